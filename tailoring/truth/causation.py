"""Checks that an outcome is claimed as caused only where the facts tie it to the action."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tailoring.truth.arithmetic import supports
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Causation, Quantities, any_of, any_word, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, inflected, passage, verb_forms

_LEAST = 1.0
_SUBJECT = 5


def check_causation(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each outcome that the statement says was brought about."""
    for at, start, end in _claims(statement):
        effect = _effect_region(statement, at)
        where = _evidence_of(statement, effect, source)
        if where is None:
            continue
        text = statement.text[start:end]
        if _tied(where):
            yield Finding("causation", start, end, "supported", (where.fact.id,))
            continue
        reason = f"“{text}”: the facts set this beside the work; they do not say it came of it"
        ask = f"Confirm that it came of your work: {where.text}"
        change = f"Say what happened without “{text}”: {where.text}"
        yield Finding("causation", start, end, "unsupported", (where.fact.id,), reason, change, ask)
        return


@cache
def _outcomes(strength: str) -> dict[str, str]:
    """Each form of the outcome verbs with its kind (base, s, past, ing)."""
    bases: tuple[str, ...] = getattr(knowledge(Causation), strength)
    return {form: kind for base in bases for kind, forms in inflected(base).items() for form in forms}


def _claims(statement: Passage) -> Iterator[tuple[int, int, int]]:
    """The words that claim an effect: outright links, participles, "that halved", and outcome verbs of the person."""
    for match in any_word(knowledge(Causation).links).finditer(statement.text):
        yield statement.word_at(match.start()), *match.span()
    for at, word in enumerate(statement.words):
        strong, weak = _outcomes("outcomes").get(word.lower), _outcomes("weak_outcomes").get(word.lower)
        if (strong and _is_transitive(statement, at, strong)) or (
            weak and _is_transitive(statement, at, weak) and _speaks_of_change(statement, at)
        ):
            yield at, word.start, word.end


def _speaks_of_change(statement: Passage, at: int) -> bool:
    data = knowledge(Quantities)
    words = statement.words[at + 1 : statement.clause_of(at)[1]]
    changing = any(
        word.lower in data.up | data.down or word.lower in {"finalist", "winner", "success"} for word in words
    )
    span = (statement.words[at].end, words[-1].end) if words else (0, 0)
    return changing or any(
        span[0] <= q.start < span[1] and q.unit in {"%", "pt", "change", "x"} for q in quantities(statement.text)
    )


def _is_transitive(statement: Passage, at: int, kind: str) -> bool:
    """Whether an outcome has a doer: “reduced waste”, “cutting costs”; “the rate fell” has none."""
    before = statement.words[at - 1].lower if at else ""
    gap = statement.text[statement.words[at - 1].end : statement.words[at].start] if at else ""
    if "-" in gap:
        return False
    opens = at == 0 or any(sign in gap for sign in ",;:.—–")
    if kind == "ing":
        return (
            opens
            or before in {"and", "while", "thereby", "significantly", "dramatically", "steadily", "by"}
            or before.endswith("ly")
        )
    if kind == "base":
        return before in {"to", "helped", "and"}
    return opens or before in {"that", "which", "and", "i", "who", "we", "successfully"} or before.endswith("ly")


def _effect_region(statement: Passage, at: int) -> tuple[int, int]:
    last = statement.clause_of(at)[1]
    for clause in statement.clauses:
        if clause[0] == last and statement.words[last].lower in {"with", "as", "that"}:
            break
    return at, last


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
    return best[1] if best and len(stems & best[1].stems) >= 2 and best[0] >= _LEAST else None


def _tells_an_outcome(one: Evidence) -> bool:
    """Whether the sentence reports a result rather than an action: figures that change, a rank, a state."""
    happened = {word.lower for word in one.passage.words} & knowledge(Causation).happened
    return len([q for q in quantities(one.text) if q.unit != "year-name" and not q.label]) >= 2 or bool(happened)


def _tied(where: Evidence) -> bool:
    """Whether the sentence about the effect itself names the doing that brought it about."""
    data = knowledge(Causation)
    text = where.text
    if any_of(data.causal).search(text) or _names_a_doer(where.passage):
        return not any_of(data.sequence).search(where.tail[len(text) :])
    words = {word.lower for word in where.passage.words}
    rest = passage(where.fact.text.partition(text)[2]).words
    others = [n for n, word in enumerate(rest[1:_SUBJECT], start=1) if _finite(word.lower)]
    if others and rest[0].lower not in verb_forms() and rest[0].lower not in {"i", "my"}:
        return False
    return bool(where.fact.role) and not words & data.happened and not any_of(data.sequence).search(where.tail)


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
