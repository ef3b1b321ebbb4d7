"""The figures of each benchmark over one set of items, each with its size and 95 % interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

from tailoring.evals.intervals import bootstrap
from tailoring.evals.scoring import Row, labelled, line_counts, mean_f1, score_pair, spearman, tier_hits, wilson

if TYPE_CHECKING:
    from tailoring.evals.worth import Worth

_PLACES = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one set: `size` is how many items it is a mean, share or correlation of."""

    benchmark: str
    items: str
    size: int
    figure: str
    value: float
    low: float
    high: float

    def as_json(self) -> dict[str, Any]:
        """The figure with its interval under "interval_95"."""
        return {
            "benchmark": self.benchmark,
            "set": self.items,
            "size": self.size,
            "figure": self.figure,
            "value": round(self.value, _PLACES),
            "interval_95": [round(self.low, _PLACES), round(self.high, _PLACES)],
        }


def _share(benchmark: str, items: str, figure: str, hits: Sequence[bool]) -> Figure:
    return _counted(benchmark, items, figure, sum(hits), len(hits))


def _counted(benchmark: str, items: str, figure: str, hits: int, total: int) -> Figure:
    low, high = wilson(hits, total)
    return Figure(benchmark, items, total, figure, hits / total if total else 0.0, low, high)


def confidence_figures(path: Path, splits: Mapping[str | None, str]) -> Iterator[Figure]:
    """Tier exact and within one, rank correlation of the scores, best evidence.

    `splits` names the sets: the "split" of their items → how they are called; None for a file that is one set.
    """
    from tailoring.evals.confidence import predict_confidence

    said = {row["id"]: row for row in predict_confidence(path)}
    rows = [(item, said.get(key, {})) for key, item in labelled(path, "tier").items()]
    for split, items in splits.items():
        yield from _confidence(items, [row for row in rows if split in (None, row[0].get("split"))])


def _confidence(items: str, rows: Sequence[tuple[Row, Row]]) -> list[Figure]:
    hits = [tier_hits(item, guess) for item, guess in rows]
    scores = [score_pair(item, guess) for item, guess in rows]
    best = [hit.best for hit in hits if hit.best is not None]
    return [
        _share("confidence", items, "tier exact", [hit.exact for hit in hits]),
        _share("confidence", items, "tier within one", [hit.within_one for hit in hits]),
        Figure("confidence", items, len(rows), "Spearman of scores", spearman(scores), *bootstrap(scores, spearman)),
        _share("confidence", items, "best evidence", best),
    ]


def truth_figures(path: Path, items: str) -> list[Figure]:
    """Recall of fabrications, false alarms on faithful statements, and minimal pairs with both right."""
    from tailoring.evals.truth import predict_truth, score_truth

    scores = score_truth(path, predict_truth(path))
    names = {
        "recall": ("recall", "recall_interval", "fabricated"),
        "false alarms": ("false_alarms", "false_alarms_interval", "faithful"),
        "pairs both right": ("pairs_both_right", "pairs_interval", "pairs"),
    }
    return [
        Figure("truth", items, scores[size], figure, scores[value], *scores[interval])
        for figure, (value, interval, size) in names.items()
        if scores[size]  # a set of honest lines alone has nothing to catch
    ]


def mention_figures(items: str, data: Path | None = None, *, held_out: bool = False) -> list[Figure]:
    """Recall of the skills that a reader marked in ads."""
    from tailoring.evals.mentions import score_mentions

    scores = score_mentions(data=data, held_out=held_out)
    return [_counted("mentions", items, "recall of marks", scores["found"], scores["marks"])]


def requirement_figures(path: Path, items: str, labels: Path | None = None) -> list[Figure]:
    """Macro-F1 of required, preferred and duty lines; `labels` is the file that has them where `path` has not."""
    from tailoring.evals.requirements import predict_requirements

    counts = line_counts(labels or path, list(predict_requirements(path)))
    interval = bootstrap(counts, mean_f1)
    return [Figure("requirements", items, len(counts), "macro-F1 of lines", mean_f1(counts), *interval)]


def reading_figures(resumes: Path) -> Iterator[Figure]:
    """Macro-F1 over the fields of the folder's PDFs, and over the entities of its annotated texts."""
    from tailoring.evals.reading import annotated_counts, predict_reading
    from tailoring.evals.reading_fields import marked_folder, mean_marks

    marks = marked_folder(resumes, list(predict_reading(resumes)))
    interval = bootstrap(marks, mean_marks)
    yield Figure("reading", "outside PDFs, dev", len(marks), "macro-F1 of fields", mean_marks(marks), *interval)
    counts = annotated_counts(resumes / "annotated_resumes.jsonl")
    interval = bootstrap(counts, mean_f1)
    yield Figure("reading", "outside texts, dev", len(counts), "macro-F1 of entities", mean_f1(counts), *interval)


def coverage_figures(items: str, pairs: Sequence[Worth]) -> list[Figure]:
    """Mean coverage of what the ads ask by the tailored documents, and its gain over the untailored ones."""
    tailored = [pair.tailored.coverage for pair in pairs]
    gains = [pair.tailored.coverage - pair.untailored.coverage for pair in pairs]
    return [
        Figure("worth", items, len(values), figure, fmean(values), *bootstrap(values, fmean))
        for figure, values in {"coverage, tailored": tailored, "coverage gained": gains}.items()
    ]
