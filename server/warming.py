"""Loads what a run will need while another process still reads the documents."""

from __future__ import annotations

import asyncio
import importlib
import warnings

import anyio.lowlevel

from tailoring.rendering.weasy import pango_available, prepare
from tailoring.skills.taxonomy import load_taxonomy

# The slow ones, in the order in which a run comes to them; the others set pages and read them back.
_LIBRARIES = ("docx",)
_FOR_PAGES = ("pypdfium2", "pdfminer.high_level")


async def warm_up(*, pages: bool) -> None:
    """Load taxonomy and libraries, giving way between them. Does nothing that a run would not do itself, later.

    `pages`: they are set in this process.
    """
    # Asked in a process of its own; on a second core that costs no time here.
    asking = asyncio.create_task(asyncio.to_thread(pango_available))
    await anyio.lowlevel.checkpoint()
    try:
        load_taxonomy()
        await anyio.lowlevel.checkpoint()
        for library in (*_LIBRARIES, *(_FOR_PAGES if pages else ())):
            await _load(library)
    finally:
        usable = await asking
    if usable and pages:
        prepare()
        await anyio.lowlevel.checkpoint()


async def _load(library: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # their own business
        importlib.import_module(library)
    await anyio.lowlevel.checkpoint()
