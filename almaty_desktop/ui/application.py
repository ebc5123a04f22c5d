"""Builds the application and shows the start or an office; the only place that knows both."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from almaty_desktop.i18n import Language, message, texts_in
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.desk import Desk
from almaty_desktop.ui.failure import Failure
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.qt_texts import QtTexts
from almaty_desktop.ui.settings import Settings
from almaty_desktop.ui.shell import Shell
from almaty_desktop.ui.start import Start
from almaty_desktop.ui.theme import Theme

# Whoever's system speaks one of these languages is asked in Russian first; the switch is one click away.
_RUSSIAN_FIRST = {
    QLocale.Language.Russian,
    QLocale.Language.Kazakh,
    QLocale.Language.Kirghiz,
    QLocale.Language.Tajik,
}

TURN = 0.001
"""Seconds that a thread keeps on working while the window waits for its turn."""


class Desktop(QObject):
    """The one window and what it stands on. ``application`` exists already; nothing here is global."""

    def __init__(self, application: QApplication, desk: Desk, language: Language | None = None) -> None:
        super().__init__(application)
        self._application, self._desk = application, desk
        self.settings = Settings(desk.settings_file)
        self.failure = Failure(desk.log_file)
        self.language = language or self.settings.language or _system_language()
        self.qt_texts = QtTexts(application)
        self.qt_texts.speak(self.language)
        self.theme = Theme(application, self.settings.scheme)
        self.theme.changed.connect(self._keep_scheme)
        self.failure.happened.connect(lambda _: self._tell_unexpected())
        self.window: Shell | Start | None = None
        self._jobs: Jobs | None = None
        self._close_office: Callable[[], object] | None = None

    @property
    def busy(self) -> bool:
        """Whether a job runs whose outcome is yet to be shown."""
        return self._jobs is not None and bool(self._jobs.running)

    def begin(self, office: Path | None, read_only: bool = False) -> None:
        """Opens ``office``, else the last one, else asks for one."""
        self.failure.watch()
        wanted = office or next(iter(self.settings.offices), None)
        if wanted is None:
            self.show_start()
        else:
            self.open_office(wanted, read_only)

    def show_start(self) -> Start:
        """Asks for an office; the one that was open is closed."""
        self._leave_window()
        self._jobs = Jobs(self)
        start = Start(
            self._desk,
            self.settings.offices,
            self.theme,
            self._jobs,
            texts_in(self.language),
            _ask_for_folder,
        )
        start.language_chosen.connect(self.speak)
        start.open_wanted.connect(self.open_office)
        start.made.connect(self._open_made)
        self.window = start
        start.show()
        return start

    def open_office(self, folder: Path, read_only: bool = False, just_made: bool = False) -> None:
        """Opens an office in the window; a refusal is told on the start page."""
        try:
            office = self._desk.open_office(folder, read_only)
        except Refused as error:
            self._start_page().refuse_opening(folder, error)
            return
        except Exception:
            # Whatever keeps an office from opening must leave a window in which that can be read.
            self._start_page()
            raise
        self._leave_window()
        self._jobs = Jobs(self)
        self._close_office = office.close
        shell = Shell(office, self._desk.areas, self.theme, self._jobs, texts_in(self.language))
        shell.language_chosen.connect(self.speak)
        # Later: the window must not be taken down inside the click in its own menu.
        shell.another_office_wanted.connect(lambda: QTimer.singleShot(0, self._ask_for_another))
        shell.log_wanted.connect(self.save_log)
        shell.unexpected.connect(self.failure.note)
        shell.closed.connect(self._keep_window)
        self.window = shell
        self.settings.remember_office(folder)
        areas = [area.key for area in self._desk.areas]
        if not shell.restoreGeometry(self.settings.geometry):
            shell.resize(QSize(1440, 900).boundedTo(shell.screen().availableSize()))
        try:
            shell.visit(self.settings.area if self.settings.area in areas and not just_made else areas[0])
        finally:
            # A page that fails to come up must leave a window in which that can be read.
            shell.show()
        if just_made:
            shell.tell_next_steps()

    def _start_page(self) -> Start:
        return self.window if isinstance(self.window, Start) else self.show_start()

    def speak(self, language: Language) -> None:
        """Switches the language of everything at once, Qt's own texts too."""
        self.language = language
        self.settings.language = language
        self.qt_texts.speak(language)
        if self.window is not None:
            self.window.retranslate(texts_in(language))

    def save_log(self) -> None:
        """Asks where to, and saves the log there."""
        texts = texts_in(self.language)
        name, _ = QFileDialog.getSaveFileName(
            self.window, texts.text("Save the log"), "almaty-process-log.txt"
        )
        if not name:
            return
        try:
            self.failure.save_log(Path(name))
        except OSError as error:
            self.failure.note(error)
            if self.window is not None:
                saying = message("The log could not be saved as {file}. Choose another folder.", file=name)
                self.window.notice.refuse(Refused("log", saying))
            return
        if isinstance(self.window, Shell):
            self.window.announce(message("The log was saved."))

    def end(self) -> None:
        """Closes the office and keeps what is to be remembered."""
        self._leave_window()
        self.settings.write()
        self.failure.rest()
        self.qt_texts.rest()

    def _open_made(self, folder: Path) -> None:
        self.open_office(folder, False, just_made=True)

    def _ask_for_another(self) -> None:
        self.show_start()

    def _leave_window(self) -> None:
        """Takes the window down: jobs first, then the window, then the office."""
        if isinstance(self.window, Shell):
            self._keep_window()
        if self._jobs is not None:
            self._jobs.close()
            self._jobs.deleteLater()
            self._jobs = None
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
            self.window = None
        if self._close_office is not None:
            self._close_office()
            self._close_office = None

    def _keep_window(self) -> None:
        if isinstance(self.window, Shell):
            self.settings.geometry = self.window.saveGeometry()
            self.settings.area = self.window.area

    def _keep_scheme(self) -> None:
        self.settings.scheme = self.theme.scheme

    def _tell_unexpected(self) -> None:
        if isinstance(self.window, Shell):
            self.window.tell_unexpected()
        elif isinstance(self.window, Start):
            self.window.notice.refuse(RuntimeError())


def run_window(
    desk: Desk,
    office: Path | None = None,
    *,
    read_only: bool = False,
    language: Language | None = None,
    shown: Callable[[Desktop], object] | None = None,
) -> int:
    """Runs the window until it is closed; gives the exit status.

    ``shown`` is called once, after the first page was painted (for measuring and for pictures).
    A caller may have put Python's garbage collection to rest for the start; it is woken here.
    """
    # Work in other threads gives way to the window five times as often as Python has it by default.
    sys.setswitchinterval(TURN)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["almaty-desktop"])
    application.setApplicationName("almaty-desktop")
    application.setApplicationVersion(desk.version)
    desktop = Desktop(application, desk, language)
    desktop.begin(office, read_only)
    QTimer.singleShot(0, _wake_collection)
    if shown is not None:
        QTimer.singleShot(0, lambda: shown(desktop))
    status = application.exec()
    desktop.end()
    return status


def _wake_collection() -> None:
    """What was imported stays for good, so it is not looked through again and again."""
    gc.freeze()
    gc.enable()


def _system_language() -> Language:
    return Language.RU if QLocale.system().language() in _RUSSIAN_FIRST else Language.EN


def _ask_for_folder(parent: QWidget, heading: str) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, heading)
    return Path(name) if name else None
