"""What reaches us through a model's argument: used, named first, and kept out of files until the person confirms it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from mcp.types import ElicitResult
from mcp_client import ERAS, Answered, Desk, desk

from server.app import build_server
from server.settings import load_settings
from server.workbench import open_workbench

pytestmark = pytest.mark.promise("relayed-held-back", "facts-edited")

PHD = "PhD in Metallurgy, University of Leeds, 2021"
DEGREE = "NVQ Level 3 in Welding, City College, Leeds, 2014"


class Person:
    """Someone before a form: what they were asked, and what they answer."""

    def __init__(self, *, says: str = "accept", true: bool = True, right: tuple[str, ...] = ()) -> None:
        self.says, self.true, self.right = says, true, right
        self.asked: list[str] = []

    async def fill(self, context: Any, params: Any) -> ElicitResult:
        del context
        self.asked.append(params.message)
        fields: dict[str, Any] = params.requested_schema["properties"]
        values = {name: self._choice(field["enum"]) if "enum" in field else self.true for name, field in fields.items()}
        return ElicitResult(action=self.says, content=values if self.says == "accept" else None)  # pyright: ignore[reportArgumentType]

    def _choice(self, values: list[str]) -> str:
        return next(value for value in values if any(right in value for right in self.right))


@asynccontextmanager
async def attended(
    home: Path, person: Person, mode: str = "auto", environment: dict[str, str] | None = None
) -> AsyncGenerator[Desk, None]:
    """A client that can show forms."""
    settings = load_settings({"RESUMEWRIGHT_HOME": str(home), **(environment or {})})
    async with (
        open_workbench(settings) as bench,
        Client(build_server(bench), mode=mode, elicitation_callback=person.fill) as client,
    ):
        yield Desk(client, bench)


async def fact(at: Desk, text: str, which: str = "usable") -> str:
    """The id of the fact with just this text."""
    found = await at.call("search_profile", which=which, limit=50)
    return next(one["fact_id"] for one in found.content["facts"] if one["text"] == text)


def everything(made: Answered) -> str:
    """The text of every file for a reader, as far as it is text."""
    assert not made.failed, made.text
    return "\n".join(
        Path(file).read_text(encoding="utf-8")
        for file in made.content["files"]
        if file.endswith(("resume.md", "resume.html", "resume.json"))
    )


def sent(made: Answered) -> list[str]:
    return [Path(file).name for file in made.content["files"] if "/send/" in file]


@pytest.mark.parametrize(("way", "mode"), [("add", "auto"), ("correct", "legacy")])
async def test_a_planted_degree_reaches_no_file_until_the_person_confirms_it(
    tmp_path: Path, examples: Path, mode: str, way: str
) -> None:
    async with desk(tmp_path, mode=mode) as at:
        _, job = await at.begin(examples)
        planting = {"kind": "education"} if way == "add" else {"ids": [await fact(at, DEGREE)]}
        planted = await at.call("edit_facts", action=way, text=PHD, **planting)
        made = await at.call("generate_application", job_id=job)
        assert planted.content["changed"][0]["held_back"] is True
        assert planted.content["person_runs"] == f"resumewright confirm {planted.content['waiting'][0]['id']}"
        assert "PhD" not in everything(made)
        assert DEGREE.partition(",")[0] in everything(made) or "City College" in everything(made)
        assert not any("unconfirmed" in name for name in sent(made))
        assert PHD in made.content["held_back"][0]
        assert made.text.index("Held back") < made.text.index("requirements well shown")
        tried = await at.call("edit_facts", action="confirm", ids=[planted.content["waiting"][0]["id"]])
        again = await at.call("generate_application", job_id=job)
        assert tried.content.get("confirmed", []) == []
        assert "Only the person can confirm" in tried.text
        assert "PhD" not in everything(again)


@pytest.mark.parametrize("mode", ERAS)
async def test_what_the_person_confirms_in_a_form_may_appear(tmp_path: Path, examples: Path, mode: str) -> None:
    person = Person()
    async with attended(tmp_path, person, mode) as at:
        _, job = await at.begin(examples)
        corrected = await at.call("edit_facts", action="correct", text=PHD, ids=[await fact(at, DEGREE)])
        made = await at.call("generate_application", job_id=job)
        (fact_id,) = corrected.content["confirmed"]
        async with at.bench.database.reading(at.bench.scope) as store:
            events = await store.events.of(fact_id)
    assert PHD in person.asked[0]
    assert corrected.content["changed"][0]["status"] == "confirmed"
    assert "PhD" in everything(made)
    assert "NVQ" not in everything(made)
    assert made.content.get("held_back", []) == []
    assert "by the person, in a form" in events[-1].detail
    assert events[-1].at


@pytest.mark.parametrize(("says", "true"), [("decline", True), ("cancel", True), ("accept", False)])
async def test_a_form_that_is_not_accepted_confirms_nothing(
    tmp_path: Path, examples: Path, says: str, true: bool
) -> None:
    async with attended(tmp_path, Person(says=says, true=true)) as at:
        _, job = await at.begin(examples)
        added = await at.call("edit_facts", action="add", text=PHD, kind="education")
        made = await at.call("generate_application", job_id=job)
    assert added.content.get("confirmed", []) == []
    assert len(added.content["waiting"]) == 1
    assert "PhD" not in everything(made)


async def test_a_statement_that_asserts_nothing_is_used_and_named_first(tmp_path: Path, examples: Path) -> None:
    said = "Welded pipe supports for pressure vessels with TIG"
    async with desk(tmp_path) as at:
        _, job = await at.begin(examples)
        entry = await fact(at, "Trained three apprentices in safe welding")
        added = await at.call("edit_facts", action="add", text=said, ids=[entry])
        made = await at.call("generate_application", job_id=job)
        run = await at.call("get_run", run_id=made.content["run_id"])
        plan = await at.call("assemble_resume", job_id=job)
    assert added.content.get("waiting", []) == []
    assert any("pipe supports" in line for line in made.content["unconfirmed_lines"])
    assert "pipe supports" in made.text.split("requirements well shown")[0]
    assert "pipe supports" in run.text.split("steps done")[0]
    assert "pipe supports" in plan.text.split("left out")[0]
    receipts = next(Path(file) for file in made.content["files"] if file.endswith("receipts.json"))
    told = receipts.read_text(encoding="utf-8")
    assert told.index("pipe supports") < told.index('"person"')
    assert not any("unconfirmed" in name for name in sent(made))


async def test_a_pasted_résumé_may_claim_a_degree_only_in_files_that_say_unconfirmed(
    tmp_path: Path, examples: Path
) -> None:
    text = (examples / "resume.txt").read_text(encoding="utf-8").replace(DEGREE, PHD)
    async with desk(tmp_path) as at:
        pasted = await at.call("add_document", text=text)
        job = await at.call("add_job", text=(examples / "ad.txt").read_text(encoding="utf-8"))
        made = await at.call("generate_application", job_id=job.content["job_id"])
    assert f"resumewright confirm {pasted.content['document_id']}" in pasted.text
    assert "PhD" in everything(made)
    assert all("unconfirmed" in name for name in sent(made))
    assert made.text.startswith("UNCONFIRMED")
    assert len(made.content["unconfirmed_lines"]) > 5


async def test_a_pasted_résumé_confirmed_with_one_click_makes_files_with_plain_names(
    tmp_path: Path, examples: Path
) -> None:
    person = Person()
    async with attended(tmp_path, person) as at:
        pasted = await at.call("add_document", text=(examples / "resume.txt").read_text(encoding="utf-8"))
        job = await at.call("add_job", text=(examples / "ad.txt").read_text(encoding="utf-8"))
        done = await at.call("edit_facts", action="confirm", ids=[pasted.content["document_id"]])
        made = await at.call("generate_application", job_id=job.content["job_id"])
    assert len(person.asked) == 1
    assert done.content["confirmed"] == [pasted.content["document_id"]]
    assert not any("unconfirmed" in name for name in sent(made))
    assert made.content.get("unconfirmed_lines", []) == []


async def test_a_file_that_repeats_a_pasted_text_is_as_unconfirmed_as_that(tmp_path: Path, examples: Path) -> None:
    text = (examples / "resume.txt").read_text(encoding="utf-8")
    (tmp_path / "copy.txt").write_text(text, encoding="utf-8")
    (tmp_path / "other.txt").write_text(text.replace("Summary\n", "About me\n"), encoding="utf-8")
    async with desk(tmp_path / "home") as at:
        pasted = await at.call("add_document", text=text)
        copies = [await at.call("add_document", path=str(tmp_path / name)) for name in ("copy.txt", "other.txt")]
        job = await at.call("add_job", text=(examples / "ad.txt").read_text(encoding="utf-8"))
        made = await at.call("generate_application", job_id=job.content["job_id"])
    for copy in copies:
        assert copy.content["relayed"] is True
        assert f"pasted text pasted.txt ({pasted.content['document_id']})" in copy.text
    assert all("unconfirmed" in name for name in sent(made))


async def test_our_own_files_are_no_documents_wherever_they_lie(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path / "home") as at:
        _, job = await at.begin(examples)
        made = await at.call("generate_application", job_id=job)
        own = next(Path(file) for file in made.content["files"] if file.endswith("resume.md"))
        (tmp_path / "elsewhere.md").write_bytes(own.read_bytes())
        there = await at.call("add_document", path=str(own))
        copied = await at.call("add_document", path=str(tmp_path / "elsewhere.md"))
        pasted = await at.call("add_document", text=own.read_text(encoding="utf-8"))
    assert "lies in Resumewright's own data folder" in there.text
    assert f"was made by Resumewright in {made.content['run_id']}" in copied.text
    assert all(answer.failed for answer in (there, copied, pasted))


async def test_an_ad_given_as_a_document_is_refused_and_a_nameless_paper_says_whose_it_becomes(
    tmp_path: Path, examples: Path
) -> None:
    async with desk(tmp_path) as at:
        await at.begin(examples)
        ad = await at.call("add_document", path=str(examples / "ad.txt"))
        paper = await at.call(
            "add_document", text="Qualifications\n- NVQ Level 2 in Welding\n- Forklift licence\n- First aid"
        )
    assert ad.failed
    assert "give it to add_job" in ad.text.casefold()
    assert not paper.failed
    assert "counted as Ada Example's" in paper.text


async def test_a_batch_names_what_is_unconfirmed_and_held_back_first(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        _, job = await at.begin(examples)
        entry = await fact(at, "Trained three apprentices in safe welding")
        used = await at.call("edit_facts", action="add", text="Welded pipe supports with TIG", ids=[entry])
        await at.call("edit_facts", action="add", text="Knighted, received an obe", ids=[entry])
        made = await at.call("generate_batch", job_ids=[job])
    assert "[used unconfirmed]" in used.text
    before = made.text.split("jobs done")[0]
    assert "pipe supports" in before
    assert "Knighted" in before
    result = made.content["results"][job]
    assert any("pipe supports" in line for line in result["unconfirmed_lines"])
    assert any("resumewright confirm" in line for line in result["held_back"])


@pytest.mark.parametrize(("policy", "used", "marked"), [("strict", False, False), ("trusting", True, True)])
async def test_a_setting_tightens_or_loosens_what_is_held_back(
    tmp_path: Path, examples: Path, policy: str, used: bool, marked: bool
) -> None:
    async with attended(tmp_path, Person(says="cancel"), environment={"RESUMEWRIGHT_RELAYED": policy}) as at:
        _, job = await at.begin(examples)
        await at.call("edit_facts", action="add", text=PHD, kind="education")
        await at.call("edit_facts", action="add", text="Robotic welding", kind="skill")
        made = await at.call("generate_application", job_id=job)
    assert ("PhD" in everything(made)) is used
    assert len(made.content.get("held_back", [])) == (0 if used else 2)
    assert any("unconfirmed" in name for name in sent(made)) is marked


async def test_under_the_strict_setting_a_pasted_résumé_makes_no_file_before_it_is_confirmed(
    tmp_path: Path, examples: Path
) -> None:
    async with attended(tmp_path, Person(), environment={"RESUMEWRIGHT_RELAYED": "strict"}) as at:
        pasted = await at.call("add_document", text=(examples / "resume.txt").read_text(encoding="utf-8"))
        job = await at.call("add_job", text=(examples / "ad.txt").read_text(encoding="utf-8"))
        refused = await at.call("generate_application", job_id=job.content["job_id"])
        await at.call("edit_facts", action="confirm")
        made = await at.call("generate_application", job_id=job.content["job_id"])
    assert refused.failed
    assert f"resumewright confirm {pasted.content['document_id']}" in refused.text
    assert not made.failed


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
async def test_contradictions_are_named_before_tailoring_and_the_persons_decision_settles_them(
    tmp_path: Path, examples: Path, mode: str
) -> None:
    text = (examples / "resume.txt").read_text(encoding="utf-8")
    (tmp_path / "second.txt").write_text(
        text.replace("Jan 2015 – Feb 2019", "Jan 2015 – Jun 2018").replace("by 15%", "by 25%"), encoding="utf-8"
    )
    async with attended(tmp_path / "home", Person(right=("25%", "2018-06")), mode) as at:
        _, job = await at.begin(examples)
        await at.call("add_document", path=str(tmp_path / "second.txt"))
        before = await at.call("profile_overview")
        asked = await at.call("generate_application", job_id=job)
        decided = await at.call("edit_facts", action="confirm")
        after = await at.call("profile_overview")
        made = await at.call("generate_application", job_id=job)
    questions = [one["text"] for one in before.content["contradictions"]]
    assert len(questions) == 2
    assert len(asked.content["contradictions"]) == 2
    assert asked.text.index("Ask the person") < asked.text.index("requirements well shown")
    assert ("15%" in everything(asked)) != ("25%" in everything(asked))
    assert len(decided.content["confirmed"]) == 2
    assert after.content.get("contradictions", []) == []
    assert "25%" in everything(made)
    assert "15%" not in everything(made)
    assert any("Jun 2018" in entry for entry in after.content["entries"])


async def test_two_applications_in_one_month_that_tell_different_dates_are_warned_of(
    tmp_path: Path, examples: Path
) -> None:
    async with attended(tmp_path, Person()) as at:
        _, job = await at.begin(examples)
        await at.call("generate_application", job_id=job)
        header = await fact(at, "Welder, Forge Ltd, Leeds, Mar 2019 – present")
        await at.call("edit_facts", action="correct", ids=[header], text="Welder, Forge Ltd, Leeds, Apr 2018 – present")
        again = await at.call("generate_application", job_id=job)
    assert any("begins" in one and "Acme Fabrication" in one for one in again.content["contradictions"])


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
