"""The report to look at (HTML), to paste (Markdown) and for programs (JSON)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from tailoring.report.build import report_words
from tailoring.report.model import MatchReport

THEMES = Path(__file__).parent / "themes"


def report_files(report: MatchReport) -> dict[str, bytes]:
    """The report in its three forms, by file name."""
    return {
        "match-report.html": _rendered("report.html.j2", report),
        "match-report.md": _rendered("report.md.j2", report),
        "match-report.json": report.model_dump_json(indent=1).encode(),
    }


def _rendered(template: str, report: MatchReport) -> bytes:
    return _environment().get_template(template).render(report=report, words=report_words()).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(THEMES),
        autoescape=select_autoescape(enabled_extensions=("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["one_line"] = _one_line
    return environment


def _one_line(text: object) -> str:
    """Text for a row of a Markdown table."""
    return " ".join(str(text).split()).replace("|", "\\|")
