"""The run, as one short list of named steps. Each takes what came before and leaves one stored output."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tailoring.assembly import assemble
from tailoring.benchmark import benchmark_role, market_position, success_profile
from tailoring.brief import WritingBrief, writing_brief
from tailoring.company import company_research, job_analysis
from tailoring.discovery import open_questions
from tailoring.errors import UserError
from tailoring.generation import generate
from tailoring.library import LibraryAnswer
from tailoring.matching import matched_step
from tailoring.model import Model
from tailoring.posting import Posting
from tailoring.rendering.press import Press
from tailoring.run import (
    AssemblyStep,
    DiscoveryStep,
    LibraryStep,
    LibraryUpdateStep,
    ModelUse,
    ResearchStep,
    RunInputs,
    RunOutputs,
    StepName,
    TemplateStep,
)
from tailoring.services import Writer
from tailoring.skills.taxonomy import Taxonomy
from tailoring.theme_meter import theme_meter


class Shelf(Protocol):
    """What the steps need from storage, already scoped to one owner and person."""

    async def search_library(self, inputs: RunInputs) -> LibraryAnswer:
        """Past résumés like the one to be, and the patterns that worked."""
        ...

    async def other_postings(self, inputs: RunInputs) -> Sequence[Posting]:
        """The other stored ads, in a stable order."""
        ...

    async def keep_files(self, files: Mapping[str, bytes]) -> None:
        """Keep the files of this run."""
        ...

    async def keep_entry(self, inputs: RunInputs, outputs: RunOutputs) -> LibraryUpdateStep:
        """Keep the result in the library when it is good enough."""
        ...


T = TypeVar("T")


class Apart(Protocol):
    """Does long reckoning where it holds up nobody else."""

    async def __call__(self, work: Callable[[], T], /) -> T:
        """The result of the work."""
        ...


async def at_once(work: Callable[[], T], /) -> T:
    """Do it here and now."""
    return work()


@dataclass(frozen=True, slots=True)
class Services:
    """What the steps need from outside."""

    taxonomy: Taxonomy
    shelf: Shelf
    quality_threshold: float = 85
    writer: Writer | None = None
    apart: Apart = at_once
    press: Press | None = None


StepFunction = Callable[[RunInputs, RunOutputs, Services], Awaitable[Model]]


@dataclass(frozen=True, slots=True)
class Step:
    """A named step: `label` is what a person reads while it runs, `output` the type that is stored."""

    name: StepName
    label: str
    run: StepFunction


async def find_patterns(inputs: RunInputs, _: RunOutputs, services: Services) -> LibraryStep:
    """Step 0."""
    return LibraryStep(answer=await services.shelf.search_library(inputs))


async def research(inputs: RunInputs, _: RunOutputs, services: Services) -> ResearchStep:
    """Step 1."""
    others = await services.shelf.other_postings(inputs)
    return await services.apart(
        lambda: ResearchStep(
            benchmark=benchmark_role(inputs.posting, others, services.taxonomy),
            success_profile=success_profile(inputs.posting, others, services.taxonomy),
            market_position=market_position(inputs.posting, others),
            analysis=job_analysis(inputs.posting, services.taxonomy),
            company=company_research(inputs.posting, others, inputs.options.as_of),
        )
    )


async def match(inputs: RunInputs, _: RunOutputs, services: Services) -> TemplateStep:
    """Step 2."""
    return await services.apart(lambda: matched_step(inputs, services.taxonomy))


async def discover(_: RunInputs, outputs: RunOutputs, __: Services) -> DiscoveryStep:
    """Step 2.5."""
    done = _done(outputs.template)
    return DiscoveryStep(questions=open_questions(done.fit, done.gaps))


async def plan(inputs: RunInputs, outputs: RunOutputs, services: Services) -> AssemblyStep:
    """Step 3."""
    done = _done(outputs.template)
    return AssemblyStep(plan=await services.apart(lambda: assemble(inputs, done, theme_meter(inputs.options))))


async def make(inputs: RunInputs, outputs: RunOutputs, services: Services) -> Model:
    """Step 4."""
    matched, planned = _done(outputs.template), _done(outputs.assembly)
    used, inputs = await _written(inputs, writing_brief(inputs, matched.fit, planned.plan), services.writer)
    made = await services.apart(
        lambda: generate(
            inputs, matched, planned, outputs, services.taxonomy, services.quality_threshold, used, services.press
        )
    )
    await services.shelf.keep_files(made.files)
    return made.step


async def _written(inputs: RunInputs, brief: WritingBrief, writer: Writer | None) -> tuple[ModelUse, RunInputs]:
    """The inputs with what a model wrote, where one is set; without it the run goes on and says so."""
    if writer is None or inputs.submission is not None or inputs.options.quick or inputs.unjudged_languages:
        return ModelUse(model=inputs.submission.writer if inputs.submission else ""), inputs
    try:
        written = await writer.write(brief)
    except UserError as error:
        return ModelUse(model=writer.name, warning=str(error)), inputs
    use = ModelUse(model=writer.name, calls=written.calls, tokens=written.tokens)
    return use, inputs.model_copy(update={"submission": written.submission})


async def update_library(inputs: RunInputs, outputs: RunOutputs, services: Services) -> LibraryUpdateStep:
    """Step 5."""
    return await services.shelf.keep_entry(inputs, outputs)


STEPS: tuple[Step, ...] = (
    Step("library", "Looking through past applications", find_patterns),
    Step("research", "Reading what the role asks", research),
    Step("template", "Matching every requirement", match),
    Step("discovery", "Finding what to ask", discover),
    Step("assembly", "Choosing the evidence", plan),
    Step("generation", "Writing, checking and rendering", make),
    Step("library_update", "Keeping the result", update_library),
)


def next_step(outputs: RunOutputs) -> Step | None:
    """The first step that has left no output, or None when the run is finished."""
    return next((step for step in STEPS if getattr(outputs, step.name) is None), None)


async def advance(inputs: RunInputs, outputs: RunOutputs, services: Services) -> RunOutputs:
    """Run the next unfinished step and return the outputs with its own added."""
    step = next_step(outputs)
    if step is None:
        return outputs
    return outputs.model_copy(update={step.name: await step.run(inputs, outputs, services)})


def _done(output: T | None) -> T:
    if output is None:
        message = "a step ran before the one it rests on"
        raise RuntimeError(message)
    return output
