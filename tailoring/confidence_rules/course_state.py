"""Whether a course is finished: its line says that it is not, or tells a part of it with a sign of more to come."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pydantic import field_validator

from tailoring.confidence_rules.knowledge import FOLDER, cue
from tailoring.confidence_rules.timing import number_of
from tailoring.data_files import load_yaml
from tailoring.model import Model

_PIECE_END = re.compile(r"\s*[,;:.()–—]\s+|\s+-\s+|\s+(?:and|but)\s+|[.;)]\s*$")
# What a thesis is about says nothing of its state.
_TOPIC = re.compile(
    r"\b(?:thesis|dissertation|essays?|case stud(?:y|ies)|modules?|papers?|projects?) (?:on|about|into) "
    r"(?!(?:the )?\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[^,;.()]*"
)
_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SHARE = re.compile(
    rf"(?<![\w/.])({_NUMBER}) ?(?:[a-z]+ )?(?:of|out of|/) ?(?:the |its |my )?({_NUMBER})(?![\w/]|\.\d)"
)
_SHARE_IN_PERCENT = re.compile(r"\b(\d{1,2}) ?(?:%|per ?cent)")
_SO_MANY = rf"(?:{_NUMBER}|half|most|some|several|a few|a couple|the rest|the others?)"
_TO_GO = r"(?:to (?:go|come|sit|take|do|follow|pass)|left|remaining|outstanding)"


class CourseStates(Model):
    """The words of course_states.yaml; see there what each group means."""

    parts: str
    stages: str
    remains: str
    part_way: str
    on_the_way: str
    now: str
    ordinals: str
    done: str
    day: str
    entered: str
    finished: str

    @field_validator("*")
    @classmethod
    def joined_and_compiled(cls, value: str) -> str:
        """The lines of a group as alternatives of one expression. Refuses what is no regular expression."""
        joined = "|".join(value.strip().splitlines())
        try:
            re.compile(joined)
        except re.error as error:
            message = f"{joined!r} is not a regular expression ({error})"
            raise ValueError(message) from error
        return joined


def is_unfinished(text: str) -> bool:
    """Whether a text about a course or a credential says that it is not finished."""
    lowered = text.lower()
    return bool(cue("in_progress").search(lowered) or cue("unfinished").search(lowered)) or is_part_way(text)


@lru_cache(maxsize=8192)
def is_part_way(text: str) -> bool:
    """Whether a line about a course or a credential tells that some of it is done or begun, and not all."""
    lowered = text.lower()
    signs = _signs()
    if signs["finished"].search(lowered):
        return False
    pieces = [piece for piece in _PIECE_END.split(_TOPIC.sub(" ", lowered)) if piece]
    return any(_unfinished(piece) for piece in pieces) or any(
        signs["entered"].fullmatch(piece.strip()) for piece in pieces[1:]
    )


def _unfinished(piece: str) -> bool:
    signs = _signs()
    part, stage = signs["parts"].search(piece), signs["stages"].search(piece)
    if any(signs[name].search(piece) for name in ("left", "first_done", "on_the_way")):
        return True
    if not part and not stage:
        return False
    if signs["now"].search(piece) or _some_of_them(piece):
        return True
    if not part:
        return False
    coming = bool(signs["day"].search(piece)) and not signs["done"].search(piece)
    return coming or bool(signs["remains"].search(piece) or signs["part_way"].search(piece))


def _some_of_them(piece: str) -> bool:
    """Whether fewer parts are told than there are: "two of three days", "40% of the units"."""
    for found in _SHARE.finditer(piece):
        told, whole = number_of(found[1]), number_of(found[2])
        if told is not None and whole is not None and told < whole:
            return True
    return bool(_SHARE_IN_PERCENT.search(piece)) and bool(re.search(r"\b(?:of|through|done|complete)\b", piece))


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    table = load_yaml(FOLDER / "course_states.yaml", CourseStates)
    parts = f"(?:{table.parts}|{table.stages})"
    expressions = {
        "parts": table.parts,
        "stages": table.stages,
        "remains": table.remains,
        "part_way": table.part_way,
        "on_the_way": table.on_the_way,
        "now": table.now,
        "done": table.done,
        "day": table.day,
        "entered": table.entered,
        "finished": table.finished,
        "left": rf"{_SO_MANY} (?:more )?(?:(?:{parts}) )?(?:still )?{_TO_GO}",
        "first_done": rf"(?:{table.ordinals}) (?:[\w-]+ ){{0,2}}(?:{parts}) (?:[\w-]+ )?(?:{table.done})",
    }
    return {name: re.compile(rf"(?<![\w-])(?:{one})(?![\w-])") for name, one in expressions.items()}
