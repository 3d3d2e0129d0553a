"""The errands of the kiosk in each of their states."""

from collections.abc import Callable
from functools import partial

from PySide6.QtQuick import QQuickWindow

from core.bootstrap import Centre
from core.domain.rating import Score
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.qt.stills import Album
from core.qt.waiting import StepFailed, wait_until
from kiosk.errand import Errand
from kiosk.errands.rating.model import RatingErrand
from kiosk.errands.status.model import StatusErrand

_IDENTITY, _NAME, MOBILE = "1000000008", "سارة بنت عبدالله الحربي", "0550001234"
Take = Callable[[str, Callable[[], bool]], None]


def prepare(centre: Centre) -> str:
    """A request that was registered at a visit which is over and one that was rated; the request's reference."""
    clerk = centre.staff.add("noura", "نورة السالم", "a picture only", Role.OPERATOR, ["women"])
    centre.staff.take_desk(clerk.id, "W1")
    for number in range(2):
        centre.queue.issue("women", "submit", f"errand-{number}")
    call = centre.queue.call_next("W1", by=clerk.id)
    if call is None:
        raise StepFailed("nobody waits")
    visitor = centre.visitors.enter(_IDENTITY, _NAME, Gender.WOMAN, MOBILE)
    visit = centre.visitors.start_visit("W1", visitor.id, by=clerk.id)
    request = centre.requests.register(visit.id, "G01", "طلب نقل", "", by=clerk.id, key="errand")
    centre.queue.finish("W1", by=clerk.id)
    centre.queue.call_next("W1", by=clerk.id)
    centre.queue.finish("W1", by=clerk.id)
    centre.ratings.rate(visit.ticket_id, Score.GOOD, "errand")
    return request.reference


def take(album: Album, window: QQuickWindow, errands: tuple[Errand, ...], shape: str, reference: str) -> None:
    """All states of those errands."""

    def picture(name: str, ready: Callable[[], bool]) -> None:
        album.take(window, f"{shape}-{name}", ready, name)

    for errand in errands:
        if isinstance(errand, StatusErrand):
            _status(errand, picture, "".join(one for one in reference if one.isdecimal()))
        elif isinstance(errand, RatingErrand):
            _rating(errand, picture)


def _at(errand: Errand, step: str) -> bool:
    return bool(errand.property("step") == step) and not errand.property("busy")


def _status(errand: StatusErrand, picture: Take, number: str) -> None:
    _begin(errand)
    wait_until(lambda: not str(errand.property("shown")).startswith("-"), "the centre's letters")
    picture("20-status", partial(_at, errand, "reference"))
    _type(errand, number[:-1] + str((int(number[-1]) + 1) % 10))
    picture("21-status-slip", lambda: bool(errand.property("problem")))
    errand.erase()
    _type(errand, number[-1])
    errand.proceed()
    _type(errand, "12")
    picture("22-status-digits", partial(_at, errand, "digits"))
    _type(errand, "00")
    errand.proceed()
    picture("23-status-refused", lambda: _at(errand, "digits") and bool(errand.property("problem")))
    _type(errand, MOBILE[-4:])
    errand.proceed()
    picture("24-status-answer", partial(_at, errand, "answer"))
    errand.finish()


def _rating(errand: RatingErrand, picture: Take) -> None:
    _begin(errand)
    wait_until(lambda: bool(errand.property("prefixes")), "the letters of the tickets")
    picture("30-rating", partial(_at, errand, "score"))
    errand.touch(Score.BAD.value)
    errand.choose_prefix("W")
    _type(errand, "1")
    picture("31-rating-ticket", partial(_at, errand, "ticket"))
    errand.proceed()
    picture("32-rating-given", lambda: _at(errand, "ticket") and bool(errand.property("problem")))
    _type(errand, "2")
    errand.proceed()
    wait_until(partial(_at, errand, "reasons"), "the reasons")
    errand.turn("long_wait")
    errand.turn("place")
    picture("33-rating-reasons", partial(_at, errand, "reasons"))
    errand.write()
    for letter in "انتظرت ساعتين وكان المكان مزدحما":
        errand.press(letter)
    picture("34-rating-comment", partial(_at, errand, "comment"))
    errand.written()
    errand.send()
    picture("35-rating-thanks", partial(_at, errand, "thanks"))
    errand.finish()


def _begin(errand: Errand) -> None:
    """As its button does."""
    begun = errand.parent()
    begin = getattr(begun, "begin", None)
    if begin is None:
        raise StepFailed("nobody offers this errand")
    begin(errand.name)


def _type(errand: StatusErrand | RatingErrand, keys: str) -> None:
    for key in keys:
        errand.press(key)
