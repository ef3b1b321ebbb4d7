"""What each figure of a fact was measured on, where a fact gives one figure for each of several things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.binding import taken_out
from tailoring.truth.changes import share_noun
from tailoring.truth.clause_cuts import JOINTS, MARK, cut_at, spans_of
from tailoring.truth.compounds import counts_people
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import Passage, canonical, passage
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.units import measure

_PERIOD = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)\b"
)
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|week)days?|weekends?|summers?|winters?)\b", re.IGNORECASE
)
_LONGEST = 14

_CUT = cut_at(*JOINTS, "against", "versus", "vs")
_TOGETHER = re.compile(r"\brespectively\b|\d%? and (?:by )?[£$€]?\d", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:than|above|below|against|versus|compared|where|ahead of|beat\w*|exceed\w*|outperform\w*|under|over) ",
    re.IGNORECASE,
)
# A figure for another time is no figure for another thing.
_TIME = re.compile(
    r"\b(?:when|before|after|later|then|now|earlier|previously|was|were|had been|by hand|used to|instead|(?:19|20)\d\d"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn"
    r"|winter|year|season|term|month|week|approved|(?:came|sent|paid|given) back|funded|accepted|won|granted)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:of|out of|from|among) (?:(?:the|an?|my|our|his|her|their|all|these|those|all my|all the) )?[£$€]?$"
)
_OF_US = re.compile(r"\w+ of us\b", re.IGNORECASE)
_SHARE_REACH = 20
_SHORT = 3
_PAIR = 2
_POSSESSED = frozenset({"mine", "ours", "yours", "hers", "theirs"})
_PLAIN = frozenset({"year-name", "change", "x", "pt"})


@dataclass(frozen=True)
class Cell:
    """A part of a text with its own figures, and the telling words before and behind the first of them."""

    text: str
    start: int
    end: int
    figures: tuple[Quantity, ...]
    before: frozenset[str]
    behind: frozenset[str]
    lead: str
    rest: str

    @property
    def telling(self) -> str:
        """The words by which the part says what its figure is of."""
        return MARK.split(self.lead)[-1] if self.before else MARK.split(self.rest)[0]


@lru_cache(maxsize=2048)
def cells(text: str) -> tuple[Cell, ...]:
    """The parts of a text that have figures; a part without one goes with the next that has one, else the last."""
    figures = [q for q in quantities(text) if q.unit != "year-name" and not q.label and not q.ordinal]
    spans: list[tuple[int, int]] = []
    for first, last in spans_of(text, _CUT):
        has = any(first <= q.start < last for q in figures)
        pending = bool(spans) and not any(spans[-1][0] <= q.start < spans[-1][1] for q in figures)
        header = text[:first].rstrip().endswith(":")
        if (pending and not header) or (not has and spans and not any(q.start >= last for q in figures)):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    figured = [span for span in spans if any(span[0] <= q.start < span[1] for q in figures)]
    if len(figured) == 1 and spans:
        # A head in front of one figure alone is that figure's own.
        spans = [(spans[0][0], spans[-1][1])]
    return tuple(_cell(text, a, b, tuple(q for q in figures if a <= q.start < b)) for a, b in spans)


def _cell(text: str, start: int, end: int, figures: tuple[Quantity, ...]) -> Cell:
    first, last = (figures[0].start, figures[-1].end) if figures else (end, end)
    lead, rest = text[start:first], text[last:end]
    return Cell(text[start:end], start, end, figures, _nouns(lead), _nouns(rest), lead, rest)


def _nouns(text: str) -> frozenset[str]:
    """The telling words of a part, its verbs left out."""
    one = passage(text)
    verbs = {verb.at for verb in one.verbs}
    return frozenset(
        word.stem
        for at, word in enumerate(one.words)
        if word.content and at not in verbs and word.lower not in _POSSESSED
    )


def measured_on_another(support: Support, said: Quantity, statement: Passage, source: Source) -> Evidence | None:
    """The sentence of the facts that gives another figure for the thing of which the statement tells this one."""
    own = cells(support.evidence.text)
    mine = next((c for c in own if c.start <= support.start < c.end), None)
    told = mine is not None and support.end <= mine.end and mine.figures and (mine.before or mine.behind)
    if mine is None or not told or _TOGETHER.search(statement.text) or _is_whole(said, statement):
        return None
    if _OF_US.match(support.evidence.text, support.start) and counts_people(said, statement.text):
        # "Four of us to an aircraft": a crew of four, whatever else is counted beside it.
        return None
    figure = next((q for q in mine.figures if support.start <= q.start < support.end), mine.figures[0])
    single = not support.derived or mine.figures[0].of is not None or support.end - support.start > _LONGEST
    if single and _of_another_time(mine, own, said, statement):
        return support.evidence
    of_both = support.derived and sum(support.start <= q.start < support.end for q in mine.figures) < _PAIR
    same_thing = said.noun and figure.noun and not said.unit and share_noun(said.noun, figure.noun)
    if of_both or same_thing:
        return None
    return _of_a_rival(support, mine, figure, said, statement, source)


def _of_another_time(mine: Cell, own: Sequence[Cell], said: Quantity, statement: Passage) -> bool:
    """Whether the statement gives a figure for a month or year for which the sentence has another figure."""
    part = next((c for c in cells(statement.text) if c.start <= said.start < c.end), None)
    told = _periods(part.text) if part and len(part.figures) == 1 else set[str]()
    here = _periods(mine.text)
    others = {period for c in own if c is not mine and c.figures for period in _periods(c.text)}
    return bool(told and here and not told & here and told & others)


def _periods(text: str) -> set[str]:
    """The months, years and days of the week that a part names."""
    return {name.lower().removesuffix("s") for name in (*_PERIOD.findall(text), *_DAY.findall(text))}


def _is_whole(said: Quantity, statement: Passage) -> bool:
    """Whether the figure is the whole of a share that stands right before it: half of my 40 calls."""
    if not _OF.search(statement.text[: said.start]):
        return False
    before = [q for q in quantities(statement.text) if q.end <= said.start]
    return any((q.unit == "%" or q.of) and said.start - q.end <= _SHARE_REACH for q in before)


def _of_a_rival(
    support: Support, mine: Cell, figure: Quantity, said: Quantity, statement: Passage, source: Source
) -> Evidence | None:
    """The sentence of the fact with a part whose words are those around the figure of the statement."""
    at = statement.clause_of(statement.word_at(said.start))
    if shared_kin(mine.before & _standards(), statement.stems(at)):
        # The target, told as the target.
        return None
    values = {value for q in quantities(statement.text) if q.start != said.start for value in (q.value, q.high)}
    for one in source.evidence:
        for other in cells(one.text) if one.fact is support.evidence.fact else ():
            same = one is support.evidence and other is mine
            if (
                same
                or {q.value for q in other.figures} & values
                or not _rivals(figure, said, other, one.text, apart=one is not support.evidence)
            ):
                continue
            later = one is not support.evidence or other.start > mine.start
            if _tells_of(other, mine, said, figure, statement, later=later):
                return one
    return None


def _rivals(figure: Quantity, said: Quantity, other: Cell, text: str, *, apart: bool) -> bool:
    """Whether another part gives a figure of the same measure for something else, not for another time."""
    kind = measure(figure.unit)[0]
    alike = [
        q
        for q in other.figures
        if q.unit not in _PLAIN
        and (measure(q.unit)[0] == kind or (not q.unit and not q.noun))
        and not taken_out(text, q)
        and q.of is None
        and not (apart and _counts_another_thing(figure, said, q))
    ]
    part = not figure.unit and not other.before and all(not q.noun and q.value < figure.value for q in alike)
    return bool(alike) and not part


def _counts_another_thing(figure: Quantity, said: Quantity, q: Quantity) -> bool:
    """Whether two counts are of two things that are named, the other of which the statement does not count."""
    if figure.unit or q.unit or not figure.noun or not q.noun:
        return False
    return not share_noun(figure.noun, q.noun) and not share_noun(said.noun, q.noun)


def _tells_of(other: Cell, mine: Cell, said: Quantity, figure: Quantity, statement: Passage, *, later: bool) -> bool:
    """Whether the words of the statement around its figure are the other part's, more than those of its own."""
    rival = next((q for q in other.figures if measure(q.unit)[0] == measure(figure.unit)[0]), None)
    if rival and not said.unit and said.noun and share_noun(said.noun, rival.noun):
        return not share_noun(said.noun, figure.noun) and bool(figure.noun)
    theirs, ours = (other.before, mine.before or mine.behind) if other.before else (other.behind, mine.behind)
    theirs, ours = theirs - ours, ours - theirs
    if not theirs or _TIME.search(other.telling):
        return False
    for near in _around(said, statement):
        hit, own = shared_kin(theirs, near), shared_kin(ours, near)
        if hit or own:
            # What stands before the first of several figures may be said of them all.
            if hit & _standards():
                return True
            short = later and bool(other.before) and len(theirs) <= _SHORT and hit == theirs
            return short or len(hit) / len(theirs) > (len(own) / len(ours) if ours else 0.0)
    return False


@cache
def _standards() -> frozenset[str]:
    return frozenset(canonical(word) for word in knowledge(Quantities).standards)


def _around(said: Quantity, statement: Passage) -> Iterator[frozenset[str]]:
    """The telling words around a figure of the statement, the nearest part first, what it is compared with left out."""
    part = next((c for c in cells(statement.text) if c.start <= said.start < c.end), None)
    at = statement.word_at(said.start)
    spans = [(part.start, part.end)] if part else []
    for first, last in (statement.clause_of(at), statement.sentence_of(at)):
        spans.append((statement.words[first].start, statement.words[last - 1].end))
    for start, end in spans:
        cuts = [start, *(m.start() for m in _COMPARED.finditer(statement.text, start, end)), end]
        first = max(cut for cut in cuts if cut <= said.start or cut == start)
        last = min(cut for cut in cuts if cut > said.start or cut == end)
        yield _nouns(statement.text[first:last])
