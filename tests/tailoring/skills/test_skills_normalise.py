"""How spellings fold to one key, and names to ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailoring.skills.normalise import fold_phrase, slug, tokens

pytestmark = pytest.mark.promise("taxonomy")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wound care", "Wound-Care"),
        ("Node.js", "NodeJS"),
        ("CI/CD", "ci / cd"),
        ("R&D", "R and D"),
        ("pivot tables", "pivot table"),
        ("policies", "policy"),
        ("cost analyses", "cost analysis"),
        ("APIs", "API"),
        ("RNs", "rn"),
        ("organisation", "organization"),
        ("paediatric anaesthesia", "pediatric anesthesia"),
        ("driver’s licence", "driver license"),
        ("café", "cafe"),
        ("B.Sc.", "BSc"),
    ],
)
def test_spellings_of_one_thing_fold_alike(one: str, other: str) -> None:
    assert fold_phrase(one) == fold_phrase(other)


@pytest.mark.parametrize(
    ("one", "other"), [("C", "C++"), ("C", "C#"), ("NET", ".NET"), ("PACS", "PAC"), ("business", "busines")]
)
def test_different_things_stay_apart(one: str, other: str) -> None:
    assert fold_phrase(one) != fold_phrase(other)


@pytest.mark.parametrize(
    ("name", "concept_id"),
    [("C++", "c-plus-plus"), ("C#", "c-sharp"), (".NET", "dot-net"), ("ASP.NET", "asp-net"), ("R&D", "r-and-d")],
)
def test_an_id_is_made_of_the_name(name: str, concept_id: str) -> None:
    assert slug(name) == concept_id


@given(st.text(max_size=80))
def test_words_lie_in_order_inside_the_text(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.raw
        end = token.end
