"""Why a step stays as it is, in the reader's language."""

from __future__ import annotations

from questionnaire.plan.moving import Obstacle
from questionnaire.web.language import current_language
from questionnaire.web.plan.page_problem import PageProblem
from questionnaire.web.words import _
from questionnaire.wording.formats import long_day


class StepRefused(Exception):
    """`status` is what the browser is told: 422 for a day that does not fit, 409 for another window."""

    def __init__(self, step: str, text: str, day: str = "", status: int = 422) -> None:
        super().__init__(step)
        self.step, self.text, self.day, self.status = step, text, day, status

    @property
    def problem(self) -> PageProblem:
        anchor = f"step-{self.step}" if self.status == 422 else "steps-title"
        return PageProblem(_("This step stays as it was"), self.text, anchor, self.step, self.day)


def no_day(step: str, typed: str) -> StepRefused:
    return StepRefused(step, _("Choose the day to which you move this step."), typed)


def no_such_step(step: str) -> StepRefused:
    text = _(
        "This step is no longer in your plan: answers or content have changed since."
        " Everything else is kept as it was."
    )
    return StepRefused(step, text, status=409)


def changed_meanwhile(step: str) -> StepRefused:
    text = _(
        "This step was changed in another window meanwhile. Here you see how it stands now;"
        " nothing was overwritten."
    )
    return StepRefused(step, text, status=409)


def in_the_way(step: str, found: Obstacle, typed: str) -> StepRefused:
    return StepRefused(step, _why(found), typed)


def _why(found: Obstacle) -> str:
    language = current_language()
    day = long_day(found.day, language)
    if found.kind == "past":
        return _("This day has passed. Choose today or a later day.")
    if found.kind == "far":
        return _("That is too far ahead. Choose a day up to %(day)s.", day=day)
    if found.kind == "budget":
        return _("The budget needs this step by %(day)s. Choose that day or an earlier one.", day=day)
    if found.step is None:
        return _("The earliest day for this step is %(day)s.", day=day)
    title = found.step.title[language]
    return _("“%(title)s” comes first. The earliest day for this step is %(day)s.", title=title, day=day)
