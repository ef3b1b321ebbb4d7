"""Encodes what a run is going to ask about on another core, while its first steps are still reckoning."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy

from tailoring.run import RunInputs
from tailoring.services import Embedder, Vectors

# Headings and single names are rarely evidence that meaning decides on.
_LEAST_WORDS = 3


class EncodedAhead:
    """An embedder that has begun with some texts already.

    Every text is encoded by itself, so that who does it, and when, changes no vector.
    """

    def __init__(self, embedder: Embedder, texts: Sequence[str]) -> None:
        self.embedder = embedder
        self._known: dict[str, Vectors] = {}
        self._texts = tuple(dict.fromkeys(texts))
        # No daemon: a process that ended in the middle of it would fall over in the runtime's own code.
        self._thread = threading.Thread(target=self._encode_all, name="encoding-ahead")
        self._thread.start()

    @property
    def model_id(self) -> str:
        """The name stored with every vector."""
        return self.embedder.model_id

    @property
    def dimensions(self) -> int:
        """The length of every vector."""
        return self.embedder.dimensions

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text. Shape (len(texts), dimensions). What is under way is waited for."""
        self._thread.join()
        rows = numpy.zeros((len(texts), self.dimensions), dtype=numpy.float32)
        for place, text in enumerate(texts):
            if text not in self._known:
                self._known[text] = self.embedder.encode([text])[0]
            rows[place] = self._known[text]
        return rows

    def _encode_all(self) -> None:
        for text in self._texts:
            self._known[text] = self.embedder.encode([text])[0]


def likely_texts(inputs: RunInputs) -> list[str]:
    """What the fit of a run is going to compare: the requirements, and the statements that say something."""
    statements = (fact.text for fact in inputs.profile.facts if len(fact.text.split()) >= _LEAST_WORDS)
    return [*(requirement.text for requirement in inputs.posting.requirements), *statements]
