"""Licences and languages outside their sections: under "Other", in the head, after a heading we do not know."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.profile import Certification, LanguageSkill
from tailoring.reading.credentials import listed_certification
from tailoring.reading.cues import SURE, employer_score, is_prose, school_score, starts_with_verb, title_score
from tailoring.reading.known_credentials import names_credential
from tailoring.reading.ledger import Ledger
from tailoring.reading.listed_languages import languages_in
from tailoring.reading.rows import Piece, Row
from tailoring.reading.skill_levels import grade_in
from tailoring.reading.skill_lists import split_list
from tailoring.reading.states import is_absent, says
from tailoring.reading.vocabulary import fold, phrases

_SENTENCE_END = re.compile(r"(?<=[^\W\d_)\]])[.!]\s+(?=[A-Z])|\s*[;|•·]\s*")
_TOLD = re.compile(r"(?i)\blanguages?\s*(?::|like|such as|including|of)?\s+(?P<names>[A-Z].*)$")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s+)?|&|\band\b)\s*")
_LONGEST_LINE = 24  # words of a line; more is running text
_LONGEST_SPOKEN = 6
_A_LIST = 4  # members; fewer may be a paper, who gave it and where
_LONGEST = 9  # words of a statement that names a licence or a language and says no more


def take_loose_facts(ledger: Ledger, rows: Sequence[Row]) -> tuple[list[Certification], list[LanguageSkill]]:
    """The certificates and languages in rows, among what no reader has taken."""
    certificates: list[Certification] = []
    languages: list[LanguageSkill] = []
    lines = [piece for row in rows if row.word_count <= _LONGEST_LINE for piece in row.pieces()]
    for line in lines:
        for part in (part for piece in ledger.uncovered(line) for part in _statements(piece)):
            if spoken := languages_told(part.text):
                fact_id = ledger.add_piece("language", part)
                languages += [LanguageSkill(fact_id=fact_id, language=name, level=level) for name, level in spoken]
            elif _is_language(part.text):
                languages += languages_in(ledger, part)
            elif _is_credential(part.text) and (made := listed_certification(ledger, part)):
                certificates.append(made)
    return certificates, languages


def languages_told(text: str) -> list[tuple[str, str]]:
    """The languages that a sentence ends in a list of, a lone one with its level ("Good command of the language A")."""
    found = _TOLD.search(text)
    names = [name for name in _BETWEEN.split(found["names"].strip(" .")) if name] if found else []
    known = phrases("languages.yaml", "languages")
    if found is None or not names or not all(known.fullmatch(fold(name)) for name in names):
        return []
    level = grade_in(text[: found.start()]) if len(names) == 1 else ""  # what is said of several together rates none
    return [(name, level) for name in names]


def _statements(piece: Piece) -> list[Piece]:
    """A text's sentences; a list of licences and languages is taken apart."""
    edges = [0, *(at for found in _SENTENCE_END.finditer(piece.text) for at in found.span()), len(piece.text)]
    sentences = [piece.cut(a, b).trimmed(" .,;|·•") for a, b in zip(edges[::2], edges[1::2], strict=True)]
    found: list[Piece] = []
    for sentence in sentences:
        parts = list(split_list(sentence))
        apart = len(parts) > 1 and all(_is_language(part.text) or _is_credential(part.text) for part in parts)
        found += parts if apart else [sentence]
    return [part for part in found if part.text]


def _is_language(text: str) -> bool:
    """Whether a text names a language and how well it is spoken."""
    words = fold(text)
    named = phrases("languages.yaml", "languages").search(words) and any(word[:1].isupper() for word in text.split())
    level = phrases("languages.yaml", "levels").search(words) or re.search(
        r"\b(?:speakers?|speaking|speak|spoken)\b", words
    )
    return bool(named and level) and len(text.split()) <= _LONGEST_SPOKEN and ":" not in text


def _is_credential(text: str) -> bool:
    """Whether a text names a certificate or licence and nothing else: no post, school, firm or sentence."""
    if len(text.split()) > _LONGEST or is_absent(text) or "@" in text or not text[:1].isalnum() or text.isupper():
        return False
    if (
        _lists_subjects(text)
        or starts_with_verb(text)
        or is_prose(text)
        or title_score(text) >= SURE
        or employer_score(text) >= SURE
    ):
        return False
    return school_score(text) <= 0 and names_credential(text) and not says("offers", text)


def _lists_subjects(text: str) -> bool:
    """Whether a text lists what one knows rather than names one paper: "ITIL: incidents, problems, changes"."""
    return len(list(split_list(Piece(text, 0)))) >= _A_LIST and not any(map(str.isdigit, text))
