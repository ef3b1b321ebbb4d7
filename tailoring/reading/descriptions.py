"""Sentences that say what a firm, a project or a product is; they tell no deed of the person."""

from __future__ import annotations

import re

from tailoring.reading.cues import starts_with_verb
from tailoring.reading.vocabulary import fold, folded

_NAME = r"[^\W_][\w&/’'+-]*(?:\.[\w&/’'+-]+)*(?:\s*\([^)]{1,60}\))?,?"
_SAYS = re.compile(
    rf"(?P<label>(?:{_NAME}\s+){{0,3}}{_NAME}\s?:\s+)?"
    rf"(?P<subject>(?:(?:The|This|A|An)\s+)?{_NAME}(?:\s+(?!which\b|that\b|who\b|and\b|to\b|for\b){_NAME}){{0,5}}?)\s+"
    r"(?:(?:is|are)\s+(?:(?:basically|mainly|primarily|actually|also|currently)\s+)?"
    r"(?:(?:an?|one\s+of|\d+|the\s+(?:[\w']+\s+)?(?:largest|leading|biggest|oldest))\s+(?!key\b|main\b|vital\b|major\b|core\b|part\b|good\b|great\b|quick\b|fast\b|hard|priority\b|must\b|strength\b|passion\b|pleasure\b|top\b)"
    r"|(?:used|intended|meant|designed|developed|built|able)\s+(?:to|for|by|as)\b"
    r"|(?:[A-Z]\w+\s+){1,4}(?:application|app|software|system|tool|product|platform|website|portal|company|project)\b)"
    r"|means\s+(?:an?|the)\s)"
)
_FIRST = re.compile(r"\b(?:(?i:i|me|my|mine|we|our)|us)\b")  # in capitals "US" is a country
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_DEED = re.compile(  # "Guided by …", "Founded in …, it …" tell of a thing
    r"(?:[A-Z][a-z]+ly\s+)?[A-Z][a-z]+(?:ed|ing)\s(?!by\s)(?![^.;]*,\s(?:it|they)\s)"
)
_DOING_IS = re.compile(
    r"(?:(?!\b(?:that|which|who)\b)[^,.;])*?\s(?:consists?|involves?|requires?|means|allows|enables|can)\s"
)
_OF_POST = re.compile(r"(?i)(?:the|this|my)\s+(?:role|job|position|post|work|main|key|primary)\b")
_IT = re.compile(r"[.!?]\s+(?:It|They|The\s+(?:company|firm|client|organi[sz]ation|group))\s+[a-z]+s?\s")
_OF_THING = re.compile(
    r"(?:(?:The|This|It|An?)\b|[A-Z])[^.;]*?\s(?:is|are|was|were|will|would|has|can|aims?|implements?|provides?|deals|helps"
    r"|allows|enables|includes?|consists?|involves?|offers?|supports?|serves?|acts?|displays?)\s"
)
# "Helps the cooks to plan", "Cooks can plan": nobody tells his own deeds so.
_DOES = re.compile(r"(?:Also\s+)?(?:Helps|Allows|Enables|Provides|Gives|Lets|Supports|Offers|Includes|Covers|Shows)\s")
_OTHERS_CAN = re.compile(r"(?:[A-Z]\w+\s+)(?:\w+\s+){0,2}(?:can|will|would|may|is|are|has|have)\s")
_BARE = re.compile(r"^(?:The|This|A|An)\s+|\s*\([^)]*\)|,$")


def described(text: str) -> str:
    """The name of the thing that a sentence says the nature of ("Tidewatch is a tool …"); "" where it tells a deed.

    "This application", "The system" name nothing: what they say is told by `is_description`.
    """
    found = _found(text)
    if found is None:
        return ""
    label = (found["label"] or "").strip(" :\n")
    subject = _BARE.sub("", found["subject"])
    return "" if not label and subject[:1].islower() else " ".join((label or subject).split())


def labelled_description(label: str, text: str) -> bool:
    """Whether a text behind a label for it ("Project Description") says what a project was, and tells no deed.

    Under a mere "Description" a text may as well tell what one did, so that it must say something of a thing.
    """
    name = fold(label)
    plain = name in folded("labels.yaml", "plain_descriptions")
    if not plain and name not in folded("labels.yaml", "descriptions"):
        return False
    if starts_with_verb(text) or _FIRST.search(text) or (plain and not _OF_THING.match(text)):
        return False
    return not any(_DEED.match(sentence) for sentence in _SENTENCE_END.split(text))


def tells_of_thing(text: str) -> bool:
    """Whether a text says of a thing or firm what it is or does ("Tidewatch exports to ten countries")."""
    if starts_with_verb(text) or _FIRST.search(text) or _OF_POST.match(text):
        return False
    return _OF_THING.match(text) is not None or _IT.search(text) is not None


def goes_on(text: str) -> bool:
    """Whether a line below what describes a thing may go on with it: it tells no deed."""
    if _FIRST.search(text):
        return False
    if _DOING_IS.match(text) and not _SENTENCE_END.search(text[:60]):
        return True
    sentences = _SENTENCE_END.split(text)
    return not any(starts_with_verb(sentence) or _DEED.match(sentence) for sentence in sentences)


def says_what_it_does(text: str) -> bool:
    """Whether a line among those that describe a thing says what it does or what others can do with it."""
    return not _FIRST.search(text) and (_DOES.match(text) or _OTHERS_CAN.match(text)) is not None


def is_description(text: str) -> bool:
    """Whether a text begins by saying what a thing is."""
    return _found(text) is not None


def _found(text: str) -> re.Match[str] | None:
    found = _SAYS.match(text)
    if found is None or starts_with_verb(text) or _FIRST.search(text[: found.end()]):
        return None
    if any(starts_with_verb(sentence) or _FIRST.search(sentence) for sentence in _SENTENCE_END.split(text)[1:]):
        return None  # what follows tells a deed
    first = found["subject"].split()[0]
    if first.endswith("ing") and first.casefold() not in folded("labels.yaml", "things_in_ing"):
        return None
    return found
