"""An office as issue 2 left it, made by the first step alone: its rows are those that its program wrote."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from alembic import command
from alembic.config import Config

from almaty_desktop.models import migrations
from almaty_desktop.models.store import Store
from almaty_desktop.services.office import BACKUPS, DATABASE, FILES

ROWS = Path(__file__).parent / "office-0001.sql"
PAPERS = (
    "A statement of Kazakhstan on the situation at the border of the States.\n",
    "Заявление Республики Таджикистан о трудовой миграции и правах трудящихся-мигрантов.\n",
)
"""What the two files hold that were taken in."""


def make_older_office(folder: Path) -> None:
    """The office, with its files, at the first step."""
    for inner in (FILES, BACKUPS):
        (folder / inner).mkdir(parents=True)
    for paper in PAPERS:
        name = sha256(paper.encode()).hexdigest()
        (folder / FILES / name[:2]).mkdir(exist_ok=True)
        (folder / FILES / name[:2] / name).write_bytes(paper.encode())
    sqlite3.connect(folder / DATABASE).close()
    _migrate_to_the_first(folder / DATABASE)
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.executescript(ROWS.read_text(encoding="utf-8"))


def _migrate_to_the_first(database: Path) -> None:
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(migrations.__file__).parent))
    store = Store(database)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "0001")
        connection.commit()
    store.close()
