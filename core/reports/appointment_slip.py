"""The slip of an appointment: one sheet with its time, whose it is, and the code for the kiosk."""

from datetime import date, datetime
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.calendar import gregorian_text, hijri_text, weekday
from core.reports.arabic import BOLD, Style, isolated
from core.reports.letterhead import dates_of, draw_box, draw_letterhead
from core.reports.sheet import GREEN, INNER, MARGIN, QUIET, STRONG, Fact, Pen, paginated
from core.services.appointment_dto import AppointmentSlip
from core.words import Words

_BOX, _QR = 50 * mm, 46 * mm


def slip_pdf(slip: AppointmentSlip) -> bytes:
    """The slip as PDF."""
    made = BytesIO()
    words, pen = Words("paper", slip.language, slip.digits), _pen(slip, made)
    say = words.say
    names = (say("letterhead.kingdom"), slip.authority, slip.centre, slip.section)
    y = draw_letterhead(pen, names, dates_of(slip.made_at.date(), words), say("slip.title"))
    y = _box(pen, slip, words, y)
    facts = [
        Fact(say("slip.visitor"), slip.visitor, STRONG, written=True),
        Fact(say("slip.service"), slip.service),
        Fact(say("slip.section"), slip.section),
        Fact(say("slip.day"), _day(slip.at.date(), words)),
        Fact(say("slip.time"), _time(slip.at, words), STRONG),
    ]
    for strip in paginated(facts, slip.language.rtl, y, y, 0)[0]:
        y = pen.strip(strip, y)
    pen.paragraph(say("slip.note"), y - 4 * mm, Style(10.5, colour=QUIET, leading=1.6))
    pen.canvas.showPage()
    pen.canvas.save()
    return made.getvalue()


def _pen(slip: AppointmentSlip, made: BytesIO) -> Pen:
    canvas = Canvas(made, pagesize=A4, lang=slip.language.value, invariant=1)
    canvas.setAuthor(slip.centre)
    return Pen(canvas, slip.language.rtl)


def _box(pen: Pen, slip: AppointmentSlip, words: Words, top: float) -> float:
    bottom = top - _BOX
    draw_box(pen, bottom, _BOX)
    pen.qr(slip.code, MARGIN + INNER - _QR - 2 * mm, bottom + 2 * mm, _QR)
    start, width = MARGIN + 6 * mm, INNER - _QR - 14 * mm
    pen.line(_time(slip.at, words), top - 14 * mm, Style(30, BOLD, GREEN), start, width)
    y = pen.paragraph(_day(slip.at.date(), words), top - 18 * mm, Style(12, BOLD, leading=1.5), start, width)
    told = words.say("slip.check_in", time=_time(slip.opens, words))
    pen.paragraph(told, y - 2 * mm, Style(10, colour=QUIET, leading=1.5), start, width)
    return bottom - 5 * mm


def _day(day: date, words: Words) -> str:
    dates = (words.digits(make(day, words.language)) for make in (hijri_text, gregorian_text))
    return f"{weekday(day, words.language)} " + " - ".join(dates)


def _time(at: datetime, words: Words) -> str:
    return isolated(words.digits(f"{at:%H:%M}"))
