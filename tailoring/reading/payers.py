"""What is no firm beside one: others on whose payroll one was, and a product in the slot of a form for the firm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.profile import Position, Skill
from tailoring.reading.cues import SURE, employer_score
from tailoring.reading.dates import find_dates
from tailoring.reading.header_rows import names_place_last
from tailoring.reading.ledger import Ledger
from tailoring.reading.places import is_place, split_place
from tailoring.reading.rows import Piece
from tailoring.reading.vocabulary import fold, folded

_PAYROLL = re.compile(r"(?i)(?P<firm>.*\S)\s+(?P<payer>(?:under|on|through|via|with)\s+(?:[\w-]+\s+){0,2}pay\s?rolls?)")
_LONGEST_NAME = 6  # words
_SEVERAL = 2  # posts with the firm below the dates, which show where a form has it


def with_payers(ledger: Ledger, posts: Sequence[Position]) -> list[Position]:
    """The posts, with who pays in brackets behind the firm ("Harbour Council (under several payrolls)")."""
    return [_with_payer(ledger, post) for post in posts]


def _with_payer(ledger: Ledger, post: Position) -> Position:
    found = _PAYROLL.fullmatch(post.employer)
    if found:
        return _at(ledger, post, found["firm"], f" ({found['payer']})")
    lines = (" ".join(line.split()).rstrip(".") for line, _ in _lines(ledger, post))
    payer = next((line for line in lines if fold(line).startswith(tuple(folded("labels.yaml", "paid_by")))), "")
    return _at(ledger, post, post.employer, f" ({payer})") if payer and post.employer else post


def _at(ledger: Ledger, post: Position, firm: str, aside: str = "") -> Position:
    key = f"{ledger.document.id}:employer-{fold(firm).replace(' ', '-')}"
    return post.model_copy(update={"employer": f"{firm}{aside}", "employer_id": key})


def _lines(ledger: Ledger, post: Position) -> list[tuple[str, int]]:
    """The lines told of a post, each with where it begins."""
    return [(ledger.document.text[start:end], start) for start, end in sorted(ledger.spans(post.id))]


def at_named_firms(ledger: Ledger, posts: Sequence[Position], skills: Sequence[Skill]) -> list[Position]:
    """The posts, those that a form sets at a program listed as a skill at the firm that is named alone below the dates.

    A bracket that only closes ("Larkfield Tech]") ends such a name, and is no deed.
    """
    products = {fold(skill.name) for skill in skills}
    moved = [_at_named(ledger, post, products) for post in posts]
    stay = [at for at, (old, new) in enumerate(zip(posts, moved, strict=True)) if old.employer == new.employer]
    if len(stay) != 1 or len(posts) <= _SEVERAL:
        return moved
    # All others have the firm below the dates: what this one has in its slot is the client.
    at = stay[0]
    last = _at_named(ledger, moved[at], {*products, fold(moved[at].employer)})
    client = moved[at].employer if last.employer != moved[at].employer else last.client
    return [*moved[:at], last.model_copy(update={"client": client}), *moved[at + 1 :]]


def _at_named(ledger: Ledger, post: Position, products: set[str]) -> Position:
    lines = [line for line, _ in _lines(ledger, post)]
    below = next((at + 1 for at, line in enumerate(lines) if post.dates.text and line.strip() == post.dates.text), 0)
    if not post.employer or not 0 < below < len(lines) or not _names_firm(lines[below]):
        return post
    line = lines[below]
    torn = next((bullet for bullet in post.bullets[:1] if bullet.text == line and line.endswith("]")), None)
    if torn is not None:
        fact_id = ledger.refiled(torn.fact_id, "position", post.id)
        post = post.model_copy(update={"bullets": post.bullets[1:], "fact_ids": (*post.fact_ids, fact_id)})
    if fold(post.employer) not in products or employer_score(post.employer) >= SURE:
        return post
    firm, place = split_place(Piece(line.rstrip("] "), 0))
    if is_place(firm.text):
        return post
    post = post.model_copy(update={"place": post.place or (place.text if place else "")})
    return _at(ledger, post, firm.text.strip(" –—-"))


def _names_firm(line: str) -> bool:
    """Whether a short line alone names a firm: by its words, by the place behind it, or by a bracket that it closes."""
    if len(line.split()) > _LONGEST_NAME or ":" in line or "\n" in line or find_dates(line) or is_place(line):
        return False
    torn = line.endswith("]") and "[" not in line
    return line[:1].isupper() and (torn or names_place_last(line) or employer_score(line) >= SURE)
