"""How much of a résumé was understood, and what to do where it was little."""

from __future__ import annotations

from collections.abc import Iterator

from tailoring.model import Model
from tailoring.orders import orders_in
from tailoring.profile import Profile

_LEAST_BULLETS = 3
_MOST_UNPLACED = 6
_SHARE_UNPLACED = 0.25

_PLAIN_FILE = "The same document as .docx or .txt often reads better than a designed PDF."
_NO_JOB = (
    "If you have had jobs, put each under a heading “Experience”, with employer, title and dates in its first lines, "
    f"and run again. {_PLAIN_FILE}"
)
_FEW_LINES = "Put what you did in each job on lines of its own below it, each with a bullet, and run again."
_NO_NAME = (
    "CHECK THIS FIRST: No name was found in your documents, so résumé and letter would carry none. Put your name alone "
    "in the first line, above everything else, and run again."
)
_MUCH_UNPLACED = (
    "Look through the lines that found no place, give them headings such as “Experience” or “Education”, and run "
    f"again. {_PLAIN_FILE}"
)


class Understanding(Model):
    """Counts of what was placed, and `problem` with `mend` where that is too little to rely on; both "" otherwise."""

    positions: int
    bullets: int
    unplaced: int
    problem: str = ""
    mend: str = ""

    @property
    def little(self) -> bool:
        """Whether too little was understood to send anything without looking."""
        return bool(self.problem)


def understood(profile: Profile) -> Understanding:
    """What was read out of the documents: jobs, their lines, and the lines that found no place."""
    jobs = [job for job in profile.positions if not job.volunteering]
    bullets = sum(len(item.bullets) for item in (*profile.positions, *profile.projects, *profile.education))
    unplaced = len(profile.unplaced)
    told = Understanding(positions=len(jobs), bullets=bullets, unplaced=unplaced)
    problem, mend = _problem(told, len(profile.facts))
    return told.model_copy(update={"problem": problem, "mend": mend})


def reading_notes(profile: Profile) -> tuple[str, ...]:
    """What a person has to hear of the reading first: no name, little understood, sentences that give orders."""
    told = understood(profile)
    nameless = () if profile.name else (_NO_NAME,)
    little = (f"CHECK THIS FIRST: {told.problem} {told.mend}",) if told.little else ()
    orders = (
        f"Left out of every file, because it gives orders to whoever reads it and says nothing of you: “{text}”"
        for text in orders_in(profile)
    )
    return (*nameless, *little, *_bare_dates(profile), *orders)


def _bare_dates(profile: Profile) -> Iterator[str]:
    """Each entry that would print as a lone date."""
    for item in (*profile.positions, *profile.education, *profile.certifications, *profile.projects, *profile.awards):
        if item.names_nothing:
            when = " to ".join(part.iso() for part in (item.dates.start, item.dates.end) if part) or item.place
            yield f"Left out of every file, because it names nothing: an entry of “{when}” alone. Give it a title."


def _problem(told: Understanding, facts: int) -> tuple[str, str]:
    counted = f"{_count(told.positions, 'job')} and {_count(told.bullets, 'line')} about them"
    if told.unplaced:
        counted += f"; {_count(told.unplaced, 'line')} found no place"
    if told.positions == 0:
        return "No job was recognised in your documents.", _NO_JOB
    if told.bullets < _LEAST_BULLETS:
        return f"Little was understood of your documents ({counted}).", _FEW_LINES
    if told.unplaced > _MOST_UNPLACED and told.unplaced > _SHARE_UNPLACED * facts:
        return f"Much of your documents found no place ({counted}).", _MUCH_UNPLACED
    return "", ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s'[: number != 1]}"
