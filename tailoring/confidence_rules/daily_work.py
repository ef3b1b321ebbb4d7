"""Soft skills in a whole career: a plain line of work shows one in part, several show more, self-praise little."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.dealings import dealings_table, dealt_in, is_bare, leaning, own_words, without_things
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.soft_families import Family
from tailoring.confidence_rules.standing import Standing
from tailoring.confidence_rules.story_strength import deeds_in, hits_in, is_scene

_PERSON = re.compile(
    r"\b(?:i|me|we|us|he|she|him|her|nobody|no one|everyone|everybody|someone|man|woman|boy|girl|mother|father)\b"
)
_ASIDE = re.compile(r"\([^)]*\)")
_SENTENCE = 5  # words
_PLAIN = 2  # kinds of deed that show the skill in one plain line
_NEITHER = 0.25  # a line that tells no deed of the kind
_PRAISE = 0.5
_ALWAYS = 0.96  # many lines of the skill that alone is asked
_ONCE = 0.5  # one line in part, where more is asked than the skill alone


@dataclass(frozen=True, slots=True)
class _Line:
    """A piece of evidence: kinds of deed and everyday dealings it tells, and whether it is a story of its own."""

    part: EvidenceParts
    standing: Standing
    deeds: int
    dealings: int
    story: bool

    @property
    def tells(self) -> bool:
        return not self.story and bool(self.deeds or self.dealings)


def in_daily_work(
    ask: Ask, families: Sequence[Family], parts: Sequence[EvidenceParts], each: Sequence[Standing]
) -> list[Standing]:
    """The standings of a career's lines, read as lines of work: what was read as a story is one only if told so."""
    lines = [_line(part, standing, families) for part, standing in zip(parts, each, strict=True)]
    told = {own_words(line.part.evidence.text) for line in lines if line.tells}
    lines_of = [sum(dealt_in(line.part, (family,)) for line in lines if line.tells) for family in families]
    shown = sum(map(bool, lines_of))
    often, seldom = _how_often(ask, len(told) + 2 * _named(lines), shown, len(families))
    always = often and len(told) >= dealings_table().many and min(lines_of, default=0) >= dealings_table().several
    found = [_of_line(line, families, often=often, seldom=seldom, always=always) for line in lines]
    wanted = leaning(ask.text)
    return _leaning(wanted, lines, found, len(told)) if wanted else found


def _leaning(wanted: frozenset[str], lines: Sequence[_Line], found: Sequence[Standing], told: int) -> list[Standing]:
    """Where a passion or interest is asked: work on the very thing shows it in part, anything else at most weakly."""
    few = dealings_table().few
    on_it = [_tells_work(line.part) and 2 * len(wanted & line.part.stems) >= len(wanted) for line in lines]
    near = scoring().relations["adjacent"] + 0.02 if sum(on_it) >= few else _ONCE
    most = _ONCE if told >= few else _NEITHER
    return [
        replace(one, near=max(one.near, near), why="Work on the very thing shows it in part.", status="demonstrated")
        if of_it and one.status != "negated"
        else one.capped(most, "What the passion is for is not named.")
        for one, of_it in zip(found, on_it, strict=True)
    ]


def _tells_work(part: EvidenceParts) -> bool:
    """Whether a piece may tell of work: no title, and of the lines of a summary or a list one as long as a sentence."""
    if part.evidence.type == "skill":
        return len(_ASIDE.sub(" ", part.evidence.text).split()) >= _SENTENCE
    return part.first_hand and not part.is_title


def _named(lines: Sequence[_Line]) -> bool:
    return any(line.standing.status == "listed" and line.standing.near >= _PRAISE for line in lines)


def _how_often(ask: Ask, told: int, shown: int, asked: int) -> tuple[bool, bool]:
    """Whether the skill itself is asked and told often, or more is asked and too little told, of `asked` families."""
    if ask.kind != "soft_skill":
        return False, True
    if is_bare(ask):
        return told >= dealings_table().several and shown == asked, False
    return False, told < dealings_table().few or 2 * shown < asked


def _line(part: EvidenceParts, standing: Standing, families: Sequence[Family]) -> _Line:
    text = part.evidence.text
    story = part.first_hand and is_scene(text) and _PERSON.search(text.lower()) is not None
    if part.defines or not _tells_work(part):
        return _Line(part, standing, 0, 0, story=False)
    told = own_words(text)
    deeds = deeds_in(told, tuple(families)) if told and part.first_hand else 0
    return _Line(part, standing, deeds, dealt_in(part, families), story and hits_in(part, families) > 0)


def _of_line(line: _Line, families: Sequence[Family], *, often: bool, seldom: bool, always: bool) -> Standing:
    standing, rules = line.standing, scoring()
    if line.story or standing.status == "negated":
        return standing
    if standing.status == "listed" and not line.tells:
        return standing.capped(_PRAISE, "It is named, and no work shows it.")
    if not line.part.first_hand and line.part.evidence.type != "skill":
        text = without_things(line.part.evidence.text)
        taught = any(family.asks.search(text) for family in families)
        return standing if taught else standing.capped(_NEITHER, "It tells of something else.")
    if not line.tells:
        return standing.capped(_NEITHER, "It tells of something else.")
    near, why = rules.relations["adjacent"] + 0.02, "Everyday work shows it in part."
    if always:
        near, why = _ALWAYS, "Everyday work shows it, again and again."
    elif often or (line.deeds >= _PLAIN and not seldom):
        near, why = rules.relations["transferable"] - 0.02, "Everyday work shows it, in several ways."
    elif seldom:
        near, why = _ONCE, "One line comes near it."
    return replace(standing, near=near, status="demonstrated", why=why, same=False)
