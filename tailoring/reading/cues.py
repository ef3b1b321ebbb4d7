"""How much a text sounds like a title, an employer, a school, a degree, a statement."""

from __future__ import annotations

import functools
import re

from tailoring.reading.places import is_place
from tailoring.reading.vocabulary import fold, folded, listed, phrases

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_HEAD_END = re.compile(
    r"\s+(?:of|for|to|in|at|with|on|und|de|der|des|für|en|-|–|—|\|)\s+|\s*[,/(:|]\s*|\s+[-–—]\s+", re.IGNORECASE
)
_GRADE_OF_TITLE = re.compile(r"\s+(?:[IVX]{1,4}|\d|[A-Z])$|\s+(?:m/w/d|w/m/d|f/m/d|level \w+)$", re.IGNORECASE)
_FOLLOWS = re.compile(r"(?i)(?:the\s+)?(?:following|below|here|these)\s+(?:is|are|were|was|the|my|some)\b")
_COLUMNS = re.compile(r"(?:[A-Z][a-z]+\s+){1,3}(?:Description|Details)")  # the head of a table: "Use Cases Details"
SENTENCE_WORDS = 13
SURE = 1.4  # from this score on a text is taken for what it sounds like
_LONGEST_CAPTION = 7  # words
_SHORTEST_COMPOUND = 7  # letters of a word that may be a compound


@functools.cache
def _heads() -> frozenset[str]:
    return folded("occupations.yaml", "heads")


def _is_head(word: str) -> bool:
    if word.endswith(listed("occupations.yaml", "endings")) and len(word) > _SHORTEST_COMPOUND:
        return True
    return word in _heads() and word not in folded("organisations.yaml", "forms")


def _is_plural_head(word: str) -> bool:
    """Whether a word names the people of a trade ("Builders", "Associates"), which is how firms are named."""
    return word.endswith("s") and word[:-1] in _heads() and not _is_head(word)


@functools.lru_cache(maxsize=4096)
def title_score(text: str) -> float:
    """How much a text sounds like a job title: 2 and more surely, below 0 surely not."""
    bare = _GRADE_OF_TITLE.sub("", _BRACKETS.sub(" ", text).strip())
    parts = fold(bare).replace("co founder", "cofounder").split()
    if not parts or len(parts) > SENTENCE_WORDS:
        return -1
    if " ".join(parts) in folded("occupations.yaml", "alone"):
        return 2.5
    score = 0.0
    ends = [fold(chunk).split()[-1] for chunk in _HEAD_END.split(bare) if fold(chunk)]
    if ends and _is_head(ends[0]):
        score += 2
    elif any(_is_head(end) for end in ends):
        score += 1.4
    elif any(_is_head(part) for part in parts):
        score += 0.8
    if parts[0] in folded("occupations.yaml", "openers"):
        score += 0.6
    if score < 1 and _is_plural_head(parts[-1]):
        score += 0.6
    return score - 1.5 * (parts[-1] in folded("organisations.yaml", "forms") and parts[-1] not in {"partners", "co"})


@functools.lru_cache(maxsize=4096)
def employer_score(text: str) -> float:
    """How much a text sounds like an organisation."""
    bare = _BRACKETS.sub(" ", text)
    parts = fold(bare).split()
    if not parts or len(parts) > SENTENCE_WORDS:
        return -1
    score = 0.0
    if re.search(
        r"(?i)\b(?:inc|llc|llp|ltd|corp|gmbh|plc|pvt|co(?!-)|s\.a|ag|bv|limited|corporation|& sons)\b\.?", bare
    ):
        score += 2.5
    names = folded("organisations.yaml", "words") | folded("organisations.yaml", "schools")
    if parts[-1] in names:
        score += 1.5
    elif _is_plural_head(parts[-1]):
        score += 1.2
    elif any(part in names for part in parts):
        score += 1.0
    if phrases("organisations.yaml", "schools").search(" ".join(parts)):
        score += 0.5
    if _is_head(parts[-1]):
        score -= 1.5
    return score - (0.7 if len(parts) > 7 or bare.strip()[:1].islower() else 0)


@functools.lru_cache(maxsize=4096)
def school_score(text: str) -> float:
    """How much a text sounds like a school."""
    parts = fold(text)
    if not parts or len(parts.split()) > SENTENCE_WORDS + 5:
        return -1
    found = phrases("organisations.yaml", "schools").search(parts) or _compound_school(parts)
    return (2 if found else 0) + (0.5 if parts.startswith(("university of", "school of", "institute of")) else 0)


def _compound_school(folded_text: str) -> bool:
    """Whether a word ends as the names of schools do that are written as one ("Pflegeschule")."""
    endings = listed("organisations.yaml", "school_endings")
    return any(word.endswith(endings) for word in folded_text.split())


@functools.cache
def degree_pattern() -> re.Pattern[str]:
    """Finds a degree at the beginning of what it is in: words, or letters with or without dots."""
    letters = sorted(listed("degrees.yaml", "letters"), key=lambda entry: (-len(entry), entry))
    dotted = "|".join(r"\.?\s?".join(map(re.escape, _syllables(entry))) + r"\.?" for entry in letters)
    spelled = sorted(listed("degrees.yaml", "words"), key=lambda entry: (-len(entry), entry))
    plain = "|".join(re.escape(entry).replace(r"\ ", r"[\s-]+") for entry in spelled)
    return re.compile(rf"(?<![\w.&])(?:(?P<letters>{dotted})(?![\w&]|\.\w)|(?P<words>(?i:{plain}))(?!\w))")


def _syllables(entry: str) -> list[str]:
    """Where dots may stand in a degree: "BSc" → B, Sc."""
    return re.findall(r"[A-Z][a-z]*", entry)


@functools.lru_cache(maxsize=4096)
def degree_score(text: str) -> float:
    """How much a text sounds like a degree or school certificate."""
    found = degree_pattern().search(text)
    if not found:
        return 0
    return 2.5 if found.start() == 0 else 1.5


@functools.lru_cache(maxsize=4096)
def starts_with_verb(text: str) -> bool:
    """Whether a text begins as a statement of what was done."""
    parts = text.split(maxsplit=2)
    if not parts:
        return False
    first, second = fold(parts[0]), parts[1] if len(parts) > 1 else ""
    if first.endswith("ly") and second:
        first = fold(second)
    past = first.endswith("ed") and len(first) > 4 and bool(second) and not second[0].isupper() and second not in "-–—|"
    return past or first in folded("occupations.yaml", "verbs")


def _in_sentence_case(text: str) -> bool:
    """Whether words after the first are written small, as in a sentence and unlike in a title."""
    rest = [word for word in text.split()[1:] if word[:1].isalpha()]
    return len(rest) >= 4 and sum(word[0].islower() for word in rest) >= 0.75 * len(rest)


def is_prose(text: str) -> bool:
    """Whether a text reads as a sentence rather than as a heading of an entry."""
    count = len(text.split())
    stripped = text.strip()
    if not stripped or is_place(stripped):
        return False
    if stripped[0].islower() and not re.match(r"i[A-Z]|e[A-Z]|[a-z]+[./]\w", stripped) and title_score(stripped) < 1.4:
        return True
    ends = stripped.endswith(".") and not re.search(
        r"(?i)\b(?:inc|ltd|co|corp|llc|jr|sr|st|dept|univ|[a-z])\.$", stripped
    )
    ends = ends and not (degree_score(stripped) >= 2.5 and count <= SENTENCE_WORDS)
    if (count >= 6 and ends) or (count > SENTENCE_WORDS + 5 and stripped.count("|") < 2):
        return True
    if _in_sentence_case(stripped) and max(title_score(stripped), degree_score(stripped), school_score(stripped)) < 1.4:
        return True
    return count >= 3 and starts_with_verb(stripped) and title_score(stripped) < 2


def is_break(text: str) -> bool:
    """Whether a text names a break in a career ("Maternity leave"), which has no employer."""
    return fold(_BRACKETS.sub(" ", text)) in folded("labels.yaml", "breaks")


def is_announcement(text: str) -> bool:
    """Whether a line inside an entry only announces what follows ("Key responsibilities:")."""
    words_, bare = fold(text), text.rstrip(" -–—")
    if bare.endswith(":") and len(text.split()) <= (SENTENCE_WORDS if _FOLLOWS.match(text.strip()) else 5):
        return True
    known = words_ in folded("labels.yaml", "labels") or _COLUMNS.fullmatch(text.strip()) is not None
    return known or _captions_work(words_.split(), bare)


def _captions_work(words: list[str], text: str) -> bool:
    """Whether a short line announces work and says no more than when it was done ("Projects done during Placement")."""
    if not 1 < len(words) <= _LONGEST_CAPTION or words[0] not in folded("labels.yaml", "work_captions"):
        return False
    done = folded("labels.yaml", "work_done")
    when = next((at for at, word in enumerate(words[:3]) if word in folded("labels.yaml", "work_when")), 0)
    what = " ".join(words[: when or len(words)])
    return not re.search(r"[:,.]", text) and (words[-1] in done or when > 0) and title_score(what) < SURE


def heads_things(text: str) -> bool:
    """Whether a line heads a table of things and what each is ("Use Cases Description"), and is no usual caption."""
    return _COLUMNS.fullmatch(text.strip()) is not None and fold(text) not in folded("labels.yaml", "labels")
