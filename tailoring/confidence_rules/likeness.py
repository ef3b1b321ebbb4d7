"""Standing without a known link: the same walk of life, a meaning near in the embedding, shared words, figures."""

from __future__ import annotations

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.clauses import Status
from tailoring.confidence_rules.denials import told_after_denial
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.roles import role_tier
from tailoring.confidence_rules.scoring_data import Scoring
from tailoring.confidence_rules.setting import other_world, setting_match
from tailoring.confidence_rules.standing import Standing, done
from tailoring.confidence_rules.worded import overall_status, status_of
from tailoring.confidence_rules.words import stems

# Who studied the thing or stood beside those who did it has touched it.
_BESIDE = ("studied", "observed", "assisted", "in_progress", "trivial")
_OWN_WORK = 5  # stems that tell of work, after a denial
_WHY = "It is work of a like kind, though it does not name what is asked."


def by_likeness(part: Part, ask: Ask, evidence: EvidenceParts, meaning: Meaning, rules: Scoring) -> Standing:
    """Nearness without a known link. It reaches adjacent; low transferable where all signs agree and figures tell."""
    shared = (ask.stems | ask.details) & evidence.stems - evidence.denied
    words = min(1.0, 2 * len(shared) / max(4, len(ask.stems)))
    meant = _meant(meaning.cosine, words, rules)
    near = _within_reach(_signs(ask, evidence, words, meant, rules), rules)
    if len(ask.branches) > 1:
        near = min(near, rules.likeness.reach)  # the meaning is that of the whole line, and not of this part
    if part.by_name:
        near *= rules.likeness.by_name
    if _is_strange(ask, evidence, meaning, near, rules):
        near *= rules.likeness.strange
    status = status_of(shared, evidence) if len(shared) > 1 else overall_status(evidence)
    if ask.stems & evidence.denied and not shared:
        near, status = _beside_a_denial(evidence, near, status, rules)
    if status in _BESIDE and meant >= rules.likeness.beside:
        near = max(near, rules.relations["weak"])
    return Standing(min(near, done(1.0, status)), status, _WHY, evidence, rule="likeness")


def _meant(cosine: float | None, words: float, rules: Scoring) -> float:
    """0–1: how near the meaning is; without an embedder, as near as the words."""
    like = rules.likeness
    if cosine is None:
        return words
    return min(1.0, max(0.0, (cosine - like.cosine_floor) / (like.cosine_full - like.cosine_floor)))


def _signs(ask: Ask, evidence: EvidenceParts, words: float, meant: float, rules: Scoring) -> float:
    """All signs together; from 1 on they fill what likeness can reach."""
    like = rules.likeness
    told = setting = 0.0
    if evidence.first_hand:
        # Figures tell that the work was really done, and nothing of whether it is the work asked.
        told = min(1.0, evidence.figures / like.figures_enough, meant / like.meaning_told)
        tier = role_tier(ask.context_roles, evidence.roles)
        setting = max(setting_match(ask, evidence) or 0.0, rules.relations[tier] if tier else 0.0)
    return like.setting * setting + like.cosine * meant + like.words * words + like.figures * told


def _within_reach(signs: float, rules: Scoring) -> float:
    like = rules.likeness
    over = min(1.0, max(0.0, signs - 1) / like.surplus)
    return like.reach * min(1.0, signs) + (like.reach_told - like.reach) * over


def _is_strange(ask: Ask, evidence: EvidenceParts, meaning: Meaning, near: float, rules: Scoring) -> bool:
    """Whether what the two share is the words alone, used in another sense.

    Where few words are shared there is none to misread: another wording of the same work is no other walk of life.
    """
    shared = (ask.stems | ask.details) & evidence.stems
    if len(shared) < rules.likeness.strange_words or 2 * len(shared) < len(ask.stems):
        return False
    match = setting_match(ask, evidence)
    if match is not None and match < rules.likeness.strange_match and not role_tier(ask.context_roles, evidence.roles):
        return True
    return near > rules.relations["weak"] and other_world(ask, evidence, meaning)


def _beside_a_denial(evidence: EvidenceParts, near: float, status: Status, rules: Scoring) -> tuple[float, Status]:
    if offers_another(evidence):
        return min(near, rules.relations["adjacent"]), status
    return min(near, rules.statuses["negated"] + 0.1), "negated"


def offers_another(evidence: EvidenceParts) -> bool:
    """Whether the evidence, after what it denies, tells of work instead: "no Figma, but 40 screens in Sketch"."""
    if not evidence.first_hand or overall_status(evidence) not in ("demonstrated", "supervised"):
        return False
    return len(set(stems(told_after_denial(evidence.evidence.text)))) >= _OWN_WORK
