"""Splits a passage that asks into clauses, one for each thing asked."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from tailoring.ads.asks import folded, own_importance, patterns
from tailoring.ads.lines import split_sentences
from tailoring.model import Span

_NOTE = re.compile(
    r"\((?P<note>(?!(?:highly|strongly|very|is|a|an|not|but|also|nice|preferred|desirable|bonus)\b)"
    r"[^()]*\w\s(?:is |are |would be )?(?:strongly |highly )?"
    r"(?:preferred|desirable|a plus|an advantage|an asset|ideal|a bonus|nice to have)\.?)\s*\)",
    re.IGNORECASE,
)
_WISHED_TAIL = re.compile(
    r",\s+(?:with |and |but )?(?P<what>[^,;()]{2,60}?)\s(?:is |are |would be |being )?"
    r"(?:an? )?(?:strongly |highly |big |strong |definite )?"
    r"(?P<wish>preferred|desirable|desired|plus|bonus|asset|advantage|advantageous)\W*$",
    re.IGNORECASE,
)
_WISHED = (
    r"(?:desirable|desired|preferred|preferable|essential|required|mandatory|necessary|needed|advantageous|beneficial|"
    r"helpful|useful|an? (?:\w+ )?(?:advantage|bonus|plus|asset|benefit|must)|would (?:help|be (?:great|ideal|nice)))"
)
# What says its own importance ends there: "… would be a bonus and you should …".
_AFTER_WISH = re.compile(
    rf"\b{_WISHED}(?P<joint>,\s+(?:and\s+|but\s+|while\s+)?|\s+(?:and|but|while|plus)\s+)"
    rf"(?!(?:must|should|will|can|is|are|would|not|isn't|including|such|as|in|for|to|of|with|but|or|ideally|so)\b|{_WISHED})"
)
_NEW_SUBJECT = re.compile(
    r"(?P<joint>,?\s+(?:and|but|plus)\s+|,\s+)"
    r"(?=(?:you|candidates|applicants)(?:'ll|'re|'ve| (?:will|must|should|need|have|are|can))\b)"
)
_SUBORDINATE = re.compile(r"\W*(?:if|when|where|because|as|while|although|once|since|before|after|for)\b")
_LEAD = re.compile(r"^(?:and|or|but|plus|also|with|as well as|along with|&|,|;)\s+", re.IGNORECASE)
_LABEL = re.compile(r"^(?P<label>[^:–—.;,]{2,48}?)(?:\s[–—-]\s|:\s|—)(?=\S)")
_FEWEST = 2
_WORDLESS_WISH = re.compile(r"^(?:preferably|ideally|preferred|but|this|it|which|that|and|or)\b", re.IGNORECASE)


@cache
def _joint() -> re.Pattern[str]:
    """Where the next asked thing begins after a connector."""
    heads = patterns().heads
    return re.compile(
        rf"(?:;\s+(?:and\s+)?(?!or\b)|,?\s+(?:(?:ideally|preferably)\s+)?(?:and(?!/or)|plus|as\swell\sas|along\swith|"
        rf"together\swith|combined\swith|with|&)\s+(?={heads})"
        rf"|,?\s+but\s+(?=(?:you\s)?must\b)"
        rf"|,\s+(?:(?:ideally|preferably)\s+)?(?={heads}))"
    )


@cache
def _head() -> re.Pattern[str]:
    return re.compile(
        rf"\b{patterns().heads}|skills?\b|qualified|registered|licensed|certified|degree|experience|knowledge|fluen|years?\b"
    )


def clauses_of(text: str, span: Span) -> tuple[Span, ...]:
    """The spans of the things asked in a passage, in order; at least one."""
    found: list[Span] = []
    one_row = re.sub(r"\s", " ", text[span.start : span.end])
    for sentence, place in _asking_sentences(one_row, span.start):
        found.extend(_split(sentence, place.start))
    return tuple(found)


def _asking_sentences(raw: str, start: int) -> list[tuple[str, Span]]:
    """The sentences that ask; what only explains the first one is left to it."""
    sentences = split_sentences(raw, start)
    if len(sentences) < _FEWEST:
        return list(sentences)
    asking = [item for item in sentences if _asks(item[0])]
    if not asking or asking == [sentences[0]]:
        return [(raw, Span(start=start, end=start + len(raw)))]
    return asking


def _asks(sentence: str) -> bool:
    lower = folded(sentence)
    cues = patterns()
    if cues.not_asked.search(lower) or cues.substitute.search(lower):
        return False
    return bool(cues.profile.search(lower) or cues.demand.search(lower) or own_importance(sentence))


def _split(sentence: str, start: int) -> list[Span]:
    spans: list[Span] = []
    note = _NOTE.search(sentence)
    spans.extend(_cut(sentence, start))
    if note:
        spans.append(Span(start=start + note.start("note"), end=start + note.end("note")))
    return spans or [Span(start=start, end=start + len(sentence))]


def without_notes(clause: str) -> str:
    """A clause without a remark such as "(Tableau preferred)", which says nothing of the whole."""
    return _NOTE.sub("", clause)


def _cut(part: str, start: int) -> list[Span]:
    marks = [0]
    lower = part.lower().replace("’", "'")
    for joint in sorted((*_joint().finditer(lower), *_finite(lower)), key=lambda found: found.start()):
        if joint.start() < marks[-1]:
            continue
        before, after = lower[marks[-1] : joint.start()], lower[joint.end() :]
        if "joint" in joint.re.groupindex:
            at = joint.start("joint")
            if not _inside_brackets(lower, at) and at > marks[-1] and not _SUBORDINATE.match(lower[marks[-1] :]):
                marks.append(at)
            continue
        if _inside_brackets(lower, joint.start()) or not _complete(before, joint[0]) or len(after.split()) < _FEWEST:
            continue
        marks.append(joint.start())
    wished = _WISHED_TAIL.search(part, marks[-1])
    if wished and not _WORDLESS_WISH.match(wished["what"]) and not _inside_brackets(lower, wished.start()):
        marks.append(wished.start())
    pieces = [*marks, len(part)]
    return [span for left, right in pairwise(pieces) if (span := _trimmed(part[left:right], start + left)) is not None]


def _finite(lower: str) -> tuple[re.Match[str], ...]:
    """Where a clause with a verb of its own ends and another begins."""
    return (*_AFTER_WISH.finditer(lower), *_NEW_SUBJECT.finditer(lower))


def _complete(before: str, joint: str) -> bool:
    """Whether what stands before a joint asks something by itself."""
    if joint.startswith(";"):
        return len(before.split()) >= 1
    if "but" in joint:
        return True
    if not _head().search(before) or len(before.split()) < _FEWEST:
        return False
    return not (joint.strip() != "with" and re.search(r"\b(?:both|either|between)\b[^,;]*$", before))


def _inside_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _trimmed(piece: str, start: int) -> Span | None:
    left = len(piece) - len(piece.lstrip(" ,;\t\n"))
    while lead := _LEAD.match(piece[left:]):
        left += lead.end()
    right = len(piece.rstrip(" ,;\t\n"))
    if not re.search(r"\w", piece[left:right]):
        return None
    return Span(start=start + left, end=start + right)


def after_label(clause: str) -> int:
    """Where the text of "Team leadership: lead …" begins behind its label; 0 without one."""
    found = _LABEL.match(clause)
    return found.end() if found and len(found["label"].split()) <= 5 else 0
