"""Saved assessments: ids and answers in a database, nothing derived."""

from questionnaire.storage.assessments import Assessment, StillInLog, Storage, StorageUnavailable

__all__ = ["Assessment", "StillInLog", "Storage", "StorageUnavailable"]
