"""Whether a maker's name only tells of a product of the facts, by its kind: "Adobe's image editor" for Photoshop."""

from __future__ import annotations

import re
from functools import cache

from tailoring.model import Model
from tailoring.truth.evidence import Source
from tailoring.truth.knowledge import Words, knowledge

_EMPLOYED = re.compile(r"\b(?:at|for|by|joined|left|within|inside) (?:the )?$", re.IGNORECASE)
_OWN_NAME = re.compile(
    r"[A-Z][\w+#.]*(?: [A-Z][\w+#.]*)*"
    r"(?= [a-z]| (?:ATS|CRM|ERP|CMS|LMS|HRIS|EHR|EPR|EPOS|POS|WMS|MIS|PMS|API|SDK|IDE|DBMS)$)"
)


class Makers(Model):
    """makers.yaml."""

    makers: dict[str, tuple[str, ...]]
    kinds: Words


def tells_a_product(text: str, start: int, end: int, source: Source) -> bool:
    """Whether the name at a place is the maker of what a fact names, with the kind of it behind."""
    name = re.sub(r"['’]s$", "", text[start:end]).lower()
    products = _products().get(name)
    if products is None or _EMPLOYED.search(text[:start]) or not _kind_behind().match(text, start + len(name)):
        return False
    return bool(products.search(source.text))


def tells_its_kind(name: str, source: Source) -> bool:
    """Whether a name is one of the facts with its kind behind: "Sage accounting package", where they name Sage."""
    own = _OWN_NAME.match(name)
    kind = _kind_behind().fullmatch(name, own.end()) if own else None
    letters = own is not None and name[own.end() :].isupper()
    return bool((kind or letters) and own and re.search(rf"(?<![\w.]){re.escape(own.group())}(?![\w])", source.text))


@cache
def _products() -> dict[str, re.Pattern[str]]:
    makers = knowledge(Makers).makers
    return {
        maker: re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, things))})(?![\w])", re.IGNORECASE)
        for maker, things in makers.items()
    }


@cache
def _kind_behind() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, knowledge(Makers).kinds), key=len, reverse=True))
    return re.compile(rf"(?:['’]s)? (?-i:[a-z][\w-]* ){{0,4}}?(?:{kinds})\b", re.IGNORECASE)
