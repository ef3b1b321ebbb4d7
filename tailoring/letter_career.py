"""What a letter tells of a career of which no story can be told: another post, how long, what is held and spoken."""

from __future__ import annotations

import re

from tailoring.entry_headings import labelled
from tailoring.letter_desk import Desk
from tailoring.letter_lines import articled
from tailoring.letter_words import LetterData, letter_data
from tailoring.months import interval_of
from tailoring.own_trade import core_title, latest_post, names_post, spoken_employer, unbroken_at
from tailoring.posting_title import unshouted
from tailoring.profile import Certification, Position
from tailoring.reading.cues import SURE, employer_score
from tailoring.resume import DraftLine
from tailoring.skills.mentions import find_mentions
from tailoring.stories import speaks_of
from tailoring.wording import joined, writing_data

_LONG = 5  # years with one employer that are worth telling
_MOST_NAME = 7  # words of a certificate
_CERTIFIES = re.compile(r"\b(?:certificate|certification|diploma)\b", re.IGNORECASE)
_ROLE = re.compile(r"(?:^|\s)roles?\s*[:–-]", re.IGNORECASE)


def also_worked(desk: Desk) -> list[DraftLine]:
    """Another post: one that goes on where none was named, else the nearest to the ad's title, else the longest."""
    profile, latest = desk.inputs.profile, latest_post(desk.inputs.profile)
    shown = {item.id for section in desk.draft.sections for item in section.items}
    asked, as_of = desk.inputs.posting.title, desk.inputs.options.as_of
    also = "{own_title}" in desk.opened

    def worth(job: Position) -> tuple[bool, bool, int]:
        interval = interval_of(job.dates, as_of)
        months = interval.end - interval.start if interval else 0
        return job.dates.current and not also, speaks_of(asked, job.title), months

    others = [job for job in profile.positions if job.id in shown and job is not latest and not job.volunteering]
    titled = [job for job in others if latest and job.title != latest.title and _says_trade(job.title)]
    own = [job for job in titled if not _is_role(desk, job)]
    for job in sorted(own, key=worth, reverse=True):
        slots = {"own_title": unshouted(core_title(job.title)), "own_employer": spoken_employer(job)}
        # What may be a place is not told as who employed.
        named = bool(slots["own_employer"]) and employer_score(job.employer) >= SURE
        pattern = _pattern(letter_data(), named=named, current=job.dates.current, also=also)
        line = desk.lines.line(articled(pattern, slots), job.fact_ids, (), slots)
        if desk.lines.passes(line):
            return [line]
    return []


def _pattern(data: LetterData, *, named: bool, current: bool, also: bool) -> str:
    if current and also:
        return data.also_work if named else data.also_work_unplaced
    if current:
        return data.introduction_without_years if named else data.introduction_without_employer
    if also:
        return data.also_worked if named else data.also_worked_unplaced
    return data.introduction_undated if named else data.introduction_unplaced_former


def _is_role(desk: Desk, job: Position) -> bool:
    """Whether a post's title is but the role in one engagement: "Role: Business Analyst"."""
    text_of = labelled(desk.inputs.profile)
    return any(_ROLE.search(text) and job.title in text for fact in job.fact_ids if (text := text_of.get(fact, "")))


def _says_trade(title: str) -> bool:
    """Whether a title is that of paid work and says more than a rank."""
    words = re.findall(r"[a-z]+", core_title(title).casefold())
    paid = re.search(letter_data().no_jobs, title, re.IGNORECASE) is None
    return paid and names_post(title) and not {*words} <= {*writing_data().no_trades}


def since(desk: Desk) -> list[DraftLine]:
    """Since when somebody has been with an employer of many years, of whom the opening told no years."""
    latest, as_of = latest_post(desk.inputs.profile), desk.inputs.options.as_of
    began = unbroken_at(latest, desk.inputs.profile, as_of) if latest else None
    named = "{own_employer}" in desk.opened and not re.search(r"\{(?:years|since)\}", desk.opened)
    if began is None or not named or as_of.year - int(began.year) < _LONG:
        return []
    facts = (fact for job in began.jobs for fact in job.fact_ids)
    line = desk.lines.line(letter_data().worked_since, facts, (), {"since": began.year})
    return [line] if desk.lines.passes(line) else []


def last_told(desk: Desk) -> list[DraftLine]:
    """Certificates by their plain names, and a language that is asked."""
    data, profile = letter_data(), desk.inputs.profile
    lines: list[DraftLine] = []
    held = [one for one in profile.certifications if _is_paper(desk, one)][: data.listed_most]
    if held:
        slots = {"credentials": joined([one.name for one in held])}
        lines.append(desk.lines.line(data.holds, (fact for one in held for fact in one.fact_ids), (), slots))
    asked = " ".join(one.text for one in desk.inputs.posting.requirements if one.kind == "language")
    spoken = next((one for one in profile.languages if re.search(rf"\b{re.escape(one.language)}\b", asked)), None)
    if spoken and spoken.language:
        lines.append(desk.lines.line(data.speaks, (spoken.fact_id,), (), {"language": spoken.language}))
    return [line for line in lines if desk.lines.passes(line)]


def _is_paper(desk: Desk, one: Certification) -> bool:
    """Whether what is held is surely a credential, and named in a few plain words."""
    plain = one.state == "held" and one.name and not set(",:;()|") & set(one.name)
    known = any(mention.credential for mention in find_mentions(one.name, desk.taxonomy))
    return bool(plain) and len(one.name.split()) <= _MOST_NAME and (known or _CERTIFIES.search(one.name) is not None)
