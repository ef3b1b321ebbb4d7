"""Facts are found by words and meaning, by their own person alone, and not at all once they are deleted."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.cascade import delete_document
from storage.database import Database, open_database
from storage.scope import Scope
from tailoring.contradictions import Decision
from tailoring.embedding.minilm import load_embedder
from tailoring.errors import NotFound
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("facts-found", "persons")

ADA, BEA = Scope("local", "ada"), Scope("local", "bea")
RESUME = b"Ada Example\n\nSkills\nTIG welding, Bookkeeping\n\nSummary\nTrained three apprentices in a forge.\n"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await open_database(f"sqlite+aiosqlite:///{tmp_path / 'r.db'}", lambda: "2026-01-01T00:00:00Z")
    async with opened.writing(ADA) as store:
        document = read_document(RESUME, "cv.txt")
        await store.documents.add(document, read_profile(document), RESUME)
    yield opened
    await opened.close()


async def indexed(database: Database, scope: Scope, *, vectors: bool = False) -> None:
    embedder = load_embedder() if vectors else None
    model = embedder.model_id if embedder else ""
    async with database.writing(scope) as store:
        behind = await store.documents.index.behind(model)
        made = list(embedder.encode([body for _, body in behind])) if embedder else []
        await store.documents.index.catch_up(model, behind, made)


async def found(database: Database, scope: Scope, query: str, *, vectors: bool = False) -> list[str]:
    async with database.reading(scope) as store:
        embedder = load_embedder() if vectors else None
        vector = embedder.encode([query])[0] if embedder else None
        ids = await store.documents.index.search(query, embedder.model_id if embedder else "", vector, 20)
        return [(await store.documents.fact(fact_id)).text for fact_id in ids]


async def test_words_that_are_syntax_elsewhere_are_only_words(database: Database) -> None:
    await indexed(database, ADA)
    assert await found(database, ADA, 'TIG AND NOT "(apprentices*') == [
        *await found(database, ADA, "TIG apprentices and not")
    ]
    assert any("apprentices" in one for one in await found(database, ADA, "apprentices?"))


async def test_meaning_finds_what_words_do_not(database: Database) -> None:
    if load_embedder() is None or not database.vectors:
        pytest.skip("no embedder or no vectors on this machine")
    await indexed(database, ADA)
    assert await found(database, ADA, "teaching newcomers") == []
    await indexed(database, ADA, vectors=True)
    assert "apprentices" in (await found(database, ADA, "teaching newcomers", vectors=True))[0]


async def test_another_person_finds_nothing(database: Database) -> None:
    await indexed(database, ADA)
    await indexed(database, BEA)
    assert await found(database, BEA, "welding") == []
    async with database.reading(BEA) as store:
        assert await store.documents.ids() == ()
        assert await store.documents.statements() == ()
        assert await store.decisions.all() == ()


async def test_what_is_deleted_is_in_no_index(database: Database) -> None:
    await indexed(database, ADA, vectors=True)
    async with database.writing(ADA) as store:
        (document_id,) = await store.documents.ids()
        await delete_document(store, document_id)
    async with database.engine.connect() as connection:
        for table in ("facts", "indexed_facts", "facts_text", *(["facts_vectors_384"] if database.vectors else [])):
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one() == 0


async def test_a_deleted_fact_is_gone_from_its_documents_profile(database: Database) -> None:
    async with database.writing(ADA) as store:
        ((_, profile),) = await store.documents.all()
        skill = next(one for one in profile.skills if one.name == "Bookkeeping")
        await store.documents.delete_facts([skill.fact_id])
    async with database.reading(ADA) as store:
        ((document, profile),) = await store.documents.all()
        assert "Bookkeeping" in document.text
        assert [one.name for one in profile.skills] == ["TIG welding"]
        assert skill.fact_id not in {fact.id for fact in profile.facts}
        with pytest.raises(NotFound):
            await store.documents.fact(skill.fact_id)


async def test_a_later_decision_takes_the_place_of_the_earlier_and_both_are_events(database: Database) -> None:
    decision = Decision(
        id="conflict-1", field="title", value="Welder", fact_ids=("a", "b"), question="Which?", by="Ada"
    )
    for value in ("Welder", "Fitter"):
        async with database.writing(ADA) as store:
            await store.decisions.record(decision.model_copy(update={"value": value}))
    async with database.reading(ADA) as store:
        assert [one.value for one in await store.decisions.all()] == ["Fitter"]
        assert [event.detail for event in await store.events.of("conflict-1")] == ["Welder (Ada)", "Fitter (Ada)"]
