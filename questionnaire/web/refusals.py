"""Why an answers file was refused, in the reader's language, with what to do about it."""

from __future__ import annotations

from questionnaire.answers.checks import AnswerError
from questionnaire.web.words import _


def refusal(error: AnswerError) -> str:
    match error.fault:
        case "damaged":
            return _("This file is damaged or empty. Please take the file as you downloaded it here.")
        case "foreign":
            return _("This is not an answers file from Rathausreif. Its name usually ends in “answers.json”.")
        case "newer":
            return _("This file comes from a newer Rathausreif. Please open it on the website that made it.")
        case "question":
            return _("The file contains a question that does not exist here: %(id)s.", id=error.subject)
        case _:
            return _(
                "The answer to “%(id)s” in the file cannot be used. Please download the file once more.",
                id=error.subject,
            )
