"""Whole days at the program as it is delivered: the real desk, with its settings in a folder of the test."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

# So that journeys say "import looks" and "from at_the_desk import …".
sys.path.insert(0, str(Path(__file__).parents[1] / "ui"))
sys.path.insert(0, str(Path(__file__).parent))

from almaty_desktop.i18n import Language
from almaty_desktop.opening import build_desk
from almaty_desktop.services.sample import make_sample
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


@pytest.fixture(scope="session")
def sample_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, made once; whoever changes something works on a copy."""
    folder = tmp_path_factory.mktemp("journey") / "sample"
    make_sample(folder).office.close()
    return folder
