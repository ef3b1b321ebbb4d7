from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.plan import AssemblyPlan
from tailoring.profile import Bullet, DateRange, PartialDate, Position, Profile, Project, Skill
from tailoring.run import RunInputs, TemplateStep

pytestmark = pytest.mark.promise("room-by-worth")


@dataclass(frozen=True)
class Ruler:
    """A page of so many lines; every bullet takes one."""

    page: float

    def lines_per_page(self) -> float:
        return self.page

    def lines(self, text: str) -> int:
        return 1

    def share(self, text: str) -> float:
        return len(text) / 90


def post(name: str, texts: Sequence[str], start: int = 0, end: int = 0) -> Position:
    dates = DateRange(start=PartialDate(year=start), end=PartialDate(year=end or start)) if start else DateRange()
    lines = tuple(Bullet(fact_id=f"{name}-{place}", text=text) for place, text in enumerate(texts))
    return Position(id=name, title=name, employer=f"{name} Ltd", dates=dates, bullets=lines, fact_ids=(f"{name}-head",))


def planned(nurse: RunInputs, matched: TemplateStep, page: float, **parts: object) -> AssemblyPlan:
    """The plan of a career that answers nothing of the ad."""
    bare = Profile.model_validate({"name": nurse.profile.name, **parts})
    idle = matched.model_copy(update={"fit": matched.fit.model_copy(update={"matches": (), "relevance": ()})})
    options = nurse.options.model_copy(update={"pages": 1})
    return assemble(nurse.model_copy(update={"profile": bare, "options": options}), idle, Ruler(page))


def shown(plan: AssemblyPlan, name: str) -> set[int]:
    return {
        int(line.fact_id.split("-")[1])
        for line in plan.chosen
        if line.fact_id.startswith(f"{name}-") and line.item_id == name and not line.fact_id.endswith("head")
    }


TWELVE = [f"Mended pump {word} at the works" for word in "abcdefghklmn"]
OTHERS = [f"Greased lift {word} at the mill" for word in "abcdef"]


def test_where_there_is_room_every_line_of_work_stays_in(nurse: RunInputs, matched: TemplateStep) -> None:
    jobs = (post("fitter", TWELVE, 2020, 2026), post("greaser", OTHERS, 2010, 2019))
    plan = planned(nurse, matched, 60, positions=jobs)
    assert shown(plan, "fitter") == set(range(12))
    assert shown(plan, "greaser") == set(range(6))


def test_what_fills_the_room_drives_nothing_out(nurse: RunInputs, matched: TemplateStep) -> None:
    jobs = (post("fitter", TWELVE, 2020, 2026), post("greaser", OTHERS, 2010, 2019))
    told = [planned(nurse, matched, page, positions=jobs).lines_used for page in (26, 28, 30, 32, 34, 40)]
    assert told == sorted(told)


def test_where_room_is_short_old_posts_lose_lines_before_the_latest(nurse: RunInputs, matched: TemplateStep) -> None:
    jobs = (post("fitter", TWELVE[:6], 2020, 2026), post("greaser", OTHERS, 2008, 2017))
    plan = planned(nurse, matched, 24, positions=jobs)
    assert len(shown(plan, "greaser")) < len(shown(plan, "fitter")) == 6


def test_posts_without_dates_are_older_the_further_down_they_stand(nurse: RunInputs, matched: TemplateStep) -> None:
    jobs = (post("fitter", TWELVE[:5]), post("greaser", OTHERS[:5]))
    plan = planned(nurse, matched, 22, positions=jobs)
    assert len(shown(plan, "greaser")) < len(shown(plan, "fitter")) == 5


def test_within_a_post_what_was_done_and_led_comes_before_labels(nurse: RunInputs, matched: TemplateStep) -> None:
    labels = [f"Stock orders {word}" for word in ("north", "south", "east", "west")]
    deeds = ["Supervised the night shift", "Rebuilt the press, saving a day each week"]
    plan = planned(nurse, matched, 16, positions=(post("fitter", [*labels, *deeds], 2020, 2026),))
    assert {4, 5} <= shown(plan, "fitter")
    assert len(shown(plan, "fitter")) < 6


def test_only_where_room_is_short_is_room_the_reason(nurse: RunInputs, matched: TemplateStep) -> None:
    jobs = (post("fitter", TWELVE, 2020, 2026), post("greaser", OTHERS, 2010, 2019))
    short, wide = (planned(nurse, matched, page, positions=jobs) for page in (24, 60))
    assert not wide.left_out
    reasons = {row.fact_id.split("-")[0]: row.reason for row in short.left_out}
    assert "its entry already shows 7 lines" in reasons["fitter"]
    assert "in the same room" in reasons["greaser"]
    assert all(row.value >= 0 for row in short.left_out)


def test_skills_of_the_ad_come_before_a_long_row_of_others(nurse: RunInputs, matched: TemplateStep) -> None:
    others = [f"Pattern {place} knitting" for place in range(60)]
    names = [*others, "Search engine optimisation", "Google Analytics"]
    skills = tuple(Skill(fact_id=f"skill{place}", name=name) for place, name in enumerate(names))
    ad = posting_from_text("Marketing Manager\n\nRequirements\n- Digital marketing\n- Google Analytics")
    plan = planned(
        nurse.model_copy(update={"posting": ad}), matched, 24, positions=(post("fitter", TWELVE, 2020),), skills=skills
    )
    chosen = {line.fact_id for line in plan.chosen if line.section == "skills"}
    assert {"skill60", "skill61"} <= chosen
    assert len(chosen) < len(names)


def test_an_award_comes_before_manners_and_presence(nurse: RunInputs, matched: TemplateStep) -> None:
    idle = ["Self-motivated and goal-oriented", "Participating in meetings", "Attended weekly meetings", "Team player"]
    told = ["Most valuable player of the quarter", "Greased the lift"]
    plan = planned(nurse, matched, 16, positions=(post("fitter", [*idle, *told], 2020, 2026),))
    assert {4, 5} <= shown(plan, "fitter")
    assert len(shown(plan, "fitter")) < 6


def test_a_post_that_says_what_another_says_does_not_stand_bare(nurse: RunInputs, matched: TemplateStep) -> None:
    jobs = (post("fitter", TWELVE[:5], 2020, 2026), post("greaser", TWELVE[:5], 2010, 2019))
    plan = planned(nurse, matched, 60, positions=jobs)
    assert shown(plan, "fitter") == set(range(5))
    assert len(shown(plan, "greaser")) == 2


def test_a_line_alone_makes_no_section(nurse: RunInputs, matched: TemplateStep) -> None:
    def beside(*texts: str) -> int:
        summary = tuple(Bullet(fact_id=f"s{place}", text=text) for place, text in enumerate(texts))
        plan = planned(nurse, matched, 60, positions=(post("fitter", TWELVE, 2020, 2026),), summary=summary)
        return sum(line.section == "additional" for line in plan.chosen)

    # Two of them stand in the profile.
    mills = ("lower", "upper", "old", "new")
    lines = [f"Rebuilt {place}0 lifts of the {mill} mills" for place, mill in enumerate(mills, start=1)]
    assert beside(*lines) == 2
    assert beside(*lines[:3]) == 0


def test_a_project_that_has_lines_stands_with_one_or_not_at_all(nurse: RunInputs, matched: TemplateStep) -> None:
    idle = (Bullet(fact_id="t", text="Team size: 8"),)
    projects = (
        Project(id="bare", name="Operating System", fact_ids=("n",)),
        Project(id="p", name="Weir", bullets=idle),
    )
    plan = planned(nurse, matched, 60, positions=(post("fitter", TWELVE, 2020, 2026),), projects=projects)
    assert "bare" not in {line.item_id for line in plan.chosen}


def test_a_caption_among_deeds_stays_out_and_among_captions_stays_in(nurse: RunInputs, matched: TemplateStep) -> None:
    captions = ["Letter archive", "Oven archive"]
    deeds = (post("fitter", [*TWELVE[:4], *captions], 2020, 2026),)
    assert shown(planned(nurse, matched, 60, positions=deeds), "fitter") == {0, 1, 2, 3}
    alone = (post("fitter", [*captions, "Pump store"], 2020, 2026),)
    assert shown(planned(nurse, matched, 60, positions=alone), "fitter") == {0, 1, 2}


def test_room_that_is_left_shows_all_that_a_course_held(nurse: RunInputs, matched: TemplateStep) -> None:
    topics = tuple({"fact_id": f"t{place}", "text": f"Lathe work part {place}"} for place in range(7))
    school = {"id": "school", "school": "Orbit College", "fact_ids": ("school-head",), "bullets": topics}
    plan = planned(nurse, matched, 60, positions=(post("fitter", TWELVE[:2], 2020, 2026),), education=(school,))
    assert sum(line.section == "education" and line.fact_id.startswith("t") for line in plan.chosen) == len(topics)
