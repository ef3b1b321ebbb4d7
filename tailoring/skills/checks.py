"""Checks the taxonomy as a whole: unknown classes, dangling links, shared names, cycles, lopsided families."""

from __future__ import annotations

from collections.abc import Iterator

from tailoring.skills.loading import Loaded
from tailoring.skills.normalise import fold_phrase

FAMILY_SHARE_LIMIT = 0.12
_ENOUGH_TO_JUDGE_SHARES = 500


def problems_in(loaded: Loaded) -> list[str]:
    """Every problem with the file and line it stands in; empty when all is well."""
    return [
        *loaded.problems,
        *_links(loaded),
        *_credential_links(loaded),
        *_shared_names(loaded),
        *_sense_cues(loaded),
        *_cycles(loaded),
        *_large_families(loaded),
    ]


def _links(loaded: Loaded) -> Iterator[str]:
    for concept_id, concept in loaded.concepts.items():
        place = loaded.places[concept_id]
        if concept.class_id and concept.class_id not in loaded.classes:
            yield f"{place}: class {concept.class_id!r} of {concept.name!r} is not declared"
        if not concept.class_id and not concept.broader:
            yield f"{place}: {concept.name!r} has neither a class nor a broader concept"
        for column, ids in (("broader", concept.broader), ("related", concept.related)):
            for other in ids:
                if other not in loaded.concepts:
                    yield f"{place}: {column} {other!r} of {concept.name!r} is not a concept"


def _credential_links(loaded: Loaded) -> Iterator[str]:
    for credential_id, credential in loaded.credentials.items():
        place = loaded.places[credential_id]
        if credential.type == "degree" and credential.level not in loaded.degree_levels:
            yield f"{place}: level {credential.level!r} of the degree {credential.name!r} is not in levels.csv"
        for other in (*credential.prerequisites, *credential.equivalents):
            if other not in loaded.credentials:
                yield f"{place}: {other!r}, named by {credential.name!r}, is not a credential"


def _shared_names(loaded: Loaded) -> Iterator[str]:
    ambiguous = {fold_phrase(form) for form in loaded.senses}
    owners: dict[str, str] = {}
    for target, _, text, words in loaded.phrases:
        key = "".join(words)
        owner = owners.setdefault(key, target)
        if not key:
            yield f"{loaded.places[target]}: the name {text!r} has no letters"
        elif owner != target and key not in ambiguous:
            yield f"{loaded.places[target]}: {text!r} of {target!r} also names {owner!r} ({loaded.places[owner]})"


def _sense_cues(loaded: Loaded) -> Iterator[str]:
    for form, senses in loaded.senses.items():
        for cue in {cue for sense in senses for cue in (*sense.supports, *sense.excludes) if cue.startswith("@")}:
            if cue[1:] not in loaded.families and cue[1:] not in loaded.classes:
                yield f"{loaded.places['sense:' + form]}: the cue {cue!r} of {form!r} names no family and no class"


def _cycles(loaded: Loaded) -> Iterator[str]:
    done: set[str] = set()
    for start in loaded.concepts:
        path: list[str] = []
        if start not in done and _walk(loaded, start, path, done):
            yield f"{loaded.places[start]}: broader links go in a circle: {' > '.join(path)}"


def _walk(loaded: Loaded, concept_id: str, path: list[str], done: set[str]) -> bool:
    """Whether the way up from a concept comes back to the path; the path then shows the circle."""
    if concept_id in path:
        path.append(concept_id)
        return True
    if concept_id in done or concept_id not in loaded.concepts:
        return False
    path.append(concept_id)
    if any(_walk(loaded, above, path, done) for above in loaded.concepts[concept_id].broader):
        return True
    path.pop()
    done.add(concept_id)
    return False


def _large_families(loaded: Loaded) -> Iterator[str]:
    total = len(loaded.concepts)
    if total < _ENOUGH_TO_JUDGE_SHARES:
        return
    for family, count in loaded.families.items():
        if count > FAMILY_SHARE_LIMIT * total:
            yield f"families/{family}.csv line 1: {count} of {total} concepts are more than {FAMILY_SHARE_LIMIT:.0%}"
