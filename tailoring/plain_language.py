"""Plain language: what a careful person takes out of a line before they send it; the act and its level stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tailoring.data_files import DATA, load_yaml
from tailoring.model import Model
from tailoring.verbs import Form, in_form, verb_data, verb_of
from tailoring.wording import capitalised, limited, writing_data

_JOINT = re.compile(r",\s+and\s+|,\s+|\s+and\s+|\s*&\s+")
_FIRST_PERSON = re.compile(r"\b(and|but|which|that)\s+I\s+(?=[a-z]+(?:ed|t|n|ew)?\b)")
# Nouns that make the gerund before them the name of a thing: "training sessions".
_NAMED = re.compile(
    r"(?:sessions?|systems?|services?|procedures?|process(?:es)?|schemes?|program(?:me)?s?|plans?|activities|duties"
    r"|requirements|operations|standards|materials?|equipment|department|teams?|skills|methods?|areas?|strategy|strategies)$"
)
_PREPOSITIONS = frozenset({"for", "of", "in", "on", "at", "with", "by", "to", "from"})
# A second clause, or a verb in the present that would no longer agree with the first.
_OF_OTHER_TENSE = re.compile(
    r"[;:]|\.\s|\b(?:is|are|am|has|have|does|do|will|can|resulted|helped|enabled|includes?|involves?)\b", re.IGNORECASE
)
_GOVERNED = re.compile(r"\b(?:for|of|in|by|on|with|from|about|at|to|before|after|while|when)\s+\w+ing\b", re.IGNORECASE)
_LEAST_WORDS = 2
_ENOUGH_ALIKE = 2


class PlainLanguageData(Model):
    """The content of data/plain_language.yaml."""

    duty_openers: tuple[str, ...]
    acts: dict[str, str]
    praise: tuple[str, ...]
    shorter: dict[str, str]


@cache
def plain_language_data() -> PlainLanguageData:
    """The openers and phrases, from the data file."""
    return load_yaml(DATA / "plain_language.yaml", PlainLanguageData)


class Telling(NamedTuple):
    """How an entry's lines are told.

    `duty`: the form of an act put in place of a duty, None to leave them; `acts`: that of all acts, None to leave them;
    `alike`: whether so many lines open with acts that one that may be a noun is taken for an act too;
    `keeps_i`: whether the first person stays inside sentences.
    """

    duty: Form | None = None
    acts: Form | None = None
    alike: bool = False
    keeps_i: bool = False


def in_plain_language(text: str, telling: Telling) -> str:
    """The line without phrases of duty, first person and filler, its acts in the form the entry is told in."""
    text = _shorter(text if telling.keeps_i else _FIRST_PERSON.sub(r"\1 ", text))
    told = _without_duty(text, telling.duty) if telling.duty else None
    if told is None and telling.acts is not None and head_form(text, alike=telling.alike):
        told = in_one_form(text, telling.acts, alike=telling.alike)
    return capitalised(told) if told else text


def telling_of(lines: Sequence[str], *, ended: bool) -> Telling:
    """How the lines of one entry are told best.

    What has ended is told in the past. Work that goes on is put in the plain form only out of gerunds and "manages".
    Either all acts and duties of an entry can be put in that form, or they stay as they are.
    """
    forms = [form for line in lines if (form := head_form(line)) and not _same_in_past(line)]
    duty: Form = "past" if ended or forms.count("past") * 2 > len(forms) else "plain"
    if set(forms) <= {duty}:
        return Telling(duty)
    if not ended and "past" in forms:
        return Telling()
    alike = len(forms) >= _ENOUGH_ALIKE and len(set(forms)) == 1
    odd = [line for line in lines if head_form(line, alike=alike) not in (None, duty)]
    unclear = any(_unclear(line, alike=alike) for line in lines)
    fits = bool(odd) and not unclear and all(in_one_form(line, duty, alike=alike) for line in odd)
    return Telling(duty, duty, alike) if fits else Telling()


def in_one_form(text: str, form: Form, *, alike: bool = False) -> str | None:
    """The line with the verbs it opens its phrases with in that form; None where they cannot be told for certain."""
    heads = _heads(text, alike=alike)
    if not heads:
        return None
    for start, end, plain in reversed(heads):
        verb = in_form(plain, form)
        if verb is None:
            return None
        text = text[:start] + verb + text[end:]
    return text


def head_form(text: str, *, alike: bool = False) -> Form | None:
    """The form of the verb that a line opens with; None where it opens with no act, or may open with a noun."""
    verb = verb_of(_first(text))
    if verb is None or (verb.form == "gerund" and not _is_act(text, alike=alike)):
        return None
    if verb.form in ("plain", "third") and verb.plain in verb_data().noun_like and not _has_object(text, alike=alike):
        return None
    return verb.form


def _first(text: str) -> str:
    return re.split(r"[\s,]", text, maxsplit=1)[0]


def _unclear(line: str, *, alike: bool) -> bool:
    """Whether a line opens with what may be a verb or a noun."""
    verb = verb_of(_first(line))
    return verb is not None and verb.form != "past" and head_form(line, alike=alike) is None


def _same_in_past(line: str) -> bool:
    """Whether the line opens with a verb that is the same in the past: "cut", "set"."""
    verb = verb_of(_first(line))
    return verb is not None and in_form(verb.plain, "past") == verb.plain


def _shorter(text: str) -> str:
    for pattern, put in plain_language_data().shorter.items():
        text = re.sub(pattern, put, text)
    return text


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(r"^(?:" + "|".join(plain_language_data().duty_openers) + r")\s+", re.IGNORECASE)


def _without_duty(text: str, form: Form) -> str | None:
    """Tells "Responsible for managing stock" as "managed stock"; None where no act follows, or where more is said."""
    found = _duty().match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    act = _named_act(rest, form)
    if act is not None:
        return act
    if head_form(rest, alike=True) != "gerund" or any(_is_result(plain) for _, _, plain in _heads(rest, alike=True)):
        return None
    return in_one_form(rest, form, alike=True)


def _is_result(plain: str) -> bool:
    """Whether the verb tells of something achieved: a duty to reduce waste does not say that it was reduced."""
    return plain == "ensure" or plain in writing_data().result_verbs


def _named_act(rest: str, form: Form) -> str | None:
    """Tells "the effective management of stock" as "managed stock"."""
    data = plain_language_data()
    praise, acts = "|".join(data.praise), "|".join(data.acts)
    found = re.match(rf"(?:the\s+)?(?:(?:{praise})\s+)?({acts})(?:\s+and\s+({acts}))?\s+of\s+", rest, re.IGNORECASE)
    if found is None or re.search(rf"\b(?:{acts})\s+of\b", rest[found.end() :], re.IGNORECASE):
        return None
    verbs = [in_form(data.acts[noun.casefold()], form) for noun in found.groups() if noun]
    after = _JOINT.split(rest[found.end() :])[1:]
    if None in verbs or any(verb_of(_first(part)) for part in after):
        return None
    return f"{' and '.join(filter(None, verbs))} {rest[found.end() :]}"


def _heads(text: str, *, alike: bool) -> list[tuple[int, int, str]]:
    """Place and plain form of the verb that each phrase opens with; empty where one may be something else."""
    first = verb_of(_first(text))
    if first is None or limited(text) or len(text.split()) < _LEAST_WORDS or _OF_OTHER_TENSE.search(text):
        return []
    if first.form == "gerund" and not _is_act(text, alike=alike):
        return []
    heads = [(0, len(_first(text)), first.plain)]
    for joint in _JOINT.finditer(text):
        word = re.match(r"[A-Za-z-]+", text[joint.end() :])
        verb = verb_of(word.group()) if word else None
        if word is None or verb is None:
            # Perhaps a verb that is not known here, or one that the two phrases share.
            if word is not None and (word.group().endswith(("ing", "ed")) or word.group() in _PREPOSITIONS):
                return []
            continue
        end = joint.end() + word.end()
        standing = _standing(text, joint, end, first.form, verb.form, alike=alike)
        if standing is None:
            return []
        if standing:
            heads.append((joint.end(), end, verb.plain))
    return heads


def _standing(text: str, joint: re.Match[str], end: int, first: Form, form: Form, *, alike: bool) -> bool | None:
    """Whether the word after a joint opens a phrase of its own: True, False, or None where nobody can tell."""
    word, after = text[joint.end() : end].casefold(), text[end:].split()
    last = text[: joint.start()].rsplit(maxsplit=1)[-1].casefold()
    if form != first:
        # "Manage the team, ensuring …" trails off; "process orders and trained staff" cannot be told.
        trails_off = form == "gerund" and "," in joint.group() and "and" not in joint.group()
        return False if trails_off or word in verb_data().describing else None
    if form == "gerund" and "and" not in joint.group() and " and " not in text[end:]:
        return False
    if _GOVERNED.search(text[: joint.start()]):
        return None  # "… responsible for provisioning and migrating": which of the two it goes with, nobody can tell
    if form == "gerund":
        return True if _is_act(text[joint.end() :], alike=alike) else None
    if not after or after[0].casefold() in ("and", "of"):
        return None
    certain = word not in verb_data().noun_like or _has_object(text[joint.end() :], alike=alike)
    return True if certain and verb_of(last) is None else None


def _has_object(text: str, *, alike: bool) -> bool:
    """Whether the next word makes the first an act: "Order the stock", or "Order parts" among other acts."""
    second = (*text.casefold().split()[1:2], "")[0].rstrip(",;.")
    plural = second.endswith("s") and not second.endswith("ss") and not _NAMED.match(second)
    return second in verb_data().introduces_object or second[:1].isdigit() or (alike and plural)


def _is_act(phrase: str, *, alike: bool) -> bool:
    """Whether a gerund tells of an act and does not name a thing ("Training sessions", "Planning of …").

    Among other acts it does so wherever it has an object, alone or with further gerunds before it.
    """
    words: Sequence[str] = re.findall(r"[\w'’&-]+", phrase.casefold())
    if len(words) > 2 and alike and words[1] in ("and", "&") and _is_gerund(words[2]):
        return _is_act(" ".join(words[2:]), alike=alike)
    if len(words) < _LEAST_WORDS or words[1] in ("of", "is", "was", "are", "were", "and", "or", "&"):
        return False
    if alike and _is_gerund(words[1]):
        return _is_act(" ".join(words[1:]), alike=alike)
    if words[0] not in verb_data().naming or words[1] in verb_data().introduces_object:
        return True
    return alike and not _NAMED.match(words[1]) and words[1] not in _PREPOSITIONS


def _is_gerund(word: str) -> bool:
    verb = verb_of(word)
    return verb is not None and verb.form == "gerund"
