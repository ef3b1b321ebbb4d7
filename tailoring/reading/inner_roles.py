"""Further roles at one employer: titles that stand alone between the bullets of an entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tailoring.reading.cues import SURE, is_announcement, starts_with_verb, title_score
from tailoring.reading.entry_headers import Entry
from tailoring.reading.header_pieces import Header, is_labelled
from tailoring.reading.jobs import Job
from tailoring.reading.paragraphs import Paragraph, dated, is_label
from tailoring.reading.vocabulary import fold, folded

_LONGEST = 8  # words of a title


def with_inner_roles(job: Job) -> list[Job]:
    """The job, and behind it the roles that its lines name in titles of their own; when these were is not told.

    A title above the first of the lines is the job's own: it stands in its header. What a caption calls honours or
    highlights of the time at the employer stays with the job.
    """
    body = job.entry.body
    places = [at for at in range(len(body)) if _names_role(body, at)]
    if job.title is None or job.employer is None or not any(places):
        return [job]
    own = list(body[: places[0]])
    roles: list[Job] = []
    for begin, end in zip(places, [*places[1:], len(body)], strict=True):
        lines = list(body[begin + 1 : end])
        caption = next((at for at, part in enumerate(lines) if _is_of_employer(part, job)), len(lines))
        own += lines[0 if begin == 0 else caption :]
        roles += [_role(job, body[begin], lines[:caption])] if begin else []
    header = [*job.entry.header, *(body[0].rows if places[0] == 0 else ())]
    return [replace(job, entry=Entry(header, own)), *roles]


def _names_role(body: Sequence[Paragraph], at: int) -> bool:
    """Whether a line is a title between bullets: no mark, label, verb or stop, and bullets above and below it."""
    part, row = body[at], body[at].rows[0]
    between = at + 1 < len(body) and body[at + 1].bullet and (at == 0 or body[at - 1].bullet)
    if not between or part.bullet or len(part.rows) > 1 or row.word_count > _LONGEST or dated(row):
        return False
    text = row.text.strip()
    plain = text[:1].isupper() and text[-1:].isalnum() and not starts_with_verb(text) and not is_announcement(text)
    return plain and not is_labelled(text) and title_score(text) >= SURE


def _is_of_employer(part: Paragraph, job: Job) -> bool:
    """Whether a line is the caption of what is told of the whole time at the employer ("Highlights at Acme:")."""
    words = fold(part.rows[0].text)
    named = job.employer is not None and fold(job.employer.text) in words
    return is_label(part) and (named or bool(folded("labels.yaml", "honour_words").intersection(words.split())))


def _role(job: Job, named: Paragraph, lines: Sequence[Paragraph]) -> Job:
    title, firm = named.rows[0].pieces()[0], job.employer
    told = [row for row in job.entry.header if firm is not None and row.start <= firm.start < row.end]
    return Job(Entry([*named.rows, *told], list(lines)), Header((), (), (), job.header.place), title, firm)
