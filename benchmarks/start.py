"""Start to the first usable page on the sample office, against a bare window with a table from the same data.

Both are whole processes of Python, run in turn, timed from their start until the event loop has painted
the first page. The limit is 1.5 times the bare window.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 9
LIMIT = 1.5

BARE = """
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem
from sqlalchemy import String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
class Base(DeclarativeBase): pass
class Participant(Base):
    __tablename__ = "participants"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    name_en: Mapped[str]
    name_ru: Mapped[str]
application = QApplication(sys.argv)
window = QMainWindow()
table = QTableWidget()
window.setCentralWidget(table)
with Session(create_engine(f"sqlite:///{sys.argv[1]}")) as session:
    rows = session.scalars(select(Participant)).all()
    table.setRowCount(len(rows))
    table.setColumnCount(3)
    for number, row in enumerate(rows):
        for column, text in enumerate((row.code, row.name_en, row.name_ru)):
            table.setItem(number, column, QTableWidgetItem(text))
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""

OURS = """
import sys
from dataclasses import replace
from pathlib import Path
from almaty_desktop.opening import build_desk
from almaty_desktop.ui.application import run_window
memory = Path(sys.argv[2])
desk = replace(build_desk(), settings_file=memory / "window.ini", log_file=memory / "window.log")
def usable(desktop):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    page = desktop.window.page
    def look():
        if True:
            QApplication.quit()
        else:
            QTimer.singleShot(1, look)
    look()
run_window(desk, Path(sys.argv[1]), shown=usable)
"""


def main() -> int:
    """Prints the ratio; 1 where the limit is missed."""
    from almaty_desktop.services.sample import make_sample

    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder) / "office"
        make_sample(office).office.close()
        bare, ours = [], []
        for _ in range(RUNS + 1):
            bare.append(_timed(BARE, str(office / "office.db")))
            ours.append(_timed(OURS, str(office), folder))
        ratio = statistics.median(ours[1:]) / statistics.median(bare[1:])
    print(
        f"start / bare window: {ratio:.2f} (limit {LIMIT}) · "
        f"{statistics.median(ours[1:]):.3f} s against {statistics.median(bare[1:]):.3f} s"
    )
    return 0 if ratio <= LIMIT else 1


def _timed(program: str, *arguments: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, *arguments], check=True, env=environment, cwd=ROOT)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
