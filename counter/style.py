"""The look of the counter, from the one palette."""

from core.qt import palette


def style_sheet(colour: str) -> str:
    """The style sheet of a window whose section has this colour."""
    return f"""
    QWidget {{ color: {palette.TEXT}; font-size: 15px; }}
    QMainWindow, #page {{ background: {palette.GROUND}; }}
    #head {{ background: {colour}; }}
    #head QLabel, #head QPushButton {{ color: white; background: transparent; }}
    #head QPushButton {{ border: 1px solid white; padding: 6px 14px; }}
    #card {{ background: {palette.CARD}; border: 1px solid {palette.LINE}; border-radius: 10px; }}
    #title {{ font-size: 18px; font-weight: 600; color: {colour}; }}
    #quiet {{ color: {palette.QUIET}; }}
    #code {{ font-size: 56px; font-weight: 700; color: {colour}; }}
    #reference {{ font-size: 22px; font-weight: 700; color: {colour}; }}
    #message {{ background: {palette.GREEN_SOFT}; border-radius: 8px; padding: 10px; font-weight: 600; }}
    #message[alarm="true"] {{ background: {palette.ALARM_SOFT}; color: {palette.ALARM}; }}
    QLineEdit, QPlainTextEdit, QComboBox, QTreeWidget, QTableView, QListWidget {{
        background: white; border: 1px solid {palette.LINE}; border-radius: 6px; padding: 6px;
        selection-background-color: {colour}; selection-color: white; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QTreeWidget:focus {{ border: 2px solid {colour}; }}
    QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {palette.ALARM}; }}
    QPushButton {{ background: white; border: 1px solid {colour}; border-radius: 8px; padding: 9px 16px;
        color: {colour}; font-weight: 600; }}
    QPushButton:hover {{ background: {palette.GROUND}; }}
    QPushButton:focus {{ border: 2px solid {colour}; }}
    QPushButton#primary {{ background: {colour}; color: white; }}
    QPushButton:disabled {{ color: {palette.QUIET}; border-color: {palette.LINE}; background: {palette.GROUND}; }}
    QPushButton#primary:disabled {{ color: {palette.QUIET}; background: {palette.LINE}; }}
    QHeaderView::section {{ background: {palette.GROUND}; border: none; padding: 6px; color: {palette.QUIET}; }}
    """
