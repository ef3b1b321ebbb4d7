"""How one piece of evidence stands to one asked thing: by a known link, by shared words, or by nearness alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tailoring.confidence_rules.asks import Ask, Part
from tailoring.confidence_rules.evidence_parts import EvidenceParts, Status
from tailoring.confidence_rules.fields import field_match
from tailoring.confidence_rules.scoring_data import Scoring, scoring
from tailoring.confidence_rules.words import stems
from tailoring.skills.concepts import Relation
from tailoring.skills.relations import relation
from tailoring.skills.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Standing:
    """How near (0–1) the evidence stands, how it was done, and in words why. `known` says that data links them."""

    near: float
    status: Status
    why: str
    evidence: EvidenceParts | None = None
    asked: str = ""
    offered: str = ""
    known: bool = False
    same: bool = False

    def capped(self, most: float, why: str) -> Standing:
        """The same, but no nearer than `most`; the reason changes only when the cap bites."""
        return self if self.near <= most else replace(self, near=most, why=why)


NOTHING = Standing(0.0, "negated", "Nothing in the evidence speaks to it.")


@dataclass(frozen=True, slots=True)
class Links:
    """The taxonomy's relations, each looked up once."""

    taxonomy: Taxonomy
    _known: dict[tuple[str, str], Relation | None] = field(default_factory=dict[tuple[str, str], "Relation | None"])

    def between(self, asked: str, offered: str) -> Relation | None:
        """How the offered stands to the asked."""
        key = (asked, offered)
        if key not in self._known:
            self._known[key] = relation(self.taxonomy, asked, offered)
        return self._known[key]


def stand(part: Part, ask: Ask, evidence: EvidenceParts, links: Links, cosine: float | None) -> Standing:
    """The nearest standing of the evidence to one asked part."""
    rules = scoring()
    best = max(
        (*_by_links(part, evidence, links, rules), *_by_words(part, ask, evidence, links.taxonomy, rules)),
        key=lambda standing: standing.near,
        default=NOTHING,
    )
    by_likeness = _by_likeness(ask, evidence, cosine, rules)
    return best if best.near >= by_likeness.near else by_likeness


def _by_links(part: Part, evidence: EvidenceParts, links: Links, rules: Scoring) -> Iterator[Standing]:
    for place, asked in enumerate((*part.concepts, *part.credentials)):
        for named in evidence.named:
            link = links.between(asked, named.concept_id)
            if link is None:
                continue
            near = rules.relations[_tier(link, asked, links.taxonomy)] * rules.statuses[named.status]
            if link.tier == "direct":
                near *= 1 - 0.25 * _uncovered(part, asked, evidence, links.taxonomy)
            if place:
                near *= 0.9
            yield Standing(
                near=near,
                status=named.status,
                why=link.why,
                evidence=evidence,
                asked=links.taxonomy.name(asked),
                offered=links.taxonomy.name(named.concept_id),
                known=True,
                same=link.tier == "direct",
            )


def _tier(link: Relation, asked: str, taxonomy: Taxonomy) -> str:
    """Another method is one tier below another product: it has to be learnt anew."""
    concept = taxonomy.concepts.get(asked)
    if link.kind == "peer" and link.tier == "transferable" and concept and concept.kind == "method":
        return "adjacent"
    return link.tier


def _uncovered(part: Part, concept_id: str, evidence: EvidenceParts, taxonomy: Taxonomy) -> float:
    """Share of the part's words that neither the concept nor the evidence covers."""
    if len(part.stems) < 2:
        return 0.0
    named = {one for name in (taxonomy.name(concept_id), *taxonomy.aliases(concept_id)) for one in stems(name)}
    rest = part.stems - named
    return len(rest - evidence.stems) / len(part.stems)


def _by_words(part: Part, ask: Ask, evidence: EvidenceParts, taxonomy: Taxonomy, rules: Scoring) -> Iterator[Standing]:
    if not part.stems:
        return
    if part.by_name:
        return  # the taxonomy reads names, with their senses, better than stems do
    shared, cover = _cover(part, evidence)
    if cover >= 0.99:
        near = rules.all_words
    elif cover >= 0.6:
        near = rules.most_words
    elif cover >= 0.34:
        near = rules.some_words
    else:
        return
    if shared <= evidence.denied:
        yield Standing(rules.statuses["negated"], "negated", _denied(evidence), evidence)
        return
    if _other_sense(part, ask, evidence, taxonomy):
        yield Standing(rules.other_field * near, "demonstrated", "The words are used in another sense.", evidence)
        return
    status = status_of(shared, evidence)
    words = ", ".join(sorted(shared))
    yield Standing(near * rules.statuses[status], status, f"It speaks of {words}.", evidence, same=cover >= 0.99)


def _denied(evidence: EvidenceParts) -> str:
    return "The evidence says that it was not done."


def _cover(part: Part, evidence: EvidenceParts) -> tuple[frozenset[str], float]:
    """The asked words that one clause speaks, and their share; words scattered over the clauses count for less."""
    whole = part.stems & evidence.stems
    closest = max((part.stems & clause.stems for clause in evidence.clauses), key=len, default=whole)
    together = len(closest) / len(part.stems)
    apart = 0.75 * len(whole) / len(part.stems)
    return (closest, together) if together >= apart else (whole, apart)


def _other_sense(part: Part, ask: Ask, evidence: EvidenceParts, taxonomy: Taxonomy) -> bool:
    if any(form in taxonomy.senses for form in part.stems | {part.text.lower()}) and part.concepts:
        return True  # an ambiguous form, and the reader of senses did not take it for what is asked
    match = field_match(ask.fields, evidence.fields)
    return match is not None and match < 0.12


def status_of(shared: frozenset[str], evidence: EvidenceParts) -> Status:
    """How the thing was done, read in the clause that speaks most of it."""
    best = max(evidence.clauses, key=lambda clause: len(clause.stems & shared), default=None)
    return best.status if best else "listed"


def _by_likeness(ask: Ask, evidence: EvidenceParts, cosine: float | None, rules: Scoring) -> Standing:
    match = field_match(ask.fields, evidence.fields)
    shared = (ask.stems | ask.details) & evidence.stems - evidence.denied
    overlap = len(shared) / max(4, len(ask.stems))
    if cosine is None:
        near = min(1.0, 1.6 * overlap + (0.25 * match if match else 0.0))
    else:
        near = (cosine - rules.cosine_floor) / (rules.cosine_full - rules.cosine_floor)
        near = min(1.0, max(0.0, near) + 0.3 * overlap)
        if match is not None:
            near = near * 0.85 + 0.15 * match
    if match is not None and match < 0.12:
        near *= 0.5
    status = status_of(shared, evidence) if shared else _overall_status(evidence)
    near = min(rules.cosine_reach, near * rules.cosine_reach) * rules.statuses[status]
    return Standing(near, status, "It is of a kind with what is asked.", evidence)


def _overall_status(evidence: EvidenceParts) -> Status:
    statuses: Mapping[Status, int] = {clause.status: 1 for clause in evidence.clauses}
    return min(statuses, key=lambda status: scoring().statuses[status], default="listed")
