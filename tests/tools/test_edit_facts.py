"""Facts corrected, hidden, deleted and found: what rests on them goes and comes with them."""

from pathlib import Path

import pytest
from attended_desk import DEGREE, PHD, Person, attended, everything, fact
from mcp_client import ERAS, desk

pytestmark = pytest.mark.promise("facts-edited")


async def test_a_hidden_line_is_in_no_file_though_two_documents_say_it(tmp_path: Path, examples: Path) -> None:
    line = "Trained three apprentices in safe welding"
    (tmp_path / "second.txt").write_text(
        (examples / "resume.txt").read_text(encoding="utf-8").replace("Welded handrails", "Fitted handrails"),
        encoding="utf-8",
    )
    async with desk(tmp_path / "home") as at:
        _, job = await at.begin(examples)
        await at.call("add_document", path=str(tmp_path / "second.txt"))
        hidden = await at.call("edit_facts", action="hide", ids=[await fact(at, line)])
        made = await at.call("generate_application", job_id=job)
        assert len(hidden.content["changed"]) == 2
        assert "apprentices" not in everything(made)
        await at.call("edit_facts", action="show", ids=[await fact(at, line, "hidden")])
        again = await at.call("generate_application", job_id=job)
    assert "apprentices" in everything(again)


async def test_deleting_a_fact_takes_what_rests_on_it_alone(tmp_path: Path, examples: Path) -> None:
    async with attended(tmp_path, Person()) as at:
        await at.begin(examples)
        header = await fact(at, "Fabricator, Steel & Sons, York, Jan 2015 – Feb 2019")
        bullet = await fact(at, "Cut and bent sheet steel to drawings")
        corrected = await at.call(
            "edit_facts", action="correct", ids=[bullet], text="Cut and bent steel to 50 drawings"
        )
        newer = corrected.content["confirmed"][0]
        deleted = await at.call("edit_facts", action="delete", ids=[header])
        left = await at.call("search_profile", which="any", limit=50)
    assert {header, bullet, newer} <= set(deleted.content["deleted"])
    assert not any("Steel & Sons" in one["text"] or "bent" in one["text"] for one in left.content["facts"])
    assert any("stay in the file" in note for note in deleted.content["notes"])


async def test_deleting_a_document_takes_its_runs_and_what_they_left(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        document, job = await at.begin(examples)
        made = await at.call("generate_application", job_id=job)
        run = made.content["run_id"]
        deleted = await at.call("edit_facts", action="delete", ids=[document])
        gone = await at.call("get_run", run_id=run)
        ad = (examples / "ad.txt").read_text(encoding="utf-8")
        found = await at.call("search_library", job_description=ad)
        overview = await at.call("profile_overview")
    assert {document, run} <= set(deleted.content["deleted"])
    assert gone.failed
    assert found.content["results"] == []
    assert "Nothing is known yet" in overview.text


async def test_a_correction_that_was_deleted_gives_the_first_version_back(tmp_path: Path, examples: Path) -> None:
    async with attended(tmp_path, Person()) as at:
        await at.begin(examples)
        corrected = await at.call("edit_facts", action="correct", text=PHD, ids=[await fact(at, DEGREE)])
        now = await at.call("search_profile", kinds=["education"])
        await at.call("edit_facts", action="delete", ids=corrected.content["confirmed"])
        then = await at.call("search_profile", kinds=["education"])
    assert [one["text"] for one in now.content["facts"]] == [PHD]
    assert [one["text"] for one in then.content["facts"]] == [DEGREE]


async def test_each_later_correction_takes_the_place_of_the_one_before(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        await at.begin(examples)
        first = await fact(at, "Read engineering drawings and marked out plate steel")
        texts = [
            "Read drawings and marked out plate",
            "Marked out plate from drawings",
            "Read drawings, marked out plate",
        ]
        target = first
        for text in texts:
            answer = await at.call("edit_facts", action="correct", ids=[target], text=text)
            (target,) = [one["fact_id"] for one in answer.content["changed"]]
        await at.call("edit_facts", action="correct", ids=[first], text="Read 90 drawings a day")
        now = await at.call("search_profile", query="marked out plate", kinds=["bullet"], limit=1)
        await at.call("edit_facts", action="delete", ids=[target])
        then = await at.call("search_profile", query="marked out plate", kinds=["bullet"], limit=1)
    assert [one["text"] for one in now.content["facts"]] == ["Read drawings, marked out plate"]
    assert [one["text"] for one in then.content["facts"]] == ["Marked out plate from drawings"]


async def test_a_run_goes_on_with_what_was_stated_when_it_began(tmp_path: Path, examples: Path) -> None:
    async with attended(tmp_path, Person()) as at:
        _, job = await at.begin(examples)
        await at.call("edit_facts", action="correct", text=PHD, ids=[await fact(at, DEGREE)])
        entry = await fact(at, "Trained three apprentices in safe welding")
        await at.call("edit_facts", action="add", text="Welded pipe supports with TIG", ids=[entry])
        made = await at.call("generate_application", job_id=job)
        async with at.bench.database.reading(at.bench.scope) as store:
            run = await store.runs.get(made.content["run_id"])
        again = await at.bench.jobs.tailor(at.bench.scope, run.request)
    assert again.run.id == run.id
    assert again.reused


@pytest.mark.parametrize("action", ["hide", "show", "delete", "correct", "add", "confirm"])
async def test_another_persons_facts_are_not_there(tmp_path: Path, examples: Path, action: str) -> None:
    async with desk(tmp_path, person="ada") as ada:
        await ada.begin(examples)
        added = await ada.call("edit_facts", action="add", text=PHD, kind="education")
        real = added.content["changed"][0]["fact_id"]
    async with desk(tmp_path, person="bea") as bea:
        hidden = await bea.call("edit_facts", action=action, ids=[real], text="anything")
        never = await bea.call("edit_facts", action=action, ids=["doc-never:0-1"], text="anything")
        found = await bea.call("search_profile", query="metallurgy", which="any")
    assert hidden.failed
    assert hidden.text.startswith("not_found")
    assert hidden.text.replace(real, "") == never.text.replace("doc-never:0-1", "")
    assert found.content["facts"] == []


async def test_an_entry_is_corrected_as_a_whole(tmp_path: Path, examples: Path) -> None:
    async with attended(tmp_path, Person()) as at:
        await at.begin(examples)
        header = await fact(at, "Welder, Forge Ltd, Leeds, Mar 2019 – present")
        await at.call("edit_facts", action="correct", ids=[header], text="Welder, Forge Ltd, Leeds, Apr 2018 – present")
        overview = await at.call("profile_overview")
        strange = await at.call("edit_facts", action="correct", ids=[header], text="!!")
    assert any("Apr 2018" in entry and "4 lines" in entry for entry in overview.content["entries"])
    assert not any("Mar 2019" in entry for entry in overview.content["entries"])
    assert strange.failed
    assert "is not read as one position" in strange.text


async def test_facts_are_found_by_words_and_meaning_a_page_at_a_time(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        await at.begin(examples)
        words = await at.call("search_profile", query="apprentices", limit=1)
        meaning = await at.call("search_profile", query="taught younger colleagues", kinds=["bullet"], limit=3)
        first = await at.call("search_profile", limit=4)
        second = await at.call("search_profile", limit=4, cursor=first.content["next_cursor"])
        wrong = await at.call("search_profile", cursor="x")
    assert "apprentices" in words.content["facts"][0]["text"]
    assert any("apprentices" in one["text"] for one in meaning.content["facts"])
    assert first.content["has_more"] is True
    ids = [{one["fact_id"] for one in page.content["facts"]} for page in (first, second)]
    assert not ids[0] & ids[1]
    assert wrong.failed


@pytest.mark.parametrize("mode", ERAS)
async def test_what_cannot_be_done_is_answered_with_the_mend(tmp_path: Path, examples: Path, mode: str) -> None:
    async with desk(tmp_path, mode=mode) as at:
        await at.begin(examples)
        known = await fact(at, DEGREE)
        for arguments, named in (
            ({"action": "hide"}, "hide needs `ids`"),
            ({"action": "hide", "ids": ["doc-never:0-1"]}, "There is no fact 'doc-never:0-1'"),
            ({"action": "correct", "ids": [known], "text": DEGREE}, "already"),
            ({"action": "add", "text": "something"}, "needs `kind`"),
            ({"action": "add", "text": " ", "kind": "skill"}, "is not read as skill"),
            ({"action": "confirm", "ids": [known]}, "waits to be confirmed"),
        ):
            told = await at.call("edit_facts", **arguments)
            assert told.failed, arguments
            assert named in told.text
