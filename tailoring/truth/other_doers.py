"""Who does what a clause of a fact tells, when it is not the person, and whom the clause names."""

from __future__ import annotations

import re

from tailoring.truth.deed_words import Verbs
from tailoring.truth.doers import DETERMINERS, is_another, is_finite, is_person
from tailoring.truth.evidence import Evidence, SourceFact
from tailoring.truth.knowledge import knowledge
from tailoring.truth.limit_words import Limits, Withheld
from tailoring.truth.passages import Passage, passage, verb_forms
from tailoring.truth.relation_words import WordLists

PERSON_REACH, _VERB_REACH, _NAME_AND_VERB = 4, 6, 2
_THIRD = frozenset({"he", "she", "they"})
_OBJECTS = frozenset({"it", "them", "the", "all", "every", "each", "both", "my", "our", "that", "those", "these"})
# What a thing may do too: the new cider won the cup.
_ANY_THING_DOES = frozenset(
    {"took", "takes", "won", "wins", "got", "gets", "had", "has", "became", "went", "goes", "made", "makes", "beat"}
    | {"reached", "earned", "saved", "saves", "cut", "cuts", "kept", "keeps", "covers", "covered", "replaced", "gave"}
)
# What opens a clause and is nobody else: the person, a thing, a word for how often.
_NOBODY = frozenset({"i", "we", "it", "this", "that", "these", "those"}) | frozenset(
    {"once", "twice", "often", "sometimes", "always", "then", "later", "also", "now", "still"}
)
_NO_NAME = re.compile(r"(?:s|ing|ion|ment|ed|al|ity|ness|ship|ure|ware|ory|ary|age|ive|able|ly)$")


def people_in(part: Passage) -> frozenset[str]:
    """The stems of the persons that a clause names: by what they are, or by a name inside it."""
    others = knowledge(Verbs).others - {"it"}
    named = part.words[:1] if _opens_with_a_name(part) else ()
    return frozenset(
        word.stem
        for word in part.words
        if word.lower in others or word.lower.removesuffix("s") in others or is_person(word.lower) or word in named
    )


def _opens_with_a_name(part: Passage) -> bool:
    """Whether a clause opens with a name and what they do: "Olga sorts"."""
    words = part.words
    first = words[0] if words else None
    if first is None or len(words) == 1 or first.lower.endswith(("s", "ed")):
        return False
    return first.raw.istitle() and first.content and is_finite(part, 1)


def other_doer(part: Passage, before: str | None, fact: SourceFact, *, named_before: bool) -> int | None:
    """The number of the verb of another's deed in a clause, None when nobody else is the doer.

    `before` is the clause before it in the sentence; `named_before` whether that names a person.
    """
    words = part.words
    first = words[0].lower if words else "i"
    if first == "who" and before is not None:
        return _of_whom(part, passage(before))
    if first in _THIRD and len(words) > 1:
        # In a fact told of oneself by another's pen, "he" is the person.
        return 1 if named_before else None
    if first in _NOBODY | knowledge(Limits).negators or first.endswith("ly"):
        return None
    # "Which Gordon works".
    alone = before is not None and len(words) == _NAME_AND_VERB and words[0].raw.istitle() and is_finite(part, 1)
    if alone or _is_named_doer(part, fact):
        return 1
    return _by_its_subject(part, fact)


def _by_its_subject(part: Passage, fact: SourceFact) -> int | None:
    """The verb behind a subject that is another person or a group."""
    words = part.words
    one = Evidence(fact, part, part.text, frozenset(), frozenset())
    for at in range(1, min(_VERB_REACH + 1, len(words))):
        counted = words[at - 1].raw.isdigit()
        if not counted and is_finite(part, at) and is_another(part, at, one):
            return at
        object_told = at + 1 < len(words) and words[at + 1].lower in _OBJECTS
        if object_told and is_finite(part, at) and is_agent(part, at - 1) and words[at].lower not in _ANY_THING_DOES:
            return at
    return _behind_a_phrase(part)


def is_agent(part: Passage, at: int) -> bool:
    """Whether a noun names by its ending who does something: the potter, a mediator; not the boiler."""
    word = part.words[at]
    if word.capital or not word.lower.endswith(("er", "or")) or len(word.lower) <= PERSON_REACH:
        return False
    ahead = next((n for n in range(at - 1, max(-1, at - PERSON_REACH), -1) if part.words[n].lower in DETERMINERS), None)
    behind = part.words[at + 1] if at + 1 < len(part.words) else None
    joined = behind is not None and part.text[word.end : behind.start] == " "
    head = not joined or behind is None or not behind.content or is_finite(part, at + 1)
    return ahead is not None and head and word.lower not in knowledge(Withheld).instruments


def _of_whom(part: Passage, before: Passage) -> int | None:
    """The verb of "who …" where the clause before ends with somebody else: "to Olga, who sorts the post"."""
    name = before.words[-1]
    someone = name.raw.istitle() or is_person(name.lower) or name.lower in knowledge(Verbs).others
    # "For the caster, who poured it": who does a thing is a person.
    near = before.words[max(1, len(before.words) - PERSON_REACH) : -1]
    group = name.lower in knowledge(Verbs).own_people
    someone = someone or (not group and any(word.lower in DETERMINERS for word in near))
    return 1 if someone and len(part.words) > 1 and len(before.words) > 1 else None


def _is_named_doer(part: Passage, fact: SourceFact) -> bool:
    """Whether a clause opens with somebody's first name and what they did: "Petra designed and coded it"."""
    words = part.words
    name = words[0]
    if len(words) > _NAME_AND_VERB and words[1].lower in {"has", "have", "had"}:
        words = (words[0], *words[2:])
    told = verb_forms().get(words[1].lower) if len(words) > 1 else None
    if told is None or told[1] is None or told[2] not in {"past", "s"} or not name.raw.istitle():
        return False
    named_here = name.lower in f"{fact.employer} {fact.role}".lower() or name.raw in knowledge(WordLists).capitals
    word = name.lower in verb_forms() or not name.content or _NO_NAME.search(name.lower) is not None
    joined = len(words) > 2 and words[2].lower in {"and", "it", "them", "the", "our", "my", "all", "both", "his", "her"}
    return joined and not named_here and not word and not is_person(name.lower)


def _behind_a_phrase(part: Passage) -> int | None:
    """The verb of a person told with a phrase: "the reception teacher next door keeps hers in …"."""
    words = part.words
    if words[0].lower not in DETERMINERS:
        return None
    for at in range(1, min(PERSON_REACH, len(words))):
        noun = words[at].lower
        owned = part.text[words[at].end : words[at].end + 2] in {"'s", "’s"}
        if owned or (words[0].lower in {"my", "our"} and noun in knowledge(Verbs).own_people):
            return None
        if noun in knowledge(Verbs).others or is_person(noun):
            ends = range(at + 1, min(at + _VERB_REACH, len(words)))
            return next((n for n in ends if is_finite(part, n) and words[n].lower not in {"i", "we"}), None)
    return None
