"""Taking files in: each has its answer; what is cancelled, refused or killed leaves no trace (rule A3)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from almaty_desktop.i18n import Language, Message, texts_in
from almaty_desktop.rules.documents import Access
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.progress import Cancelled, Progress
from almaty_desktop.services.taking_in import Result
from almaty_desktop.services.taking_in_marker import MARKER
from almaty_desktop.services.use_cases import UseCases, open_use_cases
from tests.services.moments import clock
from tests.services.reading import files_of, tables_of

LANGUAGES = {"az", "en", "fa", "kk", "ky", "ps", "ru", "tg", "tr", "ur"}
NOTE = "A note on border management, written for the senior officials of the States. Number {}.\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of a few papers, one of them hidden, one in a folder below."""
    folder = tmp_path / "papers"
    (folder / "below").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for name in ("a.txt", "b.txt", "below/c.txt", ".hidden.txt", ".hidden/d.txt"):
        (folder / name).write_text(NOTE.format(name), encoding="utf-8")
    return folder


def _all_forms_of(shared: Path, languages: set[str]) -> list[Path]:
    return [
        path
        for path in sorted((shared / "documents" / "udhr").iterdir())
        if path.name.split(".")[1] in languages and path.suffix not in (".doc",)
    ]


def test_the_declaration_is_one_document_in_ten_languages(fresh_office: UseCases, shared_data: Path) -> None:
    taken = fresh_office.taking_in.add([shared_data / "documents" / "udhr"])
    assert {one.result for one in taken} == {Result.ADDED}
    joined = [one for one in taken if one.path.suffix != ".doc"]
    assert len({one.document for one in joined}) == 1
    page = fresh_office.archive.show(joined[0].document or 0)
    assert {version.line.language for version in page.versions} == LANGUAGES
    assert page.line.missing == ()
    forms = {version.line.language: {kept.format for kept in version.files} for version in page.versions}
    for language in ("en", "ru", "kk"):
        assert {"docx", "html", "odt", "pdf", "rtf", "txt"} <= forms[language]
    assert "Universal Declaration of Human Rights" in page.line.title.en
    assert "ВСЕОБЩАЯ ДЕКЛАРАЦИЯ ПРАВ ЧЕЛОВЕКА" in page.line.title.ru.upper()
    # The Russian one is found by a word that stands in it only in another form (A5).
    hits = fresh_office.search.find("человеческих").hits
    assert "ru" in {hit.language for hit in hits}
    assert "[[" in next(hit.marked for hit in hits if hit.language == "ru")
    assert fresh_office.health.check() == ()
    again = fresh_office.taking_in.add([shared_data / "documents" / "udhr"])
    assert {one.result for one in again} == {Result.DUPLICATE}
    assert [(one.document, one.sha256) for one in again] == [(one.document, one.sha256) for one in taken]


def test_languages_that_come_one_by_one_find_each_other(fresh_office: UseCases, shared_data: Path) -> None:
    udhr = shared_data / "documents" / "udhr"
    (english,) = fresh_office.taking_in.add([udhr / "udhr.en.html"])
    (russian,) = fresh_office.taking_in.add([udhr / "udhr.ru.html"])
    assert english.document == russian.document
    assert (english.language, russian.language) == ("en", "ru")


def test_a_restricted_paper_does_not_join_what_more_people_may_have(
    fresh_office: UseCases, shared_data: Path
) -> None:
    udhr = shared_data / "documents" / "udhr"
    (english,) = fresh_office.taking_in.add([udhr / "udhr.en.html"])
    (kazakh,) = fresh_office.taking_in.add([udhr / "udhr.kk.html"], access=Access.PUBLIC)
    assert kazakh.document == english.document
    # What joins gives nothing away.
    assert fresh_office.archive.show(english.document or 0).line.access is Access.PARTICIPANTS
    (russian,) = fresh_office.taking_in.add([udhr / "udhr.ru.html"], access=Access.RESTRICTED)
    assert russian.document != english.document
    assert fresh_office.archive.show(russian.document or 0).line.access is Access.RESTRICTED


def test_folders_are_taken_in_without_what_is_hidden(fresh_office: UseCases, papers: Path) -> None:
    taken = fresh_office.taking_in.add([papers, papers / "a.txt"])
    assert [one.path.relative_to(papers).as_posix() for one in taken] == ["a.txt", "b.txt", "below/c.txt"]
    assert {one.result for one in taken} == {Result.ADDED}
    # A hidden file that is named is meant.
    (named,) = fresh_office.taking_in.add([papers / ".hidden.txt"])
    assert named.result is Result.ADDED


def test_one_file_is_one_file_under_any_name(fresh_office: UseCases, papers: Path) -> None:
    shutil.copy(papers / "a.txt", papers / "z copy.txt")
    taken = {one.path.name: one for one in fresh_office.taking_in.add([papers])}
    assert taken["z copy.txt"].result is Result.DUPLICATE
    assert taken["z copy.txt"].document == taken["a.txt"].document
    assert fresh_office.archive.verify().files == 3
    (again,) = fresh_office.taking_in.add([papers / "z copy.txt"])
    assert (again.result, again.code) == (Result.DUPLICATE, "duplicate")


def test_what_is_not_there_or_no_document_is_refused_and_the_rest_goes_on(
    fresh_office: UseCases, papers: Path
) -> None:
    (papers / "empty.pdf").write_bytes(b"")
    (papers / "program.exe").write_bytes(b"MZ" + bytes(200))
    taken = {one.path.name: one for one in fresh_office.taking_in.add([papers, papers / "nothing.pdf"])}
    for name in ("empty.pdf", "program.exe", "nothing.pdf"):
        refused = taken[name]
        assert refused.result is Result.REFUSED
        assert refused.code
        assert refused.message is not None
        for language in Language:
            assert texts_in(language).say(refused.message)
    assert taken["a.txt"].result is Result.ADDED
    assert fresh_office.health.check() == ()


def test_nothing_at_all_is_nothing_to_write_down(fresh_office: UseCases, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    before = tables_of(fresh_office.office.folder)
    assert fresh_office.taking_in.add([tmp_path / "empty"]) == ()
    assert fresh_office.taking_in.add([]) == ()
    assert tables_of(fresh_office.office.folder) == before


def test_a_file_whose_document_was_withdrawn_makes_a_new_one(fresh_office: UseCases, papers: Path) -> None:
    (first,) = fresh_office.taking_in.add([papers / "a.txt"])
    fresh_office.archive.withdraw(first.document or 0, "In error")
    (second,) = fresh_office.taking_in.add([papers / "a.txt"])
    assert second.result is Result.ADDED
    assert second.document != first.document
    assert fresh_office.search.find("border").total == 1
    assert fresh_office.health.check() == ()


def test_one_undo_takes_a_whole_take_in_back_and_the_files_stay(fresh_office: UseCases, papers: Path) -> None:
    fresh_office.taking_in.add([papers])
    files = files_of(fresh_office.office.folder)
    fresh_office.history.undo()
    assert fresh_office.archive.count() == 0
    assert fresh_office.search.find("border").total == 0
    assert files_of(fresh_office.office.folder) == files
    assert fresh_office.health.check() == ()
    taken = fresh_office.taking_in.add([papers])
    assert {one.result for one in taken} == {Result.ADDED}
    assert fresh_office.search.find("border").total == 3


class CancelAfter(Progress):
    """Cancels when so many steps were told."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.left = steps
        self.told: list[tuple[int, int]] = []

    def report(self, done: int, total: int, _note: Message | None) -> None:
        self.told.append((done, total))
        self.left -= 1
        if self.left == 0:
            self.cancel()


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_what_is_cancelled_leaves_files_and_database_as_they_were(
    fresh_office: UseCases, papers: Path, steps: int
) -> None:
    fresh_office.taking_in.add([papers / "b.txt"])
    folder = fresh_office.office.folder
    before = tables_of(folder), files_of(folder)
    with pytest.raises(Cancelled):
        fresh_office.taking_in.add([papers], CancelAfter(steps))
    assert (tables_of(folder), files_of(folder)) == before
    assert fresh_office.health.check() == ()


def test_progress_only_goes_forward_and_arrives(fresh_office: UseCases, papers: Path) -> None:
    progress = CancelAfter(-1)
    fresh_office.taking_in.add([papers], progress)
    told = [done for done, _ in progress.told]
    assert told == sorted(told)
    assert progress.told[-1][0] == progress.told[-1][1] == 3


TAKE_IN = """
import sys
from pathlib import Path
from almaty_desktop.i18n import Message
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.use_cases import open_use_cases

class Telling(Progress):
    def report(self, done: int, total: int, note: Message | None) -> None:
        print(done, flush=True)

open_use_cases(Path(sys.argv[1])).taking_in.add([Path(sys.argv[2])], Telling())
print("done", flush=True)
"""


def _start(code: str, root: Path, *arguments: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal of POSIX")
@pytest.mark.parametrize("at", [1, 12, 30])
def test_a_killed_take_in_leaves_nothing_after_the_next_opening(
    fresh_folder: Path, tmp_path: Path, root: Path, at: int
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        (folder / f"note {number:02}.txt").write_text(NOTE.format(number) * 200, encoding="utf-8")
    open_use_cases(fresh_folder, now=clock).office.close()
    before = tables_of(fresh_folder), files_of(fresh_folder)
    process = _start(TAKE_IN, root, fresh_folder, folder)
    assert process.stdout is not None
    while int(process.stdout.readline()) < at:
        pass
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert list(fresh_folder.glob(f"{MARKER}*")) or at == 30
    use_cases = open_use_cases(fresh_folder, now=clock)
    assert use_cases.health.check() == ()
    count = use_cases.archive.count()
    use_cases.office.close()
    if count == 0:
        assert (tables_of(fresh_folder), files_of(fresh_folder)) == before
    else:
        assert count == 30
    assert not list(fresh_folder.glob(f"{MARKER}*"))


def test_a_marker_of_a_process_that_took_over_the_number_is_cleared(fresh_folder: Path) -> None:
    # Our own number, but from before we began: a computer that started anew gives numbers again.
    old = fresh_folder / f"{MARKER}{os.getpid()}-0000"
    odd = fresh_folder / f"{MARKER}odd"
    for marker in (old, odd):
        marker.write_text("")
        os.utime(marker, (1_000_000, 1_000_000))
    open_use_cases(fresh_folder, now=clock).office.close()
    assert not old.exists()
    assert not odd.exists()


def test_a_cancelled_take_in_leaves_the_files_of_another_alone(fresh_office: UseCases, papers: Path) -> None:
    class Beside(Progress):
        """While the first take-in is at its last file, a second one is begun and cancelled."""

        def report(self, done: int, _total: int, _note: Message | None) -> None:
            if done == 2:
                with pytest.raises(Cancelled):
                    fresh_office.taking_in.add([papers / ".hidden.txt"], CancelAfter(1))

    fresh_office.taking_in.add([papers], Beside())
    assert fresh_office.archive.count() == 3
    fixity = fresh_office.archive.verify()
    assert (fixity.missing, fixity.damaged) == ((), ())


LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.use_cases import open_use_cases

use_cases = open_use_cases(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    for one in use_cases.taking_in.add([Path(sys.argv[2])]):
        print(one.result.value, one.code)
except Refused as refused:
    print("refused", refused.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the size of files is limited by POSIX")
@pytest.mark.parametrize("room", [1_000, 60_000])
def test_a_full_disk_refuses_and_leaves_nothing_half_done(
    fresh_folder: Path, tmp_path: Path, root: Path, room: int
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(3):
        words = " ".join(f"word{number}x{count}" for count in range(4_000))
        (folder / f"{number}.txt").write_text(f"{NOTE.format(number)} {words}", encoding="utf-8")
    before = tables_of(fresh_folder), files_of(fresh_folder)
    process = _start(LITTLE_ROOM, root, fresh_folder, folder, Path(str(room)))
    said, wrong = process.communicate()
    assert wrong == ""
    told = set(said.split("\n")) - {""}
    assert told == ({"refused cannot-store"} if room == 1_000 else {"refused storage"})
    use_cases = open_use_cases(fresh_folder, now=clock)
    assert use_cases.health.check() == ()
    use_cases.office.close()
    assert (tables_of(fresh_folder), files_of(fresh_folder)) == before


def test_where_no_mark_can_be_set_nothing_is_begun(fresh_office: UseCases, papers: Path) -> None:
    folder = fresh_office.office.folder
    moved = folder.with_name("moved")
    folder.rename(moved)
    with pytest.raises(Refused) as refused:
        fresh_office.taking_in.add([papers])
    assert refused.value.code == "storage"
    moved.rename(folder)


def test_hostile_files_each_get_an_answer_and_nothing_leaves_the_office(
    fresh_office: UseCases, shared_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = tmp_path / "temporary"
    workshop.mkdir()
    monkeypatch.setenv("TMPDIR", str(workshop))
    hostile = shared_data / "hostile"
    originals = files_of(hostile)
    beside = {path.name for path in tmp_path.iterdir()}
    begun = time.monotonic()
    taken = fresh_office.taking_in.add([hostile])
    assert time.monotonic() - begun < 300
    assert len(taken) == len(originals)
    for one in taken:
        if one.result is Result.REFUSED:
            assert one.code
            assert one.message is not None
        else:
            assert one.document
            kept = fresh_office.office.files.path(one.sha256)
            assert kept.read_bytes() == one.path.read_bytes()
        if one.message is not None:
            assert all(texts_in(language).say(one.message) for language in Language)
    names = {one.path.name: one for one in taken}
    assert names["made-zero-bytes.pdf"].result is Result.REFUSED
    assert names["pypdf-encrypted-file.pdf"].result is Result.ADDED
    assert names["made-cp1251.txt"].result is Result.ADDED
    assert fresh_office.health.check() == ()
    assert files_of(hostile) == originals
    assert {path.name for path in tmp_path.iterdir()} == beside
    assert list(workshop.iterdir()) == []
