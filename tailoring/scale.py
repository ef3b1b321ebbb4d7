"""Scale: the amount is what the eye meets, in figures, and first where the line can be turned round."""

from __future__ import annotations

import re
from functools import cache

from tailoring.emphasis import Shifted, reordered
from tailoring.verb_phrases import form_of, of_one_form, verb_phrases
from tailoring.verbs import Form, in_form, verb_data, verb_of
from tailoring.voice import Wanted
from tailoring.wording import capitalised, limited, uncapitalised, writing_data

# From here on an amount is written in figures; smaller ones follow only where a larger one stands beside them.
_FROM = 5
# So many words before a number its verb may stand.
_NEAR = 4
_LONGEST_CAUSE = 20
_LONGEST_RESULT = 12
_AMOUNT = re.compile(
    r"[£$€]\s?\d|\d\s?%|(?<![\w.,/-])(?!(?:19|20)\d\d\b)(?<![A-Z]\s)\d[\d,.]*(?:\s?(?:k|m|bn|ms|kg|km))?\s+[a-z]"
)
_NAMED_BEFORE = re.compile(
    r"(?:(?<=\s)[A-Z][\w/]*|\b(?:level|grade|band|class|type|phase|step|part|year|one or|or))\s$"
)
_JOINT = r",\s+(?:and\s+)?(?:thereby\s+|thus\s+|therefore\s+|in turn\s+)?"


def amount_first(text: str, wanted: Wanted) -> Shifted:
    """The result told before what brought it about, or the sentence or phrase with the amount before the others."""
    turned = _result_first(text)
    if turned != text:
        return turned, [f"the result first: {turned.split(' by ', 1)[0]}"]

    def value(part: str) -> float:
        return int(tells_amount(part)) * (1 + wanted.in_text(part))

    first = (*verb_phrases(text), "")[0]
    if wanted.in_text(first) > 0 and first != text:
        return text, []
    return reordered(text, value)


def tells_amount(text: str) -> bool:
    """Whether an amount stands in the text: money, a share or a count, and not a year or a number in a name."""
    return _AMOUNT.search(text) is not None


def in_figures(text: str) -> Shifted:
    """Number words from five on in figures, and smaller ones beside figures; "one" and first words stay words."""
    found = [match for match in _number_pattern().finditer(text) if _counts(match, text)]
    great = tells_amount(text) or any(_value(match.group()) >= _FROM for match in found)
    found = [match for match in found if great or _answers_for(match, text)]
    if form_of(text) is None or not found:
        return text, []
    for match in reversed(found):
        text = f"{text[: match.start()]}{_value(match.group())}{text[match.end() :]}"
    return text, [f"{match.group()} → {_value(match.group())}" for match in found]


@cache
def _number_words() -> dict[str, int]:
    numbers = writing_data().numbers
    words = {name: value for value, name in enumerate(numbers) if value > 1}
    tens = {name: 10 * (place + 2) for place, name in enumerate(writing_data().tens)}
    units = list(enumerate(numbers))[1:10]
    words |= {f"{ten}-{name}": value + unit for ten, value in tens.items() for unit, name in units}
    return words | tens


@cache
def _number_pattern() -> re.Pattern[str]:
    longest_first = sorted(_number_words(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(longest_first) + r")(?![\w-])")


def _value(word: str) -> int:
    return _number_words()[word]


def _counts(match: re.Match[str], text: str) -> bool:
    """Whether the word counts something and is no part of a name, an idiom or a greater number."""
    before, after = text[: match.start()], text[match.end() :]
    if not before.strip() or before.rstrip().endswith((".", ";", ":")):
        return False
    if re.search(r"\b(?:a|an|one)\s+\w+\s+and\s$|\bone or\s$|\bone \w+ in\s$", before) or _NAMED_BEFORE.search(before):
        return False
    return not re.match(r"\s(?:hundred|thousand|million|dozen|or|on)\b|\sto five\b(?!\s\w)|\sof the\b", after)


def _answers_for(match: re.Match[str], text: str) -> bool:
    """Whether the number counts those a person leads or teaches: "mentor two junior engineers"."""
    words = re.findall(r"[A-Za-z-]+", text[: match.start()])[-_NEAR:]
    verbs = [verb.plain for word in words if (verb := verb_of(word))]
    alone = not re.match(r"[\w\s-]*\band an?\b", text[match.end() :])
    return alone and bool(set(verbs) & writing_data().leading_verbs)


def _result_first(text: str) -> str:
    """Tells "Moved reports to Power BI, saving two days" as "Saved two days by moving reports …"; else the text."""
    found = _result_pattern().fullmatch(text.removesuffix("."))
    if found is None or limited(text):
        return text
    cause, result, rest = found["cause"], found["verb"], found["rest"]
    turned = _by(cause)
    verb = verb_of(cause.split(" ", 1)[0])
    if turned is None or verb is None or not _is_short_amount(rest):
        return text
    told = _told(result, verb.form)
    return f"{capitalised(told)} {rest} by {turned}" if told else text


@cache
def _result_pattern() -> re.Pattern[str]:
    results = "|".join(
        form
        for verb in writing_data().result_verbs
        for form in (in_form(verb, "gerund"), in_form(verb, "past"))
        if form
    )
    return re.compile(
        rf"(?P<cause>[^;:()]+?){_JOINT}(?:which\s+)?(?P<verb>{results})\s+(?P<rest>(?:[^,;:()]|,(?=\d))+)"
    )


def _told(result: str, form: Form) -> str | None:
    verb = verb_of(result)
    return in_form(verb.plain, form) if verb and form in ("past", "plain") else None


def _is_short_amount(rest: str) -> bool:
    counted = tells_amount(rest) or _number_pattern().search(rest) is not None
    return counted and len(rest.split()) <= _LONGEST_RESULT and " by " not in rest and " and " not in rest


def _by(cause: str) -> str | None:
    """The cause as it follows "by": "moving reports …"; None where it cannot be put so for certain."""
    parts = verb_phrases(cause)
    if len(cause.split()) > _LONGEST_CAUSE or not of_one_form(parts) or (len(parts) == 1 and "," in cause):
        return None
    made: list[str] = []
    for part in parts:
        head, _, rest = part.partition(" ")
        verb = verb_of(head)
        gerund = in_form(verb.plain, "gerund") if verb and verb.form in ("past", "plain") else None
        if gerund is None or not rest or (len(parts) == 1 and _second_verb(rest)):
            return None
        made.append(f"{gerund} {rest}")
    return uncapitalised(made[0] if len(made) == 1 else f"{', '.join(made[:-1])} and {made[-1]}")


def _second_verb(rest: str) -> bool:
    """Whether "and" may join a second act that was not told apart from a noun."""
    after = re.findall(r"\band\s+(\w+)", rest)
    return any(verb_of(word) is not None and word not in verb_data().describing for word in after)
