"""Several documents of one person become the inputs of one run."""

from __future__ import annotations

from collections.abc import Sequence

from tailoring.choices import settled_options
from tailoring.errors import InvalidOption, NothingRecognised
from tailoring.facts import Document
from tailoring.options import TailorOptions
from tailoring.posting import Posting
from tailoring.profile import Profile
from tailoring.reading.merge import merge_profiles
from tailoring.run import RunInputs


def merged_inputs(
    documents: Sequence[Document], profiles: Sequence[Profile], posting: Posting, options: TailorOptions
) -> RunInputs:
    """The inputs of a run. Raises InvalidOption when the documents are of two people."""
    if not profiles:
        raise InvalidOption("No document was given.", "Name at least one résumé.")
    profile = profiles[0] if len(profiles) == 1 else merge_profiles(profiles)
    for conflict in profile.conflicts:
        if conflict.field == "name":
            names = " and ".join(f"“{name}”" for name in conflict.values)
            raise InvalidOption(
                f"The documents are of different people: {names}.", "Give one person's documents in one run."
            )
    if not (profile.positions or profile.education or profile.skills or profile.projects):
        raise NothingRecognised(
            f"No job, school, project or skill was recognised in {documents[0].name}.",
            "Check that it is a résumé and that its text can be selected; plain text works too.",
        )
    return RunInputs(
        documents=tuple(documents), profile=profile, posting=posting, options=settled_options(options, profile, posting)
    )
