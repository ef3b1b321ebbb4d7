"""Titles, employers, years, credentials and skills are told only as the documents and the ad name them."""

from datetime import date

import pytest

from tailoring.entry_headings import Headings
from tailoring.fit import Breakdown, ConfidenceScore, ContentSource, MatchedContent
from tailoring.leaning import standing
from tailoring.letter_lines import LetterLines, anything
from tailoring.letter_training import held_credential, listed_skills
from tailoring.model import Span
from tailoring.own_trade import core_title, names_post, of_employers, spoken_employer, trade_of
from tailoring.posting import Requirement
from tailoring.posting_title import plain_title
from tailoring.profile import Bullet, Certification, DateRange, PartialDate, Position, Profile, Project, Skill
from tailoring.rendering.options import RenderOptions
from tailoring.resume import Draft, DraftLine, DraftSection, SkillGroup
from tailoring.skill_names import alike
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.stories import Stories
from tailoring.story_leads import led

pytestmark = pytest.mark.promise("letter-sure")

AS_OF = date(2026, 11, 1)
SINCE_2014 = DateRange(start=PartialDate(year=2014, month=2), current=True)
LATELY = (Project(id="move", name="Depot move", dates=DateRange(end=PartialDate(year=2026))),)


def asked(text: str) -> Requirement:
    return Requirement(
        id="r",
        text=text,
        line=text,
        span=Span(start=0, end=len(text)),
        importance="required",
        kind="certification",
    )


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Specialist II, Marketing", "Specialist II, Marketing"),
        ("Agile Team Member, Testing", "Agile Team Member, Testing"),
        ("Manager, Wholesale Accounts (Band 5)", "Manager, Wholesale Accounts"),
        ("Staff Nurse (Band 5), Acute Unit", "Staff Nurse"),
        ("Sales Manager, Northern Region", "Sales Manager"),
        ("Manager, Leeds", "Manager"),
    ],
)
def test_a_title_keeps_what_it_is_of_where_its_head_names_no_trade(title: str, told: str) -> None:
    assert core_title(title) == told
    assert names_post(title)


def test_posts_of_one_department_are_not_one_trade() -> None:
    jobs = (
        Position(id="a", title="Specialist II, Marketing", employer="Lumen Ltd", dates=SINCE_2014),
        Position(
            id="b",
            title="Manager, Marketing",
            employer="Holm Ltd",
            dates=DateRange(start=PartialDate(year=2004), end=PartialDate(year=2014)),
        ),
    )
    title, alike_jobs, months = trade_of(jobs[0], Profile(positions=jobs, projects=LATELY), AS_OF)
    assert (title, len(alike_jobs), months // 12) == ("Specialist II, Marketing", 1, 12)


@pytest.mark.parametrize(
    ("levels", "years"),
    [(("4 years", "Less than 1 year"), 0), (("10+ years", "2 years"), 12), (("12 years",), 12), (("fluent",), 12)],
)
def test_no_years_are_reckoned_to_today_where_every_skill_has_a_shorter_span(
    levels: tuple[str, ...], years: int
) -> None:
    job = Position(id="a", title="Stock Controller", employer="Lumen Ltd", dates=SINCE_2014)
    skills = tuple(Skill(fact_id=f"s{n}", name=f"Ledger{n}", level=level) for n, level in enumerate(levels))
    told = Profile(positions=(job,), skills=skills, projects=LATELY)
    assert trade_of(job, told, AS_OF)[2] // 12 == years


def test_the_latest_of_several_employers_is_told_only_where_several_were_counted() -> None:
    one, same = Position(id="a", employer="Lumen"), Position(id="b", employer="Lumen Limited")
    other, unknown = Position(id="c", employer="Holm Ltd"), Position(id="d")
    pattern = "{years}, most recently at {employer}."
    assert of_employers(pattern, [one, same]) == "{years} at {employer}."
    assert of_employers(pattern, [one, other]) == pattern
    assert of_employers(pattern, [one, unknown]) == pattern


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Working as a fitter in Alder Systems Pvt. Ltd. from June 2015 to till date", ""),
        ("Working as a fitter with a Holm client in Alder Systems Ltd since May 2015", ""),
        ("Working as a fitter in Lumen Works Ltd from June 2015 to date", "Lumen Works"),
        ("Worked with client Alder Systems Ltd from June 2015 to date", "Lumen Works"),
        ("Worked with Alder Systems Ltd on their pumps", "Lumen Works"),
    ],
)
def test_an_employer_is_not_spoken_of_where_a_line_of_the_post_names_another(line: str, named: str) -> None:
    job = Position(id="a", title="Fitter", employer="Lumen Works", bullets=(Bullet(fact_id="b", text=line),))
    assert spoken_employer(job) == named


@pytest.mark.parametrize(
    ("requirement", "told"),
    [
        ("Proven success managing certifications/compliance", False),
        ("A certification in your field", False),
        ("Holm Mentor certification", True),
        ("A paper in customer focus", True),
    ],
)
def test_a_credential_is_said_to_be_asked_only_where_the_ad_names_it(requirement: str, told: bool) -> None:
    paper = Certification(id="c", name="Holm Manage Mentor Certification in Customer Focus", fact_ids=("f",))
    match = MatchedContent(
        requirement_id="r",
        requirement=requirement,
        importance="required",
        kind="certification",
        confidence=ConfidenceScore(
            overall=90,
            tier="direct",
            breakdown=Breakdown.model_validate(dict.fromkeys(Breakdown.model_fields, 90)),
        ),
        source_content=(ContentSource(type="certification", id="f", original_text=paper.name, relevance_score=90),),
    )
    profile = Profile(certifications=(paper,))
    assert bool(held_credential(profile, [match], {"r": asked(requirement)}, LetterLines(anything))) is told


@pytest.mark.parametrize(
    ("requirement", "skill", "told"),
    [
        ("Experience in marketing", "Oracle Eloqua", False),
        ("Experience with Oracle Eloqua", "Oracle Eloqua", True),
        ("Problem solving", "Problem solving", False),
        ("Good communication", "Communication and soft skills", False),
        ("Wound care on the ward", "Wound care", True),
    ],
)
def test_a_skill_is_listed_as_asked_only_where_the_ad_names_it(requirement: str, skill: str, told: bool) -> None:
    taxonomy = load_taxonomy()
    terms = tuple(
        {"text": one.text, "span": one.span, "concept_id": one.concept_id}
        for one in find_mentions(requirement, taxonomy)
    )
    need = Requirement.model_validate({**asked(requirement).model_dump(), "terms": terms})
    line = DraftLine(id="s", text=skill, fact_ids=("f",), requirement_ids=("r",))
    groups = (SkillGroup(label="", skills=(line,)),)
    draft = Draft(name="Ann Fox", sections=(DraftSection(name="skills", heading="Skills", groups=groups),))
    assert bool(listed_skills(draft, [need], LetterLines(anything))) is told


def test_a_skill_is_shown_once_whatever_word_says_that_it_is_one() -> None:
    names = ("SOLID", "SOLID programming", "Problem solving", "Problem solving capability", "Java", "JavaScript")
    skills = [Skill(fact_id=name, name=name) for name in names]
    assert len(alike(skills, load_taxonomy())) == 4


@pytest.mark.parametrize(
    "line",
    [
        "Worked in the bakery for two years and done many orders for schools",
        "Preparing test cases and conduct integration testing",
        "Counted the stock daily and prepare orders for the depot",
    ],
)
def test_halves_that_do_not_fit_each_other_are_no_story(line: str) -> None:
    assert led(line, line, ended=True, done=False) == ("", "")


def test_one_post_is_not_told_in_the_past_and_then_in_the_present() -> None:
    texts = ("Managed 40 pallets of stock a day", "Implement new routes for the drivers", "Plan the week of the depot")
    bullets = tuple(Bullet(fact_id=f"b{n}", text=text) for n, text in enumerate(texts))
    job = Position(id="a", title="Stock Controller", employer="Lumen Ltd", dates=SINCE_2014, bullets=bullets)
    stories = Stories(Profile(positions=(job,)))
    past, present, _ = (stories.of_bullet(one.fact_id, one.text) for one in bullets)
    assert past is not None
    assert present is not None
    stories.take(past)
    assert stories.of_bullet(bullets[1].fact_id, bullets[1].text) is None


def test_a_line_in_the_present_among_lines_in_the_past_of_one_post_is_no_story() -> None:
    texts = (
        "Managed 40 pallets of stock a day",
        "Trained two drivers for the depot",
        "Implement new routes for the drivers",
    )
    bullets = tuple(Bullet(fact_id=f"b{n}", text=text) for n, text in enumerate(texts))
    job = Position(id="a", title="Stock Controller", employer="Lumen Ltd", dates=SINCE_2014, bullets=bullets)
    told = [Stories(Profile(positions=(job,))).of_bullet(one.fact_id, one.text) is not None for one in bullets]
    assert told == [True, True, False]


def test_names_behind_a_statement_with_a_colon_go_with_it() -> None:
    texts = ("The depot has four halls that I ran:", "North Pier, Mill Lane and Old Quay", "Counted the stock daily")
    bullets = tuple(Bullet(fact_id=f"b{n}", text=text) for n, text in enumerate(texts))
    assert {*standing(Project(id="p", name="Depot", bullets=bullets), {})} == {"b2"}
    captioned = (Bullet(fact_id="b0", text="Duties:"), Bullet(fact_id="b1", text="Tills, bread orders and rotas"))
    assert {*standing(Position(id="a", bullets=captioned), {})} == {"b1"}


def test_a_project_does_not_repeat_the_one_employer_of_the_page() -> None:
    project = Project(id="p", name="Depot", role="Planner", employer="Lumen Ltd")
    assert Headings({}, RenderOptions(), "en", {}, "Lumen Ltd").of(project).detail == "Planner"
    assert Headings({}, RenderOptions(), "en").of(project).detail == "Planner, Lumen Ltd"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Alderix - Stock Controller", "Stock Controller"),
        ("Kitchen - Head Chef", "Kitchen - Head Chef"),
        ("Nurse | Night Supervisor", "Nurse | Night Supervisor"),
    ],
)
def test_a_brand_before_the_title_of_an_ad_is_no_part_of_it(title: str, told: str) -> None:
    assert plain_title(title) == told
