"""The job's title and the employer's name, where the ad says them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from tailoring.ads.headings import announced
from tailoring.ads.lines import AdLine, split_sentences
from tailoring.ads.metadata import labelled, metadata_cues, names_organisation, names_role

_SEEKING = re.compile(
    r"\b(?:looking for|seeking|hiring(?: for)?|recruit(?:ing)?|need|search(?:ing)? for|want)\s+"
    r"(?:to\s(?:hire|recruit)\s)?(?:an?|our(?: next| first)?|the|another|\d+|two|three|several)\s"
    r"(?P<title>[\w/&'’.+#-]+(?:\s[\w/&'’.+#-]+){0,6}?)"
    r"(?=\s(?:to|who|with|for|in|at|on|based|that|and)\b|[,.!;:(]|$)",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"^(?:An?\s)?(?P<title>[\w/&'’.+-]+(?:\s[\w/&'’.+-]+){0,4}?)\s(?:is\s)?(?:needed|wanted|required|sought)\b",
    re.IGNORECASE,
)
_ABBREVIATION = 4  # letters
_NO_TITLE = re.compile(r"\b(?:licen[cs]e|degree|experience|skills?|knowledge|ability|certificate)\b", re.IGNORECASE)
_AS = re.compile(
    r"\b(?:as|role of|position of|join us as)\s(?:an?|our|the)\s"
    r"(?P<title>[A-Z][\w/&'’.+-]*(?:\s[A-Z&(/][\w/&'’.+)-]*){0,6})"
)
_NAME = r"(?P<name>[A-Z][\w&'’.-]*(?:\s(?:[A-Z&][\w&'’.-]*|of|and|the|de|for)){0,5})"
# Each with whether its verb alone makes the subject an employer.
_EMPLOYERS = (
    (
        re.compile(
            rf"(?:^|[,;]\s)(?:The\s|Here at\s|We at\s|At\s)?{_NAME}(?:,[^,.]{{3,60}},)?\s(?:is|are)\s"
            rf"(?:now\s|currently\s|always\s)?"
            rf"(?:looking\s(?:for|to)|hiring|seeking|recruiting|searching|in need of|expanding|growing)\b"
        ),
        True,
    ),
    (
        re.compile(
            rf"^(?:About|Why(?: [Jj]oin| [Cc]hoose| [Ww]ork (?:at|for|with))?|Life at|Working at|Welcome to|Join)"
            rf"\s{_NAME}\s*[:?!]?$"
        ),
        False,
    ),
    (re.compile(rf"\b(?:At|Here at)\s{_NAME},\s(?:we|our|you|everyone)\b"), False),
    (
        re.compile(
            rf"^(?:The\s)?{_NAME}\s(?:is|are)\s(?:an?|the|one of|on a mission|building|currently|based|proud)\b"
        ),
        False,
    ),
    (
        re.compile(
            rf"^(?:The\s)?{_NAME}\s(?:seeks?|needs?|requires?|recruits?|offers?|provides?|wishes to|"
            rf"ha(?:s|ve) an? (?:opening|vacancy|opportunity))\b"
        ),
        False,
    ),
    (re.compile(rf"\b[Jj]oin\s(?:the\s)?{_NAME}(?=\sas\b|\sand\b|[,.!]|\steam\b)"), False),
    (
        re.compile(
            rf"\b(?:[Ww]ork(?:ing)? (?:for|at)|the team at|ward at|team at|employed by)\s(?:the\s)?{_NAME}(?=[\s,.!])"
        ),
        False,
    ),
)
_PUBLIC_BODY = re.compile(r"\b(?:City|County|Town|State|University|Borough) of (?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)")
_HEAD = 4
_SHORTEST_SLUG = 5  # letters
_DOMAIN = re.compile(r"\.(?:com?|org|net|io|ai|dev|app|eu|us|uk|de)(?:\.[a-z]{2})?$")


def title_of(lines: tuple[AdLine, ...], head: str = "") -> str:
    """The job's title: where it is labelled, else `head` if it looks like one, else from the ad's sentences."""
    if said := labelled(lines, "title"):
        return bare_title(said)
    if head and _looks_like_title(bare := bare_title(head)):
        return bare
    for sentence in _sentences(lines):
        for pattern in (_WANTED, _SEEKING, _AS):
            found = pattern.search(sentence)
            if found and names_role(found["title"]) and not _NO_TITLE.search(found["title"]):
                return bare_title(found["title"])
    return ""


def bare_title(text: str) -> str:
    """A title without words of wanting, sexes, pay, references and ways of working, verbatim otherwise."""
    before, after = _around_title()
    text = text.strip()
    while (found := before.match(text) or after.search(text)) and (rest := _without(text, found)):
        text = rest
    return text


@cache
def _around_title() -> tuple[re.Pattern[str], re.Pattern[str]]:
    cues = metadata_cues()
    return (
        re.compile(rf"^(?:{cues.title_before})", re.IGNORECASE),
        re.compile(rf"(?:(?<=[\s)])|(?<=\w)(?=[^\w]))\s*(?:{cues.title_after})\s*$", re.IGNORECASE),
    )


def _without(text: str, found: re.Match[str]) -> str:
    return (text[: found.start()] + text[found.end() :]).strip(" :.!-–—|,·")


def _sentences(lines: tuple[AdLine, ...]) -> list[str]:
    return [sentence for line in lines for sentence, _ in split_sentences(line.text, 0)]


def _looks_like_title(text: str) -> bool:
    words = text.split()
    if not words or len(words) > metadata_cues().most_title_words or text.endswith((".", ":", "?", "!")):
        return False
    return names_role(text) or (announced(text) is None and len(words) > 1 and text.istitle())


def employer_of(lines: tuple[AdLine, ...], head: str = "") -> str:
    """The employer's name: where it is labelled, in the head, or in a heading or sentence about it."""
    if said := labelled(lines, "employer"):
        return said
    if head:
        return _longest(head, lines)
    sentences = _sentences(lines)
    for pattern, by_its_verb in _EMPLOYERS:
        for sentence in sentences:
            for found in pattern.finditer(sentence):
                name = re.sub(r"['’]s$", "", found["name"].strip(" .,'’"))
                if name and _can_be_employer(name, by_its_verb=by_its_verb):
                    return _longest(name, lines)
    bodies = Counter(found[0] for line in lines for found in _PUBLIC_BODY.finditer(line.text))
    return max(bodies, key=bodies.__getitem__) if bodies else ""


def _can_be_employer(name: str, *, by_its_verb: bool) -> bool:
    """`by_its_verb`: what recruits is no role, though a word of the name may be one ("Penrhos Nursing")."""
    if _words(name) & set(metadata_cues().not_a_name):
        return False
    last = name.rsplit(maxsplit=1)[-1]
    if names_organisation(last):
        return len(name.split()) > 1
    return not names_role(last if by_its_verb else name)


def _longest(name: str, lines: tuple[AdLine, ...]) -> str:
    """The longest name in the ad that goes on from this one to a word of organisations: "Larkfield" and the rest."""
    more = re.compile(rf"(?<![\w-]){re.escape(name)}(?:\s(?:[A-Z&][\w&'’-]*|of|and)){{1,5}}")
    longest = name
    for line in lines:
        for found in more.finditer(line.text):
            words = re.sub(r"['’]s\b", "", found[0]).split()
            while len(words) > len(name.split()) and not names_organisation(words[-1]):
                words.pop()
            grown = " ".join(words)
            if len(grown) > len(longest) and grown in line.text:
                longest = grown
    return longest


def _words(name: str) -> set[str]:
    """The words that begin or end a name, and those of a name as short as a phrase; "of" and "and" join any name."""
    folded = name.lower().replace("’", "'").split()
    return set(folded if len(folded) < 3 else [folded[0], folded[-1]])


def without_head(lines: tuple[AdLine, ...], title: str, employer: str) -> tuple[AdLine, ...]:
    """The lines after those at the top that only name the job and the employer."""
    start = 0
    for line in lines[:_HEAD]:
        names_job = bool(title) and line.text.startswith(title)
        names_employer = bool(employer) and employer in line.text
        short = len(line.text.split()) <= 2 * metadata_cues().most_title_words and not line.text.endswith(".")
        if not short or line.bullet or not (names_job or names_employer):
            break
        heading = announced(line.text, employer) and not names_job and not line.text.startswith(f"{employer},")
        if heading and (line is not lines[0] or line.text != employer):
            break
        start += 1
    return lines[start:]


def spelled_as_in(text: str, employer: str) -> str:
    """An employer given in small letters ("blue-harbour", "blueharbour.com") as the ad writes it ("Blue Harbour")."""
    if not employer or employer != employer.lower():
        return employer
    words = re.split(r"[\s_-]+", employer)
    name = r"[\s-]?".join("(?:and|&)" if word == "and" else re.escape(word) for word in words)
    spelled = _written(text, name, employer)
    if spelled or len(letters := re.sub(r"[^a-z0-9]", "", re.sub(_DOMAIN, "", employer))) < _SHORTEST_SLUG:
        return spelled or employer
    # The letters of a slug, however the ad parts them; only where each part has a capital.
    parted = r"(?:[\s’'-]|\s?&\s?)?".join(letters)
    return _written(text, parted, employer, every=True) or employer


def _written(text: str, name: str, employer: str, *, every: bool = False) -> str:
    """The commonest way in which the ad writes a name with capitals (in `every` word of it), "" where it does not."""
    written = re.findall(rf"(?<![\w@./-]){name}(?![\w@/-]|\.\w)", text, re.IGNORECASE)
    written = [form for form in written if form != form.lower() and not (every and re.search(r"(?:^|\s)[a-z]", form))]
    named = [form for form, _ in Counter(written).most_common()]
    if not named:
        return ""
    # One that only shouts is no spelling, unless it is as short as an abbreviation.
    spelled = (form for form in named if not form.isupper() or len(form) <= _ABBREVIATION)
    return " ".join(next(spelled, employer.title()).split())
