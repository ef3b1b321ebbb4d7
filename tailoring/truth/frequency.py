"""Checks absolutes (all, every, company-wide) and frequencies (daily, routinely) against what the facts say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Frequency, any_of, any_word, knowledge
from tailoring.truth.passages import Passage, Word

_NOUNS = 5
_EXCEPT = re.compile(r"\b(?:except|apart from|all but|other than|bar one|save for|but not)\b", re.IGNORECASE)
_TIMES = frozenset(
    {"day", "night", "week", "month", "year", "morning", "evening", "hour", "quarter", "term", "shift", "season"}
)
_WHOLE = re.compile(
    r"\b(?:all|every|each|whole|entire|only|always|both|full|throughout|everyone|everything|100%|never|any)\b",
    re.IGNORECASE,
)


def check_frequency(statement: Passage, source: Source) -> Iterator[Finding]:
    """Findings for absolutes and for frequencies."""
    yield from _absolutes(statement, source)
    yield from _wide(statement, source)
    yield from _frequencies(statement, source)
    yield from _habits(statement, source)


def _absolutes(statement: Passage, source: Source) -> Iterator[Finding]:
    data = knowledge(Frequency)
    for at, word in enumerate(statement.words):
        strong = word.lower in data.strong
        if not strong and word.lower not in data.weak:
            continue
        nouns = _nouns(statement, at)
        if _is_frequency(statement, at) or not nouns:
            continue
        if any(_whole_of(nouns, one) for one in source.evidence):
            yield Finding("scope", word.start, word.end, "supported", source.ids())
            continue
        partial = _partial(statement, at, nouns, source)
        end = nouns[0].end
        text = statement.text[word.start : end]
        if partial:
            part = any_of(data.part).search(partial.text)
            said = part.group() if part else "a part"
            yield Finding(
                "scope",
                word.start,
                end,
                "contradicted",
                (partial.fact.id,),
                f"“{text}”: the facts say “{said}”",
                f"Say “{said}”.",
            )
        elif strong:
            yield Finding(
                "scope", word.start, end, "unsupported", (), f"no fact says “{text}”", f"Leave “{word.raw}” out."
            )


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
        if word.content or word.lower in _TIMES or word.stem in {"month", "year", "week", "day"}:
            found.append(word)
    return found


def _is_frequency(statement: Passage, at: int) -> bool:
    following = statement.words[at + 1] if at + 1 < len(statement.words) else None
    return bool(following and statement.words[at].lower in {"every", "each"} and following.lower in _TIMES)


def _whole_of(nouns: list[Word], one: Evidence) -> bool:
    """Whether the sentence has a whole of the same thing."""
    wanted = {word.stem for word in nouns}
    for match in _WHOLE.finditer(one.text):
        at = one.passage.word_at(match.start())
        near = {word.stem for word in one.passage.words[max(0, at - 3) : at + 6]}
        if wanted & near and not _broken(one, match.start()):
            return True
    return False


def _broken(one: Evidence, at: int) -> bool:
    """Whether an exception breaks the whole: not all, all but two, every one except some."""
    return bool(_EXCEPT.search(one.text)) or bool(
        re.search(r"\b(?:not|almost|nearly|but not|except)\s$", one.text[:at].lower())
    )


def _partial(statement: Passage, at: int, nouns: list[Word], source: Source) -> Evidence | None:
    """A sentence that speaks of a part of the same thing."""
    wanted = {word.stem for word in nouns}
    context = statement.stems(statement.clause_of(at))
    for _, one in source.ranked(context):
        near = wanted & (one.stems | {word.stem for word in one.passage.words})
        if near and any_of(knowledge(Frequency).part).search(one.tail):
            return one
    return None


def _wide(statement: Passage, source: Source) -> Iterator[Finding]:
    """Company-wide, nationwide: the facts need the same reach."""
    data = knowledge(Frequency)
    for match in any_word(data.wide).finditer(statement.text):
        if any_word(data.wide).search(source.text) or re.search(
            r"\b(?:all|every|whole|entire)\b", source.text, re.IGNORECASE
        ):
            continue
        text = match.group()
        yield Finding("scope", *match.span(), "unsupported", (), f"no fact says “{text}”", f"Leave “{text}” out.")


def _frequencies(statement: Passage, source: Source) -> Iterator[Finding]:
    data = knowledge(Frequency)
    for name, cues in data.frequencies.items():
        for match in any_of(cues).finditer(statement.text):
            if re.match(r"(?:a|an|per|overnight|on nights|nights)\b", match.group()) and name != "daily":
                continue
            accepted = (name, *data.implied.get(name, ()))
            holding = [one for one in source.evidence if any(_said_there(n, one, statement) for n in accepted)]
            if holding:
                yield Finding("frequency", *match.span(), "supported", tuple(one.fact.id for one in holding))
            else:
                text = match.group()
                yield Finding(
                    "frequency", *match.span(), "unsupported", (), f"no fact says “{text}”", f"Leave “{text}” out."
                )


def _said_there(name: str, one: Evidence, statement: Passage) -> bool:
    """Whether the sentence has the frequency, and no exception that the statement drops."""
    found = any_of(knowledge(Frequency).frequencies[name]).search(one.text)
    return bool(found) and not (_EXCEPT.search(one.text) and not _EXCEPT.search(statement.text))


def _habits(statement: Passage, source: Source) -> Iterator[Finding]:
    """Routinely, regularly, many: contradicted by a fact that speaks of one time."""
    data = knowledge(Frequency)
    for at, word in enumerate(statement.words):
        if word.lower not in data.habits or word.lower in data.strong:
            continue
        where = source.best(statement.stems(statement.clause_of(at)) - {word.stem})
        once = any_of(data.once).search(where.tail) or any_of(data.part).search(where.tail) if where else None
        if where and once and word.lower not in {w.lower for w in where.passage.words}:
            reason = f"“{word.raw}”: the facts say “{once.group().strip()}”"
            yield Finding(
                "frequency", word.start, word.end, "contradicted", (where.fact.id,), reason, f"Leave “{word.raw}” out."
            )
