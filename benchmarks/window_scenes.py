"""What is done in the window whose thread is measured; run as a program of its own by window_thread.py.

``window_scenes.py SCENE OFFICE MATERIAL MEMORY`` prints, as JSON, the longest time in seconds that the
window's thread was held by each kind of work. MATERIAL is a folder of PDFs for the scene ``documents`` and a
table of people for the scene ``decisions``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from almaty_desktop.i18n import message
from almaty_desktop.opening import build_desk
from almaty_desktop.ui.application import Desktop, run_window
from almaty_desktop.ui.pages.decisions.board import BoardWindow

Wait = float | Callable[[], object]
"""Seconds to let pass, or what must have come true, before a scene goes on."""

_LOOK_EVERY = 20  # milliseconds
_LONGEST = 60.0  # seconds


class Ticks(QObject):
    """Asks to be called every 5 ms; the longest time between two calls is how long the thread was held."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last, self._kind = 0.0, ""
        self.held: dict[str, float] = {}

    def begin(self, kind: str) -> None:
        """Looks at a kind of work from now on."""
        self._kind, self._last = kind, time.perf_counter()
        self.held[kind] = 0.0
        self._timer.start(5)

    def end(self) -> None:
        """Looks no more."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.held[self._kind] = max(self.held[self._kind], now - self._last)
        self._last = now


class Stage(QObject):
    """Plays a scene step by step, each when what it waits for has come."""

    def __init__(self, desktop: Desktop, scene: Callable[[Any, Ticks], Iterator[Wait]]) -> None:
        super().__init__(desktop)
        self.ticks = Ticks(self)
        self._steps = scene(desktop.window, self.ticks)
        self._wait: Callable[[], object] = lambda: True
        self._until = 0.0
        QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        try:
            while self._wait():
                wait = next(self._steps)
                self._until = time.monotonic() + _LONGEST
                if not callable(wait):
                    self._wait = lambda: True
                    QTimer.singleShot(round(wait * 1000), self._go_on)
                    return
                self._wait = wait
            if time.monotonic() > self._until:
                raise TimeoutError("what the scene waits for never came")
            QTimer.singleShot(_LOOK_EVERY, self._go_on)
        except StopIteration:
            sys.stdout.write(json.dumps(self.ticks.held))
            QApplication.exit(0)
        except Exception as error:  # noqa: BLE001
            # Where a process of its own ends: what went wrong is told to the one who started it.
            sys.stderr.write(f"{error!r}\n")
            QApplication.exit(1)


def documents(shell: Any, ticks: Ticks, given: Path, memory: Path) -> Iterator[Wait]:
    """Taking in PDFs as when they are dropped on the archive; a compilation as the print page makes it."""
    shell.visit("archive")
    yield 1.5
    ticks.begin("rest")
    yield 1.0
    taken: list[Any] = []
    page = shell.page
    page.taking.taken.connect(lambda answers, _act: taken.extend(answers))
    ticks.begin("taking in")
    page.taking.take(sorted(given.iterdir()))
    yield lambda: taken
    assert all(one.result == "added" for one in taken), taken
    # The page asks for its lists again.
    yield 0.5
    saved: list[Any] = []

    def work(progress: Any) -> Any:
        from almaty_desktop.services.printing import Layout

        use_cases = shell.context.use_cases
        som = next(one for one in use_cases.meetings.list() if one.kind == "som")
        target = memory / "compilation.pdf"
        return use_cases.printing.save(
            "compilation", target, Layout.SIDE_BY_SIDE, meeting=som.id, progress=progress
        )

    ticks.begin("compilation")
    shell.context.jobs.run(message("Compilation of materials"), work, saved.append, _raise)
    yield lambda: saved
    assert saved[0].pages > 5, saved
    yield 0.2
    ticks.end()


def decisions(shell: Any, ticks: Ticks, table: Path, _memory: Path) -> Iterator[Wait]:
    """Scrolling 2,000 people, a decision with many rounds, the keys of the board, an import of 500 people."""
    shell.visit("participants", "person/1")
    people = shell.page.tab("person")
    yield lambda: people.list.list.model.total
    yield 1.5
    bar = people.list.list.view.verticalScrollBar()
    ticks.begin("scrolling")
    for number in range(50):
        # A turn of the wheel, page after page; at last to the end and back.
        bar.setValue(bar.value() + bar.pageStep() if number < 46 else (bar.maximum(), 0)[number % 2])
        yield 0.03
    yield 0.3
    ticks.end()
    shell.visit("decisions")
    panel = shell.page.tab("decision").panel
    yield lambda: panel.acts.view
    yield 1.5
    ticks.begin("decision")
    shell.visit("decisions", "1")
    yield lambda: panel.acts.view is not None and panel.acts.view.line.id == 1
    yield 0.5
    ticks.end()
    yield from _press_keys(shell, ticks)
    shell.visit("participants", "person/1")
    yield 1.0
    ticks.begin("import")
    people.right.begin_import(table)
    panel = people.right.importing
    for made in (panel.check, panel.take):
        yield lambda made=made: made.isVisible() and made.isEnabled()
        made.click()
    yield panel.undo.isVisible
    yield 0.5
    ticks.end()


def _press_keys(shell: Any, ticks: Ticks) -> Iterator[Wait]:
    """A position for each member on the board, and the pages of the text."""
    board = BoardWindow(shell.context, 1, shell)
    board.showFullScreen()
    board.activateWindow()
    yield lambda: board.face.plan is not None
    yield 0.7
    ticks.begin("board")
    for letter in "1a2s3a4o5n6a":
        target = QApplication.focusWidget() or board
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(target, event)
        yield 0.05
    for by in (1, 1, -1, -1):
        board.turn(by)
        yield 0.05
    yield lambda: not board.acts.busy
    ticks.end()
    board.close()
    yield 0.2


def _raise(error: Exception) -> None:
    raise error


SCENES = {"documents": documents, "decisions": decisions}


def main(scene: str, office: str, material: str, memory: str) -> int:
    folder = Path(memory)
    desk = replace(build_desk(), settings_file=folder / "window.ini", log_file=folder / "window.log")

    def played(shell: Any, ticks: Ticks) -> Iterator[Wait]:
        return SCENES[scene](shell, ticks, Path(material), folder)

    return run_window(desk, Path(office), shown=lambda desktop: Stage(desktop, played))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
