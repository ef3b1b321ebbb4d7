"""Work told under a title of a trade far from the job's: the words of the line stand there for something else."""

from __future__ import annotations

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.shared_words import of_any_trade
from tailoring.confidence_rules.standing import Standing
from tailoring.confidence_rules.title_trades import far_apart, portable, trades_of_job, trades_titled
from tailoring.confidence_rules.trade import trade_model
from tailoring.confidence_rules.trade_words import told_of, trades_of
from tailoring.confidence_rules.words import stems
from tailoring.skills.taxonomy import Taxonomy

_WHY = "The words are those of another trade."
_OF_WORK = ("hard_skill", "experience")
_DONE = ("demonstrated", "supervised", "occasional")
_OF_THE_TRADE = 0.5  # told by the line's own words, of the job's trade
_LITTLE_ELSE = 0.2  # the cosine without the shared words: below, the two have nothing else in common


def within_its_trade(
    standing: Standing, part: Part, ask: Ask, evidence: EvidenceParts, meaning: Meaning, taxonomy: Taxonomy
) -> Standing:
    """The standing, or that of mere words where title and job lie far apart and a thing of the job's trade is asked.

    What any trade does (leading, budgets, people) counts under any title; so does a product written by its name, and
    what stands among other things of the job's trade.
    """
    least = trade_model().another_trade
    if standing.near <= least or standing.status not in _DONE or not evidence.first_hand or ask.kind not in _OF_WORK:
        return standing
    asked = trades_of_job(ask.context)
    told = trades_titled(evidence.evidence.title or evidence.evidence.text)
    if not far_apart(asked, told):
        return standing
    if of_any_trade(part) or not _of_the_trade(part, ask, asked, taxonomy):
        return standing
    if _named_as_such(part, evidence, taxonomy) or _in_its_company(ask, evidence, asked, told, taxonomy):
        return standing
    if asked <= portable() and not _in_another_sense(evidence, meaning, asked, taxonomy):
        return standing
    return standing.capped(least, _WHY)


def _of_the_trade(part: Part, ask: Ask, asked: frozenset[str], taxonomy: Taxonomy) -> bool:
    """Whether the line asks for a thing of the job's own trade, by the thing named or by its words."""
    if any(taxonomy.family(concept) in asked for concept in part.concepts):
        return True
    return told_of(dict.fromkeys(asked, 1.0), ask.stems) >= _OF_THE_TRADE and bool(trades_of(ask.stems))


def _named_as_such(part: Part, evidence: EvidenceParts, taxonomy: Taxonomy) -> bool:
    """Whether the evidence writes the name of a product asked, capitals and all, and it is read as that product."""
    text = evidence.evidence.text
    for named in evidence.named:
        concept = taxonomy.concepts.get(named.concept_id)
        if concept is None or named.doubtful or concept.kind != "tool" or named.concept_id not in part.concepts:
            continue
        if any(name in text for name in (concept.name, *concept.aliases) if name != name.lower()):
            return True
    return False


def _in_another_sense(evidence: EvidenceParts, meaning: Meaning, asked: frozenset[str], taxonomy: Taxonomy) -> bool:
    """Whether all that is named of the job's trade is easily misread, or little is meant beside the shared words."""
    ours = [named.doubtful for named in evidence.named if taxonomy.family(named.concept_id) in asked]
    return (bool(ours) and all(ours)) or (meaning.rest is not None and meaning.rest < _LITTLE_ELSE)


def _in_its_company(
    ask: Ask, evidence: EvidenceParts, asked: frozenset[str], told: frozenset[str], taxonomy: Taxonomy
) -> bool:
    """Whether, beside the line's own words, more things of the job's trade are named than of the title's."""
    families = [
        taxonomy.family(named.concept_id)
        for named in evidence.named
        if not named.doubtful
        and named.status != "negated"
        and ask.text_stems.isdisjoint(stems(taxonomy.name(named.concept_id)))
    ]
    return sum(family in asked for family in families) > sum(family in told for family in families)
