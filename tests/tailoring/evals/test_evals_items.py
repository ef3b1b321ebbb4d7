"""The items that ship keep what they say: labels in their bands, and held-out items of their own."""

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from tailoring.evals.table import ITEMS

pytestmark = pytest.mark.promise("eval-table")

TRUTH_OF_OTHERS = (
    "truth_second.jsonl",
    "truth_third.jsonl",
    "truth_fourth.jsonl",
    "truth_fifth.jsonl",
    "truth_sixth.jsonl",
    "truth_honest.jsonl",
    "truth_honest_second.jsonl",
)
TRUTH_HELD_OUT = (
    "truth_held_out.jsonl",
    "truth_held_out_2.jsonl",
    "truth_held_out_3.jsonl",
    "truth_held_out_4.jsonl",
    "truth_held_out_5.jsonl",
    "truth_honest_held_out.jsonl",
    "truth_honest_held_out_2.jsonl",
)
OF_NO_MATTER = 40  # characters: side facts such as "Keeps bees." stand in many careers
FLOORS = {"gap": 0, "weak": 45, "adjacent": 60, "transferable": 75, "direct": 90, "": 101}


def _items(name: str) -> list[dict[str, Any]]:
    lines = (ITEMS / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _by_split() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    items = _items("confidence.jsonl")
    dev, held_out = ([item for item in items if item["split"] == split] for split in ("dev", "held_out"))
    assert len(dev) + len(held_out) == len(items)
    return dev, held_out


CONFIDENCE = (
    "confidence.jsonl",
    "confidence_second.jsonl",
    "confidence_third.jsonl",
    "confidence_fourth.jsonl",
    "confidence_fifth.jsonl",
    "confidence_sixth.jsonl",
    "confidence_held_out_2.jsonl",
    "confidence_held_out_3.jsonl",
    "confidence_held_out_4.jsonl",
    "confidence_held_out_5.jsonl",
    "confidence_held_out_6.jsonl",
)


@pytest.mark.parametrize("name", CONFIDENCE)
def test_every_score_lies_in_the_band_of_its_tier_and_every_best_evidence_is_given(name: str) -> None:
    tiers = list(FLOORS)
    for item in _items(name):
        place = tiers.index(item["tier"])
        assert FLOORS[item["tier"]] <= item["score"] < FLOORS[tiers[place + 1]], item["id"]
        given = {one["id"] for one in item["evidence"]}
        assert item["best"] in given or (item["best"] is None and item["tier"] == "gap"), item["id"]
        assert item["tier"] not in item["also_accepted"], item["id"]


def test_all_five_tiers_are_as_frequent_in_the_held_out_half_as_in_the_other() -> None:
    dev, held_out = _by_split()
    assert Counter(item["tier"] for item in dev) == Counter(item["tier"] for item in held_out)
    assert len(set(Counter(item["tier"] for item in dev).values())) == 1


def test_held_out_confidence_items_share_no_field_of_work_and_no_requirement_with_the_developed_ones() -> None:
    dev, held_out = _by_split()
    for name in ("occupation", "requirement"):
        assert not {item[name] for item in dev} & {item[name] for item in held_out}


def test_the_second_held_out_confidence_set_has_all_five_tiers_alike_and_nothing_of_the_first_file() -> None:
    items = _items("confidence_held_out_2.jsonl")
    assert {item["split"] for item in items} == {"held_out"}
    assert set(Counter(item["tier"] for item in items).values()) == {20}
    first = _items("confidence.jsonl")
    for name in ("id", "occupation", "industry", "requirement"):
        assert not {item[name] for item in items} & {item[name] for item in first}


LATER_HELD_OUT = ("confidence_held_out_3.jsonl", "confidence_held_out_4.jsonl", "confidence_held_out_6.jsonl")


@pytest.mark.parametrize("name", LATER_HELD_OUT)
def test_a_later_held_out_confidence_set_has_evidence_that_no_other_set_has(name: str) -> None:
    def texts(name: str) -> set[str]:
        return {one["text"] for item in _items(name) for one in item["evidence"] if len(one["text"]) > OF_NO_MATTER}

    assert len(texts(name)) >= 50
    assert not texts(name) & set().union(*(texts(other) for other in CONFIDENCE if other != name))


@pytest.mark.parametrize("name", TRUTH_HELD_OUT)
def test_held_out_truth_items_share_no_source_with_the_developed_ones(name: str) -> None:
    def sources(name: str) -> set[str]:
        return {fact["text"] for item in _items(name) for fact in item["source"] if len(fact["text"]) > OF_NO_MATTER}

    held_out = sources(name)
    assert len(held_out) >= 50
    assert not held_out & set().union(*map(sources, ("truth.jsonl", *TRUTH_OF_OTHERS)))


@pytest.mark.parametrize("name", [*TRUTH_OF_OTHERS, *TRUTH_HELD_OUT])
def test_what_a_fabricated_held_out_line_made_up_stands_in_it_and_a_faithful_one_has_no_kind(name: str) -> None:
    for item in _items(name):
        assert all(span in item["rewrite"] for span in item["spans"]), item["id"]
        assert (item["kind"] == "none") == (item["label"] == "faithful"), item["id"]


@pytest.mark.parametrize("name", [*TRUTH_OF_OTHERS, *TRUTH_HELD_OUT])
def test_every_held_out_truth_pair_has_one_faithful_and_one_fabricated_line_on_the_same_facts(name: str) -> None:
    pairs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in _items(name):
        if item["pair_id"]:
            pairs[item["pair_id"]].append(item)
    for pair_id, pair in pairs.items():
        assert sorted(item["label"] for item in pair) == ["fabricated", "faithful"], pair_id
        assert pair[0]["source"] == pair[1]["source"], pair_id
        assert pair[0]["rewrite"] != pair[1]["rewrite"], pair_id


@pytest.mark.parametrize(
    ("name", "other"),
    [
        *((name, "confidence_dev.jsonl") for name in CONFIDENCE),
        *((name, "truth_dev.jsonl") for name in (*TRUTH_OF_OTHERS, *TRUTH_HELD_OUT)),
    ],
)
def test_no_bundled_item_is_one_of_the_outside_sets(name: str, other: str, shared_data: Path) -> None:
    outside = (shared_data / "bench" / other).read_text(encoding="utf-8")
    texts = {text for item in map(json.loads, outside.splitlines()) for text in _texts(item)}
    assert [item["id"] for item in _items(name) for text in _texts(item) if text in texts] == []


def _texts(item: dict[str, Any]) -> list[str]:
    """What an item was written with, but for words as short as a name of a program."""
    own = [item.get("requirement", ""), item.get("rewrite", "")]
    parts = [part["text"] for part in (*item.get("evidence", ()), *item.get("source", ()))]
    return [text for text in (*own, *parts) if len(text) > 20]
