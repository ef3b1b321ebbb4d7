"""How each clause of a fact stands to the person: done, denied, another's, kept for someone else, or only met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tailoring.truth.clause_cuts import SENTENCE, cut_at, pieces_of
from tailoring.truth.clause_links import deed_ends, deed_of_whom_i, never_done, theirs_before, told_by_whom_i
from tailoring.truth.clause_stems import Standing, withheld_stems
from tailoring.truth.deed_words import Verbs
from tailoring.truth.denials import NONE_WITHOUT
from tailoring.truth.doers import DETERMINERS, is_finite, is_person
from tailoring.truth.evidence import SourceFact
from tailoring.truth.knowledge import any_of, any_word, knowledge
from tailoring.truth.limit_words import Limits, Withheld
from tailoring.truth.other_doers import PERSON_REACH, other_doer, people_in
from tailoring.truth.others import by_others
from tailoring.truth.passages import Passage, passage, verb_forms
from tailoring.truth.qualification_words import Tools

# "Tried it in the south shed": what was tried is named elsewhere.
_OF_IT = re.compile(r" (?:it|them|this|that)\b", re.IGNORECASE)

# Where the doer or the standing may change.
CUT = cut_at(
    "but|while|whereas|though|although|which|who|whom|until|because",
    "and (?:after|since|once|before|when|later|now)",
    "and (?:the|an?|my|our|his|her|their|its|he|she|they|it|I|we|nobody|none|another|others|someone|[A-Z][a-z]+)",
    keep=True,
)
_LEADING = re.compile(
    r"^(?:(?i:and|but|while|whereas|though|although|so|then|because|until|yet)"
    r"|(?:which|whom)(?=\s(?:the|an?|our|my|his|her|their|another|others?|someone|head|[A-Z][a-z]+)\s))\s+"
)
_MINE = re.compile(r"\b(?:I|we|mine|me|us|my (?:hands|charge|care|job|name|own|lead|direction|brief|watch))\b")
_SECOND = 2  # "woke and watched": the word number of a second deed
_REASON = re.compile(r"(?:because|since|as|when|whenever|while|until|if)\b", re.IGNORECASE)
_OF_US = re.compile(r"^\W*[\w-]+ of us\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"^(?P<subject>(?!I\b|We\b|It\b|That\b|This\b|They\b|He\b|She\b|There\b)(?:[\w'’&-]+ ){1,7}?)"
    r"(?:(?:is|are|was|were|has|have|had|will|would|do|does|did|can|could|may|might)(?:n['’]t| not| never|not)"
    r"|never)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(r"\b(?:offered|invited|asked)\b")
_I_ADVISED = re.compile(
    r"(?:I|we|was my) (?:had )?(?:advised?|recommend(?:ed|ation)|suggest(?:ed|ion)|proposed?|said|urged|wrote)\b"
)
_ORDERED = frozenset({"it", "them", "the", "this", "that", "these", "both", "all", "more", "no"})
# "Made by me"; "nobody knew the boiler, so I wrote a guide".
_BY_ME = re.compile(r"\bby me\b|^(?:nobody|no one|none|there (?:is|was|were) no)\b.*\bso I\b", re.IGNORECASE)
_BUT_ME = re.compile(
    r"\b(?:before (?:me|I)|before\W*$|(?:until|till)\b|(?:but|except|besides|other than|apart from) me)\b",
    re.IGNORECASE,
)
# "Nobody else cooked", "no other nurse covers it": I did.
_NONE_ELSE = re.compile(r"\b(?:nobody|no one|no-one|none) (?:else|but me)\b|\bno other [a-z]+\b", re.IGNORECASE)
_BY_OTHERS = re.compile(r"\b(?P<deed>\w{3,}) by (?:the|an?|our|my|another) [^.;,]*", re.IGNORECASE)
# "The layout is done in InDesign by a freelancer".
_BY_SOMEONE = re.compile(
    r"^(?:the|our|its) [^.;,]*?\b(?:is|are|was|were|gets?|got) (?:\w+ )?\w{3,} (?:in|on|with|at|using) [^.;,]+? "
    r"(?P<by>by) (?:the|an?|our|another) (?:[\w-]+ )?(?P<who>\w+)$",
    re.IGNORECASE,
)
# What may open a clause and keep a thing for others: "Only he could …", "Leaves the caesareans to the vet".
_TO_OTHERS = re.compile(r"(?:only|off|out|no|leaves?|left|hands?|handed|passe[sd]|escalate|refer)\b", re.IGNORECASE)
# "Scoped the test and sat with the testers": the person sat.
_SAT = "sat "
_AND_SAT = re.compile(r"^\w+(?:ed|s)? .*\band (?:sat|sits|stay)", re.IGNORECASE)
_HANDED_OVER = re.compile(r"\b(?:to|for|with)$", re.IGNORECASE)
_TAKEN_UP = re.compile(r"\btook (?:it|them|this) up\b", re.IGNORECASE)
# "Our prototype took the audience vote": won it.
_OURS_TOOK = re.compile(r"(?:my|our) [^.;]*\btook\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a fact with its standing; `stems` is what it withholds, or, of an own clause, all it tells."""

    text: str
    standing: Standing
    stems: frozenset[str]
    cue: frozenset[str]
    people: frozenset[str]


def clauses_of(fact: SourceFact) -> tuple[Clause, ...]:
    """The clauses of a fact, each with its standing."""
    return _clauses(fact.text, fact.role, fact.employer)


@lru_cache(maxsize=4096)
def _clauses(text: str, role: str, employer: str) -> tuple[Clause, ...]:
    fact = SourceFact(id="", text=text, role=role, employer=employer)
    found: list[Clause] = []
    taken_up = any_word(knowledge(Tools).taken_up).search(text) or _TAKEN_UP.search(text)
    for sentence in SENTENCE.split(text):
        before: Clause | None = None
        by_me = _BY_ME.search(sentence) is not None
        for piece in (piece.strip() for piece in pieces_of(sentence, CUT) if piece.strip(" .,;:")):
            if found and _comes_to_nothing(piece):
                found.append(_fruitless(found.pop(), answered=not _has_verb(piece)))
                before = None
                continue
            if found and _I_ADVISED.match(piece) and _is_order(found[-1].text):
                # "Strengthen it, I advised."
                last = found.pop()
                found.append(Clause(last.text, "advised", passage(last.text).stems((0, 1)), last.cue, last.people))
            named = any(clause.people for clause in found)
            one = _clause(piece, before, fact, named_before=named)
            if by_me or (one.standing == "met" and taken_up):
                one = Clause(piece, "own", passage(piece).stems(), frozenset(), one.people)
            if before is not None and one.standing == "another" and before.standing in {"own", "another"}:
                found += _of_theirs(found.pop(), one)
            found.append(one)
            before = one
        found += _unpractised(sentence, found)
    return tuple(found)


def _of_theirs(last: Clause, theirs: Clause) -> list[Clause]:
    """The clause before "which the agency handles", without what it gives to them."""
    told, piece = passage(last.text), passage(theirs.text)
    deed = next((n for n in range(1, len(piece.words)) if is_finite(piece, n)), None) or deed_ends(piece)
    span = theirs_before(theirs.text, piece.words[deed].lower, last.text) if deed is not None else None
    if span is None:
        return [last]
    given = Clause(told.part(span), "reserved", told.stems(span), frozenset(), theirs.people)
    kept = told.stems((0, span[0]))
    return [Clause(last.text, "own", kept, last.cue, last.people), given] if kept else [given]


def _unpractised(sentence: str, found: list[Clause]) -> list[Clause]:
    """The label of what was never done, as a clause; no longer the person's own."""
    labelled = never_done(sentence)
    if labelled is None:
        return []
    label, instead = labelled
    kept = [clause for clause in found if clause.text != label]
    found[:] = kept
    stems = frozenset(word.stem for word in passage(label).words)
    return [Clause(sentence, "unused", stems, instead, frozenset())]


def _comes_to_nothing(piece: str) -> bool:
    """Whether a clause only says that what stood before it came to nothing: "no", "nothing came of it"."""
    data = knowledge(Withheld)
    return piece.lower().strip(" .;") in data.answers or any_of(data.fruitless).match(piece) is not None


def _has_verb(piece: str) -> bool:
    return piece.lower().strip(" .;") not in knowledge(Withheld).answers


def _fruitless(last: Clause, *, answered: bool) -> Clause:
    """A clause that came to nothing: whoever was asked or met withholds; a plain "no" withholds all that was asked."""
    told = passage(last.text)
    deeds = frozenset(told.words[verb.at].stem for verb in told.verbs) | {told.words[0].stem}
    names = frozenset(word.stem for word in told.words[1:] if word.capital and word.raw != "I")
    if last.standing != "own":
        return last
    return Clause(last.text, "fruitless", told.stems() - deeds if answered else names, deeds, frozenset())


def _is_order(text: str) -> bool:
    """Whether a clause says what to do: "strengthen it"."""
    words = [word.lower for word in passage(text).words[:2]]
    known = verb_forms().get(words[0], ("", None, ""))[2] == "base"
    return known or (len(words) > 1 and words[1] in _ORDERED and not words[0].endswith(("ed", "s", "ing")))


def _clause(piece: str, before: Clause | None, fact: SourceFact, *, named_before: bool) -> Clause:
    bare = _LEADING.sub("", piece)
    part = passage(bare)
    for standing, (start, end) in _standings(
        bare,
        part,
        fact,
        before.text if before else None,
        named_before,
        relative=bare != piece and piece.lower().startswith("wh"),
    ):
        if standing == "denied" and _REASON.match(piece):
            # "Because the floor was not ready": no deed is denied.
            return Clause(piece, standing, frozenset(), frozenset(), people_in(part))
        offered = _OFFERED.search(bare[start:end]) is not None
        people = frozenset[str]() if offered else _people(part, before, standing)
        return Clause(piece, standing, *withheld_stems(standing, part, start, end), people)
    if before is not None and before.standing != "own" and not _stands_alone(part):
        return Clause(piece, before.standing, part.stems(), before.cue, before.people | people_in(part))
    return Clause(piece, "own", part.stems(), frozenset(), people_in(part))


def _people(part: Passage, before: Clause | None, standing: Standing) -> frozenset[str]:
    """Whom a clause names; of "who builds the rotas" the one before."""
    if standing != "another" or before is None or part.words[0].lower != "who":
        return people_in(part) | told_by_whom_i(part)
    return people_in(part) | {passage(before.text).words[-1].stem}


def _standings(
    bare: str, part: Passage, fact: SourceFact, before: str | None, named_before: bool, *, relative: bool
) -> Iterator[tuple[Standing, tuple[int, int]]]:
    """How a clause stands, with the characters of what tells so."""
    data = knowledge(Withheld)
    literal = [match.span() for match in any_word(knowledge(Limits).literals).finditer(bare)]
    kept = any_of(data.reserved).search(bare)
    if kept and _is_reserved(bare, kept):
        yield "reserved", kept.span()
    negated = _NEGATED.search(bare)
    opening = part.words[0].lower if part.words else ""
    deed = opening in verb_forms() or opening.endswith("ed")
    if negated and not deed and not any(s <= negated.end() <= e for s, e in literal):
        yield "denied", (negated.end("subject"), negated.end())
    nobody = any(word.lower in data.nobodies for word in part.words[:1])
    if nobody and not _BUT_ME.search(bare) and not _NONE_ELSE.match(bare) and not NONE_WITHOUT.match(bare):
        yield "denied", (0, part.words[0].end)
    doer = deed_of_whom_i(part)
    if doer is None and not _MINE.search(bare) and not _OF_US.search(bare):
        doer = other_doer(part, before, fact, named_before=named_before)
        doer = deed_ends(part) if doer is None and relative else doer
    if doer is not None:
        yield "another", (part.words[doer].start, part.words[doer].start)
    if not _MINE.search(bare):
        yield from _passives(bare)
    ended = any_of(data.lapsed).search(bare)
    if ended and any_word(data.schemes).search(bare):
        yield "lapsed", ended.span()
    advised = any_of(data.advised).search(bare)
    if advised and not _MINE.search(bare[advised.end() :]):
        yield "advised", advised.span()
    met = any_of(data.met).search(bare)
    if met and not _opens_behind(bare, met.start()) and not _OF_IT.match(bare, met.end()):
        yield "met", met.span()


def _passives(bare: str) -> Iterator[tuple[Standing, tuple[int, int]]]:
    """How a clause stands that tells by whom else a thing is done."""
    passive = _BY_OTHERS.search(bare)
    if passive and any(someone in passive.group() for someone in by_others(bare)):
        yield "another", passive.span("deed")
    apart = _BY_SOMEONE.search(bare)
    if apart and (is_person(apart.group("who").lower()) or apart.group("who").lower() in knowledge(Verbs).others):
        yield "reserved", apart.span("by")


def _is_reserved(bare: str, kept: re.Match[str]) -> bool:
    """Whether the words keep a thing for someone else: not "goes to four homes", a deed of the person."""
    if (
        _AND_SAT.search(bare[: kept.start() + len(_SAT)])
        or _MINE.search(bare[: kept.end()])
        or _OURS_TOOK.match(bare[: kept.end()])
        or (_HANDED_OVER.search(kept.group()) and not _to_someone(bare, kept.end()))
    ):
        return False
    return kept.start() > 0 or _TO_OTHERS.match(kept.group()) is not None


def _to_someone(bare: str, end: int) -> bool:
    """Whether the next words name a person or a group: "falls to the vet", not "fell to 4%"."""
    words = passage(bare[end:]).words[:PERSON_REACH]
    return any(
        (word.capital and word.raw != "I") or word.lower in knowledge(Verbs).others or is_person(word.lower)
        for word in words
    )


def reserves(text: str) -> bool:
    """Whether a text says outright that a thing is someone else's: "signing falls to the surveyor"."""
    kept = any_of(knowledge(Withheld).reserved).search(text)
    return kept is not None and _is_reserved(text, kept)


def _opens_behind(bare: str, start: int) -> bool:
    """Whether a deed of the person stands before: "cut waste after I saw", "woke and watched them"."""
    part = passage(bare)
    at = part.word_at(start)
    joined = at == _SECOND and part.words[1].lower == "and" and part.words[0].lower not in DETERMINERS
    return joined or any(verb.level is not None and verb.at < at for verb in part.verbs)


def _stands_alone(part: Passage) -> bool:
    """Whether a piece has a verb of its own: no mere further thing of a list."""
    words = part.words
    if not words:
        return False
    opens = words[0].lower in verb_forms() or (words[0].lower.endswith("ed") and len(words[0].lower) > PERSON_REACH)
    return opens or any(is_finite(part, at) for at in range(1, len(words))) or bool(_MINE.search(part.text))
