"""The verbs that open a line and their forms: "manage", "managed", "managing", "manages"."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from tailoring.data_files import DATA, load_yaml
from tailoring.model import Model

Form = Literal["plain", "past", "gerund", "third"]


class VerbData(Model):
    """The content of data/verbs.yaml."""

    plain: tuple[str, ...]
    irregular: dict[str, str]
    doubled: frozenset[str]
    spelled_two_ways: frozenset[str]
    noun_like: frozenset[str]
    describing: frozenset[str]
    naming: frozenset[str]
    introduces_object: frozenset[str]
    follows_on: frozenset[str]
    points_back: frozenset[str]


class VerbForm(NamedTuple):
    """A verb's plain form and the form it stands in."""

    plain: str
    form: Form


@cache
def verb_data() -> VerbData:
    """The verbs, from the data file."""
    return load_yaml(DATA / "verbs.yaml", VerbData)


def verb_of(word: str) -> VerbForm | None:
    """The verb that a word is a form of, None for any other word. "cut" and "read" count as plain."""
    return _forms().get(word.casefold())


def in_form(plain: str, form: Form) -> str | None:
    """The verb in that form; None where two spellings are usual or the verb is unknown."""
    data = verb_data()
    if plain in data.spelled_two_ways or plain not in _known():
        return plain if form == "plain" else None
    return _made(plain, form)


@cache
def _known() -> frozenset[str]:
    return frozenset(verb_data().plain)


@cache
def _forms() -> dict[str, VerbForm]:
    forms: dict[str, VerbForm] = {}
    order: tuple[Form, ...] = ("plain", "past", "gerund", "third")
    for form in order:
        for plain in verb_data().plain:
            forms.setdefault(_made(plain, form), VerbForm(plain, form))
    return forms


def _made(plain: str, form: Form) -> str:
    match form:
        case "plain":
            return plain
        case "past":
            return verb_data().irregular.get(plain) or _past(plain)
        case "gerund":
            return _gerund(plain)
        case "third":
            return _third(plain)


def _past(plain: str) -> str:
    if plain.endswith("e"):
        return f"{plain}d"
    return f"{plain[:-1]}ied" if _ends_in_y(plain) else f"{_stem(plain)}ed"


def _gerund(plain: str) -> str:
    if plain.endswith("e") and not plain.endswith(("ee", "ye", "oe")):
        return f"{plain[:-1]}ing"
    return f"{_stem(plain)}ing"


def _third(plain: str) -> str:
    if plain.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{plain}es"
    return f"{plain[:-1]}ies" if _ends_in_y(plain) else f"{plain}s"


def _stem(plain: str) -> str:
    return plain + plain[-1] if plain in verb_data().doubled else plain


def _ends_in_y(plain: str) -> bool:
    return plain.endswith("y") and plain[-2] not in "aeiou"
