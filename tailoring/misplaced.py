"""Documents that are not what they were given as: a job ad, or a copy of a text that nobody has confirmed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tailoring.reading.vocabulary import fold, headings

if TYPE_CHECKING:
    from tailoring.facts import Document
    from tailoring.profile import Profile

_FEWEST_WORDS = 3
_FEWEST_ASKED = 3
_MOST_WORDS_OF_HEADING = 5
_SPEAKS_TO_APPLICANTS = re.compile(
    r"\b(?:we(?: are|'re) (?:looking for|seeking|hiring|recruiting)|we offer|you(?: will|'ll)(?! find)|"
    r"(?:the )?(?:successful|ideal) candidate|applicants? (?:must|should|will)|"
    r"you (?:must|should) (?:have|be|hold)|apply (?:now|by|via|online)|your (?:responsibilities|profile|tasks))\b"
)


def reads_as_ad(document: Document, profile: Profile) -> bool:
    """Whether a document that names nobody and tells no dated job asks for things as a job ad does."""
    if profile.name or any(position.dates.start or position.dates.end for position in profile.positions):
        return False
    from tailoring.ads.posting import read_posting

    lines = {requirement.line for requirement in read_posting(document).requirements}
    return len(lines) >= _FEWEST_ASKED and (_has_asking_heading(document) or _speaks_to_applicants(document))


def _has_asking_heading(document: Document) -> bool:
    from tailoring.ads.classify import ASKING
    from tailoring.ads.headings import announced

    # "Qualifications" and "Skills" stand over a person's own, too.
    lines = [line.text.strip() for line in document.lines if len(line.text.split()) <= _MOST_WORDS_OF_HEADING]
    found = (announced(line) for line in lines if fold(line) not in headings().names)
    return any(one is not None and not one.soft and one.section in ASKING for one in found)


def _speaks_to_applicants(document: Document) -> bool:
    return _SPEAKS_TO_APPLICANTS.search(document.text.casefold().replace("’", "'")) is not None


def repeated(document: Document, profile: Profile, pasted: Sequence[Document]) -> Document | None:
    """The unconfirmed text of which the document is a copy: more than half of its statements stand in such texts.

    A statement has three words or more. Named is the text with most of them.
    """
    same = next((other for other in pasted if other.sha256 == document.sha256), None)
    if same is not None:
        return same
    said = [fold(fact.text) for fact in profile.facts if fact.kind != "heading"]
    said = list(dict.fromkeys(text for text in said if len(text.split()) >= _FEWEST_WORDS))
    held = {other.id: [text for text in said if f" {text} " in f" {fold(other.text)} "] for other in pasted}
    if 2 * len({text for found in held.values() for text in found}) <= len(said):
        return None
    return max(pasted, key=lambda other: len(held[other.id]), default=None)
