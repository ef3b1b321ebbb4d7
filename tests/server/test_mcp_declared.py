"""What the server says of itself, on the wire and in the files that installers read."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from http_server import ERAS, envelope, served
from mcp import Client
from mcp.types import HEADER_MISMATCH, BlobResourceContents

from server.app import build_server
from server.settings import load_settings
from server.workbench import open_workbench

ROOT = Path(__file__).resolve().parents[2]
LAUNCH = ROOT / "server" / "launch"
TASKS = "io.modelcontextprotocol/tasks"


@pytest.mark.promise("mcp-gaps")
@pytest.mark.parametrize("mode", ERAS)
async def test_no_list_but_that_of_the_resources_is_said_to_change(tmp_path: Path, mode: str) -> None:
    async with served(tmp_path) as at, at.client(mode=mode) as client:
        can = client.server_capabilities
    assert can.tools
    assert can.prompts
    assert can.resources
    assert (can.tools.list_changed, can.prompts.list_changed, can.resources.list_changed) == (False, False, True)


@pytest.mark.promise("mcp-gaps")
async def test_a_task_is_not_told_under_another_name_than_the_one_on_the_envelope(
    tmp_path: Path, examples: Path
) -> None:
    ad = (examples / "ad.txt").read_text(encoding="utf-8")
    async with served(tmp_path) as at, at.browser() as browser:

        async def post(method: str, params: dict[str, Any], **headers: str) -> Any:
            sent = envelope(method, params, TASKS)
            return await browser.post("/mcp", json=sent["json"], headers={**sent["headers"], **headers})

        job = (await post("tools/call", {"name": "add_job", "arguments": {"text": ad}})).text
        job_id = job.partition('"job_id":"')[2].partition('"')[0]
        task = await post("tools/call", {"name": "generate_application", "arguments": {"job_id": job_id}})
        task_id = task.text.partition('"taskId":"')[2].partition('"')[0]
        told = await post("tasks/get", {"taskId": task_id})
        refused = await post("tasks/get", {"taskId": task_id}, **{"mcp-name": "task-of-another"})
    assert task_id in told.text
    assert refused.status_code == 400
    assert refused.json()["error"]["code"] == HEADER_MISMATCH


@pytest.mark.promise("mcp-gaps")
async def test_bytes_of_a_named_kind_keep_their_kind(tmp_path: Path) -> None:
    async with open_workbench(load_settings({"RESUMEWRIGHT_HOME": str(tmp_path)})) as bench:
        server = build_server(bench)

        @server.resource("test://dot", mime_type="image/png")
        async def dot() -> bytes:
            return b"\x89PNG"

        async with Client(server) as client:
            (found,) = (await client.read_resource("test://dot")).contents
    assert dot
    assert isinstance(found, BlobResourceContents)
    assert found.mime_type == "image/png"


@pytest.mark.promise("bundle")
def test_the_bundle_and_the_registry_name_this_version_and_start_the_server() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    bundle = json.loads((LAUNCH / "manifest.json").read_text(encoding="utf-8"))
    listed = json.loads((LAUNCH / "server.json").read_text(encoding="utf-8"))
    wheel = f"resumewright-{version}-py3-none-any.whl"
    started = bundle["server"]["mcp_config"]
    assert bundle["version"] == version
    assert bundle["server"]["entry_point"] == wheel
    assert started["args"][-3:] == [f"${{__dirname}}/{wheel}", "resumewright", "serve"]
    assert started["env"] == {"RESUMEWRIGHT_HOME": "${user_config.data_folder}"}
    assert [listed["version"], *(package["version"] for package in listed["packages"])] == [version, version]


@pytest.mark.promise("bundle")
def test_the_readme_holds_the_recorded_conversation_word_for_word() -> None:
    recorded = (ROOT / "docs" / "conversation.md").read_text(encoding="utf-8").partition("\n")[2].strip()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert recorded.replace("(../tests/examples)", "(tests/examples)") in readme
