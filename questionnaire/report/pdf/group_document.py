"""What a room needs, on two pages that an advisor prints. Nothing on them is about one person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from questionnaire.brand.brand import Brand
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.catalogue.facts import Fact
from questionnaire.report.pdf.brand_colours import in_colours
from questionnaire.report.pdf.brand_part import brand_words
from questionnaire.report.pdf.environment import environment
from questionnaire.texts import Language
from questionnaire.wording.citations import Citations
from questionnaire.wording.translations import TRANSLATIONS
from questionnaire.workshop.group import Group
from questionnaire.workshop.running_order import RunningOrder
from questionnaire.workshop.tally import Tally
from questionnaire.workshop.workshop import Invitation


class GroupSummary(Struct, frozen=True):
    """A workshop as its summary tells it; `people` is how many took a seat, `brand` that of the site."""

    invitation: Invitation
    people: int
    group: Group
    order: RunningOrder
    tally: Tally
    brand: Brand | None = None


def group_html(
    catalogue: Catalogue,
    room: GroupSummary,
    language: Language,
    today: date,
    translations: Path = TRANSLATIONS,
) -> str:
    """The title that the advisor typed enters through autoescape, like everything that people type."""
    html = (
        environment(language, translations)
        .get_template("report/group.html")
        .render(
            catalogue=catalogue,
            room=room,
            language=language,
            today=today,
            facts=tuple(_facts(catalogue, room.order)),
            cite=Citations(catalogue.sources),
            **brand_words(room.brand, language),
        )
    )
    return in_colours(html, room.brand)


def _facts(catalogue: Catalogue, order: RunningOrder) -> Iterator[Fact]:
    """Those that belong to the two exercises."""
    wanted = {item.exercise.fact for item in order.exercises if item.exercise}
    return (fact for fact in catalogue.facts if fact.id in wanted)
