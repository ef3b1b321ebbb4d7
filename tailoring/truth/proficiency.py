"""Checks how well a language or a skill is said to be mastered against what the facts show of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Credentials, Proficiency, Titles, WordLists, any_of, knowledge
from tailoring.truth.modes import FIRST_LANGUAGE, held_in
from tailoring.truth.passages import Passage, Word, canonical, passage, verb_forms

_AROUND = 3
_HEAD_OF_TWO = 2
_WORKING = 3
_ADVANCED = 5
# What follows tells of no use: "sold before I ran samples".
_NEVER = re.compile(r"\b(?:before (?:I|we|it|they)|but never|without ever|never|yet to)\b", re.IGNORECASE)
_SHORT = 3
_NATIVE = 6
_FLUENT = re.compile(r"(?<!not )(?<!never )\b(?:fluent(?:ly)?|native|at home) (?:in|speaker)\b", re.IGNORECASE)
# Used ever since, wherever it was learnt.
_IN_USE = re.compile(
    r"\b(?:(?:work(?:s|ed|ing)?|liv(?:e|es|ed)|taught|teach(?:es)?) in it|us(?:e|es|ed|ing) it|speak(?:s|ing)? it"
    r"|spoke it) (?:every day|daily|at work|all day|for work|most days|weekly|every week|on the job|since)\b",
    re.IGNORECASE,
)
# Spoken with the family; of a tool it tells of a pastime.
_AT_HOME = re.compile(r"\bat home\b", re.IGNORECASE)
_TWO_TONGUES = frozenset({"bilingual", "bilingually"})
# Levels of a language course by number, on the scale of the data file.
_SPEAKS = re.compile(r"\b(?:speaks?|speakers?|spoken|speaking)\b", re.IGNORECASE)
_NUMBERED = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 5}


def check_proficiency(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each level that the statement gives to something the facts name."""
    yield from _only_met(statement, source)
    for word, said, start, end in _claims(statement, source):
        where = _evidence_of(word, source)
        told = held_in(word.lower, source) if word.lower in knowledge(Proficiency).languages else None
        if where is None or (told is not None and told.ways):
            # Which way a language is mastered is judged by itself.
            continue
        if statement.text[start:end].lower() in _TWO_TONGUES and _in_two_tongues(source):
            continue
        held = _level_in(where, word)
        if statement.text[start:end].lower() in _TWO_TONGUES and (held or 0) >= _ADVANCED and _fluent_in_two(where):
            continue
        if said == _WORKING and _SPEAKS.search(where.text) and _SPEAKS.search(statement.text):
            continue
        text = statement.text[start:end]
        known = "unknown" if held is None else str(held)
        if held is not None and text.lower() in knowledge(Proficiency).words and _says_the_word(text, where):
            held = max(held, said)
        if (held is None and said < _ADVANCED) or (held is not None and said <= held):
            yield Finding("language", start, end, "supported", (where.fact.id,))
        elif held is None:
            reason = f"no fact says how well you know {word.raw}"
            yield Finding(
                "language",
                start,
                end,
                "unsupported",
                (where.fact.id,),
                reason,
                f"Leave “{text}” out.",
                f"Confirm: {text} {word.raw}",
            )
        else:
            reason = f"“{text}” goes beyond “{where.text}” (level {known} of 6)"
            yield Finding(
                "language", start, end, "contradicted", (where.fact.id,), reason, "Give the level of the facts."
            )


def _says_the_word(text: str, where: Evidence) -> bool:
    """Whether a fact itself rates with this word, and does not deny it."""
    found = re.search(rf"\b{re.escape(text)}\b", where.text, re.IGNORECASE)
    return bool(found) and not re.search(
        r"\b(?:not|never|no|n['’]t|nor|without|hardly|almost|from)\b", where.text[: found.start()] if found else ""
    )


def _fluent_in_two(where: Evidence) -> bool:
    """Whether a fact calls the person fluent in each of two languages."""
    named = {word.lower for word in passage(where.tail).words} & knowledge(Proficiency).languages
    return len(named) > 1 and _FLUENT.search(where.tail) is not None


def _in_two_tongues(source: Source) -> bool:
    """Whether a sentence of the facts tells of work in two languages without rating them."""
    data = knowledge(Proficiency)
    return any(
        len({word.lower for word in one.passage.words} & data.languages) > 1
        and one.passage.verbs
        and not any(word.lower in data.words for word in one.passage.words)
        and not any_of(data.first_steps).search(one.text)
        for one in source.evidence
    )


def _only_met(statement: Passage, source: Source) -> Iterator[Finding]:
    """A tool that the facts tell of only as met (a course, a demonstration), told as used."""
    data = knowledge(Proficiency)
    for word in statement.words:
        if (
            not word.capital
            or not word.start
            or len(word.raw) < 3
            or word.lower in data.languages
            or word.raw in knowledge(WordLists).capitals
        ):
            continue
        clause = statement.clause_of(statement.word_at(word.start))
        naming = [one for one in source.evidence if re.search(rf"(?<!\w){re.escape(word.raw)}(?!\w)", one.text)]
        if not naming or any(other.lower in data.met_said for other in statement.words[clause[0] : clause[1]]):
            continue
        if re.search(
            rf"\b{re.escape(word.raw)}\b", " ".join(f"{one.fact.employer} {one.fact.role}" for one in source.evidence)
        ):
            continue
        if not source.taxonomy.find(word.raw) and all(_is_attribute(one, word) for one in naming):
            continue
        if all(_met(one, word, statement) for one in naming) and _claims_use(statement, clause, word):
            reason = f"{word.raw} was only met: “{naming[0].text}”"
            yield Finding(
                "tool", word.start, word.end, "contradicted", (naming[0].fact.id,), reason, f"Leave {word.raw} out."
            )
            return


def _is_attribute(one: Evidence, word: Word) -> bool:
    """Whether a name says where a thing is: "the Leeds office"."""
    return bool(re.search(rf"\b(?:the|our|its|their) {re.escape(word.raw)} [a-z]", one.text))


def _met(one: Evidence, word: Word, statement: Passage) -> bool:
    part = next(
        (
            p
            for p in re.split(r"[,;] | and (?=[A-Z]\w* (?:at|in|on|for|through)\b)", one.text)
            if re.search(rf"(?<!\w){re.escape(word.raw)}(?!\w)", p)
        ),
        one.text,
    )
    cue = any_of(knowledge(Proficiency).met).search(part)
    used = re.search(r"\bI\b", one.tail[len(one.text) :])
    if cue is None or used or cue.group().lower() in statement.text.lower():
        return False
    unused = _NEVER.search(one.text)
    made = any(
        (unused is None or one.passage.words[verb.at].end <= unused.start())
        and one.passage.words[verb.at].lower not in cue.group().lower()
        and verb.level is not None
        and verb.level >= _WORKING
        and (not verb.base.endswith("ed") or verb.base in verb_forms())
        for verb in one.passage.verbs
    )
    if made:
        return False
    # What was met may be told as met in another form of the word: "shadowing" for "shadowed".
    telling = {canonical(one.lower()) for one in re.findall(r"\w+", cue.group()) if len(one) > _SHORT}
    return not telling & {other.stem for other in statement.words}


def _claims_use(statement: Passage, clause: tuple[int, int], word: Word) -> bool:
    """Whether the tool is named as a means of the work: in Revit, with Blender, of Trados and memoQ."""
    first = clause[0]
    if first and not any(clause[0] <= verb.at < clause[1] for verb in statement.verbs):
        # An item of a list: "with levels, a total station and GNSS".
        first = statement.clause_of(first - 1)[0]
    before = [other.lower for other in statement.words[first : clause[1]] if other.end < word.start]
    behind = re.match(r"(?:[-,]? (?:and )?\w+)?[- ](\w+)", statement.text[word.end :])
    if behind and behind.group(1).lower() in knowledge(Titles).heads:
        return True
    return bool(
        {"in", "with", "using", "of", "through", "on", "across", "by", "via", "use", "uses", "used"} & set(before[-5:])
    ) or any(verb.level is not None for verb in statement.verbs if clause[0] <= verb.at < clause[1])


def _claims(statement: Passage, source: Source) -> Iterator[tuple[Word, int, int, int]]:
    """The rated things with the level claimed and the place of the words that claim it."""
    data = knowledge(Proficiency)
    seen: set[int] = set()
    named = [(one.span.start, one.span.end) for one in source.mentions_in(statement.text) if one.credential]
    for at, word in enumerate(statement.words):
        level = data.words.get(word.lower)
        if level is None or level < _WORKING or (word.capital and word.start) or _is_no_level(statement, at):
            continue
        if any(start <= word.start < end for start, end in named):
            # "Advanced life support provider": the level is part of the name.
            continue
        thing = _thing_near(statement, at)
        for one in [] if thing is None else [thing, *_listed_with(statement, thing)]:
            if one not in seen:
                seen.add(one)
                yield statement.words[one], level, word.start, word.end
    for at in _before_a_head(statement, source):
        if at not in seen:
            seen.add(at)
            yield statement.words[at], _WORKING, statement.words[at].start, statement.words[at].end
    for at, word in enumerate(statement.words):
        sign = word.raw == "Sign" and at + 1 < len(statement.words) and statement.words[at + 1].lower == "language"
        if (
            (word.lower in data.languages or sign)
            and at not in seen
            and (_is_used(statement, at) or _speaking(statement, at))
        ):
            yield word, _WORKING, word.start, word.end


def _before_a_head(statement: Passage, source: Source) -> Iterator[int]:
    """The named things that stand before the head of a title: a Java and Kotlin developer."""
    heads = knowledge(Titles).heads | knowledge(Titles).descriptions
    for at, word in enumerate(statement.words):
        clause = statement.clause_of(at)
        if {other.lower for other in statement.words[clause[0] : clause[1]]} & knowledge(Credentials).keeping:
            # "Booked on an MOT tester's course": no such tester yet.
            continue
        if word.lower in heads and at and statement.words[at - 1].capital and not word.capital:
            if source.taxonomy.find(statement.words[at - 1].raw) and at > 1:
                yield at - 1
            if (
                at > _HEAD_OF_TWO
                and statement.words[at - 2].lower == "and"
                and source.taxonomy.find(statement.words[at - 3].raw)
            ):
                yield at - 3


def _listed_with(statement: Passage, thing: int) -> Iterator[int]:
    """The named things that stand in one list behind a rated one: strong Scala and Python."""
    at = thing
    while at + 1 < len(statement.words):
        gap = statement.text[statement.words[at].end : statement.words[at + 1].start]
        step = 1 if gap in {", ", "/"} else 2 if gap == " " and statement.words[at + 1].lower == "and" else 0
        at += step
        if not step or at >= len(statement.words) or not statement.words[at].capital:
            return
        yield at


def _is_no_level(statement: Passage, at: int) -> bool:
    """Whether “working” is the verb, as in working with Excel, or “master” the degree: a master's in History."""
    behind = statement.text[statement.words[at].end :]
    if statement.words[at].lower == "master" and re.match(r"['’]s\b| of (?=[A-Z])", behind):
        return True
    return statement.words[at].lower == "working" and bool(
        re.match(r" (?:in|with|through|on|at|for|towards?|from|as|across|under|to|and|alongside|within)\b", behind)
    )


def _thing_near(statement: Passage, at: int) -> int | None:
    """The named thing that a level word rates: "advanced Dutch", "fluent in Russian", "Polish (native)"."""
    languages = knowledge(Proficiency).languages
    for other in [*range(at + 1, min(at + 2 + _AROUND, len(statement.words))), *range(at - 1, max(-1, at - 2), -1)]:
        between = statement.text[
            min(statement.words[at].end, statement.words[other].end) : max(
                statement.words[at].start, statement.words[other].start
            )
        ]
        if re.search(r"[;.,]|\b(?:and|with|who|for|at|experience)\b", between):
            continue
        word = statement.words[other]
        if word.lower in languages or (word.capital and other and statement.words[other].start):
            return other
    return None


def _speaking(statement: Passage, at: int) -> bool:
    """Whether one calls oneself a speaker: “Norwegian-speaking”, “a Welsh speaker”."""
    behind = re.match(r"[- ]speak(?:ing|ers?)\b(?: (?P<who>\w+))?", statement.text[statement.words[at].end :])
    if not behind:
        return False
    who = (behind.group("who") or "").lower()
    # "Somali-speaking tenants" speaks of others, "Somali-speaking nurse" of oneself.
    return not who or who in knowledge(Titles).heads or who in knowledge(Titles).descriptions or not who.endswith("s")


def _is_used(statement: Passage, at: int) -> bool:
    """Whether the language is used for work: “explains faults in Polish”, “speaks Polish”."""
    first = max(0, at - 3)
    lead = [word.lower for word in statement.words[first:at]]
    if lead and lead[-1] in {"speaks", "speak", "spoke", "speaking"}:
        return True
    clause = statement.sentence_of(at)
    uses = {canonical(word) for word in knowledge(Proficiency).uses}
    return "in" in lead and any(word.stem in uses for word in statement.words[clause[0] : at])


def _evidence_of(word: Word, source: Source) -> Evidence | None:
    naming = [
        one for one in source.evidence if re.search(rf"(?<!\w){re.escape(word.raw)}(?!\w)", one.text, re.IGNORECASE)
    ]
    rated = [one for one in naming if _level_in(one, word) is not None]
    if rated:
        return max(rated, key=lambda one: _level_in(one, word) or 0)
    return naming[0] if naming else None


def _level_in(where: Evidence, word: Word) -> int | None:
    """The level that the facts show, None when they show none."""
    data = knowledge(Proficiency)
    text = _about(where.tail, word)
    in_use = _IN_USE.search(text)
    told = _AT_HOME.sub(" ", text) if word.lower in data.languages else text
    first_steps = bool(any_of(data.first_steps).search(told)) and not (
        in_use or _FLUENT.search(text) or FIRST_LANGUAGE.search(text)
    )
    some = re.search(r"\bsome (?:[a-z]+ )?[A-Z]", text)
    words = [w for w in re.findall(r"[\w'-]+", text.lower()) if w in data.words and (w != "some" or some)]
    numbered = re.search(r"\blevel (?P<level>\d)\b", text, re.IGNORECASE)
    words += [numbered.group().lower()] if numbered else []
    rated = [_NUMBERED[int(numbered.group("level"))]] if numbered and int(numbered.group("level")) in _NUMBERED else []
    rated += [_WORKING] if in_use else []
    rated += [_NATIVE] if FIRST_LANGUAGE.search(text) else []
    rated += [
        data.words[w]
        for w in words
        if w in data.words and not (first_steps and data.words[w] in {2, 3, 4} and w in {"good", "working"})
    ]
    if any(w in text.lower().split() for w in data.denials) and first_steps:
        return 1
    if first_steps:
        return 1 if not rated else min(max(rated), 3)
    return max(rated) if rated else None


def _without_other_tongues(text: str, word: Word) -> str:
    """The text without the pieces behind a semicolon that name another language and not this one."""
    languages = knowledge(Proficiency).languages
    kept: list[str] = []
    for piece in re.split(r"(?<=;)\s+", text):
        named = set(re.findall(r"\w+", piece.lower())) & languages
        if not named or word.lower in named:
            kept.append(piece)
    return " ".join(kept) or text


def _about(text: str, word: Word) -> str:
    """The sentence part about this thing: up to a full stop, or a semicolon that names another language."""
    parts = re.split(r"(?<=[.!?])\s+", text)
    naming = [part for part in parts if re.search(rf"(?<!\w){re.escape(word.raw)}(?!\w)", part, re.IGNORECASE)]
    return _without_other_tongues(" ".join(naming or parts), word)
