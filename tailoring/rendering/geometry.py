"""The measures of the themes, read from data/themes.toml, and the column they leave on a sheet."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from tailoring.model import Model
from tailoring.rendering.data_files import DATA, load_toml
from tailoring.rendering.options import PAPER_MM, Paper

POINTS_PER_MM = 72 / 25.4


class Step(Model):
    """One setting of the page: margins (top, right, bottom, left) in mm, body size in points, leading, gaps."""

    margins: tuple[float, float, float, float]
    size: float = Field(ge=9, le=14)
    leading: float = Field(ge=1.1, le=2)
    space: float = Field(gt=0, le=2)

    @property
    def line_height(self) -> float:
        """Points from one line of body text to the next."""
        return self.size * self.leading

    def width(self, paper: Paper) -> float:
        """Points between the side margins."""
        return (PAPER_MM[paper][0] - self.margins[1] - self.margins[3]) * POINTS_PER_MM

    def height(self, paper: Paper) -> float:
        """Points between the top and bottom margins."""
        return (PAPER_MM[paper][1] - self.margins[0] - self.margins[2]) * POINTS_PER_MM


class Theme(Model):
    """A theme's steps from the page as drawn to the tightest; `side` and `gap` (mm) where it has a sidebar."""

    steps: tuple[Step, ...] = Field(min_length=1)
    side: float = 0
    gap: float = 0


class _Themes(Model):
    ats: Theme
    visual: Theme
    letter: Theme


@cache
def theme(name: str) -> Theme:
    """The measures of "ats", "visual" or "letter"; a person's own template is measured like "ats"."""
    themes = load_toml(DATA / "themes.toml", _Themes)
    return {"visual": themes.visual, "letter": themes.letter}.get(name, themes.ats)
