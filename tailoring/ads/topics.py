"""The noun phrase that a requirement asks for, as it reads after "You ask for"."""

from __future__ import annotations

import re
from functools import cache

from tailoring.ads.clauses import after_label
from tailoring.ads.features import verb_forms, words_of
from tailoring.ads.topic_words import lead_end, tail, topic_words
from tailoring.model import Span
from tailoring.posting import RequirementKind

# "You ask for a busy kitchen" says something else than "for experience in a busy kitchen".
_EXPERIENCE_AS = re.compile(
    r"(?:(?!of\b|in\b|with\b|and\b|have\b)\w+ )?experience "
    r"(?:as|(?!using)\w+ing|(?:in|at|within|on|for) (?:an?|the|our|your))\b",
    re.IGNORECASE,
)
_VERB_FOLLOWS = re.compile(
    r"\b(?:you|we|they|who|i|must|should|will|would|can|may|shall)(?:'ll|'d)?"
    r"(?: (?:also|really|ideally|already|currently))?\W*$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:similar|same|comparable|related|relevant) (?:\w+ )?"
    r"(?:roles?|positions?|fields?|level|environments?|areas?|industr\w+)"
    r"|^(?:an? |the )?[\w, -]*\benvironments?$|^\w+ed (?:on|with|in|by|to|for|at)\b|\s/\s",
    re.IGNORECASE,
)
_EXPERIENCE_AS_A = re.compile(r"(?:\w+ )?experience as (?:an? |the )?", re.IGNORECASE)
_MOST_OF_COMPOUND = 4
_STARTS = re.compile(r"[^\W\d_]|\d+(?:st|nd|rd|th|D)\b|\d{3,}\s|[.#][^\W\d_]")
_COUNTED = re.compile(r"\d+(?:[.,]\d+)?\s*(?:%|\+|or\b|-|–|kg|lbs|wpm|years?|hours?|points?|days?)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)


@cache
def _never_holds() -> re.Pattern[str]:
    return re.compile(topic_words().never_holds, re.IGNORECASE)


def topic_of(clause: str, span: Span, kind: RequirementKind) -> tuple[str, Span] | None:
    """The phrase and its place; `clause` is the text at `span`. None where no noun phrase can be cut cleanly."""
    begin = _begin(clause)
    if begin is None:
        return None
    phrase = _without_tails(clause[begin:])
    if len(phrase.split()) > topic_words().most_words and (as_one := _EXPERIENCE_AS_A.match(phrase)):
        begin, phrase = begin + as_one.end(), phrase[as_one.end() :]
    led = bool(clause[after_label(clause) : begin].strip())
    if not _reads(phrase, kind, led=led) or phrase.count("(") != phrase.count(")"):
        return None
    return phrase, Span(start=span.start + begin, end=span.start + begin + len(phrase))


def _begin(clause: str) -> int | None:
    """Where the phrase begins; None where a verb follows what leads into it."""
    begin = after_label(clause)
    while True:
        if _EXPERIENCE_AS.match(clause, begin):
            return begin
        found = _one_step(clause, begin)
        if found == begin:
            break
        begin = found
    if _VERB_FOLLOWS.search(clause[:begin].replace("’", "'")):
        return None
    before = clause[:begin] + " " + " ".join(clause[begin:].split()[:2])
    return None if re.search(topic_words().verbal, before, re.IGNORECASE) else begin


def _one_step(clause: str, begin: int) -> int:
    end = lead_end(clause, begin)
    if end == begin:
        return begin
    as_experience = _EXPERIENCE_AS.search(clause, begin, end + 20)
    return (
        as_experience.start()
        if as_experience and as_experience.start() > begin and as_experience.start() < end
        else end
    )


def _without_tails(phrase: str) -> str:
    while phrase and (found := tail().search(phrase)) and found.start() < len(phrase):
        phrase = phrase[: found.start()]
    return phrase


def _reads(phrase: str, kind: RequirementKind, *, led: bool) -> bool:
    """Whether a phrase can stand after "You ask for"; `led`: words that only lead into it were taken off."""
    words = phrase.split()
    if not words or len(words) > topic_words().most_words or not re.search(r"[^\W\d_]{2}|\bC\b|\bR\b", phrase):
        return False
    core = _ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase
    first = core.split()[0].lower().strip(",.") if core.split() else ""
    if not first or first in topic_words().never_begins or _COUNTED.match(core) or not _STARTS.match(core):
        return False
    if (
        _never_holds().search(phrase.replace("’", "'"))
        or (_VAGUE.search(phrase) and "experience" not in phrase.lower())
        or re.search(r"[.!?]\s", phrase)
    ):
        return False
    if re.search(topic_words().never_ends, phrase, re.IGNORECASE):
        return False
    if core == phrase and not led and _is_verb_phrase(core):
        return False
    return kind != "soft_skill" or _names_a_trait(core)


def _is_verb_phrase(text: str) -> bool:
    """Whether a phrase is what one does ("explain findings to people") rather than a thing."""
    words = words_of(text)
    sort = verb_forms().get(words[0]) if words else None
    if sort not in ("base", "s"):
        return False
    compound = "," not in text and len(words) <= _MOST_OF_COMPOUND
    return len(words) > 1 and not (compound and re.fullmatch(topic_words().thing_nouns, words[-1]))


def _names_a_trait(text: str) -> bool:
    head = re.split(r"\s(?:of|in|with|for|to|at|on|under|towards?)\s", text)[0]
    last = head.split()[-1].strip(",.").lower()
    joined = re.search(r"\band (\w+) \w", text)
    if joined and verb_forms().get(joined[1].lower()) == "base":
        return False
    return bool(re.fullmatch(topic_words().soft_nouns, last, re.IGNORECASE))
