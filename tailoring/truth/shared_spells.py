"""Checks that a deed which two did one after the other, or by turns, is not told as done by the person throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.clause_standing import Clause, clauses_of
from tailoring.truth.deeds import claimed_deeds
from tailoring.truth.doers import is_finite
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.others import same_deed
from tailoring.truth.passages import Passage, passage, verb_forms

# What tells the whole of a time.
_THROUGHOUT = re.compile(
    r"\b(?:every|all|each|whole|entire|full|throughout|since|to date|always|still|currently|continuously|weekends"
    r"|without a break|year-round)\b(?! (?:other|second|third)\b)",
    re.IGNORECASE,
)
_GAPPED = re.compile(r"(?:my|our|the|an?) (?:\w+ )?\w+ (?:on|in|at|for|from|until|after|before|since)\b", re.IGNORECASE)
# What tells that each had a time of their own.
_TIME = re.compile(
    r"\b(?:before|after|since|until|till|from|to|in|on|for|during|now|then|later|next|first|second|other|alternate"
    r"|nights?|days?|mornings?|afternoons?|evenings?|weeks?|months?|years?|\d{4}|[A-Z][a-z]+days?)\b"
)


def check_shared_spells(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for the whole of a time, of a deed that someone else did for the rest of it."""
    whole = _THROUGHOUT.search(statement.text)
    if whole is None:
        return
    said = [_base(statement.words[at].lower) for at in claimed_deeds(statement)]
    said += [verb.base for verb in statement.verbs]
    for fact in source.facts:
        clauses = clauses_of(fact)
        theirs = next((one for one in clauses if _is_theirs(one) and _TIME.search(one.text)), None)
        if theirs is None or theirs.text.casefold() in statement.text.casefold() or whole.group() in fact.text:
            continue
        mine = [one for one in clauses if one.standing == "own" and _TIME.search(one.text)]
        mine = [one for one in mine if one is not theirs]
        gapped = theirs.standing == "own"
        shared = [base for base in said if any(_tells(base, one) for one in mine) and (gapped or _tells(base, theirs))]
        if shared and not theirs.people & statement.stems():
            reason, change = f"the facts give part of the time to someone else: “{theirs.text}”", "Say which part."
            yield Finding("scope", *whole.span(), "contradicted", (fact.id,), reason, change)
            return


def _is_theirs(clause: Clause) -> bool:
    """Whether a clause is someone else's, with its verb or without: "I ran it on Saturdays, my brother on Sundays"."""
    told = passage(clause.text)
    gapped = bool(_GAPPED.match(clause.text)) and not any(is_finite(told, at) for at in range(1, len(told.words)))
    return clause.standing == "another" or (gapped and bool(clause.people))


def _base(word: str) -> str:
    return verb_forms().get(word, (word,))[0]


def _tells(base: str, clause: Clause) -> bool:
    """Whether a clause tells of this deed."""
    return any(same_deed(base, _base(word.lower)) for word in passage(clause.text).words)
