"""Checks that a prize that the facts give to another person is not told as the writer's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.model import Model
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Awards, Cues, Titles, Verbs, Words, any_word, knowledge
from tailoring.truth.passages import Passage, passage

_PARTS = re.compile(r"[.;:](?:\s|$)|,? (?:and|but|while) (?=I\b|my\b)")
_PRIZE = re.compile(
    r"[\w’'-]+(?: [\w’'-]+){0,3} of the (?:year|month|quarter|week|season|decade|term)"
    r"|\b[\w’'-]+ (?:award|prize|medal|trophy|title|cup|scholarship|fellowship|bursary)s?\b",
    re.IGNORECASE,
)
_OPENS = r"(?:^|[.;:] |, |\b(?:and|who|I|having|later|also|then|twice|recently) )"


class AnothersPrize(Model):
    """anothersprize.yaml."""

    won: Cues
    taken: Cues
    people: Words
    keeping: Words


def check_anothers_prize(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding where a statement takes a prize that another person has won."""
    for one in source.evidence:
        for who, prize in _others_prizes(one):
            claim = _claim(statement, prize)
            if claim is None or _keeps(statement, who, claim[0]) or _mine(prize, one, source):
                continue
            reason = f"the facts give this prize to someone else: “{one.text}”"
            yield Finding("award", *claim, "contradicted", (one.fact.id,), reason, f"Say whose it was: {one.text}")
            return


def _others_prizes(one: Evidence) -> Iterator[tuple[str, frozenset[str]]]:
    """Who else won which prize, by its telling words."""
    for part in _PARTS.split(one.text):
        match = _another_won().match(part.strip())
        prize = _PRIZE.search(part, match.end() if match else 0) if match else None
        if match and prize and match.group("head").lower().removesuffix("s") not in knowledge(Awards).groups:
            yield match.group("head").lower(), passage(prize.group()).stems()


@cache
def _another_won() -> re.Pattern[str]:
    """A person who is not the writer, and what was won: "My boss won", "The partner I work for was named"."""
    people = knowledge(AnothersPrize).people | (knowledge(Verbs).others - knowledge(Awards).groups)
    people |= knowledge(Titles).heads
    named = "|".join(sorted(map(re.escape, people), key=len, reverse=True))
    won = "|".join(f"(?:{cue})" for cue in knowledge(AnothersPrize).won)
    beside = r"(?:,? (?:who|whom|that)?,? ?(?:I|we) \w+(?: \w+){0,2}?| (?:at|on|in) \w+(?: \w+){0,2})?"
    return re.compile(
        rf"(?:the|my|our|an?|another|one of (?:my|our"
        rf"|the)) (?:[\w’'-]+ ){{0,2}}?(?P<head>{named})s?{beside},? (?:{won})\b",
        re.IGNORECASE,
    )


def _claim(statement: Passage, prize: frozenset[str]) -> tuple[int, int] | None:
    """Where the statement says that the writer won it."""
    for match in _taken().finditer(statement.text):
        at = statement.word_at(match.start("said"))
        said = passage(statement.text[match.end() : match.end() + 70]).stems((0, 9)) if prize else frozenset[str]()
        if prize and prize <= said and at < len(statement.words):
            return match.span("said")
    opening = _PRIZE.match(statement.text)
    if opening and prize and prize <= passage(opening.group()).stems():
        return opening.span()
    return None


@cache
def _taken() -> re.Pattern[str]:
    said = "|".join(f"(?:{cue})" for cue in knowledge(AnothersPrize).taken)
    return re.compile(rf"{_OPENS}(?P<said>{said})\b", re.IGNORECASE)


def _keeps(statement: Passage, who: str, start: int) -> bool:
    """Whether the words before the claim leave the prize with another: "a colleague who won"."""
    before = statement.text[:start]
    own = re.search(rf"\b{re.escape(who)}s?\b", statement.text, re.IGNORECASE)
    return bool(own and own.start() < start) or any_word(knowledge(AnothersPrize).keeping).search(before) is not None


def _mine(prize: frozenset[str], one: Evidence, source: Source) -> bool:
    """Whether another sentence tells of the same prize."""
    return any(other is not one and prize <= other.stems for other in source.evidence)
