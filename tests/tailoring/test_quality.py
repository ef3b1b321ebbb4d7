import pytest

from tailoring.assembly import assemble
from tailoring.quality import score_quality
from tailoring.rendering.markdown import render_markdown
from tailoring.rendering.parse_back import certify
from tailoring.repair import repaired
from tailoring.resume import Certificate, Draft, DraftSection, QualityReport
from tailoring.run import RunInputs, TemplateStep
from tailoring.skills.taxonomy import Taxonomy
from tailoring.spelling import misspelt
from tailoring.theme_meter import render_options, theme_meter
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("quality")


@pytest.fixture(scope="module")
def draft(nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy) -> Draft:
    plan = assemble(nurse, matched, theme_meter(nurse.options))
    return write_draft(nurse, matched, plan, taxonomy, render_options(nurse.options))


def judged(draft: Draft, nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy) -> QualityReport:
    options = render_options(nurse.options)
    certificate = certify(draft, {"resume.md": render_markdown(draft, options).encode()})
    return score_quality(draft, nurse.posting, matched.fit, certificate, taxonomy, 1)


def part(report: QualityReport, name: str) -> float:
    return next(part.score for part in report.parts if part.name == name)


def test_a_missing_section_and_a_missing_telephone_cost_points_and_are_named(
    draft: Draft, nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy
) -> None:
    whole = judged(draft, nurse, matched, taxonomy)
    maimed = draft.model_copy(
        update={
            "sections": tuple(s for s in draft.sections if s.name != "skills"),
            "contacts": tuple(c for c in draft.contacts if c.kind != "phone"),
        }
    )
    worse = judged(maimed, nurse, matched, taxonomy)
    assert worse.score < whole.score
    assert part(worse, "sections") < part(whole, "sections")
    assert any("skills" in text for text in worse.suggestions)
    assert any("phone" in text for text in worse.suggestions)


def test_a_word_of_the_ad_said_again_and_again_lowers_the_density(
    draft: Draft, nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy
) -> None:
    def stuffed(section: DraftSection) -> DraftSection:
        if section.name != "experience":
            return section
        item = section.items[0]
        lines = tuple(line.model_copy(update={"text": f"{line.text} SBAR SBAR"}) for line in item.lines)
        return section.model_copy(update={"items": (item.model_copy(update={"lines": lines}), *section.items[1:])})

    worse = draft.model_copy(update={"sections": tuple(map(stuffed, draft.sections))})
    report = judged(worse, nurse, matched, taxonomy)
    assert part(report, "density") < part(judged(draft, nurse, matched, taxonomy), "density")


def test_nothing_read_back_earns_nothing_for_reading(
    draft: Draft, nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy
) -> None:
    report = score_quality(draft, nurse.posting, matched.fit, Certificate(ok=False, readings=()), taxonomy, 1)
    assert part(report, "parse_back") == 0


def test_a_misspelt_word_is_found_and_the_words_of_trades_are_not(taxonomy: Taxonomy) -> None:
    text = "Admninistered medicines and did tracheostomy care, cannulation, debriding and haemodialysis"
    assert misspelt(text.lower(), "", taxonomy) == ["admninistered"]


def test_the_repair_takes_no_line_away_however_long(
    draft: Draft, nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy
) -> None:
    at = next(place for place, section in enumerate(draft.sections) if section.name == "experience")
    first, *others = draft.sections[at].items
    long = first.lines[1].model_copy(update={"text": " ".join([first.lines[1].text] * 8)})
    item = first.model_copy(update={"lines": (first.lines[0], long, *first.lines[2:])})
    section = draft.sections[at].model_copy(update={"items": (item, *others)})
    wordy = draft.model_copy(update={"sections": (*draft.sections[:at], section, *draft.sections[at + 1 :])})
    report = judged(wordy, nurse, matched, taxonomy)
    weak = report.model_copy(update={"parts": tuple(p.model_copy(update={"score": 10}) for p in report.parts)})
    assert {line.id for line in repaired(wordy, weak).all_lines()} == {line.id for line in wordy.all_lines()}
