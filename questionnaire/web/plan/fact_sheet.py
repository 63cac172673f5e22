"""Five lines that finish the fact sheet, asked after the result; what it looks like stands below them."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, redirect, render_template, request, url_for
from msgspec.structs import replace
from werkzeug.wrappers import Response

from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.ids import QuestionId
from questionnaire.catalogue.questions import Question, Step
from questionnaire.services import edition, services
from questionnaire.storage import StorageUnavailable
from questionnaire.web.assessments import assessment_or_404, owned
from questionnaire.web.buttons import button
from questionnaire.web.language import current_language, speak
from questionnaire.web.links import form_token
from questionnaire.web.returned import ReturnedForm, returned, send_back, shown
from questionnaire.web.wizard.forms import form_class, malformed, typed
from questionnaire.web.wizard.saving import NOT_SAVED, not_saved, save
from questionnaire.web.wizard.step_page import NO_PROBLEMS, StepProblems
from questionnaire.web.wizard.step_texts import QuestionTexts, question_texts
from questionnaire.web.words import _
from questionnaire.wording.answer_words import Choice
from questionnaire.wording.citations import Citations

blueprint = speak(Blueprint("fact_sheet", __name__))


@blueprint.get("/<link:link>/fact-sheet")
def show(link: str) -> Response:
    saved = assessment_or_404(link).answers
    return shown(partial(_asked_again, link), lambda: _page(link, saved))


@blueprint.post("/<link:link>/fact-sheet")
def submit(link: str) -> Response:
    step = edition().catalogue.fact_sheet_step
    form = form_class(step)(request.form)
    form.validate()
    try:
        save(link, step, form)
    except StorageUnavailable:
        return not_saved(_page(link, typed(step, form), StepProblems(notice=str(NOT_SAVED))))
    wrong = malformed(step, form)
    if wrong:
        address = url_for("fact_sheet.show", link=link)
        return send_back(returned(problems=wrong), partial(_asked_again, link), address, owned(link))
    if button() == "stay":
        return redirect(url_for("fact_sheet.show", link=link), 303)
    return redirect(url_for("plan.show", link=link, _anchor="fact-sheet"), 303)


def _asked_again(link: str, form: ReturnedForm) -> str:
    step = edition().catalogue.fact_sheet_step
    return _page(link, typed(step, form_class(step)(form.sent)), StepProblems(form.problems))


def _page(link: str, values: Answers, trouble: StepProblems = NO_PROBLEMS) -> str:
    saved = assessment_or_404(link).answers
    step = fitting_step(edition().catalogue, saved)
    return render_template(
        "plan/fact_sheet.html",
        link=link,
        token=form_token(link),
        step=step,
        questions=[_withdrawable(texts) for texts in question_texts(step, current_language())],
        values=values,
        problems=trouble.problems,
        notice=trouble.notice,
        pack=services().plan(saved).contact,
        cite=Citations(edition().catalogue.sources),
    )


def fitting_step(catalogue: Catalogue, answers: Answers) -> Step:
    """With the options that belong to the fields chosen, and with whatever was chosen before."""
    fields = frozenset(answers.many(QuestionId.FIELDS))
    step = catalogue.fact_sheet_step
    fitting = (_fitting(question, fields, answers.one(question.id)) for question in step.questions)
    return replace(step, questions=tuple(fitting))


def _fitting(question: Question, fields: frozenset[str], chosen: str | None) -> Question:
    options = (
        option
        for option in question.options
        if not option.fields or option.fields & fields or option.id == chosen
    )
    return replace(question, options=tuple(options))


def _withdrawable(texts: QuestionTexts) -> QuestionTexts:
    """A choice that nobody has to make can be taken back."""
    if not texts.choices:
        return texts
    return replace(texts, choices=(*texts.choices, Choice("", _("Leave this open"), special=True)))
