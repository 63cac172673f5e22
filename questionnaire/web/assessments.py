"""Somebody’s saved answers, by their link."""

from __future__ import annotations

from flask import abort

from questionnaire.services import services
from questionnaire.storage import Assessment
from questionnaire.web.links import fingerprint


def assessment_or_404(link: str) -> Assessment:
    """Wrong, foreign, erased and expired links all answer alike."""
    found = services().assessments.find(fingerprint(link), services().now())
    return found or abort(404)
