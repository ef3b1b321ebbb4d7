"""How the credentials that evidence names stand to the one asked, by the links that data know."""

from __future__ import annotations

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.credential_names import told_beside
from tailoring.confidence_rules.evidence_parts import EvidenceParts, Named
from tailoring.confidence_rules.linked import Links
from tailoring.confidence_rules.scoring_data import scoring

RELATED_WORK = 0.2
MANDATORY_STEP = 0.28


def by_link(part: Part, ask: Ask, evidence: EvidenceParts, links: Links) -> tuple[float, str]:
    """How near the nearest credential that the evidence names stands to the one asked, by what data know of both."""
    relations = scoring().relations
    best = (0.0, "Nothing shows it")
    for asked in (*part.credentials, *told_beside(part, ask, links)):
        for named in evidence.named:
            link = links.between(asked, named.concept_id) if named.credential else None
            if link is None or (evidence.first_hand and named.status == "observed"):
                continue
            near = relations[link.tier]
            if link.tier == "transferable" and not ask.preferred and not ask.or_similar:
                near = relations["adjacent"]
            if link.tier == "weak" and link.kind == "broader":
                near = _step_towards(ask)
            if link.tier == "transferable" and ask.or_similar:
                near = 0.95
            best = max(best, (near * _trust(evidence, named, links), link.why))
    return max(best, _by_subject(part, evidence, links))


def _step_towards(ask: Ask) -> float:
    """What a step towards the credential is worth: little, unless the ad only prefers it."""
    if ask.preferred:
        return scoring().relations["adjacent"]
    return MANDATORY_STEP if ask.must or ask.kind != "certification" else scoring().relations["weak"]


def _by_subject(part: Part, evidence: EvidenceParts, links: Links) -> tuple[float, str]:
    """Where a paper is asked by what it is for ("certified Salesforce admin"): the papers given for that."""
    best = (0.0, "Nothing shows it")
    if part.credentials or evidence.evidence.type not in ("certification", "education"):
        return best
    for asked in part.concepts:
        for named in evidence.named:
            link = links.between(asked, named.concept_id) if named.credential else None
            if link is not None and link.tier in ("direct", "transferable"):
                best = max(best, (scoring().relations[link.tier], link.why))
    return best


def _trust(evidence: EvidenceParts, named: Named, links: Links) -> float:
    """A credential on its own line is held; in the words of a job it may be a title, within a skill's a manner only."""
    if evidence.evidence.type == "skill":
        items = (item.strip() for item in evidence.evidence.text.split(","))
        listed = any(links.taxonomy.find(item) == named.concept_id for item in items)
        return scoring().statuses["listed"] if listed else RELATED_WORK
    return 1.0 if evidence.evidence.type in ("certification", "education") else 0.85
