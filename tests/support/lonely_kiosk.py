"""A kiosk in a process of its own, before which visitors stand as the other end says; its clock is told with each.

python -m tests.support.lonely_kiosk URL NAME SPOOLS [forgetful]

Reads `visitor SECONDS`, `clock SECONDS`; says `ready`, then for each visitor the code that stood on the screen.
At the end of its input it ends once all that it issued alone is handed over. `forgetful` keeps its spool in memory.
"""

import sys
import threading
from datetime import timedelta
from pathlib import Path
from queue import Queue

from core.bootstrap import open_centre, open_offline
from core.config import Device, Settings
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.waiting import wait_until
from kiosk.app import Kiosk, build
from kiosk.pace import Pace
from tests.gui.kiosk.conftest import Visitor
from tests.support.clock import START, FakeClock

CODE = r"W[A-Z]?\d{3,}"
_QUICK = Pace(poll=200, retry=20, printer_first=3_600_000, clock=50, settle=0, slide=0)


def main(url: str, name: str, spools: str, forgetful: bool) -> None:
    """Until the other end says no more."""
    settings = Settings(
        database=url, device=Device(name=name, kind="kiosk", section="women"), spool_folder=Path(spools)
    )
    app = start_application(["istiqbal-kiosk"], settings.language)
    clock = FakeClock()
    if forgetful:
        from tests.support.unlocked import forget_spools

        forget_spools()
    offline = open_offline(settings)
    kiosk = build(settings, CentreLink(lambda: open_centre(settings, clock=clock)), clock, _QUICK, (), offline)
    kiosk.window.resize(1080, 1920)
    kiosk.window.show()
    visitor = Visitor(kiosk.window)
    told: Queue[str] = Queue()
    threading.Thread(target=_listen, args=(told,), daemon=True).start()
    visitor.expect("تقديم معاملة", 60)
    wait_until(lambda: kiosk.model.knows_its_centre, "the kiosk to know its centre", 60)
    _say("ready")
    while (order := _next(told)) != "":
        what, _, seconds = order.partition(" ")
        clock.advance((START + timedelta(seconds=float(seconds)) - clock.now()).total_seconds())
        if what == "visitor":
            _say(_served(visitor, kiosk))
    wait_until(lambda: kiosk.link.available and not offline._to_come(), "the last ticket to be handed over", 60)
    kiosk.close()
    app.quit()


def _served(visitor: Visitor, kiosk: Kiosk) -> str:
    visitor.press("تقديم معاملة")
    code = visitor.read(CODE)
    visitor.press("تم")
    visitor.expect("ما الذي جئت من أجله؟")
    assert kiosk.model.property("page") == "services"
    return code


def _next(told: "Queue[str]") -> str:
    wait_until(lambda: not told.empty(), "an order", 120)
    return told.get()


def _listen(told: "Queue[str]") -> None:
    for line in sys.stdin:
        told.put(line.strip())
    told.put("")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], "forgetful" in sys.argv)
