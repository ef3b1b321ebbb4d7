"""The head of an ad: title, employer and place as they stand in its first lines, in any of the usual orders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tailoring.ads.headings import announced
from tailoring.ads.lines import AdLine
from tailoring.ads.metadata import metadata_cues, names_organisation, names_role, town_in
from tailoring.reading.places import is_city, is_place
from tailoring.skills.taxonomy import load_taxonomy

_ROWS = 4
_PART = re.compile(r"\s+[-–—|·•/]\s+|\s*[|·•]\s*|,\s+|\s+@\s+|\s+at\s+(?=(?:the\s)?[A-Z])")
_NAME = re.compile(r"(?:The\s)?[A-Z][\w&'’.+-]*(?:\s(?:[A-Z&][\w&'’.+-]*|of|and|the|for|in|de|la|le|du|on|by)){0,6}$")
_TOWN = re.compile(r"[A-Z][\w.'’-]*(?:[ -](?:[A-Z][\w.'’-]*|upon|on|by|le|in|the)){0,3}$")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_MOST_WORDS = 18


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines say; "" where they do not."""

    title: str = ""
    employer: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a line between two separators; `joint` is the separator before it."""

    text: str
    start: int
    end: int
    joint: str

    @property
    def bare(self) -> str:
        return _BRACKETS.sub("", self.text).strip()


def read_head(lines: tuple[AdLine, ...]) -> Head:
    """The title from the first line, employer and place from what follows it there or in the lines below."""
    rows = tuple(_head_rows(lines))
    if not rows:
        return Head()
    title, employer, place = _first(rows[0], rows[1:])
    for row in rows[1:]:
        if not (employer and place):
            named, town = _below(row, lines, under_title=names_role(title))
            employer, place = employer or named, place or town
    return Head(title, employer, place)


def _head_rows(lines: tuple[AdLine, ...]) -> Iterator[AdLine]:
    opened = re.compile(metadata_cues().title_before, re.IGNORECASE)
    for line in lines[:_ROWS]:
        text = line.text
        if line.bullet or (text.endswith((".", "!", "?", ":")) and not text.lower().endswith(("ltd.", "inc.", "co."))):
            return
        known = None if opened.match(text) else announced(text)
        if len(text.split()) > _MOST_WORDS or (known is not None and not known.soft and not names_organisation(text)):
            return
        yield line


def _parts(text: str) -> list[_Part]:
    cuts = [
        found
        for found in _PART.finditer(text)
        if text.count("(", 0, found.start()) == text.count(")", 0, found.start())
    ]
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)]
    joints = ["", *(cut[0].strip() for cut in cuts)]
    return [
        _Part(text[a:b], a, b, joint) for a, b, joint in zip(starts, ends, joints, strict=True) if text[a:b].strip()
    ]


def _first(row: AdLine, below: tuple[AdLine, ...]) -> tuple[str, str, str]:
    """Title, employer and place of the first line. A name alone, above a title, is the employer."""
    parts = _parts(row.text)
    if below and names_organisation(parts[0].bare) and not _ends_as_role(parts[0].bare) and _is_role(below[0].text):
        named, town = _named_and_place(parts)
        return _parts(below[0].text)[0].text, named, town
    for i, part in enumerate(parts[1:], 1):
        rest = parts[i:]
        if is_place(part.bare) or _is_condition(part.bare):
            place = _place(rest) if is_place(part.bare) else ""
            employer = next((p.bare for p in rest[1:] if _is_employer(p, ())), "")
            return row.text[: parts[i - 1].end], employer, place
        if _is_employer(part, rest[1:]):
            return row.text[: parts[i - 1].end], part.bare, _place(rest[1:])
    return row.text, "", ""


def _below(row: AdLine, lines: tuple[AdLine, ...], *, under_title: bool) -> tuple[str, str]:
    """Employer and place of a line at the top; a name before an unknown town is believed under a title only."""
    parts = _parts(row.text)
    if is_place(parts[0].bare) or _is_condition(parts[0].bare):
        return "", _place(parts) if is_place(parts[0].bare) else ""
    name = parts[0].bare
    if not _NAME.match(name) or _ends_as_role(name):
        return "", ""
    again = sum(name in line.text for line in lines) > 1 and len(name.split()) > 1
    located = under_title and len(parts) > 1 and bool(_place(parts[1:])) and not _is_topic(name)
    if names_organisation(name) or again or located:
        return _named_and_place(parts)
    return "", ""


def _named_and_place(parts: list[_Part]) -> tuple[str, str]:
    rest = parts[1:]
    if (
        rest
        and rest[0].joint == ","
        and rest[0].bare.rstrip(".").lower() in ("inc", "llc", "ltd", "llp", "plc", "gmbh")
    ):
        return f"{parts[0].bare}, {rest[0].bare}", _place(rest[1:])
    return parts[0].bare, _place(rest)


def _is_employer(part: _Part, after: list[_Part] | tuple[()]) -> bool:
    """Whether a part behind the title names the employer: by a word of organisations, or by the town behind it."""
    name = part.bare
    if not _NAME.match(name) or _is_condition(name):
        return False
    if part.joint in ("@", "at"):
        return True
    words = name.split()
    if names_organisation(name) and len(words) > 1 and not _is_topic(name):
        return True
    if part.joint == "," or _is_topic(name) or _ends_as_role(name):
        return False
    return len(words) > 1 and bool(after) and (is_place(after[0].bare) or is_city(after[0].bare))


def _place(parts: list[_Part]) -> str:
    """The town or region at the beginning of the parts, with what goes on to name it behind a comma."""
    chosen: list[str] = []
    for part in parts:
        name = part.bare
        if _is_condition(name) and not is_place(name):
            break
        if chosen and (part.joint != "," or not is_place(name)):
            break
        if not is_place(name) and not (_TOWN.match(name) and not names_role(name) and not _is_topic(name)):
            continue
        chosen.append(name)
    return town_in(", ".join(chosen))


def _is_condition(text: str) -> bool:
    """Whether a part says how, when or for how much one works rather than who or where."""
    return bool(re.search(metadata_cues().conditions, text.lower()))


def _is_role(text: str) -> bool:
    return names_role(text) and not names_organisation(_parts(text)[0].bare)


def _ends_as_role(name: str) -> bool:
    last = name.rsplit(maxsplit=1)[-1]
    return names_role(last) and not names_organisation(last)


def _is_topic(name: str) -> bool:
    """Whether a whole name is that of a field or skill: "Intensive Care", "Mathematics"."""
    return load_taxonomy().find(name) is not None or name.lower() in metadata_cues().departments
