"""Years asked for in a text, and the skill or field that they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tailoring.ads.term_cues import joined
from tailoring.data_files import load_yaml
from tailoring.model import Model

YEARS = Path(__file__).parent / "data" / "years.yaml"

_ARTICLES = ("a", "an", "couple", "few")

_AGE = re.compile(r"^\s*(?:of age|old)\b", re.IGNORECASE)
_PLAIN = re.compile(
    r"^\s*(?:of|in|as|with|working(?:\s(?:in|with|as|on|at))?|within|using|on)\s(?:an?\s|the\s)?(?P<after>[^,;.()]*)",
    re.IGNORECASE,
)
_ACTION = re.compile(r"^\s(?P<after>\w+ing\s[^,;.()]*)")
_ITEM = r"[\w+#./-]+(?:\s[\w+#./-]+)?"
_LISTED = re.compile(rf"{_ITEM}(?:,\s{_ITEM}){{1,4}},?\sor\s{_ITEM}")
_BEFORE = re.compile(
    r"(?:experience\s+(?:with|in|of|as|using)\s+)?(?P<of>[\w\s/&.+#'’-]{2,60}?)[\s,:(–—-]*"
    r"(?:for|of|with|minimum|min\.?|at least|at minimum|\()*\s*(?:at least|a minimum of|minimum of|over)?\s*$",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^(?:(?:a|an|the|minimum|at least|must have|you have|have|requires?|of|over|around|about)\s?)*$", re.IGNORECASE
)
_LONGEST = 40


class YearWords(Model):
    """The file of words around years; see its comments."""

    numbers: dict[str, int]
    no_demand: str
    course: str
    fillers: str
    cut: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    years: re.Pattern[str]
    no_demand: re.Pattern[str]
    course: re.Pattern[str]
    of: re.Pattern[str]
    cut: re.Pattern[str]
    numbers: dict[str, int]


@cache
def _patterns() -> _Patterns:
    words = load_yaml(YEARS, YearWords)
    number = r"\d+(?:\.\d+)?|" + "|".join(word for word in words.numbers if word not in _ARTICLES)
    return _Patterns(
        years=re.compile(
            rf"""\b(?P<low>{number}|(?:a\s)?couple(?:\sof)?|a\sfew|an?(?=\s(?:full\s)?year\b))
            (?:\s?\((?:\d+)\))?\s?(?:\+|plus)?
            (?:\s?(?:-|–|—|to|or)\s?(?P<high>{number})(?:\s?\(\d+\))?\s?\+?)?
            [\s-]?(?:or\smore\s|full\s|consecutive\s|calendar\s|continuous\s)*
            (?P<unit>years?|yrs?|months?)\b['’]?(?:\sor\smore)?\+?""",
            re.IGNORECASE | re.VERBOSE,
        ),
        no_demand=re.compile(rf"\b(?:{joined(words.no_demand)})\s*$", re.IGNORECASE),
        course=re.compile(rf"\S+(?:[\s-]+\S+)?[\s-]year\s(?:accredited\s)?(?:{joined(words.course)})", re.IGNORECASE),
        of=re.compile(
            rf"^\s*(?:or\smore\s|or\sabove\s)?(?:\((?:minimum|min\.?|required)\)\s)?(?:of\s|in\s|as\s|with\s)?"
            rf"(?:(?:a|an|the|your)\s)?(?:(?:{joined(words.fillers)})[\s,/]+)*(?P<between>[\w\s/&.+#'’-]{{0,60}}?)\s?"
            rf"\b(?:work\s|working\s|industry\s)?experience\b"
            rf"(?:\s(?:of|in|as|with|within|using|on|at|for)\b(?:\sthe\sfield\sof|\sthe\sarea\sof)?)?"
            rf"(?:\s(?:a|an|the|working\sas\san?|working\sin|working\swith)\b)?\s*(?P<after>[^,;.()]*)",
            re.IGNORECASE,
        ),
        cut=re.compile(rf"\s+(?:{joined(words.cut)})\b.*$", re.IGNORECASE),
        numbers=words.numbers,
    )


@dataclass(frozen=True, slots=True)
class Years:
    """The least and the most asked, in years; `of` is what they are of, "" when the text does not say."""

    least: float
    most: float | None
    of: str
    start: int
    end: int


def find_years(text: str) -> Years | None:
    """The first length of experience that a text asks for; ages and history are no such thing."""
    for match in _patterns().years.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _patterns().no_demand.search(before) or _AGE.match(after) or _patterns().course.match(text, match.start()):
            continue
        scale = 12 if match["unit"].lower().startswith("month") else 1
        least = _value(match["low"]) / scale
        most = _value(match["high"]) / scale if match["high"] else None
        if least > _LONGEST:
            continue
        return Years(round(least, 2), round(most, 2) if most else None, _of(before, after), match.start(), match.end())
    return None


def least_years(text: str) -> Years | None:
    """The smallest of the lengths asked in alternatives, with what it is of."""
    found: list[Years] = []
    rest = 0
    while years := find_years(text[rest:]):
        found.append(years)
        rest += years.end
    return min(found, key=lambda years: years.least, default=None)


def _value(text: str) -> float:
    words = text.lower().split()
    for word in (words[0], words[-1]) if words[0] in ("a", "an") else (words[0],):
        known = _patterns().numbers.get(word)
        if known is not None and (word not in ("a", "an") or len(words) == 1):
            return float(known)
    return float(words[0])


def _of(before: str, after: str) -> str:
    if found := _patterns().of.match(after):
        named = (found["after"] or "").strip()
        between = (found["between"] or "").strip(" ,/-")
        return _trimmed(named) or _trimmed(between) if not between else _trimmed(between)
    if found := _PLAIN.match(after) or _ACTION.match(after):
        listed = _LISTED.match(after, found.start("after"))
        return listed[0] if listed else _trimmed(found["after"])
    found = _BEFORE.search(before)
    if found and not _FILLER.match(found["of"].strip() + " "):
        return _trimmed(found["of"])
    return ""


def _trimmed(text: str) -> str:
    return _patterns().cut.sub("", " ".join(text.split())).strip(" ,;:-–—'’")
