"""The font family that ships, so that a page is the same on every machine."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from tailoring.errors import InvalidData

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Resumewright Sans"
TYPST_FAMILY = "Source Sans Pro"
FACES = {
    "regular": ("SourceSansPro-Regular.ttf", "normal", 400),
    "bold": ("SourceSansPro-Semibold.ttf", "normal", 600),
    "italic": ("SourceSansPro-It.ttf", "italic", 400),
}


@cache
def font_face_css() -> str:
    """The family as @font-face rules that name the files of this package."""
    return "".join(_face(*face) for face in FACES.values())


def _face(name: str, style: str, weight: int) -> str:
    source = f'url("{(FONTS / name).as_uri()}")'
    return f'@font-face {{ font-family: "{FAMILY}"; font-style: {style}; font-weight: {weight}; src: {source}; }}\n'


@cache
def advances(face: str) -> dict[str, int]:
    """Advance width by character in thousandths of the size, for "regular" or "bold"."""
    path = FONTS / "advances.json"
    try:
        table: dict[str, dict[str, int]] = json.loads(path.read_text(encoding="utf-8"))
        return table[face]
    except (ValueError, KeyError) as error:
        problem = f"{path.name} is not valid: {error}."
        raise InvalidData(problem, "Restore the file from the package.") from error


def uncovered(text: str) -> str:
    """The characters of a text that the family has no glyph for, each once, in order."""
    known = advances("regular")
    return "".join(dict.fromkeys(sign for sign in text if sign not in known and not sign.isspace()))
