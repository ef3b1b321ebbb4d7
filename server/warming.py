"""Loads what a run will need while another process still reads the documents."""

from __future__ import annotations

import importlib
import warnings

import anyio
import anyio.lowlevel
import anyio.to_thread

from tailoring.embedding.minilm import load_embedder
from tailoring.rendering.weasy import pango_available
from tailoring.skills.taxonomy import load_taxonomy

# The slow ones, in the order in which a run comes to them.
_LIBRARIES = ("docx", "pypdfium2", "pdfminer.high_level")


async def warm_up() -> None:
    """Load taxonomy and libraries, giving way between them. Does nothing that a run would not do itself, later."""
    async with anyio.create_task_group() as group:
        # Asked in a process of its own; on a second core that costs no time here.
        group.start_soon(anyio.to_thread.run_sync, pango_available)
        await anyio.lowlevel.checkpoint()
        load_taxonomy()
        await anyio.lowlevel.checkpoint()
        for library in _LIBRARIES:
            await _load(library)
    if pango_available():
        await _load("weasyprint")
    if load_embedder() is not None:
        await _load("onnxruntime")


async def _load(library: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # their own business
        importlib.import_module(library)
    await anyio.lowlevel.checkpoint()
