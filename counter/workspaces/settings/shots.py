"""The page of the settings in each of its states."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from core.domain.appointments import PlanPart
from core.domain.hours import Hours, interval
from core.domain.queue_policy import QueuePolicy
from core.domain.text import Language, LocalText
from core.domain.workflow import Role
from core.qt.stills import Album, lose_database, no_database
from core.qt.waiting import StepFailed, wait_until
from counter.workspaces.settings.code_part import CodePart
from counter.workspaces.settings.days_part import DaysPart
from counter.workspaces.settings.end_part import EndPart
from counter.workspaces.settings.entrance_part import EntrancePart
from counter.workspaces.settings.hours_part import HoursPart
from counter.workspaces.settings.names_part import NamesPart
from counter.workspaces.settings.numbers_part import NumbersPart
from counter.workspaces.settings.page import SettingsPage
from counter.workspaces.settings.part import Part
from counter.workspaces.settings.plans_part import PlansPart
from counter.workspaces.settings.quotas_part import QuotasPart
from counter.workspaces.supervisor.scene import PASSWORD, SUPERVISOR, Scene, scene

P = TypeVar("P", bound=Part)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_LONG = "صيانة أنظمة التكييف والتهوية في الصالة الرئيسية وصالات الانتظار الفرعية ونقل المراجعين إلى المبنى المجاور"


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with scene(language) as made:
        shots = _Shots(made, album)
        shots.numbers()
        shots.hours()
        shots.days()
        shots.quotas()
        shots.plans()
        shots.code()
        shots.entrance()
        shots.names()
        shots.end()
    return album.taken


class _Shots:
    """A supervisor's way through the parts."""

    def __init__(self, made: Scene, album: Album) -> None:
        self._made, self._album, self._window = made, album, made.counter.window
        self._page = self._window.findChildren(SettingsPage)[0]
        session = made.counter.session
        wait_until(lambda: session.centre is not None, "the centre")
        made.sign_in(SUPERVISOR)
        wait_until(lambda: session.person is not None, "the supervisor")
        buttons = self._window.findChildren(QPushButton)
        chooser = next(one for one in buttons if one.accessibleName() == session.words.say(self._page.name))
        QTest.keySequence(self._window, chooser.shortcut())
        wait_until(lambda: self._page.desk.shown is not None, "the settings")

    def numbers(self) -> None:
        """As usual, changed, refused, changed by somebody else, and with the database away."""
        self._take("70-settings-numbers")
        part = self._part(NumbersPart, 1)
        for name, text in (("others_before_standard", "3"), ("priority_head_start_minutes", "20")):
            self._type(part.entries.all[name].field, text)
        self._take("71-settings-numbers-changed")
        self._type(part.entries.all["recall_limit"].field, "99")
        self._key(Qt.Key.Key_S)
        self._take("72-settings-numbers-refused")
        self._put_back(part)
        self._type(part.entries.all["priority_head_start_minutes"].field, "20")
        hall, other = self._made.centre.hall, self._other()
        hall.set_policy(QueuePolicy(recall_limit=5, priority_head_start_minutes=15), by=other)
        self._take("73-settings-numbers-meanwhile", self._page.message.isVisible)
        link = self._made.counter.link
        with no_database(self._made.centre.settings.database):
            lose_database(link)
            self._take("74-settings-numbers-away", lambda: not link.available)
        wait_until(lambda: link.available, "the database")
        self._put_back(part)
        part.entries.begin()

    def hours(self) -> None:
        """None, a week, and a wrong day."""
        part = self._part(HoursPart, 2)
        self._take("75-settings-hours-none")
        week: dict[int, Hours] = dict.fromkeys((7, 1, 2, 3), (interval("07:30-14:30"),))
        week[4] = interval("08:00-12:00"), interval("16:00-20:00")
        self._made.centre.hall.set_week(part.choice.section, week, by=self._other())
        shown = part.week
        if shown is None:
            raise StepFailed("there is no week")
        wait_until(lambda: shown.seen == week, "the week")
        self._take("76-settings-hours")
        self._type(shown.entries.all["5"].field, "٨:٠٠ - ١٢:٠٠، ١١:٠٠-١٤:٠٠")
        self._key(Qt.Key.Key_S)
        self._take("77-settings-hours-refused")
        self._put_back(part)

    def days(self) -> None:
        """The list, and the form in which a day is changed."""
        hall, other = self._made.centre.hall, self._other()
        evening = [interval("10:00-15:00")]
        section = self._page.choice.section
        hall.set_special_days(section, date(2027, 2, 8), date(2027, 3, 9), evening, "دوام شهر رمضان", by=other)
        hall.set_special_days(section, date(2026, 11, 30), date(2026, 11, 30), (), _LONG, by=other)
        part = self._part(DaysPart, 3)
        self._take("78-settings-days", lambda: part.table.rows.rowCount() > 5)
        part.table.setCurrentIndex(part.table.sorted.index(1, 0))
        part.table.setFocus()
        QTest.keyClick(part.table, Qt.Key.Key_Return)
        self._take("79-settings-days-form")
        self._type(part.form.findChildren(QLineEdit)[0], "31/2/2027")
        self._key(Qt.Key.Key_S)
        self._take("80-settings-days-refused")
        part.form.clear()

    def quotas(self) -> None:
        """One that is no number."""
        part = self._part(QuotasPart, 4)
        if part.entries is None:
            raise StepFailed("there are no quotas")
        self._type(part.entries.all["submit"].field, "120")
        self._key(Qt.Key.Key_S)
        wait_until(lambda: not part.unsaved, "the quota")
        self._type(part.entries.all["audience"].field, "10000")
        self._key(Qt.Key.Key_S)
        self._take("81-settings-quotas", self._page.message.isVisible)
        self._put_back(part)

    def plans(self) -> None:
        """A week of appointments, and a wrong day."""
        part = self._part(PlansPart, 6)
        morning = PlanPart(8 * 60, 12 * 60, 30, 2)
        week = dict.fromkeys((7, 1, 2, 3), (morning,)) | {4: (morning, PlanPart(13 * 60, 14 * 60, 20, 1))}
        section = self._page.choice.section
        self._made.centre.appointments.set_plans(section, "submit", week, by=self._other())
        shown = part.week
        if shown is None:
            raise StepFailed("there is no week")
        wait_until(lambda: shown.seen == week, "the appointments")
        self._take("85-settings-plans")
        self._type(shown.entries.all["5"].field, "08:00-12:00")
        self._key(Qt.Key.Key_S)
        self._take("86-settings-plans-refused", self._page.message.isVisible)
        self._put_back(part)

    def code(self) -> None:
        """No staff code yet, one that is easily guessed, and one that is set."""
        part = self._part(CodePart, 8)
        self._take("85-settings-code-none")
        for field in part.findChildren(QLineEdit):
            self._type(field, "123456")
        self._key(Qt.Key.Key_S)
        self._take("86-settings-code-refused", self._page.message.isVisible)
        for field in part.findChildren(QLineEdit):
            self._type(field, "135792")
        self._key(Qt.Key.Key_S)
        self._take("87-settings-code-set", lambda: bool(self._page.desk.shown and self._page.desk.shown.has_code))

    def entrance(self) -> None:
        """What the kiosk asks, and a choice that is not saved yet."""
        part = self._part(EntrancePart, 9)
        self._take("91-settings-entrance")
        if part.entries is None:
            raise StepFailed("there is nothing to ask")
        QTest.keyClick(next(iter(part.entries.all.values())).field, Qt.Key.Key_Up)
        self._take("92-settings-entrance-changed", lambda: part.unsaved)
        self._put_back(part)

    def names(self) -> None:
        """A text in seven languages, one that lacks some, and one that is refused."""
        part = self._part(NamesPart, 0)
        bare = {"service.enquiry": LocalText("استفسار", "Enquiry")}
        self._made.centre.hall.set_names(bare, by=self._other())
        self._take("88-settings-names", lambda: "2" in part.list.item(part.list.count() - 2).text())
        part.list.setCurrentRow(part.list.count() - 2)
        self._take("89-settings-names-missing")
        part.list.setCurrentRow(2)
        fields = [field for field in part.findChildren(QLineEdit) if field.isVisible()]
        self._type(fields[4], "পুরুষদের বিভাগ")
        self._type(fields[0], "")
        self._key(Qt.Key.Key_S)
        self._take("90-settings-names-refused", self._page.message.isVisible)
        self._put_back(part)

    def end(self) -> None:
        """Who would be dismissed, and the question."""
        self._made.fill()
        shown = self._page.desk
        wait_until(lambda: bool(shown.shown and shown.shown.sections["women"].waiting > 40), "the full hall")
        self._part(EndPart, 5)
        self._take("82-settings-end")
        QTest.keyClick(QApplication.focusWidget() or self._window, Qt.Key.Key_Space)
        wait_until(lambda: QApplication.activeModalWidget() is not None, "the question")
        asked = QApplication.activeModalWidget()
        if asked is None:
            raise StepFailed("the question went away")
        self._album.take(asked, "83-settings-end-question", lambda: True, "the question")
        asked.close()
        self._window.resize(1920, 1080)
        self._part(NumbersPart, 1)
        self._take("84-settings-large")

    def _put_back(self, part: Part) -> None:
        self._key(Qt.Key.Key_R)
        wait_until(lambda: not part.unsaved, "the numbers as they were")

    def _part(self, kind: type[P], place: int) -> P:
        self._window.activateWindow()
        wait_until(self._window.isActiveWindow, "the window")
        self._key(Qt.Key(Qt.Key.Key_0 + place))
        found = next(part for part in self._page.parts if isinstance(part, kind))
        wait_until(found.isVisible, "the part")
        return found

    def _take(self, name: str, ready: Callable[[], bool] = lambda: True) -> None:
        self._album.take(self._window, name, ready, name)

    def _key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, _CONTROL)

    @staticmethod
    def _type(field: object, text: str) -> None:
        if isinstance(field, QLineEdit):
            field.setFocus()
            field.selectAll()
            field.insert(text)
            field.textEdited.emit(text)

    def _other(self) -> UUID:
        everyone = self._made.centre.staff.everyone()
        known = next((one for one in everyone if one.login == "amal"), None)
        if known is None:
            add = self._made.centre.staff.add
            known = add("amal", "أمل بنت سعد القحطاني", PASSWORD, Role.ADMINISTRATOR, ["women", "men"])
        return known.id
