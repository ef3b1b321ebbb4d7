from datetime import date

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.fit import FitReport
from tailoring.fit_report import assess_fit
from tailoring.gaps import analyze_gaps
from tailoring.interchange import interchangeable
from tailoring.merging import merged_inputs
from tailoring.options import TailorOptions
from tailoring.posting import Requirement
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.reframing import Voice, reframe, tidy
from tailoring.resume import Draft
from tailoring.run import RunInputs, TemplateStep
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy
from tailoring.summary import write_summary
from tailoring.template import choose_template
from tailoring.theme_meter import render_options, theme_meter
from tailoring.truth.entries import checked_entry
from tailoring.truth.guard import TruthGuard
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("writing")


@pytest.fixture(scope="module")
def draft(nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy) -> Draft:
    plan = assemble(nurse, matched, theme_meter(nurse.options))
    return write_draft(nurse, matched, plan, taxonomy, render_options(nurse.options))


def test_every_line_names_facts_that_exist(draft: Draft, nurse: RunInputs) -> None:
    known = {fact.id for fact in nurse.profile.facts}
    for line in draft.all_lines():
        assert line.fact_ids, line.text
        assert set(line.fact_ids) <= known


def test_every_written_line_passes_the_guard(draft: Draft, nurse: RunInputs, taxonomy: Taxonomy) -> None:
    guard = TruthGuard.of(nurse, taxonomy)
    refused = [(line.text, guard.judge(line)) for line in draft.all_lines() if guard.judge(line).verdict != "pass"]
    assert refused == []


def test_a_credential_that_is_not_held_yet_says_so(draft: Draft) -> None:
    items = [item for section in draft.sections if section.name == "certifications" for item in section.items]
    pending = [item for item in items if "prescribing" in item.title]
    assert [item.detail for item in pending] == ["in progress, expected 2027"]


def test_employers_titles_and_dates_stand_as_they_were_given(draft: Draft, nurse: RunInputs) -> None:
    items = {item.id: item for section in draft.sections if section.name == "experience" for item in section.items}
    for position in nurse.profile.positions:
        item = items[position.id]
        assert position.title in item.title
        assert item.organisation == position.employer
        assert item.start.startswith(str(position.dates.start.year if position.dates.start else ""))


def test_the_profile_opens_with_title_and_years_and_leaves_out_wishes(draft: Draft) -> None:
    text = " ".join(line.text for section in draft.sections if section.name == "summary" for line in section.lines)
    assert "eight years" in text
    assert "looking for" not in text


def requirement(text: str) -> list[Requirement]:
    return list(posting_from_text(f"What you need\n- {text}\n- Able to lift 20 kg").requirements[:1])


@pytest.mark.parametrize(
    ("source", "asked", "written"),
    [
        ("Built services in JS and SQL", "JavaScript", "Built services in JavaScript and SQL"),
        ("Cleaned ovens, trained six staff and wrote rotas", "Staff training", None),
        ("Trained new starters on the scanner", "Training new starters", None),
    ],
)
def test_the_ads_own_listed_name_takes_the_place_of_another(
    source: str, asked: str, written: str | None, taxonomy: Taxonomy
) -> None:
    made = reframe(source, requirement(asked), taxonomy, Voice(), only="keyword_alignment")
    assert (made.reframed_text if made else None) == written


@pytest.mark.parametrize(
    "source",
    [
        "Assisted the audit lead, wrote reports and trained staff in first aid",
        "Audited stores, which cut losses, and trained staff in first aid",
        "Audited stores and then trained them in first aid",
    ],
)
def test_parts_that_bear_on_one_another_are_never_moved(source: str, taxonomy: Taxonomy) -> None:
    made = reframe(source, requirement("First aid"), taxonomy, Voice(), only="emphasis_shift")
    assert made is None


def test_the_part_that_answers_the_ad_comes_first(taxonomy: Taxonomy) -> None:
    made = reframe("Audited stores, wrote rotas and provided wound care", requirement("Wound care"), taxonomy, Voice())
    assert made is not None
    assert made.reframed_text == "Provided wound care, audited stores and wrote rotas"


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("I managed a team of six.", "Managed a team of six"),
        ("Successfully delivered the plan.", "Successfully delivered the plan"),
        ("Ran nights. Wrote rotas.", "Ran nights. Wrote rotas."),
        ("eBay seller", "eBay seller"),
    ],
)
def test_the_first_person_goes_and_ones_own_words_stay(written: str, tidied: str) -> None:
    assert tidy(written) == tidied


@pytest.mark.parametrize(
    ("own", "ads", "same"),
    [
        ("k8s", "Kubernetes", True),
        ("JS", "JavaScript", True),
        ("Postgres", "PostgreSQL", True),
        ("tachograph card", "tacho card", True),
        ("Load and unload", "hand balling", False),
        ("counterbalance forklift", "forklift licence", False),
        ("forklift truck", "forklift truck licence", False),
        ("Agile development methods", "agile software development methods", False),
        ("agile software development methods", "Agile development methods", True),
    ],
)
def test_two_names_of_one_concept_are_exchanged_only_where_neither_says_more(own: str, ads: str, same: bool) -> None:
    assert interchangeable(own, ads) is same


@pytest.mark.parametrize(
    ("source", "asked", "written"),
    [
        (
            "Audit stores, write rotas and provide wound care",
            "Wound care",
            "Provide wound care, audit stores and write rotas",
        ),
        ("Wired panels and learned wound care", "Wound care", None),
        ("Order stock and serve meals and drinks", "Wound care", None),
    ],
)
def test_work_that_goes_on_is_ordered_like_work_that_is_done(
    source: str, asked: str, written: str | None, taxonomy: Taxonomy
) -> None:
    made = reframe(source, requirement(asked), taxonomy, Voice(), only="emphasis_shift")
    assert (made.reframed_text if made else None) == written


def test_of_a_bullet_that_is_a_paragraph_the_sentences_that_tell_are_kept(taxonomy: Taxonomy) -> None:
    source = (
        "Ran the kitchen of a busy school near the river. Provided wound care to pupils and staff when they were hurt. "
        "Arranged flowers for the hall and the entrance every Monday morning before the children came in."
    )
    made = reframe(source, requirement("Wound care"), taxonomy, Voice())
    assert made is not None
    assert made.reframed_text == "Provided wound care to pupils and staff when they were hurt."


def test_a_paragraph_whose_sentences_lean_on_one_another_stays_whole(taxonomy: Taxonomy) -> None:
    source = (
        "Provided wound care to pupils and staff when they were hurt in the yard or in the hall of the school. "
        "This was done together with the nurse, who also kept the records of each case for the county office."
    )
    made = reframe(source, requirement("Wound care"), taxonomy, Voice(), only="abstraction_adjust")
    assert made is None


def test_years_of_a_lower_post_never_count_for_the_higher_title() -> None:
    resume = (
        b"Ida Quayle\nida.quayle@example.org\n\nEXPERIENCE\n\nSenior Staff Nurse\nHolm Hospital, Leeds\n"
        b"March 2021 - Present\n- Led the night shift of a busy ward in 2025\n\nStaff Nurse\nBracken Hospital, Leeds\n"
        b"March 2011 - February 2021\n- Cared for older patients on two wards\n"
    )
    document = read_document(resume, "resume.txt")
    ad = posting_from_text("Ward Nurse\n\nRequirements\n- First aid\n- Wound care")
    inputs = merged_inputs([document], [read_profile(document)], ad, TailorOptions(as_of=date(2026, 11, 1)))
    opening = write_summary(inputs, FitReport(), load_taxonomy())[0].text
    assert opening.startswith("Staff Nurse with 15 years")


DRIVER = b"""Ida Quayle
ida.quayle@example.org

EXPERIENCE

Electrician
Holm Electrical, Leeds
March 2019 - Present
- Wired distribution boards in schools and shops

Apprentice Electrician
Bracken Electrical, Leeds
March 2010 - February 2019
- Helped to wire houses

LICENCES
- Lorry driver card valid until September 2029
- Forklift licence, 2021, refresher 2024
"""


def driver(taxonomy: Taxonomy) -> tuple[Draft, RunInputs]:
    document = read_document(DRIVER, "resume.txt")
    ad = posting_from_text(
        "Electrician\n\nRequirements\n- Forklift licence\n- Lorry driver card\n- Distribution boards"
    )
    inputs = merged_inputs([document], [read_profile(document)], ad, TailorOptions(as_of=date(2026, 11, 1)))
    fit = assess_fit(inputs.posting, inputs.profile, taxonomy, as_of=inputs.options.as_of)
    gaps = analyze_gaps(inputs.posting, fit, inputs.profile, taxonomy)
    template = choose_template(inputs.posting, inputs.profile, fit, taxonomy, inputs.options)
    matched = TemplateStep(fit=fit, gaps=gaps, template=template)
    plan = assemble(inputs, matched, theme_meter(inputs.options))
    return write_draft(inputs, matched, plan, taxonomy, render_options(inputs.options)), inputs


def test_the_day_a_licence_runs_out_never_stands_as_the_day_of_its_award(taxonomy: Taxonomy) -> None:
    draft, inputs = driver(taxonomy)
    items = {item.title: item for section in draft.sections for item in section.items if not item.organisation}
    card, forklift = items["Lorry driver card"], items["Forklift licence"]
    assert (card.start, card.end, card.dates) == ("", "", "valid until Sep 2029")
    assert forklift.dates == "2021, refresher 2024"
    facts = {fact.id: fact for fact in inputs.profile.facts}
    assert [checked_entry(item, facts, credential=True)[1] for item in (card, forklift)] == [(), ()]


def test_years_of_learning_a_trade_do_not_count_for_the_trade(taxonomy: Taxonomy) -> None:
    _, inputs = driver(taxonomy)
    assert write_summary(inputs, FitReport(), taxonomy)[0].text.startswith("Electrician with seven years")


def test_the_ads_name_brings_no_word_that_the_line_has_already(taxonomy: Taxonomy) -> None:
    made = reframe("Welded handrails with MIG", requirement("MIG welding"), taxonomy, Voice(), only="keyword_alignment")
    assert made is None or "welding" not in made.reframed_text


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        ("Need a job urgently", "Staff Nurse"),
        ("Willing to relocate: anywhere", "Staff Nurse"),
        ("Community nurse and clinical educator", "Community nurse and clinical educator"),
    ],
)
def test_a_wish_under_the_name_gives_way_to_the_latest_title(
    own: str, shown: str, nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy
) -> None:
    inputs = nurse.model_copy(update={"profile": nurse.profile.model_copy(update={"headline": own})})
    plan = assemble(inputs, matched, theme_meter(inputs.options))
    made = write_draft(inputs, matched, plan, taxonomy, render_options(inputs.options))
    assert made.headline_line
    assert made.headline_line.text.startswith(shown)


def opening_of(resume: str) -> list[str]:
    document = read_document(resume.encode(), "resume.txt")
    ad = posting_from_text("Ward Nurse\n\nRequirements\n- First aid\n- Wound care")
    inputs = merged_inputs([document], [read_profile(document)], ad, TailorOptions(as_of=date(2026, 11, 1)))
    return [line.text for line in write_summary(inputs, FitReport(), load_taxonomy())]


def test_no_years_are_counted_where_the_latest_post_has_no_dates() -> None:
    own = "PROFILE\nFirst aid given on nights, and wound care taught to new staff.\n\n"
    jobs = (
        "EXPERIENCE\n\nStaff Nurse, Holm Hospital, Leeds\n- Led the night shift of a busy ward\n\n"
        "Staff Nurse, Bracken Hospital, Leeds\nMarch 2011 - February 2013\n- Cared for older patients on two wards\n"
    )
    told = opening_of(f"Ida Quayle\nida.quayle@example.org\n\n{own}{jobs}")
    assert not any("most recently" in line or "years" in line for line in told)


def test_a_sentence_of_ones_own_that_only_says_the_opening_again_is_not_told_twice() -> None:
    own = "PROFILE\nStaff Nurse - Holm Hospital, most recently with experience.\n\n"
    jobs = (
        "EXPERIENCE\n\nStaff Nurse, Holm Hospital, Leeds\nMarch 2019 - Present\n- Led the night shift of a busy ward\n"
    )
    told = opening_of(f"Ida Quayle\nida.quayle@example.org\n\n{own}{jobs}")
    assert len([line for line in told if "Holm Hospital" in line]) == 1
