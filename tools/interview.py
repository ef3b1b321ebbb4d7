"""One interview behind every front end: opened or taken up again, answered, and its answers filed as statements."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Protocol

from pydantic import BaseModel

from storage.cascade import delete_document
from storage.database import Database
from storage.run import RunRequest
from storage.scope import Scope
from tailoring.errors import InvalidOption, NotFound
from tailoring.facts import Document
from tailoring.interview.answers import declined, settled_keys, status_of, stopped, time_left, with_answer
from tailoring.interview.model import DiscoveredExperience, DiscoveryQuestion, Interview, Place
from tailoring.interview.questions import next_question, open_topics
from tailoring.interview.statements import Told, json_resume_of, told_topics
from tailoring.interview.topics import JobGaps, places_of, topics_of
from tailoring.options import TailorOptions
from tailoring.posting import Posting
from tailoring.profile import Profile
from tailoring.run import RunInputs

if TYPE_CHECKING:
    from storage.store import Store
    from tailoring.skills.taxonomy import Taxonomy

MOST_JOBS = 20


class Asked(BaseModel):
    """A question as data, for a client that shows no forms."""

    question: str
    options: dict[str, str]
    question_id: str
    fields: dict[str, str]
    required: list[str]


class NeedInput(BaseModel):
    """What is needed before the interview can go on."""

    status: Literal["need_input"] = "need_input"
    action: Literal["ask_user"] = "ask_user"
    payload: Asked


class Discovery(BaseModel):
    """Where an interview stands: the next question, what was discovered, and how long the rest takes."""

    interview_id: str
    status: str
    stopped: bool = False
    estimated_discovery_time: str = ""
    questions_left: int = 0
    categories: list[str] = []
    need_input: NeedInput | None = None
    discovered_experiences: list[DiscoveredExperience] = []
    held_back: list[str] = []
    person_runs: str = ""


class Documents(Protocol):
    """Takes in what was said."""

    async def document(
        self, scope: Scope, data: bytes, name: str, *, relayed: bool = False, statement: bool = False
    ) -> tuple[Document, Profile, bool]:
        """Read and keep it."""
        ...


class Loads(Protocol):
    """Loads what a job is held against."""

    async def load(self, scope: Scope, request: RunRequest) -> RunInputs:
        """The stored things a request names."""
        ...


class Desk(Protocol):
    """What an interview needs, whichever front end it has."""

    @property
    def database(self) -> Database:
        """Where everything is kept."""
        ...

    @property
    def intake(self) -> Documents:
        """Takes in what was said."""
        ...

    @property
    def runs(self) -> Loads:
        """Loads what a job is held against."""
        ...

    @property
    def taxonomy(self) -> Callable[[], Taxonomy]:
        """The skills."""
        ...

    @property
    def today(self) -> Callable[[], date]:
        """The day to count from."""
        ...


async def open_interview(services: Desk, scope: Scope, job_ids: Sequence[str], interview_id: str = "") -> Interview:
    """The named interview, the one that was left open for these jobs, or a new one. Raises NotFound."""
    async with services.database.reading(scope) as store:
        if interview_id:
            return stopped(await store.interviews.get(interview_id), stop=False)
        earlier = await store.interviews.all()
        postings = await _postings(store, job_ids)
    named = tuple(posting.id for posting in postings)
    open_one = next((one for one in reversed(earlier) if one.job_ids == named and status_of(one) != "completed"), None)
    if open_one is not None:
        return stopped(open_one, stop=False)
    settled = {key for one in earlier for key in settled_keys(one)}
    made = await _new(services, scope, postings, settled, len(earlier) + 1)
    async with services.database.writing(scope) as store:
        return await store.interviews.save(made)


async def _postings(store: Store, job_ids: Sequence[str]) -> list[Posting]:
    """The named jobs, or the newest of all."""
    if job_ids:
        return [await store.postings.get(job_id) for job_id in dict.fromkeys(job_ids)]
    stored = list(await store.postings.all())[-MOST_JOBS:]
    if not stored:
        raise NotFound("There is no job to ask for yet.", "Add one with add_job first.")
    return stored


async def _new(services: Desk, scope: Scope, postings: Sequence[Posting], settled: set[str], number: int) -> Interview:
    from tailoring.gaps import analyze_gaps
    from tailoring.matching import fit_of

    async with services.database.reading(scope) as store:
        documents = await store.documents.ids()
    if not documents:
        raise NotFound("There is no document yet.", "Add a résumé with add_document first.")
    taxonomy, options = services.taxonomy(), TailorOptions(as_of=services.today())
    jobs: list[JobGaps] = []
    places: tuple[Place, ...] = ()
    unjudged: dict[str, None] = {}
    for posting in postings:
        request = RunRequest(document_ids=documents, posting_id=posting.id, options=options)
        inputs = await services.runs.load(scope, request)
        unjudged |= dict.fromkeys(inputs.unjudged_languages)
        fit = fit_of(inputs, taxonomy)
        jobs.append(JobGaps(inputs.posting, fit, analyze_gaps(inputs.posting, fit, inputs.profile, taxonomy)))
        places = places_of(inputs.profile)
    if unjudged and not any(job.fit.matches for job in jobs):
        problem = f"Text in {' and '.join(unjudged)} is not judged, so there is no gap to ask about."
        raise InvalidOption(problem, "Name a job whose ad is in English, with documents in English.")
    ids = tuple(posting.id for posting in postings)
    digest = hashlib.sha256(" ".join((str(number), *ids)).encode()).hexdigest()[:8]
    return Interview(id=f"talk-{digest}", job_ids=ids, topics=topics_of(jobs, settled), places=places)


async def answer(
    services: Desk,
    scope: Scope,
    interview: Interview,
    question_id: str,
    given: Mapping[str, str],
    *,
    by: str,
) -> Interview:
    """Keep an answer. `by` says how the person gave it themselves; "" when a model relayed it."""
    return await _kept(services, scope, with_answer(interview, question_id, given, relayed=not by), question_id, by)


async def decline(services: Desk, scope: Scope, interview: Interview, question_id: str) -> Interview:
    """Close a topic that the person would rather not speak of."""
    return await _kept(services, scope, declined(interview, question_id), question_id, "")


async def pause(services: Desk, scope: Scope, interview: Interview) -> Interview:
    """Put the interview aside; it can be taken up at any time."""
    async with services.database.writing(scope) as store:
        return await store.interviews.save(stopped(interview))


async def _kept(services: Desk, scope: Scope, interview: Interview, question_id: str, by: str) -> Interview:
    """Store the interview, and let the document of the topic that was answered say what it now says."""
    number = int(question_id.removeprefix("t").partition("-")[0])
    told = next((one for one in told_topics(interview) if one.number == number), None)
    before = interview.filed.get(number)
    filed = {key: value for key, value in interview.filed.items() if key != number}
    if told is not None:
        filed[number] = await _file(services, scope, interview, told, by)
    async with services.database.writing(scope) as store:
        if before is not None and before != filed.get(number):
            await delete_document(store, before)
        return await store.interviews.save(interview.model_copy(update={"filed": filed}))


async def _file(services: Desk, scope: Scope, interview: Interview, told: Told, by: str) -> str:
    document, _, _ = await services.intake.document(
        scope, json_resume_of(told), f"{interview.id}-{told.number}.json", relayed=told.relayed, statement=True
    )
    if by and not told.relayed:
        async with services.database.writing(scope) as store:
            await store.documents.confirm(document.id, by)
    return document.id


def asked(question: DiscoveryQuestion) -> Asked:
    """The question as data; options of the first field that has any."""
    offered = [field.options for field in question.fields if field.options]
    return Asked(
        question=question.question,
        options=offered[0] if offered else {},
        question_id=question.id,
        fields={field.name: field.label for field in question.fields},
        required=[field.name for field in question.fields if field.required],
    )


def state_of(interview: Interview, services: Desk) -> Discovery:
    """Where the interview stands."""
    from tailoring.interview.discovered import judged_experiences

    question = next_question(interview)
    left = open_topics(interview)
    return Discovery(
        interview_id=interview.id,
        status=status_of(interview),
        stopped=interview.stopped,
        estimated_discovery_time=time_left(interview) if question else "",
        questions_left=len(left),
        categories=list(dict.fromkeys(topic.category for topic in left)),
        need_input=NeedInput(payload=asked(question)) if question else None,
        discovered_experiences=list(judged_experiences(interview, services.taxonomy(), services.today())),
    )


def form_of(question: DiscoveryQuestion) -> dict[str, Any]:
    """The fields of the form; people choose words, not keys."""
    fields: dict[str, Any] = {}
    for field in question.fields:
        shape: dict[str, Any] = {"type": "string", "title": field.label}
        if field.kind == "choice":
            shape["enum"] = list(field.options.values())
        fields[field.name] = shape
    fields[STOP] = {"type": "boolean", "title": "Stop here for now", "default": False}
    return fields


STOP = "stop"


def from_form(question: DiscoveryQuestion, values: Mapping[str, Any]) -> dict[str, str]:
    """The answer that a filled form holds, its choices as keys again."""
    given: dict[str, str] = {}
    for field in question.fields:
        value = str(values.get(field.name) or "")
        given[field.name] = next((key for key, label in field.options.items() if label == value), value)
    return given
