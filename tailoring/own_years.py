"""How long somebody has worked, in the words that their dates carry."""

from __future__ import annotations

from tailoring.months import MONTHS
from tailoring.wording import number_word

_HALF = 6  # months
# Below so many years a half is worth telling, and whether it is more.
_FEW = 5
_MORE = 2  # months


def years_said(months: int) -> str:
    """So many months as a sentence says them, never more: 18 are "one and a half years", 20 "over one and a half"."""
    years, rest = divmod(months, MONTHS)
    if years >= _FEW:
        return f"{number_word(years)} years"
    half = rest >= _HALF
    over = "over " if rest - _HALF * half >= _MORE else ""
    return f"{over}{number_word(years)}{' and a half' * half} year{'s'[: years != 1 or half]}"
