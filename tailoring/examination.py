"""Judges what a writer outside handed in: a line that passes stands, one that does not is told and left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from tailoring.facts import Fact
from tailoring.model import Span
from tailoring.own_words import (
    Said,
    plain_text,
    spoken_for,
    strange_characters,
    submission_words,
    tokens_of,
)
from tailoring.posting import Posting
from tailoring.resume import Claim, Draft, DraftItem, DraftLine, DraftSection, Letter, LineVerdict
from tailoring.run import RefusedLine
from tailoring.submission import Submission, SubmittedLine
from tailoring.truth.canonical import sentences
from tailoring.truth.evidence import SourceFact
from tailoring.truth.guard import TruthGuard
from tailoring.truth.passages import verb_forms
from tailoring.truth.statement import verify_statement
from tailoring.verification import judged_line

_LONGEST_CHANGE = 160
_OR_USE = "Or use: "
_MOST_WORDS = 3
_SEVERAL_PARTS = re.compile(r"[;:()—–]|[.!?]\s+\S|\s-\s")


class Examiner:
    """Judges a submission line by line and remembers the verdicts and what was refused."""

    def __init__(self, guard: TruthGuard, posting: Posting) -> None:
        self.guard = guard
        self.posting = posting
        self.verdicts: dict[str, LineVerdict] = {}
        self.refused: dict[str, RefusedLine] = {}
        self.known = "\n".join(fact.text for fact in guard.facts.values())

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
            update={"text": self._plain(given), "fact_ids": own, "original": self._original(own), "strategy": None}
        )
        return candidate if self._passes(candidate, given, line.text) else line

    def _lines(self, name: str, given: Iterable[SubmittedLine]) -> list[DraftLine]:
        found = (self._supported(f"submitted-{name}-{place}", line) for place, line in enumerate(given, 1))
        return [line for line in found if line is not None]

    def _supported(self, line_id: str, given: SubmittedLine) -> DraftLine | None:
        """The line with the facts that carry it: those it names, else those most like it."""
        text = self._plain(given)
        own = tuple(fact_id for fact_id in given.fact_ids if fact_id in self.guard.facts)
        if own:
            line = DraftLine(id=line_id, text=text, fact_ids=own, original=self._original(own))
            verdict = self.guard.judge(line)
        else:
            line, verdict = judged_line(text, self.guard, line_id)
        return line if self._settled(line, verdict, given, "") else None

    def _sentence(self, line_id: str, given: SubmittedLine) -> DraftLine | None:
        """A sentence of a letter: a set phrase, a wish, something about the employer, or a statement with facts."""
        text = self._plain(given)
        courtesy = DraftLine(id=line_id, text=text, courtesy=True)
        if text in self.guard.set_phrases:
            self.verdicts[line_id] = self.guard.judge(courtesy)
            return courtesy
        if is_a_wish(text, self.posting) and not strange_characters(given.text, self._ad_characters()):
            claim = Claim(kind="courtesy", text=text, span=_whole(text), verdict="supported", reason="a wish")
            self.verdicts[line_id] = LineVerdict(verdict="pass", claims=(claim,))
            return courtesy
        if not given.fact_ids and self._is_about_employer(text):
            return self._about_employer(line_id, given, text)
        return self._supported(line_id, given)

    def _is_about_employer(self, text: str) -> bool:
        """Whether one plain sentence begins with the employer or the job, says something of it and names no person."""
        data = submission_words()
        told = [token.lower for token in tokens_of(text)]
        if not self._subject(text) or _SEVERAL_PARTS.search(text) or set(told) & self._words_for_the_person():
            return False
        if any(one == "this" and after not in data.employer_nouns for one, after in pairwise(told)):
            return False
        title = [token.lower for token in tokens_of(self.posting.title)]
        saying = {*data.linking, *data.employer_verbs}
        verb = next((at for at, word in enumerate(told) if word in saying or (word not in title and _acts(word))), None)
        return verb is not None and not set(title[-1:]) & set(told[:verb])

    def _subject(self, text: str) -> str:
        """The employer or the job where a sentence begins with it, else ""."""
        opening = re.match(_filled(submission_words().employer_subjects, self.posting), text, re.IGNORECASE)
        return opening.group() if opening else ""

    def _words_for_the_person(self) -> frozenset[str]:
        """Pronouns, parts of the person's name and the last words of the titles held, in singular and plural."""
        heads = [token for position in self.guard.profile.positions for token in tokens_of(position.title)[-1:]]
        names = {token.lower for token in (*tokens_of(self.guard.profile.name), *heads)}
        return submission_words().person | names | {f"{name}s" for name in names}

    def _about_employer(self, line_id: str, given: SubmittedLine, text: str) -> DraftLine | None:
        """A sentence about the employer rests on the ad alone, and each of its words stands there."""
        ad = self.posting.document.text
        strange = strange_characters(given.text, self._ad_characters())
        said = Said((ad, self.posting.employer, " ".join(submission_words().linking)), self.guard.taxonomy)
        rest = text[len(self._subject(text)) :]
        apart = [Said((*said.texts[1:], line), self.guard.taxonomy) for line in sentences(ad.replace("\n", ". "))]
        moved = said.moved(rest, apart, ())
        missing = said.missing(rest) or ((moved,) if moved else ())
        if strange or missing:
            self._refuse(given, "", _unsaid(text, strange, missing, "the ad’s lines"))
            return None
        source = [SourceFact(id="posting", text=ad)]
        verdict = verify_statement(text, source, self.guard.taxonomy, as_of=self.guard.as_of, strict=True)
        line = DraftLine(id=line_id, text=text, posting_spans=(Span(start=0, end=len(ad)),), about_posting=True)
        if verdict.verdict == "pass":
            self.verdicts[line_id] = verdict
            return line
        self._refuse(given, "", verdict)
        return None

    def _ad_characters(self) -> str:
        return self.known + "\n" + self.posting.document.text

    def _plain(self, given: SubmittedLine) -> str:
        return plain_text(given.text, self.known)

    def _own(self, line: DraftLine, given: SubmittedLine) -> LineVerdict | None:
        """A refusal when the line holds characters or words that its facts do not, or the job it applies for."""
        facts = [self.guard.facts[fact_id] for fact_id in line.fact_ids if fact_id in self.guard.facts]
        texts = spoken_for(facts, self.guard.profile, self.guard.facts)
        strange = strange_characters(given.text, self.known)
        job = tuple(name for name in (self.posting.employer, self.posting.title) if _named(name, line.text, texts))
        said = Said(texts, self.guard.taxonomy)
        missing = said.missing(line.text) or job
        if not missing and len(facts) > 1:
            moved = said.moved(line.text, [self._said_by(one) for one in facts], self._employers())
            missing = (moved,) if moved else ()
            return _unsaid(line.text, strange, missing, "its facts as one") if strange or missing else None
        return _unsaid(line.text, strange, missing, "its facts") if strange or missing else None

    def _said_by(self, fact: Fact) -> Said:
        """What one fact says, with the header of its entry."""
        return Said(spoken_for([fact], self.guard.profile, self.guard.facts), self.guard.taxonomy)

    def _employers(self) -> tuple[str, ...]:
        return tuple(position.employer for position in self.guard.profile.positions)

    def _original(self, fact_ids: Iterable[str]) -> str:
        facts: list[Fact] = [self.guard.facts[fact_id] for fact_id in fact_ids if fact_id in self.guard.facts]
        return " ".join(fact.text for fact in facts)

    def _passes(self, line: DraftLine, given: SubmittedLine, kept: str) -> bool:
        return self._settled(line, self.guard.judge(line), given, kept)

    def _settled(self, line: DraftLine, verdict: LineVerdict, given: SubmittedLine, kept: str) -> bool:
        told = (self._own(line, given) or verdict) if verdict.verdict == "pass" else verdict
        if told.verdict == "pass":
            self.verdicts[line.id] = told
            return True
        self._refuse(given, kept, told)
        return False

    def _refuse(self, given: SubmittedLine, kept: str, verdict: LineVerdict) -> None:
        self.refused[f"submitted: {given.text}"] = RefusedLine(
            text=given.text, kept=kept, verdict=_brief(verdict, kept)
        )


def is_a_wish(text: str, posting: Posting) -> bool:
    """Whether a sentence says what the writer wants of this job and nothing else."""
    data = submission_words()
    job = _filled(data.job, posting).replace("{post}", data.post)
    patterns = (intent.replace("{job}", f"(?:{job})").replace("{post}", data.post) for intent in data.intents)
    return any(re.fullmatch(f"{pattern}[.!]?", text, re.IGNORECASE) for pattern in patterns)


def _filled(pattern: str, posting: Posting) -> str:
    """The pattern with the ad's names in it; a name that the ad does not give matches nothing."""
    for slot in ("title", "employer", "place"):
        name = str(getattr(posting, slot))
        pattern = pattern.replace(f"{{{slot}}}", re.escape(name) if name else "(?!)")
    return pattern


def _acts(word: str) -> bool:
    """Whether a word may be what a sentence says of its subject: a verb, other than its form in -ing."""
    known = verb_forms().get(word)
    return known is not None and known[2] != "ing"


def _named(name: str, text: str, texts: Iterable[str]) -> bool:
    """Whether a line names something that none of the texts names."""
    if not name:
        return False
    said = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return said.search(text) is not None and not any(said.search(one) for one in texts)


def _unsaid(text: str, strange: str, missing: Sequence[str], where: str) -> LineVerdict:
    """A refusal that names the words, and the change that mends it."""
    words = ", ".join(f"“{word}”" for word in missing[:_MOST_WORDS])
    reason = strange or f"{words} {'is' if len(missing) == 1 else 'are'} in none of {where}"
    change = (
        "Write it in plain letters and figures." if strange else f"Leave {words} out, or name the fact that says it."
    )
    claim = Claim(kind="text", text=text, span=_whole(text), verdict="unsupported", reason=reason)
    return LineVerdict(verdict="refuse", claims=(claim,), smallest_change=change)


def _brief(verdict: LineVerdict, kept: str) -> LineVerdict:
    """The verdict with a change short enough to act on: the source is offered only where it fits."""
    change = verdict.smallest_change
    if len(change) > _LONGEST_CHANGE:
        mend = change.split(_OR_USE)[0].strip()
        offered = f"{mend} {_OR_USE}{kept}".strip()
        change = (
            offered if kept and len(offered) <= _LONGEST_CHANGE else mend or "Stay closer to the words of its facts."
        )
    if len(change) > _LONGEST_CHANGE:
        change = f"{change[: _LONGEST_CHANGE - 1].rsplit(' ', 1)[0]}…"
    return verdict.model_copy(update={"smallest_change": change})


def _whole(text: str) -> Span:
    return Span(start=0, end=len(text))


def _unplaced() -> LineVerdict:
    return LineVerdict(
        verdict="refuse", smallest_change="Name first the fact of the bullet it replaces; the plan lists them."
    )
