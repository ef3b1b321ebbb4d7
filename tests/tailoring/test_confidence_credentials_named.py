"""Credentials told in other words: by class, code, body, grade or short name; and those that somebody else holds."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.confidence_rules.denials import of_another
from tailoring.confidence_rules.driving_classes import classes_apart
from tailoring.embedding.minilm import load_embedder
from tailoring.fit import Evidence, EvidenceType
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")


def tier(asked: str, told: str, type_: EvidenceType = "certification") -> str:
    return score_confidence(
        requirement_from_text(asked, "certification"),
        [Evidence(id="e1", type=type_, text=told)],
        load_taxonomy(),
        as_of=date(2025, 6, 1),
        embedder=load_embedder(),
    ).confidence.tier


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Class 1 lorry licence, HGV", "Cat C+E since 2012, digi card in the wallet"),
        ("Full UK driving licence", "Category C1, clean"),
        ("PCV licence", "Category D entitlement, 2014"),
        ("NVQ Level 3 in Care", "L3 Diploma in Adult Care, 2021"),
        ("Rope access ticket, IRATA Level 1", "IRATA L1, logbook in order"),
        ("Microsoft certified: Azure Developer", "AZ-204, passed in spring 2024"),
        ("HCPC registration as a speech and language therapist", "SLT; HCPC SL40117"),
        ("Legal Practice Course (LPC)", "LPC, commendation, 2018"),
        ("Forklift licence (reach truck)", "RTITB D1 reach truck, refreshed 2024"),
        ("Internal verifier award", "V1 internal verifier, 2009"),
    ],
)
def test_a_credential_is_found_under_its_other_name(asked: str, told: str) -> None:
    assert tier(asked, told) == "direct"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("HGV Class 1 preferred", "HGV Class 2, CPC in date"),
        ("First Aid at Work preferred", "Emergency First Aid at Work, one day, 2024"),
        ("ADR with tanks preferred", "ADR, packages only"),
        ("CFA charterholder preferred", "CFA Level I passed"),
    ],
)
def test_a_lower_class_or_a_shorter_course_is_not_the_one_asked(asked: str, told: str) -> None:
    assert tier(asked, told) not in ("direct", "transferable")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("ADR licence", "ADR-accredited mediator, family disputes"),
        ("PE license", "PE lessons for juniors, coaching award"),
        ("Good Clinical Practice (GCP) certificate", "GCP Associate Cloud Engineer"),
        ("CMA (Certified Management Accountant)", "CMA (certified medical assistant)"),
    ],
)
def test_the_same_letters_for_another_thing_show_nothing(asked: str, told: str) -> None:
    assert tier(asked, told) == "gap"


def test_a_course_in_the_name_of_an_awarded_paper_is_not_a_course_that_was_only_attended() -> None:
    assert tier("Dangerous goods (ADR) driver", "Dangerous goods driver training card, valid to 2028") == "direct"


@pytest.mark.parametrize(
    "told",
    [
        "Diploma handed in, result pending",
        "QTS expected in July",
        "PGCE with QTS, finishing in June",
    ],
)
def test_what_is_still_to_come_is_not_held(told: str) -> None:
    assert tier("QTS", f"QTS: {told}") in ("weak", "gap")


@pytest.mark.parametrize(
    ("told", "paper"),
    [
        ("The foreman held the CSCS card for the gang", "CSCS"),
        ("Worked among colleagues with NMC PINs", "NMC"),
        ("Reception: checked visitors' CSCS cards", "CSCS"),
    ],
)
def test_a_paper_that_somebody_else_holds_is_theirs(told: str, paper: str) -> None:
    assert of_another(told, told.index(paper))


def test_a_paper_that_was_held_oneself_is_ones_own() -> None:
    told = "Charge hand, six years on site; CSCS card always in the pocket"
    assert not of_another(told, told.index("CSCS"))


@pytest.mark.parametrize(
    ("asked", "held", "apart"),
    [
        ("HGV Class 2", "LGV C+E", 1),
        ("Class A CDL", "CDL-B, air brakes", -1),
        ("Clean driving licence", "Full licence, 6 points", -1),
        ("D1 minibus entitlement", "Full driving licence", None),
        ("Full registration with a licence to practise", "GMC 7011223", None),
    ],
)
def test_classes_of_licences_stand_above_and_below_one_another(asked: str, held: str, apart: int | None) -> None:
    assert classes_apart(asked, held) == apart
