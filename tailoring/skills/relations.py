"""Tells how what a person offers stands to what an ad asks, with the best tier it can reach and why."""

from __future__ import annotations

import re
from typing import Literal

from tailoring.skills.concepts import Concept, Credential, Relation
from tailoring.skills.taxonomy import Taxonomy

Tier = Literal["direct", "transferable", "adjacent", "weak"]
_ONE_LOWER: dict[Tier, Tier] = {
    "direct": "transferable",
    "transferable": "adjacent",
    "adjacent": "weak",
    "weak": "weak",
}
_FROM_THE_BEST: tuple[Tier, ...] = ("direct", "transferable", "adjacent", "weak")
_NARROWER_BY_DISTANCE: tuple[Tier, ...] = ("direct", "direct", "transferable")
_JOINT = re.compile(r"\s+(?:and|&|or)\s+|\s*/\s*")
_NEAR_ANCESTORS = 2
_BROADER_BY_DISTANCE: tuple[Tier, ...] = ("adjacent", "weak")


def relation(taxonomy: Taxonomy, asked_id: str, offered_id: str) -> Relation | None:
    """How the offered concept or credential stands to the asked one; None where the taxonomy knows no link.

    A declared substitution goes before every derived link. A credential is met by credentials only; a concept is
    also shown by the credentials that are given for it.
    """
    if asked_id == offered_id:
        return Relation(kind="same", tier="direct", why=f"{taxonomy.name(asked_id)} is what is asked.")
    asked, offered = taxonomy.concepts.get(asked_id), taxonomy.concepts.get(offered_id)
    if asked and offered:
        return _declared(taxonomy, asked, offered) or _derived(taxonomy, asked, offered)
    asked_credential = taxonomy.credentials.get(asked_id)
    offered_credential = taxonomy.credentials.get(offered_id)
    if asked_credential and offered_credential:
        return _between_credentials(taxonomy, asked_credential, offered_credential)
    if asked and offered_credential:
        return _shown_by(taxonomy, asked, offered_credential)
    return None


def _declared(taxonomy: Taxonomy, asked: Concept, offered: Concept) -> Relation | None:
    link = taxonomy.substitutions.get((asked.id, offered.id))
    return Relation(kind=link.kind, tier=link.tier, why=link.why) if link else None


def _derived(taxonomy: Taxonomy, asked: Concept, offered: Concept) -> Relation | None:
    return (
        _narrower(taxonomy, asked, offered)
        or _peer(taxonomy, asked, offered)
        or _broader(taxonomy, asked, offered)
        or _substitute_of_kind(taxonomy, asked, offered)
        or _kind_of_peer(taxonomy, asked, offered)
        or _related(taxonomy, asked, offered)
    )


def _narrower(taxonomy: Taxonomy, asked: Concept, offered: Concept) -> Relation | None:
    for ancestor, distance in taxonomy.ancestors_by_distance(offered.id):
        if ancestor == asked.id:
            part = _part_of(taxonomy, asked, offered)
            if part:
                why = f"{part} is one part of {asked.name}, of which both are asked."
                return Relation(kind="part", tier="adjacent", why=why)
            tier = _NARROWER_BY_DISTANCE[min(distance, len(_NARROWER_BY_DISTANCE)) - 1]
            return Relation(kind="narrower", tier=tier, why=f"{offered.name} is a kind of {asked.name}.")
    return None


def _part_of(taxonomy: Taxonomy, asked: Concept, offered: Concept) -> str:
    """The one part of a composite ("A and B") under which the offered comes; "" where it is none or comes under all."""
    names = _JOINT.split(asked.name)
    if len(names) < 2:
        return ""
    parts = [_part_named(taxonomy, name, names[-1]) for name in names]
    if asked.id in parts:
        return ""  # "Health and safety management" is one thing, known by "safety management" too
    above = {offered.id, *taxonomy.ancestors(offered.id)}
    covered = [part for part in parts if part in above]
    return taxonomy.name(covered[0]) if covered and len(covered) < len(parts) else ""


def _part_named(taxonomy: Taxonomy, name: str, last: str) -> str:
    """The id of a part by its name, or with the head that it shares: "Door" in "Door and window installation"."""
    heads = last.split()
    tries = (name, *(f"{name} {' '.join(heads[cut:])}" for cut in range(1, len(heads)) if name != last))
    return next((found for phrase in tries if (found := taxonomy.find(phrase))), "")


def _broader(taxonomy: Taxonomy, asked: Concept, offered: Concept) -> Relation | None:
    for ancestor, distance in taxonomy.ancestors_by_distance(asked.id):
        if ancestor == offered.id:
            tier = _BROADER_BY_DISTANCE[min(distance, len(_BROADER_BY_DISTANCE)) - 1]
            why = f"{offered.name} is more general than {asked.name}, which is asked."
            return Relation(kind="broader", tier=tier, why=why)
    return None


def _peer(taxonomy: Taxonomy, asked: Concept, offered: Concept) -> Relation | None:
    shared = taxonomy.classes.get(asked.class_id) if asked.class_id == offered.class_id else None
    if not shared or shared.peer_tier == "none":
        return None
    why = f"{offered.name} and {asked.name} are both in the class “{shared.label}”."
    return Relation(kind="peer", tier=shared.peer_tier, why=why)


def _substitute_of_kind(taxonomy: Taxonomy, asked: Concept, offered: Concept) -> Relation | None:
    """A declared link of something that the offered is a kind of."""
    for ancestor in taxonomy.ancestors(offered.id):
        link = taxonomy.substitutions.get((asked.id, ancestor))
        if link:
            why = f"{offered.name} is a kind of {taxonomy.name(ancestor)}: {link.why}"
            return Relation(kind=link.kind, tier=link.tier, why=why)
    return None


def _kind_of_peer(taxonomy: Taxonomy, asked: Concept, offered: Concept) -> Relation | None:
    """The offered is a kind of something that is of one class with the asked: one tier below a peer."""
    shared = taxonomy.classes.get(asked.class_id)
    if not shared or shared.peer_tier == "none":
        return None
    for ancestor in taxonomy.ancestors(offered.id):
        concept = taxonomy.concepts.get(ancestor)
        if concept and concept.class_id == shared.id:
            why = (
                f"{offered.name} is a kind of {concept.name}, which is in the class “{shared.label}” with {asked.name}."
            )
            return Relation(kind="peer", tier=_ONE_LOWER[shared.peer_tier], why=why)
    return None


def _related(taxonomy: Taxonomy, asked: Concept, offered: Concept) -> Relation | None:
    if offered.id in asked.related or asked.id in offered.related:
        return Relation(kind="related", tier="weak", why=f"{offered.name} goes along with {asked.name}.")
    common = next((above for above in offered.broader if above in asked.broader), None)
    if common is None:
        return None
    why = f"{offered.name} and {asked.name} are both kinds of {taxonomy.name(common)}."
    return Relation(kind="related", tier="weak", why=why)


def _shown_by(taxonomy: Taxonomy, asked: Concept, offered: Credential) -> Relation | None:
    """A credential for the asked concept or a kind of it; one that builds on such a credential shows it too."""
    for credential in (offered.id, *sorted(_required_for(taxonomy, offered))):
        for concept, tier in taxonomy.evidence.get(credential, ()):
            if asked.id == concept or asked.id in taxonomy.ancestors(concept)[:_NEAR_ANCESTORS]:
                why = f"{offered.name} is given for {taxonomy.name(concept)}."
                return Relation(kind="credential", tier=_lower(tier, _tier_shown(taxonomy, asked, concept)), why=why)
    return None


def _tier_shown(taxonomy: Taxonomy, asked: Concept, shown: str) -> Tier:
    """How far what a credential is given for shows the asked: a paper shows no more than the thing itself."""
    if shown == asked.id:
        return "direct"
    link = relation(taxonomy, asked.id, shown)
    return link.tier if link else "weak"


def _lower(one: Tier, other: Tier) -> Tier:
    return _FROM_THE_BEST[max(_FROM_THE_BEST.index(one), _FROM_THE_BEST.index(other))]


def _between_credentials(taxonomy: Taxonomy, asked: Credential, offered: Credential) -> Relation | None:
    if asked.id in _required_for(taxonomy, offered):
        if offered.id in asked.prerequisites:
            why = f"{offered.name} and {asked.name} are names of one qualification."
            return Relation(kind="same", tier="direct", why=why)
        why = f"{offered.name} is given only to those who hold {asked.name}."
        return Relation(kind="narrower", tier="direct", why=why)
    if offered.id in asked.equivalents or asked.id in offered.equivalents:
        tier: Tier = "direct" if asked.type == "degree" else "transferable"
        return Relation(kind="peer", tier=tier, why=f"{offered.name} is recognised as an equal of {asked.name}.")
    by_level = _by_level(taxonomy, asked, offered)
    if by_level:
        return by_level
    if offered.id in _required_for(taxonomy, asked):
        why = f"{offered.name} is a step towards {asked.name}."
        return Relation(kind="broader", tier="weak", why=why)
    return None


def _required_for(taxonomy: Taxonomy, credential: Credential) -> set[str]:
    """Ids of all credentials that one must hold before this one."""
    found: set[str] = set()
    open_ids = list(credential.prerequisites)
    while open_ids:
        current = open_ids.pop()
        if current not in found and current in taxonomy.credentials:
            found.add(current)
            open_ids += taxonomy.credentials[current].prerequisites
    return found


def _by_level(taxonomy: Taxonomy, asked: Credential, offered: Credential) -> Relation | None:
    """Degrees by their levels; a subject that is asked must be the subject that is offered."""
    if asked.type != "degree" or offered.type != "degree":
        return None
    asked_rank = taxonomy.degree_levels.get(asked.level, 0)
    offered_rank = taxonomy.degree_levels.get(offered.level, 0)
    same_field = not asked.field or asked.field == offered.field
    if offered_rank < asked_rank:
        why = f"{offered.name} is a lower level than {asked.name}."
        return Relation(kind="broader", tier="weak", why=why)
    if not same_field:
        why = f"{offered.name} is of the level of {asked.name} or above, in another subject."
        return Relation(kind="related", tier="adjacent" if not offered.field else "weak", why=why)
    if offered_rank > asked_rank:
        return Relation(kind="narrower", tier="direct", why=f"{offered.name} is above {asked.name}.")
    return Relation(kind="peer", tier="direct", why=f"{offered.name} is of the same level as {asked.name}.")
