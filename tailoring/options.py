"""What a person may choose for one application."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from tailoring.model import Model

Style = Literal["plain", "confident", "formal", "warm"]


class TailorOptions(Model):
    """The options of one run. `as_of` is the day the run counts from; nothing below reads a clock.

    `pages` None chooses one or two by the career; `words` limits the résumé's words; `focus` are areas to bring
    forward; `quick` leaves out the repair pass; `country` (ISO code) sets paper, dates and spelling unless chosen.
    """

    as_of: date
    pages: Literal[1, 2] | None = None
    style: Style = "plain"
    focus: tuple[str, ...] = ()
    words: int | None = Field(default=None, ge=120, le=2000)
    letter: bool = True
    quick: bool = False
    theme: str = "ats"
    template_path: str = ""
    country: str = ""
    paper: Literal["A4", "Letter"] | None = None
    date_style: Literal["short", "long", "numeric"] | None = None
    spelling: Literal["british", "american"] | None = None
