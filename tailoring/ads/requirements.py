"""What an ad asks: each thing once, with its importance, kind, logic, terms, years, level and knock-out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tailoring.ads.asks import folded, kind_of, own_importance, patterns, says_must
from tailoring.ads.classify import ASKING
from tailoring.ads.clauses import after_label, clauses_of, without_notes
from tailoring.ads.line_model import log_chances
from tailoring.ads.passages import Passage
from tailoring.ads.terms import logic_of, terms_of
from tailoring.ads.years import least_years, find_years
from tailoring.model import Span
from tailoring.posting import Importance, KnockOut, Requirement
from tailoring.skills.taxonomy import Taxonomy

_LEVEL = re.compile(
    r"\b(?:(?:bachelor|master|associate|undergraduate|graduate|postgraduate|advanced|doctoral|university|college)(?:['’]?s)?"
    r"(?:\s(?:or|/)\s(?:master|bachelor|associate)(?:['’]?s)?)? degree|bachelor['’]?s?|master['’]?s|ph\.?d|mba|doctorate|high school diploma|"
    r"ged|b\.?s\.?c?(?=[\s/,])|m\.?s\.?c?(?=[\s/,])|b\.?a\.?(?=[\s/,])|diploma|degree|level \d|a[- ]levels?|gcses?|native|bilingual|"
    r"mother tongue|fluent|fluency|professional (?:working )?proficiency|conversational|[abc][12]\b|proficien(?:t|cy)|expert(?:ise)?|advanced|"
    r"intermediate|strong|basic|working knowledge|familiar(?:ity)?)\b",
    re.IGNORECASE,
)
_LISTING = frozenset({"hard_skill", "experience", "education", "certification", "language"})
_LEVELLED = frozenset({"education", "language", "hard_skill"})
_LEAST_ASK = -0.55
_FEWEST_WORDS = 4
_ALWAYS_KNOCKS: frozenset[KnockOut] = frozenset(
    {"licence", "clearance", "right_to_work", "travel", "shift", "language", "age", "physical"}
)


@dataclass(frozen=True, slots=True)
class _Asked:
    passage: Passage
    span: Span
    importance: Importance


def find_requirements(passages: tuple[Passage, ...], text: str, taxonomy: Taxonomy, title: str) -> tuple[Requirement, ...]:
    """Every thing asked, in the order of the ad; ids are r1, r2 and so on."""
    found: list[Requirement] = []
    seen: set[str] = set()
    for passage in passages:
        raw = text[passage.span.start : passage.span.end]
        if found and patterns().substitute.search(folded(raw)) and passage.section in ASKING:
            found[-1] = found[-1].model_copy(update={"logic": "or_equivalent"})
            continue
        for asked in _asked(passage, text):
            key = folded(text[asked.span.start : asked.span.end])
            if key not in seen:
                seen.add(key)
                found.append(_requirement(asked, f"r{len(found) + 1}", text, taxonomy, title))
    return tuple(found)


def _asked(passage: Passage, text: str) -> Iterator[_Asked]:
    raw = text[passage.span.start : passage.span.end]
    base = _base_importance(passage, raw)
    if base is None:
        return
    spans = (passage.span,) if passage.alternatives > 1 else clauses_of(text, passage.span)
    for span in spans:
        clause = text[span.start : span.end]
        if not re.search(r"[^\W\d_]", clause):
            continue
        yield _Asked(passage, span, _importance(clause, base))


def _base_importance(passage: Passage, raw: str) -> Importance | None:
    """The importance that a passage's place gives its clauses; None where it asks nothing."""
    lower = folded(raw)
    if patterns().not_asked.search(lower):
        return None
    if passage.section == "required":
        return "required" if passage.headed or passage.bullet or _reads_as_ask(raw) else None
    if passage.section in ASKING:
        return "preferred" if passage.section == "preferred" else "nice_to_have"
    if len(lower.split()) < _FEWEST_WORDS or passage.section == "benefits":
        return None
    demanded = patterns().demand.search(lower)
    if passage.section in ("legal", "other", "pay", "culture"):
        known = kind_of(raw, years=False)[1] in _ALWAYS_KNOCKS
        return "required" if demanded and known and not _is_process(lower) else None
    if passage.bullet:
        return "required" if demanded and kind_of(raw, years=False)[1] in _ALWAYS_KNOCKS else None
    if _is_process(lower):
        return None
    reads = _reads_as_ask(raw) and (demanded or patterns().profile.search(lower))
    return "required" if reads or _describes_person(raw, lower) else None


def _describes_person(raw: str, lower: str) -> bool:
    """Whether a sentence such as "We are looking for a nurse with two years of practice" names a qualification."""
    if not patterns().person.search(lower):
        return False
    return find_years(raw) is not None or kind_of(raw, years=False)[0] in ("certification", "education", "language")


def _is_process(lower: str) -> bool:
    """Whether a note is about the way of applying rather than about the person."""
    first = lower.split(". ")[0]
    return bool(patterns().process.search(first))


def _reads_as_ask(raw: str) -> bool:
    return log_chances(raw)["ask"] >= _LEAST_ASK or bool(patterns().demand.search(folded(raw)))


def _importance(clause: str, base: Importance) -> Importance:
    own = own_importance(without_notes(clause))
    if own is None:
        return "required" if base != "required" and says_must(clause) else base
    if base == "nice_to_have" and own == "preferred":
        return base
    return own


def _requirement(asked: _Asked, number: str, text: str, taxonomy: Taxonomy, title: str) -> Requirement:
    span, passage = asked.span, asked.passage
    clause = text[span.start : span.end]
    years = least_years(clause) if passage.alternatives > 1 else find_years(clause)
    kind, knock_out = kind_of(clause, years=years is not None)
    behind = after_label(clause)
    terms = terms_of(clause[behind:], span.start + behind, taxonomy, context=f"{title}. {passage.line}", listing=kind in _LISTING)
    logic = logic_of(clause, terms, passage.alternatives)
    if asked.importance != "required" or (knock_out == "degree" and logic == "or_equivalent"):
        knock_out = None
    level = _LEVEL.search(clause) if kind in _LEVELLED else None
    return Requirement(
        id=number,
        text=" ".join(clause.split()),
        line=passage.line,
        span=span,
        importance=asked.importance,
        kind=kind,
        logic=logic,
        terms=terms,
        years=years.least if years else None,
        years_max=years.most if years else None,
        years_of=years.of if years else "",
        level=level[0] if level else "",
        knock_out=knock_out,
        category=next((family for term in terms if (family := taxonomy.family(term.concept_id))), ""),
    )
