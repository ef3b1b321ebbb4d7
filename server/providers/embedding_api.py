"""An embedder behind an OpenAI-compatible address. Used only when a setting names one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, cast

import httpx2
import numpy

from server.settings import EmbedderSettings
from tailoring.errors import UserError
from tailoring.services import Vectors

_MEND = "Search goes on by words alone; check name, base_url and key in [embedder]."
_TOO_MANY = 429
_PAUSE = 0.2  # seconds before the first retry; doubled each time
# An address that does not answer is left alone for so long: a run asks several times.
_REST = 30.0


class EmbedderUnavailable(UserError):
    """The embedder that a setting names could not be asked, or answered what cannot be used."""

    code = "embedder_unavailable"


class ApiEmbedder:
    """Asks `base_url`/embeddings. May be used from several threads."""

    def __init__(self, settings: EmbedderSettings, model_id: str) -> None:
        self.settings = settings
        self.model_id = model_id
        self._length = settings.dimensions
        self._failed: EmbedderUnavailable | None = None
        self._again = 0.0

    @property
    def dimensions(self) -> int:
        """The length of every vector; asked for when no setting says it. Raises EmbedderUnavailable."""
        return self._length or self.encode(["length"]).shape[1]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text, in the order given. Raises EmbedderUnavailable."""
        if self._failed is not None and time.monotonic() < self._again:
            raise EmbedderUnavailable(self._failed.problem, self._failed.mend)
        try:
            size = self.settings.batch
            parts = [self._rows(list(texts[start : start + size])) for start in range(0, len(texts), size)]
        except EmbedderUnavailable as error:
            self._failed, self._again = error, time.monotonic() + _REST
            raise
        self._failed = None
        return numpy.concatenate(parts) if parts else numpy.zeros((0, self._length), dtype=numpy.float32)

    def _rows(self, texts: list[str]) -> Vectors:
        rows = self._read(self._asked(texts), len(texts))
        if self._length and rows.shape[1] != self._length:
            raise self._unusable(f"vectors of {rows.shape[1]} numbers instead of {self._length}")
        self._length = rows.shape[1]
        return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)

    def _asked(self, texts: list[str]) -> httpx2.Response:
        """The answer, after so many retries as the settings allow where another try may help."""
        body: dict[str, Any] = {"model": self.settings.name, "input": texts, "encoding_format": "float"}
        if self.settings.dimensions:
            body["dimensions"] = self.settings.dimensions
        headers = {"authorization": f"Bearer {self.settings.key}"} if self.settings.key else {}
        address = f"{self.settings.base_url.rstrip('/')}/embeddings"
        failed = ""
        with httpx2.Client(timeout=self.settings.seconds, headers=headers) as client:
            for trial in range(self.settings.retries + 1):
                if trial:
                    time.sleep(_PAUSE * 2 ** (trial - 1))
                try:
                    answer = client.post(address, json=body)
                except (httpx2.HTTPError, httpx2.InvalidURL) as error:
                    failed = f"{type(error).__name__} {error}".strip()
                    continue
                if answer.is_success:
                    return answer
                failed = f"it answered with status {answer.status_code}"
                if answer.status_code != _TOO_MANY and answer.status_code < 500:
                    break
        raise EmbedderUnavailable(f"The embedder {self.settings.name} could not be asked: {failed}.", _MEND)

    def _read(self, answer: httpx2.Response, count: int) -> Vectors:
        """The rows of an answer, in the order of the texts."""
        try:
            data = cast("list[dict[str, Any]]", answer.json()["data"])
            placed = sorted(data, key=lambda one: int(one["index"]))
            rows = numpy.array([one["embedding"] for one in placed], dtype=numpy.float32)
        except (ValueError, KeyError, TypeError, OverflowError) as error:
            raise self._unusable("no list of vectors") from error
        if rows.ndim != 2 or rows.shape[0] != count or [int(one["index"]) for one in placed] != list(range(count)):
            raise self._unusable(f"{len(data)} vectors for {count} texts")
        if not numpy.isfinite(rows).all() or not numpy.linalg.norm(rows, axis=1).all():
            raise self._unusable("a vector without direction")
        return rows

    def _unusable(self, what: str) -> EmbedderUnavailable:
        return EmbedderUnavailable(f"The embedder {self.settings.name} answered with {what}.", _MEND)
