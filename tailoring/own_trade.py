"""What a person is by trade, and for how long: read from the titles and dates of their posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tailoring.letter_words import letter_data
from tailoring.months import covered_months, interval_of
from tailoring.profile import Position, Profile
from tailoring.reading.cues import SURE, title_score
from tailoring.reading.vocabulary import fold, headings
from tailoring.wording import number_word, writing_data

# Titles of those who are learning the trade.
_LEARNER = re.compile(r"\b(?:apprentic\w*|trainees?|students?|interns?|internship|cadet|improver)\b", re.IGNORECASE)
_RANKS = frozenset({"senior", "junior", "lead", "assistant", "head", "chief", "deputy", "trainee"})
# A count of years or months, and whether it is said to be of experience.
_COUNTED = re.compile(
    r"(?P<count>\w+)(?:\.\d+)?\s*\+?\s*(?P<unit>years?|yrs?|months?)\b\.?(?P<of>\s+(?:of\s+)?(?:\w+\s+)?experience)?",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "of and the in for to an at with senior junior lead assistant head chief deputy trainee".split()  # noqa: SIM905
)


def core_title(title: str) -> str:
    """The title without grade, ward or department: "Staff Nurse (Band 5), Acute Unit" → "Staff Nurse".

    A second title behind a stroke goes; "Arabic/Islamic teacher" is one.
    """
    return re.split(r"\s*[(,|–—]|\s/\s|\s-\s", title, maxsplit=1)[0].strip() or title


def names_post(title: str) -> bool:
    """Whether a title is surely one, so that a sentence may say "as a …" of it; "MS Office" is none."""
    bare = core_title(title)
    return title_score(bare) >= SURE and re.search(r"\bas an?\b", bare, re.IGNORECASE) is None


def names_employer(name: str) -> bool:
    """Whether what stands as an employer's name can be one in a sentence: no heading, no word such as "various"."""
    whole = name.count("(") == name.count(")") and name.count("[") == name.count("]")
    none = re.compile(letter_data().no_employers, re.IGNORECASE)
    return len(name) > 1 and whole and not none.fullmatch(name.strip()) and fold(name) not in headings().names


def latest_post(profile: Profile) -> Position | None:
    """The post on top of a career; another is never told as the latest, even where this one has no title."""
    return next((job for job in profile.positions if not job.volunteering), None)


def of_employers(pattern: str, profile: Profile) -> str:
    """The pattern less "most recently" where but one employer is known."""
    known = {job.employer.casefold() for job in profile.positions if job.employer and not job.volunteering}
    return pattern if len(known) > 1 else pattern.replace(", most recently", "")


def trade_of(latest: Position, profile: Profile, as_of: date) -> tuple[str, list[Position], int]:
    """The title that fits all jobs of the latest's trade, those jobs, and the whole years spent in them.

    Without years it is the latest's own title. None are told where the latest job says nothing of when it was (the
    others would be less than the whole), where what was done there had other roles, or where the person counts others.
    """
    title, alike = _trade(latest, [job for job in profile.positions if job.title and not job.volunteering])
    intervals = [interval for job in alike if (interval := interval_of(job.dates, as_of))]
    years = covered_months(intervals) // 12
    dated = interval_of(latest.dates, as_of) is not None
    if years < 1 or not dated or _other_roles(alike, profile) or _counted_otherwise(title, years, profile):
        return core_title(latest.title), [latest], 0
    return title, alike, years


def _other_roles(jobs: Sequence[Position], profile: Profile) -> bool:
    """Whether engagements at these jobs' employers were in other roles than the jobs' titles."""
    held = {job.employer: core_title(job.title).casefold() for job in jobs}
    return any(one.role and core_title(one.role).casefold() != held.get(one.employer, "") for one in profile.projects)


def _counted_otherwise(title: str, years: int, profile: Profile) -> bool:
    """Whether the person's own words count other years of all work, or fewer of what the title or a line names."""
    own = [found for line in profile.summary for found in _COUNTED.finditer(line.text)]
    told = {found["count"].casefold() for found in own if found["unit"][0] in "yY"}
    if told and not told & {str(years), number_word(years)}:
        return True
    lines = (line for job in profile.positions for line in job.bullets)
    fewer = [found for line in lines for found in _COUNTED.finditer(line.text) if found["of"]]
    trade = _stems(title)
    fewer += [found for one in profile.skills if _stems(one.name) <= trade and (found := _COUNTED.search(one.level))]
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
    return last == other[-1].casefold() and last not in _SMALL and last not in writing_data().no_trades


def _ends_with(whole: Sequence[str], end: Sequence[str]) -> bool:
    return [word.casefold() for word in whole[-len(end) :]] == [word.casefold() for word in end]
