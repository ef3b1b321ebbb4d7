"""Takes answers: checks them against what was asked and adds them, word for word."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from tailoring.errors import InvalidOption, NotFound
from tailoring.interview.model import DiscoveryQuestion, FieldName, Interview, InterviewStatus, QuestionField, Response
from tailoring.interview.questions import minutes_left, next_question, question_with_id, response_to

LONGEST_ANSWER = 2000


def with_answer(interview: Interview, question_id: str, given: Mapping[str, str], *, relayed: bool) -> Interview:
    """The interview with this answer in it. Answering the same again changes nothing; a new answer replaces the old.

    `relayed`: the words came through a model's argument and not from a form the person filled in.
    Raises NotFound for a question that was never asked, InvalidOption for a field that does not fit it.
    """
    question = question_with_id(interview, question_id)
    if question is None:
        following = next_question(interview)
        mend = f"The open question is {following.id!r}." if following else "No question is open."
        raise NotFound(f"There is no question {question_id!r} in the interview {interview.id}.", mend)
    response = Response(question_id=question_id, response=_checked(question, given), relayed=relayed)
    return _with(interview, response)


def declined(interview: Interview, question_id: str) -> Interview:
    """The interview with this topic closed: the person would rather not say, and is not asked again."""
    if question_with_id(interview, question_id) is None:
        raise NotFound(f"There is no question {question_id!r} in the interview {interview.id}.", "Name the open one.")
    return _with(interview, Response(question_id=question_id, declined=True))


def stopped(interview: Interview, *, stop: bool = True) -> Interview:
    """The interview put aside, or taken up again."""
    return interview.model_copy(update={"stopped": stop})


def status_of(interview: Interview) -> InterviewStatus:
    """Whether it has begun and whether anything is left to ask."""
    if next_question(stopped(interview, stop=False)) is None:
        return "completed"
    return "in_progress" if interview.responses else "pending"


def settled_keys(interview: Interview) -> tuple[str, ...]:
    """The topics that were answered or declined, so that no later interview asks them again."""
    return tuple(
        topic.key
        for number, topic in enumerate(interview.topics, 1)
        if response_to(interview, f"t{number}-opening") is not None
    )


def time_left(interview: Interview) -> str:
    """The time the rest takes, in words."""
    minutes = minutes_left(interview)
    return "under a minute" if minutes < 1 else f"about {minutes:.0f} minutes"


def _with(interview: Interview, response: Response) -> Interview:
    """An opening that is answered otherwise makes what was told below it void."""
    kept = [one for one in interview.responses if one.question_id != response.question_id]
    old = response_to(interview, response.question_id)
    topic, _, asked = response.question_id.partition("-")
    if asked == "opening" and old is not None and old.response != response.response:
        kept = [one for one in kept if not one.question_id.startswith(f"{topic}-")]
    return interview.model_copy(update={"responses": (*kept, response), "stopped": False})


def _checked(question: DiscoveryQuestion, given: Mapping[str, str]) -> dict[FieldName, str]:
    fields: dict[FieldName, QuestionField] = {field.name: field for field in question.fields}
    for name in given:
        if name not in fields:
            close = difflib.get_close_matches(name, fields, n=1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise InvalidOption(f"{question.id} has no field {name!r}.{hint}", f"It takes: {', '.join(fields)}.")
    taken: dict[FieldName, str] = {name: _value(question, field, given.get(name, "")) for name, field in fields.items()}
    return {name: value for name, value in taken.items() if value}


def _value(question: DiscoveryQuestion, field: QuestionField, text: str) -> str:
    value = " ".join(text.split())
    if not value:
        if field.required:
            raise InvalidOption(
                f"{question.id} needs {field.name!r} ({field.label}).", "Give it, or decline the question."
            )
        return ""
    if len(value) > LONGEST_ANSWER:
        raise InvalidOption(
            f"{field.name} has {len(value)} characters; at most {LONGEST_ANSWER} are taken.", "Say it in fewer words."
        )
    if field.kind == "choice" and value not in field.options:
        accepted = "; ".join(f"{key} = {label}" for key, label in field.options.items())
        raise InvalidOption(f"{field.name} {value!r} is none of the answers.", f"One of: {accepted}.")
    return value
