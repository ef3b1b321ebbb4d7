"""Checks every figure: that it follows from the facts, and that it stays with what it was measured on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tailoring.truth.alignment import shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.bases import check_bases
from tailoring.truth.binding import another_year, asked_for, numbered_otherwise, rival
from tailoring.truth.changes import is_an_end
from tailoring.truth.chronology import check_chronology, time_taken
from tailoring.truth.clock import clock_difference, is_told_time
from tailoring.truth.closure import as_ratio, derived
from tailoring.truth.comparisons import compared
from tailoring.truth.compounds import compounded
from tailoring.truth.continuity import check_continuity
from tailoring.truth.elementary import elementary
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.follows import follows
from tailoring.truth.knowledge import knowledge
from tailoring.truth.lengths import SPELLS, about_the_same, elapsed, spell_finding
from tailoring.truth.likeness import resumes
from tailoring.truth.measured import measured_on_another
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.pairs import of_another_pair, of_its_own_pair
from tailoring.truth.passages import Passage
from tailoring.truth.put_together import put_together, told_as_ratio
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.rankings import check_rankings
from tailoring.truth.rates import ranked
from tailoring.truth.reckoning import reckoned
from tailoring.truth.recurrence import inside_recurrence
from tailoring.truth.sums import supports
from tailoring.truth.surroundings import around, short, shown
from tailoring.truth.tenure import tenure_finding
from tailoring.truth.ways import the_right_way
from tailoring.truth.yardsticks import check_yardsticks
from tailoring.truth.years import part_of_year, year_finding

_NAME = re.compile(r"\b[A-Z][\w.+#]* $")
_FIVE_DAYS = re.compile(r"[- ]day (?:working )?week\b")
_RATIO = re.compile(r"\S*(?: [\w-]+)? (?:in|out of)(?: every| each)? ")
_RATIO_ALONE = re.compile(r"\S*(?: [\w-]+)? in (?:every |each )?(?:\d+|[a-z]+)\b(?! of\b)")
_IN_A = re.compile(r"\S* (?:in|over|within) an? ")
_WHOLE_REACH = 24
_LESS = re.compile(r"\S*(?: \w+)? (?:fewer|less|sooner|shorter) than\b")
_EACH = re.compile(r"\S*(?: \w+)? (?:each|apiece)\b")


def check_quantities(
    statement: Passage, source: Source, taken: Sequence[tuple[int, int]], whole: Source | None = None
) -> Iterator[Finding]:
    """One finding for each figure; figures inside `taken` (names already judged) are left out.

    `whole` has the facts uncut: what follows from several figures may rest on one of which the statement is silent.
    """
    said = [one for one in quantities(statement.text) if not any(s <= one.start < e for s, e in taken)]
    yield from check_chronology(statement, source)
    yield from check_continuity(statement, source)
    yield from check_rankings(statement, source)
    yield from check_bases(statement, source)
    yield from check_yardsticks(statement, source)
    for one in said:
        if _is_whole_of_a_share(one, said, statement, source):
            continue
        if inside_recurrence(statement.text, one.start) or is_told_time(one, statement.text, source):
            # "Every two weeks" is judged as a frequency.
            continue
        if _FIVE_DAYS.match(statement.text, one.end) or one.ordinal:
            continue
        if one.label:
            yield _label(one, statement, source)
        elif one.unit == "year-name":
            yield year_finding(one, statement, source)
        else:
            found = _amount(one, statement, source, whole or source)
            yield found if found.standing == "supported" else put_together(one, found, statement, whole or source)


def _is_whole_of_a_share(total: Quantity, said: Iterable[Quantity], statement: Passage, source: Source) -> bool:
    """The ten of "nine in ten" of 310: judged with its part."""
    part = next((one for one in said if one.of == total.value and 0 < total.start - one.end <= _WHOLE_REACH), None)
    share = as_ratio(part) if part else None
    if part is None or share is None:
        return False
    return bool(_ratio(part, share, statement, source) or told_as_ratio(part, statement, source))


def _label(said: Quantity, statement: Passage, source: Source) -> Finding:
    name, number = (
        re.escape(said.label if said.label in knowledge(Quantities).labels else said.label.removesuffix("s")),
        f"{said.value:g}",
    )
    text = statement.text[said.start : said.end]
    for one in source.evidence:
        for found in re.finditer(
            rf"\b{name}s?[ -](?P<first>\d+)(?:\s?(?:–|-|to|and)\s?(?P<last>\d+))?", one.text, re.IGNORECASE
        ):
            first = int(found.group("first"))
            if first <= said.value <= int(found.group("last") or first):
                return Finding("quantity", said.start, said.end, "supported", (one.fact.id,))
        if any(other.label == said.label and other.value == said.value for other in quantities(one.text)):
            return Finding("quantity", said.start, said.end, "supported", (one.fact.id,))
    form = said.label == "year" and re.search(
        rf"\bY?{number}[A-Z]\b|\bY{number}\b", " ".join(f.text for f in source.facts)
    )
    found_text = form or re.search(rf"\b{re.escape(said.label)}[ -]{number}\b", source.text, re.IGNORECASE)
    if found_text:
        return Finding("quantity", said.start, said.end, "supported", source.ids())
    reason = f"“{said.label} {text}” stands in no fact"
    return Finding("quantity", said.start, said.end, "unsupported", (), reason, f"Leave “{said.label} {text}” out.")


def _amount(said: Quantity, statement: Passage, source: Source, whole: Source) -> Finding:
    if said.unit == "%" and said.per and is_an_end(said, statement.text) and _IN_A.match(statement.text, said.end):
        # "From 8% to 5% in a year": no rate.
        said = replace(said, per="")
    dated = part_of_year(said, statement, source)
    if dated:
        return dated
    rank = ranked(said, statement.text, source)
    if rank:
        return _placed(said, statement, *rank)
    tenure = tenure_finding(said, statement, source)
    if tenure:
        return tenure
    found = supports_of(said, statement, source) or clock_difference(said, statement.text, source)
    found = found or follows(said, statement.text, statement.stems(), whole)
    between = None if found else time_taken(said, statement, source)
    if between:
        return elapsed(said, statement, *between)
    if said.unit in SPELLS and said.value > 1:
        found = about_the_same(found, said, statement, source)
    return _bound(said, found, statement, source) if found else _unfound(said, statement, source)


def _unfound(said: Quantity, statement: Passage, source: Source) -> Finding:
    """The finding for a figure that follows from no fact alone: from two of them, or from the dates."""
    held = compared(said, statement.text, statement.stems(), source)
    if held:
        # Both sentences are named in it, so neither is the other's rival.
        return Finding("quantity", said.start, said.end, "supported", tuple(one.evidence.fact.id for one in held))
    told_apart = _LESS.match(statement.text, said.end)
    if said.unit in SPELLS and not (said.per or told_apart) and not is_an_end(said, statement.text):
        return spell_finding(said, around(said, statement), statement, source)
    text = statement.text[said.start : said.end]
    reason = f"“{shown(said, statement)}” does not follow from the facts"
    change = f"Leave “{text}” out or use the figure of the facts."
    return Finding("quantity", said.start, said.end, "unsupported", (), reason, change)


def _bound(said: Quantity, found: Sequence[Support], statement: Passage, source: Source) -> Finding:
    """The finding for a figure that follows from the facts: whether it stays with its year, its way and its thing."""
    figure = shown(said, statement)
    ids = tuple(one.evidence.fact.id for one in found)
    dated = [one for one in found if not another_year(one, said, statement)]
    if not dated:
        reason = f"“{figure}” belongs to another year"
        return Finding("quantity", said.start, said.end, "contradicted", ids, reason, "Keep the figure with its year.")
    right_way = the_right_way(dated, said, statement)
    if not right_way and said.unit == "%":
        right_way = the_right_way(derived(said, statement.text, source), said, statement)
    if not right_way:
        reason = f"“{figure}” turns the direction of the change around"
        return Finding("quantity", said.start, said.end, "contradicted", ids, reason, "Say it the other way round.")
    context = around(said, statement)
    named = _is_a_name(said, statement.text, source)
    bound = [one for one in right_way if named or _is_of_its_thing(one, said, context, statement, source)]
    if bound:
        held = tuple(dict.fromkeys(one.evidence.fact.id for one in bound))
        return Finding("quantity", said.start, said.end, "supported", held)
    first = right_way[0]
    other = rival(first, context, source)
    reason = f"“{figure}” belongs to “{short(first.evidence.text)}”"
    ids = (first.evidence.fact.id, other.fact.id) if other else (first.evidence.fact.id,)
    return Finding(
        "quantity", said.start, said.end, "contradicted", ids, reason, "Keep the figure with what it was measured on."
    )


def _is_a_name(said: Quantity, text: str, source: Source) -> bool:
    """Whether a number belongs to a name that the facts have as well: Vue 2."""
    name = _NAME.search(text[: said.start])
    return name is not None and not said.unit and f"{name.group()}{text[said.start : said.end]}" in source.text


def _is_of_its_thing(one: Support, said: Quantity, context: frozenset[str], statement: Passage, source: Source) -> bool:
    """Whether the statement tells the figure of what it was measured on."""
    other = rival(one, context, source)
    return not (
        (other and not of_its_own_pair(one, other, said, statement))
        or numbered_otherwise(one, said, statement)
        or asked_for(one, said, statement, source)
        or measured_on_another(one, said, statement, source)
        or of_another_pair(one, said, statement, source)
    )


def _placed(said: Quantity, statement: Passage, right: bool, ids: tuple[str, ...]) -> Finding:
    """The finding for a place among the best: the top 3 %."""
    if right:
        return Finding("quantity", said.start, said.end, "supported", ids)
    reason = f"the place in the facts is not in the top {shown(said, statement)}"
    return Finding("quantity", said.start, said.end, "contradicted", ids, reason, "Use the place of the facts.")


def supports_of(said: Quantity, statement: Passage, source: Source) -> list[Support]:
    """What the figure follows from: as it stands, else together with others of its fact, else as a share."""
    share = as_ratio(said)
    found = _ratio(said, share, statement, source) if share else None
    return _follows(said, statement, source) if found is None else found


def _ratio(part: Quantity, share: Quantity, statement: Passage, source: Source) -> list[Support] | None:
    """What the share follows from, where "nine in ten" counts no ten; None where it tells so many of those ten."""
    text = statement.text
    whole = replace(part, value=part.of or 0, high=part.of or 0, of=None)
    counted = (
        supports(whole, text, source)
        or derived(whole, text, source)
        or compounded(whole, text, statement.stems(), source)
    )
    if counted and not _RATIO.match(text, part.end):
        return None
    if _RATIO_ALONE.match(text, part.end):
        # "One in five" is a share, whatever else is five.
        counted = []
    plain = replace(share, vague=share.value < share.high)
    return _follows(share, statement, source) or supports(plain, text, source) or (None if counted else [])


def _follows(said: Quantity, statement: Passage, source: Source) -> list[Support]:
    text = statement.text
    about = statement.stems()
    ways: tuple[Callable[[], list[Support]], ...] = (
        lambda: supports(said, text, source),
        lambda: derived(said, text, source),
        lambda: elementary(said, text, about, source),
        lambda: compounded(said, text, about, source),
        lambda: reckoned(said, text, source),
    )
    # What is told of each of several is first a quotient.
    for way in (ways[-1], *ways) if _EACH.match(text, said.end) else ways:
        found = [one for one in way() if _speaks_of_it(one, said, about, source)]
        if found and said.value < said.high and all(map(_of_a_range, found)):
            # What follows from a range has both its ends.
            ends = (replace(said, high=said.value), replace(said, value=said.high))
            return found if all(_follows(end, statement, source) for end in ends) else []
        if found:
            return found
    return []


def _of_a_range(one: Support) -> bool:
    """Whether a figure was reckoned from one that is told as a range."""
    figures = quantities(one.evidence.text)
    return one.derived and any(q.value < q.high for q in figures if one.start <= q.start < one.end)


def _speaks_of_it(one: Support, said: Quantity, about: frozenset[str], source: Source) -> bool:
    """Whether the fact of a share or a change speaks of anything that the statement speaks of."""
    if said.unit not in {"%", "x", "change", "pt"}:
        return True
    told = (other.stems | other.home for other in source.evidence if other.fact is one.evidence.fact)
    stems = frozenset[str]().union(*told)
    return not about or not stems or resumes(one.evidence.text) or bool(shared_kin(about, stems))
