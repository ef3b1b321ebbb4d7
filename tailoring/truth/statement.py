"""Judges one statement against plain facts: every typed claim in it, bound to the facts that carry it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tailoring.model import Span
from tailoring.resume import Claim, LineVerdict
from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.award_holders import check_award_holders
from tailoring.truth.awards import check_awards
from tailoring.truth.came_to_nothing import check_came_to_nothing
from tailoring.truth.causation import check_causation
from tailoring.truth.credentials import check_credentials
from tailoring.truth.credit import check_credit
from tailoring.truth.directions import check_directions
from tailoring.truth.engagement import check_engagement
from tailoring.truth.evidence import Evidence, Source, SourceFact
from tailoring.truth.findings import Finding
from tailoring.truth.frequency import check_frequency
from tailoring.truth.grounding import check_grounding, ungrounded_parts
from tailoring.truth.left_open import check_left_open
from tailoring.truth.limits import check_limits
from tailoring.truth.making import check_making
from tailoring.truth.modes import check_modes
from tailoring.truth.names import check_names
from tailoring.truth.partial_credentials import check_components, told_in_part
from tailoring.truth.passages import Passage, passage
from tailoring.truth.proficiency import check_proficiency
from tailoring.truth.quantity_check import check_quantities
from tailoring.truth.relations import check_relations
from tailoring.truth.remainders import check_remainders
from tailoring.truth.responsibility import check_responsibility
from tailoring.truth.restrictions import check_restrictions
from tailoring.truth.serving import check_serving
from tailoring.truth.shared_spells import check_shared_spells
from tailoring.truth.titles import check_titles
from tailoring.truth.topics import check_topics, narrowed
from tailoring.truth.unfinished import check_unfinished
from tailoring.truth.unmeasured import check_unmeasured
from tailoring.truth.withheld import check_withheld
from tailoring.truth.workplaces import check_workplaces

_CHECKS = (
    check_relations,
    check_engagement,
    check_workplaces,
    check_titles,
    check_credentials,
    check_components,
    check_left_open,
    check_awards,
    check_award_holders,
    check_limits,
    check_restrictions,
    check_remainders,
    check_frequency,
    check_causation,
    check_unmeasured,
    check_directions,
    check_proficiency,
    check_modes,
    check_making,
    check_responsibility,
    check_credit,
    check_unfinished,
    check_withheld,
    check_serving,
    check_shared_spells,
    check_came_to_nothing,
)
# What else the facts tell, beside the thing that a statement speaks of, decides here: another cause, an order, a level.
_OF_WHOLE_FACTS = frozenset(
    {
        check_causation,
        check_modes,
        check_proficiency,
        check_credentials,
        check_titles,
        check_relations,
        check_engagement,
    }
)
# Not `MARK`: what stands behind a dash may limit what stands before.
_PUNCTUATION = re.compile(r"[,;:.!?()](?=\s|$)|\(")
_KEEP_THE_LIMIT = frozenset({"credential", "negation", "award"})


def verify_statement(
    text: str,
    facts: Sequence[SourceFact],
    taxonomy: Taxonomy,
    *,
    known_titles: Sequence[str] = (),
    as_of: date | None = None,
    strict: bool = False,
) -> LineVerdict:
    """The verdict on a statement: pass, refuse (with the smallest change), or ask (what a person may confirm).

    `known_titles` are titles that the person held besides the roles of the facts; `as_of` is the day at which spells
    that still run end. `strict` asks about every part of which the facts do not speak: for lines that no person wrote.
    """
    statement = passage(text)
    whole = Source(facts, taxonomy, known_titles, as_of)
    cut = narrowed(statement, facts)
    source = Source(cut, taxonomy, known_titles, as_of) if cut != list(facts) else whole
    found = [*findings(statement, source, whole), *check_topics(statement, whole)]
    if strict:
        found += ungrounded_parts(statement, source, found)
    return _verdict(text, found)


def findings(statement: Passage, source: Source, whole: Source | None = None) -> list[Finding]:
    """Everything the checks find in a statement, in the order of the text; `whole` has the facts uncut."""
    names = list(check_names(statement, whole or source))
    taken = [(one.start, one.end) for one in names if one.standing == "supported"]
    found = [*names, *check_quantities(statement, source, taken, whole)]
    for check in _CHECKS:
        found += check(statement, whole if whole and check in _OF_WHOLE_FACTS else source)
    found += check_grounding(statement, source, found)
    settled = [one if one.standing == "supported" else _settled(one, statement, source) for one in found]
    return sorted(settled, key=lambda one: (one.start, one.end))


def _settled(finding: Finding, statement: Passage, source: Source) -> Finding:
    if told_in_part(finding, statement, source):
        return replace(finding, standing="supported", reason="", change="", ask="")
    return _taken_over(finding, statement, source)


def _taken_over(finding: Finding, statement: Passage, source: Source) -> Finding:
    """A claim inside a part that stands word for word in a fact, with what limits it there, is the fact's own."""
    part = _part_around(finding.start, statement)
    whole = finding.kind in _KEEP_THE_LIMIT
    for one in source.evidence:
        said = _plain(statement.text) if whole else part
        if (part in _plain(one.tail) and _plain(one.tail) in said) if whole else _stands_whole(part, one):
            return replace(finding, standing="supported", fact_ids=(one.fact.id,), reason="", change="", ask="")
    return finding


def _part_around(start: int, statement: Passage) -> str:
    """The part between punctuation in which a claim stands, as plain words."""
    text = statement.text
    first = max((m.end() for m in _PUNCTUATION.finditer(text) if m.end() <= start), default=0)
    last = min((m.start() for m in _PUNCTUATION.finditer(text) if m.start() >= start), default=len(text))
    return _plain(text[first:last])


def _stands_whole(part: str, one: Evidence) -> bool:
    """Whether a part between punctuation of the fact opens with these words."""
    pieces = [_plain(piece) for piece in _PUNCTUATION.split(one.fact.text)]
    return bool(part.strip()) and part in pieces


def _plain(text: str) -> str:
    return f" {' '.join(word.lower for word in passage(text).words)} "


def _verdict(text: str, found: Sequence[Finding]) -> LineVerdict:
    wrong = [one for one in found if one.standing != "supported"]
    claims = tuple(one.claim(text) for one in found)
    if not claims:
        whole = Span(start=0, end=len(text))
        claims = (Claim(kind="text", text=text, span=whole, verdict="supported"),)
    if not wrong:
        return LineVerdict(verdict="pass", claims=claims)
    change = " ".join(dict.fromkeys(one.change for one in wrong if one.change))
    if all(one.ask for one in wrong):
        return LineVerdict(verdict="ask", claims=claims, smallest_change=change, ask=" ".join(one.ask for one in wrong))
    return LineVerdict(verdict="refuse", claims=claims, smallest_change=change)
