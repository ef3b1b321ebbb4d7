"""What stands below a credential: a lower grade of its body, a smaller class, or a lesser profession's entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.credential_state import credential_words
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.linked import Links
from tailoring.confidence_rules.words import words

_ABOVE = re.compile(
    r"\b(?:above|over|more than|exceeding|greater than)\s+\d|\d\s?(?:\w+\s)?(?:and|or) (?:above|over|more)",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\b(?:below|under|less than|up to|not exceeding|max(?:imum)?)\s+\d", re.IGNORECASE)

# "packages only": the credential is for one kind, and the ad names another.
_KIND_ONLY = re.compile(
    r"\b(packages|tanks|automatics?|domestic|passengers?|goods|adults?|children|road|awareness|theory"
    r"|(?:level|class) \w+)[- ]only\b"
)


def _plain_kind(kind: str) -> str:
    return kind.removesuffix("s")


def grades_apart(asked: str, offered: str) -> int | None:
    """How many grades the offered letters stand above (below 0) the asked ones; None where no ladder has both."""
    held, wanted = _places(offered), _places(asked)
    apart = [held[ladder] - place for ladder, place in wanted.items() if ladder in held]
    return max(apart, default=None)


def _places(text: str) -> dict[int, int]:
    """By ladder the highest place of the letters that a text has."""
    places: dict[int, int] = {}
    for word in words(text):
        for ladder, place in _grades().get(word, {}).items():
            places[ladder] = max(places.get(ladder, 0), place)
    return places


@cache
def _grades() -> Mapping[str, Mapping[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for ladder, grades in enumerate(credential_words().grades):
        for place, grade in enumerate(grades):
            for letters in grade.split():
                found.setdefault(letters, {})[ladder] = place
    return found


def of_lesser_profession(asked: str, offered: str) -> bool:
    """Whether the entry is a technician's or an assistant's, and the ad asks for none."""
    lesser = frozenset(credential_words().lesser.split())
    return bool(lesser & frozenset(words(offered)) - frozenset(words(asked)))


def of_another_entry(asked: str, offered: str) -> bool:
    """Whether the entry is that of another profession on the same register than the one that the ad names."""
    for register in _registers():
        wanted = {_plain(match) for match in register.findall(asked.lower())}
        held = {_plain(match) for match in register.findall(offered.lower())}
        if wanted and held and wanted.isdisjoint(held):
            return True
    return False


def _plain(name: str) -> str:
    """The name without its ending: midwifery is a midwife's, supervision a supervisor's."""
    return re.sub(r"(?:ery|e|ing|ion|or|er|[tc]ian)$", "", name)


@cache
def _registers() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b(?:{names})(?=s?\b)") for names in credential_words().registers)


def of_one_field(part: Part, evidence: EvidenceParts, links: Links) -> bool:
    """Whether the evidence names a known credential of the field of the one asked."""
    known = links.taxonomy.credentials
    fields = {known[asked].field for asked in part.credentials} - {""}
    return any(named.credential and known[named.concept_id].field in fields for named in evidence.named)


def of_smaller_class(asked: str, offered: str) -> bool:
    """Whether what is asked goes beyond a limit at which the credential ends, or beyond the one kind that it is for."""
    if any(_plain_kind(kind) not in asked.lower() for kind in _KIND_ONLY.findall(offered.lower())):
        return True
    return bool(_ABOVE.search(asked)) and bool(_BELOW.search(offered)) and not _ABOVE.search(offered)
