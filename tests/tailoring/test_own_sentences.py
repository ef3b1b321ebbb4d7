"""What stands on the page as the person's own: no wish, no product's tale, no scrap, no job site's leftovers."""

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.fit import FitReport
from tailoring.merging import merged_inputs
from tailoring.model import Span
from tailoring.options import TailorOptions
from tailoring.own_sentences import addresses_reader, halves, is_fragment, never_shown, of_product, wishes
from tailoring.plan import AssemblyPlan
from tailoring.pool import build_pool
from tailoring.posting import Requirement
from tailoring.profile import Profile, Skill
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.reframing import Voice, reframe
from tailoring.resume import Draft
from tailoring.run import RunInputs, TemplateStep
from tailoring.skill_groups import group_skills
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy
from tailoring.summary import write_summary
from tailoring.theme_meter import render_options, theme_meter
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("own-sentences")

HEAD = "Ann Fox\nann.fox@example.org\n\n"
JOB = "EXPERIENCE\n\nCook\nHolm Kitchen, Leeds\nMarch 2019 - Present\n- Cooked two hundred lunches a day\n\n"


def read(text: str) -> Profile:
    return read_profile(read_document((HEAD + text).encode(), "cv.txt"))


@pytest.mark.parametrize(
    "text", ["To work in a progressive firm", "Seeking a post as a cook", "Career objective: cook"]
)
def test_an_objective_is_a_wish(text: str) -> None:
    assert wishes(text)


@pytest.mark.parametrize("text", ["Cooked to order for forty guests", "Objective C and Swift", "Led to lower costs"])
def test_work_is_no_wish(text: str) -> None:
    assert not wishes(text)
    assert not addresses_reader(text)


@pytest.mark.parametrize("text", ["Willing to relocate: anywhere", "Call me on 0113 496 0000", "References available"])
def test_a_job_sites_leftovers_are_never_shown(text: str) -> None:
    assert never_shown(text)


def test_what_tells_of_a_product_is_known_and_what_tells_of_the_person_is_not_taken_for_it() -> None:
    assert of_product("This application is used to store the stock of a shop")
    assert of_product("Till Watch is a web application for small shops")
    assert not of_product("Built a web application for small shops")
    assert not of_product("Nurse and web application tester")


@pytest.mark.parametrize("text", ["Ovens, Grills and Fryers.", "Ran kitchens for schools and", "and of cold rooms."])
def test_scraps_are_no_sentences(text: str) -> None:
    assert is_fragment(text)


@pytest.mark.parametrize("text", ["Cook with ten years in schools, homes and hotels.", "Ran kitchens, tills, etc."])
def test_a_whole_sentence_is_no_scrap(text: str) -> None:
    assert not is_fragment(text)


def test_two_halves_of_a_sentence_are_both_left_out() -> None:
    profile = Profile.model_validate(
        {
            "facts": [
                {
                    "id": name,
                    "kind": "summary",
                    "text": text,
                    "source": {"document_id": "d", "sha256": "", "span": span},
                }
                for name, text, span in (
                    ("a", "Cook of school lunches and of", Span(start=0, end=29)),
                    ("b", "Dinners for homes.", Span(start=30, end=48)),
                    ("c", "Ten years in kitchens.", Span(start=49, end=71)),
                )
            ]
        }
    )
    assert halves(profile) == {"a", "b"}


def summary_of(text: str) -> str:
    ad = posting_from_text("Cook\n\nRequirements\n- Grills\n- Menus")
    document = read_document((HEAD + text).encode(), "cv.txt")
    options = TailorOptions.model_validate({"as_of": "2026-11-01"})
    inputs = merged_inputs([document], [read_profile(document)], ad, options)
    return " ".join(line.text for line in write_summary(inputs, FitReport(), load_taxonomy()))


def test_a_profile_tells_of_the_person_alone() -> None:
    own = "PROFILE\n\n- This system plans the menus of schools.\n- Planned menus for five schools over six years.\n\n"
    told = summary_of(own + JOB)
    assert "five schools" in told
    assert "This system" not in told


def test_a_sentence_that_leans_on_the_one_before_is_never_cut_from_it() -> None:
    own = "PROFILE\n\n- Ten years at Holm. As the cook for its two schools, and giving help to the bakers.\n\n"
    assert "at Holm. As the cook for its two schools, and giving help to the bakers." in summary_of(own + JOB)


def test_what_is_no_title_opens_no_profile() -> None:
    assert "with seven years" not in summary_of(JOB.replace("\nCook\n", "\nMS Office\n"))
    assert "Cook with seven years" in summary_of(JOB.replace("a day", "a day in 2025"))


@pytest.mark.parametrize(
    ("own", "stands"), [("total of 13 years, ward nurse", False), ("Ward nurse with 13 years of experience", True)]
)
def test_a_scrap_under_the_name_gives_way_to_the_latest_title(
    own: str, stands: bool, nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy
) -> None:
    inputs = nurse.model_copy(update={"profile": nurse.profile.model_copy(update={"headline": own})})
    plan = theme_plan(inputs, matched)
    made: Draft = write_draft(inputs, matched, plan, taxonomy, render_options(inputs.options))
    assert made.headline_line
    assert (made.headline_line.text == own) is stands


def theme_plan(inputs: RunInputs, matched: TemplateStep) -> AssemblyPlan:
    return assemble(inputs, matched, theme_meter(inputs.options))


def shown(skills: list[Skill] | Profile, taxonomy: Taxonomy) -> dict[str, list[str]]:
    profile = skills if isinstance(skills, Profile) else Profile(skills=tuple(skills))
    chosen = frozenset(skill.fact_id for skill in profile.skills)
    groups = group_skills(profile, chosen, posting_from_text("Cook\n- First aid"), taxonomy, {})
    return {group.label: [line.text for line in group.skills] for group in groups}


def test_a_span_of_time_is_no_level(taxonomy: Taxonomy) -> None:
    spans = ("Less than 1 year", "10+ years", "6 months", "fluent")
    skills = [Skill(fact_id=f"f{n}", name=f"Zyx{n}", level=level) for n, level in enumerate(spans)]
    assert shown(skills, taxonomy) == {"": ["Zyx0", "Zyx1", "Zyx2", "Zyx3 (fluent)"]}


def test_a_skill_stays_in_the_group_its_owner_gave_it(taxonomy: Taxonomy) -> None:
    skills = [
        Skill(fact_id="a", name="Python", level="2 years"),
        Skill(fact_id="b", name="python", group="Languages"),
        Skill(fact_id="c", name="C++", group="Languages"),
    ]
    assert {label: len(names) for label, names in shown(skills, taxonomy).items()} == {"Languages": 2}


def test_a_sentence_among_skills_is_none(taxonomy: Taxonomy) -> None:
    skills = [Skill(fact_id="a", name="Involved in writing"), Skill(fact_id="b", name="Working with children")]
    assert shown(skills, taxonomy) == {"": ["Working with children"]}


def test_a_level_before_a_row_of_skills_stays_with_each(taxonomy: Taxonomy) -> None:
    profile = read(JOB + "SKILLS\nBasic knowledge of Excel, Python, SQL\nOther: Git, Jira\n")
    told = [name for names in shown(profile, taxonomy).values() for name in names]
    assert {"Excel (basic)", "Python (basic)", "SQL (basic)"} <= {*told}
    assert "Git" in told


def rewritten(text: str, asked: str, taxonomy: Taxonomy) -> str | None:
    requirement = Requirement(
        id="r", text=asked, line=asked, span=Span(start=0, end=len(asked)), importance="required", kind="hard_skill"
    )
    made = reframe(
        text, posting_from_text(f"X\n\nRequirements\n- {asked}").requirements or [requirement], taxonomy, Voice()
    )
    return made.reframed_text if made else None


def test_a_row_that_shares_its_last_word_keeps_its_order(taxonomy: Taxonomy) -> None:
    assert rewritten("Carried out unit, integration and regression testing", "Integration", taxonomy) is None


def test_a_part_whose_end_may_bear_on_all_keeps_its_place(taxonomy: Taxonomy) -> None:
    line = "Worked with the ward and provided wound care regarding the night shift"
    assert rewritten(line, "Wound care", taxonomy) is None


def test_a_title_alone_beside_other_posts_is_not_shown(taxonomy: Taxonomy) -> None:
    profile = read(JOB)
    bare = profile.positions[0].model_copy(update={"id": "bare", "employer": "", "bullets": (), "place": ""})
    bare = bare.model_copy(update={"dates": type(bare.dates)()})
    both = profile.model_copy(update={"positions": (*profile.positions, bare)})
    options = TailorOptions.model_validate({"as_of": "2026-11-01"})
    pool = build_pool(both, FitReport(), theme_meter(options), options.as_of)
    assert [entry.id for entry in pool.entries if entry.section == "experience"] == [profile.positions[0].id]
