"""A brand's colours and drawings. Their addresses name its version, so that browsers may keep them."""

from __future__ import annotations

from flask import Blueprint, Response, abort
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.brand.brand import Brand
from questionnaire.brand.page_styles import page_styles
from questionnaire.services import services
from questionnaire.web.etag import unless_unchanged

blueprint = Blueprint("brand", __name__, url_prefix="/brand/<version>")
FOR_EVER = "public, max-age=31536000, immutable"


@blueprint.get("/colours.css")
def colours(version: str) -> AnyResponse:
    brand = _brand()
    if brand.colours is None:
        abort(404)
    styles = Response(page_styles(brand.colours), content_type="text/css; charset=utf-8")
    return _kept(styles, brand, version)


@blueprint.get("/<name>")
def drawing(version: str, name: str) -> AnyResponse:
    brand = _brand()
    logo = brand.drawings.get(name) or abort(404)
    return _kept(Response(logo.drawing, content_type=logo.media_type), brand, version)


def _brand() -> Brand:
    return services().brand or abort(404)


def _kept(response: Response, brand: Brand, version: str) -> AnyResponse:
    """Where two servers have different brands for a while, nobody keeps the one under the other's name."""
    response.headers["Cache-Control"] = FOR_EVER if version == brand.version else "no-cache"
    return unless_unchanged(response)
