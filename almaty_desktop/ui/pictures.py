"""Pictures of every page of the window, for people to look at: both languages, light and dark."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from almaty_desktop.i18n import Language, texts_in
from almaty_desktop.ui.application import Desktop
from almaty_desktop.ui.desk import Desk
from almaty_desktop.ui.pages.decisions.board import BoardWindow
from almaty_desktop.ui.shell import Shell
from almaty_desktop.ui.tokens import Scheme

WIDTH, HEIGHT = 1440, 900
_SCHEMES = (Scheme.LIGHT, Scheme.DARK)

# How long a page may take until it shows what it shows; more means that it waits for nothing.
_LONGEST_WAIT = 10.0
_QUIET = 0.3


@dataclass(frozen=True)
class Sight:
    """What a picture shows besides the areas: a thing in one of them, under the picture's own name."""

    name: str
    area: str
    key: str


def draw_window(
    desk: Desk, office: Path, folder: Path, sights: Sequence[Sight] = (), board: int | None = None
) -> list[Path]:
    """Draws each area's page, the first start, and the ``sights``; the files' paths.

    ``board`` is the decision that is put on the board of the session room.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["almaty-desktop"])
    made: list[Path] = []
    with tempfile.TemporaryDirectory() as memory:
        here = replace(desk, settings_file=Path(memory) / "window.ini", log_file=Path(memory) / "window.log")
        desktop = Desktop(application, here, Language.EN)
        start = desktop.show_start()
        start.resize(WIDTH, HEIGHT)
        made += _draw(application, desktop, folder, {"start": lambda: None})
        desktop.open_office(office, read_only=False)
        shell = desktop.window
        assert isinstance(shell, Shell)
        shell.resize(WIDTH, HEIGHT)
        visits = {area.key: partial(shell.visit, area.key) for area in desk.areas}
        made += _draw(application, desktop, folder, visits)
        # Only now: an area that is come back to shows what was looked at in it last.
        visits = {sight.name: partial(shell.visit, sight.area, sight.key) for sight in sights}
        made += _draw(application, desktop, folder, visits)
        if board is not None:
            made += _draw_board(application, desktop, folder, BoardWindow(shell.context, board, shell))
        desktop.end()
    return made


def _draw(
    application: QApplication, desktop: Desktop, folder: Path, visits: Mapping[str, Callable[[], None]]
) -> list[Path]:
    """Draws what each of ``visits`` leads to."""
    made = []
    # The scheme changes least often: Qt takes long to dress a window with many pages anew.
    for scheme, (name, visit), language in product(_SCHEMES, visits.items(), Language):
        desktop.theme.choose(scheme)
        desktop.speak(language)
        visit()
        _settle(application, desktop)
        target = folder / f"{name}.{language}.{scheme.value}.png"
        window = desktop.window
        assert window is not None
        window.grab().save(str(target))
        made.append(target)
    return made


def _draw_board(application: QApplication, desktop: Desktop, folder: Path, board: BoardWindow) -> list[Path]:
    """Draws the board, which is always dark."""
    made = []
    board.resize(WIDTH, HEIGHT)
    board.show()
    for language in Language:
        board.retranslate(texts_in(language))
        _settle(application, desktop)
        target = folder / f"board.{language}.{Scheme.DARK.value}.png"
        board.grab().save(str(target))
        made.append(target)
    board.close()
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
