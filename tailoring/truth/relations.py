"""Checks how the person stands to an organisation: worked for it, or only used, opposed, visited or learnt from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tailoring.truth.deed_words import Titles, Verbs
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import knowledge
from tailoring.truth.makers import tells_a_product
from tailoring.truth.passages import Passage, passage, verb_forms
from tailoring.truth.relation_words import Relations, WordLists

_COMPETED = re.compile(
    r"\b(?:entered|nominated|shortlisted|longlisted|submitted|applied|considered|finalist|entries|registered|studying"
    r"|an? application|exams?|papers?|courses?"
    r"|preparing|tickets?)(?: \w+){0,2} (?:for|to|at|in) (?:the |an? )?$",
    re.IGNORECASE,
)
# What one checks a thing against is a standard, not an opponent.
_CHECKED = re.compile(
    r"\b(?:re-?|double-)?(?:check|test|measur|audit|assess|compar|benchmark|validat|calibrat|verif|mark|scor|review"
    r"|judg|grad|map|reconcil|match|inspect|rat|evaluat|certif)(?:e[sd]?|ed|ing|ied|ies|ying|ched|s)?\b"
    r"[^.;]*? against (?:the )?NAME",
    re.IGNORECASE,
)
_MAKE = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|(?<![-\w])\d+|\w+['’]s|hired|borrowed|rented|leased|second-hand"
    r"|used) (?:[a-z-]+ ){0,2}NAME "
    r"(?!(?:in|as|at|and|on|from|to|for|with|by|or|who|which|that)\b)(?P<head>[a-z]{3,})"
)
_DEALINGS = frozenset(
    {
        "account",
        "contract",
        "project",
        "job",
        "order",
        "site",
        "brief",
        "campaign",
        "tender",
        "commission",
        "deal",
        "programme",
    }
    | {
        "licence",
        "license",
        "certificate",
        "course",
        "card",
        "exam",
        "rating",
        "ticket",
        "training",
        "member",
        "limits",
    }
    | {
        "house",
        "estate",
        "village",
        "building",
        "centre",
        "theatre",
        "church",
        "street",
        "road",
        "scheme",
        "grant",
        "bursary",
    }
)
# What may stand behind a name without making it the attribute of a thing: "for Acme in 2020", not "for Acme ovens".
_JOINING = (
    r"(?:in|as|at|and|on|from|to|for|with|since|until|where|when|during|through|over|by|but|or|who|which|that|across"
    r"|via|after|before|while|alone|too|again|directly|itself|under|within|between)\b"
)
_LEARNING = re.compile(
    r"\b(?:training|trained|retrained|courses?|class(?:es)?|lessons?|workshops?|tuition|stud(?:y|ied|ying|ies)"
    r"|learn(?:t|ed|ing)"
    r"|attended|schooled|taught(?= (?:at|by|in|under))|apprenticed|masterclass(?:es)?|bootcamp|seminars?|certificate"
    r"|diploma)\b",
    re.IGNORECASE,
)
_TEACHING = re.compile(
    r"\b(?:deliver(?:ed|s|ing)?|gave|giv(?:es|ing)|r[au]n(?:s|ning)?|le(?:d|ads?|ading)|taught(?! (?:at|by|in"
    r"|under))|teach(?:es|ing)?"
    r"|provid(?:ed|es|ing)|trained (?:\w+ ){1,4}?(?=(?:at|with|in)\b|$)|organi[sz]ed|designed|wrote|developed"
    r"|instruct\w+|head\w*)\b",
    re.IGNORECASE,
)
# Ways of standing that one word tells, so that a statement with that word keeps them.
_TELLING = frozenset({"learning", "applied", "visited"})
_REASONS = {
    "opposed": "they stood on the other side",
    "learning": "it only taught or ran a course",
    "applied": "it was only applied to",
    "supplier": "it was a supplier",
    "visited": "it was only visited",
    "lost": "it was not won",
    "product": "only a product of it was used",
}


def check_relations(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each organisation that the statement claims to have worked for, with or at."""
    for name, start, end in _names(statement, source):
        if _any(knowledge(Relations).claims["won"], name, statement.text):
            lost = next((f for f in source.facts if _any(knowledge(Relations).facts["lost"], name, f.text)), None)
            if lost and not re.search(rf"\b(?:won|signed)\b[^.;]*\b{re.escape(name)}", lost.text.split("ost")[0]):
                reason = f"the facts do not say that {name} was won"
                yield Finding("client", start, end, "contradicted", (lost.id,), reason, f"Leave {name} out.")
                continue
        if tells_a_product(statement.text, start, end, source):
            continue
        if not _claims_work(name, statement, source) or _COMPETED.search(statement.text[max(0, start - 40) : start]):
            continue
        if _is_employer(name, source) or _has_footing(name, statement, source):
            yield Finding("employer", start, end, "supported", _holding(name, source))
            continue
        standing = _standing(name, source)
        if not standing and _claims_outright(name, statement, source):
            reason = f"no fact says that you worked for {name}"
            yield Finding(
                "employer",
                start,
                end,
                "unsupported",
                _holding(name, source),
                reason,
                f"Leave out that it was for {name}.",
            )
        elif (
            standing
            and not _keeps(standing, name, statement, source)
            and not (standing == "visited" and _only_at(name, statement))
        ):
            reason = f"the facts do not say that you worked with {name}: {_REASONS[standing]}"
            yield Finding(
                "employer",
                start,
                end,
                "contradicted",
                _holding(name, source),
                reason,
                f"Leave out that it was for {name}.",
            )


def _names(statement: Passage, source: Source) -> Iterator[tuple[str, int, int]]:
    """The runs of capitalised words that stand in some fact, with their places."""
    capitals = knowledge(WordLists).capitals
    for match in re.finditer(r"(?:[A-Z][\w'’]*(?:&\w+)*)(?: (?:& |of )?[A-Z][\w]*)*", statement.text):
        whole = match.group().removesuffix("'s").removesuffix("’s")
        for part in (whole, whole.partition(" ")[2]):
            verb = match.start() == 0 and part == match.group() and part.lower() in verb_forms()
            if part and not verb and part not in capitals and re.search(rf"\b{re.escape(part)}\b", source.text):
                start = match.start() + whole.index(part)
                yield part, start, start + len(part)
                break


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?:{cue})" for cue in cues) + r")(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _masked(name: str, text: str) -> str:
    """The text with the name masked, so that the patterns of the data file serve every name."""
    return re.sub(rf"\b{re.escape(name)}\b", "NAME", text)


def _any(cues: tuple[str, ...], name: str, text: str) -> bool:
    masked = _masked(name, text)
    return "NAME" in masked and bool(_pattern(cues).search(masked))


def _claims_work(name: str, statement: Passage, source: Source) -> bool:
    relations = knowledge(Relations)
    text = statement.text
    if name.isupper() and re.search(rf"\b{re.escape(name)}[ -]?\d", text):
        # A standard: EN 14411.
        return False
    if any(_inside_longer(name, mention.text) for mention in source.mentions_in(text)):
        # "First Aid at Work" is one name.
        return False
    if re.search(rf"\b{re.escape(name)}(?:['’]s)? (?:{'|'.join(relations.gatherings)})\b", text):
        return False
    if not _any(relations.claims["worked"], name, text):
        return False
    bare = re.search(rf"\b(?:with|in|using|on) (?:the )?{re.escape(name)}\b", text)
    stronger = re.search(r"\b(?:partner|collaborat|worked|liais|employ|client|contract)\w*", text, re.IGNORECASE)
    if (
        bare
        and not stronger
        and (
            _is_tool(name, source)
            or re.match(rf"with (?:the )?{re.escape(name)} [a-z]", bare.group() + text[bare.end() :])
        )
    ):
        return False
    product = re.search(rf"\b{re.escape(name)}(?:'s|’s)? [a-z]+", text)
    return not (product and _any(relations.facts["product"], name, text))


def _inside_longer(name: str, mention: str) -> bool:
    return len(mention) > len(name) and re.search(rf" (?:at|in|for|of|with) {re.escape(name)}$", mention) is not None


def _claims_outright(name: str, statement: Passage, source: Source) -> bool:
    """Whether nothing but work for an organisation can be meant: for NAME, worked with NAME."""
    # "The lobby of the Marchmont": what was made there was made for it.
    if any(
        re.search(rf"\b(?:the|its) (?:[\w-]+ ){{1,3}}(?:of|at) (?:the )?{re.escape(name)}\b(?! [a-z]+s\b)", f.text)
        for f in source.facts
    ):
        return False
    if source.taxonomy.find(name) or any(re.search(rf"\b{re.escape(name)}\b", fact.role) for fact in source.facts):
        return False
    named = re.escape(name)
    return bool(
        re.search(
            r"\b(?:worked|partnered|collaborated|consulted|contracted|employed) (?:\w+ ){0,3}(?:for|with|by|at) "
            rf"(?:the )?{named}\b",
            statement.text,
            re.IGNORECASE,
        )
        or re.search(rf"\bfor (?:the )?(?:[A-Z]\w+,? (?:and )?)*{named}\b(?! (?!{_JOINING})[a-z])", statement.text)
    )


def _keeps(standing: str, name: str, statement: Passage, source: Source) -> bool:
    """Whether the statement keeps the word by which the fact tells it: a trial day, a talk, a course."""
    if standing == "learning" and learnt_there(name, statement):
        return True
    said = {word.stem for word in statement.words}
    for fact in source.facts:
        cue = _pattern(knowledge(Relations).facts[standing]).search(_masked(name, fact.text))
        if cue and standing in _TELLING and passage(cue.group()).words[0].stem in said:
            return True
    return bool(
        re.search(rf"\b{re.escape(name)}(?:['’]s)? (?:{'|'.join(knowledge(Relations).gatherings)})\b", statement.text)
    )


def learnt_there(name: str, statement: Passage) -> bool:
    """Whether the statement itself says that the person was taught there: "a week of training at NAME's academy"."""
    place = re.search(rf"\b(?:at|with|from|by|in|through|under) (?:the )?{re.escape(name)}\b", statement.text)
    if place is None:
        return False
    first = statement.clause_of(statement.word_at(place.start()))[0]
    before = statement.text[statement.words[first].start : place.start()]
    return bool(_LEARNING.search(before)) and not _TEACHING.search(before)


def _only_at(name: str, statement: Passage) -> bool:
    """Whether the statement says no more than to have been there: at the fair, not for or with those who hold it."""
    beside = re.search(rf"\b(?:for|with|by) (?:the )?{re.escape(name)}\b", statement.text)
    employed = re.search(
        r"\b(?:worked|employed|hired|contracted|consult\w+|partner\w*)\b", statement.text, re.IGNORECASE
    )
    return not beside and not employed


def _for(name: str, text: str) -> bool:
    return bool(re.search(rf"\b(?:at|for|on behalf of) (?:the )?{re.escape(name)}\b", text))


def _is_tool(name: str, source: Source) -> bool:
    found = source.taxonomy.find(name)
    concept = source.taxonomy.concepts.get(found) if found else None
    return bool(concept and concept.kind == "tool")


def _is_employer(name: str, source: Source) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", fact.employer, re.IGNORECASE) for fact in source.facts)


def _holding(name: str, source: Source) -> tuple[str, ...]:
    return tuple(
        f.id for f in source.facts if re.search(rf"\b{re.escape(name)}\b", f"{f.text} {f.employer}", re.IGNORECASE)
    )


def _standing(name: str, source: Source) -> str:
    """The relation that the facts state, "" when they state none."""
    for fact in source.facts:
        for relation, cues in knowledge(Relations).facts.items():
            if relation == "opposed" and _is_checked(_masked(name, fact.text)):
                continue
            if _any(cues, name, fact.text):
                return relation
    return "product" if any(_is_make(_masked(name, fact.text)) for fact in source.facts) else ""


def _is_make(masked: str) -> bool:
    """Whether NAME is the make of a thing: "a NAME projector", "a hired NAME cello"; not of people or dealings."""
    dealing = knowledge(Verbs).others | knowledge(Titles).heads | knowledge(Relations).gatherings | _DEALINGS
    if re.search(r"\b(?:to|for|with|at|by) (?:the )?NAME\b(?! [a-z]+\b(?<! in)(?<! on)(?<! at))", masked):
        return False
    heads = (match.group("head").lower() for match in _MAKE.finditer(masked))
    return any(head not in dealing and head.removesuffix("s") not in dealing for head in heads)


def _is_checked(masked: str) -> bool:
    """Whether something is checked against NAME: "marked against the QCF", not "its rent review against Acme"."""
    found = _CHECKED.search(masked)
    noun = found and re.search(r"\b(?:an?|the|my|our|its|his|her|their)(?: [\w-]+)? $", masked[: found.start()])
    return bool(found and not noun)


def _has_footing(name: str, statement: Passage, source: Source) -> bool:
    relations = knowledge(Relations)
    employed = re.search(
        rf"\b(?:worked|working|employed|hired|contracted) (?:\w+ )?(?:for|at|by) (?:the )?{re.escape(name)}\b",
        statement.text,
        re.IGNORECASE,
    )
    if employed:
        # To work for someone takes more than to have worked with them.
        footing = tuple(cue for cue in relations.footing if "with" not in cue)
        beside = re.compile(rf"\b(?:with|alongside) (?:the )?{re.escape(name)}\b")
        return any(_any(footing, name, fact.text) or _for(name, fact.text) for fact in source.facts) and not all(
            beside.search(fact.text) for fact in source.facts if name in fact.text
        )
    return any(
        _any(relations.footing, name, fact.text) and not any(_any(c, name, fact.text) for c in relations.facts.values())
        for fact in source.facts
    )
