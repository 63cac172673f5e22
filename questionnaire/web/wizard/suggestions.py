"""Names of places while somebody types. Public data; nothing of whoever asks is looked at or kept."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from questionnaire.hygiene import clean
from questionnaire.places.former import former_name
from questionnaire.places.place import Place
from questionnaire.places.readings import LONGEST
from questionnaire.services import edition, services
from questionnaire.texts import Language
from questionnaire.web.language import current_language, speak
from questionnaire.web.wizard.place_words import about, whereabouts
from questionnaire.web.words import _

MOST = 8
A_DAY = 86_400

blueprint = speak(Blueprint("suggestions", __name__))


@blueprint.get("/places")
def suggest() -> Response:
    """`?q=` in any spelling; the names lead back to their places when they are sent as answers."""
    asked = clean(request.args.get("q", "")[:LONGEST])
    response = jsonify(_suggestions(asked, current_language()) if asked else [])
    response.cache_control.public = True
    response.cache_control.max_age = A_DAY
    return response


def _suggestions(asked: str, language: Language) -> list[dict[str, str | bool]]:
    """`echo` is what the page says once the place is chosen; `meant` is what stands for it as it is."""
    gazetteer = services().gazetteer
    candidates, meant = gazetteer.find(asked, MOST), gazetteer.resolve(asked)
    return [
        {
            "name": gazetteer.written(place),
            "about": _today(asked, place) + about(place, language, candidates.other_name(place)),
            "echo": _today(asked, place) + whereabouts(place, language),
            **({"meant": True} if place == meant else {}),
        }
        for place in candidates.places
    ]


def _today(asked: str, place: Place) -> str:
    """What somebody types who knows the place by its former name."""
    former = former_name(edition().regions, asked, place)
    return f"{_('%(former)s, today %(place)s', former=former, place=place.name)} · " if former else ""
