import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.facts import Fact, Source
from tailoring.model import Span
from tailoring.posting import Posting
from tailoring.profile import Profile, Skill
from tailoring.skill_groups import group_skills
from tailoring.skill_names import cut_from_sentences
from tailoring.skills.taxonomy import Taxonomy

pytestmark = pytest.mark.promise("skills-shown")


def shown(skills: list[Skill], taxonomy: Taxonomy, posting: Posting | None = None) -> dict[str, list[str]]:
    profile = Profile(skills=tuple(skills))
    chosen = frozenset(skill.fact_id for skill in skills)
    groups = group_skills(profile, chosen, posting or posting_from_text("Cook\n- First aid"), taxonomy, {})
    return {group.label: [line.text for line in group.skills] for group in groups}


def listed(*names: str, level: str = "") -> list[Skill]:
    return [Skill(fact_id=f"f{place}-{name}", name=name, level=level) for place, name in enumerate(names)]


def test_skills_in_capitals_are_written_as_the_taxonomy_writes_them(taxonomy: Taxonomy) -> None:
    skills = shown(listed("JAVASCRIPT", "POSTGRESQL", "SQL", "PROJECT MANAGEMENT", "ZYXWVU"), taxonomy)
    assert skills == {"": ["JavaScript", "PostgreSQL", "SQL", "Project management", "ZYXWVU"]}


def test_a_skill_that_is_being_learned_is_never_listed_among_those_held(taxonomy: Taxonomy) -> None:
    ad = posting_from_text("Developer\n\nRequirements\n- Rust\n- Python")
    skills = shown([*listed("Python", "SQL"), *listed("Rust", level="currently learning")], taxonomy, ad)
    held, learning = skills.values()
    assert held == ["Python", "SQL"]
    assert learning == ["Rust (currently learning)"]


def test_learning_as_a_field_is_held(taxonomy: Taxonomy) -> None:
    assert shown(listed("Machine learning", "Learning and development"), taxonomy) == {
        "": ["Machine learning", "Learning and development"]
    }


def test_a_group_of_ones_own_may_hold_one_skill_and_one_that_we_made_may_not(taxonomy: Taxonomy) -> None:
    own = [Skill(fact_id="own", name="Swahili", group="Spoken")]
    made = shown([*own, *listed("Python", "SQL", "Wound care", "Welding", "Zyxwvu", "Qwertz")], taxonomy)
    assert made["Spoken"] == ["Swahili"]
    assert all(len(names) > 1 for label, names in made.items() if label != "Spoken")


def test_one_thing_under_several_names_is_shown_once_with_its_level(taxonomy: Taxonomy) -> None:
    once = [*listed("MS Excel", "Word"), Skill(fact_id="years", name="Excel", level="advanced")]
    (names,) = shown(once, taxonomy).values()
    assert names == ["Excel (advanced)", "Word"]


def test_initials_and_the_words_they_stand_for_are_shown_once(taxonomy: Taxonomy) -> None:
    assert shown(listed("UI", "User interface", "Welding"), taxonomy) == {"": ["User interface", "Welding"]}


def test_the_line_of_a_skill_rests_on_all_the_names_it_stands_for(taxonomy: Taxonomy) -> None:
    skills = listed("Excel", "MS Excel")
    profile, ad = Profile(skills=tuple(skills)), posting_from_text("Clerk\n- Filing")
    facts = frozenset(skill.fact_id for skill in skills)
    ((line,),) = (group.skills for group in group_skills(profile, facts, ad, taxonomy, {}))
    assert set(line.fact_ids) == facts


def test_a_post_or_a_mark_is_not_shown_as_a_skill(taxonomy: Taxonomy) -> None:
    assert shown(listed("ENGINEER", "C+", "C++", "C", "TESTING"), taxonomy) == {"": ["C++", "C", "Testing"]}


def test_a_title_that_is_known_as_a_craft_is_still_shown(taxonomy: Taxonomy) -> None:
    assert shown(listed("Web designer", "Filing"), taxonomy) == {"": ["Web designer", "Filing"]}


def test_long_plain_words_do_not_shout_and_abbreviations_stay(taxonomy: Taxonomy) -> None:
    assert shown(listed("LOGISTICS", "ZYXWVU", "SPQR"), taxonomy) == {"": ["Logistics", "ZYXWVU", "SPQR"]}


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (("Mirror Box", "Mirror Box Testing"), ["Mirror Box Testing"]),
        (("Zyxware", "Zyxware 2008"), ["Zyxware 2008"]),
        (("Oven and Freezer checks", "Oven checks"), ["Oven and Freezer checks"]),
        (("ZX-100", "ZX-300"), ["ZX-100", "ZX-300"]),
        (("Zyxware 2008", "Zyxware 2012"), ["Zyxware 2008", "Zyxware 2012"]),
        (("Microsoft", "Notifications", "Welding"), ["Welding"]),
    ],
)
def test_a_thing_is_named_once_and_things_of_other_versions_each(
    names: tuple[str, ...], kept: list[str], taxonomy: Taxonomy
) -> None:
    assert shown(listed(*names), taxonomy) == {"": kept}


def test_long_names_are_skills_where_a_long_sentence_is_none(taxonomy: Taxonomy) -> None:
    names = [f"Installation, repair and testing of Zyx Oven Control {one}" for one in ("Manager", "Gateway")]
    sentence = "Keeping all of the ovens of our shops clean at night"
    assert shown(listed(*names, sentence), taxonomy) == {"": names}


def test_names_cut_out_of_a_sentence_are_not_shown(taxonomy: Taxonomy) -> None:
    assert cut(taxonomy, "Checking kitchen tools such as ZXA", "ZXB", "ZXC etc. with Zyx") == {"0", "1", "2"}
    assert cut(taxonomy, "Welding", "Frying", "Bread for shops") == set()
    assert cut(taxonomy, "Mending of kitchen tools such as ZXA", "ZXB", "ZXC") == {"0"}


def test_tongues_and_pastimes_in_a_row_are_no_skills(taxonomy: Taxonomy) -> None:
    assert cut(taxonomy, "Welsh French films and English", "hurling zyxwvu") == {"0", "1"}
    assert cut(taxonomy, "French English", "Welding") == set()


def test_initials_in_small_letters_get_their_capitals(taxonomy: Taxonomy) -> None:
    assert shown(listed("zxb", "flink", "Welding"), taxonomy) == {"": ["ZXB", "Flink", "Welding"]}


def test_two_names_run_together_are_no_skill(taxonomy: Taxonomy) -> None:
    names = ["Zyxwvu 2.6", "Zyxwvu 2.6 Zyxwvu V 6", "Oven care and oven repair"]
    assert shown(listed(*names), taxonomy) == {"": [names[0], names[2]]}


def test_a_common_word_alone_gets_no_label_of_its_own(taxonomy: Taxonomy) -> None:
    own = [Skill(fact_id=f"o{place}", name=f"Zyx{chr(97 + place)}", group="Ovens") for place in range(14)]
    assert [*shown([*own, *listed("Security")], taxonomy)] == ["Ovens"]
    assert [*shown([*own, *listed("Qwertz")], taxonomy)] == ["Ovens", "Further skills"]


def test_the_persons_own_form_stays_where_the_ad_writes_it_too(taxonomy: Taxonomy) -> None:
    ad = posting_from_text("Data clerk\n\nRequirements\n- Experience with extract transform load (ETL) pipelines")
    assert shown(listed("ETL", "Welding"), taxonomy, ad) == {"": ["ETL", "Welding"]}


def cut(taxonomy: Taxonomy, *names: str) -> frozenset[str]:
    """What is cut of names that stand in one row."""
    facts, at = list[Fact](), 0
    for place, name in enumerate(names):
        source = Source(document_id="d", sha256="0", span=Span(start=at, end=at + len(name)))
        facts.append(Fact(id=str(place), kind="skill", text=name, source=source))
        at += len(name) + 2
    skills = tuple(Skill(fact_id=fact.id, name=fact.text) for fact in facts)
    return cut_from_sentences(Profile(facts=tuple(facts), skills=skills), taxonomy)


def test_what_stands_first_is_further_to_nothing(taxonomy: Taxonomy) -> None:
    plain = listed(*(f"Zyx{chr(97 + place)}" for place in range(15)))
    assert list(shown(plain, taxonomy)) == [""]
    labelled = [*plain, Skill(fact_id="g", name="Frying", group="Kitchen")]
    assert list(shown(labelled, taxonomy)) == ["", "Kitchen"]


def test_one_shouted_word_may_be_an_abbreviation_and_several_are_shouted(taxonomy: Taxonomy) -> None:
    assert shown(listed("Cold rooms", "RADIUS", "Ovens"), taxonomy)[""] == ["Cold rooms", "RADIUS", "Ovens"]
    assert shown(listed("RADIUS", "SPREADING"), taxonomy)[""] == ["Radius", "Spreading"]


def test_initials_that_are_known_get_their_capitals_too(taxonomy: Taxonomy) -> None:
    assert shown(listed("svn", "Bread"), taxonomy)[""] == ["SVN", "Bread"]


def test_one_release_of_a_server_is_shown_once(taxonomy: Taxonomy) -> None:
    assert shown(listed("Exchange Server 2010", "Exchange 2010", "Exchange 2007"), taxonomy)[""] == [
        "Exchange Server 2010",
        "Exchange 2007",
    ]


def test_one_shouted_word_makes_no_group_of_its_own(taxonomy: Taxonomy) -> None:
    names = [Skill(fact_id="s", name="SECURITY", group="Knowledge"), *listed("Python", "SQL")]
    assert "Knowledge" not in shown(names, taxonomy)
