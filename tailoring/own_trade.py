"""What a person is by trade, and for how long: read from the titles and dates of their posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tailoring.letter_words import letter_data
from tailoring.months import MONTHS, covered_months, interval_of
from tailoring.own_years import is_late, years_in_all
from tailoring.profile import Position, Profile
from tailoring.reading.cues import SURE, employer_score, title_score
from tailoring.reading.places import is_place
from tailoring.reading.vocabulary import fold, headings
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.wording import number_word, writing_data

# Titles of those who are learning the trade.
_LEARNER = re.compile(r"\b(?:apprentic\w*|trainees?|students?|interns?|internship|cadet|improver)\b", re.IGNORECASE)
_RANKS = frozenset({"senior", "junior", "lead", "assistant", "head", "chief", "deputy", "trainee"})
# A count of years or months, and whether it is said to be of experience.
_COUNTED = re.compile(
    r"(?P<before>\bexperience\W{1,3})?(?P<count>\w+)(?:\.\d+)?\s*(?P<more>\+)?\s*(?P<unit>years?|yrs?|months?)\b\.?"
    r"(?P<of>\s+(?:of\s+)?(?:[\w/-]+\s+){0,3}experience)?",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "of and the in for to an at with senior junior lead assistant head chief deputy trainee".split()  # noqa: SIM905
)
# Words of a title that say how high somebody stands, or that they are one of a team, and not in what trade.
_STANDING = _RANKS | {"sr", "jr", "team", "agile", "principal", "staff", "vice", "general"}
_GRADE = re.compile(r"[ivx]+|\d+")
_BEHIND = 4  # words of what a title is of, at most
# A line that says whom one works for: "Working as engineer in Alder Systems Ltd from June 2019".
_WORKS = re.compile(r"\b(?:work(?:ed|ing)?|serv(?:ed|ing)|employed)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:from|since)\b.*(?:\d{4}|\bdate\b|\bpresent\b)|\btill date\b", re.IGNORECASE)
_WORKS_FOR = re.compile(r"\b(?:in|at|for|with) (?P<name>(?!Client\b)[A-Z][\w&.-]*(?: (?:[A-Z&][\w&.-]*|and|of))*)")
_LEGAL = re.compile(r"\b(?:inc|ltd|limited|pvt|private|llc|llp|plc|corp|corporation|gmbh)\b\.?")
_PROSE = frozenset({"headline", "summary", "unplaced", "bullet"})


def core_title(title: str) -> str:
    """The title without grade, ward or department: "Staff Nurse (Band 5), Acute Unit" → "Staff Nurse".

    A second title behind a stroke goes; "Arabic/Islamic teacher" is one. A part that names no trade keeps the one
    behind its comma or dash: "Specialist II, Marketing", "Lead Engineer - Automation".
    """
    head = _head(title)
    if _says_no_trade(head, title):
        return title
    cut = re.match(r"\s*(?:(?P<comma>,)|[-–—]\s)\s*", title[len(head) :])
    behind = _head(title[len(head) + cut.end() :]) if cut else ""
    words = [word for word in re.findall(r"[\w-]+", head.casefold()) if not _GRADE.fullmatch(word)]
    vague = letter_data().vague_trades if cut and not cut["comma"] and employer_score(behind) < SURE else ()
    tradeless = bool(words) and all(word in {*writing_data().no_trades, *_STANDING, *vague} for word in words)
    fits = 0 < len(behind.split()) <= _BEHIND and not re.search(r"\d", behind) and not is_place(behind)
    if tradeless and fits and cut and cut["comma"] and "," in title[len(head) + cut.end() :]:
        # A row behind it stands whole or not at all.
        row = title[len(head) + cut.end() :].strip()
        return f"{head} ({row})" if len(row.split()) <= _BEHIND and not re.search(r"[^\w\s,&-]", row) else head
    return f"{head}, {behind}" if tradeless and fits else head


def _says_no_trade(head: str, title: str) -> bool:
    """Whether only what stands behind the dash says the trade: "SAP - FI Support Consultant"."""
    _, dash, behind = title.partition(" - ")
    short = len(head.split()) == 1 and dash != "" and title.startswith(f"{head} - ")
    return short and title_score(head) < SURE <= title_score(behind) and not re.search(r"[(,|–—]| - ", behind)


def _head(title: str) -> str:
    return re.split(r"\s*[(,|–—]|\s/\s|\s-\s", title, maxsplit=1)[0].strip() or title


def names_post(title: str) -> bool:
    """Whether a title is surely one, so that a sentence may say "as a …" of it; "MS Office" is none."""
    head = _head(title)
    bare = title.partition(" - ")[2] if _says_no_trade(head, title) else head
    return title_score(bare) >= SURE and re.search(r"\bas an?\b", bare, re.IGNORECASE) is None


def names_employer(name: str) -> bool:
    """Whether what stands as an employer's name can be one in a sentence: no heading, no word such as "various"."""
    whole = name.count("(") == name.count(")") and name.count("[") == name.count("]")
    none = re.compile(letter_data().no_employers, re.IGNORECASE)
    named = len(name) > 1 and whole and not none.fullmatch(name.strip()) and fold(name) not in headings().names
    return named and not (is_bare_place(name) or _is_tool(name))


def is_bare_place(name: str) -> bool:
    """Whether a name is a place and nothing else: "Pune", "Karnataka State"."""
    return is_place(re.sub(r"\s+(?:state|district|city)$", "", name.strip(), flags=re.IGNORECASE))


def _is_tool(name: str) -> bool:
    """Whether a name is that of a tool or a language that no firm bears: "SQL Server", not "Salesforce"."""
    taxonomy = load_taxonomy()
    concept = taxonomy.concepts.get(taxonomy.find(name) or "")
    # "SAP Ariba" is the firm of that name, "SAP ABAP" none.
    firms = {fold(name), fold(name).partition(" ")[2]} & letter_data().tools_that_employ
    return concept is not None and concept.kind == "tool" and not firms


def spoken_employer(job: Position) -> str:
    """A post's employer as a sentence may name it; "" where none is, or a line of the post names another."""
    if not names_employer(job.employer):
        return ""
    own = _stems(job.employer)
    lines = [" ".join(line.text.split()) for line in (*job.bullets, *job.about)]
    told = [line for line in lines if _WORKS.search(line) and _SINCE.search(line)]
    names = [found["name"] for line in told for found in _WORKS_FOR.finditer(line)]
    another = any(employer_score(name) >= SURE and own.isdisjoint(_stems(name)) for name in names)
    return "" if another else written_large(job.employer)


def written_large(name: str) -> str:
    """A name that its owner wrote in small letters, as names are written: "lumen systems" is "Lumen Systems"."""
    if not name.islower():
        return name
    return re.sub(r"[a-z][\w'’-]*", lambda word: word[0] if word[0] in _SMALL else word[0].capitalize(), name)


def latest_post(profile: Profile) -> Position | None:
    """The post on top of a career; another is never told as the latest, even where this one has no title."""
    return next((job for job in profile.positions if not job.volunteering), None)


def of_employers(pattern: str, jobs: Sequence[Position]) -> str:
    """The pattern less "most recently" where all `jobs` are of one employer ("Lumen", "Lumen Limited")."""
    one = all(job is jobs[0] or _one_employer(job, jobs[0]) or job.employer == jobs[0].employer for job in jobs)
    return pattern.replace(", most recently", "") if one else pattern


def employed(profile: Profile) -> list[Position]:
    """The posts with an employer, less those of a volunteer."""
    return [job for job in profile.positions if job.employer and not job.volunteering]


def trade_of(latest: Position, profile: Profile, as_of: date) -> tuple[str, list[Position], int]:
    """The title that fits all jobs of the latest's trade, those jobs, and the months spent in them.

    Under a year none are told. Without them it is the latest's own title. None are told where the latest job says
    nothing of when it was (the others would be less than the whole), where what was done there had other roles,
    where the person counts others, or where one goes on in documents so old that it may have ended.
    """
    title, alike = _trade(latest, [job for job in profile.positions if job.title and not job.volunteering])
    intervals = [interval for job in alike if (interval := interval_of(job.dates, as_of))]
    months = covered_months(intervals)
    years = months // MONTHS
    dated = interval_of(latest.dates, as_of) is not None and not _may_have_ended(alike, profile, as_of)
    if years < 1 or not dated or _other_roles(alike, profile) or _counted_otherwise(title, alike, years, profile):
        return core_title(latest.title), [latest], 0
    return title, alike, months


def at_employer(latest: Position, profile: Profile, as_of: date) -> tuple[list[Position], int]:
    """The posts at the latest's employer and their months together; 0 where dates or own words do not carry them."""
    jobs = [job for job in employed(profile) if job is latest or _one_employer(job, latest)]
    intervals = [interval_of(job.dates, as_of) for job in jobs]
    known = [interval for interval in intervals if interval]
    learnt = any(_LEARNER.search(job.title) for job in jobs)
    top = intervals and intervals[0] is not None and all(interval.start <= intervals[0].start for interval in known)
    if not top or learnt or len(known) < len(jobs) or _may_have_ended(jobs, profile, as_of):
        return jobs, 0
    months = covered_months(known)
    return jobs, 0 if _counted_otherwise("", jobs, months // MONTHS, profile) else months


class Since(NamedTuple):
    """Since when a post, or with other titles the time at its employer, goes on as the documents tell it."""

    year: str
    jobs: list[Position]
    titled: bool


def open_since(latest: Position, profile: Profile, as_of: date) -> Since | None:
    """Since when the latest post goes on, where documents are too old to reckon it to today; None elsewhere."""
    old = _may_have_ended([latest], profile, as_of) and not _other_roles([latest], profile)
    return unbroken_at(latest, profile, as_of) if old else None


def unbroken_at(latest: Position, profile: Profile, as_of: date) -> Since | None:
    """Since when somebody has been with the latest's employer without a break, whatever the posts there."""
    span = interval_of(latest.dates, as_of)
    if span is None or not latest.dates.current:
        return None
    jobs, reached = [latest], span.start
    dated = [(found, job) for job in employed(profile) if (found := interval_of(job.dates, as_of))]
    for found, job in sorted(dated, key=lambda row: row[0], reverse=True):
        if found.start < reached <= found.end + 1 and _one_employer(job, latest):
            jobs, reached = [*jobs, job], found.start
    titles = {core_title(job.title).casefold() for job in jobs}
    return Since(str(reached // MONTHS), jobs, titled=len(titles) == 1)


def years_of(jobs: Sequence[Position], months: int, profile: Profile, as_of: date) -> str:
    """The months of these jobs as a sentence says them, as a total where other work lay between."""
    dated = [(job, found) for job in employed(profile) if (found := interval_of(job.dates, as_of))]
    own = [found for job, found in dated if job in jobs]
    return years_in_all(months, own, [found for job, found in dated if job not in jobs])


def _may_have_ended(jobs: Sequence[Position], profile: Profile, as_of: date) -> bool:
    return any(job.dates.current for job in jobs) and not is_late(profile, as_of)


def career_months(profile: Profile, as_of: date) -> int:
    """The months that all paid posts cover together, as far as their dates say."""
    jobs = (job for job in profile.positions if not (job.volunteering or _LEARNER.search(job.title)))
    return covered_months(interval for job in jobs if (interval := interval_of(job.dates, as_of)))


def _one_employer(one: Position, other: Position) -> bool:
    names = (_LEGAL.sub("", fold(job.employer)).strip(" .,") for job in (one, other))
    first, second = sorted((f"{name} " for name in names), key=len)
    return first.strip() != "" and second.startswith(first)


def _other_roles(jobs: Sequence[Position], profile: Profile) -> bool:
    """Whether engagements at these jobs' employers were in other roles than the jobs' titles."""
    held = {job.employer: core_title(job.title).casefold() for job in jobs}
    return any(one.role and core_title(one.role).casefold() != held.get(one.employer, "") for one in profile.projects)


def _counted_otherwise(title: str, jobs: Sequence[Position], years: int, profile: Profile) -> bool:
    """Whether the person's own words count other years of all work, or fewer of what the title or a line names.

    Years of a post that goes on are reckoned to today: none where every span that is given beside a skill is shorter.
    """
    own = [found for line in profile.summary for found in _COUNTED.finditer(line.text)]
    told = {found["count"].casefold() for found in own if found["unit"][0] in "yY"}
    if told and not told & {str(years), number_word(years)}:
        return True
    lines = (fact.text for fact in profile.facts if fact.kind in _PROSE)
    fewer = [found for line in lines for found in _COUNTED.finditer(line) if found["of"] or found["before"]]
    trade = _stems(title)
    spans = [(one, found) for one in profile.skills if (found := _COUNTED.search(one.level))]
    fewer += [found for one, found in spans if _stems(one.name) <= trade]
    if spans and any(job.dates.current for job in jobs):
        longest = max(spans, key=lambda row: (row[1]["more"] is not None, _months(row[1])))[1]
        fewer += [] if longest["more"] else [longest]
    return any(_months(found) < 12 * years for found in fewer)


def _months(found: re.Match[str]) -> float:
    """What a count of years or months comes to; no end where it is not in figures."""
    each = 12 if found["unit"][0] in "yY" else 1
    return each * float(found["count"]) if found["count"].isdigit() else float("inf")


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w+", text.casefold())}


def _trade(latest: Position, jobs: Sequence[Position]) -> tuple[str, list[Position]]:
    """The title that fits all jobs of one trade, and those jobs: "Senior Staff Nurse" and "Nurse" are "Nurse".

    Years of a lower post never count for the higher title, nor years of learning a trade for the trade.
    """
    if not _LEARNER.search(latest.title):
        jobs = [job for job in jobs if not _LEARNER.search(job.title)]
    own = core_title(latest.title).split()
    same = core_title(latest.title).casefold()
    alike = [
        job
        for job in jobs
        if core_title(job.title).casefold() == same or _ends_alike(core_title(job.title).split(), own)
    ]
    words = own
    for job in alike:
        while not _ends_with(core_title(job.title).split(), words):
            words = words[1:]
    if words[0].casefold() in _SMALL - _RANKS:
        return core_title(latest.title), [job for job in jobs if job.title == latest.title]
    return " ".join(words), alike


def _ends_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    last = one[-1].casefold()
    if any(word.endswith(",") for word in (*one, *other)):
        return False  # what stands behind a comma is no trade
    shorter = min(one, other, key=len)
    if len(shorter) > 1 and _ends_with(one, shorter) and _ends_with(other, shorter):
        return True
    return last == other[-1].casefold() and last not in _SMALL and last not in writing_data().no_trades


def _ends_with(whole: Sequence[str], end: Sequence[str]) -> bool:
    return [word.casefold() for word in whole[-len(end) :]] == [word.casefold() for word in end]
