"""Start to the first usable page on the sample office, against a bare window with a table from the same data.

Both are whole processes, started by turns; the best of each counts. The time runs from just before the
process is started until the rows have been painted: in the bare window those of its one table, filled
by SQLAlchemy from the office's own database; in ours those of the list on the first page, which the page
asks for beside the window. ``main`` prints one line.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 12
LIMIT = 1.5

# Told once the view's rows have been painted, whoever put them there.
_PAINTED = """
def when_painted(view):
    import time
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication
    class Watch(QObject):
        def eventFilter(self, thing, event):
            if event.type() == QEvent.Type.Paint and view.model().rowCount() and not self.told:
                self.told = True
                QTimer.singleShot(0, self.tell)
            return False
        def tell(self):
            print(time.time())
            QApplication.quit()
    watch = Watch(view)
    watch.told = False
    view.viewport().installEventFilter(watch)
    view.viewport().update()
"""

_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem
from sqlalchemy import create_engine, select
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
when_painted(table)
application.exec()
"""

_OURS = """
import sys
from dataclasses import replace
from pathlib import Path
from almaty_desktop.opening import build_desk
from almaty_desktop.ui.application import run_window
memory = Path(sys.argv[2])
desk = replace(build_desk(), settings_file=memory / "window.ini", log_file=memory / "window.log")
def shown(desktop):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QAbstractItemView
    def look():
        views = [
            view for view in desktop.window.page.findChildren(QAbstractItemView)
            if view.isVisible() and view.model() and view.model().rowCount()
        ]
        when_painted(views[0]) if views else QTimer.singleShot(1, look)
    look()
run_window(desk, Path(sys.argv[1]), shown=shown)
"""


def main() -> int:
    """Prints the ratio; 1 where the limit is missed."""
    from almaty_desktop.services.sample import make_sample

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office = folder / "office"
        make_sample(office).office.close()
        bare, ours = [], []
        for number in range(RUNS + 1):
            memory = folder / f"window {number}"
            memory.mkdir()
            bare.append(_timed(_BARE, folder, office / "office.db"))
            ours.append(_timed(_OURS, folder, office, memory))
        # The first round only fills the memory of the disk and compiles the modules.
        quickest, own = min(bare[1:]), min(ours[1:])
    ratio = own / quickest
    print(f"start / bare window: {ratio:.2f} (limit {LIMIT}) · {own:.3f} s against {quickest:.3f} s")
    return 0 if ratio <= LIMIT else 1


def _timed(program: str, folder: Path, *arguments: Path) -> float:
    """Seconds from before the process is started to what it tells."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        # Both find their modules compiled, as an installed program does.
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", _PAINTED + program, *map(str, arguments)]
    began = time.time()
    done = subprocess.run(
        command, check=True, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    return float(done.stdout.split()[-1]) - began


if __name__ == "__main__":
    sys.exit(main())
