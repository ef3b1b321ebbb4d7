"""Abstraction, upward only: what the ad does not ask for is left out of a line that says too much."""

from __future__ import annotations

import re

from tailoring.emphasis import SENTENCE
from tailoring.scale import tells_amount
from tailoring.skills.mentions import find_mentions
from tailoring.verb_phrases import form_of
from tailoring.voice import Wanted
from tailoring.wording import limited

_REFERS_BACK = re.compile(r"(?:this|these|those|that|it|they|he|she|such|also|then|here|there|so)\b", re.IGNORECASE)
_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
# A bullet of so many words is a paragraph, and so many are left of it at least.
_PARAGRAPH_WORDS = 32
_LEAST_WORDS = 6
_LONG_LINE = 110


def less_detail(text: str, wanted: Wanted) -> tuple[str, list[str]]:
    """Of a paragraph the sentences that tell; of a long line, no explanation in parentheses."""
    telling = _telling_sentences(text, wanted)
    if telling != text:
        return telling, ["left out: sentences the ad does not ask for"]
    removed: list[str] = []

    def judge(found: re.Match[str]) -> str:
        inside = found.group(1)
        # Capitals and figures are names and amounts, which say more than they take room.
        if limited(inside) or re.search(r"[\dA-Z]", inside) or len(inside.split()) < 3:
            return found.group(0)
        # A row says which things the word before it stands for.
        if "," in inside or find_mentions(inside, wanted.taxonomy):
            return found.group(0)
        removed.append(inside)
        return ""

    shorter = _PARENTHESES.sub(judge, text) if len(text) > _LONG_LINE else text
    return shorter, [f"left out: {part}" for part in removed]


def _telling_sentences(text: str, wanted: Wanted) -> str:
    """Of a bullet that is a paragraph, the sentences that name what the ad asks or tell an amount; else the text."""
    parts = SENTENCE.split(text)
    if len(parts) < 2 or len(text.split()) < _PARAGRAPH_WORDS or not all(map(form_of, parts)):
        return text
    if any(limited(part) or _REFERS_BACK.match(part) for part in parts):
        return text
    kept = [part for part in parts if wanted.in_text(part) or tells_amount(part)]
    return " ".join(kept) if kept and sum(len(part.split()) for part in kept) >= _LEAST_WORDS else text
