"""Until when somebody's answers are kept: by themselves, or as long as their plan goes on."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from msgspec import Struct

from questionnaire.plan.action_plan import ActionPlan
from questionnaire.plan.last_date import kept_until
from questionnaire.services import services
from questionnaire.storage import Assessment, StorageUnavailable


class Keeping(Struct, frozen=True):
    """`until` holds now, `by_itself` without a wish, `with_plan` with one; `is_cut`: that is the longest."""

    wished: bool
    until: date
    by_itself: date
    with_plan: date
    is_cut: bool


def keeping(assessment: Assessment, plan: ActionPlan) -> Keeping:
    period, used_at = services().assessments.period, assessment.used_at
    return Keeping(
        wished=assessment.wished is not None,
        until=period.until(used_at, assessment.wished),
        by_itself=period.until(used_at, None),
        with_plan=period.until(used_at, kept_until(plan)),
        is_cut=kept_until(plan) > period.longest(used_at),
    )


def follow_plan(fingerprint: bytes) -> None:
    """The wished date moves with the plan. What has just been saved is saved, whatever becomes of this."""
    with suppress(StorageUnavailable):
        now = services().now()
        assessment = services().assessments.find(fingerprint, now)
        if assessment and assessment.wished:
            plan = services().plan(assessment.answers, services().ticks.find(fingerprint))
            services().wishes.keep_until(fingerprint, kept_until(plan), now)
