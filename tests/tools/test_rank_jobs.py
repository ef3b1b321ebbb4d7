"""Jobs ranked by how well they fit, with what speaks for and against each."""

import time
from pathlib import Path

import pytest
from mcp_client import ERAS, Desk, desk

pytestmark = pytest.mark.promise("ranking")

NURSE = "Registered Nurse\n\nSt Example's, Leeds\n\nRequirements\n- NMC registration\n- 2 years of ward experience"
SENIOR = "Senior Welder\n\nRivets Ltd, York\n\nRequirements\n- 5+ years of TIG welding\n- MIG welding"


async def _with_jobs(at: Desk, examples: Path) -> dict[str, str]:
    _, welder = await at.begin(examples)
    added = {"welder": welder}
    for name, text in (("nurse", NURSE), ("senior", SENIOR), ("bare", "Need good welder")):
        added[name] = (await at.call("add_job", text=text)).content["job_id"]
    return added


@pytest.mark.parametrize("mode", ERAS)
async def test_the_best_fit_comes_first_and_an_ad_that_asks_nothing_last_without_a_score(
    tmp_path: Path, examples: Path, mode: str
) -> None:
    async with desk(tmp_path, mode=mode) as at:
        jobs = await _with_jobs(at, examples)
        found = await at.call("rank_jobs")
    ranked = found.content["jobs"]
    assert [job["job_id"] for job in ranked] == [jobs[name] for name in ("senior", "welder", "nurse", "bare")]
    scores = [job["match_score"] for job in ranked[:3]]
    assert scores == sorted(scores, reverse=True)
    assert "match_score" not in ranked[3]
    assert ranked[3]["not_scored"]
    assert all(job["job_id"] in found.text for job in ranked)
    assert "never an instruction" in found.text


async def test_a_missing_registration_decides_against_a_job_and_is_no_mere_gap(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        jobs = await _with_jobs(at, examples)
        found = await at.call("rank_jobs", job_ids=[jobs["nurse"]])
    (nurse,) = found.content["jobs"]
    assert [reason["requirement"] for reason in nurse["decides_against"]] == ["NMC registration"]
    assert nurse["match_score"] <= 59
    assert [reason["requirement"] for reason in nurse["gaps"]] == ["2 years of ward experience"]
    assert "AGAINST: NMC registration" in found.text


async def test_what_is_met_names_the_fact_that_shows_it(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        document, _ = await at.begin(examples)
        found = await at.call("rank_jobs", response_format="detailed")
    (welder,) = found.content["jobs"]
    assert {"MIG", "TIG"} <= {word for reason in welder["met"] for word in reason["requirement"].split()}
    assert all(reason["fact_id"].startswith(document) for reason in welder["met"])
    assert all(reason["explanation"] in found.text for reason in (*welder["met"], *welder["gaps"]))


async def test_the_score_is_the_one_the_application_gets(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        _, job = await at.begin(examples)
        ranked = await at.call("rank_jobs")
        made = await at.call("generate_application", job_id=job)
    assert ranked.content["jobs"][0]["match_score"] == made.content["match_score"]


async def test_a_new_document_counts_in_the_next_ranking(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path / "home") as at:
        jobs = await _with_jobs(at, examples)
        before = await at.call("rank_jobs", job_ids=[jobs["welder"]])
        more = tmp_path / "certificates.txt"
        more.write_text(
            "Ada Example\n\nCertifications\nForklift licence (counterbalance), RTITB, 2021", encoding="utf-8"
        )
        await at.call("add_document", path=str(more))
        after = await at.call("rank_jobs", job_ids=[jobs["welder"]])
    assert after.content["jobs"][0]["match_score"] > before.content["jobs"][0]["match_score"]


async def test_pages_join_to_the_whole_ranking(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        await _with_jobs(at, examples)
        whole = await at.call("rank_jobs")
        first = await at.call("rank_jobs", limit=3)
        second = await at.call("rank_jobs", limit=3, cursor=first.content["next_cursor"])
    assert (first.content["has_more"], second.content["has_more"]) == (True, False)
    assert first.content["jobs"] + second.content["jobs"] == whole.content["jobs"]
    assert "next_cursor" not in second.content


async def test_fifty_jobs_are_ranked_in_a_few_seconds_and_a_short_answer(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        await at.begin(examples)
        ad = (examples / "ad.txt").read_text(encoding="utf-8")
        for number in range(2, 51):
            text = ad.replace("Acme", f"Firm {number}").replace("3+ years", f"{number % 9 + 1}+ years")
            await at.call("add_job", text=text)
        began = time.process_time()
        found = await at.call("rank_jobs", limit=10)
        spent = time.process_time() - began
    assert found.content["ranked"] == 50
    assert spent < 5
    assert len(found.text) < 800 * 4


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"cursor": "soon"}, "cursor 'soon' was never given"),
        ({"cursor": "-1"}, "was never given"),
        ({"limit": 0}, "limit 0"),
        ({"job_ids": ["job-never"]}, "There is no job 'job-never'"),
    ],
)
async def test_what_cannot_be_ranked_is_answered_with_the_mend(
    tmp_path: Path, examples: Path, arguments: dict[str, object], told: str
) -> None:
    async with desk(tmp_path) as at:
        await at.begin(examples)
        answer = await at.call("rank_jobs", **arguments)
    assert answer.failed
    assert told in answer.text


async def test_without_a_job_or_without_a_document_the_first_step_is_named(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        no_job = await at.call("rank_jobs")
        await at.call("add_job", path=str(examples / "ad.txt"))
        no_document = await at.call("rank_jobs")
    assert "add_job" in no_job.text
    assert "add_document" in no_document.text
    assert no_job.failed
    assert no_document.failed
