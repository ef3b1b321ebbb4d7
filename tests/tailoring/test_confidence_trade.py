"""Words of one trade among words of another, rival products, and what is denied beside what was done."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.confidence_rules.acronyms import initials_of
from tailoring.confidence_rules.trade_words import same_trade, trades_asked, trades_of
from tailoring.confidence_rules.words import stems
from tailoring.embedding.minilm import load_embedder
from tailoring.fit import Assessment, Evidence, EvidenceType
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")

AS_OF = date(2025, 6, 1)


def score(
    kind: RequirementKind, asked: str, *offered: str, job: str = "", type_: EvidenceType = "experience"
) -> Assessment:
    return score_confidence(
        requirement_from_text(asked, kind),
        [Evidence(id=f"e{place}", type=type_, text=text) for place, text in enumerate(offered)],
        load_taxonomy(),
        as_of=AS_OF,
        embedder=load_embedder(),
        context=job,
    )


@pytest.mark.parametrize(
    ("job", "asked", "offered"),
    [
        (
            "Dental Technician",
            "Crowns and bridges, cast and finished by hand",
            "Bridge painter, county roads: blasted and finished the cast railings by hand, repainted the arch's crown",
        ),
        (
            "Network Engineer",
            "Routing and switching across several sites",
            "Bus timetabler: routing of school services across several sites, switching drivers between routes",
        ),
        (
            "Conveyancer",
            "Completion of transfers and registration of title",
            "Football secretary: registration of players, completion of transfers in the window, found a title sponsor",
        ),
        (
            "Forklift Driver",
            "Stacking pallets and loading lorries",
            "Artist: mixed colours on wooden pallets, stacking canvases and loading brushes for a gallery show",
        ),
    ],
)
def test_the_words_of_a_line_among_those_of_another_trade_are_a_gap(job: str, asked: str, offered: str) -> None:
    assert score("experience", asked, offered, job=job).confidence.tier in ("gap", "weak")


def test_the_same_words_in_their_own_trade_are_no_gap() -> None:
    offered = "Dental technician: crowns and three-unit bridges waxed up, cast in alloy and finished under the loupe"
    found = score("experience", "Crowns and bridges, cast and finished by hand", offered, job="Dental Technician")
    assert found.confidence.tier in ("transferable", "direct")


def test_a_short_line_of_work_of_the_trade_is_evidence_too() -> None:
    found = score("hard_skill", "Perineal suturing", "Sutured perineal tears", job="Midwife")
    assert found.confidence.tier == "direct"


def test_the_words_of_an_occupation_tell_its_family() -> None:
    midwife = trades_asked(frozenset(stems("care in labour")), frozenset(stems("Midwife")))
    ward = same_trade(midwife, trades_of(frozenset(stems("antenatal clinic, newborn checks"))))
    roof = same_trade(midwife, trades_of(frozenset(stems("slates, battens and lead flashing"))))
    assert ward is not None
    assert roof is not None
    assert ward > roof


def test_words_that_tell_no_occupation_tell_no_likeness() -> None:
    midwife = trades_asked(frozenset(stems("care in labour")), frozenset(stems("Midwife")))
    assert same_trade(midwife, trades_of(frozenset({"zzyzx"}))) is None


def test_the_same_work_in_a_product_nobody_knows_is_work_in_a_rival() -> None:
    found = score(
        "hard_skill",
        "Zendesk: ticket queues, macros and reports",
        "Support agent at a phone shop: 60 tickets a day in HelpHive, wrote its macros, kept queues under two hours",
        job="Customer Support Agent",
    )
    assert found.confidence.tier == "transferable"


def test_one_half_denied_and_the_other_fully_shown_is_adjacent() -> None:
    found = score(
        "hard_skill",
        "Both Python and Scala",
        "Five years of Python services for a parcel firm, 40 endpoints. I have never used Scala.",
        job="Backend Developer",
    )
    assert found.confidence.tier == "adjacent"


def test_a_sister_worked_with_counts_although_the_thing_asked_is_denied_after_it() -> None:
    found = score(
        "experience",
        "Drives a counterbalance truck in the yard",
        "Reach truck for four years in a frozen store, 12 metres high, no damage. Have not driven a counterbalance.",
        job="Forklift Driver",
    )
    assert found.confidence.tier in ("adjacent", "transferable")


@pytest.mark.parametrize("held", ["BTEC National Diploma in Business", "NVQ Level 2 in Business Administration"])
def test_a_school_certificate_fills_no_degree(held: str) -> None:
    found = score("education", "Bachelor's degree in Business", held, type_="education")
    assert found.confidence.tier == "gap"


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("Master's degree in Public Health", "Máster en Salud Pública, Universidad de Sevilla"),
        ("Bachelor's degree in Statistics", "Licence de statistique, Université de Lille"),
        ("Master's degree in Education", "Laurea magistrale in Scienze della Formazione, Bologna"),
    ],
)
def test_a_degree_named_in_another_language_is_the_degree(asked: str, held: str) -> None:
    assert score("education", asked, held, type_="education").confidence.tier == "direct"


def test_a_product_listed_after_its_maker_is_listed_by_its_own_name() -> None:
    found = score("hard_skill", "Adobe Illustrator", "Adobe suite: Illustrator, Acrobat", type_="skill", job="Designer")
    assert found.confidence.tier == "transferable"


def test_a_body_is_known_by_its_initials() -> None:
    assert initials_of("Council for Licensed Conveyancers") == "CLC"
    assert initials_of("ACCA") == "ACCA"
    assert initials_of("City Council") == ""


def test_a_licence_told_by_the_initials_of_its_body_is_held() -> None:
    found = score("certification", "Licensed conveyancer", "Full licence of the CLC since 2018", type_="certification")
    assert found.confidence.tier == "direct"


@pytest.mark.parametrize(
    "state",
    ["signed up in October, assessor been once", "registered this spring, first learning review still to be written"],
)
def test_a_course_just_joined_is_not_held(state: str) -> None:
    held = f"NVQ Level 2 in Roof Slating and Tiling: {state}"
    found = score("certification", "NVQ Level 2 in Roof Slating and Tiling", held, type_="certification")
    assert found.confidence.tier == "weak"


@pytest.mark.parametrize(
    "told",
    [
        "Payroll clerk. Once my supervisor had settled the terms with the bank I typed them up and sent the forms.",
        "Tester on a parking app: ticked the checklist; signing and roll-out belonged to the two developers.",
        "Legal secretary: passed the clients' letters on to the solicitor and filed what came back.",
    ],
)
def test_what_others_settled_is_not_ones_own(told: str) -> None:
    asked = {
        "Payroll": "Negotiates terms with banks",
        "Tester": "Has taken apps through signing and roll-out",
        "Legal": "Advises clients on their claims by letter",
    }[told.split(maxsplit=1)[0]]
    assert score("experience", asked, told).confidence.tier in ("gap", "weak")


def test_a_quality_named_in_other_words_is_listed() -> None:
    found = score("soft_skill", "Curious, with an analytical mind", "Analytical thinking, curiosity", type_="skill")
    assert found.confidence.tier == "transferable"


def test_who_never_had_a_team_shows_no_dealing_with_its_conflicts() -> None:
    told = (
        "Flower stall, just me, for seven years; never had staff or a partner, and I gave it up when the market wanted "
        "two people on every pitch."
    )
    assert score("soft_skill", "Settles conflict in the team early", told).confidence.tier == "gap"
