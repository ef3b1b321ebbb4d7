"""Reads from a text how a credential is held: booked, in progress, abandoned, expired, or passed after all."""

from __future__ import annotations

import re

from tailoring.truth.knowledge import Credentials, any_of, knowledge

# "Passed my test in June"; "failed the first sitting; passed the second".
_PASSED = re.compile(r"\b(?:passed|gained|completed|finished|cleared|obtained|earned)\b[^.;,]*$")
_PASSED_AFTER = re.compile(
    r"(?:failed|resat|re-sat|retook|did(?: not|n['’]t) pass|unsuccessful|not passed)\b[^.]*?[;,.] "
    r"(?:(?:and|but|then|i|later) )*(?:passed|gained|cleared|got|obtained)\b"
    r" (?:it\b|the (?:second|next|third|resit)|on the|at the|in|second|next|later|a )"
)


def left_in(state: str, text: str, rest: str = "") -> bool:
    """Whether a text leaves a credential in a state: not where it goes on to tell of the pass.

    `rest` is the text with what stands behind it; both are in lower case.
    """
    cue = any_of(knowledge(Credentials).states[state]).search(text)
    if cue is None or _PASSED_AFTER.match(text, cue.start()) or _PASSED_AFTER.match(rest, cue.start()):
        return False
    return not (state == "booked" and _PASSED.search(text[: cue.start()]))
