"""One statement about the person, given in words: where it belongs, and the document and profile it becomes."""

from __future__ import annotations

import hashlib

from tailoring.amending import HEADINGS, entry_fields, read_under
from tailoring.errors import InvalidOption
from tailoring.facts import Document, Fact, FactKind, Source
from tailoring.model import Model, Span
from tailoring.profile import Item, Profile

_ENTRIES = ("position", "volunteering", "education", "certification", "project", "publication", "award")


class Filing(Model):
    """Where a statement belongs: a newer `version` of a fact, a line under an entry, or a section of its own kind.

    `person` is the name of whom it speaks, `header` the lines of the entry whose header it becomes a part of.
    """

    kind: FactKind
    corrects: str = ""
    version: int = 1
    item_id: str = ""
    person: str = ""
    header: tuple[str, ...] = ()

    @property
    def stands_alone(self) -> bool:
        """Whether it makes an entry of its own."""
        return not self.corrects and not self.item_id


def statement_bytes(text: str, filing: Filing) -> bytes:
    """What is kept of a statement: its words, and the heading it is filed under when it stands alone."""
    words = " ".join(text.split())
    if not words:
        raise InvalidOption("The statement is empty.", "Give it in `text`, in the person's own words.")
    return (f"{HEADINGS[filing.kind][0]}\n\n{words}\n" if filing.stands_alone else f"{words}\n").encode()


def check_understood(text: str, filing: Filing) -> None:
    """Raise InvalidOption when a statement is not read as what it is filed as."""
    if filing.stands_alone:
        if filing.kind not in HEADINGS:
            raise InvalidOption(f"A {filing.kind} cannot stand alone.", f"Use one of {', '.join(HEADINGS)}.")
        if not getattr(read_under(filing.kind, text), HEADINGS[filing.kind][1]):
            raise InvalidOption(f"“{text}” is not read as {filing.kind}.", _FORM.get(filing.kind, "Word it otherwise."))
    elif filing.corrects and filing.kind in _ENTRIES and entry_fields(filing.kind, filing.header or (text,)) is None:
        raise InvalidOption(
            f"With “{text}” the entry is not read as one {filing.kind}.", _FORM.get(filing.kind, "Word it as it was.")
        )


_FORM: dict[FactKind, str] = {
    "position": "Write it as “Title, Employer, Place, Mar 2019 – Feb 2022”.",
    "volunteering": "Write it as “Role, Organisation, Mar 2019 – Feb 2022”.",
    "education": "Write it as “Degree in Field, School, 2019”.",
    "certification": "Write it as “Name, Issuer, 2021”.",
    "language": "Write it as “French (B2)”.",
}


def filed(document: Document, read: Profile | None, filing: Filing) -> tuple[Document, Profile]:
    """The statement's document under an id of its own, and its profile; `read` is what was read under a heading."""
    named = document.model_copy(
        update={
            "id": f"say-{hashlib.sha256(f'{filing.model_dump_json()}{document.sha256}'.encode()).hexdigest()[:12]}",
            "statement": True,
            "language": "en",
        }
    )
    if read is not None:
        return named, _renamed(read, document.id, named.id).model_copy(update={"name": filing.person})
    whole = Span(start=0, end=len(document.text))
    fact = Fact(
        id=f"{named.id}:0-{whole.end}",
        kind=filing.kind,
        text=" ".join(document.text.split()),
        source=Source(document_id=named.id, sha256=document.sha256, span=whole),
        item_id=filing.item_id,
        relayed=document.relayed,
        corrects=filing.corrects,
        version=filing.version,
    )
    return named, Profile(name=filing.person, facts=(fact,))


def _renamed(profile: Profile, old: str, new: str) -> Profile:
    """The profile under the statement's own id."""
    return Profile.model_validate_json(profile.model_dump_json().replace(f'"{old}', f'"{new}'))


def header_with(item: Item, facts: dict[str, Fact], fact_id: str, text: str) -> tuple[str, ...]:
    """The header lines of an entry, one of them in other words."""
    return tuple(text if one == fact_id else facts[one].text for one in item.fact_ids if one in facts)
