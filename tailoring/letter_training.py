"""What a letter says beside work: a licence that is asked, what the résumé lists, and where one studied."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from tailoring.broken_text import breaks_off
from tailoring.confidence_rules.acronyms import spells
from tailoring.confidence_rules.credential_names import own_stems
from tailoring.entry_headings import course_of
from tailoring.fit import MatchedContent
from tailoring.letter_lines import LetterLines
from tailoring.letter_words import letter_data
from tailoring.months import MONTHS
from tailoring.needs import is_manner
from tailoring.own_trade import is_bare_place, written_large
from tailoring.posting import Requirement
from tailoring.profile import Bullet, Certification, Profile
from tailoring.resume import Draft, DraftLine
from tailoring.skills.mentions import find_mentions
from tailoring.skills.normalise import fold_phrase
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy
from tailoring.stories import without_idle
from tailoring.wording import boastful, joined, sentences, uncapitalised, with_article

_SUMMED_UP = re.compile(
    r"(?:(?:[\w/ -]{3,40} with|having|i have)\s+)?"
    r"(?P<what>(?P<years>(?:(?:over|more than|around|about|nearly|almost)\s+)?\d[\d.]*\s*\+?\s*(?:years?|yrs?)\b\.?\s+"
    r"(?:of\s+)?)?"
    r"(?:(?!total|overall)[\w-]+\s+){0,3}experience\s+(?:of|in|with|on|as)\s+.+)$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\d+(?:\.\d+)?")
_OUTGROWN = 1.5
_LETTERS = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z]{3,6}\b")
_PAPERS = re.compile(r"\b(?:licen[cs]e|certificate|card|diploma|degree|certification)\b", re.IGNORECASE)


def held_credential(
    profile: Profile, matches: Iterable[MatchedContent], asked: Mapping[str, Requirement], made: LetterLines
) -> list[DraftLine]:
    """The first licence or certificate that the ad (`asked` by id) names and the person holds."""
    held = {fact: one for one in profile.certifications if one.state == "held" for fact in one.fact_ids}
    for match in matches:
        named = _meeting(match, held) if match.confidence.tier == "direct" else None
        if named and _is_asked(named, asked.get(match.requirement_id)):
            article = _PAPERS.search(named.name) is not None
            slot = with_article(named.name).replace(named.name, "{credential}") if article else "{credential}"
            pattern = letter_data().credential.replace("{credential}", slot)
            line = made.line(pattern, named.fact_ids, (), {"credential": named.name})
            return [line] if made.passes(line) else []
    return []


def _meeting(match: MatchedContent, held: dict[str, Certification]) -> Certification | None:
    """The certificate that meets the requirement, if it has a plain name."""
    named = held.get(match.source_content[0].id) if match.source_content else None
    return named if named and named.name and not set(",:;") & set(named.name) else None


def _is_asked(held: Certification, requirement: Requirement | None) -> bool:
    """Whether the ad's own words name the credential, its type or its body: "managing certifications" names none."""
    if requirement is None:
        return False
    own, text = f"{held.name} {held.issuer}", requirement.text
    known = {mention.concept_id for mention in find_mentions(held.name, load_taxonomy()) if mention.credential}
    if any(term.concept_id in known for term in requirement.terms) or own_stems(without_idle(own)) & own_stems(
        without_idle(text)
    ):
        return True
    letters = ((one, other) for one, other in ((own, text), (text, own)))
    return any(spells(word, other) for one, other in letters for word in _LETTERS.findall(one))


def own_experience(told: Iterable[Bullet], worked: int, made: LetterLines) -> list[DraftLine]:
    """What the person sums up of their experience, those who count its years first.

    Years that the months `worked` exceed by half are left off: they were counted long ago, or of a part.
    """
    found = [(one.fact_id, match) for one in told for text in sentences(one.text) if (match := _SUMMED_UP.match(text))]
    found.sort(key=lambda row: not row[1]["years"])
    for fact_id, match in found:
        what = match["what"]
        what = what.removeprefix(match["years"] or "") if _is_outgrown(match["years"], worked) else what
        own = uncapitalised(what).rstrip(". ")
        # "4yrs." is written out where it can be.
        for text in dict.fromkeys((re.sub(r"(?<=\d)\s*\+?\s*yrs?\b\.?", " years", own), own)):
            line = made.line(letter_data().experience, (fact_id,), (), {"experience": text})
            short = len(text.split()) <= letter_data().longest_story_words
            if short and not (boastful(text) or breaks_off(text)) and made.passes(line):
                return [line]
    return []


def _is_outgrown(years: str | None, worked: int) -> bool:
    """Whether the months worked are half as many again as the years that are told."""
    count = _COUNT.search(years or "")
    return count is not None and worked > _OUTGROWN * MONTHS * float(count[0])


def listed_skills(draft: Draft, shown: Collection[Requirement], made: LetterLines) -> list[DraftLine]:
    """What the ad asks by its name and the résumé lists; `shown` are the requirements that are met."""
    data, taxonomy = letter_data(), load_taxonomy()
    rows = [line for section in draft.sections for group in section.groups for line in group.skills]
    asked = [
        line
        for line in rows
        if "(" not in line.text
        and any(one.id in line.requirement_ids and _names_skill(one, line.text, taxonomy) for one in shown)
    ]
    skills = [line for line in asked if len(line.text.split()) <= data.longest_gap_words][: data.listed_most]
    slots = {"skills": joined([line.text for line in skills])}
    line = made.line(data.listed, (fact for line in skills for fact in line.fact_ids), (), slots)
    return [line] if skills and made.passes(line) else []


def _names_skill(requirement: Requirement, skill: str, taxonomy: Taxonomy) -> bool:
    """Whether the ad's own words name a skill, or another name of it; a bare manner is nothing to list."""
    if is_manner(skill):
        return False
    concept = taxonomy.find(skill)
    known = (taxonomy.name(concept), *taxonomy.aliases(concept)) if concept else ()
    names = {fold_phrase(name) for name in known}
    told = any(term.concept_id == concept and fold_phrase(term.text) in names for term in requirement.terms)
    return told or f" {fold_phrase(skill)} " in f" {fold_phrase(requirement.text)} "


def studies(profile: Profile, made: LetterLines) -> list[DraftLine]:
    """The latest course that was finished, with its school."""
    data = letter_data()
    texts = {fact.id: fact.text for fact in profile.facts}
    for school in profile.education:
        degree, area = _plain_course(*course_of(school))
        area = "" if re.match(data.no_subjects, area, re.IGNORECASE) else area
        own = " ".join(texts.get(fact, "") for fact in school.fact_ids)
        unfinished = re.search(data.unfinished_studies, own, re.IGNORECASE) or school.dates.current
        below = re.match(data.school_years, degree, re.IGNORECASE)
        if school.state != "held" or unfinished or below or not (school.school and degree):
            continue
        named = re.match(data.degrees, degree, re.IGNORECASE)
        pattern = data.studied if named else data.studied_subject
        if is_bare_place(school.school):
            pattern = data.studied_unplaced if named else ""
        if not pattern:
            continue
        # As the document joins them.
        joints = (" in ", " ") if area else ()
        courses = [f"{degree}{joint}{area}" for joint in joints]
        for course in (*courses, degree):
            slots = {"school": written_large(school.school), "course": _degree_written(course)}
            line = made.line(pattern, school.fact_ids, (), slots)
            if made.passes(line):
                return [line]
    return []


def _plain_course(degree: str, area: str) -> tuple[str, str]:
    """A degree and its field without a form's brackets: "B.Tech(Computer Science)", "CSE" is "B.Tech", "CSE".

    A field that is the name of a degree stands for itself: "Bsc(mpc)", "Bachelor of Science".
    """
    formal = re.match(r"(?P<degree>[\w.]+)\(.*?\)(?:\s+in\s+(?P<area>.+))?$", degree)
    if formal is None:
        return degree, area
    field = area or formal["area"] or ""
    return (field, "") if re.match(letter_data().degrees, field, re.IGNORECASE) else (formal["degree"], field)


def _degree_written(course: str) -> str:
    """A course with the name of its degree as that is written: "b.tech in physics" is "B.Tech in physics"."""
    first, *rest = course.split(" ")
    written = None if first.isupper() else letter_data().degrees_written.get(first.rstrip(".").casefold())
    return " ".join([written + "." * first.endswith("."), *rest]) if written else course
