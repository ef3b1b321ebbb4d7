"""Another embedder is a setting: asked only when named, its vectors never meet others, and its failing stops nothing.

The embedder is a local server that speaks the usual protocol.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import threading
from collections.abc import AsyncIterator, Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy
import pytest
from command_line import called

from server.embedders import chosen_embedder
from server.providers.embedding_api import ApiEmbedder, EmbedderUnavailable
from server.settings import EmbedderSettings
from storage.database import Database, open_database
from storage.finding import find_entries, find_facts, reembed
from storage.scope import Scope
from tailoring.embedding.minilm import load_embedder
from tailoring.library import LibraryEntry
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.services import Embedder

pytestmark = pytest.mark.promise("embedder-setting")

ADA = Scope("local", "ada")
RESUME = b"Ada Example\n\nSummary\nTrained three apprentices in a forge.\n"


class Served:
    """The local server: what it was asked, and how it answers."""

    def __init__(self) -> None:
        self.address = ""
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.statuses: list[int] = []  # of the next answers; then 200
        self.length = 24
        self.spoil: dict[str, Any] | None = None

    @property
    def texts(self) -> list[str]:
        return [text for one in self.asked for text in one["input"]]

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Vectors by the letters of the texts, in the wrong order but numbered."""
        rows = [{"index": place, "embedding": self.vector(text)} for place, text in enumerate(asked["input"])]
        return self.spoil or {"data": rows[::-1]}

    def vector(self, text: str) -> list[float]:
        return [float(1 + byte) for byte in hashlib.sha512(text.encode()).digest()][: self.length]


@pytest.fixture
def served() -> Generator[Served, None, None]:
    state = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            assert self.path == "/v1/embeddings"
            state.asked.append(asked)
            state.keys.append(self.headers["authorization"])
            status = state.statuses.pop(0) if state.statuses else 200
            data = json.dumps(state.answer(asked) if status == 200 else {"error": {"message": "no"}}).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by its base
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    state.address = f"http://127.0.0.1:{server.server_port}/v1"
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


def named(served: Served, **more: Any) -> ApiEmbedder:
    chosen = chosen_embedder(EmbedderSettings(name="local-model", base_url=served.address, **more))
    assert isinstance(chosen, ApiEmbedder)
    return chosen


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await open_database(f"sqlite+aiosqlite:///{tmp_path / 'r.db'}", lambda: "2026-01-01T00:00:00Z")
    if not opened.vectors or load_embedder() is None:
        await opened.close()
        pytest.skip("no vectors or no shipped embedder on this machine")
    yield opened
    await opened.close()


async def keep_entry(database: Database, made: LibraryEntry, embedder: Embedder | None) -> str:
    """Keep it as a run does, and embed it as a search does."""
    async with database.writing(ADA) as store:
        entry_id = await store.library.add(made)
    await find_entries(database, ADA, "", ["anything"], embedder, 1)
    return entry_id


def entry(number: int, content: str) -> LibraryEntry:
    return LibraryEntry(
        id=f"lib-{number}", resume_content=content, resume_hash=str(number), match_score=70, ats_score=85
    )


def test_the_rows_are_unit_vectors_in_the_order_of_the_texts_however_they_are_answered(served: Served) -> None:
    embedder = named(served, batch=2, key="not-a-real-key")
    rows = embedder.encode(["forge", "ward", "ledger"])
    assert [len(one["input"]) for one in served.asked] == [2, 1]
    assert served.keys == ["Bearer not-a-real-key"] * 2
    assert rows.shape == (3, 24) == (3, embedder.dimensions)
    assert numpy.allclose(numpy.linalg.norm(rows, axis=1), 1)
    expected = numpy.array(served.vector("ward"), dtype=numpy.float32)
    assert numpy.allclose(rows[1], expected / numpy.linalg.norm(expected))


def test_a_length_that_is_set_is_asked_for_and_makes_it_another_model(served: Served) -> None:
    embedder = named(served, dimensions=24)
    embedder.encode(["forge"])
    assert served.asked[0]["dimensions"] == 24
    assert embedder.model_id != named(served).model_id


def test_what_may_pass_is_tried_again(served: Served) -> None:
    served.statuses = [503, 429]
    assert named(served).encode(["forge"]).shape == (1, 24)
    assert len(served.asked) == 3


def test_a_refusal_is_not_tried_again_and_names_what_to_check(served: Served) -> None:
    served.statuses = [401]
    with pytest.raises(EmbedderUnavailable, match="local-model could not be asked: it answered with status 401") as no:
        named(served).encode(["forge"])
    assert "key" in no.value.mend
    assert len(served.asked) == 1


def test_after_a_failure_nobody_waits_for_the_same_address_again_at_once(served: Served) -> None:
    served.statuses = [400]
    embedder = named(served)
    for _ in range(3):
        with pytest.raises(EmbedderUnavailable):
            embedder.encode(["forge"])
    assert len(served.asked) == 1


def test_an_address_where_nobody_listens_is_worded() -> None:
    settings = EmbedderSettings(name="local-model", base_url="http://127.0.0.1:9", retries=0, seconds=2)
    embedder = chosen_embedder(settings)
    assert embedder is not None
    with pytest.raises(EmbedderUnavailable, match="could not be asked"):
        embedder.encode(["forge"])


@pytest.mark.parametrize(
    "spoilt",
    [
        {"data": []},
        {"data": "none"},
        {"rows": []},
        {"data": [{"index": 1, "embedding": [1.0]}]},
        {"data": [{"index": 0, "embedding": [0.0, 0.0]}]},
        {"data": [{"index": 0, "embedding": ["a"]}]},
        {"data": [{"index": 0, "embedding": [1e400, 1.0]}]},
    ],
)
def test_an_answer_of_another_form_is_no_vector(served: Served, spoilt: dict[str, Any]) -> None:
    served.spoil = spoilt
    with pytest.raises(EmbedderUnavailable, match="answered with"):
        named(served).encode(["forge"])


def test_vectors_of_another_length_than_before_are_refused(served: Served) -> None:
    embedder = named(served)
    embedder.encode(["forge"])
    served.length = 12
    with pytest.raises(EmbedderUnavailable, match="12 numbers instead of 24"):
        embedder.encode(["ward"])


def test_fastembed_that_is_not_installed_is_named_with_what_to_do() -> None:
    if importlib.util.find_spec("fastembed"):
        pytest.skip("fastembed is installed here")
    embedder = chosen_embedder(EmbedderSettings(name="some/model"))
    assert embedder is not None
    with pytest.raises(EmbedderUnavailable, match="package fastembed") as missing:
        embedder.encode(["forge"])
    assert "base_url" in missing.value.mend


def test_no_setting_means_the_shipped_one_and_none_means_words_alone() -> None:
    assert chosen_embedder(EmbedderSettings()) is load_embedder()
    assert chosen_embedder(EmbedderSettings(name="none")) is None


async def test_a_change_of_model_re_embeds_and_the_two_never_meet(database: Database, served: Served) -> None:
    shipped, other = load_embedder(), named(served)
    for number, content in enumerate(("Forged gates", "Nursed on a ward", "Kept the ledger")):
        await keep_entry(database, entry(number, content), shipped)
    async with database.writing(ADA) as store:
        await store.library.add(entry(3, "Drove a lorry"), other.model_id, other.encode(["\nDrove a lorry"])[0])
    async with database.reading(ADA) as store:
        assert await store.library.lacking(other.model_id) == 3
        # What the search by vectors alone sees of the new model, before anything is embedded anew.
        seen = await store.library.search((), other.model_id, other.encode(["\nDrove a lorry"])[0])
        assert [(one.id, round(near, 3)) for one, near in seen] == [("lib-3", 1.0)]
    found = await find_entries(database, ADA, "", ["Nursed on a ward"], other, 5)
    assert {one.id for one, _ in found.hits} == {"lib-0", "lib-1", "lib-2", "lib-3"}
    async with database.reading(ADA) as store:
        assert await store.library.lacking(other.model_id) == 0
        assert shipped is not None
        assert await store.library.search((), shipped.model_id, shipped.encode(["a ward"])[0]) == []


async def test_everything_is_re_embedded_on_demand_and_only_once(database: Database, served: Served) -> None:
    document = read_document(RESUME, "cv.txt")
    async with database.writing(ADA) as store:
        await store.documents.add(document, read_profile(document), RESUME)
    await find_facts(database, ADA, "forge", load_embedder(), 5)
    for number in range(3):
        await keep_entry(database, entry(number, f"Forged {number} gates"), load_embedder())
    other = named(served)
    async with database.reading(ADA) as store:
        facts = await store.documents.index.lacking(other.model_id)
    assert facts > 0
    assert await reembed(database, ADA, other) == 3 + facts
    assert len(served.texts) == 3 + facts
    assert await reembed(database, ADA, other) == 0
    async with database.reading(ADA) as store:
        assert await store.library.lacking(other.model_id) == 0


async def test_an_embedder_that_fails_leaves_what_words_find_and_says_so(database: Database, served: Served) -> None:
    document = read_document(RESUME, "cv.txt")
    async with database.writing(ADA) as store:
        await store.documents.add(document, read_profile(document), RESUME)
    await find_facts(database, ADA, "forge", load_embedder(), 5)
    await keep_entry(database, entry(0, "Forged gates"), load_embedder())
    served.statuses = [400]
    other = named(served)
    found = await find_entries(database, ADA, "Smith", ["gates"], other, 5)
    assert [one.id for one, _ in found.hits] == ["lib-0"]
    assert found.by_words_alone
    assert "status 400" in found.warning
    facts = await find_facts(database, ADA, "apprentices", other, 5)
    assert len(facts.ids) == 1
    assert "status 400" in facts.warning
    assert await keep_entry(database, entry(1, "Forged fences"), other) == "lib-1"
    # What the shipped one had made is still there for it.
    again = await find_facts(database, ADA, "teaching newcomers", load_embedder(), 5)
    assert again.ids
    assert len(served.asked) == 1
    with pytest.raises(EmbedderUnavailable):
        await reembed(database, ADA, other)


async def test_what_is_deleted_is_found_by_no_model(database: Database, served: Served) -> None:
    await keep_entry(database, entry(0, "Forged gates"), named(served))
    async with database.writing(ADA) as store:
        await store.library.delete("lib-0")
    async with database.reading(ADA) as store:
        vector = named(served).encode(["\nForged gates"])[0]
        assert await store.library.search(["gates"], "local-model", vector) == []
    await keep_entry(database, entry(1, "Nursed on a ward"), named(served))
    found = await find_entries(database, ADA, "", ["gates"], named(served), 5)
    assert [one.id for one, _ in found.hits] == ["lib-1"]


def test_a_run_with_an_embedder_that_is_away_is_made_all_the_same(
    tmp_path: Path, examples: Path, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESUMEWRIGHT_EMBEDDER__NAME", "local-model")
    monkeypatch.setenv("RESUMEWRIGHT_EMBEDDER__BASE_URL", served.address)
    monkeypatch.setenv("RESUMEWRIGHT_EMBEDDER__KEY", "not-a-real-key")
    monkeypatch.setenv("RESUMEWRIGHT_LIBRARY_MINIMUM_ATS", "0")
    ad = examples / "ad.txt"
    made = called(tmp_path, "tailor", examples / "resume.txt", "--job", ad, "--out", tmp_path / "out", "--json")
    assert made.code == 0, made.err
    assert served.asked == []  # a run with an empty library asks nobody; the next search embeds what it kept
    told = called(tmp_path, "doctor", "--json")
    assert told.json["network"] == "on: local-model (finds)"
    assert "not-a-real-key" not in told.out
    served.statuses = [400]
    found = called(tmp_path, "library", "search", ad)
    assert found.code == 0
    assert "1 found" in found.out
    assert "status 400" in found.out
    monkeypatch.setenv("RESUMEWRIGHT_EMBEDDER__NAME", "")
    assert "1 library entries" in called(tmp_path, "doctor", "--json").json["to be embedded"]
    redone = called(tmp_path, "library", "reembed", "--json")
    assert redone.json["embedded"] >= 1
    assert called(tmp_path, "doctor", "--json").json["to be embedded"] == "nothing"
    monkeypatch.setenv("RESUMEWRIGHT_EMBEDDER__NAME", "none")
    refused = called(tmp_path, "library", "reembed", "--json")
    assert refused.code == 2
    assert "words alone" in refused.json["message"]
