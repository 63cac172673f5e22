"""Somebody’s saved answers and the plan that follows from them, by their link."""

from __future__ import annotations

from flask import abort

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.services import services
from questionnaire.storage import About, Assessment
from questionnaire.web.links import fingerprint, token_fits


def assessment_or_404(link: str) -> Assessment:
    """Wrong, foreign, erased and expired links all answer alike."""
    ours = services()
    return ours.assessments.find(fingerprint(link), ours.now()) or abort(404)


def posted_by_owner(link: str) -> Assessment:
    """For forms: they must come from the link's own page, too."""
    assessment = assessment_or_404(link)
    if not token_fits(link):
        abort(403)
    return assessment


def owned(link: str) -> About:
    """What a form goes with that came from the link's own page."""
    return About(assessment=fingerprint(link))


def plan_or_404(link: str) -> ActionPlan:
    """With a second look where there is something to compare with."""
    return plan_of(link, assessment_or_404(link))


def plan_of(link: str, assessment: Assessment) -> ActionPlan:
    earlier = services().earlier_answers.find(fingerprint(link))
    return bare_plan_of(link, assessment).compared_with(earlier)


def bare_plan_or_404(link: str) -> ActionPlan:
    """Without a look at earlier answers, but with what became of the steps."""
    return bare_plan_of(link, assessment_or_404(link))


def bare_plan_of(link: str, assessment: Assessment) -> ActionPlan:
    return services().plan(assessment.answers, services().ticks.find(fingerprint(link)))
