"""The story: a woman comes with a letter and leaves with a receipt."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from core.cli.demo.file_dialog import answer_with
from core.cli.demo.hall import Hall, open_hall
from core.cli.demo.record import Record
from core.cli.demo.signs import COUNTER, KIOSK, VISITOR
from core.cli.demo.stage import Stage
from core.printing.virtual import VirtualPrinter
from core.qt.waiting import StepFailed, wait_until

_REFERENCE = r"RUH-\d{4}-\d{6}-\d"


def tell(stage: Stage, printer: VirtualPrinter, record: Record) -> None:
    """Play every step on the real screens; `StepFailed` at the first that does not do what it should."""
    with record.step("The programs open") as step:
        hall = open_hall(stage)
        screens = hall.__enter__()
        step.happened = "kiosk, two displays, counter W1"
    try:
        code = _takes_a_ticket(screens, stage, printer, record)
        _signs_in(screens, stage, record)
        _is_called(screens, stage, record, code)
        reference = _hands_over_her_letter(screens, stage, record)
        _leaves_with_a_receipt(screens, stage, record, reference)
    finally:
        hall.__exit__(None, None, None)


def _takes_a_ticket(hall: Hall, stage: Stage, printer: VirtualPrinter, record: Record) -> str:
    with record.step("She touches the women's section") as step:
        hall.visitor.expect(KIOSK.section)
        hall.visitor.picture(stage.folder / "01-kiosk.png")
        hall.visitor.press(KIOSK.section)
        hall.visitor.expect(KIOSK.service)
        hall.visitor.picture(stage.folder / "02-services.png")
        step.happened = KIOSK.section
    with record.step("She touches her service, the ticket prints") as step:
        hall.visitor.press(KIOSK.service)
        code = hall.visitor.read(r"W\d{3}")
        wait_until(lambda: len(printer.jobs) == 1, "the ticket at the printer")
        hall.visitor.picture(stage.folder / "03-ticket-on-screen.png")
        if not printer.tickets()[0].save(str(stage.folder / "04-ticket-on-paper.png")):
            raise StepFailed("the ticket could not be saved")
        step.happened = f"ticket {code}, {len(printer.jobs[0]):,} bytes at the printer"
    return code


def _signs_in(hall: Hall, stage: Stage, record: Record) -> None:
    clerk = next(clerk for clerk in stage.clerks if clerk.section == "women")
    with record.step("The clerk signs in and takes window W1") as step:
        hall.clerk.fill(COUNTER.login, clerk.login)
        hall.clerk.fill(COUNTER.password, clerk.password)
        hall.clerk.picture(stage.folder / "05-sign-in.png")
        hall.clerk.press(COUNTER.sign_in)
        hall.clerk.expect(COUNTER.next)
        hall.clerk.picture(stage.folder / "06-counter.png")
        step.happened = clerk.login


def _is_called(hall: Hall, stage: Stage, record: Record, code: str) -> None:
    with record.step("The clerk presses Next, the hall sees the number") as step:
        hall.clerk.press(COUNTER.next)
        hall.women.expect(code)
        hall.women.picture(stage.folder / "07-display-women.png")
        if hall.men.hears(code):
            raise StepFailed("the men's display shows a number of the women's section")
        hall.men.picture(stage.folder / "08-display-men.png")
        step.happened = f"{code} on the women's display, not on the men's"


def _hands_over_her_letter(hall: Hall, stage: Stage, record: Record) -> str:
    with record.step("The clerk enters the visitor") as step:
        for field, text in (
            (COUNTER.identity_number, VISITOR.identity_number),
            (COUNTER.name, VISITOR.name),
            (COUNTER.mobile, VISITOR.mobile),
        ):
            hall.clerk.fill(field, text)
            hall.clerk.key(Qt.Key.Key_Tab)
        hall.clerk.picture(stage.folder / "09-visitor.png")
        hall.clerk.press(COUNTER.save_visitor)
        step.happened = "found by identity number, then saved"
    with record.step("The clerk registers the request") as step:
        hall.clerk.press(COUNTER.type)
        hall.clerk.fill(COUNTER.subject, VISITOR.subject)
        hall.clerk.fill(COUNTER.summary, VISITOR.summary)
        hall.clerk.picture(stage.folder / "10-request.png")
        hall.clerk.press(COUNTER.register)
        reference = hall.clerk.read(_REFERENCE)
        hall.clerk.picture(stage.folder / "11-registered.png")
        step.happened = reference
    return reference


def _leaves_with_a_receipt(hall: Hall, stage: Stage, record: Record, reference: str) -> None:
    receipt = stage.folder / "12-receipt.pdf"
    with record.step("She gets her receipt") as step:
        answer_with(receipt)
        hall.clerk.press(COUNTER.save_receipt)
        wait_until(receipt.exists, "the receipt as a file")
        _as_picture(receipt)
        step.happened = f"{reference}, {receipt.stat().st_size:,} bytes"
    with record.step("The clerk finishes the visit") as step:
        hall.clerk.press(COUNTER.finish)
        hall.clerk.expect(COUNTER.next)
        hall.clerk.picture(stage.folder / "13-finished.png")
        step.happened = "window W1 is free"


def _as_picture(pdf: Path) -> None:
    document = QPdfDocument()
    if document.load(str(pdf)) is not QPdfDocument.Error.None_:
        raise StepFailed("the receipt cannot be opened")
    size = document.pagePointSize(0) * 2
    image = document.render(0, QSize(round(size.width()), round(size.height())))
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    with QPainter(paper) as painter:
        painter.drawImage(0, 0, image)
    if image.isNull() or not paper.save(str(pdf.with_suffix(".png"))):
        raise StepFailed("the receipt cannot be shown")
