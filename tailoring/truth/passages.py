"""Text as the guard sees it: words with stems, sentences, clauses and verbs, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from tailoring.confidence_rules.words import stem
from tailoring.truth.clause_cuts import SENTENCE
from tailoring.truth.deed_words import Verbs
from tailoring.truth.knowledge import knowledge
from tailoring.truth.relation_words import WordLists

_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)?(?:\+\+|#)?")
# Not `MARK`: here a bracket opens no clause; what it holds belongs to the words before.
_CLAUSE = re.compile(r"[,;:()—–]\s|\s[–—-]\s|[.!?](?:\s|$)|\)")
_OPENERS = frozenset(
    {"who", "that", "which", "while", "whose", "where", "but", "then", "after", "before", "with", "as"}
)
_LEVELS = ("exposed", "assisted", "contributed", "built", "ran", "owned", "led", "headed")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place, as written, in lower case, and its stem (one stem for words that mean the same)."""

    raw: str
    start: int
    end: int
    lower: str
    stem: str
    content: bool

    @property
    def capital(self) -> bool:
        """Whether it is written as a name: a capital first, or a capital or digit within."""
        return self.raw[0].isupper() or any(letter.isupper() for letter in self.raw[1:])


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of doing: word number, plain form, responsibility (None when it says nothing of it)."""

    at: int
    base: str
    level: int | None
    form: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text cut into words; `sentences` and `clauses` are (first, last + 1) word numbers."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    clauses: tuple[tuple[int, int], ...]
    verbs: tuple[Verb, ...]

    def clause_of(self, at: int) -> tuple[int, int]:
        """The clause in which word `at` stands."""
        return next((clause for clause in self.clauses if clause[0] <= at < clause[1]), (0, len(self.words)))

    def sentence_of(self, at: int) -> tuple[int, int]:
        """The sentence in which word `at` stands."""
        return next((one for one in self.sentences if one[0] <= at < one[1]), (0, len(self.words)))

    def word_at(self, character: int) -> int:
        """The number of the word at a character, or of the next one."""
        return next((n for n, word in enumerate(self.words) if word.end > character), max(0, len(self.words) - 1))

    def part(self, span: tuple[int, int]) -> str:
        """The text from the first to the last word of a span of words."""
        first, last = span
        return self.text[self.words[first].start : self.words[last - 1].end] if last > first else ""

    def stems(self, span: tuple[int, int] | None = None) -> frozenset[str]:
        """The stems of the content words, of a span or of all."""
        first, last = span or (0, len(self.words))
        return frozenset(word.stem for word in self.words[first:last] if word.content)


@lru_cache(maxsize=8192)
def passage(text: str) -> Passage:
    """A text, cut up once."""
    words = tuple(_words(text))
    verbs = tuple(_verbs(text, words))
    sentences = _spans(words, [match.end() for match in SENTENCE.finditer(text)])
    return Passage(text, words, sentences, _clauses(text, words, verbs), verbs)


def _words(text: str) -> Iterable[Word]:
    stop = _stop_words()
    for match in _WORD.finditer(text):
        raw = match.group()
        lower = raw.lower().replace("’", "'")
        name = len(raw) == 1 and raw.isupper() and raw != "I" and match.start() > 0
        content = name or (lower not in stop and not lower.isdigit() and len(lower) > 1)
        yield Word(raw, match.start(), match.end(), lower, canonical(lower), content)


@cache
def _stop_words() -> frozenset[str]:
    return knowledge(WordLists).stop


@cache
def _same() -> dict[str, str]:
    """Stems that mean the same, each with the one that stands for its group."""
    groups = knowledge(WordLists).same
    return {stem(word): stem(group[0]) for group in groups for word in group}


@lru_cache(maxsize=32_768)
def canonical(lower: str) -> str:
    """The stem of a word, the same for words that mean the same."""
    bare = stem(lower) if lower.isalpha() else stem(lower).removesuffix("s")
    return _same().get(bare, bare)


@cache
def verb_forms() -> dict[str, tuple[str, int | None, str]]:
    """Each inflected form → plain form, level, kind of form (base, s, past, ing)."""
    data = knowledge(Verbs)
    forms: dict[str, tuple[str, int | None, str]] = {}
    for base in data.plain:
        _inflect(forms, base, None, data)
    for name, bases in data.levels.items():
        for base in bases:
            _inflect(forms, base, _LEVELS.index(name), data)
    return forms


def _inflect(forms: dict[str, tuple[str, int | None, str]], base: str, level: int | None, data: Verbs) -> None:
    for past in inflected(base, data)["past"]:
        forms[past] = (base, level, "past")
    for kind in ("ing",) if base in data.noun_like else ("ing", "s", "base"):
        for form in inflected(base, data)[kind]:
            forms.setdefault(form, (base, level, kind))


def inflected(base: str, data: Verbs | None = None) -> dict[str, tuple[str, ...]]:
    """The forms of a verb by kind: base, s, past, ing."""
    data = data or knowledge(Verbs)
    root = base.removesuffix("e")
    short = len(base) <= 5 and base[-1] not in "aeiouwxy" and base[-2] in "aeiou" and base[-3] not in "aeiou"
    doubled = base + base[-1] if short else root
    past = data.irregular.get(base)
    regular = base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else root + "ed"
    third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"
    third = base + "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else third
    pasts = past or ((regular, doubled + "ed") if short else (regular,))
    ing = (base + "ing", doubled + "ing") if short else (base + "ing" if base.endswith("ee") else root + "ing",)
    return {"base": (base,), "s": (third,), "past": pasts, "ing": ing}


def _verbs(text: str, words: Sequence[Word]) -> Iterable[Verb]:
    forms = verb_forms()
    for at, word in enumerate(words):
        if word.raw.isupper() and len(word.raw) > 1 and not text.isupper():
            # LED lamps, a CAST iron pan in capitals: letters, not deeds.
            continue
        known = forms.get(word.lower) or _by_ending(text, words, at)
        if known and _is_verb(text, words, at, known[2]):
            yield Verb(at, *known)


_BUILT = 3
_SHORTEST = 5


def _by_ending(text: str, words: Sequence[Word], at: int) -> tuple[str, int | None, str] | None:
    """A verb that no list holds, told by its ending where a deed stands: "Fabricated beams", "and engraved"."""
    word = words[at]
    gap = text[words[at - 1].end : word.start] if at else "."
    opens = at == 0 or gap.strip() in {".", ";", ":", "•"} or words[at - 1].lower in {"i", "and", "who"}
    plain = (
        word.lower.endswith("ed") and len(word.lower) > _SHORTEST and word.lower not in knowledge(WordLists).adjectives
    )
    joined = text[word.end : word.end + 1] in {"-", ",", ".", ""}
    return (word.lower, _BUILT, "past") if opens and plain and not joined else None


# Past forms that are plain forms and nouns too, and what may stand before a noun phrase that they end.
_ALIKE = frozenset({"run", "cut", "set", "cast", "hit", "split", "spread", "bid", "forecast", "read"})
_BEFORE_PHRASE = frozenset(
    {"on", "in", "at", "for", "of", "after", "before", "during", "with", "from", "by", "to", "per"}
)
_BEFORE_NOUN = frozenset(
    {"the", "a", "an", "my", "our", "their", "its", "his", "her", "of", "for", "each", "every", "two"}
)


def _is_verb(text: str, words: Sequence[Word], at: int, form: str) -> bool:
    """Whether a word that may be a verb is used as one here."""
    before = words[at - 1].lower if at else ""
    gap = text[words[at - 1].end : words[at].start] if at else ""
    opens = at == 0 or any(sign in gap for sign in ".;:,•\n(")
    if "-" in gap or (at + 1 < len(words) and text[words[at].end : words[at + 1].start] == "-"):
        return False
    if before in _BEFORE_NOUN or (words[at].lower in _ALIKE and _ends_a_phrase(text, words, at)):
        return False
    if form == "past":
        return True
    if form == "ing":
        return opens or before in {"by", "while", "for", "from", "after", "before", "who", "is", "was"}
    if form == "s":
        # "Stuck to scripts": no infinitive ends so.
        return opens or before in {"and", "who", "that", "which", "also"}
    return opens or before in {"to", "i", "and", "who", "that", "we", "which", "they", "would", "will", "can", "also"}


def _ends_a_phrase(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word stands behind a preposition and its noun: "on the island run", "after a price cut"."""
    for other in range(at - 1, max(-1, at - 5), -1):
        if text[words[other].end : words[other + 1].start] != " ":
            return False
        if words[other].lower in _BEFORE_PHRASE:
            return True
        if not words[other].content and words[other].lower not in _BEFORE_NOUN:
            return False
    return False


def _spans(words: Sequence[Word], cuts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The words between characters at which a text is cut."""
    starts = [word.start for word in words]
    edges = sorted({0, *(bisect_left(starts, cut) for cut in cuts), len(words)})
    return tuple((first, last) for first, last in pairwise(edges) if last > first)


def _clauses(text: str, words: Sequence[Word], verbs: Sequence[Verb]) -> tuple[tuple[int, int], ...]:
    doing = {verb.at for verb in verbs}
    cuts = [match.end() for match in _CLAUSE.finditer(text)]
    for at, word in enumerate(words):
        joins = word.lower == "and" and (at + 1 in doing or (at + 2 in doing and words[at + 1].lower.endswith("ly")))
        if at and (word.lower in _OPENERS or joins):
            cuts.append(word.start)
    return _spans(words, cuts)
