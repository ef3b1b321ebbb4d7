"""How well résumés are read: predictions in the form that `score.py reading` takes, and entities on annotated texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tailoring.errors import LimitExceeded, NothingRecognised, UnreadableDocument
from tailoring.evals.scoring import Counts
from tailoring.evals.sets import items_of
from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.json_export import to_json_resume
from tailoring.reading.profile import read_profile
from tailoring.reading.vocabulary import fold


def predict_reading(items: Path) -> Iterator[dict[str, Any]]:
    """One {"id", "resume"} per `pdf/*.pdf` of a folder, in the order of the names; no other file is opened.

    Given a file of annotated texts (JSON lines with "id" and "text"), one per text. What cannot be read gives an empty
    résumé with the reason under "error".
    """
    for name, key, data in _inputs(items):
        try:
            document = read_document(data, name)
            resume = to_json_resume(read_profile(document), (document,))
        except (UnreadableDocument, LimitExceeded, NothingRecognised) as error:
            yield {"id": key, "resume": {}, "error": str(error)}
            continue
        yield {"id": key, "resume": resume}


def _inputs(items: Path) -> Iterator[tuple[str, str, bytes]]:
    """Name, id and bytes of each document to read."""
    if items.is_file():
        for row in items_of(items, "id", "text"):
            yield f"{row['id']}.txt", row["id"], restored_text(row["text"]).encode()
        return
    for path in sorted((items / "pdf").glob("*.pdf")):
        yield path.name, path.stem, path.read_bytes()


def score_reading(items: Path, predictions: list[dict[str, Any]]) -> dict[str, float]:
    """Entity F1 per type for a file of annotated texts; a folder carries no labels that we may open."""
    if not items.is_file():
        return {}
    scores = score_annotated(items)
    figures = {f"entity_f1_{kind}": score["f1"] for kind, score in scores.items()}
    failed = sum("error" in prediction for prediction in predictions)
    return {"macro_f1": round(sum(figures.values()) / len(figures), 3), **figures, "unreadable": failed}


def score_annotated(path: Path) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 per entity type over a file of annotated texts."""
    return score_counts(annotated_counts(path))


def annotated_counts(path: Path) -> list[Counts]:
    """(hits, said, due) per entity type, for each text of a file of annotated texts."""
    rows = list(items_of(path, "id"))
    documents = (read_document(restored_text(row["text"]).encode(), f"{row['id']}.txt") for row in rows)
    return [
        entity_counts(profile_entities(read_profile(document)), gold_entities(row["entities"]))
        for document, row in zip(documents, rows, strict=True)
    ]


# Entity types of the annotated texts, and what of a profile answers to each.
ENTITY_TYPES: dict[str, tuple[str, ...]] = {
    "name": ("Name",),
    "email": ("Email Address",),
    "title": ("Designation",),
    "employer": ("Companies worked at",),
    "school": ("College Name",),
    "degree": ("Degree",),
    "place": ("Location",),
    "skill": ("Tech Tools", "Job Specific Skills"),
}


def profile_entities(profile: Profile) -> dict[str, list[str]]:
    """The entities of a profile by type, as written."""
    places = [item.place for item in (*profile.positions, *profile.education) if item.place]
    degrees = [(item.degree, item.area) for item in profile.education if item.degree]
    return {
        "name": [profile.name],
        "email": [contact.value for contact in profile.contacts if contact.kind == "email"],
        "title": [profile.headline, *(position.title for position in profile.positions)],
        "employer": [position.employer for position in profile.positions],
        "school": [item.school for item in profile.education],
        "degree": [f"{degree} in {area}" if area else degree for degree, area in degrees],
        "place": [*(contact.value for contact in profile.contacts if contact.kind == "place"), *places],
        "skill": [skill.name for skill in profile.skills],
    }


_JOINERS = frozenset({"in", "of", "the", "and"})


def _same_entity(first: str, second: str) -> bool:
    """Equal after folding, or one inside the other with at least half its length."""
    shorter, longer = sorted((first, second), key=len)
    return first == second or (f" {shorter} " in f" {longer} " and len(shorter) >= len(longer) / 2)


def _distinct(texts: Iterable[str]) -> list[str]:
    """The texts in folded form, each once; "B.A. in History" and "B.A., History" are the same degree."""
    plain = (" ".join(word for word in fold(text).split() if word not in _JOINERS) for text in texts)
    return list(dict.fromkeys(words for words in plain if words))


def entity_counts(found: dict[str, list[str]], wanted: dict[str, list[str]]) -> Counts:
    """(hits, said, due) per type of one document; distinct names, greedy one to one."""
    return {kind: _counts(_distinct(found.get(kind, [])), _distinct(wanted.get(kind, []))) for kind in ENTITY_TYPES}


def _counts(given: list[str], gold: list[str]) -> tuple[int, int, int]:
    free = list(given)
    for entity in gold:
        match = next((one for one in free if _same_entity(one, entity)), None)
        if match is not None:
            free.remove(match)
    return len(given) - len(free), len(given), len(gold)


def score_counts(rows: Iterable[Counts]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 per type over the counts of documents."""
    sums = {kind: [0, 0, 0] for kind in ENTITY_TYPES}
    for row in rows:
        for kind, counts in row.items():
            sums[kind] = [a + b for a, b in zip(sums[kind], counts, strict=True)]
    return {
        kind: {
            "precision": round(hits / max(1, said), 3),
            "recall": round(hits / max(1, due), 3),
            "f1": round(2 * hits / max(1, said + due), 3),
        }
        for kind, (hits, said, due) in sums.items()
    }


def gold_entities(entities: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """The labelled entities of one annotated text, by our types."""
    found: dict[str, list[str]] = {kind: [] for kind in ENTITY_TYPES}
    for entity in entities:
        for kind, labels in ENTITY_TYPES.items():
            if entity["label"] in labels:
                found[kind].append(entity["text"])
    return found


_ESCAPED = re.compile(r"(?:\\x[0-9a-f]{2})+")


_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_LOST_DASH = re.compile(
    rf"(?i)(?<=\b(?:19|20)\d\d) {{2,4}}(?=(?:present|current|now|till|(?:{_MONTH} )?(?:19|20)\d\d)\b)"
)


def restored_text(text: str) -> str:
    """The text of an annotated résumé with its lines and characters put back.

    Most of them are kept as one line in quotes with escaped bytes, where two spaces stand for the end of a line and
    four for an empty one. Dashes between two dates were lost there and are put back.
    """
    if not text.startswith('"') or "\n" in text.strip():
        return text
    plain = _ESCAPED.sub(
        lambda match: bytes.fromhex(match[0].replace("\\x", "")).decode("utf-8", "replace"), text.strip().strip('"')
    )
    plain = plain.replace("\\t", "\t").replace("\\n", "\n").replace("\\'", "'")
    plain = _LOST_DASH.sub(" – ", plain)
    return re.sub(r" {2,3}", "\n", re.sub(r" {4,}", "\n\n", plain))
