"""What the answers say about the enterprise and its aim, for choosing what fits."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from questionnaire.answers.answers import Answers
from questionnaire.calendar.quarters import Quarter, parse_quarter, quarter_of
from questionnaire.catalogue.audience import Audience, Horizon, LegalGroup, OfferForm, Procedure
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.places.place import Place
from questionnaire.places.regions import Regions

SHORT = 26
MEDIUM = 78
UNDECIDED_WEEKS = 52


class Situation(Struct, frozen=True):
    """`procedures` are those that the contract's value may lead to; unknown until a route has been found.

    `missed` is the wished quarter where it is over, `pressed` who needs income within three months.
    """

    form: OfferForm | None
    legal: LegalGroup | None
    target: Place | None
    start: Quarter | None
    weeks_left: int
    procedures: frozenset[Procedure] = frozenset({"unknown"})
    missed: Quarter | None = None
    pressed: bool = False

    @property
    def horizon(self) -> Horizon:
        """h3 under half a year, h12 under one and a half years, h24 beyond."""
        if self.weeks_left < SHORT:
            return "h3"
        return "h12" if self.weeks_left < MEDIUM else "h24"

    @property
    def land(self) -> str | None:
        return self.target.land if self.target else None

    def fits(self, audience: Audience) -> bool:
        """Each set that is not empty must contain what the answers say; nothing said fits none."""
        return (
            _within(self.form, audience.forms)
            and _within(self.legal, audience.legal)
            and _within(self.horizon, audience.horizons)
            and _within(self.land, audience.lands)
            and _within(self.target.kind if self.target else None, audience.targets)
            and (not audience.procedures or not audience.procedures.isdisjoint(self.procedures))
        )


def _within(value: str | None, allowed: frozenset[str]) -> bool:
    return not allowed or value in allowed


def read_situation(catalogue: Catalogue, regions: Regions, answers: Answers, today: date) -> Situation:
    """Without a wished quarter, or after it, the plan reckons with a year, the article's own lead time."""
    options = {question.id: answers.option(question) for question in catalogue.offering.questions}
    form, legal = options.get("form"), options.get("legal_form")
    wished = parse_quarter(answers.one("start"))
    over = wished is not None and wished < quarter_of(today)
    start = None if over else wished
    days = (start.first_day - today).days if start else UNDECIDED_WEEKS * 7
    return Situation(
        form=form.form if form else None,
        legal=legal.legal if legal else None,
        target=regions.place(answers.one("target")),
        start=start,
        weeks_left=max(days, 0) // 7,
        missed=wished if over else None,
        pressed=answers.one("staying_power") == "up_to_three_months",
    )
