"""Checks that a named thing that the facts only tell as met is not told as used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.clause_cuts import pieces_of
from tailoring.truth.deed_words import Titles
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.passages import Passage, Word, canonical, verb_forms
from tailoring.truth.qualification_words import Proficiency
from tailoring.truth.relation_words import WordLists

# Not `cut_at`: a label and what is said of it behind the colon are one: "Swift: one tutorial".
_MET_AT = re.compile(r"[,;] | and (?=[A-Z]\w* (?:at|in|on|for|through)\b)")
_BUILT = 3
# What follows tells of no use: "sold before I ran samples".
_NEVER = re.compile(r"\b(?:before (?:I|we|it|they)|but never|without ever|never|yet to)\b", re.IGNORECASE)
_SHORT = 3


def check_only_met(statement: Passage, source: Source) -> Iterator[Finding]:
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
        (p for p in pieces_of(one.text, _MET_AT) if re.search(rf"(?<!\w){re.escape(word.raw)}(?!\w)", p)),
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
        and verb.level >= _BUILT
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
