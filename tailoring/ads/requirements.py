"""What an ad asks: each thing once, with its importance, kind, logic, terms, years, level and knock-out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tailoring.ads.asks import folded, kind_of, own_importance, patterns, says_must, tells_of_employer
from tailoring.ads.classify import ASKING
from tailoring.ads.clauses import after_label, clauses_of, without_notes
from tailoring.ads.coordination import coordinated
from tailoring.ads.line_model import log_chances
from tailoring.ads.passages import Passage
from tailoring.ads.term_cues import term_cues
from tailoring.ads.terms import languages_of, logic_of, terms_of
from tailoring.ads.topics import topic_of
from tailoring.ads.years import find_years, least_years
from tailoring.model import Span
from tailoring.posting import Importance, KnockOut, Requirement
from tailoring.skills.taxonomy import Taxonomy

_LISTING = frozenset({"hard_skill", "experience", "education", "certification", "language"})
_LEVELLED = frozenset({"education", "language", "hard_skill"})
_FORMAL = frozenset({"certification", "education", "eligibility", "language"})
_LEAST_ASK = -0.9
_FEWEST_WORDS = 4
_ALWAYS_KNOCKS: frozenset[KnockOut] = frozenset(
    {"licence", "clearance", "right_to_work", "travel", "shift", "language", "age", "physical"}
)


@dataclass(frozen=True, slots=True)
class _Asked:
    passage: Passage
    span: Span
    importance: Importance


def find_requirements(
    passages: tuple[Passage, ...], text: str, taxonomy: Taxonomy, title: str, employer: str = ""
) -> tuple[Requirement, ...]:
    """Every thing asked, in the order of the ad; ids are r1, r2 and so on."""
    found: list[Requirement] = []
    seen: set[str] = set()
    for passage in passages:
        raw = text[passage.span.start : passage.span.end]
        if found and patterns().substitute.search(folded(raw)) and passage.section in ASKING:
            found[-1] = found[-1].model_copy(update={"logic": "or_equivalent"})
            continue
        if _asks_nothing(passage, raw, employer):
            continue
        for asked in _asked(passage, text, taxonomy):
            key = folded(text[asked.span.start : asked.span.end])
            if key not in seen:
                seen.add(key)
                found.append(_requirement(asked, f"r{len(found) + 1}", text, taxonomy, title))
    return tuple(found)


def _asked(passage: Passage, text: str, taxonomy: Taxonomy) -> Iterator[_Asked]:
    raw = text[passage.span.start : passage.span.end]
    base = _base_importance(passage, raw)
    if base is None:
        return
    spans = (passage.span,) if passage.alternatives > 1 else clauses_of(text, passage.span)
    for span in spans:
        clause = text[span.start : span.end]
        if not re.search(r"[^\W\d_]", clause) or patterns().not_asked.search(folded(clause)):
            continue
        if _in_passing(passage) and not patterns().demand.search(folded(clause)):
            continue
        importance = _importance(clause, base)
        one_row = re.sub(r"\s", " ", clause)
        parts = (span,) if passage.alternatives > 1 else coordinated(one_row, span, taxonomy)
        yield from (_Asked(passage, part, importance) for part in parts)


def _asks_nothing(passage: Passage, raw: str, employer: str) -> bool:
    """Whether a passage tells who the employer is, or, in a text, what the reader will do once hired."""
    if passage.bullet and passage.headed:
        return False
    return tells_of_employer(raw, employer) or (not passage.bullet and bool(patterns().will_do.search(folded(raw))))


def _in_passing(passage: Passage) -> bool:
    """Whether a passage stands where nothing is asked as a rule, so that each clause must insist by itself."""
    return passage.bullet and passage.section not in ASKING


def _base_importance(passage: Passage, raw: str) -> Importance | None:
    """The importance that a passage's place gives its clauses; None where it asks nothing."""
    match passage.section:
        case "required":
            return "required" if passage.headed or _asks_unheaded(passage, raw) else None
        case "preferred" | "nice_to_have" if not (passage.bullet or passage.headed):
            return "required" if _asks_unheaded(passage, raw) else None  # each sentence of a text says its own
        case "preferred" | "nice_to_have":
            return passage.section
        case "benefits" if passage.bullet or passage.headed:
            return None
        case "responsibility" | "company" if not passage.bullet:
            return "required" if _asks_in_prose(raw) else None
        case _:
            beside = not (passage.bullet or passage.headed) and _asks_beside(raw)
            return "required" if beside or _insists(passage, raw) else None


def _asks_unheaded(passage: Passage, raw: str) -> bool:
    lower = folded(raw)
    if passage.bullet:
        return True
    if patterns().seeks.search(lower):
        return _describes_person(raw, lower)
    cued = patterns().profile.search(lower) or patterns().demand.search(lower) or own_importance(raw)
    formal = own_importance(raw) is not None and kind_of(raw, years=False)[0] in _FORMAL
    return bool(cued) and (formal or _reads_as_ask(raw)) and not _is_process(lower)


def _asks_in_prose(raw: str) -> bool:
    """Whether a sentence about the work or the employer asks something all the same."""
    lower = folded(raw)
    if _is_process(lower):
        return False
    if len(lower.split()) < _FEWEST_WORDS:
        return own_importance(raw) is not None and kind_of(raw, years=False)[0] in _FORMAL
    if patterns().seeks.search(lower):
        return _describes_person(raw, lower)
    cued = patterns().demand.search(lower) or patterns().profile.search(lower) or own_importance(raw)
    return bool(cued and _reads_as_ask(raw)) or _describes_person(raw, lower)


def _asks_beside(raw: str) -> bool:
    """Whether a sentence among others about pay, place or offers asks: "Welsh desirable.", "Over 18 only."."""
    lower = folded(raw)
    if _is_process(lower) or patterns().not_asked.search(lower):
        return False
    kind, knock_out = kind_of(raw, years=False)
    said = own_importance(raw) is not None or says_must(raw) or bool(patterns().demand.search(lower))
    if kind in _FORMAL and (said or (len(lower.split()) <= _FEWEST_WORDS and knock_out in _ALWAYS_KNOCKS)):
        return True
    return said and log_chances(raw)["ask"] >= _LEAST_ASK


def _insists(passage: Passage, raw: str) -> bool:
    """Whether a line where nothing is asked as a rule names a knock-out and insists on it."""
    lower = folded(raw)
    if len(lower.split()) < _FEWEST_WORDS or not patterns().demand.search(lower):
        return False
    return kind_of(raw, years=False)[1] in _ALWAYS_KNOCKS and (
        passage.section == "responsibility" or not _is_process(lower)
    )


def _describes_person(raw: str, lower: str) -> bool:
    """Whether a sentence such as "We are looking for a nurse with two years of practice" names a qualification."""
    if not patterns().person.search(lower):
        return False
    return find_years(raw) is not None or kind_of(raw, years=False)[0] in ("certification", "education", "language")


def _is_process(lower: str) -> bool:
    """Whether a note is about the way of applying rather than about the person."""
    first = lower.split(". ", 1)[0]
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
    clause = re.sub(r"\s", " ", text[span.start : span.end])  # wrapped rows read as one, at the same characters
    written = " ".join(clause.split())
    years = least_years(written) if passage.alternatives > 1 else find_years(written)
    kind, knock_out = kind_of(clause, years=years is not None)
    behind = after_label(clause)
    terms = languages_of(clause, span.start) if kind == "language" else ()
    if not terms:
        context = f"{title}. {passage.line}"
        terms = terms_of(clause[behind:], span.start + behind, taxonomy, context=context, listing=kind in _LISTING)
    logic = logic_of(clause, terms, passage.alternatives)
    if asked.importance != "required" or (knock_out == "degree" and logic == "or_equivalent"):
        knock_out = None
    topic = topic_of(clause, span, kind)
    level = term_cues().level.search(clause) if kind in _LEVELLED else None
    return Requirement(
        id=number,
        text=written,
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
        topic=topic[0] if topic else "",
        topic_span=topic[1] if topic else None,
    )
