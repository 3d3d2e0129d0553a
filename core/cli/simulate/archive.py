"""The earlier years of a simulated centre: its requests go their way, and are copied as often as is wanted."""

from collections.abc import Callable, Sequence
from random import Random

from core.bootstrap import Centre, add_archive
from core.cli.simulate.crew import Seat
from core.cli.simulate.letters import Letters
from core.domain.workflow import RequestMove, Role
from core.services.course import Act

_PASSWORD = "x" * 24
_MOST = 10_000
_STAGES = 10
_CLOSED = 8  # of ten; the ninth is withdrawn, and the tenth is still on its way
_WAY: tuple[tuple[RequestMove, str], ...] = (
    (RequestMove.DIRECT, "للنظر فيها وفق الأنظمة والإفادة"),
    (RequestMove.ACCEPT, ""),
    (RequestMove.ANSWER, "تمت دراسة الطلب، واتخذ اللازم وفق النظام."),
    (RequestMove.CLOSE, ""),
)


def archive(centre: Centre, seats: Sequence[Seat], count: int, told: Callable[[int, int], None] | None = None) -> None:
    """Add `count` requests of the years before to the requests of the days that were lived through."""
    _settle(centre, {seat.section: seat for seat in seats})
    random = Random(count)  # noqa: S311 - dice
    add_archive(centre, Letters(random), count, random, told)


def _settle(centre: Centre, seats: dict[str, Seat]) -> None:
    office = centre.staff.add("office", "مكتب معالي الوزير", _PASSWORD, Role.OFFICE, [])
    officers = {
        one.code: centre.staff.add(f"officer-{place}", f"موظف {one.title.ar}", _PASSWORD, Role.OFFICER, [], one.code)
        for place, one in enumerate(centre.administration.departments())
    }
    codes = sorted(officers)
    for place, request in enumerate(centre.requests.lying_with(office.id, limit=_MOST)):
        stage, department = place % _STAGES, request.type.department or codes[place % len(codes)]
        clerk = seats[request.section].staff
        if stage == _CLOSED:
            act = Act(RequestMove.WITHDRAW, "بناءً على رغبة مقدّم الطلب")
            centre.requests.take(request.id, act, by=clerk, key=f"withdrawn-{request.id}")
            continue
        steps = len(_WAY) if stage < _CLOSED else place // _STAGES % len(_WAY)
        for move, text in _WAY[:steps]:
            by = {RequestMove.DIRECT: office.id, RequestMove.CLOSE: clerk}.get(move, officers[department].id)
            act = Act(move, text, (department,) if move is RequestMove.DIRECT else ())
            centre.requests.take(request.id, act, by=by, key=f"{move}-{request.id}")
