"""Which part of a statement is told of which organisation: "At Acme, …", "… at Acme", "Acme's …", "Acme: …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from tailoring.truth.knowledge import Relations, Titles, any_of, knowledge
from tailoring.truth.passages import Passage

_SHORTEST = 4
_ALONE = re.compile(r"(?:,|,? and|,? or|,? &|,? then)? ?(?:at|for|with|in|of)? ?(?:the )?", re.IGNORECASE)
_JOINT = re.compile(r",? and |, |; | to (?=\w+ing\b)")
_HEADING = re.compile(r"^\W*(?:[\w'’-]+ ){0,5}$")
_TITLED = re.compile(r"\bas (?:an?|the|their|its) (?:[\w-]+ ){0,4}$|\bas $", re.IGNORECASE)


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


def posts_named(statement: Passage, employers: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """The heads of titles that a statement gives to the person at an employer: employer, start and end of the head."""
    text = statement.text
    for group in _groups(text, _places(statement, employers)):
        before = _post().search(text[: group[0].start])
        behind = _post_behind().match(text, group[-1].end) if len(group) == 1 and not before else None
        owned = re.search(r"(?:^\W*|[.;:,] |\bas (?:an? )?)$", text[: group[0].start])
        match = before or (behind if owned else None)
        if match:
            yield from ((one.name, *match.span("head")) for one in group)


@cache
def _post() -> re.Pattern[str]:
    heads = "|".join(sorted(map(re.escape, knowledge(Titles).heads), key=len, reverse=True))
    return re.compile(
        rf"(?:^\W*|[.;:,] |\b(?:as|was|am|became|been|then|later|now|previously|formerly|earlier|and) )(?:an? )?"
        rf"(?:[\w-]+ ){{0,3}}?(?P<head>{heads}),? (?:at|for|with|of) (?:the )?$",
        re.IGNORECASE,
    )


@cache
def _post_behind() -> re.Pattern[str]:
    heads = "|".join(sorted(map(re.escape, knowledge(Titles).heads), key=len, reverse=True))
    return re.compile(
        rf"(?:['’]s)? (?:[a-z-]+ ){{0,3}}?(?P<head>{heads})\b(?! [a-z]+(?:ed|s)\b(?<! who))", re.IGNORECASE
    )


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
    if _is_a_title_line(statement, match.start()):
        return False
    placed = _cue(data.placing, ends=True).search(before) or _cue(data.placed, ends=False).match(behind)
    return bool(placed) or (whole and not before.strip())


@cache
def _cue(cues: Sequence[str], *, ends: bool) -> re.Pattern[str]:
    joined = "|".join(f"(?:{cue})" for cue in cues)
    return re.compile(rf"\b(?:{joined}) (?:the )?$" if ends else rf"(?:{joined})", re.IGNORECASE)


def _is_a_title_line(statement: Passage, start: int) -> bool:
    """Whether the employer only says who speaks: "Setter at Deeping Tools who …", with deeds of a whole career."""
    first = statement.sentence_of(statement.word_at(start))[0]
    words = [word for word in statement.words[first:] if word.start < start]
    heads = knowledge(Titles).heads
    headed = [word for word in words if word.lower in heads]
    if not headed or _TITLED.search(statement.text[: headed[0].start]):
        return False
    opens = not any(sign in statement.text[words[0].start : headed[0].start] for sign in ",;:")
    return opens and not any(verb.at < statement.word_at(headed[0].start) for verb in statement.verbs)


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
        heads = bool(_HEADING.match(_since_cut(text, first[0].start)))
        cuts.add(begin + (joints[-1] if heads else joints[0]))
    return list(pairwise(sorted(cuts)))


@cache
def _shift() -> re.Pattern[str]:
    joined = "|".join(f"(?:{cue})" for cue in knowledge(Relations).shifting)
    return re.compile(rf"(?<=\w)(?:;|[,;]? (?:(?:and|but) )?(?:{joined})\b)", re.IGNORECASE)


def _since_cut(text: str, end: int) -> str:
    """What stands before a place since the last cut between clauses."""
    cut = max((match.end() for match in re.finditer(r"[;.,:] ", text[:end])), default=0)
    return text[cut:end]
