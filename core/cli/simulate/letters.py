"""People and subjects of an archive: made up, usual, and as various as a search has to cope with."""

from random import Random

from core.cli.simulate.people import identity_number, mobile
from core.domain.visitor import Gender, VisitorKind
from core.services.archive_ports import ArchivedPerson


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_FIRST_SERIAL = 1_000_000  # above those of the days that were lived through
_MEN = _listed(
    "محمد عبدالله فهد سعود خالد عبدالرحمن ناصر سلطان إبراهيم يوسف تركي ماجد أحمد علي صالح سعد "
    "عبدالعزيز بندر مشعل نايف "
    "فيصل وليد حمد راشد مبارك زياد طلال منصور هاني عادل سامي ياسر عمر حسن حسين جابر مساعد متعب ثامر رائد أنس معاذ"
)
_WOMEN = _listed(
    "نورة سارة منيرة هدى العنود ريم فاطمة لطيفة مها عائشة الجوهرة أمل حصة موضي وفاء هند أسماء مريم "
    "خلود دلال شيخة بدور غادة "
    "رنا لمى نوف مشاعل عبير سلوى ابتسام أروى جواهر نجلاء هيفاء وداد رقية زينب خديجة"
)
_FAMILIES = _listed(
    "السالم الحربي القحطاني العتيبي الغامدي الزهراني الدوسري الشمري المالكي العنزي المطيري السبيعي "
    "الشهري العسيري البقمي "
    "الرشيدي الجهني البلوي اليامي السهلي التميمي الخالدي الهاجري العجمي الفيفي الشهراني الأحمدي "
    "الصاعدي السلمي الثقفي "
    "العمري القرني الأسمري البيشي الحازمي الرويلي الشراري العطوي الحويطي المحمدي الفايز الراجحي المهيدب السديري"
)
_ASKS = ("طلب",) * 7 + ("التماس", "شكوى من", "اعتراض على", "استفسار عن", "معروض بشأن")
_MATTERS = (
    "نقل معلمة إلى مدرسة قريبة",
    "صرف مستحقات متأخرة",
    "تجديد إقامة عامل",
    "تعويض عن حادث مروري",
    "علاج والدة مسنة خارج المملكة",
    "رفع منع السفر",
    "قبول في الجامعة",
    "قرض عقاري",
    "منحة أرض سكنية",
    "تعديل الاسم في الهوية الوطنية",
    "إضافة مولود إلى سجل الأسرة",
    "الإفراج عن سجين لكبر سنه",
    "نقل كفالة سائق",
    "تأشيرة زيارة عائلية",
    "توظيف خريجة",
    "إيصال المياه والكهرباء",
    "سفلتة طريق",
    "تأخر معاملة تقاعد",
    "إعفاء من مخالفة",
    "ترميم مسجد",
    "فتح مدرسة للبنات",
    "تعيين طبيب في المستوصف",
    "إعانة مالية لأسرة محتاجة",
    "استعادة مركبة مسروقة",
)
_PLACES = _listed(
    "الرياض جدة مكة المدينة الدمام الخبر الأحساء الطائف تبوك بريدة عنيزة حائل أبها نجران جازان "
    "الباحة سكاكا عرعر القريات "
    "الخرج الزلفي المجمعة شقراء الدوادمي عفيف بيشة محايل القنفذة ينبع رابغ الليث الجبيل حفر_الباطن القطيف رأس_تنورة "
    "وادي_الدواسر الأفلاج السليل تيماء ضباء الوجه أملج العلا خيبر بدر مهد_الذهب"
)


class Letters:
    """`Variety`, drawn anew for each."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._serial = _FIRST_SERIAL

    def person(self, kind: VisitorKind, gender: Gender) -> ArchivedPerson:
        """Somebody who was never there before."""
        self._serial += 1
        draw = self._random.choice
        given = draw(_WOMEN if gender is Gender.WOMAN else _MEN)
        name = f"{given} {draw(_MEN)} {draw(_MEN)} {draw(_FAMILIES)}"
        return ArchivedPerson(identity_number(kind, self._serial), name, f"+966{mobile(self._serial)[1:]}")

    def subject(self) -> str:
        """What a request is about; one in a few names the number of an earlier letter."""
        draw = self._random.choice
        said = f"{draw(_ASKS)} {draw(_MATTERS)} في {draw(_PLACES).replace('_', ' ')}"
        if self._random.random() < 0.2:
            said += f" إلحاقاً بالخطاب رقم {self._random.randrange(100, 90_000)}"
        return said
