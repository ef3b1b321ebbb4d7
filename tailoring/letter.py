"""The cover letter: the ad's top needs answered with evidence, one gap handled honestly, nothing beyond the facts."""

from __future__ import annotations

import re

from tailoring.letter_desk import Desk
from tailoring.letter_gap import gap
from tailoring.letter_lines import LetterLines, Passes, anything
from tailoring.letter_needs import needs
from tailoring.letter_opening import applies_openly, opening
from tailoring.letter_training import held_credential
from tailoring.letter_unasked import unasked
from tailoring.letter_words import letter_data, set_phrases
from tailoring.reading.places import has_postcode, is_mode, is_place
from tailoring.rendering.dates import show_date
from tailoring.rendering.options import RenderOptions
from tailoring.resume import Draft, DraftLine, Letter
from tailoring.run import RunInputs, TemplateStep

__all__ = ["letter_data", "set_phrases", "write_letter"]


def write_letter(
    inputs: RunInputs, matched: TemplateStep, draft: Draft, options: RenderOptions, passes: Passes = anything
) -> Letter:
    """The letter. Every sentence names the facts, or the places of the ad, that it rests on.

    `passes` judges a sentence while it is written, so that another can take the place of one that would be refused.
    """
    data, posting = letter_data(), inputs.posting
    made = LetterLines(passes)
    desk = Desk(inputs, matched, draft, made)
    opened = opening(inputs, made)
    desk.opened = " ".join(line.pattern for line in opened)
    shown = [*needs(desk), *unasked(desk), *held_credential(inputs.profile, desk.strongest(), desk.requirements, made)]
    # A gap is no reason to write, nor a thing to dwell on where no work is told.
    told = any("{did}" in line.pattern for line in shown)
    paragraphs = [opened, shown, gap(desk) if told else [], _closing(desk)]
    employer = posting.employer
    team = employer if employer != employer.lower() or employer in posting.document.text else ""
    return Letter(
        name=draft.name,
        contacts=draft.contacts,
        date=show_date(inputs.options.as_of.isoformat(), options, "en"),
        recipient=tuple(part for part in (employer, _town(posting.place)) if part),
        salutation=data.salutation.format(employer=team) if team else data.salutation_unknown,
        paragraphs=tuple(tuple(paragraph) for paragraph in paragraphs if paragraph),
        closing=data.valediction[options.spelled],
    )


def _town(place: str) -> str:
    """A place as it stands on an envelope, less a note in brackets that was cut off; "" where it is no town."""
    whole = place if place.count("(") == place.count(")") else place.split("(", 1)[0].rstrip(" ,;–-")
    parts = [part.strip() for part in re.split(r"[,()/;]|\s[-–—]\s", whole) if part.strip()]
    known = is_place(whole) or has_postcode(whole)
    return whole if known and not any(is_mode(part) or part in letter_data().no_towns for part in parts) else ""


def _closing(desk: Desk) -> list[DraftLine]:
    data = letter_data()
    closing = data.closing_openly if applies_openly(desk.inputs.posting) else data.closing
    return [desk.lines.phrase(text) for text in closing[desk.inputs.options.style]]
