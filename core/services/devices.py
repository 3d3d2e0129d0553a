"""Devices that stand alone with the public: their staff code, their restarts, and what is done at them."""

from uuid import UUID

from core.domain.audit import AuditKind
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.sign_in import LOCKED, MOST_TRIES
from core.domain.staff_code import as_typed, check_code
from core.services.allowed import SUPERVISORS, allowed
from core.services.auditing import enter
from core.services.context import Context, check_key
from core.services.device_dto import RESTART_FOR, DeviceDeed, DeviceEvent, Restart
from core.services.dto import DeviceView
from core.services.identifiers import new_id
from core.services.ports import Passwords, UnitOfWork
from core.services.staff_door import locked

ALONE = frozenset({"kiosk", "display"})  # the kinds that no member of staff sits at


class DeviceService:
    """What a supervisor does to devices, and what a device asks and tells of itself."""

    def __init__(self, context: Context, passwords: Passwords) -> None:
        self._context = context
        self._passwords = passwords

    def set_code(self, code: str, again: str, *, by: UUID | None = None) -> None:
        """Set the centre's staff code, written twice: `staff_code_invalid` or `role_not_allowed`."""
        hashed = self._passwords.hash(check_code(code, again))
        with self._context.units.write() as unit:
            if by is not None:
                allowed(unit, by, SUPERVISORS)
            unit.devices.set_code(hashed, self._context.clock.now())
            unit.centre.touch("config")
            enter(self._context, unit, AuditKind.STAFF_CODE_CHANGED, by)
            unit.commit()

    def code(self) -> str:
        """The hash, for the sealed copy of a device; empty where no code was set."""
        with self._context.units.read() as unit:
            return unit.devices.code()

    def open(self, code: str) -> None:
        """Try the staff code at this device: as `StaffDoor.open`, five wrong ones lock the device's staff page."""
        device, now = self._context.device, self._context.clock.now()
        name = f"\x00device {device}"  # nobody's sign-in name
        with self._context.units.write() as unit:
            hashed = unit.devices.code()
            if not hashed:
                raise RuleBroken(ErrorCode.STAFF_CODE_UNSET)
            # Counted before it is compared: of many tries made at once no more than five are.
            tries, last = unit.sign_ins.count(name, now)
            unit.commit()
        if tries > MOST_TRIES:
            raise locked(last + LOCKED - now)
        if self._passwords.matches(hashed, as_typed(code)):
            with self._context.units.write() as unit:
                unit.sign_ins.forget(name)
                self._note(unit, DeviceDeed.OPENED)
                unit.commit()
            return
        if tries < MOST_TRIES:
            self.note(DeviceDeed.WRONG)
            raise RuleBroken(ErrorCode.STAFF_CODE_WRONG)
        self.note(DeviceDeed.LOCKED)
        raise locked(LOCKED)

    def note(self, deed: DeviceDeed) -> None:
        """Something was done at this device with the staff code."""
        with self._context.units.write() as unit:
            self._note(unit, deed)
            unit.commit()

    def _note(self, unit: UnitOfWork, deed: DeviceDeed) -> None:
        """In the record of this device; the audit trail takes it in at once where this PC has its key, else later."""
        unit.devices.note(DeviceEvent(self._context.device, deed, self._context.clock.now()))
        unit.audit.take_in()

    def events(self, device: str, *, by: UUID) -> list[DeviceEvent]:
        """What was done at a device, the newest first."""
        with self._context.units.read() as unit:
            self._known(unit, device, by)
            return unit.devices.events(device)

    def ask_restart(self, device: str, key: str, *, by: UUID) -> Restart:
        """Ask a device to start anew: it does so once, when no visitor stands at it.

        While an earlier one has not been followed, that one is given back. Raises `device_unknown`,
        `device_attended` for a counter, `role_not_allowed`, `section_not_yours` (rule 8).
        """
        check_key(key)
        now = self._context.clock.now()
        with self._context.units.write() as unit:
            self._known(unit, device, by)
            unit.devices.hold(device)
            known = unit.devices.restart_of_key(key)
            if known is not None and known.device != device:
                raise RuleBroken(ErrorCode.KEY_REUSED)
            known = known or self._due(unit, device)
            if known is not None:
                return known
            asked = Restart(new_id(), device, now, by)
            unit.devices.add_restart(asked, key)
            unit.centre.touch("devices")
            enter(self._context, unit, AuditKind.DEVICE_RESTART_ASKED, by, asked.id, device=device)
            unit.commit()
            return asked

    def restart_due(self) -> Restart | None:
        """What was asked of this device and not followed yet; what is half an hour old is not followed any more."""
        with self._context.units.read() as unit:
            due = self._due(unit, self._context.device)
            return due if due is not None and due.taken_at is None else None

    def take_restart(self, restart_id: UUID) -> bool:
        """This device goes down for it now; False where it has done so before: it goes down once (rule 2)."""
        with self._context.units.write() as unit:
            taken = unit.devices.take_restart(restart_id, self._context.clock.now())
            if taken:
                unit.centre.touch("devices")
                unit.commit()
            return taken

    def started(self) -> None:
        """This device's program is up: it is back from whatever was asked of it."""
        with self._context.units.write() as unit:
            if unit.devices.end_restarts(self._context.device, self._context.clock.now()):
                unit.centre.touch("devices")
                unit.commit()

    def _due(self, unit: UnitOfWork, device: str) -> Restart | None:
        due = unit.devices.open_restart(device)
        old = due is not None and self._context.clock.now() - due.asked_at > RESTART_FOR
        return None if old else due

    @staticmethod
    def _known(unit: UnitOfWork, device: str, by: UUID) -> DeviceView:
        person = allowed(unit, by, SUPERVISORS)
        found = next((one for one in unit.centre.devices() if one.name == device), None)
        if found is None:
            raise RuleBroken(ErrorCode.DEVICE_UNKNOWN, device=device)
        if found.kind not in ALONE:
            raise RuleBroken(ErrorCode.DEVICE_ATTENDED, device=device)
        if found.section is not None and found.section not in person.sections:
            raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=found.section)
        return found
