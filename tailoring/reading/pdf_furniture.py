"""Running headers, footers and page numbers: text of the page, not of the person's career."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tailoring.reading.drafts import Region
from tailoring.reading.pdf_fragments import Fragment

HEADER_ZONE, FOOTER_ZONE = 0.10, 0.91  # shares of the page's height
NAME_ZONE = 0.18
SAME_PLACE = 4.0  # points
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|página|pagina|pág\.?|p\.|sida|strona)\s*)?\d{1,2}(?:\s*(?:/|of|von|de|sur|di|van|–|-|\|)\s*\d{1,2})?\W*$",
    re.IGNORECASE,
)
_WITH_PAGE_NUMBER = re.compile(r"(?:\bpage\s*\d+|\b\d{1,2}\s*(?:/|of|von|de|sur|di)\s*\d{1,2})\W*$", re.IGNORECASE)
_UPDATED = re.compile(
    r"^\W*(?:last (?:updated|modified|revised)|updated|as of|stand|version|printed)\b.{0,30}$", re.IGNORECASE
)


def furniture(pages: Sequence[tuple[float, Sequence[Fragment]]]) -> dict[int, Region]:
    """The fragments that are furniture, by id(), each with its region. `pages`: height and fragments of each."""
    found: dict[int, Region] = {}
    edges = list(_edges(pages))
    places = _places_by_key(edges)
    name = _name(pages)
    tops = {id(fragment) for _, fragments in pages[1:] for fragment in fragments if fragment.row == 0}
    for number, fragment, region in edges:
        text = fragment.text()
        again = any(
            on != number and abs(size - fragment.size) <= 0.5 and abs(base - fragment.base) <= SAME_PLACE
            for on, size, base in places[_key(text)]
        )
        echo = id(fragment) in tops and (text.strip() == str(number) or (name and _key(text).startswith(name)))
        if _is_furniture(text, region, again=again, echo=bool(echo)):
            found[id(fragment)] = region
    return found


def _edges(pages: Sequence[tuple[float, Sequence[Fragment]]]) -> Iterator[tuple[int, Fragment, Region]]:
    """What stands at the top or bottom edge of each page."""
    for number, (height, fragments) in enumerate(pages, 1):
        for fragment in fragments:
            if fragment.base <= HEADER_ZONE * height:
                yield number, fragment, "header"
            elif fragment.base >= FOOTER_ZONE * height:
                yield number, fragment, "footer"


def _places_by_key(edges: Sequence[tuple[int, Fragment, Region]]) -> dict[str, set[tuple[int, float, float]]]:
    """On which pages, how large and how far down a text stands at an edge."""
    places: dict[str, set[tuple[int, float, float]]] = {}
    for number, fragment, _ in edges:
        places.setdefault(_key(fragment.text()), set()).add((number, fragment.size, fragment.base))
    return places


def _name(pages: Sequence[tuple[float, Sequence[Fragment]]]) -> str:
    """The largest text at the top of the first page: later pages' headers repeat it."""
    if not pages:
        return ""
    height, fragments = pages[0]
    top = [fragment for fragment in fragments if fragment.base <= NAME_ZONE * height]
    return _key(max(top, key=lambda fragment: fragment.size).text()) if top else ""


def _key(text: str) -> str:
    return _NUMBER.sub("#", text.lower()).strip(" |–-·•,")


def _is_furniture(text: str, region: Region, *, again: bool, echo: bool) -> bool:
    if _PAGE_NUMBER.match(text):
        return region == "footer" or again or not text.strip().isdigit()
    if region == "footer":
        return again or bool(_WITH_PAGE_NUMBER.search(text)) or bool(_UPDATED.match(text))
    return echo or again or bool(_UPDATED.match(text))
