"""What an ad asks, in the few of its own words that can stand inside a sentence: "Strong Python (…)" → "Python"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from tailoring.assembly_weights import assembly_weights
from tailoring.model import Span
from tailoring.posting import Requirement
from tailoring.skills.normalise import fold_word
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy
from tailoring.skills.verbs import verbs_by_form

_END = re.compile(
    r"\s*(?:[(:;.!?]|,\s+(?:as|such|including|e\.g|ideally|preferably|with|and|or)\b|\s[-–—]\s|/\s).*$", re.DOTALL
)
_ADDRESS = re.compile(r"\b(?:you|your|we|our|us|must|will|should|may)\b|[*•|]", re.IGNORECASE)
_LOOSE_END = re.compile(r"\s+(?:and|or|of|in|with|for|to|the|a|an)$", re.IGNORECASE)
_WELL = re.compile(r"(?<=\w)\s+(?:proficiency|expertise)$", re.IGNORECASE)  # "CRM proficiency" → CRM
# What says how the thing is wanted and reads better with it: "experience of mentoring students".
_LEAD = re.compile(
    r"\b(?:(?:basic|deep|working|advanced|expert|in-depth|hands-on|general|broad)\s+)?"
    r"(?:experience|knowledge|understanding|use)\s+(?:of|in|with|as|using)\s+(?:using\s+|working with\s+)?"
    r"(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
# Who asks for an understanding of several things asks for none of them alone.
_UNDERSTOOD = re.compile(
    r"\b(?:understanding|knowledge|familiarity|awareness|appreciation|grasp)\b[^.;]*$", re.IGNORECASE
)
_ONE_OF_SEVERAL = re.compile(r"[^\S\n]*(?:[,/&]|and\b|or\b)", re.IGNORECASE)
# So many more words may stand before the thing itself.
_LEAD_WORDS = 3
_BEFORE = 100  # characters of the ad before a phrase
_PEOPLE = "people_skills"
# What stands before a verb in its plain form, and what stands after one and after no noun.
_CAN = re.compile(
    r"\b(?:able|ability|capacity|willingness|comfortable|confident|how|need|required|expected) to\s+$|\bcan\s+$",
    re.IGNORECASE,
)
_AFTER_VERBS = frozenset({"a", "an", "the", "our", "your", "their", "its", "up", "out", "off", "all", "each", "any"})
_ADJECTIVE = re.compile(r"[a-z]+(?:ive|al|ous|ful|less|able|ible|ary|ent|ant)|[a-z]+-[a-z]+")
# "knowledge of wound care" → wound care; "sales methodologies" → sales.
_KNOWING = re.compile(
    r"^(?:(?:working|practical|sound|basic)\s+)?(?:experience|knowledge|understanding|use)\s+(?:of|in|with)\s+",
    re.IGNORECASE,
)
_OF_A_FIELD = re.compile(
    r"\s+(?:skills?|proficiency|expertise|experience|knowledge|methodolog(?:y|ies)|methods?|techniques?|practices?|"
    r"principles|standards|tools?|systems?|software|frameworks?|platforms?|languages?)$",
    re.IGNORECASE,
)
_MANNER_TAIL = re.compile(r"\s+(?:skills?|abilit(?:y|ies)|capabilit(?:y|ies))$", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:.*\s)?[a-z]+(?<![sui])(?<!ic)s")  # a plural in small letters; not "robotics", "apparatus"
_WRITTEN_SMALL = re.compile(r"[A-Z][a-z]+")


def short_need(
    requirement: Requirement,
    text: str,
    openings: Sequence[str],
    never_opens: Collection[str],
    most_words: int,
    verbs: Collection[str] = (),
) -> tuple[str, Span] | None:
    """The words and their place in the ad's `text`; None where no words of it read well after "You ask for".

    `openings` are taken off the beginning; nothing that begins with one of `never_opens` is used, and no name of a
    thing that is a verb's phrase (one of `verbs` first: "track progress").
    """
    led, thing = _topic(requirement, text)
    for start, end, refused, most in (
        *((start, end, {*never_opens, *verbs}, most_words + _LEAD_WORDS) for start, end in led),
        *((start, end, {*never_opens, *verbs}, most_words) for start, end in thing),
        *((start, end, never_opens, most_words) for start, end in _spans([requirement.span], text)),
        *((start, end, {*never_opens, *verbs}, most_words) for start, end in _spans(_known(requirement), text)),
    ):
        begin, phrase = _trimmed(text[start:end], tuple(openings))
        words = phrase.split()
        fits = 0 < len(words) <= most and not _ADDRESS.search(phrase) and not _is_torn(phrase)
        fits = fits and not _is_part(requirement, text, start + begin, start + begin + len(phrase))
        if fits and words[0].casefold().strip(",") not in refused:
            span = Span(start=start + begin, end=start + begin + len(phrase))
            return _inside(phrase, text), span
    return None


def is_act(need: str) -> bool:
    """Whether a need names something to do: "writing care plans"."""
    words = need.split()
    return len(words) > 1 and re.fullmatch(r"[a-z]+ing", words[0]) is not None and words[1] not in ("and", "or")


def is_thing(need: str) -> bool:
    """Whether a need names a thing one may learn, known by that name: "wound care", "sales methodologies".

    Not what was done ("sold to large clients"), how somebody is ("quantitative"), several things in one breath, nor
    what work is done with or on ("peripherals", "business requirements").
    """
    words = need.split()
    verb = verbs_by_form().get(fold_word(words[0]))
    if verb and fold_word(words[0]) in (verb.past, verb.base) and words[0].islower():
        return False
    if len(words) == 1 and _ADJECTIVE.fullmatch(need):
        return False
    if is_act(need):
        return True
    thing = _KNOWING.sub("", need)
    field = _OF_A_FIELD.sub("", thing)
    if field == thing and _SEVERAL.fullmatch(thing):
        return False
    taxonomy = load_taxonomy()
    return any(_is_craft(taxonomy.find(name), taxonomy) for name in (thing, field))


def _is_craft(concept_id: str | None, taxonomy: Taxonomy) -> bool:
    """Whether a concept or credential is something learned rather than how a person is."""
    if not concept_id:
        return False
    concept = taxonomy.concepts.get(concept_id)
    return concept is None or (concept.family != _PEOPLE and concept.class_id not in assembly_weights().manners)


def is_manner(name: str) -> bool:
    """Whether a name tells how a person is or gets on, and nothing learned: "Problem solving", "Communication"."""
    taxonomy = load_taxonomy()
    bare = [name, *re.split(r"\s+(?:and|&)\s+", name), _MANNER_TAIL.sub("", name)]
    found = [concept for one in bare if (concept := taxonomy.find(one)) and concept in taxonomy.concepts]
    return any(not _is_craft(concept, taxonomy) for concept in found)


def is_ability(need: str, before: str, verbs: Collection[str]) -> bool:
    """Whether a need is what somebody can do ("read engineering drawings"), by the ad's words `before` it."""
    words = need.casefold().replace(",", "").split()
    if len(words) < 2 or words[0].endswith("ing"):
        return False
    if _CAN.search(before):
        return True
    joined = words[1] in ("and", "or") and words[2:] and words[2] in verbs
    return words[0] in verbs and bool(joined or words[1] in _AFTER_VERBS)


def is_unclear(need: str, verbs: Collection[str]) -> bool:
    """Whether a need may be an act or a thing: "read drawings", "support work"."""
    words = need.casefold().split()
    return len(words) > 1 and words[0] in verbs and words[-1].endswith("s") and not words[-1].endswith("ss")


def _topic(requirement: Requirement, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The short thing asked: with "experience of" and the like before it where that is how it is asked, and alone."""
    span = requirement.topic_span
    if span is None or not text[span.start : span.end].strip():
        return [], []
    lead = _LEAD.search(text[max(0, requirement.span.start) : span.start])
    return ([(span.start - len(lead.group()), span.end)] if lead else []), [(span.start, span.end)]


def _is_torn(phrase: str) -> bool:
    """Whether the phrase is a list that was cut off: "verbal, written"."""
    return "," in phrase and re.search(r"\b(?:and|or)\s+[^,]+$", phrase) is None


def _is_part(requirement: Requirement, text: str, start: int, end: int) -> bool:
    """Whether a phrase is cut out of a row of things to understand: "QA" of "basic understanding of testing, QA"."""
    line = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    before, within = _UNDERSTOOD.search(text[line:start]), _UNDERSTOOD.search(text[line:end])
    several = _ONE_OF_SEVERAL.match(text[end : requirement.span.end + _BEFORE]) is not None
    return (within is not None and several) or (before is not None and "," in before.group())


def _known(requirement: Requirement) -> list[Span]:
    """The first thing that the requirement names, if it is known."""
    return [term.span for term in requirement.terms[:1] if term.concept_id]


def _spans(spans: Sequence[Span], text: str) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans if text[span.start : span.end].strip()]


def _trimmed(text: str, openings: tuple[str, ...]) -> tuple[int, str]:
    """The phrase less what only says how much or how well it is wanted, and where it begins in the text."""
    begin = 0
    pattern = _opening(openings)
    while found := pattern.match(text, begin):
        if found.end() == begin:
            break
        begin = found.end()
    phrase = _WELL.sub("", _LOOSE_END.sub("", _END.sub("", text[begin:]).rstrip(" ,")))
    return begin, phrase


@lru_cache(maxsize=4)
def _opening(openings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(openings, key=len, reverse=True)
    return re.compile(r"[\s*•·–-]*(?:(?:" + "|".join(longest_first) + r")(?=[\s,:]|$)[\s,:]*)?", re.IGNORECASE)


def _inside(phrase: str, text: str) -> str:
    """A phrase inside a sentence: a capital that only begins the line is undone, names and abbreviations are left."""
    words = phrase.split()
    # A phrase with more capitals than its first is made of names; one with a single capital only begins a line.
    begins_line = len(words) > 1 and words[0].istitle() and words[1][:1].islower()
    # A single word is no name where the ad writes it small elsewhere.
    also_small = len(words) == 1 and re.search(rf"(?<!\w){re.escape(phrase.lower())}(?!\w)", text) is not None
    if begins_line or (also_small and _WRITTEN_SMALL.fullmatch(phrase)):
        return f"{words[0].lower()} {' '.join(words[1:])}".rstrip()
    return phrase
