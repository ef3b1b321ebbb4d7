"""The pages in a real browser before the real server: what they show, what a click does, what a model cannot do."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from browser import CHROMIUM, chromium
from mcp import Client
from mcp_client import Answered, answered, desk
from page_host import APPS, ERAS, Shown, client_with_pages, shown

from server.app import build_server
from server.settings import load_settings
from server.workbench import Workbench, open_workbench

pytestmark = pytest.mark.promise("pages")
in_browser = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")

PHD = "PhD in Metallurgy, University of Leeds, 2021"
STRANGE = "Worked closely with <img src=x onerror=document.title='run'> suppliers"
WORD = "resumewright/word"
REVERT = "Trained three apprentices in safe welding"
SENT: list[dict[str, Any]] = [{"text": "Trained apprentices", "fact_ids": []}]
VERBATIM = "Read engineering drawings and marked out plate steel"


class Prepared(NamedTuple):
    """A data folder with a finished run, the job's id and the run's."""

    home: Path
    job: str
    run: str


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Prepared:
    home = tmp_path_factory.mktemp("pages") / "home"

    async def begin() -> Prepared:
        async with desk(home) as at:
            _, job = await at.begin(examples)
            await at.call("edit_facts", action="add", text=PHD, kind="education")
            await at.call("edit_facts", action="add", text=STRANGE, kind="interest")
            made = await at.call("generate_application", job_id=job)
            return Prepared(home, job, made.content["run_id"])

    return asyncio.run(begin())


@pytest.fixture
def prepared(begun: Prepared, tmp_path: Path) -> Prepared:
    """The same in a folder that the test may change."""
    return begun._replace(home=shutil.copytree(begun.home, tmp_path / "home"))


@asynccontextmanager
async def page(
    at: Prepared, tool: str, abilities: dict[str, Any] | None = None, **arguments: Any
) -> AsyncGenerator[Shown, None]:
    async with client_with_pages(at.home) as (client, bench), chromium(at.home.parent / "profile") as browser:
        await browser.size(900, 1000)
        yield await shown(browser, client, bench, tool, arguments, abilities=abilities)


async def called(client: Client, tool: str, **arguments: Any) -> Answered:
    return answered(await client.call_tool(tool, arguments))


def later_by(bench: Workbench, *, minutes: int) -> None:
    """Let the database's clock go on."""
    now = datetime.fromisoformat(bench.database.clock()) + timedelta(minutes=minutes)
    bench.database.clock = lambda: now.isoformat(timespec="seconds")


async def word_and_waiting(client: Client) -> tuple[str, list[dict[str, Any]]]:
    """What a page is given, and a model is not."""
    result = await client.call_tool("page_data", {})
    return (result.meta or {})[WORD], result.structured_content["waiting"]


FITS = "document.documentElement.scrollWidth <= window.innerWidth"
CONTROLS = {"button", "textbox", "progressbar", "DisclosureTriangle", "img", "list", "region", "group"}


async def assert_usable(view: Shown) -> None:
    """Every control has a name, every text is seen, in the light and in the dark, wide and narrow."""
    for theme in ("light", "dark"):
        await view.theme(theme)
        contrast = await view.js("checks.contrast()")
        assert contrast["seen"] > 20
        assert contrast["low"] == [], theme
    await view.browser.size(330, 800)
    await view.until("window.innerWidth === 330")
    assert await view.js(FITS)
    frame = next(frame for frame in view.contexts if frame != "host")
    tree = await view.browser.send("Accessibility.getFullAXTree", frameId=frame)
    nodes = [node for node in tree["nodes"] if not node["ignored"]]
    unnamed = [
        node["role"]["value"]
        for node in nodes
        if node["role"]["value"] in CONTROLS - {"list", "group"} and not node.get("name", {}).get("value")
    ]
    roles = {node["role"]["value"] for node in nodes}
    assert unnamed == []
    assert {"main", "heading", "button"} <= roles
    assert await view.js(
        "[...document.querySelectorAll('[id]')].every((e, _, all) => all.filter((o) => o.id === e.id).length === 1)"
    )


@in_browser
async def test_the_report_says_first_what_would_raise_the_score_then_how_each_requirement_is_met(
    prepared: Prepared,
) -> None:
    async with page(prepared, "generate_application", job_id=prepared.job) as view:
        text = await view.text()
        order = [
            "What would raise it most",
            "Only you can confirm this",
            "What they ask, and what you show",
            "Gaps, and what to do about them",
            "What was left out",
            "Files to send",
        ]
        assert [text.index(heading) for heading in order] == sorted(text.index(heading) for heading in order)
        tiers = await view.js(
            "Object.fromEntries([...document.querySelectorAll('#requirements ~ .card .tier')].map((t) => "
            "[t.className.split(' ')[1], [t.innerText.split(' ')[0], getComputedStyle(t).color]]))"
        )
        assert tiers["direct"][0] == "Shown"
        assert tiers["gap"][0] == "Missing"
        assert len({colour for _, colour in tiers.values()}) == len(tiers)
        assert (await view.heard("ui/notifications/size-changed"))[-1]["params"]["height"] > 500
        await assert_usable(view)
        await view.browser.send("Emulation.setEmulatedMedia", media="print")
        assert await view.js("[...document.querySelectorAll('button')].every((b) => !b.getClientRects().length)")
        assert await view.js("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@in_browser
async def test_one_click_of_the_person_confirms_and_the_files_are_made_anew(prepared: Prepared) -> None:
    async with page(prepared, "generate_application", job_id=prepared.job) as view:
        assert STRANGE in await view.text()
        assert await view.js("document.title") == "Match report"
        await view.tap(f"It is true: {PHD}")
        await view.until(f"!document.querySelector('main').innerText.includes({json.dumps(PHD)})")
        assert "You confirmed 1 statement" in await view.js("document.querySelector('[role=status]').innerText")
        assert await view.js("document.activeElement.tagName") == "BUTTON"
        await view.tap("Make the files anew")
        await view.until("document.querySelector('[role=status]').innerText.includes('made anew')")
        name, arguments = next(call for call in view.calls if call[0] == "confirm_statements")
        made = await called(view.client, "generate_application", job_id=prepared.job)
        saved = next(Path(file) for file in made.content["files"] if file.endswith("resume.md"))
        assert name == "confirm_statements"
        assert [len(arguments["ids"]), len(arguments["word"]) > 20] == [1, True]
        assert made.content["run_id"] != prepared.run
        assert "PhD" in saved.read_text(encoding="utf-8")
        assert len(await view.heard("ui/update-model-context")) == 2


@in_browser
async def test_a_page_that_was_open_too_long_asks_once_more(prepared: Prepared) -> None:
    async with page(prepared, "get_run", run_id=prepared.run) as view:
        later_by(view.bench, minutes=16)
        await view.tap("All 2 are true")
        await view.until("document.querySelector('[role=alert]').innerText.includes('click once more')")
        assert PHD in await view.text()
        await view.tap("All 2 are true")
        await view.until("document.querySelector('[role=status]').innerText.includes('You confirmed 2 statements')")
        left = await called(view.client, "page_data")
    assert [name for name, _ in view.calls][1:] == ["confirm_statements", "page_data", "confirm_statements"]
    assert left.content["waiting"] == []


@in_browser
async def test_a_line_put_in_other_words_is_sent_and_checked_and_what_is_refused_says_why(prepared: Prepared) -> None:
    async with page(prepared, "submit_draft", run_id=prepared.run, bullets=SENT) as view:
        shown_line = "Trained 3 apprentices in safe welding"
        await view.tap(f"Edit: {shown_line}")
        await view.js("document.activeElement.value = 'Trained 3 apprentices'")
        await view.tap("Keep this wording")
        await view.tap(f"Edit: {VERBATIM}")
        await view.js("document.activeElement.value = 'Led 40 engineers at NASA'")
        await view.tap("Keep this wording")
        assert await view.js("document.activeElement.ariaLabel") == f"Edit: {VERBATIM}"
        assert "2 changes not sent yet" in await view.text()
        await view.tap("Check and make the files")
        await view.until("document.querySelector('.refusal')")
        name, arguments = next(call for call in view.calls if call[0] == "submit_draft")
        assert arguments["run_id"] == view.result.structured_content["application"]["run_id"]
        assert {line["text"] for line in arguments["bullets"]} == {"Trained 3 apprentices", "Led 40 engineers at NASA"}
        assert all(line["fact_ids"] for line in arguments["bullets"])
        text = await view.text()
        told = await view.js("document.querySelector('.refusal').innerText")
        assert "Not taken: “Led 40 engineers at NASA”" in told
        assert "Why: " in told
        assert "The smallest change: " in told
        assert VERBATIM in text
        assert shown_line not in text
        assert await view.js("document.activeElement.innerText") == "Edit it again"
        assert "1 wording was not taken" in await view.js("document.querySelector('[role=alert]').innerText")
        await assert_usable(view)
        assert name == "submit_draft"


@in_browser
async def test_a_refused_line_goes_back_to_the_persons_words_or_out_of_every_file(prepared: Prepared) -> None:
    async with page(prepared, "submit_draft", run_id=prepared.run, bullets=SENT) as view:
        await view.tap("Use my own words: Trained 3 apprentices in safe welding")
        await view.tap(f"Leave out: {VERBATIM}")
        await view.tap("Accept: Cut and bent sheet steel to drawings")
        await view.tap("Check and make the files")
        await view.until("document.querySelector('[role=status]').innerText.startsWith('Taken')")
        text = await view.text()
        calls = [name for name, _ in view.calls]
        sent_lines = next(arguments for name, arguments in view.calls if name == "submit_draft")["bullets"]
        found = await called(view.client, "search_profile", which="hidden")
    assert calls == ["page_data", "edit_facts", "submit_draft", "page_data"]
    assert [line["text"] for line in sent_lines] == [REVERT]
    assert REVERT in text
    assert VERBATIM not in text.split("Letter")[0]
    assert [fact["text"] for fact in found.content["facts"]] == [VERBATIM]


@in_browser
async def test_every_control_is_reached_by_the_keyboard_in_the_order_it_is_read(prepared: Prepared) -> None:
    async with page(prepared, "submit_draft", run_id=prepared.run, bullets=SENT) as view:
        await view.js("document.querySelectorAll('details').forEach((d) => { d.open = false; })")
        expected = await view.js("[...document.querySelectorAll('button:not([disabled]), summary')].map(checks.name)")
        reached: list[str] = []
        for _ in expected:
            await view.browser.press("Tab")
            reached.append(await view.js("checks.name(document.activeElement)"))
        assert reached == expected
        await view.browser.press("Tab", shift=True)
        assert await view.js("checks.name(document.activeElement)") == expected[-2]
        ring = await view.js("getComputedStyle(document.activeElement).outlineStyle")
        await view.tap(f"Edit: {VERBATIM}")
        assert await view.js("document.activeElement.tagName") == "TEXTAREA"
        await view.browser.press("Escape")
        assert await view.js("document.activeElement.ariaLabel") == f"Edit: {VERBATIM}"
    assert ring == "solid"
    assert len(expected) > 20


@in_browser
async def test_nothing_leaves_a_page_and_nothing_foreign_runs_in_it(prepared: Prepared) -> None:
    arrived: list[str] = []

    async def arrive(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        arrived.append("someone")
        writer.close()

    outside = await asyncio.start_server(arrive, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{outside.sockets[0].getsockname()[1]}/"
    async with outside, page(prepared, "generate_application", job_id=prepared.job) as view:
        own = [url for url in view.requests if not url.startswith(("file:", "about:", "data:"))]
        broken, foreign = await view.js(f"checks.escape({json.dumps(address)})")
    assert own == []
    assert arrived == []
    assert foreign is False
    assert {"connect-src", "img-src", "script-src-elem", "style-src-elem"} <= set(broken)


@in_browser
async def test_the_plan_is_shown_with_its_sources_and_becomes_a_résumé(prepared: Prepared) -> None:
    async with page(prepared, "assemble_resume", job_id=prepared.job, person="me") as view:
        await view.until("document.querySelector('.source')")
        assert "Word for word from resume.txt" in await view.text()
        await view.tap("Write the résumé")
        await view.until("document.querySelector('h1').innerText.includes('line by line')")
        name, arguments = next(call for call in view.calls if call[0] == "generate_application")
    assert arguments["job_id"] == prepared.job
    assert {given["person"] for _, given in view.calls} == {"me"}
    assert name == "generate_application"


@in_browser
async def test_a_host_that_lets_pages_ask_for_nothing_still_shows_the_answer(prepared: Prepared) -> None:
    async with page(prepared, "generate_application", {}, job_id=prepared.job) as view:
        text = await view.text()
    assert view.calls == []
    assert "Forklift licence" in text
    assert PHD in text


@pytest.mark.parametrize("mode", ERAS)
async def test_a_model_that_calls_the_pages_own_tool_confirms_nothing(prepared: Prepared, mode: str) -> None:
    async with client_with_pages(prepared.home, mode) as (client, bench):
        word, waiting = await word_and_waiting(client)
        phd = next(one["id"] for one in waiting if one["text"] == PHD)
        other = next(one["id"] for one in waiting if one["text"] == STRANGE)
        guessed = await called(client, "confirm_statements", ids=[phd], word="x" * 22)
        later = await called(client, "edit_facts", action="add", text="Won the 2020 welding award", kind="award")
        unseen = await called(client, "confirm_statements", ids=[later.content["waiting"][0]["id"]], word=word)
        spent = await called(client, "confirm_statements", ids=[phd], word=word)
        fresh, _ = await word_and_waiting(client)
        good = await called(client, "confirm_statements", ids=[other], word=fresh)
        twice = await called(client, "confirm_statements", ids=[phd], word=fresh)
        old, _ = await word_and_waiting(client)
        later_by(bench, minutes=16)
        late = await called(client, "confirm_statements", ids=[phd], word=old)
    assert [one.failed for one in (guessed, unseen, spent, good, twice, late)] == [True, True, True, False, True, True]
    assert "Nothing was confirmed" in guessed.text
    assert f"resumewright confirm {phd}" in guessed.text
    assert good.content["confirmed"] == [other]


async def test_a_word_is_of_one_person_alone(tmp_path: Path, examples: Path) -> None:
    settings = load_settings({"RESUMEWRIGHT_HOME": str(tmp_path)})
    async with (
        open_workbench(settings, "ada") as first,
        open_workbench(settings, "bea") as second,
        Client(build_server(first), extensions=[APPS]) as ada,
        Client(build_server(second), extensions=[APPS]) as bea,
    ):
        for client in (ada, bea):
            await called(client, "add_document", path=str(examples / "resume.txt"))
            await called(client, "edit_facts", action="add", text=PHD, kind="education")
        word, waiting = await word_and_waiting(ada)
        theirs = await called(bea, "confirm_statements", ids=[waiting[0]["id"]], word=word)
        own = await called(ada, "confirm_statements", ids=[waiting[0]["id"]], word=word)
        job = await called(ada, "add_job", text=(examples / "ad.txt").read_text(encoding="utf-8"))
        run = (await called(ada, "generate_application", job_id=job.content["job_id"])).content["run_id"]
        hidden, absent = [await called(bea, "page_data", run_id=one) for one in (run, "run-never")]
    assert theirs.failed
    assert not own.failed
    assert hidden.text.replace(run, "") == absent.text.replace("run-never", "")
    assert hidden.text.startswith("not_found")


async def test_what_is_for_pages_alone_is_not_listed_where_there_are_none_and_a_model_reads_no_word(
    prepared: Prepared,
) -> None:
    async with desk(prepared.home) as at:
        plain = {tool.name for tool in (await at.client.list_tools()).tools}
        unasked = await at.client.call_tool("page_data", {})
    async with client_with_pages(prepared.home) as (client, _):
        listed = {tool.name: tool.meta for tool in (await client.list_tools()).tools}
        read: list[str] = []
        for tool, arguments in (("generate_application", {"job_id": prepared.job}), ("page_data", {})):
            result = await client.call_tool(tool, arguments)
            read.append(str(result.content) + json.dumps(result.structured_content))
        word = (result.meta or {})[WORD]
    assert set(listed) - plain == {"page_data", "confirm_statements"}
    assert all(listed[name] == {"ui": {"visibility": ["app"]}} for name in ("page_data", "confirm_statements"))
    assert len(listed) <= 24
    assert WORD not in (unasked.meta or {})
    assert not any(word in text for text in read)
