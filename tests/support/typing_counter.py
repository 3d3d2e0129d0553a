"""A counter in a process of its own, before which somebody signs in, reads, types, and never leaves by herself.

python -m tests.support.typing_counter URL visitor|request|register
"""

import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from core.bootstrap import open_centre
from core.cli.demo.actor import Actor
from core.config import Device, Settings
from core.qt.application import start_application
from core.qt.link import CentreLink
from counter.app import Counter, build

PASSWORD = "only for tests"
VISITOR = {"رقم الهوية": "1000000008", "الاسم": "سارة بنت عبدالله الحربي", "رقم الجوال": "0550000000"}
REQUEST = {"الموضوع": "طلب نقل معلمة", "الملخص": "خطاب من سطر واحد"}
COMPANY = {"اسم المنشأة": "شركة الأمل", "رقم السجل التجاري": "1010123456"}
BACK = "أُعيد ما كُتب لهذه التذكرة"


def main(url: str, work: str) -> None:
    """Say what the screen held at first, do the work, say that it is done, and wait to be killed."""
    device = Device(name=f"counter-{work}", kind="counter", desk="W1")
    settings = Settings(database=url, device=device)
    app = start_application(["istiqbal-counter"], settings.language)
    counter = build(settings, CentreLink(lambda: open_centre(settings)))
    counter.window.show()
    counter.window.activateWindow()
    clerk = Actor(counter.window)
    clerk.expect("اسم الدخول", 60)
    clerk.fill("اسم الدخول", "noura")
    clerk.fill("كلمة المرور", PASSWORD)
    clerk.press("دخول")
    if work == "visitor":
        clerk.expect("اضغط «التالي»", 60)
        clerk.press("التالي")
        clerk.expect("رقم الهوية", 60)
        _fill(clerk, VISITOR)
    else:
        clerk.expect(BACK, 60)
        _say(_held(counter))
        if work == "request":
            _type_the_request(clerk)
        else:
            QTest.keyClick(counter.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
            clerk.expect("سُجلت المعاملة", 60)
    _say({"done": work})
    app.exec()


def _type_the_request(clerk: Actor) -> None:
    clerk.press("حفظ بيانات المراجع")
    clerk.expect("تعديل المراجع", 60)
    clerk.press("طلب عام")
    _fill(clerk, REQUEST)
    clerk.key(Qt.Key.Key_Tab)
    for _ in range(2):
        clerk.key(Qt.Key.Key_Down)
    _fill(clerk, COMPANY)


def _fill(clerk: Actor, fields: dict[str, str]) -> None:
    for name, text in fields.items():
        clerk.fill(name, text)


def _held(counter: Counter) -> dict[str, str]:
    """The visible fields by their names."""
    held = {}
    for kind in (QLineEdit, QPlainTextEdit, QComboBox):
        for field in counter.window.findChildren(kind):
            if field.isVisible():
                read = {QLineEdit: "text", QPlainTextEdit: "toPlainText", QComboBox: "currentText"}[kind]
                held[field.accessibleName()] = str(getattr(field, read)())
    return held


def _say(told: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
    QApplication.quit()
