"""Checks that what was passed at a second attempt is not told as passed at the first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.passages import Passage

_FIRST_TIME = re.compile(
    r"\b(?:passed|qualified|gained|cleared)\b[^.;]*"
    r"\b(?:first (?:time|attempt|try|go|sitting)|(?:one|single) (?:sitting|attempt))\b"
    r"|\bfirst[- ]time pass\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:second|third|fourth) (?:attempt|try|go|time|sitting)\b|\b(?:resit|re-sit|resat|retake|retook|retaken)\b",
    re.IGNORECASE,
)


def check_attempts(statement: Passage, source: Source) -> Iterator[Finding]:
    """Passed first time, where the facts tell of a second attempt."""
    said = _FIRST_TIME.search(statement.text)
    told = _AGAIN.search(source.text) if said else None
    if said and told:
        one = next((one for one in source.evidence if told.group() in one.text), None)
        shared = one is not None and one.stems & statement.stems()
        if one is not None and shared:
            reason = f"the facts say “{told.group()}”"
            yield Finding("credential", *said.span(), "contradicted", (one.fact.id,), reason, f"Say “{told.group()}”.")
