"""A person's facts as they stand now, out of everything that is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tailoring.facts import Fact

if TYPE_CHECKING:
    from storage.store import Store
    from tailoring.relayed import RelayedPolicy
    from tailoring.skills.taxonomy import Taxonomy
    from tailoring.standing import Standing, Stated


class Present(NamedTuple):
    """What is stored, and how it stands: `given` are the documents, `statements` what was stated later."""

    given: tuple[Stated, ...]
    statements: tuple[Stated, ...]
    standing: Standing

    def facts(self) -> dict[str, Fact]:
        """Every stored fact by its id, with its present status."""
        return {fact.id: fact for one in (*self.given, *self.statements) for fact in one.profile.facts}

    def shown(self) -> dict[str, Fact]:
        """The facts that may be used now."""
        return {fact.id: fact for profile in self.standing.profiles for fact in profile.facts}


async def present(
    store: Store,
    policy: RelayedPolicy,
    taxonomy: Callable[[], Taxonomy],
    document_ids: Sequence[str] | None = None,
) -> Present:
    """The named documents, or all, with every later change to them. Raises NotFound."""
    from tailoring.standing import Stated, standing

    documents = store.documents
    stored = await documents.all() if document_ids is None else [await documents.get(one) for one in document_ids]
    given = tuple(Stated(*one) for one in stored)
    statements = tuple(Stated(*one) for one in await documents.statements())
    now = standing(given, statements, await store.decisions.all(), policy, taxonomy)
    return Present(given, statements, now)
