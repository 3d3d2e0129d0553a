"""The states of the counter in which a clerk does more than call and finish."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from core.bootstrap import Centre
from core.domain.queue_policy import QueueClass
from core.domain.text import Language
from core.domain.workflow import Role
from core.qt.stills import Album
from core.qt.waiting import wait_until
from counter.act_button import ActButton
from counter.app import Counter
from counter.work import Stage

_NOTE = "معها موعد مع مدير المكتب الساعة الحادية عشرة، وأوراقها كاملة إلا صورة السجل التجاري"
_REASONS = ("يُحضر أصل مستند", "نسيت بطاقتها في السيارة وستعود بعد أن تجد مفتاحها لدى حارس المواقف", "ينتظر مرافقًا")


def acts(centre: Centre, counter: Counter, album: Album) -> None:
    """From the end of a visit on."""
    _hall(centre)
    _freed(counter, album)
    _with_a_ticket(centre, counter, album)
    _free(counter, album)
    _by_itself(centre, counter, album)


def _hall(centre: Centre) -> None:
    """Two colleagues, somebody of each class, and some who are away."""
    for number, name in ((2, "هدى بنت عبدالعزيز القحطاني"), (3, "منى الحربي")):
        person = centre.staff.add(f"colleague-{number}", name, "a picture only", Role.OPERATOR, ["women"])
        centre.staff.take_desk(person.id, f"W{number}")
    centre.desks.pause("W3", "الصلاة")
    for place, reason in enumerate(_REASONS):
        centre.queue.call_next("W2")
        parked = centre.queue.park("W2", reason)
        if place == len(_REASONS) - 1:
            centre.queue.bring_back("W2", parked.code)
    centre.queue.call_next("W2")
    centre.queue.no_show("W2")
    elder = {"language": Language.ENGLISH, "queue_class": QueueClass.PRIORITY}
    centre.queue.issue("women", "audience", "elder", **elder)  # type: ignore[arg-type]


def _freed(counter: Counter, album: Album) -> None:
    session = counter.session
    session.acts.finish()
    album.take(counter.window, "12-undo", lambda: bool(session.work and session.work.step), "the undo")


def _with_a_ticket(centre: Centre, counter: Counter, album: Album) -> None:
    session, window = counter.session, counter.window
    called = centre.queue.call_next("W2")
    centre.queue.transfer("W2", "audience", to_desk="W1", note=_NOTE)
    code = called.ticket.code if called else ""
    session.acts.call_ticket(code, "حالة صحية طارئة")
    wait_until(lambda: session.stage is Stage.CALLED, "the call")
    for _ in range(session.work.policy.recall_limit if session.work else 0):
        centre.queue.recall("W1")
    over = lambda: bool(session.work and session.work.ticket and session.work.ticket.recalls == 3)  # noqa: E731
    album.take(window, "13-no-show-offered", over, "the last recall")
    for name, shown in (("park", "14-park"), ("transfer", "15-transfer"), ("go_on", "16-another-service")):
        _press(counter, name)
        album.take(window, shown, lambda: True, f"the panel to {name}")
    session.acts.no_show()
    wait_until(lambda: session.stage is Stage.FREE and session.settled, "the free window")


def _free(counter: Counter, album: Album) -> None:
    session, window = counter.session, counter.window
    for name, shown in (("back", "17-back"), ("number", "18-number"), ("pause", "19-pause")):
        _press(counter, name)
        album.take(window, shown, lambda: True, f"the panel of {name}")
    session.acts.pause(session.words.say("pause.reason.1"))
    album.take(window, "20-paused", lambda: session.stage is Stage.PAUSED, "the pause")
    session.acts.resume()
    wait_until(lambda: session.stage is Stage.FREE and session.settled, "the end of the pause")


def _by_itself(centre: Centre, counter: Counter, album: Album) -> None:
    with centre.storage.units.write() as unit:
        unit.hall.set_policy(replace(centre.queue.rules(), auto_call_seconds=8))
        unit.commit()
    told = counter.session.words.say("auto.count", n=8)

    def counts() -> bool:
        counter.session.read()
        labels = counter.window.findChildren(QLabel)
        return any(label.text() == told and label.isVisible() for label in labels)

    album.take(counter.window, "21-automatic-call", counts, "the automatic call")


def _press(counter: Counter, name: str) -> None:
    wait_until(lambda: counter.session.settled, "the window to be ready")
    title = counter.session.words.say(name)
    found = counter.window.findChildren(ActButton)
    next(one for one in found if one.accessibleName() == title and one.isVisible()).click()
