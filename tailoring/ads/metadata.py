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

METADATA = Path(__file__).parent / "data" / "metadata.yaml"

_LABELLED = re.compile(r"^(?P<label>[A-Za-z][A-Za-z /]{1,24}?)\s*[:–—]\s+(?P<value>\S.{0,120})$")
_PLACE = re.compile(
    r"\b(?:based|located|position|role|office|job|team|depot|site|clinic|restaurant|school|ward|work) (?:\w+ )?"
    r"(?:in|at|from)\s(?:our\s|the\s)?"
    r"(?P<place>[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){0,2}(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})?)"
)
_CITY_REGION = re.compile(r"\b(?P<place>[A-Z][a-zà-ÿ.'’-]+(?:\s[A-Z][a-zà-ÿ.'’-]+){0,2},\s(?P<region>[A-Z]{2,3}))\b")
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


def place_of(lines: tuple[AdLine, ...]) -> str:
    """Where the work is: where it is labelled, else a place named in the opening, else "Remote" if it says so."""
    if said := labelled(lines, "place"):
        return said
    for pattern in (_CITY_REGION, _PLACE):
        for line in lines:
            for found in pattern.finditer(line.text):
                if country_in(found["place"]):
                    return found["place"]
    opening = folded(" ".join(line.text for line in lines[:_OPENING]))
    return next((name for name, pattern in metadata_cues().workplaces.items() if re.search(pattern, opening)), "")


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
