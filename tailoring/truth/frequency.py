"""Checks absolutes (all, every, company-wide) and frequencies (daily, routinely) against what the facts say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Frequency, any_of, any_word, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, Word

_NOUNS = 5
_YEAR = re.compile(r"\bin (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b")
_SO_OFTEN = re.compile(
    r"(?P<times>once|twice|(?:two|three|four) times)[ -](?:(?:a|an|per|each|every) )?"
    r"(?P<spell>daily|weekly|monthly|yearly|day|week|month|quarter|year|term|shift)",
    re.IGNORECASE,
)
_MOSTLY = frozenset({"mostly", "mainly"})
_REPEATED = frozenset({"regularly", "routinely", "frequently", "often", "repeatedly", "constantly", "continually"})
_WIDE = 2
_RATES = frozenset({"annual", "annually", "yearly", "monthly", "weekly", "daily", "quarterly"})
_RATE_REACH = 32
_EXCEPT = re.compile(
    r"\b(?:except|apart from|all but|other than|bar (?:the|one|two|a)|save for|but not)\b", re.IGNORECASE
)
_TIMES = frozenset(
    {"day", "night", "week", "month", "year", "morning", "evening", "hour", "quarter", "term", "shift", "season"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
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
    yield from _reach(statement, source)
    yield from _spread(statement, source)


def _once_in(text: str, habit: Word) -> re.Match[str] | None:
    """What in a fact says that a thing was done once, or in some cases only; a single year says it of a deed."""
    data = knowledge(Frequency)
    told = any_of(data.once).search(text)
    part = any_of(data.part).search(text)
    if told or (part and part.group().lower() not in _MOSTLY):
        return told or part
    often = any(any_of(cues).search(text) for cues in data.frequencies.values()) or any_of(("since", "from")).search(
        text
    )
    years = list(_YEAR.finditer(text))
    repeated = habit.lower in _REPEATED
    return years[0] if repeated and len(years) == 1 and not often else None


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
        if _EXCEPT.search(statement.text) and any(_EXCEPT.search(one.text) for one in source.evidence):
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
            if _rates_a_figure(match, statement) or _inside_another(match, statement):
                continue
            if re.match(r"(?:a|an|per|overnight|on nights|nights)\b", match.group()) and name != "daily":
                continue
            accepted = (name, *data.implied.get(name, ()))
            holding = [one for one in source.evidence if any(_said_there(n, one, statement) for n in accepted)]
            holding = holding or [one for one in source.evidence if _counted_there(match, one)]
            if holding:
                yield Finding("frequency", *match.span(), "supported", tuple(one.fact.id for one in holding))
            else:
                text = match.group()
                yield Finding(
                    "frequency", *match.span(), "unsupported", (), f"no fact says “{text}”", f"Leave “{text}” out."
                )


def _rates_a_figure(match: re.Match[str], statement: Passage) -> bool:
    """Whether an adjective such as annual is the rate of a figure, which is judged with it; or of a highest one."""
    figures = quantities(statement.text)
    if any(q.per and q.loose == "up_to" and 0 <= match.start() - q.end <= _RATE_REACH for q in figures):
        return True
    if match.group().lower() not in _RATES:
        return False
    return any(q.per and q.unit and abs(q.end - match.start()) <= _RATE_REACH for q in quantities(statement.text))


def _inside_another(match: re.Match[str], statement: Passage) -> bool:
    """Whether a longer frequency takes it in: the weekly of "twice weekly"."""
    classes = knowledge(Frequency).frequencies.values()
    spans = (other.span() for cues in classes for other in any_of(cues).finditer(statement.text))
    first, last = match.span()
    return any(s <= first and last <= e and e - s > last - first for s, e in spans)


def _counted_there(match: re.Match[str], one: Evidence) -> bool:
    """Whether the sentence counts it in the same spell: two mornings a week is twice weekly."""
    said = _SO_OFTEN.search(match.group())
    if said is None:
        return False
    spell, times = said.group("spell").lower().removesuffix("ly").replace("dai", "day"), said.group("times").lower()
    count = {"once": 1, "twice": 2, "two times": 2, "three times": 3, "four times": 4}[times]
    return any(q.value == count and q.per == spell for q in quantities(one.text))


def _said_there(name: str, one: Evidence, statement: Passage) -> bool:
    """Whether the sentence has the frequency, and no exception that the statement drops."""
    found = any_of(knowledge(Frequency).frequencies[name]).search(one.text)
    broken = _EXCEPT.search(one.text) and not _EXCEPT.search(statement.text)
    return bool(found) and not (broken and _WHOLE.search(statement.text))


def _habits(statement: Passage, source: Source) -> Iterator[Finding]:
    """Routinely, regularly, many: contradicted by a fact that speaks of one time."""
    data = knowledge(Frequency)
    for at, word in enumerate(statement.words):
        if word.lower not in data.habits or word.lower in data.strong:
            continue
        where = source.best(statement.stems(statement.clause_of(at)) - {word.stem})
        once = _once_in(where.tail, word) if where else None
        if where and once and word.lower not in {w.lower for w in where.passage.words}:
            reason = f"“{word.raw}”: the facts say “{once.group().strip()}”"
            yield Finding(
                "frequency", word.start, word.end, "contradicted", (where.fact.id,), reason, f"Leave “{word.raw}” out."
            )
