"""The deed that a statement gives as the means of an outcome, and whether the facts tie that outcome to another one."""

from __future__ import annotations

import re

from tailoring.truth.alignment import shared_kin
from tailoring.truth.clause_cuts import MARK, ending_of
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.outcome_words import Causation
from tailoring.truth.passages import Passage, passage

_BY_DOING = re.compile(
    r"\b(?:by|through|thanks to|as a result of|because of|after) (?:\w+ly )?"
    r"(?P<deed>(?:my |a |the |an |his |her )?(?!(?:an? |one[- ]|two[- ]|three[- ]|four[- ]|five[- ])?(?:half|halves"
    r"|third|thirds|quarter|quarters|fifths?|sixths?|tenths?|one|two|three|four|five|six|seven|eight|nine|ten|twenty"
    r"|thirty|forty|fifty|nearly|almost|around|about|over|more|less|roughly)\b)[a-z]+)",
    re.IGNORECASE,
)


def means_said(statement: Passage, at: int) -> frozenset[str]:
    """The telling words of the deed given as the means: "by rebuilding the model", "Rebuilt it, cutting"."""
    last = statement.sentence_of(at)[1]
    behind = _BY_DOING.search(statement.part((at, last)))
    if behind:
        start = statement.word_at(statement.words[at].start + behind.end() - len(behind.group("deed")))
        cut = ending_of(statement.text, statement.words[start].start, MARK)
        end = sum(word.start < cut for word in statement.words)
        return statement.stems((start, min(end, last)))
    begin = statement.sentence_of(at)[0]
    if _BY_DOING.match(statement.part((begin, last))) and statement.clause_of(begin)[1] <= at:
        return statement.stems((begin + 1, statement.clause_of(begin)[1]))
    first = statement.clause_of(at)[0]
    word = statement.words[at].lower
    before = statement.words[at - 1].lower if at else ""
    if at and ((first == at and word.endswith("ing")) or before in {"that", "which", "to", "so"}):
        return statement.stems((statement.sentence_of(at)[0], at))
    return frozenset()


def by_another_deed(statement: Passage, at: int, effect: tuple[int, int], where: Evidence, source: Source) -> bool:
    """Whether the statement names a deed as the means, and the fact of the outcome knows nothing of that deed.

    That both speak of the thing that changed (bags, where bags were mishandled less) does not tie them.
    """
    deed = means_said(statement, at)
    told = passage(where.fact.text).stems() | _before_outcome(where, source)
    if not deed:
        return False
    best = source.best(deed)
    if not shared_kin(deed, told):
        return best is not None and best.fact is not where.fact
    means = _BY_DOING.search(statement.part((at, effect[1])))
    end = statement.word_at(statement.words[at].start + means.start()) if means else effect[1]
    # The verb alone does not tell which deed it was: "redesigned", where the fact says "redrew".
    verbs = {statement.words[verb.at].stem for verb in statement.verbs}
    beyond = deed - statement.stems((at, end)) - _changed(where) - verbs
    if not beyond or shared_kin(beyond, told) or any_of(knowledge(Causation).causal).search(where.fact.text):
        return False
    best = source.best(beyond)
    return best is not None and best.fact is not where.fact and 2 * len(shared_kin(beyond, best.stems)) >= len(beyond)


def _changed(where: Evidence) -> frozenset[str]:
    """The telling words before the first figure of an outcome: what it was that changed."""
    figures = [q.start for q in quantities(where.text) if q.unit != "year-name"]
    return passage(where.text[: figures[0]]).stems() if figures else frozenset()


def _before_outcome(where: Evidence, source: Source) -> frozenset[str]:
    """The telling words of other facts of the same deed that speak of the outcome too."""
    return frozenset(stem for one in source.evidence if one.fact is where.fact for stem in one.stems)
