from dataclasses import dataclass

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.budget import Win, solve
from tailoring.candidates import Candidate, Entry, Pool
from tailoring.fit_report import assess_fit
from tailoring.plan import AssemblyPlan
from tailoring.profile import Bullet, Profile, Project, Skill
from tailoring.run import RunInputs, TemplateStep
from tailoring.skills.taxonomy import Taxonomy
from tailoring.template import choose_template

pytestmark = pytest.mark.promise("page-fill")


@dataclass(frozen=True)
class Ruler:
    """A page of so many lines; every bullet takes one."""

    page: float = 48

    def lines_per_page(self) -> float:
        return self.page

    def lines(self, text: str) -> int:
        return 1

    def share(self, text: str) -> float:
        return len(text) / 90


def planned(inputs: RunInputs, matched: TemplateStep, profile: Profile, page: float = 60) -> AssemblyPlan:
    options = inputs.options.model_copy(update={"pages": 1})
    return assemble(inputs.model_copy(update={"profile": profile, "options": options}), matched, Ruler(page))


def order(inputs: RunInputs, profile: Profile, taxonomy: Taxonomy) -> list[str]:
    fit = assess_fit(inputs.posting, profile, taxonomy, as_of=inputs.options.as_of)
    template = choose_template(inputs.posting, profile, fit, taxonomy, inputs.options)
    return [section.name for section in template.sections]


def test_a_line_of_two_entries_is_shown_once_even_where_each_is_evidence() -> None:
    entries = [Entry(job, "experience", job, 1.5, (job,)) for job in ("one", "two")]
    lines = [Candidate(f"f-{job}", "Led the morning round", "experience", job, 1, 0.2) for job in ("one", "two")]
    wins = [Win(line.fact_id, "asked", (5.0, 4.0)) for line in lines]
    assert solve(Pool(entries, lines), wins, 40).facts == {"f-one"}


def test_where_there_is_room_a_project_tells_more_than_its_usual_lines(nurse: RunInputs, matched: TemplateStep) -> None:
    lines = tuple(Bullet(fact_id=f"line-{n}", text=f"Ran clinic {n} of the week") for n in range(9))
    project = Project(id="clinics", name="Clinics", fact_ids=("clinics-name",), bullets=lines)
    profile = nurse.profile.model_copy(update={"projects": (project,)})

    def told(page: float) -> int:
        plan = planned(nurse, matched, profile, page)
        return sum(line.fact_id.startswith("line-") for line in plan.chosen)

    assert told(40) <= 3
    assert told(120) == len(lines)


def test_a_single_skill_has_its_section(nurse: RunInputs, matched: TemplateStep) -> None:
    idle = matched.model_copy(update={"fit": matched.fit.model_copy(update={"matches": ()})})
    skill = Skill(fact_id="only", name="Bookbinding")
    plan = planned(nurse, idle, nurse.profile.model_copy(update={"skills": (skill,)}))
    assert "only" in {line.fact_id for line in plan.chosen}


def test_engagements_of_posts_come_right_after_the_posts(nurse: RunInputs, taxonomy: Taxonomy) -> None:
    job = nurse.profile.positions[0]
    project = Project(
        id="p", name="Ward move", employer=job.employer, bullets=(Bullet(fact_id="b", text="Moved beds"),)
    )
    names = order(nurse, nurse.profile.model_copy(update={"projects": (project,)}), taxonomy)
    assert names.index("projects") == names.index("experience") + 1


def test_skills_that_answer_nothing_of_the_ad_come_after_the_work(nurse: RunInputs, taxonomy: Taxonomy) -> None:
    developer = posting_from_text("Developer\n\nRequirements\n- Python\n- Java\n- SQL")
    inputs = nurse.model_copy(update={"posting": developer})

    def skills_first(*names: str) -> bool:
        skills = tuple(Skill(fact_id=f"skill-{name}", name=name) for name in names)
        told = order(inputs, nurse.profile.model_copy(update={"skills": skills}), taxonomy)
        return told.index("skills") < told.index("experience")

    assert skills_first("Python", "Java")
    assert not skills_first("Bookbinding", "Pottery")
