"""What the embedding says of a requirement and a piece of evidence; one signal among others, never the judge."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.denials import denied_text
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.words import stems
from tailoring.services import Embedder, Vectors

_WORD = re.compile(r"[\w'’+#.-]*\w[+#]*")
_LEAST_LEFT = 5  # words: fewer tell no walk of life


def _unknown() -> float | None:
    return None


@dataclass(frozen=True)
class Meaning:
    """The cosine of a requirement and a piece of evidence, and of what is left when the words they share are gone.

    `with_job`: the cosine with the requirement and the job's title together, for a bare requirement tells little;
    `job`: that with the title alone.

    Two texts that share a word and nothing else use it in two senses: without the word they stand far apart.
    """

    cosine: float | None = None
    with_job: float | None = None
    measure_rest: Callable[[], float | None] = _unknown
    measure_denied: Callable[[], float | None] = _unknown
    job: float | None = None

    @cached_property
    def rest(self) -> float | None:
        """The cosine without the shared words, with the requirement or the job; None where too little is left."""
        return self.measure_rest()

    @cached_property
    def denied(self) -> float | None:
        """The cosine of what the evidence denies with the requirement or the job; None where it denies nothing."""
        return self.measure_denied()


class Encoder:
    """An embedder that remembers what it was given: one job's title is held against many requirements."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder
        self.known: dict[str, Vectors] = {}

    def vector(self, text: str) -> Vectors:
        """The unit vector of a text."""
        if text not in self.known:
            self.known[text] = self.embedder.encode([text])[0]
        return self.known[text]


class Meanings:
    """The meanings of one requirement against the evidence of a pool; `vector` is the requirement's."""

    def __init__(self, ask: Ask, context: str, vector: Vectors | None, encoder: Encoder | None) -> None:
        self.ask, self.context, self.vector, self.encoder = ask, context, vector, encoder

    def against(self, parts: Sequence[EvidenceParts], vectors: Vectors | None) -> list[Meaning]:
        """One meaning per piece of evidence, in order."""
        if vectors is None or self.vector is None:
            return [Meaning()] * len(parts)
        cosines = numpy.asarray(vectors @ self.vector)
        with_job = numpy.asarray(vectors @ self._with_job(self.vector))
        jobs = numpy.asarray(vectors @ self._job(self.vector))
        return [
            Meaning(
                float(cosine),
                float(both),
                lambda part=part: self._rest(part),
                lambda part=part: self._denied(part),
                float(job),
            )
            for part, cosine, both, job in zip(parts, cosines, with_job, jobs, strict=True)
        ]

    def _job(self, vector: Vectors) -> Vectors:
        """The job's direction; the requirement's where no job is told."""
        return vector if self.encoder is None or not self.context else self.encoder.vector(self.context)

    def _with_job(self, vector: Vectors) -> Vectors:
        """The direction between the requirement's and the job's."""
        if self.encoder is None or not self.context:
            return vector
        both = vector + self.encoder.vector(self.context)
        return both / max(float(numpy.linalg.norm(both)), 1e-9)

    def _denied(self, part: EvidenceParts) -> float | None:
        text = denied_text(part.evidence.text) if part.denied else ""
        if self.encoder is None or self.vector is None or not text:
            return None
        denied = self.encoder.vector(text)
        job = float(denied @ self.encoder.vector(self.context)) if self.context else 0.0
        return max(float(denied @ self.vector), job)

    def _rest(self, part: EvidenceParts) -> float | None:
        shared = self.ask.stems | self.ask.details | self.ask.context_stems
        left = [word for word in _WORD.findall(part.evidence.text) if shared.isdisjoint(stems(word))]
        if self.encoder is None or self.vector is None or len(left) < _LEAST_LEFT:
            return None
        rest = self.encoder.vector(" ".join(left))
        job = self.encoder.vector(self.context) if self.context else self.vector
        return max(float(rest @ self.vector), float(rest @ job))
