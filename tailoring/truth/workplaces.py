"""Checks that what is told of one organisation was done there, and not at or for another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tailoring.truth.alignment import shared_kin
from tailoring.truth.attribution import attributions
from tailoring.truth.engagement import organisations
from tailoring.truth.evidence import Source, SourceFact
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, passage
from tailoring.truth.relation_words import Relations
from tailoring.truth.sums import supports

_LEAST = 2.0  # what a part shares with the fact that it tells: a telling word is one
_LARGE = 10  # a figure that does not stand in a fact by chance
_FIGURE, _SMALL_FIGURE = 1.5, 0.75
_ALONE = 3  # telling words of a clause that holds little but a name
_RUN = re.compile(r"(?<=[a-z,] )[A-Z][\w'’]+(?: [A-Z][\w'’]+)+")
_JOINT = re.compile(r",? and |, |; ")


@dataclass(frozen=True)
class _Telling:
    """How much a part of a statement tells of each fact: by words, and by figures that follow from it."""

    words: dict[str, int]
    figures: dict[str, float]

    def of(self, fact: SourceFact) -> float:
        return self.words.get(fact.id, 0) + self.figures.get(fact.id, 0.0)


def check_workplaces(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each organisation of which a statement tells what the facts tell of another alone."""
    employers = tuple(dict.fromkeys(fact.employer for fact in source.facts if fact.employer))
    for told in attributions(statement, employers) if len(employers) > 1 else ():
        here = [fact for fact in source.facts if not fact.employer or _is_of(fact, told.names)]
        elsewhere = _told_elsewhere(statement, told.told, told.names, here, source)
        if elsewhere:
            yield _finding(told.start, told.end, elsewhere, elsewhere.employer)
    for name, start, end in organisations(statement, source):
        elsewhere = _told_of_another_client(statement, name, start, source)
        if elsewhere:
            yield _finding(start, end, elsewhere, elsewhere.employer or "it")


def _finding(start: int, end: int, fact: SourceFact, owner: str) -> Finding:
    reason = f"the facts tell this of {owner}: “{fact.text}”"
    return Finding("employer", start, end, "contradicted", (fact.id,), reason, f"Name {owner}.")


def _is_of(fact: SourceFact, names: Sequence[str]) -> bool:
    return fact.employer in names or any(name in fact.text for name in names)


def _told_elsewhere(
    statement: Passage, told: tuple[int, int], names: Sequence[str], here: Sequence[SourceFact], source: Source
) -> SourceFact | None:
    """The fact of another employer that a part tells, where no fact of the named ones tells as much of it."""
    telling = _telling(statement, told, names, source)
    nearest = max(source.facts, key=telling.of)
    if nearest in here or telling.of(nearest) < _LEAST or not telling.words.get(nearest.id):
        return None
    most = max((telling.of(fact) for fact in here), default=0.0)
    figured = telling.figures.get(nearest.id, 0.0) >= _FIGURE
    return nearest if 2 * most < telling.of(nearest) or (figured and most + 1 <= telling.of(nearest)) else None


def _telling(statement: Passage, told: tuple[int, int], names: Sequence[str], source: Source) -> _Telling:
    """What a part of a statement tells of each fact."""
    own = frozenset(stem for name in names for stem in passage(name).stems())
    stems = passage(statement.text[slice(*told)]).stems() - own
    words = {
        fact.id: len(shared_kin(stems, passage(fact.text).stems() | passage(fact.role).stems()))
        for fact in source.facts
    }
    figures: dict[str, float] = {}
    for q in quantities(statement.text):
        if not told[0] <= q.start < told[1] or q.label or q.ordinal:
            continue
        weight = _FIGURE if q.value >= _LARGE or q.unit else _SMALL_FIGURE
        if q.unit == "year-name":
            holding = {fact.id for fact in source.facts if f"{q.value:g}" in fact.text}
        else:
            holding = {one.evidence.fact.id for one in supports(q, statement.text, source)}
        for fact_id in holding if len(holding) == 1 else ():
            figures[fact_id] = figures.get(fact_id, 0.0) + weight
    return _Telling(words, figures)


def _told_of_another_client(statement: Passage, name: str, start: int, source: Source) -> SourceFact | None:
    """The fact of another client or place that a clause tells, where none that names this one tells as much of it."""
    placed = any_of(tuple(cue.replace("NAME", "(?:the )?" + re.escape(name)) for cue in knowledge(Relations).told_of))
    if not placed.search(statement.text):
        return None
    here = [fact for fact in source.facts if name in fact.text]
    elsewhere = _told_elsewhere(statement, _clause(statement, start), (name,), here, source)
    if elsewhere is None:
        return None
    homes = {fact.employer for fact in here}
    part = statement.text[slice(*_clause(statement, start))]
    another = elsewhere.employer not in homes or _names_another(elsewhere, name, part)
    return elsewhere if another else None


def _clause(statement: Passage, start: int) -> tuple[int, int]:
    """The clause of a name, with the next one where the name is all but alone in it: "For Acme, …"."""
    first, last = statement.clause_of(statement.word_at(start))
    if len(statement.stems((first, last))) <= _ALONE:
        last = statement.sentence_of(first)[1]
    begin, end = statement.words[first].start, statement.words[last - 1].end
    run = _RUN.match(statement.text, start)
    behind = run.end() if run else start
    if _RUN.search(statement.text, behind, end) and (joint := _JOINT.search(statement.text, behind, end)):
        end = joint.start()
    joints = [m.end() for m in _JOINT.finditer(statement.text, begin, start)]
    if joints and _RUN.search(statement.text, begin, joints[-1]):
        begin = joints[-1]
    return begin, end


def _names_another(fact: SourceFact, name: str, part: str) -> bool:
    """Whether a fact names an organisation of its own, which the clause does not."""
    others = [word for word in passage(fact.text).words[1:] if word.capital and word.raw not in name.split()]
    return len(others) > 1 and not any(word.raw in part for word in others)
