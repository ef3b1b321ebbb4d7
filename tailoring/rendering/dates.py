"""Shows partial ISO dates ("2020", "2020-03", "2020-03-09") the way a country writes them, never more precisely."""

from __future__ import annotations

import re
from functools import cache

from pydantic import RootModel, model_validator

from tailoring.model import Model
from tailoring.profile import DateRange
from tailoring.rendering.data_files import DATA, load_toml
from tailoring.rendering.options import Conventions, DateStyle, RenderOptions, conventions

PRESENT = "present"
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TO_THIS_DAY = {"present", "current", "now", "today", "ongoing"}


class MonthNames(Model):
    """A language's month names from January on, and its word for "to this day"."""

    short: tuple[str, ...]
    long: tuple[str, ...]
    present: str

    @model_validator(mode="after")
    def _twelve(self) -> MonthNames:
        if len(self.short) != 12 or len(self.long) != 12:
            problem = f"a year has twelve months, not {len(self.short)} and {len(self.long)}"
            raise ValueError(problem)
        return self


class _Languages(RootModel[dict[str, MonthNames]]):
    pass


@cache
def _languages() -> dict[str, MonthNames]:
    return load_toml(DATA / "months.toml", _Languages).root


def month_names(language: str) -> MonthNames:
    """The names in a language (BCP 47); English for a language without a table."""
    table = _languages()
    return table.get(language.split("-", maxsplit=1)[0].lower(), table["en"])


def show_date(iso: str, options: RenderOptions, language: str = "en") -> str:
    """One date as the options want it; text that is no partial ISO date comes back as it is."""
    found = _ISO.fullmatch(iso.strip())
    names = month_names(options.language or language)
    if not found:
        return names.present if iso.strip().lower() in _TO_THIS_DAY else iso.strip()
    year, month, day = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    rules = conventions(options.country)
    if options.dates == "numeric":
        return _in_figures(rules.full if day else rules.month, year, month, day)
    return _in_words(rules, options.dates, names, (year, month, day))


def _in_figures(pattern: str, year: str, month: str, day: str | None) -> str:
    return pattern.replace("Y", year).replace("M", month).replace("D", day or "")


def _in_words(rules: Conventions, style: DateStyle, names: MonthNames, date: tuple[str, str, str | None]) -> str:
    year, month, day = date
    name = (names.long if style == "long" else names.short)[int(month) - 1]
    if day is None:
        return f"{name} {year}"
    parts = {"D": str(int(day)), "Y": year, "month": name}
    return re.sub(r"month|D|Y", lambda part: parts[part.group()], rules.day)


def show_range(start: str, end: str, options: RenderOptions, language: str = "en") -> str:
    """From–to: "Mar 2020 – 2022". Either side may be "" (then only the other stands) or "present"."""
    shown = [show_date(side, options, language) for side in (start, end) if side.strip()]
    if len(shown) == 2 and shown[0] == shown[1]:
        return shown[0]
    return " – ".join(shown)


def show_dates(dates: DateRange, options: RenderOptions, language: str = "en") -> str:
    """A profile's range as shown; the verbatim text where no date could be read from it."""
    start = dates.start.iso() if dates.start else ""
    end = PRESENT if dates.current else (dates.end.iso() if dates.end else "")
    return show_range(start, end, options, language) or dates.text
