"""A question before something is left behind."""

from PySide6.QtWidgets import QMessageBox, QWidget


def sure(parent: QWidget, title: str, text: str, go: str, stay: str) -> bool:
    """Whether the clerk chose `go`; Escape and Enter stay."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    leave = box.addButton(go, QMessageBox.ButtonRole.DestructiveRole)
    back = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return chosen is leave
