import json
from collections.abc import Mapping, Sequence

import pytest

from tailoring.library import LibraryAnswer
from tailoring.pipeline import STEPS, Services, advance, next_step
from tailoring.posting import Posting
from tailoring.receipts import seal_of
from tailoring.resume import ReceiptFile
from tailoring.run import GenerationStep, LibraryUpdateStep, RunInputs, RunOutputs
from tailoring.skills.taxonomy import Taxonomy

pytestmark = pytest.mark.promise("stored-steps")


class Drawer:
    """A shelf with nothing on it that keeps what it is given."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    async def search_library(self, inputs: RunInputs) -> LibraryAnswer:
        return LibraryAnswer()

    async def other_postings(self, inputs: RunInputs) -> Sequence[Posting]:
        return ()

    async def keep_files(self, files: Mapping[str, bytes]) -> None:
        self.files.update(files)

    async def keep_entry(self, inputs: RunInputs, outputs: RunOutputs) -> LibraryUpdateStep:
        return LibraryUpdateStep(reason="nothing is kept here")


async def run(inputs: RunInputs, taxonomy: Taxonomy) -> tuple[RunOutputs, dict[str, bytes]]:
    shelf, outputs = Drawer(), RunOutputs()
    while next_step(outputs):
        outputs = await advance(inputs, outputs, Services(taxonomy, shelf))
    return outputs, shelf.files


def made(outputs: RunOutputs) -> GenerationStep:
    assert outputs.generation is not None
    return outputs.generation


@pytest.fixture
async def finished(nurse: RunInputs, taxonomy: Taxonomy) -> tuple[RunOutputs, dict[str, bytes]]:
    return await run(nurse, taxonomy)


async def test_the_steps_run_in_order_and_each_can_be_stored_and_read_again(
    nurse: RunInputs, taxonomy: Taxonomy
) -> None:
    outputs = RunOutputs()
    names: list[str] = []
    while (step := next_step(outputs)) is not None:
        names.append(step.name)
        outputs = await advance(nurse, outputs, Services(taxonomy, Drawer()))
        assert RunOutputs.model_validate_json(outputs.model_dump_json()) == outputs
    assert names == [step.name for step in STEPS]


async def test_the_same_input_gives_the_same_bytes(nurse: RunInputs, taxonomy: Taxonomy) -> None:
    _, first = await run(nurse, taxonomy)
    _, second = await run(nurse, taxonomy)
    assert first == second


async def test_what_goes_to_the_employer_lies_apart_from_what_does_not(
    finished: tuple[RunOutputs, dict[str, bytes]],
) -> None:
    _, files = finished
    send = {name for name in files if name.startswith("send/")}
    assert {name.rsplit(".", 1)[1] for name in send} == {"pdf", "docx"}
    assert all(name.startswith(("send/", "for-you/")) for name in files)
    assert not any(word in name for name in send for word in ("report", "receipt", "certificate"))


async def test_no_line_leaves_without_a_receipt_that_names_its_source(
    finished: tuple[RunOutputs, dict[str, bytes]], nurse: RunInputs
) -> None:
    outputs, files = finished
    receipts = ReceiptFile.model_validate_json(files["for-you/receipts.json"])
    assert receipts.seal == seal_of(receipts)
    by_id = {line.line_id: line for line in receipts.lines}
    text = nurse.documents[0].text
    for line in made(outputs).draft.all_lines():
        receipt = by_id[line.id]
        assert receipt.sources
        for source in receipt.sources:
            assert text[source.span.start : source.span.end] == source.text
    assert made(outputs).unsupported_lines == 0


async def test_every_file_is_read_back_exactly(finished: tuple[RunOutputs, dict[str, bytes]]) -> None:
    outputs, _ = finished
    failures = [(r.file, r.reader, r.failures) for r in made(outputs).certificate.readings if not r.ok]
    assert failures == []


async def test_the_report_names_every_requirement_once(
    finished: tuple[RunOutputs, dict[str, bytes]], nurse: RunInputs
) -> None:
    _, files = finished
    report = json.loads(files["for-you/match-report.json"])
    assert sorted(row["requirement_id"] for row in report["requirements"]) == sorted(
        requirement.id for requirement in nurse.posting.requirements
    )
    page = files["for-you/match-report.html"].decode()
    assert "<script" not in page
    assert "http" not in page.replace("https://linkedin.com/in/amara-okonjobell-example", "")


async def test_a_script_in_a_document_is_text_in_the_report(nurse: RunInputs, taxonomy: Taxonomy) -> None:
    bullet = nurse.profile.positions[0].bullets[0]
    bad = "Cared for <script>alert(1)</script> patients"
    facts = tuple(f.model_copy(update={"text": bad}) if f.id == bullet.fact_id else f for f in nurse.profile.facts)
    first = nurse.profile.positions[0]
    bullets = (bullet.model_copy(update={"text": bad}), *first.bullets[1:])
    positions = (first.model_copy(update={"bullets": bullets}), *nurse.profile.positions[1:])
    profile = nurse.profile.model_copy(update={"facts": facts, "positions": positions})
    _, files = await run(nurse.model_copy(update={"profile": profile}), taxonomy)
    assert "<script" not in files["for-you/match-report.html"].decode()
