"""Finds what the facts give to someone else: a colleague, a team, an agency, a named person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from tailoring.model import Model
from tailoring.truth.alignment import shared_kin
from tailoring.truth.clause_cuts import cut_at, pieces_of
from tailoring.truth.deed_words import Titles, Verbs
from tailoring.truth.doers import DETERMINERS, is_another, is_finite
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import Words, any_of, knowledge
from tailoring.truth.passages import Passage, canonical, inflected, passage, verb_forms

_PARTS = cut_at(
    "that|which|whom",
    r"(?:while|whereas|but|because)(?=\s(?:the|an?|my|our|another|other|others|he|she|[A-Z]\w+)\s)",
    r"and(?=\s(?:he|she|we|they)\s)",
)
_SUBJECT = 7
_APART = 2
# "Written for others to approve".
_FOR_OTHERS = re.compile(
    r"\bfor (?:others|someone(?: else)?|(?:the|an?|my|our) \w+) to (?P<verb>[a-z]+)\b", re.IGNORECASE
)
_DONE = (
    r"\w{2,}(?:ed|en|wn|lt|nt|ne)|bought|brought|taught|caught|sold|told|held|built|paid|laid|run|cut|set|put|led|made"
)
# "The host was Dan", "the judge was my manager".
_WAS = re.compile(r"\bthe (?P<part>\w+) (?:was|is|were) (?!mine\b|me\b)(?:[A-Z]\w+|(?:my|our) \w+)")
_HANDED = re.compile(r"\s*(?:Handed|Given|Lent|Passed|Took over|Inherited|Covered|Held|Carried)\b")
# "Passed to a colleague": who receives a thing has not done it.
_RECEIVED = re.compile(r"\b(?:to|for|with|from|of) $", re.IGNORECASE)
_MINE = re.compile(
    r"\b(?:(?:asked|told|wanted|let|chose|picked|put|trusted|appointed|allowed|promoted|hired|sent) me"
    r"|with (?:the|an?|my|our|another) (?:[\w-]+ ){1,3}(?:watching|present|looking on|standing by|observing|at my side)"
    r"|mine|by me|for me|my own|under me|under my|and me|and I|me and \w+"
    r"|to my (?:\w+ )?(?:brief|design|designs|plan|plans|drawings|instructions|recipe|pattern|specification))\b",
    re.IGNORECASE,
)
# "Signed by the governors, made by me".
BY_ME = re.compile(r"[,;] (?:and |but )?(?:\w+ )?\w+ by me\b", re.IGNORECASE)
# "The models were the statistician's".
_OWNED_BY = re.compile(
    # "I stay with each to the end": what stays with someone is a thing.
    # "Scoped the test and sat with the testers": the person did.
    r"(?<!\bI )(?<!\bwe )(?<!\band )\b(?:stay\w*|remain\w*|rest\w*|lay|lies|sat|fell|is|was|were|are) (?:with|up to) "
    r"(?!us\b|me\b)(?:the |an? |my |our )?[\w ]+"
    r"|\b(?:is|was|were|are) (?:all |entirely |wholly )?(?:the |an? |my |our )?(?:[\w-]+ ){0,2}[\w-]+['’]s?\W*$"
)
_ABOUT = frozenset({"on", "about", "for", "in", "at", "during", "into", "after", "before"})


# "Chose paint for the director's job": the deed was on the paint.
_PLACING = frozenset({"put", "fit", "install", "lay", "fix", "add", "hang", "mount", "give", "bring"})
_BESIDE_THING = re.compile(r"\b(?:for|on|at|during|with|in|by|under|to|from|about|of) $", re.IGNORECASE)


class Possessed(Model):
    """possessed.yaml."""

    handling: Words


def is_anothers(one: Evidence, stem: str) -> bool:
    """Whether the part of the sentence that names the thing has someone else as its doer."""
    cues = any_of(knowledge(Verbs).others_cues)
    if BY_ME.search(one.text):
        return False
    for part in pieces_of(one.text, _PARTS):
        if stem in passage(part).stems():
            if stem in _owned_stems(part) and not _HANDED.match(part):
                return True
            if _MINE.search(part) or stem in _my_stems(part) or stem in _done_by_me(part):
                return False
            if _by_others().search(part):
                return True
            doers = (cue for cue in cues.finditer(part) if not _RECEIVED.search(part[: cue.start()]))
            return (
                any(doers)
                or _OWNED_BY.search(part) is not None
                or any(deed.text == part.strip() for deed in others_deeds(one))
            )
    return False


@lru_cache(maxsize=4096)
def _owned_stems(part: str) -> frozenset[str]:
    """The things that belong to someone else: "the director's flagship job".

    What the writer did to a thing is the writer's, whose ever the thing is: "Rebuilt the school's timetable".
    """
    opening = verb_forms().get(part.split(maxsplit=1)[0].lower()) if part.strip() else None
    owned = _owning().search(part)
    beside = owned and _BESIDE_THING.search(part[: owned.start()])
    if opening and opening[0] in _PLACING and beside and beside.group().strip() in {"on", "in", "to"}:
        # "Put new cloth on the customer's chair": the chair was worked on.
        beside = None
    if opening and not beside and opening[0] not in knowledge(Possessed).handling and opening[2] != "ing":
        return frozenset()
    return frozenset(stem for match in _owning().finditer(part) for stem in passage(match.group("thing")).stems())


@lru_cache(maxsize=4096)
def _my_stems(part: str) -> frozenset[str]:
    """The things that the writer calls their own there: "on my lists"."""
    people = knowledge(Verbs).others | knowledge(Titles).heads
    words = passage(part).words
    return frozenset(after.stem for word, after in pairwise(words) if word.lower == "my" and after.lower not in people)


@lru_cache(maxsize=4096)
def _done_by_me(part: str) -> frozenset[str]:
    """The things behind a deed that the writer tells as such: "prices fell after I put the catering out"."""
    mine = re.search(r"\bI (?!was\b|am\b)\w+", part)
    return passage(part[mine.end() :]).stems() if mine else frozenset()


def keeps_owner(statement: Passage, one: Evidence, stem: str) -> bool:
    """Whether a statement gives a thing to whom the fact gives it: "turned a designer's idea into plans"."""
    for match in _owning().finditer(one.text):
        owner = re.findall(r"\w+(?=['’]s)", match.group())[-1:]
        if owner and stem in passage(match.group("thing")).stems():
            kept = re.search(rf"\b{owner[0]}['’]s (?P<thing>(?:\w+ ?){{1,3}})", statement.text, re.IGNORECASE)
            return kept is not None and stem in passage(kept.group("thing")).stems()
    return False


def owned_by(text: str) -> list[str]:
    """The phrases that say whose a thing is: "were the statistician's", "stayed with the manager"."""
    return [match.group() for part in pieces_of(text, _PARTS) if (match := _OWNED_BY.search(part))]


def by_others(text: str) -> list[str]:
    """The phrases that name who else did it: "rigged by the crane firm"."""
    return [match.group() for match in _by_others().finditer(text)]


@cache
def _by_others() -> re.Pattern[str]:
    """What was done by someone: "rigged by the crane firm", "41 drilled by our partner", "agreed by the SENCO"."""
    people = r"(?-i:[A-Z]{2,})|\w{2,}(?:er|or|ist|ian|eer|man|woman|wright)|" + "|".join(
        sorted(knowledge(Verbs).others | knowledge(Titles).heads | knowledge(Verbs).occupations, key=len, reverse=True)
    )
    return re.compile(
        rf"\b(?:(?:{_DONE}) by (?:the|an?|our|my|another) (?:[\w'’-]+ ){{0,3}}?(?:{people})s?\b"
        rf"|^\W*(?:\w+[ -]){{1,3}}by (?:the|an?|our|my|another) (?:\w+ )?(?:{people})s?(?=\s*(?:$|[.,;:])))",
        re.IGNORECASE,
    )


@cache
def _owning() -> re.Pattern[str]:
    people = "|".join(sorted(knowledge(Verbs).others | knowledge(Titles).heads, key=len, reverse=True))
    return re.compile(
        rf"\b(?:the|a|an|another|my) (?:\w+ )?(?:{people})['’]s (?P<thing>(?:\w+ ?){{1,3}})", re.IGNORECASE
    )


@cache
def _who() -> re.Pattern[str]:
    """What a relative clause says of someone: "with the owner, who set the budget"."""
    people = "|".join(sorted(knowledge(Verbs).others | knowledge(Titles).heads, key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?:{people})|(?-i:[A-Z][a-z]+)),? who (?:had |has )?(?P<deed>(?P<verb>\w+)\b[^,;.]*)", re.IGNORECASE
    )


@dataclass(frozen=True, slots=True)
class OthersDeed:
    """What someone else did: the part of the sentence, and the verb."""

    text: str
    verb: str
    thing: str = ""


@lru_cache(maxsize=4096)
def others_deeds(one: Evidence) -> tuple[OthersDeed, ...]:
    """The parts of a sentence in which another person or group does something: "Marta wrote the menu"."""
    found = [OthersDeed(match.group("deed"), match.group("verb").lower()) for match in _who().finditer(one.text)]
    for text in pieces_of(one.text, _PARTS):
        if _MINE.search(text):
            continue
        part = passage(text.strip())
        ends = (n for n in range(1, min(_SUBJECT, len(part.words))) if is_finite(part, n))
        # "The agency managed by my boss" tells of no deed of the agency.
        active = (n for n in ends if n + 1 == len(part.words) or part.words[n + 1].lower != "by")
        at = next((n for n in active if is_another(part, n, one)), None)
        if at is not None:
            found.append(OthersDeed(text.strip(), part.words[at].lower))
        found += (OthersDeed(left.group(), left.group("verb").lower()) for left in _FOR_OTHERS.finditer(text))
        was = _WAS.search(text)
        if was and was.group("part").lower() in verb_forms():
            found.append(OthersDeed(text.strip(), was.group("part").lower()))
    return tuple(found)


def claims_the_object(stems: frozenset[str], deed: OthersDeed, whole: str) -> bool:
    """Whether words of a statement name what someone else dealt with, not what the rest of the fact tells of.

    Where their part names nothing of its own ("the accountant filed them"), it deals with what the fact is about.
    """
    theirs, rest = object_of(deed), passage(whole.replace(deed.text, " ")).stems()
    if shared_kin(stems, theirs - rest):
        return True
    return not (theirs - rest and shared_kin(stems, rest - theirs))


def is_told_apart(stems: frozenset[str], one: Evidence, source: Source) -> bool:
    """Whether words of a statement name a thing of which another fact tells, and nothing that others dealt with here.

    "Priya wrote the alert rules" is one deed, "put a page on the wiki" another: who wrote a wiki page claims no rules.
    """
    deeds = others_deeds(one)
    # Of "the load tests, written by Femi" the whole sentence.
    theirs = frozenset[str]().union(*(object_of(deed) for deed in deeds)) if deeds else one.stems
    least = 1 if deeds else _APART
    beyond = stems - passage(one.fact.text).stems()
    rest = (other for other in source.evidence if other.fact is not one.fact and not others_deeds(other))
    return bool(theirs) and any(len(beyond & o.stems) >= least and shared_kin(stems, theirs) <= o.stems for o in rest)


def object_of(deed: OthersDeed) -> frozenset[str]:
    """The telling words behind the verb of someone else's deed."""
    behind = passage(deed.thing or deed.text.lower().partition(deed.verb)[2])
    # "Wrote the guide on rope splicing": what was written is the guide.
    ends = (n for n, word in enumerate(behind.words) if word.lower in _ABOUT and behind.stems((0, n)))
    return behind.stems((0, next(ends, len(behind.words))))


def same_deed(said: str, told: str) -> bool:
    """Whether two verbs are one deed: the same, or of one group ("authored", "wrote")."""
    first, second = canonical(said), canonical(told)
    return first == second or any(first in group and second in group for group in _deed_groups())


@cache
def _deed_groups() -> tuple[frozenset[str], ...]:
    groups = knowledge(Verbs).same_deed
    return tuple(
        frozenset(canonical(form) for base in group for forms in inflected(base).values() for form in forms)
        for group in groups
    )


def names_them(deed: OthersDeed, statement: Passage) -> bool:
    """Whether a statement names the other doer: a person, a brewery, or a thing with a name of its own."""
    before = passage(deed.text[: deed.text.lower().find(deed.verb)]).words
    names = {word.raw for word in before if word.capital and word.lower not in knowledge(Verbs).others | DETERMINERS}
    doer = _singular(before[-1].lower) if before and before[-1].content else ""
    known = {word.raw for word in statement.words if word.start}
    return bool(names & known) or doer in {_singular(word.lower) for word in statement.words}


def _singular(noun: str) -> str:
    return noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
