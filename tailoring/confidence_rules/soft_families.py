"""The families of soft skills: what an ad asks in each, and what shows it or speaks against it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.confidence_rules.knowledge import FOLDER, cue
from tailoring.confidence_rules.meaning import Encoder
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.data_files import load_yaml
from tailoring.model import Model

_SENTENCE_END = re.compile(r"[.;!?]\s+|[.;!?]$")
_MEANT = 2  # families that one line asks when no word tells which


class SoftSkill(Model):
    """A family of soft skills; see soft_skills.yaml."""

    name: str
    asks: str
    story: str
    like: tuple[str, ...]
    also: str = "(?!)"
    in_words: tuple[str, ...] = ()
    of_people: bool = False


class SoftSkills(Model):
    """All families, the signs of a story, and of a story that speaks against the person."""

    families: tuple[SoftSkill, ...]
    story_signs: str
    unfit: str
    takers: str
    taken_over: str
    reported: str


@dataclass(frozen=True, slots=True)
class Family:
    """A family with its patterns compiled."""

    name: str
    asks: re.Pattern[str]
    asks_plainly: re.Pattern[str]
    told: tuple[str, ...]
    like: tuple[str, ...]
    in_words: tuple[str, ...]
    of_people: bool

    @property
    def story(self) -> tuple[re.Pattern[str], ...]:
        """A pattern for each kind of deed; compiled when the family is first asked, for most ads ask few."""
        return _story(self.told)


@cache
def _story(told: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled(line) for line in told)


@cache
def _table() -> SoftSkills:
    return load_yaml(FOLDER / "soft_skills.yaml", SoftSkills)


def _compiled(line: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{line})s?(?!\w)")


@cache
def all_families() -> tuple[Family, ...]:
    """The families of soft_skills.yaml in its order."""
    return tuple(
        Family(
            family.name,
            _compiled(f"{family.asks}|{family.also}"),
            _compiled(family.asks),
            tuple(family.story.splitlines()),
            family.like,
            family.in_words,
            family.of_people,
        )
        for family in _table().families
    )


@cache
def signs(name: str) -> tuple[re.Pattern[str], ...]:
    """One pattern per line of a group of signs: what any story has, or what speaks against the person."""
    lines: str = getattr(_table(), name)
    return tuple(_compiled(line.strip()) for line in lines.splitlines())


@lru_cache(maxsize=512)
def families_asked(text: str) -> tuple[Family, ...]:
    """The families that a requirement asks for, in the order of the file."""
    lowered = text.lower()
    return tuple(family for family in all_families() if family.asks.search(lowered))


def asks_of_people(text: str) -> bool:
    """Whether a line asks plainly, as experience too, for leading or coaching people."""
    lowered = text.lower()
    return any(family.of_people and family.asks_plainly.search(lowered) for family in all_families())


def families_meant(text: str, encoder: Encoder | None) -> tuple[Family, ...]:
    """The families asked by their words; where no word tells one, those whose plain words mean nearly the same."""
    found = families_asked(text)
    if found or encoder is None:
        return found
    families, vector = all_families(), encoder.vector(text)
    near = [max(float(vector @ encoder.vector(one)) for one in (family.name, *family.in_words)) for family in families]
    ranked = sorted(zip(near, families, strict=True), key=lambda pair: -pair[0])
    least = max(scoring().soft.meant, ranked[0][0] - scoring().soft.meant_apart)
    return tuple(family for cosine, family in ranked[:_MEANT] if cosine >= least)


def speaks_against(text: str) -> bool:
    """Whether the person tells of themselves that it was not for them, whatever the skill."""
    bare = cue("praise").sub(" ", text)
    return any(sign.search(bare) for sign in signs("unfit"))


def without_what_others_took(text: str) -> str | None:
    """The sentences that are left when another takes the matter over; None where nobody does.

    "I showed them round. After that the head took them" leaves the first; to have told the head leaves nothing.
    """
    sentences = _SENTENCE_END.split(text)
    left = [one for one in sentences if not _taken_over().search(one)]
    return None if len(left) == len(sentences) else ". ".join(one for one in left if not _reported().search(one))


@cache
def _taken_over() -> re.Pattern[str]:
    return _with_takers(_table().taken_over)


@cache
def _reported() -> re.Pattern[str]:
    return _with_takers(_table().reported)


def _with_takers(lines: str) -> re.Pattern[str]:
    return re.compile(named_takers(rf"(?<![\w-])(?:{'|'.join(lines.strip().splitlines())})"))


def named_takers(pattern: str) -> str:
    """The pattern with TAKER spelt out: one who may take a matter over, named by post."""
    takers = "|".join(one.strip() for one in _table().takers.split("|"))
    return pattern.replace("TAKER", rf"(?:the|my|our|his|her|their|an?) (?:[\w-]+ ){{0,2}}(?:{takers})s?")
