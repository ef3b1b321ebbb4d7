"""Files over HTTP: no path is opened; what comes and goes does so once, by a link that soon runs out."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from http_server import COACH_AND_STRANGER, ERAS, call, served
from mcp import Client
from sqlalchemy import text

pytestmark = pytest.mark.promise("http-files")


async def _upload_link(client: Client, **given: str) -> str:
    """The link that a tool offers where a file is needed."""
    asked = await call(client, "add_document", **given)
    assert asked.text.startswith("upload_needed")
    found = re.search(r"path=(\S+)", asked.text)
    assert found
    return found[1]


@pytest.mark.parametrize("mode", ERAS)
async def test_a_file_comes_once_by_the_link_that_the_tool_offers_and_is_the_persons_own(
    tmp_path: Path, examples: Path, mode: str
) -> None:
    resume = (examples / "resume.txt").read_bytes()
    async with served(tmp_path) as at, at.client(mode=mode) as client, at.browser() as browser:
        link = await _upload_link(client)
        early = await call(client, "add_document", path=link)
        page = await browser.get(link)
        sent = await browser.put(f"{link}/resume.txt", content=resume)
        again = await browser.put(f"{link}/other.txt", content=b"Bea Other")
        closed = await browser.get(link)
        added = await call(client, "add_document", path=link)
    assert early.text.startswith("invalid_option: No file has come")
    assert (page.status_code, "<form" in page.text) == (200, True)
    assert sent.status_code == 200
    assert (again.status_code, closed.status_code) == (404, 404)
    assert (added.content["person"], added.content["name"]) == ("Ada Example", "resume.txt")
    assert added.content["relayed"] is False


async def test_a_person_sends_a_file_by_the_page(tmp_path: Path, examples: Path) -> None:
    async with served(tmp_path) as at, at.client() as client:
        link = await _upload_link(client)
        async with at.browser(origin=at.origin) as browser:
            form = {"file": ("../My résumé.txt", (examples / "resume.txt").read_bytes())}
            sent = await browser.post(link, files=form)
            again = await browser.post(link, files=form)
        async with at.browser() as browser:
            without = await browser.post(await _upload_link(client), data={"note": "no file"})
            empty = await browser.put(f"{await _upload_link(client)}/x.txt", content=b"")
        added = await call(client, "add_document", path=link)
    assert (sent.status_code, again.status_code) == (200, 404)
    assert (without.status_code, empty.status_code) == (400, 400)
    assert added.content["name"] == "My résumé.txt"


async def test_no_path_of_the_machine_is_opened(tmp_path: Path, examples: Path) -> None:
    async with served(tmp_path) as at, at.client() as client:
        for path in (str(examples / "resume.txt"), "/etc/passwd", "/nowhere", f"{at.origin}/upload/never", "file:///x"):
            told = await call(client, "add_document", path=path)
            assert told.failed
            assert told.text.startswith(("upload_needed", "invalid_option: No file has come"))
        both = await call(client, "add_job", path="x", text="y")
        assert both.text.startswith("invalid_option")


@pytest.mark.parametrize("mode", ERAS)
async def test_what_was_made_is_fetched_once(tmp_path: Path, examples: Path, mode: str) -> None:
    async with served(tmp_path) as at, at.client(mode=mode) as client, at.browser() as browser:
        links, run = await _made(client, examples)
        pdf = next(link for link in links if link.endswith(".pdf"))
        head = await browser.head(pdf)
        first = await browser.get(pdf)
        second = await browser.get(pdf)
        packed = await browser.get(next(link for link in links if link.endswith(".zip")))
        one = await call(client, "render_resume", run_id=run, output="docx")
        docx = await browser.get(one.content["file"])
    assert (head.status_code, first.status_code, second.status_code) == (200, 200, 404)
    assert first.content.startswith(b"%PDF")
    assert first.headers["cache-control"] == "no-store"
    assert first.headers["content-disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert any(name.startswith("for-you/") for name in archive.namelist())
    assert zipfile.is_zipfile(io.BytesIO(docx.content))
    assert not (tmp_path / "applications").exists()


async def _made(client: Client, examples: Path) -> tuple[list[str], str]:
    await call(client, "add_document", text=(examples / "resume.txt").read_text(encoding="utf-8"))
    job = await call(client, "add_job", text=(examples / "ad.txt").read_text(encoding="utf-8"))
    made = await call(client, "generate_application", job_id=job.content["job_id"])
    return made.content["files"], made.content["run_id"]


async def test_links_of_one_account_are_nothing_to_another_that_signs_in(tmp_path: Path, examples: Path) -> None:
    async with served(tmp_path, COACH_AND_STRANGER) as at:
        async with at.client(await at.token("coach", person="ada")) as ada:
            upload = await _upload_link(ada)
            links, _ = await _made(ada, examples)
        async with at.browser(await at.token("stranger")) as stranger:
            assert (await stranger.get(links[0])).status_code == 404
            assert (await stranger.put(f"{upload}/x.txt", content=b"x")).status_code == 404
        async with at.browser() as browser:
            assert (await browser.put(f"{upload}/cv.txt", content=b"Ada Example\nWelder")).status_code == 200
            assert (await browser.get(links[0])).status_code == 200
        async with at.client(await at.token("coach")) as coach:
            taken = await call(coach, "add_document", path=upload, person="bea")
        async with at.client(await at.token("stranger")) as stranger_client:
            stolen = await call(stranger_client, "add_document", path=upload)
    assert taken.text == stolen.text
    assert taken.text.startswith("invalid_option: No file has come")


async def test_a_link_runs_out(tmp_path: Path, examples: Path) -> None:
    async with served(tmp_path, HTTP__LINK_MINUTES="1e-9") as at, at.client() as client, at.browser() as browser:
        links, _ = await _made(client, examples)
        upload = await _upload_link(client)
        await at.bench.database.open()
        async with at.bench.database.engine.connect() as connection:
            kept = (await connection.execute(text("SELECT count(*) FROM links"))).scalar_one()
        answers = [
            await browser.get(links[0]),
            await browser.get(upload),
            await browser.put(f"{upload}/x", content=b"x"),
        ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert kept == 1, "what ran out is swept away when a new link is made"
