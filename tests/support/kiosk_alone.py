"""A kiosk that issues tickets alone, seen from its services, and those who call them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from core.bootstrap import Centre, open_centre, open_offline
from core.config import Device
from core.domain.errors import ErrorCode, IstiqbalError
from core.services.dto import TicketView
from core.services.offline import OfflineService
from tests.support.clock import FakeClock


@dataclass
class Kiosk:
    """A kiosk of the centre."""

    centre: Centre
    alone: OfflineService
    clock: FakeClock

    def issue(self, key: str, section: str = "women", **how: object) -> TicketView:
        """Without the database."""
        return self.alone.issue(section, "submit", key, self.clock.now(), **how)  # type: ignore[arg-type]

    def hand_over(self) -> int:
        """With it."""
        return self.alone.hand_over(self.centre.hand_over, timedelta())


OpenKiosk = Callable[..., Kiosk]


@contextmanager
def kiosks(centre: Centre, clock: FakeClock, place: Path) -> Iterator[OpenKiosk]:
    """Opens kiosks that have met their centre; the same name again is the same kiosk after a start."""
    with ExitStack() as closing:
        held: dict[str, OfflineService] = {}

        def opened(name: str = "kiosk-1", *, met: bool = True, folder: Path = place) -> Kiosk:
            if name in held:
                held.pop(name).close()
            settings = centre.settings.model_copy(
                update={"device": Device(name=name, kind="kiosk"), "spool_folder": folder / "spool"}
            )
            there = closing.enter_context(open_centre(settings, clock=clock))
            kiosk = Kiosk(there, open_offline(settings), clock)
            held[name] = kiosk.alone
            if met:
                kiosk.hand_over()
            return kiosk

        yield opened
        for one in held.values():
            one.close()


def called(centre: Centre, section: str = "women") -> list[str]:
    """Everybody who waits, as one desk calls them."""
    desk, found = section[0].upper() + "1", []
    while (call := centre.queue.call_next(desk)) is not None:
        found.append(call.ticket.code)
        centre.queue.finish(desk)
    return found


def fault_of(attempt: Callable[[], object]) -> ErrorCode:
    """Why something is refused."""
    with pytest.raises(IstiqbalError) as raised:
        attempt()
    return raised.value.code
