"""How a résumé is to look: theme, paper, dates, language, colour and length."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from tailoring.errors import InvalidOption
from tailoring.model import Model
from tailoring.rendering.data_files import DATA, load_toml

Paper = Literal["A4", "Letter"]
DateStyle = Literal["short", "long", "numeric"]
Spelling = Literal["british", "american"]
BuiltInTheme = Literal["ats", "visual"]

PAPER_MM: dict[Paper, tuple[float, float]] = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
LEAST_CONTRAST = 4.5


class Conventions(Model):
    """What one country expects: paper, how months are written, the order of figures, spelling."""

    paper: Paper = "A4"
    style: DateStyle = "short"
    month: str = "M/Y"
    full: str = "D/M/Y"
    day: str = "D month Y"
    spelling: Spelling = "british"


class _Countries(Model):
    default: Conventions
    countries: dict[str, dict[str, str]]


@cache
def conventions(country: str) -> Conventions:
    """The conventions of a country by its ISO 3166 code; the default for "" and for countries not listed."""
    table = _table()
    return table.get(country.upper(), table[""])


@cache
def _table() -> dict[str, Conventions]:
    data = load_toml(DATA / "countries.toml", _Countries)
    common = data.default.model_dump()
    table = {code: Conventions.model_validate({**common, **changes}) for code, changes in data.countries.items()}
    return {**table, "": data.default}


class RenderOptions(Model):
    """How to render. What is left None follows `country` (ISO 3166, "" for none).

    `theme` is "ats", "visual" or a path to the person's own HTML template. `pages` is the length to keep to:
    the page is set tighter, within what reads well, before it is exceeded; 0 sets no length. `accent` is "#rrggbb".
    `language` (BCP 47) is of the words that stand in dates; "" follows the draft.
    """

    theme: str = "ats"
    country: str = ""
    paper: Paper | None = None
    date_style: DateStyle | None = None
    spelling: Spelling | None = None
    pages: int = Field(default=0, ge=0, le=20)
    accent: str = "#1f4e79"
    language: str = ""

    @field_validator("accent")
    @classmethod
    def _legible_colour(cls, accent: str) -> str:
        return checked_colour(accent)

    @property
    def sheet(self) -> Paper:
        """The paper asked for, else the country's."""
        return self.paper or conventions(self.country).paper

    @property
    def dates(self) -> DateStyle:
        """The date style asked for, else the country's."""
        return self.date_style or conventions(self.country).style

    @property
    def spelled(self) -> Spelling:
        """The spelling asked for, else the country's."""
        return self.spelling or conventions(self.country).spelling

    @property
    def template(self) -> Path | None:
        """The person's own template, None for the themes that ship."""
        return None if self.theme in ("ats", "visual") else Path(self.theme)

    def language_tag(self, language: str) -> str:
        """The BCP 47 tag of a page in `language`: English is told apart by spelling ("en-GB", "en-US")."""
        tag = self.language or language
        if tag == "en":
            return "en-US" if self.spelled == "american" else "en-GB"
        return tag


def checked_colour(colour: str) -> str:
    """The colour in small letters. Raises InvalidOption when it is no "#rrggbb" or too pale on white."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        problem = f"The accent colour {colour!r} is not of the form #rrggbb."
        raise InvalidOption(problem, "Give six hexadecimal digits after a #, for instance #1f4e79.")
    contrast = 1.05 / (_luminance(colour) + 0.05)
    if contrast < LEAST_CONTRAST:
        problem = f"The accent colour {colour} is too pale on white (contrast {contrast:.1f}, least {LEAST_CONTRAST})."
        raise InvalidOption(problem, "Choose a darker one, for instance #1f4e79.")
    return colour.lower()


def _luminance(colour: str) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def tint(colour: str, share: float) -> str:
    """The colour thinned with white: `share` of it is left."""
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - channel) * share):02x}" for channel in channels)
