"""Years asked for in a text, and the skill or field that they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"twenty": 20, "a": 1, "an": 1, "couple": 2, "several": 3, "few": 2}
_NUMBER = r"\d+(?:\.\d+)?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
_YEARS = re.compile(
    rf"""(?P<plus_before>\+\s?)?\b(?P<low>{_NUMBER}|(?:a\s)?couple(?:\sof)?|several|a\sfew|an?(?=\s(?:full\s)?year\b))
    (?:\s?\((?:\d+)\))?\s?(?P<plus>\+|plus)?
    (?:\s?(?:-|–|—|to|or)\s?(?P<high>{_NUMBER})(?:\s?\(\d+\))?\s?\+?)?
    [\s-]?(?:or\smore\s|full\s|consecutive\s|calendar\s|continuous\s)*
    (?P<unit>years?|yrs?|months?)\b['’]?(?:\sor\smore)?\+?""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_DEMAND = re.compile(
    r"(?:\bfor (?:over|more than)|\bin|\bper|\bonce|\bin the (?:last|past|next)|\bwithin(?: the)?(?: (?:last|past|next))?|\bfounded|\bpast|"
    r"\blast|\bafter|\bevery|\bage of|\baged?|\bfirst|\bnext)\s*$",
    re.IGNORECASE,
)
_AGE = re.compile(r"^\s*(?:of age|old)\b", re.IGNORECASE)
_OF = re.compile(
    r"""^\s*(?:or\smore\s|or\sabove\s)?(?:\((?:minimum|min\.?|required)\)\s)?(?:of\s|in\s|as\s|with\s)?
    (?:(?:a|an|the|your)\s)?
    (?:(?:relevant|related|recent|prior|previous|proven|professional|progressive(?:ly\sresponsible)?|practical|
    hands[- ]on|full[- ]time|paid|post[- ]qualification|postgraduate|demonstrated|direct|solid|strong|extensive|
    similar|equivalent|industry|work|working|total|overall|verifiable|successful|combined|continuous|
    on[- ]the[- ]job|minimum|and|or)[\s,/]+)*
    (?P<between>[\w\s/&.+#'’-]{0,60}?)\s?
    \b(?:work\s|working\s|industry\s)?experience\b
    (?:\s(?:of|in|as|with|within|using|on|at|for)\b(?:\sthe\sfield\sof|\sthe\sarea\sof)?)?
    (?:\s(?:a|an|the|working\sas\san?|working\sin|working\swith)\b)?\s*(?P<after>[^,;.()]*)""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAIN = re.compile(
    r"^\s*(?:of|in|as|with|working(?:\s(?:in|with|as|on|at))?|within|using|on)\s(?:an?\s|the\s)?(?P<after>[^,;.()]*)", re.I
)
_ACTION = re.compile(r"^\s(?P<after>\w+ing\s[^,;.()]*)")
_ITEM = r"[\w+#./-]+(?:\s[\w+#./-]+)?"
_LISTED = re.compile(rf"{_ITEM}(?:,\s{_ITEM}){{1,4}},?\sor\s{_ITEM}")
_CUT = re.compile(
    r"\s+(?:with|including|preferably|ideally|or equivalent|or similar|or related|is|are|required|preferred|and (?:a|an|the"
    r"|strong|proven|experience|knowledge|ability|at least|\d)|who|that|which|where|such as|plus|minimum|would|or in a|at that level|to join|in order)\b.*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:experience\s+(?:with|in|of|as|using)\s+)?(?P<of>[\w\s/&.+#'’-]{2,60}?)[\s,:(–—-]*"
    r"(?:for|of|with|minimum|min\.?|at least|at minimum|\()*\s*(?:at least|a minimum of|minimum of|over)?\s*$",
    re.IGNORECASE,
)
_FILLER = re.compile(r"^(?:(?:a|an|the|minimum|at least|must have|you have|have|requires?|of|over|around|about)\s?)*$", re.I)


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
    for match in _YEARS.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _NO_DEMAND.search(before) or _AGE.match(after):
            continue
        scale = 12 if match["unit"].lower().startswith("month") else 1
        least = _value(match["low"]) / scale
        most = _value(match["high"]) / scale if match["high"] else None
        if least > 40:
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
        known = _WORDS.get(word)
        if known is not None and (word not in ("a", "an") or len(words) == 1):
            return float(known)
    return float(words[0])


def _of(before: str, after: str) -> str:
    if found := _OF.match(after):
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
    return _CUT.sub("", " ".join(text.split())).strip(" ,;:-–—'’")
