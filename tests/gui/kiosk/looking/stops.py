"""The ways through the kiosk by touch: each is a story that says at every page where it stands.

A new page is one more `yield`, after the touches that lead to it and before those that lead on.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint

from core.domain.check_in import appointment_code
from core.printing.virtual import Condition
from core.qt.waiting import wait_until
from tests.gui.kiosk.looking.town import CITIZEN, ENDING, NOBODYS, Town
from tests.gui.kiosk.looking.walker import Walker
from tests.gui.kiosk.standing import CODE, WRONG

Story = Iterator[str]


def tour(walk: Walker, town: Town) -> Story:
    """Every page that a touch, a key or a code leads to while the database is there, from the first and back to it."""
    yield from to_the_ticket(walk, town)
    yield from check_in(walk, town)
    yield from status(walk, town)
    yield from rating(walk, town)


def to_the_ticket(walk: Walker, town: Town) -> Story:
    """What everybody comes through."""
    walk.wait_for("home")
    yield "home"
    walk.touch(walk.say("kiosk", "language"))
    walk.wait_for("language")
    yield "language"
    walk.back()
    yield from ticket(walk, town)


def ticket(walk: Walker, town: Town) -> Story:
    """From the section to the paper, with every step that there may be between."""
    walk.touch(walk.section("women"))
    yield "services"
    yield from still_there(walk)
    walk.touch(walk.say("entrance", "help_ask"))
    yield "help"
    yield from still_there(walk)
    walk.touch(walk.say("entrance", "help.disability"))
    yield "helped"
    yield from identity(walk)
    town.printer.condition = Condition.PAPER_OUT
    walk.touch(walk.say("entrance", "identity_proceed"))
    walk.wait_for("ticket")
    wait_until(lambda: walk.model.property("paper") == "failed", "no paper")
    yield "no paper"
    walk.touch(walk.say("kiosk", "done"))
    town.printer.condition = Condition.READY
    walk.touch(walk.section("women"))
    walk.choose(walk.service("submit"))
    walk.wait_for("ticket")
    wait_until(lambda: walk.model.property("paper") == "taken", "the paper")
    yield "ticket"
    walk.touch(walk.say("kiosk", "done"))


def still_there(walk: Walker) -> Story:
    """Asked when nothing was touched for long; a finger on the answer, and it goes on."""
    walk.model._attention._ask()
    yield "still there"
    walk.touch(walk.say("aids", "still_there_yes"))


def identity(walk: Walker) -> Story:
    """The number: empty, half, mistyped, right."""
    walk.choose(walk.service("audience"))
    walk.wait_for("identity")
    yield "identity"
    walk.type(CITIZEN[:-1] + "7")
    walk.hear(walk.say("entrance", "problem.check_digit"))
    yield "identity, mistyped"
    walk.touch(walk.say("entrance", "erase"))
    yield "identity, half"
    walk.type(CITIZEN[-1])
    yield "identity, typed"


def check_in(walk: Walker, town: Town) -> Story:
    """By number and by code, and what may be answered."""
    walk.touch(walk.say("check_in", "button"))
    walk.wait_for("check_in")
    yield "check-in"
    walk.type(NOBODYS)
    yield "check-in, typed"
    walk.touch(walk.say("check_in", "ask"))
    walk.hear(walk.say("check_in", "unknown.title"))
    yield "check-in, unknown"
    walk.touch(walk.say("check_in", "done"))
    for answer in ("early", "other_day", "late"):
        walk.wait_for("home")
        walk.model.scanned(appointment_code(town.made.appointments[answer]))
        walk.hear(walk.say("check_in", f"{answer}.title"))
        yield f"check-in, {answer}"
        walk.back()
        walk.back()
    walk.model.scanned(appointment_code(town.made.appointments["here"]))
    walk.wait_for("ticket")
    wait_until(lambda: walk.model.property("paper") == "taken", "the paper")
    yield "ticket, checked in"
    walk.touch(walk.say("kiosk", "done"))


def status(walk: Walker, town: Town) -> Story:
    """Where a request stands: its number, mistyped and right, the end of the mobile, wrong and right, the answer."""
    number = "".join(one for one in town.made.reference if one.isdecimal())
    walk.touch(walk.say("status", "title"))
    walk.wait_for("status")
    wait_until(lambda: not walk.model.property("errand").property("shown").startswith("-"), "the centre's letters")
    yield "status"
    walk.type(number[:-1] + str((int(number[-1]) + 1) % 10))
    walk.hear(walk.say("status", "problem.reference"))
    yield "status, mistyped"
    walk.touch(walk.say("status", "erase"))
    walk.type(number[-1])
    yield "status, typed"
    walk.touch(walk.say("status", "go_on"))
    yield "status, digits"
    walk.type("0000")
    walk.touch(walk.say("status", "show"))
    wait_until(lambda: bool(walk.model.property("errand").property("problem")), "the refusal")
    yield "status, refused"
    walk.type(ENDING)
    yield "status, mobile typed"
    walk.touch(walk.say("status", "show"))
    walk.hear(walk.say("status", "since"))
    yield "status, answer"
    walk.touch(walk.say("status", "done"))


def rating(walk: Walker, town: Town) -> Story:
    """A visit: the face, the ticket, one that was rated, reasons, a comment, thanks."""
    walk.wait_for("home")
    walk.touch(walk.say("rating", "title"))
    walk.wait_for("rating")
    wait_until(lambda: bool(walk.model.property("errand").property("prefixes")), "the letters of the tickets")
    yield "rating"
    walk.touch(walk.say("rating", "score.1"))
    yield "rating, ticket"
    walk.touch(f"\u2066{town.prefix}")
    walk.type("1")
    yield "rating, ticket typed"
    walk.touch(walk.say("rating", "go_on"))
    walk.hear(walk.say("rating", "problem.given"))
    yield "rating, given"
    walk.type(str(town.unrated.pop(0)))
    walk.touch(walk.say("rating", "go_on"))
    walk.hear(walk.say("rating", "ask_reason.low"))
    walk.touch(walk.say("rating", "reason.long_wait"))
    yield "rating, reasons"
    walk.touch(walk.say("rating", "comment"))
    yield "rating, no comment yet"
    walk.touch(walk.model.property("errand").property("letters")[0][0])
    yield "rating, comment"
    walk.touch(walk.say("rating", "comment_done"))
    walk.touch(walk.say("rating", "send"))
    walk.hear(walk.say("rating", "thanks"))
    yield "rating, thanks"
    walk.touch(walk.say("rating", "done"))
    walk.wait_for("home")


def lost(walk: Walker) -> Story:
    """The database is away, and the kiosk goes on with tickets of its own series."""
    walk.wait_for("home")
    yield "own series"
    walk.touch(walk.section("women"))
    walk.choose(walk.service("submit"))
    walk.wait_for("ticket")
    wait_until(lambda: walk.model.property("paper") == "taken", "the paper")
    yield "own series, ticket"
    walk.touch(walk.say("kiosk", "done"))


def staff(walk: Walker, town: Town) -> Story:
    """The staff page, over the first one: its code, a wrong one, its acts."""
    words = town.staff_words
    for _ in range(5):
        walk.touch_at(QPoint(walk.window.width() - 20, 20))
    walk.hear(words.say("enter_code"))
    yield "staff"
    walk.type(WRONG)
    walk.touch(words.say("enter"))
    wait_until(lambda: bool(town.alone.door.property("wrong")), "the refusal")
    yield "staff, refused"
    walk.type(CODE)
    walk.touch(words.say("enter"))
    walk.hear(words.say("act.leave"))
    wait_until(lambda: town.alone.door._found.asked, "the printer")
    yield "staff, acts"
    walk.touch(words.say("back"))
