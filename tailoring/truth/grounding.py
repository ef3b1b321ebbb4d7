"""Checks that a statement speaks of what the facts speak of, at all and part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.meaning import near_in_meaning
from tailoring.truth.passages import Passage

_LEAST_SHARE = 0.3
_LEAST_WORDS = 2


def check_grounding(statement: Passage, source: Source, found: Sequence[Finding]) -> Iterator[Finding]:
    """A finding when no telling word of the statement stands in the facts, and no figure or name is carried."""
    stems = statement.stems()
    carried = any(one.standing == "supported" and one.kind not in {"text", "responsibility"} for one in found)
    unknown = stems and not stems & source.stems and not carried
    if unknown and not near_in_meaning(statement.text, source):
        yield _ungrounded(statement.text, 0, len(statement.text))


def ungrounded_parts(statement: Passage, source: Source, found: Sequence[Finding]) -> Iterator[Finding]:
    """The stricter rule for lines that no person wrote: each part shares a telling word with the facts.

    What a supported claim covers (an alias, a figure that follows) counts as shared.
    """
    carried = [
        (one.start, one.end) for one in found if one.standing == "supported" and one.kind in {"tool", "credential"}
    ]
    for first, last in statement.clauses:
        words = [word for word in statement.words[first:last] if word.content]
        known = [w for w in words if w.stem in source.stems or any(s <= w.start < e for s, e in carried)]
        if len(words) >= _LEAST_WORDS and not known:
            yield _ungrounded(
                statement.part((first, last)), statement.words[first].start, statement.words[last - 1].end
            )
    words = [word for word in statement.words if word.content]
    known = [w for w in words if w.stem in source.stems or any(s <= w.start < e for s, e in carried)]
    if words and len(known) < _LEAST_SHARE * len(words):
        yield _ungrounded(statement.text, 0, len(statement.text))


def _ungrounded(text: str, start: int, end: int) -> Finding:
    reason, change = f"no fact speaks of “{text}”", f"Leave “{text}” out."
    return Finding("text", start, end, "unsupported", (), reason, change, f"Confirm: {text}")
