"""Receipts: for every line of the output its claims, its facts and the place in the documents they came from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from tailoring.facts import Document, Fact
from tailoring.model import Span
from tailoring.relayed import waits
from tailoring.resume import (
    Claim,
    Draft,
    DraftItem,
    DraftLine,
    Letter,
    LineReceipt,
    LineVerdict,
    ReceiptFile,
    SourceRef,
)
from tailoring.run import RunInputs

CHECKS = ("claims supported", "source span and hash recorded")


def make_receipts(
    inputs: RunInputs, draft: Draft, letter: Letter | None, verdicts: Mapping[str, LineVerdict]
) -> ReceiptFile:
    """The receipts of one application, before the files are named in them."""
    facts = {fact.id: fact for fact in inputs.profile.facts}
    documents = {document.id: document for document in inputs.documents}
    writer = _Writer(facts, documents, verdicts)
    lines = [*writer.headings(draft), *writer.draft_lines(draft), *writer.letter_lines(letter)]
    lines.sort(key=lambda line: not line.relayed)
    return ReceiptFile(
        unconfirmed=tuple(dict.fromkeys(line.text for line in lines if line.relayed)),
        withheld=tuple(one.text for one in inputs.withheld),
        person=inputs.profile.name,
        job=", ".join(part for part in (inputs.posting.title, inputs.posting.employer) if part),
        as_of=inputs.options.as_of.isoformat(),
        documents=tuple((document.name, document.sha256) for document in inputs.documents),
        posting_sha256=inputs.posting.document.sha256,
        lines=tuple(lines),
    )


def with_outputs(receipts: ReceiptFile, files: Mapping[str, bytes]) -> ReceiptFile:
    """The receipts with the name and hash of every file they vouch for."""
    hashes = tuple((name, hashlib.sha256(data).hexdigest()) for name, data in sorted(files.items()))
    named = receipts.model_copy(update={"outputs": hashes})
    return named.model_copy(update={"seal": seal_of(named)})


def seal_of(receipts: ReceiptFile) -> str:
    """The hash of everything in the file but the seal itself."""
    return hashlib.sha256(receipts.model_dump_json(exclude={"seal"}).encode()).hexdigest()


class _Writer:
    def __init__(
        self, facts: Mapping[str, Fact], documents: Mapping[str, Document], verdicts: Mapping[str, LineVerdict]
    ) -> None:
        self.facts = facts
        self.documents = documents
        self.verdicts = verdicts

    def headings(self, draft: Draft) -> Iterable[LineReceipt]:
        """Name, contacts, and the header of every entry: what stands there besides the lines."""
        named = next((fact for fact in self.facts.values() if fact.kind == "name"), None)
        yield self._plain("name", draft.name, "name", (named.id,) if named else ())
        for place, contact in enumerate(draft.contacts, start=1):
            yield self._plain(f"contact-{place}", contact.text, "contact", (contact.fact_id,))
        for section in draft.sections:
            for item in section.items:
                yield self._plain(f"entry-{item.id}", _header(item), f"{section.heading} › entry", item.fact_ids)

    def draft_lines(self, draft: Draft) -> Iterable[LineReceipt]:
        """Every written line of the résumé."""
        if draft.headline_line:
            yield self._line(draft.headline_line, "headline")
        for section in draft.sections:
            for line in section.lines:
                yield self._line(line, section.heading)
            for item in section.items:
                for line in item.lines:
                    yield self._line(line, f"{section.heading} › {item.title}")
            for group in section.groups:
                for line in group.skills:
                    yield self._line(line, f"{section.heading} › {group.label}".rstrip(" ›"))

    def letter_lines(self, letter: Letter | None) -> Iterable[LineReceipt]:
        """Every line of the letter: what frames it claims nothing, what it says rests on facts or on the ad."""
        frame = (letter.date, *letter.recipient, letter.salutation, letter.closing) if letter else ()
        for place, text in enumerate((text for text in frame if text), start=1):
            yield self._frame(f"letter-frame-{place}", text)
        for place, paragraph in enumerate(letter.paragraphs if letter else (), start=1):
            for line in paragraph:
                yield self._line(line, f"letter, paragraph {place}")

    def _line(self, line: DraftLine, place: str) -> LineReceipt:
        verdict = self.verdicts[line.id]
        sources = tuple(self._sources(line.fact_ids))
        return LineReceipt(
            line_id=line.id,
            text=line.text,
            place=place,
            strategy=line.strategy,
            verdict=verdict.verdict,
            claims=verdict.claims,
            sources=sources,
            checks=CHECKS,
            relayed=_is_relayed(sources),
        )

    def _frame(self, line_id: str, text: str) -> LineReceipt:
        claim = Claim(
            kind="courtesy", text=text, span=Span(start=0, end=len(text)), verdict="supported", reason="a set phrase"
        )
        return LineReceipt(line_id=line_id, text=text, place="letter", verdict="pass", claims=(claim,))

    def _plain(self, line_id: str, text: str, place: str, fact_ids: Sequence[str]) -> LineReceipt:
        claim = Claim(
            kind="text", text=text, span=Span(start=0, end=len(text)), verdict="supported", fact_ids=tuple(fact_ids)
        )
        sources = tuple(self._sources(fact_ids))
        return LineReceipt(
            line_id=line_id,
            text=text,
            place=place,
            verdict="pass",
            claims=(claim,),
            sources=sources,
            checks=CHECKS[1:],
            relayed=_is_relayed(sources),
        )

    def _sources(self, fact_ids: Iterable[str]) -> Iterable[SourceRef]:
        for fact_id in dict.fromkeys(fact_ids):
            fact = self.facts.get(fact_id)
            document = self.documents.get(fact.source.document_id) if fact else None
            if fact and document:
                yield SourceRef(
                    fact_id=fact.id,
                    document=document.name,
                    sha256=document.sha256,
                    span=fact.source.span,
                    text=document.text[fact.source.span.start : fact.source.span.end],
                    box=fact.source.box,
                    standing="" if not fact.relayed else "relayed" if waits(fact) else "confirmed",
                )


def _is_relayed(sources: Iterable[SourceRef]) -> bool:
    return any(source.standing == "relayed" for source in sources)


def _header(item: DraftItem) -> str:
    return " · ".join(part for part in (item.title, item.organisation, item.place, item.dates, item.detail) if part)
