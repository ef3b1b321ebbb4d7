import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tailoring.errors import InvalidData
from tailoring.evals.mentions import ITEMS, marked_ads, missed_marks, occurrences, score_mentions, unmarked_sample
from tailoring.skills.index import PhraseIndex
from tailoring.skills.normalise import folded_words
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy

pytestmark = pytest.mark.promise("mentions")


def _without(taxonomy: Taxonomy, concept_id: str) -> Taxonomy:
    """The same taxonomy with one concept lost."""
    concepts = {key: concept for key, concept in taxonomy.concepts.items() if key != concept_id}
    index = PhraseIndex()
    for key, known in (*concepts.items(), *taxonomy.credentials.items()):
        for phrase in (known.name, *known.aliases):
            entry = taxonomy.index.entry("".join(folded_words(phrase)))
            if entry and entry.target == key:
                index.add(entry, phrase, folded_words(phrase))
    return replace(taxonomy, concepts=concepts, senses={}, index=index)


def _write(folder: Path, name: str, *rows: Mapping[str, Any]) -> None:
    (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _set_of(folder: Path, text: str, *marks: str) -> Path:
    _write(folder, "mention_ads.jsonl", {"id": "a1", "title": "Welder", "text": text})
    _write(
        folder, "mentions.jsonl", {"id": "a1", "source": "items", "family": "manufacturing_machining", "marks": marks}
    )
    return folder


def test_every_mark_stands_verbatim_in_its_ad() -> None:
    astray = [(ad.ad_id, mark) for ad in marked_ads() for mark in ad.marks if not occurrences(ad.text, mark)]
    assert astray == []


def test_every_mark_of_the_outside_ads_stands_verbatim_in_its_ad(shared_data: Path) -> None:
    marked = list(marked_ads(ITEMS, shared_data))
    assert len({ad.family for ad in marked}) >= 20
    assert [(ad.ad_id, mark) for ad in marked for mark in ad.marks if not occurrences(ad.text, mark)] == []


def test_the_held_out_marks_stand_verbatim_in_ads_of_many_families_that_are_not_developed_on(shared_data: Path) -> None:
    held_out = list(marked_ads(ITEMS, shared_data, held_out=True))
    assert [(ad.ad_id, mark) for ad in held_out for mark in ad.marks if not occurrences(ad.text, mark)] == []
    assert len({ad.family for ad in held_out}) >= 25
    assert not {ad.ad_id for ad in held_out} & {ad.ad_id for ad in marked_ads(ITEMS, shared_data)}


def test_the_held_out_set_is_scored_apart_from_the_developed_one(tmp_path: Path) -> None:
    items = _set_of(tmp_path, "TIG welding.", "TIG welding")
    (tmp_path / "ads").mkdir()
    _write(tmp_path / "ads", "ads.jsonl", {"id": "x", "title": "Clerk", "description": "Grooms moon buggies."})
    _write(tmp_path / "ads", "city_bulletins.jsonl")
    held_out = {"id": "x", "source": "ads", "family": "legal", "marks": ["moon buggies"]}
    _write(items, "mentions_held_out.jsonl", held_out)
    assert score_mentions(items, tmp_path)["recall"] == 1.0
    apart = score_mentions(items, tmp_path, held_out=True)
    assert (apart["ads"], apart["recall"], list(apart["families"])) == (1, 0.0, ["legal"])


def test_the_held_out_set_without_the_folder_of_its_ads_is_refused() -> None:
    with pytest.raises(InvalidData, match="not bundled"):
        score_mentions(held_out=True)


def test_a_lost_concept_lowers_recall(tmp_path: Path) -> None:
    items = _set_of(tmp_path, "You know conveyancing and can read blueprints.", "conveyancing", "blueprints")
    taxonomy = load_taxonomy()
    lost = _without(taxonomy, taxonomy.find("conveyancing") or "")
    assert score_mentions(items, taxonomy=lost)["recall"] < score_mentions(items)["recall"]
    assert [mark for _, _, mark in missed_marks(items, taxonomy=lost)] == ["conveyancing"]


def test_a_mention_of_a_small_part_of_a_mark_does_not_find_it(tmp_path: Path) -> None:
    items = _set_of(tmp_path, "Knows welding of very odd moon buggies.", "welding of very odd moon buggies")
    assert score_mentions(items)["found"] == 0


def test_a_mark_inside_a_longer_word_is_no_occurrence() -> None:
    assert [place.start for place in occurrences("MAGNETIC and MAG", "MAG")] == [13]


def test_outside_ads_are_left_out_without_their_folder(tmp_path: Path) -> None:
    items = _set_of(tmp_path, "TIG welding.", "TIG welding")
    outside = {"id": "x", "source": "ads", "family": "legal", "marks": ["conveyancing"]}
    with (items / "mentions.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(outside) + "\n")
    assert score_mentions(items)["ads"] == 1


def test_the_sample_of_unmarked_mentions_is_the_same_each_time_and_beside_every_mark() -> None:
    sample = unmarked_sample(20, seed=5)
    assert sample == unmarked_sample(20, seed=5)
    marks = {ad.ad_id: ad.marks for ad in marked_ads()}
    assert not [one for one in sample if one.text in marks[one.ad_id]]


@pytest.mark.parametrize(
    "row", ["{not json", '{"id": "a1"}', '{"id":"a9","source":"items","family":"legal","marks":[]}']
)
def test_a_broken_mark_is_refused_with_its_line(tmp_path: Path, row: str) -> None:
    items = _set_of(tmp_path, "TIG welding.", "TIG welding")
    with (items / "mentions.jsonl").open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    with pytest.raises(InvalidData, match=r"mentions\.jsonl:2 "):
        list(marked_ads(items))
