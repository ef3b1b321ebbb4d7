"""What follows from figures in several places: sums, changes told apart, shares of an amount, rates over a post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, permutations

from tailoring.truth.additive import adds_up, told_of_one
from tailoring.truth.arithmetic import Support, in_sentence, is_a_difference, supports_in_sentences
from tailoring.truth.binding import year_behind
from tailoring.truth.changes import fits, share_noun
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import knowledge
from tailoring.truth.likeness import together
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import canonical, passage
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.spells import months_of, named_spans
from tailoring.truth.terms import is_anothers_figure
from tailoring.truth.units import counted_words, measure

_OF_THEM = re.compile(r"\b\w+ of (?:them|these|those)\b")
_SEASONS = ("season", "winter", "summer", "spring", "autumn", "harvest")
_TARGET = r"\b(?:target|quota|goal|budget|plan|forecast|objective)\b"
_YEARS_LISTED = re.compile(r"\b(?:19|20)\d\d(?:, (?:19|20)\d\d)*,? and (?:19|20)\d\d\b")
_ONES = re.compile(r" (?:[\w-]+ ){0,2}(?:ones|more|others)\b", re.IGNORECASE)
# "60 volunteers and 15 crew reported to me".
_OF_MINE = re.compile(r"\b(?:to|for|under|with|by|from) (?:me|us)\b")


def supports(said: Quantity, text: str, source: Source) -> list[Support]:
    """Everything in the facts from which the figure follows."""
    return supports_in_sentences(said, text, source) or list(_across(said, text, source))


def _across(said: Quantity, text: str, source: Source) -> Iterator[Support]:
    """Sums of disjoint parts, changes told in two sentences, rates over a post, counts of what is listed."""
    if said.unit == "year-name" or said.label:
        return
    yield from _joined(said, text, source)
    if said.loose in {"under", "up_to"}:
        return
    yield from _share_of_a_fact(said, text, source)
    yield from _of_target(said, text, source)
    listed = [
        (one, q) for one in source.evidence for q in quantities(one.text) if q.unit != "year-name" and not q.label
    ]
    yield from _sums(said, text, listed, source)
    yield from _over_the_post(said, text, listed, source)
    yield from _each_time(said, source)
    yield from _seasons(said, source)
    yield from _of_them(said, text, source)


def _joined(said: Quantity, text: str, source: Source) -> Iterator[Support]:
    """What follows from two halves of one sentence: "It took 5 hours; I got that under 2"."""
    for first, second in pairwise(source.evidence):
        if first.fact is second.fact and first.text.rstrip().endswith(";"):
            whole = passage(f"{first.text.rstrip().rstrip(';')}, {second.text}")
            one = Evidence(first.fact, whole, whole.text, whole.stems(), first.home)
            them = _OF_THEM.search(second.text)
            lead = len(first.text.rstrip())
            bare = {q.start for q in quantities(second.text) if not (q.unit or q.noun or q.label or q.ordinal)}
            # "The old one burned 300 litres; the new one burns 180."
            found = in_sentence(said, text, one)
            yield from (
                s
                for s in found
                if s.derived or (s.start > lead and (them or (said.unit and s.start - lead - 1 in bare)))
            )


def _over_the_post(
    said: Quantity, text: str, listed: Sequence[tuple[Evidence, Quantity]], source: Source
) -> Iterator[Support]:
    """A yearly, monthly or weekly rate over the years of the post: 150 calls a year in ten years are 1,500."""
    if said.unit or said.per or not said.noun:
        return
    table = knowledge(Quantities).spells
    told = [q.value for q in quantities(text) if q.unit == "year"]
    for one, q in listed:
        span = months_of(one.fact.dates, source.as_of) if one.fact.dates else None
        rate = q.value * (1 if q.per == "year" else table["year"].get(q.per, 0))
        named = share_noun(said.noun, q.noun) or not _named_in_facts(said.noun, source)
        if not span or not rate or q.unit or not named:
            continue
        years = (span[1] - span[0]) / 12
        lengths = [length for length in told if length <= years + 1] or [years]
        if any(fits(said, rate * length, derived=True) for length in lengths):
            yield Support(one, q.start, q.end, derived=True)


def _named_anew(said: Quantity, source: Source) -> bool:
    """Whether the statement counts the parts under a name of its own: nine jobs for seven shops and two gyms."""
    return not said.unit and not _named_in_facts(said.noun, source)


def _named_in_facts(noun: str, source: Source) -> bool:
    """Whether the facts count things by this name; a name they lack may be another word for theirs."""
    return any(share_noun(noun, q.noun) for one in source.evidence for q in quantities(one.text))


def _seasons(said: Quantity, source: Source) -> Iterator[Support]:
    """Four seasons, winters or summers of a post of four years."""
    if said.unit or said.noun.split()[:1] not in [[canonical(name)] for name in _SEASONS]:
        return
    if _named_in_facts(said.noun.split()[0], source):
        return
    listed = [one for one in source.evidence if _YEARS_LISTED.search(one.text)]
    if listed:
        # "The winters of 2014, 2015 and 2017" are three.
        yield from (
            Support(one, 0, 0, derived=True)
            for one in listed
            if sum(q.unit == "year-name" for q in quantities(one.text)) == said.value
        )
        return
    for one in source.evidence:
        span = months_of(one.fact.dates, source.as_of) if one.fact.dates else None
        if said.value in named_spans(one.text, "year") or (span and said.value <= (span[1] - span[0] + 6) // 12):
            yield Support(one, 0, 0, derived=True)


def _of_them(said: Quantity, text: str, source: Source) -> Iterator[Support]:
    """The share of a whole that the statement names itself: 91 % of 34 accounts, where 31 of them were kept."""
    wholes = [q.value for q in quantities(text) if not q.unit and q.start != said.start and q.value > 1]
    told = {q.value for one in source.evidence for q in quantities(one.text) if not q.unit and not q.label}
    nouns = [q.noun for q in quantities(text) if q.value in wholes and q.value in told and q.noun and not q.unit]
    if said.unit != "%" or not wholes:
        return
    for one in source.evidence:
        for q in quantities(one.text):
            them = re.match(r" of (?:them|these|those)\b", one.text[q.end :])
            kin = not q.label and q.value not in wholes and any(share_noun(q.noun, noun) for noun in nouns)
            beside = not q.noun and any(share_noun(o.noun, n) for o in quantities(one.text) for n in nouns)
            if (
                (them or kin or beside)
                and not q.unit
                and any(fits(said, 100 * q.value / whole, derived=True) for whole in wholes)
            ):
                yield Support(one, q.start, q.end, derived=True)


_EACH_TIME = re.compile(
    r"\S*(?: [\w-]+){0,2} (?:each|every|both|all \w+) (?:times?|years?|occasions?|visits?|seasons?|editions?)\b"
)


def _each_time(said: Quantity, source: Source) -> Iterator[Support]:
    """In 2018 and 2020, twelve guests each time: 24 guests."""
    for one in source.evidence:
        listed = _YEARS_LISTED.search(one.text)
        figures = quantities(one.text) if listed else ()
        times = len([q for q in figures if listed and listed.start() <= q.start < listed.end()])
        for q in figures:
            alike = q.unit == said.unit and (bool(q.unit) or share_noun(said.noun, q.noun))
            if (
                alike
                and not said.per
                and _EACH_TIME.match(one.text, q.end)
                and fits(said, q.value * times, derived=True)
            ):
                yield Support(one, q.start, q.end, derived=True)


def _sums(said: Quantity, text: str, listed: Sequence[tuple[Evidence, Quantity]], source: Source) -> Iterator[Support]:
    """Sums of two or three disjoint parts of which the statement names none by itself."""
    if said.unit in {"%", "pt", "change", "x"}:
        return
    figures, year, named = quantities(text), year_behind(text, said.end), counted_words(text, said.end)
    whole = any(other.of == said.value for other in figures)
    told = set[float]() if whole else {other.value for other in figures if other.start != said.start}
    parts = [
        (one, q)
        for one, q in listed
        if measure(q.unit)[0] == measure(said.unit)[0]
        and q.of is None
        and q.value not in told
        and not _is_a_part(one, q)
    ]
    for size in (2, 3):
        for chosen in combinations(parts, size):
            if not whole and any(is_anothers_figure(one, q) and not _OF_MINE.search(one.text) for one, q in chosen):
                continue
            alike = [_counts_alike(said, q, named) for _, q in chosen]
            joined = all(one is chosen[0][0] for one, _ in chosen)
            if said.per and {q.per for _, q in chosen} - {said.per, ""}:
                continue
            if year and len({found for one, q in chosen if (found := year_behind(one.text, q.end))} | {year}) > 1:
                continue
            if not joined and not together(chosen, passage(text)):
                continue
            likely = any(alike) and all(same or _bare(one, q) for same, (one, q) in zip(alike, chosen, strict=True))
            if (
                (all(alike) or (joined and (likely or _named_anew(said, source))))
                and fits(
                    said,
                    sum(q.value * measure(q.unit)[1] for _, q in chosen) / measure(said.unit)[1],
                    derived=said.loose != "exact",
                )
                and adds_up(chosen)
                and not told_of_one(chosen, said, text)
            ):
                yield Support(chosen[0][0], chosen[0][1].start, chosen[0][1].end, derived=True)


def _is_a_part(one: Evidence, q: Quantity) -> bool:
    """Whether a figure is taken out of another ("9 of them") or is an end of a change ("from 90 to 75")."""
    before, after = one.text[: q.start], one.text[q.end :]
    ends = re.search(r"\b(?:from|to|instead of) [£$€]?$", before) or re.match(r"\S*(?: \w+)? to\b", after)
    return bool(ends or re.match(r" of (?:them|these|those|which|whom)\b", after))


def _share_of_a_fact(said: Quantity, text: str, source: Source) -> Iterator[Support]:
    """88 % of the money: the share of one amount in another that the same fact gives in the next sentence."""
    if said.unit != "%" or is_a_difference(said, text):
        return
    for (one, q), (other, r) in combinations([(e, q) for e in source.evidence for q in quantities(e.text)], 2):
        plain = (
            q.unit == r.unit and q.unit not in {"year-name", "%", "change", "pt", "x"} and not q.label and not r.label
        )
        if one.fact is other.fact and one is not other and plain and (q.unit or not r.noun or q.noun == r.noun):
            low, high = sorted((q.value, r.value))
            if high and fits(said, 100 * low / high, derived=True):
                yield Support(other, r.start, r.end, derived=True)


def _of_target(said: Quantity, text: str, source: Source) -> Iterator[Support]:
    """110 % of target, 5 % under budget: what was reached, held against the figure that is called the target."""
    behind = text[said.end :]
    share = re.match(rf"\S*(?: of| against)\b[^;]{{0,24}}?{_TARGET}", behind, re.IGNORECASE)
    under = re.match(
        rf"\S*(?: \w+)? (?:under|below|less than|short of|beneath|inside)\b[^;]{{0,24}}?{_TARGET}",
        behind,
        re.IGNORECASE,
    )
    over = re.match(
        rf"\S*(?: \w+)? (?:over|above|more than|ahead of|beyond|up on)\b[^;]{{0,24}}?{_TARGET}", behind, re.IGNORECASE
    )
    if said.unit != "%" or not (share or under or over):
        return
    for fact in source.facts:
        for q, r in permutations(quantities(fact.text), 2):
            lead = fact.text[: q.start]
            named = re.search(rf"{_TARGET}\W*(?:\w+\W+){{0,2}}$", lead, re.IGNORECASE)
            if not named or q.unit != r.unit or q.unit in {"%", "year-name", "change"} or not q.value:
                continue
            reached = 100 * r.value / q.value
            value = reached if share else 100 - reached if under else reached - 100
            if fits(said, value, derived=True):
                yield from (Support(one, 0, 0, derived=True) for one in source.evidence if one.fact is fact)


def _counts_alike(said: Quantity, one: Quantity, named: frozenset[str]) -> bool:
    return bool(said.unit) or bool(said.noun and (share_noun(said.noun, one.noun) or named & set(one.noun.split())))


def _bare(one: Evidence, q: Quantity) -> bool:
    """Whether a figure names no thing of its own: "three Oracle ones", "8 upstairs"."""
    return not q.noun or _ONES.match(one.text, q.end) is not None
