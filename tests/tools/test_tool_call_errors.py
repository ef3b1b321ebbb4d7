"""What a wrong call is answered with: the mend where a model can mend it, else one sentence and a reference."""

import logging
from pathlib import Path

import pytest
from mcp import MCPError
from mcp.types import INVALID_PARAMS
from mcp_client import ERAS, desk
from sqlalchemy import text

pytestmark = pytest.mark.promise("mcp-errors")


@pytest.mark.parametrize("mode", ERAS)
async def test_an_unknown_tool_is_a_protocol_error(tmp_path: Path, mode: str) -> None:
    async with desk(tmp_path, mode=mode) as at:
        with pytest.raises(MCPError) as refused:
            await at.client.call_tool("generate_aplication", {})
    assert refused.value.error.code == INVALID_PARAMS


@pytest.mark.parametrize("mode", ERAS)
async def test_a_mistyped_argument_is_answered_with_the_nearest(tmp_path: Path, mode: str) -> None:
    async with desk(tmp_path, mode=mode) as at:
        told = await at.call("get_run", run_ids="run-1")
    assert told.failed
    assert "Did you mean 'run_id'?" in told.text


@pytest.mark.parametrize(
    ("tool", "arguments", "named"),
    [
        ("generate_application", {}, "job_id is missing"),
        ("generate_application", {"job_id": "job-1", "pages": 3}, "pages 3"),
        ("search_library", {"job_description": "welder", "limit": 99}, "limit 99"),
        ("add_document", {}, "Either `path` or `text`"),
        ("add_document", {"path": "/nowhere/cv.pdf"}, "/nowhere/cv.pdf cannot be read: there is no such file"),
        ("add_document", {"path": "cv\0.pdf"}, "no path of a file"),
        ("add_document", {"text": " \n "}, "is empty"),
        ("reframe_content", {"original_content": "   ", "target_requirement": "TIG welding"}, "is blank"),
        ("generate_application", {"job_id": "job-1"}, "Add a résumé with add_document first"),
    ],
)
async def test_what_a_model_can_mend_reaches_it_with_the_mend(
    tmp_path: Path, tool: str, arguments: dict[str, object], named: str
) -> None:
    async with desk(tmp_path) as at:
        told = await at.call(tool, **arguments)
    assert told.failed
    assert named in told.text
    assert "reference" not in told.text
    assert "pydantic" not in told.text


@pytest.mark.parametrize("mode", ERAS)
async def test_an_unforeseen_error_is_one_fixed_sentence_with_a_reference_that_stands_in_the_log(
    tmp_path: Path, mode: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with desk(tmp_path, mode=mode) as at:
        await at.bench.database.open()
        async with at.bench.database.engine.begin() as connection:
            await connection.execute(text("DROP TABLE runs"))
        with caplog.at_level(logging.ERROR):
            told = await at.call("get_run", run_id="run-secret")
    assert told.failed
    reference = told.text.partition("reference ")[2].split()[0]
    assert told.text == (
        f"Something went wrong inside Resumewright (reference {reference} in its log). Nothing was lost."
    )
    assert any(reference in record.getMessage() and record.exc_info for record in caplog.records)
