"""Standing without a known link: work told with its amounts and at length, of a meaning near what is asked."""

from __future__ import annotations

import re
from itertools import pairwise

from tailoring.confidence_rules.amounts import amounts_in
from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.clauses import Status
from tailoring.confidence_rules.denials import told_after_denial
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.fields import field_match, fields_of
from tailoring.confidence_rules.knowledge import helper_titles, outsider_titles, verb_levels
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.scoring_data import Scoring, likeness, scoring
from tailoring.confidence_rules.setting import elsewhere, other_world, spelled_otherwise
from tailoring.confidence_rules.standing import Standing, done
from tailoring.confidence_rules.trade import likelihood, surely_its_trade
from tailoring.confidence_rules.worded import overall_status, status_of
from tailoring.confidence_rules.words import stems, words

# Who studied the thing or stood beside those who did it has touched it.
_BESIDE = ("studied", "observed", "assisted", "in_progress", "trivial")
_MUCH_DENIED = 2  # stems: more, and the text is about what was not done
_OWN_WORK = 5  # stems that tell of work, after a denial
_NAME = re.compile(r"(?<![.!?;:–—|-] )(?<!^)\b(?=\w*[A-Z])[A-Z0-9][\w+#-]*[A-Za-z]\w*")
_HELPER = "It is work beside those who do what is asked."
_WHY = "It is work of a like kind, though it does not name what is asked."


def by_likeness(
    part: Part, ask: Ask, evidence: EvidenceParts, meaning: Meaning, rules: Scoring, *, kin: bool = False
) -> Standing:
    """Nearness without a known link, as far as pairs of that kind were found to stand; see likeness.yaml.

    `kin`: the evidence names something of the family of what is asked.
    """
    like = likeness()
    shared = (ask.stems | ask.details) & evidence.stems - evidence.denied
    embedded = meaning.cosine is not None
    if not embedded and not shared and not evidence.denied:
        status = overall_status(evidence)  # neither a word nor a meaning is shared
        return Standing(min(like.steps[0].near, done(1.0, status)), status, _WHY, evidence, rule="likeness")
    meant = _of_one_field(_meant(ask, meaning, shared), ask, evidence, meaning, kin=kin)
    if shared and _near(_signs(ask, evidence, meant)) >= like.another_sense:
        # Only here may the words that are left without the shared ones change the answer; to embed them takes time.
        rest = _meant(ask, meaning, shared, without_shared=True)
        meant = _of_one_field(rest, ask, evidence, meaning, kin=kin)
    near = _near(_signs(ask, evidence, meant))
    if 3 * len(shared) >= len(ask.stems) > 0 and near >= like.another_sense and other_world(ask, evidence, meaning):
        mostly = len(shared) > 1 and 2 * len(shared) >= len(ask.stems) and elsewhere(ask, evidence)
        near = like.mere_words if mostly else like.another_sense
    if len(ask.branches) > 1 or part.by_name:
        near = _as_a_rival(
            part, ask, evidence, meaning, near, kin=kin
        )  # the meaning is that of the whole line; another name is another thing
    status = status_of(shared, evidence) if len(shared) > 1 else overall_status(evidence)
    if ask.stems & evidence.denied and not shared:
        near, status = _beside_a_denial(evidence, near, status, rules)
    if status in _BESIDE and meant >= like.beside:
        near = max(near, rules.relations["weak"])
    if not evidence.first_hand and evidence.evidence.type != "skill":
        near = min(near, rules.relations["weak"] + 0.02)  # a course like what is asked has touched it
    if _told_in_full(near, status, part, ask, evidence, meaning):
        near = like.in_full.as_near
    if near > like.helper and _of_a_helper(ask, evidence):
        return Standing(min(like.helper, done(1.0, status)), status, _HELPER, evidence, rule="likeness")
    return Standing(min(near, done(1.0, status)), status, _WHY, evidence, rule="likeness")


def _told_in_full(near: float, status: Status, part: Part, ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> bool:
    """Whether work near in meaning is told at such length, with its amounts, that it is the thing itself.

    Who did a neighbouring thing tells it in a list of its own words; a whole career, which is not embedded, tells none.
    """
    full = likeness().in_full
    return (
        near >= full.from_near
        and status == "demonstrated"
        and evidence.first_hand
        and (meaning.cosine or 0.0) >= full.cosine
        and not part.by_name
        and len(ask.branches) == 1
        and not evidence.denied & (ask.stems | ask.details)
        and len(evidence.evidence.text.split()) >= full.words
        and evidence.figures >= full.figures
        and likelihood(ask, evidence, meaning) >= full.likely
    )


def _as_a_rival(part: Part, ask: Ask, evidence: EvidenceParts, meaning: Meaning, near: float, *, kin: bool) -> float:
    """The nearness of work that does not name the product asked; the same work in a rival one is its like."""
    like, rules = likeness(), scoring()
    if spelled_otherwise(ask, evidence) and not surely_its_trade(ask, evidence, meaning):
        return min(near, like.mere_words)
    beside = (one for branch in ask.branches for one in branch if part in branch)
    if not kin and any(_in_another_sense(one, evidence) for one in beside):
        return min(near, like.mere_words)  # so with the one that may stand in its place
    alone = part.by_name and len(ask.branches) == 1
    if not alone or (meaning.cosine or 0.0) < like.rival_cosine or overall_status(evidence) != "demonstrated":
        return min(near, like.reach_in_part)
    rival = evidence.first_hand and _names_a_product(part, evidence) and surely_its_trade(ask, evidence, meaning)
    return max(near, rules.relations["transferable"]) if rival else min(near, like.reach_in_part)


def _in_another_sense(part: Part, evidence: EvidenceParts) -> bool:
    """Whether the word that names a product stands there, and was not read as the product: a chef, and not Chef."""
    told = part.stems and part.stems <= evidence.stems and part.stems.isdisjoint(evidence.denied)
    return part.by_name and bool(told) and not {named.concept_id for named in evidence.named} & {*part.concepts}


def _names_a_product(part: Part, evidence: EvidenceParts) -> bool:
    """Whether a name in capitals, other than the one asked, stands within the text."""
    names = _NAME.findall(evidence.evidence.text)
    return any(not part.stems & frozenset(stems(name)) for name in names)


def of_an_outsider(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether a text opens with the title of one who stands outside the trade, where its doing is asked.

    In a career the title stands on its own, and each line tells what was done under it.
    """
    if evidence.evidence.title or not evidence.first_hand or ask.text_stems.isdisjoint(verb_levels().keys()):
        return False
    title = frozenset(stems(evidence.lead_title))
    return not title.isdisjoint(outsider_titles()) and ask.context_stems.isdisjoint(outsider_titles())


def _of_a_helper(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the title is that of one who works beside the people of the trade, and the job's is not."""
    title = words(evidence.lead_title)
    if not title or helper_titles().isdisjoint(title) or not helper_titles().isdisjoint(ask.context_words):
        return False
    return title[-1] in helper_titles() or title[-1] not in ask.context_words  # "assistant archivist" is of the trade


def _meant(ask: Ask, meaning: Meaning, shared: frozenset[str], *, without_shared: bool = False) -> float:
    """0–1: how near the meaning is, with the requirement or with it and the job; without an embedder, the words."""
    like = likeness()
    if meaning.cosine is None:
        return min(1.0, 2 * len(shared) / max(4, len(ask.stems)))
    nearest = max(meaning.cosine, min(meaning.with_job or 0.0, meaning.cosine + like.job_adds))
    if without_shared and meaning.rest is not None and meaning.rest < nearest:
        nearest = like.rest_share * meaning.rest + (1 - like.rest_share) * nearest
    return min(1.0, max(0.0, (nearest - like.cosine_floor) / (like.cosine_full - like.cosine_floor)))


def _of_one_field(meant: float, ask: Ask, evidence: EvidenceParts, meaning: Meaning, *, kin: bool) -> float:
    """The meaning, nearer where both speak of one walk of life: an embedding knows few words of a trade.

    In a whole career, which is not embedded, some line is always of the ad's walk of life; there it tells nothing.
    """
    like = likeness()
    if meaning.cosine is None:
        return meant
    match = field_match(fields_of(ask.text_stems), evidence.fields)
    same = match is not None and match >= like.same_field
    least = like.field_likely if meaning.cosine >= like.field_cosine else like.field_sure
    if not evidence.first_hand or not (same or kin) or likelihood(ask, evidence, meaning) < least:
        return meant
    return min(1.0, meant + like.field * (same + kin) / 2)


def _signs(ask: Ask, evidence: EvidenceParts, meant: float) -> float:
    """All signs together. Amounts and length tell that it was really done; they count as far as the meaning is near."""
    like, text = likeness(), evidence.evidence.text
    signs = like.weights
    amounts = min(1.0, (len(amounts_in(text)) + text.count("%")) / like.amounts_enough)
    told = min(1.0, len(text.split()) / like.words_enough)
    told_years = 0.0 if evidence.evidence.start else evidence.timing.years or 0.0  # a role's dates tell no line of it
    time = min(1.0, told_years / like.years_enough)
    total = meant * (signs.amounts * amounts + signs.told * told + signs.time * time)
    if ask.stems & evidence.denied or len(evidence.denied) > _MUCH_DENIED:
        total -= signs.denied
    return total


def _near(signs: float) -> float:
    """The nearness that the signs come to: straight lines between the steps, level beyond them."""
    steps = likeness().steps
    if signs <= steps[0].signs:
        return steps[0].near
    for low, high in pairwise(steps):
        if signs <= high.signs:
            return low.near + (high.near - low.near) * (signs - low.signs) / (high.signs - low.signs)
    return steps[-1].near


def _beside_a_denial(evidence: EvidenceParts, near: float, status: Status, rules: Scoring) -> tuple[float, Status]:
    if offers_another(evidence):
        return min(near, rules.relations["adjacent"]), status
    return min(near, rules.statuses["negated"] + 0.1), "negated"


def offers_another(evidence: EvidenceParts) -> bool:
    """Whether the evidence, after what it denies, tells of work instead: "no Figma, but 40 screens in Sketch"."""
    if not evidence.first_hand or overall_status(evidence) not in ("demonstrated", "supervised"):
        return False
    return len(set(stems(told_after_denial(evidence.evidence.text)))) >= _OWN_WORK
