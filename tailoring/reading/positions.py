"""Headers of jobs → employer, title, place and dates; roles nested under one employer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tailoring.facts import FactKind
from tailoring.profile import Position, Project, Skill
from tailoring.reading.cues import SURE, employer_score, is_break, title_score
from tailoring.reading.dated_labels import opened
from tailoring.reading.engagements import Engagement, firm_above, firm_in, parted_engagements, project_of
from tailoring.reading.entries import entries_of
from tailoring.reading.entry_body import Body, body_of, is_technology_list
from tailoring.reading.entry_headers import Entry, fields_of, parted_details
from tailoring.reading.form_posts import numbered_firm, says_again, tabled_posts
from tailoring.reading.header_pieces import header_of
from tailoring.reading.inner_roles import with_inner_roles
from tailoring.reading.job_names import named_job, title_beside, usual_order, with_teams
from tailoring.reading.jobs import Job, job_dates, title_alone
from tailoring.reading.ledger import Ledger
from tailoring.reading.paragraphs import Page, Paragraph, is_label
from tailoring.reading.rows import Piece, Row
from tailoring.reading.stated_jobs import dated_once, parted_posts, stated_alone, told_header
from tailoring.reading.vocabulary import fold, folded

_DAYS = re.compile(r"(?i),\s*(?:every\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|evenings?)$")

_LONGEST_UNKNOWN = 3  # words of a title that sounds like none
_LETTERED = re.compile(r"^[A-H][.)]\s+(?=[A-Z][a-z]{2})")


@dataclass(frozen=True, slots=True)
class Posts:
    """What a section on work holds: posts, the projects done in them, and the skills that these list."""

    positions: tuple[Position, ...]
    projects: tuple[Project, ...]
    skills: tuple[Skill, ...]


def read_positions(ledger: Ledger, page: Page, rows: Sequence[Row], *, volunteering: bool = False) -> Posts:
    """The posts of a section. Rows before the first one that state none are left to the caller."""
    listed, rows = tabled_posts(ledger, rows)
    before, entries = entries_of(page, opened(rows))
    jobs = [Job(entry, told_header(header_of(entry.header))) for whole in entries for entry in _separate(whole)]
    order = usual_order(jobs)
    named = [numbered_firm(job) for job in _once(with_teams([named_job(job, order) for job in jobs]))]
    stated = stated_alone(ledger, before)
    told = [role for job in named for part in parted_posts(ledger, job) for role in with_inner_roles(part)]
    return _positions(ledger, [*listed, *dated_once([*stated, *told])], volunteering)


def read_tabled(ledger: Ledger, rows: Sequence[Row]) -> tuple[Posts, list[Row]]:
    """The posts of a table among rows on something else, and the other rows."""
    listed, rest = tabled_posts(ledger, rows)
    return _positions(ledger, listed, volunteering=False), rest


def _once(jobs: Sequence[Job]) -> list[Job]:
    """The jobs, each that a person states again in one row below the header of a form taken together with it."""
    found: list[Job] = []
    for job in jobs:
        if found and says_again(found[-1], job):
            above = found.pop()
            whole = Entry([*above.entry.header, *job.entry.header], [*above.entry.body, *job.entry.body])
            found.append(replace(above, entry=whole))
        elif found and _restates(found[-1], job):
            above = found.pop()
            whole = Entry([*above.entry.header, *job.entry.header], job.entry.body)
            named = job.title and above.employer and (title_beside(job.title, above.employer) or job.title)
            found.append(replace(above, entry=whole, title=above.title or named, also=named))
        else:
            found.append(job)
    return found


def _restates(above: Job, job: Job) -> bool:
    """Whether one row names the firm of the bare header above it, with dates from and until the same months."""
    if above.employer is None or above.entry.body or len(job.entry.header) > 1:
        return False
    spells = [(dates.from_iso[:7], dates.to_iso[:7]) for dates in (job_dates(above.header), job_dates(job.header))]
    words = f" {fold(job.entry.header[0].text)} "
    return any(spells[0]) and spells[0] == spells[1] and f" {fold(above.employer.text)} " in words


def _separate(entry: Entry) -> list[Entry]:
    """An undated job whose header runs into the next one's, taken apart: a second title after title and firm."""
    groups: list[list[Row]] = [[]]
    for row in entry.header:
        above = groups[-1]
        named = any(title_score(other.text) >= SURE for other in above)
        undated = not any(dates for other in above for dates in other.dates)
        again = title_score(row.text) >= 2 and employer_score(row.text) <= 1
        if len(above) >= 2 and named and undated and again and title_score(above[-1].text) < SURE:
            groups.append([])
        groups[-1].append(row)
    return [*(Entry(group) for group in groups[:-1]), Entry(groups[-1], entry.body)]


def _positions(ledger: Ledger, jobs: Sequence[Job], volunteering: bool) -> Posts:
    found: list[Position] = []
    projects: list[Project] = []
    skills: list[Skill] = []
    kind: FactKind = "volunteering" if volunteering else "position"
    parent: Job | None = None
    parent_facts: tuple[str, ...] = ()
    last_employer: Piece | None = None
    for index, job in enumerate(jobs):
        following = jobs[index + 1] if index + 1 < len(jobs) else None
        if _is_caption(job):
            skills += [_skill(ledger, job, piece) for piece in (job.employer,) if piece]
            skills += body_of(ledger, job.entry.body, kind, "", titled=True).skills
            continue
        item_id = ledger.item_id(kind)
        own, engagements = parted_engagements(_told_once(ledger, job.entry, kind, item_id), ledger.document.text)
        job = replace(_at_firm(job, own, engagements), title=_title_of(job, own))  # noqa: PLW2901
        facts = tuple(ledger.add(kind, row.start, row.end, item_id) for row in job.entry.header)
        if _is_parent(job, following):
            details, _ = parted_details(job.entry.body, titled=False)
            parent_facts = (*facts, *(ledger.add(kind, row.start, row.end, item_id) for row in details))
            parent, last_employer = job, job.employer
            continue
        body = body_of(ledger, own, kind, item_id, titled=job.title is not None)
        if job.employer is not None:
            parent, parent_facts = None, ()
        pause = job.title is not None and is_break(job.title.text)
        above = last_employer if job.title and not _in_slot(job) else None
        employer = job.employer or (parent.employer if parent else above)
        employer = job.employer if pause else employer
        place = job.header.place or (parent.header.place if parent and not pause else None)
        if not pause:
            last_employer = None if _is_its_own(job) else employer
        found.append(
            Position(
                id=item_id,
                fact_ids=(*parent_facts, *facts, *body.fact_ids, *_telling(job.title, job.entry.header, body)),
                dates=job_dates(job.header),
                place=_clean(place).rstrip("."),
                bullets=body.bullets,
                about=body.about,
                employer=_clean(employer),
                title=_titles(job),
                client=_clean(job.client)
                or _client([*job.entry.header, *(part.rows[0] for part in own)], _clean(employer)),
                employer_id=f"{ledger.document.id}:employer-{fold(employer.text).replace(' ', '-')}"
                if employer
                else "",
                volunteering=volunteering,
            )
        )
        skills += body.skills
        for one in engagements:
            project, listed = project_of(ledger, one, _clean(employer), (*parent_facts, *facts))
            projects.append(project)
            skills += listed
    return Posts(tuple(found), tuple(projects), tuple(skills))


def _at_firm(job: Job, own: list[Paragraph], engagements: Sequence[Engagement]) -> Job:
    """The job at the firm that a caption under it names, where the form's firm is a project's client."""
    caption = firm_above(own, engagements, job.employer)
    if caption is None:
        return job
    own.remove(caption)
    header = [*job.entry.header, *caption.rows]
    return replace(job, entry=Entry(header, job.entry.body), employer=firm_in(caption.rows[0]), client=job.employer)


def _told_once(ledger: Ledger, entry: Entry, kind: FactKind, item_id: str) -> Entry:
    """An entry without the lines below its header that only say a row of the header again."""
    header = {fold(row.text) for row in entry.header}
    again = [
        part for part in entry.body if len(part.rows) == 1 and not is_label(part) and fold(part.rows[0].text) in header
    ]
    for part in again:
        ledger.add(kind, part.rows[0].start, part.rows[0].end, item_id)
    return Entry(entry.header, [part for part in entry.body if part not in again]) if again else entry


def _is_caption(job: Job) -> bool:
    """Whether a form's title is no post but the caption of a list of skills ("Baking Tools"), with nothing done."""
    words = fold(job.title.text).split() if job.title else []
    named = len(words) > 1 and words[-1] in folded("labels.yaml", "technology_fields")
    listed = any(is_technology_list(part.rows[0].text) for part in job.entry.body)
    told = any(part.bullet for part in job.entry.body)
    return named and listed and not told and title_score(job.title.text if job.title else "") < SURE


def _skill(ledger: Ledger, job: Job, piece: Piece) -> Skill:
    """What stands below the caption of a list of skills."""
    for row in job.entry.header:
        if not row.start <= piece.start < row.end:
            ledger.add("heading", row.start, row.end)
    return Skill(fact_id=ledger.add_piece("skill", piece), name=_clean(piece), group=_clean(job.title))


def _title_of(job: Job, body: Sequence[Paragraph]) -> Piece | None:
    """The title of the header, but the one told below it where the header's is as long as a project's and no trade."""
    told = _title_told(body)
    if job.title is None or told is None:
        return job.title or told
    project = len(job.title.text.split()) > _LONGEST_UNKNOWN and title_score(job.title.text) < SURE
    return told if project else job.title


def _title_told(body: Sequence[Paragraph]) -> Piece | None:
    """The title that a row under a header gives ("Role: Business Analyst, testing")."""
    for part in body:
        for field, value in fields_of(part.rows[0]) if len(part.rows) == 1 else ():
            first = title_alone(value)
            if field == "title" and title_score(first.text) >= SURE:
                return first
    return None


def _telling(title: Piece | None, header: Sequence[Row], body: Body) -> tuple[str, ...]:
    """The fact of the line below a header that tells the title, where no row of the header does."""
    if title is None or any(row.start <= title.start < row.end for row in header):
        return ()
    return tuple(bullet.fact_id for bullet in body.bullets if title.text in bullet.text)[:1]


def _is_parent(job: Job, following: Job | None) -> bool:
    """Whether a header names only the employer of the roles below it."""
    if following is None or job.title is not None or job.employer is None:
        return False
    spell, inner = job_dates(job.header), job_dates(following.header)
    before = inner.from_iso and spell.from_iso and inner.from_iso < spell.from_iso
    titled = following.employer is None and following.title is not None
    return titled and not before and not any(p.bullet for p in job.entry.body)


def _in_slot(job: Job) -> bool:
    """Whether a form has left the slot of the firm with nothing but a place and its dash ("Leeds, UK -")."""
    return any(row.text.rstrip().endswith((" -", " –")) for row in job.entry.header)


def _is_its_own(job: Job) -> bool:
    """Whether the firm of a title is that title's alone, as it is below one; above one it may head the next, too."""
    if any(slot.label == "title" for slot in job.header.slots):
        return True
    return job.title is not None and job.employer is not None and job.title.start < job.employer.start


def _clean(piece: Piece | None) -> str:
    return _DAYS.sub("", " ".join(piece.text.split()).strip(" ,;:|·•–—-")) if piece else ""


def _client(rows: Sequence[Row], employer: str) -> str:
    """For whom the work of a post was done, where a row says so and names another than the employer."""
    named = (_clean(value) for row in rows for field, value in fields_of(row) if field == "client")
    return next((name for name in named if fold(name) not in fold(employer)), "")


def _titles(job: Job) -> str:
    """What the person was: the title, and behind a stroke another that is told of the same post."""
    names = [_without_stop(_clean(piece)) for piece in (job.title, job.also) if piece is not None]
    longest = max(names, key=len, default="")
    return longest if all(fold(name) in fold(longest) for name in names) else " / ".join(names)


def _without_stop(title: str) -> str:
    """A title without the letter it is listed under, and without a sentence's full stop, unlike an abbreviation's."""
    title = _LETTERED.sub("", title)
    return title.removesuffix(".") if re.search(r"[a-z]{5}\.$", title) else title
