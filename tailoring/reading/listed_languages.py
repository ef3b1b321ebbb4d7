"""The languages a person speaks, with their levels, however a section sets them side by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from tailoring.profile import LanguageSkill
from tailoring.reading.ledger import Ledger
from tailoring.reading.listed_items import text_of
from tailoring.reading.paragraphs import Page, paragraphs_of
from tailoring.reading.rows import Piece, Row
from tailoring.reading.skills_section import split_list
from tailoring.reading.vocabulary import fold, phrases

_SPEAKER = re.compile(r"(?i)\b(?:in|of|speaker|speaking|speaks?|spoken)\b")


def read_languages(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[LanguageSkill]:
    """The human languages of a section with their levels, listed or side by side with the levels below."""
    found: list[LanguageSkill] = []
    flow: list[Row] = []
    for row in rows:
        if len(row.parts) > 1:
            found += [
                one
                for paragraph in paragraphs_of(page, flow)
                for one in languages_in(ledger, text_of(ledger, paragraph.rows))
            ]
            flow = []
            found = _beside(ledger, row, found)
        else:
            flow.append(row)
    for paragraph in paragraphs_of(page, flow):
        found = _with_level(ledger, found, text_of(ledger, paragraph.rows))
    return found


def _beside(ledger: Ledger, row: Row, found: list[LanguageSkill]) -> list[LanguageSkill]:
    """A row of fragments: language and level, or several languages, or the levels of those above."""
    pieces = row.pieces()
    names = phrases("languages.yaml", "languages")
    named = [piece for piece in pieces if names.search(fold(piece.text))]
    if len(named) == 1 and named[0] is pieces[0]:
        whole = text_of(ledger, [row])
        fact_id = ledger.add_piece("language", whole)
        return [
            *found,
            LanguageSkill(
                fact_id=fact_id, language=pieces[0].text.strip(" :"), level=" ".join(p.text for p in pieces[1:])
            ),
        ]
    if not named and len(found) >= len(pieces):
        kept, last = found[: -len(pieces)], found[-len(pieces) :]
        for piece in pieces:
            ledger.add_piece("language", piece)
        return [*kept, *(one.model_copy(update={"level": piece.text}) for one, piece in zip(last, pieces, strict=True))]
    return [*found, *(one for piece in named for one in languages_in(ledger, piece))]


def _with_level(ledger: Ledger, found: list[LanguageSkill], piece: Piece) -> list[LanguageSkill]:
    """The languages of a piece; a level that stands alone belongs to the language above it."""
    more = languages_in(ledger, piece)
    if more or not found or found[-1].level or not phrases("languages.yaml", "levels").search(fold(piece.text)):
        return [*found, *more]
    ledger.add_piece("language", piece)
    return [*found[:-1], found[-1].model_copy(update={"level": " ".join(piece.text.split())})]


def languages_in(ledger: Ledger, piece: Piece) -> list[LanguageSkill]:
    """The languages of a list."""
    names = phrases("languages.yaml", "languages")
    found: list[LanguageSkill] = []
    for part in split_list(piece):
        text = " ".join(part.text.split())
        match = names.search(fold(text))
        if match is None:
            if found and fold(text) and phrases("languages.yaml", "levels").search(fold(text)):
                last = found.pop()
                found.append(last.model_copy(update={"level": f"{last.level}, {text}".strip(", ")}))
                ledger.add_piece("language", part)
            continue
        found += _spoken(ledger.add_piece("language", part), text, [one[0] for one in names.finditer(fold(text))])
    return found


def _spoken(fact_id: str, text: str, names: Sequence[str]) -> list[LanguageSkill]:
    """The languages that one member of a list names, with the level that stands beside them."""
    spans: list[tuple[int, int]] = []
    for name in names:
        if begin := re.search(re.escape(name.split()[0]), fold_signs(text)[spans[-1][1] if spans else 0 :]):
            at = begin.start() + (spans[-1][1] if spans else 0)
            spans.append((at, at + len(name)))
    between = [text[above[1] : below[0]].strip(" ,&/") for above, below in pairwise(spans)]
    spans = spans if all(word.casefold() in ("and", "und", "et", "y", "") for word in between) else spans[:1]
    if not spans:
        return [LanguageSkill(fact_id=fact_id, language=text)]
    before, after = text[: spans[0][0]], _SPEAKER.sub("", text[spans[-1][1] :])
    level = after.strip(" :()[]–—-,./\t") or _SPEAKER.sub("", before).strip(" :()–—-,.")
    return [LanguageSkill(fact_id=fact_id, language=text[start:end], level=level) for start, end in spans]


def fold_signs(text: str) -> str:
    """The text in lower case without accents, as long as it was, so that places in it stay."""
    return (
        "".join(unicodedata.normalize("NFKD", sign)[:1] for sign in text.lower())
        if len(text.lower()) == len(text)
        else text.lower()
    )
