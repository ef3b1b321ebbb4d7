"""Work told in the words of its trade, without its name: who laid Flemish bond and built piers is a bricklayer."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import FOLDER
from tailoring.confidence_rules.linked import Links, uncovered_share
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import Standing, done
from tailoring.confidence_rules.worded import status_of
from tailoring.confidence_rules.words import stems, words
from tailoring.errors import InvalidData

_HEADER = ["concept", "words"]
_ENOUGH, _PLENTY = 2, 3  # tell-tale words; one that only this work has counts for as many as are enough
_LONG = 5  # letters: a shorter word without its last "s" may be another
_NEAR_ENOUGH = 0.84  # two words may stand in a neighbouring trade too


class Tell(NamedTuple):
    """The stems of a word or phrase of a trade; `alone`: the phrase as written, where no other work has it, or ""."""

    stems: frozenset[str]
    alone: str = ""

    def stands_alone_in(self, text: str) -> bool:
        """Whether the very words stand there: a "testator" is of wills alone, and a test is not."""
        told = f" {' '.join(words(text))} "
        singular = self.alone.removesuffix("s") if len(self.alone) > _LONG else self.alone
        return bool(self.alone) and any(f" {form} " in told for form in (self.alone, f"{self.alone}s", singular))


@cache
def _written() -> dict[str, str]:
    return read_tells(FOLDER / "tell_tales.csv")


def read_tells(path: Path) -> dict[str, str]:
    """The words by concept, as written in the table. Raises InvalidData with file and line."""
    found: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if next(rows, None) != _HEADER:
            raise InvalidData(f"{path.name} line 1 must be {','.join(_HEADER)}.", "Write that header.")
        for row in rows:
            if len(row) != len(_HEADER) or row[0] in found:
                problem = f"{path.name} line {rows.line_num} is {row}, not one concept with its words."
                raise InvalidData(problem, "Give a concept once, and its words joined by |.")
            found[row[0]] = row[1]
    return found


@lru_cache(maxsize=2048)
def tells_of(concept: str) -> tuple[Tell, ...]:
    """The tell-tale words of a concept, by its id; none where the file has none."""
    written = _written().get(concept, "")
    return tuple(
        Tell(frozenset(stems(one)), " ".join(words(one)) if one.endswith("!") else "")
        for one in written.split("|")
        if one
    )


def concepts_with_tells() -> frozenset[str]:
    """The ids of all concepts that have tell-tale words."""
    return frozenset(_written())


def _weight(told: Sequence[Tell]) -> int:
    """How much the words tell, each once: "board" and "boards", or "starter" and "new starter", are one."""
    alone = {one.stems for one in told if one.alone}
    every = {one.stems for one in told}
    return sum(_ENOUGH if one in alone else 1 for one in every if not any(one < other for other in every))


def by_tell_tales(part: Part, ask: Ask, evidence: EvidenceParts, links: Links) -> Iterator[Standing]:
    """A standing by at least two words of the trade asked, or one that no other trade has.

    Words of the line itself tell nothing here: they may stand there in another sense, which other rules judge.
    """
    if not evidence.first_hand:
        return
    spoken = evidence.stems - evidence.denied
    for place, concept in enumerate(part.concepts):
        text = evidence.evidence.text
        told = [one for one in tells_of(concept) if one.stems <= spoken and not one.stems <= ask.text_stems]
        told = [one for one in told if not one.alone or one.stands_alone_in(text)]
        weight = _weight(told)
        if weight < _ENOUGH:
            continue
        names = (links.taxonomy.name(concept), *links.taxonomy.aliases(concept))
        near = scoring().relations["direct"] if weight >= _PLENTY else _NEAR_ENOUGH
        if not evidence.denied.isdisjoint(ask.text_stems):
            near = min(near, scoring().relations["adjacent"])  # a part of what is asked was not done
        near *= 1 - scoring().uncovered * uncovered_share(part, names, evidence)
        status = status_of(frozenset[str]().union(*(one.stems for one in told)), evidence)
        yield Standing(
            done(near, status) * (0.9 if place else 1.0),
            status,
            f"It is told in the words of {links.taxonomy.name(concept)}.",
            evidence,
            asked=links.taxonomy.name(concept),
            known=True,
            rule="tell-tales",
            by_sure_name=weight >= _PLENTY,
        )
