"""The ledger of facts: each made once, verbatim, with its span, page and box; what is left over is kept too."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from tailoring.facts import Document, Fact, FactKind, Line, Source
from tailoring.model import Box, Span
from tailoring.profile import Bullet
from tailoring.reading.rows import Piece, without_mark

_JOINING = ("and", "or", "und", "et", "etc", "etc.")
_WORD = re.compile(r"\w")
_SPACE = re.compile(r"\s+")


class Ledger:
    """Collects the facts of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._facts: dict[tuple[int, int, str], Fact] = {}
        self._lines = [line for line in document.lines if line.text.strip()]
        self._starts = [line.span.start for line in self._lines]
        self._ordered = self._starts == sorted(self._starts)
        self._covered = bytearray(len(document.text))
        self._items = 0

    def item_id(self, noun: str) -> str:
        """A new id for an item of this document."""
        self._items += 1
        return f"{self.document.id}:{noun}-{self._items}"

    def add(self, kind: FactKind, start: int, end: int, item_id: str = "") -> str:
        """The id of the fact that the characters `start` to `end` state; the same span and kind is one fact."""
        start, end = self._tight(start, end)
        known = self._facts.get((start, end, kind))
        if known:
            return known.id
        fact_id = f"{self.document.id}:{start}-{end}"
        if any((start, end) == key[:2] for key in self._facts if key[0] == start):
            fact_id += f"-{kind}"
        source = Source(
            document_id=self.document.id,
            sha256=self.document.sha256,
            span=Span(start=start, end=end),
            box=self._box(start, end),
        )
        text = _SPACE.sub(" ", self.document.text[start:end])
        self._facts[start, end, kind] = Fact(
            id=fact_id, kind=kind, text=text, source=source, item_id=item_id, relayed=self.document.relayed
        )
        self._covered[start:end] = b"\x01" * (end - start)
        return fact_id

    def add_piece(self, kind: FactKind, piece: Piece, item_id: str = "") -> str:
        """The fact that a piece states."""
        return self.add(kind, piece.start, piece.end, item_id)

    def bullet(self, kind: FactKind, piece: Piece, item_id: str = "") -> Bullet:
        """A statement that a piece makes, with its fact."""
        fact_id = self.add_piece(kind, piece, item_id)
        return Bullet(fact_id=fact_id, text=_SPACE.sub(" ", piece.text).strip())

    def heading_above(self, place: int) -> tuple[str, ...]:
        """The id of the last heading before a place, if there is one."""
        above = [fact for (_, end, kind), fact in self._facts.items() if kind == "heading" and end <= place]
        return (max(above, key=lambda fact: fact.source.span.start).id,) if above else ()

    def text_of(self, fact_id: str) -> str:
        """What a fact says, "" for none."""
        return next((fact.text for fact in self._facts.values() if fact.id == fact_id), "")

    def refiled(self, fact_id: str, kind: FactKind, item_id: str) -> str:
        """The id of a fact that is found to state something else, now of another kind and item."""
        key = next(key for key, fact in self._facts.items() if fact.id == fact_id)
        del self._facts[key]
        return self.add(kind, key[0], key[1], item_id)

    def move_facts(self, item_id: str, to: str) -> None:
        """Gives the facts of an item to another that tells the same."""
        for key, fact in self._facts.items():
            if fact.item_id == item_id:
                self._facts[key] = fact.model_copy(update={"item_id": to})

    def spans(self, item_id: str) -> list[tuple[int, int]]:
        """From where to where the facts of an item stand."""
        return [key[:2] for key, fact in self._facts.items() if fact.item_id == item_id]

    def take_back(self, item_id: str) -> None:
        """Drops the facts of an item that is found to be none, so that their text is left over."""
        for start, end, _ in [key for key, fact in self._facts.items() if fact.item_id == item_id]:
            self._covered[start:end] = bytes(end - start)
        self._facts = {key: fact for key, fact in self._facts.items() if fact.item_id != item_id}
        for start, end, _ in self._facts:
            self._covered[start:end] = b"\x01" * (end - start)

    def left_whole(self, item_id: str) -> Bullet:
        """Drops the facts of an item that is found to be none; its text, up to what another tells, is one statement."""
        own = sorted(key for key, fact in self._facts.items() if fact.item_id == item_id)
        others = [key for key, fact in self._facts.items() if fact.item_id != item_id and fact.kind != "heading"]
        start = own[0][0]
        stop = min((key[0] for key in others if key[0] >= start), default=own[-1][1])
        end = max((key[1] for key in own if key[1] <= stop), default=own[0][1])
        self.take_back(item_id)
        self._facts = {key: fact for key, fact in self._facts.items() if not start <= key[0] < end}
        return self.bullet("unplaced", Piece(self.document.text[start:end], start))

    def covers(self, start: int, end: int) -> bool:
        """Whether a fact covers any of these characters."""
        return self._covered.find(1, start, end) >= 0

    def leftovers(self, wholes: Sequence[Piece] = ()) -> tuple[Bullet, ...]:
        """Every text that no fact covers yet becomes an unplaced fact of its own; a mere "and" does not.

        `wholes`: statements over several lines, each one fact where no part of it is any.
        """
        free = [without_mark(piece) for piece in wholes if not self.covers(piece.start, piece.end)]
        told = {piece.start: self.bullet("unplaced", piece) for piece in free if _WORD.search(piece.text)}
        for piece in [piece for line in self._lines for piece in self.uncovered(_piece(line))]:
            if piece.text.casefold() in _JOINING:
                self.add_piece("heading", piece)
            else:
                told[piece.start] = self.bullet("unplaced", piece)
        return tuple(told[start] for start in sorted(told))

    def facts(self) -> tuple[Fact, ...]:
        """All facts in reading order."""
        return tuple(
            fact for _, fact in sorted(self._facts.items(), key=lambda item: (item[0][0], -item[0][1], item[0][2]))
        )

    def _tight(self, start: int, end: int) -> tuple[int, int]:
        text = self.document.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end

    def uncovered(self, whole: Piece) -> list[Piece]:
        """The stretches of a piece with letters or digits that no fact covers."""
        found: list[Piece] = []
        at, text = whole.start, self.document.text
        while at < whole.end:
            if self._covered[at]:
                at += 1
                continue
            stop = self._covered.find(1, at, whole.end)
            stop = whole.end if stop < 0 else stop
            piece = Piece(text[at:stop], at).trimmed()
            piece = without_mark(piece) if at == whole.start else piece
            mere_mark = at == whole.start and len(piece.text) < 2 and piece.end < whole.end
            if _WORD.search(piece.text) and not mere_mark:
                found.append(piece)
            at = stop
        return found

    def _box(self, start: int, end: int) -> Box | None:
        touched = [line.box for line in self._between(start, end) if line.box]
        if not touched:
            return None
        page = [box for box in touched if box.page == touched[0].page]
        return Box(
            page=page[0].page,
            x0=min(box.x0 for box in page),
            top=min(box.top for box in page),
            x1=max(box.x1 for box in page),
            bottom=max(box.bottom for box in page),
        )

    def _between(self, start: int, end: int) -> list[Line]:
        if not self._ordered:
            return [line for line in self._lines if line.span.start < end and line.span.end > start]
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end)
        return [line for line in self._lines[first:last] if line.span.start < end and line.span.end > start]


def _piece(line: Line) -> Piece:
    return Piece(line.text, line.span.start)
