"""What a client sees of the tools is reviewed: every schema, and what the list costs a model.

A change is taken over with `python -m pytest tests/tools/test_tool_surface.py --renew-snapshots`, and then read.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from mcp_client import ERAS, desk

pytestmark = pytest.mark.promise("mcp-surface")

SNAPSHOTS = Path(__file__).parent / "snapshots"
CHARACTERS_PER_TOKEN = 4
# What a model has to read before it does anything: names, descriptions and arguments.
MOST_TOKENS = 9000
MOST_TOOLS = 25


async def _listed(home: Path, mode: str) -> list[dict[str, Any]]:
    async with desk(home, mode=mode) as at:
        tools = (await at.client.list_tools()).tools
    return [tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in tools]


def _tokens(value: object) -> int:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":"))) // CHARACTERS_PER_TOKEN


def _costs(tools: list[dict[str, Any]]) -> dict[str, Any]:
    read = {tool["name"]: _tokens({k: v for k, v in tool.items() if k != "outputSchema"}) for tool in tools}
    return {"read_by_a_model": {"all": sum(read.values()), **read}, "whole_list": _tokens(tools)}


def _compare(name: str, found: object, *, renew: bool) -> None:
    path = SNAPSHOTS / name
    if renew:
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8")), f"{name} differs; renew it and read the difference"


async def test_every_tools_schema_is_as_reviewed_and_the_list_costs_what_is_recorded(
    tmp_path: Path, renew_snapshots: bool
) -> None:
    tools = await _listed(tmp_path, "auto")
    _compare("tools.json", tools, renew=renew_snapshots)
    _compare("tokens.json", _costs(tools), renew=renew_snapshots)


async def test_both_eras_list_the_same_tools_in_the_same_order(tmp_path: Path) -> None:
    first, second = [await _listed(tmp_path, mode) for mode in ERAS]
    assert first == second


async def test_the_list_stays_within_its_budget(tmp_path: Path) -> None:
    tools = await _listed(tmp_path, "auto")
    assert len(tools) <= MOST_TOOLS
    assert _costs(tools)["read_by_a_model"]["all"] <= MOST_TOKENS


async def test_every_tool_says_when_to_use_it_what_it_changes_and_what_it_answers(tmp_path: Path) -> None:
    for tool in await _listed(tmp_path, "auto"):
        assert tool["title"], tool["name"]
        assert tool["description"].startswith("Use this when"), tool["name"]
        assert {"readOnlyHint", "openWorldHint"} <= set(tool["annotations"]), tool["name"]
        assert tool["outputSchema"]["type"] == "object", tool["name"]
        for name, argument in tool["inputSchema"]["properties"].items():
            assert argument.get("description"), f"{tool['name']}.{name}"


async def test_an_answer_may_leave_out_whatever_may_be_empty(tmp_path: Path) -> None:
    """Empty values are not sent; a schema that required one would make the SDK refuse the answer."""
    for tool in await _listed(tmp_path, "auto"):
        schema = tool["outputSchema"]
        for shape in [schema, *schema.get("$defs", {}).values()]:
            empty = {
                n for n, value in shape.get("properties", {}).items() if {"type": "null"} in value.get("anyOf", [])
            }
            assert not empty & set(shape.get("required", [])), f"{tool['name']}: {shape.get('title')}"


@pytest.mark.parametrize("mode", ERAS)
async def test_the_server_says_who_it_is_and_where_to_begin(tmp_path: Path, mode: str) -> None:
    async with desk(tmp_path, mode=mode) as at:
        assert at.client.server_info is not None
        assert at.client.server_info.name == "resumewright"
        assert "add_document" in (at.client.instructions or "")
