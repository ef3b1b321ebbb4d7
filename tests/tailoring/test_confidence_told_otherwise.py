"""What is asked and told in other words: trade words, short names, lower lines, other countries' degrees."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.confidence_rules.degree_names import degree_of
from tailoring.confidence_rules.tell_tales import concepts_with_tells, read_tells, tells_of
from tailoring.embedding.minilm import load_embedder
from tailoring.errors import InvalidData
from tailoring.fit import Evidence, EvidenceType, Tier
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")

_TIERS: tuple[Tier, ...] = ("gap", "weak", "adjacent", "transferable", "direct")


def rank(
    asked: str,
    told: str,
    *,
    kind: RequirementKind = "hard_skill",
    type_: EvidenceType = "experience",
    job: str = "",
) -> int:
    assessment = score_confidence(
        requirement_from_text(asked, kind),
        [Evidence(id="e", type=type_, text=told)],
        load_taxonomy(),
        as_of=date(2025, 6, 1),
        embedder=load_embedder(),
        context=job,
    )
    return _TIERS.index(assessment.confidence.tier)


DIRECT, TRANSFERABLE, ADJACENT = (_TIERS.index(one) for one in ("direct", "transferable", "adjacent"))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Bricklaying", "Garden walls and chimneys for nine years: Flemish bond, lime mortar, pointing by hand"),
        ("Incident response", "Contained a ransomware outbreak at a bus firm: isolated hosts, rebuilt the domain"),
        ("Cell culture", "Passaged CHO lines twice a week for a vaccine group, mycoplasma checks, frozen stocks"),
        ("Web accessibility", "a11y repair of a library catalogue: NVDA walks, ARIA, contrast, alt texts"),
    ],
)
def test_work_told_in_the_words_of_its_trade_is_that_work_without_its_name(asked: str, told: str) -> None:
    assert rank(asked, told) >= TRANSFERABLE


def test_one_word_that_other_trades_have_too_tells_no_trade() -> None:
    assert rank("Bricklaying", "Opened a savings bond for my godson at the post office counter") < ADJACENT


def test_words_of_a_trade_that_are_denied_tell_nothing() -> None:
    assert (
        rank("Cell culture", "Ordered plastics for the group; never passaged CHO lines or did mycoplasma checks")
        < ADJACENT
    )


def test_words_of_a_trade_in_a_course_are_not_work() -> None:
    told = "Evening course in masonry: Flemish bond, pointing, mortar"
    assert rank("Bricklaying", told, type_="education") < TRANSFERABLE


def test_every_trade_with_words_of_its_own_is_a_thing_of_the_taxonomy() -> None:
    assert concepts_with_tells() <= load_taxonomy().concepts.keys()
    assert all(tells_of(concept) for concept in concepts_with_tells())


def test_a_table_of_trade_words_that_names_a_trade_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "tell_tales.csv"
    path.write_text("concept,words\nwelding,tig!\nwelding,mig!\n", encoding="utf-8")
    with pytest.raises(InvalidData, match="line 3"):
        read_tells(path)


def test_a_name_of_one_sense_stands_for_itself_among_words_of_any_walk_of_life() -> None:
    told = "Grain board, 2001 to 2016: the harvest payments in COBOL, JCL and DB2, every August run mine"
    assert rank("COBOL with JCL and DB2", told, job="Software Developer") == DIRECT


def test_a_product_is_known_by_the_piece_of_its_name_that_no_other_has() -> None:
    told = "Planner on two ferries: 2,000-activity P6 programme, resource-loaded, updated weekly for the yard"
    assert rank("Scheduling in Primavera P6", told, job="Project Planner") >= TRANSFERABLE


def test_a_course_built_for_student_nurses_is_built_and_not_studied() -> None:
    told = "Canvas: 14 modules for student midwives with question banks and weighted grades, two years"
    assert rank("Builds courses in Moodle", told, job="Learning Technologist") == TRANSFERABLE


def test_a_lower_line_of_support_is_a_neighbour_of_a_higher_one() -> None:
    told = "First-line service desk in a bank, three years: password resets; what I couldn't close went up a line"
    assert rank("Second-line IT support", told, kind="experience", job="IT Support Analyst") == ADJACENT


def test_a_higher_line_of_support_meets_a_lower_one() -> None:
    told = "Second-line IT support desk for a hospital: servers, mailboxes, imaging, two years"
    assert rank("First-line IT support", told, kind="experience", job="IT Support Analyst") == DIRECT


@pytest.mark.parametrize(
    ("name", "level", "field"),
    [
        ("BTS Comptabilité et gestion, Rennes", 3, "accounting"),
        ("BUT Informatique, Nantes", 4, "computing"),
        ("Licence de psychologie, Lille", 4, "psychology"),
        ("Vordiplom Informatik, Kiel", 3, "computing"),
        ("Diplom-Betriebswirt (FH), Worms", 4, "business"),
        ("Diplom-Kaufmann, Mannheim", 5, "business"),
        ("Bacharelado em Ciências Contábeis, Natal", 4, "accounting"),
        ("Grado en Relaciones Laborales, Cádiz", 4, "hr"),
        ("Tecnólogo em Logística, Santos", 3, "logistics"),
        ("HBO Personeel en Arbeid, Zwolle", 4, "hr"),
        ("laurea in Scienze della comunicazione, Siena", 4, "communications"),
        ("magister prawa, Łódź", 5, "law"),
        ("Kandidatexamen i företagsekonomi, Umeå", 4, "business"),
        ("tradenomi AMK, liiketalous", 4, "business"),
        ("Lisans, Bilgisayar Mühendisliği", 4, "computing"),
        ("Бакалавр, экономика", 4, "economics"),
        ("BTech CSE, Nagpur", 4, "computing"),
        ("NVQ Level 3 Bricklaying", 2, "construction"),
        ("HNC Instrumentation", 3, "electrical"),
        ("Honours degree level 8 NFQ, social work", 4, "social_work"),
    ],
)
def test_a_degree_of_another_country_has_its_level_and_its_subject(name: str, level: int, field: str) -> None:
    degree = degree_of(name)
    assert degree.highest == level
    assert field in degree.fields


def test_nursery_nursing_is_childcare_and_no_nursing() -> None:
    assert "nursing" not in degree_of("Diploma in Nursery Nursing").fields


def test_a_register_part_of_nursing_is_the_register_and_the_branch() -> None:
    held = "NMC register: mental health nursing (RNMH), revalidated 2024"
    assert rank("RMN with a current NMC pin", held, kind="certification", type_="certification") == DIRECT


def test_a_category_of_a_plant_scheme_shows_the_machine_that_it_is_for() -> None:
    assert rank("Tower crane operation", "CPCS A04, on the seat for six years in three cities") >= TRANSFERABLE
