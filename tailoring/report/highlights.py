"""What to say of a finished run in a few words."""

from __future__ import annotations

from tailoring.fit_report import is_missing_knock_out, unstated
from tailoring.importance import importance_weight
from tailoring.run import Highlights, RunOutputs

_MET = ("direct", "transferable")
_MOST = 5


def highlights_of(outputs: RunOutputs) -> Highlights | None:
    """The highlights of a run whose generation is done, else None.

    Met is what is shown directly or by something transferable. Missing is what nothing shows, and a condition that is
    not met yet; what caps the score comes first. A condition that résumés seldom state is not called missing.
    """
    matched, made = outputs.template, outputs.generation
    if matched is None or made is None:
        return None
    fit = matched.fit
    weighty = sorted(fit.matches, key=lambda match: (-importance_weight(match.importance), -match.confidence.overall))
    met = [match for match in weighty if match.confidence.tier in _MET]
    missing = [
        match
        for match in weighty
        if not unstated(match) and (match.confidence.tier == "gap" or is_missing_knock_out(match))
    ]
    missing.sort(key=lambda match: match.requirement_id not in fit.capped_by)
    return Highlights(
        match_score=fit.match_score,
        ats_score=made.quality.score,
        met=tuple(match.requirement for match in met[:_MOST]),
        missing=tuple(match.requirement for match in missing[:_MOST]),
    )
