"""Finds what a statement names as a credential: by the taxonomy, by what it is called, or beside a claiming word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import knowledge
from tailoring.truth.passages import Passage, passage
from tailoring.truth.qualification_words import Credentials
from tailoring.truth.relation_words import WordLists
from tailoring.truth.unfinished import SCHEME, colourless

_WORDS_AROUND = 6
_OPENING = 3
_LEAST_LETTERS = 3
_NAMED = re.compile(
    r"\b(?:(?!a |an |the |of |and |with |in |full-time )[a-z][\w-]+ ){1,4}(?:licence|license|certificate|diploma)\b"
)
_A_DEGREE = re.compile(r"\b(?:(?:master|bachelor)['’]s|doctorate)\b", re.IGNORECASE)
_RUN = re.compile(r"[A-Z][\w&]+(?: (?:of |in |and )?[A-Z][\w&]+)+")
_IN_FIELD = re.compile(
    r"\b(?:certified|qualified|accredited|licensed|certificate|diploma|degree|qualification) in (?:the )?"
    r"(?P<field>[\w-]+(?: (?!and|with|who|since|for)[\w-]+)?)",
    re.IGNORECASE,
)


def credentials_named(statement: Passage, source: Source) -> Iterator[tuple[int, int]]:
    """The credentials that the statement names: of the taxonomy, by what they are called, or beside a claiming word."""
    seen: list[tuple[int, int]] = []
    for span in (*_by_taxonomy(statement, source), *_by_name(statement, source), *_by_claim(statement)):
        # Right behind another name the word only says what that one is: "City & Guilds plumbing diploma".
        if not any(start < span[1] and span[0] <= end + 1 for start, end in seen):
            seen.append(span)
            yield span


def _by_taxonomy(statement: Passage, source: Source) -> Iterator[tuple[int, int]]:
    mentions = source.mentions_in(statement.text)
    named = (m for m in mentions if m.credential and not m.text.startswith("a "))
    yield from ((mention.span.start, mention.span.end) for mention in named)


def _by_name(statement: Passage, source: Source) -> Iterator[tuple[int, int]]:
    """Names ending in licence or certificate, fields one is certified in, and names that the facts call a course."""
    yield from (match.span() for match in _NAMED.finditer(statement.text))
    yield from (match.span() for match in _A_DEGREE.finditer(statement.text))
    yield from (match.span("field") for match in _IN_FIELD.finditer(statement.text))
    for match in _standing().finditer(statement.text):
        stems = passage(match.group("field")).stems() - colourless()
        if stems and any(stems & one.stems and SCHEME.search(one.text) for one in source.evidence):
            yield match.span("field")
    for match in _bare().finditer(statement.text):
        if any(match.group("word").lower() in one.text.lower() for one in source.evidence):
            yield match.span("word")
    for match in _RUN.finditer(statement.text):
        if any(match.group() in one.text and SCHEME.search(one.text) for one in source.evidence):
            yield match.span()


@cache
def _standing() -> re.Pattern[str]:
    words = "|".join(knowledge(Credentials).standing)
    return re.compile(rf"(?P<field>[A-Za-z][\w&+-]*?)[- ](?:{words})\b", re.IGNORECASE)


@cache
def _bare() -> re.Pattern[str]:
    """A standing by itself: "chartered", "registered since 2019"."""
    data = knowledge(Credentials)
    alone, standing = "|".join(sorted(data.alone)), "|".join(data.standing)
    return re.compile(
        rf"\b(?P<word>(?:{alone})(?! (?:review|institute|accountan|bank|flight|plane|boat))"
        rf"|(?:{standing})(?= (?:since|from|in) (?:19|20)\d\d))\b",
        re.IGNORECASE,
    )


def _by_claim(statement: Passage) -> Iterator[tuple[int, int]]:
    """Abbreviations and levels beside a word that claims one."""
    claiming = knowledge(Credentials).claiming
    for at, word in enumerate(statement.words):
        level = word.lower == "level" and at + 1 < len(statement.words) and statement.words[at + 1].raw.isdigit()
        if not level and not any(letter.isupper() for letter in word.raw[1:]):
            continue
        near = statement.words[max(0, at - _WORDS_AROUND) : at + 3]
        behind = statement.words[at + 1] if at + 1 < len(statement.words) else None
        if behind and behind.capital and behind.lower in knowledge(Credentials).levels:
            yield word.start, word.end
        elif any(other.lower in claiming for other in near) or (level and at <= _OPENING):
            yield word.start, statement.words[at + 1].end if level else word.end


def named_otherwise(name: str, source: Source) -> bool:
    """Whether the facts name a credential by its letters or in full: newborn life support, NLS; Cisco-certified."""
    letters = "".join(word[0].upper() for word in re.findall(r"[A-Za-z]+", name))
    spelled = len(letters) >= _LEAST_LETTERS and re.search(rf"\b{letters}\b", source.text)
    return bool(spelled) or any(named_by_maker(name, one, source) for one in source.evidence)


def named_by_maker(name: str, one: Evidence, source: Source) -> bool:
    """Whether a credential named by its maker alone is one that a sentence names in full: Cisco-certified."""
    data = knowledge(Credentials)
    words = frozenset(re.findall(r"[a-z]+", name.lower()))
    makers = words & knowledge(WordLists).vendors
    told = {word.lower for word in one.passage.words}
    if not makers or not words - makers <= data.claiming | data.generic or not makers <= told:
        return False
    return bool(told & data.generic) or any(said.credential for said in source.mentions_in(one.text))
