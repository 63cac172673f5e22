"""The edges that people see: wizard, result, pages."""

from questionnaire.web.application import Application, init_app
from questionnaire.web.house import House

__all__ = ["Application", "House", "init_app"]
