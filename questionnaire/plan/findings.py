"""What there is to find out about a case before anything is advised: money, route, budget, offices, peers."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from questionnaire.almanac.almanac import Almanac
from questionnaire.almanac.levels import towns_hold
from questionnaire.calendar.quarters import Quarter, quarter_of
from questionnaire.catalogue.catalogue import Catalogue
from questionnaire.content.edition import Edition
from questionnaire.plan.better_level import BetterLevel, better_level
from questionnaire.plan.budget import BudgetClock, budget_clock
from questionnaire.plan.budget_window import NO_WEEKS
from questionnaire.plan.case import Case
from questionnaire.plan.channels import NO_PROCEDURE, Money, money_flow
from questionnaire.plan.first_contact import FirstContact, first_contact
from questionnaire.plan.main_fields import spoken_of
from questionnaire.plan.reference_choice import Scope
from questionnaire.plan.references import References, references
from questionnaire.plan.responsibilities import Responsibilities, responsibilities
from questionnaire.plan.route import Route, route
from questionnaire.plan.situation import Situation, Timing, situation_of
from questionnaire.texts import Text


class Findings(Struct, frozen=True):
    """Parts of the plan that its steps are chosen and told with; None where nothing is known of it.

    `better_level` is who has the task where the target has it not, `contact` whom to ring first, there or
    here.
    """

    case: Case
    route: Route
    money: Money
    budget: BudgetClock | None
    responsibilities: Responsibilities | None
    references: References | None
    better_level: BetterLevel | None
    contact: FirstContact | None

    @property
    def topic(self) -> Text | None:
        """The field by which one introduces oneself; None where none was chosen."""
        if self.contact:
            return self.contact.field
        return self.case.fields[0].label if self.case.fields else None

    @property
    def knows_the_years(self) -> bool:
        """Whether the budget's years are known without anybody's answer."""
        return self.budget is not None and self.budget.rhythm_known

    def situation(self, timing: Timing, today: date) -> Situation:
        procedures = self.route.procedures if self.money.by_contract else NO_PROCEDURE
        opens = self._opens(timing, today)
        return situation_of(self.case, timing, procedures, self.money.likely.id, opens)

    def _opens(self, timing: Timing, today: date) -> Quarter | None:
        """The first quarter with a contract: by new money, by what is there already, or by an application."""
        if self.budget:
            return self.budget.window.opens
        if timing.start is None:
            return None
        weeks = self.route.weeks[0] if self.money.by_contract else self.money.likely.weeks
        return quarter_of(today + timedelta(weeks=weeks))


def findings(edition: Edition, case: Case, timing: Timing, today: date) -> Findings:
    almanac, contract_route = edition.almanac, route(edition, case, timing, today)
    money = money_flow(edition, case, contract_route)
    # As long as nobody knows the procedure, its time is not known either.
    weeks = contract_route.weeks if contract_route.reached else NO_WEEKS
    whom = _whom_to_ask(edition, case, money, today)
    main_fields = _main_fields(edition.catalogue, case, money, whom)
    scope = Scope(with_towns=_with_towns(almanac, case, today), in_other_lands=money.likely.id != "kita")
    better = better_level(edition, case, today)
    return Findings(
        case=case,
        route=contract_route,
        money=money,
        budget=budget_clock(almanac, case, timing, today, weeks) if money.by_budget else None,
        responsibilities=whom,
        references=references(almanac, edition.regions, case.target, case.customers, scope),
        better_level=better,
        contact=first_contact(_on_the_right_level(edition, case, better, today) or whom, main_fields),
    )


def _on_the_right_level(
    edition: Edition, case: Case, better: BetterLevel | None, today: date
) -> Responsibilities | None:
    """None where the target is right."""
    return responsibilities(edition, replace(case, target=better.places[0]), today) if better else None


def _main_fields(
    catalogue: Catalogue, case: Case, money: Money, whom: Responsibilities | None
) -> frozenset[str]:
    """Those that the money is for; or else what is delivered shows it, or the founders' own sentence.

    Not what is known to lie elsewhere.
    """
    if money.by_field:
        return money.fields
    delivered = frozenset(field.id for field in catalogue.fields if case.form in field.main_forms)
    elsewhere = {found.field.id for found in whom.fields if found.lies_elsewhere} if whom else set()
    asked = case.field_ids - elsewhere
    likely = (money.fields or delivered) & asked
    return spoken_of(catalogue.fields, likely or asked, case.sentence) or likely


def _with_towns(almanac: Almanac, case: Case, today: date) -> bool:
    return case.target is not None and towns_hold(almanac.levels, case.field_ids, case.target.land, today)


def _whom_to_ask(edition: Edition, case: Case, money: Money, today: date) -> Responsibilities | None:
    """Whoever is paid by a field's own channel asks what that channel asks, not what sellers ask there."""
    found, likely = responsibilities(edition, case, today), money.likely
    if found is None or money.by_contract or not likely.holds(today):
        return found
    return found.asking(money.fields, likely.ask[0])
