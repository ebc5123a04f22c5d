"""The program outlives many calls of Qt, whatever PySide does with the counts of None and True."""

from __future__ import annotations

import subprocess
import sys

MANY = """
import almaty_desktop.ui
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Bell(QObject):
    rung = Signal()

application = QCoreApplication([])
bell = Bell()
for _ in range(30_000):
    bell.rung.emit()
    bell.setObjectName("bell")
    application.processEvents()
print("alive")
"""


def test_thirty_thousand_calls_leave_it_alive() -> None:
    command = [sys.executable, "-c", MANY]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout == "alive\n", ended.stderr
