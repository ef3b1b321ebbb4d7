"""The words and sentence shapes of the writing, from the data file, and the small questions asked of a text."""

from __future__ import annotations

import re
from functools import cache

from tailoring.data_files import DATA, load_yaml
from tailoring.model import Model
from tailoring.options import Style


class Alignment(Model):
    """How far a résumé may take over the ad's words."""

    per_bullet: int
    per_term: int


class WritingData(Model):
    """The content of data/writing.yaml."""

    fluff: tuple[str, ...]
    idle_adverbs: tuple[str, ...]
    first_person: tuple[str, ...]
    limits: tuple[str, ...]
    unfinished: tuple[str, ...]
    never_exchanged: tuple[str, ...]
    learning: tuple[str, ...]
    no_trades: frozenset[str]
    common_words: frozenset[str]
    wishes: tuple[str, ...]
    never_shown: tuple[str, ...]
    of_products: tuple[str, ...]
    no_skills: tuple[str, ...]
    no_skills_alone: frozenset[str]
    studies: str
    spans: str
    plain_verbs: frozenset[str]
    alignment: Alignment
    openings: dict[Style, str]
    opening_without_years: str
    opening_former: str
    shortened: frozenset[str]
    opening_without_employer: str
    opening_since: str
    opening_since_there: str
    opening_part: str
    opening_part_unplaced: str
    opening_of_employer: str
    evidence_sentence: str
    credential_sentence: str
    skills_in_summary: int
    summary_sentences: int
    summary_words: int
    numbers: tuple[str, ...]
    tens: tuple[str, ...]
    result_verbs: tuple[str, ...]
    leading_verbs: frozenset[str]
    skill_kinds: dict[str, str]
    least_grouped: int
    least_in_group: int


@cache
def writing_data() -> WritingData:
    """The words of the writing, from the data file."""
    return load_yaml(DATA / "writing.yaml", WritingData)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])", re.IGNORECASE)


@cache
def _limit_pattern() -> re.Pattern[str]:
    words = tuple(word for word in writing_data().limits if word != "n't")
    return re.compile(_pattern(words).pattern + r"|n['’]t\b", re.IGNORECASE)


def limited(text: str) -> bool:
    """Whether the text limits what it says (not, only, assisted, part of, pilot …)."""
    return bool(_limit_pattern().search(text))


def limits_in(text: str) -> frozenset[str]:
    """The limiting words of the text, folded."""
    return frozenset(found.group().casefold().replace("’", "'") for found in _limit_pattern().finditer(text))


def unfinished(text: str) -> bool:
    """Whether the text says that something is not finished, held or passed yet."""
    return bool(_pattern(writing_data().unfinished).search(text))


def boastful(text: str) -> bool:
    """Whether the text praises without showing."""
    return bool(_pattern(writing_data().fluff).search(text))


def without_first_person(text: str) -> str:
    """The text less the first person it opens with; its meaning is untouched."""
    for start in writing_data().first_person:
        if text.startswith(start):
            text = text.removeprefix(start)
            # "I am a beta tester": the article goes with the person.
            text = re.sub(r"^(?:an?|the)\s+", "", text) if start.strip().endswith(("am", "was", "m")) else text
            break
    return capitalised(text.strip())


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return re.split(_sentence_end(), text)


@cache
def _sentence_end() -> re.Pattern[str]:
    shortened = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in sorted(writing_data().shortened))
    return re.compile(rf"(?<=[.!?]){shortened}\s+(?=[A-Z0-9])")


def capitalised(text: str) -> str:
    """The text with a capital first letter; a first word with capitals or figures of its own (iOS, k8s) stays."""
    first = text.split(" ", 1)[0]
    if not first or any(letter.isupper() or letter.isdigit() for letter in first[1:]):
        return text
    return text[0].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """The text with a small first letter, unless its first word is a name or an abbreviation."""
    first = text.split(" ", 1)[0]
    if not first or any(letter.isupper() or letter.isdigit() for letter in first[1:]) or first == "I":
        return text
    return text[0].lower() + text[1:]


def with_article(title: str) -> str:
    """The title as it follows "as": "a Nurse", "an HGV Driver", "Head of Mathematics"."""
    if re.match(r"(?:head|director|chief|vice|deputy head|second)\b", title, re.IGNORECASE):
        return title
    first = title.split(" ", 1)[0]
    spelled = first.isupper() and len(first) > 1
    if spelled:
        vowel = first[0] in "AEFHILMNORSX"
    else:
        vowel = first[:1].casefold() in "aeio" or re.match(r"u(?!ni|se|sa|k\b)", first, re.IGNORECASE) is not None
    return f"{'an' if vowel else 'a'} {title}"


def joined(parts: list[str]) -> str:
    """The parts as a list in a sentence: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def number_word(value: int) -> str:
    """Small whole numbers in words, others in figures."""
    names = writing_data().numbers
    return names[value] if 0 <= value < len(names) else str(value)


def bare_words(text: str) -> str:
    """A line's words, whatever its capitals and stops."""
    return re.sub(r"[^\w%£$€+#]+", " ", text.casefold()).strip()
