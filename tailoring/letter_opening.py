"""How the letter opens: what is applied for, and who applies."""

from __future__ import annotations

import re

from tailoring.letter_lines import LetterLines, articled
from tailoring.letter_words import letter_data
from tailoring.model import Span
from tailoring.own_trade import (
    at_employer,
    core_title,
    latest_post,
    names_post,
    of_employers,
    open_since,
    spoken_employer,
    trade_of,
    written_large,
    years_of,
)
from tailoring.posting import Posting
from tailoring.posting_title import plain_title, unshouted
from tailoring.profile import Position
from tailoring.resume import DraftLine
from tailoring.run import RunInputs
from tailoring.wording import capitalised, with_article

_LONGER = 6  # months, by which the posts at one employer outlast those of a title
_TAKES_ARTICLE = re.compile(r"(?:City|County|University|Department|Ministry|Borough|State|Port) of\b")


def opening(inputs: RunInputs, made: LetterLines) -> list[DraftLine]:
    """What is applied for, and who applies."""
    data, posting = letter_data(), inputs.posting
    spans = [_place(posting.document.text, name) for name in (posting.title, posting.employer)]
    found = [span for span in spans if span]
    if not posting.title and not posting.employer:
        lines = [made.phrase(data.applying_unknown_title)]
    elif applies_openly(posting):
        lines = [_applying(inputs, made, data.applying_openly, found)]
    elif posting.employer:
        # The last claims nothing that the ad's title could be read otherwise for.
        known = names_post(posting.title) or inputs.options.style == "warm"
        applying = data.applying[inputs.options.style] if known else data.applying_field
        patterns = (applying, data.applying_named, data.applying_unnamed)
        ways = (_applying(inputs, made, pattern, found, short=short) for pattern in patterns for short in (False, True))
        lines = [next((way for way in ways if made.passes(way)), made.phrase(data.applying_unknown_title))]
    else:
        line = _applying(inputs, made, data.applying_unknown_employer, found)
        lines = [line if made.passes(line) else made.phrase(data.applying_unknown_title)]
    return [*lines, *_introduction(inputs, made)]


def applies_openly(posting: Posting) -> bool:
    """Whether an employer is known and no one post is meant."""
    return bool(posting.employer) and (
        not posting.title or re.match(letter_data().open_titles, posting.title, re.IGNORECASE) is not None
    )


def _applying(
    inputs: RunInputs, made: LetterLines, pattern: str, spans: list[Span], *, short: bool = False
) -> DraftLine:
    """What is applied for; `short` leaves off what stands behind a comma of the title."""
    posting = inputs.posting
    title = plain_title(posting.title, posting.employer, posting.place)
    title = core_title(title) if short else title
    pattern = pattern.replace("a {title}", with_article(title).replace(title, "{title}"))
    if _TAKES_ARTICLE.match(posting.employer):
        pattern = pattern.replace("{employer}", "the {employer}")
    line = made.line(pattern, (), spans, {"title": title, "employer": posting.employer})
    return line.model_copy(update={"about_posting": True})


def _introduction(inputs: RunInputs, made: LetterLines) -> list[DraftLine]:
    latest = latest_post(inputs.profile)
    if latest is None:
        return []
    data, employer = letter_data(), spoken_employer(latest)
    if not names_post(latest.title):
        # Without the title that is given, it would say more than the résumé.
        return _untitled(latest, made) if employer and not latest.title else []
    if not employer:
        return _unplaced(latest, inputs, made)
    title, alike, months = trade_of(latest, inputs.profile, inputs.options.as_of)
    slots = {"own_title": unshouted(core_title(latest.title)), "own_employer": employer}
    facts = [fact for job in alike for fact in job.fact_ids]
    lines: list[DraftLine] = []
    there, longer = at_employer(latest, inputs.profile, inputs.options.as_of)
    if months and longer >= months + _LONGER:
        told = {**slots, "years": years_of(there, longer, inputs.profile, inputs.options.as_of)}
        named = [fact for job in there for fact in job.fact_ids]
        lines.append(made.line(articled(data.introduction_of_employer, told), named, (), told))
    if months:
        # As the résumé counts them, and under the title it counts them for.
        trade = {
            **slots,
            "own_title": unshouted(capitalised(title)),
            "years": years_of(alike, months, inputs.profile, inputs.options.as_of),
        }
        pattern = of_employers(data.introduction, alike)
        lines.append(made.line(articled(pattern, trade), facts, (), trade))
    if since := open_since(latest, inputs.profile, inputs.options.as_of):
        told = {**slots, "since": since.year}
        pattern = data.introduction_since if since.titled else data.introduction_since_there
        named = [fact for job in since.jobs for fact in job.fact_ids]
        lines.append(made.line(articled(pattern, told), named, (), told))
    pattern = data.introduction_without_years if latest.dates.current else data.introduction_former
    if not (latest.dates.from_iso or latest.dates.to_iso):
        pattern = data.introduction_undated
    lines.append(made.line(articled(pattern, slots), latest.fact_ids, (), slots))
    return [line for line in lines if made.passes(line)][:1]


def _unplaced(job: Position, inputs: RunInputs, made: LetterLines) -> list[DraftLine]:
    """A post of which only the title is known."""
    data = letter_data()
    title, alike, months = trade_of(job, inputs.profile, inputs.options.as_of)
    years = {
        "own_title": unshouted(capitalised(title)),
        "years": years_of(alike, months, inputs.profile, inputs.options.as_of),
    }
    bare = {"own_title": unshouted(core_title(job.title))}
    plain = data.introduction_without_employer if job.dates.current else data.introduction_unplaced_former
    facts = [fact for one in alike for fact in one.fact_ids]
    lines = [made.line(articled(plain, bare), job.fact_ids, (), bare)]
    if months and not job.dates.current:
        lines.insert(0, made.line(articled(data.introduction_unplaced_years, years), facts, (), years))
    return [line for line in lines if made.passes(line)][:1]


def _untitled(job: Position, made: LetterLines) -> list[DraftLine]:
    data = letter_data()
    pattern = data.introduction_untitled if job.dates.current else data.introduction_untitled_former
    line = made.line(pattern, job.fact_ids, (), {"own_employer": written_large(job.employer)})
    return [line] if made.passes(line) else []


def _place(text: str, name: str) -> Span | None:
    at = text.find(name) if name else -1
    return Span(start=at, end=at + len(name)) if at >= 0 else None
