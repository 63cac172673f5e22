"""The edges that people see: wizard, result, pages."""

from questionnaire.web.application import Application, furnish
from questionnaire.web.house import House

__all__ = ["Application", "House", "furnish"]
