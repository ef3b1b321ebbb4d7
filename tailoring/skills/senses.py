"""Decides which sense an ambiguous word has, by the words around it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of an ambiguous form, with the cues that speak for and against it.

    A cue is a word or phrase anywhere near, `…` at its end standing for any ending; with `_` it is a pattern in
    which `_` stands for the form itself ("_ at"); with `@` it names a family or class of which another member is near.
    """

    form: str
    target: str
    credential: bool
    supports: tuple[str, ...]
    excludes: tuple[str, ...]
    needs_case: bool
    default: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What lies around a form: folded words near it, the few right beside it, and neighbours' families and classes.

    `words` is one string of folded words with a space at each end; `beside` the same for two words on each side,
    with `_` in place of the form; `near` the same for the twenty on each side and the context, for a far word speaks
    against nothing. `trusted_case` is false where a capital says nothing (the start of a sentence).
    """

    written: str
    words: str
    beside: str
    kinds: Collection[str]
    trusted_case: bool
    near: str


def resolve(senses: tuple[Sense, ...], around: Surroundings) -> Sense | None:
    """The sense that the surroundings speak for, or None where the word is just a word."""
    best: Sense | None = None
    best_support = 0
    for sense in senses:
        if sense.needs_case and not _case_fits(sense.form, around.written):
            continue
        if any(_holds(cue, around, around.near) for cue in sense.excludes):
            continue
        support = sum(_holds(cue, around, around.words) for cue in sense.supports)
        if support > best_support:
            best, best_support = sense, support
        elif (
            best is None and (sense.default or "." in around.written) and (around.trusted_case or not sense.needs_case)
        ):
            best = sense
    return best


def _case_fits(form: str, written: str) -> bool:
    """Whether a word is written as its sense needs it: "Excel" also in a line of capitals, "SAFe" only so.

    A form in small letters is about number, not case: "securities" is not "security".
    """
    plain = written.replace(".", "").replace("’", "'")
    if plain.endswith("s") and plain[:-1] == form and form[-1].isupper():
        return True  # several of them: "LLMs"
    if form.islower():
        return plain.lower() == form
    if not form[-1].isdigit():
        plain = plain.rstrip("0123456789")
    return plain == form or (form.istitle() and len(form) > 3 and plain == form.upper())


def _holds(cue: str, around: Surroundings, words: str) -> bool:
    if cue.startswith("@"):
        return cue[1:] in around.kinds
    if cue.endswith("…"):
        return f" {cue[:-1]}" in words
    return f" {cue} " in (around.beside if "_" in cue else words)
