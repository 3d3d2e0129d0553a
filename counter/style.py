"""The look of the counter, from the one palette."""

from importlib import resources
from pathlib import Path

from core.qt import palette

_DOWN = Path(str(resources.files("assets"))).joinpath("icons", "widgets", "down.svg").as_posix()


def style_sheet(colour: str, soft: str) -> str:
    """The style sheet of a window whose section has this colour, and this soft ground."""
    parts = (_surfaces, _texts, _fields, _buttons, _lists, _settings)
    return "".join(part(colour, soft) for part in parts)


def _surfaces(colour: str, soft: str) -> str:
    return f"""
    QWidget {{ color: {palette.TEXT}; font-size: 15px; }}
    QMainWindow, QDialog, #page {{ background: {palette.GROUND}; }}
    #head {{ background: {colour}; }}
    #head QLabel {{ color: {palette.ON_COLOUR}; background: transparent; }}
    #head QLabel#title {{ font-size: 19px; }}
    #card {{ background: {palette.CARD}; border: 1px solid {palette.LINE}; border-radius: 8px; }}
    #strip {{ background: {soft}; border-radius: 6px; }}
    #status {{ background: {palette.CARD}; border-top: 1px solid {palette.LINE}; }}
    #status QLabel {{ color: {palette.QUIET}; font-size: 14px; }}
    #status QLabel[alarm="true"] {{ color: {palette.ALARM}; font-weight: 600; }}
    """


def _texts(colour: str, soft: str) -> str:
    return f"""
    #title {{ font-size: 17px; font-weight: 600; color: {colour}; }}
    #quiet {{ color: {palette.QUIET}; }}
    #strong {{ font-size: 17px; font-weight: 600; }}
    #code {{ font-size: 54px; font-weight: 700; color: {colour}; }}
    #number {{ font-size: 96px; font-weight: 700; color: {colour}; }}
    #large {{ font-size: 26px; font-weight: 700; color: {colour}; }}
    #chip {{ font-weight: 600; }}
    #note {{ background: {soft}; border-radius: 6px; padding: 6px 10px; }}
    #reference {{ font-size: 21px; font-weight: 700; color: {colour}; }}
    #message {{ background: {soft}; border-radius: 6px; padding: 8px 12px; font-weight: 600; }}
    #message[alarm="true"] {{ background: {palette.ALARM_SOFT}; color: {palette.ALARM}; }}
    #alarm {{ background: {palette.ALARM}; color: {palette.ON_COLOUR}; padding: 7px 20px; font-weight: 600; }}
    """


def _fields(colour: str, _: str) -> str:
    return f"""
    QLineEdit, QPlainTextEdit, QComboBox {{ background: {palette.CARD}; border: 1px solid {palette.LINE};
        border-radius: 6px; padding: 6px 8px; selection-background-color: {colour}; selection-color: white; }}
    QComboBox::drop-down {{ border: none; width: 28px; }}
    QComboBox::down-arrow {{ image: url("{_DOWN}"); width: 14px; height: 14px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 2px solid {colour}; padding: 5px 7px; }}
    QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{
        border: 2px solid {palette.ALARM}; padding: 5px 7px; }}
    QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {palette.GROUND}; }}
    QTreeWidget[wrong="true"] {{ border: 2px solid {palette.ALARM}; }}
    """


def _buttons(colour: str, soft: str) -> str:
    return f"""
    QPushButton {{ background: {palette.CARD}; border: 1px solid {colour}; border-radius: 6px; padding: 8px 14px;
        color: {colour}; font-weight: 600; }}
    QPushButton:hover {{ background: {soft}; }}
    QPushButton:focus {{ border: 2px solid {palette.TEXT}; padding: 7px 13px; }}
    QPushButton[primary="true"] {{ background: {colour}; color: {palette.ON_COLOUR}; }}
    QPushButton:disabled, QPushButton[primary="true"]:disabled {{ color: #8A8378; border-color: {palette.LINE};
        background: {palette.CARD}; }}
    #suggestions QPushButton {{ padding: 0; border-color: {palette.LINE}; }}
    #suggestions QPushButton:focus {{ padding: 0; border: 2px solid {palette.TEXT}; }}
    #suggestions QLabel {{ background: transparent; font-size: 14px; }}
    #suggestions #quiet {{ font-size: 13px; }}
    #papers QPushButton, #ties QPushButton, #onPaper QPushButton {{ padding: 5px 7px; font-size: 14px; }}
    #papers QPushButton:focus, #ties QPushButton:focus, #onPaper QPushButton:focus {{ padding: 4px 6px; }}
    #viewer #acts QPushButton {{ padding: 3px 4px; font-size: 13px; }}
    #viewer #acts QPushButton:focus {{ padding: 2px 3px; }}
    #head QPushButton {{ color: {palette.ON_COLOUR}; background: transparent; border: 1px solid {palette.ON_COLOUR};
        padding: 5px 14px; }}
    #head QPushButton:hover, #head QPushButton:checked {{ background: {palette.ON_COLOUR}; color: {colour}; }}
    #head QPushButton:focus {{ border: 2px solid {palette.ON_COLOUR}; padding: 4px 13px; }}
    """


def _lists(colour: str, soft: str) -> str:
    return f"""
    QTableView, QTreeWidget, QListWidget {{ background: {palette.CARD}; border: 1px solid {palette.LINE};
        border-radius: 6px; padding: 0; selection-background-color: {soft}; selection-color: {palette.TEXT};
        outline: none; alternate-background-color: #FAF8F5; }}
    QTreeWidget:focus, QListWidget:focus, QTableWidget:focus {{ border: 2px solid {colour}; }}
    QListWidget::item {{ padding: 5px 8px; }}
    QTreeWidget::item {{ padding: 2px 0; }}
    QListWidget::item:selected, QTreeWidget::item:selected {{ background: {soft}; color: {palette.TEXT}; }}
    #week {{ gridline-color: {palette.LINE}; }}
    #week:focus, #listed:focus {{ border: 2px solid {colour}; }}
    #week::item:selected {{ background: {soft}; color: {palette.TEXT}; border: 2px solid {colour}; }}
    #week QHeaderView {{ background: {palette.CARD}; }}
    #week QHeaderView::section {{ font-size: 13px; padding: 4px 2px; }}
    #week QTableCornerButton::section {{ background: {palette.GROUND}; border: none;
        border-bottom: 1px solid {palette.LINE}; }}
    QHeaderView {{ background: {palette.GROUND}; border: none; }}
    QHeaderView::section {{ background: {palette.GROUND}; border: none; border-bottom: 1px solid {palette.LINE};
        padding: 5px 8px; color: {palette.QUIET}; font-size: 14px; }}
    QTableView::item {{ padding: 0 8px; }}
    QTableWidget::item:selected {{ background: {soft}; color: {palette.TEXT}; }}
    QListWidget::item:disabled {{ color: {palette.QUIET}; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 1px; }}
    QScrollBar::handle:vertical {{ background: {palette.LINE}; border-radius: 4px; min-height: 30px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
        height: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 1px; }}
    QScrollBar::handle:horizontal {{ background: {palette.LINE}; border-radius: 4px; min-width: 30px; }}
    QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal {{ width: 0; }}
    #sheet {{ background: {palette.LINE}; }}
    #sheet QScrollBar::handle {{ background: #8A8378; }}
    #sheet::corner {{ background: transparent; border: none; }}
    """


def _settings(colour: str, soft: str) -> str:
    return f"""
    #entry {{ border: 1px solid transparent; border-radius: 6px; }}
    #entry[changed="true"] {{ background: {soft}; border-color: {colour}; }}
    #entry QLabel {{ background: transparent; }}
    #entry #quiet {{ font-size: 13px; }}
    #entry #quiet[alarm="true"] {{ color: {palette.ALARM}; font-weight: 600; }}
    #entry QPushButton {{ padding: 4px 10px; font-size: 13px; }}
    #entry QPushButton:focus {{ padding: 3px 9px; }}
    #parts QPushButton {{ padding: 6px 8px; }}
    #parts QPushButton:focus {{ padding: 5px 7px; }}
    #parts QPushButton:checked {{ background: {colour}; color: {palette.ON_COLOUR}; }}
    """
