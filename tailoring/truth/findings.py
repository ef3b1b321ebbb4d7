"""What a check finds: a claim, where it stands, and whether the facts carry it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tailoring.model import Span
from tailoring.resume import Claim, ClaimKind

Standing = Literal["supported", "unsupported", "contradicted"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim with its verdict. `ask` is what a person may confirm so that it passes; "" when nothing would do."""

    kind: ClaimKind
    start: int
    end: int
    standing: Standing
    fact_ids: tuple[str, ...] = ()
    reason: str = ""
    change: str = ""
    ask: str = ""

    def claim(self, text: str) -> Claim:
        """The finding as a claim about a text."""
        return Claim(
            kind=self.kind,
            text=text[self.start : self.end],
            span=Span(start=self.start, end=self.end),
            verdict=self.standing,
            fact_ids=self.fact_ids,
            reason=self.reason,
        )
