"""Checks that no part is claimed in what a group had reached before the person came to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.model import Model
from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.figure import YEAR
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Cues, Words, any_of, any_word, knowledge
from tailoring.truth.passages import Passage, passage

# "I led the move to the new edition": a deed of one's own after that, not the coming itself.
_MY_DEED = re.compile(
    r"\b(?:I|we) (?:then |also |later |since |have |had )*(?!(?:came|joined|arrived|started|got|took|began|was|am"
    r"|had)\b)\w+"
)
_HELD_SINCE = re.compile(r"\b(?:since|in|from|dates from) (?:\w+ )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_HAS = re.compile(r"\b(?:has|have|had|was|were|been|got|gained|won|held|holds|reached|became)\b", re.IGNORECASE)


class EarlierStanding(Model):
    """earlierstanding.yaml."""

    before_me: Cues
    efforts: Cues
    keeping: Words


def check_earlier_standing(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding where a statement claims a part in what was there before the person."""
    data = knowledge(EarlierStanding)
    for one in source.evidence:
        if not _was_there(one):
            continue
        standing = one.stems - one.home - passage(one.fact.employer).stems()
        for effort in any_of(data.efforts).finditer(statement.text):
            at = statement.word_at(effort.start())
            span = (at + 1, statement.sentence_of(at)[1])
            reached = shared_kin(statement.stems(span) - one.home, standing)
            said = statement.part(statement.sentence_of(at))
            told = statement.stems(statement.sentence_of(at))
            if not reached or any_word(data.keeping).search(said) or _told_of_me(told, one, source):
                continue
            reason = f"that was so before you came: “{one.text}”"
            yield Finding("award", *effort.span(), "contradicted", (one.fact.id,), reason, one.text)
            return


def _was_there(one: Evidence) -> bool:
    """Whether a sentence tells of a standing that was reached before the person came, and of no deed on it since."""
    own = _MY_DEED.search(re.sub(r"\bbefore (?:I|we) \w+", " ", one.tail))
    if own or not _HAS.search(one.text):
        return False
    if any_of(knowledge(EarlierStanding).before_me).search(one.text):
        return not any(verb.at == 0 for verb in one.passage.verbs)
    held, came = _HELD_SINCE.search(one.text), YEAR.search(one.fact.dates)
    lasting = re.search(r"\b(?:has|have|had) (?:\w+ )?(?:been|held|had)\b", one.text)
    return held is not None and came is not None and bool(lasting) and int(held.group("year")) < int(came.group())


def _told_of_me(told: frozenset[str], one: Evidence, source: Source) -> bool:
    """Whether another sentence of the facts speaks of as much of it."""
    reached = len(shared_kin(told, one.stems))
    others = (other for other in source.evidence if other is not one and not _was_there(other))
    return any(len(shared_kin(told, other.stems)) >= reached for other in others)
