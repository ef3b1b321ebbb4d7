"""The things named inside a clause, with their spans, and which of them are alternatives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tailoring.ads.asks import patterns
from tailoring.ads.features import verb_forms, words_of
from tailoring.ads.term_cues import term_cues
from tailoring.ads.years import find_years
from tailoring.model import Span
from tailoring.posting import Logic, Term
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy

_SEPARATOR = re.compile(
    r"\s*(?:,\s*(?:and/or|and|or|&)?\s+|\s+(?:and/or|and|or|&)\s+|\s*/\s*|\s*\(\s*|\s*\)\s*|;\s+|\s[–—-]\s|:\s)\s*"
)
_MOST_WORDS = 5
_MOST_NEW = 6
_LETTERS = 2  # "as", "be": words, though degrees are written so in capitals


@dataclass(frozen=True, slots=True)
class Named:
    """Something named at characters `start` to `end` of a clause; `concept_id` "" when the taxonomy lacks it."""

    start: int
    end: int
    concept_id: str = ""


def terms_of(
    clause: str, start: int, taxonomy: Taxonomy, *, context: str = "", listing: bool = True
) -> tuple[Term, ...]:
    """The terms of a clause that begins at `start` in the document; alternatives share a branch.

    Without `listing` at most one phrase that the taxonomy does not know is taken: the parts of a sentence about a
    person's manner are no list of things to have.
    """
    named = _named(clause, taxonomy, context, listing=listing)
    branches = _branches(clause, named)
    return tuple(
        Term(
            text=clause[item.start : item.end],
            span=Span(start=start + item.start, end=start + item.end),
            concept_id=item.concept_id,
            branch=branch,
        )
        for item, branch in zip(named, branches, strict=True)
    )


def languages_of(clause: str, start: int) -> tuple[Term, ...]:
    """The human languages that a clause names."""
    named = [Named(found.start(), found.end()) for found in patterns().language.finditer(clause.lower())]
    return tuple(
        Term(
            text=clause[item.start : item.end], span=Span(start=start + item.start, end=start + item.end), branch=branch
        )
        for item, branch in zip(named, _branches(clause, named), strict=True)
    )


def logic_of(clause: str, terms: tuple[Term, ...], alternatives: int = 1) -> Logic:
    """How the terms of a clause belong together."""
    if alternatives > 1:
        return "any_of"
    if term_cues().equivalent.search(clause):
        return "or_equivalent"
    branches = {term.branch for term in terms}
    if len(branches) > 1:
        return "all_of"
    return "any_of" if len(terms) > 1 else "single"


def _named(clause: str, taxonomy: Taxonomy, context: str, *, listing: bool) -> list[Named]:
    known: list[Named] = []
    for mention in find_mentions(clause, taxonomy, context=context):
        if len(mention.text) <= _LETTERS and mention.text.islower():
            continue
        if not known or known[-1].concept_id != mention.concept_id:
            known.append(Named(mention.span.start, mention.span.end, mention.concept_id))
    years = find_years(clause)
    new = [item for item in _phrases(clause, years.end if years else 0) if not _overlaps(item, known)]
    if new and not known and verb_forms().keys() & words_of(clause[new[0].start : new[0].end])[:1]:
        new = new[:1]
    if not listing and (known or new):
        return known or new[:1]
    if known:
        new = [item for item in new if _is_listed_beside(clause, item, known)]
    return sorted([*known, *new[:_MOST_NEW]], key=lambda item: item.start)


def _overlaps(item: Named, known: list[Named]) -> bool:
    return any(item.start < other.end and other.start < item.end for other in known)


def _is_listed_beside(clause: str, item: Named, known: list[Named]) -> bool:
    """Whether a phrase that we do not know stands in one list with one that we do."""
    if re.fullmatch(r"[A-Z]{2,6}", clause[item.start : item.end]) and clause[: item.start].endswith("("):
        return False
    for other in known:
        left, right = sorted((item, other), key=lambda each: each.start)
        if re.fullmatch(r"\s*(?:,|/|&|and|or|,\s*(?:and|or)|\()\s*\(?", clause[left.end : right.start], re.IGNORECASE):
            return True
    return False


def _phrases(clause: str, begin: int) -> list[Named]:
    """Noun phrases by position: the parts of the clause's lists, without lead-ins and tails."""
    cuts = [begin, *(point for m in _SEPARATOR.finditer(clause, begin) for point in m.span()), len(clause)]
    found: list[Named] = []
    for left, right in zip(cuts[::2], cuts[1::2], strict=True):
        item = _phrase(clause, left, right)
        if item:
            found.append(item)
    return found


def _phrase(clause: str, left: int, right: int) -> Named | None:
    piece = clause[left:right]
    left += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    lead = term_cues().lead_in.match(piece + " ")
    if lead and lead.end() < len(piece):
        left += lead.end()
        piece = piece[lead.end() :]
    piece = term_cues().tail.sub("", term_cues().stop.sub("", piece)).rstrip(" .,;:!?")
    words = piece.split()
    if not words or len(words) > _MOST_WORDS or term_cues().empty.match(piece) or not re.search(r"[^\W\d_]{2}", piece):
        return None
    return Named(left, left + len(piece))


def _branches(clause: str, named: list[Named]) -> list[int]:
    """A branch number for each: joined by "or", a slash or as examples they share it, else each has its own."""
    joins = [_join(clause[a.end : b.start]) for a, b in pairwise(named)]
    example = bool(named) and bool(
        term_cues().examples.search(clause[: named[0].start]) or term_cues().one_of.search(clause[: named[0].start])
    )
    for i, join in enumerate(joins):
        if join == "comma":
            later = next((j for j in joins[i:] if j != "comma"), None)
            listed = later in ("and", "or")
            opened = next((j for j in reversed(joins[:i]) if j not in ("comma", "or")), None) == "examples"
            joins[i] = "or" if later == "or" or opened or (example and not listed) else "and"
        elif join == "and" and example and all(j in ("and", "or", "comma") for j in joins[: i + 1]):
            joins[i] = "or"
    branches: list[int] = []
    for i in range(len(named)):
        if i == 0:
            branches.append(0)
        else:
            branches.append(branches[-1] + (joins[i - 1] not in ("or", "examples")))
    return branches


def _join(between: str) -> str:
    lower = between.lower()
    if "(" in lower and ")" not in lower:
        return "examples"
    if term_cues().examples.search(lower):
        return "examples"
    last_or, last_and = lower.rfind(" or "), max(lower.rfind(" and "), lower.rfind("&"))
    if re.fullmatch(r"\s*/\s*", lower) or "and/or" in lower or (last_or >= 0 and last_or > last_and):
        return "or"
    if last_and >= 0:
        return "and"
    return "comma" if re.fullmatch(r"\s*,\s*", lower) else "far"
