"""Room on the page, measured with the fonts of the theme."""

from __future__ import annotations

from dataclasses import dataclass

from tailoring.options import TailorOptions
from tailoring.rendering.measure import line_capacity, lines_of
from tailoring.rendering.options import RenderOptions

# A line of skills is measured by a text long enough to wrap several times.
_SAMPLE_REPEATS = 40


def render_options(options: TailorOptions, theme: str = "", pages: int = 0) -> RenderOptions:
    """How the renderer is to set this application; `theme` overrides the one chosen."""
    return RenderOptions(
        theme=theme or options.template_path or options.theme,
        country=options.country,
        paper=options.paper,
        date_style=options.date_style,
        spelling=options.spelling,
        pages=pages,
    )


@dataclass(frozen=True)
class ThemeMeter:
    """Measures text in one theme on one paper."""

    options: RenderOptions

    def lines_per_page(self) -> float:
        """Body lines a page holds."""
        return float(line_capacity(self.options, 1))

    def lines(self, text: str) -> int:
        """Body lines a bullet with this text takes."""
        return lines_of(text, self.options)

    def share(self, text: str) -> float:
        """The part of one body line that a skill in a list takes, its comma included."""
        return lines_of(", ".join([text] * _SAMPLE_REPEATS), self.options) / _SAMPLE_REPEATS


def theme_meter(options: TailorOptions) -> ThemeMeter:
    """The meter for an application's main theme."""
    return ThemeMeter(render_options(options, "" if options.template_path == "" else "ats"))
