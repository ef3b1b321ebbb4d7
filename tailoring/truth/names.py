"""Checks named things: tools, employers, places, credentials and products stand in the facts, by name or alias."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.resume import ClaimKind
from tailoring.skills.concepts import Mention
from tailoring.skills.normalise import fold_word
from tailoring.truth.addressee import addressed
from tailoring.truth.credential_names import named_otherwise
from tailoring.truth.deed_words import Titles
from tailoring.truth.degrees import degree_held
from tailoring.truth.evidence import Source, SourceFact
from tailoring.truth.findings import Finding
from tailoring.truth.kinds import kind_of_named, shortens, words_of
from tailoring.truth.knowledge import knowledge
from tailoring.truth.makers import tells_a_product, tells_its_kind
from tailoring.truth.name_words import (
    ACRONYM,
    abbreviated,
    capital_runs,
    coded_words,
    missing_words,
    spells_out,
)
from tailoring.truth.passages import Passage, Word, canonical, passage, verb_forms
from tailoring.truth.qualification_words import Credentials, Proficiency
from tailoring.truth.relation_words import WordLists

_WAYS = frozenset({"method", "skill", "knowledge"})
_GRADE = re.compile(r"[ivx]+|\d")


def check_names(statement: Passage, source: Source) -> Iterator[Finding]:
    """One finding for each named thing; a name that the reader of a letter bears is left out."""
    judged: list[tuple[int, int]] = []
    for mention in source.mentions_in(statement.text):
        finding = _mention(mention, statement, source) or _way(mention, source)
        if finding:
            judged.append((finding.start, finding.end))
            yield finding
    for first, last in capital_runs(statement):
        start, end = statement.words[first].start, statement.words[last - 1].end
        if any(s < end and start < e for s, e in judged):
            continue
        if kind_of_named(statement.text[start:end], source) or _is_told_in_words(statement.text[start:end], source):
            yield Finding("tool", start, end, "supported", source.ids())
            continue
        missing = missing_words(statement, first, last, source)
        if not missing:
            yield Finding("text", start, end, "supported", source.ids())
        elif not addressed(statement, start):
            name = " ".join(word.raw for word in missing)
            yield Finding(
                _kind_of(missing[0]),
                missing[0].start,
                missing[-1].end,
                "unsupported",
                (),
                f"“{name}” stands in no fact",
                f"Leave “{name}” out.",
            )
    for word in coded_words(statement, source):
        if not any(s <= word.start < e for s, e in judged):
            reason, change = f"“{word.raw}” stands in no fact", f"Leave “{word.raw}” out."
            yield Finding("tool", word.start, word.end, "unsupported", (), reason, change)


def _way(mention: Mention, source: Source) -> Finding | None:
    """The finding on the name of a method or a field that no fact names: it may be told there in other words."""
    if mention.text == mention.text.lower() or not _is_told_in_words(mention.text, source):
        return None
    return Finding("text", mention.span.start, mention.span.end, "supported", source.ids())


def _is_told_in_words(name: str, source: Source) -> bool:
    """Whether a name is that of a method or a field, of which the facts may tell in other words: FIFO, KYC, HACCP.

    What was used, held or worked for has a name of its own; how a thing was done has not.
    """
    concept = source.taxonomy.concepts.get(source.taxonomy.find(name) or "")
    return concept is not None and concept.kind in _WAYS


def _kind_of(word: Word) -> ClaimKind:
    return "language" if word.lower in knowledge(Proficiency).languages else "tool"


def _mention(mention: Mention, statement: Passage, source: Source) -> Finding | None:
    """A concept or credential of the taxonomy: the same, or a broader one than a fact names."""
    span = (mention.span.start, mention.span.end)
    if mention.text.startswith("a "):
        return None
    kind: ClaimKind = "credential" if mention.credential else "tool"
    holding = [fact.id for named, fact in source.mentions if _covers(mention, statement.text, named, fact, source)]
    if holding:
        return Finding(kind, *span, "supported", tuple(dict.fromkeys(holding)))
    # The figures of a standard are part of its name: BS 7671.
    numbered = any(letter.isdigit() for letter in mention.text) and _stands_in_text(mention.text, source)
    numbered = numbered or tells_a_product(statement.text, *span, source)
    numbered = numbered or (kind == "tool" and tells_its_kind(mention.text, source))
    if numbered or _is_a_degree_held(mention, source) or kind_of_named(mention.text, source):
        return Finding(kind, *span, "supported", source.ids())
    shortened = any(shortens(known, mention.text.lower()) for known in words_of(source))
    if shortened or _stands_in_text(mention.text, source) or not _is_proper(mention, statement, source):
        return None
    run = next((one for one in capital_runs(statement) if _within(mention, statement, one)), None)
    otherwise = mention.credential and named_otherwise(mention.text, source)
    if otherwise or addressed(statement, mention.span.start) or (run and abbreviated(statement, *run, source)):
        return None
    sibling = next((named.text for named, _ in source.mentions if _siblings(mention, named, source)), "")
    name = mention.text
    change = f"Say {sibling} instead of {name}." if sibling else f"Leave “{name}” out."
    reason = f"“{name}” stands in no fact" + (f"; they name {sibling}" if sibling else "")
    return Finding(kind, *span, "unsupported", (), reason, change)


def _is_a_degree_held(mention: Mention, source: Source) -> bool:
    """Whether a degree is named by its level, of which the facts hold one: "a degree", a master's in their field."""
    if not mention.credential:
        return False
    a_degree = re.match(r"degree\b", mention.text, re.IGNORECASE) and degree_held("degree", source)
    return bool(a_degree) or (degree_held(mention.text, source) and _field_stands(mention.text, source))


def _field_stands(name: str, source: Source) -> bool:
    """Whether the field of a degree named by its level stands in the facts: a master's degree in statistics."""
    plain = knowledge(Credentials).levels | knowledge(Credentials).generic
    field = {stem for stem in passage(name).stems() if stem not in {canonical(word) for word in plain}}
    return field <= source.stems


def _within(mention: Mention, statement: Passage, run: tuple[int, int]) -> bool:
    first, last = statement.words[run[0]], statement.words[run[1] - 1]
    return first.start <= mention.span.start and mention.span.end <= last.end


def _graded(mention: Mention, text: str) -> str:
    """The mention with the grade that stands right behind it: "PSPO II", "AAT Level 4"."""
    if text[mention.span.start : mention.span.end] != mention.text:
        return mention.text
    more = re.match(r"[ -](?:Level \d|[IVX]+|\d)\b", text[mention.span.end :])
    return mention.text + (more.group() if more else "")


def _covers(said: Mention, text: str, named: Mention, fact: SourceFact, source: Source) -> bool:
    """Whether a fact names the same thing or a kind of it."""
    if said.concept_id == named.concept_id:
        return not said.credential or _same_level(_graded(said, text), _graded(named, fact.text))
    taxonomy = source.taxonomy
    if said.concept_id in taxonomy.ancestors(named.concept_id):
        return True
    concept, wider = taxonomy.concepts.get(named.concept_id), taxonomy.concepts.get(said.concept_id)
    if not concept or not wider:
        return False
    return concept.class_id == wider.id or (concept.family == wider.family and wider.id in source.categories)


def _same_level(said: str, named: str) -> bool:
    """Aliases of one credential may be of different levels; those named must agree."""
    levels = knowledge(Credentials).levels
    first, second = (
        {w for w in re.findall(r"\w+", text.lower()) if w in levels or _GRADE.fullmatch(w)} for text in (said, named)
    )
    return not first or not second or first == second


def _siblings(said: Mention, named: Mention, source: Source) -> bool:
    first, second = (source.taxonomy.concepts.get(one.concept_id) for one in (said, named))
    return bool(first and second and first.class_id and first.class_id == second.class_id)


def _stands_in_text(name: str, source: Source) -> bool:
    words = [fold_word(word) for word in re.findall(r"[\w+#]+", name)]
    have = {fold_word(word) for word in words_of(source)} | words_of(source)
    data = knowledge(Credentials)
    idle = data.claiming | data.generic | knowledge(WordLists).vendors | data.open_forms | {"level", "standard"}
    idle |= knowledge(WordLists).stop
    named = [word for word in words if word not in idle]
    telling = named or [word for word in words if word in data.generic] or words
    return all(word in have or (word in _capitals(name) and spells_out(word, source)) for word in telling)


def _capitals(name: str) -> frozenset[str]:
    """The words of a name written in capitals alone, in lower case."""
    return frozenset(word.lower() for word in re.findall(r"[\w+#]+", name) if ACRONYM.fullmatch(word))


def _is_proper(mention: Mention, statement: Passage, source: Source) -> bool:
    """Whether the thing is named as a thing: a product or credential, or written with capitals of its own."""
    text = mention.text
    if mention.credential:
        return any(letter.isupper() for letter in text) and not (
            _is_title(text) and _stands_as_title(mention, statement)
        )
    concept = source.taxonomy.concepts.get(mention.concept_id)
    if concept and concept.kind in _WAYS and (text.isupper() or not text.istitle()):
        return False
    inner = text[1:] != text[1:].lower()
    opens = mention.span.start == 0 or statement.text[: mention.span.start].rstrip().endswith((".", ":", ";"))
    capital = text[0].isupper() and not (opens and not inner)
    if inner and text in knowledge(WordLists).capitals:
        return False
    product = bool(concept and concept.kind == "tool" and concept.name != concept.name.lower() and concept.class_id)
    return capital or (product and text[0].isupper() and text.lower() not in verb_forms())


def _stands_as_title(mention: Mention, statement: Passage) -> bool:
    """Whether it opens the statement or follows "as", where the check of titles judges it."""
    before = statement.text[: mention.span.start].rstrip().lower()
    return not before or before.endswith((".", " as", " as a", " as an"))


def _is_title(text: str) -> bool:
    titles = knowledge(Titles)
    return text.rsplit(maxsplit=1)[-1].lower() in titles.heads and not text.isupper()
