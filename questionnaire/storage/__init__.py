"""Saved assessments: ids and answers in a database, nothing derived."""

from questionnaire.storage.assessments import Assessment, StillInLog, Storage, StorageUnavailable
from questionnaire.storage.looks import Looks

__all__ = ["Assessment", "Looks", "StillInLog", "Storage", "StorageUnavailable"]
