"""What one is called who holds a credential that the facts tell by its letters: a chartered accountant, ACA."""

from __future__ import annotations

import re
from functools import cache

from tailoring.model import Model
from tailoring.truth.knowledge import knowledge

# "Two CTA papers of four": the way to it.
_PAPERS = (
    r"(?! (?:papers?|exams?|modules?|units?|levels?|stages?|stud\w+|trainee|candidate|part|finalist|course|prep)\b)"
)
_SPACES = re.compile(r"[\s-]+")


class Designations(Model):
    """designations.yaml."""

    called: dict[str, tuple[str, ...]]


def letters_of(name: str, text: str) -> str:
    """The letters with which a text tells what a name claims, "" where it does not."""
    words = _SPACES.split(name.lower())
    # A chartered quantity surveyor is a chartered surveyor.
    letters = _letters().get(" ".join(words)) or _letters().get(f"{words[0]} {words[-1]}")
    found = letters.search(text) if letters else None
    return found.group() if found else ""


@cache
def _letters() -> dict[str, re.Pattern[str]]:
    called = knowledge(Designations).called
    return {name: re.compile(rf"(?<![\w-])(?:{'|'.join(letters)})(?!\w){_PAPERS}") for name, letters in called.items()}
