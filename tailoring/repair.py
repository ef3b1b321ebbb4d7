"""One repair of a draft whose quality is under the threshold: only what it complained of."""

from __future__ import annotations

from collections import Counter

from tailoring.resume import Draft, DraftItem, DraftLine, DraftSection, QualityReport


def repaired(draft: Draft, quality: QualityReport) -> Draft:
    """The draft with lines that open alike set apart; the same draft when nothing of that kind was found."""
    weak = {part.name for part in quality.parts if part.score < 90}
    sections = [_section(section, weak) for section in draft.sections]
    return draft.model_copy(update={"sections": tuple(sections)})


def _section(section: DraftSection, weak: set[str]) -> DraftSection:
    items = tuple(_item(item, weak) for item in section.items)
    return section.model_copy(update={"items": items})


def _item(item: DraftItem, weak: set[str]) -> DraftItem:
    # What is long stays: the person's best lines often are, and the report asks them to shorten it.
    return item.model_copy(update={"lines": _spread(item.lines)}) if "consistency" in weak else item


def _spread(lines: tuple[DraftLine, ...]) -> tuple[DraftLine, ...]:
    """The same lines, the first one first, so that no two neighbours open with the same word where that can be."""
    rest, ordered = list(lines[1:]), list(lines[:1])
    openings = Counter(line.text.split(" ", 1)[0] for line in lines)
    while rest:
        last = ordered[-1].text.split(" ", 1)[0]
        other = [line for line in rest if line.text.split(" ", 1)[0] != last] or rest
        best = max(other, key=lambda line: (openings[line.text.split(" ", 1)[0]], -rest.index(line)))
        rest.remove(best)
        ordered.append(best)
    return tuple(ordered)
