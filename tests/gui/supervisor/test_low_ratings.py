"""A low rating comes to the supervisor's screen by itself, and is taken and closed by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from core.bootstrap import Centre
from core.domain.rating import Reason, Score
from core.domain.workflow import Role
from core.services.rating_dto import RatingTask
from counter.live_table import LiveTable
from tests.gui.supervisor.conftest import Enter, Hall

TABLE, BUTTON = "التقييمات المنخفضة", "تقييمات منخفضة"


def rate(centre: Centre, score: Score, comment: str = "", section: str = "women", desk: str = "W4") -> None:
    """A visit that is over, and what its visitor said."""
    ticket = centre.queue.issue(section, "submit", f"{section} {comment} {score}")
    centre.queue.call_next(desk)
    centre.queue.finish(desk)
    reasons = [Reason.LONG_WAIT] if score <= Score.BAD else []
    centre.ratings.rate(ticket.id, score, str(ticket.id), reasons=reasons, comment=comment)


def shown(hall: Hall) -> list[list[str]]:
    """The rows of the dialog."""
    (table,) = (one for one in hall.question().findChildren(LiveTable) if one.accessibleName() == TABLE)
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def tasks(hall: Hall) -> list[RatingTask]:
    supervisor = next(one for one in hall.centre.staff.everyone() if one.login == "maha")
    return hall.centre.ratings.tasks(supervisor.id)


def test_a_low_rating_is_taken_and_closed_with_a_note(enter: Enter) -> None:
    hall = enter()
    rate(hall.centre, Score.VERY_GOOD)
    rate(hall.centre, Score.BAD, "انتظرت ساعتين")
    hall.clerk.expect(f"{BUTTON}: 1")
    hall.key(Qt.Key.Key_F10)
    hall.screen.until(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    hall.screen.until(lambda: len(shown(hall)) == 1)
    (row,) = shown(hall)
    assert "سيئة" in row[0]
    assert "شباك 4" in row[3]
    assert "طول الانتظار" in row[5]
    assert "لم يتسلّمه أحد" in row[6]
    rate(hall.centre, Score.VERY_BAD, "ثانية")
    hall.screen.until(lambda: len(shown(hall)) == 2)
    hall.key(Qt.Key.Key_F3)
    hall.screen.until(lambda: any(one.taken for one in tasks(hall)))
    taken = next(one for one in tasks(hall) if one.taken)
    assert taken.rating.comment == "انتظرت ساعتين", "the row under the cursor stayed the same"
    hall.screen.until(lambda: any("مها" in row[6] for row in shown(hall)))
    hall.key(Qt.Key.Key_F4)
    hall.screen.focus_on("ما الذي تم بشأنه؟")
    assert all(one.closed_at is None for one in tasks(hall)), "not without a note"
    hall.clerk.keys("اعتُذر للمراجعة وزيد شباك")
    hall.key(Qt.Key.Key_Return)
    hall.screen.until(lambda: any(one.closed_at for one in tasks(hall)))
    closed = next(one for one in tasks(hall) if one.closed_at)
    assert (closed.rating.id, closed.note) == (taken.rating.id, "اعتُذر للمراجعة وزيد شباك")
    hall.key(Qt.Key.Key_Escape)
    hall.screen.until(lambda: QApplication.activeModalWidget() is None)
    hall.clerk.expect(f"{BUTTON}: 1")


def test_what_a_colleague_did_meanwhile_is_seen(enter: Enter) -> None:
    hall = enter()
    rate(hall.centre, Score.BAD)
    hall.clerk.expect(f"{BUTTON}: 1")
    hall.key(Qt.Key.Key_F10)
    hall.screen.until(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    hall.screen.until(lambda: len(shown(hall)) == 1)
    other = hall.centre.staff.add("other", "منى الشهري", "only for tests", Role.SUPERVISOR, ["women"])
    hall.centre.ratings.close(tasks(hall)[0].rating.id, "حُلّت", by=other.id)
    hall.screen.until(lambda: "حُلّت" in shown(hall)[0][6])
