"""Tells nouns that name no post: graduate, winner, and the doer of a deed that the facts tell, designer of a wall."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tailoring.truth.clause_cuts import HALT, pieces_of
from tailoring.truth.credential_states import left_in
from tailoring.truth.deed_words import Titles, Verbs
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.passages import Passage, Word, inflected, passage, verb_forms
from tailoring.truth.qualification_words import Credentials

_OF_A_DEED = re.compile(r" (?:of|on|for|behind|to)\b")
_SHORTEST_DOER = 6
_AT_MACHINES = frozenset({"driver", "operator", "rider", "pilot", "skipper", "rigger", "slinger", "banksman", "diver"})
_PAPER = re.compile(
    r"(?:licen[cs]ed?|licen[cs]es|tickets?|ticketed|cards?|card-carrying|certificates?|certified|permits?|qualified"
    r"|qualification)\b",
    re.IGNORECASE,
)
# "Works manager": a noun that only looks like "he works".
_PLURAL_NOUNS = frozenset({"works"})
# Words of authority that tell no more than a deed, where the facts tell it.
_LEADING = {"lead": "lead", "leader": "lead", "chair": "chair", "captain": "captain"}


def is_noun_phrase(statement: Passage, start: int, last: int) -> bool:
    """Whether an opening word that may be a verb belongs to the title behind it: "Test manager who writes …"."""
    titles = knowledge(Titles)
    verb, _, form = verb_forms()[statement.words[start].lower]
    if last - start == 1 or form == "past" or (form == "s" and statement.words[start].lower not in _PLURAL_NOUNS):
        return False
    behind = statement.words[last] if last < len(statement.words) else None
    gap = statement.text[statement.words[last - 1].end : behind.start if behind else len(statement.text)]
    if behind and gap == " " and verb in titles.done_to:
        # "Support chef with stock takes" tells what is done, "support engineer who …" a post.
        return behind.lower in {"who", "that", "whose"}
    if behind and gap == " " and behind.lower == "and":
        # "Draft director and board reports": no post without another beside it, or what its bearer does.
        beside = statement.words[last + 1 : last + 5]
        return any(word.lower in titles.heads | {"who", "that", "with"} for word in beside)
    return behind is None or gap != " " or behind.lower in titles.enders


def is_description(said: Sequence[Word], source: Source) -> bool:
    """A word such as graduate, winner or practitioner that names no post."""
    titles = knowledge(Titles)
    head = said[-1].lower
    if head in titles.authority:
        told = re.search(rf"\b(?:{'|'.join(_forms(_LEADING.get(head, head)))})\b", source.text.lower())
        return head in _LEADING and (bool(told) or _runs_it(said, source))
    verb = titles.doers.get(head)
    forms = frozenset(form for one in verb.split("|") for form in _forms(one)) if verb else frozenset[str]()
    forms -= {"own"}  # "Kept its own" owns nothing.
    if any(word.lower in forms for one in source.evidence for word in one.passage.words):
        return True
    return head in titles.descriptions or head not in titles.heads


def _runs_it(said: Sequence[Word], source: Source) -> bool:
    """Whether a fact tells of the running of what stands before "leader": choir leader, of the choir I ran."""
    return len(said) > 1 and any(
        said[-2].stem in one.stems and any(word.lower in _running() and _is_own(at, one) for at, word in words)
        for one in source.evidence
        for words in [list(enumerate(one.passage.words))]
    )


@cache
def _running() -> frozenset[str]:
    return _forms("run") | _forms("head") | _forms("conduct")


def does_it(statement: Passage, last: int, source: Source) -> bool:
    """Whether a noun names the doer of a deed that the facts tell: "designer of the wall", of the wall I designed."""
    head = statement.words[last - 1].lower
    if head in knowledge(Titles).makers:
        return _made_it(statement, last, source)
    if head in knowledge(Titles).authority or not _OF_A_DEED.match(statement.text, statement.words[last - 1].end):
        return False
    about = statement.stems((last, statement.sentence_of(last)[1]))
    looked_on = any_of(knowledge(Verbs).exposure)
    return any(
        about & one.stems
        and not looked_on.search(one.text)
        and any(word.lower in _done_by(head) for word in one.passage.words)
        for one in source.evidence
    )


def holds_the_paper(statement: Passage, said: Sequence[Word], source: Source) -> bool:
    """Whether it tells who may drive or work a machine, and a fact tells of a paper for it: "licensed crane operator".

    The statement has to speak of the paper too, and the fact may not leave it lapsed, booked or limited.
    """
    if said[-1].lower not in _AT_MACHINES or not _PAPER.search(statement.text):
        return False
    about = {word.stem for word in said[:-1] if word.content and not _PAPER.match(word.raw)}
    pieces = (piece for fact in source.facts for piece in pieces_of(fact.text, HALT))
    states = knowledge(Credentials).states
    held = (
        piece
        for piece in pieces
        if _PAPER.search(piece) and "only" not in piece and not any(left_in(state, piece.lower()) for state in states)
    )
    return any(about & passage(piece).stems() for piece in held)


def _made_it(statement: Passage, last: int, source: Source) -> bool:
    """Whether a fact tells of the making of what an architect or founder is said to be of: "architect of the rota"."""
    titles = knowledge(Titles)
    head = statement.words[last - 1]
    clause = statement.clause_of(last - 1)
    thing = statement.words[last : clause[1]]
    if not statement.text.startswith(" of ", head.end) or any(word.lower in titles.built_to_plans for word in thing):
        return False
    about = statement.stems((last, clause[1]))
    made = frozenset(form for verb in titles.makers[head.lower] for form in _forms(verb))
    return bool(about) and any(
        2 * len(about & one.stems) >= len(about)
        and any(one.passage.words[verb.at].lower in made and _is_own(verb.at, one) for verb in one.passage.verbs)
        for one in source.evidence
    )


def _is_own(at: int, one: Evidence) -> bool:
    """Whether a verb opens its sentence or follows "I"."""
    return at == 0 or one.passage.words[at - 1].lower in {"i", "we", "and"}


@cache
def _done_by(head: str) -> frozenset[str]:
    """The forms of the verbs from which a noun for a doer may be made: designer, planner, writer, translator."""
    if not head.endswith(("er", "or")) or len(head) < _SHORTEST_DOER:
        return frozenset()
    root = head[:-2]
    verbs = [root, root + "e"]
    verbs += [root[:-1]] if root[-1] == root[-2] else []
    verbs += [root[:-1] + "y"] if root[-1] == "i" else []
    return frozenset(form for verb in verbs for form in _forms(verb))


@cache
def _forms(verb: str) -> frozenset[str]:
    return frozenset(form for forms in inflected(verb).values() for form in forms)
