"""What became of an application is kept once, and what is advised later learns from it."""

from pathlib import Path

import pytest
from mcp_client import ERAS, Desk, desk

pytestmark = pytest.mark.promise("outcomes")


async def _applied(at: Desk, examples: Path) -> tuple[str, str]:
    """A finished run and its entry in the library."""
    _, job = await at.begin(examples)
    run = (await at.call("generate_application", job_id=job)).content["run_id"]
    found = await at.call("search_library", job_description=(examples / "ad.txt").read_text(encoding="utf-8"))
    return run, found.content["results"][0]["entry_id"]


@pytest.mark.parametrize("mode", ERAS)
@pytest.mark.parametrize("by", ["run_id", "entry_id"])
async def test_an_outcome_is_kept_for_the_run_or_for_its_entry(
    tmp_path: Path, examples: Path, mode: str, by: str
) -> None:
    async with desk(tmp_path, mode=mode) as at:
        run, entry = await _applied(at, examples)
        told = await at.call(
            "record_outcome",
            **{by: run if by == "run_id" else entry},
            outcome="interview",
            feedback="They liked the vessels.",
        )
        async with at.bench.database.reading(at.bench.scope) as store:
            kept = (await store.library.get(entry)).outcome
    assert told.content["entry_id"] == entry
    assert told.content["changed"] is True
    assert kept is not None
    assert (kept.applied, kept.response, kept.feedback) == (True, "interview", "They liked the vessels.")


async def test_the_same_outcome_told_twice_changes_nothing_and_leaves_one_event(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        run, entry = await _applied(at, examples)
        first = await at.call("record_outcome", run_id=run, outcome="rejection", feedback="Too far away")
        again = await at.call("record_outcome", entry_id=entry, outcome="rejection")
        async with at.bench.database.reading(at.bench.scope) as store:
            events = [event for event in await store.events.of(entry) if event.kind == "outcome_recorded"]
    assert again.content["changed"] is False
    assert again.content["outcome"] == first.content["outcome"]
    assert len(events) == 1


async def test_a_later_outcome_takes_the_place_of_an_earlier_one_and_feedback_stays(
    tmp_path: Path, examples: Path
) -> None:
    async with desk(tmp_path) as at:
        run, _ = await _applied(at, examples)
        await at.call("record_outcome", run_id=run, outcome="applied", feedback="Quick reply promised")
        later = await at.call("record_outcome", run_id=run, outcome="offer")
    assert later.content["changed"] is True
    assert later.content["outcome"]["response"] == "offer"
    assert later.content["outcome"]["feedback"] == "Quick reply promised"


async def test_what_led_to_an_interview_weighs_more_in_later_advice_than_what_was_refused(
    tmp_path: Path, examples: Path
) -> None:
    ad = (examples / "ad.txt").read_text(encoding="utf-8")
    trust: dict[str, float] = {}
    kinds: dict[str, set[str]] = {}
    async with desk(tmp_path) as at:
        run, _ = await _applied(at, examples)
        for outcome in ("rejection", "interview"):
            await at.call("record_outcome", run_id=run, outcome=outcome)
            patterns = (await at.call("search_library", job_description=ad)).content["applicable_patterns"]
            trust[outcome] = max(pattern["confidence"] for pattern in patterns)
            kinds[outcome] = {pattern["pattern_type"] for pattern in patterns}
    assert trust["interview"] > trust["rejection"]
    assert kinds["interview"] - kinds["rejection"] == {"gap_mitigation"}


async def test_a_run_that_left_no_entry_says_why_and_what_to_do(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        await at.begin(examples)
        nurse = await at.call("add_job", text="Registered Nurse\n\nRequirements\n- NMC registration\n- IV cannulation")
        made = await at.call("generate_application", job_id=nurse.content["job_id"])
        told = await at.call("record_outcome", run_id=made.content["run_id"], outcome="applied")
    assert told.failed
    assert "left no entry in the library: the match is a gap" in told.text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"run_id": "run-never"}, "not_found: There is no run 'run-never'"),
        ({"entry_id": "lib-never"}, "not_found: There is no library entry 'lib-never'"),
        ({}, "Give one of them"),
        ({"run_id": "a", "entry_id": "b"}, "Give one of them"),
        ({"run_id": "a", "outcome": "ghosted"}, "outcome 'ghosted' is not accepted"),
    ],
)
async def test_what_cannot_be_recorded_is_answered_with_the_mend(
    tmp_path: Path, arguments: dict[str, str], told: str
) -> None:
    async with desk(tmp_path) as at:
        answer = await at.call("record_outcome", **{"outcome": "offer", **arguments})
    assert answer.failed
    assert told in answer.text
