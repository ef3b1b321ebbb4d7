"""How one piece of evidence stands to one asked thing: by a known link, by shared words, or by nearness alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.evidence_parts import EvidenceParts, Named, Status
from tailoring.confidence_rules.fields import Fields, field_match, fields_of
from tailoring.confidence_rules.roles import role_tier, role_words
from tailoring.confidence_rules.scoring_data import Scoring, scoring
from tailoring.confidence_rules.shared_words import cover_of, in_words, named_in_brackets, named_without_kind
from tailoring.confidence_rules.words import stems
from tailoring.skills.concepts import Relation
from tailoring.skills.relations import relation
from tailoring.skills.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Standing:
    """How near (0–1) the evidence stands, how it was done, and in words why.

    `known`: data links the two. `same`: it is the thing asked. `likeness` (0–1) only decides between equals.
    `of_all`: of a denial, that it denies the whole of what is asked.
    """

    near: float
    status: Status
    why: str
    evidence: EvidenceParts | None = None
    asked: str = ""
    offered: str = ""
    known: bool = False
    same: bool = False
    likeness: float = 0.0
    of_all: bool = False

    def capped(self, most: float, why: str) -> Standing:
        """The same, but no nearer than `most`; the reason changes only when the cap bites."""
        return self if self.near <= most else replace(self, near=most, why=why)


_MOST_KNOWN = 200_000
_DENIED = "The evidence says that it was not done."
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
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[key] = relation(self.taxonomy, asked, offered)
        return self._known[key]


_links: dict[int, Links] = {}


def links_of(taxonomy: Taxonomy) -> Links:
    """The relations of a taxonomy, kept from one run to the next."""
    known = _links.get(id(taxonomy))
    if known is None or known.taxonomy is not taxonomy:
        known = _links[id(taxonomy)] = Links(taxonomy)
    return known


def stand(part: Part, ask: Ask, evidence: EvidenceParts, links: Links, cosine: float | None) -> Standing:
    """The nearest standing of the evidence to one asked part."""
    nearest = _nearest(part, ask, evidence, links, cosine)
    shared = len((ask.stems | ask.details) & evidence.stems) / max(4, len(ask.stems))
    return replace(nearest, likeness=(cosine or 0.0) + shared)


def in_progress_taken(standing: Standing) -> Standing:
    """The standing where the ad takes what is still in progress: "or working towards it"."""
    if standing.status not in ("in_progress", "studied") or not standing.same:
        return standing
    direct = scoring().relations["direct"]
    return replace(standing, near=direct, status="demonstrated", why="It is being worked towards, as the ad takes.")


def _nearest(part: Part, ask: Ask, evidence: EvidenceParts, links: Links, cosine: float | None) -> Standing:
    rules = scoring()
    best = max(
        (
            *_by_links(part, ask, evidence, links, cosine),
            *_by_words(part, ask, evidence, links.taxonomy, cosine, rules),
            *_by_role(ask, evidence),
        ),
        key=lambda standing: standing.near,
        default=NOTHING,
    )
    if (
        best.near > rules.relations["adjacent"]
        and ask.kind == "experience"
        and role_tier(ask.roles, evidence.roles) == "adjacent"
    ):
        best = best.capped(rules.relations["adjacent"] + 0.02, "The work is of a neighbouring role.")
    if best.status == "negated" and best.evidence:
        return best  # what the evidence denies, likeness cannot give back
    if best.near >= rules.likeness.reach:
        return best
    by_likeness = _by_likeness(part, ask, evidence, cosine, rules)
    return best if best.near >= by_likeness.near else by_likeness


def done(near: float, status: Status) -> float:
    """Nearness of a thing by how it was done: to have watched or studied it counts as weak, however near it is.

    What is only listed, or done at times, keeps its share, so that a listed neighbour is worth less than a listed hit.
    """
    share = scoring().statuses[status]
    if status in ("listed", "held", "negated"):
        return near * share
    return min(near, share * min(1.0, near + 0.2))


def _by_links(part: Part, ask: Ask, evidence: EvidenceParts, links: Links, cosine: float | None) -> Iterator[Standing]:
    rules = scoring()
    strange: bool | None = None
    for place, asked in enumerate((*part.concepts, *part.credentials)):
        for named in evidence.named:
            link = links.between(asked, named.concept_id)
            if link is None:
                continue
            near = rules.relations[_tier(link, asked, links.taxonomy)]
            if link.tier == "direct":
                names = (links.taxonomy.name(asked), *links.taxonomy.aliases(asked))
                near *= 1 - rules.uncovered * _uncovered(part, names, evidence)
            near = done(near, named.status) * (0.9 if place else 1.0)
            if named.doubtful and not _in_company(named, asked, evidence, links.taxonomy):
                strange = _other_world(ask, evidence, cosine) if strange is None else strange
                near *= rules.other_field if strange else 1.0
            yield Standing(
                near=near,
                status=named.status,
                why=_why(link, links.taxonomy.name(asked), links.taxonomy.name(named.concept_id))
                if named.status != "negated"
                else _DENIED,
                evidence=evidence,
                asked=links.taxonomy.name(asked),
                offered=links.taxonomy.name(named.concept_id),
                known=True,
                same=link.tier == "direct",
                of_all=named.status == "negated" and link.kind == "same",
            )


def _why(link: Relation, asked: str, offered: str) -> str:
    """The link in words for a person; a link that people wrote down keeps their words."""
    if link.kind == "peer" and "in the class" in link.why:
        return f"{offered} is not {asked}, but close to it."
    return link.why


def _tier(link: Relation, asked: str, taxonomy: Taxonomy) -> str:
    """Another method is one tier below another product, for it has to be learnt anew; a general thing shows none."""
    concept = taxonomy.concepts.get(asked)
    if link.kind == "peer" and link.tier == "transferable" and concept and concept.kind == "method":
        return "adjacent"
    if link.kind == "broader":
        return "weak"
    return link.tier


def _uncovered(part: Part, names: Iterable[str], evidence: EvidenceParts) -> float:
    """Share of the part's words that neither the names of the thing nor the evidence covers."""
    if len(part.stems) < 2:
        return 0.0
    named = {one for name in names for one in stems(name)}
    return len(part.stems - named - evidence.stems) / len(part.stems)


def _in_company(named: Named, asked: str, evidence: EvidenceParts, taxonomy: Taxonomy) -> bool:
    """Whether another thing of the asked one's family stands beside it, which settles its sense."""
    family = taxonomy.family(asked)
    others = (one for one in evidence.named if one.concept_id != named.concept_id and not one.doubtful)
    return any(taxonomy.family(one.concept_id) == family for one in others)


def _other_world(ask: Ask, evidence: EvidenceParts, cosine: float | None) -> bool:
    """Whether the words around what is shared speak of another walk of life: a likely other sense of one word."""
    rules = scoring().other_sense
    around, asked = _around(ask, evidence), ask.fields_without(evidence.stems)
    match = field_match(asked, around)
    if match is None or around.told < rules.told or (cosine is not None and cosine >= rules.cosine):
        return False
    return match < rules.match


def _setting_match(ask: Ask, evidence: EvidenceParts) -> float | None:
    """How far the words that are not shared speak of the walk of life of the job; None when they do not tell."""
    return field_match(ask.fields_without(evidence.stems), _around(ask, evidence))


def _around(ask: Ask, evidence: EvidenceParts) -> Fields:
    """The walks of life told by the evidence's words that the ad does not share."""
    if evidence.stems.isdisjoint(ask.all_stems):
        return evidence.fields
    return fields_of((evidence.stems | evidence.title_stems) - ask.stems - ask.details)


def _by_role(ask: Ask, evidence: EvidenceParts) -> Iterator[Standing]:
    """Where the ad asks for time in a role: the evidence's own titles against it."""
    if not ask.roles or not evidence.first_hand:
        return
    offered = evidence.roles
    tier = role_tier(ask.roles, offered)
    if tier is None:
        return
    rules = scoring()
    part = ask.branches[0][0]
    near = rules.relations[tier]
    if tier == "direct":
        near *= 1 - 0.6 * rules.uncovered * _uncovered(part, role_words(ask.roles, ask.text), evidence)
    status = evidence.clauses[0].status if evidence.clauses else "demonstrated"
    asked, had = " or ".join(sorted(ask.roles)), " and ".join(sorted(offered))
    why = "The role is the one asked." if tier == "direct" else f"The role of {had} lies near that of {asked}."
    yield Standing(done(near, status), status, why, evidence, asked, had, known=True, same=tier == "direct")


def _by_words(
    part: Part, ask: Ask, evidence: EvidenceParts, taxonomy: Taxonomy, cosine: float | None, rules: Scoring
) -> Iterator[Standing]:
    if not part.stems:
        return
    if named_in_brackets(part, ask, evidence):
        why = "It names one of those that the ad gives in brackets."
        status = status_of(ask.details & evidence.stems, evidence)
        yield Standing(done(rules.relations["direct"], status), status, why, evidence, same=True)
    if part.by_name and not named_without_kind(part, evidence):
        return  # the taxonomy reads names, with their senses, better than stems do
    shared, cover = cover_of(part, evidence)
    if cover >= 0.99:
        near = rules.all_words
    elif cover >= 0.6:
        near = rules.most_words
    elif cover >= 0.34 and not part.concepts:
        near = rules.some_words
    else:
        return
    if shared <= evidence.denied:
        yield Standing(rules.statuses["negated"], "negated", _DENIED, evidence, of_all=part.stems <= evidence.denied)
        return
    if _other_sense(part, ask, evidence, taxonomy, cosine):
        yield Standing(rules.other_field * near, "demonstrated", "The words are used in another sense.", evidence)
        return
    status = status_of(shared, evidence)
    why = "It says what is asked." if cover >= 0.99 else f"It shares with the ad {in_words(shared, part.text)}."
    yield Standing(done(near, status), status, why, evidence, same=cover >= 0.99)


def _other_sense(part: Part, ask: Ask, evidence: EvidenceParts, taxonomy: Taxonomy, cosine: float | None) -> bool:
    if any(form in taxonomy.senses for form in part.stems | {part.text.lower()}) and part.concepts:
        return True  # an ambiguous form, and the reader of senses did not take it for what is asked
    return _other_world(ask, evidence, cosine)


def status_of(shared: frozenset[str], evidence: EvidenceParts) -> Status:
    """How the thing was done, read in the clause that speaks most of it."""
    best = max(evidence.clauses, key=lambda clause: len(clause.stems & shared), default=None)
    return best.status if best else "listed"


def _by_likeness(part: Part, ask: Ask, evidence: EvidenceParts, cosine: float | None, rules: Scoring) -> Standing:
    """Nearness without a known link: the same walk of life or role, near in the embedding, shared words.

    It never goes beyond adjacent, and for a thing with a name, which the taxonomy would know, not beyond weak.
    """
    like = rules.likeness
    match = _setting_match(ask, evidence)
    tier = role_tier(ask.context_roles, evidence.roles)
    setting = max(match or 0.0, rules.relations[tier] if tier else 0.0) if evidence.first_hand else 0.0
    shared = (ask.stems | ask.details) & evidence.stems - evidence.denied
    words = min(1.0, 2 * len(shared) / max(4, len(ask.stems)))
    meaning = words if cosine is None else (cosine - like.cosine_floor) / (like.cosine_full - like.cosine_floor)
    near = like.setting * setting + like.cosine * min(1.0, max(0.0, meaning)) + like.words * words
    near = like.reach * min(1.0, near)
    if part.by_name:
        near *= like.by_name
    if match is not None and match < 0.12 and not tier:
        near *= 0.5
    status = status_of(shared, evidence) if len(shared) > 1 else _overall_status(evidence)
    if ask.stems & evidence.denied and not shared:
        near, status = min(near, rules.statuses["negated"] + 0.1), "negated"
    return Standing(
        min(near, done(1.0, status)),
        status,
        "It is work of a like kind, though it does not name what is asked.",
        evidence,
    )


def _overall_status(evidence: EvidenceParts) -> Status:
    """The most cautious reading of all clauses."""
    shares = scoring().statuses
    worst: Status = "listed"
    for place, clause in enumerate(evidence.clauses):
        if place == 0 or shares[clause.status] < shares[worst]:
            worst = clause.status
    return worst
