"""The one place that decides what is asked next. Pure: the same interview always asks the same thing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tailoring.interview.model import (
    Answer,
    DiscoveryQuestion,
    FieldName,
    Interview,
    QuestionField,
    Response,
    Round,
    Topic,
)
from tailoring.interview.script import Details, FieldShape, script

_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|half|double)\b", re.IGNORECASE)
_ELSEWHERE = "elsewhere"
Given = Mapping[FieldName, str]


def next_question(interview: Interview) -> DiscoveryQuestion | None:
    """The next question, or None when nothing is left or the person has stopped."""
    if interview.stopped:
        return None
    for number, topic in enumerate(interview.topics, 1):
        open_round = _open_round(interview, number)
        if open_round is not None:
            return _question(interview, topic, number, open_round)
    return None


def question_with_id(interview: Interview, question_id: str) -> DiscoveryQuestion | None:
    """The question of this id as it was or would be asked; None for an id that is of no topic."""
    found = re.fullmatch(r"t(\d+)-(opening|details|follow_up)", question_id)
    if found is None or not 1 <= int(found[1]) <= len(interview.topics):
        return None
    number = int(found[1])
    rounds: dict[str, Round] = {"opening": "opening", "details": "details", "follow_up": "follow_up"}
    if found[2] != "opening" and answer_to(interview, number) in (None, "no"):
        return None
    return _question(interview, interview.topics[number - 1], number, rounds[found[2]])


def minutes_left(interview: Interview) -> float:
    """About how long the open questions take."""
    minutes = script().minutes
    left = 0.0
    for number in range(1, len(interview.topics) + 1):
        match _open_round(interview, number):
            case "opening":
                left += minutes["opening"] + minutes["details"]
            case "details":
                left += minutes["details"]
            case "follow_up":
                left += minutes["follow_up"]
            case None:
                pass
    return round(left, 1)


def open_topics(interview: Interview) -> tuple[Topic, ...]:
    """The topics about which something is still to be asked."""
    return tuple(
        topic for number, topic in enumerate(interview.topics, 1) if _open_round(interview, number) is not None
    )


def answer_to(interview: Interview, number: int) -> Answer | None:
    """How the opening question of a topic was answered."""
    chosen = (response_to(interview, f"t{number}-opening") or Response(question_id="")).response.get("choice")
    choices = script().choices_of(interview.topics[number - 1].kind)
    return next((answer for answer in choices if answer == chosen), None)


def response_to(interview: Interview, question_id: str) -> Response | None:
    """What was answered to this question."""
    return next((one for one in interview.responses if one.question_id == question_id), None)


def _open_round(interview: Interview, number: int) -> Round | None:
    """The round of a topic that is to be asked, or None when the topic is done."""
    opening = response_to(interview, f"t{number}-opening")
    if opening is None:
        return "opening"
    answer = answer_to(interview, number)
    topic = interview.topics[number - 1]
    details = script().details_of(topic.kind, answer) if answer else None
    if opening.declined or details is None:
        return None
    given = response_to(interview, f"t{number}-details")
    if given is None:
        return "details"
    if given.declined or response_to(interview, f"t{number}-follow_up") or not _worth_following(topic, details, given):
        return None
    return "follow_up"


def _worth_following(topic: Topic, details: Details, given: Response) -> bool:
    """A story that lacks what its category lives from is asked about once more."""
    if "what" not in details.fields or "course" in details.fields:
        return False
    said = " ".join(given.response.get(name, "") for name in ("what", "result"))
    if script().follow_ups[topic.category].when == "no_number":
        return not _NUMBER.search(said)
    return len(said.split()) < script().short_answer_words


def _question(interview: Interview, topic: Topic, number: int, asked: Round) -> DiscoveryQuestion:
    answer = answer_to(interview, number)
    details = script().details_of(topic.kind, answer) if answer else None
    follow_up = script().follow_ups[topic.category].question
    match asked:
        case "opening":
            text = script().opening_of(topic.kind).format(requirement=topic.requirement)
            choices = {str(key): label for key, label in script().choices_of(topic.kind).items()}
            fields = (QuestionField(name="choice", label="Your answer", kind="choice", options=choices, required=True),)
        case "details":
            assert details is not None
            text = details.question
            fields = tuple(_field(interview, name) for name in details.fields)
        case "follow_up":
            text, fields = follow_up, (_field(interview, "more"),)
    return DiscoveryQuestion(
        id=f"t{number}-{asked}",
        category=topic.category,
        question=text,
        fields=tuple(field for field in fields if field.kind == "text" or field.options),
        follow_up_questions=(follow_up,) if asked != "follow_up" else (),
        expected_insights=script().expected[topic.category],
        would_win=topic.would_win,
    )


def _field(interview: Interview, name: FieldName) -> QuestionField:
    shape: FieldShape = script().fields[name]
    if shape.kind != "position":
        return QuestionField(
            name=name, label=shape.label, kind=shape.kind, options=shape.options, required=shape.required
        )
    options = {place.id: place.label for place in interview.places}
    if options:
        options[_ELSEWHERE] = script().elsewhere
    return QuestionField(name=name, label=shape.label, kind="choice", options=options, required=bool(options))
