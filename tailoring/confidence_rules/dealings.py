"""Everyday dealings: what a plain line of a résumé says of the daily round that shows a soft skill in part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import content_stems
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import FOLDER
from tailoring.confidence_rules.soft_families import Family
from tailoring.data_files import load_yaml
from tailoring.model import Model

_MORE = re.compile(r"\s[–—-]\s|[:;]\s|[.]\s+\w")
_SENTENCE_END = re.compile(r"[.;!?•|\uf0b7]\s+|\s[–—-]\s|\s{2,}")
_GROUP = re.compile(r"\b[A-Z]{4,}\b")


class Dealings(Model):
    """The words of dealings.yaml; `families` are named as in soft_skills.yaml."""

    groups: dict[str, str]
    families: dict[str, str]
    praise: str
    things: str
    leaning: str
    bare_words: int
    opening: str
    flourish: str
    several: int
    many: int
    few: int


@cache
def dealings_table() -> Dealings:
    """The data of dealings.yaml."""
    return load_yaml(FOLDER / "dealings.yaml", Dealings)


def dealt_in(evidence: EvidenceParts, families: Iterable[Family]) -> int:
    """In how many of the families a piece of evidence tells everyday dealings."""
    text = own_words(evidence.evidence.text)
    return sum(_tells(text, family.name) for family in families) if text else 0


@lru_cache(maxsize=4096)
def own_words(text: str) -> str:
    """A text in small letters without things named with a word of a soft skill and sentences that praise or wish."""
    pieces = _SENTENCE_END.split(without_things(text))
    return ". ".join(piece for piece in pieces if not _pattern("praise").search(piece))


@lru_cache(maxsize=4096)
def without_things(text: str) -> str:
    """A text in small letters without what a trade calls by such a word: "electronics and communication"."""
    return _pattern("things").sub(" ", text.lower())


@lru_cache(maxsize=16384)
def _tells(text: str, family: str) -> bool:
    return any(line.search(text) for line in _lines(family))


@cache
def _lines(family: str) -> tuple[re.Pattern[str], ...]:
    table = dealings_table()
    lines = table.families.get(family, "").splitlines()
    return tuple(re.compile(rf"(?<![\w-])(?:{_spelt(line, table.groups)})(?!\w)") for line in lines if line)


def _spelt(line: str, groups: dict[str, str]) -> str:
    return _unfolded(_GROUP.sub(lambda match: groups.get(match.group(), match.group()), line))


def _unfolded(wording: str) -> str:
    """A pattern of several lines of the file: the blank that joins two of them is no part of it."""
    return wording.replace("| ", "|")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    wording: str = getattr(dealings_table(), name)
    return re.compile(rf"(?<![\w-])(?:{_unfolded(wording)})")


@lru_cache(maxsize=512)
def leaning(text: str) -> frozenset[str]:
    """The words of what an ask wants a passion or interest for; empty where it asks for none."""
    match = _pattern("leaning").match(text.lower())
    return content_stems(text[match.end() :]) if match else frozenset()


@cache
def _flourish() -> re.Pattern[str]:
    return re.compile(dealings_table().flourish)


def is_bare(ask: Ask) -> bool:
    """Whether an ask names the skill and little more: "Excellent communication skills"."""
    asked = _pattern("opening").sub("", _flourish().sub("", ask.text.lower()), count=1)
    return len(asked.split()) <= dealings_table().bare_words and not _MORE.search(asked)
