"""Keyword alignment: the ad's listed name for a thing takes the place of another name of it, or stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tailoring.interchange import interchangeable
from tailoring.posting import Requirement
from tailoring.skills.concepts import Mention
from tailoring.skills.mentions import find_mentions
from tailoring.skills.normalise import fold_phrase
from tailoring.skills.taxonomy import Taxonomy
from tailoring.verbs import verb_of
from tailoring.voice import Voice
from tailoring.wording import capitalised, uncapitalised, writing_data

_STEM = 4
_INITIALS = re.compile(r"[A-Z][A-Z0-9&]{1,6}s?")


def aligned(text: str, requirements: Sequence[Requirement], taxonomy: Taxonomy, voice: Voice) -> tuple[str, list[str]]:
    """The text under the ad's names, and what was exchanged. The caller counts `voice.used` when it keeps the text."""
    wanted = dict(_ad_names([*voice.asked, *requirements], taxonomy))
    rules = writing_data().alignment
    adapted: list[str] = []
    for mention in sorted(find_mentions(text, taxonomy), key=lambda m: -m.span.start):
        name = wanted.get(mention.concept_id)
        if name is None or len(adapted) >= rules.per_bullet or voice.used[name] >= rules.per_term:
            continue
        put = _in_place_of(mention, name, text)
        if put is None:
            continue
        text = text[: mention.span.start] + put + text[mention.span.end :]
        voice.used[name] += 1
        adapted.append(f"{mention.text} → {put}")
    return text, adapted


def _ad_names(requirements: Sequence[Requirement], taxonomy: Taxonomy) -> Iterator[tuple[str, str]]:
    """Concept id → the ad's own wording, where that is a listed name of the concept."""
    for requirement in requirements:
        for term in requirement.terms:
            listed = {
                fold_phrase(name) for name in (taxonomy.name(term.concept_id), *taxonomy.aliases(term.concept_id))
            }
            if term.concept_id and fold_phrase(term.text) in listed:
                yield term.concept_id, term.text


def _in_place_of(mention: Mention, name: str, text: str) -> str | None:
    """The ad's name as it fits at the mention, or None where it would not read well there."""
    old = mention.text
    other = fold_phrase(old) != fold_phrase(name) and name.casefold() not in text.casefold()
    if not other or mention.modality != "held" or not interchangeable(old, name) or _part_of_a_name(mention, text):
        return None
    if _says_twice(mention, name, text):
        return None
    if _INITIALS.fullmatch(name) and " " in old:
        return None if text[mention.span.end :].lstrip().startswith("(") else f"{old} ({name})"
    if _verbal(old) != _verbal(name) or _plural(old) != _plural(name):
        return None
    if mention.span.start == 0:
        return capitalised(name)
    return name if _proper(name) else uncapitalised(name)


def _says_twice(mention: Mention, name: str, text: str) -> bool:
    """Whether the name would bring a word that the line has already: "Welded … with MIG" and "MIG welding"."""
    rest = f"{text[: mention.span.start]} {text[mention.span.end :]}"
    brought = _stems(name) - _stems(mention.text)
    return bool(brought & _stems(rest))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"[a-z]+", text.casefold()) if len(word) >= _STEM}


def _part_of_a_name(mention: Mention, text: str) -> bool:
    """Whether capitals or a hyphen beside it make it part of a longer name: "UK Maths Challenge"."""
    before, after = text[: mention.span.start], text[mention.span.end :]
    if before.endswith("-") or after.startswith("-"):
        return True
    capital = mention.text[:1].isupper()
    previous = re.search(r"([A-Z]\w*)\s$", before) if capital else None
    names_before = previous is not None and previous.start() > 0
    return names_before or bool(capital and re.match(r"\s[A-Z]", after))


def _verbal(phrase: str) -> str:
    """The form its first word has as a verb: "trained …" and "training …" never stand for each other."""
    first = phrase.split(maxsplit=1)[0].casefold()
    verb = verb_of(first)
    if verb is not None and verb.form != "plain":
        return verb.form
    return "gerund" if first.endswith("ing") else "past" if first.endswith("ed") else ""


def _plural(phrase: str) -> bool:
    written = phrase.rsplit(maxsplit=1)[-1]
    last = written.casefold()
    if any(letter.isdigit() for letter in last) or (phrase[:1].isupper() and " " not in phrase):
        return False  # k8s, Kubernetes, JS: names have no number
    return last.endswith("s") and not written.isupper() and not last.endswith(("ss", "us", "is", "ics"))


def _proper(phrase: str) -> bool:
    """Names and abbreviations keep their capitals; a phrase that is only title-cased in the ad does not."""
    words = phrase.split()
    return any(any(letter.isupper() or letter.isdigit() for letter in word[1:]) for word in words)
