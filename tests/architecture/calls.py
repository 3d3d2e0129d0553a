"""Who calls what in the services, as far as their text tells: own methods, inherited ones, and functions by name."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Room:
    """A module: its functions, its classes with their methods and bases, and what it imports from other modules."""

    name: str
    functions: dict[str, Function] = field(default_factory=dict)
    methods: dict[str, dict[str, Function]] = field(default_factory=dict)
    bases: dict[str, list[str]] = field(default_factory=dict)
    imports: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A function or method: its module, its class or "", and its name."""

    room: str
    owner: str
    name: str

    def __str__(self) -> str:
        return ".".join(part for part in (self.room, self.owner, self.name) if part)


class Calls:
    """The services' text, by module name."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.rooms = {name: _room(name, ast.parse(source)) for name, source in sources.items()}

    def places(self) -> Iterator[tuple[Place, Function]]:
        """Every function and method."""
        for room in self.rooms.values():
            for name, function in room.functions.items():
                yield Place(room.name, "", name), function
            for owner, methods in room.methods.items():
                for name, function in methods.items():
                    yield Place(room.name, owner, name), function

    def reaches(self, place: Place, function: Function, wanted: Iterable[str]) -> bool:
        """Whether it calls one of those, or somebody who does."""
        ends, seen, waiting = tuple(wanted), {place}, [(place, function)]
        while waiting:
            here, text = waiting.pop()
            for called in calls(text):
                if any(called == end or called.endswith(f".{end}") for end in ends):
                    return True
                onward = self._followed(here, called)
                if onward is not None and onward[0] not in seen:
                    seen.add(onward[0])
                    waiting.append(onward)
        return False

    def _followed(self, here: Place, called: str) -> tuple[Place, Function] | None:
        room = self.rooms[here.room]
        owner, _, name = called.rpartition(".")
        if owner == "self":
            return self._method(here.room, here.owner, name)
        if owner:
            return None
        if name in room.functions:
            return Place(room.name, "", name), room.functions[name]
        target, original = room.imports.get(name, ("", ""))
        found = self.rooms[target].functions.get(original) if target in self.rooms else None
        return (Place(target, "", original), found) if found is not None else None

    def _method(self, room_name: str, owner: str, name: str) -> tuple[Place, Function] | None:
        room = self.rooms[room_name]
        if name in room.methods.get(owner, {}):
            return Place(room_name, owner, name), room.methods[owner][name]
        for base in room.bases.get(owner, []):
            target, original = room.imports.get(base, (room_name, base))
            if target in self.rooms and (found := self._method(target, original, name)) is not None:
                return found
        return None


def calls(function: ast.AST) -> list[str]:
    """What is called, as it is written: `self._context.units.write`."""
    return [ast.unparse(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)]


def _room(name: str, tree: ast.Module) -> Room:
    room = Room(name)
    for node in tree.body:
        if isinstance(node, Function):
            room.functions[node.name] = node
        elif isinstance(node, ast.ClassDef):
            room.methods[node.name] = {one.name: one for one in node.body if isinstance(one, Function)}
            room.bases[node.name] = [ast.unparse(base) for base in node.bases]
        elif isinstance(node, ast.ImportFrom) and node.module:
            target = node.module.rpartition(".")[2]
            room.imports |= {one.asname or one.name: (target, one.name) for one in node.names}
    return room
