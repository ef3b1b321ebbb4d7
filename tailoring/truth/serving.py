"""Checks that another's deed is not told as the person's own, where the person only served it.

Who holds the drugs for the doctor during two intubations has intubated nobody. In the clauses of the facts in which
the person holds, fetches, drives or writes down something for somebody, what that person does is a noun: their
profession, or what stands behind them. Told as a verb of the statement it claims the deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tailoring.truth.alignment import kin, shared_kin
from tailoring.truth.clause_standing import Clause, clauses_of
from tailoring.truth.deed_words import Verbs
from tailoring.truth.deeds import claimed_deeds
from tailoring.truth.doers import DETERMINERS, is_finite, is_person
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import knowledge
from tailoring.truth.limit_words import Withheld
from tailoring.truth.other_doers import is_agent
from tailoring.truth.passages import Passage, passage, verb_forms

_SHORTEST, _NEAR = 3, 3
# What a verb and its nouns end in: valued, valuations; mediator, mediated; extraction, extracted.
_ENDING = re.compile(
    r"(?:ations?|ators?|at(?:ed|es|ing|e)|itions?|ionists?|ions?|ings?|ments?|als|al|ers?|ors?|ists?|ances?|ences?|y|ies|ied"
    r"|ed|es|s|e)$"
)
# "Of the 40 checks I moved 30": the clause tells a deed of the person's own.
_I_DID = re.compile(r"\bI \w+")
_OWNED = ("'s", "’s")


@lru_cache(maxsize=8192)
def deed_root(word: str) -> str:
    """What the forms of a deed share: of "intubated" and "intubations", "intub"."""
    word = verb_forms().get(word, (word,))[0]
    bare = _ENDING.sub("", word)
    bare = bare if len(bare) >= _SHORTEST else word
    return bare[:-1] if len(bare) > _SHORTEST and bare[-1] == bare[-2] and bare[-1] not in "aeiouls" else bare


def check_serving(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for the first deed of the statement that the facts name only as what the person served."""
    claimed = {at: deed_root(statement.words[at].lower) for at in claimed_deeds(statement)}
    if not claimed:
        return
    clauses = [(clause, fact.id) for fact in source.facts for clause in clauses_of(fact)]
    own = {root for clause, _ in clauses if clause.standing == "own" for root in _own_roots(clause.text)}
    own |= {deed_root(word.lower) for fact in source.facts for word in passage(fact.role).words}
    for clause, fact_id in clauses:
        served = frozenset[str]() if _I_DID.search(clause.text) else _served(clause)
        for at, root in claimed.items():
            word = statement.words[at]
            theirs = any(_same(root, other) for other in served) and not any(_same(root, other) for other in own)
            if theirs and _on_the_same(statement, at, clause, source):
                reason = f"the facts only tell of another's deed: “{clause.text}”"
                change = f"Say what you did for it instead of “{word.raw}”."
                yield Finding("responsibility", word.start, word.end, "contradicted", (fact_id,), reason, change)
                return


def _on_the_same(statement: Passage, at: int, clause: Clause, source: Source) -> bool:
    """Whether the fact of a clause speaks of anything in the statement besides the deed."""
    told = [fact.text for fact in source.facts if clause.text in fact.text]
    rest = statement.stems() - {statement.words[at].stem}
    return not rest or any(shared_kin(rest, passage(text).stems()) for text in told)


def _same(root: str, other: str) -> bool:
    return root == other or (kin(root, other) and abs(len(root) - len(other)) < _NEAR)


def _own_roots(text: str) -> Iterator[str]:
    """The roots of the verbs of a clause of the person's own."""
    told = passage(text)
    verbs = {verb.at for verb in told.verbs} | set(claimed_deeds(told))
    mine = (at for at in verbs if not at or not _is_somebody(told, at - 1))
    yield from (deed_root(told.words[at].lower) for at in mine)


def _served(clause: Clause) -> frozenset[str]:
    """The roots of the deeds that a clause gives to somebody whom the person only served."""
    if clause.standing == "another":
        told = passage(clause.text)
        return frozenset(_of_people(told, 0)) - _leading()
    return _served_in(clause.text) if clause.standing in {"own", "reserved"} else frozenset()


@lru_cache(maxsize=4096)
def _served_in(text: str) -> frozenset[str]:
    told = passage(text)
    opening = next((word.lower for word in told.words), "")
    deed = next(iter(claimed_deeds(told)), None)
    data = knowledge(Withheld)
    unlisted = len(told.words) > 1 and told.words[1].lower in DETERMINERS and opening not in DETERMINERS
    opens = deed == 0 or unlisted
    if not opens or verb_forms().get(opening, (opening,))[0] in data.sharing:
        return frozenset()
    found = set(_of_people(told, 1))
    person = next((at for at in range(1, len(told.words)) if _is_somebody(told, at)), None)
    if person is not None:
        behind = range(person + 1, len(told.words))
        if person + 1 < len(told.words) and is_finite(told, person + 1):
            # "The scores the conductor arranged".
            found.add(deed_root(told.words[person + 1].lower))
        hung = told.text[told.words[person].end :].startswith(_OWNED)
        for at in behind:
            word = told.words[at]
            hung = hung or word.lower in data.served or word.lower.isdigit()
            if hung and word.content and not word.capital:
                found.add(deed_root(word.lower))
    return frozenset(found) - _leading()


def _of_people(told: Passage, first: int) -> Iterator[str]:
    """The roots of what people are: photographer, analyst."""
    for at in range(first, len(told.words)):
        if _is_somebody(told, at):
            yield deed_root(told.words[at].lower)


def _is_somebody(told: Passage, at: int) -> bool:
    """Whether a word names one person, with an article before it."""
    word = told.words[at].lower
    known = is_person(word) or word in knowledge(Verbs).others or is_agent(told, at)
    return known and any(other.lower in DETERMINERS for other in told.words[max(0, at - _NEAR) : at])


@cache
def _leading() -> frozenset[str]:
    """Deeds that many do over each other: who works under a manager may manage."""
    return frozenset(deed_root(verb) for verb in knowledge(Withheld).oversight)
