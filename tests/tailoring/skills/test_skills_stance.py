"""The cue files behind modality, senses and everyday words: what they accept."""

import pytest

from tailoring.skills.senses import Sense, Surroundings, resolve
from tailoring.skills.stance import stances

pytestmark = pytest.mark.promise("mentions")


def sense(**changes: object) -> Sense:
    values: dict[str, object] = {
        "form": "Go",
        "target": "go",
        "credential": False,
        "supports": ("python",),
        "excludes": ("_ to",),
        "needs_case": True,
        "default": False,
    }
    return Sense(**(values | changes))  # pyright: ignore[reportArgumentType] -- values come by name


def around(written: str, words: str, beside: str = " _ ", *, trusted_case: bool = True) -> Surroundings:
    return Surroundings(written, f" {words} ", beside, frozenset({"software"}), trusted_case, near=f" {words} ")


def test_the_sense_with_the_most_cues_wins() -> None:
    other = sense(target="board-game", supports=("python", "board"))
    assert resolve((sense(), other), around("Go", "go board python")) == other


def test_a_cue_against_a_sense_outweighs_those_for_it() -> None:
    assert resolve((sense(),), around("Go", "go to python", " _ to python ")) is None


def test_a_neighbour_of_the_same_family_is_a_cue() -> None:
    assert resolve((sense(supports=("@software",)),), around("Go", "go")) is not None


def test_a_capital_at_the_start_of_a_sentence_proves_nothing() -> None:
    default = sense(supports=(), default=True)
    assert resolve((default,), around("Go", "go", trusted_case=True)) == default
    assert resolve((default,), around("Go", "go", trusted_case=False)) is None


def test_a_form_in_small_letters_is_about_number_not_case() -> None:
    securities = sense(form="securities", supports=(), excludes=(), default=True)
    assert resolve((securities,), around("Securities", "security")) == securities
    assert resolve((securities,), around("security", "security")) is None


def test_a_negation_ends_where_a_new_clause_begins() -> None:
    text = "never used Java; wrote Kotlin"
    stance = stances(text)
    assert stance.modality(text.index("Java"), text.index("Java") + 4) == "negated"
    assert stance.modality(text.index("Kotlin"), len(text)) == "held"


def test_letters_that_grow_when_lowered_do_not_shift_the_cues() -> None:
    text = "İİİ never used Java"
    assert stances(text).modality(len(text) - 4, len(text)) == "negated"
