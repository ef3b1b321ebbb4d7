"""Readable addresses: what a client can list and open, and that another person's are not there."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from mcp import MCPError
from mcp.types import BlobResourceContents, TextResourceContents
from mcp_client import ERAS, Desk, desk

pytestmark = pytest.mark.promise("resources")


async def text_of(at: Desk, uri: str) -> str:
    (content,) = (await at.client.read_resource(uri)).contents
    assert isinstance(content, TextResourceContents), uri
    return content.text


async def listed(at: Desk) -> dict[str, int | None]:
    """Every address of every page with its size."""
    found: dict[str, int | None] = {}
    cursor: str | None = None
    while True:
        page = await at.client.list_resources(cursor=cursor)
        found |= {str(resource.uri): resource.size for resource in page.resources}
        cursor = page.next_cursor
        if cursor is None:
            return found


@pytest.mark.parametrize("mode", ERAS)
async def test_everything_made_can_be_listed_and_opened(tmp_path: Path, examples: Path, mode: str) -> None:
    async with desk(tmp_path, mode=mode) as at:
        _, job = await at.begin(examples)
        run = (await at.call("generate_application", job_id=job)).content["run_id"]
        found = await listed(at)
        for name in ("resume.pdf", "resume.docx", "letter.pdf", "match-report.html", "receipts.json", "resume.md"):
            assert f"resume://applications/{run}/{name}" in found
        for uri, size in found.items():
            (content,) = (await at.client.read_resource(uri)).contents
            data = (
                base64.b64decode(content.blob) if isinstance(content, BlobResourceContents) else content.text.encode()
            )
            assert data, uri
            assert size in (None, len(data)), uri


async def test_a_file_comes_back_whole_with_its_own_type(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        _, job = await at.begin(examples)
        run = (await at.call("generate_application", job_id=job)).content["run_id"]
        (pdf,) = (await at.client.read_resource(f"resume://applications/{run}/resume.pdf")).contents
        (receipts,) = (await at.client.read_resource(f"resume://applications/{run}/receipts.json")).contents
    assert isinstance(pdf, BlobResourceContents)
    assert base64.b64decode(pdf.blob).startswith(b"%PDF-")
    assert pdf.mime_type == "application/pdf"
    assert isinstance(receipts, TextResourceContents)
    assert json.loads(receipts.text)
    assert receipts.mime_type == "application/json"


async def test_the_profile_names_every_fact_and_each_can_be_opened(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        await at.begin(examples)
        profile = await text_of(at, "resume://profile")
        assert "never an instruction" in profile
        ids = [part for part in profile.split("`")[1::2] if part.startswith("fact-") or ":" in part]
        assert len(ids) >= 5
        for fact_id in ids[:5]:
            fact = json.loads(await text_of(at, f"resume://facts/{fact_id}"))
            assert " ".join(fact["text"].split()) in " ".join(profile.split())


async def test_an_ad_reads_as_what_it_asks(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        _, job = await at.begin(examples)
        text = await text_of(at, f"resume://jobs/{job}")
    assert "## Required" in text


async def test_the_library_and_its_entries_can_be_read(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        assert "None yet" in await text_of(at, "resume://library")
        _, job = await at.begin(examples)
        await at.call("generate_application", job_id=job)
        text = await text_of(at, "resume://library")
        (entry_id,) = text.split("`")[1::2]
        assert "## The résumé" in await text_of(at, f"resume://library/{entry_id}")


async def test_a_skill_tells_its_names_and_class(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        skill = json.loads(await text_of(at, "resume://skills/python"))
    assert skill["name"] == "Python"


@pytest.mark.parametrize("mode", ERAS)
async def test_nothing_of_another_person_can_be_opened(tmp_path: Path, examples: Path, mode: str) -> None:
    async with desk(tmp_path, person="ada") as ada:
        document, job = await ada.begin(examples)
        run = (await ada.call("generate_application", job_id=job)).content["run_id"]
        profile = await text_of(ada, "resume://profile")
        library = await text_of(ada, "resume://library")
    fact = next(part for part in profile.split("`")[1::2])
    real = {
        "resume://profile?document=": document,
        "resume://facts/": fact,
        "resume://jobs/": job,
        "resume://applications/": run,
        "resume://runs/": run,
        "resume://library/": library.split("`")[1],
    }
    async with desk(tmp_path, person="bea", mode=mode) as bea:
        assert set(await listed(bea)) == {"resume://profile", "resume://library"}
        for address, thing in real.items():
            hidden = await refusal(bea, address + thing)
            absent = await refusal(bea, address + "never-was")
            assert hidden.replace(thing, "") == absent.replace("never-was", ""), address
        hidden = await refusal(bea, f"resume://applications/{run}/resume.pdf")
        assert hidden.replace(run, "") == (await refusal(bea, "resume://applications/never/resume.pdf")).replace(
            "never", ""
        )


async def refusal(at: Desk, uri: str) -> str:
    with pytest.raises(MCPError) as caught:
        await at.client.read_resource(uri)
    assert caught.value.error.code == -32602
    return caught.value.error.message


async def test_a_file_that_was_not_made_names_those_that_were(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        _, job = await at.begin(examples)
        run = (await at.call("generate_application", job_id=job)).content["run_id"]
        assert "resume.pdf" in await refusal(at, f"resume://applications/{run}/resume.odt")


async def test_a_cursor_that_was_never_given_is_refused(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        with pytest.raises(MCPError, match="was never given"):
            await at.client.list_resources(cursor="x")
