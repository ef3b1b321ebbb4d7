"""Rewrites of evidence for a requirement by the four strategies, made only of what the source says.

keyword_alignment puts the ad's listed alias for the source's; emphasis_shift brings the part that answers the
requirement to the front; scale_emphasis does so with the part that tells an amount; abstraction_adjust leaves out
detail the ad does not ask for. Every rewrite still has to pass the truth guard.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tailoring.fit import ReframingStrategy, Strategy
from tailoring.interchange import interchangeable
from tailoring.posting import Requirement
from tailoring.skills.concepts import Mention
from tailoring.skills.mentions import find_mentions
from tailoring.skills.normalise import fold_phrase
from tailoring.skills.taxonomy import Taxonomy
from tailoring.wording import capitalised, limited, uncapitalised, without_idle_words, writing_data

_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_REFERS_BACK = re.compile(r"(?:this|these|those|that|it|they|he|she|such|also|then|here|there|so)\b", re.IGNORECASE)
# A bullet of so many words is a paragraph, and so many are left of it at least.
_PARAGRAPH_WORDS = 32
_LEAST_WORDS = 6
_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
_COORDINATION = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_PAST = re.compile(
    r"^(?:\w+ed|won|ran|led|built|wrote|cut|set|taught|made|held|kept|grew|sold|oversaw)$", re.IGNORECASE
)
_TAIL = re.compile(r",\s+(?:\w+ing|which|thereby|thus|so that|resulting)\b", re.IGNORECASE)
_MEANING: dict[Strategy, str] = {
    "keyword_alignment": "the same things under the ad's names for them",
    "emphasis_shift": "the same parts in another order",
    "scale_emphasis": "the same parts, the amount first",
    "abstraction_adjust": "the statement without detail the ad does not ask for",
}


@dataclass(slots=True)
class Voice:
    """What has been taken over from the ad so far, so that no word is repeated until it rings hollow.

    `asked` is all that the ad asks: its names may be taken over in any line, not only in those that answer them.
    """

    asked: tuple[Requirement, ...] = ()
    used: Counter[str] = field(default_factory=Counter[str])


def reframe(
    text: str, requirements: Sequence[Requirement], taxonomy: Taxonomy, voice: Voice, *, only: Strategy | None = None
) -> ReframingStrategy | None:
    """The best rewrite of `text` for the requirements it serves, or None when it stands best as it is."""
    rewritten, adapted, strategy = text, list[str](), None
    for name, step in _STEPS.items():
        if only is not None and name != only:
            continue
        changed, elements = step(rewritten, requirements, taxonomy, voice)
        if changed != rewritten:
            rewritten, strategy = changed, strategy or name
            adapted.extend(elements)
    if strategy is None:
        return None
    return ReframingStrategy(
        type=strategy,
        original_text=text,
        reframed_text=rewritten,
        preserved_meaning=_MEANING[strategy],
        adapted_elements=tuple(adapted),
    )


def tidy(text: str) -> str:
    """The text without first person, idle adverbs, doubled blanks and a closing full stop of a single sentence."""
    text = without_idle_words(" ".join(text.split()))
    return text.removesuffix(".") if text.count(". ") == 0 and not text.endswith("...") else text


Changed = tuple[str, list[str]]
_Value = Callable[[str], int]


def _align(text: str, requirements: Sequence[Requirement], taxonomy: Taxonomy, voice: Voice) -> Changed:
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
    if fold_phrase(old) == fold_phrase(name) or mention.modality != "held":
        return None
    if name.casefold() in text.casefold() or _verbal(old) != _verbal(name) or _plural(old) != _plural(name):
        return None
    if not interchangeable(old, name):
        return None
    if mention.span.start == 0:
        return capitalised(name)
    return name if _proper(name) else uncapitalised(name)


def _verbal(phrase: str) -> str:
    """The form its first word has as a verb: "trained …" and "training …" never stand for each other."""
    first = phrase.split(maxsplit=1)[0].casefold()
    return "ing" if first.endswith("ing") else "past" if _PAST.match(first) else ""


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


def _to_front(text: str, requirements: Sequence[Requirement], taxonomy: Taxonomy, _: Voice) -> Changed:
    asked = {term.concept_id for r in requirements for term in r.terms if term.concept_id}
    if not asked:
        return text, []

    def value(part: str) -> int:
        if part.split(" ", 1)[0].casefold() in writing_data().learning:
            return 0
        return sum(mention.concept_id in asked for mention in find_mentions(part, taxonomy))

    return _reordered(text, value)


def _amount_first(text: str, _: Sequence[Requirement], __: Taxonomy, ___: Voice) -> Changed:
    parts = _SENTENCE.split(text)
    if len(parts) < 2:
        return text, []
    return _reordered(text, lambda part: int(bool(re.search(r"\d", part))))


def _reordered(text: str, value: _Value) -> Changed:
    """Sentences, or past-tense verb phrases in a row, with the most valuable first; the rest keep their order."""
    for parts, join in ((_SENTENCE.split(text), _join_sentences), (_verb_phrases(text), _join_phrases)):
        if len(parts) < 2:
            continue
        values = [value(part) for part in parts]
        best = values.index(max(values))
        if best > 0 and values[best] > values[0]:
            ordered = [parts[best], *parts[:best], *parts[best + 1 :]]
            return join(ordered), [parts[best]]
    return text, []


def _join_sentences(parts: list[str]) -> str:
    return " ".join(part if part.endswith((".", ";")) else f"{part}." for part in parts).replace(";.", ".").rstrip(";")


def _join_phrases(parts: list[str]) -> str:
    first, *rest = [capitalised(parts[0]), *(uncapitalised(part) for part in parts[1:])]
    return f"{', '.join([first, *rest[:-1]])} and {rest[-1]}"


def _verb_phrases(text: str) -> list[str]:
    """The parts of "Audited stores, trained six staff and wrote rotas"; [text] where it is anything else.

    Nothing that limits, refers back or trails off may stand in it: moving a part would change what it bears on.
    """
    whole = [text]
    if limited(text) or _TAIL.search(text) or re.search(r"[;:()]|\b(?:it|them|this|these|their|its|then)\b", text):
        return whole
    parts = _COORDINATION.split(text.removesuffix("."))
    return parts if len(parts) > 1 and all(" " in part for part in parts) and _of_one_tense(parts) else whole


def _of_one_tense(parts: Sequence[str]) -> bool:
    """Whether all parts open with verbs in the past, or all in the plain form: "Order stock and write the rota"."""
    first = [part.split(" ", 1)[0] for part in parts]
    return all(map(_PAST.match, first)) or all(verb.casefold() in writing_data().plain_verbs for verb in first)


def _less_detail(text: str, requirements: Sequence[Requirement], taxonomy: Taxonomy, voice: Voice) -> Changed:
    asked = {term.concept_id for r in (*voice.asked, *requirements) for term in r.terms if term.concept_id}
    telling = _telling_sentences(text, asked, taxonomy)
    if telling != text:
        return telling, ["left out: sentences the ad does not ask for"]
    removed: list[str] = []

    def judge(found: re.Match[str]) -> str:
        inside = found.group(1)
        named = {mention.concept_id for mention in find_mentions(inside, taxonomy)}
        if limited(inside) or re.search(r"\d", inside) or named & asked or len(inside.split()) < 3:
            return found.group(0)
        removed.append(inside)
        return ""

    shorter = _PARENTHESES.sub(judge, text) if len(text) > 110 else text
    return shorter, [f"left out: {part}" for part in removed]


def _telling_sentences(text: str, asked: set[str], taxonomy: Taxonomy) -> str:
    """Of a bullet that is a paragraph, the sentences that name what the ad asks or tell an amount; else the text."""
    parts = _SENTENCE.split(text)
    if len(parts) < 2 or len(text.split()) < _PARAGRAPH_WORDS:
        return text
    if any(limited(part) or _REFERS_BACK.match(part) for part in parts):
        return text
    kept = [part for part in parts if _tells(part, asked, taxonomy)]
    return " ".join(kept) if kept and sum(len(part.split()) for part in kept) >= _LEAST_WORDS else text


def _tells(sentence: str, asked: set[str], taxonomy: Taxonomy) -> bool:
    named = {mention.concept_id for mention in find_mentions(sentence, taxonomy)}
    return bool(named & asked or re.search(r"\d", sentence))


_Step = Callable[[str, Sequence[Requirement], Taxonomy, Voice], Changed]
_STEPS: dict[Strategy, _Step] = {
    "emphasis_shift": _to_front,
    "scale_emphasis": _amount_first,
    "abstraction_adjust": _less_detail,
    "keyword_alignment": _align,
}
