"""How a statement is led in inside a sentence: "I managed stock", "my work included managing stock", or not at all."""

from __future__ import annotations

import re
from functools import cache

from tailoring.broken_text import breaks_off
from tailoring.data_files import one_of
from tailoring.letter_words import letter_data
from tailoring.plain_language import head_form, in_one_form
from tailoring.verbs import verb_of
from tailoring.wording import uncapitalised, writing_data

# The words before what was done, "past" and "present" for what is told by a noun or an "-ing", "task" and "duty" for
# what is told by a verb's plain form.
Lead = str

# Marks of a list, or of a text that was cut or coded on its way.
_CUT = re.compile(r"&#?\w+;|\b(?:etc|viz)\b|[•|]|:\s|->|→|\.\s+[\d$€£]")
_SHORTEST = 3  # words
_PAIRS = ("()", "[]", "“”")
# A noun of what was done, with what it was done to: "enhancement of the invoicing process".
_NOMINAL = re.compile(r"(?:[A-Za-z-]+ ){0,2}[A-Za-z-]+(?:tion|ment|ance|ing|sis|support|design) (?:of|for|to|with) ")
# Gerunds that tell of no act of their own after "my work included".
_IDLE_GERUNDS = frozenset({"working", "being", "having", "using", "following", "including", "doing"})
_MANNER = r"(?:by|with|using|in|on|from|as|to|for|at|via|under|through|over|within)"
_KNOWING = re.compile(
    r"[a-z]+ (?:[a-z]+ )?(?:knowledge|understanding|experience|skills?|exposure|command)\b", re.IGNORECASE
)
# A verb of a second clause, which no phrase has: "testing of data is done by hand", "working with … resulted in".
_RESULTED = re.compile(r"(?<!which )(?<!that )(?<!and )(?<!, )\bresulted in\b")
_FINITE = re.compile(
    r"(?<!which )(?<!that )(?<!who )\b(?:resulted|helped|enabled|led to|is|are|was|were|(?:has|have|had) been)\b"
)
_GOES_ON = re.compile(r"(?:\band|,) (?:[a-z]+ly )?([a-z]+) (?:the|a|an|all|our|their|its|my)\b")
# "Automated the cases and executing them": a gerund behind "and" with none, nor what takes one, before it.
_GERUND = re.compile(r"\band ([a-z]+ing) [a-z]")
_TAKES_GERUND = re.compile(r"\b[a-z]+ing\b|\b(?:of|for|by|in|on|with|from|including|through|via|after|before)\b")
# Verbs whose past is written as their plain form.
ALIKE = frozenset({"cut", "set", "put", "let", "hit", "shut", "split", "read", "cost", "spread"})
# Openings with a lead of their own, in what has ended and in what goes on, and whether they are part of it. The first
# are told in the data file.
_OPENINGS: tuple[tuple[str, Lead, Lead, bool], ...] = (
    ("", "I was", "I have been", False),
    (r"have (?=[a-z]+ed\b(?! (?:by|with|using|in|on)\b))", "I have", "I have", True),
    (r"responsible for (?=[a-z])", "I was", "I am", False),
    (r"working (?:with|on|closely|alongside) (?=[a-z])", "I was", "I have been", False),
)
_LEAST_ED = 4
# A word that may be a verb; one with a hyphen only after a syllable that verbs take ("co-ordinated", not "high-speed").
_VERB = re.compile(r"(?:(?:co|re|pre|over|under|out|cross|un)-)?[a-z]+")
# A post's or a company's name that begins as a verb does: "lead developer of …", "leading provider of …".
_POST = re.compile(
    r"(?:(?:lead|head|support|assistant|chief) (?:[\w/-]+ )?\w+(?:er|or|ist|ant|ian|ect)"
    r"|leading (?:[\w-]+ ){0,3}(?:provider|company|manufacturer|supplier|firm|bank|retailer|producer|developer"
    r"|distributor|brand|name|organi[sz]ation))\b",
    re.IGNORECASE,
)
_JOINED_ED = re.compile(r"(?:\band|,) ([a-z]+ed)\b")
# Two lines that were run together: "its design Suggest ideas".
_RUN_ON = re.compile(r"(?<![\w-])([a-z]{3,}) ([A-Z][a-z]+) [a-z]")
# What was won is told of the person, not of the project it stands under.
_PRIZE = re.compile(
    r"\b(?:prize|award|medal|trophy|runner-?up|marks|certificate|(?:first|second|third|1st|2nd|3rd) (?:place|rank))\b",
    re.IGNORECASE,
)
_OWN_WORD = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")
_BINDING = frozenset({"and", "the", "for", "with", "using", "from", "into", "via"})


def led(text: str, whole: str, *, ended: bool, done: bool, dated: bool = True) -> tuple[Lead, str]:
    """How a statement is led in and what follows: "I" and "managed stock", "past" and "managing stock".

    Both are empty where it cannot be told. `whole` is what the statement was taken from; what has `ended` is not told
    in the present, nor is anything where only what was `done` counts. A duty that is not `dated` is told as one.
    """
    if not _reads_on(text) or _CUT.search(whole) or (done and _PRIZE.search(text)):
        return "", ""
    if _RESULTED.search(text) or _no_work().search(text) or _halved().search(text):
        return "", ""
    inside = uncapitalised(text).rstrip(".")
    for opening, past, present, taken_off in _OPENINGS:
        if found := re.match(letter_data().done_to_me if opening == "" else opening, text, re.IGNORECASE):
            return (past if ended else present), inside[found.end() :] if taken_off else inside
    return _by_verb(text, inside, ended=ended, done=done, dated=dated)


def _by_verb(text: str, inside: str, *, ended: bool, done: bool, dated: bool) -> tuple[Lead, str]:
    verb = text.split(" ", 1)[0].casefold().rstrip(",")
    lead = _lead_of(verb, text, ended=ended) if _VERB.fullmatch(verb) else ""
    if lead == "plain":
        if done or any(map(_is_past, _JOINED_ED.findall(text))):
            return "", ""
        if not (ended or dated):
            return "task", inside
        past = _in_past(text) if ended else inside
        return ("I", past) if past else ("duty", inside)
    if lead == "I":
        fits = not _tells_of_thing(text) and not _changes_tense(text)
    else:
        fits = lead != "" and not _FINITE.search(text) and not _changes_tense(text)
    return (lead, inside) if fits else ("", "")


def _lead_of(verb: str, text: str, *, ended: bool) -> Lead:
    """The lead of a statement by the form it opens with; "plain" for a verb's plain form, "" for none."""
    data = letter_data()
    if verb in data.past_verbs or (verb.endswith("ed") and len(verb) > _LEAST_ED and verb not in data.no_verbs):
        return "I"
    if verb in writing_data().plain_verbs:
        return "plain" if head_form(text, alike=True) == "plain" else ""
    gerund = head_form(text, alike=True) == "gerund" or _NOMINAL.match(text) is not None
    return ("past" if ended else "present") if gerund and verb not in _IDLE_GERUNDS else ""


def _reads_on(text: str) -> bool:
    """Whether the text can stand inside a sentence of its own place: whole, not too long, no row of names."""
    data, words = letter_data(), text.split()
    torn = any(text.count(opens) != text.count(closes) for opens, closes in _PAIRS)
    if torn or not _SHORTEST <= len(words) <= data.longest_story_words:
        return False
    if _POST.match(text) or any(_runs_on(*found.groups()) for found in _RUN_ON.finditer(text)):
        return False
    if _CUT.search(text) or breaks_off(text) or _another_post().match(text) or _KNOWING.match(text):
        return False
    return bool(set(_OWN_WORD.findall(text.split(" ", 1)[1])) - _BINDING)


def _runs_on(before: str, word: str) -> bool:
    """Whether a verb with a capital begins another line there."""
    verb = verb_of(word)
    begins = verb is not None and verb.form == "plain"
    return begins and before not in _BINDING | {"our", "their", "new", "all"}


def _is_past(word: str) -> bool:
    verb = verb_of(word)
    return verb is not None and verb.form == "past"


def _tells_of_thing(text: str) -> bool:
    """Whether a past form tells of the thing made, or of what others did: "Built with React", "Used by 40 clinics"."""
    words = text.casefold().split()
    return words[1] == "by" or (words[0] in letter_data().made_things and re.fullmatch(_MANNER, words[1]) is not None)


def _in_past(text: str) -> str:
    """A duty of a post that has ended, in the past; "" where that cannot be told, or would claim a result."""
    verb = verb_of(re.split(r"[\s,]", text, maxsplit=1)[0])
    if verb is None or verb.plain in writing_data().result_verbs or head_form(text, alike=True) != "plain":
        return ""
    return uncapitalised(in_one_form(text, "past", alike=True) or "").rstrip(".")


def _changes_tense(text: str) -> bool:
    """Whether what is told in the past, or by a noun, goes on in the present: "checked the tills and balance the"."""
    if any(" to " not in text[: found.start()] for found in _other_half().finditer(text)):
        return True
    ings = (found for found in _GERUND.finditer(text) if not _TAKES_GERUND.search(text[: found.start()]))
    if any((verb := verb_of(found[1])) and verb.form == "gerund" for found in ings):
        return True
    return any(
        " to " not in text[: found.start()]
        and (found[1] == "have" or ((verb := verb_of(found[1])) and verb.form == "plain" and found[1] not in ALIKE))
        for found in _GOES_ON.finditer(text)
    )


@cache
def _no_work() -> re.Pattern[str]:
    return one_of(*letter_data().no_work)


@cache
def _halved() -> re.Pattern[str]:
    return re.compile(rf"(?<!been )\band (?:also )?(?:{'|'.join(letter_data().bare_participles)})\b", re.IGNORECASE)


@cache
def _other_half() -> re.Pattern[str]:
    verbs = "|".join(letter_data().only_verbs)
    return re.compile(rf"\band (?:also )?(?:{verbs})\b", re.IGNORECASE)


@cache
def _another_post() -> re.Pattern[str]:
    return re.compile(letter_data().another_post)
