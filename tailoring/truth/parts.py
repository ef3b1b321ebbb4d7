"""Checks that the part of a thing that someone did is not told as the thing: an annex as the whole business case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Parts, Quantities, Verbs, any_of, knowledge
from tailoring.truth.others import same_deed
from tailoring.truth.passages import Passage, Verb, Word, canonical, passage
from tailoring.truth.shares import tells_share

_BUILT = 3
_ENDS = frozenset(
    {"for", "at", "in", "on", "by", "with", "during", "to", "from", "within", "across", "through", "over", "under"}
    | {"that", "which", "who", "where", "when", "while", "as", "after", "before", "and", "until", "since"}
)
# "Three of my photographs went into the book".
_SOME_OF_MINE = re.compile(
    r"\b(?<!not )(?:one|two|three|four|five|six|seven|eight|nine|ten|some|a few|several|\d+) of (?:my|our) "
    r"(?P<part>[a-z]+)\b[^,;.:]*? (?:in|on|onto|into|for) (?:the|an?|its|their|our) (?P<whole>[^,;.:()]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part that a fact names, with the telling words of what it is a part of and the word at its head."""

    part: str
    whole: frozenset[str]
    head: str
    text: str


def check_parts(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding where a deed on a part is told as done to the whole."""
    share = tells_share(statement.text)
    for one in source.evidence:
        for part in parts_of_wholes(one):
            if share and part.part in _shares():
                # "Half of my referrals" told as "one in two of the referrals" is judged as a figure.
                continue
            verb = _takes_whole(part, one, statement, source)
            if verb is not None:
                word = statement.words[verb.at]
                reason = f"the facts say “{part.text}”"
                change = f"Say “{part.text}”."
                yield Finding("scope", word.start, word.end, "contradicted", (one.fact.id,), reason, change)
                return


@cache
def _shares() -> frozenset[str]:
    named = ("part", "portion", "share", "majority", "bulk", "rest", "fraction", "percentage", "proportion")
    return frozenset(canonical(word) for word in (*knowledge(Quantities).fractions, *named))


@cache
def _of() -> re.Pattern[str]:
    nouns = "|".join(sorted((f"{noun}s?" for noun in knowledge(Parts).parts), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<part>{nouns}) (?:\w+ )?(?:of|in|on|from) "
        r"(?:(?:the|an?|our|its|my|their|this|that)|[\w-]+['’]s) (?P<whole>[^,;.:()]+)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4096)
def parts_of_wholes(one: Evidence) -> tuple[PartOf, ...]:
    """The parts of things that a sentence of the facts names as what was worked on."""
    found: list[PartOf] = []
    for match in (*_of().finditer(one.text), *_SOME_OF_MINE.finditer(one.text)):
        words: list[Word] = []
        for word in passage(match.group("whole")).words:
            if word.lower in _ENDS or word.lower == "of":
                break
            words.append(word)
        telling = [word for word in words if word.content]
        if telling and telling[-1] is words[-1]:
            stems = frozenset(word.stem for word in telling)
            part = canonical(match.group("part").lower())
            found.append(PartOf(part, stems, telling[-1].stem, match.group().strip()))
    return tuple(found)


def _takes_whole(part: PartOf, one: Evidence, statement: Passage, source: Source) -> Verb | None:
    """The deed of the statement that governs the whole, while the facts tell of that deed on the part alone."""
    if any_of(knowledge(Verbs).shared).search(statement.text):
        return None
    for verb in statement.verbs:
        if verb.level is None or verb.level < _BUILT:
            continue
        governed = _governed(statement, verb)
        stems = statement.stems(governed)
        if (
            part.head not in stems
            or part.part in {statement.words[verb.at].stem, canonical(verb.base)}
            or _names_part(statement, governed, part.part)
        ):
            continue
        if statement.words[governed[1] - 1].stem != part.head and not _head_before_end(statement, governed, part):
            continue
        own = [told for told in one.passage.verbs if told.level is not None]
        alike = any(same_deed(verb.base, told.base) or told.level >= _BUILT for told in own if told.level is not None)
        if (alike or not own) and not _whole_told(part, verb, one, source):
            return verb
    return None


def _governed(statement: Passage, verb: Verb) -> tuple[int, int]:
    """The thing right behind a verb, up to a comma or a preposition but "of"; before it in "the menu I created"."""
    if verb.at > 1 and statement.words[verb.at - 1].lower == "i":
        first, last = verb.at - 1, verb.at - 1
        while first and statement.words[first - 1].lower not in _ENDS - {"that", "which"}:
            first -= 1
        if last > first:
            return first, last
    end = verb.at + 1
    last = statement.sentence_of(verb.at)[1]
    while end < last and statement.words[end].lower not in _ENDS:
        if end > verb.at + 1 and re.search(
            r"[,;:.()]", statement.text[statement.words[end - 1].end : statement.words[end].start]
        ):
            break
        end += 1
    return verb.at + 1, end


def _names_part(statement: Passage, governed: tuple[int, int], part: str) -> bool:
    """Whether the thing is told as the part: "the app's payment screen"; "a three-act opera" is no act."""
    for at in range(*governed):
        word = statement.words[at]
        joined = "-" in statement.text[max(0, word.start - 1) : word.start] + statement.text[word.end : word.end + 1]
        if word.stem == part and not joined:
            return True
    return False


def _head_before_end(statement: Passage, governed: tuple[int, int], part: PartOf) -> bool:
    """Whether the whole is the thing itself, followed by no further noun: "the rota", not "the rota meeting"."""
    after = [
        statement.words[at + 1] for at in range(governed[0], governed[1] - 1) if statement.words[at].stem == part.head
    ]
    return any(not word.content for word in after)


def _whole_told(part: PartOf, verb: Verb, one: Evidence, source: Source) -> bool:
    """Whether another sentence tells of that deed on the whole."""
    return any(
        other is not one
        and part.head in other.stems
        and any(same_deed(verb.base, told.base) for told in other.passage.verbs)
        for other in source.evidence
    )
