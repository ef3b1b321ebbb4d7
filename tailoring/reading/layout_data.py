"""The cues of the files in `data/` about layouts and pages, validated."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from tailoring.errors import InvalidData
from tailoring.model import Model

DATA = Path(__file__).parent / "data"
_Cues = TypeVar("_Cues", bound=Model)


class LayoutCues(Model):
    """Bullet glyphs, names of icon and symbol fonts, and font weights by part of the name."""

    bullets: str
    dash_bullets: str
    icon_fonts: tuple[str, ...]
    symbol_fonts: tuple[str, ...]
    weights: dict[str, int]


class PageCues(Model):
    """Elements of web pages that are never read, those that end a line, and words that mark banners and menus."""

    dropped_elements: frozenset[str]
    blocks: frozenset[str]
    boilerplate: tuple[str, ...]


class SmallWords(Model):
    """Words of English, and of other languages, that every text holds."""

    english: frozenset[str]
    others: frozenset[str]


@cache
def layout_cues() -> LayoutCues:
    """The cues of `layout.toml`. Raises InvalidData naming file and place."""
    return _read("layout.toml", LayoutCues)


@cache
def page_cues() -> PageCues:
    """The cues of `pages.toml`. Raises InvalidData naming file and place."""
    return _read("pages.toml", PageCues)


@cache
def small_words() -> SmallWords:
    """The words of `small_words.toml`. Raises InvalidData naming file and place."""
    return _read("small_words.toml", SmallWords)


@cache
def column_headings() -> frozenset[str]:
    """Headings that mark a column as a text of its own, in lower case."""
    return frozenset(_lines("column_headings.txt"))


@cache
def linkedin_tables() -> tuple[str, ...]:
    """The CSV files of a LinkedIn export that are read, in reading order."""
    return tuple(_lines("linkedin_tables.txt"))


def _read(file: str, kind: type[_Cues]) -> _Cues:
    try:
        return kind.model_validate(tomllib.loads((DATA / file).read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise InvalidData(f"{file} is not valid: {error}.", "Restore it or mend the place named.") from error


def _lines(file: str) -> list[str]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
