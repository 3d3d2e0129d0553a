"""How many tickets a service gives a day, and the end of a section's day."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from core.domain.ticket import TicketState
from counter.workspaces.settings.page import SettingsPage
from tests.gui.settings.conftest import END, QUOTAS, Enter, Settings
from tests.support.outage import Outage

SUBMIT, ENQUIRY = "تقديم معاملة", "استفسار"
WOMEN = "إنهاء اليوم: قسم النساء"
NONE = Qt.KeyboardModifier.NoModifier


def quotas(page: Settings) -> dict[str, int | None]:
    return {one.name: one.daily_quota for one in page.centre.administration.centre().services}


def test_quotas_are_typed_and_saved_and_taken_away(enter: Enter, database_url: str) -> None:
    page = enter(database_url, part=QUOTAS)
    page.clerk.keys("١٢٠")
    page.write(ENQUIRY, "0")
    page.save()
    page.expect("حُفظت الحصص وتسري من الآن.")
    assert quotas(page) == {"submit": 120, "follow": None, "audience": None, "enquiry": 0}
    page.write(SUBMIT, "")
    assert page.told_at(SUBMIT).startswith("كانت القيمة: 120")
    page.save()
    page.screen.until(lambda: not page.changed(SUBMIT))
    assert quotas(page)["submit"] is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [("10000", "قيمة الحصة هي 10000، والمسموح من 0 إلى 9999."), ("كثير", "لا يصح أن تكون قيمة الحصة هي كثير.")],
)
def test_a_wrong_quota_is_refused_at_its_service(enter: Enter, typed: str, told: str) -> None:
    page = enter(part=QUOTAS)
    page.write(ENQUIRY, typed)
    page.save()
    page.screen.until(lambda: page.wrong(ENQUIRY))
    assert page.told_at(ENQUIRY).startswith(told)
    assert page.value(ENQUIRY) == typed
    assert set(quotas(page).values()) == {None}


def test_a_quota_that_somebody_else_changed_meanwhile_is_told(enter: Enter) -> None:
    page = enter(part=QUOTAS)
    page.clerk.keys("120")
    page.centre.hall.set_quotas({"submit": 90, "enquiry": 5}, by=page.other.id)
    page.expect("تغيّرت الحصص في أثناء عملك (من: مها الفيصل)")
    assert (page.value(SUBMIT), page.value(ENQUIRY)) == ("120", "5")
    page.save()
    page.expect("حُفظت الحصص")
    assert quotas(page) == {"submit": 120, "follow": None, "audience": None, "enquiry": 5}


def test_the_database_is_lost_while_saving_and_the_quota_stays(enter: Enter, sqlite_outage: Outage) -> None:
    page = enter(sqlite_outage.url, part=QUOTAS)
    page.clerk.keys("120")
    sqlite_outage.begin()
    page.save()
    page.expect("لم يصل جواب قاعدة البيانات")
    assert page.value(SUBMIT) == "120"
    sqlite_outage.end()
    page.screen.until(lambda: page.screen.counter.session.available)
    page.save()
    page.expect("حُفظت الحصص")
    assert quotas(page)["submit"] == 120


def waiting(enter: Enter, *arguments: str) -> Settings:
    """Three wait and one is parked in the women's section, one waits in the men's."""
    page = enter(*arguments)
    page.centre.staff.take_desk(next(one.id for one in page.centre.staff.everyone() if one.login == "noura"), "W1")
    page.screen.issue(4)
    page.centre.queue.call_next("W1")
    page.centre.queue.park("W1", "صورة الهوية")
    page.centre.queue.issue("men", "submit", "a man")
    page.bring(END)
    page.expect("3 مراجعين ينتظرون، وتذكرة واحدة معلّقة")
    return page


def end(page: Settings, reason: str) -> None:
    page.go(WOMEN)
    page.press(Qt.Key.Key_Space, NONE)
    page.asked()
    page.clerk.type_and_enter(reason)


def test_the_day_is_ended_for_a_reason_and_says_whom_it_dismissed(enter: Enter, database_url: str) -> None:
    page = waiting(enter, database_url)
    end(page, "انقطاع الكهرباء")
    page.back()
    page.expect("قسم النساء: انتهى اليوم وصُرف 4 مراجعين.")
    assert {ticket.state for ticket in page.centre.queue.tickets("women")} == {TicketState.DISMISSED}
    assert {ticket.state for ticket in page.centre.queue.tickets("men")} == {TicketState.WAITING}
    event = page.centre.hall.history("women")[0]
    assert (event.by, event.reason) == (page.person.id, "انقطاع الكهرباء")
    page.expect("لا أحد ينتظر ولا تذكرة معلّقة.")
    button = next(one for one in page.clerk.window.findChildren(QPushButton) if one.accessibleName() == WOMEN)
    assert not button.isEnabled()


def test_the_question_names_the_number_and_escape_leaves_everything(enter: Enter) -> None:
    page = waiting(enter)
    page.go(WOMEN)
    page.press(Qt.Key.Key_Space, NONE)
    question = page.asked()
    told = " ".join(one.text() for one in question.findChildren(QLabel))
    assert "قسم النساء: 3 مراجعين ينتظرون، وتذكرة واحدة معلّقة. يُصرفون جميعًا" in told
    page.clerk.type_and_enter("  ")
    assert page.focus.property("wrong") is True
    page.clerk.key(Qt.Key.Key_Escape)
    page.back()
    assert TicketState.DISMISSED not in {ticket.state for ticket in page.centre.queue.tickets("women")}


def test_a_supervisor_of_one_section_ends_no_other_day(enter: Enter) -> None:
    page = waiting(enter)
    assert page.says("إنهاء اليوم: قسم النساء")
    assert not page.says("إنهاء اليوم: قسم الرجال")


def test_what_was_read_before_a_save_does_not_come_back_after_it(enter: Enter) -> None:
    page = enter(part=QUOTAS)
    desk = page.clerk.window.findChildren(SettingsPage)[0].desk
    seen: list[str] = []

    def look(_: str) -> None:
        desk.changed.emit()
        seen.append(page.value(SUBMIT))

    desk.saved.connect(look)
    page.clerk.keys("120")
    page.save()
    page.screen.until(lambda: bool(seen))
    assert (seen, page.changed(SUBMIT)) == (["120"], False)
