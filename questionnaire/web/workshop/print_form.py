"""What an advisor wants printed: which kind of file, in which languages, whose plans."""

from __future__ import annotations

from collections.abc import Collection

from wtforms import RadioField, SelectChoice, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length

from questionnaire.hygiene import clean
from questionnaire.services import edition, services
from questionnaire.storage import TooManyOrders
from questionnaire.texts import LANGUAGES
from questionnaire.web.spoken_form import SpokenForm
from questionnaire.web.words import _, _l
from questionnaire.workshop.print_order import PrintRequest, PrintScope
from questionnaire.workshop.progress import is_finished
from questionnaire.workshop.seat_numbers import read_numbers, written_numbers
from questionnaire.workshop.workshop import Workshop

MOST_LETTERS = 200


class PrintForm(SpokenForm):
    kind = RadioField(
        choices=[SelectChoice("pdf"), SelectChoice("zip")],
        validators=[InputRequired(_l("Please choose one file or many."))],
    )
    languages = SelectMultipleField(
        choices=[SelectChoice(language) for language in LANGUAGES],
        validators=[InputRequired(_l("Please choose a language."))],
    )
    scope = RadioField(
        choices=[SelectChoice("finished"), SelectChoice("all"), SelectChoice("these")],
        validators=[InputRequired(_l("Please choose whose plans to print."))],
    )
    seats = StringField(
        filters=[lambda typed: clean(typed or "")],
        validators=[Length(max=MOST_LETTERS, message=_l("Please shorten this to 200 characters."))],
    )


class PrintRefused(ValueError):
    """`said` is for the advisor and stands beside the field."""

    def __init__(self, field: str, said: str) -> None:
        super().__init__(said)
        self.field, self.said = field, said


def place_orders(workshop: Workshop, form: PrintForm) -> None:
    """An order for each language. Raises PrintRefused."""
    numbers = wanted(workshop, form.scope.data, form.seats.data)
    for language in form.languages.data:
        place_order(workshop, PrintRequest(form.kind.data, language, form.scope.data), numbers)


def refuse_without_room() -> None:
    """Raises PrintRefused: answers go on the same disk, and they come first."""
    if not services().print_folder.has_room():
        message = _("Our server has no room for further files just now. Please try again later.")
        raise PrintRefused("kind", message)


def place_order(workshop: Workshop, request: PrintRequest, numbers: Collection[int]) -> None:
    """Raises PrintRefused."""
    refuse_without_room()
    try:
        order_id = services().print_orders.place(workshop.id, request, numbers, services().now())
    except TooManyOrders:
        message = _("There are many files here already. Please remove some, then try again.")
        raise PrintRefused("kind", message) from None
    services().queue.announce(order_id)


def wanted(workshop: Workshop, scope: PrintScope, typed: str = "") -> Collection[int]:
    """Numbers of seats. Raises PrintRefused."""
    seat_answers = services().seats.answers(workshop.id, services().now())
    everyone = [seat.number for seat in seat_answers]
    if scope == "these":
        return _chosen(typed, everyone)
    if typed:
        raise PrintRefused("seats", _("Please choose “only these seats”, or empty the field."))
    if not everyone:
        raise PrintRefused("scope", _("Nobody has a seat yet."))
    finished = [seat.number for seat in seat_answers if is_finished(edition().catalogue, seat.answers)]
    if scope == "finished" and not finished:
        raise PrintRefused("scope", _("Nobody has finished yet. You can choose everyone who has a seat."))
    return finished if scope == "finished" else everyone


def _chosen(typed: str, there: Collection[int]) -> Collection[int]:
    try:
        numbers = read_numbers(typed)
    except ValueError as error:
        message = _("“%(piece)s” is no seat number. Type them like this: 3, 7-9", piece=str(error)[:20])
        raise PrintRefused("seats", message) from None
    missing = written_numbers(number for number in numbers if number not in there)
    if missing:
        raise PrintRefused("seats", _("There is no seat %(number)s in this workshop.", number=missing))
    if not numbers:
        raise PrintRefused("seats", _("Please type the numbers of the seats, such as 3, 7-9"))
    return numbers
