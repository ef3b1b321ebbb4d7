"""What can be seen of one line of an ad by itself: its words, how it begins, its shape."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from tailoring.data_files import load_yaml
from tailoring.model import Model

VERBS = Path(__file__).parent / "data" / "verbs.yaml"

_WORD = re.compile(r"[a-zà-ÿ]+(?:'[a-z]+)?|\d[\d.,]*|[%$£€+]")
_LABELLED = re.compile(r"^[^:–—.]{2,48}?(?:\s[–—-]\s|:\s|—)(?=\S)")
_YEARS = re.compile(
    r"\b(?:\d+\s*\+?|one|two|three|four|five|six|seven|eight|nine|ten)\W*(?:\(\d+\)\s*)?(?:\w+\s)?years?\b"
)
_MONEY = re.compile(r"[$£€]\s?\d|\b\d[\d,]{3,}\s?(?:usd|eur|gbp|euros?|dollars?|pounds?)\b")
_BASE, _S, _ING = "base", "s", "ing"


class Verbs(Model):
    """The file of duty verbs."""

    verbs: str


@cache
def verb_forms() -> dict[str, str]:
    """Each verb form with its sort: base, s or ing."""
    forms: dict[str, str] = {}
    for base in load_yaml(VERBS, Verbs).verbs.split():
        stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
        forms[stem + "ing"] = forms[base + base[-1] + "ing"] = _ING
        forms[base + "s"] = forms[base + "es"] = forms[re.sub("y$", "ies", base)] = _S
    for base in load_yaml(VERBS, Verbs).verbs.split():
        forms[base] = _BASE
    return forms


def words_of(text: str) -> list[str]:
    """Lower-case words, numbers as "#", with straight apostrophes."""
    folded = text.lower().replace("’", "'").replace("‘", "'")
    return ["#" if word[0].isdigit() else word for word in _WORD.findall(folded)]


def features_of(text: str) -> list[str]:
    """The names of the features that a line has."""
    words = words_of(text)
    if not words:
        return ["empty"]
    found = {f"w={word}" for word in words}
    found.update(f"b={a}_{b}" for a, b in pairwise(words))
    found.update(_opening(words, ""))
    if labelled := _LABELLED.match(text):
        rest = words_of(text[labelled.end() :])
        found.add("labelled")
        if rest:
            found.update(_opening(rest, "rest-"))
    found.update(_shape(text, words))
    return sorted(found)


def _opening(words: list[str], prefix: str) -> list[str]:
    first = words[0]
    found = [f"{prefix}1={first}", f"{prefix}2={' '.join(words[:2])}", f"{prefix}3={' '.join(words[:3])}"]
    sort = verb_forms().get(first)
    if first.endswith("ly") and len(words) > 1:
        sort = sort or verb_forms().get(words[1])
    if sort:
        found.append(f"{prefix}verb={sort}")
    elif first.endswith("ing"):
        found.append(f"{prefix}ing")
    return found


def _shape(text: str, words: list[str]) -> list[str]:
    lower = text.lower()
    length = len(words)
    found = ["length=" + ("1" if length < 4 else "2" if length < 9 else "3" if length < 18 else "4")]
    found += [f"has={who}" for who in ("you", "your", "we", "our", "us") if who in words]
    if _YEARS.search(lower):
        found.append("years")
    if _MONEY.search(lower):
        found.append("money")
    if text.rstrip().endswith("."):
        found.append("stop")
    if "http" in lower or "@" in lower:
        found.append("address")
    return found
