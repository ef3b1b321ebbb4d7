"""What reached us through a model's argument: what such a statement asserts, and whether it may be sent yet."""

from __future__ import annotations

import re
import shlex
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Literal

from tailoring.facts import Fact, FactKind
from tailoring.model import Model

if TYPE_CHECKING:
    from tailoring.newness import OwnWords
    from tailoring.resume import ReceiptFile
    from tailoring.run import Withheld
    from tailoring.skills.taxonomy import Taxonomy

# `usual`: what asserts something waits for the person, a pasted résumé makes files that say "unconfirmed".
# `strict`: everything relayed waits. `trusting`: nothing waits, and files that rest on it say "unconfirmed".
RelayedPolicy = Literal["strict", "usual", "trusting"]
Assertion = Literal[
    "name", "contact", "title", "employer", "date", "degree", "credential", "award", "number", "language",
    "unreadable words",
]  # fmt: skip
_CLAIMS: dict[str, Assertion] = {
    "quantity": "number", "date": "date", "duration": "date", "credential": "credential", "title": "title",
    "seniority": "title", "award": "award", "employer": "employer", "client": "employer", "product": "employer",
}  # fmt: skip
_MOST_WORDS = 6
# Whose career it is where nobody is named, as the settings have it.
_USUAL_PERSON = "me"
_INVISIBLE = {"Cf", "Cc", "Co", "Cs", "Cn"}
# The many signs for an apostrophe and a hyphen, as the plain ones.
PLAIN_SIGNS = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})


class RelayedWords(Model):
    """The words that assert something, by what they assert, and the kinds of facts that always do."""

    cues: dict[Assertion, tuple[str, ...]]
    kinds: dict[FactKind, tuple[Assertion, ...]]


@cache
def relayed_words() -> RelayedWords:
    """The words, from the data file."""
    from tailoring.data_files import DATA, load_yaml

    return load_yaml(DATA / "relayed.yaml", RelayedWords)


@cache
def _cues() -> tuple[tuple[Assertion, re.Pattern[str]], ...]:
    return tuple(
        (assertion, re.compile(rf"(?<![\w])(?:{'|'.join(cues)})(?![\w])"))
        for assertion, cues in relayed_words().cues.items()
    )


def waits(fact: Fact) -> bool:
    """Whether a fact was relayed and the person has not confirmed it."""
    return fact.relayed and fact.status != "confirmed" and fact.kind != "heading"


def assertions(
    kind: FactKind, text: str, taxonomy: Taxonomy, own: OwnWords | None = None, before: str | None = None
) -> tuple[str, ...]:
    """What a statement asserts of which nobody but the person may say that it is true; () for none of it.

    What none of their `own` words carries is something new. `before` is the line that a correction stands for.
    """
    from tailoring.newness import OwnWords, more_than, new_words

    found: dict[str, None] = dict.fromkeys(relayed_words().kinds.get(kind, ()))
    found |= dict.fromkeys(_worded(text))
    found |= dict.fromkeys(_typed(text, taxonomy))
    if before is not None:
        found |= dict.fromkeys(more_than(before, text))
    if new := new_words(kind, text, own or OwnWords(), taxonomy):
        found[f"something new: {', '.join(new[:_MOST_WORDS])}"] = None
    return tuple(found)


def _worded(text: str) -> list[Assertion]:
    shown = unicodedata.normalize("NFKC", text)
    found: list[Assertion] = []
    if any(character.isnumeric() for character in shown):
        found.append("number")
    if any(_is_strange(character) for character in shown):
        found.append("unreadable words")
    plain = re.sub(r"(?<=\w)\.(?=\w)|(?<=\w)\.(?=\s|$|,)", "", shown.translate(PLAIN_SIGNS).casefold())
    return [*found, *(assertion for assertion, pattern in _cues() if pattern.search(plain))]


def _is_strange(character: str) -> bool:
    """A sign that hides (nothing is seen of it) or a letter of another alphabet, which may only look like ours."""
    if character in "\n\t":
        return False
    if character.isalpha():
        return "LATIN" not in unicodedata.name(character, "")
    return unicodedata.category(character) in _INVISIBLE


def _typed(text: str, taxonomy: Taxonomy) -> list[Assertion]:
    """What the truth guard's own reading finds: a figure, a date, a credential, a title, a name of something."""
    from tailoring.newness import names_a_credential, names_employer
    from tailoring.reading.cues import degree_score
    from tailoring.reading.known_credentials import names_credential
    from tailoring.truth.statement import verify_statement

    found: list[Assertion] = [
        _CLAIMS[claim.kind] for claim in verify_statement(text, (), taxonomy).claims if claim.kind in _CLAIMS
    ]
    if names_credential(text) or names_a_credential(text, taxonomy):
        found.append("credential")
    if degree_score(text) > 0:
        found.append("degree")
    if _names(text, taxonomy) or names_employer(text, taxonomy):
        found.append("employer")
    return found


_NAME = re.compile(r"(?<![\w.])[A-Z][\w&+#.'’-]*(?:\s+(?:of\s+|the\s+|&\s+)?[A-Z][\w&+#.'’-]*)*")


def _names(text: str, taxonomy: Taxonomy) -> bool:
    """Whether a text names something that is no known skill or tool: it may be an employer or a client."""
    for found in _NAME.finditer(text):
        name = found.group().rstrip(".,;:'’")
        opens = found.start() == 0 or text[: found.start()].rstrip()[-1:] in {".", ":", "!", "?", "\n"}
        words = name.split()
        rest = words[1:] if opens and not taxonomy.find(name) else words
        if rest and not taxonomy.find(" ".join(rest)) and not all(taxonomy.find(word) for word in rest):
            return True
    return False


def unconfirmed_lines(receipts: ReceiptFile) -> tuple[str, ...]:
    """The lines of an application that rest on relayed statements nobody has confirmed."""
    return tuple(dict.fromkeys(line.text for line in receipts.lines if line.relayed))


def held_back(withheld: Withheld, person: str = "") -> str:
    """A withheld statement in words, with the command by which the person confirms it."""
    what = f" (asserts {', '.join(withheld.asserts)})" if withheld.asserts else ""
    return f"“{withheld.text}”{what}: {confirm_command(withheld.fact_id, person=person)}"


def confirm_command(*ids: str, person: str = "") -> str:
    """What the person runs to confirm; a model has no tool that does the same. The usual person need not be named."""
    named = "" if person in ("", _USUAL_PERSON) else f" --person {shlex.quote(person)}"
    return f"resumewright confirm {' '.join(ids)}{named}"
