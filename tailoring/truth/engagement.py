"""Checks claims of employment, of clients and of places against how the facts tell of an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from tailoring.model import Span
from tailoring.truth.deed_words import Titles
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, any_word, knowledge
from tailoring.truth.passages import Passage, verb_forms
from tailoring.truth.qualification_words import Proficiency
from tailoring.truth.relation_words import Relations, WordLists
from tailoring.truth.relations import learnt_there

_RUN = re.compile(r"[A-Z][\w'’]*(?:&\w+)*(?:(?: (?:& |of |and )?| ?& ?)[A-Z][\w]*)*")
_LOCATED = r"(?:at|inside|within|on the premises of) NAME"
_OUTRIGHT = re.compile(
    r"\b(?:employ\w*|hired|recruited|joined|joining|staff|payroll|in-house|taken on|appointed)\b", re.IGNORECASE
)
# A post on the payroll, as against work done for a client.
_POST = re.compile(
    r"employ|hired|in-house|staff|joined"
    r"|\bas an? (?!(?:[\w-]+ )*(?:consultant|contractor|advis[eo]r|freelance\w*|supplier)\b)",
    re.IGNORECASE,
)
_GRADED = re.compile(
    r"(?:^|[ -])(?:Type|Part|Level|Grade|Class|Category|Cat|Stage|Unit|Module|Tier|Band|Step|Phase|Section|Group"
    r"|Gold|Silver"
    r"|Bronze|Platinum|Black|Blue|Green|Card|Certificate|Diploma|Award|Licence|License|Ticket|NVQ|SVQ|GCSE|BTEC)"
    r"(?: (?:[A-Z]|[IVX]+|\d+\w?))?$|^(?:Type|Part|Level|Grade|Class|Category|Cat|Stage|Unit|Module|Tier|Band) "
)
_TAUGHT = re.compile(
    r"\b(?:course|class|lessons?|workshop|training|trained|school|academy|seminar|diploma|certificate|stud\w+"
    r"|taught)\b",
    re.IGNORECASE,
)
_DEALT_WITH = re.compile(r"\b(?:at|for|with|by|to|from) (?:the )?NAME\b", re.IGNORECASE)
_PERIODS = frozenset({"Month", "Year", "Quarter", "Week", "Season", "Day", "Decade", "Term"})
_PLACED = (
    r"(?:at|in|inside|within|to|with|around|for|near|on|of|into) (?:\w+ )?NAME|NAME(?:['’]s)? [a-z]+"
    r"|NAME[,.;:)]|^\W*NAME\b(?! (?:had|has|have)\b)"
)


def check_engagement(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each organisation claimed as employer, client or place of work without a fact that says so."""
    for name, start, end in organisations(statement, source):
        naming = [one for one in source.evidence if re.search(rf"\b{re.escape(name)}\b", one.fact.text)]
        if learnt_there(name, statement) and all(_TAUGHT.search(one.text) for one in naming):
            continue
        said = _without_others(_masked(name, statement.text), source)
        sentence = statement.part(statement.sentence_of(statement.word_at(start)))
        reason = (
            _not_employed(said, sentence, name, naming)
            or _not_a_client(said, name, naming)
            or _longer_than_told(said, sentence, naming, name)
            or _not_there(said, name, naming)
            or _beside(said, naming, name, source)
        )
        if reason:
            ids = (naming[0].fact.id,)
            change = f"Say how you stood to {name}, or leave it out."
            yield Finding("employer", start, end, "contradicted", ids, f"{reason}: “{naming[0].fact.text}”", change)


def organisations(statement: Passage, source: Source) -> Iterator[tuple[str, int, int]]:
    """The names that stand in the text of a fact and are nobody's employer, tool or title there."""
    homes = " ".join(f"{fact.employer} {fact.role}" for fact in source.facts)
    texts = "\n".join(fact.text for fact in source.facts)
    mentions = [mention.span for mention in source.mentions_in(statement.text)]
    for match in _RUN.finditer(statement.text):
        if not re.search(rf"\w the {re.escape(match.group())}\b", texts) and _all_known(match, mentions):
            # "Java and Spring Boot", "CompTIA Linux+": skills and credentials, one by one.
            continue
        whole = re.sub(r"['’]s$", "", match.group())
        # At the opening of a sentence a capital may be a word of its own: "Former Belmore Palace cook".
        parts = [part for part in dict.fromkeys((whole, whole.partition(" ")[2])) if _stands(part, texts)][:1]
        for part in parts or [piece for piece in whole.split(" and ") if _stands(piece, texts)]:
            known = source.taxonomy.find(part) and not re.search(rf"\w the {re.escape(part)}\b", texts)
            if _is_organisation(part, texts) and not (_stands(part, homes) or known):
                start = match.start() + whole.index(part)
                yield part, start, start + len(part)


def _all_known(run: re.Match[str], mentions: Sequence[Span]) -> bool:
    """Whether each word of a run of names belongs to a skill, tool or credential."""
    starts = [run.start() + word.start() for word in re.finditer(r"[A-Z][\w+#]*", run.group())]
    return all(any(span.start <= start < span.end for span in mentions) for start in starts)


def _stands(name: str, texts: str) -> bool:
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", texts) is not None


def _is_organisation(name: str, texts: str) -> bool:
    """Whether capitals mark a name in the facts: not those of an opening word, a month, a scheme or a title."""
    words = name.split()
    if "and" in words and all(word.isupper() for word in words if word not in {"and", "of", "&"}):
        # "MIG and TIG": letters that stand for kinds of work.
        return False
    idle = knowledge(WordLists).capitals
    languages = knowledge(Proficiency).languages
    if any(word in idle or word in _PERIODS or word.lower() in knowledge(Titles).heads | languages for word in words):
        return False
    if len(words) == 1 and (name.isupper() or name.lower() in verb_forms()):
        return False
    if _GRADED.search(name):
        # "EPA 608 Type II", "CSCS Gold": the grade of a card or certificate.
        return False
    inside = re.compile(
        rf"(?<=[a-z,’'] )(?<!\d[a-z][a-z] )(?:the )?{re.escape(name)}\b(?![ -](?:\d|[Ll]evel|[Cc]ertifi))"
    )
    return bool(inside.search(texts)) or len(words) > 1


def _beside(masked: str, naming: Sequence[Evidence], name: str, source: Source) -> str:
    """Why work for or at an organisation does not hold that the facts name only beside the work, "" when it may."""
    data = knowledge(Relations)
    aside = _pattern(data.beside)
    said = aside.sub(" ", masked)
    roles = {fact.role.split()[-1].lower() for fact in source.facts if fact.role}
    by_role = any(re.search(rf"\b{re.escape(role)} (?:of|for|at|with|to) NAME", said, re.IGNORECASE) for role in roles)
    if not naming or not (by_role or _says(data.engaged, said)):
        return ""
    if any("NAME" in aside.sub(" ", _masked(name, one.text)) for one in naming):
        return ""
    return f"the facts name {name} only beside the work"


def _without_others(masked: str, source: Source) -> str:
    """The text with the other names of a list left out: "posts at Acme, Bolt and NAME" is a post at NAME."""
    if "NAME" not in masked:
        return masked
    names = {fact.employer for fact in source.facts if fact.employer}
    runs = {run.group() for fact in source.facts for run in _RUN.finditer(fact.text)}
    listed = sorted(names | {run for run in runs if " " in run}, key=len, reverse=True)
    return _listed(tuple(listed)).sub("NAME", masked) if listed else masked


@lru_cache(maxsize=256)
def _listed(names: tuple[str, ...]) -> re.Pattern[str]:
    one = "(?:the )?(?:" + "|".join(map(re.escape, names)) + ")"
    return re.compile(rf"(?:{one}(?:,? and|,? or|,| &) )+(?:the )?NAME\b", re.IGNORECASE)


@lru_cache(maxsize=2048)
def _masked(name: str, text: str) -> str:
    return re.sub(rf"\b(?:the )?{re.escape(name)}\b", "NAME", text, flags=re.IGNORECASE)


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    heads = "(?:" + "|".join(sorted(knowledge(Titles).heads, key=len, reverse=True)) + ")s?"
    joined = "|".join(f"(?:{cue})" for cue in cues).replace("HEAD", heads)
    return re.compile(rf"(?<!\w)(?:{joined})(?![\w])", re.IGNORECASE)


def _says(cues: Sequence[str], masked: str) -> re.Match[str] | None:
    return _pattern(tuple(cues)).search(masked) if "NAME" in masked else None


def _gathering(said: re.Match[str], masked: str, name: str) -> bool:
    """Whether the name is that of a gathering, or stands before the word for one."""
    gatherings = knowledge(Relations).gatherings
    behind = re.match(r"(?:['’]s)? (?:\w+ )?(\w+)", masked[said.end() :])
    return name.rsplit(maxsplit=1)[-1].lower() in gatherings or bool(behind and behind.group(1).lower() in gatherings)


def _not_employed(masked: str, sentence: str, name: str, naming: Sequence[Evidence]) -> str:
    """Why a claim of employment does not hold, "" when it does or none is made."""
    data = knowledge(Relations)
    said = _says(data.employed, masked)
    thing = (
        re.match(
            r" (?!(?:in|as|from|for|and|on|to|until|since|during|by|or|over|when|who|which)\b)[a-z]+",
            masked[said.end() :],
        )
        if said
        else None
    )
    if thing and any(f"NAME{thing.group()}" in _masked(name, one.fact.text) for one in naming):
        # "At the Alder mill": a place of which the name is but a part.
        return ""
    if said is None or _gathering(said, masked, name) or not naming:
        return ""
    lasting = any_word(data.lasting).search(sentence)
    words = set(re.findall(r"[\w-]+", sentence.lower()))
    for one in naming:
        told = _masked(name, one.fact.text)
        loosely = not _OUTRIGHT.search(said.group()) and _says(data.employed_loosely, told)
        footing = _says(data.employed_footing, told) or loosely
        less = _less(one, name)
        if footing and (less is None or (not lasting and _kept(less, words))):
            return ""
        if not footing and less is not None and not lasting and _kept(less, words):
            return ""
    less = next((cue for one in naming if (cue := _less(one, name))), None)
    if less is None and any(_says(data.clients_footing, _masked(name, one.fact.text)) for one in naming):
        # To have worked for a client is told by the check of clients.
        return "a client" if _POST.search(said.group()) else ""
    return f"no employment at {name}, but “{less}”" if less else _untold(name, naming)


def _untold(name: str, naming: Sequence[Evidence]) -> str:
    """Why employment does not hold of which the facts say nothing at all."""
    # One capital word that no fact is at, for or with may be a make, a scheme or a grade.
    named = " " in name or any(_DEALT_WITH.search(_masked(name, one.fact.text)) for one in naming)
    return f"no fact tells of employment at {name}" if named else ""


def _less(one: Evidence, name: str) -> str | None:
    """What makes it less than employment, in the sentence that names the organisation or what follows from it."""
    text = one.tail if re.search(rf"\b{re.escape(name)}\b", one.tail) else one.fact.text
    found = any_of(knowledge(Relations).brief).search(text)
    return found.group() if found else None


def _kept(less: str, words: set[str]) -> bool:
    telling = {word for word in re.findall(r"[\w-]+", less.lower()) if len(word) > 2}
    return bool(telling & words or knowledge(Relations).brief_kept & words)


def _not_a_client(masked: str, name: str, naming: Sequence[Evidence]) -> str:
    data = knowledge(Relations)
    said = _says(data.clients, masked)
    if said is None or not naming:
        return ""
    if "for NAME" in said.group() and re.match(r"['’]?s? [a-z]", masked[said.end() :]):
        # "For Harlow tents" tells of a thing, not of its maker.
        return ""
    if any(_says(data.clients_footing, _masked(name, one.fact.text)) for one in naming):
        return ""
    if any(_says(data.employed_footing, _masked(name, one.fact.text)) for one in naming):
        return ""
    giving = rf"NAME (?:\w+ )?(?:{'|'.join(sorted(data.giving))})\b"
    if any(re.search(giving, _masked(name, one.fact.text)) for one in naming) and "client" not in said.group().lower():
        return ""
    return f"no fact names {name} as a client"


def _longer_than_told(masked: str, sentence: str, naming: Sequence[Evidence], name: str) -> str:
    """Why a lasting place somewhere does not hold, where every fact tells of one day or of filling in there."""
    lasting = any_word(knowledge(Relations).lasting)
    placed = re.search(r"\b(?:with|for|at|of|in) NAME", masked)
    if not naming or not placed or not lasting.search(sentence):
        return ""
    less = [_less(one, name) for one in naming]
    if all(less) and not any(lasting.search(f"{one.fact.text} {one.fact.role}") for one in naming):
        return f"no lasting place at {name}, but “{less[0]}”"
    return ""


def _not_there(masked: str, name: str, naming: Sequence[Evidence]) -> str:
    """Why a claim to have worked at a place does not hold: the facts tell only what its people sent or took."""
    said = _says((_LOCATED,), masked)
    if said is None or _gathering(said, masked, name) or not naming:
        return ""
    data = knowledge(Relations)
    giving = re.compile(rf"NAME (?:\w+ )?(?:{'|'.join(sorted(data.giving))})\b|\b(?:from|by) NAME")
    told = [_masked(name, one.fact.text) for one in naming]
    placed = any(_says((_PLACED,), giving.sub(" ", text)) or _says((_LOCATED,), text) for text in told)
    return "" if placed or not all(giving.search(text) for text in told) else f"no work at {name}"
