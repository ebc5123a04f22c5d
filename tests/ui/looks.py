"""Looks at a widget as a careful reader would: nothing cut off, nothing in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

# What stands in Latin letters in Russian, too: languages by their own name, formats, keys, symbols.
_LATIN_ALLOWED = re.compile(
    r"\b(English|EN|PDF|DOCX|XLSX|Excel|vCard|Ctrl|Alt|Shift|Esc|Enter|Del|F\d+|PgUp|PgDn"
    r"|Almaty Process|SHA-256|UTC|[A-Z]|\d+)\b"
)
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_CYRILLIC_ALLOWED = {"Русский", "РУ"}


def visible(root: QWidget) -> Iterator[QWidget]:
    """The widget and all in it that can be seen now; what lies in a hidden one is not gone through."""
    if not root.isVisible():
        return
    if root.visibleRegion().boundingRect().isValid():
        yield root
    for child in root.children():
        if isinstance(child, QWidget):
            yield from visible(child)


def shown_texts(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Each text that the program itself shows (not what people wrote into fields)."""
    for widget in visible(root):
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget, widget.text()
        elif isinstance(widget, QTabBar):
            for number in range(widget.count()):
                yield widget, widget.tabText(number)
        elif isinstance(widget, QComboBox):
            yield widget, widget.currentText()
        if isinstance(widget, (QLineEdit, QPlainTextEdit)):
            yield widget, widget.placeholderText()
        yield widget, widget.toolTip()
        yield widget, widget.accessibleName()


def clipped(root: QWidget) -> list[str]:
    """Labels and buttons whose text does not fit into them, a line each."""
    wrong = []
    for widget in visible(root):
        if isinstance(widget, QLabel) and widget.text() and not widget.property("elides"):
            wrong += _clipped_label(widget)
        elif isinstance(widget, QAbstractButton) and widget.text():
            hint = widget.sizeHint()
            if widget.width() < hint.width() or widget.height() < min(
                hint.height(), widget.fontMetrics().height()
            ):
                wrong.append(f"button «{widget.text()}»: {widget.width()} of {hint.width()} px")
        parent = widget.parentWidget()
        if parent and not _scrolls(widget) and not parent.rect().contains(widget.geometry()):
            wrong.append(f"{_named(widget)} reaches out of {_named(parent)}")
    return wrong


def _clipped_label(label: QLabel) -> list[str]:
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        longest = max(
            (label.fontMetrics().horizontalAdvance(word) for word in re.split(r"[\s-]+", label.text())),
            default=0,
        )
        if needed > label.height() or longest > room.width():
            return [f"label «{label.text()}»: needs {needed} px of height, has {label.height()}"]
        return []
    needed = label.fontMetrics().boundingRect(label.text()).width()
    if needed > room.width() + 1 or label.fontMetrics().height() > room.height() + 1:
        return [f"label «{label.text()}»: needs {needed} px, has {room.width()}"]
    return []


def _scrolls(widget: QWidget) -> bool:
    """Whether a widget lies in something that scrolls, where it may be larger than what is seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if parent.objectName() == "qt_scrollarea_viewport":
            return True
        parent = parent.parentWidget()
    return widget.isWindow()


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} «{widget.accessibleName() or widget.objectName()}»"


def foreign(root: QWidget, language: str, allowed: frozenset[str] = frozenset()) -> list[str]:
    """Texts of the window that stand in the other language; ``allowed`` are texts that people entered."""
    wrong = []
    for widget, text in shown_texts(root):
        if not text or text in allowed or text in _CYRILLIC_ALLOWED or "/" in text or "\\" in text:
            continue
        if language == "ru":
            rest = _LATIN_ALLOWED.sub("", text)
            if _LATIN_WORD.search(rest):
                wrong.append(f"{_named(widget)}: «{text}»")
        elif _CYRILLIC.search(text.replace("РУ", "").replace("Русский", "")):
            wrong.append(f"{_named(widget)}: «{text}»")
    return wrong


def nameless(root: QWidget) -> list[str]:
    """Widgets that take the keyboard's focus and would be silent to an assistive reader."""
    wrong = []
    for widget in visible(root):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QTabBar):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text or _has_buddy(widget, root)):
            wrong.append(
                f"{type(widget).__name__} «{widget.objectName()}» in {_named(widget.parentWidget() or root)}"
            )
    return wrong


def _has_buddy(widget: QWidget, root: QWidget) -> bool:
    return any(label.buddy() is widget for label in root.findChildren(QLabel))


def assert_good(root: QWidget, language: str, allowed: frozenset[str] = frozenset()) -> None:
    """Fails with every finding at once."""
    QApplication.processEvents()
    findings = [*clipped(root), *foreign(root, language, allowed), *nameless(root)]
    assert not findings, "\n" + "\n".join(findings)


def picture(root: QWidget, file: Path) -> Path:
    """Takes a picture of a widget, for looking at."""
    QApplication.processEvents()
    file.parent.mkdir(parents=True, exist_ok=True)
    root.grab().save(str(file))
    return file


def type_text(widget: QWidget, text: str) -> None:
    """Types into a widget, Russian letters too (Qt's own helper knows Latin ones only)."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def find_button(root: QWidget, text: str) -> QPushButton:
    """The button one sees with this text."""
    shown = [button for button in root.findChildren(QPushButton) if button.isVisible()]
    for button in shown:
        if button.text() == text or button.accessibleName() == text:
            return button
    raise AssertionError(f"no button «{text}» among {[button.text() for button in shown]}")
