"""Scores never rise when evidence is taken away or denied."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.fit import Evidence, EvidenceType
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")

AS_OF = date(2025, 6, 1)
ROUNDING = 0.11
ASKED: list[tuple[RequirementKind, str]] = [
    ("hard_skill", "Tableau dashboards"),
    ("hard_skill", "Forklift and reach truck"),
    ("hard_skill", "Excel or Power BI"),
    ("experience", "4 years as a chef"),
    ("experience", "Managed a store with sales of £2m"),
    ("soft_skill", "Calm with angry customers"),
    ("education", "Degree in Economics"),
    ("certification", "First aid certificate"),
    ("certification", "PRINCE2 Practitioner preferred"),
    ("language", "Fluent Spanish"),
]
OFFERED: list[tuple[EvidenceType, str]] = [
    ("experience", "Chef de partie, Jan 2016 – Dec 2019: 120 covers a night, food cost down from 34% to 29%"),
    ("experience", "Sous chef, Mar 2020 – Feb 2022"),
    ("experience", "Built 14 Tableau dashboards for nine depots"),
    ("experience", "Ran a shoe shop with sales of £1.7m and 12 staff"),
    (
        "experience",
        "A man shouted at the till for ten minutes; I fetched a chair, heard him out and he came back to thank us",
    ),
    ("project", "Sorted a stock sheet in Excel and halved the count"),
    ("skill", "Excel, Power BI, forklift"),
    ("skill", "Spanish (B2)"),
    ("education", "BA Business Economics, 2014"),
    ("education", "Two-day course in Tableau"),
    ("certification", "Emergency First Aid at Work, 2023"),
    ("certification", "PRINCE2 Foundation, 2021"),
    ("certification", "Counterbalance forklift licence"),
]


def overall(asked: tuple[RequirementKind, str], offered: list[tuple[EvidenceType, str]]) -> float:
    evidence = [Evidence(id=f"e{n}", type=type_, text=text) for n, (type_, text) in enumerate(offered)]
    requirement = requirement_from_text(asked[1], asked[0])
    return score_confidence(requirement, evidence, load_taxonomy(), as_of=AS_OF).confidence.overall


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.sampled_from(ASKED), st.sets(st.integers(0, len(OFFERED) - 1), min_size=1), st.data())
def test_a_score_does_not_rise_when_a_piece_of_evidence_is_taken_away(
    asked: tuple[RequirementKind, str], chosen: set[int], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(sorted(chosen)))
    everything = overall(asked, [OFFERED[n] for n in sorted(chosen)])
    fewer = overall(asked, [OFFERED[n] for n in sorted(chosen - {gone})])
    assert fewer <= everything + ROUNDING


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.sampled_from(["Tableau", "Salesforce", "AutoCAD", "Sage 50", "Docker", "Photoshop", "Power BI", "Xero"]),
    st.sampled_from(["Used {} daily for three years", "Built nine things in {} for two clients", "{} every shift"]),
    st.sampled_from(["Never used {}", "No {}", "Have not worked with {}", "{} was handled by others"]),
)
def test_a_score_falls_when_the_evidence_is_denied(tool: str, used: str, denied: str) -> None:
    asked: tuple[RequirementKind, str] = ("hard_skill", tool)
    assert overall(asked, [("experience", denied.format(tool))]) < overall(asked, [("experience", used.format(tool))])
