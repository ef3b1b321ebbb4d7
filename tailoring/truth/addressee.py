"""Tells the names that belong to the reader of a letter, the employer written to, from those of the writer's past."""

from __future__ import annotations

import re

from tailoring.truth.knowledge import any_word, knowledge
from tailoring.truth.passages import Passage
from tailoring.truth.relation_words import Relations

_OPENING = 24
# "To Stanmere School I bring a PGCE".
_TO_YOU = re.compile(
    r"(?:To|For) (?:the )?(?:[A-Z&][\w&’']*,? (?:of |and |the )?)+I(?: can| could| would|['’]d)? (?:bring|offer)\b"
)
_OWNED = re.compile(r"(?:[A-Z&][\w&-]*(?: (?:of |and )?| ?& ?)?)+['’]s? (?P<things>(?:[a-z][\w-]*,? ){1,5})")


def _is_offered(behind: str) -> bool:
    """Whether what belongs to the name is what a reader has: "Glasswing Bank's resilience and privacy needs"."""
    owned = _OWNED.match(behind)
    words = re.findall(r"[a-z]+", owned.group("things")) if owned else []
    return any(word in knowledge(Relations).offered for word in words)


def addressed(statement: Passage, start: int) -> bool:
    """Whether a name is that of the employer to whom the letter goes: "I would bring to …", "… would gain"."""
    clause = statement.sentence_of(statement.word_at(start))
    sentence = statement.part(clause)
    opening = statement.words[clause[0]].start
    run = re.search(r"(?:[A-Z&][\w&’']*(?: (?:of |and |the )?| ?& ?))*$", statement.text[opening:start])
    name_start = opening + run.start() if run else start
    behind = statement.text[start:]
    asks = re.match(r"(?:[A-Z&][\w&-]*(?: (?:of |and )?| ?& ?)?)+(?P<next>['’]s?(?=\s))? ?(?P<verb>[a-z]\w*)", behind)
    if asks and name_start - opening <= _OPENING:
        looks = knowledge(Relations).asking
        if asks.group("verb") in looks or (asks.group("next") and asks.group("verb") in knowledge(Relations).offered):
            return True
    if name_start - opening <= _OPENING and _is_offered(behind):
        return True
    before = statement.text[max(0, name_start - 40) : start]
    if re.search(
        r"(?:\bDear |\b(?:writing|applying|application|letter) to |"
        r"\b(?:role|post|position|vacancy|job|advert|place|team|opening) (?:at|with|in|from) )"
        r"(?:the )?(?:[A-Z&][\w&]* )*$",
        before,
    ):
        return True
    if _TO_YOU.match(statement.text, opening) and name_start - opening <= _OPENING:
        return True
    own = statement.clause_of(statement.word_at(start))
    ahead = any_word(knowledge(Relations).addressed)
    told = any(verb.form == "past" for verb in statement.verbs if own[0] <= verb.at < own[1])
    if told and not ahead.search(statement.part(own)):
        # "I worked at Corrie Mills and would bring that": a name of the past.
        return False
    looks_ahead = ahead.search(sentence)
    placed = re.search(
        r"(?:^|\b)(?:to|at|join(?:ing)?|for|with|in|of|&|offer|bring|give|help|serve) "
        r"(?:the |your )?(?:[A-Z&][\w&]* )*$",
        before,
        re.IGNORECASE,
    )
    return bool(looks_ahead and placed)
