"""Jobs as the form of a job site sets them: title, firm with a dash after it, dates; each set off by a blank row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.reading.paragraphs import only_dates
from tailoring.reading.rows import Row

_DASH = re.compile(r"(?:^|\s)[–—-]$")
_LONGEST_TITLE = 8  # words


def heads_job(rows: Sequence[Row], index: int, kinds: Sequence[str]) -> bool:
    """Whether a row heads a job set as those above it, below a heading that a person wrote among them.

    `kinds`: the sections so far. A list of skills has no dates, so that in one the dash may lack.
    """
    row = rows[index]
    if "experience" not in kinds or row.bullet or row.gap < 1 or row.word_count > _LONGEST_TITLE:
        return False
    near = [at for at in (index, index + 1) if _dates_below(rows, at)]
    if not near or row.text.rstrip().endswith((".", ":")) or not any(_dates_below(rows, at) for at in range(index)):
        return False
    return kinds[-1] == "skills" or any(_DASH.search(rows[at].text) for at in near)


def is_small_title(rows: Sequence[Row], index: int) -> bool:
    """Whether a row, be it worded like a heading, is a title: not in capitals, and right above the firm of a form."""
    return not rows[index].upper and is_firm(rows, index + 1)


def is_firm(rows: Sequence[Row], at: int) -> bool:
    """Whether a row names the firm of a form: a dash at its end, and below it nothing but dates."""
    return _dates_below(rows, at) and _DASH.search(rows[at].text) is not None


def is_title_above(rows: Sequence[Row]) -> bool:
    """Whether the first of three rows is short and names the post at the firm below it."""
    if len(rows) < 3 or rows[0].bullet or rows[0].first.gap < 1 or rows[0].word_count > _LONGEST_TITLE:
        return False
    return is_firm(rows, 1) and not rows[0].text.rstrip().endswith((".", ":", ","))


def _dates_below(rows: Sequence[Row], at: int) -> bool:
    """Whether the row below one, each set off by a blank row, holds nothing but from when until when."""
    below = rows[at + 1] if at + 1 < len(rows) else None
    if below is None or min(below.first.gap, rows[at].first.gap) < 1:
        return False
    return only_dates(below) and any(not date.single for dates in below.dates for date in dates)
