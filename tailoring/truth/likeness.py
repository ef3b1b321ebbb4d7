"""Whether sentences tell of like things, done alike, by the person, in the years and places that a line names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.binding import numbered_otherwise
from tailoring.truth.evidence import Evidence
from tailoring.truth.figure import ORDINALS, YEAR, Quantity
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.passages import Passage, canonical, passage, verb_forms
from tailoring.truth.quantity_words import Quantities

# "The night desk answers 40".
_THEIR_DEED = re.compile(
    r"(?:The|Our|Another|Each|Every) (?:[\w-]+ ){1,3}?(?P<deed>[a-z]+s) (?=\d|[a-z]+ [a-z]+s\b|the\b)"
)
# "Marta trained five".
_NAMED_DOER = re.compile(r"(?P<name>[A-Z][a-z]+(?<!s)) (?P<deed>[a-z]+) (?:the |an? |\d|[a-z]+ [a-z]+s\b)")
_RANGE = re.compile(
    r"\b(?:from|between) (?P<first>(?:19|20)\d\d) (?:and|to|until) (?P<last>(?:19|20)\d\d)\b"
    r"|\b(?P<start>(?:19|20)\d\d) ?(?:–|-|to) ?(?P<end>(?:19|20)\d\d)\b|\bsince (?P<since>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LATEST = 9999
_PLACE = re.compile(r"\b(?:on|in|at|for|to|from|with|by|across|along) (?:(?:the|an?|my|our) )?(?P<where>[\w’'-]+)")
_NAMED = re.compile(r"(?<=[\w,’'] )[A-Z][\w’'-]+")
_LEADS = re.compile(r"(?P<deed>[A-Z][a-z]+(?:-[a-z]+)?) $")
_GOES_ON = re.compile(r"\b(?:another|more|further|same|also|too|as well|others?)\b", re.IGNORECASE)
_RESUMES = re.compile(
    r"(?:(?:at|in|on|for) )?(?:the|that) same\b|(?:(?:at|in|on|for) )?the (?:\w+ )?(?:second|third|other|next|first)\b",
    re.IGNORECASE,
)


def together(chosen: Sequence[tuple[Evidence, Quantity]], statement: Passage) -> bool:
    """Whether figures of several sentences were done, alike, in the years and at the places that a statement names."""
    found = [one for one, _ in chosen]
    return (
        not any(undone(one, statement.text) or is_named_doers(one.text) for one in found)
        and _one_deed(chosen, statement)
        and in_its_years(found, statement.text)
        and not any(numbered_otherwise(Support(one, q.start, q.end), q, statement) for one, q in chosen)
        and not _placed_with_one(found, statement.text)
    )


def are_alike(found: Sequence[Evidence], statement: Passage) -> bool:
    """Whether sentences of one post speak of one thing, which the statement speaks of too."""
    about = statement.stems()
    if len({one.fact.employer for one in found if one.fact.employer}) > 1:
        return False
    for one in found:
        others = frozenset[str]().union(*(other.stems for other in found if other is not one)) or one.stems
        added = any(goes_on(other.text) for other in found if other is not one)
        common = one.stems if added else shared_kin(one.stems, others)
        if not (shared_kin(about, common) or (goes_on(one.text) and shared_kin(about, others))):
            return False
    return True


def resumes(text: str) -> bool:
    """Whether a sentence takes up another's thing: "the same count for 2022"."""
    return _RESUMES.match(text) is not None


def goes_on(text: str) -> bool:
    """Whether a sentence adds to another: "another fourteen upstairs", "at the second, 45"."""
    return resumes(text) or _GOES_ON.search(text) is not None


def in_its_years(found: Sequence[Evidence], text: str) -> bool:
    """Whether the statement, where it names years, names those of each sentence."""
    spans = spans_of_years(text)
    dated = [{int(year) for year in YEAR.findall(one.text)} for one in found]
    return not spans or all(any(a <= year <= b for a, b in spans) for years in dated for year in years)


@lru_cache(maxsize=1024)
def spans_of_years(text: str) -> tuple[tuple[int, int], ...]:
    """The years that a text names, each as a span: 2019 and 2021, 2019 to 2022, since 2019."""
    spans = [(int(year), int(year)) for year in YEAR.findall(text)]
    for match in _RANGE.finditer(text):
        first = match.group("first") or match.group("start") or match.group("since")
        spans.append((int(first), int(match.group("last") or match.group("end") or _LATEST)))
    return tuple(spans)


def undone(one: Evidence, text: str) -> bool:
    """Whether a sentence tells of what was not done, was aimed at, or is another's, and the text does not say so."""
    cues = (match.group().lower() for match in any_of(knowledge(Quantities).unreal).finditer(one.text))
    return any(cue not in text.lower() for cue in cues)


def is_named_doers(text: str) -> bool:
    """Whether a sentence opens with a name and what that one did."""
    match = _NAMED_DOER.match(text)
    others = _THEIR_DEED.match(text)
    if others:
        return verb_forms().get(others.group("deed"), ("", None, ""))[2] == "s"
    if match is None or match.group("name").lower() in verb_forms():
        return False
    return verb_forms().get(match.group("deed"), ("", None, ""))[2] == "past"


def _one_deed(chosen: Sequence[tuple[Evidence, Quantity]], statement: Passage) -> bool:
    """Whether no part was done otherwise than the others and than the statement says: five written, two proof-read."""
    overall = knowledge(Quantities).overall
    said = {canonical(verb.base) for verb in statement.verbs}
    deeds = [_deeds(one, q) for one, q in chosen]
    if any(verb.base in overall for verb in statement.verbs):
        return True
    if any(own & said for own in deeds if own):
        return all(not own or own & said for own in deeds)
    telling = [own for own in deeds if own]
    return not telling or bool(set[str].intersection(*telling))


def _deeds(one: Evidence, q: Quantity) -> set[str]:
    """What was done to a figure: the verbs of its clause, or the word that it stands right behind."""
    words = one.passage
    first, last = words.clause_of(words.word_at(q.start))
    found = {canonical(verb.base) for verb in words.verbs if first <= verb.at < last}
    lead = _LEADS.match(one.text[: q.start])
    return found or ({canonical(lead.group("deed").lower())} if lead else set())


def _placed_with_one(found: Sequence[Evidence], text: str) -> bool:
    """Whether the statement names what tells one part alone apart (its place, its kind), where another has its own."""
    return _of_one([places_of(one.text) for one in found], text, [False for _ in found]) or _of_one(
        [_telling(one.text) for one in found], text, [goes_on(one.text) for one in found]
    )


def _of_one(told: Sequence[frozenset[str]], text: str, free: Sequence[bool]) -> bool:
    said = words_of(text)
    owns = [own - frozenset[str]().union(*(other for other in told if other is not own)) for own in told]
    hit = [bool(own & said) for own in owns]
    return any(hit) and any(own and not (near or loose) for own, near, loose in zip(owns, hit, free, strict=True))


@lru_cache(maxsize=2048)
def _telling(text: str) -> frozenset[str]:
    """The telling words of a sentence that are neither deeds nor numbers."""
    words = passage(text)
    deeds = {verb.at for verb in words.verbs}
    numbers = knowledge(Quantities).numbers
    return frozenset(
        word.stem
        for at, word in enumerate(words.words)
        if word.content and len(word.raw) > 1 and at not in deeds and word.lower not in numbers
    )


@lru_cache(maxsize=2048)
def places_of(text: str) -> frozenset[str]:
    """The words behind prepositions, and the names, of a sentence."""
    found = {match.group("where").lower() for match in _PLACE.finditer(text)}
    found |= {match.group().lower() for match in _NAMED.finditer(text)}
    small = knowledge(Quantities).small
    small = small | {"same", *ORDINALS}
    return frozenset(canonical(word) for word in found if len(word) > 1 and not word[0].isdigit() and word not in small)


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """The stems of all words of a text, those that tell nothing too."""
    return frozenset(canonical(word.lower) for word in passage(text).words)
