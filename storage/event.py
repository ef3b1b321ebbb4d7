"""A change of state as recorded."""

from __future__ import annotations

from tailoring.model import Model

TOKENS_USED = "tokens_used"


class Event(Model):
    """One change of state."""

    at: str
    kind: str
    subject: str
    detail: str = ""
