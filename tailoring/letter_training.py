"""What a letter says beside work: a licence that is asked, what the résumé lists, and where one studied."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from tailoring.fit import MatchedContent
from tailoring.letter_lines import LetterLines
from tailoring.letter_words import letter_data
from tailoring.profile import Certification, Profile
from tailoring.resume import Draft, DraftLine
from tailoring.wording import joined, with_article

_PAPERS = re.compile(r"\b(?:licen[cs]e|certificate|card|diploma|degree|certification)\b", re.IGNORECASE)


def held_credential(profile: Profile, matches: Iterable[MatchedContent], made: LetterLines) -> list[DraftLine]:
    """The first licence or certificate that the ad asks by this name and the person holds."""
    held = {fact: one for one in profile.certifications if one.state == "held" for fact in one.fact_ids}
    for match in matches:
        named = _meeting(match, held) if match.confidence.tier == "direct" else None
        if named:
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


def listed_skills(draft: Draft, shown: Collection[str], made: LetterLines) -> list[DraftLine]:
    """What the ad asks and the résumé lists; `shown` are the ids of the requirements that are met."""
    data = letter_data()
    rows = [line for section in draft.sections for group in section.groups for line in group.skills]
    asked = [line for line in rows if {*line.requirement_ids} & {*shown} and "(" not in line.text]
    skills = [line for line in asked if len(line.text.split()) <= data.longest_gap_words][: data.listed_most]
    slots = {"skills": joined([line.text for line in skills])}
    line = made.line(data.listed, (fact for line in skills for fact in line.fact_ids), (), slots)
    return [line] if skills and made.passes(line) else []


def studies(profile: Profile, made: LetterLines) -> list[DraftLine]:
    """The latest course that was finished, with its school."""
    data = letter_data()
    for school in profile.education:
        if school.state != "held" or not (school.school and school.degree):
            continue
        named = re.match(data.degrees, school.degree, re.IGNORECASE)
        # As the document joins them.
        joints = (" in ", " ") if school.area else ()
        courses = [f"{school.degree}{joint}{school.area}" for joint in joints]
        for course in (*courses, school.degree):
            slots = {"school": school.school, "course": course}
            line = made.line(data.studied if named else data.studied_subject, school.fact_ids, (), slots)
            if made.passes(line):
                return [line]
    return []
