"""The interview: what it asks, in which order, and what becomes of the answers."""

from __future__ import annotations

from pathlib import Path

import pytest

import tailoring.evals
from tailoring.ads.posting import posting_from_text
from tailoring.errors import InvalidOption, NotFound
from tailoring.fit_report import assess_fit
from tailoring.gaps import analyze_gaps
from tailoring.interview.answers import declined, settled_keys, status_of, stopped, with_answer
from tailoring.interview.model import DiscoveryQuestion, Interview
from tailoring.interview.questions import minutes_left, next_question
from tailoring.interview.statements import discovered_experiences, json_resume_of, told_topics
from tailoring.interview.topics import JobGaps, places_of, topics_of
from tailoring.reading.documents import read_document
from tailoring.reading.merge import merge_profiles
from tailoring.reading.profile import read_profile
from tailoring.run import RunInputs
from tailoring.skills.taxonomy import Taxonomy

pytestmark = pytest.mark.promise("interview")

WHAT = "Took the bleep for three wards on nights and decided who was seen first"


ADS = Path(tailoring.evals.__file__).parent / "items" / "ads"


@pytest.fixture(scope="module")
def far_job(nurse: RunInputs, taxonomy: Taxonomy) -> JobGaps:
    """A job the nurse has much to answer for."""
    posting = posting_from_text((ADS / "receptionist.txt").read_text(encoding="utf-8"))
    fit = assess_fit(posting, nurse.profile, taxonomy, as_of=nurse.options.as_of)
    return JobGaps(posting, fit, analyze_gaps(posting, fit, nurse.profile, taxonomy))


@pytest.fixture
def interview(nurse: RunInputs, far_job: JobGaps) -> Interview:
    topics = topics_of([far_job])
    return Interview(id="i-1", job_ids=(far_job.posting.id,), topics=topics, places=places_of(nurse.profile))


def question(interview: Interview) -> DiscoveryQuestion:
    found = next_question(interview)
    assert found is not None
    return found


def of_kind(interview: Interview, *kinds: str) -> Interview:
    chosen = tuple(topic for topic in interview.topics if topic.kind in kinds)
    return interview.model_copy(update={"topics": chosen})


def answered(interview: Interview, *, relayed: bool = False, **given: str) -> Interview:
    return with_answer(interview, question(interview).id, given, relayed=relayed)


def test_what_would_win_most_is_asked_first(interview: Interview) -> None:
    gains = [topic.would_win for topic in interview.topics]
    assert len(gains) >= 3
    assert gains == sorted(gains, reverse=True)
    assert interview.topics[0].requirement in question(interview).question


def test_a_thing_that_two_ads_ask_is_asked_once_and_counts_for_both(far_job: JobGaps) -> None:
    other = far_job.posting.model_copy(update={"id": "job-other"})
    one = topics_of([far_job])
    both = topics_of([far_job, far_job._replace(posting=other)])
    assert [topic.key for topic in both] == [topic.key for topic in one]
    assert both[0].would_win == pytest.approx(2 * one[0].would_win, abs=0.02)
    assert {asked.job_id for asked in both[0].asked_by} == {far_job.posting.id, "job-other"}


def test_no_ends_the_topic_and_the_next_begins(interview: Interview) -> None:
    after = answered(interview, choice="no")
    assert question(after).id == "t2-opening"


def test_yes_asks_for_the_story_and_a_story_without_a_number_is_asked_for_one(interview: Interview) -> None:
    stories = of_kind(interview, "hard_skill", "experience", "soft_skill")
    asking = stories.model_copy(
        update={"topics": (stories.topics[0].model_copy(update={"category": "impact_metrics"}),)}
    )
    told = answered(asking, choice="yes")
    assert {field.name for field in question(told).fields} >= {"where", "what", "result"}
    plain = answered(told, where="p1", what="Took the bleep on nights")
    assert question(plain).id == "t1-follow_up"
    counted = answered(told, where="p1", what="Took the bleep for 3 wards on nights")
    assert next_question(counted) is None


def test_training_leads_to_other_questions_than_work(interview: Interview) -> None:
    stories = of_kind(interview, "hard_skill", "experience", "soft_skill")
    names = [field.name for field in question(answered(stories, choice="personal")).fields]
    assert names == ["course", "what", "state"]


def test_another_answer_to_the_opening_voids_what_was_told_below_it(interview: Interview) -> None:
    stories = of_kind(interview, "hard_skill", "experience", "soft_skill")
    told = answered(answered(stories, choice="yes"), where="p1", what=WHAT)
    changed = with_answer(told, "t1-opening", {"choice": "personal"}, relayed=False)
    assert question(changed).id == "t1-details"
    assert list(told_topics(changed)) == []


def test_the_same_answer_twice_changes_nothing(interview: Interview) -> None:
    once = answered(interview, choice="yes")
    assert with_answer(once, "t1-opening", {"choice": "yes"}, relayed=False) == once


def test_a_declined_topic_is_settled_for_good(interview: Interview, far_job: JobGaps) -> None:
    after = declined(interview, "t1-opening")
    assert question(after).id == "t2-opening"
    again = topics_of([far_job], settled_keys(after))
    assert interview.topics[0].key not in {topic.key for topic in again}


def test_a_stopped_interview_asks_nothing_until_it_is_taken_up(interview: Interview) -> None:
    resting = stopped(answered(interview, choice="yes"))
    assert next_question(resting) is None
    assert status_of(resting) == "in_progress"
    assert question(stopped(resting, stop=False)).id == "t1-details"


def test_the_time_left_falls_as_answers_come(interview: Interview) -> None:
    assert minutes_left(answered(interview, choice="no")) < minutes_left(interview)


def test_all_answered_is_completed(interview: Interview) -> None:
    while (asked := next_question(interview)) is not None:
        interview = declined(interview, asked.id)
    assert status_of(interview) == "completed"
    assert list(told_topics(interview)) == []


def test_an_answer_stands_word_for_word_under_the_job_where_it_happened(interview: Interview, nurse: RunInputs) -> None:
    stories = of_kind(interview, "hard_skill", "experience", "soft_skill")
    told = answered(answered(stories, choice="yes"), where="p1", what=WHAT, result="Waits fell from 40 to 25 minutes")
    (said,) = told_topics(told)
    data = json_resume_of(said)
    document = read_document(data, "interview.json")
    merged = merge_profiles([nurse.profile, read_profile(document)])
    assert len(merged.positions) == len(nurse.profile.positions)
    assert not merged.conflicts
    bullet = merged.positions[0].bullets[-1]
    assert bullet.text == f"{WHAT}. Waits fell from 40 to 25 minutes."
    span = merged.fact(bullet.fact_id).source.span
    assert document.text[span.start : span.end] == bullet.text


def test_a_certificate_under_way_is_kept_as_under_way(interview: Interview) -> None:
    topic = interview.topics[0].model_copy(update={"kind": "certification"})
    asking = interview.model_copy(update={"topics": (topic,)})
    told = answered(answered(asking, choice="personal"), title="Advanced Life Support", issuer="Resuscitation Council")
    (said,) = told_topics(told)
    data = json_resume_of(said)
    (held,) = read_profile(read_document(data, "interview.json")).certifications
    assert (held.name, held.issuer, held.state) == ("Advanced Life Support", "Resuscitation Council", "in_progress")


def test_each_topic_is_a_document_of_its_own_that_knows_whether_it_was_relayed(interview: Interview) -> None:
    stories = of_kind(interview, "hard_skill", "experience", "soft_skill")
    first = answered(answered(stories, choice="yes"), where="p1", what=f"{WHAT} 12 times", result="None")
    second = answered(answered(first, choice="yes", relayed=True), relayed=True, where="p1", what="Led 40 nurses there")
    own, passed_on = told_topics(second)
    assert (own.relayed, passed_on.relayed) == (False, True)
    assert b"40 nurses" not in json_resume_of(own)
    assert WHAT.encode() not in json_resume_of(passed_on)


def test_what_was_discovered_is_told_in_the_persons_words(interview: Interview) -> None:
    stories = of_kind(interview, "hard_skill", "experience", "soft_skill")
    told = answered(answered(stories, choice="yes"), where="p1", what=WHAT, result="Waits fell by 15 minutes")
    (found,) = discovered_experiences(told)
    assert WHAT in found.description
    assert found.impact == "Waits fell by 15 minutes"
    assert found.context == interview.places[0].label


@pytest.mark.parametrize(
    ("question_id", "given", "words"),
    [
        ("t1-opening", {"choice": "perhaps"}, "One of: yes"),
        ("t1-opening", {"choise": "yes"}, "Did you mean 'choice'"),
        ("t1-opening", {}, "needs 'choice'"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_with_what_is_accepted(
    interview: Interview, question_id: str, given: dict[str, str], words: str
) -> None:
    with pytest.raises(InvalidOption, match=words):
        with_answer(interview, question_id, given, relayed=False)


@pytest.mark.parametrize("question_id", ["t99-opening", "t1-details", "x"])
def test_a_question_that_was_not_asked_takes_no_answer(interview: Interview, question_id: str) -> None:
    with pytest.raises(NotFound, match="t1-opening"):
        with_answer(interview, question_id, {"what": "anything"}, relayed=False)
