"""An embedder of the package fastembed, where that is installed. It fetches its model when it is first used."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy

from server.providers.embedding_api import EmbedderUnavailable
from tailoring.services import Vectors


class FastembedModel:
    """One model by its name, such as "BAAI/bge-small-en-v1.5"."""

    def __init__(self, name: str, model_id: str) -> None:
        self.name = name
        self.model_id = model_id

    @property
    def dimensions(self) -> int:
        """The length of every vector. Raises EmbedderUnavailable."""
        return self.encode(["length"]).shape[1]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text, each encoded by itself. Raises EmbedderUnavailable."""
        if not texts:
            return numpy.zeros((0, 0), dtype=numpy.float32)
        rows = numpy.array(list(self._model.embed(list(texts), batch_size=1)), dtype=numpy.float32)
        return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)

    @cached_property
    def _model(self) -> Any:
        if importlib.util.find_spec("fastembed") is None:
            raise EmbedderUnavailable(
                f"The embedder {self.name} needs the package fastembed, which is not installed.",
                "Search goes on by words alone; install fastembed, or set base_url in [embedder].",
            )
        package: Any = importlib.import_module("fastembed")  # optional, so its types are not at hand
        try:
            return package.TextEmbedding(model_name=self.name)
        except (ValueError, OSError, RuntimeError) as error:  # an unknown name; a model that cannot be fetched
            raise EmbedderUnavailable(
                f"fastembed could not load {self.name}: {error}.",
                "Search goes on by words alone; check the name in [embedder] and the network.",
            ) from error
