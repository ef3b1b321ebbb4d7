"""Writes the draft: the plan's facts as a careful person would put them, nothing added."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from tailoring.announced_lists import lists_in
from tailoring.broken_text import breaks_off
from tailoring.entry_headings import Headings, labelled
from tailoring.importance import importance_weight
from tailoring.leaning import kept_together, leans, points_back, standing
from tailoring.orders import gives_orders
from tailoring.own_sentences import never_shown, wishes
from tailoring.own_trade import latest_post, names_post
from tailoring.plain_language import Telling, in_plain_language, telling_of
from tailoring.plan import AssemblyPlan, SectionName, TemplateSection
from tailoring.posting import Requirement
from tailoring.profile import Bullet, Certification, DateRange, Education, Item, Position, Project
from tailoring.reading.cues import title_score
from tailoring.reframing import Voice, reframe, says_i, tidy
from tailoring.rendering.options import RenderOptions
from tailoring.resume import Draft, DraftContact, DraftItem, DraftLine, DraftSection
from tailoring.run import RunInputs, TemplateStep
from tailoring.skill_groups import group_skills
from tailoring.skills.taxonomy import Taxonomy
from tailoring.summary import opening_title, write_summary

_MOST_LINKS = 3
_COUNTS = re.compile(r"\b(?:years?|yrs?|experience)\b", re.IGNORECASE)
Passes = Callable[[DraftLine], bool]


def _anything(_: DraftLine) -> bool:
    return True


def write_draft(
    inputs: RunInputs,
    matched: TemplateStep,
    plan: AssemblyPlan,
    taxonomy: Taxonomy,
    options: RenderOptions,
    passes: Passes = _anything,
) -> Draft:
    """The résumé before the guard and the renderer. Every line names the facts it rests on.

    `passes` judges each rewrite while it is written, so that one that would be refused is not built upon.
    """
    desk = _Desk(inputs, matched, plan, taxonomy, options, passes)
    sections = [desk.section(section) for section in sorted(matched.template.sections, key=lambda s: s.order)]
    profile = inputs.profile
    return Draft(
        name=profile.name,
        headline_line=desk.headline(),
        headline=profile.headline or desk.latest_title(),
        contacts=tuple(_contacts(inputs)),
        sections=tuple(section for section in sections if section.lines or section.items or section.groups),
        language=profile.language,
        unconfirmed=inputs.unconfirmed,
    )


@dataclass
class _Desk:
    """What writing one draft needs at hand."""

    inputs: RunInputs
    matched: TemplateStep
    plan: AssemblyPlan
    taxonomy: Taxonomy
    options: RenderOptions
    passes: Passes = _anything
    voice: Voice = field(default_factory=Voice)

    def __post_init__(self) -> None:
        self.facts = frozenset(line.fact_id for line in self.plan.chosen)
        self.voice.asked = self.inputs.posting.requirements
        self.facts_by_id = {fact.id: fact for fact in self.inputs.profile.facts}
        self.lists = {one.bullet.fact_id: one for one in lists_in(self.inputs.profile)}
        self.keeps_i = says_i(self.facts_by_id[one].text for one in self.facts if one in self.facts_by_id)
        self.items = {line.item_id: line for line in self.plan.chosen if line.item_id}
        self.serves = {line.fact_id: line.requirement_ids for line in self.plan.chosen}
        self.requirements = {r.id: r for r in self.inputs.posting.requirements}
        titles = {t.position_id: t.reframed_title for t in self.matched.template.title_reframing}
        profile = self.inputs.profile
        employers = {job.employer for job in profile.positions if job.id in self.items and job.employer}
        only = min(employers) if len(employers) == 1 else ""
        self.headings = Headings(titles, self.options, profile.language, labelled(profile), only)

    def latest_title(self) -> str:
        latest = latest_post(self.inputs.profile)
        return latest.title if latest else ""

    def headline(self) -> DraftLine | None:
        profile = self.inputs.profile
        if self.own_headline_serves():
            facts, text = (profile.headline_fact_id,), profile.headline
        elif titled := next((line for line in self.summary()[:1] if opening_title(line)), None):
            facts, text = titled.fact_ids, opening_title(titled)
        else:
            latest = latest_post(profile)
            facts, text = latest.fact_ids if latest else (), self.latest_title()
        return DraftLine(id="headline", text=text, fact_ids=facts, pattern="{title}") if text else None

    def own_headline_serves(self) -> bool:
        """Whether the line under the name is fit to stand there: a wish or a note ("Willing to relocate") gives way."""
        own, latest = self.inputs.profile.headline, self.latest_title()
        # One half of the latest title gives way to the whole: "Lead Engineer - Automation".
        if own != latest and own in re.split(r"\s+[-–—]\s+", latest):
            return False
        # "SAP as a Consultant" is a scrap where the latest post has a title.
        if re.search(r"\bas an?\b", own, re.IGNORECASE) and names_post(latest):
            return False
        if not own or gives_orders(own) or wishes(own) or never_shown(own):
            return False
        # "A total of 13 years, team lead" is a scrap of a sentence, "Cook with 13 years of experience" is none.
        opens = re.split(r",|\bwith\b|[|•–—]", own, maxsplit=1)[0]
        scrap = breaks_off(own) or (_COUNTS.search(own) is not None and not names_post(opens))
        return (title_score(own) > 0 and not scrap) or title_score(latest) <= 0

    def section(self, section: TemplateSection) -> DraftSection:
        made = DraftSection(name=section.name, heading=section.heading)
        match section.name:
            case "summary":
                return made.model_copy(update={"lines": self.summary()})
            case "skills":
                groups = group_skills(self.inputs.profile, self.facts, self.inputs.posting, self.taxonomy, self.serves)
                return made.model_copy(update={"groups": groups})
            case "languages" | "interests":
                return made.model_copy(update={"lines": tuple(self.listed(section.name))})
            case "additional":
                return made.model_copy(update={"lines": tuple(self.loose())})
            case _:
                return made.model_copy(update={"items": tuple(self.entries(section.name))})

    def summary(self) -> tuple[DraftLine, ...]:
        return write_summary(self.inputs, self.matched.fit, self.taxonomy)

    def listed(self, section: SectionName) -> Iterable[DraftLine]:
        profile = self.inputs.profile
        if section == "interests":
            rows = [(bullet.fact_id, bullet.text) for bullet in profile.interests]
        else:
            rows = [(s.fact_id, f"{s.language} ({s.level})" if s.level else s.language) for s in profile.languages]
        for fact_id, text in rows:
            if fact_id in self.facts:
                yield DraftLine(id=f"{section}-{fact_id}", text=text, fact_ids=(fact_id,), original=text)

    def loose(self) -> Iterable[DraftLine]:
        """What stood in no section but answers the ad, less what the summary says already."""
        said = {fact for line in self.summary() for fact in line.fact_ids}
        own = {bullet.fact_id: bullet for bullet in (*self.inputs.profile.summary, *self.inputs.profile.unplaced)}
        chosen = [line for line in self.plan.chosen if line.fact_id in own and line.fact_id not in said]
        for line in sorted(chosen, key=lambda line: -line.value):
            yield self.line(own[line.fact_id], Telling(keeps_i=self.keeps_i))

    def entries(self, section: SectionName) -> Iterable[DraftItem]:
        profile = self.inputs.profile
        source: dict[SectionName, Sequence[Item]] = {
            "experience": [job for job in profile.positions if not job.volunteering],
            "volunteering": [job for job in profile.positions if job.volunteering],
            "education": profile.education,
            "certifications": profile.certifications,
            "projects": profile.projects,
            "publications": profile.publications,
            "awards": profile.awards,
        }
        chosen = (item for item in source.get(section, ()) if item.id in self.items)
        return (self.entry(item) for item in chosen if not item.names_nothing)

    def entry(self, item: Item) -> DraftItem:
        heading = self.headings.of(item)
        pending = isinstance(item, (Certification, Education)) and item.state in ("in_progress", "planned")
        # The day a licence runs out, given as a bare date, would read as the day it was awarded.
        worded = isinstance(item, Certification) and not item.dates.start
        return DraftItem(
            id=item.id,
            title=heading.title,
            organisation=heading.organisation,
            place=item.place,
            start="" if pending or worded else item.dates.from_iso,
            end="" if pending or worded else item.dates.to_iso,
            dates="" if pending else self.headings.dates(item),
            detail=heading.detail,
            url=heading.url,
            group=heading.group,
            fact_ids=item.fact_ids,
            lines=self.bullets(item),
        )

    def bullets(self, item: Item) -> tuple[DraftLine, ...]:
        chosen = [self.whole(bullet) for bullet in item.bullets if bullet.fact_id in self.facts]
        telling = self.telling(item, chosen)
        if isinstance(item, (Position, Project)):
            chosen = self.ordered(item, chosen)
        about = [self.source_line(line) for line in item.about if line.fact_id in self.facts]
        done = [self.line(bullet, telling) for bullet in chosen]
        # Of a project one first wants to know what it is, of a post what was done there.
        return (*done, *about) if isinstance(item, Position) else (*about, *done)

    def whole(self, bullet: Bullet) -> Bullet:
        """A line that announces a list with its items."""
        return self.lists[bullet.fact_id].bullet if bullet.fact_id in self.lists else bullet

    def cited(self, fact_id: str) -> tuple[str, ...]:
        """The facts that a line of an entry rests on."""
        return self.lists[fact_id].fact_ids if fact_id in self.lists else (fact_id,)

    def ordered(self, item: Item, chosen: Sequence[Bullet]) -> list[Bullet]:
        """The lines of an entry in the person's order, but the best first, where it points at none before it.

        What speaks of the heading opens the entry, what leans on a line follows that.
        """
        rows = kept_together(chosen, standing(item, self.facts_by_id))
        own = [row for row in rows[:1] if leans(row[0].text)]
        rest = rows[len(own) :]
        best = max(rest, key=lambda row: max(map(self.worth, row)), default=None)
        first = [best] if best and not points_back(best[0].text) else []
        return [bullet for row in (*own, *first, *(row for row in rest if row not in first)) for bullet in row]

    def worth(self, bullet: Bullet) -> float:
        """What answers the ad best comes first; equals keep the person's order."""
        total = 0.0
        for match in self.matched.fit.matches:
            for source in match.source_content:
                if source.id in self.cited(bullet.fact_id):
                    total += importance_weight(match.importance) * max(0.0, source.relevance_score - 40)
        return total

    def telling(self, item: Item, chosen: Sequence[Bullet]) -> Telling:
        """How the entry's lines are told; where one cannot be told as the others are, all stay as they are."""
        # Of a project without dates nobody can say whether it goes on, whatever its post does.
        if isinstance(item, Project) and not (item.dates.end or item.dates.current):
            return Telling(keeps_i=self.keeps_i)
        tidied = [tidy(bullet.text, keeps_i=self.keeps_i) for bullet in chosen]
        telling = telling_of(tidied, ended=_has_ended(item.dates))._replace(keeps_i=self.keeps_i)
        told = [(bullet, in_plain_language(text, telling)) for bullet, text in zip(chosen, tidied, strict=True)]
        whole = all(self.passes(self.source_line(bullet).model_copy(update={"text": text})) for bullet, text in told)
        return telling if telling.acts is None or whole else Telling(keeps_i=self.keeps_i)

    def line(self, bullet: Bullet, telling: Telling) -> DraftLine:
        """The bullet in plain language and reframed for what it serves, each step as far as it passes."""
        line = self.source_line(bullet)
        if self.inputs.unjudged_languages:
            return line

        def stands(text: str) -> bool:
            return self.passes(line.model_copy(update={"text": text}))

        plain = tidy(bullet.text, keeps_i=self.keeps_i)
        spoken = in_plain_language(plain, telling)
        plain = spoken if spoken != plain and stands(spoken) else plain
        made = reframe(plain, self.served(bullet.fact_id), self.taxonomy, self.voice, passes=stands)
        text, strategy = (made.reframed_text, made.type) if made else (plain, None)
        return line.model_copy(update={"text": text, "strategy": strategy})

    def source_line(self, bullet: Bullet) -> DraftLine:
        """The bullet as it was written."""
        return DraftLine(
            id=f"line-{bullet.fact_id}",
            text=bullet.text,
            fact_ids=self.cited(bullet.fact_id),
            original=bullet.text,
            requirement_ids=tuple(r.id for r in self.served(bullet.fact_id)),
        )

    def served(self, fact_id: str) -> list[Requirement]:
        return [self.requirements[r] for r in self.serves.get(fact_id, ()) if r in self.requirements]


def _has_ended(dates: DateRange) -> bool:
    return dates.end is not None and not dates.current


def _contacts(inputs: RunInputs) -> Iterable[DraftContact]:
    links = 0
    shown_before: set[str] = set()
    for contact in inputs.profile.contacts:
        links += contact.kind == "link"
        if (contact.kind == "link" and links > _MOST_LINKS) or contact.value.casefold() in shown_before:
            continue
        shown_before.add(contact.value.casefold())
        address = {"email": f"mailto:{contact.value}", "link": _address(contact.value)}.get(contact.kind, "")
        shown = contact.value if contact.kind != "link" else _shown(contact.value)
        yield DraftContact(kind=contact.kind, text=shown, url=address, fact_id=contact.fact_id)


def _address(value: str) -> str:
    return value if "://" in value else f"https://{value}"


def _shown(value: str) -> str:
    return value.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
