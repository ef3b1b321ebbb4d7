"""What a role usually asks, over MCP: every item with its source, and nothing where no source says."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from mcp_client import ERAS, Desk, desk

pytestmark = pytest.mark.promise("research")

ADS = {
    "acme": (
        "Welder\n\nAcme, Leeds\n\nRequirements\n- 3+ years of MIG welding\n- TIG welding\n- A team player\n"
        "- UK driving licence essential\n- Plasma cutting preferred\n\nResponsibilities\n- Reduce rework in the shop"
    ),
    "rivets": "Senior Welder\n\nRivets Ltd\n\n£38,000 - £42,000 per year\n\nRequirements\n- 5+ years of MIG welding",
    "bolts": "Welder\n\nBolts Ltd\n\nRequirements\n- MIG welding\n- TIG welding preferred",
    "beams": "Welder\n\nBeams Ltd\n\nRequirements\n- MIG welding\n- Blueprint reading",
    "ward": "Registered Nurse\n\nSt Example's\n\nRequirements\n- NMC registration",
}


async def _add(at: Desk, *names: str) -> dict[str, str]:
    return {name: (await at.call("add_job", text=ADS[name])).content["job_id"] for name in names}


def _sources(value: Any) -> Iterator[dict[str, Any]]:
    """Every source in an answer, however deep."""
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        if "origin" in fields:
            yield fields
        for inner in fields.values():
            yield from _sources(inner)
    elif isinstance(value, list):
        for inner in cast("list[Any]", value):
            yield from _sources(inner)


@pytest.mark.parametrize("mode", ERAS)
async def test_a_job_is_held_against_the_other_stored_ads_of_its_role(tmp_path: Path, mode: str) -> None:
    async with desk(tmp_path, mode=mode) as at:
        jobs = await _add(at, *ADS)
        found = await at.call("benchmark_role", job_id=jobs["acme"])
    role = found.content["role_benchmark"]
    skills = {skill["name"]: skill for skill in role["required_skills"]}
    assert skills["MIG welding"]["market_demand"] == "high"
    assert {source["origin"] for source in skills["MIG welding"]["sources"]} >= {"this_ad", "other_ads"}
    assert {"Plasma cutting"} <= {skill["name"] for skill in role["preferred_skills"]}
    assert (role["typical_experience"]["min_years"], role["typical_experience"]["max_years"]) == (3, 5)
    assert role["compensation_range"]["currency"] == "GBP"
    assert [step["text"] for step in role["career_progression"]] == ["Senior Welder"]
    assert [flag["text"] for flag in found.content["success_profile"]["red_flags"]] == [
        "Missing: UK driving licence essential"
    ]
    assert found.content["market_position"]["demand_level"] == "high"
    assert "MIG welding, demand high" in found.text
    assert ", 3 ads]" in found.text


@pytest.mark.promise("company-research")
@pytest.mark.parametrize("mode", ERAS)
async def test_what_the_ads_say_of_the_employer_comes_with_the_job_and_names_its_ads(tmp_path: Path, mode: str) -> None:
    about = "About us\nAcme is a family-run maker of tanks. We employ 85 people.\n\nRequirements\n"
    again = "Machinist\n\nAcme, Leeds\n\nRequirements\n- MIG welding\n- SolidWorks"
    async with desk(tmp_path, mode=mode) as at:
        job = await at.call("add_job", text=ADS["acme"].replace("Requirements\n", about))
        other = await at.call("add_job", text=again)
        await _add(at, "rivets")
        found = await at.call("benchmark_role", job_id=job.content["job_id"])
        detailed = await at.call("benchmark_role", job_id=job.content["job_id"], response_format="detailed")
        role = await at.call("benchmark_role", target_role="Welder")
    company = found.content["company"]
    assert (company["name"], company["size"], company["ads_compared"]) == ("Acme", "85 people", 1)
    assert {ad for source in _sources(company) for ad in source["posting_ids"]} == {other.content["job_id"]}
    assert "About it: Acme is a family-run maker of tanks. [this ad]" in found.text
    assert f"Technologies: SolidWorks [{other.content['job_id']}]" in found.text
    assert "MIG welding, common, here “3+ years of MIG welding”" in found.text
    assert "analysis" not in found.content
    assert "Reduce rework in the shop" in detailed.content["analysis"]["responsibilities"]
    assert "Its duties: Reduce rework in the shop" in detailed.text
    assert {"company", "analysis"} & set(role.content) == set()


async def test_a_role_by_its_name_rests_on_stored_ads_and_the_taxonomy_alone(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        jobs = await _add(at, *ADS)
        found = await at.call("benchmark_role", target_role="welder", response_format="detailed")
    assert found.content["role_benchmark"]["ads_compared"] == 4
    sources = list(_sources(found.content))
    assert sources
    assert {source["origin"] for source in sources} <= {"other_ads", "taxonomy"}
    named = {ad for source in sources for ad in source.get("posting_ids", [])}
    assert named <= set(jobs.values()) - {jobs["ward"]}
    skills = [skill["name"] for skill in found.content["role_benchmark"]["required_skills"]]
    assert skills[0] == "MIG welding"
    assert "NMC" not in json.dumps(found.content["role_benchmark"])


async def test_every_quoted_line_stands_in_the_ad_it_is_said_to_come_from(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        jobs = await _add(at, *ADS)
        found = await at.call("benchmark_role", target_role="welder", response_format="detailed")
    texts = {jobs[name]: text for name, text in ADS.items()}
    profile = found.content["success_profile"]
    lines = [*profile["ideal_candidate"]["background"], *profile["differentiators"], *profile["red_flags"]]
    assert lines
    for line in lines:
        for ad in line["source"]["posting_ids"]:
            assert line["source"]["detail"].lower() in texts[ad].lower(), line


async def test_too_few_ads_leave_demand_unknown_and_say_so(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        jobs = await _add(at, "bolts", "ward")
        found = await at.call("benchmark_role", job_id=jobs["bolts"])
    assert {skill["market_demand"] for skill in found.content["role_benchmark"]["required_skills"]} == {"unknown"}
    assert found.content["market_position"]["demand_level"] == "unknown"
    assert found.content["market_position"]["competition_level"] == "unknown"
    assert found.content["market_position"]["growth_trend"] == "unknown"
    assert "compensation_range" not in found.content["role_benchmark"]
    assert any("demand stays unknown" in line for line in found.content["too_little"])
    assert any("demand stays unknown" in line for line in found.text.splitlines())


async def test_a_role_that_no_ad_bears_is_not_found_and_the_nearest_titles_are_named(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await _add(at, "bolts", "ward")
        found = await at.call("benchmark_role", target_role="Wedding planner")
    assert found.failed
    assert found.text.startswith("not_found")
    assert "Welder" in found.text
    assert "add_job" in found.text


@pytest.mark.parametrize("arguments", [{}, {"target_role": "  "}, {"job_id": "job-1", "target_role": "Welder"}])
async def test_one_of_job_and_role_is_needed(tmp_path: Path, arguments: dict[str, str]) -> None:
    async with desk(tmp_path) as at:
        told = await at.call("benchmark_role", **arguments)
    assert told.failed
    assert "Give one of them" in told.text


async def test_a_concise_answer_of_a_long_ad_stays_short(tmp_path: Path) -> None:
    names = ("MIG welding", "TIG welding", "plasma cutting", "grinding", "blueprint reading", "forklift driving")
    rest = "and of the checks that come with it in a busy place of work"
    asked = "\n".join(f"- {years}+ years of {name} {rest}" for years in range(1, 5) for name in names)
    async with desk(tmp_path) as at:
        job = await at.call("add_job", text=f"Welder\n\nAcme, Leeds\n\nRequirements\n{asked}")
        short = await at.call("benchmark_role", job_id=job.content["job_id"])
        long = await at.call("benchmark_role", job_id=job.content["job_id"], response_format="detailed")
    assert len(short.text) < 800 * 4
    assert len(json.dumps(short.content)) < len(json.dumps(long.content))
