"""Where a story of the letter took place: in a post, as a volunteer, on a project, or somewhere in one's own work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tailoring.entry_headings import labelled, of_studies
from tailoring.letter_words import NameForm, letter_data
from tailoring.own_trade import core_title, latest_post, names_post, spoken_employer
from tailoring.posting_title import unshouted
from tailoring.profile import Bullet, Position, Profile, Project
from tailoring.wording import capitalised

# How the patterns of the letter name a post; a story that is none of a post's takes its own words there.
_AT = "at {own_employer}"
_WORK = "as {own_title} at {own_employer}"
_SAME = "in the same post"
_CLIENT = re.compile(r"(?:^|\s)Client(?:\s+Name)?\s*(?::|-|–|\s)\s*(?P<name>[A-Z].*)$")
_MOST_CLIENT = 7  # words
_MOST_NAME = 9
_STEM = 5
_FEW = 2  # lines of a project that say what it was about
# A name so short, without words that bind others, is spoken before "project".
_SHORT_NAME = 4
_BINDS = re.compile(r"[()\[\]/:,“”\"–—]|\b(?i:a|an|the|of|for|with|in|on|by|to|and|using|from)\b|^[a-z]")
_NO_NAME = re.compile(
    r"[.:;!?|•]$|\b(?:details?|summary|description|responsibilities|experience|activities|achievements)\b|\b\d{4}\s*[-–]"
)


# The rank of what is told of no place.
LOOSE = 2


class Place(NamedTuple):
    """What a story is told of.

    `at` names it in a sentence, `work` after "my work" ("" where nothing can stand there), `same` when it was just
    named. `ended` is whether nothing of it goes on, `since` the year it began; of what has the lower `rank` is told
    more gladly. `done` is whether only what is told in the past is taken for the person's own act: a line such as
    "Provide search by phrase" under a project tells what the product does. Of what is not `dated` nobody knows whether
    it goes on. What lies `before` was over at another employer when the latest post began.
    """

    id: str
    at: str
    work: str
    same: str
    slots: dict[str, str]
    fact_ids: tuple[str, ...]
    ended: bool
    since: int | None = None
    rank: int = 0
    done: bool = False
    dated: bool = True
    before: bool = False

    @property
    def name(self) -> str:
        """What a reader takes for the same place: one employer, whatever the posts there."""
        return self.slots.get("own_employer") or self.id

    @property
    def at_employer(self) -> bool:
        """Whether it is named by an employer, so that "there" can follow."""
        return "{own_employer}" in self.at

    def told(self, pattern: str) -> str:
        """The pattern with this place where it names a post."""
        for written, said in ((_WORK, self.work), (_AT, self.at), (_SAME, self.same)):
            pattern = pattern.replace(written, said).replace(capitalised(written), capitalised(said))
        return pattern


def places_of(profile: Profile) -> Iterator[tuple[Bullet, Place]]:
    """Every statement that can be told, with its place; posts first."""
    latest = latest_post(profile)
    for job in profile.positions:
        place = _post(job, latest)
        told = job.bullets if place or not (job.employer or job.volunteering) else ()
        yield from ((bullet, place or _own(bullet)) for bullet in told)
    facts = labelled(profile)
    for project in profile.projects:
        place = _project(project, facts.get)
        own = [bullet for bullet in project.bullets if place and not _of_a_post(bullet, project, profile)]
        yield from ((bullet, place) for bullet in own if place)
    for bullet in (*profile.summary, *profile.unplaced):
        yield bullet, _own(bullet)


def _post(job: Position, latest: Position | None) -> Place | None:
    """A post by its employer, or by its title where no employer is named and it surely is a title."""
    employer, titled = spoken_employer(job), names_post(job.title)
    if not employer and not titled:
        return None
    data, dates = letter_data(), job.dates
    at, work = (_AT, _WORK) if employer else ("as {own_title}", "as {own_title}")
    if job.volunteering:
        at = work = data.as_volunteer if employer else at
    elif not titled:
        work = at
    elif not employer and latest and _is_earlier(job, latest):
        at = work = data.in_earlier_post
    undated = dates.start is None and dates.end is None and not dates.current
    return Place(
        id=job.id,
        at=at,
        work=work,
        same=_SAME,
        slots={"own_title": unshouted(core_title(job.title)), "own_employer": employer},
        fact_ids=job.fact_ids,
        ended=(dates.end is not None and not dates.current) or (undated and job is not latest),
        since=dates.start.year if dates.start else None,
        rank=1 if job.volunteering else 0,
        dated=not undated,
        before=bool(employer) and latest is not None and _is_earlier(job, latest) and job.employer != latest.employer,
    )


def _is_earlier(job: Position, latest: Position) -> bool:
    """Whether a post had ended by the time that the `latest` began."""
    ended, began = job.dates.end, latest.dates.start
    if job is latest or job.dates.current or ended is None or began is None:
        return False
    return ended.iso() <= began.iso()


def _project(project: Project, text_of: Callable[[str], str | None]) -> Place | None:
    """A project by its name, for the client that its own lines name; its name may be that of a client as well."""
    told_as = " ".join(text_of(fact) or "" for fact in project.fact_ids)
    if not _is_name(project.name) or of_studies(told_as):
        return None
    data = letter_data()
    at = data.on_project[_way_of_naming(project.name)]
    slots = {"project": project.name}
    lines = (*(text_of(fact) or "" for fact in project.fact_ids), *(bullet.text for bullet in project.bullets))
    client = next((name for line in lines if (name := _client(line))), "")
    told_of = project.fact_ids
    if client and client.casefold() not in project.name.casefold():
        at, slots = at + data.for_client, {**slots, "client": client}
        told_of += tuple(bullet.fact_id for bullet in project.bullets if _client(bullet.text) == client)
    return Place(
        id=project.id,
        at=at,
        work=at,
        same=data.same_project,
        slots=slots,
        fact_ids=told_of,
        ended=not project.dates.current,
        since=project.dates.start.year if project.dates.start else None,
        rank=1,
        done=True,
    )


def _of_a_post(bullet: Bullet, project: Project, profile: Profile) -> bool:
    """Whether a line tells of a post's trade and of nothing else of its project: teaching under a phone's tests."""
    act = re.match(rf"[a-z]{{{_STEM}}}(?=[a-z]*ing\b)", bullet.text.casefold())
    others = [other.text for other in project.bullets if other is not bullet]
    if act is None or len(others) < _FEW:
        return False
    told = re.compile(rf"\b{act[0]}", re.IGNORECASE)
    return not told.search(" ".join((project.name, project.role, *others))) and any(
        told.search(job.title) for job in profile.positions
    )


def _own(bullet: Bullet) -> Place:
    """Work that the documents tell of without saying where it was done."""
    at = letter_data().in_own_work
    return Place(bullet.fact_id, at, "", at, {}, (), ended=True, rank=LOOSE, done=True)


def _is_name(name: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2}", name)) and len(name.split()) <= _MOST_NAME and not _NO_NAME.search(name)


def _way_of_naming(name: str) -> NameForm:
    if re.match(r"project\s", name, re.IGNORECASE):
        return "bare"
    if re.search(r"\sproject$", name, re.IGNORECASE):
        return "article"
    return "quoted" if len(name.split()) > _SHORT_NAME or _BINDS.search(name) else "named"


def _client(line: str) -> str:
    """The client that a line of a project names, without their place."""
    found = _CLIENT.search(" ".join(line.split()))
    name = re.split(r",|\s[-–|]\s|\.$|\s\(", found["name"], maxsplit=1)[0].strip() if found else ""
    return name if len(name.split()) <= _MOST_CLIENT else ""
