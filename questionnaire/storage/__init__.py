"""Saved assessments: ids and answers in a database, nothing derived."""

from questionnaire.storage.assessments import Assessment, Storage
from questionnaire.storage.faults import StillInLog, StorageUnavailable

__all__ = ["Assessment", "StillInLog", "Storage", "StorageUnavailable"]
