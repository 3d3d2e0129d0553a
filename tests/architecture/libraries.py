"""A contract for import-linter: a library is imported only where .importlinter gives it a room."""

import sys

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

_OWN = frozenset({"core", "kiosk", "counter", "waiting_display", "assets", "tests"})


class LibrariesContract(Contract):
    """`allowed` holds lines `room: library library …`; the standard library needs no leave."""

    type_name = "libraries"
    allowed = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Kept when every module lies in a room that is listed and imports no library but that room's."""
        rooms = _rooms(self.allowed)  # type: ignore[arg-type]  # a field is a descriptor; here it is its value
        breaches = sorted(breach for module in graph.modules for breach in _breaches(graph, module, rooms))
        return ContractCheck(kept=not breaches, metadata={"breaches": breaches})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each breach."""
        for breach in check.metadata["breaches"]:
            output.print_error(breach)


def _rooms(lines: list[str]) -> dict[str, frozenset[str]]:
    pairs = (line.partition(":") for line in lines)
    return {room.strip(): frozenset(libraries.split()) for room, _, libraries in pairs}


def _breaches(graph: ImportGraph, module: str, rooms: dict[str, frozenset[str]]) -> list[str]:
    if module.partition(".")[0] not in _OWN or module == "core":
        return []
    room = next((room for room in rooms if module == room or module.startswith(f"{room}.")), None)
    if room is None:
        return [f"{module} lies in no room of the list"]
    free = rooms[room] | _OWN | sys.stdlib_module_names
    imported = {name.partition(".")[0] for name in graph.find_modules_directly_imported_by(module)}
    return [f"{module} imports {library}" for library in imported - free]
