"""Shows partial ISO dates ("2020", "2020-03", "2020-03-09") the way a country writes them, never more precisely."""

from __future__ import annotations

import re
from functools import cache

from pydantic import RootModel, model_validator

from tailoring.model import Model, Span
from tailoring.profile import DateRange
from tailoring.reading.dates import FoundDates, find_dates, periods_of
from tailoring.rendering.data_files import DATA, load_toml
from tailoring.rendering.options import Conventions, DateStyle, RenderOptions, conventions

PRESENT = "present"
_TO_MONTH = 7  # characters of a date that tells no day
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
    """A profile's range as shown; all periods that it tells; the verbatim text where no date could be read from it."""
    told = periods_of(dates.text)
    if len(told) > 1 and (dates.start, dates.end) in [(one.start, one.end) for one in told]:
        sides = [side for one in told for side in (one.from_iso, one.to_iso)]
        # Days tell nothing beside months: "Apr 2015 – Sep 2016, Aug 2017 – Present".
        least = max(_TO_MONTH, min(len(side) for side in sides if _ISO.fullmatch(side)))
        return ", ".join(
            show_range(_cut_to(one.from_iso, least), _cut_to(one.to_iso, least), options, language) for one in told
        )
    return show_range(dates.from_iso, dates.to_iso, options, language) or dates.text


def _cut_to(iso: str, length: int) -> str:
    return iso[:length] if _ISO.fullmatch(iso) else iso


def show_worded_dates(dates: DateRange, options: RenderOptions, language: str = "en") -> str:
    """A credential's dates, each with its own word: "valid until Sep 2029", "2021, refresher 2024".

    What stands around a date is shown as it was written; so is a date that is not understood.
    """
    shown, at = "", 0
    text = " ".join(dates.text.split())
    for found in find_dates(text):
        shown += text[at : found.span.start] + _found_date(found, options, language)
        at = found.span.end
    return shown + text[at:] if at else show_dates(dates, options, language)


def _found_date(found: FoundDates, options: RenderOptions, language: str) -> str:
    """One date of a text as shown, after the words that lead it in ("since", "valid until")."""
    text = found.dates.text
    plain = [
        (text[: word.start()], whole)
        for word in re.finditer(r"(?<!\S)\S", text)
        if (whole := _whole(text[word.start() :]))
    ]
    if not plain:
        return text
    single = [one for one in plain if one[1].single]
    words, date = single[0] if plain[0][1].dates.current and single else plain[0]
    return f"{words.lower() if words.istitle() else words}{show_dates(date.dates, options, language)}"


def _whole(text: str) -> FoundDates | None:
    """The date that a text is, if it is nothing else."""
    found = next(iter(find_dates(text)), None)
    return found if found and found.span == Span(start=0, end=len(text)) and not found.cue else None
