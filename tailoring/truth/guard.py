"""Judges one line against the facts it rests on.

A rewrite of one fact passes when each of its clauses is a clause of that fact: whole clauses may be left out, put in
another order, or name the same concept by another listed alias. A rewrite in other words passes when every typed claim
in it (see `statement.py`) is carried by its facts. A composed sentence passes when each run of words between the words
of its pattern stands in one of its facts, and each duration follows from their dates. Whatever limits a sentence (not,
assisted, pilot …) has to stay with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tailoring.facts import Fact
from tailoring.model import Span
from tailoring.months import covered_months, interval_of
from tailoring.posting_title import plain_title
from tailoring.profile import Profile
from tailoring.resume import Claim, DraftLine, LineVerdict
from tailoring.run import RunInputs
from tailoring.skills.normalise import fold_word
from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.canonical import clauses, contains, sentences, without_parentheses, words
from tailoring.truth.evidence import SourceFact
from tailoring.truth.statement import verify_statement
from tailoring.wording import limits_in, writing_data

_YEARS = re.compile(r"(?P<over>\bover )?(?P<count>\b\w+)(?P<half> and a half)?\s+years?\b", re.IGNORECASE)


@dataclass(frozen=True)
class TruthGuard:
    """The facts of one person, and what is needed to compare words."""

    profile: Profile
    taxonomy: Taxonomy
    as_of: date
    facts: Mapping[str, Fact]
    posting_text: str = ""
    posting_names: tuple[str, ...] = ()
    set_phrases: frozenset[str] = frozenset()

    @classmethod
    def of(cls, inputs: RunInputs, taxonomy: Taxonomy, set_phrases: frozenset[str] = frozenset()) -> TruthGuard:
        """A guard over all facts of a profile that are not hidden or rejected, and over the ad's own words."""
        usable = {fact.id: fact for fact in inputs.profile.facts if fact.status in ("extracted", "confirmed")}
        posting = inputs.posting
        # As the ad writes them, and the title as a letter names it.
        plain = plain_title(posting.title, posting.employer, posting.place)
        # In "Member of Staff, Training Lead" no staff training is told of.
        names = (posting.title, posting.employer, plain, *plain.split(", "))
        return cls(inputs.profile, taxonomy, inputs.options.as_of, usable, posting.document.text, names, set_phrases)

    def judge(self, line: DraftLine) -> LineVerdict:
        """The verdict on one line. A set phrase passes only when it is on the list."""
        if line.courtesy and line.text in self.set_phrases:
            whole = Span(start=0, end=len(line.text))
            claim = Claim(kind="courtesy", text=line.text, span=whole, verdict="supported", reason="a set phrase")
            return LineVerdict(verdict="pass", claims=(claim,))
        facts = [self.facts[fact_id] for fact_id in line.fact_ids if fact_id in self.facts]
        if not facts and not line.posting_spans and not line.about_posting:
            return self._refused(line, "it names no fact", "Leave the line out.")
        if line.original:
            return self._derived(line, facts)
        return self._composed(line, facts)

    def _derived(self, line: DraftLine, facts: Sequence[Fact]) -> LineVerdict:
        missing = self._dropped_limits(line, facts)
        if missing:
            return self._refused(line, f"it leaves out what limits it: {', '.join(missing)}", f"Use: {line.original}")
        if self._takes_over_clauses(line.text, facts):
            return LineVerdict(verdict="pass", claims=self._claims(line, facts))
        return self._typed(line, facts)

    def _dropped_limits(self, line: DraftLine, facts: Sequence[Fact]) -> list[str]:
        """The words of the original that limit it and are missing from the line."""
        own = [fact.text for fact in facts if fact.text == line.original] or [fact.text for fact in facts]
        source = "\n".join(own)
        missing = sorted(limits_in(source) - limits_in(line.text))
        return [] if self._whole_sentences(line.text, source) else missing

    def _takes_over_clauses(self, text: str, facts: Sequence[Fact]) -> bool:
        """Whether every clause of a text is a clause of the facts."""
        source = ". ".join(fact.text.replace("\n", ". ") for fact in facts)
        known = {clause for sentence in sentences(source) for clause in self._clauses_of(sentence)}
        return all(clause in known for sentence in sentences(text) for clause in clauses(sentence, self.taxonomy))

    def _typed(self, line: DraftLine, facts: Sequence[Fact]) -> LineVerdict:
        """The verdict of the typed claims; a refusal offers the original."""
        plain = [self._plain(fact) for fact in facts]
        verdict = verify_statement(
            line.text, plain, self.taxonomy, known_titles=self._titles(), as_of=self.as_of, strict=True
        )
        if verdict.verdict == "pass":
            return verdict.model_copy(update={"claims": (self._claim(line, facts), *verdict.claims)})
        change = " ".join(part for part in (verdict.smallest_change, f"Or use: {line.original}") if part)
        return verdict.model_copy(update={"smallest_change": change})

    def _plain(self, fact: Fact) -> SourceFact:
        """A fact with the role, employer and dates of the position it belongs to."""
        position = next((one for one in self.profile.positions if fact.item_id and one.id == fact.item_id), None)
        if position is None:
            return SourceFact(id=fact.id, text=fact.text)
        dates = position.dates
        spell = f"{dates.from_iso}–{dates.to_iso}" if dates.from_iso or dates.to_iso else ""
        return SourceFact(id=fact.id, text=fact.text, role=position.title, employer=position.employer, dates=spell)

    def _titles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(position.title for position in self.profile.positions if position.title))

    def _clauses_of(self, sentence: str) -> tuple[tuple[str, ...], ...]:
        return clauses(sentence, self.taxonomy) + clauses(without_parentheses(sentence), self.taxonomy)

    def _whole_sentences(self, text: str, source: str) -> bool:
        """Whether the line takes over whole sentences, so that a limit elsewhere in the source is not its own."""
        whole = [clauses(sentence, self.taxonomy) for sentence in sentences(source)]
        return all(clauses(sentence, self.taxonomy) in whole for sentence in sentences(text))

    def _composed(self, line: DraftLine, facts: Sequence[Fact]) -> LineVerdict:
        text = line.text
        for found in _YEARS.finditer(line.text):
            # From the count on the person's own words: nothing was reckoned.
            rest = line.text[found.start() :].rstrip(". ").casefold()
            if any(rest in " ".join(fact.text.split()).casefold() for fact in facts):
                continue
            more = 6 * bool(found["half"]) + bool(found["over"])
            if not self._years_hold(found["count"], line.fact_ids, more):
                return self._refused(line, f"“{found.group()}” does not follow from the dates", "Leave the years out.")
            text = text.replace(found.group(), ",")
        said_in_ad = [self.posting_text[span.start : span.end] for span in line.posting_spans]
        said_in_ad += self.posting_names if line.about_posting else ()
        texts = [sentence for fact in facts for sentence in sentences(fact.text)] + said_in_ad
        sources = [([word.key for word in words(source, self.taxonomy)], limits_in(source)) for source in texts]
        for run in self._runs(text, line.pattern):
            limits = [limit for source, limit in sources if contains(source, run)]
            said = " ".join(key.removeprefix("#") for key in run)
            if not limits:
                return self._refused(line, f"“{said}” stands in none of its facts", "Leave it out.")
            if all(limit - limits_in(line.text) for limit in limits):
                missing = ", ".join(sorted(limits[0]))
                return self._refused(line, f"“{said}” leaves out what limits it: {missing}", "Leave it out.")
        return LineVerdict(verdict="pass", claims=self._claims(line, facts))

    def _runs(self, text: str, pattern: str) -> list[list[str]]:
        """The stretches of words between the pattern's own words and the punctuation."""
        fixed = {fold_word(word) for word in re.findall(r"[\w'’-]+", re.sub(r"{\w+}", " ", pattern))} | {"and"}
        runs: list[list[str]] = []
        # Coarser than `MARK`: the shorter a run, the less has to stand together in one fact.
        for part in re.split(r"[,;:.!?](?:\s|$)", text):
            runs.append([])
            for word in words(part, self.taxonomy):
                if word.key in fixed:
                    runs.append([])
                else:
                    runs[-1].append(word.key)
        return [run for run in runs if run]

    def _years_hold(self, count: str, fact_ids: Sequence[str], more: int) -> bool:
        """Whether the dated roles among the facts cover that many years and `more` months, overlaps counted once."""
        names = writing_data().numbers
        said = names.index(count.casefold()) if count.casefold() in names else int(count) if count.isdigit() else None
        intervals = [
            interval
            for position in self.profile.positions
            if set(position.fact_ids) & set(fact_ids)
            for interval in [interval_of(position.dates, self.as_of)]
            if interval
        ]
        return said is not None and covered_months(intervals) >= said * 12 + more

    def _claims(self, line: DraftLine, facts: Sequence[Fact]) -> tuple[Claim, ...]:
        """What was checked: the whole line, and in it each figure and each named thing with its own facts."""
        ids = tuple(fact.id for fact in facts)
        claims = [self._claim(line, facts)]
        for figure in re.finditer(r"[$€£]?\d[\d,.]*\s?(?:%|[kKmMbB]\b|\w+)?", line.text):
            held = tuple(fact.id for fact in facts if figure.group().split()[0].rstrip(".,") in fact.text)
            claims.append(self._part("quantity", figure.group(), figure.span(), held or ids))
        for word in words(line.text, self.taxonomy):
            if word.key.startswith("#"):
                name = line.text[word.start : word.end]
                credential = word.key.removeprefix("#") in self.taxonomy.credentials
                holding = tuple(f.id for f in facts if any(w.key == word.key for w in words(f.text, self.taxonomy)))
                claims.append(
                    self._part("credential" if credential else "tool", name, (word.start, word.end), holding or ids)
                )
        return tuple(claims)

    def _part(self, kind: str, text: str, span: tuple[int, int], fact_ids: tuple[str, ...]) -> Claim:
        return Claim.model_validate(
            {
                "kind": kind,
                "text": text,
                "span": Span(start=span[0], end=span[1]),
                "verdict": "supported",
                "fact_ids": fact_ids,
            }
        )

    def _claim(self, line: DraftLine, facts: Sequence[Fact]) -> Claim:
        """The line as a whole, with all its facts."""
        whole = Span(start=0, end=len(line.text))
        ids = tuple(fact.id for fact in facts)
        return Claim(kind="text", text=line.text, span=whole, verdict="supported", fact_ids=ids)

    def _refused(self, line: DraftLine, reason: str, mend: str) -> LineVerdict:
        whole = Span(start=0, end=len(line.text))
        claim = Claim(kind="text", text=line.text, span=whole, verdict="unsupported", reason=reason)
        return LineVerdict(verdict="refuse", claims=(claim,), smallest_change=mend)
