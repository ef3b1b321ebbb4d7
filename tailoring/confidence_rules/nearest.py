"""The nearest standing of one piece of evidence to one asked thing: by a known link, by words, or by likeness."""

from __future__ import annotations

import re
from dataclasses import replace

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.contrast import by_contrast
from tailoring.confidence_rules.doers import beside_the_doers
from tailoring.confidence_rules.doing_denied import unless_doing_denied
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.far_trade import within_its_trade
from tailoring.confidence_rules.likeness import by_likeness, of_an_outsider, offers_another
from tailoring.confidence_rules.linked import Links, by_links, of_a_family
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.plain_lines import in_plain_line, shown_best
from tailoring.confidence_rules.roles import role_tier, roles_named
from tailoring.confidence_rules.rungs import within_its_rung
from tailoring.confidence_rules.scoring_data import likeness, scoring
from tailoring.confidence_rules.standing import NOTHING, Standing
from tailoring.confidence_rules.tell_tales import by_tell_tales
from tailoring.confidence_rules.trade import of_its_trade
from tailoring.confidence_rules.worded import (
    by_full_name,
    by_initials,
    by_listed_name,
    by_place,
    by_role,
    by_short_name,
    by_title,
    by_words,
)

_LOOSE_LINK = re.compile(r"link \w+ weak")  # they say little, and the work itself may say more


def stand(part: Part, ask: Ask, evidence: EvidenceParts, links: Links, meaning: Meaning) -> Standing:
    """The nearest standing of the evidence to one asked part."""
    nearest = by_contrast(_nearest(part, ask, evidence, links, meaning), part, ask, evidence, meaning)
    nearest = within_its_rung(of_its_trade(nearest, ask, evidence, meaning), ask, evidence)
    if not nearest.by_sure_name:
        nearest = within_its_trade(nearest, part, ask, evidence, meaning, links.taxonomy)
    nearest = beside_the_doers(unless_doing_denied(nearest, ask, evidence), ask, evidence)
    if ask.kind == "experience" and evidence.evidence.type in ("education", "certification"):
        nearest = nearest.capped(scoring().relations["weak"] + 0.02, "It was learnt; the line asks that it was done.")
    if nearest.status == "held" and ask.kind == "experience":
        nearest = nearest.capped(scoring().relations["adjacent"] + 0.02, "It was learnt, and experience is asked.")
    if meaning.cosine is None and evidence.evidence.item_id:
        plain = in_plain_line(nearest, part, ask, evidence, links.taxonomy)
        return plain.weighed(shown_best(ask, evidence))
    shared = len((ask.stems | ask.details) & evidence.stems) / max(4, len(ask.stems))
    return nearest.weighed((meaning.cosine or 0.0) + shared)


def in_progress_taken(standing: Standing) -> Standing:
    """The standing where the ad takes what is still in progress: "or working towards it"."""
    if standing.status not in ("in_progress", "studied") or not standing.same:
        return standing
    direct = scoring().relations["direct"]
    return replace(standing, near=direct, status="demonstrated", why="It is being worked towards, as the ad takes.")


def _nearest(part: Part, ask: Ask, evidence: EvidenceParts, links: Links, meaning: Meaning) -> Standing:
    rules = scoring()
    best = max(
        (
            *by_links(part, ask, evidence, links, meaning),
            *by_words(part, ask, evidence, links.taxonomy, meaning, rules),
            *by_full_name(part, evidence, meaning, links.taxonomy),
            *by_listed_name(part, evidence),
            *by_short_name(part, evidence, meaning),
            *by_tell_tales(part, ask, evidence, links),
            *by_role(ask, evidence),
            *by_place(part, ask, evidence),
            *by_title(ask, evidence, meaning),
            *by_initials(part, evidence, meaning),
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
    if best.near > likeness().helper and of_an_outsider(ask, evidence):
        best = best.capped(likeness().helper, "It is work beside those who do what is asked.")
    if best.status == "negated" and best.evidence and not offers_another(evidence):
        return best  # what the evidence denies, likeness cannot give back
    if best.known and best.near >= rules.absent_below and not _LOOSE_LINK.match(best.rule):
        return best  # what is known goes before what looks alike
    alike = by_likeness(part, ask, evidence, meaning, rules, kin=of_a_family(part, evidence, links.taxonomy))
    if ask.kind == "experience" and _of_another_role(ask, evidence):
        alike = alike.capped(rules.relations["adjacent"] + 0.02, "The work is of another role.")
    return best if best.near >= alike.near else alike


def _of_another_role(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the evidence opens with the title of a role that cannot stand in for the job's."""
    titled = roles_named(evidence.lead_title)
    return bool(titled and ask.context_roles) and role_tier(ask.context_roles, titled) in (None, "adjacent")
