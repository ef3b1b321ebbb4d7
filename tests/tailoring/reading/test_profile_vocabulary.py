"""The word lists are data: a mistake in one is named with file and line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tailoring.errors import InvalidData
from tailoring.reading import vocabulary

pytestmark = pytest.mark.promise("data-checked")


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(vocabulary, "DATA", tmp_path)
    for cached in (vocabulary.data_table, vocabulary.listed, vocabulary.folded, vocabulary.headings):
        cached.cache_clear()
    yield tmp_path
    for cached in (vocabulary.data_table, vocabulary.listed, vocabulary.folded, vocabulary.headings):
        cached.cache_clear()


def test_an_unquoted_no_is_named_with_its_line(words: Path) -> None:
    (words / "places.yaml").write_text("# places\ncountry_codes: [SE,\n  NO, DK]\n", encoding="utf-8")
    with pytest.raises(InvalidData, match=r"places\.yaml.*country_codes.*line 3"):
        vocabulary.listed("places.yaml", "country_codes")


def test_a_heading_under_two_kinds_is_refused(words: Path) -> None:
    text = "skills:\n  names: [tools]\n  tails: []\nprojects:\n  names: [tools]\n  tails: []\n"
    (words / "headings.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidData, match=r"tools.*skills.*projects"):
        vocabulary.headings()


def test_a_list_that_is_missing_is_named(words: Path) -> None:
    (words / "degrees.yaml").write_text("words: [diploma]\n", encoding="utf-8")
    with pytest.raises(InvalidData, match="letters"):
        vocabulary.listed("degrees.yaml", "letters")


def test_every_list_that_ships_is_valid() -> None:
    assert len(vocabulary.headings().names) > 800
    assert "nurse" in vocabulary.folded("occupations.yaml", "heads")
    assert vocabulary.regions()["ON"] == "Ontario"
