"""How likely it is that a piece of work was done in the trade that the ad asks: words alone mislead."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from math import exp

from pydantic import model_validator

from tailoring.confidence_rules.amounts import amounts_in
from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import content_stems
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import FOLDER, plain_titles, teams
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import Standing
from tailoring.confidence_rules.title_trades import open_heads
from tailoring.confidence_rules.trade_words import same_trade, told_of, trades_asked, trades_of
from tailoring.confidence_rules.words import stems
from tailoring.data_files import load_yaml
from tailoring.model import Model

_WHY = "The words are used in another sense."
_NAME_OF_WORDS = re.compile(r"(?<=[a-z,(/] )[A-Z][\w+#.-]*\w(?: [A-Z][\w+#.-]*\w)+")
_NO_PLACE = "".join(f"(?<!{before} )" for before in ("of", "at", "for", "of the", "in the", "at the", "for the"))
_AS_A_TITLE = re.compile(r"\bas (?:an?|the)\s+\w", re.IGNORECASE)
_OPENING = 4  # words that tell who speaks, where no title stands before a comma
_MATCHES = 0.65  # above, a reader takes it for what is asked
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
    """The logistic model of same_trade.yaml; `another_trade`: the most that work under a far title shows."""

    another_trade: float
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
    not embedded, so does the position that a line belongs to, unless the line's other words are of another trade.
    """
    least = trade_model().most[0].near
    if standing.by_sure_name or standing.near <= least or not evidence.first_hand or ask.kind not in _OF_WORK:
        return standing
    done = standing.status in ("demonstrated", "supervised", "occasional")
    if meaning.cosine is None:
        far = done and standing.near > _MATCHES and _among_another_trade(standing, ask, evidence)
        return standing.capped(scoring().relations["weak"], _WHY) if far else standing
    if standing.same and any(part.by_name for branch in ask.branches for part in branch):
        return standing.capped(least, _WHY) if done and in_another_sense(ask, evidence, meaning) else standing
    if done and not (standing.same and standing.known) and only_the_words(ask, evidence, meaning):
        return standing.capped(least, _WHY)
    if done and in_another_sense(ask, evidence, meaning):
        return standing.capped(least, _WHY)
    return standing.capped(_most(likelihood(ask, evidence, meaning)), _WHY)


@lru_cache(maxsize=8192)
def shares_a_name(asked: str, told: str) -> bool:
    """Whether a name of two words or more, capitals and all, stands in both: "Google Play" has one sense.

    Not where it is only the place: "in the canteen of the Royal Mint".
    """
    names = _NAME_OF_WORDS.findall(asked)
    return any(re.search(rf"(?<!\w){_NO_PLACE}{re.escape(name)}(?!\w)", told) for name in names)


def in_another_sense(ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> bool:
    """Whether a word of the line stands among words of another occupation, and little else speaks for the trade."""
    rules = trade_model().another_sense
    if evidence.denied or not in_words_of_another_trade(ask, evidence):
        return False
    if meaning.rest is not None and meaning.rest < rules.far and (meaning.job or 0.0) < rules.job:
        return True
    return likelihood(ask, evidence, meaning) < rules.likely and (meaning.rest is None or meaning.rest < rules.rest)


def _among_another_trade(standing: Standing, ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the few words that the line shares with the ad stand among words of another occupation."""
    named = standing.same and any(part.by_name for branch in ask.branches for part in branch)
    few = 2 * len(ask.stems & evidence.stems) < len(ask.stems)
    return few and not named and not evidence.denied and in_words_of_another_trade(ask, evidence)


def in_words_of_another_trade(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the words beside those of the line tell an occupation, and it is not the one asked."""
    if evidence.stems.isdisjoint(ask.stems | ask.details) or _titled(ask, evidence):
        return False
    around = same_trade(trades_asked(ask.text_stems, ask.context_stems), trades_of(evidence.stems - ask.text_stems))
    return around is not None and around < trade_model().another_sense.around


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
    told = content_stems(evidence.lead_title) - plain_titles()
    alone = told & ask.context_stems
    if _AS_A_TITLE.search(ask.main) and alone <= open_heads():
        return False  # the head of a title is at home in many trades: an architect, of houses or of data
    return bool(ask.context_roles & evidence.roles) or bool(alone)


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
