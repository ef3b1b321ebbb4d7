"""The host writes, we verify: what a model hands in stands only where the person's facts carry it."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from mcp.types import BlobResourceContents
from mcp_client import ERAS, Desk, desk

pytestmark = pytest.mark.promise("submitted-text")


async def begun(at: Desk, examples: Path) -> tuple[str, dict[str, str]]:
    """A run, and the facts that its plan allows, by their text."""
    _, job = await at.begin(examples)
    run = (await at.call("generate_application", job_id=job)).content["run_id"]
    plan = await at.call("assemble_resume", job_id=job)
    return run, {fact["text"]: fact["fact_id"] for fact in plan.content["facts"] if fact["section"] == "experience"}


async def page_text(at: Desk, run: str) -> str:
    from tailoring.reading.documents import read_document

    (pdf,) = (await at.client.read_resource(f"resume://applications/{run}/resume.pdf")).contents
    assert isinstance(pdf, BlobResourceContents)
    return " ".join(read_document(base64.b64decode(pdf.blob), "resume.pdf").text.split())


@pytest.mark.parametrize("mode", ERAS)
async def test_an_invented_line_reaches_no_page_and_an_honest_one_does(
    tmp_path: Path, examples: Path, mode: str
) -> None:
    async with desk(tmp_path, mode=mode) as at:
        run, facts = await begun(at, examples)
        honest, fact_id = "Trained three apprentices", facts["Trained three apprentices in safe welding"]
        answer = await at.call(
            "submit_draft",
            run_id=run,
            bullets=[{"text": honest, "fact_ids": [fact_id]}],
            summary=[{"text": "Holds a PhD in robotics from MIT.", "fact_ids": [fact_id]}],
        )
        assert not answer.failed, answer.text
        assert answer.text.startswith("REFUSED: Holds a PhD")
        assert answer.content["taken"] == 1
        page = await page_text(at, answer.content["application"]["run_id"])
    assert honest in page
    assert "PhD" not in page
    assert answer.content["application"]["unsupported_lines"] == 0


async def test_a_second_submission_goes_on_from_the_first(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        run, facts = await begun(at, examples)
        one, first = "Trained three apprentices", facts["Trained three apprentices in safe welding"]
        two, second = "Cut rework by 15%", facts["Cut rework by 15% by checking fit-up before welding"]
        made = await at.call("submit_draft", run_id=run, bullets=[{"text": one, "fact_ids": [first]}])
        later = await at.call(
            "submit_draft",
            run_id=made.content["application"]["run_id"],
            bullets=[{"text": two, "fact_ids": [second]}],
        )
        page = await page_text(at, later.content["application"]["run_id"])
    assert one in page
    assert two in page


async def test_a_letter_is_taken_whole_or_not_at_all(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        run, facts = await begun(at, examples)
        text = "Welded 40 pressure vessels a month with MIG and TIG"
        fact_id = facts[text]
        thanks = [{"text": "Thank you for your time."}]
        true = await at.call(
            "submit_draft", run_id=run, letter=[[{"text": f"{text.rstrip('.')}.", "fact_ids": [fact_id]}], thanks]
        )
        false = await at.call(
            "submit_draft", run_id=run, letter=[[{"text": "I speak nine languages fluently."}], thanks]
        )
    assert true.content["letter_taken"], true.text
    assert not false.content["letter_taken"]
    assert false.content["refused"][0]["text"] == "I speak nine languages fluently."


async def test_a_refusal_is_short_and_no_hidden_character_reaches_a_page(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        run, facts = await begun(at, examples)
        fact_id = facts["Trained three apprentices in safe welding"]
        answer = await at.call(
            "submit_draft",
            run_id=run,
            summary=[{"text": "Knighted welding professor of cissp and PhD.", "fact_ids": list(facts.values())}],
            bullets=[{"text": "Trained three\u200bhundred apprentices in safe welding", "fact_ids": [fact_id]}],
            letter=[[{"text": "Ada holds a PhD in metallurgy."}]],
        )
        page = await page_text(at, answer.content["application"]["run_id"])
    refused = answer.content["refused"]
    assert len(refused) == 3
    assert not answer.content["letter_taken"]
    assert all(len(one["smallest_change"]) <= 160 for one in refused)
    assert all(one["why"].count("; ") <= 2 for one in refused)
    assert "hundred" not in page
    assert "Knighted" not in page


async def test_nothing_handed_in_is_an_error_that_says_what_is_missing(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        run, _ = await begun(at, examples)
        answer = await at.call("submit_draft", run_id=run)
        long = await at.call("submit_draft", run_id=run, bullets=[{"text": "x" * 700}])
    assert answer.failed
    assert "`summary`" in answer.text
    assert long.failed
    assert "bullets.0.text" in long.text
