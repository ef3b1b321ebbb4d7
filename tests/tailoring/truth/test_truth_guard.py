import pytest

from tailoring.facts import Fact
from tailoring.resume import DraftLine
from tailoring.run import RunInputs
from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.guard import TruthGuard
from tailoring.verification import judge_text

pytestmark = pytest.mark.promise("truth-guard")


@pytest.fixture
def guard(nurse: RunInputs, taxonomy: Taxonomy) -> TruthGuard:
    return TruthGuard.of(nurse, taxonomy)


def bullet(guard: TruthGuard, *, digits: bool = False) -> Fact:
    facts = [f for f in guard.facts.values() if f.kind == "bullet" and len(f.text.split()) > 8]
    return next(f for f in facts if not digits or any(c.isdigit() for c in f.text))


def test_every_bullet_of_the_person_passes_as_it_stands(guard: TruthGuard) -> None:
    bullets = [fact for fact in guard.facts.values() if fact.kind == "bullet"]
    lines = [DraftLine(id=f.id, text=f.text, original=f.text, fact_ids=(f.id,)) for f in bullets]
    assert lines
    assert [line.text for line in lines if guard.judge(line).verdict != "pass"] == []


def test_a_rewrite_that_adds_a_tool_is_refused_and_offers_the_original(guard: TruthGuard) -> None:
    fact = bullet(guard)
    text = f"{fact.text.rstrip('.')} in Salesforce."
    verdict = guard.judge(DraftLine(id="l", text=text, original=fact.text, fact_ids=(fact.id,)))
    assert verdict.verdict == "refuse"
    assert fact.text in verdict.smallest_change


def test_a_rewrite_with_a_part_no_fact_speaks_of_does_not_pass(guard: TruthGuard) -> None:
    fact = bullet(guard)
    text = f"{fact.text.rstrip('.')}, and negotiated leases with landlords."
    assert guard.judge(DraftLine(id="l", text=text, original=fact.text, fact_ids=(fact.id,))).verdict != "pass"


def test_a_line_without_facts_is_refused(guard: TruthGuard) -> None:
    assert guard.judge(DraftLine(id="l", text="Led a team of nurses.")).verdict == "refuse"


def test_an_edited_line_with_another_figure_is_refused(guard: TruthGuard) -> None:
    fact = bullet(guard, digits=True)
    place = next(n for n, letter in enumerate(fact.text) if letter.isdigit())
    changed = fact.text[:place] + str((int(fact.text[place]) + 3) % 9 + 1) + fact.text[place + 1 :]
    assert judge_text(fact.text, guard).verdict == "pass"
    assert judge_text(changed, guard).verdict != "pass"
