"""Which piece at the head of a résumé is the name of the person."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tailoring.reading.cues import SURE, employer_score, title_score
from tailoring.reading.names import PARTICLES, ends_in_surname, given_first
from tailoring.reading.places import is_place
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.section_kinds import closed_up, kind_of
from tailoring.reading.vocabulary import fold, folded

PAPER = re.compile(
    r"(?i)^(?:(?:my\s+)?(?:résumé|resume|curriculum vitae|curriculum|vitae|cv|lebenslauf|biodata|bio-data)"
    r"(?:\s+(?:of|for|–|-|:))?\s*:?|name\s*:|full name\s*:)\s*"
)
NAME_WORD = re.compile(r"^(?:[^\W\d_][\w.'’`-]*|\(?[\"“]?[^\W\d_]+[\"”]?\)?)$")
_POST_NOMINAL = re.compile(
    r"(?:,\s*|\s+[-–—|]\s*|\s+(?=\())\(?(?P<letters>(?:[A-Z][A-Za-z.]*[A-Z][A-Za-z.-]*[®™]?|[A-Z]{2,}[®™]?|MD|RN|CPA|Jr\.?|Esq\.?|Ph\.?D\.?|M\.?D\.?)(?:[,\s/&|-]+(?:[A-Z][A-Za-z.]*[A-Z][A-Za-z.-]*|[A-Z]{2,}))*)\)?\s*$"
)
_TITLES = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|herr|frau|er|eng)\.?\s+", re.IGNORECASE)
_LONGEST = 120  # signs of a name with letters; in a longer text those would be sought without end
_LONGEST_WITH_TITLE = 10  # words of a name with the title after it
_LOOK_AHEAD = 12  # rows among which the name is sought


def name_score(
    piece: Piece, row: Row, *, largest: float, index: int, addresses: str, small: Collection[str] | None = None
) -> float:
    """How much a piece looks like the person's name.

    `addresses`: the person's, folded; `small`: the words that the document writes small, for its first row only, where
    a trade may be a surname.
    """
    whole = piece.text == without_mark(row.pieces()[0]).text
    text = _TITLES.sub("", closed_up(without_letters(piece.text, whole=whole)).strip(" ,|"))
    tokens = text.split()
    if not 1 <= len(tokens) <= 6 or any(sign.isdigit() for sign in text) or re.search(r"[@/:;!?%]", text):
        return -9
    if not all(NAME_WORD.match(token) for token in tokens):
        return -9
    score = 2.0 if 2 <= len(tokens) <= 4 else 0.0
    score += 1.0 if all(token[0].isupper() or token.casefold() in PARTICLES for token in tokens) else -2.0
    score += 2.5 * (row.first.size >= largest - 0.5 > 0) + 0.5 * row.bold + (1.0 if row.first.level == 1 else 0)
    score -= 0.35 * index
    trade = title_score(text) >= SURE and not (small is not None and ends_in_surname(tokens, small))
    score -= 2.0 * trade + 2.0 * (employer_score(text) >= 1) + 3.0 * bool(kind_of(text)) + 2.5 * is_place(text)
    score -= 1.5 * (fold(text) in {"home", "page", "email", "phone"})
    known = [token for token in tokens if len(token) > 2 and fold(token) and fold(token) in addresses]
    return score + 1.2 * min(2, len(known)) - (0.8 if index and row.gap < 0 else 0)


def without_letters(text: str, *, whole: bool) -> str:
    """A name without the letters after it; where it is the whole row, with the given name first."""
    if len(text) > _LONGEST:
        return text
    turned = given_first(text) if whole else text
    return turned if turned != text else _POST_NOMINAL.sub("", text)


def _candidates(row: Row, addresses: str, *, opening: bool) -> list[Piece]:
    found: list[Piece] = []
    for at, piece in enumerate(row.pieces()):
        bare = without_mark(piece)
        paper = PAPER.match(bare.text)
        bare = bare.cut(paper.end(), len(bare.text)) if paper else bare
        found.append(bare)
        cut = re.split(r"\s*[|•·–—]\s*|\s+-\s+|,\s|\s{3,}", bare.text)[0]
        if cut and cut != bare.text:
            found.append(bare.cut(0, len(cut)))
        found += _before_title(found[-1], addresses, opening=opening and at == 0)
    return [piece for piece in found if piece.text]


def _before_title(piece: Piece, addresses: str, *, opening: bool) -> list[Piece]:
    """The name with which a piece opens when a title follows with nothing between: "Mara Quist Senior Cook".

    It ends where the name in an address ends (`addresses`, folded: "… mara quist"), else before a word of rank.
    """
    tokens = piece.text.split()
    if not 3 <= len(tokens) <= _LONGEST_WITH_TITLE or title_score(piece.text) < SURE:
        return []
    ends = [at for at in range(2, min(len(tokens), 5)) if re.search(rf"\b{fold(' '.join(tokens[:at]))}\b", addresses)]
    trades = folded("occupations.yaml", "openers") | folded("occupations.yaml", "heads")
    named = all(NAME_WORD.match(token) and token[0].isupper() and fold(token) not in trades for token in tokens[:2])
    if (
        not ends
        and opening
        and named
        and not kind_of(tokens[0])
        and employer_score(" ".join(tokens[:2])) < 1
        and fold(tokens[2]) in folded("occupations.yaml", "openers")
    ):
        ends = [2]
    if not ends or title_score(" ".join(tokens[ends[-1] :])) < SURE:
        return []
    length = re.match(rf"(?:\S+\s+){{{ends[-1] - 1}}}\S+", piece.text)
    return [piece.cut(0, length.end())] if length else []


def find_name(
    rows: Sequence[Row], everything: Sequence[Row], addresses: str, file_name: str = ""
) -> tuple[int, Piece] | None:
    """The likeliest name among the first rows, and which row it stands in; None where nothing looks like one."""
    named = f"{addresses} {fold(file_name.replace('_', ' '))}"
    largest = max((row.first.size for row in everything), default=0)
    best: tuple[float, int, Piece] | None = None
    for index, row in enumerate(rows[:_LOOK_AHEAD]):
        opening = bool(PAPER.match(row.text)) or all(PAPER.fullmatch(above.text.strip()) for above in rows[:index])
        small = _written_small(everything) if opening else None
        for piece in _candidates(row, named, opening=opening):
            score = name_score(piece, row, largest=largest, index=index, addresses=addresses, small=small)
            if score > 1.5 and (best is None or score > best[0]):
                best = (score, index, piece)
    return best[1:] if best else None


def _written_small(rows: Sequence[Row]) -> frozenset[str]:
    """The words that stand in small letters somewhere outside addresses, folded."""
    texts = (re.sub(r"\S*[@/]\S*", " ", row.text) for row in rows)
    return frozenset(fold(word) for text in texts for word in re.findall(r"\b[^\W\d_A-Z]+\b", text))
