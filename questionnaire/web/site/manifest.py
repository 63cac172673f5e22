"""What a device needs that puts the site on its home screen, in each language."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, url_for

from questionnaire.web.language import current_language, speak
from questionnaire.web.words import _

blueprint = speak(Blueprint("manifest", __name__))
# As the style sheet has them; a test compares.
BRAND, GROUND = "#0b5563", "#f6f5f1"
ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("maskable-512.png", 512, "maskable"))


@blueprint.get("/site.webmanifest")
def manifest() -> Response:
    response = jsonify(
        name="Rathausreif",
        short_name="Rathausreif",
        description=_(
            "A guided self-assessment for social enterprises that want a first cooperation"
            " with a German municipality, with a personalised action plan as a PDF."
        ),
        lang=current_language(),
        dir="ltr",
        id="/",
        start_url=url_for("site.start"),
        scope="/",
        # The address stays in sight: it is the only key to somebody's answers.
        display="minimal-ui",
        theme_color=BRAND,
        background_color=GROUND,
        icons=[_icon(*icon) for icon in ICONS],
    )
    response.mimetype = "application/manifest+json"
    return response


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    address = url_for("static", filename=f"icons/{name}")
    return {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
