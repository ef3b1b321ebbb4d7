"""Texts that break off, or open in the middle of another: halves of sentences, which no page may show by themselves."""

from __future__ import annotations

import re
from functools import cache

from tailoring.data_files import DATA, load_yaml, one_of
from tailoring.model import Model

# What a statement cannot end with, besides words: marks, or a list whose last thing no "and" binds.
_OPEN_LIST = re.compile(r"[,/&–—:-]$|,\s*[^\s,]+ [^,]+,(?! (?:and|or)\b) [^\s,]+(?<!ly)(?<!ing)$")
_OPEN_MARK = re.compile(r"[,&]$")
_SMALL = re.compile(r"[a-z]+\b(?! ?[A-Z])")


class BrokenTextData(Model):
    """The content of data/broken_text.yaml."""

    always_go_on: frozenset[str]
    seldom_end: frozenset[str]
    never_open: str


@cache
def _data() -> BrokenTextData:
    return load_yaml(DATA / "broken_text.yaml", BrokenTextData)


def breaks_off(text: str, *, surely: bool = False) -> bool:
    """Whether a text ends with what must go on: a mark, a word that binds, a list that nothing closes.

    `surely`: only what no whole statement ends with, however carelessly it is written.
    """
    whole = text.rstrip(". ")
    last = re.sub(r"\W+$", "", re.split(r"\s", whole)[-1].casefold())
    if surely:
        return _OPEN_MARK.search(whole) is not None or last in _data().always_go_on
    return _OPEN_LIST.search(whole) is not None or last in _data().always_go_on | _data().seldom_end


def opens_in_middle(text: str, *, surely: bool = False) -> bool:
    """Whether a text goes on from another: it opens with a small letter, `surely`: with a word that opens nothing."""
    return (one_of(_data().never_open) if surely else _SMALL).match(text) is not None


def is_torn(text: str) -> bool:
    """Whether a line surely goes on from another, or breaks off."""
    return opens_in_middle(text, surely=True) or breaks_off(text, surely=True)
