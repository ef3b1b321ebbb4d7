"""Letters that a text itself spells out: "SAS (Scandinavian Airlines)" is no statistics package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tailoring.confidence_rules.words import stems
from tailoring.skills.taxonomy import Taxonomy

_LETTERS = r"[A-Z][A-Z&]{1,5}"
_LETTERS_THEN_WORDS = re.compile(rf"\b({_LETTERS})s?\b(?:\s+[\w-]+){{0,2}}\s*\(([^()]{{5,80}})\)")
_LETTERS_DASH_WORDS = re.compile(rf"\b({_LETTERS})s?\b(?:\s+[\w-]+){{0,2}}\s+[–—-]\s+((?:[A-Z][\w-]+ ?){{2,6}})")
_WORDS_THEN_LETTERS = re.compile(rf"((?:[\w'’-]+[ ,]+){{1,8}})\(({_LETTERS})s?\)")
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "to", "de", "a", "an", "&"})
_LEAST_NAMES = 3  # two initials are met by chance
_CAPITAL_RUN = re.compile(r"[A-Z][\w'’-]*(?:\s+(?:(?:of|and|the|for|in|&)\s+)*[A-Z][\w'’-]*)+")
_MOST_NAMES = 5
_BREAK = re.compile(r"[,;:.!?()–—]")
_LEAST_SHARE = 0.6  # of the letters that the words must begin with, in order


@lru_cache(maxsize=4096)
def spelled_out(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each acronym in small letters with the stems of the words that the text gives for it."""
    return tuple((letters.lower(), frozenset(stems(full))) for letters, full in _pairs(text))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for match in _LETTERS_THEN_WORDS.finditer(text):
        full = _opening(match[2], match[1])
        if full:
            yield match[1], full
    for match in _LETTERS_DASH_WORDS.finditer(text):
        full = " ".join(match[2].split()[: len(match[1])])
        if len(full.split()) == len(match[1]) and _begin(full.split(), match[1]):
            yield match[1], full
    for match in _WORDS_THEN_LETTERS.finditer(text):
        full = _closing(match[1], match[2])
        if full:
            yield match[2], full


def _opening(text: str, letters: str) -> str:
    """The words that the letters stand for, at the beginning of what the brackets hold."""
    words = re.split(r"[\s-]+", re.split(r"[,;:]", text)[0].strip())
    return " ".join(words) if _begin(words, letters) else ""


def _closing(text: str, letters: str) -> str:
    """The words that the letters stand for, just before the brackets."""
    words = [word for word in re.split(r"[\s-]+", text.strip(" ,")) if word]
    for count in range(min(len(words), len(letters) + 3), 1, -1):
        if words[-count][0].lower() == letters[0].lower() and _begin(words[-count:], letters):
            return " ".join(words[-count:])
    return ""


def _begin(words: list[str], letters: str) -> bool:
    """Whether the words begin with the letters, in order; one word may stand for two letters ("Scandinavian")."""
    firsts = "".join(word[0] for word in words if word and word.lower() not in _SMALL).lower()
    wanted = letters.replace("&", "").lower()
    if len(firsts) < min(2, len(wanted)) or not firsts or firsts[0] != wanted[0]:
        return False
    place = hits = 0
    for first in firsts:
        found = wanted.find(first, place)
        if found >= 0:
            hits, place = hits + 1, found + 1
    return hits >= _LEAST_SHARE * max(len(wanted), len(firsts))


def strangers(text: str, taxonomy: Taxonomy) -> frozenset[str]:
    """The acronyms that the text spells out otherwise than the taxonomy, which knows them by another name."""
    return frozenset(letters for letters, full in spelled_out(text) if means_another(letters, full, taxonomy))


def means_another(letters: str, full: frozenset[str], taxonomy: Taxonomy) -> bool:
    """Whether the taxonomy knows the letters, and by names that share less than half of the full one's words."""
    concept_id = taxonomy.find(letters.upper())
    if concept_id is None:
        return False
    names = (taxonomy.name(concept_id), *taxonomy.aliases(concept_id))
    known = {one for name in names for one in stems(name)} - {letters}
    return bool(known) and 2 * len(full & known) < len(full)


@lru_cache(maxsize=2048)
def initials_of(name: str) -> str:
    """The letters that a body is known by: its name, where it is but letters, or its initials; "" under three."""
    if name.isupper() and " " not in name:
        return name
    letters = "".join(word[0] for word in re.findall(r"[\w'’]+", name) if word.lower() not in _SMALL).upper()
    return letters if len(letters) >= _LEAST_NAMES else ""


@lru_cache(maxsize=8192)
def written_in_full(text: str) -> dict[str, frozenset[str]]:
    """What the words that follow one another in a text would be in letters, three to five of them, with their stems."""
    found: dict[str, frozenset[str]] = {}
    for clause in _BREAK.split(text):
        names = [word for word in re.findall(r"[A-Za-zÀ-ÿ'’]+", clause) if word.lower() not in _SMALL]
        for count in range(_LEAST_NAMES, _MOST_NAMES + 1):
            for start in range(len(names) - count + 1):
                run = names[start : start + count]
                found.setdefault("".join(name[0] for name in run).upper(), frozenset(stems(" ".join(run))))
    return found


@lru_cache(maxsize=4096)
def spells(letters: str, text: str) -> bool:
    """Whether words with capitals in the text begin with the letters: "General Pharmaceutical Council" for GPhC."""
    for run in _CAPITAL_RUN.findall(text):
        names = [word for word in run.split() if word.lower() not in _SMALL]
        for start in range(len(names)):
            for end in range(start + 2, min(len(names), start + len(letters)) + 1):
                if _stand_for(names[start:end], letters):
                    return True
    return False


def _stand_for(names: list[str], letters: str) -> bool:
    """Whether the names begin with the letters in order; a letter may be left over only within a word ("Ph")."""
    firsts = "".join(name[0] for name in names).lower()
    if len(names) < _LEAST_NAMES or firsts[-1] != letters[-1].lower():
        return False
    capitals = re.sub(r"[^A-Z]", "", letters).lower()
    return firsts in (letters.lower(), capitals)
