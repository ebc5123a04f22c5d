"""Notes whatever opens as a window of its own while a person works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from almaty_desktop.ui.shell import Shell
from almaty_desktop.ui.start import Start

_EXPECTED = (Shell, Start, QDialog, QMenu)
_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)


class TopLevels(QObject):
    """An event filter on the application; ``strays`` are the widgets that had no business being windows."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.strays: list[str] = []
        self._application = application

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and is_stray(watched):
            words = getattr(watched, "text", lambda: "")() or watched.accessibleName()
            self.strays.append(f"{type(watched).__name__} «{words}»")
        return False


def is_stray(widget: QWidget) -> bool:
    """Whether a widget is a window and neither the program's own nor one that passes, as a menu does."""
    return widget.isWindow() and not isinstance(widget, _EXPECTED) and widget.windowType() not in _PASSING


@contextmanager
def watched(application: QApplication) -> Iterator[TopLevels]:
    """Watches while the block runs."""
    watcher = TopLevels(application)
    application.installEventFilter(watcher)
    try:
        yield watcher
    finally:
        application.removeEventFilter(watcher)
