"""Checks lengths of time: that they follow from the dates of the facts, and what was done in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.truth.alignment import fact_clauses, shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.changes import fits
from tailoring.truth.clause_cuts import MARK
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.implied import figures_of
from tailoring.truth.numbers import Quantity
from tailoring.truth.passages import Passage
from tailoring.truth.spells import named_spans, spell_holds, spell_of_posts, told_spell
from tailoring.truth.surroundings import around, shown
from tailoring.truth.units import measure

# "Cleared the backlog in six months" tells how long it took; "in six years at the mill" how long the post was.
_COMPLETED = re.compile(
    r"\b(?:in|within|inside)(?: (?:under|less than|just|only|about|over|around|some))* $", re.IGNORECASE
)
_AT_WORK = re.compile(
    r"\S*(?: (?:years?|months?|weeks?))? (?:at|as|of|with|in|there|on|for|running|leading|teaching)\b"
)
_LATER = re.compile(r"[- ]\w+[- ](?:later|after|earlier|on)\b(?! [a-z]*(?:ing|e|a)\b)")
_INSIDE = re.compile(
    r"\b(?:in|within|inside|over|during|throughout)(?: the space of| the course of| just| only| about)? "
    r"(?:an? |one |the )?(?:single |calendar |full |whole )?$",
    re.IGNORECASE,
)
_NAMED = {
    "year": re.compile(r"\b(?:in|during|for|over|throughout|that) (?:[A-Z]\w+ )?((?:19|20)\d\d)\b"),
    "month": re.compile(
        r"\b(?:in|during|for|over) (January|February|March|April|May|June|July|August|September|October|November"
        r"|December)\b"
    ),
}
SPELLS = frozenset({"year", "month", "week"})


def elapsed(said: Quantity, statement: Passage, right: bool, ids: tuple[str, ...]) -> Finding:
    """The finding for the time between two dated events."""
    if right:
        return Finding("duration", said.start, said.end, "supported", ids)
    reason = f"“{shown(said, statement)}” is not the time between the dates"
    return Finding("duration", said.start, said.end, "contradicted", ids, reason, "Use the time the dates give.")


def about_the_same(found: Sequence[Support], said: Quantity, statement: Passage, source: Source) -> list[Support]:
    """The supports of a length of time less those of something else, where a fact tells when this was done."""
    about = _following(said, statement) or around(said, statement)
    dated = [one for one in source.evidence if told_spell(one) and shared_kin(about, one.stems)]
    nearest = max((len(shared_kin(about, one.stems)) for one in dated), default=0)
    return [one for one in found if len(shared_kin(about, one.evidence.stems)) >= nearest]


def spell_finding(said: Quantity, context: frozenset[str], statement: Passage, source: Source) -> Finding:
    """The finding for a length of time in years, months or weeks that stands in no fact by itself."""
    local, wide = _following(said, statement) or context, _following(said, statement, whole=True) or context
    best, nearest = source.best(local), source.best(wide)
    parts = [part for part in fact_clauses(nearest) if shared_kin(wide, part.stems)] if nearest else []
    told = [q for part in parts for q in part.figures if _is_shorter(q, said)]
    if _LATER.match(statement.text, said.end) and nearest and (other := _other_time(said, nearest)):
        told.append(other)
    completed = _COMPLETED.search(statement.text[: said.start]) and not _AT_WORK.match(statement.text, said.end)
    posts = spell_of_posts(said, local, source) or _in_one(said, wide, statement, source)
    if posts:
        return Finding("duration", said.start, said.end, "supported", posts)
    named = () if told else _named(said, statement, source)
    if named:
        return Finding("duration", said.start, said.end, "supported", named)
    holding = None if told else spell_holds(said, local, best, source, completed=bool(completed))
    if holding:
        return Finding("duration", said.start, said.end, "supported", holding)
    reason = f"“{shown(said, statement)}” does not follow from the dates"
    return Finding("duration", said.start, said.end, "unsupported", (), reason, "Use the time the dates give.")


def _is_shorter(told: Quantity, said: Quantity) -> bool:
    """Whether a fact gives a shorter time: so many years, or a week where the statement says a month long."""
    if told.unit == said.unit:
        return told.value < said.value
    longs = said.value == told.value == 1 and measure(told.unit)[0] == "time" and not told.per
    return longs and measure(told.unit)[1] < measure(said.unit)[1]


def _other_time(said: Quantity, one: Evidence) -> Quantity | None:
    """The other length of time that a fact gives: a year later, where the statement says six months later."""
    lengths = [q for q in figures_of(one.fact.text) if measure(q.unit)[0] == "time" and not q.per]
    ratio = [q.value * measure(q.unit)[1] / measure(said.unit)[1] for q in lengths]
    return lengths[0] if lengths and not any(fits(said, value, derived=True) for value in ratio) else None


def _named(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """The facts that name so many years or months: "12 in 2018, 9 in 2019"."""
    stems = statement.stems()
    return tuple(
        dict.fromkeys(
            one.fact.id
            for one in source.evidence
            if said.value in named_spans(one.text, said.unit) and shared_kin(stems, one.stems)
        )
    )


def _in_one(said: Quantity, about: frozenset[str], statement: Passage, source: Source) -> tuple[str, ...]:
    """The facts that give one year or month alone for what was done in one: "35 surveys in 2020", "inside a year"."""
    if said.value != 1 or said.unit not in _NAMED or not _INSIDE.search(statement.text[: said.start]):
        return ()
    best = source.best(about)
    named = set(_NAMED[said.unit].findall(best.text)) if best else set[str]()
    return (best.fact.id,) if best and len(named) == 1 else ()


def _following(said: Quantity, statement: Passage, *, whole: bool = False) -> frozenset[str]:
    """The telling words behind a length of time: "five years of stroke nursing"; the `whole` goes past commas."""
    at = statement.word_at(said.end + 1)
    if not re.match(r"[\w-]*(?: of| in| as| with| running| teaching| doing)?\b", statement.text[said.end :].strip()):
        return frozenset()
    words = statement.words[at : at + 8]
    if words and words[0].lower in {"after", "before", "then", "until", "since", "to", "and", "or", "by", "from"}:
        return frozenset()
    cut = next(
        (
            n
            for n, word in enumerate(words)
            if n
            and (
                word.lower in ({"and", "who", "while", "then"} | ({"at"} if n > 1 else set[str]()))
                or (not whole and MARK.search(statement.text[words[n - 1].end : word.start]))
            )
        ),
        len(words),
    )
    return frozenset(word.stem for word in words[:cut] if word.content)
