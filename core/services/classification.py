"""The classification: searched, suggested from what a letter says, and edited by the centre as one file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.domain.classification import Classification, Match
from core.domain.suggesting import Suggestion, Vocabulary, matter
from core.domain.text import Language
from core.domain.workflow import Role
from core.services.allowed import allowed
from core.services.classification_changes import Change, changes
from core.services.classification_ports import (
    ClassificationStore,
    Precedent,
    Similarity,
    StoredType,
    TypeChange,
    TypeEvent,
)
from core.services.context import Context
from core.services.dto import RequestTypeView
from core.services.setup import RequestTypeSetup

PRECEDENTS = 2_000
_NEAREST = 20
_ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class TypeFound:
    """A type that a search found; `above` is the title of the branch that it hangs on."""

    code: str
    title: str
    above: str
    match: Match


class ClassificationService:
    """The tree of types, as clerks look in it and as the centre changes it."""

    def __init__(self, context: Context, similarity: Similarity) -> None:
        self._context = context
        self._similarity = similarity
        self._folded: dict[str, str] = {}

    def tree(self) -> list[StoredType]:
        """Every node in its order, those too that were retired."""
        with self._context.units.read() as unit:
            return unit.classification.everything()

    def search(self, text: str, language: Language = Language.ARABIC) -> list[TypeFound]:
        """The types that can be given and fit every word, in whatever language it is, the best first."""
        types = {kind.code: kind for kind in self._types()}
        titles = {code: kind.title.in_language(language) for code, kind in types.items()}
        return [
            TypeFound(one.code, titles[one.code], titles.get(types[one.code].parent or "", ""), one.match)
            for one in Classification(list(types.values())).search(text)
        ]

    def suggest(self, subject: str, summary: str = "") -> list[Suggestion]:
        """At most three types with what speaks for each; none where nothing is near enough.

        Of the earlier requests that are compared nothing leaves this service but how many are alike.
        """
        with self._context.units.read() as unit:
            types, earlier = unit.centre.types(), unit.classification.precedents(PRECEDENTS)
        precedents = self._alike(subject, earlier)
        return list(Vocabulary(types).suggest(subject, summary, self._similarity.near_words, precedents))

    def departments(self) -> list[str]:
        """The codes of the departments that a type may name."""
        with self._context.units.read() as unit:
            return unit.classification.departments()

    def changes(self, wanted: Sequence[RequestTypeSetup]) -> list[Change]:
        """What `replace` would do; nothing is done."""
        return changes(self.tree(), wanted)

    def replace(self, wanted: Sequence[RequestTypeSetup], *, by: UUID | None = None) -> list[Change]:
        """Make the tree what is wanted, parents before children; what was done, each with a line of the record.

        A type that has requests is retired, not deleted. `role_not_allowed` where `by` is no administrator.
        """
        with self._context.units.write() as unit:
            if by is not None:
                allowed(unit, by, _ADMINISTRATORS)
            unit.classification.hold()
            done, now = changes(unit.classification.everything(), wanted), self._context.clock.now()
            if not done:
                return []
            self._write(unit.classification, wanted, done, now)
            for change in done:
                told = TypeEvent(change.node.code, change.kind, now, self._context.device, by, change.facts())
                unit.classification.note(told)
            unit.commit()
        return done

    @staticmethod
    def _write(
        store: ClassificationStore, wanted: Sequence[RequestTypeSetup], done: Sequence[Change], now: datetime
    ) -> None:
        removed = [change.node.code for change in done if change.kind is TypeChange.REMOVED]
        old = [one.type.code for one in store.everything()]
        for position, node in enumerate(wanted):
            store.put(position, node)
        named = {node.code for node in wanted}
        kept = [code for code in old if code not in named and code not in removed]
        for position, code in enumerate(kept, len(wanted)):  # behind the others: parents stay before children
            store.retire(position, code, now)
        for code in removed:
            store.remove(code)

    def _types(self) -> list[RequestTypeView]:
        with self._context.units.read() as unit:
            return unit.centre.types()

    def _alike(self, subject: str, earlier: Sequence[Precedent]) -> list[tuple[str, float]]:
        """The types of the nearest subjects; each subject is folded once, and forgotten when it is no precedent."""
        known = self._folded
        self._folded = {one.subject: known.get(one.subject) or " ".join(matter(one.subject)) for one in earlier}
        wanted = " ".join(matter(subject))
        if not wanted:
            return []
        near = self._similarity.near_texts(wanted, [self._folded[one.subject] for one in earlier], _NEAREST)
        return [(earlier[place].code, nearness) for place, nearness in near]
