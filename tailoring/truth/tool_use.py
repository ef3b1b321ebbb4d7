"""Checks that a tool told as used was the writer's own to use, and for that purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.truth.clause_cuts import opening_of, pieces_of
from tailoring.truth.deed_words import Verbs
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, any_word, knowledge
from tailoring.truth.limit_words import Limits, Withheld
from tailoring.truth.others import others_deeds
from tailoring.truth.passages import Passage, passage
from tailoring.truth.qualification_words import Credentials, Tools, ToolStanding
from tailoring.truth.relation_words import WordLists

_NAMED = re.compile(r"[A-Z][\w+#.-]*\w(?: [A-Z][\w+#-]*)*|\b[A-Z]\b(?! ?[&.'’])")
_BY_WAY_OF = r"\b(?:in|with|using|on|via|through|from)"
_VERSION = re.compile(
    r"(?: |-|/)?v?(\d+(?:\.\d+)+|\d+(?!\.\d)(?! (?!(?:and|or|to|for|in|on|with|at|as)\b)[a-z]))(?![\w%]|,\d)"
)
# "In Resolve and": the names before one in a list.
_LISTED = re.compile(r"(?:[A-Z][\w+#-]*(?: [\w+#-]+){0,2}?(?:, and |, | and | or )(?:an? |the )?)+$")
# "The team uses it; I built twelve reports in it."
_TAKEN_UP = re.compile(r"[;.] (?:and |but )?I \w+[^;.]*\b(?:it|them|there)\b")
_LEAST = 2
_SHORT = 2
# How much of a deed a sentence has to tell to be its source.
_MOST = 0.5


def check_tool_use(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each tool that the facts name, but give to others, to a look, a plan or another purpose."""
    for tool in _tools(statement, source):
        naming = [one for one in source.evidence if any(_stands(form, one.text) for form in tool.forms)]
        if not naming or _of_a_paper().match(statement.text, tool.end):
            # "A Prince2 certificate" names a credential.
            continue
        reason = _not_mine(statement, tool, naming) or _for_another_purpose(statement, tool, naming, source)
        if reason:
            name = statement.text[tool.start : tool.end]
            told = f"{reason}: “{naming[0].text}”"
            change = f"Say how you stood to {name}, or leave it out."
            yield Finding("tool", tool.start, tool.end, "contradicted", (naming[0].fact.id,), told, change)
    yield from _versions(statement, source)


@dataclass(frozen=True, slots=True)
class _Tool:
    """A tool in the statement: its place, its forms in the facts, whether it is told as used."""

    start: int
    end: int
    forms: tuple[str, ...]
    used: bool


def _tools(statement: Passage, source: Source) -> Iterator[_Tool]:
    """The tools that a statement names."""
    taken: list[tuple[int, int]] = []
    for mention in source.mentions_in(statement.text):
        concept = source.taxonomy.concepts.get(mention.concept_id)
        if mention.credential or concept is None or concept.kind != "tool":
            continue
        same = {named.text for named, _ in source.mentions if named.concept_id == mention.concept_id}
        start, end = mention.span.start, mention.span.end
        taken.append((start, end))
        same = same or ({mention.text} if _stands(mention.text, source.text) else set[str]())
        if same and not _is_common(mention.text, concept.name):
            yield _Tool(start, end, tuple(sorted(same)), used=mention.text != mention.text.lower())
    homes = " ".join(f"{fact.employer} {fact.role}" for fact in source.facts)
    for match in _NAMED.finditer(statement.text):
        start, end = match.span()
        name = match.group()
        opens = not statement.text[:start].strip() or statement.text[:start].rstrip()[-1] in ".:;!?"
        if opens or any(s < end and start < e for s, e in taken) or _stands(name, homes):
            continue
        if name not in knowledge(WordLists).capitals and _stands(name, source.text):
            yield _Tool(start, end, (name,), used=_as_tool(statement.text, start))


@cache
def _of_a_paper() -> re.Pattern[str]:
    papers = "|".join(sorted(knowledge(Withheld).schemes | knowledge(Credentials).generic, key=len, reverse=True))
    return re.compile(rf"(?: [\w-]+){{0,2}} (?:{papers}|exams?|course)\b")


def _is_common(said: str, name: str) -> bool:
    """Whether a thing goes by a common noun: NIV, where the thing is named non-invasive ventilation."""
    return any(word.islower() for word in re.findall(r"[A-Za-z]+", name)) and not (said[0].isupper() and said in name)


def _as_tool(text: str, start: int) -> bool:
    """Whether the words before a name tell of a use: in, with, operates a; also of the names listed before it."""
    before = _LISTED.sub("", text[:start])
    words = re.findall(r"[\w'’]+", re.sub(r"\bthe $", "", before))
    return bool(words) and words[-1].lower() in knowledge(Tools).using


@lru_cache(maxsize=4096)
def _stands(name: str, text: str) -> bool:
    flags = re.IGNORECASE if len(name) > _SHORT else re.NOFLAG
    return bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w])", text, flags))


def _not_mine(statement: Passage, tool: _Tool, naming: Sequence[Evidence]) -> str:
    """Why none of the sentences that name the tool tells that the writer used it, "" when one may."""
    sentence = statement.sentence_of(statement.word_at(tool.start))
    said = frozenset(word.stem for word in statement.words[sentence[0] : sentence[1]])
    people = frozenset(
        word.lower for word in statement.words if word.lower.removesuffix("s") in knowledge(Verbs).others
    )
    reason, outright = "", False
    for one in naming:
        form = next(form for form in tool.forms if _stands(form, one.text))
        found = _standing(one, form)
        if not found or any_word(knowledge(Tools).taken_up).search(one.tail) or _TAKEN_UP.search(one.tail):
            return ""
        keeping = any(word.stem in said for name in found.keeping for word in passage(name).words)
        if keeping or people & {word.lower for word in one.passage.words}:
            return ""
        if any_of(knowledge(Limits).unrealised).search(statement.text):
            return ""
        outright = outright or found.outright
        reason = reason or found.reason
    return reason if tool.used or outright else ""


def _standing(one: Evidence, form: str) -> ToolStanding | None:
    """How the sentence tells of a tool that was not the writer's."""
    standings = knowledge(Tools).standings
    for text in dict.fromkeys((one.text, one.tail)):
        masked = _masked(form, text)
        found = next((standing for standing in standings if any_of(standing.cues).search(masked)), None)
        if found:
            return found
    return standings[-1] if any(_stands(form, deed.text) for deed in others_deeds(one)) else None


@lru_cache(maxsize=2048)
def _masked(form: str, text: str) -> str:
    return re.sub(rf"(?<![\w-]){re.escape(form)}(?![\w])", "NAME", text, flags=re.IGNORECASE)


def _for_another_purpose(statement: Passage, tool: _Tool, naming: Sequence[Evidence], source: Source) -> str:
    """Why a tool does not belong to the deed: the facts tell it of another tool, and this one of other deeds."""
    at, start = statement.word_at(tool.start), tool.start
    if not re.search(
        rf"(?:{_BY_WAY_OF}|\b(?:wrote|writes?|writing)) (?:an? |the )?$", statement.text[:start], re.IGNORECASE
    ):
        return ""
    deed = statement.stems((statement.word_at(opening_of(statement.text, start)), at))
    after = re.match(r"(?: that| which| to)( [^,;.]*)", statement.text[tool.end :])
    deed |= passage(after.group(1)).stems() if after else frozenset()
    names = frozenset(stem for form in tool.forms for stem in passage(form).stems())
    deed -= names | {word.stem for word in statement.words[1:] if word.capital}
    if len(deed) < _LEAST:
        return ""
    held = [part for one in naming for part in _parts(one.text) if any(_stands(form, part) for form in tool.forms)]
    if any(deed & passage(part).stems() for part in held):
        return ""
    for one in source.evidence:
        for part in _parts(one.text):
            shared = deed & passage(part).stems()
            other = re.search(rf"(?:{_BY_WAY_OF}|\b[Ww](?:rote|rites?)) (?:an? |the )?([A-Z][\w+#.-]*\w)", part)
            if len(shared) >= max(_LEAST, _MOST * len(deed)) and other and part not in held:
                if any(
                    re.search(
                        rf"{re.escape(other.group(1))}(?:, [\w+# -]+)*,? (?:and|or|&) {re.escape(form)}", one.text
                    )
                    for form in tool.forms
                ):
                    # "In English and Polish".
                    return ""
                return f"that was done with {other.group(1)}"
    return ""


@lru_cache(maxsize=2048)
def _parts(text: str) -> tuple[str, ...]:
    return tuple(pieces_of(text))


def _versions(statement: Passage, source: Source) -> Iterator[Finding]:
    """A version of a tool other than the one that the facts name: Python 3, where they name Python 2.7."""
    for mention in source.mentions_in(statement.text):
        concept = source.taxonomy.concepts.get(mention.concept_id)
        if concept is None or concept.kind != "tool":
            continue
        whole = statement.text[mention.span.start : mention.span.end]
        bare = re.sub(r"[ -]?v?\d+(?:\.\d+)*$", "", whole)
        start = mention.span.start + len(bare)
        said = _VERSION.match(statement.text, start)
        told = {
            match.group(1)
            for found in re.finditer(rf"\b{re.escape(bare)}", source.text, re.IGNORECASE)
            if (match := _VERSION.match(source.text, found.end()))
        }
        if not bare or said is None or not told:
            continue
        number = said.group(1)
        if not any(one == number or one.startswith(f"{number}.") for one in told):
            reason = f"the facts name {bare} {min(told)}"
            ids = tuple(f.id for f in source.facts if bare.lower() in f.text.lower())
            change = f"Say {bare} {min(told)}."
            yield Finding("tool", mention.span.start, said.end(), "contradicted", ids, reason, change)
