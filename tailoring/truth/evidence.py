"""The facts that a statement is held against, cut into sentences that can be matched with its parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from tailoring.model import Model
from tailoring.skills.concepts import Mention
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.clause_cuts import SENTENCE
from tailoring.truth.equivalents import other_names
from tailoring.truth.passages import Passage, passage

_BACK_REFERENCE = re.compile(
    r"(?:it|they|this|that|these|those|both|the (?:exam|job|customer|client|school|company|others?|rest|project|team"
    r"|plan|department|board|manager))\b",
    re.IGNORECASE,
)


class SourceFact(Model):
    """A plain fact: what it says, and the role, employer and dates ("Mar 2019–Jun 2022") it belongs to."""

    id: str
    text: str
    role: str = ""
    employer: str = ""
    dates: str = ""


_THAT_TIME = re.compile(
    r"\b(?:that|the same) (?:year|month|quarter|spring|summer|autumn|winter|week|season|time)\b", re.IGNORECASE
)
_SPEAKS_OF_IT = re.compile(r"\b(?:it|them|its|(?:in|of|with|for) both|both of them|all three)\b", re.IGNORECASE)
# "The council called it off", "The managers stuck with the paper one": someone or something else, and what they did.
_POINTS_BACK = re.compile(
    r"\b(?:it|them|its|their|either|neither|none)\b|\b(?:the|an?|another) (?:\w+ )?ones?(?=\s*(?:[.,;:]|$))",
    re.IGNORECASE,
)
_THE = re.compile(r"(?:the|our|my|his|her|their) (?P<noun>[a-z]+)\b", re.IGNORECASE)
_ME = re.compile(r"(?:I|my own)\b", re.IGNORECASE)
_CONTINUES = re.compile(
    r"(?:the|but|not|never|still|none|no|nobody|\w+ none|an?|then|we (?:came|were|lost|got)"
    # How it ended: "nominated in 2019; came second".
    r"|came|finished|placed|ranked|shortlisted|commended|funded|accepted|approved|granted|adopted|rejected|declined"
    r"|refused|withdrawn|shelved|cancell?ed)\b"
)


@dataclass(frozen=True, eq=False)
class Evidence:
    """One sentence of a fact. `tail` is the sentence with those after it that speak of the same thing."""

    fact: SourceFact
    passage: Passage
    tail: str
    stems: frozenset[str]
    home: frozenset[str]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.passage.text


class _ByIdentity:
    """A taxonomy as a key of a cache."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy

    def __hash__(self) -> int:
        return id(self.taxonomy)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and self.taxonomy is other.taxonomy


@lru_cache(maxsize=4)
def _categories(key: _ByIdentity) -> frozenset[str]:
    concepts = key.taxonomy.concepts
    broader = {above for concept in concepts.values() for above in concept.broader if above in concepts}
    # A product may have kinds too (Tableau Prep); what is named by a common noun is a category.
    return frozenset(above for above in broader if concepts[above].name.split()[-1].islower())


@dataclass(eq=False)
class Source:
    """All facts for one statement.

    `known_titles` are titles the person held besides those of the facts; `as_of` is the day at which open spells end.
    """

    facts: Sequence[SourceFact]
    taxonomy: Taxonomy
    known_titles: Sequence[str] = ()
    as_of: date | None = None
    evidence: tuple[Evidence, ...] = field(init=False)
    _found: dict[str, tuple[Mention, ...]] = field(default_factory=dict[str, tuple[Mention, ...]])

    def __post_init__(self) -> None:
        """Cut the facts into sentences."""
        self.evidence = tuple(one for fact in self.facts for one in _sentences(fact))

    @cached_property
    def frequency(self) -> Counter[str]:
        """In how many sentences each stem stands."""
        return Counter(stem for one in self.evidence for stem in one.stems)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All stems of the facts, roles and employers."""
        return frozenset(stem for one in self.evidence for stem in one.stems | one.home)

    @cached_property
    def text(self) -> str:
        """Everything the facts say, in lower case."""
        return "\n".join(f"{fact.text}\n{fact.role}\n{fact.employer}\n{fact.dates}" for fact in self.facts)

    @cached_property
    def mentions(self) -> tuple[tuple[Mention, SourceFact], ...]:
        """The concepts and credentials that the facts name."""
        texts = ((fact, text) for fact in self.facts for text in (fact.text, fact.role) if text)
        return tuple((mention, fact) for fact, text in texts for mention in self.mentions_in(text))

    @cached_property
    def categories(self) -> frozenset[str]:
        """The concepts that others are kinds of."""
        return _categories(_ByIdentity(self.taxonomy))

    def mentions_in(self, text: str) -> tuple[Mention, ...]:
        """The concepts and credentials that a text names; the facts around it decide between senses."""
        known = self._found.get(text)
        if known is None:
            known = self._found[text] = find_mentions(text, self.taxonomy, context=self.text)
        return known

    def ids(self) -> tuple[str, ...]:
        """The ids of all facts."""
        return tuple(fact.id for fact in self.facts)

    def weight(self, shared: Iterable[str]) -> float:
        """How much some shared stems tell: a stem that stands in many sentences tells less."""
        return sum(1 / max(1, self.frequency[stem]) for stem in shared)

    def ranked(self, stems: frozenset[str]) -> list[tuple[float, Evidence]]:
        """The sentences that share stems, most telling first."""
        scored = [
            (self.weight(stems & one.stems) + 0.15 * len(stems & (one.home - one.stems)), one) for one in self.evidence
        ]
        return sorted(((score, one) for score, one in scored if score > 0), key=lambda pair: -pair[0])

    def best(self, stems: frozenset[str]) -> Evidence | None:
        """The sentence that shares most, or None."""
        ranked = self.ranked(stems)
        return ranked[0][1] if ranked else None


def _sentences(fact: SourceFact) -> Iterable[Evidence]:
    texts = [text for text in SENTENCE.split(fact.text) if passage(text).words] or [fact.text]
    home = passage(f"{fact.role} · {fact.employer}").stems()
    for at, text in enumerate(texts):
        tail = [text]
        for later in texts[at + 1 :]:
            halves = texts[at + len(tail) - 1].endswith(";")
            continues = halves and (_CONTINUES.match(later) or _SPEAKS_OF_IT.search(later))
            back = _BACK_REFERENCE.match(later) or _THAT_TIME.search(later) or _goes_on(later, tail)
            if not back and not continues:
                break
            tail.append(later)
        one = passage(text)
        yield Evidence(fact, one, " ".join(tail), one.stems() | _other_stems(text), home)


@lru_cache(maxsize=8192)
def _other_stems(text: str) -> frozenset[str]:
    """The stems of other names of what a sentence names."""
    return frozenset(stem for name in other_names(text) for stem in passage(name).stems())


def _goes_on(later: str, told: Sequence[str]) -> bool:
    """Whether a sentence tells what became of the thing before: it, the paper one, the group that was named."""
    if _ME.match(later):
        return False
    the = _THE.match(later)
    named = bool(the) and passage(the.group("noun")).stems() <= passage(told[0]).stems() if the else False
    return bool(_POINTS_BACK.search(later) or named)
