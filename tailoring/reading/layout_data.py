"""The cues of `data/layout.toml`, validated."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from tailoring.errors import InvalidData
from tailoring.model import Model

DATA = Path(__file__).parent / "data"


class LayoutCues(Model):
    """Bullet glyphs, names of icon and symbol fonts, and font weights by part of the name."""

    bullets: str
    dash_bullets: str
    icon_fonts: tuple[str, ...]
    symbol_fonts: tuple[str, ...]
    weights: dict[str, int]


@cache
def layout_cues() -> LayoutCues:
    """The cues, read once. Raises InvalidData naming file and line."""
    path = DATA / "layout.toml"
    try:
        return LayoutCues.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise InvalidData(f"{path.name} is not valid: {error}.", "Restore it or mend the line named.") from error


@cache
def column_headings() -> frozenset[str]:
    """Headings that mark a column as a text of its own, in lower case."""
    lines = (DATA / "column_headings.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def linkedin_tables() -> tuple[str, ...]:
    """The CSV files of a LinkedIn export that are read, in reading order."""
    lines = (DATA / "linkedin_tables.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


class PageCues(Model):
    """Elements of web pages, and words of their ids and classes, that hold no text of the document."""

    dropped_elements: tuple[str, ...]
    boilerplate: tuple[str, ...]


@cache
def page_cues() -> PageCues:
    """The cues of `data/pages.toml`. Raises InvalidData naming file and line."""
    path = DATA / "pages.toml"
    try:
        return PageCues.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise InvalidData(f"{path.name} is not valid: {error}.", "Restore it or mend the line named.") from error
