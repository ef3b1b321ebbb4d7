"""What the lines of an ad say of its employer: what it is, its size, its ways, and what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from tailoring.ads.headings import announced
from tailoring.data_files import DATA, load_yaml
from tailoring.model import Model
from tailoring.orders import gives_orders
from tailoring.posting import Posting, Requirement, Statement
from tailoring.reading.matching import bare_employer
from tailoring.research import Frequency
from tailoring.skills.normalise import fold_phrase
from tailoring.skills.taxonomy import load_taxonomy

_CLAUSE_END = re.compile(r"[,;](?!\d)")
_BULLET = re.compile(r"\s*(?:[-*•·▪◦‣–]|\d+[.)])\s")
# What is worth telling when it is asked again, even where the taxonomy knows no word of it.
_ALWAYS_ASKED = ("certification", "education", "language")


def _compiles(pattern: str) -> str:
    try:
        _ = re.compile(pattern)
    except re.error as error:
        message = f"it is no regular expression ({error})"
        raise ValueError(message) from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


class CompanyCues(Model):
    """The cues and thresholds of company.yaml; see its comments."""

    least_ads: int
    frequency: dict[Frequency, float]
    most_lines: int
    most_technologies: int
    most_patterns: int
    description: tuple[Pattern, ...]
    not_description: Pattern
    subject: Pattern
    size: tuple[Pattern, ...]
    not_size: Pattern
    not_size_line: Pattern
    labels: dict[str, tuple[str, ...]]
    most_label_words: int
    value: Pattern
    not_value: Pattern
    values_heading: Pattern
    most_heading_words: int
    most_value_words: int


class Said(NamedTuple):
    """Something that an ad says: the words, the whole line they stand in, and what makes two of them one thing."""

    text: str
    line: str
    ad: Posting
    key: str


def company_cues() -> CompanyCues:
    """The checked content of company.yaml."""
    return load_yaml(DATA / "company.yaml", CompanyCues)


def bare_name(employer: str) -> str:
    """An employer's name as it is compared: folded, without its legal form; "" where there is none."""
    return bare_employer(employer)


@lru_cache(maxsize=512)
def _pattern(pattern: str, employer: str) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in dict.fromkeys((employer, bare_name(employer))))
    return re.compile(pattern.replace("{employer}", names), re.IGNORECASE)


def _about(ad: Posting) -> tuple[Statement, ...]:
    """The lines about the company and its ways, in the order of the ad."""
    return tuple(sorted((*ad.company, *ad.culture), key=lambda statement: statement.span.start))


def _found(pattern: str, text: str, ad: Posting) -> re.Match[str] | None:
    return _pattern(pattern, ad.employer).search(text)


def _whole(statement: Statement, ad: Posting) -> Said:
    return Said(statement.text, statement.text, ad, fold_phrase(statement.text))


def descriptions(ad: Posting) -> Iterator[Said]:
    """Whole lines that say what the employer is or does, the plainest first."""
    cues = company_cues()
    for pattern in cues.description:
        for statement in _about(ad):
            if _found(pattern, statement.text, ad) and not _found(cues.not_description, statement.text, ad):
                yield _whole(statement, ad)


def sizes(ad: Posting) -> Iterator[Said]:
    """How many work for the employer: as it is labelled, then in lines whose subject it is."""
    cues = company_cues()
    yield from (said for said in _labelled(ad, "size") if re.search(r"\d", said.text))
    for statement in _about(ad):
        if not _found(cues.subject, statement.text, ad) or _found(cues.not_size_line, statement.text, ad):
            continue
        for clause in _CLAUSE_END.split(statement.text):
            sizes_here = (_found(pattern, clause, ad) for pattern in cues.size)
            size = next((found["size"] for found in sizes_here if found), "")
            if size and not _found(cues.not_size, clause, ad):
                yield Said(size, statement.text, ad, fold_phrase(size))


def industries(ad: Posting) -> Iterator[Said]:
    """The industry as it is labelled, or the one the ad's words point to where it describes the employer by it."""
    yield from _labelled(ad, "industry")
    if ad.industry:
        for said in descriptions(ad):
            if found := re.search(rf"\b{re.escape(ad.industry)}\b", said.text, re.IGNORECASE):
                yield Said(found[0], said.line, ad, fold_phrase(found[0]))


def _labelled(ad: Posting, field: str) -> Iterator[Said]:
    cues = company_cues()
    labels = "|".join(cues.labels[field])
    for line in ad.document.lines:
        found = re.match(rf"\W*(?:{labels})\s*:\s*(?P<value>\S.*)$", line.text, re.IGNORECASE)
        if found and len(found["value"].split()) <= cues.most_label_words and not gives_orders(line.text):
            value = found["value"].strip(" .")
            yield Said(value, line.text, ad, fold_phrase(value))


def culture(ad: Posting) -> Iterator[Said]:
    """The signs of culture that are no values."""
    listed = {said.text for said in values(ad)}
    for statement in ad.culture:
        if statement.text not in listed and not _announces_values(statement.text, ad):
            yield _whole(statement, ad)


def values(ad: Posting) -> Iterator[Said]:
    """Lines that say what is valued, and those in a list that is announced as values."""
    cues = company_cues()
    listed = _listed_values(ad)
    for statement in _about(ad):
        said = _found(cues.value, statement.text, ad) and not _found(cues.not_value, statement.text, ad)
        if statement.span.start in listed or (said and not _announces_values(statement.text, ad)):
            yield _whole(statement, ad)


def _announces_values(text: str, ad: Posting) -> bool:
    cues = company_cues()
    short = len(text.split()) <= cues.most_heading_words
    return short and bool(_pattern(cues.values_heading, ad.employer).match(text))


def _listed_values(ad: Posting) -> frozenset[int]:
    """Where the lines of such a list begin; it ends with the next heading or with a line that is no item's length."""
    starts = {statement.span.start: statement for statement in _about(ad)}
    found: set[int] = set()
    within = False
    for line in ad.document.lines:
        inside = [start for start in starts if line.span.start <= start < line.span.end]
        if _announces_values(starts[max(inside)].text if inside else line.text, ad):
            within = True
        elif within:
            items = [start for start in inside if len(starts[start].text.split()) <= company_cues().most_value_words]
            within = bool(items) and (_BULLET.match(line.text) is not None or not announced(line.text, ad.employer))
            found.update(items if within else ())
    return frozenset(found)


def technologies(ad: Posting) -> Iterator[Said]:
    """The tools that are asked, as the ad writes them."""
    concepts = load_taxonomy().concepts
    for requirement in ad.requirements:
        for term in requirement.terms:
            if term.concept_id in concepts and concepts[term.concept_id].kind == "tool":
                yield Said(term.text, requirement.line, ad, term.concept_id)


def asks(ad: Posting) -> Iterator[Said]:
    """What the ad asks that can be told again in another ad."""
    for requirement in ad.requirements:
        yield from asked(requirement, ad)


def asked(requirement: Requirement, ad: Posting) -> Iterator[Said]:
    """What one requirement asks: the things in it that are known, and all that a credential or condition names."""
    always = requirement.knock_out is not None or requirement.kind in _ALWAYS_ASKED
    for term in requirement.terms:
        if term.concept_id or always:
            yield Said(term.text, requirement.line, ad, term.concept_id or fold_phrase(term.text))
    if always and not requirement.terms:
        yield Said(requirement.text, requirement.line, ad, fold_phrase(requirement.text))
