"""Which words of a statement are names, and which of them the facts have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.deed_words import Titles
from tailoring.truth.evidence import Source
from tailoring.truth.kinds import kind_of_named, shortens, words_of
from tailoring.truth.knowledge import knowledge
from tailoring.truth.makers import tells_a_product
from tailoring.truth.passages import Passage, Word, canonical
from tailoring.truth.relation_words import WordLists

# OTIF, DoE.
ACRONYM = re.compile(r"[A-Z](?:[a-z]?[A-Z0-9&]){1,6}s?")
LEAST_PART = 3
_CODED = re.compile(r"[a-z]+\d+[a-z]*")
_ORGANISED = frozenset(
    {"at", "for", "with", "by", "from", "join", "joined", "in", "using", "holding", "passed", "certified"}
)
_TAIL = re.compile(r"[-'’]?\d+$")


def abbreviated(statement: Passage, first: int, last: int, source: Source) -> bool:
    """Whether the first letters of a name stand as an abbreviation in the facts: the Higher Education Academy, HEA."""
    words = statement.words[first : last + 1]
    letters = ["".join(word.raw[0] for word in part if word.raw[0].isupper()) for part in (words, words[:-1])]
    return any(len(one) >= LEAST_PART and re.search(rf"\b{one}\b", source.text) for one in letters)


def missing_words(statement: Passage, first: int, last: int, source: Source) -> list[Word]:
    """The words of a name that no fact has; none where its first letters stand in the facts."""
    missing = [word for word in statement.words[first:last] if not _known(word, statement, source)]
    return [] if missing and abbreviated(statement, first, last, source) else missing


def coded_words(statement: Passage, source: Source) -> Iterator[Word]:
    """Words of small letters with digits in them (p95, k8s) that the facts do not have."""
    known = words_of(source)
    for word in statement.words:
        coded = _CODED.fullmatch(word.raw) and word.lower not in known
        if coded and not any(shortens(one, word.lower) or shortens(word.lower, one) for one in known):
            yield word


def capital_runs(statement: Passage) -> Iterator[tuple[int, int]]:
    """The runs of words written as names; the first word of a sentence only when it can be nothing else."""
    first: int | None = None
    for at, word in enumerate(statement.words):
        named = word.capital and not (_opens(statement, at) and not _surely_name(statement, at))
        joined = first is not None and statement.text[statement.words[at - 1].end : word.start] in {
            " ",
            "-",
            " & ",
            "&",
        }
        if first is not None and not (named and joined):
            yield first, at
            first = None
        if named and first is None:
            first = at
    if first is not None:
        yield first, len(statement.words)


def _opens(statement: Passage, at: int) -> bool:
    return at == 0 or statement.text[: statement.words[at].start].rstrip()[-1:] in {
        ".",
        ":",
        ";",
        "!",
        "?",
        "•",
        "(",
        "“",
        '"',
    }


def _surely_name(statement: Passage, at: int) -> bool:
    word = statement.words[at]
    return any(letter.isupper() or letter.isdigit() for letter in word.raw[1:])


def _known(word: Word, statement: Passage, source: Source) -> bool:
    at = statement.word_at(word.start)
    product = statement.words[at + 1] if at + 1 < len(statement.words) else None
    if word.lower in knowledge(WordLists).vendors and product and product.capital:
        # A maker's name before its product; the product is judged by itself.
        return product.lower in words_of(source)
    forms = {word.lower, word.lower.removesuffix("s"), word.lower.removesuffix("es")}
    if word.raw in knowledge(WordLists).capitals or forms & words_of(source) or word.stem in source.stems:
        return True
    if word.raw.isdigit() or canonical(_TAIL.sub("", word.lower)) in source.stems or word.lower in _title_words():
        return True
    if any(shortens(known, word.lower) or shortens(word.lower, known) for known in words_of(source)):
        return True
    product = tells_a_product(statement.text, word.start, word.end, source)
    if product or kind_of_named(word.raw, source) or _is_of_a_place(word, source):
        return True
    return bool(ACRONYM.fullmatch(word.raw)) and _is_an_abbreviation(word, statement, source)


def _is_of_a_place(word: Word, source: Source) -> bool:
    """Whether the word is the adjective of a place in the facts, or what it lies in: Irish, Ireland for Cork."""
    data = knowledge(WordLists)
    places = data.demonyms.get(word.lower, frozenset()) | {
        name for name, of in data.demonyms.items() if word.lower in of
    }
    wide = {word.lower, *places}
    places |= {place for name in wide for place in data.within.get(name, frozenset[str]())}
    return any(re.search(rf"\b{re.escape(place)}\b", source.text, re.IGNORECASE) for place in places)


def _is_an_abbreviation(word: Word, statement: Passage, source: Source) -> bool:
    """Whether the letters stand for words, a part or a kind of what the facts name."""
    return spells_out(word.raw.rstrip("s"), source) or _is_part(word, source) or _is_kind(word, statement, source)


def _is_part(word: Word, source: Source) -> bool:
    """Whether the letters stand inside a name of the facts: the RTOS of FreeRTOS."""
    return len(word.raw) >= LEAST_PART and any(word.lower in known for known in words_of(source))


def _is_kind(word: Word, statement: Passage, source: Source) -> bool:
    """Whether an unknown abbreviation stands as a common noun ("a four-layer PCB") in a part the facts carry."""
    at = statement.word_at(word.start)
    before = {other.lower for other in statement.words[max(0, at - 3) : at]}
    following = re.match(r" [a-z]", statement.text[word.end :])
    if not (before & {"a", "an", "the"} or following) or before & _ORGANISED:
        return False
    clause = statement.stems(statement.clause_of(at)) - {word.stem}
    return 2 * len(clause & source.stems) >= len(clause) and not source.taxonomy.find(word.raw)


def _title_words() -> frozenset[str]:
    titles = knowledge(Titles)
    return titles.heads | titles.raising | titles.lowering


def spells_out(acronym: str, source: Source) -> bool:
    """Whether the letters open consecutive words of a fact: OTIF for on time in full."""
    letters = [letter for letter in acronym.lower() if letter.isalnum()]
    for one in source.evidence:
        words = [word.lower for word in one.passage.words]
        for at in range(len(words) - len(letters) + 1):
            if all(word[0] == letter for word, letter in zip(words[at:], letters, strict=False)):
                return True
    return False
