"""When something unexpected happens: the details go to the log, a calm sentence to the person."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from almaty_desktop.services.progress import Cancelled

LOG = logging.getLogger("almaty_desktop")
LOG_BYTES = 1_000_000
LOG_FILES = 3

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class _LateFile(logging.Handler):
    """A log file that turns over; opened, and its code read, with the first line: most days have none."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._path = file
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            # Read late: it brings sockets and pickles along, which the start must not wait for.
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(
                self._path, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
            )
            self._file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


class Failure(QObject):
    """Catches what nobody caught, in any thread, writes it down, and announces it in the window's thread."""

    happened = Signal(object)
    """The exception."""
    _caught = Signal(object)

    def __init__(self, log_file: Path) -> None:
        super().__init__()
        self.log_file = log_file
        self._handler: logging.Handler | None = None
        self._hooks = (sys.excepthook, threading.excepthook)
        self._told = False
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Begins to write the log and to catch."""
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        handler = _LateFile(self.log_file)
        LOG.addHandler(handler)
        LOG.setLevel(logging.INFO)
        self._handler = handler
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(self._qt_said)

    def rest(self) -> None:
        """Ends it; the hooks that were there before are back."""
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(None)
        if self._handler is not None:
            LOG.removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Takes an exception that reached the top of a thread."""
        if issubclass(kind, KeyboardInterrupt):
            self._hooks[0](kind, error, trace)
            return
        if issubclass(kind, Cancelled):
            return
        LOG.critical("Not foreseen", exc_info=(kind, error, trace))
        self._caught.emit(error)

    def note(self, error: BaseException) -> None:
        """Writes down an exception that somebody shows already."""
        LOG.error("Not foreseen", exc_info=(type(error), error, error.__traceback__))

    def save_log(self, target: Path) -> None:
        """Writes the whole log, oldest lines first, to one file. Raises OSError."""
        older = [self.log_file.with_name(f"{self.log_file.name}.{number}") for number in (2, 1)]
        parts = [file.read_bytes() for file in [*older, self.log_file] if file.exists()]
        target.write_bytes(b"".join(parts))

    def _caught_in_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.caught(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _tell(self, error: BaseException) -> None:
        # What goes wrong while the failure itself is shown must not be shown again without end.
        if not self._told:
            self._told = True
            try:
                self.happened.emit(error)
            finally:
                self._told = False

    def _qt_said(self, kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        LOG.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", text)
