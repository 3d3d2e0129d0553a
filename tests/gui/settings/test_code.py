"""The staff code of the devices, as a supervisor sets it."""

from tests.gui.settings.conftest import Enter

CODE = 8
NEW, AGAIN = "الرمز الجديد", "الرمز الجديد مرة أخرى"


def test_a_supervisor_sets_the_staff_code_by_keyboard(enter: Enter) -> None:
    page = enter(part=CODE)
    page.expect("لا رمز للمركز بعد")
    for code, again, told in (
        ("123456", "123456", "سهل التخمين"),
        ("135792", "135793", "غير متطابقين"),
        ("12", "12", "أرقام فقط"),
    ):
        page.write(NEW, code)
        page.write(AGAIN, again)
        page.save()
        page.expect(told)
        assert page.centre.devices.code() == ""
    page.write(NEW, "١٣٥٧٩٢")
    page.write(AGAIN, "135792")
    page.save()
    page.expect("حُدّد الرمز.")
    page.expect("للمركز رمز.")
    assert (page.value(NEW), page.value(AGAIN)) == ("", "")
    page.centre.devices.open("135792")
