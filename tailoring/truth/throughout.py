"""Checks what is told as done throughout against the season, days or weeks to which the facts keep it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.passages import Passage, passage
from tailoring.truth.quantity_words import Frequency

# "Open over 30 days": how old a thing is, not for how long it was done.
_AGE = re.compile(r"\b(?:over|under|than|within|beyond|past|at least|up to|every|after) $", re.IGNORECASE)
_ALL_THE_YEAR = re.compile(
    r"\b(?:(?:each|every) (?:\w+ )?(?:day|night|week|month|quarter) (?:of|in|that) (?:the |that )?(?:year|20\d\d)"
    r"|all (?:that |the )?year|year round)\b",
    re.IGNORECASE,
)


def check_throughout(statement: Passage, source: Source) -> Iterator[Finding]:
    """All year round, full time, permanently, where the facts keep it to a season, to some days or to a few weeks."""
    data = knowledge(Frequency)
    for match in any_of(data.throughout).finditer(statement.text):
        clause = statement.clause_of(statement.word_at(match.start()))
        about = statement.stems(clause) - passage(match.group()).stems()
        where = source.best(about)
        if where is None or match.group().lower() in where.fact.text.lower() or not shared_kin(about, where.stems):
            continue
        kept = next(
            (m for m in any_of(data.passing).finditer(where.text) if not _AGE.search(where.text[: m.start()])), None
        )
        if kept and not _ALL_THE_YEAR.search(where.fact.text):
            reason = f"“{match.group()}”: the facts say “{kept.group()}”"
            yield Finding(
                "frequency", *match.span(), "contradicted", (where.fact.id,), reason, f"Say “{kept.group()}”."
            )
