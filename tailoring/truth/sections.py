"""Cuts a fact that tells of several things with their own figures and outcomes into its parts, a topic each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from tailoring.truth.clause_cuts import CLAUSE, opening_of
from tailoring.truth.knowledge import knowledge
from tailoring.truth.named_things import AUXILIARY, NUMBERED, ONES, Marker, is_past, marks_of, things
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import canonical, passage, verb_forms
from tailoring.truth.relation_words import Sections

_LABEL = re.compile(r"(?:^|(?<=[.;]\s))(?P<label>[A-Z][\w’'&/-]*(?: [\w’'&/-]+){0,4}): (?=\S)")


@dataclass(frozen=True, slots=True)
class Section:
    """What a fact tells of one of several things. `marks` name it and no other; `alone` is the fact cut to it."""

    marks: frozenset[str]
    text: str
    alone: str
    gapped: bool
    head: str = ""


@lru_cache(maxsize=4096)
def sections(text: str) -> tuple[Section, ...]:
    """The parts of a fact, in order; none where it tells of one thing."""
    for family in (_labels(text), _ordinals(text), _numbered(text), _named(text)):
        told = _apart(family)
        if len(told) > 1:
            return _alone_named(tuple(_cut(text, told)))
    return ()


def _alone_named(parts: tuple[Section, ...]) -> tuple[Section, ...]:
    """The parts, unless an earlier one speaks of what a later one is named by: "500 for the gala; the gala ones …"."""
    before = [frozenset[str]().union(*(marks_of(other.text) for other in parts[:at])) for at in range(len(parts))]
    told = tuple(replace(one, marks=one.marks - earlier) for one, earlier in zip(parts, before, strict=True))
    return told if all(one.marks for one in told) else ()


def _apart(family: Sequence[Marker]) -> list[Marker]:
    """The markers with what only they say, when each of them says something."""
    told: list[Marker] = []
    if family and all(one.names for one in family):
        # "The Weir Street account", "the Mallow Road one": the names tell them apart, not the account.
        family = [replace(one, marks=one.names) for one in family]
    if family and all(one.behind for one in family):
        family = [replace(one, marks=one.marks | one.behind) for one in family]
    for one in family:
        others = frozenset[str]().union(*(other.marks for other in family if other is not one))
        told.append(replace(one, marks=one.marks - others))
    return told if all(one.marks for one in told) else []


def _labels(text: str) -> list[Marker]:
    """North gate: …. South gate: …."""
    return [Marker(m.start("label"), m.end("label"), "", marks_of(m.group("label"))) for m in _LABEL.finditer(text)]


@cache
def _ordinal() -> re.Pattern[str]:
    words = "|".join(sorted(knowledge(Sections).ordinals))
    return re.compile(rf"\b(?:the|my|our|its) (?P<word>{words})\b", re.IGNORECASE)


def _ordinals(text: str) -> list[Marker]:
    """The first ended with …, the second with …; my first novel …, the second …."""
    own = passage(text)
    found: list[Marker] = []
    named = False
    for match in _ordinal().finditer(text):
        at = own.word_at(match.end())
        word = own.words[at] if match.end() <= own.words[at].start else None
        bare = word is None or not word.content or word.lower in verb_forms() or word.raw.isdigit()
        bare = bare or not text[match.end() : word.start if word else None].isspace()
        named = named or bare
        thing = "" if bare or word is None else word.raw
        found.append(Marker(*match.span(), "", frozenset({match.group("word").lower()}), thing))
    return found if named and all(not one.noun for one in found[1:]) else []


def _numbered(text: str) -> list[Marker]:
    """Screen A …; screen B …."""
    found = list(NUMBERED.finditer(text))
    kinds = [m.group("kind").lower() for m in found]
    return [
        Marker(*m.span(), m.group("kind").lower(), frozenset({f"{m.group('kind').lower()} {m.group('id')}"}))
        for m in found
        if kinds.count(m.group("kind").lower()) > 1 and passage(m.group("kind")).stems()
    ]


def _named(text: str) -> list[Marker]:
    """The Hill Road appeal …; the Cross Lane one …. Each is one of a kind with words that tell it apart."""
    named = list(things(passage(text)))
    single = [one for one in named if not _is_count(text, one)]
    families = [_row_of_ones(text, named)]
    for head in dict.fromkeys(one.head for one in named if one.head not in ONES):
        families += [[one for one in few if one.head == head and one.marks] for few in (named, single)]
    families.append(_subjects(text, named))
    for few in families:
        if len(few) > 1 and len(_apart(few)) > 1 and _in_clauses(text, few):
            return few
    return []


def _row_of_ones(text: str, named: Sequence[Marker]) -> list[Marker]:
    """The things told as "the £30,000 one", with the first of them where it is named in full."""
    ones = [one for one in named if one.head in ONES and one.marks]
    before = [one for one in named if one.head not in ONES and ones and one.end <= ones[0].start]
    counted = [one for one in before if _is_count(text, one)]
    before = [one for one in before if one.marks or one in counted]
    if not before:
        return []
    alike = [one for one in before if one.names] if ones[0].names else []
    kind = counted[-1] if len(ones) > 1 and counted else (alike or before)[-1]
    noun = kind.noun.removesuffix("s") if ones[0].head == "one" else kind.noun
    told = [replace(one, noun=noun) for one in ones]
    return told if len(ones) > 1 else [kind, *told] if kind.marks else []


def _subjects(text: str, named: Sequence[Marker]) -> list[Marker]:
    """Entered two gardens: the rose bed …; the herb border …. As many as are counted, each with its clause."""
    counts = [
        (kind.end, next((q.value for q in quantities(text) if kind.start <= q.start < kind.end and q.value > 1), 0.0))
        for kind in named
    ]
    counts += [(match.end(), 2.0) for match in _BOTH.finditer(text)]
    for end, count in counts:
        after = [replace(one, marks=one.marks | {one.head}) for one in named if one.start >= end and _leads(text, one)]
        if count > 1 and len(after) == count:
            return after
    return []


_BOTH = re.compile(r"\bboth(?: \w+)? \w+s\b", re.IGNORECASE)


def _leads(text: str, one: Marker) -> bool:
    """Whether a thing stands at the head of a clause, as "the bed" or by its name."""
    at_head = opening_of(text, one.start) == one.start
    return at_head and (text[one.start :][:4].lower() == "the " or text[one.start].isupper())


def _is_count(text: str, kind: Marker) -> bool:
    """Whether a thing is told as so many of them: "two bids"."""
    return any(kind.start <= q.start < kind.end and q.value > 1 for q in quantities(text))


def _in_clauses(text: str, family: Sequence[Marker]) -> bool:
    """Whether each of the things has a clause of its own."""
    return all(CLAUSE.search(text[a.end : b.start]) for a, b in pairwise(family))


def _cut(text: str, told: Sequence[Marker]) -> Iterator[Section]:
    """The sections that begin with the clauses of the markers."""
    starts = [opening_of(text, one.start) for one in told]
    header = text[: starts[0]]
    lead = text[starts[0] : told[0].start]
    heads = [canonical((one.noun or told[0].noun or one.head).lower()) for one in told]
    head = heads[0] if len(set(heads)) == 1 else ""
    for place, one in enumerate(told):
        last = place + 1 == len(told)
        end = _sentence_end(text, one.end) if last else starts[place + 1]
        own = text[starts[place] : end]
        gapped = place > 0 and not _has_verb(text[starts[place] : one.start] + text[one.end : end])
        said = lead + text[one.start : end] if gapped and lead.strip() else own
        known = passage(header).stems() & passage(one.noun).stems()
        said = re.sub(r"\bones?\b", one.noun, said, count=1) if not known and one.head in ONES else said
        said = said.strip().rstrip(",;:").removesuffix(" and").removesuffix(" but").removesuffix(" while")
        opening = f"{header.rstrip(' .,;:')}, " if header.strip() else ""
        yield Section(one.marks, own, f"{opening}{said.rstrip(',;. ')}.", gapped, head)


def _sentence_end(text: str, at: int) -> int:
    found = re.search(r"\.(?=\s+[A-Z]|\s*$)", text[at:])
    return at + found.end() if found else len(text)


@lru_cache(maxsize=4096)
def _has_verb(text: str) -> bool:
    own = passage(text)
    return bool(own.verbs) or any(word.lower in AUXILIARY or is_past(own, at) for at, word in enumerate(own.words))


def exclusive(told: Iterable[str], others: Iterable[str]) -> frozenset[str]:
    """The stems of some texts that stand in none of the others."""
    theirs = frozenset[str]().union(*(stems_of(other) for other in others))
    return frozenset[str]().union(*(stems_of(one) for one in told)) - theirs


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    """The telling stems of a text; a denial counts as one."""
    own = passage(text)
    denied = any(word.lower in knowledge(Sections).denying for word in own.words)
    return own.stems() | ({"¬"} if denied else frozenset[str]())
