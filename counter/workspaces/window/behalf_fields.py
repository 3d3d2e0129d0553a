"""On whose behalf the visitor comes: a choice, and the fields that it asks for, on one line."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from core.domain.behalf import Behalf, BehalfKind, Relation
from core.domain.errors import ErrorCode
from core.domain.text import Language
from core.words import Words
from counter.widgets import mark, number_field, turn_number_field

_OF_ERROR = {
    ErrorCode.BEHALF_NAME_MISSING: "name",
    ErrorCode.BEHALF_RELATION_MISSING: "relation",
    ErrorCode.REGISTRATION_NUMBER_INVALID: "number",
    ErrorCode.IDENTITY_NUMBER_INVALID: "number",
    ErrorCode.TEXT_TOO_LONG: "name",
}
_LEAST = 110
_OF_THE_FIELD = frozenset({ErrorCode.IDENTITY_NUMBER_INVALID, ErrorCode.TEXT_TOO_LONG})


class BehalfFields(QWidget):
    """Oneself asks for nothing more, and Tab passes it in one step."""

    changed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = Words("behalf", language)
        self._kind, self._relation = QComboBox(), QComboBox()
        self._name, self._number = QLineEdit(), number_field()
        self._fields: dict[str, QWidget] = {"relation": self._relation, "name": self._name, "number": self._number}
        for kind in BehalfKind:
            self._kind.addItem(self._words.say(f"kind.{kind}"), kind.value)
        self._relation.addItem(self._words.say("relation.none"), "")
        for relation in Relation:
            self._relation.addItem(self._words.say(f"relation.{relation}"), relation.value)
        self._kind.setAccessibleName(self._words.say("title"))
        self._relation.setAccessibleName(self._words.say("relation"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, share in ((self._kind, 0), (self._relation, 0), (self._name, 3), (self._number, 2)):
            row.addWidget(field, share)
        for line in (self._name, self._number):
            line.setMinimumWidth(_LEAST)
        row.addStretch()
        self._kind.currentIndexChanged.connect(self._chose)
        self._relation.currentIndexChanged.connect(lambda _: self._typed(self._relation))
        for line in (self._name, self._number):
            line.textChanged.connect(lambda _, one=line: self._typed(one))
        self._chose()

    @property
    def behalf(self) -> Behalf:
        """What stands here now, as it is typed."""
        relation = self._relation.currentData()
        return Behalf(
            BehalfKind(self._kind.currentData()),
            Relation(relation) if relation else None,
            self._name.text(),
            self._number.text(),
        )

    @property
    def typed(self) -> bool:
        """Whether something would be lost."""
        oneself = self.behalf.kind is BehalfKind.ONESELF
        return not oneself and bool(self._name.text().strip() or self._number.text().strip())

    def show_behalf(self, behalf: Behalf) -> None:
        """Put this in the fields."""
        self._kind.setCurrentIndex(self._kind.findData(behalf.kind.value))
        self._relation.setCurrentIndex(self._relation.findData(behalf.relation.value if behalf.relation else ""))
        self._name.setText(behalf.name)
        self._number.setText(behalf.number)

    def refused(self, code: ErrorCode, field_name: object) -> None:
        """Mark the field that was refused, and put the cursor there."""
        if code not in _OF_ERROR or (code in _OF_THE_FIELD and field_name != "behalf"):
            return
        field = self._fields[_OF_ERROR[code]]
        mark(field, True)
        field.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """The number begins where the lines begin when the form turns."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            turn_number_field(self._number, self.layoutDirection())
        super().changeEvent(event)

    def _chose(self) -> None:
        kind = BehalfKind(self._kind.currentData())
        self._relation.setVisible(kind is BehalfKind.RELATIVE)
        for field in (self._name, self._number):
            field.setVisible(kind is not BehalfKind.ONESELF)
        if kind is not BehalfKind.ONESELF:
            for entry, field in (("name", self._name), ("number", self._number)):
                said = self._words.say(f"{entry}.{kind}")
                field.setPlaceholderText(said)
                field.setAccessibleName(said)
        for one in self._fields.values():
            mark(one, False)
        self.changed.emit()

    def _typed(self, field: QWidget) -> None:
        mark(field, False)
        self.changed.emit()
