"""The letter's sentences and rules, from the data file."""

from __future__ import annotations

from functools import cache
from typing import Literal

from tailoring.data_files import DATA, load_yaml
from tailoring.model import Model
from tailoring.options import Style

# How a project's name stands in a sentence: before "project", in quotation marks, after "the", or by itself.
NameForm = Literal["named", "quoted", "article", "bare"]


class NeedPatterns(Model):
    """How a need is named and answered; a way is picked per letter, so that not all letters sound the same.

    `first`: the first need; `there`: answered at an employer just named, one pattern per repetition; `elsewhere`:
    answered at another, one pattern per repetition.
    """

    first: tuple[str, ...]
    there: tuple[str, ...]
    elsewhere: tuple[str, ...]


class LetterData(Model):
    """The content of data/letter.yaml."""

    salutation: str
    salutation_unknown: str
    applying: dict[Style, str]
    applying_openly: str
    open_titles: str
    applying_named: str
    applying_unnamed: str
    applying_field: str
    applying_unknown_employer: str
    applying_unknown_title: str
    introduction: str
    introduction_without_years: str
    introduction_without_employer: str
    introduction_former: str
    introduction_since: str
    introduction_since_there: str
    introduction_undated: str
    introduction_unplaced_former: str
    introduction_unplaced_years: str
    introduction_of_employer: str
    also_worked: str
    also_worked_unplaced: str
    also_work: str
    also_work_unplaced: str
    worked_since: str
    speaks: str
    holds: str
    in_earlier_post: str
    introduction_untitled: str
    introduction_untitled_former: str
    needs: NeedPatterns
    acts: NeedPatterns
    abilities: NeedPatterns
    unasked: tuple[str, ...]
    unasked_earlier: str
    unasked_there: str
    unasked_same: str
    unasked_own: tuple[str, str]
    as_volunteer: str
    on_project: dict[NameForm, str]
    for_client: str
    same_project: str
    worked_on: str
    in_own_work: str
    leads: dict[str, tuple[str, ...]]
    done_to_me: str
    no_verbs: frozenset[str]
    made_things: frozenset[str]
    only_verbs: frozenset[str]
    bare_participles: frozenset[str]
    no_work: tuple[str, ...]
    idle_work: tuple[str, ...]
    no_employers: str
    tools_that_employ: frozenset[str]
    vague_trades: frozenset[str]
    no_jobs: str
    no_towns: frozenset[str]
    unfinished_studies: str
    school_years: str
    no_subjects: str
    degrees_written: dict[str, str]
    another_post: str
    unasked_phrase: str
    experience: str
    listed: str
    studied: str
    studied_unplaced: str
    studied_subject: str
    degrees: str
    enclosed: dict[Literal["both", "work", "training", "neither"], str]
    listed_most: int
    credential: str
    gap: str
    gap_alone: str
    gap_first: str
    closing: dict[Style, tuple[str, ...]]
    closing_openly: dict[Style, tuple[str, ...]]
    valediction: dict[Literal["british", "american"], str]
    needs_answered: int
    stories_unasked: int
    longest_need_words: int
    longest_gap_words: int
    longest_story_words: int
    least_relevance: float
    least_relevance_near: float
    least_relevance_soft: float
    need_openings: tuple[str, ...]
    need_never_opens: frozenset[str]
    need_never: frozenset[str]
    need_never_alone: frozenset[str]
    need_light: str
    past_verbs: frozenset[str]
    title_terms: tuple[str, ...]
    title_praise: tuple[str, ...]
    title_capitals: frozenset[str]


@cache
def letter_data() -> LetterData:
    """The letter's sentences, from the data file."""
    return load_yaml(DATA / "letter.yaml", LetterData)


def set_phrases() -> frozenset[str]:
    """Sentences that claim nothing and need no fact."""
    data = letter_data()
    closing = (phrase for phrases in (*data.closing.values(), *data.closing_openly.values()) for phrase in phrases)
    return frozenset([data.applying_unknown_title, data.unasked_phrase, *data.enclosed.values(), *closing])
