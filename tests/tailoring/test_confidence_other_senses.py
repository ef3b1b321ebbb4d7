"""What a title tells of the trade, words read by those near them, and doings denied in other words than the ad's."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.confidence_rules.title_trades import far_apart, trades_of_job, trades_titled
from tailoring.embedding.minilm import load_embedder
from tailoring.fit import Assessment, Evidence, EvidenceType
from tailoring.posting import RequirementKind
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")


def score(
    kind: RequirementKind, asked: str, offered: str, *, job: str = "", type_: EvidenceType = "experience"
) -> Assessment:
    return score_confidence(
        requirement_from_text(asked, kind),
        [Evidence(id="e1", type=type_, text=offered)],
        load_taxonomy(),
        as_of=date(2025, 6, 1),
        embedder=load_embedder(),
        context=job,
    )


def named(text: str) -> set[str]:
    return {mention.concept_id for mention in find_mentions(text, load_taxonomy())}


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Coach driver, night services to Leeds", "driving_transport"),
        ("Passive-fire installer: walls and collars", "construction_trades"),
        ("Network engineer at a bank", "it_support_networks"),
        ("Dialysis nurse since 2018", "nursing_midwifery"),
    ],
)
def test_a_title_tells_its_trade_by_its_head_or_by_the_word_before_it(title: str, family: str) -> None:
    assert family in trades_titled(title)


@pytest.mark.parametrize("text", ["Manager, three years", "Led nine people in the spring", "Supervisor at a depot"])
def test_a_title_of_any_trade_tells_none(text: str) -> None:
    assert not trades_titled(text)


def test_trades_beside_one_another_are_not_far_apart() -> None:
    assert far_apart(trades_of_job("Release Engineer"), trades_titled("Pipelayer, water mains"))
    assert not far_apart(trades_of_job("Release Engineer"), trades_titled("Python developer, payments"))
    assert not far_apart(trades_of_job("Release Engineer"), frozenset())


@pytest.mark.parametrize(
    ("job", "asked", "offered"),
    [
        (
            "Plumber",
            "Installs radiators, valves and pipe runs",
            "Trumpet teacher: oiled the valves, ran the pipe band's practice, forty pupils over eight years",
        ),
        (
            "Database Administrator",
            "Builds tables, keys and indexes in production",
            "Cabinetmaker: 60 oak tables with inlaid keys, brass index plates, production runs of twelve",
        ),
        (
            "Firewall Engineer",
            "Firewall changes and rule reviews",
            "Dry-liner: fire walls between flats to the two-hour rule, boards changed after every review",
        ),
    ],
)
def test_the_words_of_a_line_under_a_title_of_a_far_trade_are_a_gap(job: str, asked: str, offered: str) -> None:
    assert score("hard_skill", asked, offered, job=job).confidence.tier in ("gap", "weak")


def test_a_product_written_by_its_name_counts_under_a_title_of_a_far_trade() -> None:
    offered = "Shepherd: wrote 40 PostgreSQL queries and views for the flock register, 3,000 ewes, nightly loads"
    found = score("hard_skill", "PostgreSQL", offered, job="Database Administrator")
    assert found.confidence.tier in ("transferable", "direct")


def test_what_every_trade_does_counts_under_a_title_of_a_far_trade() -> None:
    offered = "Head chef: trained eleven new staff on the line over four years, with a checklist for each section"
    found = score("experience", "Training new staff", offered, job="Warehouse Trainer")
    assert found.confidence.tier in ("adjacent", "transferable", "direct")


@pytest.mark.parametrize(
    ("concept", "meant", "another"),
    [
        ("delphi", "Ported a Delphi 7 till system to the web", "Two-round Delphi survey among 30 midwives"),
        ("firewalls", "Changed firewalls at nine sites", "Built fire walls of plasterboard with intumescent seals"),
        ("seals", "Fitted new pump seals", "Counted the seals of a marine colony"),
        ("sas", "Monthly claims tables in SAS", "Cabin crew with SAS out of Stockholm"),
        ("recruitment", "Recruitment of drivers", "Muscle recruitment in stroke patients"),
    ],
)
def test_a_word_of_two_trades_is_read_by_the_words_near_it(concept: str, meant: str, another: str) -> None:
    assert concept in named(meant)
    assert concept not in named(another)


def test_a_word_far_off_speaks_against_nothing() -> None:
    between = "and then for many years " * 6
    assert "sas" in named(f"Claims tables in SAS {between} an airline's check in")
    assert "sas" not in named("Check in desk, SAS, the airline")


def test_what_others_had_is_denied_where_the_next_clause_denies_ever_having_it() -> None:
    offered = "Stores clerk: the planners had Tableau; I never had a log-in and kept my counts on paper, 90 lines a day"
    assert score("hard_skill", "Tableau", offered, job="Data Analyst").confidence.tier in ("gap", "weak")


def test_the_doing_asked_may_be_denied_though_its_object_is_named() -> None:
    offered = "Piano tuner, 600 uprights a year in four counties. I have taught no one and only play scales."
    assert score("experience", "Has taught piano to adults", offered, job="Piano Teacher").confidence.tier == "gap"


def test_a_denial_that_is_left_unsaid_after_not_denies_the_licence() -> None:
    offered = "Yard hand for a scrap dealer, five years. The dealer is licensed, I am not."
    found = score("certification", "Scrap dealer's licence", offered, job="Scrap Dealer")
    assert found.confidence.tier == "gap"


def test_letters_spelled_out_as_another_thing_are_not_the_certificate() -> None:
    offered = "ADR (alternative dispute resolution) practitioner, accredited 2021"
    found = score("certification", "ADR certificate, packages", offered, job="Chemicals Driver", type_="certification")
    assert found.confidence.tier == "gap"


def test_puzzles_and_chapters_of_a_book_are_no_practice() -> None:
    offered = "Evenings: chapters 1 to 6 of the Kotlin book, nine Advent of Code puzzles"
    assert score("hard_skill", "Kotlin in production", offered, job="Android Developer").confidence.tier == "weak"
