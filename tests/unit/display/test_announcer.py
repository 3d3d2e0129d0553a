"""Who is announced, when, and for how long."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from tempfile import TemporaryDirectory

import pytest

from core.bootstrap import open_centre
from core.domain.spoken.wishes import Shortening
from core.domain.ticket import AT_A_DESK, TicketMove, TicketState
from core.services.dto import CallView, QueueSnapshot, TicketView
from core.services.identifiers import new_id
from tests.support.clock import START, FakeClock
from waiting_display.announcer import CROWD, LEAST_SECONDS, MOST_OVERTAKINGS, ROWS, Announcer, SecondsOf

TODAY = date(2026, 11, 24)


class Record:
    """A section's record in memory, told as the queue service tells it."""

    def __init__(self, day: date = TODAY) -> None:
        self.day = day
        self.revision = 0
        self.calls: list[CallView] = []

    def call(self, number: int, desk: int | None = None) -> None:
        self._note(_ticket(number, self.day), desk or number, TicketMove.CALL)

    def recall(self, number: int) -> None:
        known = next(call for call in self.calls if call.ticket.number == number)
        self._note(known.ticket, known.desk_number, TicketMove.RECALL)

    def become(self, number: int, state: TicketState) -> None:
        self.revision += 1
        self.calls = [
            replace(call, ticket=replace(call.ticket, state=state)) if call.ticket.number == number else call
            for call in self.calls
        ]

    def snapshot(self, since: int | None) -> QueueSnapshot:
        newest: dict[object, CallView] = {}
        for call in reversed(self.calls):
            newest.setdefault(call.ticket.id, call)
        current = next((call for call in newest.values() if call.ticket.state in AT_A_DESK), None)
        calls = () if since is None else tuple(call for call in self.calls if call.revision > since)
        recent = tuple(newest.values())[:ROWS]
        return QueueSnapshot("women", self.day, self.revision, 0, 0, 1, current, recent, calls)

    def _note(self, ticket: TicketView, desk: int, kind: TicketMove) -> None:
        self.revision += 1
        at = START + timedelta(seconds=self.revision)
        self.calls.append(CallView(ticket, f"W{desk}", desk, at, kind, self.revision))


def _ticket(number: int, day: date) -> TicketView:
    return replace(_called(), id=new_id(), number=number, code=f"W{number:03d}", service_date=day)


@cache
def _called() -> TicketView:
    """A called ticket as the queue service tells it."""
    with TemporaryDirectory() as place, open_centre(f"sqlite:///{place}/centre.db", clock=FakeClock()) as centre:
        centre.queue.issue("women", "submit", "sample")
        call = centre.queue.call_next("W1")
    assert call is not None
    return call.ticket


class Hall:
    """An announcer that follows a record; time is the test's."""

    def __init__(self, seconds: float = LEAST_SECONDS, speech: SecondsOf = lambda _call, _shortening: 0.0) -> None:
        self.record = Record()
        self.announcer = Announcer(seconds, speech)
        self.at = 0.0
        self.began: list[tuple[int, float]] = []
        self.read()

    def read(self) -> None:
        self.announcer.follow(self.record.snapshot(self.announcer.since))
        self._advance()

    def run(self, seconds: float) -> None:
        end = self.at + seconds
        while self.at < end:
            self.at = round(self.at + 0.1, 1)
            self._advance()

    @property
    def numbers(self) -> list[int]:
        return [number for number, _ in self.began]

    @property
    def rows(self) -> list[int]:
        return [call.ticket.number for call in self.announcer.recent]

    def _advance(self) -> None:
        if self.announcer.remaining(self.at):
            return
        begins = self.announcer.advance(self.at)
        if begins is not None:
            self.began.append((begins.ticket.number, self.at))


def test_what_was_called_before_the_screen_came_up_is_history() -> None:
    record = Record()
    record.call(1)
    announcer = Announcer()
    announcer.follow(record.snapshot(announcer.since))
    assert announcer.advance(0.0) is None
    assert [call.ticket.number for call in announcer.recent] == [1]


def test_two_calls_at_once_are_announced_one_after_the_other_for_six_seconds() -> None:
    hall = Hall()
    hall.record.call(1)
    hall.record.call(2)
    hall.read()
    hall.run(20)
    assert hall.began == [(1, 0.0), (2, LEAST_SECONDS)]
    assert hall.announcer.showing is None


def test_thirty_desks_are_announced_in_order_and_each_for_its_time() -> None:
    hall = Hall(seconds=10)
    for number in range(1, 31):
        hall.record.call(number)
        hall.read()
        hall.run(0.1)
    hall.run(400)
    assert hall.numbers == list(range(1, 31))
    starts = [at for _, at in hall.began]
    assert min(later - sooner for sooner, later in pairwise(starts)) >= LEAST_SECONDS
    # a crowd shortens the time, and nothing else bounds the wait: no call is left out
    assert starts[-1] <= 30 * LEAST_SECONDS + CROWD * (10 - LEAST_SECONDS)


def test_without_a_crowd_the_time_of_the_settings_holds() -> None:
    hall = Hall(seconds=10)
    hall.record.call(1)
    hall.record.call(2)
    hall.read()
    hall.run(30)
    assert [at for _, at in hall.began] == [0.0, 10.0]


def test_a_crowd_shortens_what_is_already_on_but_never_below_the_least() -> None:
    hall = Hall(seconds=20)
    hall.record.call(1)
    hall.read()
    hall.run(4)
    for number in range(2, 2 + CROWD):
        hall.record.call(number)
    hall.read()
    hall.run(3)
    assert hall.began == [(1, 0.0), (2, LEAST_SECONDS)]


def test_a_recall_jumps_ahead_of_what_has_not_begun() -> None:
    hall = Hall()
    for number in (1, 2, 3):
        hall.record.call(number)
    hall.read()
    hall.record.recall(1)
    hall.read()
    hall.run(60)
    assert hall.numbers == [1, 1, 2, 3]


def test_a_ticket_called_again_before_its_turn_is_announced_once() -> None:
    hall = Hall()
    for number in (1, 2, 3):
        hall.record.call(number)
    hall.read()
    hall.record.recall(3)
    hall.record.recall(3)
    hall.read()
    hall.run(60)
    assert hall.numbers == [1, 3, 2]


def test_recalls_without_end_hold_nobody_up_for_ever() -> None:
    hall = Hall()
    hall.record.call(1)
    hall.record.call(2)
    hall.read()
    for _ in range(20):
        hall.record.recall(1)
        hall.read()
        hall.run(LEAST_SECONDS)
    assert hall.numbers.index(2) == MOST_OVERTAKINGS + 1


@pytest.mark.parametrize("state", [TicketState.SERVING, TicketState.FINISHED, TicketState.NO_SHOW, TicketState.PARKED])
def test_who_came_or_left_before_the_turn_is_not_announced(state: TicketState) -> None:
    hall = Hall()
    for number in (1, 2, 3):
        hall.record.call(number)
    hall.read()
    hall.record.become(2, state)
    hall.read()
    hall.run(60)
    assert hall.numbers == [1, 3]
    assert hall.rows == [3, 2, 1]  # the call itself stays on the record


def test_an_old_call_that_waits_is_still_seen_to_end() -> None:
    hall = Hall()
    for number in range(1, 12):  # more than a snapshot's recent calls hold
        hall.record.call(number)
    hall.read()
    hall.record.become(3, TicketState.NO_SHOW)
    hall.read()
    hall.run(100)
    assert hall.numbers == [1, 2, *range(4, 12)]


def test_a_call_shows_in_the_table_when_its_announcement_begins() -> None:
    hall = Hall()
    for number in range(1, 8):
        hall.record.call(number)
    hall.read()
    assert hall.rows == [1]
    hall.run(LEAST_SECONDS)
    assert hall.rows == [2, 1]
    hall.run(60)
    assert hall.rows == [7, 6, 5, 4, 3]


def test_what_was_called_during_an_outage_is_announced_if_still_awaited() -> None:
    hall = Hall()
    for number in (1, 2, 3):
        hall.record.call(number)
    hall.record.become(2, TicketState.SERVING)
    hall.read()  # the first read after the outage tells all three
    hall.run(60)
    assert hall.numbers == [1, 3]
    assert hall.announcer.recent == hall.record.snapshot(None).recent


def test_a_new_day_begins_empty_and_announces_its_own_calls() -> None:
    hall = Hall()
    for number in range(1, 9):
        hall.record.call(number)
    hall.read()
    assert hall.announcer.day == TODAY
    hall.record = Record(TODAY + timedelta(days=1))
    hall.announcer.follow(hall.record.snapshot(0))
    assert hall.announcer.showing is None
    assert hall.announcer.backlog == 0
    assert hall.rows == []
    hall.record.call(1)  # revision 1: long passed by yesterday
    hall.read()
    assert hall.announcer.showing is not None


def test_an_older_copy_of_the_day_is_taken_as_it_is() -> None:
    hall = Hall()
    for number in (1, 2, 3):
        hall.record.call(number)
    hall.read()
    hall.record = Record()
    hall.record.call(1)
    hall.read()
    hall.run(30)
    assert hall.numbers == [1]
    assert hall.announcer.recent == hall.record.snapshot(None).recent
    hall.record.call(2)
    hall.read()
    assert hall.numbers == [1, 2]


def test_what_is_said_is_heard_to_its_end_and_a_crowd_hears_it_shortened() -> None:
    lengths = {Shortening.NONE: 24.0, Shortening.ONCE: 12.0, Shortening.ONE_LANGUAGE: 7.5}
    asked: list[tuple[int, Shortening]] = []

    def speech(call: CallView, shortening: Shortening) -> float:
        asked.append((call.ticket.number, shortening))
        return lengths[shortening]

    hall = Hall(speech=speech)
    for number in range(1, 31):
        hall.record.call(number)
    hall.read()
    hall.run(600)
    assert hall.numbers == list(range(1, 31))
    crowd, last = 30 - CROWD, CROWD - 1
    shortened = [Shortening.ONE_LANGUAGE] * crowd + [Shortening.ONCE] * last + [Shortening.NONE]
    assert asked == list(zip(range(1, 31), shortened, strict=True))
    starts = [at for _, at in hall.began]
    lasted = [later - sooner for sooner, later in pairwise(starts)]
    assert lasted == pytest.approx([lengths[one] for one in shortened[:-1]], abs=0.11)
    # so the bound of a wait is that of one language for each window before
    assert starts[-1] <= 30 * lengths[Shortening.ONE_LANGUAGE] + last * lengths[Shortening.ONCE]


def test_a_crowd_that_comes_cuts_no_words_that_have_begun() -> None:
    hall = Hall(seconds=20, speech=lambda _call, shortening: 15.0 if shortening is Shortening.NONE else 7.0)
    hall.record.call(1)
    hall.read()
    for number in range(2, 2 + CROWD):
        hall.record.call(number)
    hall.read()
    hall.run(60)
    assert hall.began[1][1] == pytest.approx(15.0, abs=0.11)
