"""Checks receipts again, against the documents and the files alone, and judges a person's own later edits."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from tailoring.errors import UnreadableDocument
from tailoring.facts import Document
from tailoring.model import Model, Span
from tailoring.receipts import seal_of
from tailoring.resume import Claim, DraftLine, LineReceipt, LineVerdict, ReceiptFile
from tailoring.truth.guard import TruthGuard

# An edited line is held against the facts that are most like it.
_LIKENESS = 45
_NEAREST = 3


class Finding(Model):
    """One thing that does not hold."""

    place: str
    problem: str


class Verification(Model):
    """The answer: it holds when there is no finding. `checked` counts the lines looked at.

    `unconfirmed` names first the lines that rest on what a model relayed and nobody has confirmed.
    """

    unconfirmed: tuple[str, ...] = ()
    ok: bool
    checked: int
    findings: tuple[Finding, ...] = ()


def parse_receipts(data: bytes, name: str) -> ReceiptFile:
    """The receipts of a file. Raises UnreadableDocument when it is none."""
    try:
        return ReceiptFile.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise UnreadableDocument(
            f"{name} is no receipt file: {where}: {first['msg']}.", "Name the receipts.json of an application."
        ) from error


def verify_receipts(
    receipts: ReceiptFile, documents: Mapping[str, Document], outputs: Mapping[str, bytes], texts: Mapping[str, str]
) -> Verification:
    """Hold every line against the documents (by hash) and the files (by name).

    `documents` maps SHA-256 → the document read again, `outputs` file name → bytes, `texts` file name → the text
    read back from it.
    """
    findings = [*_seal(receipts), *_documents(receipts, documents), *_outputs(receipts, outputs)]
    everything = _folded("\n".join(texts.values()))
    for line in receipts.lines:
        findings += _line(line, documents, everything if texts else None)
    return Verification(
        unconfirmed=receipts.unconfirmed, ok=not findings, checked=len(receipts.lines), findings=tuple(findings)
    )


def _seal(receipts: ReceiptFile) -> Iterable[Finding]:
    if seal_of(receipts) != receipts.seal:
        yield Finding(place="receipts", problem="the receipt file was changed after it was written")


def _documents(receipts: ReceiptFile, documents: Mapping[str, Document]) -> Iterable[Finding]:
    for name, sha256 in receipts.documents:
        if sha256 not in documents:
            problem = f"no document with the recorded hash {sha256[:12]}… was found; it is missing or was changed"
            yield Finding(place=name, problem=problem)


def _outputs(receipts: ReceiptFile, outputs: Mapping[str, bytes]) -> Iterable[Finding]:
    for name, sha256 in receipts.outputs:
        data = outputs.get(name)
        if data is None:
            yield Finding(place=name, problem="the file is missing")
        elif hashlib.sha256(data).hexdigest() != sha256:
            yield Finding(place=name, problem="the file was changed after it was made")


def _line(line: LineReceipt, documents: Mapping[str, Document], everything: str | None) -> Iterable[Finding]:
    if line.verdict != "pass":
        yield Finding(place=line.place, problem=f"“{line.text}” was not passed by the guard")
    for claim in line.claims:
        if line.text[claim.span.start : claim.span.end] != claim.text:
            yield Finding(place=line.place, problem=f"the claim “{claim.text}” does not stand in “{line.text}”")
    for source in line.sources:
        document = documents.get(source.sha256)
        if document and document.text[source.span.start : source.span.end] != source.text:
            problem = f"“{source.text}” does not stand at characters {source.span.start}–{source.span.end}"
            yield Finding(place=source.document, problem=problem)
    if everything is not None and not all(_folded(part) in everything for part in line.text.split(" · ")):
        yield Finding(place=line.place, problem=f"“{line.text}” does not stand in the files")


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def verify_edited(lines: Sequence[str], receipts: ReceiptFile, guard: TruthGuard) -> Verification:
    """Judge the lines of a file that the person edited: what has a receipt holds, the rest needs facts."""
    known = _folded("\n".join(receipt.text for receipt in receipts.lines))
    findings: list[Finding] = []
    for line in lines:
        if _folded(line) and _folded(line) not in known:
            problem = _judged(line, guard)
            if problem:
                findings.append(Finding(place=line, problem=problem))
    return Verification(ok=not findings, checked=len(lines), findings=tuple(findings))


def _judged(line: str, guard: TruthGuard) -> str:
    """What is wrong with an edited line, "" when some fact supports it."""
    verdict = judge_text(line, guard)
    if verdict.verdict == "pass":
        return ""
    return next((claim.reason for claim in verdict.claims if claim.reason), "it is not supported")


def judge_text(text: str, guard: TruthGuard) -> LineVerdict:
    """The guard's verdict on a line that names no facts: it is held against the facts most like it."""
    return judged_line(text, guard)[1]


def judged_line(text: str, guard: TruthGuard, line_id: str = "edited") -> tuple[DraftLine, LineVerdict]:
    """A line that names no facts, with those that carry it best, and the guard's verdict on it."""
    texts = {fact_id: fact.text for fact_id, fact in guard.facts.items()}
    nearest = process.extract(text, texts, scorer=fuzz.token_set_ratio, limit=_NEAREST, score_cutoff=_LIKENESS)
    alone = [_edited(line_id, text, original, (fact_id,)) for original, _, fact_id in nearest]
    everyone = tuple(fact_id for _, _, fact_id in nearest)
    together = [_edited(line_id, text, nearest[0][0], everyone)] if len(nearest) > 1 else []
    judged = [(line, guard.judge(line)) for line in (*alone, *together)]
    passed = next((one for one in judged if one[1].verdict == "pass"), None)
    if passed or judged:
        return passed or judged[-1]
    claim = Claim(
        kind="text",
        text=text,
        span=Span(start=0, end=len(text)),
        verdict="unsupported",
        reason="nothing in the documents says this",
    )
    mend = "Leave it out, or add where you did it."
    return _edited(line_id, text, "", ()), LineVerdict(verdict="refuse", claims=(claim,), smallest_change=mend)


def _edited(line_id: str, text: str, original: str, fact_ids: tuple[str, ...]) -> DraftLine:
    return DraftLine(id=line_id, text=text.strip(), fact_ids=fact_ids, original=original)
