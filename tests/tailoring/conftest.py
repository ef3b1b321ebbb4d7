"""A nurse and an ad, read by the product's own readers, as every step of the craft meets them."""

from datetime import date
from pathlib import Path

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.matching import matched_step
from tailoring.merging import merged_inputs
from tailoring.options import TailorOptions
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.run import RunInputs, TemplateStep
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy

EXAMPLES = Path(__file__).resolve().parents[2] / "server" / "examples"
AS_OF = date(2026, 11, 1)


def inputs_of(resume: bytes, ad: str, **options: object) -> RunInputs:
    document = read_document(resume, "resume.pdf")
    chosen = TailorOptions.model_validate({"as_of": AS_OF, **options})
    return merged_inputs([document], [read_profile(document)], posting_from_text(ad), chosen)


def matched_of(inputs: RunInputs, taxonomy: Taxonomy) -> TemplateStep:
    return matched_step(inputs, taxonomy)


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@pytest.fixture(scope="session")
def nurse() -> RunInputs:
    return inputs_of((EXAMPLES / "resume.pdf").read_bytes(), (EXAMPLES / "ad.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def matched(nurse: RunInputs, taxonomy: Taxonomy) -> TemplateStep:
    return matched_of(nurse, taxonomy)
