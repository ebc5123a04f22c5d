"""An office: one folder with its database, its files and its backups; opening and making one."""

from __future__ import annotations

import getpass
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from almaty_desktop.archive.files import FileStore
from almaty_desktop.i18n import ALMATY, Language, Message, message, texts_in
from almaty_desktop.models import migrations
from almaty_desktop.models.elsewhere import ActsElsewhere
from almaty_desktop.models.register import Act, ActKind, begin_act, changed_tables
from almaty_desktop.models.store import Store, copy_database
from almaty_desktop.reasons import reason_of
from almaty_desktop.services.errors import OfficeUnusable, Refused
from almaty_desktop.services.office_lock import OfficeLock

DATABASE = "office.db"
FILES = "files"
BACKUPS = "backups"
OFFICE_VARIABLE = "ALMATY_OFFICE"

# Which area of the window shows what stands in a table: it asks again when one of them changed.
AREAS = {
    "participants": "participants",
    "standings": "participants",
    "people": "people",
    "person_contacts": "people",
    "service_terms": "people",
    "chair_terms": "chair",
    "chair_declines": "chair",
    "chair_actions": "chair",
    "decisions": "decisions",
    "decision_members": "decisions",
    "decision_rounds": "decisions",
    "positions": "decisions",
    "silence_deadlines": "decisions",
    "invitations": "participants",
    "work_plans": "decisions",
    "modalities_editions": "decisions",
    "delegations": "meetings",
    "topics": "participants",
    "objectives": "participants",
    "documents": "archive",
    "symbols": "archive",
    "document_topics": "archive",
    "versions": "archive",
    "version_files": "archive",
    "meetings": "meetings",
    "agenda_items": "meetings",
    "agenda_documents": "meetings",
    "information_sheets": "information",
    "sheet_sections": "information",
    "sheet_entries": "information",
    "settings": "settings",
}


class Office:
    """An open office. Every use case works through it; it holds no rule of its own."""

    def __init__(
        self,
        folder: Path,
        *,
        read_only: bool = False,
        now: Callable[[], datetime] | None = None,
        lock: OfficeLock | None = None,
    ) -> None:
        self.folder = folder
        self.read_only = read_only
        self.store = Store(folder / DATABASE, read_only=read_only)
        self.files = FileStore(folder / FILES)
        self.who = getpass.getuser()
        self.now = now or (lambda: datetime.now(UTC))
        self._as_of: date | None = None
        self._lock = lock
        self._elsewhere = ActsElsewhere(self.store)
        self._listeners: list[Callable[[frozenset[str]], None]] = []

    def today(self) -> date:
        """The day in Almaty."""
        return self._as_of or self.now().astimezone(ALMATY).date()

    def moment(self, *, earliest: bool = False) -> datetime:
        """The moment acted at: the clock's; acting as of a day, that day at the clock's time in Almaty.

        ``earliest`` asks for the first second of such a day: what begins then leaves the whole day for more.
        """
        now = self.now().astimezone(ALMATY)
        if self._as_of is None:
            return now
        return datetime.combine(self._as_of, time.min if earliest else now.time(), ALMATY)

    def act_as_of(self, day: date | None) -> None:
        """What depends on the day is reckoned as of ``day`` (None: today); the register keeps the clock’s."""
        self._as_of = day

    def on_change(self, listener: Callable[[frozenset[str]], None]) -> None:
        """``listener`` hears the areas that changed, after each commit, in the thread that committed."""
        self._listeners.append(listener)

    def changed_elsewhere(self) -> frozenset[str]:
        """The areas that other programs changed since this was last asked; none at the first time.

        Quick where nothing changed; to be asked beside a window. Raises OfficeUnusable as reading does.
        """
        try:
            return _areas_of(self._elsewhere.tables())
        except DatabaseError as error:
            raise self._damaged(error) or error from error

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on one state of the data. Raises OfficeUnusable where the database is damaged."""
        try:
            with self.store.reading() as session:
                yield session
        except DatabaseError as error:
            raise self._damaged(error) or error from error

    @contextmanager
    def acting(self, code: str, title: Message) -> Iterator[Session]:
        """One act, one transaction, written down in the register as ``title``.

        Raises Refused where the office is read-only, another writer holds it too long, something was
        changed meanwhile, or the database refuses what must never be. Then nothing has happened.
        """
        act = Act(
            at=self.now(),
            who=self.who,
            code=code,
            title_en=texts_in(Language.EN).say(title),
            title_ru=texts_in(Language.RU).say(title),
            kind=ActKind.ACT.value,
        )
        with self.recording(act) as session:
            yield session

    @contextmanager
    def recording(self, act: Act) -> Iterator[Session]:
        """As :meth:`acting`, for an act that is more than its title (an undo names what it takes back)."""
        with self._writing() as session:
            begin_act(session, act)
            yield session
            session.flush()
            tables = changed_tables(session)
            if not tables:
                # Nothing was done, so nothing is written down either.
                session.rollback()
        if tables:
            self._elsewhere.own(act.id)
        self.announce(_areas_of(tables))

    @contextmanager
    def deriving(self, *areas: str) -> Iterator[Session]:
        """A transaction over what is only derived from the kept files, of which the register knows nothing.

        No undo takes it back. ``areas`` of the window hear of it; what is refused as in :meth:`acting`.
        """
        with self._writing() as session:
            yield session
            session.flush()
        self.announce(frozenset(areas))

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        if self.read_only:
            raise Refused("read-only", message("This office is open for reading only. Nothing was changed."))
        try:
            with self.store.writing() as session:
                yield session
        except StaleDataError as error:
            raise Refused(
                "changed-meanwhile",
                message("This was changed elsewhere meanwhile. Nothing was overwritten; look at it again."),
            ) from error
        except IntegrityError as error:
            raise Refused(
                "database",
                message("The data would contradict itself, so nothing was changed."),
                {"constraint": str(error.orig)},
            ) from error
        except OperationalError as error:
            raise _unavailable(error) from error
        except DatabaseError as error:
            raise self._damaged(error) or error from error

    def _damaged(self, error: DatabaseError) -> OfficeUnusable | None:
        """The refusal where SQLite found its own file broken; None where something else went wrong."""
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        return (
            _unreadable(self.folder, error)
            if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
            else None
        )

    def announce(self, areas: frozenset[str]) -> None:
        """Tells whoever listens that these areas changed."""
        if areas:
            for listener in self._listeners:
                listener(areas)

    def close(self) -> None:
        """Lets go of the database and of the office's lock."""
        self._elsewhere.close()
        self.store.close()
        if self._lock:
            self._lock.release()


def _areas_of(tables: frozenset[str]) -> frozenset[str]:
    return frozenset(AREAS[table] for table in tables if table in AREAS)


def _unavailable(error: OperationalError) -> Refused:
    if "locked" in str(error.orig):
        return Refused(
            "busy",
            message("Another program is writing to this office. Nothing was changed; try again shortly."),
        )
    return not_writable(error.orig)


def not_writable(error: BaseException | None) -> Refused:
    """The refusal where the disk takes no more, or may not be written to."""
    return Refused(
        "storage",
        message("The office could not be written. Nothing was changed. Check that the disk has room."),
        {"error": str(error)},
    )


def make_office(folder: Path) -> None:
    """Makes an office with empty tables in ``folder``, whole or not at all.

    Raises Refused where there is one already, or where the folder can't be written.
    """
    if (folder / DATABASE).exists():
        raise Refused("office-exists", message("There is an office in {folder} already.", folder=str(folder)))
    unfinished = folder / f"{DATABASE}.unfinished"
    try:
        for inner in (folder / FILES, folder / BACKUPS):
            inner.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        sqlite3.connect(unfinished).close()
        _migrate(unfinished)
        # The closed database is one file again (its log was written back), so that it can be renamed.
        unfinished.replace(folder / DATABASE)
    except (OSError, sqlite3.Error, DatabaseError) as error:
        raise Refused(
            "folder",
            message(
                "No office can be created in {folder}: {reason}", folder=str(folder), reason=_reason(error)
            ),
        ) from error


def unmake_office(office: Office, begun: float) -> None:
    """Takes an office away whose making, since the moment ``begun`` (seconds of the clock), was cut short."""
    office.files.remove_since(begun, known=())
    office.close()
    for left in office.folder.glob(f"{DATABASE}*"):
        left.unlink()


def _migrate(database: Path) -> None:
    store = Store(database)
    try:
        migrations.migrate(store.engine)
    finally:
        store.close()


def _reason(error: Exception) -> Message | str:
    """What the system or the database said, without the statement that it said it of."""
    return reason_of(error) if isinstance(error, OSError) else str(getattr(error, "orig", None) or error)


def open_office(
    folder: Path,
    *,
    read_only: bool = False,
    alone: bool = False,
    now: Callable[[], datetime] | None = None,
) -> Office:
    """Opens the office in ``folder``, bringing an older one up to date after a copy is laid aside.

    Where the folder can't be written to, it is open for reading only without being asked.

    ``alone`` is asked for by a window: a second window on the same office is refused (code
    ``office-in-use``) and may open it for reading only. Raises OfficeUnusable.
    """
    revision = _revision(folder)
    read_only = read_only or not os.access(folder, os.W_OK)
    lock = OfficeLock(folder)
    if alone and not read_only:
        lock.acquire()
    try:
        if revision != migrations.NEWEST:
            _bring_up_to_date(folder, revision, read_only=read_only, lock=lock)
        office = Office(folder, read_only=read_only, now=now, lock=lock)
        if not read_only:
            office.files.sweep()
    except BaseException:
        lock.release()
        raise
    return office


def _revision(folder: Path) -> str:
    database = folder / DATABASE
    if not database.is_file():
        raise OfficeUnusable("no-office", message("There is no office in {folder}.", folder=str(folder)))
    try:
        revision = migrations.revision_of(database)
    except sqlite3.Error as error:
        raise _unreadable(folder, error) from error
    if revision is None:
        raise OfficeUnusable("no-office", message("There is no office in {folder}.", folder=str(folder)))
    if not migrations.is_known(revision):
        raise OfficeUnusable(
            "newer",
            message(
                "The office in {folder} was made by a newer version of this program. It was not touched; "
                "open it with that version.",
                folder=str(folder),
            ),
        )
    return revision


def _unreadable(folder: Path, error: Exception) -> OfficeUnusable:
    return OfficeUnusable(
        "damaged",
        message(
            "The office in {folder} could not be read. Its files and backups are untouched; "
            "restore the newest backup, or ask for help before you go on.",
            folder=str(folder),
        ),
        {"error": str(error)},
    )


def _bring_up_to_date(folder: Path, revision: str, *, read_only: bool, lock: OfficeLock) -> None:
    if read_only:
        raise OfficeUnusable(
            "older",
            message("This office is of an older version. Open it for writing first, to bring it up to date."),
        )
    lock.acquire()
    if _revision(folder) == migrations.NEWEST:
        return  # somebody else did it while we waited to be let in
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    copy = folder / BACKUPS / f"before-{migrations.NEWEST}-from-{revision}-{stamp}.db"
    try:
        copy.parent.mkdir(exist_ok=True)
        copy_database(folder / DATABASE, copy)
        _migrate(folder / DATABASE)
    except (OSError, sqlite3.Error, DatabaseError) as error:
        raise OfficeUnusable(
            "not-brought-up-to-date",
            message(
                "The office in {folder} is of an older version and could not be brought up to date: "
                "{reason}. It is as it was.",
                folder=str(folder),
                reason=_reason(error),
            ),
        ) from error


def default_folder() -> Path:
    """Where an office lies unless one says otherwise: ``ALMATY_OFFICE``, else the user's data folder."""
    named = os.environ.get(OFFICE_VARIABLE)
    if named:
        return Path(named)
    # Only asked where no office was named; not needed for the first page.
    from platformdirs import user_data_path

    return user_data_path("Almaty Process", appauthor=False) / "office"
