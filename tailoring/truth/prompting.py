"""Checks that others are said to have been brought to do a thing only where the facts do not give it another cause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.model import Model
from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Cues, Words, any_of, knowledge
from tailoring.truth.passages import Passage, passage

_LEAST = 2
_BEHIND = 14


class Prompting(Model):
    """prompting.yaml."""

    causing: Words
    rival: Cues
    tied: Cues


def check_prompting(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each deed of others that the statement says the writer brought about."""
    for match in _claims().finditer(statement.text):
        at = statement.word_at(match.start("deed"))
        last = min(statement.sentence_of(at)[1], at + _BEHIND)
        effect = statement.stems((at, last)) | passage(match.group("who")).stems()
        where = _told_in(effect, passage(match.group("who")).stems(), source)
        if where is None:
            continue
        reason = f"the facts give that another cause, or none: “{where.text}”"
        ask = f"Confirm that it came of your work: {where.text}"
        change = f"Say what happened without “{match.group('cause')}”: {where.text}"
        yield Finding("causation", *match.span("cause"), "unsupported", (where.fact.id,), reason, change, ask)
        return


@cache
def _claims() -> re.Pattern[str]:
    """Words that bring others to do a thing: "led the board to build", "talked the owner into"."""
    causing = "|".join(sorted(knowledge(Prompting).causing, key=len, reverse=True))
    return re.compile(
        rf"\b(?P<cause>{causing}) (?P<who>(?:the |an? |its |their |our |my )?(?:[\w'’-]+ ){{1,4}}?)"
        r"(?:to|into) (?P<deed>(?!the\b|an?\b|its\b|their\b|my\b|our\b|\d)[a-z]{3,})\b",
        re.IGNORECASE,
    )


def _told_in(effect: frozenset[str], who: frozenset[str], source: Source) -> Evidence | None:
    """The sentence that tells of what the others did, with another cause, and nothing that ties it to the writer."""
    data = knowledge(Prompting)
    for one in source.evidence:
        doers = passage(one.text.partition(",")[0]).stems()
        about = shared_kin(effect - who, passage(one.fact.text).stems())
        if (
            not who
            or not shared_kin(who, doers)
            or not about
            or len(shared_kin(effect, one.stems)) + len(about) < _LEAST
        ):
            continue
        whole = one.tail
        if any_of(data.tied).search(one.fact.text):
            continue
        if any_of(data.rival).search(whole):
            return one
    return None
