"""Checks that a tool told as used was the writer's own to use, at that job and for that purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tailoring.skills.concepts import Mention
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Limits, Tools, WordLists, any_of, any_word, knowledge
from tailoring.truth.others import is_anothers
from tailoring.truth.passages import Passage, passage, verb_forms

_NAMED = re.compile(r"[A-Z][\w+#.-]*\w(?: [A-Z][\w+#-]*)*|\b[A-Z]\b(?! ?[&.'’])")
_BY_WAY_OF = r"\b(?:in|with|using|on|via|through|from)"
_PARTED = re.compile(r"[,;:.](?:\s|$)|\s(?:and|but|while|then)\s")
_VERSION = re.compile(r"(?: |-|/)?v?(\d+(?:\.\d+)*)(?![\w%,])(?! (?!and\b|or\b|to\b|for\b|in\b|on\b|with\b|at\b|as\b)[a-z])")
_LEAST = 2
_SHORT = 2
# How much of a deed a sentence has to tell to be its source.
_MOST = 0.5


def check_tool_use(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each tool that the facts name, but give to others, to a look, a plan, another job or purpose."""
    for start, end, forms in _tools(statement, source):
        naming = [one for one in source.evidence if any(_stands(form, one.text) for form in forms)]
        if not naming:
            continue
        said = statement.part(statement.sentence_of(statement.word_at(start)))
        name = statement.text[start:end]
        reason = (
            _not_mine(said, forms, naming)
            or _of_another_job(statement, forms, naming, source)
            or _for_another_purpose(statement, start, forms, naming, source)
        )
        if reason:
            told = f"{reason}: “{naming[0].text}”"
            change = f"Say how you stood to {name}, or leave it out."
            yield Finding("tool", start, end, "contradicted", (naming[0].fact.id,), told, change)
    yield from _versions(statement, source)


def _tools(statement: Passage, source: Source) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The tools that a statement names, with the forms under which the facts name them."""
    taken: list[tuple[int, int]] = []
    for mention in source.mentions_in(statement.text):
        concept = source.taxonomy.concepts.get(mention.concept_id)
        if mention.credential or concept is None or concept.kind != "tool":
            continue
        same = {named.text for named, _ in source.mentions if named.concept_id == mention.concept_id}
        start, end = mention.span.start, mention.span.end
        taken.append((start, end))
        if same and not _is_common(mention, concept.name):
            yield start, end, tuple(sorted(same))
    homes = " ".join(f"{fact.employer} {fact.role}" for fact in source.facts)
    for match in _NAMED.finditer(statement.text):
        start, end = match.span()
        name = match.group()
        opens = not statement.text[:start].strip() or statement.text[:start].rstrip()[-1] in ".:;!?"
        if opens or any(s < end and start < e for s, e in taken) or _stands(name, homes):
            continue
        if name in knowledge(WordLists).capitals or not _as_tool(statement.text, start):
            continue
        if any(_stands(name, one.text) for one in source.evidence):
            yield start, end, (name,)


def _is_common(mention: Mention, name: str) -> bool:
    """Whether the tool goes by a common noun: a spreadsheet."""
    return name == name.lower() or (mention.text == mention.text.lower() and mention.text in verb_forms())


def _as_tool(text: str, start: int) -> bool:
    """Whether the words before a name tell of a use: in, with, operates a."""
    before = re.findall(r"[\w'’]+", text[:start])
    return bool(before) and before[-1].lower() in knowledge(Tools).using


@lru_cache(maxsize=4096)
def _stands(name: str, text: str) -> bool:
    flags = re.IGNORECASE if len(name) > _SHORT else re.NOFLAG
    return bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w])", text, flags))


def _not_mine(said: str, forms: Sequence[str], naming: Sequence[Evidence]) -> str:
    """Why none of the sentences that name the tool tells that the writer used it, "" when one may."""
    reason = ""
    for one in naming:
        form = next(form for form in forms if _stands(form, one.text))
        found = _standing(one, form)
        if not found or any_word(knowledge(Tools).taken_up).search(one.tail):
            return ""
        why, keeping = found
        if any_word(keeping).search(said) or any_of(knowledge(Limits).unrealised).search(said):
            return ""
        reason = reason or why
    return reason


def _standing(one: Evidence, form: str) -> tuple[str, frozenset[str]] | None:
    """How the sentence tells of a tool that was not the writer's, with the words of a rewrite that keep to it."""
    for text in dict.fromkeys((one.text, one.tail)):
        masked = _masked(form, text)
        for standing in knowledge(Tools).standings:
            if any_of(standing.cues).search(masked):
                return standing.reason, standing.keeping
    group = next(iter(knowledge(Tools).standings[-1:]))
    stems = [word.stem for word in passage(form).words]
    if stems and is_anothers(one, stems[-1]):
        return group.reason, group.keeping
    return None


@lru_cache(maxsize=2048)
def _masked(form: str, text: str) -> str:
    return re.sub(rf"(?<![\w-]){re.escape(form)}(?![\w])", "NAME", text, flags=re.IGNORECASE)


def _of_another_job(statement: Passage, forms: Sequence[str], naming: Sequence[Evidence], source: Source) -> str:
    """Why a tool of one employer does not belong to the work at another that the statement names."""
    employers = {fact.employer for fact in source.facts if fact.employer}
    said = {name for name in employers if re.search(rf"\b{re.escape(name)}\b", statement.text)}
    theirs = {one.fact.employer for one in naming}
    if not said or "" in theirs or said & theirs:
        return ""
    return f"it was used at {sorted(theirs)[0]}"


def _for_another_purpose(
    statement: Passage, start: int, forms: Sequence[str], naming: Sequence[Evidence], source: Source
) -> str:
    """Why a tool does not belong to the deed: the facts tell the deed with another tool, and this one of other deeds."""
    at = statement.word_at(start)
    if not re.search(rf"(?:{_BY_WAY_OF}|\b(?:wrote|writes?|writing)) (?:an? |the )?$", statement.text[:start]):
        return ""
    first = max((m.end() for m in _PARTED.finditer(statement.text) if m.end() <= start), default=0)
    deed = statement.stems((statement.word_at(first), at))
    after = re.match(r"(?: that| which| to)( [^,;.]*)", statement.text[statement.words[at].end :])
    deed |= passage(after.group(1)).stems() if after else frozenset()
    names = frozenset(stem for form in forms for stem in passage(form).stems())
    deed -= names
    if len(deed) < _LEAST:
        return ""
    held = [part for one in naming for part in _parts(one.text) if any(_stands(form, part) for form in forms)]
    if any(deed & passage(part).stems() for part in held):
        return ""
    for one in source.evidence:
        for part in _parts(one.text):
            shared = deed & passage(part).stems()
            other = re.search(rf"(?:{_BY_WAY_OF}|\b[Ww](?:rote|rites?)) (?:an? |the )?([A-Z][\w+#.-]*\w)", part)
            if len(shared) >= max(_LEAST, _MOST * len(deed)) and other and part not in held:
                return f"that was done with {other.group(1)}"
    return ""


@lru_cache(maxsize=2048)
def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in _PARTED.split(text) if part.strip())


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
            reason = f"the facts name {bare} {sorted(told)[0]}"
            ids = tuple(f.id for f in source.facts if bare.lower() in f.text.lower())
            change = f"Say {bare} {sorted(told)[0]}."
            yield Finding("tool", mention.span.start, said.end(), "contradicted", ids, reason, change)
