"""How likely it is that a piece of work was done in the trade that the ad asks: words alone mislead."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import exp

from pydantic import model_validator

from tailoring.confidence_rules.amounts import amounts_in
from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import content_stems
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import FOLDER, plain_titles, teams
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.standing import Standing
from tailoring.confidence_rules.trade_words import same_trade, told_of, trades_asked, trades_of
from tailoring.confidence_rules.words import stems
from tailoring.data_files import load_yaml
from tailoring.model import Model

_WHY = "The words are used in another sense."
_OPENING = 4  # words that tell who speaks, where no title stands before a comma
_OF_WORK = ("hard_skill", "experience")


class TradeWeights(Model):
    """What each sign counts."""

    cosine: float
    job: float
    around: float
    whole: float
    title: float
    told: float
    amounts: float
    shared: float


class Most(Model):
    """At this likelihood, the most that the work shows."""

    likely: float
    near: float


class MereWords(Model):
    """From so many shared words on; below so much of the trade in the title, and in the words around.

    `nothing`: below so much in the words around, where no title tells a trade. `meant` and `told`: not where the
    meaning is so near, and so much of the trade in the words around.
    """

    shared: int
    title: float
    around: float
    nothing: float
    meant: float
    told: float


class AnotherSense(Model):
    """Below this likelihood, this likeness of the occupations told around, and this meaning without shared words.

    `far` and `job`: below this meaning without the shared words and near the job's title, whatever the likelihood.
    """

    likely: float
    around: float
    rest: float
    far: float
    job: float


class TradeModel(Model):
    """The logistic model of same_trade.yaml."""

    start: float
    weights: TradeWeights
    told_enough: int
    amounts_enough: int
    untold: float
    sure: float
    mere_words: MereWords
    another_sense: AnotherSense
    most: tuple[Most, ...]

    @model_validator(mode="after")
    def most_rises(self) -> TradeModel:
        """The likelier, the more may be shown."""
        for name in ("likely", "near"):
            values = [getattr(one, name) for one in self.most]
            if values != sorted(values):
                message = f"the entries of `most` must rise by `{name}`"
                raise ValueError(message)
        return self


@cache
def trade_model() -> TradeModel:
    """The checked content of same_trade.yaml."""
    return load_yaml(FOLDER / "same_trade.yaml", TradeModel)


def of_its_trade(standing: Standing, ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> Standing:
    """The standing, and no nearer than work stands that is so likely of another trade.

    A tool or a credential by its name, and the job's own title, tell the trade themselves; in a whole career, which is
    not embedded, so does the position that a line belongs to.
    """
    least = trade_model().most[0].near
    if standing.near <= least or not evidence.first_hand or ask.kind not in _OF_WORK or meaning.cosine is None:
        return standing
    done = standing.status in ("demonstrated", "supervised", "occasional")
    if standing.same and any(part.by_name for branch in ask.branches for part in branch):
        return standing.capped(least, _WHY) if done and in_another_sense(ask, evidence, meaning) else standing
    if done and not (standing.same and standing.known) and only_the_words(ask, evidence, meaning):
        return standing.capped(least, _WHY)
    if done and in_another_sense(ask, evidence, meaning):
        return standing.capped(least, _WHY)
    return standing.capped(_most(likelihood(ask, evidence, meaning)), _WHY)


def in_another_sense(ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> bool:
    """Whether a word of the line stands among words of another occupation, and little else speaks for the trade."""
    rules = trade_model().another_sense
    if evidence.denied or evidence.stems.isdisjoint(ask.stems | ask.details) or _titled(ask, evidence):
        return False
    around = same_trade(trades_asked(ask.text_stems, ask.context_stems), trades_of(evidence.stems - ask.text_stems))
    if around is None or around >= rules.around:
        return False
    if meaning.rest is not None and meaning.rest < rules.far and (meaning.job or 0.0) < rules.job:
        return True
    return likelihood(ask, evidence, meaning) < rules.likely and (meaning.rest is None or meaning.rest < rules.rest)


def only_the_words(ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> bool:
    """Whether the words of the line stand there, and neither the title nor the words around are of its trade.

    Work of one trade is told in its own words; who shares many words of a line and none beside uses them otherwise.
    """
    rules = trade_model().mere_words
    named = any(part.by_name for branch in ask.branches for part in branch)
    if (
        named
        or len((ask.stems | ask.details) & evidence.stems) < rules.shared
        or evidence.denied
        or _titled(ask, evidence)
    ):
        return False
    asked = trades_asked(ask.text_stems, ask.context_stems)
    around = told_of(asked, evidence.stems - ask.all_stems)
    if (meaning.cosine or 0.0) >= rules.meant and around >= rules.told:
        return False
    opening = evidence.lead_title or " ".join(evidence.evidence.text.split()[:_OPENING])
    title = same_trade(asked, trades_of(frozenset(stems(opening)) - ask.text_stems - plain_titles() - teams()))
    if title is None:
        return around < rules.nothing
    return title < rules.title and around < rules.around


def _titled(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the evidence opens with a title that shares a word with the job's, or names a title of its role."""
    return bool(ask.context_roles & evidence.roles) or not ask.context_stems.isdisjoint(
        content_stems(evidence.lead_title) - plain_titles()
    )


def surely_its_trade(ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> bool:
    """Whether all signs together tell the trade so plainly that no single word of another speaks against it."""
    return meaning.cosine is not None and likelihood(ask, evidence, meaning) >= trade_model().sure


def likelihood(ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> float:
    """0–1: how likely the evidence is of the trade asked."""
    model = trade_model()
    weights, text = model.weights, evidence.evidence.text
    asked = trades_asked(ask.text_stems, ask.context_stems)
    around, whole = (same_trade(asked, trades_of(words)) for words in (evidence.stems - ask.text_stems, evidence.stems))
    amounts = len(amounts_in(text)) + text.count("%")
    total = (
        model.start
        + weights.cosine * (meaning.cosine or 0.0)
        + weights.job * (meaning.job or 0.0)
        + weights.around * (model.untold if around is None else around)
        + weights.whole * (model.untold if whole is None else whole)
        + weights.title * _titled(ask, evidence)
        + weights.told * min(1.0, len(text.split()) / model.told_enough)
        + weights.amounts * min(1.0, amounts / model.amounts_enough)
        + weights.shared * (not evidence.stems.isdisjoint(ask.stems | ask.details))
    )
    return 1 / (1 + exp(-total))


def _most(likely: float) -> float:
    steps = trade_model().most
    if likely <= steps[0].likely:
        return steps[0].near
    for low, high in pairwise(steps):
        if likely <= high.likely:
            return low.near + (high.near - low.near) * (likely - low.likely) / (high.likely - low.likely)
    return steps[-1].near
