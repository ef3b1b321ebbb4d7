"""The interview through every front end: forms in both eras, and questions in the chat."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from mcp.types import ElicitResult
from mcp_client import ERAS, Answered, Desk, desk

from server.app import build_server
from server.settings import load_settings
from server.workbench import open_workbench

pytestmark = pytest.mark.promise("interview")

STORY = "Inspected welds with dye penetrant on the tank shells"
AD = "Welding Inspector\n\nRequirements\n- Non-destructive testing of welds\n- CSWIP 3.1 certificate\n- Fluent Polish\n"


class Person:
    """Someone before the forms: each is answered by the first rule whose field it has."""

    def __init__(self, fill: Callable[[str, dict[str, Any]], dict[str, Any] | str]) -> None:
        self.fill, self.asked = fill, list[str]()

    async def answer(self, context: Any, params: Any) -> ElicitResult:
        del context
        self.asked.append(params.message)
        given = self.fill(params.message, params.requested_schema["properties"])
        if isinstance(given, str):
            return ElicitResult(action=given)  # pyright: ignore[reportArgumentType]
        return ElicitResult(action="accept", content=given)


@asynccontextmanager
async def attended(home: Path, person: Person, mode: str) -> AsyncGenerator[Desk, None]:
    settings = load_settings({"RESUMEWRIGHT_HOME": str(home)})
    async with (
        open_workbench(settings) as bench,
        Client(build_server(bench), mode=mode, elicitation_callback=person.answer) as client,
    ):
        yield Desk(client, bench)


def tells_one_story(message: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Yes to the first thing asked, no to the rest."""
    if "what" in fields:
        return {"where": fields["where"]["enum"][0], "what": STORY, "result": "None of 30 shells came back"}
    if "Non-destructive" in message:
        return {"choice": fields["choice"]["enum"][0]}
    if "choice" in fields:
        return {"choice": fields["choice"]["enum"][-1]}
    return {name: "x" for name in fields if name != "stop"}


async def begun(at: Desk, examples: Path) -> str:
    await at.begin(examples)
    return (await at.call("add_job", text=AD)).content["job_id"]


async def page(at: Desk, job: str) -> str:
    made = await at.call("generate_application", job_id=job)
    assert not made.failed, made.text
    return "".join(
        Path(file).read_text(encoding="utf-8") for file in made.content["files"] if file.endswith("resume.md")
    )


@pytest.mark.parametrize("mode", ERAS)
async def test_answers_in_forms_are_the_persons_own_and_reach_the_page_at_once(
    tmp_path: Path, examples: Path, mode: str
) -> None:
    person = Person(tells_one_story)
    async with attended(tmp_path, person, mode) as at:
        job = await begun(at, examples)
        done = await at.call("start_discovery", job_ids=[job])
        text = await page(at, job)
    assert not done.failed, done.text
    assert done.content["status"] == "completed"
    assert len(person.asked) >= 4
    (found,) = done.content["discovered_experiences"]
    assert STORY in found["description"]
    assert done.content["held_back"] == []
    assert STORY in text


async def chatted(at: Desk, state: Answered, **answers: str) -> Answered:
    payload = state.content["need_input"]["payload"]
    return await at.call(
        "answer_discovery",
        interview_id=state.content["interview_id"],
        question_id=payload["question_id"],
        answers=answers,
    )


@pytest.mark.parametrize("mode", ERAS)
async def test_in_the_chat_numbers_wait_for_the_persons_own_word(tmp_path: Path, examples: Path, mode: str) -> None:
    async with desk(tmp_path, mode=mode) as at:
        job = await begun(at, examples)
        state = await at.call("start_discovery", job_ids=[job])
        assert state.content["need_input"]["action"] == "ask_user"
        asked = state.content["need_input"]["payload"]
        while "Non-destructive" not in asked["question"]:
            state = await chatted(at, state, choice="no")
            asked = state.content["need_input"]["payload"]
        state = await chatted(at, state, choice="yes")
        assert {"where", "what"} <= set(state.content["need_input"]["payload"]["fields"])
        state = await chatted(at, state, where="p1", what=STORY, result="None of 30 shells came back")
        assert not state.failed, state.text
        assert state.text.startswith("Waits for the person's own word")
        assert state.content["person_runs"].startswith("resumewright confirm")
        assert "30 shells" not in await page(at, job)


async def test_an_interview_is_taken_up_where_it_was_left_and_never_asks_again(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        job = await begun(at, examples)
        first = await at.call("start_discovery", job_ids=[job])
        name = first.content["interview_id"]
        asked = first.content["need_input"]["payload"]["question_id"]
        put_aside = await at.call(
            "answer_discovery", interview_id=name, question_id=asked, decline_question=True, stop=True
        )
        assert put_aside.content["stopped"] is True
    async with desk(tmp_path) as later:
        again = await later.call("start_discovery", job_ids=[job])
        assert again.content["interview_id"] == name
        assert again.content["need_input"]["payload"]["question_id"] != asked


@pytest.mark.parametrize("mode", ERAS)
async def test_a_cancelled_form_goes_on_in_the_chat(tmp_path: Path, examples: Path, mode: str) -> None:
    person = Person(lambda _, __: "cancel")
    async with attended(tmp_path, person, mode) as at:
        job = await begun(at, examples)
        state = await at.call("start_discovery", job_ids=[job])
    assert len(person.asked) == 1
    assert state.content["need_input"]["payload"]["question_id"] == "t1-opening"


@pytest.mark.parametrize("mode", ERAS)
async def test_whoever_is_tired_stops_with_one_tick(tmp_path: Path, examples: Path, mode: str) -> None:
    person = Person(lambda _, fields: {"choice": fields["choice"]["enum"][-1], "stop": True})
    async with attended(tmp_path, person, mode) as at:
        job = await begun(at, examples)
        state = await at.call("start_discovery", job_ids=[job])
    assert len(person.asked) == 1
    assert state.content["stopped"] is True
    assert "need_input" not in state.content


async def test_a_changed_answer_takes_the_old_words_off_the_page(tmp_path: Path, examples: Path) -> None:
    person = Person(tells_one_story)
    async with attended(tmp_path, person, "auto") as at:
        job = await begun(at, examples)
        done = await at.call("start_discovery", job_ids=[job])
        async with at.bench.database.reading(at.bench.scope) as store:
            interview = await store.interviews.get(done.content["interview_id"])
        topic = next(iter(interview.filed))
        await at.call(
            "answer_discovery", interview_id=interview.id, question_id=f"t{topic}-opening", answers={"choice": "no"}
        )
        assert STORY not in await page(at, job)


async def test_an_answer_to_a_question_nobody_asked_says_which_is_open(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        job = await begun(at, examples)
        state = await at.call("start_discovery", job_ids=[job])
        wrong = await at.call(
            "answer_discovery",
            interview_id=state.content["interview_id"],
            question_id="t9-details",
            answers={"what": "x"},
        )
    assert wrong.failed
    assert "t1-opening" in wrong.text
