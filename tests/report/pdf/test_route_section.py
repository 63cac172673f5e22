"""What the plan prints of the route: numbers with their date, or the careful sentence."""

from __future__ import annotations

import re
from datetime import date

import pytest

from questionnaire.almanac.almanac import Almanac
from questionnaire.answers.answers import Answers
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.edition import Edition
from questionnaire.places.lands import LANDS
from questionnaire.places.regions import Regions
from questionnaire.plan.draw_up import draw_up
from questionnaire.report.pdf.plan_document import plan_html
from questionnaire.texts import LANGUAGES, NO_BREAK, Language
from questionnaire.wording.formats import long_day
from tests.report.pdf.test_language_purity import words_of

TODAY = date(2026, 11, 23)
OFFER = {"yearly_price": "up_to_30k", "term": "four_years", "form": "digital"}
BOUNDS: dict[Language, tuple[str, str]] = {
    "de": ("Euer Weg zum Auftrag", "Wessen Beispiel in Eurer"),
    "en": ("Your route to a contract", "Whose example counts"),
}
both = pytest.mark.parametrize("language", LANGUAGES)


class Desk:
    def __init__(self, catalogue: Catalogue, almanac: Almanac, regions: Regions) -> None:
        self.catalogue, self.almanac, self.regions = catalogue, almanac, regions

    def words(self, language: Language, today: date = TODAY, **answers: str) -> str:
        given = Answers({key: (value,) for key, value in (OFFER | answers).items()})
        plan = draw_up(Edition(self.catalogue, self.almanac, self.regions), given, today)
        return words_of(plan_html(plan, language), language)

    def sums(self, language: Language, today: date, land: str) -> set[str]:
        """Every sum of a thousand euros or more in the section about the route, besides the offer's own."""
        section = self.section(language, today, land).replace(",", ".")
        return set(re.findall(r"\d+\.\d{3}", section)) - {"15.000", "30.000", "60.000", "120.000"}

    def section(self, language: Language, today: date, land: str) -> str:
        words = self.words(language, today, target=self.target(land))
        start, end = BOUNDS[language]
        return words.split(start, 1)[1].split(end, 1)[0]

    def target(self, land: str) -> str:
        return next(place.key for place in self.regions.districts if place.land == land)


@pytest.fixture
def desk(catalogue: Catalogue, almanac: Almanac, regions: Regions) -> Desk:
    return Desk(catalogue, almanac, regions)


def test_the_reckoning_the_line_the_limit_and_its_date_are_shown(desk: Desk) -> None:
    words = desk.words("de", target="12070")

    assert "15.000–30.000 € im Jahr × 4 Jahre = 60.000–120.000 €" in words
    assert "bis 25.000 € im Jahr" in words
    assert "Regeln in Brandenburg (§ 28 Abs. 3 KomHKV); Stand der Quelle: Juli 2025 [" in words


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("one_off", "15.000–30.000 €, einmalig ohne Umsatzsteuer"),
        ("one_year", "15.000–30.000 € für ein Jahr ohne Umsatzsteuer"),
        ("two_years", "15.000–30.000 € im Jahr × 2 Jahre = 30.000–60.000 €"),
        ("open_ended", "15.000–30.000 € im Jahr × 4 Jahre = 60.000–120.000 €"),
    ],
)
def test_a_yearly_price_is_multiplied_with_years_and_never_with_months(
    desk: Desk, term: str, told: str
) -> None:
    assert told in desk.words("de", target="12070", term=term)


def test_a_bavarian_plan_names_no_limit_of_brandenburg(desk: Desk) -> None:
    words = desk.words("de", target="09777")

    assert "Regeln in Bayern" in words
    assert (
        "Brandenburg erhöht" not in words and "KomHKV" not in words and "Regeln in Brandenburg" not in words
    )


@both
@pytest.mark.parametrize("land", LANDS)
def test_past_every_review_no_sum_and_no_date_of_a_limit_is_printed(
    desk: Desk, land: str, language: Language
) -> None:
    late = date(2028, 1, 1)

    assert desk.sums(language, late, land) == set()
    assert not re.search(r"20[12]\d", desk.section(language, late, land))


@both
def test_past_their_review_the_eu_thresholds_are_asked_for(
    desk: Desk, catalogue: Catalogue, language: Language
) -> None:
    said = catalogue.route.eu_open[language]

    assert said in desk.section(language, date(2028, 1, 1), "BB")
    assert said not in desk.section(language, TODAY, "BB")


@both
@pytest.mark.parametrize("land", ["NW", "BE"])
def test_where_no_limit_is_on_file_none_is_printed(desk: Desk, land: str, language: Language) -> None:
    assert desk.sums(language, TODAY, land) == {"216.000", "221.000", "750.000"}


@both
@pytest.mark.parametrize("land", [land for land in LANDS if land != "BE"])
def test_the_date_of_a_rule_is_that_of_the_source_one_can_open(
    desk: Desk, catalogue: Catalogue, almanac: Almanac, land: str, language: Language
) -> None:
    limits = almanac.limits.land(land)
    assert limits is not None
    source = catalogue.source_dating(limits)
    section = desk.section(language, TODAY, land)

    assert source is not None and source.id == limits.source and source.printed
    said = {"de": "Stand der Quelle: ", "en": "date of the source: "}[language]
    assert f"{said}{source.dated[language]} [" in section
    assert long_day(limits.as_of, language).replace(NO_BREAK, " ") not in section


@both
def test_a_rule_that_is_changing_says_so(desk: Desk, catalogue: Catalogue, language: Language) -> None:
    said = catalogue.route.being_changed[language]

    assert said in desk.words(language, target=desk.target("NI"))
    assert said not in desk.words(language, target=desk.target("BY"))


@both
def test_the_question_to_ask_is_always_there(desk: Desk, catalogue: Catalogue, language: Language) -> None:
    for target in ("", "11000", "12070"):
        assert catalogue.route.question[language] in desk.words(language, target=target)


@pytest.mark.parametrize(
    ("land", "told"),
    [
        ("HB", "Bis 3.000 € geht das in der Regel als Direktauftrag."),
        ("HH", "Bis 5.000 € geht das in der Regel als Direktauftrag."),
        ("BB", "Bis 100.000 € geht das in der Regel als Direktauftrag."),
        ("BE", "Fragt, bis zu welcher Summe das als Direktauftrag geht."),
        ("NW", "Fragt, bis zu welcher Summe das als Direktauftrag geht."),
    ],
)
def test_where_the_budget_is_closed_a_direct_award_is_promised_within_the_limit_only(
    desk: Desk, land: str, told: str
) -> None:
    assert told in desk.words("de", target=desk.target(land), start="2026-Q4", budget_rhythm="one_year")


@both
def test_the_value_lies_as_a_range_on_a_scale_that_says_the_same_in_words(
    desk: Desk, language: Language
) -> None:
    words = desk.section(language, TODAY, "BB")
    said = {"de": "Euer Wert: 60.000–120.000 €", "en": "Your value: €60,000–120,000"}[language]

    assert words.count(said) == 2
    assert all(f"{limit}" in words.replace(",", ".") for limit in ("100.000", "216.000"))


@both
@pytest.mark.parametrize("open_question", ["yearly_price", "term"])
def test_without_a_value_words_take_the_place_of_the_scale(
    desk: Desk, language: Language, open_question: str
) -> None:
    said = {"de": "Euer Wert: ", "en": "Your value: "}[language]

    assert said not in desk.words(language, TODAY, target="12070", **{open_question: "unknown"})
