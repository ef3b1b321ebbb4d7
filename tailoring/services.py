"""What the steps need from outside the craft, as protocols that the composition root fills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy
from numpy.typing import NDArray

from tailoring.submission import Submission

if TYPE_CHECKING:
    from tailoring.brief import WritingBrief

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


class Written(NamedTuple):
    """What a writer wrote, and what it took."""

    submission: Submission
    tokens: int
    calls: int


class Writer(Protocol):
    """Writes text from a brief. It is judged like anybody's: it can make the prose better, never the truth weaker."""

    @property
    def name(self) -> str:
        """The model that writes, as runs record it."""
        ...

    async def write(self, brief: WritingBrief) -> Written:
        """Text for this brief. Raises UserError when it cannot be had."""
        ...
