"""The estimated wait of someone who takes a ticket now.

The work of those before them, by service, shared by the open desks that can take it; stretched by those of other
classes who will come and go before them at the rate of the last calls. Somebody of another class has those of their
own kind before them, the standard ones whom the ratio puts between, and those who have waited so long that ageing
keeps them in front: with a head start h and a rate r, a line of A minutes is passed in (B + A - h) / r.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from core.domain.queue_policy import Order, QueueClass, QueuePolicy

USUAL_SERVICE_SECONDS = 300.0
BREATH_SECONDS = 20.0  # from one visitor's end to the next one's call
_LEFT_OF_A_VISIT = 0.6  # of a visit that is under way, at an instant of no meaning (inspection paradox)
_MOST_OVERTAKING = 0.6
_ANY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Pace:
    """How a section works now, as its record tells.

    `desks` has for each open desk the services that it takes, None for all; `busy` of them have a visitor or pause;
    `seconds` are the means of the last visits by service with the breath after each, `usual` of all; `line` counts who
    waits by class and service; `overtaking` is the share of the last calls that were not of the standard class.
    """

    desks: tuple[frozenset[UUID] | None, ...] = ()
    busy: int = 0
    seconds: Mapping[UUID, float] = field(default_factory=dict)
    usual: float = USUAL_SERVICE_SECONDS
    line: Mapping[tuple[QueueClass, UUID], int] = field(default_factory=dict)
    overtaking: float = 0.0

    @property
    def open_desks(self) -> int:
        """How many desks call."""
        return len(self.desks)


def estimated_wait_minutes(
    waiting: int, pace: Pace, policy: QueuePolicy, service: UUID | None, queue_class: QueueClass = QueueClass.STANDARD
) -> int:
    """Whole minutes for one more ticket where `waiting` wait already; 0 where a desk is free at once.

    `service` None is any. With no desk open, as if one were. `waiting` may be newer than the line of `pace`, which then
    keeps its mix.
    """
    if waiting == 0 and pace.busy < max(1, pace.open_desks):
        return 0
    counted = sum(pace.line.values())
    scale = waiting / counted if counted else 0.0
    line = {name: count * scale for name, count in pace.line.items()}
    if not counted and waiting:
        line = {(QueueClass.STANDARD, service or _ANY): float(waiting)}
    everyone = _minutes(line, pace, service)
    if policy.order is Order.ARRIVAL:
        return max(1, round(everyone))
    if queue_class is QueueClass.STANDARD:
        return max(1, round(everyone / (1 - min(pace.overtaking, _MOST_OVERTAKING))))
    return max(1, round(_of_another_class(line, everyone, pace, policy, service, queue_class)))


def _of_another_class(
    line: Mapping[tuple[QueueClass, UUID], float],
    everyone: float,
    pace: Pace,
    policy: QueuePolicy,
    service: UUID | None,
    queue_class: QueueClass,
) -> float:
    others = {key: count for key, count in line.items() if key[0] is not QueueClass.STANDARD}
    standard = {key: count for key, count in line.items() if key[0] is QueueClass.STANDARD}
    before, behind = sum(others.values()), sum(standard.values())
    between = min(behind, before / policy.others_before_standard + 0.5)
    shares = {key: count * between / behind for key, count in standard.items()} if behind else {}
    at_least = _minutes(others | shares, pace, service)
    head_start = policy.head_start(queue_class).total_seconds() / 60
    return max(at_least, min(everyone, (everyone - head_start) / policy.rate(queue_class)))


def _minutes(line: Mapping[tuple[QueueClass, UUID], float], pace: Pace, service: UUID | None) -> float:
    """Until a desk that takes the service is free for one more, if the line were served in its order."""
    work: dict[UUID, float] = {}
    for (_, wanted), count in line.items():
        work[wanted] = work.get(wanted, 0.0) + count * pace.seconds.get(wanted, pace.usual)
    desks = pace.desks or (None,)
    able = [skills for skills in desks if skills is None or service is None or service in skills] or [None]
    under_way = _LEFT_OF_A_VISIT * pace.usual if pace.busy >= len(desks) else 0.0
    # Only the able desks can do what nobody else takes; a desk of few services is held up by those alone.
    only_theirs = sum(seconds for wanted, seconds in work.items() if _desks_of(wanted, desks) <= len(able))
    shared = max(sum(work.values()) / len(desks), only_theirs / len(able))
    alone = [
        sum(work.get(wanted, 0.0) for wanted in skills) / able.count(skills)
        for skills in able
        if skills is not None and service in skills
    ]
    return (min([shared, *alone]) + under_way / len(able)) / 60


def _desks_of(service: UUID, desks: tuple[frozenset[UUID] | None, ...]) -> int:
    return sum(skills is None or service in skills for skills in desks)
