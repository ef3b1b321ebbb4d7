"""A run as stored: what was asked, how far it came, and who holds it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tailoring.model import Model
from tailoring.options import TailorOptions
from tailoring.run import StepName
from tailoring.submission import Submission

RunStatus = Literal["running", "finished", "failed"]


class RunRequest(Model):
    """What a run was started with: ids of stored things, and the options."""

    document_ids: tuple[str, ...]
    posting_id: str
    options: TailorOptions
    submission: Submission | None = None


class Run(Model):
    """One execution of the pipeline as stored."""

    id: str
    key: str
    version: int
    status: RunStatus
    request: RunRequest
    error: str = ""
    created_at: str
    timings: tuple[tuple[StepName, float], ...] = ()


class Lease(NamedTuple):
    """The holder of a run ("" for none), and the second until which it may keep it."""

    holder: str
    until: float
