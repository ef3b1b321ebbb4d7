"""Checks that an outcome is claimed as caused only where the facts tie it to the action."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.directions import LEVEL, changes
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Causation, Directions, Quantities, Verbs, any_of, any_word, knowledge
from tailoring.truth.means import by_another_deed, means_said
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, canonical, inflected, passage, verb_forms
from tailoring.truth.sums import supports

_LEAST = 1.0
_SUBJECT = 5
_NOTHING = re.compile(r"\bno (?:difference|effect|change|improvement|impact)\b", re.IGNORECASE)
_TOWARDS = frozenset({"in", "on", "to", "at", "from", "for", "through"})
_TIME_OF = re.compile(r"\b(?:in|during|over|through|for) (?:which|whose)\b[^,;.]*$")
_OWNED = frozenset({"the", "a", "an", "our", "its", "their", "my"})
_AROUND = 5
_BESIDE = re.compile(
    r"\b(?:when|while|during|amid|as)\b|\b(?:in|over) (?:a|the) (?:period|time|year|season|month|week|quarter|spell)\b"
)
# "From 15 minutes to nine".
_FROM_TO = re.compile(
    r"\bfrom [£$€]?(?:\d[\d.,]*|an?|half|\w+) (?:[\w%-]+ ){0,3}?(?:down |up )?to [£$€]?(?:\d[\d.,]*|one|two|three"
    r"|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty"
    r"|fifty|sixty|half|under|over)\b",
    re.IGNORECASE,
)
_ENDING = ("result", "consequence", "consequently", "thereby")
_MADE = 3
_HALF = 2
# "I cleared 700 of them, and it was down to 200": a deed, and at once what it did to the thing.
_DID_AND_IT = re.compile(
    r"(?:(?!I (?:came|joined|started|arrived|left|was|had))I \w+|(?!Joined|Started|Came|Arrived|Left)[A-Z]\w+ed)\b"
    r"[^.;]*?,? (?:and|so) (?:it|they|them|this|that|these) (?:\w+ ){0,2}"
    r"(?:stood|fell|rose|went|came|dropped|grew|was|were|took|sold|stopped|ended|lasted|is|are)\b"
)
# "Sales of my ceramics grew": what rose is the writer's own.
# "It was a sack a week; I brought it to a sack a month".
_I_MOVED_IT = re.compile(
    r"\bI(?:['’]ve| have)? (?:brought|got|took|cut|moved|raised|lifted|pushed|drove|pulled|trimmed|slashed|dropped"
    r"|lowered|turned|increased|reduced|shortened|made|halved|doubled|trebled) (?:it|them|that|this|those|these)\b"
    r"(?! (?:up )?(?:with|and))",
)
_MY_OWN = re.compile(r"(?:[\w'’-]+ of )?my (?!manager|boss|employer|company|firm)", re.IGNORECASE)
# Two times at which a thing was measured: "68% before, 73% after", "12 when 2019 began, 30 when it ended".
_ENDS_OF_A_SPELL = re.compile(r"\bafter(?:wards)?(?=\W|$)|\bwhen (?:it|\d+|the \w+|I) (?:\w+)", re.IGNORECASE)
_MEANS = re.compile(
    r"\b(?:with|using|under) (?:the|this|that|its|a) (?:new |revised |redesigned |rebuilt )?(?:\w+ )?"
    r"(?P<thing>[a-z]{4,})\b"
)


def check_causation(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each outcome that the statement says was brought about."""
    for at, start, end in _claims(statement):
        effect = _effect_region(statement, at)
        where = _evidence_of(statement, effect, source)
        if where is None:
            yield from _no_outcome(statement, at, effect, source)
            continue
        text = statement.text[start:end]
        if _tied(where, source) and not by_another_deed(statement, at, effect, where, source):
            yield Finding("causation", start, end, "supported", (where.fact.id,))
            continue
        reason = f"“{text}”: the facts set this beside the work; they do not say it came of it"
        ask = f"Confirm that it came of your work: {where.text}"
        change = f"Say what happened without “{text}”: {where.text}"
        yield Finding("causation", start, end, "unsupported", (where.fact.id,), reason, change, ask)
        return


def _no_outcome(statement: Passage, at: int, effect: tuple[int, int], source: Source) -> Iterator[Finding]:
    """An outcome of a deed of which the facts tell that it was done and nothing of what came of it."""
    deed, about = means_said(statement, at), statement.stems((at + 1, effect[1]))
    where = source.best(deed) if deed and about else None
    if where is None or _HALF * len(deed & where.stems) < len(deed):
        return
    told = passage(where.fact.text).stems()
    word = statement.words[at]
    mended = word.lower in _bettering() and any(verb.base in knowledge(Causation).mending for verb in statement.verbs)
    if mended or shared_kin(about - deed, told) or not about - deed or _tells_what_came(where):
        return
    reason = f"“{word.raw}”: the facts tell of no such outcome: “{where.text}”"
    ask = f"Confirm that it came of your work: {where.text}"
    yield Finding("causation", word.start, word.end, "unsupported", (where.fact.id,), reason, where.text, ask)


@cache
def _bettering() -> frozenset[str]:
    """What a mended thing may be said to be: better, in no figure."""
    return frozenset(
        form for base in knowledge(Directions).better for forms in inflected(base).values() for form in forms
    )


def _tells_what_came(where: Evidence) -> bool:
    """Whether a fact tells of any outcome: a change, several figures of one measure, a cause, a word of result."""
    text = where.fact.text
    figures = [q for q in quantities(text) if q.unit != "year-name" and not q.label]
    changed = any(change.way != LEVEL for change in changes(text))
    return changed or len(figures) > 1 or any_of(knowledge(Causation).came_of_it).search(text) is not None


@cache
def _outcomes(strength: str) -> dict[str, str]:
    """Each form of the outcome verbs with its kind (base, s, past, ing)."""
    bases: tuple[str, ...] = getattr(knowledge(Causation), strength)
    return {form: kind for base in bases for kind, forms in inflected(base).items() for form in forms}


def _claims(statement: Passage) -> Iterator[tuple[int, int, int]]:
    """The words that claim an effect: outright links, participles, "that halved", and outcome verbs of the person."""
    for match in any_word(knowledge(Causation).links).finditer(statement.text):
        yield statement.word_at(match.start()), *match.span()
    for match in any_of(knowledge(Causation).gains).finditer(statement.text):
        yield statement.word_at(match.start()), *match.span()
    for at, word in enumerate(statement.words):
        strong, weak = _outcomes("outcomes").get(word.lower), _outcomes("weak_outcomes").get(word.lower)
        if (strong and _is_transitive(statement, at, strong)) or (
            weak and _is_transitive(statement, at, weak) and _speaks_of_change(statement, at)
        ):
            yield at, word.start, word.end


def _speaks_of_change(statement: Passage, at: int) -> bool:
    data = knowledge(Quantities)
    last = statement.clause_of(at)[1]
    words = statement.words[at + 1 : last]
    beside = _BESIDE.search(statement.part((at, last)))
    if beside:
        # What happened "in a period when …" is not the object of the verb.
        end = statement.words[at].start + beside.start()
        words = tuple(word for word in words if word.start < end)
    changing = any(
        word.lower in data.up | data.down or word.lower in {"finalist", "winner", "success"} for word in words
    )
    span = (statement.words[at].end, words[-1].end) if words else (0, 0)
    word = statement.words[at].lower
    behind = words[0].lower if words else ""
    # "Drove in the pilot" goes somewhere and brings nothing about.
    if behind not in _TOWARDS and any(
        word in forms for base in knowledge(Causation).driving for forms in inflected(base).values()
    ):
        changing = changing or any(
            span[0] <= q.start < span[1] and q.unit != "year-name" for q in quantities(statement.text)
        )
    from_to = _FROM_TO.search(statement.text[span[0] : span[1]]) if words else None
    return (
        changing
        or bool(from_to)
        or any(
            span[0] <= q.start < span[1] and q.unit in {"%", "pt", "change", "x"} for q in quantities(statement.text)
        )
    )


def _is_transitive(statement: Passage, at: int, kind: str) -> bool:
    """Whether an outcome has a doer: “reduced waste”, “cutting costs”; “the rate fell” has none."""
    before = statement.words[at - 1].lower if at else ""
    gap = statement.text[statement.words[at - 1].end : statement.words[at].start] if at else ""
    if "-" in gap:
        return False
    opens = at == 0 or any(sign in gap for sign in ",;:.—–")
    if _is_plain_deed(statement, at) or _has_another_doer(statement, at):
        return False
    if kind == "ing":
        return (
            opens
            or before in {"and", "so", "while", "thereby", "thus", "significantly", "dramatically", "steadily", "by"}
            or before.endswith("ly")
        )
    if kind == "base":
        return before in {"to", "helped", "and"}
    if opens or before in {"that", "which", "and", "so", "i", "who", "we", "successfully"} or before.endswith("ly"):
        return True
    return kind == "past" and _has_subject_and_object(statement, at)


def _has_another_doer(statement: Passage, at: int) -> bool:
    """Whether the place or the time is the doer: "when sales doubled", "a firm that halved its costs"."""
    clause = statement.part(statement.clause_of(at)).lower()
    if _TIME_OF.search(statement.text[: statement.words[at].start].lower()) or clause.startswith(("when ", "where ")):
        return True
    before = statement.words[at - 1].lower if at else ""
    return before in {"that", "which"} and _happened_around(statement, at - 1)


def _has_subject_and_object(statement: Passage, at: int) -> bool:
    """Whether a noun stands before and a thing right after: "the pack doubled sales", not "sales doubled in May"."""
    words = statement.words
    if not 0 < at < len(words) - 1:
        return False
    # "A poster I designed brought 300 visitors": the verb before is that of a clause about the doer.
    about = at > 1 and words[at - 2].lower in {"i", "we"}
    if not about and (not words[at - 1].content or any(v.at == at - 1 for v in statement.verbs)):
        return False
    behind = words[at + 1]
    joined = statement.text[words[at].end : behind.start] == " "
    return joined and (behind.content or behind.lower in _OWNED) and behind.lower not in _amounts()


@cache
def _amounts() -> frozenset[str]:
    return frozenset(knowledge(Quantities).numbers)


def _is_plain_deed(statement: Passage, at: int) -> bool:
    """Whether the verb is an everyday deed to a thing, not a change of a measure: cut a trailer, raised a flock."""
    word = statement.words[at].lower
    following = statement.words[at + 1].lower if at + 1 < len(statement.words) else ""
    plain = any(word in forms for base in knowledge(Causation).everyday for forms in inflected(base).values())
    return plain and following in {"a", "an"} and not _speaks_of_change(statement, at)


def _happened_around(statement: Passage, at: int) -> bool:
    """Whether the doer is the place or the time, not the person: "worked in a service that doubled its checks"."""
    before = statement.words[max(0, at - _AROUND) : at]
    around = knowledge(Causation).around
    return (
        bool(before)
        and any(word.lower in {"in", "at", "for", "through", "during", "within", "of"} for word in before)
        and before[-1].lower in around
    )


def _effect_region(statement: Passage, at: int) -> tuple[int, int]:
    first, last = statement.clause_of(at)
    if not statement.stems((at, last)) - _idle_links() and statement.part((first, last)).lower().endswith(_ENDING):
        # "Errors fell by a quarter as a result": what came about stands before.
        begin = next((span[0] for span in statement.clauses if span[1] == first), first)
        return (first, at) if statement.stems((first, at)) else (begin, at)
    return at, last


@cache
def _idle_links() -> frozenset[str]:
    return frozenset(stem for link in knowledge(Causation).links for stem in passage(link).stems())


def _evidence_of(statement: Passage, effect: tuple[int, int], source: Source) -> Evidence | None:
    """The sentence that tells of the effect: by its figure first, else by its words when they name a result."""
    region = statement.part(effect)
    offset = statement.words[effect[0]].start
    stems = statement.stems((effect[0] + 1, effect[1]))
    found: list[Evidence] = []
    for figure in quantities(statement.text):
        if offset <= figure.start < offset + len(region) and figure.unit != "year-name":
            found += [support.evidence for support in supports(figure, statement.text, source)]
    if found:
        return max(found, key=lambda one: source.weight(stems & one.stems))
    ranked = [(score, one) for score, one in source.ranked(stems) if _tells_an_outcome(one)]
    best = ranked[0] if ranked else None
    if best is None or not (len(stems & best[1].stems) >= _HALF or stems == stems & best[1].stems):
        return None
    return best[1] if best[0] >= _LEAST or stems <= best[1].stems else None


def _tells_an_outcome(one: Evidence) -> bool:
    """Whether the sentence reports a result rather than an action: figures that change, a rank, a state."""
    happened = {word.lower for word in one.passage.words} & knowledge(Causation).happened
    if _NOTHING.search(one.text):
        return True
    return len([q for q in quantities(one.text) if q.unit != "year-name" and not q.label]) >= 2 or bool(happened)


def _tied(where: Evidence, source: Source) -> bool:
    """Whether the sentence about the effect itself names the doing that brought it about."""
    data = knowledge(Causation)
    text = where.text
    if any_of(data.unexplained).search(where.fact.text):
        return False
    if any_of(data.causal).search(text) or _by_own_means(where, source) or _names_a_doer(where.passage):
        return not any_of(data.sequence).search(where.tail[len(text) :])
    mine = _MY_OWN.match(text) and not any_of(data.sequence).search(where.tail)
    if mine or _of_my_deed(where) or _I_MOVED_IT.search(where.fact.text):
        return True
    of_it = any(_DID_AND_IT.match(one.text) for one in source.evidence if one.fact is where.fact)
    if of_it and not any_of(data.sequence).search(where.tail):
        return True
    words = {word.lower for word in where.passage.words}
    rest = passage(where.fact.text.partition(text)[2]).words
    others = [n for n, word in enumerate(rest[1:_SUBJECT], start=1) if _finite(word.lower)]
    if others and rest[0].lower not in verb_forms() and rest[0].lower not in {"i", "my", "we"}:
        return False
    mine = bool(where.fact.role) or any(verb.at == 0 for verb in where.passage.verbs)
    return mine and not words & data.happened and not any_of(data.sequence).search(where.tail)


@cache
def _pasts() -> frozenset[str]:
    return frozenset(past for past, _ in knowledge(Verbs).irregular.values())


@cache
def _mended() -> frozenset[str]:
    """The past forms of verbs that are themselves a betterment: cleared, cut, fixed."""
    data = knowledge(Causation)
    return frozenset(form for base in (*data.mending, *data.outcomes) for form in inflected(base)["past"])


def _of_my_deed(where: Evidence) -> bool:
    """Whether a sentence sets two figures behind a deed and a colon: "Redrew the pump: 68% before, 73% after"."""
    deed, colon, rest = where.text.partition(": ")
    told = passage(deed)
    if did_mend := bool(told.words) and told.words[0].lower in _mended():
        # "Cleared the findings: 412 in January, none left by June": what came of it is the deed itself.
        return bool(colon) and not any_of(knowledge(Causation).sequence).search(_ENDS_OF_A_SPELL.sub(" ", where.tail))
    did = (
        not did_mend
        and bool(told.words)
        and (told.words[0].lower in _pasts() or any(v.at == 0 and (v.level or 0) >= _MADE for v in told.verbs))
    )
    figures = [q for q in quantities(rest) if q.unit != "year-name" and not q.label]
    beside = any_of(knowledge(Causation).sequence).search(_ENDS_OF_A_SPELL.sub(" ", where.tail))
    return bool(colon and did) and len(figures) > 1 and not beside


def _by_own_means(where: Evidence, source: Source) -> bool:
    """Whether the result came with a thing the person made: "rose with the new planner", "Wrote the planner"."""
    for match in _MEANS.finditer(where.text):
        thing = canonical(match.group("thing").lower())
        for one in source.evidence:
            made = any(verb.level is not None and verb.level >= _MADE for verb in one.passage.verbs)
            if one is not where and made and thing in one.stems:
                return True
    return False


def _finite(word: str) -> bool:
    form = verb_forms().get(word)
    return word in knowledge(Causation).happened or (form is not None and form[2] == "past")


def _names_a_doer(text: Passage) -> bool:
    """Whether a sentence of the facts uses an outcome verb with a doer, as the statement does."""
    strong = _outcomes("outcomes") | _outcomes("weak_outcomes")
    return any(
        (kind := strong.get(word.lower)) is not None and _is_transitive(text, at, kind)
        for at, word in enumerate(text.words)
    )
