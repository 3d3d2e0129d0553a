"""What a new classification changes in the one that a centre has; nothing is done here."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher

from core.services.classification_ports import StoredType, TypeChange
from core.services.setup import RequestTypeSetup

_TOLD = ("parent", "title", "synonyms", "department", "working_days", "confidentiality")


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one node; `fields` names what differs, `order` being its place among the others."""

    kind: TypeChange
    node: RequestTypeSetup
    fields: tuple[str, ...] = field(default=())
    before: RequestTypeSetup | None = None

    def facts(self) -> Mapping[str, object]:
        """What the record keeps: how the node was, and how it is."""
        gone = self.kind in {TypeChange.RETIRED, TypeChange.REMOVED}
        after = {} if gone else {"after": asdict(self.node)}
        return {**after, **({"before": asdict(self.before)} if self.before else {})}


def changes(stored: Sequence[StoredType], wanted: Sequence[RequestTypeSetup]) -> list[Change]:
    """In the order of the new tree, then what leaves it, children before parents.

    What has requests, or has a retired node below it, is retired and stays readable; what has none is removed.
    """
    known = {one.type.code: one for one in stored}
    named = {node.code for node in wanted}
    moved = _moved([one.type.code for one in stored if one.retired_at is None], [node.code for node in wanted])
    found = [change for node in wanted if (change := _change(known.get(node.code), node, moved))]
    kept = {one.type.parent for one in stored if one.retired_at and one.type.code not in named}
    for one in reversed(stored):
        if one.type.code in named or one.retired_at is not None:
            continue
        stays = one.used or one.type.code in kept
        if stays:
            kept.add(one.type.parent)
        found.append(Change(TypeChange.RETIRED if stays else TypeChange.REMOVED, one.type, before=one.type))
    return found


def _change(known: StoredType | None, node: RequestTypeSetup, moved: set[str]) -> Change | None:
    if known is None:
        return Change(TypeChange.ADDED, node)
    fields = [name for name in _TOLD if _value(known.type, name) != _value(node, name)]
    if known.retired_at is not None:
        return Change(TypeChange.RESTORED, node, tuple(fields), known.type)
    if node.code in moved:
        fields.append("order")
    return Change(TypeChange.CHANGED, node, tuple(fields), known.type) if fields else None


def _value(node: RequestTypeSetup, name: str) -> object:
    """The order of synonyms says nothing."""
    return frozenset(node.synonyms) if name == "synonyms" else getattr(node, name)


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The few that were moved among those that stay."""
    old, new = [code for code in before if code in set(after)], [code for code in after if code in set(before)]
    blocks = SequenceMatcher(a=old, b=new, autojunk=False).get_matching_blocks()
    return set(new) - {new[block.b + place] for block in blocks for place in range(block.size)}
