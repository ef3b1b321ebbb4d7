from datetime import date

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.fit import FitReport
from tailoring.fit_report import assess_fit
from tailoring.gaps import analyze_gaps
from tailoring.letter import letter_data, set_phrases, write_letter
from tailoring.merging import merged_inputs
from tailoring.model import Span
from tailoring.needs import is_thing, short_need
from tailoring.options import TailorOptions
from tailoring.posting import Posting, Requirement
from tailoring.posting_title import plain_title
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.resume import Draft, DraftLine, Letter
from tailoring.run import RunInputs, TemplateStep
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy
from tailoring.summary import write_summary
from tailoring.template import choose_template
from tailoring.theme_meter import render_options, theme_meter
from tailoring.truth.guard import TruthGuard
from tailoring.wording import with_article
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("letter")


@pytest.fixture(scope="module")
def letter(nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy) -> Letter:
    options = render_options(nurse.options)
    plan = assemble(nurse, matched, theme_meter(nurse.options))
    return write_letter(nurse, matched, write_draft(nurse, matched, plan, taxonomy, options), options)


def sentences(letter: Letter) -> list[DraftLine]:
    return [line for paragraph in letter.paragraphs for line in paragraph]


def test_three_needs_are_answered_each_with_another_story(letter: Letter) -> None:
    needs = [line for line in letter.paragraphs[1] if "{did}" in line.pattern]
    assert len(needs) == 3
    assert len({line.fact_ids[0] for line in needs}) == 3


def test_every_sentence_rests_on_facts_or_on_the_ad_or_claims_nothing(
    letter: Letter, nurse: RunInputs, taxonomy: Taxonomy
) -> None:
    guard = TruthGuard.of(nurse, taxonomy, set_phrases())
    refused = [line.text for line in sentences(letter) if guard.judge(line).verdict != "pass"]
    assert refused == []


def test_a_made_up_courtesy_is_refused(nurse: RunInputs, taxonomy: Taxonomy) -> None:
    guard = TruthGuard.of(nurse, taxonomy, set_phrases())
    line = DraftLine(id="x", text="I would bring ten years of leadership.", courtesy=True)
    assert guard.judge(line).verdict == "refuse"


def test_the_letter_is_dated_by_the_run_and_not_by_the_clock(letter: Letter) -> None:
    assert letter.date == "1 Nov 2026"


def test_no_story_is_told_that_does_not_read_after_i(letter: Letter) -> None:
    told = [line for line in letter.paragraphs[1] if "I {did}" in line.pattern]
    assert told
    for line in told:
        verb = line.text.rsplit(" I ", 1)[1].split(" ", 1)[0]
        assert verb.islower()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("At least two years' experience on an acute ward", "experience on an acute ward"),
        ("5+ years of backend development", "backend development"),
        ("Fault finding on PLCs and inverters (variable speed drives)", "fault finding on PLCs and inverters"),
        ("Excellent food hygiene; HACCP is a plus", "excellent food hygiene"),
        ("Willing to work four on four off shifts", None),
        ("Ability to plan your route", None),
    ],
)
def test_a_need_is_said_in_the_ads_own_words_that_read_on_after_you_ask_for(asked: str, said: str | None) -> None:
    data = letter_data()
    requirement = Requirement(
        id="r", text=asked, line=asked, span=Span(start=0, end=len(asked)), importance="required", kind="hard_skill"
    )
    found = short_need(requirement, asked, data.need_openings, data.need_never_opens, data.longest_need_words)
    assert (found[0] if found else None) == said
    if found:
        assert asked[found[1].start : found[1].end].casefold() == found[0].casefold()


def test_a_sentence_the_guard_would_refuse_gives_way_to_another(nurse: RunInputs, matched: TemplateStep) -> None:
    options = render_options(nurse.options)
    draft = Draft(name=nurse.profile.name)
    first = sentences(write_letter(nurse, matched, draft, options))
    openings = ("You ask for ", "Your ad asks for ")
    story = next(line for line in first if line.text.startswith(openings))
    again = sentences(write_letter(nurse, matched, draft, options, lambda line: line.fact_ids != story.fact_ids))
    assert story.fact_ids not in [line.fact_ids for line in again]
    assert any(line.text.startswith(openings) for line in again)


def test_what_only_comes_near_is_never_told_as_an_answer(nurse: RunInputs, matched: TemplateStep) -> None:
    near = tuple(
        match.model_copy(update={"confidence": match.confidence.model_copy(update={"tier": "adjacent"})})
        for match in matched.fit.matches
    )
    all_near = matched.model_copy(update={"fit": matched.fit.model_copy(update={"matches": near})})
    told = [
        line.text for line in sentences(write_letter(nurse, all_near, Draft(name=""), render_options(nurse.options)))
    ]
    asking = [text for text in told if " ask" in text or "look for" in text]
    assert all("nearest in my own work" in text or "more to learn" in text for text in asking)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Staff Nurse", "a Staff Nurse"),
        ("Electrician", "an Electrician"),
        ("HGV Driver", "an HGV Driver"),
        ("University Lecturer", "a University Lecturer"),
        ("Head of Mathematics", "Head of Mathematics"),
    ],
)
def test_a_title_takes_the_article_it_is_spoken_with(title: str, written: str) -> None:
    assert with_article(title) == written


def written(resume: str, ad: str | Posting) -> list[str]:
    posting = posting_from_text(ad) if isinstance(ad, str) else ad
    taxonomy = load_taxonomy()
    document = read_document(resume.encode(), "resume.txt")
    chosen = TailorOptions(as_of=date(2026, 11, 1))
    inputs = merged_inputs([document], [read_profile(document)], posting, chosen)
    fit = assess_fit(inputs.posting, inputs.profile, taxonomy, as_of=chosen.as_of)
    gaps = analyze_gaps(inputs.posting, fit, inputs.profile, taxonomy)
    template = choose_template(inputs.posting, inputs.profile, fit, taxonomy, chosen)
    matched = TemplateStep(fit=fit, gaps=gaps, template=template)
    options = render_options(inputs.options)
    plan = assemble(inputs, matched, theme_meter(inputs.options))
    guard = TruthGuard.of(inputs, taxonomy, set_phrases())

    def passes(line: DraftLine) -> bool:
        return guard.judge(line).verdict == "pass"

    draft = write_draft(inputs, matched, plan, taxonomy, options, passes)
    return [line.text for line in sentences(write_letter(inputs, matched, draft, options, passes))]


RECEPTIONIST = """Ida Quayle
ida.quayle@example.org

EXPERIENCE

Receptionist, Harbour Clinic, Leeds
January 2020 - December 2024
- Responsible for answering phones, booking appointments and greeting visitors
- Handling cash of up to £500 a day

EDUCATION
GCSEs, Leeds High School, 2015
"""


def test_work_told_as_duties_is_told_in_the_letter_in_its_own_words() -> None:
    ad = "Receptionist\n\nRequirements\n- Cash handling\n- Experience of answering phones"
    letter = " ".join(written(RECEPTIONIST, ad))
    assert "my work included handling cash of up to £500 a day" in letter
    assert "I was responsible for answering phones" in letter


def test_somebody_from_another_trade_tells_of_their_own_work_before_any_gap() -> None:
    ad = "Welder\n\nRequirements\n- TIG welding\n- Reading of fabrication drawings"
    letter = written(RECEPTIONIST, ad)
    told = next(place for place, text in enumerate(letter) if "Harbour Clinic, " in text and "£500" in text)
    gaps = [place for place, text in enumerate(letter) if "more to learn" in text]
    assert all(told < place for place in gaps)


@pytest.mark.parametrize(
    ("title", "employer", "said"),
    [
        ("HEAD CHEF - Marrow & Thyme", "", "Head Chef"),
        ("SENIOR HGV DRIVER", "Acme", "Senior HGV Driver"),
        ("excellent teacher", "Acme", "Teacher"),
        ("Nurse (m/f/d)", "Acme", "Nurse"),
        ("Registered Nurse - Surgical Unit", "Acme", "Registered Nurse - Surgical Unit"),
        ("Data Engineer - Acme", "Acme", "Data Engineer"),
        ("Stage Carpenter (Fit-up) (6 months contract) - Lisbon", "Acme", "Stage Carpenter (Fit-up)"),
        ("Bookkeeper (part-time)", "Acme", "Bookkeeper"),
    ],
)
def test_a_title_is_named_without_shouting_praise_terms_place_or_the_employer(
    title: str, employer: str, said: str
) -> None:
    assert plain_title(title, employer, "Lisbon, Portugal") == said


def test_an_ad_for_no_one_post_is_answered_as_such_and_names_the_employer_as_it_does() -> None:
    ad = posting_from_text(
        "General Application\n\nAt Marrow Thyme we bake.\n\nRequirements\n- Bread", employer="marrow-thyme"
    )
    letter = " ".join(written(RECEPTIONIST, ad.model_copy(update={"title": "General Application"})))
    assert "I am applying to join Marrow Thyme." in letter
    assert "position of General" not in letter


def test_a_post_without_dates_is_told_neither_as_past_nor_with_years() -> None:
    undated = RECEPTIONIST.replace("January 2020 - December 2024\n", "").replace(
        "\nEDUCATION", "\nReceptionist, Moor Vets, Leeds\nMarch 2016 - June 2018\n- Answered phones\n\nEDUCATION"
    )
    letter = " ".join(written(undated, "Receptionist\n\nRequirements\n- Cash handling"))
    assert "I have worked as a Receptionist at Harbour Clinic" in letter
    assert "latest" not in letter
    assert "of experience" not in letter


def test_the_advertised_post_itself_is_no_gap() -> None:
    letter = written(RECEPTIONIST, "Solutions Architect\n\nRequirements\n- Solutions architect\n- Cash handling")
    assert not [line for line in letter if "more to learn" in line]


def test_a_list_that_was_cut_off_is_no_need() -> None:
    data = letter_data()
    text = "Exceptional verbal, written skills"
    requirement = Requirement(
        id="r",
        text=text,
        line=text,
        span=Span(start=0, end=len(text)),
        importance="required",
        kind="hard_skill",
        topic="verbal, written",
        topic_span=Span(start=12, end=27),
    )
    assert short_need(requirement, text, data.need_openings, data.need_never_opens, data.longest_need_words) is None


def test_a_topic_is_named_with_the_experience_it_is_asked_with() -> None:
    data = letter_data()
    text = "Experience of mentoring students"
    requirement = Requirement(
        id="r",
        text=text,
        line=text,
        span=Span(start=0, end=len(text)),
        importance="required",
        kind="experience",
        topic="mentoring students",
        topic_span=Span(start=14, end=len(text)),
    )
    found = short_need(requirement, text, data.need_openings, data.need_never_opens, data.longest_need_words)
    assert found is not None
    assert found[0] == "experience of mentoring students"


CARER = """Ida Quayle
ida.quayle@example.org

EXPERIENCE

Senior Carer, Harbour House, Leeds
January 2022 - Present
- Lead a team of 5 carers on a floor of 22 residents

Carer, Moor Homecare, Leeds
January 2017 - December 2021
- Visited 9 to 12 people a day in their own homes
- Served customers in the home's shop and cashed up

CERTIFICATIONS
Moving and handling, 2026
"""


def test_a_need_that_no_story_speaks_of_is_left_out_and_recent_work_told() -> None:
    ad = "Lorry Driver\n\nRequirements\n- Knowledge of drivers' hours\n- HIAB\n- Booking systems and diary management"
    letter = written(CARER, ad)
    stories = [line for line in letter if "Harbour House, I" in line or "Moor Homecare, I" in line]
    assert not [line for line in stories if "drivers' hours" in line or "diary" in line]
    assert any(line.startswith("At Harbour House, I lead a team of 5 carers") for line in letter)


def test_no_plan_is_claimed_that_no_fact_carries() -> None:
    letter = " ".join(written(CARER, "Lorry Driver\n\nRequirements\n- HIAB\n- Tachographs"))
    assert "I mean to" not in letter


def test_nobody_is_said_to_lack_what_their_own_lines_hint_at() -> None:
    letter = written(CARER, "Cashier\n\nRequirements\n- Cash handling\n- Customer service")
    assert not [line for line in letter if "more to learn" in line]


def test_what_somebody_can_do_is_asked_in_words_that_read() -> None:
    resume = (
        "Ida Quayle\nida.quayle@example.org\n\nEXPERIENCE\n\nFitter, Holm Steel, Hull\nJanuary 2020 - Present\n"
        "- Read engineering drawings and marked out plate up to 20 mm\n"
    )
    letter = " ".join(written(resume, "Fitter\n\nRequirements\n- Able to read engineering drawings"))
    assert "somebody who can read engineering drawings" in letter


def test_letter_and_résumé_count_the_same_years_under_the_same_title() -> None:
    text = "Carer\n\nRequirements\n- Care planning"
    document = read_document(CARER.encode(), "resume.txt")
    chosen = TailorOptions(as_of=date(2026, 11, 1))
    inputs = merged_inputs([document], [read_profile(document)], posting_from_text(text), chosen)
    summary = write_summary(inputs, FitReport(), load_taxonomy())[0].text
    assert summary.startswith("Carer with nine years")
    assert "nine years of experience as a Carer" in " ".join(written(CARER, text))


@pytest.mark.parametrize(
    "need",
    [
        "sold to large retailers", "quantitative", "manage a ledger", "technical", "peripherals",
        "business requirements", "teamwork", "forecast and pipeline management skills",
    ],
)  # fmt: skip
def test_what_names_no_thing_is_not_told_as_something_to_learn(need: str) -> None:
    assert not is_thing(need)


@pytest.mark.parametrize(
    "need", ["Salesforce", "managing ledgers", "R&D", "wound care", "quantitative analysis", "sales methods"]
)
def test_what_names_a_thing_may_be_told_as_something_to_learn(need: str) -> None:
    assert is_thing(need)


def test_a_title_named_without_its_terms_is_still_the_ads_own() -> None:
    title = "Receptionist (6 months contract) Front Desk"
    ad = posting_from_text(f"{title}\n\nRequirements\n- Cash handling", title=title, employer="Moor Vets")
    assert "I am applying for the position of Receptionist Front Desk at Moor Vets." in written(RECEPTIONIST, ad)


def test_what_is_dated_before_a_post_is_not_told_of_it() -> None:
    resume = RECEPTIONIST.replace(
        "- Handling cash", "- Served tables at Quayside Grill from 2011 to 2013\n- Handling cash"
    )
    assert "Quayside" not in " ".join(written(resume, "Welder\n\nRequirements\n- TIG welding"))


def test_work_told_by_its_noun_is_told_in_the_letter() -> None:
    lines = (
        "- Responsible for answering phones, booking appointments and greeting visitors\n- Handling cash of up to £500"
    )
    resume = RECEPTIONIST.replace(lines, "- Preparation of the doctors' lists for each morning, £500")
    letter = " ".join(written(resume, "Welder\n\nRequirements\n- TIG welding"))
    assert "my work included preparation of the doctors' lists for each morning" in letter


def test_years_that_the_person_counts_otherwise_are_not_counted_again() -> None:
    told = RECEPTIONIST.replace(
        "\nEXPERIENCE", "\nPROFILE\nReceptionist with 2.5 yrs. of front desk work in clinics.\n\nEXPERIENCE"
    )
    assert "years of experience" not in " ".join(written(told, "Receptionist\n\nRequirements\n- Cash handling"))


def test_a_single_word_is_no_story_and_an_older_post_never_stands_for_the_latest() -> None:
    resume = RECEPTIONIST.replace("Receptionist, Harbour Clinic, Leeds", "Receptionist").replace(
        "\nEDUCATION", "\nPorter, Moor Vets, Leeds\nMarch 2016 - June 2018\n- Process\n\nEDUCATION"
    )
    letter = " ".join(written(resume, "Welder\n\nRequirements\n- TIG welding"))
    assert "process" not in letter.casefold()
    assert "Porter" not in letter
