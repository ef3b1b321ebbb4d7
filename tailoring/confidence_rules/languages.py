"""Human languages asked against languages named, level by level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tailoring.ads.terms import languages_of
from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import FOLDER, cue
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import NOTHING, Standing
from tailoring.data_files import load_yaml
from tailoring.model import Model

_AT_A_LEVEL = re.compile(r"\b[ABC][12]\b|\b(?i:fluent|native|mother[- ]tongue|bilingual|conversational)\b")
_WRITTEN_IN = {"en": "english"}


class LanguageLevel(Model):
    """A level with the words that name it."""

    rank: int
    names: str


class LanguageLevels(Model):
    """Levels, lowest first, and the ranks taken where none is named."""

    levels: tuple[LanguageLevel, ...]
    level_asked: int
    level_held: int


@cache
def _table() -> LanguageLevels:
    return load_yaml(FOLDER / "languages.yaml", LanguageLevels)


def _rank(text: str, otherwise: int) -> int:
    lowered = text.lower()
    named = [level.rank for level in _table().levels if re.search(rf"(?<![\w-])(?:{level.names})(?!\w)", lowered)]
    return max(named, default=otherwise)


def language_standings(ask: Ask, evidence: Sequence[EvidenceParts]) -> list[Standing]:
    """How each piece of evidence stands to the language asked; of several asked, the best counts."""
    asked = names_of(ask.text)
    return [max((_stand(name, ask, part) for name in asked), key=_near, default=NOTHING) for part in evidence]


def languages_together(ask: Ask, evidence: Sequence[EvidenceParts], own: str) -> Standing:
    """All evidence together: of languages joined by "or" the best counts, of languages all asked the weakest.

    `own` is the language of the résumé itself.
    """
    best = [
        max((*(_stand(name, ask, part) for part in evidence), _written_in(name, own)), key=_near)
        for name in names_of(ask.text)
    ]
    either = re.search(r"\bor\b|/", ask.text)
    decided = (max if either else min)(best, key=_near, default=NOTHING)
    met = [one for one in best if one.near >= scoring().relations["adjacent"]]
    if ask.kind == "language" or either or len(met) == len(best) or 2 * len(met) < len(best):
        return decided
    return max(met, key=_near).capped(scoring().half_met, "Another language that is asked is not shown.")


def _near(standing: Standing) -> float:
    return standing.near


def asks_language(ask: Ask) -> bool:
    """Whether a line of another kind asks for a language at a level: "German at B2, spoken every day"."""
    return ask.kind == "hard_skill" and bool(_AT_A_LEVEL.search(ask.main)) and bool(names_of(ask.main))


def names_of(text: str) -> tuple[str, ...]:
    """The languages that a text names, in small letters."""
    return tuple(dict.fromkeys(term.text.lower() for term in languages_of(text, 0)))


def _stand(name: str, ask: Ask, part: EvidenceParts) -> Standing:
    text = part.evidence.text
    if name not in names_of(text):
        return NOTHING
    if name in part.denied:
        return Standing(scoring().statuses["negated"], "negated", f"{name.title()} is denied.", part)
    about = next((piece for piece in re.split(r"[,;/]", text) if name in piece.lower()), text)
    if cue("studied").search(about.lower()) or cue("in_progress").search(about.lower()):
        return Standing(scoring().statuses["studied"], "studied", f"{name.title()} is being learnt.", part, known=True)
    relations = scoring().relations
    short = _rank(ask.text, _table().level_asked) - _rank(about, _table().level_held)
    tier = "direct" if short <= 0 else "transferable" if short == 1 else "adjacent" if short == 2 else "weak"
    why = f"{name.title()} is named at the level asked." if short <= 0 else f"{name.title()} is below the level asked."
    return Standing(relations[tier], "demonstrated", why, part, known=True, same=short <= 0)


def _written_in(name: str, own: str) -> Standing:
    """What the résumé's own language shows: that the person writes it."""
    if _WRITTEN_IN.get(own) != name:
        return NOTHING
    near = scoring().relations["transferable"]
    return Standing(near, "demonstrated", "The résumé itself is written in it.", known=True)
