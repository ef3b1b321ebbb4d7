"""The letter's sentences as checked lines: from a pattern with slots, or a set phrase that claims nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tailoring.model import Span
from tailoring.resume import DraftLine
from tailoring.wording import with_article

_LONGEST_ABBREVIATION = 5
Passes = Callable[[DraftLine], bool]


def anything(_: DraftLine) -> bool:
    """Lets every sentence stand."""
    return True


@dataclass
class LetterLines:
    """Numbers the sentences of one letter; `passes` judges one while it is written."""

    passes: Passes
    count: int = 0

    def line(self, pattern: str, fact_ids: Iterable[str], spans: Iterable[Span], slots: dict[str, str]) -> DraftLine:
        """A sentence made of a pattern, resting on these facts and places of the ad."""
        self.count += 1
        return DraftLine(
            id=f"letter-{self.count}",
            text=re.sub(r"\.\.(?=\s|$)", ".", pattern.format(**slots)),  # "… at Lumen Inc.."
            fact_ids=tuple(dict.fromkeys(fact_ids)),
            posting_spans=tuple(spans),
            pattern=pattern,
        )

    def phrase(self, text: str) -> DraftLine:
        """A set phrase."""
        self.count += 1
        return DraftLine(id=f"letter-{self.count}", text=text, courtesy=True)


def articled(pattern: str, slots: dict[str, str]) -> str:
    """The pattern with "a", "an" or nothing before the title, as it takes it."""
    title = slots.get("own_title", "")
    if not title:
        return pattern
    # A word that shouts is spoken as a word, an abbreviation letter by letter.
    spoken = title.title() if title.isupper() and len(title.split()[0]) > _LONGEST_ABBREVIATION else title
    return pattern.replace("{own_title}", with_article(spoken).replace(spoken, "{own_title}"))
