"""`resumewright verify RECEIPT` and `resumewright verify FILE.docx`: the proof, without the database."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from server.clock import today
from server.commands.running import run, say
from server.intake import file_bytes
from server.jobs import no_posting
from server.settings import Settings
from tailoring.errors import NotFound, UserError
from tailoring.facts import Document
from tailoring.filing import FOR_YOU, SEND
from tailoring.letter import set_phrases
from tailoring.options import TailorOptions
from tailoring.reading.merge import merge_profiles
from tailoring.reading.profile import read_profile
from tailoring.reading.sandbox import ReadingWorker
from tailoring.resume import ReceiptFile
from tailoring.run import RunInputs
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.truth.guard import TruthGuard
from tailoring.verification import Verification, parse_receipts, verify_edited, verify_receipts

NOT_VERIFIED = 1
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="receipts.json, or a résumé you edited (DOCX, PDF, text).")],
    documents: Annotated[Path | None, typer.Option("--documents", help="The folder with your documents.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Check every line again against your documents. Ends with code 1 when something does not hold."""

    async def work(settings: Settings) -> Verification:
        worker = ReadingWorker(settings.limits)
        try:
            return await _verified(file, documents, worker)
        finally:
            worker.close()

    answer = run(work, as_json=as_json)
    if as_json:
        say(answer.model_dump_json(indent=1))
    else:
        for text in answer.unconfirmed:
            say(f"unconfirmed, passed on by an assistant: {text}")
        for finding in answer.findings:
            say(f"does not hold: {finding.place}: {finding.problem}")
        say(f"{answer.checked} lines checked, {len(answer.findings)} do not hold")
    if not answer.ok:
        raise typer.Exit(NOT_VERIFIED)


async def _verified(file: Path, documents: Path | None, worker: ReadingWorker) -> Verification:
    receipts_file = file if file.suffix == ".json" else receipts_beside(file)
    receipts = parse_receipts(await file_bytes(receipts_file, worker.limits), receipts_file.name)
    root = receipts_file.parent.parent
    sources = await _sources(receipts, documents or receipts_file.parent / "sources", worker)
    if file.suffix == ".json":
        outputs = {name: (root / name).read_bytes() for name, _ in receipts.outputs if (root / name).is_file()}
        texts = {name: await _text(name, data, worker) for name, data in outputs.items() if name.startswith(SEND)}
        return verify_receipts(receipts, sources, outputs, texts)
    data = await file_bytes(file, worker.limits)
    edited = await worker.read_async(data, file.name)
    lines = [line for line in edited.text.splitlines() if line.strip()]
    if hashlib.sha256(data).hexdigest() in {sha256 for _, sha256 in receipts.outputs}:
        return Verification(ok=True, checked=len(lines))
    # The headings of sections and entries assert nothing; they are not in the receipts.
    headings = {part.strip() for line in receipts.lines for part in line.place.split("›")}
    claimed = [line for line in lines if line.strip() not in headings]
    return verify_edited(claimed, receipts, _guard(list(sources.values())))


async def _sources(receipts: ReceiptFile, folder: Path, worker: ReadingWorker) -> dict[str, Document]:
    """The documents of the receipts, found by hash, read again."""
    wanted = {sha256 for _, sha256 in receipts.documents}
    found: dict[str, Document] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        data = path.read_bytes() if path.is_file() else b""
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in wanted:
            found[sha256] = await worker.read_async(data, path.name)
    return found


async def _text(name: str, data: bytes, worker: ReadingWorker) -> str:
    """What stands in a file; "" when it can no longer be read, which its hash tells as well."""
    try:
        return (await worker.read_async(data, name)).text
    except UserError:
        return ""


def receipts_beside(file: Path) -> Path:
    """The receipts of the application a file belongs to. Raises NotFound."""
    for folder in (file.parent, file.parent.parent):
        candidate = folder / FOR_YOU / "receipts.json"
        if candidate.is_file():
            return candidate
    raise NotFound(
        f"No receipts were found beside {file}.", f"Keep it in the application's folder, next to {FOR_YOU}/."
    )


def _guard(documents: list[Document]) -> TruthGuard:
    if not documents:
        raise NotFound("None of the documents was found.", "Name their folder with --documents.")
    profiles = [read_profile(document) for document in documents]
    profile = profiles[0] if len(profiles) == 1 else merge_profiles(profiles)
    inputs = RunInputs(
        documents=tuple(documents),
        profile=profile,
        posting=no_posting(documents[0]),
        options=TailorOptions(as_of=today()),
    )
    return TruthGuard.of(inputs, load_taxonomy(), set_phrases())
