"""What the law wants to be said of whoever runs the site: imprint, accessibility, contact."""

from __future__ import annotations

from flask import Blueprint, render_template

from questionnaire.services import edition
from questionnaire.web.language import speak

blueprint = speak(Blueprint("operator", __name__))


@blueprint.get("/imprint")
def imprint() -> str:
    return render_template("site/imprint.html")


@blueprint.get("/accessibility")
def accessibility() -> str:
    return render_template("site/accessibility.html", passages=edition().catalogue.accessibility)


@blueprint.get("/contact")
def contact() -> str:
    return render_template("site/contact.html")
