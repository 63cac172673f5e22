"""What a device needs that puts the site on its home screen, in each language."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, url_for

from questionnaire.brand.brand import OUR_NAME, accent_of, name_of
from questionnaire.services import services
from questionnaire.web.language import current_language, speak
from questionnaire.web.words import _

blueprint = speak(Blueprint("manifest", __name__))
# As the style sheet has it; a test compares.
GROUND = "#f6f5f1"
ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("maskable-512.png", 512, "maskable"))


@blueprint.get("/site.webmanifest")
def manifest() -> Response:
    brand, language = services().brand, current_language()
    response = jsonify(
        name=brand.name[language] if brand else OUR_NAME,
        short_name=name_of(brand),
        description=_(
            "A guided self-assessment for social enterprises that want a first cooperation"
            " with a German municipality, with a personalised action plan as a PDF."
        ),
        lang=language,
        dir="ltr",
        id="/",
        start_url=url_for("site.start"),
        scope="/",
        # The address stays in sight: it is the only key to somebody's answers.
        display="minimal-ui",
        theme_color=accent_of(brand),
        background_color=GROUND,
        icons=[_icon(*icon) for icon in ICONS],
    )
    response.mimetype = "application/manifest+json"
    return response


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    address = url_for("static", filename=f"icons/{name}")
    return {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
