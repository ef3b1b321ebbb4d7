"""Rewrites of evidence for a requirement by the four strategies, made only of what the source says.

keyword_alignment puts the ad's listed name for the source's; emphasis_shift brings the part that answers the ad to the
front; scale_emphasis does so with the amount, and writes amounts in figures; abstraction_adjust leaves out detail the
ad does not ask for. Every rewrite still has to pass the truth guard, step by step.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from tailoring.abstraction import less_detail
from tailoring.alignment import aligned
from tailoring.emphasis import answer_first
from tailoring.fit import ReframingStrategy, Strategy
from tailoring.posting import Requirement
from tailoring.scale import amount_first, in_figures
from tailoring.skills.taxonomy import Taxonomy
from tailoring.voice import Voice, Wanted
from tailoring.wording import without_first_person

__all__ = ["Judge", "Voice", "reframe", "says_i", "tidy"]

MEANING: dict[Strategy, str] = {
    "keyword_alignment": "the same things under the ad's names for them",
    "emphasis_shift": "the same parts in another order",
    "scale_emphasis": "the same parts, the amount first or in figures",
    "abstraction_adjust": "the statement without detail the ad does not ask for",
}
# Where a sentence begins that the person tells of themselves.
_OWN_SENTENCE = re.compile(r"(?<=[.!?]) (?=I\b)")
# "I" that stays inside a sentence; after a name it may be a number ("Phase I works").
_SAYS_I = re.compile(r"(?:^|[,;:.!?]\s|\b[a-z]+\s)I(?:['’](?:m|ve|d|ll))?\s+[a-z]")
Judge = Callable[[str], bool]
_Changed = tuple[str, list[str]]


def _anything(_: str) -> bool:
    return True


def reframe(
    text: str,
    requirements: Sequence[Requirement],
    taxonomy: Taxonomy,
    voice: Voice,
    *,
    only: Strategy | None = None,
    passes: Judge = _anything,
) -> ReframingStrategy | None:
    """The best rewrite of `text` for the requirements it serves, or None when it stands best as it is.

    `passes` judges the text after each step; a step that it refuses is not taken.
    """
    rewritten, adapted, strategy = text, list[str](), None
    wanted = Wanted.by((*voice.asked, *requirements), taxonomy)
    for name, step in _steps(requirements, wanted, voice):
        if only is not None and name != only:
            continue
        used = Counter(voice.used)
        changed, elements = step(rewritten)
        if changed != rewritten and passes(changed):
            rewritten, strategy = changed, strategy or name
            adapted.extend(elements)
        else:
            voice.used = used
    if strategy is None:
        return None
    return ReframingStrategy(
        type=strategy,
        original_text=text,
        reframed_text=rewritten,
        preserved_meaning=MEANING[strategy],
        adapted_elements=tuple(adapted),
    )


def _steps(
    requirements: Sequence[Requirement], wanted: Wanted, voice: Voice
) -> Sequence[tuple[Strategy, Callable[[str], _Changed]]]:
    """The steps in the order they are taken."""
    return (
        ("emphasis_shift", lambda text: answer_first(text, wanted)),
        ("scale_emphasis", lambda text: amount_first(text, wanted)),
        ("abstraction_adjust", lambda text: less_detail(text, wanted)),
        ("scale_emphasis", in_figures),
        ("keyword_alignment", lambda text: aligned(text, requirements, wanted.taxonomy, voice)),
    )


def says_i(lines: Iterable[str]) -> bool:
    """Whether the first person stays in one of the lines, so that none of them may lose it."""
    return any(_SAYS_I.search(tidy(line)) for line in lines)


def tidy(text: str, *, keeps_i: bool = False) -> str:
    """The text without the first person that sentences open with, doubled blanks and a single sentence's full stop."""
    text = " ".join(text.split())
    text = text if keeps_i else " ".join(map(without_first_person, _OWN_SENTENCE.split(text)))
    text = re.sub(r"(?<=\d) %", "%", text)
    return re.sub(r"\.{1,2}$", "", text) if text.count(". ") == 0 and not text.endswith("...") else text
