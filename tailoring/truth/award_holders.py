"""Checks that a prize, by whatever name, that the facts give to another person is not told as the writer's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.truth.deed_words import Titles, Verbs
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import knowledge
from tailoring.truth.passages import Passage, passage, verb_forms
from tailoring.truth.qualification_words import Awards

_WHO = (
    r"(?P<who>(?:(?:my|our|the|an?|another|his|her|their)(?: own)? (?:[\w-]+ ){0,3}?(?:PERSON)s?(?: (?:PERSON)s?)?\b"
    r"|some(?:one|body)(?: else)?"
    r"|another \w+|the other(?: one| \w+)?|an? \w+ (?:from|at|of) [A-Z]\w+|(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)?)))"
)
_WHAT = r"(?P<what>[^.;,]*?)"
_RECEIVING = (
    r"(?:win|won|took|got|received|collected|accepted|picked up|landed|earned|gained|"
    r"(?:was|were|got|been) (?:given|awarded|presented with|handed|named|voted|made|chosen(?: as)?))"
)
_GIVEN = (
    (
        rf"\b(?:gave|gives?|given|present(?:ed|s)|award(?:ed|s)|hand(?:ed|s)|made) (?:out )?{_WHAT} to (?!me\b|us\b"
        rf"|mine\b){_WHO}"
    ),
    (
        rf"{_WHAT} (?:went|goes|was (?:given|awarded|presented|handed)|is (?:given|awarded)) (?:\w+ )?to (?!me\b"
        rf"|us\b){_WHO}"
    ),
    rf"{_WHO} (?:(?!and\b|I\b|we\b|but\b)\w+ ){{0,4}}?{_RECEIVING} (?P<what>[^.;,]*)",
)
_IT = re.compile(
    r"(?:it|this|that|one|the (?:prize|award|medal|cup|trophy|bursary|fellowship|scholarship|title|honour|shield"
    r"|place|win))\W*",
    re.IGNORECASE,
)
_PRIZE = re.compile(
    r"(?:[A-Z][\w'’]*(?: of)? )+(?:Bursary|Fellowship|Prize|Cup|Medal|Award|Trophy|Scholarship|Shield|Rosette|Star"
    r"|Title|Crown"
    r"|Plate|Honour|Badge|Apprentice|Grant|Medallion|Ribbon|Salver)\b|[A-Z]\w+ of the (?:Year|Month|Season|Quarter)"
)
_NAME = re.compile(r"[A-Z][\w'’]*(?: (?:of (?:the )?)?[A-Z][\w'’]*)*")
_CLAIM = re.compile(
    r"\b(?P<claim>I (?:\w+ )?received|receiv(?:ed|ing)|won|win(?:ning|ner)|awarded|earn(?:ed|ing)|holders?|holding"
    r"|held|holds|recipients?"
    r"|recogni[sz]ed|honou?red|gain(?:ed|ing)|collect(?:ed|ing)|took|taking|presented|achiev(?:ed|ing)|secur(?:ed"
    r"|ing)|named"
    r"|land(?:ed|ing)|voted|rewarded|accept(?:ed|ing)|got|picked up|given|my|credited|celebrated|decorated)\b",
    re.IGNORECASE,
)
# Without one of these no prize is given in a text.
_TOLD = re.compile(
    r"\b(?:g[ai]ve[ns]?|present\w*|award\w*|hand(?:ed|s)|went|goes|won|win|took|got|received|collected|accepted|picked"
    r"|landed|earned|gained|made|named|voted|chosen)\b",
    re.IGNORECASE,
)
_THING = re.compile(r"\b(?:that|which|whose \w+) (?:(?:was|were|had|has|later|then|also|been) )*$", re.IGNORECASE)
_FOR = re.compile(r"\bfor\b", re.IGNORECASE)
_NOBODY = frozenset(
    {
        "the",
        "our",
        "my",
        "a",
        "an",
        "it",
        "this",
        "that",
        "i",
        "we",
        "in",
        "on",
        "at",
        "for",
        "then",
        "when",
        "after",
        "who",
        "and",
        "but",
    }
)
_OPENS = re.compile(r"(?:^|[,;:(–—-] ?|\band )(?:the |an? |my )?(?:(?:19|20)\d\d )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Given:
    """A prize that a fact gives to somebody else; `made` tells whether it was for a thing."""

    name: str
    who: str
    text: str
    made: bool


def check_award_holders(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for the first prize of someone else that the statement tells as one's own."""
    homes = {fact.employer for fact in source.facts} | {fact.role for fact in source.facts}
    for fact in source.facts:
        for given in _given(fact.text):
            at = statement.text.find(given.name)
            if at < 0 or given.name in homes or _names(given.who, statement, fact.role) or _mine_too(given, source):
                continue
            claim = _claim(statement, at, at + len(given.name), given)
            if claim:
                reason, change = f"the facts give it to someone else: “{given.text}”", f"Leave {given.name} out."
                yield Finding("award", *claim, "contradicted", (fact.id,), reason, change)
                return


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    people = knowledge(Verbs).others - knowledge(Awards).groups | knowledge(Titles).heads
    person = "|".join(sorted(map(re.escape, people), key=len, reverse=True))
    return tuple(re.compile(one.replace("PERSON", person), re.IGNORECASE) for one in _GIVEN)


@lru_cache(maxsize=4096)
def _given(text: str) -> tuple[_Given, ...]:
    """The prizes with a name that a fact gives to other people."""
    found: list[_Given] = []
    for pattern in _patterns() if _TOLD.search(text) else ():
        for match in pattern.finditer(text):
            names = [name for name in _NAME.finditer(match.group("what")) if name.start() or match.start("what")]
            if _IT.fullmatch(match.group("what").strip()):
                names = list(_PRIZE.finditer(text, 0, match.start()))[-1:]
            if names and _is_another(match.group("who")):
                name = re.sub(r"^(?:The|Our|An?|Its) ", "", max(names, key=lambda one: len(one.group())).group())
                made = _FOR.search(text, match.start()) is not None
                found.append(_Given(name, match.group("who"), match.group().strip(), made))
    return tuple(found)


def _is_another(who: str) -> bool:
    """Whether the words name somebody else: no verb or article that opens a sentence."""
    first = passage(who).words[0].lower
    idle = first in verb_forms() or first.endswith(("ed", "ing")) or first in _NOBODY
    return not re.search(r"\b(?:I|me|my team|we|us)\b", who) and (" " in who or not idle)


def _names(who: str, statement: Passage, role: str) -> bool:
    """Whether the statement names who has it, and not only the writer by a role of the same name."""
    telling = [word for word in passage(who).words if word.content] or list(passage(who).words[-1:])
    stems = {word.stem for word in statement.words}
    if not all(word.stem in stems for word in telling):
        return False
    own = telling[-1].stem in passage(role).stems()
    last = telling[-1].raw
    return not own or len(telling) > 1 or re.search(rf"\b(?:the|my|our|an?) {last}\b", statement.text) is not None


def _mine_too(given: _Given, source: Source) -> bool:
    """Whether another sentence tells that the writer has had it as well."""
    sentences = (one.text for one in source.evidence if given.name in one.text)
    return any(_CLAIM.search(text) and not _given(text) for text in sentences)


def _claim(statement: Passage, start: int, end: int, given: _Given) -> tuple[int, int] | None:
    """The words that claim the prize for the writer, with its name; None where a thing has it, or nobody."""
    first = statement.words[statement.sentence_of(statement.word_at(start))[0]].start
    before = statement.text[first:start]
    claims = list(_CLAIM.finditer(before))
    if not claims:
        behind = re.match(r"[- ](?:winner|holder|recipient|winning)", statement.text[end:])
        bare = _OPENS.search(before) is not None
        return (start, end) if behind or bare else None
    claim = claims[-1]
    thing = given.made and not claim.group().startswith("I ") and _of_a_thing(statement, first + claim.start())
    return None if thing else (first + claim.start(), end)


def _of_a_thing(statement: Passage, start: int) -> bool:
    """Whether it is a thing that has the prize: "a sheet that won it", "the sheet recognised with it"."""
    before = statement.text[:start]
    word = statement.words[statement.word_at(start) - 1] if statement.word_at(start) else None
    noun = word is not None and word.content and before.endswith(" ") and statement.text[word.end : start] == " "
    role = word is not None and (word.start == 0 or word.lower in knowledge(Titles).heads)
    return bool(_THING.search(before)) or (noun and not role)
