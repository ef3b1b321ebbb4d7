"""Dates as résumés write them, at the precision given, with the span of text they came from."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tailoring.errors import InvalidData
from tailoring.model import Span
from tailoring.profile import DateRange, PartialDate
from tailoring.reading.vocabulary import DATA

CENTURY_PIVOT = 50  # '49 is 2049, '51 is 1951: careers begin before they are written down
LONGEST_SPELL = 45  # years: "1998–02" is four years, "2005–04" is no range
KINDS = (
    "month",
    "season",
    "present",
    "since",
    "onwards",
    "joiner",
    "expected",
    "expires",
    "until",
    "version",
    "periods",
)


@dataclass(frozen=True, slots=True)
class FoundDates:
    """A date or range in a text. `single` when one date alone stands there; `cue` is what the words before say."""

    span: Span
    dates: DateRange
    single: bool
    cue: str = ""


@functools.cache
def _vocabulary() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    with (DATA / "date_words.csv").open(encoding="utf-8", newline="") as source:
        for number, row in enumerate(csv.DictReader(source), 2):
            kind, value = row.get("kind", ""), row.get("value") or "0"
            if kind not in table or not value.isdigit() or not row.get("word"):
                message = f"date_words.csv line {number}: {row} is not word,kind,value."
                raise InvalidData(message, f"The kinds are {', '.join(KINDS)}; a month has its number as value.")
            table[kind][row["word"]] = int(value)
    return table


def _any_of(kind: str) -> str:
    entries = sorted(_vocabulary()[kind], key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in entries) + ")"


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month, season = rf"(?P<mon>{_any_of('month')})", rf"(?:{_any_of('season')})"
    year = r"(?P<y>(?:19|20)\d\d)"
    forms = (
        rf"{year}[-./](?P<m>0?[1-9]|1[0-2])[-./](?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"(?P<d>[0-3]?\d)(?:st|nd|rd|th|\.)?[\s/-]+(?:of\s+|de\s+)?{month}\.?,?(?:\s+(?:de\s+|of\s+)?|[-/]){year}",
        rf"{month}\.?\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,?\s+{year}",
        rf"{month}\.?,?\s*(?:[-/.,‐‑–’']\s*|de\s+|of\s+|del\s+)?{year}",
        rf"{year},?\s*[-/.]?\s*{month}\b\.?(?!,?\s*(?:['’]?\d\d\b|(?:19|20)\d\d))",
        rf"{month}\.?\s*[-/,.]?\s*['’‘`](?P<yy>\d\d)(?!\d)",
        rf"{month}[-/. ](?P<yy>\d\d)(?![\d:%,]|\s*(?:%|years?\b|months?\b|hours?\b))",
        rf"(?P<a>[0-3]?\d)[/.-](?P<b>[0-3]?\d)[/.-]{year}(?!\d)",
        rf"(?P<m>0?[1-9]|1[0-2])\s?[/.‐‑-]\s?{year}(?!\d)",
        rf"{year}\s?/\s?(?P<m>0[1-9]|1[0-2])(?!\d)",
        rf"{year}[-.](?P<m>0[1-9]|1[0-2])(?![\d])",
        rf"(?:{season})\.?,?\s*(?:of\s+|term\s+|semester\s+|quarter\s+)*(?:{year}|['’‘](?P<yy>\d\d))",
        rf"Q[1-4][\s,/-]*{year}|{year}[\s,/-]*Q[1-4]",
        rf"{year}",
        r"['’‘](?P<yy>\d\d)(?!\d)",
    )
    names = iter(range(10_000))
    joined: list[str] = []
    for form in forms:
        renamed = re.sub(r"\(\?P<(\w+)>", lambda match: f"(?P<{match[1]}_{next(names)}>", form)
        joined.append(f"(?:{renamed})")
    point = re.compile(r"(?<![\w$€£#])(?<!\D\d{3}[-.])(?:" + "|".join(joined) + r")(?![\w%])", re.IGNORECASE)
    present = re.compile(rf"(?<!\w){_any_of('present')}(?!\w)", re.IGNORECASE)
    return point, present


@functools.cache
def _joints() -> dict[str, re.Pattern[str]]:
    joiner = rf"\s*(?:[-‐‑‒–—―−~→➔⇒]+>?|/(?=\s)|\.\.+|\b{_any_of('joiner')}\b\s*)\s*"
    return {
        "joiner": re.compile(joiner, re.IGNORECASE),
        "dangling": re.compile(r"\s*[-‐‑‒–—―−]\s*(?=$|[)\]|\n])"),
        "since": re.compile(rf"(?<!\w){_any_of('since')}\s*:?\s*$", re.IGNORECASE),
        "expected": re.compile(
            rf"(?<!\w){_any_of('expected')}(?!\w)\.?\s*(?:graduation|completion|in|by|date|:|-|–|\s)*$", re.IGNORECASE
        ),
        "expires": re.compile(
            rf"(?<!\w){_any_of('expires')}(?:\s+date)?\s*(?:in|on|date|:|-|–|\()?\s*$", re.IGNORECASE
        ),
        "until": re.compile(rf"(?<!\w){_any_of('until')}\s*$", re.IGNORECASE),
        "onwards": re.compile(rf"\s*(?:{_any_of('onwards')})(?!\w)", re.IGNORECASE),
        "two_digits": re.compile(r"['’‘]?(\d\d)(?![\d/%.:]|\s*(?:%|years?|people))"),
        "month": re.compile(
            rf"(?<!\w)(?P<mon>{_any_of('month')})\.?(?P<joint>\s*(?:[-‐‑‒–—―−]|\bto\b|\bbis\b)\s*)$", re.IGNORECASE
        ),
        "version": re.compile(rf"\s+{_any_of('version')}(?!\w)", re.IGNORECASE),
        "periods": re.compile(rf"\s*,?\s*(?:&|\b{_any_of('periods')})(?:\s+again)?\s+", re.IGNORECASE),
        "bare_year": re.compile(r"(?:19|20)\d\d$"),
    }  # fmt: skip


def _full_year(two_digits: str) -> int:
    number = int(two_digits)
    return 2000 + number if number < CENTURY_PIVOT else 1900 + number


def _point(match: re.Match[str]) -> PartialDate | None:
    got = {name.split("_")[0]: value for name, value in match.groupdict().items() if value}
    year = int(got["y"]) if "y" in got else _full_year(got["yy"]) if "yy" in got else _year_in(match[0])
    if "mon" in got:
        month = _vocabulary()["month"].get(got["mon"].lower().rstrip("."))
    elif "a" in got:
        first, second = int(got["a"]), int(got["b"])
        if first > 12 or "." in match[0]:
            first, second = second, first
        got["d"], month = str(second), first
    else:
        month = int(got["m"]) if "m" in got else None
    day = int(got["d"]) if "d" in got and month else None
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return PartialDate(year=year, month=month, day=day)


def _year_in(text: str) -> int:
    return int(re.findall(r"\d{4}", text)[0])


def _second_point(text: str, at: int, start: re.Match[str]) -> tuple[PartialDate | None, bool, int] | None:
    """What follows a joiner at `at`: (end date, current, position after), or None when nothing does."""
    point, present = _patterns()
    if found := present.match(text, at):
        return None, True, found.end()
    if (found := point.match(text, at)) and (end := _point(found)):
        return end, False, found.end()
    if _joints()["bare_year"].search(start[0]) and (short := _joints()["two_digits"].match(text, at)):
        begin = int(start[0][-4:])
        year = begin // 100 * 100 + int(short[1])
        year += 100 if year < begin else 0
        if begin < year <= begin + LONGEST_SPELL:
            return PartialDate(year=year), False, short.end()
    return None


def _cue_before(text: str, start: int) -> tuple[str, int]:
    """The cue word right before a date, and where the whole phrase begins."""
    before = text[max(0, start - 40) : start]
    for cue in ("since", "expires", "expected", "until"):
        if found := _joints()[cue].search(before):
            return cue, start - len(before) + found.start()
    return "", start


def _month_before(text: str, start: int, first: PartialDate) -> tuple[PartialDate, int] | None:
    """The "June" of "June – August 2019": the year stands only once."""
    if first.month is None or not (found := _joints()["month"].search(text[:start])):
        return None
    month = _vocabulary()["month"].get(found["mon"].lower())
    return (PartialDate(year=first.year, month=month), found.start()) if month else None


def _read_at(text: str, match: re.Match[str], first: PartialDate) -> FoundDates:
    begin, end, joints = match.start(), match.end(), _joints()
    cue, phrase = _cue_before(text, begin)
    if (joint := joints["joiner"].match(text, end)) and (second := _second_point(text, joint.end(), match)):
        last, current, end = second
        begin = phrase if cue in ("since", "expected") else begin
        dates = DateRange(start=first, end=last, current=current, text=text[begin:end])
        return FoundDates(Span(start=begin, end=end), dates, single=False, cue="" if cue == "since" else cue)
    if early := _month_before(text, begin, first):
        dates = DateRange(start=early[0], end=first, text=text[early[1] : end])
        return FoundDates(Span(start=early[1], end=end), dates, single=False)
    after = joints["onwards"].match(text, end) or (None if cue else joints["dangling"].match(text, end))
    if cue == "since" or after:
        end = after.end() if after and after[0].strip(" -‐‑‒–—―−") else end
        dates = DateRange(start=first, current=True, text=text[phrase:end])
        return FoundDates(Span(start=phrase, end=end), dates, single=False)
    begin = phrase if cue else begin
    dates = DateRange(end=first, text=text[begin:end])
    return FoundDates(Span(start=begin, end=end), dates, single=True, cue=cue)


def find_dates(text: str) -> tuple[FoundDates, ...]:
    """Every date and range in a text, left to right. A lone date stands as the range's `end` with `single`."""
    return _with_periods_joined(text, _each(text))


def _each(text: str) -> list[FoundDates]:
    """The dates of a text, each period on its own."""
    if not any(sign.isdigit() for sign in text):
        return []
    point, _ = _patterns()
    found: list[FoundDates] = []
    at = 0
    while match := point.search(text, at):
        first = _point(match)
        if first is None or _joints()["version"].match(text, match.end()):
            at = match.start() + 1 if first is None else match.end()
            continue
        dates = _read_at(text, match, first)
        found.append(dates)
        at = max(dates.span.end, match.end())
    return found


def _with_periods_joined(text: str, found: Sequence[FoundDates]) -> tuple[FoundDates, ...]:
    """The dates, two periods of one thing ("2014 to 2016 and from 2018 to date") as the later, in words that tell both.

    One date cannot hold the pause between them, and the earlier alone would say that the thing has ended.
    """
    joined: list[FoundDates] = []
    for date in found:
        above = joined[-1] if joined else None
        between = text[above.span.end : date.span.start] if above else ""
        if above is None or above.single or date.single or not _joints()["periods"].fullmatch(between):
            joined.append(date)
            continue
        span = Span(start=above.span.start, end=date.span.end)
        later = max(above.dates, date.dates, key=lambda dates: (dates.current, dates.from_iso))
        said = later.model_copy(update={"text": text[span.start : span.end]})
        joined[-1] = FoundDates(span, said, single=False, cue=date.cue)
    return tuple(joined)


def periods_of(text: str) -> tuple[DateRange, ...]:
    """The periods that words tell one after the other ("2014 to 2016 and from 2018 to date"), and nothing else."""
    each = _each(text)
    return tuple(date.dates for date in each) if len(_with_periods_joined(text, each)) == 1 else ()


def ends_in_month(text: str) -> bool:
    """Whether the last word of a text is a month, so that its year may stand in the next line."""
    last = text.rstrip(" .'’").rsplit(maxsplit=1)[-1:]
    return bool(last) and last[0].lower() in _vocabulary()["month"] and last[0][:1].isupper()


_DURATION = re.compile(
    r"[(\[]?\s*(?:about\s+|~)?\d+(?:[.,]\d+)?\+?\s*(?:years?|yrs?|yr|months?|mos?|weeks?|jahre?|monate?|ans?|mois|años?|meses)\b"
    r"\.?(?:\s*(?:,|and|&)?\s*\d+\s*(?:months?|mos?|mon|weeks?|monate?|mois|meses)\b\.?)?\s*[)\]]?",
    re.IGNORECASE,
)


def is_duration(text: str) -> bool:
    """Whether a text is nothing but a length of time ("2 years 10 months")."""
    return bool(_DURATION.fullmatch(text.strip(" ·•|,;")))


def without_durations(text: str) -> str:
    """The text with lengths of time blanked out, positions kept."""
    return _DURATION.sub(lambda match: " " * len(match[0]), text)
