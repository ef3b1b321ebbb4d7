"""What a relayed statement says that the person's own documents do not: the words that nothing of theirs carries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tailoring.confidence_rules.words import stem
from tailoring.model import Model, Span
from tailoring.relayed import PLAIN_SIGNS

if TYPE_CHECKING:
    from tailoring.facts import FactKind
    from tailoring.skills.concepts import Mention
    from tailoring.skills.taxonomy import Taxonomy

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Letters with dots are one word: "b.s." → "bs".
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.\s?){2,}")
# Shorter names in the taxonomy are too often something else: BA, MA, QA.
_SHORTEST_NAME = 3
_ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))


class NeutralWords(Model):
    """Words that claim nothing by themselves, and the words that limit a claim or raise it.

    `function`, `verbs` and `things` are neutral in every inflection that only adds an ending. `limits`, `levels` and
    `ranks` are regular expressions that match whole words; the name of a skill never covers a word of rank.
    `companies` are names of products that also are employers.
    """

    function: tuple[str, ...]
    verbs: tuple[str, ...]
    things: tuple[str, ...]
    limits: tuple[str, ...]
    levels: tuple[str, ...]
    ranks: tuple[str, ...]
    employer_before: tuple[str, ...]
    companies: tuple[str, ...]


@cache
def neutral_words() -> NeutralWords:
    """The words, from the data file."""
    from tailoring.data_files import DATA, load_yaml

    return load_yaml(DATA / "relayed_neutral.yaml", NeutralWords)


@cache
def _neutral() -> frozenset[str]:
    data = neutral_words()
    return frozenset(word for line in (*data.function, *data.verbs, *data.things) for word in line.split())


@cache
def _companies() -> frozenset[str]:
    return frozenset(name for line in neutral_words().companies for name in line.split(", "))


class OwnWords(NamedTuple):
    """The words of what a person's own documents say, and of what they confirmed; `stems` without their endings."""

    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()


def own_words(texts: Iterable[str]) -> OwnWords:
    """The words of these texts; single letters are none."""
    found = {word for text in texts for _, _, word in _words(shown(text)) if len(word) > 1}
    return OwnWords(frozenset(found), frozenset(stem(word) for word in found))


def shown(text: str) -> str:
    """A text as it looks to a reader: one form for each sign, letters with dots joined."""
    plain = unicodedata.normalize("NFKC", text).translate(PLAIN_SIGNS)
    return _DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found.group()) + " ", plain)


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), found.group().casefold().removesuffix("'s")


def new_words(kind: FactKind, text: str, own: OwnWords, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The words of a statement that are neither the person's own, nor a skill's or tool's name, nor neutral."""
    plain = shown(text)
    if kind == "skill":
        return () if _is_skill(plain, own, taxonomy) else (plain.strip(),)
    named = [mention.span for mention in _skills_in(plain, own, taxonomy)]
    found = [
        plain[start:end]
        for start, end, word in _words(plain)
        if not (_within(start, end, named) and not _all(neutral_words().ranks, word)) and not _is_known(word, own)
    ]
    return tuple(dict.fromkeys(found))


def _within(start: int, end: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= start and end <= span.end for span in spans)


def names_employer(text: str, taxonomy: Taxonomy) -> bool:
    """Whether a tool stands where an employer does: "welded at Oracle", "code for Google Cloud"."""
    from tailoring.skills.mentions import find_mentions

    plain = shown(text)
    places = re.compile(rf"(?<!\w)(?:{'|'.join(neutral_words().employer_before)})[\s-]+(?:the\s+)?$", re.IGNORECASE)
    beside = re.compile(r"(?<!\w)(?:with|of)\s+$", re.IGNORECASE)
    for mention in find_mentions(plain, taxonomy):
        before = plain[: mention.span.start]
        concept = taxonomy.concepts.get(mention.concept_id)
        if concept and concept.kind == "tool" and places.search(before):
            return True
        if mention.text.casefold() in _companies() and (beside.search(before) or places.search(before)):
            return True
    return False


def names_a_credential(text: str, taxonomy: Taxonomy) -> bool:
    """Whether the taxonomy knows something named here, in whatever letters, as a credential."""
    from tailoring.skills.mentions import find_mentions

    plain = shown(text)
    whole = taxonomy.find(plain.strip(" .,;"))
    return whole in taxonomy.credentials or any(mention.credential for mention in find_mentions(plain, taxonomy))


def more_than(before: str, after: str) -> tuple[str, ...]:
    """What a correction claims beyond the line it stands for: a limit that it drops, a level that it raises."""
    old, new = shown(before).casefold(), shown(after).casefold()
    data = neutral_words()
    dropped = [word for word in _all(data.limits, old) if not _same(word, _all(data.limits, new))]
    raised = [word for word in _all(data.levels, new) if not _same(word, _all(data.levels, old))]
    return (
        *(f"without “{word}”" for word in dict.fromkeys(dropped)),
        *(f"more responsibility: {word}" for word in dict.fromkeys(raised)),
    )


def _all(patterns: Iterable[str], text: str) -> list[str]:
    return [found.group() for found in re.finditer(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", text)]


def _same(word: str, others: Iterable[str]) -> bool:
    return any(stem(word) == stem(other) for other in others)


def _is_skill(text: str, own: OwnWords, taxonomy: Taxonomy) -> bool:
    """Whether the whole text is the name of a skill, tool, method or field, and of no occupation."""
    target = taxonomy.find(text)
    return bool(target) and target in taxonomy.concepts and not _names_people(text, own) and not _too_short(text, own)


def _skills_in(text: str, own: OwnWords, taxonomy: Taxonomy) -> Iterator[Mention]:
    from tailoring.skills.mentions import find_mentions

    for mention in find_mentions(text, taxonomy):
        if mention.concept_id not in taxonomy.concepts or mention.credential:
            continue
        if not _names_people(mention.text, own) and not _too_short(mention.text, own):
            yield mention


def _too_short(name: str, own: OwnWords) -> bool:
    return len(name.strip()) < _SHORTEST_NAME and name.strip().casefold() not in own.words


def _names_people(name: str, own: OwnWords) -> bool:
    """Whether a name ends in an occupation ("team leader"), which is a title and no skill."""
    last = name.rsplit(maxsplit=1)[-1].casefold() if name.split() else ""
    return _is_occupation(last) and not _is_own_exactly(last, own)


def _is_occupation(word: str) -> bool:
    from tailoring.reading.vocabulary import folded

    heads = folded("occupations.yaml", "heads")
    return word in heads or word.removesuffix("s") in heads


def _is_own_exactly(word: str, own: OwnWords) -> bool:
    return bool({word, word.removesuffix("s"), f"{word}s"} & own.words)


def _is_known(word: str, own: OwnWords) -> bool:
    if not _bases(word).isdisjoint(_neutral()):
        return True
    if _is_occupation(word):
        return _is_own_exactly(word, own)
    return word in own.words or (len(word) > 1 and stem(word) in own.stems)


def _bases(word: str) -> set[str]:
    """A word, and what it may be an inflection of: "stopped" → "stop", "tidies" → "tidy"."""
    found = {word}
    for ending, instead in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST_NAME:
            found.add(rest + instead)
            if not instead and rest[-1] == rest[-2]:
                found.add(rest[:-1])
    return found
