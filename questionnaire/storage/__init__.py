"""Saved assessments: ids and answers in a database, nothing derived."""

from questionnaire.storage.assessments import Assessment, Assessments
from questionnaire.storage.calendar_feeds import CalendarFeed, CalendarFeeds
from questionnaire.storage.earlier_answers import EarlierAnswers
from questionnaire.storage.faults import StillInLog, StorageUnavailable
from questionnaire.storage.print_orders import PrintOrders, TooManyOrders
from questionnaire.storage.seats import Seats, WorkshopFull
from questionnaire.storage.ticks import Ticks
from questionnaire.storage.workshops import Workshops

__all__ = [
    "Assessment",
    "Assessments",
    "CalendarFeed",
    "CalendarFeeds",
    "EarlierAnswers",
    "PrintOrders",
    "Seats",
    "StillInLog",
    "StorageUnavailable",
    "Ticks",
    "TooManyOrders",
    "WorkshopFull",
    "Workshops",
]
