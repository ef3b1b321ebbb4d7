"""Checks that a whole is not told of more than the facts' own "all", where they tell that the rest stayed as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import knowledge
from tailoring.truth.passages import Passage, Word, passage
from tailoring.truth.qualification_words import Awards

_STAYED = (
    r"(?:still|kept|keeps?|stay\w*|remain\w*|stuck|never|not|n['’]t|none|nobody|without|own|old|by hand|on paper"
    r"|manual\w*"
    r"|unchanged|as before|refused|declined|went on|goes on|carr(?:y|ied|ies) on|untouched|nothing)"
)
# "The other five sites are still renewed by hand"; "day surgery kept its own"; "finance never used it".
_REST = re.compile(
    rf"\b(?:the|our|all) (?:(?:\w+ )?others?\b|(?:\w+ )?other [\w-]+|rest\b|remainder\b"
    rf"|remaining [\w-]+)[^.;]*?\b{_STAYED}\b[^.;]*"
    rf"|(?:^|[.;,] |\bbut |\band |\bwhile )(?!I\b|we\b|it\b|they\b)(?:[\w'’-]+ ){{1,5}}?"
    r"(?:kept|keeps|uses?|used|has|have|had|stuck (?:to|with)|stayed (?:on|with)|went on with) (?:its|their) (?:own"
    r"|old)\b[^.;]*"
    rf"|(?:^|[.;,] |\bbut |\bwhile )(?!I\b|we\b|it\b|they\b|nobody\b|none\b)(?:[\w'’-]+ ){{1,4}}?"
    r"(?:never|did(?: not|n['’]t)|do(?:es)?(?: not|n['’]t)) (?:use|used|adopt|adopted|have|get|take|took|join|joined"
    r"|want|move"
    r"|switch)(?: (?:it|one|them|up|over|to it))*(?=\s*(?:[.;,]|$))",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:all|every|each|whole|entire|full|complete|throughout)\b(?: single| one of| of)?(?: (?:the|our|its|my))?"
    r"|\b(?P<wide>[a-z]+)-?wide\b|\bacross (?:the|all|our|its)\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:all|every|each|both|whole|entire|everyone)\b", re.IGNORECASE)
_ENDS = frozenset(
    {"and", "in", "on", "at", "for", "with", "to", "that", "who", "which", "while", "from", "by", "before", "after"}
    | {"uses", "use", "used", "adopted", "completes", "complete"}
)
_LENGTH = 6
_PREDICATE = re.compile(
    r"\b(?:still|is|are|was|were|has|have|had|kept|keeps?|stay\w*|remain\w*|stuck|uses?|used|never|did|do|does|didn"
    r"|went)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"it", "them", "its", "their", "this", "that", "my", "our"})
_GROUPS = frozenset(
    {"organisation", "organization", "staff", "workforce", "network", "estate", "trust", "service", "sites", "offices"}
)


def check_remainders(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for the first whole told of a thing of which the facts leave out the rest."""
    for one in source.facts:
        rest = _rest(one.text)
        if rest is None or _REST.search(statement.text):
            continue
        told = passage(one.text[: rest.start()]).stems()
        if not shared_kin(statement.stems(), told):
            continue
        for match in _WHOLE.finditer(statement.text):
            if _goes_beyond(statement, match, _Part.of(one.text, rest, source)):
                reason, change = f"the facts say “{rest.group().strip(' .,;')}”", f"Leave “{match.group()}” out."
                yield Finding("scope", *match.span(), "contradicted", (one.id,), reason, change)
                return


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of which a fact tells, as stems: its words, those by which it is told apart, and what is left out."""

    words: frozenset[str]
    heads: frozenset[str]
    exact: frozenset[str]
    alike: frozenset[str]
    left: frozenset[str]

    @classmethod
    def of(cls, text: str, rest: re.Match[str], source: Source) -> _Part:
        """The part told before the remainder."""
        home = frozenset(stem for one in source.evidence for stem in one.home)
        part, told = passage(text[: rest.start()]), passage(_PREDICATE.split(rest.group().strip(" .,;"))[0])
        left = told.stems()
        kinds = {word.lower.removesuffix("s") for word in told.words if word.content}
        heads: set[str] = set()
        marks = {word for word in part.words if word.capital and word.start and word.content and word.stem not in home}
        for match in _ALL.finditer(part.text):
            first, last = _phrase(part, match.end())
            phrase = [word for word in part.words[first:last] if word.content]
            apart = {*phrase[:-1], *(_behind(part, last) if phrase else ())}
            heads |= {word.stem for word in phrase[-1:] if apart}
            marks |= apart
        marks |= {one for one, head in pairwise(part.words) if head.lower.removesuffix("s") in kinds and one.content}
        exact = {word.lower for word in marks if word.stem not in left}
        # "Map" tells the map site, not the firm Corvid Maps.
        alike = {word.stem for word in marks if word.stem not in left | home}
        return cls(part.stems(), frozenset(heads), frozenset(exact), frozenset(alike), left)

    def is_marked(self, words: Sequence[Word]) -> bool:
        """Whether words name that by which the part is told apart."""
        stems = frozenset(word.stem for word in words)
        return any(word.lower in self.exact for word in words) or bool(shared_kin(stems, self.alike))


@lru_cache(maxsize=4096)
def _rest(text: str) -> re.Match[str] | None:
    """What a fact says of the rest, behind something told of a part."""
    return next((match for match in _REST.finditer(text) if match.start()), None)


def _phrase(text: Passage, start: int) -> tuple[int, int]:
    """The words of the thing named behind a place, as (first, last + 1)."""
    first = next((at for at, word in enumerate(text.words) if word.start >= start), len(text.words))
    last = first
    while last < min(first + _LENGTH, len(text.words)):
        gap = text.text[text.words[last - 1].end : text.words[last].start] if last > first else ""
        if any(sign in gap for sign in ",;:.()") or (last > first and text.words[last].lower in _ENDS):
            break
        if last > first and any(verb.at == last for verb in text.verbs):
            break
        if last > first + 1 and text.words[last].lower in _PRONOUNS:
            # "All 16 nurses fill it in".
            return first, last - 1
        last += 1
    return first, last


def _behind(text: Passage, last: int) -> list[Word]:
    """The words of the place behind a thing: the aisle of "every rack in aisle B"."""
    told = text.words[last].lower if last < len(text.words) else ""
    first, end = _phrase(text, text.words[last].end) if told in {"in", "on", "at", "of"} else (last, last)
    if told in {"that", "which", "behind", "under", "used", "who"}:
        # "All tables that the return draws on".
        first, end = last + 1, text.clause_of(last)[1]
    return [word for word in text.words[first:end] if word.content]


def _goes_beyond(statement: Passage, match: re.Match[str], part: _Part) -> bool:
    """Whether a whole is of more than the part that the fact tells."""
    at = statement.word_at(match.start())
    if part.is_marked(statement.words[slice(*statement.sentence_of(at))]):
        return False
    if match.group("wide"):
        return True
    first, last = _phrase(statement, match.end())
    named = statement.stems((first, last))
    groups = {word.stem for word in statement.words[first:last] if word.lower in knowledge(Awards).groups | _GROUPS}
    behind = frozenset(word.stem for word in _behind(statement, last))
    return bool(
        (groups - part.words)
        or shared_kin(named, part.left)
        or shared_kin(behind, part.left)
        or shared_kin(named, part.heads)
    )
