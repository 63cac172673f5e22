"""Saved assessments: ids and answers in a database, nothing derived."""

from questionnaire.storage.assessments import Assessment, Storage
from questionnaire.storage.earlier_answers import Looks
from questionnaire.storage.faults import StillInLog, StorageUnavailable
from questionnaire.storage.print_orders import Prints, TooMany
from questionnaire.storage.seats import Full, Seats
from questionnaire.storage.workshops import Workshops

__all__ = [
    "Assessment",
    "Full",
    "Looks",
    "Prints",
    "Seats",
    "StillInLog",
    "Storage",
    "StorageUnavailable",
    "TooMany",
    "Workshops",
]
