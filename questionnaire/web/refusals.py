"""Why an answers file was refused, in the reader's language, with what to do about it."""

from __future__ import annotations

from flask import request

from questionnaire.answers.checks import AnswerError
from questionnaire.services import edition
from questionnaire.web.language import current_language
from questionnaire.web.words import _, _l

NO_FILE = _l("Please choose a file first: the answers file that you saved here.")


def sent_file() -> bytes | None:
    """None where the button was pressed before a file was chosen."""
    file = request.files.get("file")
    return file.read() if file and file.filename else None


def refusal(error: AnswerError) -> str:
    match error.fault:
        case "damaged":
            return _("This file is damaged or empty. Please take the file as you downloaded it here.")
        case "foreign":
            return _("This is not an answers file from Rathausreif. Its name usually ends in “answers.json”.")
        case "newer":
            return _("This file comes from a newer Rathausreif. Please open it on the website that made it.")
        case "question":
            return _("The file contains a question that does not exist here. Please download it once more.")
        case _:
            return _(
                "The file’s answer to “%(question)s” cannot be used. Please download the file once more.",
                question=_title(error.subject),
            )


def _title(question_id: str) -> str:
    """Readers know a question by its words."""
    question = edition().catalogue.question(question_id)
    return question.title[current_language()] if question else ""
