"""The letter says of a post, a place, a course or a need no more than is sure."""

from datetime import date

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.entry_headings import Headings, course_of, labelled, of_studies
from tailoring.letter import letter_data, set_phrases, write_letter
from tailoring.letter_lines import LetterLines
from tailoring.letter_opening import applies_openly, opening
from tailoring.letter_places import places_of
from tailoring.letter_training import studies
from tailoring.matching import matched_step
from tailoring.merging import merged_inputs
from tailoring.model import Span
from tailoring.needs import short_need
from tailoring.options import TailorOptions
from tailoring.own_trade import names_employer, names_post
from tailoring.posting import Requirement
from tailoring.posting_title import unshouted
from tailoring.profile import Bullet, Education, Position, Profile, Skill
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.rendering.options import RenderOptions
from tailoring.skill_groups import group_skills
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.stories import Stories, answers
from tailoring.story_leads import led
from tailoring.theme_meter import render_options, theme_meter
from tailoring.truth.guard import TruthGuard
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("letter-sure")

LEADER = """Ann Fox
ann.fox@example.org

EXPERIENCE

{title}
Lumen Ltd, Leeds
March 2019 to Present
- Managed 40 pallets a day and the stock records
- Trained twelve pickers in manual handling
"""


def letter_of(resume: str, ad: str) -> str:
    chosen = TailorOptions(as_of=date(2026, 11, 1))
    document = read_document(resume.encode(), "resume.txt")
    inputs = merged_inputs([document], [read_profile(document)], posting_from_text(ad), chosen)
    matched = matched_step(inputs, load_taxonomy())
    plan, options = assemble(inputs, matched, theme_meter(chosen)), render_options(chosen)
    letter = write_letter(inputs, matched, write_draft(inputs, matched, plan, load_taxonomy(), options), options)
    return " ".join(line.text for paragraph in letter.paragraphs for line in paragraph)


AD = "Baker\n\nRequirements\n- Sourdough"


@pytest.mark.parametrize("title", ["Staff Nurse", "HGV Driver", "Head of Mathematics", "Lead Welder (nights)"])
def test_a_title_is_known_as_one(title: str) -> None:
    assert names_post(title)


@pytest.mark.parametrize("title", ["", "MS Office", "QZX", "Payroll as a Consultant", "software"])
def test_a_program_a_field_or_half_a_sentence_is_no_title(title: str) -> None:
    assert not names_post(title)


def test_nobody_is_called_by_what_is_no_title() -> None:
    letter = letter_of(LEADER.format(title="MS Office"), AD)
    assert "as a" not in letter.casefold()
    assert "Lumen Ltd" in letter


def test_who_only_took_part_is_not_said_to_work_there() -> None:
    assert "I work at" not in letter_of(LEADER.format(title="Volunteer Contestant"), AD)


def test_a_title_that_shouts_is_written_as_titles_are_inside_a_sentence() -> None:
    assert "as a Warehouse Team Leader at Lumen Ltd" in letter_of(LEADER.format(title="WAREHOUSE TEAM LEADER"), AD)
    assert unshouted("SAP CONSULTANT") == "SAP Consultant"


@pytest.mark.parametrize("name", ["Technical and Social Activities", "Till Knowledge", "Work Experience", "training"])
def test_a_heading_is_no_employer(name: str) -> None:
    assert not names_employer(name)


def test_nothing_is_told_there_where_no_employer_was_named() -> None:
    resume = LEADER.format(title="Warehouse Team Leader").replace("Lumen Ltd, Leeds\n", "")
    letter = letter_of(resume, AD)
    assert "As a Warehouse Team Leader, I " in letter
    assert "In the same post, I " in letter
    assert "here, too" not in letter


@pytest.mark.parametrize(
    "line",
    [
        "Testing of stock is done by manual count of the shelves",
        "Working with many growers across the county resulted in lower prices",
        "Baked bread for schools [and for",
        "Served meals to guests, staff and various",
        "Wrote plans for night shifts, day shifts, System",
        "Finished a diploma in baking at Holm School",
        "Attended a two-day workshop on knife skills",
        "Trained in first aid and fire safety",
        "Kept the till at Holm and will rejoin that job",
    ],
)
def test_what_is_no_phrase_no_whole_or_no_work_is_no_story(line: str) -> None:
    assert led(line, line, ended=True, done=False) == ("", "")


@pytest.mark.parametrize(
    "line", ["Attended weekly meetings with growers", "Trained twelve pickers in manual handling", "Passed all audits"]
)
def test_work_that_sounds_like_a_course_is_still_told(line: str) -> None:
    assert led(line, line, ended=True, done=False)[0] == "I"


def need_in(line: str, asked: str) -> str | None:
    start, whole = line.index(asked), Span(start=0, end=len(line))
    data = letter_data()
    requirement = Requirement(
        id="r",
        text=line,
        line=line,
        span=whole,
        topic_span=Span(start=start, end=start + len(asked)),
        importance="required",
        kind="hard_skill",
    )
    found = short_need(requirement, line, data.need_openings, data.need_never_opens, data.longest_need_words)
    return found[0] if found else None


def test_one_of_several_things_to_understand_is_not_asked_alone() -> None:
    assert need_in("Basic understanding of stock control, hygiene, rotas", "stock control") is None
    assert need_in("Working knowledge of wound care", "wound care") == "working knowledge of wound care"


def test_an_ask_of_bare_words_is_not_told() -> None:
    letter = letter_of(LEADER.format(title="Warehouse Team Leader"), "Manager\n\nRequirements\n- Experience\n- Records")
    assert "for experience" not in letter.casefold()


@pytest.mark.parametrize(
    ("need", "did", "whether"),
    [
        ("analytics integrations", "tested the integration of parts", False),
        ("wound care", "dressed wounds", True),
        ("experience with Payments", "configured payment terms of twelve shops", False),
        ("experience with Payments", "checked payments to growers", True),
        ("software development", "developed software for shops", True),
    ],
)
def test_one_word_that_many_trades_share_answers_nothing(need: str, did: str, whether: bool) -> None:
    assert answers(need, did) is whether


def told_studies(school: Education) -> list[str]:
    return [line.text for line in studies(Profile(education=(school,)), LetterLines(lambda _: True))]


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("Wrote the rota, drew plans and charts of the halls", "wrote the rota and drew plans and charts of the halls"),
        ("Counted the halls, moved the racks and painted them", "counted the halls, moved the racks and painted them"),
        ("Kept the books of Holm Pvt. Ltd for two years", "kept the books of Holm Pvt. Ltd for two years"),
    ],
)
def test_a_row_of_acts_gets_its_and_and_a_shortened_word_ends_no_story(act: str, told: str) -> None:
    job = Position(id="a", title="Stock Controller", employer="Lumen Ltd", bullets=(Bullet(fact_id="b", text=act),))
    story = Stories(Profile(positions=(job,))).of_bullet("b", act)
    assert story is not None
    assert story.did == told


def test_a_forms_placeholder_is_no_field_of_study() -> None:
    school = Education(id="e", school="Holm College", degree="BSc", area="Name of the College")
    assert told_studies(school) == ["I took my BSc at Holm College."]


def test_degree_and_field_that_say_the_same_are_said_once() -> None:
    assert told_studies(Education(id="e", school="Holm College", degree="BSc (Maths) in Bachelor of Science")) == [
        "I took my BSc (Maths) at Holm College."
    ]
    assert course_of(Education(id="e", degree="Bsc(maths)", area="Bachelor of Science")) == ("Bsc(maths)", "")
    assert course_of(Education(id="e", degree="BCA", area="MBA")) == ("BCA", "MBA")
    assert course_of(Education(id="e", degree="MSc", area="Soil Science in Science")) == ("MSc", "Soil Science")


def test_studies_that_go_on_are_not_told_as_done() -> None:
    profile = read_profile(
        read_document(b"Ann Fox\nann@example.org\n\nEDUCATION\nBSc Botany, 2nd year\nHolm College, Leeds\n", "cv.txt")
    )
    assert studies(profile, LetterLines(lambda _: True)) == []


def test_a_post_of_no_name_is_told_of_no_place() -> None:
    bullet = Bullet(fact_id="b", text="Counted the shelves")
    (told,) = places_of(Profile(positions=(Position(id="p", title="QZX", bullets=(bullet,)),)))
    assert told[1].at == letter_data().in_own_work
    assert [*places_of(Profile(positions=(Position(id="p", employer="Till Knowledge", bullets=(bullet,)),)))] == []


UNDATED = """Ann Fox
ann.fox@example.org

EXPERIENCE

Warehouse Supervisor
Lumen Ltd, Leeds
- Lead the morning briefing of twelve pickers
- Manage forty pallets a day
"""


def test_what_is_undated_is_told_neither_as_going_on_nor_as_ended() -> None:
    letter = letter_of(UNDATED, "Supervisor\n\nRequirements\n- Sourdough")
    assert "my work has been to" in letter
    assert not any(said in letter for said in ("I lead", "I led", "I manage"))


@pytest.mark.parametrize(
    "title", ["Member of Technical Staff, Training Performance Engineer", "Permit Operations Lead (NYC Hybrid)"]
)
def test_a_letter_names_the_post_even_where_its_words_are_read_otherwise_inside_a_sentence(title: str) -> None:
    chosen = TailorOptions(as_of=date(2026, 11, 1))
    document = read_document(LEADER.format(title="Shift Leader").encode(), "resume.txt")
    posting = posting_from_text("Requirements\n- Sourdough", title=title, employer="PermitFlow")
    inputs = merged_inputs([document], [read_profile(document)], posting, chosen)
    guard = TruthGuard.of(inputs, load_taxonomy(), set_phrases())
    first = opening(inputs, LetterLines(lambda line: guard.judge(line).verdict == "pass"))[0].text
    assert first.startswith("I am applying")
    assert title.split(" (", maxsplit=1)[0].split(",", maxsplit=1)[0] in first


def test_an_ad_for_no_post_is_answered_with_none() -> None:
    ad = posting_from_text("Requirements\n- Sourdough", title="Expression of Interest (Remote)", employer="Lumen Ltd")
    assert applies_openly(ad)


def test_an_employer_coded_for_an_address_is_decoded() -> None:
    assert posting_from_text("Requirements\n- Sourdough", employer="Old%20Mill%20Bakery").employer == "Old Mill Bakery"


def test_the_letter_says_of_the_résumé_only_what_it_holds() -> None:
    enclosed = letter_data().enclosed
    assert "training" not in enclosed["work"]
    assert "work" not in enclosed["training"]
    assert {*enclosed.values()} <= set_phrases()
    bare = "Ann Fox\nann.fox@example.org\n\nEDUCATION\n\nBSc in Chemistry\nLeeds College\n2015 to 2018\n"
    assert "it sets out my work" not in letter_of(bare, AD)


STUDENT = """Ann Fox
ann.fox@example.org

EDUCATION

Bachelor's in Commerce
Leeds College
2015 to 2018

PROJECTS

UG PROJECT TITLE: Bread oven control
- Built the control of an oven for forty loaves

SKILLS

Reporting: Cognos (Basics), Excel
Further: Cognos
"""


def test_a_degree_is_joined_to_its_field_as_the_person_joins_them() -> None:
    profile = read_profile(read_document(STUDENT.encode(), "resume.txt"))
    headings = Headings({}, RenderOptions(), "en", labelled(profile))
    assert headings.of(profile.education[0]).title == "Bachelor's in Commerce"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("UG PROJECT TITLE: Bread oven", "UG project"),
        ("Final year project: Bread oven", "Final year project"),
        ("Project: school kitchens of Leeds", ""),
    ],
)
def test_a_project_of_ones_studies_is_called_one(text: str, said: str) -> None:
    assert of_studies(text) == said


def test_what_limits_a_skill_stays_with_it_wherever_it_is_listed() -> None:
    profile = Profile(
        skills=(
            Skill(fact_id="a", name="Cognos", level="4 years"),
            Skill(fact_id="b", name="Cognos", level="Basics", group="Reporting"),
        )
    )
    groups = group_skills(profile, frozenset({"a"}), posting_from_text(AD), load_taxonomy(), {})
    assert [line.text for group in groups for line in group.skills] == ["Cognos (Basics)"]
