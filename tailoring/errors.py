"""The tree of errors a person can mend. Wording: problem, value, accepted form, what to do."""

from __future__ import annotations


class UserError(Exception):
    """Something the person can mend; its text is shown to them as it is.

    `problem` says what is wrong and with which value, `mend` what to do next. `code` is the stable
    name of the class of error, for programs.
    """

    code = "user_error"

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(f"{problem} {mend}")
        self.problem = problem
        self.mend = mend


class UnreadableDocument(UserError):
    """A file that cannot be read: empty, encrypted, scanned, damaged or of an unknown type."""

    code = "unreadable_document"


class LimitExceeded(UserError):
    """A value above a limit of the settings; the limit is named."""

    code = "limit_exceeded"


class NotFound(UserError):
    """No such thing for this person; the same words whether it never was or is another's."""

    code = "not_found"


class InvalidOption(UserError):
    """An option or setting whose value is not of the accepted form."""

    code = "invalid_option"


class InvalidData(UserError):
    """A data file (taxonomy, thresholds, templates) with an error; names file and line."""

    code = "invalid_data"


class NothingRecognised(UserError):
    """A document in which nothing of the expected kind was found."""

    code = "nothing_recognised"


class CannotFit(UserError):
    """The must-keep facts do not fit the page budget; the proof is in the text."""

    code = "cannot_fit"


class CannotWrite(UserError):
    """An output folder that cannot be written, or a full disk."""

    code = "cannot_write"
