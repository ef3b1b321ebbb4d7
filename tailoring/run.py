"""What one run takes in and what each of its steps leaves behind."""

from __future__ import annotations

from typing import Literal, get_args

from tailoring.facts import Document, FactKind
from tailoring.fit import FitReport, GapReport
from tailoring.library import LibraryAnswer
from tailoring.model import Model, Score
from tailoring.options import TailorOptions
from tailoring.plan import AssemblyPlan, ResumeTemplate
from tailoring.posting import Posting
from tailoring.profile import Profile
from tailoring.research import CompanyResearch, JobAnalysis, MarketPosition, RoleBenchmark, SuccessProfile
from tailoring.resume import Certificate, Draft, Letter, LineVerdict, QualityReport, ReceiptFile
from tailoring.submission import Submission

StepName = Literal["library", "research", "template", "discovery", "assembly", "generation", "library_update"]
JUDGED_LANGUAGES = frozenset({"en"})
STEP_NAMES: tuple[StepName, ...] = get_args(StepName)


class Withheld(Model):
    """A statement that reached us through a model's argument and stays out of every file until it is confirmed.

    `asserts` says what of (credential, degree, number …); `corrects` is the fact that stands until then, else "".
    """

    fact_id: str
    document_id: str
    kind: FactKind
    text: str
    asserts: tuple[str, ...] = ()
    corrects: str = ""


class RunInputs(Model):
    """A person's documents and profile, the ad, and what was chosen.

    `unconfirmed`: the files rest on a pasted résumé that nobody has confirmed yet, and say so in their names.
    """

    documents: tuple[Document, ...]
    profile: Profile
    posting: Posting
    options: TailorOptions
    withheld: tuple[Withheld, ...] = ()
    submission: Submission | None = None
    unconfirmed: bool = False

    @property
    def unjudged_languages(self) -> tuple[str, ...]:
        """Languages of the documents or the ad that are not judged; their text passes through unscored."""
        read = (document.language for document in self.documents if not document.statement)
        languages = (*read, self.posting.language)
        return tuple(dict.fromkeys(language for language in languages if language not in JUDGED_LANGUAGES))


class LibraryStep(Model):
    """Step 0: what past applications have to say."""

    answer: LibraryAnswer


class ResearchStep(Model):
    """Step 1: what the role usually asks, from this ad, other stored ads and the taxonomy; this ad, and its employer.

    `company` is None where the ad names no employer; a run that was stored before has neither.
    """

    benchmark: RoleBenchmark
    success_profile: SuccessProfile
    market_position: MarketPosition
    analysis: JobAnalysis | None = None
    company: CompanyResearch | None = None


class TemplateStep(Model):
    """Step 2: the fit of every requirement, the gaps, and the shape of the résumé."""

    fit: FitReport
    gaps: GapReport
    template: ResumeTemplate


class OpenQuestion(Model):
    """A question whose answer could close a gap."""

    id: str
    requirement_id: str
    category: str
    question: str
    would_win: float


class DiscoveryStep(Model):
    """Step 2.5: what could be asked; `asked` is false where no channel can ask."""

    questions: tuple[OpenQuestion, ...] = ()
    asked: bool = False


class AssemblyStep(Model):
    """Step 3: the evidence chosen under the page budget."""

    plan: AssemblyPlan


class RefusedLine(Model):
    """A rewrite the truth guard refused; the original stands in its place, or nothing."""

    text: str
    kept: str
    verdict: LineVerdict


class OutputFile(Model):
    """A file that was made: its place under the output folder, type, hash and size in bytes."""

    name: str
    media_type: str
    sha256: str
    size: int


class ModelUse(Model):
    """Which model helped to write, and what it took; `model` is "" when none did. `warning` says why one did not."""

    model: str = ""
    calls: int = 0
    tokens: int = 0
    warning: str = ""


class GenerationStep(Model):
    """Step 4: the résumé, letter, receipts and report, guarded, rendered and read back."""

    plan: AssemblyPlan
    draft: Draft
    letter: Letter | None = None
    refused: tuple[RefusedLine, ...] = ()
    receipts: ReceiptFile
    quality: QualityReport
    certificate: Certificate
    pages: int
    word_count: int
    unsupported_lines: int
    repaired: bool = False
    renderer: Literal["weasyprint", "typst"] = "weasyprint"
    files: tuple[OutputFile, ...] = ()
    model_use: ModelUse = ModelUse()
    warnings: tuple[str, ...] = ()


class LibraryUpdateStep(Model):
    """Step 5: the entry that was kept, or why none was."""

    entry_id: str | None = None
    reason: str = ""


class RunOutputs(Model):
    """The outputs of the steps that have finished; a later one is None while an earlier one is."""

    library: LibraryStep | None = None
    research: ResearchStep | None = None
    template: TemplateStep | None = None
    discovery: DiscoveryStep | None = None
    assembly: AssemblyStep | None = None
    generation: GenerationStep | None = None
    library_update: LibraryUpdateStep | None = None


class Highlights(Model):
    """What to say of an application in a few words: at most five requirements of each, the weightiest first."""

    match_score: Score
    ats_score: Score
    met: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
