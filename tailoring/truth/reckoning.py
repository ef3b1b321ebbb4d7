"""Products and quotients whose things fit: five calls for each of 16 advisers, 45 cases over three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from tailoring.truth.alignment import shared_kin
from tailoring.truth.amounts import Amount, amounts, times_of
from tailoring.truth.arithmetic import Support
from tailoring.truth.changes import fits
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.figure import THINGLESS
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import Quantity
from tailoring.truth.quantity_words import Quantities, Recurrences
from tailoring.truth.units import measure

_HEADS = re.compile(r"\S*(?: \w+){0,3} (?:each|apiece|a head|per head|per person|per capita|on average)\b")
_MOST = 60


@dataclass(frozen=True, slots=True)
class Result:
    """An amount that follows, with the sentence it rests on; a `quotient` may be a rounded one."""

    amount: Amount
    evidence: Evidence
    quotient: bool = False


def reckoned(said: Quantity, text: str, source: Source) -> list[Support]:
    """The sentences from which a figure follows as a product or a quotient of what is of one kind."""
    if said.unit in THINGLESS or said.label or said.vague or said.ordinal or said.of is not None:
        return []
    told = next((one for one in amounts(text) if one.start == said.start), None)
    if told is None:
        return []
    given = [Result(one, evidence) for evidence in source.evidence for one in amounts(evidence.text)]
    given = given[:_MOST]
    found: list[Support] = []
    for result in _results(given, shared=bool(told.each) or bool(_HEADS.match(text, said.end))):
        if _is_told(said, told, result, text):
            amount = result.amount
            found.append(Support(result.evidence, amount.start, amount.end, derived=True))
    return found


def _results(given: Sequence[Result], *, shared: bool) -> Iterator[Result]:
    """What follows by one or two steps."""
    one_step = [*_multiplied(given, given), *_repeated(given)]
    two_steps = [*_multiplied(one_step, given), *_repeated(one_step)]
    yield from (result for result in given if result.amount.one)
    yield from (*one_step, *two_steps, *_repeated(two_steps), *_counted_out(given))
    if shared:
        quotients = list(_shared_out(given))
        yield from (*quotients, *_repeated(quotients))


def _multiplied(rates: Sequence[Result], given: Sequence[Result]) -> Iterator[Result]:
    """So much for each, times as many as there are."""
    for rate in rates:
        if not rate.amount.each:
            continue
        for count in given:
            if count.amount.unit or count.amount.one or count.amount is rate.amount:
                continue
            a, b = rate.amount, count.amount
            if not shared_kin(a.each, b.things) or (a.spell and b.spell):
                continue
            value = replace(
                a, low=a.low * b.low, high=a.high * b.high, each=b.each, spell=a.spell or b.spell, one=False
            )
            yield Result(value, rate.evidence)


def _repeated(given: Sequence[Result]) -> Iterator[Result]:
    """What is done for each of several things, as often as its sentence says."""
    for one in given:
        amount = one.amount
        among = amounts(one.evidence.text)
        if amount.spell or amount.unit or any(shared_kin(o.each, amount.things) for o in among):
            # Nine horses, each sampled twice a week, are no 18 horses a week.
            continue
        for often in times_of(one.evidence.text):
            if not often.start <= amount.start < often.end:
                value = replace(amount, low=amount.low * often.low, high=amount.high * often.high, spell=often.spell)
                yield Result(value, one.evidence)


def _counted_out(given: Sequence[Result]) -> Iterator[Result]:
    """How many there are of what has so much each: 250 questions, ten a round, are 25 rounds."""
    for whole, rate in permutations(given, 2):
        a, b = whole.amount, rate.amount
        alike = a.unit == b.unit and (bool(a.unit) or not b.things or bool(shared_kin(b.things, a.things)))
        plain = not (a.each or a.one or b.one) and b.each and not any("#" in t for t in b.each)
        if whole.evidence.fact is rate.evidence.fact and plain and alike and b.low and a.low % b.low == 0:
            value = replace(a, low=a.low / b.low, high=a.high / b.low, unit="", things=b.each, each=frozenset[str]())
            yield Result(value, whole.evidence)


def _shared_out(given: Sequence[Result]) -> Iterator[Result]:
    """An amount over as many things as its fact counts."""
    for whole, parts in permutations(given, 2):
        a, b = whole.amount, parts.amount
        if a.each or a.one or b.one or b.each or b.low != b.high or b.low <= 1 or b.spell:
            continue
        each = frozenset({f"#{b.unit}"}) if b.unit else b.things
        near = whole.evidence is parts.evidence or (
            whole.evidence.fact is parts.evidence.fact or shared_kin(b.things, whole.evidence.stems)
        )
        if near and each and a.low > b.low and (not b.unit or measure(b.unit)[0] != "time"):
            yield Result(replace(a, low=a.low / b.low, high=a.high / b.low, each=each), whole.evidence, quotient=True)


def _is_told(said: Quantity, told: Amount, result: Result, text: str) -> bool:
    """Whether a result is what the statement says: of its thing, unit, spell and for each of its things."""
    amount = result.amount
    if measure(amount.unit)[0] != measure(said.unit)[0] or not _of_the_thing(told, result):
        return False
    heads = result.quotient and _HEADS.match(text, said.end) is not None
    if not heads and (bool(told.each) != bool(amount.each) or (told.each and not shared_kin(told.each, amount.each))):
        return False
    size = measure(amount.unit)[1] / measure(said.unit)[1]
    for factor in _spells(amount.spell, said.per, text):
        low, high = amount.low * size * factor, amount.high * size * factor
        if any(fits(said, value, derived=result.quotient) for value in {low, high}) or (low, high) == (
            said.value,
            said.high,
        ):
            return True
    return False


def _of_the_thing(told: Amount, result: Result) -> bool:
    """Whether both count one thing: the words are kin."""
    amount = result.amount
    if amount.unit or not told.things:
        return True
    return bool(shared_kin(told.things, amount.things))


def _spells(given: str, said: str, text: str) -> Iterator[float]:
    """How often the spell of an amount goes into the spell that is said, or that another figure of the text says."""
    wanted = (
        {said} if said else {one.spell for one in amounts(text) if one.spell} | {one.spell for one in times_of(text)}
    )
    if given == said or (not given and not said):
        yield 1.0
    for spell in wanted - {given}:
        if given and (factor := _times(spell, given)):
            yield from factor


def _times(longer: str, shorter: str) -> tuple[float, ...]:
    """How many of the shorter spell the longer one has, also as a part of one."""
    data, often = knowledge(Quantities), knowledge(Recurrences).spells
    found: list[float] = []
    for table in (data.spells, data.working):
        if shorter in table.get(longer, {}):
            found.append(table[longer][shorter])
        if longer in table.get(shorter, {}):
            found.append(1 / table[shorter][longer])
    if not found and longer in often and shorter in often:
        (least, most), (low, high) = often[longer], often[shorter]
        if least == most and low == high:
            found.append(low / least)
    return tuple(found)
