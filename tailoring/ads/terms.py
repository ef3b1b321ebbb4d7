"""The things named inside a clause, with their spans, and which of them are alternatives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tailoring.ads.features import verb_forms, words_of
from tailoring.ads.years import find_years
from tailoring.model import Span
from tailoring.posting import Logic, Term
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy

_LEAD_IN = re.compile(
    r"""^(?:(?:an?|the|your|some|any|you|we|i|is|are|have|has|having|had|must|should|be|can|will|also|ideally|preferably|
    minimum|at\sleast|with|in|of|for|to|on|as|using|possess|hold|holds?|bring|who|our|this|role|requires?|required|need|
    strong|solid|good|great|excellent|exceptional|outstanding|deep|advanced|basic|working|sound|thorough|extensive|broad|
    practical|hands[- ]on|proven|demonstrated|demonstrable|prior|previous|past|recent|relevant|direct|real|professional|
    effective|superior|superb|high|current|valid|active|full|clean|general|clear|significant|substantial|additional|
    experience[d]?|knowledge|understanding|familiarity|familiar|proficiency|proficient|expertise|expert|skills?|skilled|
    fluency|fluent|background|exposure|track\srecord|ability|able|abilities|capable|comfortable|comfort|competent|competency|
    passion|passionate|interest(?:ed)?|desire|willing(?:ness)?|understand|know|grasp|command|confident|confidence|
    candidates?|applicants?|ideal|successful|looking|seeking|someone|person|commitment|eager|open|aptitude|
    working|work(?:ed)?|certificate|or|and|very|highly|extremely|ability\sto)\s+)+""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = re.compile(
    r"\s*(?:\(?(?:is|are|would be|being|strongly|highly|an?|big|huge)?\s*(?:required|preferred|desirable|desired|essential|a plus|plus"
    r"|bonus|an asset|an advantage|mandatory|advantageous|a must)\)?|skills?|experience|or (?:similar|equivalent|related)\b.*)[\s.!;:,)]*$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:,\s*(?:and/or|and|or|&)?\s+|\s+(?:and/or|and|or|&)\s+|\s*/\s*|\s*\(\s*|\s*\)\s*|;\s+|\s[–—-]\s|:\s)\s*")
_STOP = re.compile(
    r"\s+(?:to|for|from|who|that|which|where|when|while|so|because|including|such as|e\.g\.|like|across|within|into|by|through|"
    r"using|during|without|under|on|at|about|between|among|against|in order|with|as|in an?|in the|of a|over)\b.*$",
    re.IGNORECASE,
)
_MOST_WORDS = 5
_MOST_NEW = 6
_LETTERS = 2  # "as", "be": words, though degrees are written so in capitals
_EXAMPLES = re.compile(r"(?:\b(?:such as|like|e\.g\.?,?|for example,?|i\.e\.?,?|one of|any of|at least one|one or more|either|similar to)[\s:]*(?:the following[\s:]*)?|\()\s*$", re.I)
_ONE_OF = re.compile(r"\b(?:one|any|either|some|at least one|one or more)(?: or more)? (?:of|in)\b", re.IGNORECASE)
_EMPTY = re.compile(
    r"^(?:etc\.?|similar|equivalent|related|others?|more|field|fields|tools?|years?|plus|etc|role|roles|team|teams|someone|people|"
    r"environments?|\d[\d+–-]*|it|them|us|you|we|this|one|all|company|work|things|something|others|both|and|or|the|an?)$",
    re.IGNORECASE,
)
_OR_EQUIVALENT = re.compile(
    r"\bor (?:an? |the |any |its |their |other |some )?(?:\w+ )?(?:equivalent|comparable|similar|equally)\b|\bequivalent (?:experience|combination|"
    r"qualification|work|practical|education)|\bor (?:relevant|related|practical|professional|demonstrated) (?:\w+ )?experience\b|\(or equivalent|"
    r"\bor (?:higher|above|better)\b(?=.*equivalent)",
    re.IGNORECASE,
)


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


def logic_of(clause: str, terms: tuple[Term, ...], alternatives: int = 1) -> Logic:
    """How the terms of a clause belong together."""
    if alternatives > 1:
        return "any_of"
    if _OR_EQUIVALENT.search(clause):
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
    if new and not known and words_of(clause[new[0].start :])[0] in verb_forms():
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
    lead = _LEAD_IN.match(piece + " ")
    if lead and lead.end() < len(piece):
        left += lead.end()
        piece = piece[lead.end() :]
    piece = _TAIL.sub("", _STOP.sub("", piece)).rstrip(" .,;:!?")
    words = piece.split()
    if not words or len(words) > _MOST_WORDS or _EMPTY.match(piece) or not re.search(r"[^\W\d_]{2}", piece):
        return None
    return Named(left, left + len(piece))


def _branches(clause: str, named: list[Named]) -> list[int]:
    """A branch number for each: joined by "or", a slash or as examples they share it, else each has its own."""
    joins = [_join(clause[a.end : b.start]) for a, b in pairwise(named)]
    example = bool(named) and bool(_EXAMPLES.search(clause[: named[0].start]) or _ONE_OF.search(clause[: named[0].start]))
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
    if re.search(r"\b(?:such as|e\.g\.?|like|for example)\b", lower):
        return "examples"
    last_or, last_and = lower.rfind(" or "), max(lower.rfind(" and "), lower.rfind("&"))
    if re.fullmatch(r"\s*/\s*", lower) or "and/or" in lower or (last_or >= 0 and last_or > last_and):
        return "or"
    if last_and >= 0:
        return "and"
    return "comma" if re.fullmatch(r"\s*,\s*", lower) else "far"
