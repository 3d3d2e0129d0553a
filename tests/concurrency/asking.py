"""What processes of tests/concurrency/test_devices.py do to one device at once."""

from collections.abc import Callable
from uuid import UUID

from core.bootstrap import Centre
from core.domain.errors import RuleBroken
from core.services.device_dto import Restart
from core.storage.device_store import SqlDeviceStore


def attempt(centre: Centre, code: str) -> str:
    """What trying a staff code comes to."""
    try:
        centre.devices.open(code)
    except RuleBroken as error:
        return error.code.value
    return "open"


def ask(centre: Centre, place: int, by: str) -> str:
    """The restart that is asked for under a key of one's own."""
    return str(centre.devices.ask_restart("kiosk-1", f"key {place}", by=UUID(by)).id)


def do_not_hold(meet: Callable[[], None]) -> None:
    """The control: nobody holds the device, and each has looked before any of them writes."""
    add = SqlDeviceStore.add_restart

    def meeting(store: SqlDeviceStore, restart: Restart, key: str) -> bool:
        meet()
        return add(store, restart, key)

    SqlDeviceStore.hold = lambda *_: None  # type: ignore[method-assign]
    SqlDeviceStore.add_restart = meeting  # type: ignore[method-assign,assignment]
