"""The ad's head data: place, country, seniority, employment type, industry, sort of role."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from tailoring.ads.asks import folded
from tailoring.ads.headings import fold
from tailoring.ads.lines import AdLine
from tailoring.data_files import load_yaml
from tailoring.model import Model
from tailoring.reading.places import is_city, is_mode, is_place
from tailoring.reading.vocabulary import folded as folded_names

METADATA = Path(__file__).parent / "data" / "metadata.yaml"

_LABELLED = re.compile(r"^(?P<label>[A-Za-z][A-Za-z /]{1,24}?)\s*[:–—]\s+(?P<value>\S.{0,120})$")
_PLACE = re.compile(
    r"\b(?:based|located|position|role|office|job|team|depot|site|clinic|restaurant|school|ward|work) (?:\w+ )?"
    r"(?:in|at|from)\s(?:our\s|the\s)?"
    r"(?P<place>[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){0,2}(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})?)"
)
_CITY_REGION = re.compile(r"\b(?P<place>[A-Z][a-zà-ÿ.'’-]+(?:\s[A-Z][a-zà-ÿ.'’-]+){0,2},\s(?P<region>[A-Z]{2,3}))\b")
_WANTED_IN = re.compile(
    r"\b(?:wanted|needed|required|sought|vacancy|position|job)(?:,| in| at| -| –)?\s"
    r"(?P<place>[A-Z][\w.'’-]*(?:\s[A-Z][\w'’-]*){0,2})"
)
_WANTED_IN_TOWN = re.compile(
    r"\b(?:wanted|needed|required|sought)(?: in| -| –)\s(?P<place>[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2})(?=[.,;:!]|$)"
)
_PLACE_PART = re.compile(r"(?:(?!\s[-–—]\s|\s(?:or|and)\s)[^,()/;|·•])+")
_EVERYWHERE = frozenset(
    {"europe", "emea", "apac", "dach", "north america", "anywhere", "worldwide", "global", "eu", "americas", "latam"}
    | {"north", "south", "east", "west", "central"}
)
_OPENING = 12


Period = Literal["hour", "day", "week", "month", "year", ""]


class MetadataCues(Model):
    """The file of head data cues; see its comments."""

    labels: dict[str, tuple[str, ...]]
    seniority: dict[str, str]
    employment_type: dict[str, str]
    currencies: dict[str, str]
    periods: dict[Period, str]
    countries: dict[str, tuple[str, ...]]
    regions: dict[str, tuple[str, ...]]
    workplaces: dict[str, str]
    role_types: dict[str, str]
    industries: dict[str, tuple[str, ...]]
    about_pay: str
    not_pay: str
    organisation_words: frozenset[str]
    conditions: str
    departments: frozenset[str]
    title_before: str
    title_after: str
    not_a_name: tuple[str, ...]
    most_title_words: int
    least_industry_words: int


@cache
def metadata_cues() -> MetadataCues:
    """The cues, read once."""
    return load_yaml(METADATA, MetadataCues)


def labelled(lines: tuple[AdLine, ...], field: str) -> str:
    """The value of a line such as "Location: Leeds", "" without one."""
    names = metadata_cues().labels[field]
    for line in lines:
        found = _LABELLED.match(line.text)
        if found and fold(found["label"]) in names:
            return found["value"].strip(" .")
    return ""


def names_role(text: str) -> bool:
    """Whether a text holds a word of an occupation."""
    lower = folded(text)
    return any(re.search(pattern, lower) for pattern in metadata_cues().role_types.values())


def names_organisation(name: str) -> bool:
    """Whether a name ends with a word that organisations carry: "Calder Royal Infirmary", "Bramley Joinery Ltd"."""
    words = re.split(r"\s(?:of|for|in|at)\s", name.casefold().replace(".", "").replace(",", ""), maxsplit=1)[0].split()
    return bool(words) and words[-1] in metadata_cues().organisation_words


def place_said(lines: tuple[AdLine, ...], head: str = "") -> str:
    """Where the work is, as the ad says it: where it is labelled, in the head, or as a place named in a sentence."""
    if said := labelled(lines, "place") or head:
        return said
    for pattern in (_CITY_REGION, _PLACE, _WANTED_IN):
        for line in lines:
            for found in pattern.finditer(line.text):
                if country_in(found["place"]) or (pattern is not _CITY_REGION and is_place(found["place"])):
                    return found["place"]
    if named := next((found["place"] for line in lines if (found := _WANTED_IN_TOWN.search(line.text))), ""):
        return named
    opening = folded(" ".join(line.text for line in lines[:_OPENING]))
    return next((name for name, pattern in metadata_cues().workplaces.items() if re.search(pattern, opening)), "")


def town_in(said: str) -> str:
    """The town or region in what is said of the place, "" where it only names a country or says "Remote"."""
    parts = [(found.start(), found.end()) for found in _PLACE_PART.finditer(said)]
    kept = [(start, end) for start, end in parts if not _no_town(said[start:end].strip(" ."))]
    towns = [(start, end) for start, end in kept if not is_country(said[start:end].strip(" ."))]
    if not towns:
        return ""
    start = towns[0][0]
    end = kept[-1][1]
    gone = any(start < other < end for other, stop in parts if (other, stop) not in kept)
    return said[start : towns[0][1] if gone else end].strip(" .,-–—/")


def _no_town(part: str) -> bool:
    lower = part.lower()
    # A town has a capital: "local to our regional hubs" is none.
    if is_mode(part) or lower in _EVERYWHERE or part[:1].islower() or not re.search(r"[^\W\d_]", part):
        return True
    return any(re.search(pattern, lower) for pattern in metadata_cues().workplaces.values()) or bool(
        re.search(metadata_cues().conditions, lower)
    )


@cache
def _countries() -> dict[str, str]:
    return {name: code for code, names in metadata_cues().countries.items() for name in names}


def country_in(place: str) -> str:
    """The ISO code of the country a place lies in, "" when unknown; the last part decides."""
    regions = {name: code for code, names in metadata_cues().regions.items() for name in names}
    parts = [part.strip(" .") for part in re.split(r"[,()/;|]|\s[-–—]\s", place) if part.strip(" .")]
    for part in reversed(parts):
        bare = re.sub(r"\s+\d{4,6}.*$", "", part)
        if bare in regions and len(parts) > 1:
            return regions[bare]
        if code := _countries().get(bare.lower()):
            return code
    return next((code for part in reversed(parts) for word in _runs(part) if (code := _countries().get(word))), "")


def is_country(part: str) -> bool:
    """Whether a part of a place is a country, not a town or region."""
    return part.lower() in folded_names("places.yaml", "countries") and not is_city(part)


def _runs(part: str) -> list[str]:
    words = [word for word in part.lower().replace(",", " ").split() if word not in ("us", "in", "it", "is")]
    return [" ".join(words[i:j]) for i in range(len(words)) for j in range(min(len(words), i + 3), i, -1)]


def seniority_of(title: str, text: str) -> str:
    """The level of the job by its title; "" when the title does not say."""
    lower = folded(title)
    found = next((name for name, pattern in metadata_cues().seniority.items() if re.search(pattern, lower)), "")
    if found or not re.search(r"\b(?:entry[- ]level|no experience (?:needed|required|necessary))\b", text.lower()):
        return found
    return "junior"


def employment_type_of(lines: tuple[AdLine, ...], title: str) -> str:
    """full_time, part_time, contract, temporary, internship or apprenticeship; "" when the ad does not say."""
    cues = metadata_cues().employment_type
    said = folded(labelled(lines, "employment_type"))
    opening = folded(" ".join([title, *(line.text for line in lines)]))
    for text in (said, folded(title)):
        if found := next((name for name, pattern in cues.items() if text and re.search(pattern, text)), ""):
            return found
    counts = {name: len(re.findall(pattern, opening)) for name, pattern in cues.items() if name != "internship"}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else ""


def role_type_of(title: str, duties: str) -> str:
    """The sort of work, by the title, else by the duties; "" when neither tells."""
    for text in (folded(title), folded(duties)):
        if found := next((name for name, p in metadata_cues().role_types.items() if text and re.search(p, text)), ""):
            return found
    return ""


def industry_of(text: str, title: str) -> str:
    """The industry by the words of the ad, "" when fewer than two of one industry are found."""
    padded = f" {fold(f'{title} {text}')} "
    counts = {
        name: sum(f" {fold(word)} " in padded for word in words) for name, words in metadata_cues().industries.items()
    }
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= metadata_cues().least_industry_words else ""
