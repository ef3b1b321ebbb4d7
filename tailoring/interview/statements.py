"""What was said, as a JSON Resume document: it is read, filed and proved like any other document of the person's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tailoring.fit import Evidence
from tailoring.interview.model import Answer, DiscoveredExperience, FieldName, Interview, Place, Topic
from tailoring.interview.questions import answer_to, response_to

Given = Mapping[FieldName, str]
_STATES: dict[Answer, str] = {"yes": "held", "indirect": "expired", "personal": "in_progress", "adjacent": "held"}

# Stands over what was done at a place the person did not name.
_UNNAMED = "Further experience"


class Told:
    """One topic with everything that was said about it, and whether any of it was relayed."""

    def __init__(self, interview: Interview, number: int) -> None:
        self.number = number
        self.topic: Topic = interview.topics[number - 1]
        self.answer: Answer | None = answer_to(interview, number)
        responses = [response_to(interview, f"t{number}-{asked}") for asked in ("opening", "details", "follow_up")]
        given = [one for one in responses if one is not None and not one.declined]
        self.fields: dict[FieldName, str] = {name: text for one in given for name, text in one.response.items()}
        self.relayed = any(one.relayed for one in given)
        self.place = next((p for p in interview.places if p.id == self.fields.get("where")), None)

    @property
    def words(self) -> str:
        """The person's sentences in the order they were said, each closed with a stop."""
        said = (self.fields.get(name, "") for name in ("what", "result", "more"))
        return " ".join(text if text[-1] in ".!?" else f"{text}." for text in said if text)

    @property
    def says_something(self) -> bool:
        """Whether there is anything to make a fact of."""
        return self.answer not in (None, "no") and any(
            name not in ("choice", "where", "elsewhere", "state") for name in self.fields
        )


def told_topics(interview: Interview) -> Iterator[Told]:
    """Every topic about which something was said."""
    for number in range(1, len(interview.topics) + 1):
        told = Told(interview, number)
        if told.says_something:
            yield told


def json_resume_of(told: Told) -> bytes:
    """What was said about one topic, as a JSON Resume file of its own: an answer that changes replaces one file."""
    section, entry = _entry(told)
    return json.dumps({"basics": {}, section: [entry]}, ensure_ascii=False, indent=1).encode()


def discovered_experiences(interview: Interview) -> tuple[DiscoveredExperience, ...]:
    """What was discovered, in the person's words; skills and confidence are for the caller to judge."""
    return tuple(
        DiscoveredExperience(
            category=told.topic.category,
            description=told.words
            or ", ".join(
                told.fields[n]
                for n in ("title", "issuer", "date", "language", "level", "statement")
                if n in told.fields
            ),
            context=told.place.label if told.place else told.fields.get("course") or told.fields.get("elsewhere", ""),
            impact=told.fields.get("result"),
        )
        for told in told_topics(interview)
    )


def evidence_of(experience: DiscoveredExperience, number: int) -> Evidence:
    """A discovered experience as evidence for scoring."""
    return Evidence(id=f"d{number}", type="experience", text=experience.description, title=experience.context)


def _entry(told: Told) -> tuple[str, dict[str, Any]]:
    """The section of the document that an answer belongs to, and its entry."""
    fields = told.fields
    if "title" in fields:
        return _credential(told)
    if "language" in fields:
        return "languages", _present(language=fields["language"], fluency=fields.get("level"))
    if "statement" in fields:
        return "certificates", {"name": fields["statement"]}
    if "course" in fields:
        state = {"in_progress": "in progress", "planned": "planned"}.get(fields.get("state", ""))
        name = f"{fields['course']} ({state})" if state else fields["course"]
        return "projects", {"name": name, "highlights": [told.words]}
    if told.place is None:
        return "projects", {"name": fields.get("elsewhere", _UNNAMED), "highlights": [told.words]}
    return _job(told.place), {**_place(told.place), "highlights": [told.words]}


def _credential(told: Told) -> tuple[str, dict[str, Any]]:
    fields = told.fields
    state = _STATES[told.answer] if told.answer else "held"
    if told.topic.kind == "education":
        ending = f" ({state.replace('_', ' ')})" if state != "held" else ""
        return "education", _present(
            institution=fields.get("issuer"), studyType=fields["title"] + ending, endDate=fields.get("date")
        )
    when = {"x-expires" if state == "expired" else "date": fields["date"]} if "date" in fields else {}
    shown: dict[str, str] = {} if state == "held" else {"x-state": state}
    return "certificates", _present(name=fields["title"], issuer=fields.get("issuer"), **when, **shown)


def _job(place: Place) -> str:
    return "volunteer" if place.volunteering else "work"


def _place(place: Place) -> dict[str, Any]:
    called = "organization" if place.volunteering else "name"
    return _present(**{called: place.employer}, position=place.title, startDate=place.start, endDate=place.end)


def _present(**values: str | None) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
