"""The page budget as an integer programme: which lines win most in the room there is, with proof.

Solved by HiGHS (MIT licence), one thread and a fixed seed, so that the same input gives the same choice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tailoring.assembly_weights import assembly_weights
from tailoring.candidates import Candidate, Entry, Pool
from tailoring.leaning import holds
from tailoring.plan import SectionName
from tailoring.wording import bare_words

_OPTIONS = {"output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 0.0, "time_limit": 5.0}
# Sections whose content runs on in one paragraph still end on a whole line.
_RUNNING: tuple[SectionName, ...] = ("skills", "languages", "interests")


@dataclass(frozen=True, slots=True)
class Win:
    """What a fact earns for a requirement when it is its best, second or third evidence."""

    fact_id: str
    requirement_id: str
    by_rank: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The solver's answer; `bound` is the most that any choice could have won."""

    facts: frozenset[str]
    entries: frozenset[str]
    full: frozenset[str]
    lines: float
    objective: float
    bound: float
    feasible: bool


def solve(pool: Pool, wins: Sequence[Win], budget: float, words: int | None = None) -> Choice:
    """The best choice of `pool` within `budget` body lines and, if given, `words` words."""
    import highspy

    programme = _Programme(highspy.Highs(), pool)
    programme.add_wins(wins)
    programme.limit_room(budget)
    if words is not None:
        programme.limit_words(words)
    return programme.answer(highspy.HighsModelStatus.kOptimal)


class _Programme:
    """The variables: x a candidate is in, y an entry is shown, f it is shown in full, s a section has a heading."""

    def __init__(self, solver: Any, pool: Pool) -> None:
        self.solver = solver
        self.pool = pool
        for option, value in _OPTIONS.items():
            solver.setOptionValue(option, value)
        self.sections = {section: solver.addBinary() for section in self._sections()}
        self.shown = {entry.id: self._switch(on=entry.kept) for entry in pool.entries}
        self.full = {entry.id: self._switch(on=entry.kept and entry.full) for entry in pool.entries}
        self.chosen = {c.fact_id: self._switch(on=c.must_keep) for c in pool.candidates}
        self.objective: Any = 0
        self._link()
        self._worth()

    def _switch(self, *, on: bool) -> Any:
        """A variable that is 0 or 1, or 1 alone when `on`."""
        return self.solver.addIntegral(lb=int(on), ub=1)

    def _sections(self) -> list[SectionName]:
        found: dict[SectionName, None] = {}
        for entry in self.pool.entries:
            found[entry.section] = None
        for candidate in self.pool.candidates:
            found[candidate.section] = None
        return list(found)

    def _link(self) -> None:
        add = self.solver.addConstr
        inside: dict[str, list[Candidate]] = {}
        for candidate in self.pool.candidates:
            inside.setdefault(candidate.group, []).append(candidate)
            add(self.chosen[candidate.fact_id] <= self.sections[candidate.section])
            if candidate.group:
                add(self.chosen[candidate.fact_id] <= self.full[candidate.group])
            if candidate.leans_on in self.chosen:
                add(self.chosen[candidate.fact_id] <= self.chosen[candidate.leans_on])
        for entry in self.pool.entries:
            add(self.shown[entry.id] <= self.sections[entry.section])
            add(self.full[entry.id] <= self.shown[entry.id])
            if entry.compact is None:
                add(self.full[entry.id] >= self.shown[entry.id])
            bullets = sum(self.chosen[c.fact_id] for c in inside.get(entry.id, []))
            if inside.get(entry.id):
                add(bullets <= entry.most)
                telling = sum(candidate.tells for candidate in inside[entry.id])
                add(bullets >= min(entry.least, telling) * self.shown[entry.id])
        skills = [self.chosen[c.fact_id] for c in self.pool.candidates if c.section == "skills"]
        if skills:
            add(sum(skills) <= self.pool.skills_most)
            add(sum(skills) >= self.sections["skills"])
        for same in self._repeated():
            add(sum(self.chosen[fact_id] for fact_id in same) <= 1)

    def _repeated(self) -> list[list[str]]:
        """The facts that say the same in the same words, and a loose one with each line that it holds or is held by."""
        told = [(c, bare_words(c.text)) for c in self.pool.candidates if c.section not in _RUNNING and not c.repeats]
        found: dict[str, list[str]] = {}
        for candidate, words in told:
            found.setdefault(words, []).append(candidate.fact_id)
        loose = [(place, c, words) for place, (c, words) in enumerate(told) if not c.group]
        held = [
            [one.fact_id, other.fact_id]
            for place, one, words in loose
            for at, (other, more) in enumerate(told)
            if words != more and (other.group or at < place) and holds(words, more)
        ]
        return [same for same in found.values() if len(same) > 1] + held

    def _worth(self) -> None:
        count = len(self.pool.candidates)
        for place, candidate in enumerate(self.pool.candidates):
            # A hair's breadth by place makes the best choice unique.
            tie = 1e-5 * (count - place) / max(1, count)
            self.objective += (candidate.worth + tie) * self.chosen[candidate.fact_id]
        for entry in self.pool.entries:
            self.objective += entry.worth * self.shown[entry.id]
        if "skills" in self.sections:
            self.objective += assembly_weights().intrinsic.skills * self.sections["skills"]

    def add_wins(self, wins: Sequence[Win]) -> None:
        """Each requirement has one best, one second and one third evidence; the solver places them."""
        places: dict[tuple[str, int], list[Any]] = {}
        for win in wins:
            holder = self.chosen.get(win.fact_id)
            holder = self.shown.get(win.fact_id) if holder is None else holder
            if holder is None:
                continue
            ranks = [self.solver.addVariable(0.0, 1.0) for _ in win.by_rank]
            for rank, (variable, value) in enumerate(zip(ranks, win.by_rank, strict=True)):
                self.objective += value * variable
                places.setdefault((win.requirement_id, rank), []).append(variable)
            self.solver.addConstr(sum(ranks) <= holder)
        for variables in places.values():
            self.solver.addConstr(sum(variables) <= 1)

    def room(self) -> Any:
        """The body lines a choice takes."""
        costs = assembly_weights().costs
        total: Any = sum(costs.heading * section for section in self.sections.values())
        for candidate in self.pool.candidates:
            total += candidate.lines * self.chosen[candidate.fact_id]
        for name, section in self.sections.items():
            total += 0.5 * section if name in _RUNNING else 0
        for entry in self.pool.entries:
            if entry.compact is None:
                total += entry.header * self.shown[entry.id]
            else:
                total += entry.compact * self.shown[entry.id] + (entry.header - entry.compact) * self.full[entry.id]
        return total

    def limit_room(self, budget: float) -> None:
        """No choice may take more than `budget` lines."""
        self.solver.addConstr(self.room() <= budget)

    def limit_words(self, words: int) -> None:
        """No choice may hold more than `words` words."""
        total: Any = sum(len(c.text.split()) * self.chosen[c.fact_id] for c in self.pool.candidates)
        total += sum(len(entry.label.split()) * self.shown[entry.id] for entry in self.pool.entries)
        self.solver.addConstr(total <= words)

    def answer(self, optimal: Any) -> Choice:
        """Solve and read the choice."""
        self.solver.maximize(self.objective)
        values = self.solver.getSolution().col_value
        info = self.solver.getInfo()
        feasible = bool(values) and info.primal_solution_status == 2
        if not feasible:
            return Choice(frozenset(), frozenset(), frozenset(), 0, 0, 0, feasible=False)
        bound = info.objective_function_value
        if self.solver.getModelStatus() != optimal:
            bound = info.mip_dual_bound
        return Choice(
            facts=_names(self.chosen, values),
            entries=_names(self.shown, values),
            full=_names(self.full, values),
            lines=self._lines(values),
            objective=info.objective_function_value,
            bound=bound,
            feasible=True,
        )

    def _lines(self, values: Sequence[float]) -> float:
        room = self.room()
        factors: list[float] = list(room.vals)
        places: list[int] = list(room.idxs)
        taken = sum(factor * values[place] for place, factor in zip(places, factors, strict=True))
        return float(room.constant or 0) + taken


def _names(variables: Mapping[str, Any], values: Sequence[float]) -> frozenset[str]:
    return frozenset(name for name, variable in variables.items() if values[int(variable.index)] > 0.5)


def least_room(pool: Pool) -> list[tuple[str, float]]:
    """What must be kept and the room each takes: the proof when a budget cannot hold it."""
    rows = [(entry.label, _least(entry, pool.candidates)) for entry in pool.entries if entry.kept]
    rows.extend((c.text, c.lines) for c in pool.candidates if c.must_keep and not c.group)
    return rows


def _least(entry: Entry, candidates: Sequence[Candidate]) -> float:
    if not entry.full and entry.compact is not None:
        return entry.compact
    shortest = sorted(c.lines for c in candidates if c.group == entry.id and c.tells)[: entry.least]
    return entry.header + sum(shortest)
