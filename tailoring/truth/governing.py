"""Tells whether a clause that withholds something speaks of the very thing that a statement tells, or of one beside it.

"The risk register is the director's" says nothing of the asset register that the person wrote: all it shares with the
statement are words that the person's own facts tell too. "The corporation-tax return was done by a firm" says
nothing of VAT returns: the word is shared, and each is of a kind of its own. "A research firm does the survey" does
not say whose the research was: the word only tells who the firm is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.alignment import kin
from tailoring.truth.clause_standing import clauses_of, reserves
from tailoring.truth.deed_words import Verbs
from tailoring.truth.deeds import claimed_deeds
from tailoring.truth.denials import denial
from tailoring.truth.doers import DETERMINERS, is_finite, is_person
from tailoring.truth.evidence import Source
from tailoring.truth.knowledge import knowledge
from tailoring.truth.passages import Passage, passage
from tailoring.truth.quantity_words import Quantities

# What such words stand for is told elsewhere: the clause governs more than it names.
_POINTS_BACK = re.compile(
    r"\b(?:it|its|itself|them|their|they|these|those|ones?|neither|none|both|others?|rest|remaining|another"
    r"|(?:this|that)(?! (?:year|month|week|day|time|term|spring|summer|autumn|winter|quarter|season)\b)"
    r"|all|he|she|him|her|too|also|so|same|such|first|second|third)\b",
    re.IGNORECASE,
)
# "The program as a whole is the maker's": a change to it may be the person's.
_AS_A_WHOLE = re.compile(r"\bas a whole\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:whole|entire|all|full|complete|overall|\w+-wide)\b", re.IGNORECASE)
# "The firm was not rated": of the firm it is denied.
_DENIED_OF = re.compile(
    r"^(?:the|our|its|their|an?) (?P<what>(?:[\w'’-]+ ){1,6}?)"
    r"(?:is|are|was|were|has|have|had|does|do|did|will|would|could|can)(?: not| never|n['’]t)\b",
    re.IGNORECASE,
)
_OF = frozenset({"of", "on", "for", "about", "with"})
_KINDS, _SUBJECT = 2, 5


def governs(ground: str, statement: Passage, source: Source) -> bool:
    """Whether a clause of the facts tells of something in the statement that the person's own clauses do not tell."""
    if _POINTS_BACK.search(ground):
        return True
    if _AS_A_WHOLE.search(ground) and not _WHOLE.search(statement.text):
        return False
    denied = _DENIED_OF.match(ground)
    if denied and not any(_stands(stem, statement.stems()) for stem in passage(denied.group("what")).stems()):
        return False
    told = passage(ground)
    first = _behind_who(told)
    stems, own = told.stems((first, len(told.words))), _own_stems(ground, statement, source)
    shared = [
        at
        for at, word in enumerate(statement.words)
        if word.content
        and word.lower not in knowledge(Quantities).numbers
        and _stands(word.stem, stems)
        and not _only_tells_a_kind(statement, at, told)
    ]
    of_another = [at for at in shared if is_another_kind(statement, at, told, own)]
    beside = _is_another_matter(ground, statement, source)
    if beside and _is_another_deed(statement, [at for at in shared if at not in of_another], told, first):
        return False
    return any(not _stands(statement.words[at].stem, own) for at in shared if at not in of_another)


def _is_another_matter(ground: str, statement: Passage, source: Source) -> bool:
    """Whether the fact of a clause tells nothing else of what the statement speaks of."""
    rest = " ".join(fact.text.replace(ground, " ") for fact in source.facts if ground in fact.text)
    return not any(_stands(stem, statement.stems()) for stem in passage(rest).stems())


def _is_another_deed(statement: Passage, shared: list[int], told: Passage, first: int) -> bool:
    """Whether a clause shares but a verb with the statement, and tells of the deed on another thing.

    "Night trams were not introduced" denies no other introduction; "hiring stayed with the manager" names no thing.
    """
    if not shared or not set(shared) <= set(claimed_deeds(statement)) or reserves(told.text):
        return False
    said = {statement.words[at].stem for at in shared}
    verbs = {told.words[verb.at].stem for verb in told.verbs}
    things = (w for w in told.words[first:] if w.content and not any(kin(w.stem, stem) for stem in said | verbs))
    return any(not (is_person(word.lower) or word.lower in knowledge(Verbs).others) for word in things)


def is_another_kind(statement: Passage, at: int, told: Passage, own: frozenset[str]) -> bool:
    """Whether a thing is named with a kind that the person's own clauses tell, and a fact names it with another."""
    said = _kind_of(statement, at)
    kinds = [_kind_of(told, n) for n, word in enumerate(told.words) if kin(word.stem, statement.words[at].stem)]
    known = any(_stands(stem, own) for stem in said)
    return known and bool(kinds) and all(kind and not any(_stands(stem, kind) for stem in said) for kind in kinds)


def _only_tells_a_kind(statement: Passage, at: int, told: Passage) -> bool:
    """Whether a word stands before a thing here and is the thing itself there: the data of a "test-data generator"."""
    alike = [n for n, word in enumerate(told.words) if kin(word.stem, statement.words[at].stem)]
    # "The director's job", "never paid staff": whose a thing is, and what is denied, may be told by the kind alone.
    sure = "'s" in told.text or "’s" in told.text or statement.words[at].stem in denial(told.text).denied
    return (
        not sure
        and not statement.words[at].capital
        and _leads(statement, at)
        and not any(_leads(told, n) for n in alike)
    )


def _leads(text: Passage, at: int) -> bool:
    """Whether a word stands right before a thing and tells its kind."""
    if at + 1 >= len(text.words) or any(verb.at in {at, at + 1} for verb in text.verbs):
        return False
    return text.words[at + 1].content and text.text[text.words[at].end : text.words[at + 1].start] in {" ", "-"}


def _kind_of(text: Passage, at: int) -> frozenset[str]:
    """The stems of the words around a thing that tell its kind: of "tax return", "guidance on tax"."""
    found: set[str] = set()
    for n in range(at - 1, max(-1, at - 1 - _KINDS), -1):
        word, gap = text.words[n], text.text[text.words[n].end : text.words[n + 1].start]
        if (
            gap not in {" ", "-", "'s ", "’s ", "' ", "’ "}
            or not word.content
            or any(verb.at == n for verb in text.verbs)
        ):
            break
        found.add(word.stem)
    if at + 1 < len(text.words) and text.words[at + 1].lower in _OF:
        found |= text.stems((at + 2, min(at + 2 + _KINDS, text.clause_of(at)[1])))
    return frozenset(found)


def _behind_who(told: Passage) -> int:
    """The number of the first word behind the person or group that opens a clause as its doer, 0 without one."""
    words = told.words
    for at in range(2, min(_SUBJECT, len(words))):
        who = words[at - 1].lower
        named = who in knowledge(Verbs).others or is_person(who)
        if words[0].lower in DETERMINERS and named and is_finite(told, at):
            return at
    return 0


def _own_stems(ground: str, statement: Passage, source: Source) -> frozenset[str]:
    """What the person's own clauses tell, apart from the one that withholds, and those of others whom it names too."""
    return frozenset(stem for text in _own_clauses(ground, statement, source) for stem in passage(text).stems())


def _own_clauses(ground: str, statement: Passage, source: Source) -> Iterator[str]:
    said = statement.stems()
    for fact in source.facts:
        yield fact.role
        for clause in clauses_of(fact):
            credited = clause.standing == "another" and bool(clause.people & said)
            if (clause.standing == "own" or credited) and clause.text not in ground:
                yield clause.text


def _stands(stem: str, stems: frozenset[str]) -> bool:
    return stem in stems or any(kin(stem, other) for other in stems)
