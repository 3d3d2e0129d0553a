"""A counter whose process is killed while somebody types: the next one shows what was typed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Settings
from core.domain.behalf import BehalfKind
from core.domain.draft import Draft
from core.domain.workflow import Role
from core.qt.waiting import wait_until
from core.services.setup import DEFAULT_CENTRE
from tests.support.typing_counter import COMPANY, PASSWORD, REQUEST, VISITOR

MINUTE = 60.0


@contextmanager
def counter(url: str, work: str) -> Iterator[Callable[[], dict[str, str]]]:
    """A counter at work, with what it says next; killed by the signal that no program can catch."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.support.typing_counter", url, work],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )

    def says() -> dict[str, str]:
        assert program.stdout is not None
        told: dict[str, str] = json.loads(program.stdout.readline() or '"it ended by itself"')
        return told

    try:
        yield says
        assert program.poll() is None
    finally:
        program.send_signal(signal.SIGKILL)
        program.communicate()
    assert program.returncode == -signal.SIGKILL


def stored(centre: Centre, part: Callable[[Draft | None], bool]) -> None:
    """Wait until the draft of the ticket at W1 says so."""
    ticket, person = centre.queue.current("W1"), centre.staff.everyone()[0]
    assert ticket is not None
    wait_until(lambda: part(centre.drafts.mine(ticket.id, by=person.id)), "the draft", MINUTE)


def test_what_was_typed_survives_kill_9_twice_and_is_then_registered(sqlite_url: str) -> None:
    settings = Settings(database=sqlite_url)
    create_centre(settings, DEFAULT_CENTRE)
    with open_centre(settings) as centre:
        centre.staff.add("noura", "نورة السالم", PASSWORD, Role.OPERATOR, ["women"])
        centre.queue.issue("women", "submit", "visitor")
        with counter(sqlite_url, "visitor") as says:
            assert says() == {"done": "visitor"}
            stored(centre, lambda draft: draft is not None and draft.visitor.mobile == VISITOR["رقم الجوال"])
        assert centre.visitors.visit("W1") is None
        with counter(sqlite_url, "request") as says:
            held = says()
            assert {name: held[name] for name in VISITOR} == VISITOR
            assert says() == {"done": "request"}
            stored(centre, lambda draft: draft is not None and draft.behalf.number == COMPANY["رقم السجل التجاري"])
        with counter(sqlite_url, "register") as says:
            held = says()
            assert {name: held[name] for name in (*REQUEST, *COMPANY)} == REQUEST | COMPANY
            assert says() == {"done": "register"}
        visit = centre.visitors.visit("W1")
        assert visit is not None
        (request,) = centre.requests.of_visit(visit.id)
        assert (request.subject, request.behalf.kind) == (REQUEST["الموضوع"], BehalfKind.COMPANY)
        assert centre.drafts.mine(visit.ticket_id, by=centre.staff.everyone()[0].id) is None
