"""What to ask of the full text: the words of a query, and the expression FTS5 takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from storage.scope import Scope

MOST_TERMS = 12
_WORD = re.compile(r"[\w+#.]*\w[\w+#.]*")


def query_terms(phrases: Iterable[str]) -> list[str]:
    """The distinct words and phrases to look for, the first named first."""
    terms: dict[str, None] = {}
    for phrase in phrases:
        words = _WORD.findall(phrase.casefold())
        if 0 < len(words) <= 3:
            terms.setdefault(" ".join(word.strip(".") for word in words))
    return [term for term in terms if len(term) > 1][:MOST_TERMS]


def match_expression(scope: Scope, terms: Sequence[str]) -> str:
    """An FTS5 expression bound to the scope; every term is quoted, because `C++` or `a-b` are syntax to FTS5."""
    quoted = " OR ".join('"{}"'.format(term.replace('"', '""')) for term in terms)
    return f"scope : {scope.key} AND body : ({quoted})"
