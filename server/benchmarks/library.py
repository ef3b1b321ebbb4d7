"""How fast the library is searched when it has grown large."""

from __future__ import annotations

import hashlib
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy

from server.benchmarks.machine import Figures, median, p95
from server.settings import Settings
from server.shelf import DatabaseShelf
from server.workbench import Workbench, open_workbench
from tailoring.evals.pairs import Pair
from tailoring.library import LibraryEntry
from tailoring.run import RunInputs
from tailoring.services import Embedder, Vectors

_ROUNDS = 20
_WORDS_AN_ENTRY = 250
_FOUND = 5


async def library_search(settings: Settings, pairs: Sequence[Pair], entries: int) -> Figures:
    """A library of so many entries, searched with whole ads and with stored vectors."""
    with tempfile.TemporaryDirectory() as scratch:
        home = settings.model_copy(update={"home": Path(scratch), "database": ""})
        async with open_workbench(home) as bench:
            inputs = [pair.inputs() for pair in pairs]
            vectors = await _fill(bench, inputs, entries)
            by_ad = await _by_ad(bench, settings, inputs)
            by_vector = await _by_vector(bench, vectors)
    return {
        "library_entries": entries,
        "library_by_ad_median_ms": median(by_ad, 1),
        "library_by_ad_p95_ms": p95(by_ad, 1),
        "library_by_vector_median_ms": median(by_vector, 1),
        "library_by_vector_p95_ms": p95(by_vector, 1),
    }


async def _fill(bench: Workbench, inputs: Sequence[RunInputs], entries: int) -> Vectors:
    """Entries of words from the pairs' own documents and ads, with vectors drawn around those of real texts."""
    dice = random.Random(0)  # noqa: S311 - a benchmark must draw the same each time
    model = bench.embedder()
    words = [word for one in inputs for word in f"{one.documents[0].text} {one.posting.document.text}".split()]
    vectors = _vectors(model, [one.posting.document.text for one in inputs], entries)
    async with bench.database.writing(bench.scope) as store:
        for number in range(entries):
            entry = _entry(number, inputs[number % len(inputs)], " ".join(dice.choices(words, k=_WORDS_AN_ENTRY)))
            await store.library.add(entry, model.model_id if model else "", vectors[number] if model else None)
    return vectors


def _entry(number: int, inputs: RunInputs, content: str) -> LibraryEntry:
    posting = inputs.posting
    digest = hashlib.sha256(f"{number} {content}".encode()).hexdigest()
    return LibraryEntry(
        id=f"lib-{number}",
        resume_content=content,
        resume_hash=digest,
        match_score=70,
        ats_score=85,
        skills=tuple(dict.fromkeys(term.text for r in posting.requirements for term in r.terms)),
        job_title=posting.title,
        company=f"Employer {number}",
    )


def _vectors(model: Embedder | None, texts: Sequence[str], count: int) -> Vectors:
    """Unit vectors scattered around those of the texts; around nothing where there is no embedder."""
    rows = numpy.random.default_rng(0).normal(scale=0.05, size=(count, model.dimensions if model else 1))
    if model:
        rows += model.encode(texts)[numpy.arange(count) % len(texts)]
    return numpy.asarray(rows / numpy.linalg.norm(rows, axis=1, keepdims=True), dtype=numpy.float32)


async def _by_ad(bench: Workbench, settings: Settings, inputs: Sequence[RunInputs]) -> list[float]:
    """Milliseconds from a read ad to the library's answer, the ad's embedding included."""
    shelf = DatabaseShelf(bench.database, bench.scope, "benchmark", bench.embedder(), settings.library_minimum_ats)
    await shelf.search_library(inputs[0])
    spent: list[float] = []
    for _ in range(_ROUNDS):
        for one in inputs:
            started = time.perf_counter()
            await shelf.search_library(one)
            spent.append((time.perf_counter() - started) * 1000)
    return spent


async def _by_vector(bench: Workbench, vectors: Vectors) -> list[float]:
    model = bench.embedder()
    if model is None:
        return [0.0]
    spent: list[float] = []
    for vector in vectors[: 10 * _ROUNDS]:
        started = time.perf_counter()
        async with bench.database.reading(bench.scope) as store:
            await store.library.search((), model.model_id, vector, _FOUND)
        spent.append((time.perf_counter() - started) * 1000)
    return spent
