from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import numpy
import pytest
from sqlalchemy.event import listen

from storage.database import Database, open_database
from storage.run import RunRequest
from storage.scope import Scope
from tailoring.errors import CannotWrite, NotFound
from tailoring.facts import Document, Fact, Line, Source
from tailoring.library import LibraryAnswer, LibraryEntry, Outcome
from tailoring.model import Span
from tailoring.options import TailorOptions
from tailoring.profile import Profile
from tailoring.run import LibraryStep

ADA = Scope("local", "ada")
BEA = Scope("local", "bea")
STRANGER = Scope("elsewhere", "ada")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await open_database(f"sqlite+aiosqlite:///{tmp_path / 'data' / 'r.db'}", lambda: "2026-01-01T00:00:00Z")
    yield opened
    await opened.close()


def a_document() -> tuple[Document, Profile]:
    text = "Ada Example\nWelder"
    lines = (Line(text="Ada Example", span=Span(start=0, end=11)), Line(text="Welder", span=Span(start=12, end=18)))
    document = Document(id="doc-1", name="cv.txt", format="text", sha256="ab", text=text, lines=lines)
    source = Source(document_id="doc-1", sha256="ab", span=Span(start=12, end=18))
    return document, Profile(
        name="Ada Example", facts=(Fact(id="doc-1-f1", kind="headline", text="Welder", source=source),)
    )


def an_entry(number: int, content: str) -> LibraryEntry:
    return LibraryEntry(
        id=f"lib-{number}", resume_content=content, resume_hash=f"h{number}", match_score=80, ats_score=90,
        job_title="Welder", company="Forge", industry="metal",
    )  # fmt: skip


@pytest.mark.promise("kept")
async def test_a_document_comes_back_as_it_was_given(database: Database) -> None:
    document, profile = a_document()
    async with database.writing(ADA) as store:
        assert await store.documents.add(document, profile, b"bytes")
    async with database.reading(ADA) as store:
        assert await store.documents.get("doc-1") == (document, profile)
        assert await store.documents.data("doc-1") == b"bytes"
        assert await store.documents.facts("doc-1") == profile.facts


@pytest.mark.promise("kept")
async def test_the_same_document_is_kept_once(database: Database) -> None:
    document, profile = a_document()
    async with database.writing(ADA) as store:
        await store.documents.add(document, profile, b"bytes")
    async with database.writing(ADA) as store:
        assert not await store.documents.add(document, profile, b"bytes")
        assert len(await store.documents.all()) == 1


def read_anew() -> tuple[Document, Profile]:
    """What a newer reader makes of the same bytes: one fact more, and the first one of another kind."""
    document, profile = a_document()
    first = profile.facts[0].model_copy(update={"kind": "summary"})
    more = first.model_copy(update={"id": "doc-1-f2", "text": "Ada Example", "kind": "contact"})
    return document, profile.model_copy(update={"facts": (first, more)})


@pytest.mark.promise("kept")
async def test_what_a_newer_reader_makes_of_the_same_document_takes_the_place_of_the_old_reading(
    database: Database,
) -> None:
    document, profile = a_document()
    _, newer = read_anew()
    async with database.writing(ADA) as store:
        await store.documents.add(document, profile, b"bytes")
    async with database.writing(ADA) as store:
        assert not await store.documents.add(document, newer, b"bytes")
    async with database.reading(ADA) as store:
        assert await store.documents.get("doc-1") == (document, newer)
        assert await store.documents.facts("doc-1") == newer.facts
        assert [event.kind for event in await store.events.of("doc-1")] == ["document_added", "document_read_anew"]


@pytest.mark.promise("kept")
@pytest.mark.parametrize("status", ["confirmed", "hidden", "deleted"])
async def test_a_reading_that_the_person_worked_on_stays(database: Database, status: str) -> None:
    document, profile = read_anew()
    async with database.writing(ADA) as store:
        await store.documents.add(document, profile, b"bytes")
        if status == "deleted":
            await store.documents.delete_facts(["doc-1-f2"])
        else:
            await store.documents.set_status("doc-1-f2", "confirmed" if status == "confirmed" else "hidden")
        before = await store.documents.get("doc-1")
    async with database.writing(ADA) as store:
        await store.documents.add(*a_document(), b"bytes")
        assert await store.documents.get("doc-1") == before


@pytest.mark.promise("persons")
@pytest.mark.parametrize("other", [BEA, STRANGER])
async def test_another_person_finds_nothing_and_is_told_the_same_as_for_an_id_that_never_was(
    database: Database, other: Scope
) -> None:
    document, profile = a_document()
    async with database.writing(ADA) as store:
        await store.documents.add(document, profile, b"bytes")
        await store.library.add(an_entry(1, "welding"))
        run = await store.runs.start(
            "k" * 20, RunRequest(document_ids=(), posting_id="", options=TailorOptions(as_of=date(2026, 1, 1)))
        )
    async with database.reading(other) as store:
        assert await store.documents.all() == ()
        assert await store.documents.facts("doc-1") == ()
        assert await store.library.search(["welding"]) == []
        assert await store.runs.latest("k" * 20) is None
        for read, real, never in (
            (store.documents.get, "doc-1", "doc-9"),
            (store.documents.data, "doc-1", "doc-9"),
            (store.documents.fact, "doc-1-f1", "doc-9-f1"),
            (store.library.get, "lib-1", "lib-9"),
            (store.runs.get, run.id, "run-none"),
            (store.runs.outputs, run.id, "run-none"),
        ):
            with pytest.raises(NotFound) as hidden:
                await read(real)
            with pytest.raises(NotFound) as absent:
                await read(never)
            assert str(hidden.value).replace(real, "") == str(absent.value).replace(never, "")


@pytest.mark.promise("kept")
async def test_deleting_a_document_takes_its_facts_along(database: Database) -> None:
    document, profile = a_document()
    async with database.writing(ADA) as store:
        await store.documents.add(document, profile, b"bytes")
    async with database.writing(ADA) as store:
        await store.documents.delete("doc-1")
    async with database.reading(ADA) as store:
        assert await store.documents.facts("doc-1") == ()
        assert [event.kind for event in await store.events.of("doc-1")] == ["document_added", "document_deleted"]


@pytest.mark.promise("killed")
async def test_a_unit_of_work_that_fails_leaves_nothing_behind(database: Database) -> None:
    document, profile = a_document()
    with pytest.raises(RuntimeError):
        async with database.writing(ADA) as store:
            await store.documents.add(document, profile, b"bytes")
            raise RuntimeError
    async with database.reading(ADA) as store:
        assert await store.documents.all() == ()


@pytest.mark.promise("stored-steps")
async def test_a_finished_step_is_there_after_reopening(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'r.db'}"
    request = RunRequest(document_ids=("doc-1",), posting_id="job-1", options=TailorOptions(as_of=date(2026, 1, 1)))
    step = LibraryStep(answer=LibraryAnswer())
    first = await open_database(url, lambda: "t")
    async with first.writing(ADA) as store:
        run = await store.runs.start("a" * 64, request)
        await store.runs.save_step(run.id, "library", step, 1.5)
        await store.runs.keep_files(run.id, {"send/x.pdf": b"%PDF"})
    await first.close()
    second = await open_database(url, lambda: "t")
    async with second.reading(ADA) as store:
        again = await store.runs.latest("a" * 64)
        assert again is not None
        assert again.request == request
        assert again.timings == (("library", 1.5),)
        assert (await store.runs.outputs(run.id)).library == step
        assert await store.runs.files(run.id) == {"send/x.pdf": b"%PDF"}
    await second.close()


@pytest.mark.promise("one-driver")
async def test_a_lease_keeps_a_second_process_off_until_it_runs_out(database: Database) -> None:
    request = RunRequest(document_ids=(), posting_id="job-1", options=TailorOptions(as_of=date(2026, 1, 1)))
    async with database.writing(ADA) as store:
        run = await store.runs.start("a" * 64, request)
    for holder, now, got in (("one", 0, True), ("two", 5, False), ("one", 6, True), ("two", 20, True)):
        async with database.writing(ADA) as store:
            assert await store.runs.take(run.id, holder, now, 10) is got


@pytest.mark.promise("library")
async def test_the_library_finds_by_words_that_are_syntax_elsewhere(database: Database) -> None:
    async with database.writing(ADA) as store:
        await store.library.add(an_entry(1, "Wrote firmware in C++ and node.js tools"))
        await store.library.add(an_entry(2, "Baked bread"))
    async with database.reading(ADA) as store:
        for term in ("c++", "node.js", 'bread"', "a-b OR", "NEAR("):
            await store.library.search([term])
        assert [entry.id for entry, _ in await store.library.search(["c++"])] == ["lib-1"]


@pytest.mark.promise("library")
async def test_vectors_of_another_model_never_answer(database: Database) -> None:
    vector = numpy.zeros(384, dtype=numpy.float32)
    vector[0] = 1
    async with database.writing(ADA) as store:
        await store.library.add(an_entry(1, "one"), "model-a", vector)
        await store.library.add(an_entry(2, "two"), "model-b", vector)
    async with database.reading(ADA) as store:
        assert [entry.id for entry, _ in await store.library.search([], "model-a", vector)] == ["lib-1"]


@pytest.mark.promise("library")
async def test_the_nearest_are_sought_once_and_not_for_each_entry(database: Database) -> None:
    if not database.vectors:
        pytest.skip("no vectors on this machine")
    vector = numpy.ones(384, dtype=numpy.float32) / numpy.sqrt(numpy.float32(384))
    async with database.reading(ADA) as store:
        asked: list[tuple[str, object]] = []

        def keep(_c: object, _u: object, sentence: str, values: object, _x: object, _m: object) -> None:
            asked.append((sentence, values))

        listen(database.engine.sync_engine, "before_cursor_execute", keep)
        await store.library.by_meaning("model-a", vector, 5)
        sentence, values = next(one for one in asked if "MATCH" in one[0])
        connection = await store.library.session.connection()
        plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sentence}", values)  # pyright: ignore[reportArgumentType]
        steps = [dict(step) for step in plan.mappings()]
    # Steps of one level are loops, each inside the one before it; only an outer join keeps them so in every process.
    nearest, entry = (step["detail"] for step in steps)
    assert "library_vectors" in nearest
    assert "number=?" in entry
    assert "LEFT-JOIN" in entry


@pytest.mark.promise("library")
async def test_an_outcome_is_kept_with_its_entry(database: Database) -> None:
    async with database.writing(ADA) as store:
        await store.library.add(an_entry(1, "one"))
        await store.library.record_outcome("lib-1", Outcome(applied=True, response="interview"))
    async with database.reading(ADA) as store:
        kept = (await store.library.get("lib-1")).outcome
    assert kept is not None
    assert (kept.response, kept.updated_at) == ("interview", "2026-01-01T00:00:00Z")


@pytest.mark.promise("library")
async def test_a_résumé_that_is_already_there_keeps_its_first_entry(database: Database) -> None:
    async with database.writing(ADA) as store:
        await store.library.add(an_entry(1, "one"))
        again = an_entry(1, "one").model_copy(update={"id": "lib-other"})
        assert await store.library.add(again) == "lib-1"


@pytest.mark.promise("unwritable")
async def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CannotWrite, match="data folder"):
        await open_database(f"sqlite+aiosqlite:///{tmp_path / 'file' / 'sub' / 'r.db'}", lambda: "t")
