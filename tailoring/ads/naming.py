"""The job's title and the employer's name, where the ad says them."""

from __future__ import annotations

import re
from collections import Counter

from tailoring.ads.headings import announced
from tailoring.ads.lines import AdLine
from tailoring.ads.metadata import country_in, labelled, metadata_cues, names_role

_SEEKING = re.compile(
    r"\b(?:looking for|seeking|hiring(?: for)?|recruit(?:ing)?|need|search(?:ing)? for|want)\s+"
    r"(?:to\s(?:hire|recruit)\s)?(?:an?|our(?: next| first)?|the|another|\d+|two|three|several)\s"
    r"(?P<title>[\w/&'’.+#-]+(?:\s[\w/&'’.+#-]+){0,6}?)"
    r"(?=\s(?:to|who|with|for|in|at|on|based|that|and)\b|[,.!;:(]|$)",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"^(?:An?\s)?(?P<title>[\w/&'’.+-]+(?:\s[\w/&'’.+-]+){0,4}?)\s(?:is\s)?(?:needed|wanted|required|sought)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"\b(?:licen[cs]e|degree|experience|skills?|knowledge|ability|certificate)\b", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\s+(?:class code|job id|job code|ref(?:erence)?|req(?:uisition)?|vacancy)\b.*$", re.IGNORECASE
)
_AS = re.compile(
    r"\b(?:as|role of|position of|join us as)\s(?:an?|our|the)\s"
    r"(?P<title>[A-Z][\w/&'’.+-]*(?:\s[A-Z&(/][\w/&'’.+)-]*){0,6})"
)
_NAME = r"(?P<name>[A-Z][\w&'’.-]*(?:\s(?:[A-Z&][\w&'’.-]*|of|and|the|de|for)){0,5})"
_EMPLOYERS = (
    re.compile(
        rf"^(?:About|Why(?: [Jj]oin| [Cc]hoose| [Ww]ork (?:at|for|with))?|Life at|Working at|Welcome to|Join)\s{_NAME}\s*[:?!]?$"
    ),
    re.compile(rf"\bAt\s{_NAME},\s(?:we|our|you|everyone)\b"),
    re.compile(
        rf"^(?:The\s)?{_NAME}\s(?:is|are)\s(?:an?|the|one of|looking|hiring|seeking|recruiting|on a mission|building|"
        rf"currently|based)\b"
    ),
    re.compile(
        rf"^(?:The\s)?{_NAME}\s(?:seeks|needs|requires|offers|provides|has an? (?:opening|vacancy|opportunity))\b"
    ),
    re.compile(rf"\b[Jj]oin\s(?:the\s)?{_NAME}(?=\sas\b|\sand\b|[,.!]|\steam\b)"),
)
_NAME_AND_PLACE = re.compile(rf"^{_NAME}\s*[-–—|·•,]\s*(?P<place>[A-Z][\w.'’ -]+(?:,\s[\w. ]+)?)$")
_PUBLIC_BODY = re.compile(r"\b(?:City|County|Town|State|University|Borough) of (?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)")
_HEAD = 4


def title_of(lines: tuple[AdLine, ...], employer: str = "") -> str:
    """The job's title: where it is labelled, else the ad's first line if it looks like one, else from its sentences."""
    if said := labelled(lines, "title"):
        return said
    first = lines[0] if lines else None
    if first and not first.bullet and _looks_like_title(first.text):
        return _REFERENCE.sub("", first.text).removesuffix(employer).strip(" :.!-–—|,")
    for line in lines:
        for pattern in (_WANTED, _SEEKING, _AS):
            found = pattern.search(line.text)
            if found and names_role(found["title"]) and not _NO_TITLE.search(found["title"]):
                return found["title"].strip(" .,")
    return ""


def _looks_like_title(text: str) -> bool:
    words = text.split()
    if not words or len(words) > metadata_cues().most_title_words or text.endswith((".", ":", "?", "!")):
        return False
    return names_role(text) or (announced(text) is None and len(words) > 1 and text.istitle())


def employer_of(lines: tuple[AdLine, ...]) -> str:
    """The employer's name: where it is labelled, else from a heading or sentence about it."""
    if said := labelled(lines, "employer"):
        return said
    for line in lines[1:_HEAD]:
        found = _NAME_AND_PLACE.match(line.text)
        if found and not names_role(found["name"]) and (country_in(found["place"]) or _an_organisation(found["name"])):
            return found["name"]
    for pattern in _EMPLOYERS:
        for line in lines:
            for found in pattern.finditer(line.text):
                name = found["name"].strip(" .,'’")
                if name and not _words(name) & set(metadata_cues().not_a_name) and not names_role(name):
                    return re.sub(r"['’]s$", "", name)
    bodies = Counter(found[0] for line in lines for found in _PUBLIC_BODY.finditer(line.text))
    return max(bodies, key=bodies.__getitem__) if bodies else ""


def _words(name: str) -> set[str]:
    """The words that begin or end a name, and those of a name as short as a phrase; "of" and "and" join any name."""
    folded = name.lower().replace("’", "'").split()
    return set(folded if len(folded) < 3 else [folded[0], folded[-1]])


def _an_organisation(name: str) -> bool:
    """Whether a word of the name is one that organisations carry: "Calder Royal Infirmary", "Bramley Joinery Ltd"."""
    return bool(set(name.casefold().replace(".", "").split()) & metadata_cues().organisation_words)


def without_head(lines: tuple[AdLine, ...], title: str, employer: str) -> tuple[AdLine, ...]:
    """The lines after those at the top that only name the job and the employer."""
    start = 0
    for line in lines[:_HEAD]:
        names_job = bool(title) and line.text.startswith(title)
        names_employer = bool(employer) and employer in line.text
        short = len(line.text.split()) <= metadata_cues().most_title_words and not line.text.endswith(".")
        if not short or line.bullet or not (names_job or names_employer) or announced(line.text, employer):
            break
        start += 1
    return lines[start:]
