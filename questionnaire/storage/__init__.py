"""Saved assessments: ids and answers in a database, nothing derived."""

from questionnaire.storage.assessments import Assessment, Assessments, Saved
from questionnaire.storage.calendar_feeds import CalendarFeed, CalendarFeeds
from questionnaire.storage.clock import ClockReading, read_clock
from questionnaire.storage.earlier_answers import EarlierAnswers
from questionnaire.storage.erasing import Erased, Erasing
from questionnaire.storage.faults import StillInLog, StorageUnavailable
from questionnaire.storage.letterheads import Letterheads
from questionnaire.storage.period import Period
from questionnaire.storage.print_orders import PrintOrders, TooManyOrders
from questionnaire.storage.progress_consents import ProgressConsents
from questionnaire.storage.returned_forms import About, ReturnedForms, SealedForm
from questionnaire.storage.seat_notes import SeatNotes
from questionnaire.storage.seats import Seats, WorkshopFull
from questionnaire.storage.ticks import Ticks
from questionnaire.storage.wishes import Wishes
from questionnaire.storage.workshops import Workshops

__all__ = [
    "About",
    "Assessment",
    "Assessments",
    "CalendarFeed",
    "CalendarFeeds",
    "ClockReading",
    "EarlierAnswers",
    "Erased",
    "Erasing",
    "Letterheads",
    "Period",
    "PrintOrders",
    "ProgressConsents",
    "ReturnedForms",
    "Saved",
    "SealedForm",
    "SeatNotes",
    "Seats",
    "StillInLog",
    "StorageUnavailable",
    "Ticks",
    "TooManyOrders",
    "Wishes",
    "WorkshopFull",
    "Workshops",
    "read_clock",
]
