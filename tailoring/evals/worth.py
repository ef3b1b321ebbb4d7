"""What tailoring is worth: the tailored résumé against the same profile untailored, on equally many pages.

Both are set by the same renderer and read off the page again; what stands after the last of the tailored one's pages
is cut from the untailored one. Both are judged by the fit of what a reader sees to what the ad asks.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tailoring.errors import UserError
from tailoring.evals.pairs import Pair
from tailoring.evals.shown import END_OF_FIRST_HALF, Place, shown_profile
from tailoring.evals.untailored import untailored_draft
from tailoring.fit import FitReport, MatchedContent
from tailoring.fit_report import assess_fit, unstated
from tailoring.importance import importance_weight
from tailoring.library import LibraryAnswer
from tailoring.pipeline import Services, advance, next_step
from tailoring.posting import Posting
from tailoring.profile import Profile
from tailoring.rendering.pdf import render_pdf
from tailoring.resume import Draft, DraftLine
from tailoring.run import LibraryUpdateStep, RunInputs, RunOutputs
from tailoring.skills.taxonomy import Taxonomy
from tailoring.theme_meter import render_options
from tailoring.wording import bare_words

_TOP = 5
# A requirement is evidenced from this tier's floor on (adjacent).
_EVIDENCED = ("direct", "transferable", "adjacent")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a document shows: coverage of all requirements, and of the top five in the first half page, 0–1 each."""

    coverage: float
    top_in_half_page: float


@dataclass(frozen=True, slots=True)
class Worth:
    """One pair's figures. Bullets are those of jobs, schools and projects; `strategies` counts those changed."""

    name: str
    tailored: Seen
    untailored: Seen
    reachable: Seen
    bullets: int
    bullets_offered: int
    bullets_moved: int
    strategies: Mapping[str, int]
    lines: int
    refused: int
    same_as_input: bool
    same_bullets: bool
    pages: int


@dataclass(slots=True)
class WorthReport:
    """The pairs that were run, and why others could not be."""

    pairs: list[Worth] = field(default_factory=list[Worth])
    not_run: list[str] = field(default_factory=list[str])


class _NoShelf:
    """A shelf with nothing on it."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    async def search_library(self, inputs: RunInputs) -> LibraryAnswer:  # noqa: ARG002
        return LibraryAnswer()

    async def other_postings(self, inputs: RunInputs) -> Sequence[Posting]:  # noqa: ARG002
        return ()

    async def keep_files(self, files: Mapping[str, bytes]) -> None:
        self.files.update(files)

    async def keep_entry(self, inputs: RunInputs, outputs: RunOutputs) -> LibraryUpdateStep:  # noqa: ARG002
        return LibraryUpdateStep()


async def measure_worth(pairs: Iterable[Pair], taxonomy: Taxonomy) -> WorthReport:
    """Every pair tailored and compared; one that cannot be read is named with the reason."""
    report = WorthReport()
    for pair in pairs:
        try:
            report.pairs.append(await worth_of(pair.name, pair.inputs(), taxonomy))
        except UserError as error:
            report.not_run.append(f"{pair.name}: {error.problem}")
    return report


async def worth_of(name: str, inputs: RunInputs, taxonomy: Taxonomy) -> Worth:
    """One pair tailored by the pipeline and compared with its untailored document."""
    shelf, outputs = _NoShelf(), RunOutputs()
    services = Services(taxonomy, shelf)
    while next_step(outputs):
        outputs = await advance(inputs, outputs, services)
    made = outputs.generation
    assert made is not None
    options = render_options(inputs.options, pages=made.pages)
    plain = untailored_draft(inputs.profile, options)
    pdfs = render_pdf(made.draft, options), render_pdf(plain, options)
    end = Place(made.pages, 0.0)
    look = _Look(inputs, taxonomy)
    bullets, offered = _bullets(made.draft), _bullets(plain)
    return Worth(
        name=name,
        tailored=look.at(made.draft, pdfs[0], end),
        untailored=look.at(plain, pdfs[1], end),
        reachable=look.reachable(),
        bullets=len(bullets),
        bullets_offered=len(offered),
        bullets_moved=_moved(made.draft, inputs.profile),
        strategies=Counter(_change(line) for line in bullets if _changed(line)),
        lines=len(made.draft.all_lines()),
        refused=len(made.refused),
        same_as_input=_texts(made.draft) == _texts(plain),
        same_bullets=[bare_words(line.text) for line in bullets] == [bare_words(line.text) for line in offered],
        pages=made.pages,
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """Judges what a document shows to the eyes of the ad."""

    inputs: RunInputs
    taxonomy: Taxonomy

    def at(self, draft: Draft, pdf: bytes, end: Place) -> Seen:
        profile = self.inputs.profile
        half = self.fit(shown_profile(profile, draft, pdf, END_OF_FIRST_HALF))
        return Seen(coverage(self.fit(shown_profile(profile, draft, pdf, end))), top_evidenced(half))

    def reachable(self) -> Seen:
        """What the whole profile could show."""
        whole = self.fit(self.inputs.profile)
        return Seen(coverage(whole), top_evidenced(whole))

    def fit(self, profile: Profile) -> FitReport:
        return assess_fit(self.inputs.posting, profile, self.taxonomy, as_of=self.inputs.options.as_of)


def coverage(fit: FitReport) -> float:
    """Importance weight × confidence of the best evidence, over the whole weight; a gap counts nothing."""
    counted = [match for match in fit.matches if not unstated(match)]
    total = sum(importance_weight(match.importance) for match in counted)
    met = sum(
        importance_weight(match.importance) * match.confidence.overall / 100
        for match in counted
        if match.confidence.tier != "gap"
    )
    return met / total if total else 0.0


def top_evidenced(fit: FitReport) -> float:
    """The share of the ad's five most important requirements, as it names them, that have evidence."""
    top = sorted(fit.matches, key=lambda match: -importance_weight(match.importance))[:_TOP]
    return sum(map(_evidenced, top)) / len(top) if top else 0.0


def _evidenced(match: MatchedContent) -> bool:
    return match.confidence.tier in _EVIDENCED


def _bullets(draft: Draft) -> list[DraftLine]:
    return [line for section in draft.sections for item in section.items for line in item.lines]


def _changed(line: DraftLine) -> bool:
    return line.text != line.original


def _change(line: DraftLine) -> str:
    """The strategy, or "tidied" where only idle words and stops went."""
    return line.strategy or ("stop_only" if bare_words(line.text) == bare_words(line.original) else "tidied")


def _texts(draft: Draft) -> list[str]:
    shown = [bare_words(line.text) for line in draft.all_lines()]
    return [*shown, *(item.title for section in draft.sections for item in section.items)]


def _moved(draft: Draft, profile: Profile) -> int:
    """Bullets that no longer stand in the person's order: all but the longest run that does, entry by entry."""
    order = {fact.id: place for place, fact in enumerate(profile.facts)}
    rows = [[order[line.fact_ids[0]] for line in i.lines if line.fact_ids] for s in draft.sections for i in s.items]
    return sum(len(row) - _longest_rise(row) for row in rows)


def _longest_rise(row: Sequence[int]) -> int:
    lengths: list[int] = []
    for place, value in enumerate(row):
        lengths.append(1 + max((lengths[i] for i in range(place) if row[i] < value), default=0))
    return max(lengths, default=0)


def worth_figures(report: WorthReport, prefix: str = "worth") -> dict[str, float | int | str]:
    """The figures over all pairs: means of the shares, sums of the counts."""
    pairs = report.pairs
    figures: dict[str, float | int | str] = {"pairs": len(pairs), "pairs_not_run": len(report.not_run)}
    if pairs:
        figures.update(_means(pairs))
        figures.update(_counts(pairs))
    return {f"{prefix}_{name}": value for name, value in figures.items()}


def _means(pairs: Sequence[Worth]) -> dict[str, float]:
    def mean(values: Iterable[float]) -> float:
        return round(statistics.fmean(values), 3)

    return {
        "coverage_tailored": mean(pair.tailored.coverage for pair in pairs),
        "coverage_untailored": mean(pair.untailored.coverage for pair in pairs),
        "coverage_reachable": mean(pair.reachable.coverage for pair in pairs),
        "pairs_with_less_coverage": sum(p.tailored.coverage < p.untailored.coverage - 0.005 for p in pairs),
        "top5_half_page_tailored": mean(pair.tailored.top_in_half_page for pair in pairs),
        "top5_half_page_untailored": mean(pair.untailored.top_in_half_page for pair in pairs),
        "top5_reachable": mean(pair.reachable.top_in_half_page for pair in pairs),
    }


def _counts(pairs: Sequence[Worth]) -> dict[str, float | int]:
    bullets = max(1, sum(pair.bullets for pair in pairs))
    offered = max(1, sum(pair.bullets_offered for pair in pairs))
    strategies: Counter[str] = Counter()
    for pair in pairs:
        strategies.update(pair.strategies)
    real = {name: count for name, count in strategies.items() if name != "stop_only"}
    return {
        "bullets_changed": round(sum(real.values()) / bullets, 3),
        **{f"bullets_{name}": round(count / bullets, 3) for name, count in sorted(real.items())},
        "bullets_moved": round(sum(pair.bullets_moved for pair in pairs) / bullets, 3),
        "bullets_left_out": round(1 - bullets / offered, 3),
        "lines_refused": sum(pair.refused for pair in pairs),
        "lines": sum(pair.lines for pair in pairs),
        "outputs_equal_to_input": sum(pair.same_as_input for pair in pairs),
        "outputs_with_same_bullets": sum(pair.same_bullets for pair in pairs),
    }
