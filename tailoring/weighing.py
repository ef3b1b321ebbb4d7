"""What the lines of a pool are worth beside each other: recent work before old, deeds before labels, asked skills."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tailoring.announced import opens_with_act
from tailoring.assembly_weights import assembly_weights
from tailoring.candidates import Candidate, Pool
from tailoring.data_files import one_of
from tailoring.experience import ended_years_ago
from tailoring.own_sentences import of_product
from tailoring.posting import Posting
from tailoring.profile import Position, Profile, Project
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy
from tailoring.verb_phrases import opening_verb
from tailoring.verbs import Form, in_form
from tailoring.wording import bare_words, writing_data

# What stands in brackets behind a skill: "(2 years)".
_LEVEL = re.compile(r"\s*\([^()]*\)")
_MOST_NAMED = 3
_LONGEST_CAPTION = 3  # words
# A figure, or the name of a deed, says something however short.
_ACT = re.compile(r"\d|\w{3,}ing\b")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the ad names, its fields with their share of it (1 for the foremost), and what the work says."""

    asked: frozenset[str]
    fields: Mapping[str, float]
    done: str


def weighed(pool: Pool, profile: Profile, posting: Posting, taxonomy: Taxonomy, as_of: date) -> Pool:
    """The same pool where each line of work weighs by its age and what it says, each skill by what the ad asks."""
    ages = _ages(profile, as_of)
    titles = (entry.label for entry in pool.entries if entry.id in ages)
    lines = (one.text for one in pool.candidates if one.group in ages)
    done = " ".join(map(bare_words, (*titles, *lines)))
    captions = _captions(pool.candidates)
    wanted = _Wanted(_asked(posting, taxonomy), _fields(posting, taxonomy), f" {done} ")

    def weight(one: Candidate) -> Candidate:
        if one.fact_id in captions:
            return replace(one, worth=min(one.worth, assembly_weights().intrinsic.detail))
        return _skill(one, wanted, taxonomy) if one.section == "skills" else _line(one, ages, taxonomy)

    return Pool(pool.entries, [weight(one) for one in pool.candidates])


def _captions(candidates: Sequence[Candidate]) -> frozenset[str]:
    """The lines of two or three words that tell no act ("Letter archive") beside lines that mostly tell one."""
    groups: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        if one.section == "experience":
            groups[one.group].append(one)
    telling = {group for group, rows in groups.items() if 2 * sum(map(_tells_act, rows)) > len(rows)}
    rows = [row for group in telling for row in groups[group] if len(row.text.split()) <= _LONGEST_CAPTION]
    return frozenset(row.fact_id for row in rows if not _ACT.search(row.text) and not opens_with_act(row.text))


def _tells_act(candidate: Candidate) -> bool:
    return len(candidate.text.split()) > _LONGEST_CAPTION and opens_with_act(candidate.text)


def _line(candidate: Candidate, ages: Mapping[str, float], taxonomy: Taxonomy) -> Candidate:
    """A line of work with what it says and, of an old post, less; what is about a firm stays as it is."""
    weights = assembly_weights()
    if candidate.group not in ages or candidate.worth <= weights.intrinsic.about:
        return candidate
    if of_product(candidate.text):
        return replace(candidate, worth=weights.intrinsic.about)
    share = max(weights.age.least_share, 1 - weights.age.fall_a_year * ages[candidate.group])
    if one_of(*weights.idle).search(candidate.text):
        return replace(candidate, worth=share * weights.said.manner * candidate.worth)
    return replace(candidate, worth=share * (candidate.worth + _said(candidate.text, taxonomy)))


def _said(text: str, taxonomy: Taxonomy) -> float:
    """What a line is worth for telling an act, that one led others, what came of it, an honour, and by what means."""
    said = assembly_weights().said
    verb = opening_verb(text)
    leads = verb is not None and verb.plain in writing_data().leading_verbs
    honour = one_of(*assembly_weights().honours).search(text) is not None
    named = min(_MOST_NAMED, len(tools_named(text, taxonomy))) if verb else 0
    told = said.act * (verb is not None) + said.leads * leads + said.result * (_results().search(text) is not None)
    return told + said.honour * honour + said.named * named


def tools_named(text: str, taxonomy: Taxonomy) -> frozenset[str]:
    """The tools that a text names, as concepts."""
    found = {one.concept_id for one in find_mentions(text, taxonomy)} & taxonomy.concepts.keys()
    return frozenset(one for one in found if taxonomy.concepts[one].kind == "tool")


@cache
def _results() -> re.Pattern[str]:
    """The verbs of results: "saving", "reduced", "won"; the plain form may be a noun."""
    kinds: tuple[Form, ...] = ("past", "gerund", "third")
    forms = {form for verb in writing_data().result_verbs for kind in kinds if (form := in_form(verb, kind))}
    return re.compile(rf"\b(?:{'|'.join(sorted(forms))})\b", re.IGNORECASE)


def _ages(profile: Profile, as_of: date) -> dict[str, float]:
    """How many years ago each post and project ended; one without dates is older than the one before it."""
    step = assembly_weights().age.undated_years
    ages: dict[str, float] = {}
    of_employers: dict[str, float] = {}
    for items in (profile.positions, profile.projects):
        before = -step
        for item in items:
            own = ended_years_ago(item.dates, as_of) if _is_dated(item) else None
            if own is None and isinstance(item, Project):
                own = of_employers.get(bare_words(item.employer))
            before = before + step if own is None else own
            ages[item.id] = before
            if isinstance(item, Position):
                of_employers.setdefault(bare_words(item.employer), before)
    return ages


def _is_dated(item: Position | Project) -> bool:
    return bool(item.dates.current or item.dates.start or item.dates.end)


def _skill(candidate: Candidate, wanted: _Wanted, taxonomy: Taxonomy) -> Candidate:
    """A skill that the ad names, is of the ad's own field, or was used at work, before the others."""
    weights, words = assembly_weights().skills, bare_words(_LEVEL.sub("", candidate.text))
    found = {one.concept_id for one in find_mentions(candidate.text, taxonomy)} & taxonomy.concepts.keys()
    if found & wanted.asked or words in wanted.asked:
        return replace(candidate, worth=candidate.worth + weights.asked)
    field = max((wanted.fields.get(taxonomy.family(concept), 0.0) for concept in found), default=0.0)
    used = weights.used * (f" {words} " in wanted.done)
    return replace(candidate, worth=candidate.worth + weights.of_field * field + used)


def _asked(posting: Posting, taxonomy: Taxonomy) -> frozenset[str]:
    """The concepts that the ad names, and its terms in their own words."""
    terms = [term for requirement in posting.requirements for term in requirement.terms]
    named = " ; ".join((posting.title, *posting.keywords))
    concepts = {one.concept_id for one in find_mentions(named, taxonomy)} | {term.concept_id for term in terms}
    return frozenset(concepts | {bare_words(term.text) for term in terms}) - {""}


def _fields(posting: Posting, taxonomy: Taxonomy) -> dict[str, float]:
    """The fields of the ad's terms, each with its share of the foremost one's; those of its title are foremost."""
    families = Counter(
        taxonomy.family(term.concept_id)
        for requirement in posting.requirements
        if requirement.kind != "soft_skill"
        for term in requirement.terms
        if term.concept_id in taxonomy.concepts
    )
    most = max(families.values(), default=1)
    named = {one.concept_id for one in find_mentions(posting.title, taxonomy)} & taxonomy.concepts.keys()
    title = {taxonomy.family(concept): 1.0 for concept in named}
    return {**{family: count / most for family, count in families.items()}, **title}
