"""Checks absolutes (all, every, company-wide) and the reach of what was done against what the facts say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.passages import Passage, Word, passage
from tailoring.truth.quantity_words import Frequency
from tailoring.truth.recurrence import inside_recurrence
from tailoring.truth.shares import inside_share
from tailoring.truth.wholes import EXCEPT, NOT_ALL, told_otherwise

_NOUNS = 5
_WIDE = 2
_PHRASE = 11
_IN_SO_MANY = re.compile(r"\b(?:in|out of|of) $", re.IGNORECASE)
_A_NUMBER = re.compile(
    r" (?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand)\b)", re.IGNORECASE
)
_RELATIVE = re.compile(r" (?:I|we|you|they|it|that|there)\b")
# "Nine hours all told", "all under my management": the all of a sum, and of a spell that is the writer's own.
_NO_WHOLE = re.compile(
    r" (?:told|in all|along|round|the (?:more|better|while|same)|(?:under|during|in|within|on|with) my)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:every|each)(?: single)? one\b(?! of (?!them\b|whom\b|which\b|these\b|those\b))"
    r"|all(?: of (?:them|which|whom|these|those))?,? "
    r"(?:since|now|still|later|then|were|was|are|of them|of which|of whom|being"
    r"|\w+ed|done|made|sold|sent|kept|built)\b",
    re.IGNORECASE,
)
# "The three other physiotherapists": with the person, every one.
_THE_OTHERS = re.compile(
    r"(?<!of )\b(?:the|my|our) (?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten) )?other"
    r"(?: (?:\d+|two|three|four|five|six|seven|eight|nine|ten))? (?P<noun>[a-z]+s)\b(?! (?:still|kept|stayed))",
    re.IGNORECASE,
)
# "Booked the 33 supporting acts": all of them.
_THE_SO_MANY = re.compile(
    r"(?<!of )(?<!in )\bthe (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?P<noun>(?: [a-z-]+)? [a-z]+s)\b",
    re.IGNORECASE,
)
_RATED = re.compile(r"\d[\d.,]*(?: \w+)? (?:a|an|per) (?P<noun>[a-z]+)\b")
SPELLS = frozenset(
    {"day", "night", "week", "month", "year", "morning", "evening", "hour", "quarter", "term", "shift", "season"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
# "Nobody else taught it": all of the teaching.
_ALONE_AT_IT = re.compile(
    r"\b(?:nobody else|no one else|no-one else|no other \w+|single-handed\w*|on my own)\b", re.IGNORECASE
)
# "Every account that was still trading": not every account.
_RESTRICTED = re.compile(r" (?:that|who|which) (?:was|were|is|are|had|has|have|still|needed|wanted)\b", re.IGNORECASE)
# "I call on all of them": the whole of what the sentence before names.
_OF_THEM = re.compile(r"\b(?:all|each|every one|both) of (?:them|these|those)\b|(?:^|[.;:] )(?:All|Each) (?:are|is)\b")
WHOLE = re.compile(
    r"\b(?:all|every|each|whole|entire|only|always|both|full|throughout|everyone|everything|100%|never|any)\b",
    re.IGNORECASE,
)


def check_absolutes(statement: Passage, source: Source) -> Iterator[Finding]:
    """Findings for absolutes and for how far the statement reaches."""
    yield from _absolutes(statement, source)
    yield from _reach(statement, source)
    yield from _spread(statement, source)


def _absolutes(statement: Passage, source: Source) -> Iterator[Finding]:
    strong = knowledge(Frequency).strong
    for at, word in enumerate(statement.words):
        if word.lower not in strong or inside_share(statement.text, word.start):
            continue
        if inside_recurrence(statement.text, word.start) or _is_no_whole(statement, at):
            continue
        if NOT_ALL.match(statement.text, word.start):
            continue
        nouns = _nouns(statement, at)
        if not nouns or _RESTRICTED.match(statement.text, nouns[-1].end):
            continue
        if _told_whole(statement, at, nouns, source) or _whole_in_context(statement, at, source):
            yield Finding("scope", word.start, word.end, "supported", source.ids())
        elif not (EXCEPT.search(statement.text) and any(EXCEPT.search(one.text) for one in source.evidence)):
            reason = f"no fact says “{statement.text[word.start : nouns[0].end]}”"
            change = f"Leave “{word.raw}” out."
            yield Finding("scope", word.start, nouns[0].end, "unsupported", (), reason, change)


def _told_whole(statement: Passage, at: int, nouns: list[Word], source: Source) -> bool:
    """Whether the facts tell the whole that is claimed."""
    return (
        (_stands_alone(statement, at) and _whole_of_best(statement, at, source))
        or any(_whole_of(nouns, one) for one in source.evidence)
        or any(_ALONE_AT_IT.search(one.text) and _speaks_of(nouns, one) for one in source.evidence)
        or told_otherwise(statement, at, source)
    )


def _speaks_of(nouns: list[Word], one: Evidence) -> bool:
    """Whether a sentence names most of the things."""
    told = one.stems | one.home
    return nouns[0].stem in told or 2 * sum(word.stem in told for word in nouns) >= len(nouns)


def _is_no_whole(statement: Passage, at: int) -> bool:
    """Whether it is the every of "nine in every ten", or the all of "all I needed"."""
    text, word = statement.text, statement.words[at]
    return bool(
        (_IN_SO_MANY.search(text[: word.start]) and _A_NUMBER.match(text, word.end))
        or (word.lower == "all" and (_RELATIVE.match(text, word.end) or _NO_WHOLE.match(text, word.end)))
    )


def _stands_alone(statement: Passage, at: int) -> bool:
    """Whether it stands for things named before: "every one described", "all since regained"."""
    return _ALONE.match(statement.text, statement.words[at].start) is not None


def _whole_of_best(statement: Passage, at: int, source: Source) -> bool:
    """Whether the sentence that is spoken of tells of its whole, unbroken."""
    clause = statement.clause_of(at)
    place = statement.clauses.index(clause) if clause in statement.clauses else 0
    spans = [clause, statement.clauses[max(0, place - 1)] if statement.clauses else clause, statement.sentence_of(at)]
    near = [one for span in spans if (one := source.best(statement.stems(span)))]
    return any(
        one.fact is where.fact and not _broken(one, match.start())
        for where in near
        for one in source.evidence
        for match in WHOLE.finditer(one.text)
    )


# "No batch went out until I had tasted it" tells of every batch.
_EACH = re.compile(
    r"\b(?:each|every|all|always|whenever|any|as soon as|in a row|consecutive|without (?:exception|fail)"
    r"|(?:no|none|nothing|nobody|never)\b[^.;]*\b(?:until|unless|without|before|but))\b",
    re.IGNORECASE,
)


def _whole_in_context(statement: Passage, at: int, source: Source) -> bool:
    """Whether the sentence that the clause tells of has an unbroken whole, by whatever name: "each letter"."""
    if statement.words[at].lower not in {"every", "all", "always", "invariably", "everything", "never"}:
        return False
    clause = statement.clause_of(at)
    # "Tests that gate every release": of a relative clause the thing stands before.
    related = statement.words[clause[0]].lower in {"that", "which"}
    spans = (clause, statement.sentence_of(at)) if related else (clause,)
    where = next((one for span in spans if (one := source.best(statement.stems(span)))), None)
    if where is None or any_of(knowledge(Frequency).part).search(where.fact.text):
        return False
    return any(not _broken(where, match.start()) for match in _EACH.finditer(where.text))


def _nouns(statement: Passage, at: int) -> list[Word]:
    """The telling words after an absolute, up to the end of its phrase."""
    found: list[Word] = []
    for other in range(at + 1, min(at + 1 + _NOUNS, len(statement.words))):
        gap = statement.text[statement.words[other - 1].end : statement.words[other].start]
        word = statement.words[other]
        if any(sign in gap for sign in ",;:.()") or (
            found
            and word.lower
            in {
                "and",
                "of",
                "in",
                "on",
                "at",
                "for",
                "with",
                "to",
                "that",
                "who",
                "while",
                "from",
                "by",
                "before",
                "after",
            }
        ):
            break
        if word.content or word.lower in SPELLS or word.stem in {"month", "year", "week", "day"}:
            found.append(word)
    return found


def _whole_of(nouns: list[Word], one: Evidence) -> bool:
    """Whether the sentence has a whole of the same thing."""
    wanted = {word.stem for word in nouns}
    if any(wanted & one.passage.stems((at, at + 1)) for at in _rated(one)):
        return True
    if _OF_THEM.search(one.text) and wanted & passage(one.fact.text).stems() and not _broken(one, 0):
        return True
    counted = (match for told in (_THE_OTHERS, _THE_SO_MANY) for match in told.finditer(one.text))
    if any(wanted & passage(match.group("noun")).stems() for match in counted):
        return True
    for match in WHOLE.finditer(one.text):
        at = one.passage.word_at(match.start())
        behind = one.passage.words[at + 1 : at + 2]
        leads = behind and one.text[match.end() : behind[0].start] == " " and behind[0].content
        first = at if leads and match.group().lower() in {"each", "every"} else max(0, at - 3)
        near = {word.stem for word in one.passage.words[first : at + _PHRASE]}
        if wanted & near and not _broken(one, match.start()):
            return True
    return False


def _rated(one: Evidence) -> Iterator[int]:
    """The word numbers of that for which a sentence gives a rate: the set of "£310 a set"."""
    for match in _RATED.finditer(one.text):
        yield one.passage.word_at(match.start("noun"))


def _broken(one: Evidence, at: int) -> bool:
    """Whether an exception breaks the whole: not all, all but two, every one except some."""
    return bool(EXCEPT.search(one.text)) or bool(
        re.search(r"\b(?:not|almost|nearly|but not|except)\s$", one.text[:at].lower())
    )


def _reach(statement: Passage, source: Source) -> Iterator[Finding]:
    """National where the facts say regional."""
    ranks = {word: rank for rank, words in enumerate(knowledge(Frequency).reach) for word in words}
    told = {word for word in re.findall(r"[a-z-]+", source.text.lower()) if word in ranks}
    for at, word in enumerate(statement.words):
        rank = ranks.get(word.lower, 0)
        if rank < _WIDE or any(ranks[other] >= rank for other in told):
            continue
        where = source.best(statement.stems(statement.clause_of(at)) - {word.stem})
        lower = [w.raw for w in where.passage.words if w.lower in ranks] if where else []
        if where and lower:
            reason = f"“{word.raw}”: the facts say “{lower[0]}”"
            yield Finding("scope", word.start, word.end, "contradicted", (where.fact.id,), reason, f"Say “{lower[0]}”.")


def _spread(statement: Passage, source: Source) -> Iterator[Finding]:
    """Across all branches, where the facts keep it to one."""
    data = knowledge(Frequency)
    for match in any_of(data.spread).finditer(statement.text):
        where = source.best(statement.stems(statement.clause_of(statement.word_at(match.start()))))
        kept = any_of(data.one_place).search(where.tail) if where else None
        if where and kept and match.group().lower() not in where.tail.lower():
            reason = f"“{match.group()}”: the facts say “{kept.group()}”"
            yield Finding("scope", *match.span(), "contradicted", (where.fact.id,), reason, f"Say “{kept.group()}”.")
