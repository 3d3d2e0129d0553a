"""What the demo's people read on the screens, and what they say of themselves; all of it invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KioskSigns:
    """On the kiosk, as the demo's centre names its sections and services."""

    section: str = "قسم النساء"
    service: str = "تقديم معاملة"


@dataclass(frozen=True, slots=True)
class CounterSigns:
    """On the counter: accessible names of its buttons and fields."""

    login: str = "اسم الدخول"
    password: str = "كلمة المرور"  # noqa: S105 - the name of a field
    sign_in: str = "دخول"
    next: str = "التالي"
    identity_number: str = "رقم الهوية"
    name: str = "الاسم"
    mobile: str = "رقم الجوال"
    save_visitor: str = "حفظ بيانات المراجع"
    type: str = "طلب عام"
    subject: str = "الموضوع"
    summary: str = "الملخص"
    register: str = "تسجيل المعاملة"
    save_receipt: str = "حفظ الإيصال"
    finish: str = "إنهاء"


@dataclass(frozen=True, slots=True)
class Visitor:
    """The woman of the story; her identity number passes its check digit and belongs to nobody known."""

    identity_number: str = "1000000008"
    name: str = "سارة بنت عبدالله الحربي"
    mobile: str = "0550000000"
    subject: str = "طلب نقل معلمة إلى مدرسة قريبة من سكنها"
    summary: str = "خطاب موجّه إلى معالي الوزير، مرفق به تقرير طبي لوالدة مقدّمة الطلب."


KIOSK = KioskSigns()
COUNTER = CounterSigns()
VISITOR = Visitor()
