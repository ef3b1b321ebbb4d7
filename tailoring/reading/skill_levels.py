"""How well a skill is held, as written beside its name: "Java (5 years)", "Basic knowledge of bread"."""

from __future__ import annotations

import functools
import re

from tailoring.reading.vocabulary import any_of, fold, folded

_YEARS = (
    r"(?:(?:less\s+than|over|more\s+than|about)\s+)?\d+(?:\.\d+)?\+?\s*(?:years?|yrs?|months?)"
    r"(?:\s+(?:of\s+)?(?:experience|exp))?"
)
LENGTH = re.compile(rf"(?i)\s*\(\s*{_YEARS}\s*\)")  # "(2 years)" beside a skill
_SCALE = r"\d{1,3}\s?%|[1-5]\s?/\s?5|\d{1,2}\s?/\s?10"
_GRADE = (
    r"(?:(?:very\s+)?good|strong|sound|solid|basic|working|excellent|thorough|deep|in-depth|hands[\s-]?on|practical|"
    r"extensive|general|fair|advanced|some|wide|vast|great|clear|proven)"
)
# A kind before the first of its members: "tools like Loom, Press".
_KIND = re.compile(
    r"(?i)^[\w /&+-]{0,40}\b(?:technologies|tools|languages|protocols|software|systems|platforms|frameworks|packages|"
    r"applications|products|machines|skills)\s+(?:like|such\s+as|including|e\.g\.)\s+(?=\S)"
)
# Who knows a thing may never have done it.
_LIMIT = re.compile(r"(?i)\b(?:understanding|knowledge|familiarity|exposure|awareness)\b")
_LONGEST = 5  # words of a name after such words; more is a phrase that is left as it stands
# Words before a skill that are no part of its name: "Good understanding of", "Familiar with".
_OPENER = re.compile(
    rf"(?i)(?:(?:have|has|having|possess)\s+)?(?:an?\s+)?(?:{_GRADE}(?:\s+and)?\s+){{0,2}}"
    r"(?:(?:understanding|knowledge|familiarity|proficiency|expertise|exposure|command|grasp|awareness|experience)"
    r"(?:\s+(?:and|&)\s+)?){1,2}\s+(?:of|in|with|on|to|using)\s+(?=\w)"
    r"|(?:(?:very|highly|well)\s+)?(?:proficient|familiar|conversant|experienced|skilled|competent|versed)"
    r"\s+(?:with|in|at|on|using)\s+(?=\w)"
)


@functools.cache
def _level() -> re.Pattern[str]:
    """Finds how well a skill is held, at its end: "Java (5 years)"."""
    grades = any_of("labels.yaml", "skill_levels")
    return re.compile(rf"(?i)\s*[(\[–—:-]*\s*\b(?P<level>{_YEARS}|{grades}|{_SCALE})\s*[)\]]*$")


ELIDED = re.compile(r"\s*\[(?:…|\.{3})\](?:\s*R\d\b)?")  # what a site hid, and the release that it was of
_AND_SO_ON = re.compile(r"(?i)[\s,]+etc\b\.?$")
_JOINING = r"(?:and|or|such as|including|with|of|in|for|to|like)"
_LOOSE = re.compile(rf"(?i)^(?:(?:and|or|such as|including|like)\s+|&\s+)|\s+(?:{_JOINING}|&)$")


def name_and_level(text: str) -> tuple[str, str]:
    """A skill's name without the words that say how well it is held, and those words; "" where there are none."""
    name, level = _parted(_AND_SO_ON.sub("", ELIDED.sub("", text)))
    bare = _LOOSE.sub("", name).strip(" ,;")
    whole = bare[:-1] if bare.endswith(".") and "." not in bare[:-1] else bare
    return whole or text, level


def _parted(text: str) -> tuple[str, str]:
    text = _KIND.sub("", text)
    opened = _OPENER.match(text)
    if opened and len(text[opened.end() :].split()) > _LONGEST:
        opened = None
    level = grade_in(opened[0]) if opened else ""
    text = text[opened.end() :] if opened else text
    found = _level().search(text)
    if found and found.start() and fold(text[: found.start()]) not in folded("languages.yaml", "levels"):
        name = text[: found.start()].strip(" ,;:–—-([")
        if name and (text[found.start() : found.end()].strip()[0] in "([–—:-" or re.search(r"\d", found["level"])):
            return name, found["level"].strip()
    return text, level


def is_brief(level: str) -> bool:
    """Whether a level says that a skill has been used for less than a year."""
    return re.match(r"(?i)less\s+than\s+(?:1|one|a)\s+y|\d{1,2}\s*months?\b", level) is not None


def grade_in(opener: str) -> str:
    """The level that an opener tells: "Basic knowledge of" → "basic"; "Knowledge of" → "knowledge"."""
    found = re.search(rf"(?i)\b{any_of('labels.yaml', 'skill_levels')}\b", opener) or _LIMIT.search(opener)
    return found[0].lower() if found else ""
