"""Judges what a writer outside handed in: a line that passes stands, one that does not is told and left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from tailoring.data_files import DATA, load_yaml
from tailoring.facts import Fact
from tailoring.model import Model, Span
from tailoring.posting import Posting
from tailoring.resume import Claim, Draft, DraftItem, DraftLine, DraftSection, Letter, LineVerdict
from tailoring.run import RefusedLine
from tailoring.submission import Submission, SubmittedLine
from tailoring.truth.canonical import sentences
from tailoring.truth.evidence import SourceFact
from tailoring.truth.guard import TruthGuard
from tailoring.truth.statement import verify_statement
from tailoring.verification import judged_line


class LetterIntents(Model):
    """The content of data/submission.yaml: openings that only wish, and words that speak of the person."""

    intents: tuple[str, ...]
    first_person: tuple[str, ...]
    fillers: frozenset[str]


@cache
def letter_intents() -> LetterIntents:
    """The words of the data file."""
    return load_yaml(DATA / "submission.yaml", LetterIntents)


class Examiner:
    """Judges a submission line by line and remembers the verdicts and what was refused."""

    def __init__(self, guard: TruthGuard, posting: Posting) -> None:
        self.guard = guard
        self.posting = posting
        self.verdicts: dict[str, LineVerdict] = {}
        self.refused: dict[str, RefusedLine] = {}

    def resume(self, draft: Draft, submission: Submission) -> Draft:
        """The draft with what passes in the place of what we wrote. A summary stands only when a line of it passes."""
        bullets = {line.fact_ids[0]: line for line in submission.bullets if line.fact_ids}
        summary = self._lines("summary", submission.summary)
        shown = {
            fact_id
            for section in draft.sections
            for item in section.items
            for line in item.lines
            for fact_id in line.fact_ids
        }
        for line in submission.bullets:
            if not line.fact_ids or line.fact_ids[0] not in shown:
                self._refuse(line, "", _unplaced())
        sections = [self._section(section, summary, bullets) for section in draft.sections]
        return draft.model_copy(update={"sections": tuple(sections)})

    def letter(self, letter: Letter, submission: Submission) -> Letter:
        """The letter with the submitted paragraphs when every sentence of them passes, else as it was."""
        paragraphs = [
            [self._sentence(f"submitted-letter-{at}-{place}", line) for place, line in enumerate(paragraph, 1)]
            for at, paragraph in enumerate(submission.letter, 1)
        ]
        if not paragraphs or any(line is None for paragraph in paragraphs for line in paragraph):
            return letter
        kept = tuple(tuple(line for line in paragraph if line) for paragraph in paragraphs)
        return letter.model_copy(update={"paragraphs": tuple(paragraph for paragraph in kept if paragraph)})

    def _section(
        self, section: DraftSection, summary: Sequence[DraftLine], bullets: Mapping[str, SubmittedLine]
    ) -> DraftSection:
        if section.name == "summary":
            return section.model_copy(update={"lines": tuple(summary)}) if summary else section
        items = tuple(self._item(item, bullets) for item in section.items)
        return section.model_copy(update={"items": items})

    def _item(self, item: DraftItem, bullets: Mapping[str, SubmittedLine]) -> DraftItem:
        return item.model_copy(update={"lines": tuple(self._bullet(line, bullets) for line in item.lines)})

    def _bullet(self, line: DraftLine, bullets: Mapping[str, SubmittedLine]) -> DraftLine:
        given = next((bullets[fact_id] for fact_id in line.fact_ids if fact_id in bullets), None)
        if given is None:
            return line
        own = tuple(dict.fromkeys((*line.fact_ids, *given.fact_ids)))
        candidate = line.model_copy(
            update={"text": given.text.strip(), "fact_ids": own, "original": self._original(own), "strategy": None}
        )
        return candidate if self._passes(candidate, given, line.text) else line

    def _lines(self, name: str, given: Iterable[SubmittedLine]) -> list[DraftLine]:
        found = (self._supported(f"submitted-{name}-{place}", line) for place, line in enumerate(given, 1))
        return [line for line in found if line is not None]

    def _supported(self, line_id: str, given: SubmittedLine) -> DraftLine | None:
        """The line with the facts that carry it: those it names, else those most like it."""
        own = tuple(fact_id for fact_id in given.fact_ids if fact_id in self.guard.facts)
        if own:
            line = DraftLine(id=line_id, text=given.text.strip(), fact_ids=own, original=self._original(own))
            verdict = self.guard.judge(line)
        else:
            line, verdict = judged_line(given.text, self.guard, line_id)
        return line if self._settled(line, verdict, given, "") else None

    def _sentence(self, line_id: str, given: SubmittedLine) -> DraftLine | None:
        """A sentence of a letter: a set phrase, a wish, something about the employer, or a statement with facts."""
        text = given.text.strip()
        courtesy = DraftLine(id=line_id, text=text, courtesy=True)
        if text in self.guard.set_phrases:
            return courtesy if self._passes(courtesy, given, "") else None
        if self._is_a_wish(text):
            claim = Claim(kind="courtesy", text=text, span=_whole(text), verdict="supported", reason="a wish")
            self.verdicts[line_id] = LineVerdict(verdict="pass", claims=(claim,))
            return courtesy
        if not given.fact_ids and not self._speaks_of_the_person(text):
            return self._about_employer(line_id, given)
        return self._supported(line_id, given)

    def _is_a_wish(self, text: str) -> bool:
        """Whether nothing is left of a sentence but the names of the job once its opening wish is taken away."""
        opening = next(
            (found for one in letter_intents().intents if (found := re.match(one, text, re.IGNORECASE))), None
        )
        if opening is None:
            return False
        rest = text[opening.end() :]
        for name in filter(None, (self.posting.title, self.posting.employer, self.posting.place)):
            rest = re.sub(re.escape(name), " ", rest, flags=re.IGNORECASE)
        return all(word in letter_intents().fillers for word in re.findall(r"\w+", rest.casefold()))

    def _speaks_of_the_person(self, text: str) -> bool:
        spoken = set(re.findall(r"[\w’']+", text.casefold()))
        return bool(spoken & set(letter_intents().first_person))

    def _about_employer(self, line_id: str, given: SubmittedLine) -> DraftLine | None:
        """A sentence about the employer rests on the ad alone."""
        ad = self.posting.document.text
        verdict = verify_statement(
            given.text, [SourceFact(id="posting", text=ad)], self.guard.taxonomy, as_of=self.guard.as_of, strict=True
        )
        line = DraftLine(
            id=line_id, text=given.text.strip(), posting_spans=(Span(start=0, end=len(ad)),), about_posting=True
        )
        return line if self._settled(line, verdict, given, "") else None

    def _original(self, fact_ids: Iterable[str]) -> str:
        facts: list[Fact] = [self.guard.facts[fact_id] for fact_id in fact_ids if fact_id in self.guard.facts]
        return " ".join(fact.text for fact in facts)

    def _passes(self, line: DraftLine, given: SubmittedLine, kept: str) -> bool:
        return self._settled(line, self.guard.judge(line), given, kept)

    def _settled(self, line: DraftLine, verdict: LineVerdict, given: SubmittedLine, kept: str) -> bool:
        if verdict.verdict == "pass":
            self.verdicts[line.id] = verdict
            return True
        self._refuse(given, kept, verdict)
        return False

    def _refuse(self, given: SubmittedLine, kept: str, verdict: LineVerdict) -> None:
        self.refused[f"submitted: {given.text}"] = RefusedLine(text=given.text, kept=kept, verdict=verdict)


def sentences_of(text: str) -> tuple[SubmittedLine, ...]:
    """A paragraph as sentences without facts named."""
    return tuple(SubmittedLine(text=sentence) for sentence in sentences(text) if len(sentence) > 1)


def _whole(text: str) -> Span:
    return Span(start=0, end=len(text))


def _unplaced() -> LineVerdict:
    return LineVerdict(
        verdict="refuse", smallest_change="Name first the fact of the bullet it replaces; the plan lists them."
    )
