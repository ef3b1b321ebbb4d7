"""Standing by the taxonomy's relations: what is asked and what is offered are both known by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.evidence_parts import EvidenceParts, Named
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.plain_lines import rhetoric
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.setting import another_name, other_world
from tailoring.confidence_rules.standing import DENIED, Standing, done
from tailoring.confidence_rules.words import stems
from tailoring.skills.concepts import Relation
from tailoring.skills.relations import relation
from tailoring.skills.taxonomy import Taxonomy

_MOST_KNOWN = 200_000
_HEAD = re.compile(r"\s+(methodolog(?:y|ies)|frameworks?|techniques?|tools?|tooling|software|platforms?|agents?)\b")
_METHODS = ("methodolog", "framework", "technique")
_AT_HOME_ANYWHERE = frozenset(
    {"word-processors", "spreadsheet-programs", "presentation-programs", "email-clients"}
)  # classes


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


def by_links(part: Part, ask: Ask, evidence: EvidenceParts, links: Links, meaning: Meaning) -> Iterator[Standing]:
    """A standing per pair of an asked and an offered thing that the taxonomy links."""
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
                beside = rhetoric(ask.main) if meaning.cosine is None else frozenset[str]()
                near *= 1 - rules.uncovered * uncovered_share(part, names, evidence, beside)
            if link.kind == "same" and part.module and part.module.isdisjoint(evidence.stems):
                near = min(near, rules.relations["adjacent"] + 0.06)  # the product, without the part of it asked
            tool = _is_tool(named.concept_id, links.taxonomy)
            if not part.by_name and _of_another_kind(part, asked, ask, evidence, links.taxonomy, tool=tool):
                near = min(near, rules.relations["adjacent"])  # the field, and not the tool or method of it asked
            near = done(near, named.status) * (0.9 if place else 1.0)
            unsure = named.doubtful or not tool
            by_sure_name = named.unmistakable and not unsure
            if meaning.cosine is None and link.kind == "same" and _written_out(named, evidence, links.taxonomy):
                unsure, by_sure_name = False, True  # two words together have one sense
            if unsure and near > rules.absent_below and not _in_company(named, asked, ask, evidence, links.taxonomy):
                strange = other_world(ask, evidence, meaning) if strange is None else strange
                near *= rules.other_field if strange else 1.0
            elif not by_sure_name and _misnamed(named, asked, ask, evidence, meaning, links.taxonomy):
                near *= rules.other_field
            yield Standing(
                near=near,
                status=named.status,
                why=_why(link, links.taxonomy.name(asked), links.taxonomy.name(named.concept_id))
                if named.status != "negated"
                else DENIED,
                evidence=evidence,
                asked=links.taxonomy.name(asked),
                offered=links.taxonomy.name(named.concept_id),
                known=True,
                same=link.tier == "direct",
                of_all=named.status == "negated" and link.kind == "same",
                rule=f"link {link.kind} {_tier(link, asked, links.taxonomy)}",
                by_sure_name=by_sure_name,
            )


def _of_another_kind(
    part: Part, asked: str, ask: Ask, evidence: EvidenceParts, taxonomy: Taxonomy, *, tool: bool
) -> bool:
    """Whether the name of a field only says which methods or tools are asked, and the evidence speaks of none.

    In "sales methodologies (SPIN, BANT)" sales is not what is asked. A tool of the field is one of its tools.
    """
    text = part.text.lower()
    names = (taxonomy.name(asked), *taxonomy.aliases(asked))
    heads = (_HEAD.match(text, at + len(name)) for name in map(str.lower, names) if (at := text.find(name)) >= 0)
    head = next((one for one in heads if one), None)
    if head is None or (tool and not head[1].startswith(_METHODS)):
        return False
    return evidence.stems.isdisjoint({*stems(head[1]), *ask.details})


def _misnamed(
    named: Named, asked: str, ask: Ask, evidence: EvidenceParts, meaning: Meaning, taxonomy: Taxonomy
) -> bool:
    """Whether a product's name means something else here; the programs of every office are at home anywhere."""
    concept = taxonomy.concepts.get(named.concept_id)
    if concept is None or concept.class_id in _AT_HOME_ANYWHERE:
        return False
    if " " in concept.name and evidence.stems.issuperset(stems(concept.name)):
        return False  # written in full
    names = (concept.name, *taxonomy.aliases(concept.id))
    if any(_worked_with(name, evidence.evidence.text) for name in names):
        return False
    return not _in_company(named, asked, ask, evidence, taxonomy) and another_name(ask, evidence, meaning)


def _written_out(named: Named, evidence: EvidenceParts, taxonomy: Taxonomy) -> bool:
    """Whether a name of two words or more stands there as it is written: "technical lead"."""
    if named.doubtful or named.credential or not evidence.evidence.item_id:
        return False
    text = evidence.evidence.text.lower()
    names = (taxonomy.name(named.concept_id), *taxonomy.aliases(named.concept_id))
    return any(" " in name and name.lower() in text for name in names)


def _worked_with(name: str, text: str) -> bool:
    """Whether the text says that something was done in or with what bears the name."""
    return bool(re.search(rf"\b(?:in|using|with|on|via|into|through)\s+{re.escape(name)}(?!\w)", text, re.IGNORECASE))


def _is_tool(concept_id: str, taxonomy: Taxonomy) -> bool:
    concept = taxonomy.concepts.get(concept_id)
    return concept is not None and concept.kind == "tool"


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


def uncovered_share(
    part: Part, names: Iterable[str], evidence: EvidenceParts, beside: frozenset[str] = frozenset()
) -> float:
    """Share of the part's words, less those `beside` what is asked, that neither the names nor the evidence cover."""
    asked = part.stems - beside
    if len(asked) < 2:
        return 0.0
    named = {one for name in names for one in stems(name)}
    return len(asked - named - evidence.stems) / len(asked)


def of_a_family(part: Part, evidence: EvidenceParts, taxonomy: Taxonomy) -> bool:
    """Whether the evidence names, and does not deny, a thing of the family of what is asked."""
    families = {taxonomy.family(asked) for asked in part.concepts}
    return any(
        taxonomy.family(named.concept_id) in families
        for named in evidence.named
        if not named.credential and not named.doubtful and named.status != "negated"
    )


def _in_company(named: Named, asked: str, ask: Ask, evidence: EvidenceParts, taxonomy: Taxonomy) -> bool:
    """Whether another thing of the asked one's family stands beside it, which settles its sense.

    One of several senses settles it too where the line asks for both: "Python and Scala".
    """
    family = taxonomy.family(asked)
    asked_by_name = {concept for branch in ask.branches for part in branch if part.by_name for concept in part.concepts}
    both = asked_by_name if named.concept_id in asked_by_name else frozenset[str]()
    others = (
        one
        for one in evidence.named
        if one.concept_id != named.concept_id and (not one.doubtful or one.concept_id in both)
    )
    return any(taxonomy.family(one.concept_id) == family for one in others)
