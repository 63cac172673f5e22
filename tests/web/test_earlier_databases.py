"""Whoever saved something with an earlier release finds it in this one: answers, plan, ticks, links, room."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from questionnaire.services import services_of
from questionnaire.storage.migrate import upgrade
from tests.storage.earlier_forms import CODE, FEED, FORMS, FOUNDER, PARTICIPANT, SECRET, load
from tests.web.conftest import MakeApp
from tests.web.visitor import HOST, Journey, Visitor, sample_answers

pytestmark = pytest.mark.only("sqlite")
# The rows do not grow younger.
FOR_A_CENTURY = 36_500
PLAN, FEED_PAGE, ROOM = f"/en/{FOUNDER}/plan", f"/en/feed/{FEED}.ics", f"/en/workshop/{CODE}"
FOUND_SINCE = [
    ("0001", PLAN, "MittagsTisch Uckermark gUG"),
    ("0002", PLAN, "where you stood on 2\u00a0March\u00a02026"),
    ("0003", ROOM, "Gründungswerkstatt Żary"),
    ("0005", PLAN, "done on 23\u00a0Nov\u00a02026"),
    ("0005", FEED_PAGE, "BEGIN:VEVENT"),
    ("0007", ROOM, "Wünscht einen Rückruf vor Weihnachten"),
    ("0008", ROOM, "done, next by"),
    ("0009", f"{ROOM}/letterhead", "Beratung Żary, Marktplatz 1"),
]


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    assert isinstance(request.param, str)
    return request.param


@pytest.fixture
def visitor(form: str, make_app: MakeApp, tmp_path: Path) -> Visitor:
    """On a database of that form, as this release has upgraded it."""
    app = make_app(database_url=load(form, tmp_path / "earlier" / "old.sqlite"), keep_days=FOR_A_CENTURY)
    upgrade(services_of(app).assessments.engine)
    return Visitor(app, f"https://{HOST}/", keeps_cookies=True)


@pytest.mark.parametrize(
    ("link", "sample"), [(FOUNDER, "school-meals-uckermark"), (PARTICIPANT, "repair-cottbus")]
)
def test_a_link_leads_to_the_plan_and_the_answers_that_were_given(
    visitor: Visitor, link: str, sample: str
) -> None:
    wanted = sample_answers(sample)

    leads_to = visitor.get(f"/de/{link}").location
    plan, answers = visitor.get(leads_to), visitor.get(f"/de/{link}/answers.json")

    assert (leads_to, plan.status) == (f"/de/{link}/plan", 200)
    assert str(wanted["name"]) in plan.words
    assert json.loads(answers.body)["answers"] == wanted


def test_answering_goes_on(visitor: Visitor) -> None:
    journey = Journey(visitor, FOUNDER, "en")

    page = journey.send(1, {"name": "MittagsTisch"}, go="stay")

    assert (page.status, journey.saved()["name"]) == (303, "MittagsTisch")


def test_what_a_form_could_hold_first_is_found_since_then(visitor: Visitor, form: str) -> None:
    visitor.post(f"/en/advisor/{SECRET}")

    found = [entry for entry in FOUND_SINCE if entry[2] in visitor.get(entry[1]).body.decode()]

    assert found == [entry for entry in FOUND_SINCE if form >= entry[0]]
