"""Several documents of one person become the inputs of one run."""

from __future__ import annotations

from collections.abc import Sequence

from tailoring.choices import settled_options
from tailoring.contradictions import with_number_conflicts
from tailoring.errors import InvalidOption, NothingRecognised
from tailoring.facts import Document
from tailoring.options import TailorOptions
from tailoring.posting import Posting
from tailoring.profile import Profile
from tailoring.reading.merge import merge_profiles
from tailoring.relayed import confirm_command
from tailoring.run import RunInputs, Withheld


def merged_inputs(
    documents: Sequence[Document],
    profiles: Sequence[Profile],
    posting: Posting,
    options: TailorOptions,
    *,
    withheld: Sequence[Withheld] = (),
    unconfirmed: bool | None = None,
) -> RunInputs:
    """The inputs of a run. Raises InvalidOption when the documents are of two people.

    `unconfirmed` left out: a pasted document counts as not confirmed.
    """
    if not profiles:
        raise _nothing_left(documents, withheld)
    profile = with_number_conflicts(profiles[0] if len(profiles) == 1 else merge_profiles(profiles))
    for conflict in profile.conflicts:
        if conflict.field == "name":
            names = " and ".join(f"“{name}”" for name in conflict.values)
            raise InvalidOption(
                f"The documents are of different people: {names}.", "Give one person's documents in one run."
            )
    if not (profile.positions or profile.education or profile.skills or profile.projects):
        if withheld:
            raise _nothing_left(documents, withheld)
        raise NothingRecognised(
            f"No job, school, project or skill was recognised in {documents[0].name}.",
            "Check that it is a résumé and that its text can be selected; plain text works too.",
        )
    pasted = any(document.relayed for document in documents) if unconfirmed is None else unconfirmed
    return RunInputs(
        documents=tuple(documents),
        profile=profile,
        posting=posting,
        options=settled_options(options, profile, posting),
        withheld=tuple(withheld),
        unconfirmed=pasted,
    )


def _nothing_left(documents: Sequence[Document], withheld: Sequence[Withheld]) -> InvalidOption:
    if not withheld:
        return InvalidOption("No document was given.", "Name at least one résumé.")
    waiting = dict.fromkeys(one.document_id for one in withheld)
    names = " and ".join(document.name for document in documents if document.id in waiting) or "What was given"
    return InvalidOption(
        f"{names} came through an assistant and is held back until the person confirms it.",
        f"The person runs: {confirm_command(*waiting)}",
    )
