"""Fairness replayed from a record written by hand: waits, calls out of turn, the bound, and each broken rule."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from core.cli.simulate.checks import Rule, first_breach
from core.domain.fairness import Fairness, Replay
from core.domain.queue_policy import Order, QueueClass, QueuePolicy
from core.domain.record import Stand, Step
from core.domain.skills import Skills
from core.domain.text import Language
from core.domain.ticket import PrintState, TicketMove, TicketState
from core.services.dto import TicketView
from core.services.statistics_ports import RecordedDay

DAY = date(2026, 1, 4)
START = datetime(2026, 1, 4, 5, tzinfo=UTC)
SUBMIT, ENQUIRY, ONE, TWO, CLERK = (UUID(int=number) for number in range(1, 6))
STANDARD, PRIORITY = QueueClass.STANDARD, QueueClass.PRIORITY


@dataclass
class Diary:
    """Writes a day's record as the services do, a minute from line to line."""

    steps: list[Step] = field(default_factory=list)
    stands: dict[str, Stand] = field(default_factory=dict)
    ids: dict[str, UUID] = field(default_factory=dict)

    def issue(self, *codes: str, queue_class: QueueClass = STANDARD, service: UUID = SUBMIT) -> None:
        for code in codes:
            self.ids[code] = uuid4()
            self._write(code, TicketMove.ISSUE, queue_class=queue_class, service=service)
            stand = Stand(TicketState.WAITING, queue_class, len(self.steps), self.steps[-1].at, service)
            self.stands[code] = stand

    def call(self, *codes: str, desk: UUID = ONE, out_of_turn: bool = False, reason: str = "") -> None:
        for code in codes:
            self._write(code, TicketMove.CALL, desk=desk, out_of_turn=out_of_turn, reason=reason)
            self.stands[code] = replace(self.stands[code], state=TicketState.CALLED)
            self.end(code, desk=desk)

    def end(self, code: str, kind: TicketMove = TicketMove.FINISH, desk: UUID = ONE) -> None:
        self._write(code, kind, desk=desk)
        state = {TicketMove.FINISH: TicketState.FINISHED, TicketMove.TRANSFER: TicketState.WAITING}[kind]
        self.stands[code] = replace(self.stands[code], state=state)

    def _write(
        self,
        code: str,
        kind: TicketMove,
        *,
        desk: UUID | None = None,
        queue_class: QueueClass | None = None,
        service: UUID | None = None,
        out_of_turn: bool = False,
        reason: str = "",
    ) -> None:
        before = self.stands.get(code)
        self.steps.append(
            Step(
                id=uuid4(),
                ticket_id=self.ids[code],
                code=code,
                revision=len(self.steps) + 1,
                kind=kind,
                at=START + timedelta(minutes=len(self.steps)),
                desk_id=desk,
                reason=reason,
                queue_class=queue_class or (before.queue_class if before else STANDARD),
                service_id=service,
                out_of_turn=out_of_turn,
                before=before,
            )
        )

    @property
    def present(self) -> dict[UUID, Stand]:
        return {self.ids[code]: stand for code, stand in self.stands.items() if stand.waits}

    def day(self) -> RecordedDay:
        return RecordedDay(DAY, len(self.ids), len(self.present), tuple(self.steps), self.present)

    def tickets(self) -> list[TicketView]:
        return [self._ticket(number, code) for number, code in enumerate(self.ids, start=1)]

    def _ticket(self, number: int, code: str) -> TicketView:
        stand = self.stands[code]
        return TicketView(
            id=self.ids[code],
            section="men",
            service="submit",
            number=number,
            code=code,
            state=stand.state,
            service_date=DAY,
            issued_at=START,
            language=Language.ARABIC,
            ahead=0,
            wait_minutes=0,
            printing=PrintState.PENDING,
            day_id=UUID(int=9),
            service_id=SUBMIT,
            position=number,
            waiting_since=START,
        )

    def fairness(self, policy: QueuePolicy | None = None, skills: Skills | None = None) -> Fairness:
        replay = Replay(policy or QueuePolicy(), skills or Skills())
        replay.add(DAY, self.steps, self.present)
        return replay.told()

    def breach(self, policy: QueuePolicy | None = None) -> tuple[Rule, str] | None:
        found = first_breach("men", self.day(), self.tickets(), policy or QueuePolicy(), Skills())
        return (found.rule, found.ticket) if found else None


@pytest.fixture
def diary() -> Diary:
    return Diary()


def test_waits_are_told_by_class_and_overtaking_is_counted(diary: Diary) -> None:
    diary.issue("A", "B")
    diary.issue("P", queue_class=PRIORITY)
    diary.call("P", "A", "B")
    standard, priority = diary.fairness().waits
    assert (standard.queue_class, standard.calls, standard.overtaking) == (STANDARD, 2, 0)
    assert (standard.p50, standard.p90, standard.longest, standard.mean) == (300, 360, 360, 330)
    assert (priority.queue_class, priority.calls, priority.longest, priority.overtaking) == (PRIORITY, 1, 60, 1)


def test_a_wait_begins_anew_with_a_transfer(diary: Diary) -> None:
    diary.issue("A")
    diary.call("A")
    diary.stands["A"] = replace(diary.stands["A"], state=TicketState.CALLED)
    diary.steps.pop()
    diary.end("A", TicketMove.TRANSFER)
    diary.call("A")
    (standard,) = diary.fairness().waits
    assert (standard.calls, standard.mean) == (2, 60)


def test_each_call_out_of_turn_is_told_with_its_reason(diary: Diary) -> None:
    diary.issue("A", "B")
    diary.call("B", out_of_turn=True, reason="سفر")
    diary.call("A")
    (call,) = diary.fairness().out_of_turn
    assert (call.code, call.reason, call.undone, call.day) == ("B", "سفر", False, DAY)


def test_a_call_that_was_taken_back_ended_no_wait(diary: Diary) -> None:
    diary.issue("A")
    diary.call("A", out_of_turn=True, reason="خطأ")
    finished = diary.steps.pop()
    called = diary.steps[-1]
    diary.steps.append(replace(finished, kind=TicketMove.UNDO, undoes=called.id))
    diary.stands["A"] = called.before or diary.stands["A"]
    diary.call("A")
    fairness = diary.fairness()
    (standard,) = fairness.waits
    assert (standard.calls, standard.mean) == (1, 180)  # from the issue on, past the call that was none
    assert [call.undone for call in fairness.out_of_turn] == [True]


def test_the_bound_is_reached_and_no_further(diary: Diary) -> None:
    diary.issue("A", "B")
    diary.issue(*"PQRST", queue_class=PRIORITY)
    diary.call("P", "Q", "A", "R", "S", "B", "T")
    bound = diary.fairness().bound
    assert (bound.kept, bound.measured) == (True, 2)
    assert bound.worst is not None
    assert (bound.worst.code, bound.worst.calls, bound.worst.allowed) == ("B", 6, 6)


def test_one_call_too_many_breaks_it(diary: Diary) -> None:
    diary.issue("A")
    diary.issue(*"PQR", queue_class=PRIORITY)
    diary.call("P", "Q", "R", "A")
    bound = diary.fairness().bound
    assert [(case.code, case.calls, case.allowed) for case in bound.breaches] == [("A", 4, 3)]
    assert diary.fairness(QueuePolicy(others_before_standard=3)).bound.kept


def test_somebody_who_is_never_called_breaks_it_as_well(diary: Diary) -> None:
    diary.issue("A")
    diary.issue(*"PQR", queue_class=PRIORITY)
    diary.call("P", "Q")
    assert diary.fairness().bound.kept  # one call is left, and it may be theirs
    diary.call("R")
    assert not diary.fairness().bound.kept


def test_calls_of_desks_that_could_not_take_it_do_not_count(diary: Diary) -> None:
    diary.issue("A")
    diary.issue(*"PQRS", queue_class=PRIORITY, service=ENQUIRY)
    diary.call("P", "Q", "R", "S", desk=TWO)
    diary.call("A")
    assert not diary.fairness().bound.kept
    assert diary.fairness(skills=Skills(desks={TWO: frozenset({ENQUIRY})})).bound.kept
    assert not diary.fairness(skills=Skills(desks={TWO: frozenset({ENQUIRY, SUBMIT})})).bound.kept


def test_a_call_by_hand_is_not_held_against_the_policy(diary: Diary) -> None:
    diary.issue("A", "B")
    diary.issue("P", "Q", queue_class=PRIORITY)
    diary.call("P", "Q")
    diary.call("B", out_of_turn=True, reason="سفر")
    diary.call("A")
    bound = diary.fairness().bound
    assert bound.kept
    assert bound.worst is not None
    assert (bound.worst.calls, bound.worst.allowed) == (4, 4)


def test_who_is_put_before_somebody_later_counts_in_their_place(diary: Diary) -> None:
    diary.issue("A")
    diary.call("A")
    diary.issue("B")
    diary.steps.append(replace(diary.steps[2], id=uuid4(), kind=TicketMove.REINSTATE, at=START + timedelta(minutes=9)))
    diary.stands["A"] = replace(diary.stands["A"], state=TicketState.WAITING)
    diary.issue(*"PQRS", queue_class=PRIORITY)
    diary.call("P", "Q", "A", "R", "S", "B")
    assert diary.fairness().bound.kept


def test_by_arrival_nobody_is_overtaken(diary: Diary) -> None:
    policy = QueuePolicy(order=Order.ARRIVAL)
    diary.issue("A")
    diary.issue("P", queue_class=PRIORITY)
    diary.issue("B")
    diary.call("A", "P", "B")
    assert diary.fairness(policy).bound.kept
    other = Diary()
    other.issue("A")
    other.issue("P", queue_class=PRIORITY)
    other.call("P", "A")
    assert [case.code for case in other.fairness(policy).bound.breaches] == ["A"]
    assert other.fairness().bound.kept


def test_a_good_day_breaks_no_rule(diary: Diary) -> None:
    diary.issue("A", "B")
    diary.call("A", "B")
    assert diary.breach() is None


def test_a_gap_in_the_numbers_is_named(diary: Diary) -> None:
    diary.issue("A", "B")
    diary.call("A", "B")
    tickets = [replace(ticket, number=ticket.number + (ticket.code == "B")) for ticket in diary.tickets()]
    found = first_breach("men", diary.day(), tickets, QueuePolicy(), Skills())
    assert found is not None
    assert (found.rule, found.ticket, found.section, found.day) == (Rule.NUMBERS, "B", "men", DAY)
    missing = first_breach("men", replace(diary.day(), last_number=3), diary.tickets(), QueuePolicy(), Skills())
    assert missing is not None
    assert (missing.rule, missing.ticket) == (Rule.NUMBERS, "3")


def test_a_double_call_is_named(diary: Diary) -> None:
    diary.issue("A")
    diary.call("A")
    diary.steps.insert(2, replace(diary.steps[1], id=uuid4(), desk_id=TWO))
    assert diary.breach() == (Rule.DOUBLE_CALL, "A")


@pytest.mark.parametrize(("desk", "clerk"), [(ONE, None), (TWO, CLERK)])
def test_two_tickets_at_a_desk_or_with_a_clerk_are_named(diary: Diary, desk: UUID, clerk: UUID | None) -> None:
    diary.issue("A", "B")
    diary.call("A", "B")
    one, finish, other, end = diary.steps[2:]
    diary.steps[2:] = [replace(one, staff_id=clerk), replace(other, desk_id=desk, staff_id=clerk), finish, end]
    assert diary.breach() == (Rule.TWO_AT_A_DESK, "B")


def test_a_ticket_without_an_end_is_named(diary: Diary) -> None:
    diary.issue("A", "B")
    diary.call("A")
    assert diary.breach() == (Rule.UNACCOUNTED, "B")


def test_a_state_that_the_record_does_not_lead_to_is_named(diary: Diary) -> None:
    diary.issue("A")
    diary.call("A")
    diary.stands["A"] = replace(diary.stands["A"], state=TicketState.NO_SHOW)
    assert diary.breach() == (Rule.STATE, "A")


def test_a_wrong_count_of_the_waiting_is_named(diary: Diary) -> None:
    diary.issue("A")
    diary.call("A")
    found = first_breach("men", replace(diary.day(), waiting=1), diary.tickets(), QueuePolicy(), Skills())
    assert found is not None
    assert found.rule is Rule.COUNT


def test_a_broken_bound_is_named(diary: Diary) -> None:
    diary.issue("A")
    diary.issue(*"PQR", queue_class=PRIORITY)
    diary.call("P", "Q", "R", "A")
    assert diary.breach() == (Rule.BOUND, "A")
