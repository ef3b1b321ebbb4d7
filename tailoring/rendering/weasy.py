"""WeasyPrint behind a typed door: is it usable here, and HTML → PDF with no access to files or network."""

from __future__ import annotations

import ctypes.util
import importlib
import logging
import re
import subprocess
import sys
import warnings
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from tailoring.rendering.fonts import font_face_css

# On Linux every library has one file name, and WeasyPrint tries it last; looking up the others first runs the linker
# and the compiler fifty times, which takes longer than all the rest of the import.
_DIRECTLY = sys.platform == "linux"
_NO_LOOKUP = "import ctypes.util; ctypes.util.find_library = lambda name: None; " if _DIRECTLY else ""
_WITHOUT_SUBSETS = 4
_PROBE = f"""{_NO_LOOKUP}import runpy, sys, warnings; warnings.simplefilter('ignore')
subsetter = runpy.run_path(sys.argv[1]).get('harfbuzz_subset')
sys.exit(0 if hasattr(subsetter, 'hb_subset_input_create_or_fail') else {_WITHOUT_SUBSETS})"""
_FEW_LINES = 6
_one_at_a_time = Lock()  # Pango's font maps are not safe to share between threads that draw at once


def pango_available() -> bool:
    """Whether WeasyPrint's system libraries load here."""
    return _probed() in (0, _WITHOUT_SUBSETS)


def subsets_exactly() -> bool:
    """Whether HarfBuzz's subsetter is there; without it the same page is not the same bytes."""
    return _probed() == 0


@cache
def _probed() -> int:
    """How the loading of the system libraries ends.

    Asked in another process: where one is missing, the import prints to standard output, which may be a protocol's
    channel. Only the module that loads them is run, which takes a tenth of the whole import.
    """
    package = find_spec("weasyprint")
    if package is None or package.origin is None:
        return 1
    loader = Path(package.origin).parent / "text" / "ffi.py"
    command = [sys.executable, "-I", "-c", _PROBE, str(loader)]
    return subprocess.run(command, capture_output=True, check=False, timeout=60).returncode  # noqa: S603 - our own interpreter and code


@dataclass(frozen=True, slots=True)
class _Loaded:
    weasyprint: Any
    fonts: Any
    fetcher: Any
    faces: Any


def prepare() -> None:
    """Load WeasyPrint now rather than with the first page; it must be usable here."""
    _loaded()


@contextmanager
def _no_lookup() -> Generator[None, None, None]:
    """Have libraries opened by their file names alone."""
    lookup = ctypes.util.find_library
    if _DIRECTLY:
        ctypes.util.find_library = lambda _name: None
    try:
        yield
    finally:
        ctypes.util.find_library = lookup


@cache
def _loaded() -> _Loaded:
    """WeasyPrint with the family that ships already in its font map; loading it costs a quarter of a second, once."""
    with warnings.catch_warnings(), _no_lookup():
        warnings.simplefilter("ignore", DeprecationWarning)
        weasyprint = importlib.import_module("weasyprint")
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    fonts = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    fetcher = importlib.import_module("weasyprint.urls").URLFetcher(allowed_protocols=["data"])
    # The package's own font files may be read; nothing that a résumé or a template names ever is.
    fonts_only = importlib.import_module("weasyprint.urls").URLFetcher(allowed_protocols=["file"])
    faces = weasyprint.CSS(string=font_face_css(), font_config=fonts, url_fetcher=fonts_only)
    return _Loaded(weasyprint, fonts, fetcher, faces)


@cache
def _sheet(css: str) -> Any:
    loaded = _loaded()
    return loaded.weasyprint.CSS(string=css, font_config=loaded.fonts, url_fetcher=loaded.fetcher)


class SetPage:
    """A page that has been laid out: how many sheets it takes, and its PDF."""

    def __init__(self, document: Any) -> None:
        self._document = document

    @property
    def pages(self) -> int:
        """How many sheets it takes."""
        return len(self._document.pages)

    @property
    def nearly_empty(self) -> bool:
        """Whether its last sheet holds but a few lines that a tighter setting may take in."""
        boxes = self._document.pages[-1]._page_box.descendants()  # noqa: SLF001 - no public way to ask
        return self.pages > 1 and sum(type(box).__name__ == "LineBox" for box in boxes) <= _FEW_LINES

    def pdf(self) -> bytes:
        """The tagged PDF, with name and title as its only metadata.

        Its objects stand open, with a plain table of where each is: older readers know no object streams, and every
        reader is a third faster without. What they hold (text, fonts) is compressed all the same.
        """
        with _one_at_a_time:
            return self._document.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True, finisher=_finish)


def _finish(_document: Any, pdf: Any) -> None:
    """Compresses the streams, and takes out the name of the program that made the file from both places it stands."""
    pdf.info.pop("Producer", None)
    for found in pdf.objects:
        if hasattr(found, "compress"):
            found.compress = True
            found.stream = [_joined_letters(part) for part in found.stream]
        if getattr(found, "extra", {}).get("Type") == "/Metadata":
            found.stream = [
                re.sub(rb'<rdf:Description[^>]*pdf:Producer="[^"]*" />', b"", part) for part in found.stream
            ]


def _joined_letters(part: Any) -> Any:
    """A drawing operation; letters that WeasyPrint parts by moving the pen by nothing are one string to its readers."""
    return part.replace(b">0<", b"") if isinstance(part, bytes) and part.endswith(b"TJ") else part


def set_page(html: str, css: str = "") -> SetPage:
    """Lays out HTML with a style sheet (parsed once for all pages that share it)."""
    with _one_at_a_time:
        loaded = _loaded()
        sheets = [loaded.faces, *([_sheet(css)] if css else [])]
        page = loaded.weasyprint.HTML(string=html, url_fetcher=loaded.fetcher)
        return SetPage(page.render(font_config=loaded.fonts, stylesheets=sheets, pdf_variant="pdf/ua-1", pdf_tags=True))


def fewest_pages(limit: int, settings: Sequence[Callable[[], SetPage]]) -> SetPage:
    """The first setting within the limit, else the first of those that take fewest pages.

    With no limit (0) the first stands, unless its last sheet is nearly empty and a tighter setting does without it.
    """
    best = settings[0]()
    limit = limit or best.pages - best.nearly_empty
    for setting in settings[1:]:
        if best.pages <= limit:
            break
        tighter = setting()
        best = tighter if tighter.pages < best.pages else best
    return best
