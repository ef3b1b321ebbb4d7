"""A requirement taken apart: what is asked, in which branches, how long, how lately, and how firmly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.confidence_rules.amounts import Amount, amounts_in
from tailoring.confidence_rules.branches import ASIDE, Part, branches_of, content_stems
from tailoring.confidence_rules.fields import Fields, fields_of
from tailoring.confidence_rules.knowledge import headings
from tailoring.confidence_rules.roles import roles_named
from tailoring.confidence_rules.timing import number_of
from tailoring.confidence_rules.words import stems, words
from tailoring.posting import Requirement, RequirementKind
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
    r"\b(?:or|and) (?:(?:an?|its|their|the|any|some|foreign|overseas|international|recognised|professional) ){0,2}"
    r"(?:similar|equivalent|comparable|other|related|like|alternative|equal)\b|\betc\b|\be\.?g\b|"
    r"\bsuch as\b|\bfor example\b|\blike\b",
    re.IGNORECASE,
)
_RECENT = re.compile(
    r"\b(?:current(?:ly)?|recent(?:ly)?|modern|up[- ]to[- ]date|latest|last (?:\d+|two|three|five) years?|today)\b",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"[\s,(]*\b(?:or|and/or)\s+(?:\w+\s+){0,3}?(?:"
    r"(?:work|study|train)(?:ing)?\s+towards?(?:\s+(?:it|this|one|the same|same))?|"
    r"in progress|part[- ]qualified|studying(?: for (?:it|this|one))?|near(?:ly|ing)? (?:completion|qualified))\)?",
    re.IGNORECASE,
)
# "600 or more", "C1 or above": no alternative, but a least amount or level.
_OR_MORE = re.compile(
    r"(?<=[\w+%])\s+(?:or|and)\s+(?:more|above|over|higher|better|greater|longer|upwards?|larger|bigger)\b(?!\s+than)",
    re.IGNORECASE,
)
_JOINED_BEFORE = re.compile(
    r"(?:^|[.;:•*]\s+)(?P<of>[^.;:•]{3,120}?)[\s,(]+(?:with|including|incl|and|backed by|gained over|ideally)\s+\(?$",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?P<low>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)\s*(?P<plus>\+)?"
    r"(?:\s*(?:-|–|to)\s*(?P<high>\d+))?\s*\+?(?:\s+or\s+more|\s+plus)?\s*(?:full\s+)?(?P<unit>years?|yrs?|months?)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"\d[\d,.]*\s?(?:k|m|bn|million)?\+?\s+(?:a|per|each|every)\s+(?:year|month|annum)\b", re.IGNORECASE)
_COMMAND = re.compile(
    r"\W*(?:(?:an?|the|you have|have|demonstrated|proven|strong|solid|deep|good|excellent|working|technical|advanced|"
    r"high|extensive|hands[- ]on|broad|thorough|in[- ]depth|level of)\s+)*"
    r"(?:proficien\w+|expertise|mastery|command|knowledge|familiar\w*|fluen\w+|literacy|understanding|experience)\s+"
    r"(?:with|in|of|using|building|designing|developing|working)\b",
    re.IGNORECASE,
)
_OF_AMOUNTS = ("hard_skill", "experience", "soft_skill")  # in other kinds a number is a level or an edition
_SHORT_FORMS = tuple(
    (re.compile(rf"\b{short}", re.IGNORECASE), full)
    for short, full in (
        (r"e\.g\.?,?", "eg"), (r"i\.e\.?,?", "ie"), (r"incl\.", "including"), (r"exp\.", "experience"),
        (r"yrs?\.", "years"), (r"w/(?!o)\s?", "with "), (r"min\.", "minimum"), (r"etc\.", "etc"),
        (r"pref\.", "preferred"),
        (r"asst\.?(?=\s)", "assistant"), (r"mgr\.?(?=\s)", "manager"), (r"mgmt\.?", "management"),
        (r"dept\.?(?=\s)", "department"), (r"cert\.(?=\s)", "certificate"), (r"qual\.(?=\s)", "qualified"),
    )
)  # fmt: skip
_HEADED = re.compile(r"[^:;.]{3,60}:\s+(?:you\b|you['’]|as an?\b)", re.IGNORECASE)
_DETAIL = re.compile(
    r"\s[–—-]\s|:\s|;\s|\.\s|,\s+(?=(?:ideally|preferably|preferred|desirable)\b)|,\s+(?=including\s+(?:the|an?)\s)",
    re.IGNORECASE,
)


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
    towards: bool
    recent: bool
    years: float | None
    amounts: tuple[Amount, ...]
    fields: Fields
    setting: Fields
    roles: frozenset[str]
    context_roles: frozenset[str]
    text_stems: frozenset[str]
    context_stems: frozenset[str]
    context_words: frozenset[str]
    context: str = ""

    @property
    def all_stems(self) -> frozenset[str]:
        """Every stem of the requirement and of the job's title."""
        return self.text_stems | self.context_stems

    def fields_without(self, shared: frozenset[str]) -> Fields:
        """The walk of life asked, told by the words that the evidence does not share."""
        if self.all_stems.isdisjoint(shared):
            return self.fields
        return _weighed(self.text_stems - shared, self.context_stems - shared)


def read_ask(requirement: Requirement, taxonomy: Taxonomy, context: str = "", industry: str = "") -> Ask:
    """The requirement taken apart; `context` (the job's title) helps to tell senses, `industry` settings."""
    text = _with_its_subject(requirement)
    towards = bool(_TOWARDS.search(text))
    text = _OR_MORE.sub("", _TOWARDS.sub("", text))
    main, details = _main_and_details(text)
    text_stems, context_stems = frozenset(stems(text)), frozenset(stems(context))
    fields = _weighed(text_stems, context_stems)
    strict, branches = branches_of(main, text, requirement.kind, taxonomy, context)
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
        towards=towards,
        recent=bool(_RECENT.search(text)),
        years=_years(requirement, text),
        amounts=amounts_in(_YEARS.sub(" ", text)) if requirement.kind in _OF_AMOUNTS else (),
        fields=fields,
        setting=fields.plus(fields_of(stems(industry)), 2) if industry else fields,
        roles=roles_named(main) if requirement.kind == "experience" else frozenset(),
        context_roles=roles_named(context),
        text_stems=text_stems,
        context_stems=context_stems,
        context_words=frozenset(words(context)),
        context=context,
    )


def asks_craft(ask: Ask) -> bool:
    """Whether a line read as of a soft skill asks for command of named tools: "proficiency with Jira and Asana"."""
    named = (one for branch in ask.branches for one in branch if one.concepts)
    return bool(_COMMAND.match(ask.text)) and next(named, None) is not None


def _with_its_subject(requirement: Requirement) -> str:
    """The words of the requirement; years of nothing in particular belong to what the line names before them.

    In "Strong Welsh, with at least 2 years of experience" the years are of Welsh.
    """
    text = spelled_out(requirement.text)
    asks_years = requirement.years is not None or years_asked(text) is not None
    if not asks_years or content_stems(text):
        return text
    if content_stems(requirement.years_of):
        return f"{text} of {requirement.years_of}"
    before, found, _ = requirement.line.partition(requirement.text)
    subject = _JOINED_BEFORE.search(before) if found else None
    return f"{spelled_out(subject['of'])}: {text}" if subject else text


def _years(requirement: Requirement, text: str) -> float | None:
    """The years asked; "£500k a year" is a rate and asks none."""
    told = years_asked(text)
    if requirement.years is None or told is not None:
        return told if requirement.years is None else requirement.years
    return None if _RATE.search(text) else requirement.years


@lru_cache(maxsize=4096)
def _weighed(text: frozenset[str], context: frozenset[str]) -> Fields:
    """The walk of life asked; the job's title counts double, for it is seldom ambiguous."""
    return fields_of(text).plus(fields_of(context), 2)


def spelled_out(text: str) -> str:
    """The text without the full stops and slashes of abbreviations, which would look like ends of clauses."""
    for short, full in _SHORT_FORMS:
        text = short.sub(full, text)
    return text


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


def _main_and_details(text: str) -> tuple[str, str]:
    asides = " ; ".join(match[1] for match in ASIDE.finditer(text))
    bare = ASIDE.sub(" ", text)
    pieces = [piece for piece in _DETAIL.split(bare) if piece.strip()]
    if len(pieces) > 1 and _HEADED.match(bare):
        pieces = [*pieces[1:], pieces[0]]  # the heading names the quality, what "you" have done is what is asked
    at = next((n for n, piece in enumerate(pieces) if content_stems(piece) - headings()), None)
    if at is None:
        at = next((n for n, piece in enumerate(pieces) if content_stems(piece)), 0)
    main = pieces[at] if pieces else text
    return main.strip(), " ; ".join((*pieces[at + 1 :], asides))
