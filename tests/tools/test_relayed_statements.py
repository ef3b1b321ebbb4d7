"""What reaches us through a model's argument: used, named first, and kept out of files until the person confirms it."""

from pathlib import Path

import pytest
from attended_desk import DEGREE, PHD, Person, attended, everything, fact, sent
from mcp_client import ERAS, desk

pytestmark = pytest.mark.promise("relayed-held-back")


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
