"""Names every line of an ad: required, preferred, duty, company, benefits and so on, with or without headings.

Each block of lines is scored for each section by its heading, by the look of its lines and by its place; the most
likely sequence of sections is then found over the whole ad (Viterbi).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import cast, get_args

from tailoring.ads.blocks import Block, blocks_of, untied
from tailoring.ads.headings import Announcement, Section, announced, announced_inline
from tailoring.ads.line_model import log_chances
from tailoring.ads.lines import AdLine
from tailoring.ads.structure import Structure, load_structure, wish_of

SECTIONS = cast("tuple[Section, ...]", get_args(Section))
ASKING: frozenset[Section] = frozenset({"required", "preferred", "nice_to_have"})
_LABEL: dict[Section, str] = {
    "required": "ask", "preferred": "ask", "nice_to_have": "ask", "responsibility": "duty", "company": "company",
    "culture": "culture", "benefits": "benefits", "pay": "pay", "legal": "legal", "other": "other",
}  # fmt: skip

Scores = dict[Section, float]


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line with its section.

    `headed`: a heading with known words announced the section. `listed`: it is an item of a list, not a paragraph.
    """

    line: AdLine
    section: Section
    headed: bool
    listed: bool = False


@dataclass(frozen=True, slots=True)
class _Scored:
    block: Block
    scores: Scores
    announced: Announcement | None

    @property
    def fixed(self) -> bool:
        return self.announced is not None and not self.announced.soft


def classify(lines: tuple[AdLine, ...], employer: str = "") -> tuple[NamedLine, ...]:
    """Every line but the headings, in order, with its section."""
    blocks = blocks_of(lines)
    scored = [_score(block, employer) for block in blocks]
    if not any(item.fixed or item.block.gap for item in scored):
        scored = [_score(block, employer) for block in untied(blocks)]
    _clear_the_top(scored)
    path = _decode(scored)
    named: list[NamedLine] = []
    headed = False
    for number, (item, section) in enumerate(zip(scored, path, strict=True)):
        same = number > 0 and path[number - 1] == section
        headed = item.fixed or (headed and same)
        named.extend(NamedLine(line, section, headed, item.block.listed) for line in item.block.lines)
    return tuple(named)


def _clear_the_top(scored: list[_Scored]) -> None:
    """Where a heading further down names the asks, what stands above the first heading (place, pay, hours) is none."""
    if not any(item.announced and item.fixed and item.announced.section in ASKING for item in scored):
        return
    for item in scored:
        if item.block.headings or any(line.bullet for line in item.block.lines):
            return
        for section in ASKING:
            item.scores[section] -= load_structure().headed_ad * len(item.block.lines)


def _score(block: Block, employer: str) -> _Scored:
    weights = load_structure()
    heading = _heading_of(block, employer)
    scores = _look(block, weights)
    if heading:
        scores[heading.section] += _weight_of(heading, weights)
    inline = announced_inline(block.lines[0].text)
    if inline:
        scores[inline[0].section] += weights.inline_heading
    return _Scored(block, scores, heading)


def _weight_of(heading: Announcement, weights: Structure) -> float:
    if heading.contrary:
        return weights.contrary_heading
    return weights.soft_heading if heading.soft else weights.heading


def _heading_of(block: Block, employer: str) -> Announcement | None:
    """The nearest heading whose words are known; a hard one further up wins over a soft one."""
    known = [found for line in reversed(block.headings) if (found := announced(line.text, employer))]
    return next((found for found in known if not found.soft), known[0] if known else None)


def _look(block: Block, weights: Structure) -> Scores:
    """What the lines' own look says for each section."""
    sums = dict.fromkeys(_LABEL.values(), 0.0)
    wish = 0.0
    for line in block.lines:
        chances = log_chances(line.text)
        best = max(chances.values())
        for label, chance in chances.items():
            sums[label] += max(chance - best, -weights.line_cap)
        wish += wish_of(line.text)
    count = len(block.lines)
    shape = weights.bulleted if block.listed else weights.paragraph
    damp = count ** (weights.size_power - 1)
    scores: Scores = {s: sums[_LABEL[s]] * damp + (0 if block.tied else shape[s]) for s in SECTIONS}
    lean = (wish / count + weights.wish_bias) * weights.wish_weight / 2
    scores["required"] -= lean
    scores["preferred"] += lean
    scores["nice_to_have"] += lean
    return scores


def _decode(scored: list[_Scored]) -> list[Section]:
    if not scored:
        return []
    weights = load_structure()
    best: Scores = {s: scored[0].scores[s] + (0 if scored[0].fixed else weights.start[s]) for s in SECTIONS}
    history: list[dict[Section, Section]] = []
    for before, item in pairwise(scored):
        came: dict[Section, Section] = {}
        total: Scores = {}
        for section in SECTIONS:
            options: Scores = {last: best[last] + _move(before, last, item, section, weights) for last in SECTIONS}
            came[section] = max(options, key=options.__getitem__)
            total[section] = options[came[section]] + item.scores[section]
        history.append(came)
        best = total
    path: list[Section] = [max(best, key=best.__getitem__)]
    for came in reversed(history):
        path.append(came[path[-1]])
    return path[::-1]


def _move(before: _Scored, last: Section, item: _Scored, section: Section, weights: Structure) -> float:
    """The weight of going from one block's section to the next one's."""
    if item.fixed:
        return 0.0
    if item.block.tied and section == last:
        return 0.0
    value = weights.follows.get(last, {}).get(section, weights.elsewhere)
    if item.block.tied:
        return value - weights.break_in_list
    if section == last:
        value += weights.same_section if item.block.headings or not item.block.gap else 0.0
        value += weights.subheading if _is_below(before.block, item.block) else 0.0
    if section in ASKING and section not in ("required", last):
        value += weights.unknown_wish if item.block.headings else 0.0
        value -= weights.headed_ad if before.fixed else 0.0
    if last == "required" and section in ASKING and section != "required":
        ratio = log(len(before.block.lines) / len(item.block.lines))
        value += weights.shorter * max(-1.0, min(1.0, ratio))
    return value


def _is_below(before: Block, block: Block) -> bool:
    """Whether a block stands without a heading, or under one of lesser rank, right after another."""
    if not block.headings:
        return not block.gap
    if not before.headings:
        return False
    return _rank(block.headings[0]) > _rank(before.headings[0])


def _rank(heading: AdLine) -> int:
    if heading.level:
        return heading.level
    return 1 if heading.text.isupper() else 7 if not heading.text.endswith(":") else 8
