"""Checks job titles: the person held them, no higher rank is claimed, and what lowers a title stays with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tailoring.truth.deed_words import Titles
from tailoring.truth.designations import letters_of
from tailoring.truth.doer_nouns import does_it, holds_the_paper, is_description, is_noun_phrase
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.filled import FOR_A_TIME, only_filled, stood_in, stood_in_as
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.others import others_deeds
from tailoring.truth.passages import Passage, Word, verb_forms
from tailoring.truth.relation_words import WordLists

_AS = re.compile(
    r"\b(?:as|as an?|as the|role of|position of|title of|job of|became|promoted to|promotions? to|elevated to"
    r"|appointed(?: as)?|served as"
    r"|acted as|worked as|acting as|i am an?|i was an?|i am|i was"
    r"|(?:and |, )?(?:later|then|subsequently|eventually|afterwards|now)) (?:an? |the )?(?=[A-Za-z])",
    re.IGNORECASE,
)
_HEAD_OF = re.compile(r"\b(?:Head|Director|Chief|Vice President|VP|President) of (?:[A-Z][\w&]*|\w+)", re.IGNORECASE)
_AWARD = re.compile(r" of (?:the (?:year|month|quarter|week|season|decade|term|night|day)\b|\d{4}\b)", re.IGNORECASE)
_LEAD_THING = re.compile(
    r" (?:times?|generation|generator|paint|pipes?|pipework|content|roof\w*|levels?|flashings?|acid|work|sheets?"
    r"|magnet|story|article"
    r"|tenant|balance|indicator|screws?)\b"
)
_LONGEST = 7
# "Three years of recovery nursing": a length of time opens no title.
_LENGTH = re.compile(r"(?:[\w-]+ ){1,3}?(?:years?|months?|weeks?|seasons?|terms?|decades?) of\b")
# "Post-operative": the end of an adjective, no head.
_PREFIXES = frozenset({"pre", "post", "peri", "intra", "inter", "non", "anti"})
# "With one assistant, …", "Under the head chef, …": the titles of those beside the person.
_BESIDE = frozenset(
    {"with", "alongside", "beside", "under", "for", "to", "from", "by", "between", "among", "amongst", "behind", "via"}
    | {"besides", "through", "on", "at", "against"}
)
# "Considered for the supervisor post": a title that is named and was not held.
_NO_TITLE = re.compile(
    r"\b(?:considered|applied|interviewed|shortlisted|turned down|refused|declined|offered|asked|beside|next to"
    r"|under|for the|not|never|nearly|almost|hoped|hoping|wanted|shadowed|watched|met|thanked|praised|rejected|lost)\b",
    re.IGNORECASE,
)
# "The foreman's deputy", "deputy to the foreman": a title told in other words.
_DEPUTY = re.compile(
    r"(?:^|\b(?:as|was|am|became|been) )(?:the |our |my )?"
    r"(?:(?P<of>[a-z]+(?: [a-z]+)?)['’]s (?P<low>deputy|assistant|understudy)"
    r"|(?P<low2>deputy|assistant) to the (?P<to>[a-z]+(?: [a-z]+)?))\b(?! (?:\w+ed|was|is|had|told|took|ran|showed)\b)",
    re.IGNORECASE,
)


def check_titles(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each title that the statement gives to the person."""
    for first, last in _titles(statement):
        yield _judged(statement, first, last, source)


def _titles(statement: Passage) -> Iterator[tuple[int, int]]:
    """The titles of a statement: the words it opens with, and those after “as” or “promoted to”."""
    openings = [0, *(first for first, _ in statement.sentences[1:])]
    starts = [_behind_a_length(statement, first) for first in openings]
    starts += [statement.word_at(match.end()) for match in _AS.finditer(statement.text)]
    seen: set[int] = set()
    for start in starts:
        last = _end_of_title(statement, start)
        if last and last not in seen:
            seen.add(last)
            yield start, last
    for match in re.finditer(r"\b(?:\w+[ -]){1,3}(?=(?:experience|leadership|career)\b)", statement.text):
        start, last = statement.word_at(match.start()), statement.word_at(match.end())
        heads = [at for at in range(start, last) if statement.words[at].lower in knowledge(Titles).heads]
        if heads and heads[-1] + 1 not in seen:
            begin = heads[-1]
            while begin > start and statement.words[begin - 1].lower not in {
                "of",
                "as",
                "in",
                "years",
                "year",
                "the",
                "with",
            }:
                begin -= 1
            yield begin, heads[-1] + 1


def _behind_a_length(statement: Passage, first: int) -> int:
    """The word behind the length of time that a sentence opens with, else its first: "Three years of recovery work"."""
    length = _LENGTH.match(statement.text, statement.words[first].start) if statement.words else None
    named = length and any(word in knowledge(Titles).heads for word in _words(length.group()))
    return statement.word_at(length.end()) if length and not named else first


def _end_of_title(statement: Passage, start: int) -> int | None:
    titles = knowledge(Titles)
    words = statement.words
    if start >= len(words) or words[start].lower in {"i", "we"} | _BESIDE:
        return None
    if words[start].lower in {"a", "an", "the"}:
        start += 1
    special = _HEAD_OF.match(statement.text, words[start].start) if start < len(words) else None
    if special:
        return statement.word_at(special.end() - 1) + 1
    if start >= len(words):
        return None
    verb = words[start].lower in verb_forms() and words[start].lower not in titles.heads | titles.raising
    last = None
    for at in range(start, min(start + _LONGEST, len(words))):
        if at > start and _ends_title(statement, at):
            break
        if words[at].lower in titles.heads and not _ends_an_adjective(statement, at):
            last = at + 1
    if verb and not (last and is_noun_phrase(statement, start, last)):
        return None
    if last and last < len(words) and words[last].lower in titles.lowering:
        last += 1
    after = statement.text[words[last - 1].end :] if last else ""
    # "Flood-warning lead time", "lead paint": no post.
    thing = last and words[last - 1].lower == "lead" and _LEAD_THING.match(after)
    return None if after[:1] in {"'", "’", "-"} or _AWARD.match(after) or thing else last


def _ends_an_adjective(statement: Passage, at: int) -> bool:
    """Whether a prefix is joined to a word that so is no head: "post-operative"."""
    before = statement.words[at - 1] if at else None
    joined = before is not None and statement.text[before.end : statement.words[at].start] == "-"
    return joined and before is not None and before.lower in _PREFIXES


def _ends_title(statement: Passage, at: int) -> bool:
    """Whether a word can no longer be part of a title: an ender, punctuation or an owner before it, a past verb."""
    titles = knowledge(Titles)
    word = statement.words[at].lower
    gap = statement.text[statement.words[at - 1].end : statement.words[at].start]
    if gap == "-" and word in {"registered", "licensed", "licenced"}:
        # "GDC-registered dentist": a participle joined to what stands before it is part of the title.
        return False
    known = verb_forms().get(word)
    past = known is not None and known[2] == "past" and word not in titles.heads
    if word == "of" and statement.words[at - 1].lower in titles.heads and at + 1 < len(statement.words):
        # "Editor of The Mersey Driver": what the post is of may bear a head in its own name.
        behind = statement.words[at + 1]
        past = past or behind.capital or behind.lower == "the"
    return past or word in titles.enders - {"of"} or any(sign in gap for sign in (",", ";", ":", "(", ".", "’s", "'s"))


def _judged(statement: Passage, first: int, last: int, source: Source) -> Finding:
    said = [word for word in statement.words[first:last] if word.lower not in {"a", "an", "the", "i", "of", "and"}]
    span = (statement.words[first].start, statement.words[last - 1].end)
    text = statement.text[span[0] : span[1]]
    held = [_words(title) for title in _held(source)]
    lettered = any(letters_of(text, fact.text) for fact in source.facts)
    raised = "" if lettered or stood_in_as(statement, first, said, source) else _raised(said, held, source)
    if raised:
        reason = f"“{raised}” is not in any title you held"
        return Finding("seniority", *span, "contradicted", (), reason, _use(source))
    filled = only_filled(statement, first, said, held, source)
    if filled:
        reason = f"the facts say “{filled.text}”"
        return Finding("title", *span, "contradicted", (filled.fact.id,), reason, _use(source))
    if not held or any(_matches(said, title) for title in held):
        return _bounded(statement, first, said, span, source)
    # Without a single role the facts do not tell what posts were held.
    unknown = not (source.known_titles or any(fact.role for fact in source.facts))
    described = lettered or is_description(said, source) or does_it(statement, last, source)
    if unknown or described or stood_in(statement, first, source) or holds_the_paper(statement, said, source):
        return Finding("title", *span, "supported", source.ids())
    return Finding("title", *span, "unsupported", (), f"“{text}” is not a title you held", _use(source))


def _bounded(statement: Passage, first: int, said: Sequence[Word], span: tuple[int, int], source: Source) -> Finding:
    """The finding on a title that was held: contradicted when it was lower, or held only for a time."""
    held = [_words(title) for title in _held(source)]
    lowered = "" if stood_in(statement, first, source) else _lowered(said, held)
    brief = None if lowered else _brief(statement, first, said, source)
    if brief:
        reason = f"it was held only for a time: “{brief.text}”"
        return Finding("title", *span, "contradicted", (brief.fact.id,), reason, "Say for how long.")
    if lowered and not _names_the_trade(said, held):
        return Finding("title", *span, "contradicted", (), f"the title held was {lowered}", _use(source))
    return Finding("title", *span, "supported", source.ids())


def _held(source: Source) -> list[str]:
    """The titles held: of the facts' roles, and facts that are but a title."""
    roles = [fact.role for fact in source.facts if fact.role]
    short = [fact.text for fact in source.facts if len(fact.text.split()) <= 5 and not _NO_TITLE.search(fact.text)]
    parts = [
        part
        for fact in source.facts
        if not any_of(knowledge(Titles).standing_in).search(fact.text)
        for part in re.findall(r"(?:^|[.;:] |as an? |as )([A-Z]?[\w -]{3,40}?)(?:[,.;]|$)", fact.text)
    ]
    heads = knowledge(Titles).heads
    titles = [*roles, *source.known_titles]
    telling = [one for one in source.evidence if not any_of(knowledge(Titles).standing_in).search(one.text)]
    titles += [one.passage.part(span) for one in telling for span in _titles(one.passage) if not _anothers(one, span)]
    told = (match for fact in source.facts for match in _DEPUTY.finditer(fact.text))
    titles += [f"{m.group('low') or m.group('low2')} {m.group('of') or m.group('to')}" for m in told]
    more = short if titles else (*short, *parts)
    return titles + [one for one in more if any(word in heads for word in _words(one))]


def _anothers(one: Evidence, span: tuple[int, int]) -> bool:
    """Whether a title in the facts is someone else's, the doer of a sentence: "the estate manager held the budget"."""
    first = one.passage.words[span[0]].lower
    behind = one.passage.words[span[1]] if span[1] < len(one.passage.words) else None
    gap = one.text[one.passage.words[span[1] - 1].end : behind.start] if behind else ""
    rest = one.text[one.passage.words[span[1] - 1].end :]
    if re.match(r"(?: (?:for|of|on|at) (?:[\w'’-]+ ){1,4}?)? ?(?:is|was|were|are) (?!mine|me\b|my)", rest):
        # "Project manager for the park was Lena", "research assistant is the grade above".
        return True
    if behind and gap == " " and behind.raw.istitle() and behind.raw not in knowledge(WordLists).capitals:
        # "Senior carer Ana signs it off": a title before a name is that person's.
        return True
    return first in {"the", "another", "my", "our"} or any(
        one.passage.part(span) in deed.text for deed in others_deeds(one)
    )


def _words(title: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Za-z]+", title)]


def same_heads(head: str) -> frozenset[str]:
    """The heads of titles that may stand for one another: engineer, fitter."""
    return frozenset({head}).union(*(group for group in knowledge(Titles).same if head in group))


def _matches(said: Sequence[Word], title: Sequence[str]) -> bool:
    head = said[-1].lower if said else ""
    if any(head == first + second for first, second in pairwise(title)):
        return True
    if "head" in {word.lower for word in said} and "head" not in title:
        return False
    return bool(same_heads(head) & set(title)) or head.rstrip("s") in title


def _raised(said: Sequence[Word], held: Sequence[Sequence[str]], source: Source) -> str:
    titles = knowledge(Titles)
    said_words = [word.lower for word in said]
    for word in said_words:
        if word in titles.raising and not any(word in title for title in held):
            allowed = word in {"certified", "qualified", "licensed", "registered", "chartered", "expert"} or (
                re.search(rf"\b{word}\b", source.text.lower())
                and word not in titles.authority | {"senior", "principal", "sous", "deputy", "executive"}
            )
            if not allowed and not (word == said_words[-1] and word in titles.heads and not held):
                return word
    return ""


def _lowered(said: Sequence[Word], held: Sequence[Sequence[str]]) -> str:
    """The lower title when every matching title held has a word that lowers it and the statement drops it."""
    matching = [title for title in held if _matches(said, title)]
    titles = knowledge(Titles)
    said_words = {word.lower for word in said}
    lowering = [[word for word in title if word in titles.lowering] for title in matching]
    if matching and all(lowering) and not any(set(words) & said_words for words in lowering):
        return " ".join(matching[0])
    return ""


def _names_the_trade(said: Sequence[Word], held: Sequence[Sequence[str]]) -> bool:
    """Whether a bare noun names the occupation, not the post: a junior sous chef is a chef, a trainee none."""
    titles = knowledge(Titles)
    known = {word for title in held for word in title}
    graded = all(word.lower in known or any(letter.isdigit() for letter in word.raw) for word in said[:-1])
    if not graded or said[-1].lower in titles.authority:
        return False
    if any(word.lower in titles.raising for word in said[:-1]):
        return False
    matching = [title for title in held if _matches(said, title)]
    return any(not set(title) & titles.learning for title in matching)


def _brief(statement: Passage, first: int, said: Sequence[Word], source: Source) -> Evidence | None:
    """The sentence that gives the title only for some days, weeks or months, where the statement sets no such bound."""
    if any(_matches(said, _words(title)) for title in (*(f.role for f in source.facts), *source.known_titles) if title):
        return None
    if FOR_A_TIME.search(statement.part(statement.sentence_of(first))):
        return None
    giving = [one for one in source.evidence if {w.lower for w in one.passage.words} >= {w.lower for w in said}]
    return giving[0] if giving and all(FOR_A_TIME.search(one.text) for one in giving) else None


def _use(source: Source) -> str:
    roles = [fact.role for fact in source.facts if fact.role]
    return f"Use the title held: {roles[0]}." if roles else "Leave the title out."
