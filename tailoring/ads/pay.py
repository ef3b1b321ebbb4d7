"""Pay as an ad states it: amounts, currency and period."""

from __future__ import annotations

import re
from functools import cache

from tailoring.ads.asks import folded
from tailoring.ads.lines import AdLine
from tailoring.ads.metadata import Period, labelled, metadata_cues
from tailoring.ads.term_cues import joined
from tailoring.posting import Pay

_HEADING = 60
_YEAR_AT_LEAST = 10_000
_HOUR_AT_MOST = 200


@cache
def _about_pay() -> re.Pattern[str]:
    return re.compile(joined(metadata_cues().about_pay), re.IGNORECASE)


@cache
def _not_pay() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{joined(metadata_cues().not_pay)})\b", re.IGNORECASE)


@cache
def _amounts() -> re.Pattern[str]:
    signs = "|".join(re.escape(name) for name in sorted(metadata_cues().currencies, key=len, reverse=True))
    amount = r"\d{1,3}(?:[,.\s’']\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?"
    return re.compile(
        rf"(?<![\w.])(?P<before>(?:{signs}))?\.?\s?(?P<low>{amount})\s?(?P<k1>k\b)?\s?(?P<mid>(?:{signs})(?!\w))?"
        rf"(?:\s?(?:-|–|—|to|and|up to)\s?(?:{signs})?\s?(?P<high>{amount})\s?(?P<k2>k\b)?)?"
        rf"\s?(?P<after>(?:{signs})(?!\w))?",
        re.IGNORECASE,
    )


def pay_of(lines: tuple[AdLine, ...]) -> Pay | None:
    """The first statement of pay with an amount and a currency; None when the ad states none."""
    said = labelled(lines, "pay")
    candidates = [said] if said else []
    before = ""
    for line in lines:
        if _about_pay().search(line.text) or (len(before) < _HEADING and _about_pay().search(before)):
            candidates.append(line.text)
        before = line.text
    for text in candidates:
        if found := _pay_in(text):
            return found
    return None


def _pay_in(text: str) -> Pay | None:
    for match in _amounts().finditer(text):
        sign = match["before"] or match["mid"] or match["after"]
        around = (
            re.split(r"[.;!?]\s", text[max(0, match.start() - 40) : match.start()])[-1]
            + text[match.end() : match.end() + 12]
        )
        if not sign or _not_pay().search(around):
            continue
        thousand = bool(match["k1"] or match["k2"])
        low = _value(match["low"], thousand=thousand)
        high = _value(match["high"], thousand=thousand) if match["high"] else None
        period = _period(text, match.end(), high or low)
        if low < 1 or (period == "year" and (high or low) < 1000):
            continue
        if high is not None and high < low:
            high = None
        currency = metadata_cues().currencies[sign.lower()]
        alone = re.search(r"\b(?:up to|maximum)\s*$", text[: match.start()], re.IGNORECASE) and high is None
        written = " ".join(text.split()) if len(text) < 160 else match[0].strip()
        if alone:
            return Pay(text=written, maximum=low, currency=currency, period=period)
        return Pay(text=written, minimum=low, maximum=high, currency=currency, period=period)
    return None


def _value(text: str, *, thousand: bool) -> float:
    bare = re.sub(r"[\s’']", "", text)
    bare = re.sub(r"[,.](?=\d{3}(?:\D|$))", "", bare).replace(",", ".")
    value = float(bare)
    return value * 1000 if thousand and value < 1000 else value


def _period(text: str, end: int, amount: float) -> Period:
    """The period named right after the amount, else anywhere in the line, else what the amount suggests."""
    near = folded(text[end : end + 30])
    for part in (near, folded(text)):
        for period, pattern in metadata_cues().periods.items():
            if re.search(pattern, part):
                return "year" if period == "hour" and amount >= _YEAR_AT_LEAST else period
    return "year" if amount >= _YEAR_AT_LEAST else "hour" if amount <= _HOUR_AT_MOST else ""
