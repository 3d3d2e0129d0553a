"""The slip of an appointment: its code is the one by which the kiosk checks in, and no other section prints it."""

from datetime import date
from pathlib import Path

import zxingcpp

from core.bootstrap import Centre
from core.domain.appointments import PlanPart
from core.domain.check_in import Answer
from core.domain.text import Language
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.services.arrival_dto import Arriving
from core.services.dto import StaffView
from tests.integration.conftest import CITIZEN, MOBILE, NAME, PASSWORD, code_of
from tests.reports.pages import page, words
from tests.support.clock import FakeClock


def test_what_the_slip_holds_checks_in_at_the_kiosk(
    centre: Centre, noura: StaffView, clock: FakeClock, tmp_path: Path
) -> None:
    centre.appointments.set_plan("women", "audience", 2, [PlanPart(8 * 60, 12 * 60, 30, 2)])
    sara = centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, MOBILE)
    booked = centre.appointments.book("women", "audience", sara.id, date(2026, 11, 24), 11 * 60, "k")
    file = tmp_path / "slip.pdf"
    file.write_bytes(centre.slips.slip_pdf(booked.id, Language.ENGLISH, by=noura.id))
    told = words(file)
    for part in ("11:00", "from 10:00", "Audience with the minister", "Women's section", "24 November 2026"):
        assert part in told
    assert CITIZEN not in told
    (code,) = zxingcpp.read_barcodes(page(file, 1))
    clock.advance(30 * 60)
    assert centre.arrivals.arrive(Arriving(code.text, "women"), "kiosk").answer is Answer.HERE
    other = centre.staff.add("ali", "علي", PASSWORD, Role.OPERATOR, ["men"])
    assert code_of(lambda: centre.slips.slip_pdf(booked.id, Language.ENGLISH, by=other.id)) == "section_not_yours"
