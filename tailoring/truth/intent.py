"""Checks that what was only meant, or has been given up, is not told as done or as still being done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Intent, Limits, any_of, knowledge
from tailoring.truth.others import same_deed
from tailoring.truth.passages import Passage, Verb, canonical, passage

_HALF = 2
_NOW = re.compile(r"\b(?:currently|now|still|to date|at present|today)\b", re.IGNORECASE)


def check_intent(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each deed that the facts only tell as meant, and each told as present that is over."""
    yield from _only_meant(statement, source)
    yield from _given_up(statement, source)


def _only_meant(statement: Passage, source: Source) -> Iterator[Finding]:
    """Ran the winter school, for "asked to run the winter school but could not"."""
    data = knowledge(Intent)
    if any_of(data.meant).search(statement.text) or any_of(data.uncertain).search(statement.text):
        return
    for one in source.evidence:
        for match in (*any_of(data.meant).finditer(one.text), *any_of(data.uncertain).finditer(one.text)):
            meant = re.match(r" (?P<verb>[a-z]+)", one.text[match.end() :])
            sure = any_of(data.meant).search(match.group()) or _failed(one, match.end())
            if meant is None or not sure:
                continue
            said = _same_deed_said(meant.group("verb"), one, statement, source)
            if said is not None:
                word = statement.words[said.at]
                text = f"{match.group()}{meant.group()}"
                yield Finding(
                    "negation",
                    word.start,
                    word.end,
                    "contradicted",
                    (one.fact.id,),
                    f"the facts say “{text}”",
                    f"Say “{text}”.",
                )
                return


def _failed(one: Evidence, end: int) -> bool:
    """Whether the fact goes on to say that it came to nothing."""
    rest = one.tail[end:]
    return any_of(knowledge(Intent).failed).search(rest) is not None or bool(
        any_of(knowledge(Limits).unrealised).search(rest)
    )


def _same_deed_said(verb: str, one: Evidence, statement: Passage, source: Source) -> Verb | None:
    """The verb of the statement that tells the deed as done, on the same thing, while no fact does."""
    for said in statement.verbs:
        about = statement.stems(statement.clause_of(said.at)) - {statement.words[said.at].stem}
        alike = same_deed(said.base, verb) or canonical(said.base) == canonical(verb)
        if not alike or _HALF * len(about & one.stems) < len(about) or not about & one.stems:
            continue
        told = (v for other in source.evidence if other is not one for v in other.passage.verbs)
        if not any(same_deed(said.base, v.base) for v in told):
            return said
    return None


def _given_up(statement: Passage, source: Source) -> Iterator[Finding]:
    """Edits the newsletter, for "gave up the newsletter in 2020"."""
    now = _NOW.search(statement.text)
    present = next((verb for verb in statement.verbs if verb.form == "s" and verb.at == 0), None)
    if now is None and present is None:
        return
    stems = statement.stems() - (frozenset({statement.words[present.at].stem}) if present else frozenset[str]())
    for one in source.evidence:
        over = any_of(knowledge(Intent).over).search(one.tail)
        about = passage(one.tail).stems()
        if over and stems & about and _HALF * len(stems & about) >= len(stems) and not _NOW.search(one.text):
            place = now.span() if now else (statement.words[0].start, statement.words[0].end)
            reason = f"the facts say “{over.group()}”"
            yield Finding("date", *place, "contradicted", (one.fact.id,), reason, "Tell it as past.")
            return
