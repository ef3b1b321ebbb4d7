"""Which part of a statement is told of which organisation: "At Acme, …", "… at Acme", "Acme's …", "Acme: …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from tailoring.truth.clause_cuts import MARK, opening_of
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.passages import Passage
from tailoring.truth.relation_words import Relations

_SHORTEST = 4
_ALONE = re.compile(r"(?:,|,? and|,? or|,? &|,? then)? ?(?:at|for|with|in|of)? ?(?:the )?", re.IGNORECASE)
_JOINT = re.compile(r",? and |, |; | to (?=\w+ing\b)")
_HEADING = re.compile(r"^\W*(?:[\w'’-]+ ){0,5}$")


@dataclass(frozen=True)
class Attribution:
    """The employers named, where the first of them stands, and the characters of the statement told of them."""

    names: tuple[str, ...]
    start: int
    end: int
    told: tuple[int, int]


@dataclass(frozen=True)
class _Place:
    """An employer as a statement names it; `claimed` where something is told of it."""

    name: str
    start: int
    end: int
    claimed: bool


def attributions(statement: Passage, employers: Iterable[str]) -> Iterator[Attribution]:
    """What a statement tells of which employers; where it may speak of another time, nothing."""
    groups = _groups(statement.text, _places(statement, employers))
    for part in _parts(statement, groups):
        inside = [group for group in groups if part[0] <= group[0].start < part[1]]
        if len(inside) != 1 or any_of(knowledge(Relations).elsewhen).search(statement.text[slice(*part)]):
            continue
        group = inside[0]
        if any(one.claimed for one in group):
            names = tuple(dict.fromkeys(one.name for one in group))
            yield Attribution(names, group[0].start, group[0].end, part)


def _places(statement: Passage, employers: Iterable[str]) -> list[_Place]:
    """Every employer that is named, in the order of the text, by its name or its first words."""
    text = statement.text
    found: list[_Place] = []
    for name in employers:
        for match in _named(name).finditer(text):
            whole = match.end() - match.start() >= len(name.removeprefix("The "))
            found.append(_Place(name, *match.span(), _is_claimed(statement, match, whole=whole)))
    found.sort(key=lambda one: (one.start, -one.end))
    return [one for n, one in enumerate(found) if not n or one.start >= found[n - 1].end]


@lru_cache(maxsize=512)
def _named(name: str) -> re.Pattern[str]:
    """The name, whole or by its first words: Copperfield for Copperfield Mills."""
    words = name.removeprefix("The ").split()
    idle = knowledge(Relations).no_short_name
    forms = [" ".join(words[:k]) for k in range(len(words), 0, -1) if words[k - 1].lower() not in idle]
    kept = [form for k, form in enumerate(forms) if k == 0 or (len(form) > _SHORTEST and form[0].isupper())]
    joined = "|".join(re.escape(form) for form in kept)
    return re.compile(rf"(?<![\w&])(?:{joined})(?![\w&-])(?! [A-Z])")


def _is_claimed(statement: Passage, match: re.Match[str], *, whole: bool) -> bool:
    """Whether something is told of the organisation, not only that the person came from it or goes to it."""
    text = statement.text
    before, behind = text[: match.start()], text[match.end() :]
    data = knowledge(Relations)
    if _cue(data.moving, ends=True).search(before):
        return False
    placed = _cue(data.placing, ends=True).search(before) or _cue(data.placed, ends=False).match(behind)
    return bool(placed) or (whole and not before.strip())


@cache
def _cue(cues: Sequence[str], *, ends: bool) -> re.Pattern[str]:
    joined = "|".join(f"(?:{cue})" for cue in cues)
    return re.compile(rf"\b(?:{joined}) (?:the )?$" if ends else rf"(?:{joined})", re.IGNORECASE)


def _groups(text: str, places: Sequence[_Place]) -> list[list[_Place]]:
    """The places, with those of one list together: "at Acme and Bolt"."""
    groups: list[list[_Place]] = []
    for place in places:
        if groups and _ALONE.fullmatch(text[groups[-1][-1].end : place.start].removeprefix("'s").removeprefix("’s")):
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _parts(statement: Passage, groups: Sequence[Sequence[_Place]]) -> list[tuple[int, int]]:
    """The parts of a statement that tell of one employer or one list of them each, as characters."""
    text = statement.text
    cuts = {0, len(text), *(match.start() for match in _shift().finditer(text))}
    for first, second in pairwise(groups):
        begin, end = first[-1].end, second[0].start
        joints = [m.start() for m in _JOINT.finditer(text[begin:end])]
        if any(begin <= cut < end for cut in cuts):
            continue
        if not joints:
            return []
        heads = bool(_HEADING.match(text[opening_of(text, first[0].start, MARK) : first[0].start]))
        cuts.add(begin + (joints[-1] if heads else joints[0]))
    return list(pairwise(sorted(cuts)))


@cache
def _shift() -> re.Pattern[str]:
    joined = "|".join(f"(?:{cue})" for cue in knowledge(Relations).shifting)
    return re.compile(rf"(?<=\w)(?:;|[,;]? (?:(?:and|but) )?(?:{joined})\b)", re.IGNORECASE)
