"""How facts tell the whole of a thing without a word for it: by its count, its two ends, a year without any."""

from __future__ import annotations

import re

from tailoring.truth.evidence import Source
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage
from tailoring.truth.quantity_words import Quantities

_ARTICLE = 5
# "The whole of 2021", "all 2021".
_YEAR = re.compile(r"(?: (?:of|in|through))? (?P<year>(?:19|20)\d\d)\b")
_DENYING = re.compile(r"\b(?:no|none|not|never|without|nobody|nothing|zero|nil)\b", re.IGNORECASE)
# "The entire primary range, Reception to Year 6": a whole told by its two ends.
_ENDS = re.compile(r"\b(?:from )?(?P<ends>[\w'’-]+(?: \d+)? (?:to|through to|until) [\w'’-]+(?: \d+)?)\b")
_RANGE = re.compile(r"(?: [a-z-]+){1,3} of (?:the |my |our |its |their |some |about )?")
_ALL_OF = re.compile(r"\b(?:all|every one|each)(?: of)?(?: the| my| our| its| their)? [£$€]?$", re.IGNORECASE)
# "Every one not owned by a supplier", "each loch that was not iced over".
_NOT = (
    r"(?:every|each) one not|(?:all|any|those|every \w+|each \w+) not (?=\w+(?:ed|en|ing|wn|ld)\b)"
    r"|(?:every|each|all)\b[^.;,]{0,40}? (?:that|who|which) (?:is|are|was|were|has|have|had|did)(?:n['’]t| not)"
)
NOT_ALL = re.compile(rf"(?:{_NOT})\b", re.IGNORECASE)
EXCEPT = re.compile(
    r"\b(?:except|apart from|all but|other than|bar (?:the|one|two|a)|save for|but not|" + _NOT + r")\b", re.IGNORECASE
)
_LESS = re.compile(r"\b(?:bar|but|except(?: for)?|save(?: for)?|other than|apart from) (?P<count>\w+)\b", re.IGNORECASE)


def told_otherwise(statement: Passage, at: int, source: Source) -> bool:
    """Whether the facts tell the whole that the word numbered `at` claims, in words that are none of a whole.

    By its count, by its ends, as a year without any, as a number less so many.
    """
    return (
        _all_counted(statement, at, source)
        or _range_counted(statement, at, source)
        or _told_by_its_ends(statement, at, source)
        or _a_year_without(statement, at, source)
        or _all_but_so_many(statement, at, source)
        or _across_it(statement, at, source)
    )


def _told_by_its_ends(statement: Passage, at: int, source: Source) -> bool:
    """Whether the whole is spelled out by two ends that a fact gives: "from Reception to Year 6"."""
    span = statement.part((at, statement.sentence_of(at)[1]))
    ends = (match.group("ends").lower() for match in _ENDS.finditer(span))
    return any(f"from {pair}" in fact.text.lower() for pair in ends for fact in source.facts)


def _a_year_without(statement: Passage, at: int, source: Source) -> bool:
    """Whether the whole of a year is told of what a fact denies of that year: "no accident in 2021"."""
    year = _YEAR.match(statement.text, statement.words[at].end)
    clause = statement.clause_of(at)
    said = statement.stems(clause) if year and _DENYING.search(statement.part(clause)) else frozenset[str]()
    return any(
        year.group("year") in one.text and _DENYING.search(one.text) and len(said & one.stems) > 1
        for one in source.evidence
        if year and said
    )


def _across_it(statement: Passage, at: int, source: Source) -> bool:
    """Whether the whole of a place or group is what a fact speaks of as such: "across the school", "as a whole"."""
    if statement.words[at].lower not in {"whole", "entire"} or at + 1 >= len(statement.words):
        return False
    noun = re.escape(statement.words[at + 1].lower.removesuffix("s"))
    told = rf"\b(?:(?:across|throughout|over) (?:the|our|my) {noun}s?\b|(?:the|our) {noun}s? (?:as a whole|overall)\b)"
    return any(re.search(told, one.fact.text, re.IGNORECASE) for one in source.evidence)


def _all_but_so_many(statement: Passage, at: int, source: Source) -> bool:
    """Whether a fact has a number and that number less the exceptions: "all bar one", eight of nine."""
    less = _LESS.search(statement.text, statement.words[at].end)
    word = less.group("count").lower() if less else ""
    count = float(word) if word.isdigit() else knowledge(Quantities).numbers.get(word)
    for fact in source.facts if count else ():
        told = {q.value for q in quantities(fact.text) if not q.unit and not q.label}
        if any(value - count in told for value in told if count and value > 2 * count):
            return True
    return False


def _range_counted(statement: Passage, at: int, source: Source) -> bool:
    """Whether "the whole range of 45 desserts" counts what a fact calls all 45 of them."""
    behind = _RANGE.match(statement.text, statement.words[at].end)
    said = next((q for q in quantities(statement.text) if behind and 0 <= q.start - behind.end() <= 1), None)
    return said is not None and any(
        q.value == said.value and q.unit == said.unit and _ALL_OF.search(one.text[: q.start])
        for one in source.evidence
        if not EXCEPT.search(one.text)
        for q in quantities(one.text)
    )


def _all_counted(statement: Passage, at: int, source: Source) -> bool:
    """Whether "all 52" is a count of the facts of which they take no part."""
    behind = next((q for q in quantities(statement.text) if 0 < q.start - statement.words[at].end <= _ARTICLE), None)
    if behind is None or behind.unit:
        return False
    for fact in source.facts:
        told = [q for q in quantities(fact.text) if not q.unit and not q.label]
        parts = [q for q in told if q.of == behind.value or (not q.noun and q.value < behind.value)]
        if any(q.value == behind.value for q in told) and not parts:
            return True
    return False
