"""The calendar file, read back with the library; and what it must not hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from msgspec.structs import replace

from questionnaire.calendar.days import start_of_german_day
from questionnaire.plan.action_plan import ActionPlan
from questionnaire.report.files.calendar_export import CalendarExport, calendar_export
from questionnaire.report.files.ics import write_calendar
from questionnaire.report.holder import Holder
from questionnaire.texts import LANGUAGES, Language
from tests.brand.brands import example
from tests.report.paper import Draw

both = pytest.mark.parametrize("language", LANGUAGES)


def plan_calendar(plan: ActionPlan, language: Language) -> bytes:
    return write_calendar(calendar_export(plan, language))


def events(plan: ActionPlan, language: Language = "de") -> dict[str, Any]:
    """By summary; two entries must not read the same."""
    found = Calendar.from_ical(plan_calendar(plan, language)).walk("VEVENT")
    named = {str(event["summary"]): event for event in found}
    assert len(named) == len(found)
    return named


@both
def test_every_task_is_there_on_the_day_it_is_due(plan: ActionPlan, language: Language) -> None:
    found = events(plan, language)

    for task in plan.tasks:
        event = found[f"{task.number}. {task.title[language]}"]
        assert event.decoded("dtstart") == task.dates.due
        assert event.decoded("dtend") == task.dates.due + timedelta(days=1)
        assert task.done_when[language] in str(event["description"])


def test_tasks_ring_some_days_ahead_at_nine(plan: ActionPlan) -> None:
    event = next(iter(events(plan).values()))

    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-3, hours=9)
    assert alarm["description"] == event["summary"]


def test_no_reminder_lies_before_the_plan(draw: Draw) -> None:
    plan = draw()

    for event in events(plan).values():
        for alarm in event.walk("VALARM"):
            assert event.decoded("dtstart") + alarm.decoded("trigger") >= plan.today


@both
def test_the_municipalitys_months_are_whole_months_and_said_to_be_approximate(
    plan: ActionPlan, language: Language
) -> None:
    about = {"de": "Etwa jetzt: Anmeldung durch die Ämter (Haushalt 2028)"}
    about["en"] = "About now: Requests from departments (2028 budget)"

    event = events(plan, language)[about[language]]

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 4, 1), date(2027, 8, 1))
    assert event["transp"] == "TRANSPARENT"


def test_the_cost_figure_is_a_step_on_the_budgets_day(plan: ActionPlan) -> None:
    (figure,) = (task for task in plan.tasks if task.action.deed == "figure")

    event = events(plan)[f"{figure.number}. Schickt Eure Zahl für den Haushalt 2028"]

    assert event.decoded("dtstart") == date(2027, 4, 15)


def test_the_same_plan_gives_the_same_bytes_and_a_later_one_the_same_names(plan: ActionPlan) -> None:
    assert plan_calendar(plan, "de") == plan_calendar(plan, "de")
    german, english = (sorted(e["uid"] for e in events(plan, one).values()) for one in LANGUAGES)
    assert german == english and len(set(german)) == len(german)


def test_names_of_entries_say_nothing_about_who_answered(plan: ActionPlan, draw: Draw) -> None:
    other = draw(name="Another name", sentence="Another sentence")
    mine, others = (calendar_export(one, "de", Holder(salt="s")) for one in (plan, other))

    assert uids(mine) == uids(others)


def test_entries_of_two_plans_do_not_meet(plan: ActionPlan) -> None:
    mine, yours = (calendar_export(plan, "de", Holder(salt=salt)) for salt in ("mine", "yours"))

    assert uids(mine).isdisjoint(uids(yours))


def uids(export: CalendarExport) -> set[str]:
    calendar = Calendar.from_ical(write_calendar(export))
    return {str(event["uid"]) for event in calendar.walk("VEVENT")}


def versions(plan: ActionPlan, changed_at: datetime | None = None) -> tuple[datetime, int]:
    """The stamp of all entries, and the number."""
    export = calendar_export(plan, "de", Holder(changed_at=changed_at))
    found = Calendar.from_ical(write_calendar(export)).walk("VEVENT")
    ((stamp, number),) = {(event.decoded("dtstamp"), int(str(event["sequence"]))) for event in found}
    return stamp, number


def test_where_no_change_is_known_the_version_is_the_start_of_the_plans_day(plan: ActionPlan) -> None:
    stamp, _number = versions(plan)

    assert stamp == start_of_german_day(plan.today)


def test_each_change_and_each_day_makes_a_later_version(plan: ActionPlan) -> None:
    noon = datetime.combine(plan.today, time(11), UTC)
    moments = [None, noon, noon + timedelta(seconds=1), noon + timedelta(hours=9)]
    found = [versions(plan, moment) for moment in moments]
    tomorrow = replace(plan, today=plan.today + timedelta(days=1))

    found.append(versions(tomorrow, moments[-1]))

    assert sorted(set(found)) == found
    assert [number for _, number in found] == sorted({number for _, number in found})


def test_versions_are_above_those_that_were_counted_in_days_and_fit_into_32_bits(plan: ActionPlan) -> None:
    late = replace(plan, today=date(2087, 1, 1))

    assert plan.today.toordinal() < versions(plan)[1] < versions(late)[1] < 2**31


def test_typed_text_is_escaped_and_long_lines_are_folded(draw: Draw) -> None:
    typed = "Müll; Glas, Papier\\ 👩‍🌾 BEGIN:VEVENT"

    document = plan_calendar(draw(name=typed), "de")

    assert Calendar.from_ical(document)["x-wr-calname"] == f"Rathausreif: {typed}"
    assert max(len(line) for line in document.split(b"\r\n")) <= 75
    assert document.count(b"\n") == document.count(b"\r\n")


def test_nothing_leads_back_to_the_answers(plan: ActionPlan) -> None:
    document = plan_calendar(plan, "de")

    assert b"http" not in document and b"URL" not in document
    assert plan.sentence is not None and plan.sentence.encode()[:20] not in document


def test_a_plan_without_a_budget_has_its_tasks(draw: Draw) -> None:
    plan = draw(money_situation="inapplicable")

    assert plan.budget is None
    assert len(events(plan)) == len(plan.tasks) + len(["second look"])


def test_a_calendar_bears_the_brands_name(plan: ActionPlan) -> None:
    export = calendar_export(plan, "de", Holder(brand=example()))

    assert export.title.startswith(example().short_name)
