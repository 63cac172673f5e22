"""Saved assessments: ids and answers in a database, nothing derived."""

from questionnaire.storage.assessments import Assessment, Storage, StorageUnavailable

__all__ = ["Assessment", "Storage", "StorageUnavailable"]
