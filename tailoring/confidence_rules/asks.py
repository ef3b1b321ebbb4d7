"""A requirement taken apart: what is asked, in which branches, how long, how lately, and how firmly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from tailoring.confidence_rules.fields import Fields, fields_of
from tailoring.confidence_rules.knowledge import filler
from tailoring.confidence_rules.phrases import named_by_stems
from tailoring.confidence_rules.roles import roles_named
from tailoring.confidence_rules.timing import number_of
from tailoring.confidence_rules.words import stems
from tailoring.posting import Requirement, RequirementKind
from tailoring.skills.concepts import Mention
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy

_PREFERRED = re.compile(
    r"\b(?:prefer(?:red|ably)?|desirable|desired|ideal(?:ly)?|nice[- ]to[- ]have|bonus|plus(?= *[.!)]|$)|"
    r"advantage(?:ous)?|asset|beneficial|welcome|would be (?:good|great|nice|useful))\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:must|required?|mandatory|essential|in hand|need(?:ed)?|necessary|compulsory|already|no exceptions)\b",
    re.IGNORECASE,
)
_SIMILAR = re.compile(
    r"\b(?:or|and) (?:a )?(?:similar|equivalent|comparable|other|related|like|alternative|equal)\b|\betc\b|\be\.?g\b|"
    r"\bsuch as\b|\bfor example\b|\blike\b",
    re.IGNORECASE,
)
_RECENT = re.compile(
    r"\b(?:current(?:ly)?|recent(?:ly)?|modern|up[- ]to[- ]date|latest|last (?:\d+|two|three|five) years?|today)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?P<low>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)\s*(?P<plus>\+)?"
    r"(?:\s*(?:-|–|to)\s*(?P<high>\d+))?\s*\+?(?:\s+or\s+more|\s+plus)?\s*(?:full\s+)?(?P<unit>years?|yrs?|months?)\b",
    re.IGNORECASE,
)
_SHORT_FORMS = tuple(
    (re.compile(rf"\b{short}", re.IGNORECASE), full)
    for short, full in (
        (r"e\.g\.?,?", "eg"), (r"i\.e\.?,?", "ie"), (r"incl\.", "including"), (r"exp\.", "experience"),
        (r"yrs?\.", "years"), (r"w/(?!o)\s?", "with "), (r"min\.", "minimum"), (r"etc\.", "etc"), (r"pref\.", "preferred"),
        (r"asst\.?(?=\s)", "assistant"), (r"mgr\.?(?=\s)", "manager"), (r"mgmt\.?", "management"),
        (r"dept\.?(?=\s)", "department"), (r"cert\.(?=\s)", "certificate"), (r"qual\.(?=\s)", "qualified"),
    )
)  # fmt: skip
_ASIDE = re.compile(r"\(([^)]*)\)")
_DETAIL = re.compile(r"\s[–—-]\s|:\s|;\s|\.\s|,\s+(?=(?:ideally|preferably|preferred|desirable)\b)", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|either)\b|/")
_AND = re.compile(r"\b(?:and|plus|with|both|as well as)\b|&|\+")
_BOTH = re.compile(r"\bboth\b|\bplus\b|\bas well as\b|\btogether with\b", re.IGNORECASE)
_PIECES_OR = re.compile(r"\s+or\s+|\s*/\s*|,\s+(?=[^,]*\bor\b)|\beither\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One asked thing: its words, and the concepts of the taxonomy that it names, the first being the main one.

    `by_name`: a tool or a credential, of which the taxonomy knows the name.
    """

    text: str
    stems: frozenset[str]
    concepts: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()
    by_name: bool = False
    short_forms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ask:
    """A requirement in parts. `branches` are all asked; the parts of one branch are alternatives."""

    requirement: Requirement
    kind: RequirementKind
    text: str
    main: str
    branches: tuple[tuple[Part, ...], ...]
    strict: bool
    details: frozenset[str]
    stems: frozenset[str]
    preferred: bool
    must: bool
    or_similar: bool
    recent: bool
    years: float | None
    amounts: tuple[float, ...]
    fields: Fields
    roles: frozenset[str]
    context_roles: frozenset[str]
    text_stems: frozenset[str]
    context_stems: frozenset[str]

    @property
    def all_stems(self) -> frozenset[str]:
        """Every stem of the requirement and of the job's title."""
        return self.text_stems | self.context_stems

    def fields_without(self, shared: frozenset[str]) -> Fields:
        """The walk of life asked, told by the words that the evidence does not share."""
        if self.all_stems.isdisjoint(shared):
            return self.fields
        return _weighed(self.text_stems - shared, self.context_stems - shared)


def read_ask(requirement: Requirement, taxonomy: Taxonomy, context: str = "") -> Ask:
    """The requirement taken apart; `context` (job title, industry) helps to tell senses and fields."""
    text = spelled_out(requirement.text)
    main, details = _main_and_details(text)
    text_stems, context_stems = frozenset(stems(text)), frozenset(stems(context))
    strict, branches = _branches(main, text, requirement.kind, taxonomy, context)
    if len(branches) == 1 and len(branches[0]) == 1 and (short := _short_forms(text)):
        branches = ((replace(branches[0][0], short_forms=short),),)
    return Ask(
        requirement=requirement,
        kind=requirement.kind,
        text=text,
        main=main,
        branches=branches,
        strict=strict,
        details=content_stems(details) - content_stems(main),
        stems=content_stems(text),
        preferred=requirement.importance != "required" or bool(_PREFERRED.search(text)),
        must=bool(_MUST.search(text)) and not _PREFERRED.search(text),
        or_similar=bool(_SIMILAR.search(text)) or requirement.logic == "or_equivalent",
        recent=bool(_RECENT.search(text)),
        years=requirement.years if requirement.years is not None else years_asked(text),
        amounts=_amounts(text),
        fields=_weighed(text_stems, context_stems),
        roles=roles_named(main) if requirement.kind == "experience" else frozenset(),
        context_roles=roles_named(context),
        text_stems=text_stems,
        context_stems=context_stems,
    )


@lru_cache(maxsize=4096)
def _weighed(text: frozenset[str], context: frozenset[str]) -> Fields:
    """The walk of life asked; the job's title counts double, for it is seldom ambiguous."""
    return fields_of(text).plus(fields_of(context), 2)


def spelled_out(text: str) -> str:
    """The text without the full stops and slashes of abbreviations, which would look like ends of clauses."""
    for short, full in _SHORT_FORMS:
        text = short.sub(full, text)
    return text


def content_stems(text: str) -> frozenset[str]:
    """The stems of a text that ask for something."""
    return frozenset(one for one in stems(text) if one not in filler() and not one[0].isdigit() and len(one) > 1)


@cache
def years_asked(text: str) -> float | None:
    """The least years that a line asks; None when it asks none."""
    match = _YEARS.search(text)
    if not match:
        return None
    value = number_of(match["low"])
    if value is None or value > 40:
        return None
    return value / 12 if match["unit"].lower().startswith("m") else value


def _amounts(text: str) -> tuple[float, ...]:
    """Numbers asked that are neither years nor part of a name: head counts, volumes, budgets."""
    bare = _YEARS.sub(" ", text)
    found = [
        float(match[1].replace(",", "")) * {"k": 1e3, "m": 1e6}.get((match[2] or "").lower(), 1)
        for match in re.finditer(
            r"(?<![\w./:-])[£$€]?(\d[\d,]*(?:\.\d+)?)\s?([km])?(?=\+|\s*[-–]\s*\d|\s+[a-z])", bare, re.IGNORECASE
        )
    ]
    return tuple(value for value in found if value > 1)


def _main_and_details(text: str) -> tuple[str, str]:
    asides = " ; ".join(match[1] for match in _ASIDE.finditer(text))
    bare = _ASIDE.sub(" ", text)
    pieces = [piece for piece in _DETAIL.split(bare) if piece.strip()]
    at = next((n for n, piece in enumerate(pieces) if content_stems(piece)), 0)
    main = pieces[at] if pieces else text
    return main.strip(), " ; ".join((*pieces[at + 1 :], asides))


def _branches(
    main: str, text: str, kind: RequirementKind, taxonomy: Taxonomy, context: str
) -> tuple[bool, tuple[tuple[Part, ...], ...]]:
    """Whether each branch is strictly asked, and the branches."""
    mentions = _of_kind(find_mentions(main, taxonomy, context=f"{context} {text}"), kind, taxonomy)
    both = bool(_BOTH.search(text))
    groups = _grouped(mentions, main) if mentions else []
    by_name = [group for group in groups if any(_is_named_thing(one, taxonomy) for one in group)]
    if by_name:
        return True, tuple(tuple(_part_of(one, taxonomy) for one in group) for group in by_name)
    if len(groups) > 1 and both:
        return True, tuple(tuple(_part_of(one, taxonomy) for one in group) for group in groups)
    pieces = [piece for piece in _PIECES_OR.split(main) if content_stems(piece)]
    if len(pieces) > 1:
        return both, (tuple(_whole(piece, _inside(piece, mentions), taxonomy) for piece in pieces),)
    return both, ((_whole(main, mentions, taxonomy),),)


def _short_forms(text: str) -> frozenset[str]:
    """Single words in brackets, such as "(GA4)": another name of what stands before."""
    asides = (match[1].strip().lower() for match in _ASIDE.finditer(text))
    return frozenset(aside for aside in asides if aside and " " not in aside and "/" not in aside)


def _inside(piece: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if mention.text in piece)


def _of_kind(mentions: Sequence[Mention], kind: RequirementKind, taxonomy: Taxonomy) -> tuple[Mention, ...]:
    """Without degrees where none is asked: "MS" in "LC-MS" is no Master of Science."""
    if kind in ("education", "certification", "eligibility"):
        return tuple(mentions)
    return tuple(m for m in mentions if not m.credential or taxonomy.credentials[m.concept_id].type != "degree")


def _is_named_thing(mention: Mention, taxonomy: Taxonomy) -> bool:
    concept = taxonomy.concepts.get(mention.concept_id)
    return mention.credential or (concept is not None and concept.kind == "tool")


def _part_of(mention: Mention, taxonomy: Taxonomy) -> Part:
    ids = (mention.concept_id,)
    named = _is_named_thing(mention, taxonomy)
    return Part(
        mention.text,
        content_stems(mention.text),
        () if mention.credential else ids,
        ids if mention.credential else (),
        named,
    )


def _whole(text: str, mentions: Sequence[Mention], taxonomy: Taxonomy) -> Part:
    concepts = [mention.concept_id for mention in mentions if not mention.credential]
    concepts += [concept_id for concept_id, _ in named_by_stems(text, taxonomy)]
    credentials = tuple(dict.fromkeys(mention.concept_id for mention in mentions if mention.credential))
    return Part(text, content_stems(text), tuple(dict.fromkeys(concepts)), credentials)


def _grouped(mentions: Sequence[Mention], main: str) -> list[list[Mention]]:
    """Mentions joined by "or" are alternatives; joined by "and", each is asked."""
    links = list(_links(mentions, main))
    groups: list[list[Mention]] = [[mentions[0]]]
    for mention, link in zip(mentions[1:], links, strict=True):
        if link == "or":
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _links(mentions: Sequence[Mention], main: str) -> Iterator[str]:
    """The word "or" or "and" between neighbours; a comma takes the word that closes its list."""
    between = [main[left.span.end : right.span.start] for left, right in pairwise(mentions)]
    for place, text in enumerate(between):
        for later in between[place:]:
            lowered = later.lower()
            if _OR.search(lowered):
                yield "or"
                break
            if _AND.search(lowered) or lowered.strip() != ",":
                yield "and"
                break
        else:
            yield "and"
        del text
