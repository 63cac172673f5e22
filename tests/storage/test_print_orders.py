"""Print orders: placed once, carried out by one worker at a time, withdrawn with anybody's answers."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from questionnaire.storage import Assessments, PrintOrders, ProgressConsents, Seats, TooManyOrders, Workshops
from questionnaire.storage.print_claims import MOST_DEATHS, STALE, ClaimLost, PrintClaim, PrintClaims
from questionnaire.storage.print_orders import MOST_ORDERS
from questionnaire.storage.write_ahead_log import WriteAheadLog
from questionnaire.workshop.print_order import Failure, PrintOrder, PrintRequest
from questionnaire.workshop.workshop import Invitation, Workshop
from tests.storage.conftest import KEEP_DAYS, PERIOD
from tests.storage.rooms import OTHER, ROOM, SECRET, join, key_of

KEEP_HOURS = 24
GERMAN, ENGLISH = PrintRequest("pdf", "de", "all"), PrintRequest("pdf", "en", "all")
SEATS = (1, 2, 3)


@pytest.fixture
def room(workshops: Workshops, seats: Seats, now: datetime) -> Workshop:
    """With three people in it."""
    workshops.open(SECRET, ROOM, now)
    found = workshops.led_by(SECRET, now)
    assert found is not None
    for who in SEATS:
        join(seats, found, who, now)
    return found


@pytest.fixture
def prints(engine: Engine) -> PrintOrders:
    return PrintOrders(engine, KEEP_HOURS)


@pytest.fixture
def claims(engine: Engine) -> PrintClaims:
    return PrintClaims(engine)


@pytest.fixture
def order_id(prints: PrintOrders, room: Workshop, now: datetime) -> int:
    return prints.place(room.id, GERMAN, SEATS, now)


def look(prints: PrintOrders, room: Workshop, order_id: int, now: datetime) -> PrintOrder:
    found = prints.find(room.id, order_id, now)
    assert found is not None
    return found


def placed_next_door(prints: PrintOrders, now: datetime) -> int:
    """Another workshop's order, for the one person there."""
    log = WriteAheadLog(prints.engine)
    workshops, seats = Workshops(prints.engine, KEEP_DAYS, log), Seats(prints.engine, PERIOD, log)
    workshops.open(OTHER, Invitation("WXYZ6789", "Nebenan", now.date(), "en"), now)
    next_door = workshops.led_by(OTHER, now)
    assert next_door is not None
    return prints.place(next_door.id, ENGLISH, [join(seats, next_door, 99, now)], now)


def taken_up(claims: PrintClaims, order_id: int, now: datetime) -> PrintClaim:
    claim = claims.claim(order_id, now)
    assert claim is not None
    return claim


def done(claims: PrintClaims, claim: PrintClaim, now: datetime) -> None:
    for number in claims.unprinted(claim):
        claims.print_one(claim, number, now)
    claims.end(claim, "done")


def test_a_new_order_waits_with_all_its_seats(
    prints: PrintOrders, claims: PrintClaims, room: Workshop, order_id: int, now: datetime
) -> None:
    found = look(prints, room, order_id, now)

    assert (found.state, found.progress.seats, found.progress.printed) == ("waiting", 3, 0)
    assert claims.due(now) == (order_id,)


def test_workshops_take_turns(
    prints: PrintOrders, claims: PrintClaims, room: Workshop, order_id: int, now: datetime
) -> None:
    second = prints.place(room.id, PrintRequest("zip", "de", "all"), [1, 2, 3], now)
    theirs = placed_next_door(prints, now)

    assert claims.due(now) == (order_id, theirs, second)


def test_whoever_had_a_turn_waits_for_those_who_had_none(
    prints: PrintOrders, claims: PrintClaims, order_id: int, now: datetime
) -> None:
    claim = taken_up(claims, order_id, now)
    alone = claims.others_wait(claim, now)
    theirs = placed_next_door(prints, now)

    assert (alone, claims.others_wait(claim, now)) == (False, True)
    claims.end(claim, "waiting")
    assert claims.due(now) == (theirs, order_id)


def test_many_short_orders_of_one_workshop_do_not_keep_the_printer(
    prints: PrintOrders, claims: PrintClaims, order_id: int, now: datetime
) -> None:
    claims.end(taken_up(claims, order_id, now), "waiting")
    first = placed_next_door(prints, now)
    next_door = claims.claim(first, now + timedelta(seconds=1))
    assert next_door is not None
    second = prints.place(next_door.workshop_id, GERMAN, [1], now)
    claims.end(next_door, "done")

    assert claims.due(now + timedelta(seconds=1)) == (order_id, second)


def test_the_same_wish_makes_no_second_order_while_the_first_is_under_way(
    prints: PrintOrders, claims: PrintClaims, room: Workshop, order_id: int, now: datetime
) -> None:
    waiting = prints.place(room.id, GERMAN, SEATS, now)
    claim = taken_up(claims, order_id, now)
    running = prints.place(room.id, GERMAN, SEATS, now)
    done(claims, claim, now)

    assert waiting == running == order_id != prints.place(room.id, GERMAN, SEATS, now)


def test_another_wish_and_other_seats_are_another_order(
    prints: PrintOrders, room: Workshop, order_id: int, now: datetime
) -> None:
    others = [prints.place(room.id, ENGLISH, SEATS, now), prints.place(room.id, GERMAN, (1, 2), now)]

    assert len({order_id, *others}) == 3


def test_a_workshop_keeps_only_so_many_orders(prints: PrintOrders, room: Workshop, now: datetime) -> None:
    for seat in range(MOST_ORDERS):
        prints.place(room.id, GERMAN, (100 + seat,), now)

    with pytest.raises(TooManyOrders):
        prints.place(room.id, GERMAN, (99,), now)


def test_another_workshop_cannot_reach_an_order(
    prints: PrintOrders, room: Workshop, order_id: int, now: datetime
) -> None:
    assert prints.find(room.id + 1, order_id, now) is None
    assert prints.of(room.id + 1, now) == ()


def test_only_one_worker_takes_an_order_up(claims: PrintClaims, order_id: int, now: datetime) -> None:
    first, second = claims.claim(order_id, now), claims.claim(order_id, now)

    assert first is not None and second is None


def test_an_order_is_taken_over_only_where_its_worker_shows_no_sign_of_life(
    claims: PrintClaims, order_id: int, now: datetime
) -> None:
    first = taken_up(claims, order_id, now)
    claims.beat(first, now + STALE)
    beating = claims.claim(order_id, now + STALE * 2)

    dead = claims.claim(order_id, now + STALE * 2 + timedelta(seconds=1))

    assert beating is None and dead is not None


def test_a_worker_that_comes_back_late_may_not_go_on(
    claims: PrintClaims, order_id: int, now: datetime
) -> None:
    late = taken_up(claims, order_id, now)
    taken_up(claims, order_id, now + STALE * 2)
    appeared: list[str] = []

    with pytest.raises(ClaimLost):
        claims.beat(late, now)
    with pytest.raises(ClaimLost):
        claims.print_one(late, 1, now, lambda: appeared.append("001.pdf"))
    with pytest.raises(ClaimLost):
        claims.end(late, "done", lambda: appeared.append("result.pdf"))
    assert appeared == []


def test_an_order_is_not_done_where_its_file_cannot_appear(
    prints: PrintOrders, claims: PrintClaims, room: Workshop, order_id: int, now: datetime
) -> None:
    claim = taken_up(claims, order_id, now)

    with pytest.raises(FileNotFoundError):
        claims.end(claim, "done", Path("/nowhere/draft").unlink)

    assert look(prints, room, order_id, now).state == "running"


def test_what_is_printed_is_not_printed_again(claims: PrintClaims, order_id: int, now: datetime) -> None:
    first = taken_up(claims, order_id, now)
    claims.print_one(first, 2, now)

    second = taken_up(claims, order_id, now + STALE * 2)

    assert (claims.printed(second), claims.unprinted(second)) == ((2,), (1, 3))


def test_a_seat_that_fails_is_named_and_may_be_tried_again(
    prints: PrintOrders, claims: PrintClaims, room: Workshop, order_id: int, now: datetime
) -> None:
    claim = taken_up(claims, order_id, now)
    claims.fail_one(claim, 3, "slow")
    done(claims, claim, now)
    found = look(prints, room, order_id, now)

    prints.try_again(found)

    assert (found.state, found.failures) == ("done", (Failure(3, "slow"),))
    assert look(prints, room, order_id, now).state == "waiting"
    assert claims.unprinted(taken_up(claims, order_id, now)) == (3,)


def test_whoever_takes_back_consent_withdraws_the_prints_that_show_their_ticks(
    prints: PrintOrders, room: Workshop, now: datetime
) -> None:
    order_id, others = (prints.place(room.id, GERMAN, numbers, now) for numbers in (SEATS, (1, 3)))
    consents = ProgressConsents(prints.engine)
    consents.give(key_of(2), now)

    for who in (2, 3):
        consents.withdraw(key_of(who))

    states = [look(prints, room, each, now).state for each in (order_id, others)]
    assert states == ["withdrawn", "waiting"]


def test_whoever_erases_their_answers_withdraws_every_order_that_they_are_in(
    prints: PrintOrders, claims: PrintClaims, storage: Assessments, room: Workshop, now: datetime
) -> None:
    order_id, others = (prints.place(room.id, GERMAN, numbers, now) for numbers in (SEATS, (1, 3)))
    claim = taken_up(claims, order_id, now)

    storage.erase((2).to_bytes(32, "big"))

    states = [look(prints, room, each, now).state for each in (order_id, others)]
    assert states == ["withdrawn", "waiting"]
    assert list(prints.kept(now)) == [others]
    with pytest.raises(ClaimLost):
        claims.print_one(claim, 1, now)


def test_an_order_goes_with_its_workshop(
    engine: Engine, prints: PrintOrders, room: Workshop, order_id: int, now: datetime
) -> None:
    Workshops(engine, KEEP_DAYS, WriteAheadLog(engine)).erase(room.id)

    assert order_id not in prints.kept(now)


def test_after_the_stated_hours_an_order_is_gone(
    prints: PrintOrders, room: Workshop, order_id: int, now: datetime
) -> None:
    almost, over = now + timedelta(hours=KEEP_HOURS, seconds=-1), now + timedelta(hours=KEEP_HOURS)

    assert (len(prints.of(room.id, almost)), prints.of(room.id, over), dict(prints.kept(over))) == (1, (), {})
    prints.forget_old(over)
    assert prints.of(room.id, now) == ()


def test_single_plans_may_stay_only_as_long_as_something_failed(
    prints: PrintOrders, claims: PrintClaims, room: Workshop, order_id: int, now: datetime
) -> None:
    other = prints.place(room.id, ENGLISH, SEATS, now)
    claim = taken_up(claims, other, now)
    claims.fail_one(claim, 1, "broken")
    for each in (claim, taken_up(claims, order_id, now)):
        done(claims, each, now)

    assert prints.kept(now) == {order_id: True, other: False}


def test_an_order_that_costs_one_worker_after_another_its_life_is_given_up(
    prints: PrintOrders, claims: PrintClaims, room: Workshop, order_id: int, now: datetime
) -> None:
    later = dead(claims, order_id, now, MOST_DEATHS - 1)
    claims.give_up(later)
    before = look(prints, room, order_id, later).state
    taken_up(claims, order_id, later)

    claims.give_up(later + STALE * 2)

    assert (before, look(prints, room, order_id, later).state) == ("running", "failed")
    assert claims.due(later + STALE * 2) == ()


def dead(claims: PrintClaims, order_id: int, now: datetime, workers: int) -> datetime:
    """When the last of so many workers counts as dead."""
    for number in range(workers):
        taken_up(claims, order_id, now + STALE * 2 * number)
    return now + STALE * 2 * workers


def test_whoever_gives_an_order_back_has_not_died(
    prints: PrintOrders, claims: PrintClaims, room: Workshop, order_id: int, now: datetime
) -> None:
    for _ in range(MOST_DEATHS):
        claims.end(taken_up(claims, order_id, now), "waiting")
        claims.give_up(now)

    assert look(prints, room, order_id, now).state == "waiting"


def test_trying_again_is_no_death(
    prints: PrintOrders, claims: PrintClaims, room: Workshop, order_id: int, now: datetime
) -> None:
    for _ in range(MOST_DEATHS):
        claims.end(taken_up(claims, order_id, now), "done")
        prints.try_again(look(prints, room, order_id, now))
        claims.give_up(now)

    assert look(prints, room, order_id, now).state == "waiting"


def test_trying_again_forgets_all_deaths(
    prints: PrintOrders, claims: PrintClaims, room: Workshop, order_id: int, now: datetime
) -> None:
    later = dead(claims, order_id, now, MOST_DEATHS)
    claims.give_up(later)

    prints.try_again(look(prints, room, order_id, later))
    taken_up(claims, order_id, later)
    claims.give_up(later + STALE * 2)

    assert look(prints, room, order_id, later).state == "running"


def test_the_time_left_follows_from_what_this_worker_has_printed(
    prints: PrintOrders, claims: PrintClaims, room: Workshop, order_id: int, now: datetime
) -> None:
    first = taken_up(claims, order_id, now)
    claims.print_one(first, 1, now)
    later = now + STALE * 2
    second = taken_up(claims, order_id, later)
    claims.print_one(second, 2, later)

    assert look(prints, room, order_id, later).progress.recent == 1
    assert look(prints, room, order_id, later).seconds_left is None
