"""Pictures of every page of the window, for people to look at: both languages, light and dark."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from almaty_desktop.i18n import Language
from almaty_desktop.ui.application import Desktop
from almaty_desktop.ui.desk import Desk
from almaty_desktop.ui.shell import Shell
from almaty_desktop.ui.theme import Scheme

WIDTH, HEIGHT = 1440, 900

# How long a page may take until it shows what it shows; more means that it waits for nothing.
_LONGEST_WAIT = 10.0
_QUIET = 0.3


def draw_window(desk: Desk, office: Path, folder: Path) -> list[Path]:
    """Draws each area's page, with its first thing chosen, and the first start; the files' paths."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["almaty-desktop"])
    made: list[Path] = []
    with tempfile.TemporaryDirectory() as memory:
        here = replace(desk, settings_file=Path(memory) / "window.ini", log_file=Path(memory) / "window.log")
        desktop = Desktop(application, here, Language.EN)
        start = desktop.show_start()
        start.resize(WIDTH, HEIGHT)
        made += _draw(application, desktop, folder, "start", lambda: None)
        desktop.open_office(office, read_only=False)
        shell = desktop.window
        assert isinstance(shell, Shell)
        shell.resize(WIDTH, HEIGHT)
        for area in desk.areas:

            def visit(key: str = area.key) -> None:
                shell.visit(key)

            made += _draw(application, desktop, folder, area.key, visit)
        desktop.end()
    return made


def _draw(
    application: QApplication, desktop: Desktop, folder: Path, name: str, visit: Callable[[], None]
) -> list[Path]:
    made = []
    for language in Language:
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            desktop.speak(language)
            desktop.theme.choose(scheme)
            visit()
            _settle(application, desktop)
            target = folder / f"{name}.{language}.{scheme.value}.png"
            window = desktop.window
            assert window is not None
            window.grab().save(str(target))
            made.append(target)
    return made


def _settle(application: QApplication, desktop: Desktop) -> None:
    """Lets the window work until nothing runs and it has been quiet for a moment."""
    began = quiet_since = time.monotonic()
    while time.monotonic() - began < _LONGEST_WAIT and time.monotonic() - quiet_since < _QUIET:
        application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if desktop.busy:
            quiet_since = time.monotonic()
        time.sleep(0.01)
