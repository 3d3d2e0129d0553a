"""The devices of the halls before their supervisor: how they are, and one that is restarted from afar."""

from datetime import timedelta

from PySide6.QtCore import Qt

from core.bootstrap import open_centre
from core.config import Device, Settings
from core.services.device_dto import Ending, Vitals
from tests.gui.counter.test_sign_in import answer_question
from tests.gui.supervisor.conftest import Enter, Hall
from tests.support.clock import FakeClock

TABLE = "الأجهزة"


def report(hall: Hall, clock: FakeClock, name: str, kind: str, section: str | None, vitals: Vitals) -> None:
    """A device gives a sign of life, and tells of its printer."""
    device = Device.model_validate({"name": name, "kind": kind, "section": section})
    with open_centre(Settings(database=hall.centre.settings.database, device=device), clock=clock) as there:
        there.administration.heartbeat(kind, section, vitals=vitals)
        if kind == "kiosk" and vitals.prints:
            there.printing.check_printer()


def test_a_supervisor_sees_her_devices_and_restarts_one_by_keyboard(enter: Enter, clock: FakeClock) -> None:
    hall = enter(sections=("women",))
    up = clock.now() - timedelta(hours=26)
    report(hall, clock, "kiosk-w", "kiosk", "women", Vitals("1.2.3", up, prints=True, ended=Ending.CRASHED))
    report(hall, clock, "hall-w", "display", "women", Vitals("1.2.3", clock.now() - timedelta(minutes=3)))
    report(hall, clock, "kiosk-m", "kiosk", "men", Vitals("1.2.3", up))
    hall.key(Qt.Key.Key_F8)
    hall.screen.until(lambda: len(hall.rows(TABLE)) == 3)
    kiosk = hall.row(TABLE, "kiosk-w")
    assert kiosk[1:] == [
        "كشك",
        "قسم النساء",
        "●  يعمل",
        "1.2.3",
        "يوم",
        "لم تُحدَّد طابعة لهذا الجهاز.",
        "0",
        "تعطّل ثم عاد",
    ]
    assert hall.row(TABLE, "hall-w")[5:] == ["3 دقائق", "—", "0", "—"]
    hall.choose(TABLE, "kiosk-w")
    asked = answer_question("إعادة التشغيل")
    hall.key(Qt.Key.Key_F9)
    hall.screen.until(lambda: bool(asked))
    assert "kiosk-w" in asked[0]
    hall.back()
    hall.screen.until(lambda: hall.row(TABLE, "kiosk-w")[3] == "◐  طُلبت إعادة تشغيله")
    hall.key(Qt.Key.Key_F9)
    hall.screen.until(lambda: hall.clerk.hears("اختر كشكًا أو شاشة"))
    clock.advance(10 * 60)
    hall.screen.until(lambda: hall.row(TABLE, "hall-w")[3] == "▲  صامت منذ 10 دقائق")
    hall.key(Qt.Key.Key_F8)
    assert any("hall-w" in line for line in hall.alarms())
