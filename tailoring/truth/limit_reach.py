"""Tells what a limit is said of: the deed told before it, or a second thing that came to nothing beside it."""

from __future__ import annotations

import re

from tailoring.truth.clause_cuts import cut_at, ending_of, opening_of
from tailoring.truth.evidence import Evidence
from tailoring.truth.knowledge import any_of, any_word, knowledge
from tailoring.truth.limit_words import Limits
from tailoring.truth.passages import passage, verb_forms

_CUT = cut_at("but", "while", "whereas", "though", "although", marks=";.!?:")
# "My design for the loading bay was", "the idea of a podcast was": a thing with a name of its own.
_OF_A_THING = re.compile(r"\b(?:for|of|to|on|in|at|about) (?:the |an? |another |my |our |its )?(?P<thing>[^,;.]+)$")
# "A third school's was", "another bid was", "one for the pool was".
_ANOTHER = re.compile(
    r"^\W*(?:and |but )?(?:an?other|an? (?:second|third|fourth|later|further|separate|different)"
    r"|the (?:second|third|other|next) (?!half)|(?:my|our) (?:other|second|next|later)) ?\w",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:till|until) (?:(?:the |my |our )?[\w-]+ )?$", re.IGNORECASE)
_BACK = re.compile(r"\b(?:it|its|them|they|their|this|that|these|those|both|which|neither|none|all)\b", re.IGNORECASE)


def limits_another(one: Evidence, start: int, said: frozenset[str]) -> bool:
    """Whether a limit of a sentence, from some character of its tail on, is told of a second thing.

    `said` are the stems of the deed in the statement. "Fitted the lamps in the hall; my design for the bay was turned
    down" limits the design for the bay: what was fitted in the hall stands.
    """
    first = opening_of(one.tail, start, _CUT)
    own, subject = one.tail[: ending_of(one.tail, 0, _CUT)], one.tail[first:start]
    if not first or _BACK.search(subject) or not _tells_a_deed(own):
        return False
    told, thing = passage(own).stems(), _OF_A_THING.search(subject.strip().removesuffix(" was"))
    named = passage(thing.group("thing")).stems() if thing else passage(subject).stems()
    apart = named - told
    return bool((thing or _ANOTHER.match(subject)) and (apart or _ANOTHER.match(subject)) and not apart & said)


def until_it_ended(one: Evidence, start: int) -> bool:
    """Whether a limit only tells when a deed ended: "took minutes till the meeting was stopped"."""
    ended = _UNTIL.search(one.tail[:start])
    return ended is not None and _tells_a_deed(one.tail[: ended.start()])


def _tells_a_deed(text: str) -> bool:
    """Whether a clause tells of something done, not only planned, tried or asked for."""
    data, part = knowledge(Limits), passage(text)
    if any_of((*data.unrealised, *data.tentative)).search(text) or any_word(data.kept).search(text):
        return False
    pasts = {
        verb.base for verb in part.verbs if verb_forms().get(part.words[verb.at].lower, ("", None, ""))[2] == "past"
    }
    return bool(pasts - data.preparing) or bool(part.words and part.words[0].lower in {"put", "set", "cut"})
