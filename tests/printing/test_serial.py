"""A printer on a serial line, played on the other end of a pseudo terminal."""

import os
import select
import threading
import tty
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from core.domain.errors import EnvironmentFault
from core.printing.escpos_printer import open_printer
from core.printing.virtual import Condition, VirtualSession, answer
from tests.printing.paper import CODE, codes, on_paper, ticket

pytestmark = pytest.mark.skipif(not hasattr(os, "openpty"), reason="a serial line is played by a pseudo terminal")


class Line:
    """The printer's end of a line."""

    def __init__(self, master: int) -> None:
        self.session = VirtualSession()
        self.condition = Condition.READY
        self._master = master
        self._end, self.stop = os.pipe()

    def serve(self) -> None:
        """Answer until told to stop."""
        while self._end not in (ready := select.select([self._master, self._end], [], [])[0]):
            assert ready
            for query in self.session.feed(os.read(self._master, 4096)):
                os.write(self._master, answer(self.condition, query))
        os.close(self._end)


@contextmanager
def line() -> Iterator[tuple[str, Line]]:
    """The name of a serial port with a printer behind it."""
    master, slave = os.openpty()
    tty.setraw(slave)
    printer = Line(master)
    thread = threading.Thread(target=printer.serve)
    thread.start()
    try:
        yield f"serial://{os.ttyname(slave)}?baudrate=115200", printer
    finally:
        os.close(printer.stop)
        thread.join()
        os.close(master)
        os.close(slave)


@pytest.mark.timeout(30)  # six answers are asked for: one that is waited out takes longer than that by itself
def test_a_ticket_arrives_whole_and_no_answer_is_waited_out() -> None:
    with line() as (address, printer):
        assert open_printer(address, timeout=60).print(ticket()) is None
        job = bytes(printer.session.job)
    assert codes(on_paper(job)) == [CODE]


def test_a_fault_comes_through_a_serial_line() -> None:
    with line() as (address, printer):
        printer.condition = Condition.COVER_OPEN
        with pytest.raises(EnvironmentFault, match="printer_cover_open"):
            open_printer(address, timeout=60).check()
