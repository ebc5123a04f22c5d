"""The real desk with its memory in a folder of the test, and one start of the program at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from almaty_desktop.i18n import Language
from almaty_desktop.opening import build_desk
from almaty_desktop.ui.application import Desktop
from almaty_desktop.ui.desk import Desk
from almaty_desktop.ui.tokens import Scheme


def desk_in(folder: Path) -> Desk:
    """The desk as the program builds it, with its memory and its usual place in ``folder``."""
    return replace(
        build_desk(),
        default_folder=folder / "Almaty Process",
        settings_file=folder / "memory" / "window.ini",
        log_file=folder / "memory" / "window.log",
    )


@contextmanager
def desktop_of(application: QApplication, desk: Desk, language: Language | None = None) -> Iterator[Desktop]:
    """One start of the program, ended as its user ends it; later tests find Qt as it was."""
    desktop = Desktop(application, desk, language)
    try:
        yield desktop
    finally:
        desktop.theme.choose(Scheme.LIGHT)
        desktop.end()
        desktop.qt_texts.speak(Language.EN)
        # No loop of events runs here that would take the window down.
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
