"""Whether two documents speak of the same thing: person, job, school, statement."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from tailoring.profile import DateRange, Education, PartialDate, Position
from tailoring.reading.vocabulary import fold, folded

SAME_NAME = 85.0  # likeness, 0 to 100, from which two names are one
SAME_EMPLOYER = 86.0
SAME_TITLE = 82.0
SAME_STATEMENT = 93.0
FAR_APART = 18  # months between the starts of one job as two documents tell it


def bare_employer(name: str) -> str:
    """An employer's name without its legal form and its short form in brackets."""
    forms = folded("organisations.yaml", "forms")
    parts = fold(re.sub(r"\([^)]*\)", " ", name)).split()
    return " ".join(part for part in parts if part not in forms and part != "the") or fold(name)


def same_person(first: str, second: str) -> bool:
    """Whether two names can be one person's: equal, one with initials, or one with fewer given names."""
    ours, theirs = fold(first).split(), fold(second).split()
    if not ours or not theirs or fuzz.token_sort_ratio(" ".join(ours), " ".join(theirs)) >= SAME_NAME:
        return True
    shorter, longer = sorted((ours, theirs), key=len)
    if shorter[-1] != longer[-1] and not set(shorter) <= set(longer):
        return False
    return all(any(_same_given(part, other) for other in longer) for part in shorter)


def _same_given(part: str, other: str) -> bool:
    return part == other or (min(len(part), len(other)) == 1 and part[0] == other[0])


def same_employer(first: str, second: str) -> bool:
    """Whether two names are one employer's."""
    ours, theirs = bare_employer(first), bare_employer(second)
    if not ours or not theirs:
        return False
    return ours == theirs or (fuzz.token_set_ratio(ours, theirs) >= SAME_EMPLOYER and _shares_start(ours, theirs))


def _shares_start(ours: str, theirs: str) -> bool:
    return fuzz.ratio(ours.split(maxsplit=1)[0], theirs.split(maxsplit=1)[0]) >= SAME_EMPLOYER


def same_text(first: str, second: str, *, least: float = SAME_STATEMENT) -> bool:
    """Whether two statements say the same in nearly the same words; a different number is a different statement."""
    ours, theirs = fold(first), fold(second)
    if ours == theirs:
        return True
    if re.findall(r"\d+", ours) != re.findall(r"\d+", theirs):
        return False
    return fuzz.ratio(ours, theirs) >= least


def same_job(first: Position, second: Position) -> bool:
    """Whether two positions are one job: employer, title and time agree as far as they are given."""
    if first.volunteering != second.volunteering or not same_employer(first.employer, second.employer):
        return False
    alike = fuzz.token_sort_ratio(fold(first.title), fold(second.title)) >= SAME_TITLE
    if alike or not first.title or not second.title:
        return _near(first.dates, second.dates)
    starts = first.dates.start, second.dates.start
    same_span = starts[0] is not None and starts[0] == starts[1] and first.dates.end == second.dates.end
    return same_span and starts[0] is not None and starts[0].month is not None


def same_course(first: Education, second: Education) -> bool:
    """Whether two entries are one course of study."""
    if not same_employer(first.school, second.school):
        return False
    degrees = fold(first.degree), fold(second.degree)
    return not all(degrees) or degrees[0] == degrees[1] or degree_letters(first.degree) == degree_letters(second.degree)


def degree_letters(degree: str) -> str:
    """The initials by which a degree is known: "Bachelor of Science" and "B.Sc." → "bs"."""
    parts = [part for part in fold(degree).split() if part not in {"of", "in", "the", "degree", "hons", "honours"}]
    if len(parts) > 1 and parts[0].startswith(("bachelor", "master", "doctor", "associate")):
        return "".join(part[0] for part in parts[:2])
    letters = "".join(parts)[:4]
    return re.sub(r"^([bm])sc$", r"\1s", letters)


def _near(first: DateRange, second: DateRange) -> bool:
    """Whether two spans can be one: they overlap, or begin near each other, or one is not given."""
    if first.start is None or second.start is None:
        return True
    gap = abs(_months(first.start) - _months(second.start))
    return gap <= FAR_APART or (_months(first.start) <= _end(second) and _months(second.start) <= _end(first))


def _months(date: PartialDate) -> int:
    return date.year * 12 + (date.month or 6)


def _end(dates: DateRange) -> int:
    if dates.current or dates.end is None:
        return 2200 * 12
    return dates.end.year * 12 + (dates.end.month or 12)
