"""What the steps need from outside the craft, as protocols that the composition root fills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy
from numpy.typing import NDArray

Vectors = NDArray[numpy.float32]


class Embedder(Protocol):
    """Turns texts into unit vectors. `model_id` is stored with every vector; models are never mixed."""

    @property
    def model_id(self) -> str:
        """The name stored with every vector."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of every vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text. Shape (len(texts), dimensions)."""
        ...
