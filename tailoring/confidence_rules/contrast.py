"""What a piece of evidence denies in other words than the ad's, and what it offers instead."""

from __future__ import annotations

import re
from dataclasses import replace

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.denials import opens_with_denial, told_after_denial
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.likeness import offers_another
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import DENIED, Standing

_A_NAME = re.compile(r"(?<=[a-z,&] )[A-Z][\w+#.-]+")  # a word with a capital within a sentence
_INSTEAD = "It says that it was not done, and tells of other work in its place."


def by_contrast(standing: Standing, part: Part, ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> Standing:
    """The standing in view of what is denied: the thing asked in other words, or the thing before its like."""
    rules = scoring().denial
    if not evidence.denied or not evidence.first_hand or meaning.denied is None:
        return standing
    if opens_with_denial(evidence.evidence.text) and offers_another(evidence):
        return _in_its_place(standing, part, evidence, meaning)
    beside = not (part.stems | ask.stems) & evidence.denied and offers_another(evidence)
    of_the_asked = (
        not beside and meaning.denied >= rules.cosine and meaning.denied >= (meaning.cosine or 0.0) + rules.beyond
    )
    if standing.known and not standing.same and standing.status == "demonstrated" and part.by_name:
        return standing.capped(scoring().relations["transferable"], _INSTEAD)  # a sister of it was worked with
    if of_the_asked and len(ask.branches) == 1 and standing.near > rules.near:
        return replace(standing, near=rules.near, status="negated", why=DENIED, evidence=evidence, of_all=True)
    return standing


def _in_its_place(standing: Standing, part: Part, evidence: EvidenceParts, meaning: Meaning) -> Standing:
    """Who names the thing asked to say that it was another offers that one as its like."""
    rules, relations = scoring().denial, scoring().relations
    denies_it = bool(part.stems & evidence.denied)
    if denies_it:
        standing = standing.capped(relations["transferable"], _INSTEAD)
    if not denies_it or (meaning.denied or 0.0) < rules.named:
        return standing
    near = relations[
        "transferable" if part.by_name and _A_NAME.search(told_after_denial(evidence.evidence.text)) else "adjacent"
    ]
    if standing.near >= near:
        return standing
    return replace(
        standing, near=near, status="demonstrated", why=_INSTEAD, evidence=evidence, same=False, rule="contrast"
    )
