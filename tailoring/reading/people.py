"""Whether a document is about two people: a second name with its own ways to reach it, and a second résumé below."""

from __future__ import annotations

from collections.abc import Sequence

from tailoring.facts import Conflict
from tailoring.reading.contacts import Found, find_contacts
from tailoring.reading.ledger import Ledger
from tailoring.reading.matching import same_person
from tailoring.reading.name_search import name_score
from tailoring.reading.names import shown_name
from tailoring.reading.rows import Row
from tailoring.reading.section_kinds import Section
from tailoring.reading.top import Top

_NEAR = 4  # rows after a name among which its e-mail or telephone stands
_SURE = 1.5  # from this score on a row is taken for a name
_REPEATED = frozenset({"summary", "experience", "education", "skills", "certifications", "training"})


def other_people(ledger: Ledger, top: Top, rows: Sequence[Row], sections: Sequence[Section]) -> tuple[Conflict, ...]:
    """The conflict of names when a second person's résumé stands in the same document; else nothing."""
    if not top.name:
        return ()
    named = ledger.document.text.find(top.name.split()[0])
    for index, row in enumerate(rows):
        if row.start > named and _opens_resume(top.name, rows, index) and _goes_on_anew(sections, row):
            fact_id = ledger.add("name", row.start, row.start + len(row.first.text))
            values = (top.name, shown_name(row.first.text))
            question = f"The document names two people: is it about {values[0]} or {values[1]}?"
            return (
                Conflict(field="name", item="", values=values, fact_ids=(top.name_fact_id, fact_id), question=question),
            )
    return ()


def _opens_resume(name: str, rows: Sequence[Row], index: int) -> bool:
    """Whether a row is another person's name with an e-mail or telephone of its own right below."""
    row = rows[index]
    piece = row.pieces()[0]
    near = _reached(rows[index : index + _NEAR])
    if row.bullet or not near or len(piece.text.split()) < 2:
        return False
    addresses = " ".join(near)
    if name_score(piece, row, largest=0, index=0, addresses=addresses) < _SURE or same_person(name, piece.text):
        return False
    return not near & _reached(rows[:index])


def _reached(rows: Sequence[Row]) -> frozenset[str]:
    """The e-mail addresses and telephone numbers in rows."""
    found: list[Found] = [one for row in rows for piece in row.pieces() for one in find_contacts(piece)]
    return frozenset(one.value.casefold() for one in found if one.kind in ("email", "phone"))


def _goes_on_anew(sections: Sequence[Section], row: Row) -> bool:
    """Whether headings that stood above the row come again below it; referees have no such."""
    above = {section.kind for section in sections if section.title and section.title.start < row.start}
    below = {section.kind for section in sections if section.title and section.title.start > row.start}
    return bool(above & below & _REPEATED)
