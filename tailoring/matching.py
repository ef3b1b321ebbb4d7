"""The fit of every requirement, the gaps, and the shape of the résumé, as a run and a plan both need them."""

from __future__ import annotations

from tailoring.fit import FitReport
from tailoring.fit_report import assess_fit
from tailoring.gaps import analyze_gaps
from tailoring.run import RunInputs, TemplateStep
from tailoring.skills.taxonomy import Taxonomy
from tailoring.template import choose_template


def fit_of(inputs: RunInputs, taxonomy: Taxonomy) -> FitReport:
    """How every requirement is met. In a language that is not judged nothing is scored.

    Only what is named and typed decides here: among all the lines of a career something always sounds near in meaning.
    """
    if inputs.unjudged_languages:
        return FitReport()
    return assess_fit(inputs.posting, inputs.profile, taxonomy, as_of=inputs.options.as_of)


def matched_step(inputs: RunInputs, taxonomy: Taxonomy) -> TemplateStep:
    """What step 2 leaves."""
    fit = fit_of(inputs, taxonomy)
    gaps = analyze_gaps(inputs.posting, fit, inputs.profile, taxonomy)
    template = choose_template(inputs.posting, inputs.profile, fit, taxonomy, inputs.options)
    return TemplateStep(fit=fit, gaps=gaps, template=template)
