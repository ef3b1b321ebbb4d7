"""The ad's head data: title, employer, place, country, seniority, pay, employment type, industry, sort of role."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

from tailoring.ads.asks import folded
from tailoring.ads.headings import announced, fold
from tailoring.ads.lines import AdLine
from tailoring.data_files import load_yaml
from tailoring.model import Model

METADATA = Path(__file__).parent / "data" / "metadata.yaml"

_LABELLED = re.compile(r"^(?P<label>[A-Za-z][A-Za-z /]{1,24}?)\s*[:–—]\s+(?P<value>\S.{0,120})$")
_SEEKING = re.compile(
    r"\b(?:looking for|seeking|hiring(?: for)?|recruit(?:ing)?|need|require|search(?:ing)? for|want)\s+(?:to\s(?:hire|recruit)\s)?"
    r"(?:an?|our(?: next| first)?|the|another|\d+|two|three|several)\s(?P<title>[\w/&'’.+#-]+(?:\s[\w/&'’.+#-]+){0,6}?)"
    r"(?=\s(?:to|who|with|for|in|at|on|based|that|and)\b|[,.!;:(]|$)",
    re.IGNORECASE,
)
_AS = re.compile(r"\b(?:as|role of|position of|join us as)\s(?:an?|our|the)\s(?P<title>[A-Z][\w/&'’.+-]*(?:\s[A-Z&(/][\w/&'’.+)-]*){0,6})")
_NAME = r"(?P<name>[A-Z][\w&'’.-]*(?:\s(?:[A-Z&][\w&'’.-]*|of|and|the|de|for)){0,5})"
_EMPLOYERS = (
    re.compile(rf"^(?:About|Why(?: join)?|Life at|Working at|Welcome to|Join)\s{_NAME}\s*[:?!]?$"),
    re.compile(rf"\bAt\s{_NAME},\s(?:we|our|you|everyone)\b"),
    re.compile(rf"^(?:The\s)?{_NAME}\s(?:is|are)\s(?:an?|the|one of|looking|hiring|seeking|recruiting|on a mission|building|currently|based)\b"),
    re.compile(rf"^(?:The\s)?{_NAME}\s(?:seeks|needs|requires|offers|provides|has an? (?:opening|vacancy|opportunity))\b"),
    re.compile(rf"\b[Jj]oin\s(?:the\s)?{_NAME}(?=\sas\b|\sand\b|[,.!]|\steam\b)"),
)
_NAME_AND_PLACE = re.compile(rf"^{_NAME}\s*[-–—|·•,]\s*(?P<place>[A-Z][\w.'’ -]+(?:,\s[\w. ]+)?)$")
_PUBLIC_BODY = re.compile(r"\b(?:City|County|Town|State|University|Borough) of (?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)")
_NOT_A_NAME = frozenset(
    "us you me the role this team job our we it position company your who what why how they i in at as for if you'll all "
    "everyone here today now candidates applicants duties responsibilities requirements qualifications benefits".split()
)
_PLACE = re.compile(
    r"\b(?:based|located|position|role|office|job|team|depot|site|clinic|restaurant|school|ward|work) (?:\w+ )?(?:in|at|from)\s(?:our\s|the\s)?"
    r"(?P<place>[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){0,2}(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})?)"
)
_CITY_REGION = re.compile(r"\b(?P<place>[A-Z][a-zà-ÿ.'’-]+(?:\s[A-Z][a-zà-ÿ.'’-]+){0,2},\s(?P<region>[A-Z]{2,3}))\b")
_HEAD = 4
_OPENING = 12
_TITLE_WORDS = 9
_LEAST_INDUSTRY = 2


class MetadataCues(Model):
    """The file of head data cues; see its comments."""

    labels: dict[str, tuple[str, ...]]
    seniority: dict[str, str]
    employment_type: dict[str, str]
    currencies: dict[str, str]
    periods: dict[str, str]
    countries: dict[str, tuple[str, ...]]
    regions: dict[str, tuple[str, ...]]
    workplaces: dict[str, str]
    role_types: dict[str, str]
    industries: dict[str, tuple[str, ...]]


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


def title_of(lines: tuple[AdLine, ...]) -> str:
    """The job's title: where it is labelled, else the ad's first line if it looks like one, else from its sentences."""
    if said := labelled(lines, "title"):
        return said
    first = lines[0] if lines else None
    if first and not first.bullet and _looks_like_title(first.text):
        return re.sub(r"\s+", " ", first.text).strip(" :.!-–—")
    for line in lines:
        for pattern in (_SEEKING, _AS):
            found = pattern.search(line.text)
            if found and _role_in(found["title"]):
                return found["title"].strip(" .,")
    return ""


def _looks_like_title(text: str) -> bool:
    words = text.split()
    if not words or len(words) > _TITLE_WORDS or text.endswith((".", ":", "?", "!")):
        return False
    return _role_in(text) or (announced(text) is None and len(words) > 1 and text.istitle())


def _role_in(text: str) -> bool:
    lower = folded(text)
    return any(re.search(pattern, lower) for pattern in metadata_cues().role_types.values())


def employer_of(lines: tuple[AdLine, ...]) -> str:
    """The employer's name: where it is labelled, else from a heading or sentence about it."""
    if said := labelled(lines, "employer"):
        return said
    for line in lines[1:_HEAD]:
        found = _NAME_AND_PLACE.match(line.text)
        if found and country_in(found["place"]) and not _role_in(found["name"]):
            return found["name"]
    for pattern in _EMPLOYERS:
        for line in lines:
            for found in pattern.finditer(line.text):
                name = found["name"].strip(" .,'’")
                if name and name.split()[0].lower() not in _NOT_A_NAME and not _role_in(name):
                    return re.sub(r"['’]s$", "", name)
    bodies = Counter(found[0] for line in lines for found in _PUBLIC_BODY.finditer(line.text))
    return max(bodies, key=bodies.__getitem__) if bodies else ""


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
    counts = {name: len(re.findall(pattern, opening)) for name, pattern in cues.items() if name not in ("internship",)}
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
    return best if counts[best] >= _LEAST_INDUSTRY else ""
