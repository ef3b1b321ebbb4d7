"""How near evidence stands to one asked thing, how it was done, and why: what every rule answers with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tailoring.confidence_rules.clauses import Status
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.scoring_data import scoring


@dataclass(frozen=True, slots=True)
class Standing:
    """How near (0–1) the evidence stands, how it was done, and in words why.

    `rule`: which rule decided ("link direct", "likeness" …), for error analysis.
    `known`: data links the two. `same`: it is the thing asked. `likeness` (0–1) only decides between equals.
    `of_all`: of a denial, that it denies the whole of what is asked. `by_sure_name`: by a name, or by
    words of one trade, that have no other sense.
    """

    near: float
    status: Status
    why: str
    evidence: EvidenceParts | None = None
    asked: str = ""
    offered: str = ""
    known: bool = False
    same: bool = False
    likeness: float = 0.0
    of_all: bool = False
    rule: str = ""
    by_sure_name: bool = False

    def weighed(self, likeness: float) -> Standing:
        """The same with this likeness; written out, for it is done for every piece of evidence."""
        return Standing(
            self.near, self.status, self.why, self.evidence, self.asked, self.offered, self.known, self.same, likeness,
            self.of_all, self.rule, self.by_sure_name,
        )  # fmt: skip

    def capped(self, most: float, why: str) -> Standing:
        """The same, but no nearer than `most`; the reason changes only when the cap bites."""
        return self if self.near <= most else replace(self, near=most, why=why)


DENIED = "The evidence says that it was not done."
NOTHING = Standing(0.0, "negated", "Nothing in the evidence speaks to it.")


def done(near: float, status: Status) -> float:
    """Nearness of a thing by how it was done: to have watched or studied it counts as weak, however near it is.

    What is only listed, or done at times, keeps its share, so that a listed neighbour is worth less than a listed hit.
    """
    share = scoring().statuses[status]
    if status in ("listed", "held", "negated"):
        return near * share
    return min(near, share * min(1.0, near + 0.2))
