"""What people see in a browser: wizard, plan, workshop, site."""

from questionnaire.web.application import Application, init_app

__all__ = ["Application", "init_app"]
