"""Checks every figure: that it follows from the facts, and that it stays with what it was measured on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tailoring.truth.alignment import fact_clauses, shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.binding import another_year, asked_for, contrasted, listed, numbered_otherwise, rival
from tailoring.truth.closure import as_ratio, derived
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Quantities, knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import Passage
from tailoring.truth.spells import spell_holds, told_spell
from tailoring.truth.sums import supports

_SPELLS = frozenset({"year", "month", "week"})


def check_quantities(statement: Passage, source: Source, taken: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """One finding for each figure; figures inside `taken` (names already judged) are left out."""
    said = [one for one in quantities(statement.text) if not any(s <= one.start < e for s, e in taken)]
    for one in said:
        if _is_whole_of_a_share(one, said, statement.text, source):
            continue
        if one.ordinal or (one.unit == "change" and _covered_by_figure(one, said, statement)):
            continue
        if one.label:
            yield _label(one, statement, source)
        elif one.unit == "year-name":
            yield _year(one, statement, source)
        else:
            yield _amount(one, statement, source)


def _is_whole_of_a_share(total: Quantity, said: Iterable[Quantity], text: str, source: Source) -> bool:
    """The ten of "nine in ten" of 310: judged with its part."""
    part = next((one for one in said if one.of == total.value and one.end < total.start), None)
    return part is not None and not supports(total, text, source) and bool(_supports(part, text, source))


def _covered_by_figure(change: Quantity, said: Iterable[Quantity], statement: Passage) -> bool:
    """Whether the figures beside it judge it: “halved from 40 to 20”."""
    clause = statement.clause_of(statement.word_at(change.start))
    return (
        sum(
            statement.word_at(o.start) in range(*clause)
            for o in said
            if o.unit not in {"change", "year-name"} and not o.label
        )
        >= 2
    )


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
    found_text = re.search(rf"\b{re.escape(said.label)}[ -]{number}\b", source.text, re.IGNORECASE)
    if found_text:
        return Finding("quantity", said.start, said.end, "supported", source.ids())
    reason = f"“{said.label} {text}” stands in no fact"
    return Finding("quantity", said.start, said.end, "unsupported", (), reason, f"Leave “{said.label} {text}” out.")


def _year(said: Quantity, statement: Passage, source: Source) -> Finding:
    year = statement.text[said.start : said.end]
    holding = [f for f in source.facts if year in f.text or year in f.dates]
    if not holding:
        return Finding(
            "date", said.start, said.end, "unsupported", (), f"no fact speaks of {year}", f"Leave {year} out."
        )
    context = _context(said, statement)
    best = source.best(context)
    spans = re.search(rf"\b(?:from|between|since)\b[^,;]*{year}|\b{year} ?(?:–|-|to)", statement.text)
    in_text = [fact for fact in holding if year in fact.text]
    if best and len(context & best.stems) >= 2 and best.fact not in (in_text if spans else holding):
        years = {q.value for q in quantities(best.text) if q.unit == "year-name"}
        if years and not _rests_elsewhere(context, best, holding, source):
            reason = f"the facts give another year for this than {year}"
            change = f"Say {max(years):.0f} instead of {year}."
            return Finding("date", said.start, said.end, "contradicted", (best.fact.id,), reason, change)
    return Finding("date", said.start, said.end, "supported", tuple(f.id for f in holding))


def _rests_elsewhere(context: frozenset[str], best: Evidence, holding: Iterable[object], source: Source) -> bool:
    """Whether a fact that has the year shares something telling that the best one lacks."""
    return any(one.fact in holding and (context & one.stems) - best.stems for one in source.evidence)


def _amount(said: Quantity, statement: Passage, source: Source) -> Finding:
    context = _context(said, statement)
    text = statement.text[said.start : said.end]
    found = _supports(said, statement.text, source)
    if said.unit in _SPELLS and said.value > 1:
        found = _about_the_same(found, said, statement, source)
    if not found and said.unit in _SPELLS:
        return _spell(said, context, statement, source)
    if not found:
        reason = f"“{_shown(said, statement)}” does not follow from the facts"
        return Finding(
            "quantity",
            said.start,
            said.end,
            "unsupported",
            (),
            reason,
            f"Leave “{text}” out or use the figure of the facts.",
        )
    dated = [one for one in found if not another_year(one, said, statement)]
    if not dated:
        reason = f"“{_shown(said, statement)}” belongs to another year"
        ids = tuple(one.evidence.fact.id for one in found)
        return Finding("quantity", said.start, said.end, "contradicted", ids, reason, "Keep the figure with its year.")
    found = dated
    right_way = [one for one in found if not _against(one, said, statement)]
    if not right_way:
        reason = f"“{_shown(said, statement)}” turns the direction of the change around"
        ids = tuple(one.evidence.fact.id for one in found)
        return Finding("quantity", said.start, said.end, "contradicted", ids, reason, "Say it the other way round.")
    bound = [
        one
        for one in right_way
        if not rival(one, context, source)
        and not numbered_otherwise(one, said, statement)
        and not asked_for(one, said, statement, source)
        and not contrasted(one, said, statement, source)
        and not listed(one, said, statement)
    ]
    if bound:
        ids = tuple(dict.fromkeys(one.evidence.fact.id for one in bound))
        return Finding("quantity", said.start, said.end, "supported", ids)
    other = rival(right_way[0], context, source) or contrasted(right_way[0], said, statement, source)
    reason = f"“{_shown(said, statement)}” belongs to “{_short(right_way[0].evidence.text)}”"
    ids = (right_way[0].evidence.fact.id, other.fact.id) if other else (right_way[0].evidence.fact.id,)
    return Finding(
        "quantity", said.start, said.end, "contradicted", ids, reason, "Keep the figure with what it was measured on."
    )


def _about_the_same(found: Sequence[Support], said: Quantity, statement: Passage, source: Source) -> list[Support]:
    """The supports of a length of time less those of something else, where a fact tells when this was done."""
    about = _following(said, statement) or _context(said, statement)
    dated = [one for one in source.evidence if told_spell(one) and shared_kin(about, one.stems)]
    nearest = max((len(shared_kin(about, one.stems)) for one in dated), default=0)
    return [one for one in found if len(shared_kin(about, one.evidence.stems)) >= nearest]


def _supports(said: Quantity, text: str, source: Source) -> list[Support]:
    """What the figure follows from: as it stands, else together with others of its fact, else as a share."""
    share = as_ratio(said)
    whole = replace(said, value=said.of or 0, high=said.of or 0, of=None)
    if share and not (supports(whole, text, source) or derived(whole, text, source)):
        # "Nine in ten" counts no ten.
        return supports(share, text, source) or derived(share, text, source)
    return supports(said, text, source) or derived(said, text, source)


def _spell(said: Quantity, context: frozenset[str], statement: Passage, source: Source) -> Finding:
    local = _following(said, statement) or context
    best = source.best(local)
    parts = [part for part in fact_clauses(best) if shared_kin(local, part.stems)] if best else []
    told = [q for part in parts for q in part.figures if q.unit == said.unit and q.value < said.value]
    holding = None if told else spell_holds(said, local, best, source)
    if holding:
        return Finding("duration", said.start, said.end, "supported", holding)
    reason = f"“{_shown(said, statement)}” does not follow from the dates"
    return Finding("duration", said.start, said.end, "unsupported", (), reason, "Use the time the dates give.")


def _following(said: Quantity, statement: Passage) -> frozenset[str]:
    """The telling words behind a length of time: "five years of stroke nursing"."""
    at = statement.word_at(said.end + 1)
    if not re.match(r"[\w-]*(?: of| in| as| with| running| teaching| doing)?\b", statement.text[said.end :].strip()):
        return frozenset()
    words = statement.words[at : at + 8]
    if words and words[0].lower in {"after", "before", "then", "until", "since", "to", "and", "or", "by", "from"}:
        return frozenset()
    cut = next(
        (n for n, word in enumerate(words) if n and word.lower in {"and", "who", "while", "at", "then"}), len(words)
    )
    return frozenset(word.stem for word in words[:cut] if word.content)


def _context(said: Quantity, statement: Passage) -> frozenset[str]:
    """The telling words around a figure: its clause, and the next one when the clause is short."""
    at = statement.word_at(said.start)
    clause = statement.clause_of(at)
    stems = statement.stems(clause)
    if len(stems) < 3:
        place = statement.clauses.index(clause) if clause in statement.clauses else 0
        for other in (place - 1, place + 1):
            if 0 <= other < len(statement.clauses):
                stems |= statement.stems(statement.clauses[other])
    return stems


def _against(support: Support, said: Quantity, statement: Passage) -> bool:
    """Whether the statement says up where the facts say down, or the reverse."""
    data = knowledge(Quantities)
    clause = statement.clause_of(statement.word_at(said.start))
    part = statement.words[clause[0] : clause[1]]
    # "more than a third" says how large, not which way.
    words = {w.lower for w, after in zip(part, (*part[1:], None), strict=True) if not (after and after.lower == "than")}
    up, down = bool(words & data.up), bool(words & data.down)
    if up == down or said.unit not in {"%", "pt", "x", "change"}:
        return False
    if support.direction:
        return up != (support.direction > 0) if said.unit != "x" else False
    told = {word.lower for word in support.evidence.passage.words}
    told_up, told_down = bool(told & data.up), bool(told & data.down)
    return told_up not in {told_down, up}


def _shown(said: Quantity, statement: Passage) -> str:
    end = min(len(statement.text), said.end + 12)
    return " ".join(statement.text[said.start : end].split()[:2]).strip(".,;:")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
