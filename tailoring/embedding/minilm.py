"""all-MiniLM-L6-v2 in 8-bit integers, run by onnxruntime: 384 dimensions, no network, the same bytes every time."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy

from tailoring.services import Vectors

MODEL_FOLDER = Path(__file__).parent / "model"
MODEL_FILE = "all-minilm-l6-v2.int8.onnx"
MODEL_ID = "all-MiniLM-L6-v2-int8"
DIMENSIONS = 384
MAX_TOKENS = 256


@dataclass(frozen=True)
class MiniLM:
    """The shipped embedder. The weights are loaded at the first text, not before."""

    folder: Path = MODEL_FOLDER

    @property
    def model_id(self) -> str:
        """The name stored with every vector."""
        return MODEL_ID

    @property
    def dimensions(self) -> int:
        """The length of every vector."""
        return DIMENSIONS

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text, in the order given. Shape (len(texts), 384); texts are cut at 256 tokens."""
        rows = numpy.zeros((len(texts), DIMENSIONS), dtype=numpy.float32)
        for place, text in enumerate(texts):
            rows[place] = self._encode_one(text)
        return rows

    def _encode_one(self, text: str) -> Vectors:
        # Dynamic quantisation takes its scale over the whole batch: alone, a text's vector does not depend on its
        # neighbours, and on one thread that is as fast as batches of 32.
        encoding = self._tokenizer.encode(text)
        feed = {
            "input_ids": numpy.array([encoding.ids], dtype=numpy.int64),
            "attention_mask": numpy.array([encoding.attention_mask], dtype=numpy.int64),
        }
        return numpy.asarray(self._session.run(["embedding"], feed)[0][0], dtype=numpy.float32)

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer: Any = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.enable_truncation(max_length=MAX_TOKENS)
        tokenizer.no_padding()  # the file asks for 128 tokens always: ten times the time
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        runtime: Any = importlib.import_module("onnxruntime")  # ships no types
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1  # sums are taken in one order, so the same text gives the same bytes
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return runtime.InferenceSession(
            str(self.folder / MODEL_FILE), sess_options=options, providers=["CPUExecutionProvider"]
        )


def missing_parts() -> str:
    """Why the embedder cannot run here, in words for the person; "" when it can."""
    wheels = [name for name in ("onnxruntime", "tokenizers") if importlib.util.find_spec(name) is None]
    if wheels:
        return f"The package {' and '.join(wheels)} has no wheel here, so search by meaning is off."
    files = [name for name in (MODEL_FILE, "tokenizer.json") if not (MODEL_FOLDER / name).is_file()]
    if files:
        return f"The model file {' and '.join(files)} is missing from {MODEL_FOLDER.name}, so search by meaning is off."
    return ""


@cache
def load_embedder() -> MiniLM | None:
    """The one embedder of this process, or None where it cannot run (`missing_parts` says why)."""
    return None if missing_parts() else MiniLM()
