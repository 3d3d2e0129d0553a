"""A kiosk whose database is away, by touch: the next visitor has a ticket at once, and it comes in later, once."""

import errno
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Literal

import pytest

from core.bootstrap import Centre, create_centre, open_centre, open_offline
from core.config import Device, Printer, Settings
from core.config import Kiosk as KioskSettings
from core.domain.text import Language
from core.domain.ticket import PrintState
from core.printing.virtual import Condition, VirtualPrinter
from core.qt.link import CentreLink
from core.qt.waiting import wait_until
from core.services.entrance import EntranceService
from core.services.offline import OfflineService
from core.services.ratings import RatingService
from core.services.setup import DEFAULT_CENTRE
from core.words import Words
from kiosk.app import Kiosk, build
from kiosk.errand import Errand
from kiosk.pace import Pace
from tests.gui.kiosk.conftest import QUICK, Screen, Visitor
from tests.gui.kiosk.test_printer import NO_PAPER, qr_on
from tests.support.clock import FakeClock
from tests.support.outage import Outage

AWAY = "لحظات من فضلك"
KEPT = "حُفظ اختيارك"
SUBMIT = "تقديم معاملة"
UNAWARE = replace(QUICK, poll=3_600_000)  # until the visitor's touch asks for the database


@dataclass(frozen=True)
class Lonely:
    """A kiosk with a spool, whose centre can be lost."""

    screen: Screen
    offline: OfflineService
    end: Callable[[], None]

    @property
    def visitor(self) -> Visitor:
        return self.screen.visitor


Open = Callable[..., Lonely]


@pytest.fixture
def open_lonely(clock: FakeClock, tmp_path: Path) -> Iterator[Open]:
    """Opens a kiosk with a spool; without `met` it is one that starts while the database is away."""
    with ExitStack() as closing:

        def opened(
            url: str,
            *,
            printer: str | None = None,
            section: str | None = "women",
            met: bool = True,
            pace: Pace = UNAWARE,
            errands: Sequence[Errand] | None = (),
            mode: Literal["tickets", "rating"] = "tickets",
            idle: int = 30,
        ) -> Lonely:
            settings = Settings(
                database=url,
                device=Device(name="kiosk-1", kind="kiosk", section=section),
                printer=Printer(address=printer, timeout_seconds=0.5),
                spool_folder=tmp_path / "spool",
                idle_seconds=idle,
                kiosk=KioskSettings(mode=mode),
            )
            if met:
                create_centre(settings, DEFAULT_CENTRE)
            offline = open_offline(settings)
            link = CentreLink(lambda: open_centre(settings, clock=clock))
            kiosk = build(settings, link, clock, pace, errands, offline)
            ending = closing.enter_context(ExitStack())
            ending.callback(kiosk.close)
            kiosk.window.resize(1080, 1920)
            kiosk.window.show()
            centre = closing.enter_context(open_centre(settings, clock=clock)) if met else None
            if met:
                wait_until(lambda: kiosk.model.knows_its_centre, "the kiosk to know its centre")
            return Lonely(Screen(kiosk, Visitor(kiosk.window), centre), offline, ending.close)  # type: ignore[arg-type]

        yield opened


def come_in(kiosk: Kiosk, centre: Centre, codes: list[str]) -> None:
    wait_until(lambda: kiosk.link.available, "the database to be back")
    wait_until(lambda: [one.code for one in centre.queue.tickets("women")] == codes, f"{codes} in the queue")


def test_the_next_visitor_has_a_ticket_and_the_queue_has_it_when_the_database_is_back(
    open_lonely: Open, outage: Outage
) -> None:
    with VirtualPrinter() as printer:
        lonely = open_lonely(outage.url, printer=printer.address)
        lonely.visitor.press(SUBMIT)
        lonely.visitor.expect("W001")
        lonely.visitor.expect("تفضّل بأخذ تذكرتك")
        lonely.visitor.press("تم")
        outage.begin()
        for number in (1, 2):
            lonely.visitor.press(SUBMIT)
            lonely.visitor.expect(f"WA00{number}", seconds=2)
            lonely.visitor.expect("تفضّل بأخذ تذكرتك")
            lonely.visitor.expect("مدة الانتظار غير متاحة الآن")
            assert not lonely.visitor.hears("قبلك"), "of the queue nothing is known"
            lonely.visitor.speak(Language.ENGLISH)
            lonely.visitor.expect("Please take your ticket")
            lonely.visitor.press("Done")
        assert len(printer.wait_for_jobs(3)) == 3
        outage.end()
        centre = lonely.screen.centre
        come_in(lonely.screen.kiosk, centre, ["W001", "WA001", "WA002"])
        assert [one.printing for one in centre.queue.tickets("women")][1:] == [PrintState.PRINTED] * 2
        lonely.visitor.press(SUBMIT)
        lonely.visitor.expect("W004")


def test_a_kiosk_that_starts_without_its_database_knows_its_centre(open_lonely: Open, sqlite_outage: Outage) -> None:
    first = open_lonely(sqlite_outage.url, section=None)
    first.end()
    sqlite_outage.begin()
    again = open_lonely(sqlite_outage.url, section=None, met=False, pace=QUICK)
    again.visitor.press("قسم النساء")
    again.visitor.press(SUBMIT)
    again.visitor.expect("WA001")
    again.visitor.expect(SUBMIT)
    sqlite_outage.end()
    come_in(again.screen.kiosk, first.screen.centre, ["WA001"])


def test_with_no_paper_the_number_and_its_code_stay(open_lonely: Open, sqlite_outage: Outage) -> None:
    with VirtualPrinter(Condition.PAPER_OUT) as printer:
        lonely = open_lonely(sqlite_outage.url, printer=printer.address)
        sqlite_outage.begin()
        lonely.visitor.press(SUBMIT)
        lonely.visitor.expect("WA001")
        lonely.visitor.expect(NO_PAPER)
        wait_until(lambda: qr_on(lonely.screen).startswith("istiqbal:ticket:"), "the QR code")
        shown = qr_on(lonely.screen)
        sqlite_outage.end()
        centre = lonely.screen.centre
        come_in(lonely.screen.kiosk, centre, ["WA001"])
        (ticket,) = centre.queue.tickets("women")
        assert shown == f"istiqbal:ticket:{ticket.id}"
        assert ticket.printing is PrintState.FAILED


def test_a_database_that_does_not_answer_is_waited_for_no_longer_than_a_visitor_waits(
    open_lonely: Open, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It answers later, and what it gave is nobody's: the ticket that the visitor holds is the one that is called."""
    assert UNAWARE.patience <= 1_500
    lonely = open_lonely(sqlite_url)
    may_answer, really = Event(), EntranceService.issue

    def issue(service: EntranceService, *what: object, **how: object) -> object:
        may_answer.wait(20)
        return really(service, *what, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(EntranceService, "issue", issue)
    lonely.visitor.press(SUBMIT)
    lonely.visitor.expect("WA001", seconds=2)
    may_answer.set()
    centre = lonely.screen.centre
    wait_until(lambda: len(centre.queue.tickets("women")) == 2, "both to be in the record")
    assert [one.code for one in centre.queue.waiting("women")] == ["WA001"]
    assert lonely.visitor.hears("WA001")


def test_with_a_full_disk_the_choice_is_kept_until_the_database_is_back(
    open_lonely: Open, sqlite_outage: Outage, monkeypatch: pytest.MonkeyPatch
) -> None:
    lonely = open_lonely(sqlite_outage.url)
    sqlite_outage.begin()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(lonely.offline._spool._journal, "_sync", full)  # type: ignore[attr-defined]
    lonely.visitor.press(SUBMIT)
    lonely.visitor.expect(KEPT)
    sqlite_outage.end()
    lonely.visitor.expect("W001")
    assert [one.code for one in lonely.screen.centre.queue.tickets("women")] == ["W001"]


def test_a_kiosk_that_never_met_its_centre_shows_that_it_is_away(open_lonely: Open, sqlite_outage: Outage) -> None:
    open_lonely(sqlite_outage.url).end()
    sqlite_outage.begin()
    stranger = open_lonely(f"{sqlite_outage.url}?", met=False)
    stranger.visitor.expect(AWAY)


RATING = Words("rating", Language.ARABIC)


def serve(centre: Centre, count: int = 1) -> None:
    """Visits that are over."""
    for number in range(count):
        centre.queue.issue("women", "submit", f"visit {number}")
        centre.queue.call_next("W1")
        centre.queue.finish("W1")


def rated(centre: Centre) -> int:
    today = centre.administration.today()
    return centre.ratings.summary("women", today, today).count


def rate(visitor: Visitor, face: int, number: int) -> None:
    """As far as the reasons."""
    visitor.press(RATING.say(f"score.{face}"))
    visitor.press(str(number))
    visitor.press(RATING.say("go_on"))
    visitor.expect(RATING.say("reason_hint"))


def test_a_tablet_keeps_what_visitors_say_and_it_counts_when_the_database_is_back(
    open_lonely: Open, sqlite_outage: Outage
) -> None:
    """One is in the middle of it, one writes and sends, one walks away."""
    pace = replace(UNAWARE, second=100)
    lonely = open_lonely(sqlite_outage.url, mode="rating", errands=None, idle=5, pace=pace)
    visitor, centre = lonely.visitor, lonely.screen.centre
    serve(centre, 3)
    rate(visitor, 1, 1)
    sqlite_outage.begin()
    visitor.press(RATING.say("send"))
    visitor.expect(RATING.say("thanks_kept"))
    visitor.press(RATING.say("done"))
    rate(visitor, 2, 2)
    visitor.press(RATING.say("comment"))
    visitor.press("ح")
    visitor.press(RATING.say("comment_done"))
    visitor.press(RATING.say("send"))
    visitor.expect(RATING.say("thanks_kept"))
    visitor.press(RATING.say("done"))
    rate(visitor, 5, 3)
    visitor.expect(RATING.say("ask_score"))
    sqlite_outage.end()
    wait_until(lambda: rated(centre) == 3, "the three ratings")
    wait_until(lambda: lonely.offline.ratings.kept() == 0, "nothing to be left here")


def test_a_rating_that_the_database_does_not_answer_is_kept_and_counts_once(
    open_lonely: Open, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lonely = open_lonely(sqlite_url, errands=None)
    visitor, centre, may_answer, really = lonely.visitor, lonely.screen.centre, Event(), RatingService.rate
    serve(centre)

    def slow(service: RatingService, *what: object, **how: object) -> object:
        may_answer.wait(20)
        return really(service, *what, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(RatingService, "rate", slow)
    visitor.press(RATING.say("title"))
    rate(visitor, 4, 1)
    visitor.press(RATING.say("send"))
    visitor.expect(RATING.say("thanks_kept"), seconds=4)
    may_answer.set()
    wait_until(lambda: lonely.offline.ratings.kept() == 0, "it to be handed over")
    assert rated(centre) == 1
