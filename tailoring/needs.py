"""What an ad asks, in the few of its own words that can stand inside a sentence: "Strong Python (…)" → "Python"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from tailoring.model import Span
from tailoring.posting import Requirement

_END = re.compile(
    r"\s*(?:[(:;.!?]|,\s+(?:as|such|including|e\.g|ideally|preferably|with|and|or)\b|\s[-–—]\s|/\s).*$", re.DOTALL
)
_ADDRESS = re.compile(r"\b(?:you|your|we|our|us|must|will|should|may)\b|[*•|]", re.IGNORECASE)
_LOOSE_END = re.compile(r"\s+(?:and|or|of|in|with|for|to|the|a|an)$", re.IGNORECASE)


def short_need(
    requirement: Requirement,
    text: str,
    openings: Sequence[str],
    never_opens: Collection[str],
    most_words: int,
    verbs: Collection[str] = (),
) -> tuple[str, Span] | None:
    """The words and their place in the ad's `text`; None where no words of it read well after "You ask for".

    `openings` are taken off the beginning; nothing that begins with one of `never_opens` is used, and no name of a
    thing that is a verb's phrase (one of `verbs` first: "track progress").
    """
    for start, end, refused in (
        *((start, end, never_opens) for start, end in _spans([requirement.span], text)),
        *((start, end, {*never_opens, *verbs}) for start, end in _spans(_known(requirement), text)),
    ):
        begin, phrase = _trimmed(text[start:end], tuple(openings))
        words = phrase.split()
        fits = 0 < len(words) <= most_words and not _ADDRESS.search(phrase)
        if fits and words[0].casefold().strip(",") not in refused:
            span = Span(start=start + begin, end=start + begin + len(phrase))
            return _inside(phrase), span
    return None


def _known(requirement: Requirement) -> list[Span]:
    """The first thing that the requirement names, if it is known."""
    return [term.span for term in requirement.terms[:1] if term.concept_id]


def _spans(spans: Sequence[Span], text: str) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans if text[span.start : span.end].strip()]


def _trimmed(text: str, openings: tuple[str, ...]) -> tuple[int, str]:
    """The phrase less what only says how much or how well it is wanted, and where it begins in the text."""
    begin = 0
    pattern = _opening(openings)
    while found := pattern.match(text, begin):
        if found.end() == begin:
            break
        begin = found.end()
    phrase = _LOOSE_END.sub("", _END.sub("", text[begin:]).rstrip(" ,"))
    return begin, phrase


@lru_cache(maxsize=4)
def _opening(openings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(openings, key=len, reverse=True)
    return re.compile(r"[\s*•·–-]*(?:(?:" + "|".join(longest_first) + r")(?=[\s,:]|$)[\s,:]*)?", re.IGNORECASE)


def _inside(text: str) -> str:
    """A phrase inside a sentence: a capital that only begins the line is undone, names and abbreviations are left."""
    words = text.split()
    # A phrase with more capitals than its first is made of names; one with a single capital only begins a line.
    if words[0].istitle() and (len(words) == 1 or words[1][:1].islower()) and len(words) > 1:
        return f"{words[0].lower()} {' '.join(words[1:])}"
    return text
