"""Posts that a document tells twice, and fields of a form that hold what belongs elsewhere."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

from tailoring.profile import Bullet, Position, Project, Skill
from tailoring.reading.cues import SURE, employer_score, title_score
from tailoring.reading.dates import find_dates
from tailoring.reading.ledger import Ledger
from tailoring.reading.vocabulary import any_of, fold

_SMALL = frozenset({"of", "the", "and", "for"})  # words in which names of one firm may differ
_SHORTEST = 4  # words by which a line that breaks off is known again


def without_repeats(ledger: Ledger, posts: Sequence[Position]) -> list[Position]:
    """The posts, one that is told twice with the lines of both: with the same dates, or once with none."""
    found: list[Position] = []
    for post in posts:
        at = next((index for index, known in enumerate(found) if _same(known, post)), None)
        if at is None:
            found.append(post)
        else:
            known = found[at]
            kept, other = (post, known) if _undated(known) else (known, post)
            found[at] = _together(kept, other)
            ledger.move_facts(other.id, kept.id)
    return found


def _same(one: Position, other: Position) -> bool:
    if not one.employer or _words(one.employer) != _words(other.employer) or one.volunteering != other.volunteering:
        return False
    spells = [(post.dates.start, post.dates.end, post.dates.current) for post in (one, other)]
    alike = spells[0] == spells[1]
    if _is_bare(one) != _is_bare(other):
        return alike and not _undated(one)
    if not one.title or _singular(one.title) != _singular(other.title):
        return False
    return alike or _undated(one) or _undated(other)


def _is_bare(post: Position) -> bool:
    """Whether a post is nothing but its firm and dates: a slot of a form that the next one fills again."""
    return not (post.title or post.bullets or post.about)


def dated_elsewhere(posts: Sequence[Position], told: Sequence[Bullet]) -> list[Position]:
    """The posts, an undated one with the dates of the only statement that names its title and firm with one range."""
    return [_dated(post, posts, told) if _undated(post) and post.title and post.employer else post for post in posts]


def _dated(post: Position, posts: Sequence[Position], told: Sequence[Bullet]) -> Position:
    names = (f" {fold(post.title)} ", f" {fold(post.employer)} ")
    ranges = [
        (bullet, date.dates)
        for bullet in told
        if all(name in f" {fold(bullet.text)} " for name in names)
        for date in find_dates(bullet.text)
        if not date.single
    ]
    again = [other for other in posts if fold(other.title) == fold(post.title)]
    taken = [other for other in posts if ranges and other.dates.start == ranges[0][1].start]
    if len(ranges) != 1 or len(again) > 1 or taken:
        return post
    bullet, dates = ranges[0]
    return post.model_copy(update={"dates": dates, "fact_ids": (*post.fact_ids, bullet.fact_id)})


def _singular(title: str) -> list[str]:
    """The words of a title without what may lack at their ends ("Systems Engineer", "System Engineer")."""
    return [word.removesuffix("s") for word in fold(title).split()]


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).split()) - _SMALL


def _undated(post: Position) -> bool:
    return post.dates.start is None and post.dates.end is None and not post.dates.current


def _together(kept: Position, other: Position) -> Position:
    return kept.model_copy(
        update={
            "fact_ids": tuple(dict.fromkeys((*kept.fact_ids, *other.fact_ids))),
            "title": kept.title or other.title,
            "place": kept.place or other.place,
            "client": kept.client or other.client,
            "bullets": _united(kept.bullets, other.bullets),
            "about": _united(kept.about, other.about),
        }
    )


def _united(ours: Sequence[Bullet], theirs: Sequence[Bullet]) -> tuple[Bullet, ...]:
    """The lines of both; of one that breaks off where the other goes on, the longer."""
    found = list(ours)
    for bullet in theirs:
        at = next((index for index, known in enumerate(found) if _begins(known.text, bullet.text)), None)
        if at is None:
            found.append(bullet)
        elif len(bullet.text) > len(found[at].text):
            found[at] = bullet
    return tuple(found)


def _begins(one: str, other: str) -> bool:
    short, long = sorted((fold(one), fold(other)), key=len)
    return short == long or (len(short.split()) >= _SHORTEST and long.startswith(f"{short} "))


@functools.cache
def _label_last() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s*[,:/-]?\s+{any_of('labels.yaml', 'client_fields')}\s*:?$")


def with_true_titles(posts: Sequence[Position], projects: Sequence[Project], skills: Sequence[Skill]) -> list[Position]:
    """The posts without what is no title: the label of the next field, a program that is listed as a skill.

    Where a form's firm is but a field of the roles that all projects name with one firm, those are taken.
    """
    named = {fold(skill.name) for skill in skills}
    return [_of_projects(_titled(post, named), projects) for post in posts]


def _titled(post: Position, named: set[str]) -> Position:
    title = _label_last().sub("", post.title)
    if fold(title) in named and title_score(title) < SURE and post.employer:
        title = ""
    return post.model_copy(update={"title": title}) if title != post.title else post


def _of_projects(post: Position, projects: Sequence[Project]) -> Position:
    told = [project for project in projects if project.role and project.employer]
    firms = {fold(project.employer) for project in told}
    field = f" {fold(post.employer)} "
    if len(firms) != 1 or not post.employer or employer_score(post.employer) >= 1:
        return post
    if not all(field in f" {fold(project.role)} " for project in told):
        return post
    role = Counter(project.role for project in told).most_common(1)[0][0]
    facts = tuple(fact for project in told if project.role == role for fact in project.fact_ids[:3])
    update = {"title": role, "employer": told[0].employer, "fact_ids": (*post.fact_ids, *facts)}
    return post.model_copy(update=update)
