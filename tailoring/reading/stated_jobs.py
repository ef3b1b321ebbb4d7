"""Jobs told in sentences, in their headers or among the lines below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tailoring.reading.cues import SURE, title_score
from tailoring.reading.entry_headers import Entry
from tailoring.reading.header_pieces import Header, Slot
from tailoring.reading.jobs import Job, job_dates
from tailoring.reading.ledger import Ledger
from tailoring.reading.paragraphs import Paragraph
from tailoring.reading.rows import Piece, without_mark
from tailoring.reading.stated_posts import StatedPost, stands_alone, stated_post, stated_spells
from tailoring.reading.vocabulary import fold


def told_header(header: Header) -> Header:
    """A header whose title stands in a sentence ("Have worked as a Cook"): the title and the firm alone."""
    slots: list[Slot] = []
    for slot in header.slots:
        post = None if slot.label else stated_post(slot.piece)
        others = [other for other in header.slots if other is not slot and title_score(other.text) >= SURE]
        if post is None or post.title is None or others:
            slots.append(slot)
            continue
        slots.append(replace(slot, piece=post.title, label="title"))
        if post.employer:
            slots.append(replace(slot, piece=post.employer, label="employer"))
    return replace(header, slots=tuple(slots))


def stated_alone(ledger: Ledger, paragraphs: Sequence[Paragraph]) -> list[Job]:
    """Posts told in sentences, each with the lines below it."""
    found: list[Job] = []
    for part in paragraphs:
        post = stated_post(_whole(ledger, part))
        if post is not None and stands_alone(post):
            found.append(_stated(part, post))
        elif found and not found[-1].entry.header[0].bullet:
            found[-1].entry.body.append(part)
    return found


def _stated(part: Paragraph, post: StatedPost) -> Job:
    return Job(Entry(list(part.rows)), Header((), (post.dates,), (), None), post.title, post.employer, post.also)


def parted_posts(ledger: Ledger, job: Job) -> list[Job]:
    """The job, and after it the posts elsewhere that lines under it tell of in a sentence."""
    own: list[Paragraph] = []
    others: list[Job] = []
    latest: Job | None = None  # of the posts that a line goes on with: what stands below was done there
    for part in job.entry.body:
        told = _whole(ledger, part)
        post = stated_post(told)
        if post is not None and stands_alone(post) and _is_another(job, post):
            others.append(_stated(part, post))
        elif spells := stated_spells(told):
            posts = [_stated(part, replace(spell, employer=spell.employer or job.employer)) for spell in spells]
            latest = max(posts, key=lambda post: (job_dates(post.header).current, job_dates(post.header).to_iso))
            others += posts
        elif latest is not None:
            latest.entry.body.append(part)
        elif others and not (part.bullet or others[-1].entry.header[0].bullet):
            others[-1].entry.body.append(part)
        else:
            own.append(part)
    if job.title is None and own and (first := stated_post(_whole(ledger, own[0]))) and first.title:
        job = replace(job, title=first.title)
    return [replace(job, entry=Entry(job.entry.header, own)), *others]


def dated_once(jobs: Sequence[Job]) -> list[Job]:
    """The jobs, each without dates taken together with the sentence elsewhere that dates a post of its title."""
    found = list(jobs)
    for job in jobs:
        title = fold(job.title.text) if job.title else ""
        stated = [one for one in jobs if not one.header.slots and one.header.ranges]
        same = next((one for one in stated if title and one.title and fold(one.title.text) == title), None)
        if same is None or job.header.ranges or job.header.singles or same not in found:
            continue
        whole = Entry([*job.entry.header, *same.entry.header], [*job.entry.body, *same.entry.body])
        dated = replace(job, entry=whole, header=replace(job.header, ranges=same.header.ranges))
        found[found.index(job)] = _at_client(dated, same)
        found.remove(same)
    return found


def _at_client(job: Job, stated: Job) -> Job:
    """The job, its firm the client of the one that a sentence gives where this names both ("at Acme for Globex")."""
    told = " ".join(row.text for row in stated.entry.header)
    if job.employer is None or stated.employer is None or f" for {fold(job.employer.text)} " not in f" {fold(told)} ":
        return job
    return replace(job, employer=stated.employer, client=job.employer)


def _is_another(job: Job, post: StatedPost) -> bool:
    """Whether a sentence tells of a post at another firm that began before the job or ended after it."""
    if job.employer is None and not job_dates(job.header).start:
        return True
    if job.employer is not None and post.employer is not None:
        names = (fold(job.employer.text), fold(post.employer.text))
        if names[0] in names[1] or names[1] in names[0]:
            return False
    spell, other = job_dates(job.header), post.dates
    return bool(spell.from_iso) and (
        other.from_iso < spell.from_iso or bool(spell.to_iso < other.to_iso and not spell.current)
    )


def _whole(ledger: Ledger, part: Paragraph) -> Piece:
    start, end = part.rows[0].first.span.start, part.piece[1]
    return without_mark(Piece(ledger.document.text[start:end], start))
