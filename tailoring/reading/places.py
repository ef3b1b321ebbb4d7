"""Places in a text: "Springfield, IL", "London, UK", "Remote"."""

from __future__ import annotations

import functools
import re

from tailoring.reading.rows import Piece
from tailoring.reading.vocabulary import any_of, fold, folded, listed, regions

_POSTCODE = re.compile(r"\s+(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4,6})$")
_CODE = re.compile(r"\d{5,6}(?:-\d{4})?")  # a postcode between commas
_BRITISH = re.compile(r"(?<=[\w,])\s+(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2}\d{1,2}[A-Z]?)$")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:[ -](?:[^\W\d_][\w.'’-]*)){0,3}$")
_LOOSE = re.compile(r"\s[-–—]\s|/|\bor\b|\band\b")
_BETWEEN = re.compile(r"[,/()]|\s[-–—]\s|\bor\b|\band\b")


@functools.cache
def _areas() -> frozenset[str]:
    names = [*listed("places.yaml", "countries"), *listed("places.yaml", "more_regions"), *regions().values()]
    return frozenset(fold(name) for name in names)


def is_area(text: str) -> bool:
    """Whether a text is a region or a country, short forms included ("CA", "UK", "Kerala")."""
    name = _POSTCODE.sub("", text.strip(" .,"))
    if name in regions() or name.replace(".", "") in listed("places.yaml", "country_codes"):
        return True
    return fold(name) in _areas()


def is_city(text: str) -> bool:
    """Whether a text is a city we know."""
    return fold(_POSTCODE.sub("", text.strip(" .,"))) in folded("places.yaml", "cities")


def is_mode(text: str) -> bool:
    """Whether a text says where one works without a place ("Remote")."""
    return fold(text) in folded("places.yaml", "modes")


def is_place(text: str) -> bool:
    """Whether a whole text is a place: all of it known, or one unknown name before a known region or country."""
    bare = text.strip(" \t\n.,;|()·•–—-")
    if not bare or len(bare) > 60:
        return False
    if is_mode(bare) or is_city(bare) or fold(bare) in _areas() or _city_and_region(bare):
        return True
    parts = [part.strip() for part in _BETWEEN.split(bare) if part.strip()]
    parts = [part for at, part in enumerate(parts) if not (at and _CODE.fullmatch(part) and is_area(parts[at - 1]))]
    unknown = [part for part in parts if not _known(part)]
    if not 2 <= len(parts) <= 5:
        return False
    return not unknown or (len(unknown) == 1 and len(parts) <= 3 and _town_and_area(bare, parts, unknown[0]))


def _town_and_area(bare: str, parts: list[str], unknown: str) -> bool:
    """Whether an unknown name can be a town: it stands right before regions and countries, and is no firm's."""
    if not is_area(parts[-1]) or _LOOSE.search(bare) or any(is_city(part) and not is_area(part) for part in parts):
        return False
    return bool(_NAME.fullmatch(unknown)) and not _organisation(unknown)


def _known(part: str) -> bool:
    return is_mode(part) or is_city(part) or is_area(part) or _city_and_region(part)


def _organisation(name: str) -> bool:
    """Whether a name has a word that marks a firm or a school, so that it is no town."""
    names = (
        folded("organisations.yaml", "words")
        | folded("organisations.yaml", "schools")
        | folded("organisations.yaml", "forms")
    )
    return bool((names - folded("places.yaml", "town_words")) & set(fold(name).split()))


def _city_and_region(text: str) -> bool:
    """Whether city and region stand with nothing between ("San Francisco CA")."""
    bare = _POSTCODE.sub("", text)
    city, _, region = bare.rpartition(" ")
    return bool(city) and (region in regions() or fold(region) in _areas()) and is_city(city)


@functools.cache
def _street() -> re.Pattern[str]:
    """Finds the street line of an address."""
    kinds = any_of("places.yaml", "street_words")
    house = r"(?:(?:flat|apt|unit|suite|no|house)\.? ?[\w-]+,? )?\d+[\w/-]*,? "
    return re.compile(
        rf"(?i)^{house}(?:[\w.'’-]+ ){{0,4}}{kinds}\b"
        r"|^[\w.'’ -]{3,30}(?:straße|strasse|str\.|weg|gasse|platz|allee) ?\d+"
        r"|\b(?:rue|calle|via|avenida|av\.) .{2,30}\d|\bp\.?\s?o\.? box\b"
        r"|^\d+[\w/-]* (?:[\w.'’-]+ ){1,4}[\w.'’-]+, [A-Z][\w .'’-]+, [A-Z]{2}\b"
    )


def is_address(text: str) -> bool:
    """Whether a text is a postal address or the street line of one."""
    bare = text.strip(" .,;|")
    return len(bare.split()) <= 14 and any(sign.isdigit() for sign in bare) and bool(_street().search(bare))


def has_postcode(text: str) -> bool:
    """Whether a text ends in a British postcode or its first half after a name: "Whitby YO21 3PU", "Whitby YO21"."""
    found = _BRITISH.search(text.strip(" .,;|"))
    longest = 14 if found and " " in found[0].strip() else 3
    return (
        found is not None
        and len(text.split()) <= longest
        and "(" not in text
        and any(sign.isalpha() for sign in text[: found.start()])
    )


def split_place(piece: Piece) -> tuple[Piece, Piece | None]:
    """A piece without the place at its end, and the place: "Acme, Boston, MA" → "Acme", "Boston, MA"."""
    closing = re.search(r"\s*\(([^()]{2,40})\)\s*$", piece.text)
    if closing and closing.start() and is_place(closing[1]):
        return piece.cut(0, closing.start()).trimmed(), piece.cut(closing.start(1), closing.end(1))
    for found in re.finditer(r",|\s[-–—]\s", piece.text):
        tail = piece.cut(found.end(), len(piece.text)).trimmed(" \t\n,;|·•–—-")
        if is_place(tail.text) or is_area(tail.text):
            return piece.cut(0, found.start()).trimmed(), tail
    return piece, None
