"""Whether a statement tells a change the way the facts tell it: up or down, from its start to its end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tailoring.truth.arithmetic import Support
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import Quantity
from tailoring.truth.passages import Passage
from tailoring.truth.quantity_words import Quantities

_LED = r"(?: (?:a|an|about|around|just|over|under|nearly|almost|some|only|well))* [£$€]?$"
_FROM = re.compile(rf"\bfrom{_LED}", re.IGNORECASE)
_TO = re.compile(rf"\b(?:to|reach(?:ed|ing)){_LED}", re.IGNORECASE)
# "44% of the quotations": a share, whatever rose or fell.
_SHARE = re.compile(r"(?:%| per ?cent)?\s?of\b")
_BY = re.compile(rf"\bby{_LED}", re.IGNORECASE)


def _against(support: Support, said: Quantity, statement: Passage) -> bool:
    """Whether the statement says up where the facts say down, or the reverse."""
    data = knowledge(Quantities)
    clause = statement.clause_of(statement.word_at(said.start))
    part = statement.words[clause[0] : clause[1]]
    # "more than a third" says how large, not which way.
    words = {w.lower for w, after in zip(part, (*part[1:], None), strict=True) if not (after and after.lower == "than")}
    up, down = bool(words & data.up), bool(words & data.down)
    told = said.unit in {"%", "pt", "x", "change"} or (support.direction and _BY.search(statement.text[: said.start]))
    before = statement.words[statement.word_at(said.start) - 1].lower if said.start else ""
    if up == down or not told or (_SHARE.match(statement.text, said.end) and before not in data.up | data.down):
        return False
    if support.direction:
        return up != (support.direction > 0) if said.unit != "x" else False
    facts = {word.lower for word in support.evidence.passage.words}
    told_up, told_down = bool(facts & data.up), bool(facts & data.down)
    return told_up not in {told_down, up}


def the_right_way(found: Iterable[Support], said: Quantity, statement: Passage) -> list[Support]:
    """The supports that turn no change around and take no start for its end."""
    return [one for one in found if not _against(one, said, statement) and not _other_end(one, said, statement)]


def _other_end(support: Support, said: Quantity, statement: Passage) -> bool:
    """Whether the statement has as the end of a change what the facts have as its start: "rose to 62 %"."""
    told = support.evidence.text
    if support.derived:
        return False
    start, end = bool(_FROM.search(statement.text[: said.start])), bool(_TO.search(statement.text[: said.start]))
    was, became = bool(_FROM.search(told[: support.start])), bool(_TO.search(told[: support.start]))
    return (end and was) or (start and became and not was)
