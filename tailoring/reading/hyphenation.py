"""Words that were broken at a line's end are put together again on the first of the two lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tailoring.reading.characters import SOFT_HYPHEN
from tailoring.reading.drafts import DraftLine, Target

HYPHEN_SIGN = "\u2010"
_HYPHENS = {0x2010: "-", 0x2011: "-"}
# Parts that are no words of their own and keep their hyphen before one.
_PREFIXES = frozenset(
    ["multi", "non", "semi", "anti", "inter", "intra", "micro", "macro", "meta", "pseudo", "ultra", "tele"]
)
_LAST_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010\u00ad]$")
_ADDRESS_END = re.compile(r"\S\.\S+/$|\w@$")
_ADDRESS_START = re.compile(r"(?i)https?:|www\.")
_FIRST_WORD = re.compile(r"^\w+(?:[-’']\w+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def join_hyphenated(lines: Sequence[DraftLine]) -> list[DraftLine]:
    """The lines with every broken word whole; a line of which nothing remains goes.

    A soft hyphen (U+00AD) always joins. A hard one joins "submis-" + "sions" and keeps "self-" + "supervised":
    the document's own words decide, then a dictionary.
    """
    known: set[str] | None = None
    typed_signs = any(HYPHEN_SIGN in line.text[:-1] for line in lines)
    result: list[DraftLine] = []
    for line in lines:
        before = _broken_before(result, line)
        if before is not None:
            if known is None:
                known = {word.lower() for other in lines for word in _WORD.findall(other.text[:-1])}
            _join(before, line, known, typed_signs=typed_signs)
        if line.text:
            result.append(line)
    for line in result:
        _drop_soft_hyphens(line)
        line.text = line.text.translate(_HYPHENS)
    return result


def _broken_before(result: Sequence[DraftLine], line: DraftLine) -> DraftLine | None:
    """The line above whose last word goes on in this one, over at most a few side notes."""
    if line.bullet or not line.text[:1].isalnum():
        return None
    for before in reversed(result[-4:]):
        if before.column != line.column or before.region != line.region:
            continue
        if _LAST_WORD.search(before.text) or _broken_address(before.text, line):
            return before if _same_paragraph(before, line) else None
        if not before.cell or before.cell != result[-1].cell:
            return None
    return None


def _broken_address(above: str, line: DraftLine) -> bool:
    """Whether an address is broken behind one of its slashes or its @: no empty row and no new address follows."""
    goes_on = " " not in line.text and not line.gap and not _ADDRESS_START.match(line.text)
    return goes_on and bool(_ADDRESS_END.search(above))


def _same_paragraph(before: DraftLine, line: DraftLine) -> bool:
    if abs(before.size - line.size) > 0.5:
        return False
    if before.box is None or line.box is None or before.box.page != line.box.page:
        return True
    return 0 < line.box.top - before.box.top <= 2.2 * max(line.size, 1)


def _join(before: DraftLine, line: DraftLine, known: set[str], *, typed_signs: bool) -> None:
    head_match, tail_match = _LAST_WORD.search(before.text), _FIRST_WORD.match(line.text)
    if tail_match is None:
        return
    tail_end = line.text.find(" ")
    tail_end = len(line.text) if tail_end < 0 else tail_end
    tail = line.text[:tail_end]
    # Layout programs end lines with U+2010; people type it hardly ever.
    soft = before.text.endswith(SOFT_HYPHEN) or (before.text.endswith(HYPHEN_SIGN) and not typed_signs)
    keep = head_match is None or not tail[0].islower()
    if not soft and not keep and head_match is not None:
        keep = _keeps_hyphen(head_match[1].lower(), tail_match[0].lower(), known)
    stem = before.text if keep else before.text[:-1]
    _move_targets(before, line, len(stem), tail_end)
    if before.bold_ranges and before.bold_ranges[-1][1] == len(before.text):
        start, _ = before.bold_ranges.pop()
        before.bold_ranges.append((start, len(stem) + len(tail)))
    before.text = stem + tail
    cut = min(tail_end + 1, len(line.text))
    line.text = line.text[cut:]
    line.bold_ranges = [(max(a - cut, 0), b - cut) for a, b in line.bold_ranges if b > cut]


def _move_targets(before: DraftLine, line: DraftLine, stem: int, tail_end: int) -> None:
    cut = min(tail_end + 1, len(line.text))
    for target in line.targets:
        if target.start < tail_end and any(other.url == target.url for other in before.targets):
            target.start = tail_end
    for target in before.targets:
        if target.end >= len(before.text) - 1:
            target.end = stem + tail_end
    line.targets = [
        Target(target.url, max(target.start - cut, 0), target.end - cut) for target in line.targets if target.end > cut
    ]


def _keeps_hyphen(head: str, tail: str, known: set[str]) -> bool:
    if f"{head}-{tail}" in known:
        return True
    if head + tail in known:
        return False
    last = head.rpartition("-")[2]
    words = _dictionary()
    if last + tail in words:
        return False
    return (last in words or last in _PREFIXES) and tail in words


@cache
def _dictionary() -> frozenset[str]:
    """English words; loaded only when a hard hyphen stands at a line's end."""
    from tailoring.word_list import english_words

    return frozenset(["versa", *(word for word in english_words() if len(word) > 1 or word == "a")])


def _drop_soft_hyphens(line: DraftLine) -> None:
    if SOFT_HYPHEN not in line.text:
        return

    def moved(place: int) -> int:
        return place - line.text.count(SOFT_HYPHEN, 0, place)

    line.targets = [Target(target.url, moved(target.start), moved(target.end)) for target in line.targets]
    line.bold_ranges = [(moved(a), moved(b)) for a, b in line.bold_ranges]
    line.text = line.text.replace(SOFT_HYPHEN, "")
