"""Step 4: writes, guards, renders, reads back and judges; repairs once, and keeps the better version."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tailoring.assembly import assemble
from tailoring.examination import Examiner
from tailoring.filing import FOR_YOU, SEND, file_stem, media_type
from tailoring.letter import set_phrases, write_letter
from tailoring.model import Span
from tailoring.plan import AssemblyPlan, SectionName
from tailoring.quality import score_quality, word_count
from tailoring.receipts import make_receipts, with_outputs
from tailoring.rendering.docx import render_docx
from tailoring.rendering.html import render_html
from tailoring.rendering.json_resume import render_json_resume
from tailoring.rendering.letter import (
    render_letter_docx,
    render_letter_html,
    render_letter_markdown,
)
from tailoring.rendering.markdown import render_markdown
from tailoring.rendering.parse_back import certify
from tailoring.rendering.pdf import render_warnings
from tailoring.rendering.press import LetterJob, Press, Pressed, ResumeJob
from tailoring.rendering.weasy import pango_available
from tailoring.repair import repaired
from tailoring.report.build import build_report
from tailoring.report.render import report_files
from tailoring.resume import (
    Certificate,
    Claim,
    Draft,
    DraftItem,
    DraftLine,
    DraftSection,
    Letter,
    LineVerdict,
    QualityReport,
)
from tailoring.run import (
    AssemblyStep,
    GenerationStep,
    ModelUse,
    OutputFile,
    RefusedLine,
    RunInputs,
    RunOutputs,
    TemplateStep,
)
from tailoring.skills.taxonomy import Taxonomy
from tailoring.theme_meter import render_options, theme_meter
from tailoring.truth.entries import checked_entry
from tailoring.truth.guard import TruthGuard
from tailoring.understanding import reading_notes
from tailoring.writing import write_draft

# A page that comes out too full is planned again with this much less room each time.
_SPARE_STEPS = (2.0, 4.0, 7.0, 11.0)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """The stored output and the files."""

    step: GenerationStep
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Proofs:
    """What is being made of one draft: its pages may be set elsewhere meanwhile."""

    plain: Callable[[], Pressed]
    designed: Callable[[], Pressed] | None
    docx: bytes
    letter: Letter | None
    letter_pdf: Callable[[], bytes] | None


@dataclass(slots=True)
class _Version:
    """One version of the résumé, rendered and judged, with its letter."""

    plan: AssemblyPlan
    draft: Draft
    files: dict[str, bytes]
    certificate: Certificate
    quality: QualityReport
    pages: int
    letter: Letter | None
    letter_pdf: Callable[[], bytes] | None


def generate(
    inputs: RunInputs,
    matched: TemplateStep,
    planned: AssemblyStep,
    outputs: RunOutputs,
    taxonomy: Taxonomy,
    threshold: float,
    model_use: ModelUse | None = None,
    press: Press | None = None,
) -> Made:
    """Everything that is made for one application. With a `press` the pages are set while the rest is written."""
    desk = _Desk(inputs, matched, taxonomy, press)
    version = desk.version(planned.plan)
    mended = False
    if version.quality.score < threshold and not inputs.options.quick:
        draft = repaired(version.draft, version.quality)
        second = desk.judged(version.plan, draft, desk.proofs(version.plan, draft))
        if second.quality.score > version.quality.score and second.pages <= version.plan.pages:
            version, mended = second, True
    return desk.finished(version, outputs, model_use or ModelUse(), mended=mended)


class _Desk:
    """What one generation needs at hand; it remembers every verdict and every refusal."""

    def __init__(
        self, inputs: RunInputs, matched: TemplateStep, taxonomy: Taxonomy, press: Press | None = None
    ) -> None:
        self.begin = (press or Press(cores=1)).begin
        self.inputs = inputs
        self.matched = matched
        self.taxonomy = taxonomy
        self.guard = TruthGuard.of(inputs, taxonomy, set_phrases())
        self.verdicts: dict[str, LineVerdict] = {}
        self.refused: dict[str, RefusedLine] = {}

    def version(self, plan: AssemblyPlan) -> _Version:
        """The first version that keeps to its pages, else the tightest."""
        draft, proofs = self.written(plan)
        for spare in _SPARE_STEPS:
            if proofs.plain().pages <= plan.pages:
                break
            options = self.inputs.options.model_copy(update={"pages": plan.pages})
            inputs = self.inputs.model_copy(update={"options": options})
            plan = assemble(inputs, self.matched, theme_meter(self.inputs.options), spare=spare)
            draft, proofs = self.written(plan)
        return self.judged(plan, draft, proofs)

    def written(self, plan: AssemblyPlan) -> tuple[Draft, _Proofs]:
        """A plan in words that the guard lets stand, and what is being made of it."""
        options = render_options(self.inputs.options, pages=plan.pages)
        draft = write_draft(self.inputs, self.matched, plan, self.taxonomy, options, self.admits)
        draft = self.submitted(self.guarded(draft))
        return draft, self.proofs(plan, draft)

    def submitted(self, draft: Draft) -> Draft:
        """The draft with what a writer outside handed in and the guard passed."""
        submission = self.inputs.submission
        return self.remembered(lambda examiner: examiner.resume(draft, submission)) if submission else draft

    def remembered(self, examined: Callable[[Examiner], T]) -> T:
        """What an examination lets stand; its verdicts and refusals are kept with the others."""
        examiner = Examiner(self.guard, self.inputs.posting)
        kept = examined(examiner)
        self.verdicts |= examiner.verdicts
        self.refused |= examiner.refused
        return kept

    def proofs(self, plan: AssemblyPlan, draft: Draft) -> _Proofs:
        """Begins to set the draft and its letter; the Word file is made here, meanwhile."""
        main = render_options(self.inputs.options, pages=plan.pages)
        visual = render_options(self.inputs.options, "visual", plan.pages)
        both = main.theme == "ats" and pango_available()
        plain = self.begin(ResumeJob(self.name("Resume", "pdf", draft), draft, main))
        designed = self.begin(ResumeJob(self.name("Resume-designed", "pdf", draft), draft, visual)) if both else None
        letter = self.letter(draft) if self.inputs.options.letter else None
        letter_pdf = self.begin(LetterJob(letter, main)) if letter else None
        return _Proofs(plain, designed, render_docx(draft, main), letter, letter_pdf)

    def judged(self, plan: AssemblyPlan, draft: Draft, proofs: _Proofs) -> _Version:
        """The draft as it came out, read back and scored."""
        word = self.name("Resume", "docx", draft)
        of_word = certify(draft, {word: proofs.docx})
        plain = proofs.plain()
        files = {self.name("Resume", "pdf", draft): plain.pdf, word: proofs.docx}
        certificates = [plain.certificate, of_word]
        if proofs.designed:
            designed = proofs.designed()
            files[self.name("Resume-designed", "pdf", draft)] = designed.pdf
            certificates.append(designed.certificate)
        certificate = Certificate(
            ok=all(one.ok for one in certificates),
            readings=tuple(reading for one in certificates for reading in one.readings),
        )
        quality = score_quality(draft, self.inputs.posting, self.matched.fit, certificate, self.taxonomy, plain.pages)
        return _Version(plan, draft, files, certificate, quality, plain.pages, proofs.letter, proofs.letter_pdf)

    def name(self, kind: str, ending: str, draft: Draft) -> str:
        """A file's place and name under the output folder."""
        stem = file_stem(draft.name, kind, self.inputs.posting.employer, unconfirmed=draft.unconfirmed)
        return f"{SEND}/{stem}.{ending}"

    def guarded(self, draft: Draft) -> Draft:
        """The draft with every line judged; a refused rewrite gives way to its source, a refused sentence goes."""
        headline = self.kept(draft.headline_line) if draft.headline_line else None
        return draft.model_copy(
            update={
                "headline_line": headline,
                "headline": headline.text if headline else "",
                "sections": tuple(map(self._section, draft.sections)),
            }
        )

    def _section(self, section: DraftSection) -> DraftSection:
        groups = tuple(g.model_copy(update={"skills": self._lines(g.skills)}) for g in section.groups)
        return section.model_copy(
            update={
                "lines": self._lines(section.lines),
                "items": tuple(self._item(item, section.name) for item in section.items),
                "groups": tuple(group for group in groups if group.skills),
            }
        )

    def _item(self, item: DraftItem, section: SectionName) -> DraftItem:
        credential = section in ("education", "certifications")
        checked, refused = checked_entry(item, self.guard.facts, credential=credential)
        for field, text in refused:
            span = Span(start=0, end=len(text))
            reason = f"the {field} does not stand in the entry's own lines"
            claim = Claim(kind="text", text=text, span=span, verdict="unsupported", reason=reason)
            verdict = LineVerdict(verdict="refuse", claims=(claim,), smallest_change="Leave it out.")
            self.refused[f"{item.id}-{field}"] = RefusedLine(text=text, kept="", verdict=verdict)
        return checked.model_copy(update={"lines": self._lines(item.lines)})

    def _lines(self, lines: tuple[DraftLine, ...]) -> tuple[DraftLine, ...]:
        kept = (self.kept(line) for line in lines)
        return tuple(line for line in kept if line is not None)

    def kept(self, line: DraftLine) -> DraftLine | None:
        """The line when it passes, its source when that passes, else None."""
        verdict = self.guard.judge(line)
        if verdict.verdict == "pass":
            self.verdicts[line.id] = verdict
            return line
        fallback = line.model_copy(update={"text": line.original, "strategy": None}) if line.original else None
        self.refused[line.id] = RefusedLine(text=line.text, kept=fallback.text if fallback else "", verdict=verdict)
        return self.kept(fallback) if fallback and fallback.text != line.text else None

    def passes(self, line: DraftLine) -> bool:
        """Whether the guard lets the line stand."""
        return self.guard.judge(line).verdict == "pass"

    def admits(self, line: DraftLine) -> bool:
        """Whether a rewrite may stand; one that may not is remembered, and the line goes on without it."""
        verdict = self.guard.judge(line)
        if verdict.verdict != "pass":
            self.refused[f"{line.id}: {line.text}"] = RefusedLine(text=line.text, kept=line.original, verdict=verdict)
        return verdict.verdict == "pass"

    def letter(self, draft: Draft) -> Letter:
        """The letter, less the sentences the guard refused."""
        options = render_options(self.inputs.options)
        letter = write_letter(self.inputs, self.matched, draft, options, self.passes)
        paragraphs = tuple(self._lines(paragraph) for paragraph in letter.paragraphs)
        letter = letter.model_copy(update={"paragraphs": tuple(p for p in paragraphs if p)})
        submission = self.inputs.submission
        return self.remembered(lambda examiner: examiner.letter(letter, submission)) if submission else letter

    def finished(self, version: _Version, outputs: RunOutputs, model_use: ModelUse, *, mended: bool) -> Made:
        """All files, with receipts and report."""
        options = render_options(self.inputs.options, pages=version.plan.pages)
        files, draft, letter = dict(version.files), version.draft, version.letter
        if letter and version.letter_pdf:
            files[self.name("Cover-Letter", "pdf", draft)] = version.letter_pdf()
            files[self.name("Cover-Letter", "docx", draft)] = render_letter_docx(letter, options)
            files[f"{FOR_YOU}/cover-letter.html"] = render_letter_html(letter, options).encode()
            files[f"{FOR_YOU}/cover-letter.md"] = render_letter_markdown(letter, options).encode()
        files[f"{FOR_YOU}/resume.html"] = render_html(draft, options).encode()
        files[f"{FOR_YOU}/resume.md"] = render_markdown(draft, options).encode()
        files[f"{FOR_YOU}/resume.json"] = render_json_resume(draft).encode()
        receipts = with_outputs(make_receipts(self.inputs, draft, letter, self.verdicts), files)
        files[f"{FOR_YOU}/receipts.json"] = receipts.model_dump_json(indent=1).encode()
        files[f"{FOR_YOU}/certificate.json"] = version.certificate.model_dump_json(indent=1).encode()
        step = GenerationStep(
            plan=version.plan,
            draft=draft,
            letter=letter,
            refused=tuple(self.refused.values()),
            receipts=receipts,
            quality=version.quality,
            certificate=version.certificate,
            pages=version.pages,
            word_count=word_count(draft),
            unsupported_lines=sum(line.verdict != "pass" for line in receipts.lines),
            repaired=mended,
            renderer="weasyprint" if pango_available() else "typst",
            model_use=model_use,
            warnings=(
                *reading_notes(self.inputs.profile),
                *render_warnings(draft, options),
                *filter(None, [model_use.warning]),
            ),
        )
        report = build_report(self.inputs, outputs.model_copy(update={"generation": step}))
        files.update({f"{FOR_YOU}/{name}": data for name, data in report_files(report).items()})
        return Made(step.model_copy(update={"files": _listed(files)}), files)


def _listed(files: Mapping[str, bytes]) -> tuple[OutputFile, ...]:
    return tuple(
        OutputFile(name=name, media_type=media_type(name), sha256=hashlib.sha256(data).hexdigest(), size=len(data))
        for name, data in sorted(files.items())
    )
