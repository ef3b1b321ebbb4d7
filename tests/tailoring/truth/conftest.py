"""A judge of one line against facts of one post, with a fact beside them that tells nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest

from tailoring.resume import LineVerdict
from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.statement import verify_statement

Judge = Callable[..., LineVerdict]
POST = {"role": "Clerk", "employer": "Orrell Ferries", "dates": "2012–2020"}


@pytest.fixture
def judge(taxonomy: Taxonomy, request: pytest.FixtureRequest) -> Judge:
    """Judges a text by facts of the module's `POST`, or of a clerk at a ferry company."""
    post = {**POST, **getattr(cast("Any", request).module, "POST", {})}

    def judged(text: str, *facts: str, **other_post: str) -> LineVerdict:
        told = [SourceFact(id=f"f{n}", text=fact, **{**post, **other_post}) for n, fact in enumerate(facts, start=1)]
        return verify_statement(text, [*told, SourceFact(id="beside", text="Sings in a choir.")], taxonomy)

    return judged
