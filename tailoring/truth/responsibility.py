"""Checks who did it and in what part: verbs on an ordered scale, other people's work, sole credit, parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Frequency, Verbs, any_of, any_word, knowledge
from tailoring.truth.passages import Passage, Verb, canonical, passage

_ASSISTED, _CONTRIBUTED, _BUILT, _RAN, _OWNED, _LED = 1, 2, 3, 4, 5, 6


@dataclass(frozen=True, slots=True)
class _Deed:
    """A verb of the statement with the telling words it governs."""

    verb: Verb
    stems: frozenset[str]
    clause: tuple[int, int]


def check_responsibility(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each deed that the statement claims and the facts tell of."""
    data = knowledge(Verbs)
    sole = any_of(data.sole).search(statement.text)
    for deed in _deeds(statement):
        part = statement.part(deed.clause)
        if any_of(data.shared).search(part) or any_word(data.exposed_said).search(part):
            continue
        yield from _judged(deed, statement, source, alone=bool(sole))
    yield from _same_verb_of_others(statement, source)


def _deeds(statement: Passage) -> Iterator[_Deed]:
    for number, verb in enumerate(statement.verbs):
        if verb.level is None or verb.level < _CONTRIBUTED:
            continue
        clause = statement.clause_of(verb.at)
        last = clause[1]
        following = [other.at for other in statement.verbs[number + 1 :] if other.at < last]
        end = following[0] if following else last
        stems = statement.stems((verb.at + 1, end)) or statement.stems((clause[0], verb.at))
        if not stems and following:
            stems = statement.stems((verb.at + 1, last))
        if stems:
            yield _Deed(verb, stems, clause)


def _judged(deed: _Deed, statement: Passage, source: Source, *, alone: bool) -> Iterator[Finding]:
    word = statement.words[deed.verb.at]
    another = _anothers(deed, statement, source)
    if another:
        stem, where = another
        said = next((w.raw for w in statement.words if w.stem == stem), stem)
        reason = f"the facts give “{said}” to someone else: “{where.text}”"
        yield Finding("responsibility", word.start, word.end, "contradicted", (where.fact.id,), reason, f"Leave out the {said}.")
        return
    where = source.best(deed.stems)
    if where is None:
        return
    data = knowledge(Verbs)
    looked_on = any_of(data.exposure).search(where.text)
    held = 0 if looked_on else _level_in(where)
    level = deed.verb.level or 0
    owned = bool(any_of(data.ownership).search(where.tail))
    if held is not None and not owned and _too_high(level, held):
        verbs = data.levels[list(data.levels)[held]]
        reason = f"“{word.raw}” is more than the facts say: “{where.text}”"
        ask = f"Confirm that you {word.raw.lower()} it."
        yield Finding("responsibility", word.start, word.end, "unsupported", (where.fact.id,), reason, f"Say “{verbs[0]}” or the word of the fact.", ask)
    elif (part := _part_dropped(deed, statement, where)):
        reason = f"the facts say “{part}”"
        yield Finding("scope", word.start, word.end, "contradicted", (where.fact.id,), reason, f"Say “{part}”.")
    elif alone and not owned:
        reason = "no fact gives you the sole credit"
        yield Finding("scope", word.start, word.end, "unsupported", (where.fact.id,), reason, "Leave the sole credit out.")
    else:
        yield Finding("responsibility", word.start, word.end, "supported", (where.fact.id,))


def _too_high(level: int, held: int) -> bool:
    if held < _ASSISTED:
        return level >= _CONTRIBUTED
    if held == _ASSISTED:
        return level >= _BUILT
    if held == _CONTRIBUTED:
        return level >= _OWNED
    return level >= _LED and held == _BUILT


def _level_in(where: Evidence) -> int | None:
    """The highest responsibility of the person's own verbs in the sentence, None when it has no known verb."""
    levels = [verb.level for verb in where.passage.verbs if verb.level is not None]
    return max(levels) if levels else None


def _same_verb_of_others(statement: Passage, source: Source) -> Iterator[Finding]:
    """The very deed that the facts give to someone else: "the accountant filed them", "Dr Osei validated it"."""
    for one in source.evidence:
        doing = _others_verb(one)
        if doing is None:
            continue
        about = passage(one.fact.text).stems()
        for at, word in enumerate(statement.words):
            own = at == 0 or statement.words[at - 1].lower in {"and", "i", "who", "that", "then", "also", ","}
            clause = statement.clause_of(at)
            if word.stem == doing and own and (statement.stems(clause) - {doing}) & about and not _i_did(doing, source):
                reason = f"the facts give this to someone else: “{one.text}”"
                yield Finding("responsibility", word.start, word.end, "contradicted", (one.fact.id,), reason, f"Leave “{word.raw}” out.")
                return


def _others_verb(one: Evidence) -> str | None:
    """The stem of the verb that a sentence gives to another person, named right before it."""
    match = re.match(r"(?:(?:the|a|an|my|our) )?(?:\w+ )?(?P<who>[\w.]+(?: [A-Z]\w+)?) (?P<verb>\w+(?:ed|t)|ran|led|built|wrote|made|did|signs?|reads?|runs?|files?)\b", one.text)
    if not match:
        return None
    who = match.group("who")
    named = bool(re.match(r"(?:Dr|Mr|Mrs|Ms|Prof)\b", one.text)) or (who[0].isupper() and match.start("who") > 0)
    return canonical(match.group("verb").lower()) if named or who.lower() in knowledge(Verbs).others else None


def _i_did(stem: str, source: Source) -> bool:
    return any(one.passage.words and one.passage.words[0].stem == stem for one in source.evidence)


def _anothers(deed: _Deed, statement: Passage, source: Source) -> tuple[str, Evidence] | None:
    """A thing of the deed that the facts name only as someone else's work."""
    for stem in sorted(deed.stems):
        naming = [one for one in source.evidence if stem in one.stems]
        if not naming or len(naming) == len(source.evidence) > 1:
            continue
        if all(_is_anothers(one, stem) for one in naming):
            own = [one for one in source.evidence if len(deed.stems & one.stems) >= 2 and not _is_anothers(one, stem)]
            if not own or _is_object(deed, statement, stem):
                return stem, naming[0]
    return None


def _is_object(deed: _Deed, statement: Passage, stem: str) -> bool:
    """Whether the word is among the first things after the verb, not in a phrase behind them."""
    at = deed.verb.at + 1
    for word in statement.words[at : deed.clause[1]]:
        if word.lower in {"for", "at", "in", "on", "by", "with", "during", "to", "from", "within", "across", "through", "of"} and word.stem != stem:
            return False
        if word.stem == stem:
            return True
    return False


def _is_anothers(one: Evidence, stem: str) -> bool:
    """Whether the clause of the sentence that names the thing has someone else as its doer."""
    data = knowledge(Verbs)
    words = one.passage.words
    at = next((n for n, word in enumerate(words) if word.stem == stem and word.content), None)
    if at is None:
        return False
    first, last = _wide_clause(one.passage, at)
    text = one.passage.part((first, last))
    if any_of(data.others_cues).search(text) or any_of(data.others_cues).search(one.passage.part(one.passage.clause_of(at))):
        return True
    if any(verb.at == first for verb in one.passage.verbs) or words[first].lower in {"have", "has", "had", "was", "took"}:
        return False
    verbs = [verb for verb in one.passage.verbs if first < verb.at < last and verb.form in {"past", "s"} and verb.level is not None]
    verbs = [verb for verb in verbs if words[verb.at].lower != verb.base]
    if not verbs:
        return False
    subject = words[first : verbs[0].at]
    if not subject or any(word.lower in {"i", "we", "me", "my", "our", "which", "that"} for word in subject) or len(subject) > 6:
        return False
    if any(words[n].lower in {"i", "me"} for n in range(first, last)):
        return False
    return _is_person(one, subject[-1].lower, subject[0].raw) or any(word.lower in data.others for word in subject)


def _is_person(one: Evidence, last: str, first: str) -> bool:
    data = knowledge(Verbs)
    if last in data.others:
        return True
    return first[0].isupper() and first.isalpha() and last == first.lower() and first.lower() not in one.fact.employer.lower() and first.lower() not in _plain_openers()


def _plain_openers() -> frozenset[str]:
    return frozenset({"it", "this", "that", "these", "those", "there", "all", "both", "each", "every", "then", "only", "never", "also", "now", "took", "had", "was", "who"})


def _wide_clause(text: Passage, at: int) -> tuple[int, int]:
    """The clause of a word up to full stops, semicolons and commas; "that" and "with" do not end it."""
    words = text.words
    first = at
    while first and not re.search(r"[.;:,!?]", text.text[words[first - 1].end : words[first].start]):
        first -= 1
    last = at + 1
    while last < len(words) and not re.search(r"[.;:,!?]", text.text[words[last - 1].end : words[last].start]):
        last += 1
    return first, last


def _part_dropped(deed: _Deed, statement: Passage, where: Evidence) -> str:
    """The words for a part, when the fact makes the deed a part of the thing and the statement takes the whole."""
    part = re.search(r"\b(?:one|two|three|four|five|six|seven|some|most|part|half|a (?:third|quarter)|several|a few|sections?|\d+)(?: (?!years?|months?|weeks?|days?|hours?|kg|tonnes?)\w+)? of (?:the |my |our |its |an? |\d+ )(?:\w+ )?", where.text, re.IGNORECASE)
    if not part or any_of(knowledge(Frequency).part).search(statement.text):
        return ""
    rest = where.passage.stems((where.passage.word_at(part.end()), len(where.passage.words)))
    before = where.passage.stems((0, where.passage.word_at(part.start())))
    said = statement.stems(deed.clause)
    number = part.group().split()[0].lower()
    keeps = number in {word.lower for word in statement.words}
    return part.group().strip() if deed.stems & rest and not deed.stems & before and not keeps and said else ""
