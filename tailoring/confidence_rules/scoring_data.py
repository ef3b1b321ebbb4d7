"""The numbers of scoring.yaml, checked."""

from __future__ import annotations

from functools import cache

from pydantic import model_validator

from tailoring.confidence_rules.knowledge import FOLDER
from tailoring.data_files import load_yaml
from tailoring.model import Model, Score


class Weights(Model):
    """What each axis counts; the four add up to 1."""

    keyword: float
    transferable: float
    adjacent: float
    impact: float


class Anchor(Model):
    """Axes filled by a match that stands this near; nested."""

    near: float
    keyword: Score
    transferable: Score
    adjacent: Score


class Rung(Model):
    """From this share of the amount asked, the most that can be reached."""

    share: float
    near: float


class ImpactWeights(Model):
    """What the impact axis is made of."""

    floor: float
    outcome: float
    own_part: float
    numbers: float


class OtherSense(Model):
    """When the words around a shared word show another sense of it.

    They do below `match` of the fields, if they tell as much as `told` of theirs, or below `rest` of the cosine that
    is left without the shared words, unless the fields match by `rest_match`; a product's name among words of no walk
    of life, below `rest_untold`. The sense is the same from a `cosine` on with `rest_least` left, or from a cosine of
    `with_job` with the job's title on with `rest_alike` left.
    """

    match: float
    cosine: float
    told: float
    rest: float
    rest_match: float
    rest_least: float
    with_job: float
    rest_alike: float
    rest_untold: float


class SignWeights(Model):
    """What each sign of likeness counts; none is negative, the last is taken off."""

    amounts: float
    told: float
    time: float
    denied: float

    @model_validator(mode="after")
    def none_is_negative(self) -> SignWeights:
        """A sign that speaks for a match never counts against it."""
        if min(self.amounts, self.told, self.time, self.denied) < 0:
            message = "weights of likeness must not be negative"
            raise ValueError(message)
        return self


class Step(Model):
    """From this sum of signs on, how near it is."""

    signs: float
    near: float


class InFull(Model):
    """From `from_near` and this meaning on, so many words with so many figures stand `as_near`."""

    from_near: float
    cosine: float
    likely: float
    words: int
    figures: int
    as_near: float


class Likeness(Model):
    """The ordinal model of pairs without a known link; see likeness.yaml."""

    weights: SignWeights
    amounts_enough: int
    words_enough: int
    cosine_floor: float
    cosine_full: float
    job_adds: float
    rest_share: float
    same_field: float
    field: float
    field_likely: float
    field_cosine: float
    field_sure: float
    years_enough: float
    steps: tuple[Step, ...]
    reach_in_part: float
    rival_cosine: float
    another_sense: float
    mere_words: float
    helper: float
    beside: float
    in_full: InFull

    @model_validator(mode="after")
    def steps_rise(self) -> Likeness:
        """More signs never stand for less."""
        for name in ("signs", "near"):
            values = [getattr(step, name) for step in self.steps]
            if values != sorted(values):
                message = f"the steps must rise by `{name}`"
                raise ValueError(message)
        return self


class Denial(Model):
    """What is denied is the thing asked from a cosine of `cosine` on, `beyond` that of what is affirmed: then `near`.

    A thing denied by its name, from a cosine of `named` on, makes what the evidence tells instead its like.
    """

    cosine: float
    beyond: float
    near: float
    named: float


class TitleMatch(Model):
    """Work under the job's own title counts `near` from a cosine of `cosine` on."""

    near: float
    cosine: float


class SoftWeights(Model):
    """What each sign of a story adds, and from which strength a story shows a soft skill."""

    hit: float
    sign: float
    outcome: float
    cosine: float
    like: float
    shown: float
    same_setting: float
    own_setting: float
    least_words: int
    taught: float
    named: float
    setting_told: float
    unaided: float
    story_words: int
    scene_cosine: float
    meant: float
    meant_apart: float


class Scoring(Model):
    """Everything that turns standings into numbers."""

    weights: Weights
    tiers: dict[str, float]
    anchors: tuple[Anchor, ...]
    relations: dict[str, float]
    statuses: dict[str, float]
    quantity: tuple[Rung, ...]
    unknown_quantity: float
    outdated_years: int
    faded_years: int
    half_met: float
    less_met: float
    absent_below: float
    denied_part: float
    all_words: float
    most_words: float
    some_words: float
    same_title: TitleMatch
    uncovered: float
    other_field: float
    other_sense: OtherSense
    denial: Denial
    impact: ImpactWeights
    no_credential: float
    soft: SoftWeights

    @model_validator(mode="after")
    def consistent(self) -> Scoring:
        """Weights add up to 1; anchors rise and are nested."""
        weights = self.weights
        if abs(weights.keyword + weights.transferable + weights.adjacent + weights.impact - 1) > 1e-9:
            message = "the four weights must add up to 1"
            raise ValueError(message)
        for anchor in self.anchors:
            if not anchor.keyword <= anchor.transferable <= anchor.adjacent:
                message = f"the anchor {anchor.near} is not nested: keyword ≤ transferable ≤ adjacent"
                raise ValueError(message)
        if [anchor.near for anchor in self.anchors] != sorted(anchor.near for anchor in self.anchors):
            message = "anchors must rise by `near`"
            raise ValueError(message)
        return self


@cache
def scoring() -> Scoring:
    """The checked content of scoring.yaml."""
    return load_yaml(FOLDER / "scoring.yaml", Scoring)


@cache
def likeness() -> Likeness:
    """The checked content of likeness.yaml."""
    return load_yaml(FOLDER / "likeness.yaml", Likeness)
