"""What a supervisor should look at now: pure rules over the people, desks and devices of a hall."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from core.domain.errors import ErrorCode
from core.domain.queue_policy import QueuePolicy

WRONG_CLOCK_SECONDS = 120
_TAKEN_AWAY = timedelta(days=7)  # a device that was silent for so long stands in a store room, not in the hall


class AlarmKind(StrEnum):
    """What is amiss, the most urgent first."""

    LONG_WAIT = "long_wait"
    IDLE_DESK = "idle_desk"
    PRINTER = "printer"
    DEVICE_SILENT = "device_silent"
    WRONG_CLOCK = "wrong_clock"
    ALONE = "alone"
    TO_COME = "to_come"
    SPOOL = "spool"
    ESCALATED = "escalated"


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing that needs a hand.

    `about` is a ticket's code, a desk or a device; `count` how many wait too long, `since` when it began to be so,
    `seconds` how far a clock is ahead (negative: behind); `letter` that of a kiosk's own series.
    """

    kind: AlarmKind
    section: str | None
    about: str
    since: datetime | None = None
    count: int = 1
    seconds: int = 0
    fault: ErrorCode | None = None
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """A waiting ticket; `for_desk` or `for_staff` where only they may call it."""

    code: str
    section: str
    service: UUID
    since: datetime
    for_desk: UUID | None = None
    for_staff: UUID | None = None


@dataclass(frozen=True, slots=True)
class FreeDesk:
    """An open desk with nobody before it; `services` None where it takes all."""

    id: UUID
    name: str
    section: str
    staff: UUID | None
    since: datetime
    services: frozenset[UUID] | None = None


@dataclass(frozen=True, slots=True)
class DeviceState:
    """What is known of a device; `heard_at` None where it took its leave, or never spoke."""

    name: str
    section: str | None
    fault: ErrorCode | None
    heard_at: datetime | None
    clock_offset_seconds: int


@dataclass(frozen=True, slots=True)
class SeriesState:
    """What is known of the tickets that a kiosk issued alone; `to_come` of them the database does not have yet."""

    device: str
    letter: str
    to_come: int = 0
    since: datetime | None = None
    fault: ErrorCode | None = None


def waits_since(came: datetime, due: datetime | None) -> datetime:
    """Since when somebody is kept waiting: who comes before an appointment waits from its time."""
    return came if due is None else max(came, due)


def alarms(
    waits: Sequence[Wait],
    desks: Iterable[FreeDesk],
    devices: Sequence[DeviceState],
    policy: QueuePolicy,
    now: datetime,
    escalated: int = 0,
    series: Sequence[SeriesState] = (),
) -> tuple[Alarm, ...]:
    """Everything that is amiss at an instant; one alarm of long waits a section, however many wait too long.

    `escalated` requests have risen to the supervisor: one quiet line, below all that concerns the hall.
    """
    return (
        *_long_waits(waits, policy, now),
        *_idle_desks(waits, desks, policy, now),
        *(_alarm(AlarmKind.PRINTER, one) for one in devices if one.fault is not None),
        *_silent(devices, policy, now, {one.device: one.letter for one in series}),
        *_own_series(devices, series),
        *(_alarm(AlarmKind.WRONG_CLOCK, one) for one in devices if wrong_clock(one.clock_offset_seconds)),
        *([Alarm(AlarmKind.ESCALATED, None, "", count=escalated)] if escalated else []),
    )


def wrong_clock(offset_seconds: int) -> bool:
    """Whether a clock is so far off that somebody must set it."""
    return abs(offset_seconds) > WRONG_CLOCK_SECONDS


def too_long(since: datetime, policy: QueuePolicy, now: datetime) -> bool:
    """Whether somebody waits longer than the centre promises."""
    return now - since > timedelta(minutes=policy.wait_promise_minutes)


def _long_waits(waits: Sequence[Wait], policy: QueuePolicy, now: datetime) -> Iterator[Alarm]:
    late: dict[str, list[Wait]] = {}
    for one in waits:
        if too_long(one.since, policy, now):
            late.setdefault(one.section, []).append(one)
    for section, found in late.items():
        longest = min(found, key=lambda one: one.since)
        yield Alarm(AlarmKind.LONG_WAIT, section, longest.code, longest.since, len(found))


def _idle_desks(
    waits: Sequence[Wait], desks: Iterable[FreeDesk], policy: QueuePolicy, now: datetime
) -> Iterator[Alarm]:
    for desk in desks:
        first = min((one.since for one in waits if _takes(desk, one)), default=None)
        if first is None:
            continue
        since = max(desk.since, first)
        if now - since > timedelta(minutes=policy.idle_desk_minutes):
            yield Alarm(AlarmKind.IDLE_DESK, desk.section, desk.name, since)


def _takes(desk: FreeDesk, wait: Wait) -> bool:
    if wait.for_desk is not None or wait.for_staff is not None:
        return wait.for_desk == desk.id or (wait.for_staff is not None and wait.for_staff == desk.staff)
    return wait.section == desk.section and (desk.services is None or wait.service in desk.services)


def _silent(
    devices: Sequence[DeviceState], policy: QueuePolicy, now: datetime, letters: Mapping[str, str]
) -> Iterator[Alarm]:
    """A kiosk that has a series goes on alone while nothing is heard of it."""
    for one in devices:
        if one.heard_at is None:
            continue
        if timedelta(minutes=policy.device_silent_minutes) < now - one.heard_at < _TAKEN_AWAY:
            letter = letters.get(one.name, "")
            silent = _alarm(AlarmKind.DEVICE_SILENT, one)
            yield replace(silent, kind=AlarmKind.ALONE, letter=letter) if letter else silent


def _own_series(devices: Sequence[DeviceState], series: Iterable[SeriesState]) -> Iterator[Alarm]:
    sections = {one.name: one.section for one in devices}
    for one in series:
        section = sections.get(one.device)
        if one.fault is not None:
            yield Alarm(AlarmKind.SPOOL, section, one.device, fault=one.fault)
        if one.to_come:
            yield Alarm(AlarmKind.TO_COME, section, one.device, one.since, one.to_come, letter=one.letter)


def _alarm(kind: AlarmKind, device: DeviceState) -> Alarm:
    since = device.heard_at if kind is AlarmKind.DEVICE_SILENT else None
    fault = device.fault if kind is AlarmKind.PRINTER else None
    seconds = device.clock_offset_seconds if kind is AlarmKind.WRONG_CLOCK else 0
    return Alarm(kind, device.section, device.name, since, seconds=seconds, fault=fault)
