"""The draft résumé and letter before rendering, their receipts, and the quality of the result."""

from __future__ import annotations

from typing import Literal

from tailoring.fit import Strategy
from tailoring.model import Box, Model, Score, Span
from tailoring.plan import SectionName

ClaimKind = Literal[
    "quantity", "date", "duration", "tool", "employer", "client", "product", "title", "seniority", "credential",
    "responsibility", "scope", "frequency", "award", "causation", "language", "negation", "text", "courtesy", "posting",
]  # fmt: skip
Verdict = Literal["pass", "refuse", "ask"]


class Claim(Model):
    """One checkable assertion inside a sentence: where it stands, what was found, which facts support it."""

    kind: ClaimKind
    text: str
    span: Span
    verdict: Literal["supported", "unsupported", "contradicted"]
    fact_ids: tuple[str, ...] = ()
    reason: str = ""


class LineVerdict(Model):
    """The guard's answer for one line. `smallest_change` is what would make it true; `ask` what to confirm."""

    verdict: Verdict
    claims: tuple[Claim, ...] = ()
    smallest_change: str = ""
    ask: str = ""


class DraftLine(Model):
    """One generated line. `strategy` is None when it stands as in the source.

    `original` is the source text it came from, `pattern` the sentence shape it was composed by,
    `posting_spans` what a statement about the employer rests on, `about_posting` that it names the job itself.
    """

    id: str
    text: str
    fact_ids: tuple[str, ...] = ()
    original: str = ""
    strategy: Strategy | None = None
    requirement_ids: tuple[str, ...] = ()
    posting_spans: tuple[Span, ...] = ()
    pattern: str = ""
    about_posting: bool = False
    courtesy: bool = False


class DraftItem(Model):
    """An entry of a section: a job, a school, a project. `place`, `dates` and `url` are as shown.

    `group` joins roles at one employer under one heading. `employer_line` false hides a repeated employer.
    """

    id: str
    title: str = ""
    organisation: str = ""
    place: str = ""
    start: str = ""
    end: str = ""
    dates: str = ""
    detail: str = ""
    url: str = ""
    group: str = ""
    fact_ids: tuple[str, ...] = ()
    lines: tuple[DraftLine, ...] = ()


class SkillGroup(Model):
    """Skills under one label ("" for an unlabelled group)."""

    label: str
    skills: tuple[DraftLine, ...]


class DraftSection(Model):
    """A section: free lines (summary), items (experience) or skill groups."""

    name: SectionName
    heading: str
    lines: tuple[DraftLine, ...] = ()
    items: tuple[DraftItem, ...] = ()
    groups: tuple[SkillGroup, ...] = ()


class DraftContact(Model):
    """A contact as shown; `url` is where it leads ("mailto:…")."""

    kind: Literal["email", "phone", "place", "link"]
    text: str
    url: str = ""
    fact_id: str = ""


class Draft(Model):
    """A structured résumé before rendering."""

    name: str
    headline: str = ""
    headline_line: DraftLine | None = None
    contacts: tuple[DraftContact, ...] = ()
    sections: tuple[DraftSection, ...] = ()
    language: str = "en"
    unconfirmed: bool = False

    def all_lines(self) -> tuple[DraftLine, ...]:
        """Every generated line in reading order."""
        lines: list[DraftLine] = [self.headline_line] if self.headline_line else []
        for section in self.sections:
            lines.extend(section.lines)
            for item in section.items:
                lines.extend(item.lines)
            for group in section.groups:
                lines.extend(group.skills)
        return tuple(lines)


class Letter(Model):
    """A cover letter: paragraphs of checked lines."""

    name: str
    contacts: tuple[DraftContact, ...] = ()
    date: str = ""
    recipient: tuple[str, ...] = ()
    salutation: str = ""
    paragraphs: tuple[tuple[DraftLine, ...], ...] = ()
    closing: str = ""


class SourceRef(Model):
    """Where a line's fact stands in which document, with its text and the document's hash.

    `standing` is "relayed" for what reached us through a model's argument and nobody has confirmed, "confirmed" when
    the person did, "" for what was read from a file of theirs.
    """

    fact_id: str
    document: str
    sha256: str
    span: Span
    text: str
    box: Box | None = None
    standing: Literal["", "relayed", "confirmed"] = ""


class LineReceipt(Model):
    """Line → claims → facts → source spans. `relayed`: it rests on a relayed statement that nobody has confirmed."""

    line_id: str
    text: str
    place: str
    strategy: Strategy | None = None
    verdict: Verdict
    claims: tuple[Claim, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    checks: tuple[str, ...] = ()
    relayed: bool = False


class ReceiptFile(Model):
    """The receipts of one application; `outputs` maps file name → SHA-256. `lines` begins with the relayed ones.

    `unconfirmed` names first what rests on relayed statements, `withheld` what was held back for that reason.

    `seal` is the SHA-256 of everything else in the file, so that no later change goes unseen.
    """

    version: Literal[1] = 1
    unconfirmed: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    person: str
    job: str
    as_of: str
    documents: tuple[tuple[str, str], ...]
    posting_sha256: str
    outputs: tuple[tuple[str, str], ...] = ()
    lines: tuple[LineReceipt, ...] = ()
    seal: str = ""


class QualityPart(Model):
    """One part of the quality score: 0–100 and its weight."""

    name: str
    score: Score
    weight: float
    detail: str


class QualityReport(Model):
    """The quality (ATS) score 0–100 with parts and concrete suggestions."""

    score: Score
    parts: tuple[QualityPart, ...]
    suggestions: tuple[str, ...] = ()


class FieldCheck(Model):
    """One field of the parse-back certificate."""

    field: str
    expected: str
    found: str
    ok: bool


class ParseBack(Model):
    """What one reader read back from one file."""

    file: str
    reader: str
    ok: bool
    share: float
    failures: tuple[FieldCheck, ...] = ()


class Certificate(Model):
    """The parse-back certificate over all files and readers."""

    ok: bool
    readings: tuple[ParseBack, ...]
