"""What a careful reader never takes for two tiers more or less than it is: states, rungs, stories and senses."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.embedding.minilm import load_embedder
from tailoring.fit import Assessment, Evidence, EvidenceType
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")

AS_OF = date(2025, 6, 1)
Offered = str | tuple[EvidenceType, str]


def score(kind: RequirementKind, asked: str, *offered: Offered, job: str = "") -> Assessment:
    pairs: list[tuple[EvidenceType, str]] = [("experience", one) if isinstance(one, str) else one for one in offered]
    return score_confidence(
        requirement_from_text(asked, kind),
        [Evidence(id=f"e{place}", type=type_, text=text) for place, (type_, text) in enumerate(pairs)],
        load_taxonomy(),
        as_of=AS_OF,
        embedder=load_embedder(),
        context=job,
    )


def tier(kind: RequirementKind, asked: str, *offered: Offered, job: str = "") -> str:
    return score(kind, asked, *offered, job=job).confidence.tier


def paper(asked: str, held: str) -> str:
    return tier("certification", asked, ("certification", held))


@pytest.mark.parametrize(
    "told",
    [
        "IPAF 3a and 3b, 2009 to 2014, let go when I went into the office",
        "IPAF 3a and 3b, stopped paying in 2016",
        "IPAF 3a and 3b, held 2010 until 2015",
    ],
)
def test_a_card_that_was_let_go_is_not_current(told: str) -> None:
    assert paper("Current IPAF 3a and 3b (must be in date)", told) == "gap"


@pytest.mark.parametrize(
    "told",
    [
        "attended 4 of 10 evenings, portfolio half written",
        "first unit of four passed",
        "enrolled part-time in autumn, examination still ahead",
    ],
)
def test_a_course_attended_in_part_is_on_the_way_and_not_held(told: str) -> None:
    assert paper("NEBOSH General Certificate", f"NEBOSH General Certificate: {told}") == "weak"


def test_who_is_on_the_register_holds_it_whatever_parts_were_passed_on_the_way() -> None:
    held = "Part 2 passed 2018; on the General Optical Council register, retention fee paid"
    assert paper("Must be on the General Optical Council register", held) == "direct"


def test_an_assistants_entry_on_a_register_is_not_the_practitioners() -> None:
    asked = "Must be registered as a chiropodist"
    assert paper(asked, "Registered chiropodist since 2015") == "direct"
    assert paper(asked, "Registered chiropody assistant since 2015") == "gap"


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Chartered Engineer (CEng)", "IEng with the Institution of Structural Engineers", "adjacent"),
        ("MRICS", "AssocRICS, 2021", "adjacent"),
        ("MRICS", "FRICS, 2021", "direct"),
        ("Must hold CMIOSH", "TechIOSH since 2019", "gap"),
    ],
)
def test_the_letters_of_a_lower_grade_are_a_step_below_and_those_of_a_higher_one_will_do(
    asked: str, held: str, expected: str
) -> None:
    assert paper(asked, held) == expected


def test_a_lower_paper_of_the_field_counts_where_the_higher_is_only_an_advantage() -> None:
    assert paper("CIMA would be an advantage", "AAT Level 3 Diploma") == "adjacent"
    assert paper("CIMA required", "AAT Level 3 Diploma") in ("weak", "gap")


@pytest.mark.parametrize("words", ["or its equivalent", "or a recognised equivalent", "or an overseas equivalent"])
def test_where_an_equivalent_will_do_a_recognised_equal_is_nearly_the_thing(words: str) -> None:
    assert paper(f"C&G 2391, {words}", "City & Guilds 2394 and 2395, 2017") in ("direct", "transferable")


@pytest.mark.parametrize(
    "told",
    ["Taster Sunday in sports massage; practised on course mates", "Introductory weekend in sports massage"],
)
def test_a_taster_is_no_more_than_a_touch(told: str) -> None:
    assert tier("hard_skill", "Sports massage", ("education", told), job="Physiotherapist") == "weak"


@pytest.mark.parametrize(
    "held",
    ["Máster en Traducción Audiovisual, Universidad de Granada", "MA Konferenzdolmetschen, Universität Leipzig"],
)
def test_a_degree_in_another_language_is_of_the_subject_that_its_words_name(held: str) -> None:
    assert tier("education", "Master's degree in translation or interpreting", ("education", held)) == "direct"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "Enjoys mentoring apprentices",
            "Key cutter in a kiosk for nine years. Nobody to teach, which suited me fine.",
        ),
        (
            "Gets on well with tenants",
            "Padlocked the bin store and told the tenants to complain elsewhere. Letters came. I did not answer them.",
        ),
    ],
)
def test_a_story_that_speaks_against_the_person_shows_nothing(asked: str, told: str) -> None:
    assert tier("soft_skill", asked, told) == "gap"


def test_who_fetches_another_for_the_hard_talk_has_not_held_it() -> None:
    told = "Took names at the desk of the clinic, and called the nurse whenever somebody wanted to talk about bad news"
    assert tier("soft_skill", "Puts worried patients at ease", told) in ("weak", "gap")


def test_a_line_of_technical_work_is_no_story_of_a_soft_skill() -> None:
    told = "Two winters of ultrasonic testing on penstocks and gates: probes, blocks, thickness maps, reports"
    assert tier("soft_skill", "Gets reluctant colleagues to agree", told, job="Union Organiser") == "gap"


def test_what_i_did_not_do_is_no_sign_of_a_story() -> None:
    told = "Filing clerk at a shipping agent: bills of lading, stamps. I had no talks with carriers or owners."
    assert tier("soft_skill", "A skilled negotiator", told, job="Chartering Broker") == "gap"


@pytest.mark.parametrize(
    ("job", "asked", "told"),
    [
        ("DevOps Engineer", "Chef or Puppet", "Commis chef in a ski hotel: sauces, 80 covers, two stars in the guide"),
        ("UX Designer", "Sketch", "Court sketches in charcoal of forty trials, sold to three papers"),
    ],
)
def test_a_word_that_is_a_products_name_elsewhere_is_not_the_product(job: str, asked: str, told: str) -> None:
    assert tier("hard_skill", asked, told, job=job) == "gap"


def test_work_done_by_an_outside_firm_is_not_ones_own() -> None:
    told = (
        "Office manager, builder's yard. Site surveys were all carried out by an external firm; I have never done one."
    )
    assert tier("hard_skill", "Carries out site surveys", told, job="Surveyor") in ("weak", "gap")


def test_the_place_of_the_work_is_not_the_work() -> None:
    asked = "Brokering experience in the Baltic Exchange"
    told = "Waiter in the restaurant of the Baltic Exchange: banquets, 120 covers"
    assert tier("experience", asked, told, job="Shipbroker") in ("weak", "gap")


def test_a_number_that_only_describes_a_case_is_no_scale_that_lifts_other_work() -> None:
    asked = "Runs structured medication reviews with patients on eight medicines or more"
    told = "Medicines reconciliation on admission for the wards, 20 a day"
    assert tier("hard_skill", asked, told, job="Pharmacist") == "adjacent"


def test_many_words_of_the_line_among_words_of_its_own_trade_are_meant_as_the_line_means_them() -> None:
    asked = "Carries an own caseload of 60+ clinical negligence files"
    told = "Ran 55 clinical negligence files of my own for claimants, from letter of claim to settlement or trial"
    assert tier("experience", asked, told, job="Litigation Executive") in ("direct", "transferable")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("CFD for ventilation ducts", "One-dimensional flow networks in Flowmaster for cooling circuits, three years"),
        ("Catastrophe modelling and quoting of marine cargo", "Ran RiskLink on a home book for three years"),
    ],
)
def test_the_simpler_method_or_the_half_of_two_is_adjacent(asked: str, told: str) -> None:
    assert tier("hard_skill", asked, told) in ("adjacent", "transferable")


def test_and_the_like_at_the_end_of_a_list_is_nothing_that_could_be_shown() -> None:
    asked = "Have worked in bakeries like Marrow & Thyme, Holm Breads, or other similar teams"
    assert tier("experience", asked, "Joined the five-a-side team at the leisure centre") == "gap"
    assert tier("experience", asked, "Ran the night shift of a bakery with three bakers") != "gap"


def test_what_a_thing_is_shows_no_manner_of_the_person() -> None:
    defined = (
        "Stamp duty is a tax on certain papers, which may be a fixed sum or a share of the value of what changes hands"
    )
    assert tier("soft_skill", "Eager to work in a mixed office", defined) == "gap"
    assert (
        tier(
            "soft_skill",
            "Excellent communicator",
            f"Bridge Savings Plan: BSP (Bridge Plan) is a one year scheme. {defined}",
        )
        == "gap"
    )
