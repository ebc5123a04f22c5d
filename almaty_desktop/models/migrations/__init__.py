"""The steps by which an office of an older version of the program is brought up to this one (Alembic)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from almaty_desktop.models.store import reading_address

# The newest step. Known here so that opening an office need not load Alembic to see that all is well.
NEWEST = "0002"
_FOLDER = Path(__file__).resolve().parent


def revision_of(database: Path) -> str | None:
    """The step that an office stands at; None for a file that is no office.

    Raises sqlite3.DatabaseError where the file is no database at all.
    """
    connection = sqlite3.connect(reading_address(database), uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError:
            return None
    finally:
        connection.close()
    return row[0] if row else None


def is_known(revision: str) -> bool:
    """Whether this program knows the step; an office of a newer program stands at one that it does not."""
    return any(path.name.startswith(f"{revision}_") for path in (_FOLDER / "versions").glob("*.py*"))


def migrate(engine: Engine) -> None:
    """Brings the database behind ``engine`` to the newest step, in one transaction."""
    # Alembic is slow to load, and needed only here.
    from alembic import command
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "head")
        connection.commit()
