"""The forms of a verb that opens a phrase: "take minutes", "taking minutes" and "took minutes" name one thing."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from tailoring.errors import InvalidData
from tailoring.skills.normalise import fold_word

_VERBS = Path(__file__).parent / "data" / "verbs.csv"


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """Folded base or gerund → all folded forms; a past form alone opens no phrase of the taxonomy."""
    found: dict[str, tuple[str, ...]] = {}
    with _VERBS.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            forms = tuple(fold_word(row.get(name) or "") for name in ("base", "gerund", "past"))
            if not all(forms):
                problem = f"verbs.csv line {line} has an empty column; base, gerund and past are needed."
                raise InvalidData(problem, "Fill the columns or remove the line.")
            found[forms[0]] = found[forms[1]] = forms
    return found


def other_forms(word: str) -> tuple[str, ...]:
    """The other forms of a folded word that is a verb; () for any other word."""
    return tuple(form for form in _forms().get(word, ()) if form != word)
