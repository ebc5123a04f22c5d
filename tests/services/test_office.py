"""Making and opening offices: older, newer, damaged, in use, for reading only (issue: the ground)."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from almaty_desktop.i18n import Bilingual
from almaty_desktop.models import migrations
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services import founding
from almaty_desktop.services.errors import OfficeUnusable, Refused
from almaty_desktop.services.office import BACKUPS, DATABASE, FILES, make_office, open_office
from almaty_desktop.services.office_lock import HOLDER
from almaty_desktop.services.use_cases import UseCases, make_use_cases, open_use_cases
from tests.services.moments import NOW, clock
from tests.services.reading import Refusal, files_of, tables_of


def _unusable(folder: Path, code: str, *, read_only: bool = False, alone: bool = False) -> OfficeUnusable:
    with pytest.raises(OfficeUnusable) as caught:
        open_office(folder, read_only=read_only, alone=alone)
    assert caught.value.code == code
    return caught.value


def test_a_new_office_is_one_folder_with_what_the_operating_modalities_fix(tmp_path: Path) -> None:
    use_cases = make_use_cases(tmp_path / "new" / "office", now=clock)
    folder = use_cases.office.folder
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {FILES, BACKUPS}
    assert (folder / DATABASE).is_file()
    assert use_cases.health.check() == ()
    assert len(use_cases.participants.topics()) == 11
    assert len(use_cases.participants.objectives()) == 5
    assert [done.title for done in use_cases.history.recent()] == [Bilingual("Office created", "Офис создан")]
    use_cases.office.close()
    # The log was written back: the office is one file that can be copied.
    assert {path.name for path in folder.iterdir()} == {DATABASE, FILES, BACKUPS}


def test_no_second_office_is_made_over_the_first(fresh_folder: Path) -> None:
    with Refusal("office-exists", fresh_folder):
        make_office(fresh_folder)


def test_no_office_is_made_where_a_file_stands_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "office").write_text("not a folder")
    with Refusal("folder"):
        make_office(tmp_path / "office")
    assert (tmp_path / "office").read_text() == "not a folder"


def test_an_office_that_was_half_made_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / f"{DATABASE}.unfinished").write_bytes(b"half a database")
    make_office(tmp_path)
    open_office(tmp_path).close()


@pytest.mark.parametrize("content", [None, b"", b"text", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_what_is_no_office_is_said_to_be_none_or_damaged(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / DATABASE).write_bytes(content)
    code = "no-office" if content in (None, b"") else "damaged"
    _unusable(tmp_path, code)
    assert (tmp_path / DATABASE).read_bytes() == content if content is not None else True


def test_a_database_of_something_else_is_no_office(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.execute("CREATE TABLE songs (id INTEGER)")
    connection.commit()
    connection.close()
    _unusable(tmp_path, "no-office")


def _spoil(database: Path, table: str) -> None:
    """Overwrites the page at which a table's rows are looked up, as a failing disk would."""
    connection = sqlite3.connect(database)
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.close()
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)


def test_damage_inside_is_told_when_it_is_met_and_found_by_the_check(
    made_sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "office"
    shutil.copytree(made_sample, folder)
    _spoil(folder / DATABASE, "file_texts")
    use_cases = open_use_cases(folder, now=clock)
    # What lies elsewhere is still read.
    assert use_cases.participants.standings()
    document = use_cases.archive.list()[0]
    for asked in (lambda: use_cases.archive.text(document.versions[0].id), use_cases.health.check):
        with pytest.raises(OfficeUnusable) as caught:
            asked()
        assert caught.value.code == "damaged"
    use_cases.office.close()


def test_damage_where_the_tables_are_named_is_told_at_the_opening(made_sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    shutil.copytree(made_sample, folder)
    size = (folder / DATABASE).stat().st_size
    with (folder / DATABASE).open("r+b") as database:
        database.seek(4096)
        database.write(b"\xa5" * (size - 4096))
    _unusable(folder, "damaged")


def test_an_office_of_a_newer_version_is_refused_and_not_touched(fresh_folder: Path) -> None:
    connection = sqlite3.connect(fresh_folder / DATABASE)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = (fresh_folder / DATABASE).read_bytes()
    for read_only in (False, True):
        refused = _unusable(fresh_folder, "newer", read_only=read_only)
        assert str(fresh_folder) in str(refused.message)
    assert (fresh_folder / DATABASE).read_bytes() == before


NEWEST = migrations.NEWEST
STEP = """
import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{newest}"


def upgrade() -> None:
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
    {more}
"""


@pytest.fixture
def newer_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """This program as its next version would be: it knows one real step more."""
    package = Path(migrations.__file__).parent
    folder = tmp_path / "migrations"
    shutil.copytree(package, folder)
    step = folder / "versions" / "9001_later.py"
    step.write_text(STEP.format(newest=NEWEST, more=""), encoding="utf-8")
    monkeypatch.setattr(migrations, "_FOLDER", folder)
    monkeypatch.setattr(migrations, "NEWEST", "9001")
    return step


def test_an_older_office_is_brought_up_to_date_after_a_copy_is_laid_aside(
    fresh_folder: Path, newer_program: Path
) -> None:
    before = tables_of(fresh_folder)
    open_use_cases(fresh_folder, now=clock).office.close()
    after = tables_of(fresh_folder)
    assert after.pop("later") == []
    assert after.pop("alembic_version") == [{"version_num": "9001"}]
    (copy,) = (fresh_folder / BACKUPS).iterdir()
    (fresh_folder / "from-copy").mkdir()
    shutil.copy(copy, fresh_folder / "from-copy" / DATABASE)
    assert tables_of(fresh_folder / "from-copy") == before
    assert before.pop("alembic_version") == [{"version_num": NEWEST}]
    assert after == before
    # The next opening finds nothing to do.
    open_use_cases(fresh_folder, now=clock).office.close()
    assert len(list((fresh_folder / BACKUPS).iterdir())) == 1


def test_a_step_that_fails_leaves_the_office_as_it_was(fresh_folder: Path, newer_program: Path) -> None:
    newer_program.write_text(
        STEP.format(newest=NEWEST, more='op.execute("INSERT INTO later VALUES (1), (1)")')
    )
    before = tables_of(fresh_folder)
    refused = _unusable(fresh_folder, "not-brought-up-to-date")
    assert "INSERT" not in str(refused.message)
    assert tables_of(fresh_folder) == before
    newer_program.write_text(STEP.format(newest=NEWEST, more=""))
    open_office(fresh_folder).close()


def test_no_copy_no_step(fresh_folder: Path, newer_program: Path) -> None:
    shutil.rmtree(fresh_folder / BACKUPS)
    (fresh_folder / BACKUPS).write_text("in the way")
    before = tables_of(fresh_folder)
    _unusable(fresh_folder, "not-brought-up-to-date")
    assert tables_of(fresh_folder) == before


def test_an_older_office_is_not_brought_up_to_date_for_a_reader(
    fresh_folder: Path, newer_program: Path
) -> None:
    before = tables_of(fresh_folder)
    _unusable(fresh_folder, "older", read_only=True)
    assert tables_of(fresh_folder) == before


def test_the_second_window_is_told_by_whom_and_may_read(fresh_folder: Path) -> None:
    first = open_use_cases(fresh_folder, alone=True, now=clock)
    refused = _unusable(fresh_folder, "office-in-use", alone=True)
    assert refused.details["who"] == first.office.who
    assert str(refused.details["where"]) in str(refused.message)
    second = open_use_cases(fresh_folder, read_only=True, alone=True, now=clock)
    meeting = first.meetings.create(MeetingKind.SOM, NOW.date(), NOW.date())
    # The reader sees what the first one wrote.
    assert [line.id for line in second.meetings.list()] == [meeting.id]
    second.office.close()
    _unusable(fresh_folder, "office-in-use", alone=True)
    first.office.close()
    open_office(fresh_folder, alone=True).close()
    assert not (fresh_folder / HOLDER).exists()


def test_an_office_opened_in_one_thread_is_let_go_of_in_another(fresh_folder: Path) -> None:
    opened: list[UseCases] = []
    thread = threading.Thread(
        target=lambda: opened.append(open_use_cases(fresh_folder, alone=True, now=clock))
    )
    thread.start()
    thread.join()
    opened[0].office.close()
    open_office(fresh_folder, alone=True).close()


def test_the_command_line_works_beside_the_window(fresh_folder: Path) -> None:
    window = open_use_cases(fresh_folder, alone=True, now=clock)
    command = open_use_cases(fresh_folder, now=clock)
    meeting = command.meetings.create(MeetingKind.SOM, NOW.date(), NOW.date())
    assert window.meetings.show(meeting.id) == meeting
    command.office.close()
    _unusable(fresh_folder, "office-in-use", alone=True)
    window.office.close()


HOLD = """
import sys
from pathlib import Path
from almaty_desktop.services.office import open_office
office = open_office(Path(sys.argv[1]), alone=True)
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal of POSIX")
def test_a_killed_window_holds_nobody_up(fresh_folder: Path, root: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(fresh_folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline().strip() == b"open"
    _unusable(fresh_folder, "office-in-use", alone=True)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdin.close()
    holder.stdout.close()
    open_office(fresh_folder, alone=True).close()


def test_a_holder_nobody_can_read_is_no_reason_to_fail(fresh_folder: Path) -> None:
    first = open_office(fresh_folder, alone=True)
    (fresh_folder / HOLDER).write_bytes(b"\xff not json")
    assert _unusable(fresh_folder, "office-in-use", alone=True).details == {"who": "?", "where": "?"}
    (fresh_folder / HOLDER).write_text(json.dumps({"who": "x"}), encoding="utf-8")
    _unusable(fresh_folder, "office-in-use", alone=True)
    first.close()


FIRST_ASKED = """
import sys
from pathlib import Path
from almaty_desktop.services.use_cases import open_use_cases
use_cases = open_use_cases(Path(sys.argv[1]))
print(eval(sys.argv[2]))
"""


@pytest.mark.parametrize(
    "asked",
    [
        "use_cases.participants.standings()[0].code",
        "use_cases.meetings.list()",
        "use_cases.agenda.show(1)",
        "use_cases.archive.list()",
        "use_cases.search.find('border').total",
        "use_cases.finding.find('border')",
        "use_cases.information.list()",
        "use_cases.history.undo().title.en",
        "use_cases.health.check()",
    ],
)
def test_each_use_case_may_be_the_first_that_a_program_asks(
    fresh_folder: Path, root: Path, asked: str
) -> None:
    office = open_use_cases(fresh_folder, now=clock)
    office.meetings.create(MeetingKind.SOM, NOW.date(), NOW.date())
    office.information.create(NOW.date(), NOW.date())
    office.office.close()
    done = subprocess.run(
        [sys.executable, "-c", FIRST_ASKED, str(fresh_folder), asked],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_office_whose_making_fails_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(founding, "RESOURCES", tmp_path / "no such folder")
    with pytest.raises(OSError, match="No such file"):
        make_use_cases(tmp_path / "office", alone=True)
    assert not (tmp_path / "office" / DATABASE).exists()
    monkeypatch.undo()
    make_use_cases(tmp_path / "office", alone=True).office.close()


def test_a_reader_changes_nothing(made_sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    shutil.copytree(made_sample, folder)
    paper = tmp_path / "paper.txt"
    paper.write_text("A note on border management for the meeting.")
    writer = open_use_cases(folder, now=clock)
    writer.information.create(NOW.date(), NOW.date())
    writer.office.close()
    before = tables_of(folder), files_of(folder)
    reader = open_use_cases(folder, read_only=True, now=clock)
    document = reader.archive.list()[0]
    meeting = reader.meetings.list()[0]
    item = reader.agenda.show(meeting.id)[0].id
    sheet = reader.information.show(reader.information.list()[-1].id)
    section = sheet.sections[0]
    changes = [
        lambda: reader.meetings.create(MeetingKind.SOM, NOW.date(), NOW.date()),
        lambda: reader.meetings.change(meeting.id, title_en="x"),
        lambda: reader.agenda.add(meeting.id, title_en="x"),
        lambda: reader.agenda.add_all(meeting.id, []),
        lambda: reader.agenda.change(item, title_en="x"),
        lambda: reader.agenda.move(item, None, 3),
        lambda: reader.agenda.remove(item),
        lambda: reader.agenda.hang(item, [document.id]),
        lambda: reader.archive.change(document.id, title_en="x"),
        lambda: reader.archive.withdraw(document.id, "x"),
        lambda: reader.arranging.part(document.versions[0].id),
        lambda: reader.arranging.join(document.id, reader.archive.list()[1].id),
        lambda: reader.archive.change_version(document.versions[0].id, language="fr"),
        lambda: reader.information.create(NOW.date(), NOW.date()),
        lambda: reader.information.change(sheet.id, title_en="x"),
        lambda: reader.information.remove(sheet.id),
        lambda: reader.information.add_section(sheet.id),
        lambda: reader.information.remove_section(section.id),
        lambda: reader.information.add_entry(section.id),
        lambda: reader.information.remove_entry(section.entries[0].id),
        lambda: reader.taking_in.add([paper]),
        lambda: reader.taking_in.add_to(document.id, [paper]),
        lambda: reader.archive.read_again(document.id),
        reader.history.undo,
    ]
    for change in changes:
        with Refusal("read-only"):
            change()
    assert reader.health.check() == ()
    reader.office.close()
    assert (tables_of(folder), files_of(folder)) == before


def test_whoever_listens_hears_the_areas_that_changed(fresh_office: UseCases) -> None:
    heard: list[frozenset[str]] = []
    fresh_office.office.on_change(heard.append)
    meeting = fresh_office.meetings.create(MeetingKind.SOM, NOW.date(), NOW.date())
    fresh_office.information.create(NOW.date(), NOW.date())
    fresh_office.history.undo()
    with pytest.raises(Refused):
        fresh_office.meetings.change(meeting.id, end=NOW.date().replace(year=2014))
    fresh_office.meetings.change(meeting.id, title_en=meeting.title.en)  # says what is so already
    assert heard == [frozenset({"meetings"}), frozenset({"information"}), frozenset({"information"})]


def test_an_office_that_was_made_and_not_filled_is_filled_at_the_next_opening(tmp_path: Path) -> None:
    make_office(tmp_path / "office")
    opened = open_use_cases(tmp_path / "office", now=clock)
    assert len(opened.participants.standings()) == 13
    opened.office.close()


def test_an_office_on_a_medium_that_takes_nothing_can_be_read_and_printed(
    made_sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "office"
    shutil.copytree(made_sample, folder)
    program = shlex.join([sys.executable, "-m", "almaty_desktop", "--office", str(folder)])
    paper = tmp_path / "agenda.pdf"
    script = f"""
        mount --bind {shlex.quote(str(folder))} {shlex.quote(str(folder))} || exit 77
        mount -o remount,ro,bind {shlex.quote(str(folder))} || exit 77
        {program} states && {program} archive search refugees && {program} check || exit 1
        {program} report compilation --meeting 4 --out {shlex.quote(str(paper))} || exit 1
        {program} meeting create --kind som --start 2026-01-01 --end 2026-01-02 --json
    """
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("there is no way here to make a medium that takes nothing")
    tried = subprocess.run(
        [unshare, "--user", "--map-root-user", "--mount", "bash", "-c", script],
        capture_output=True,
        text=True,
        check=False,
    )
    if tried.returncode == 77 or "unshare" in tried.stderr:
        pytest.skip("this system lets nobody make a medium that takes nothing")
    assert paper.stat().st_size > 0, tried.stdout + tried.stderr
    assert json.loads(tried.stdout[tried.stdout.index('{\n  "error"') :])["error"]["code"] == "read-only"
