"""The shipped embedder."""

import numpy
import pytest

from tailoring.embedding.minilm import MiniLM, load_embedder

pytestmark = pytest.mark.promise("confidence")


@pytest.fixture(scope="module")
def embedder() -> MiniLM:
    found = load_embedder()
    assert found is not None
    return found


def test_vectors_are_unit_rows_of_the_stated_length(embedder: MiniLM) -> None:
    vectors = embedder.encode(["a nurse on a ward", "an electrician on a site"])
    assert vectors.shape == (2, embedder.dimensions)
    assert numpy.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-3)


def test_like_meanings_are_nearer_than_unlike_ones(embedder: MiniLM) -> None:
    ward, clinic, lathe = embedder.encode(
        ["nursing on a hospital ward", "patient care in a clinic", "turning steel on a lathe"]
    )
    assert float(ward @ clinic) > float(ward @ lathe)


def test_a_text_has_the_same_bytes_alone_and_in_company(embedder: MiniLM) -> None:
    alone = embedder.encode(["Python"])[0]
    company = embedder.encode(["a much longer text about keeping the books of nine shops", "Python"])[1]
    assert alone.tobytes() == company.tobytes()


def test_no_text_gives_no_rows_and_a_long_one_is_cut(embedder: MiniLM) -> None:
    assert embedder.encode([]).shape == (0, embedder.dimensions)
    assert embedder.encode(["word " * 2000]).shape == (1, embedder.dimensions)
