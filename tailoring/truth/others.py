"""Finds what the facts give to someone else: a colleague, a team, an agency, a named person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Evidence
from tailoring.truth.knowledge import Titles, Verbs, any_of, knowledge
from tailoring.truth.passages import Passage, canonical, inflected, passage, verb_forms

_PARTS = re.compile(r"[,;:.](?:\s|$)|\s(?:that|which|whom)(?=\s)")
_ADVERBS = frozenset({"then", "later", "also", "always", "now", "still", "usually", "finally", "eventually", "already"})
_SUBJECT = 7
# "Written for others to approve".
_FOR_OTHERS = re.compile(
    r"\bfor (?:others|someone(?: else)?|(?:the|an?|my|our) \w+) to (?P<verb>[a-z]+)\b", re.IGNORECASE
)
_DONE = (
    r"\w{2,}(?:ed|en|wn|lt|nt|ne)|bought|brought|taught|caught|sold|told|held|built|paid|laid|run|cut|set|put|led|made"
)
# "The host was Dan", "the judge was my manager".
_WAS = re.compile(r"\bthe (?P<part>\w+) (?:was|is|were) (?!mine\b|me\b)(?:[A-Z]\w+|(?:my|our) \w+)")
_SHORT = 4
_HANDED = re.compile(r"\s*(?:Handed|Given|Lent|Passed|Took over|Inherited|Covered|Held|Carried)\b")
# "Passed to a colleague": who receives a thing has not done it.
_RECEIVED = re.compile(r"\b(?:to|for|with|from|of) $", re.IGNORECASE)
_MINE = re.compile(r"\b(?:mine|by me|for me|my own)\b", re.IGNORECASE)
# "The models were the statistician's".
_OWNED_BY = re.compile(
    r"\b(?:stay\w*|remain\w*|rest\w*|lay|lies|sat|fell|is|was|were|are) (?:with|up to) (?:the |an? |my |our )?[\w ]+"
    r"|\b(?:is|was|were|are) (?:all |entirely |wholly )?(?:the |an? |my |our )?(?:[\w-]+ ){0,2}[\w-]+['’]s?\W*$"
)
_TITLED = frozenset({"Dr", "Mr", "Mrs", "Ms", "Prof", "Miss"})
_NOT_OTHERS = frozenset({"i", "we", "which", "who", "that", "after", "before", "by", "for", "to", "with", "from", "of"})


def is_anothers(one: Evidence, stem: str) -> bool:
    """Whether the part of the sentence that names the thing has someone else as its doer."""
    cues = any_of(knowledge(Verbs).others_cues)
    for part in _PARTS.split(one.text):
        if stem in passage(part).stems():
            if stem in _owned_stems(part) and not _HANDED.match(part):
                return True
            if _MINE.search(part) or stem in _my_stems(part):
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
    """The things that belong to someone else: "the director's flagship job"."""
    return frozenset(stem for match in _owning().finditer(part) for stem in passage(match.group("thing")).stems())


@lru_cache(maxsize=4096)
def _my_stems(part: str) -> frozenset[str]:
    """The things that the writer calls their own there: "on my lists"."""
    people = knowledge(Verbs).others | knowledge(Titles).heads
    words = passage(part).words
    return frozenset(after.stem for word, after in pairwise(words) if word.lower == "my" and after.lower not in people)


def owned_by(text: str) -> list[str]:
    """The phrases that say whose a thing is: "were the statistician's", "stayed with the manager"."""
    return [match.group() for part in _PARTS.split(text) if (match := _OWNED_BY.search(part))]


def by_others(text: str) -> list[str]:
    """The phrases that name who else did it: "rigged by the crane firm"."""
    return [match.group() for match in _by_others().finditer(text)]


@cache
def _by_others() -> re.Pattern[str]:
    """What was done by someone: "rigged by the crane firm", "41 drilled by our partner", "agreed by the SENCO"."""
    people = r"[A-Z]{2,}|\w{2,}(?:er|or|ist|ian|eer|man|woman|wright)|" + "|".join(
        sorted(knowledge(Verbs).others | knowledge(Titles).heads, key=len, reverse=True)
    )
    return re.compile(
        rf"\b(?:(?:{_DONE}) by (?:the|an?|our|my|another) (?:\w+ )?(?:{people})s?\b"
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
    return re.compile(rf"\b(?:{people}),? who (?P<deed>(?P<verb>\w+)\b[^,;.]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OthersDeed:
    """What someone else did: the part of the sentence, and the verb."""

    text: str
    verb: str


@lru_cache(maxsize=4096)
def others_deeds(one: Evidence) -> tuple[OthersDeed, ...]:
    """The parts of a sentence in which another person or group does something: "Marta wrote the menu"."""
    found = [OthersDeed(match.group("deed"), match.group("verb").lower()) for match in _who().finditer(one.text)]
    for text in _PARTS.split(one.text):
        part = passage(text.strip())
        ends = (n for n, word in enumerate(part.words[1:_SUBJECT], start=1) if _finite(word.lower))
        # "The agency managed by my boss" tells of no deed of the agency.
        active = (n for n in ends if n + 1 == len(part.words) or part.words[n + 1].lower != "by")
        at = next((n for n in active if _is_other(part, n, one)), None)
        if at is not None:
            found.append(OthersDeed(text.strip(), part.words[at].lower))
        found += (OthersDeed(left.group(), left.group("verb").lower()) for left in _FOR_OTHERS.finditer(text))
        was = _WAS.search(text)
        if was and was.group("part").lower() in verb_forms():
            found.append(OthersDeed(text.strip(), was.group("part").lower()))
    return tuple(found)


def _finite(word: str) -> bool:
    form = verb_forms().get(word)
    if form is None:
        # A verb that no list holds shows by its ending.
        return word in knowledge(Verbs).did or (word.endswith("ed") and len(word) > _SHORT)
    return word in knowledge(Verbs).did or (form[2] in {"past", "s"} and form[0] != word)


def _is_other(part: Passage, at: int, one: Evidence) -> bool:
    """Whether the words before a verb name a person or a group other than the writer."""
    others = knowledge(Verbs).others
    words = [word for word in part.words[:at] if word.lower not in _ADVERBS]
    if (
        not words
        or (words[0].lower in verb_forms() and words[0].lower not in others)
        or any(word.lower in _NOT_OTHERS for word in words)
    ):
        return False
    cut = next((n for n, word in enumerate(words) if word.lower in {"in", "on", "at", "beside", "under"}), len(words))
    head = words[:cut][-1] if cut else words[-1]
    if words[0].lower in {"my", "our"} and head.lower in knowledge(Verbs).own_people:
        return False
    owned = part.text[head.end : head.end + 2] in {"'s", "’s"}
    if head.lower in others and not owned:
        return True
    determined = words[0].lower in {"the", "a", "an", "my", "our", "another"} and len(words) > 1
    if determined and head.lower in knowledge(Titles).heads and not owned:
        return True
    titled = words[0].raw in _TITLED
    named = len(words) <= 2 and all(word.capital for word in words) and words[0].lower not in one.fact.employer.lower()
    following = part.words[at + 1].lower if at + 1 < len(part.words) else ""
    return titled or (named and following in {"it", "them", "the", "a", "an", "this", "that", "all"})


def claims_the_object(stems: frozenset[str], deed: OthersDeed, whole: str) -> bool:
    """Whether words of a statement name what someone else dealt with, not what the rest of the fact tells of.

    Where their part names nothing of its own ("the accountant filed them"), it deals with what the fact is about.
    """
    theirs, rest = object_of(deed), passage(whole.replace(deed.text, " ")).stems()
    if shared_kin(stems, theirs - rest):
        return True
    return not (theirs - rest and shared_kin(stems, rest - theirs))


def object_of(deed: OthersDeed) -> frozenset[str]:
    """The telling words behind the verb of someone else's deed."""
    return passage(deed.text.lower().partition(deed.verb)[2]).stems()


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
