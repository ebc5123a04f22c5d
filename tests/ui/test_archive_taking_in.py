"""Files dragged into the archive's page or chosen: added, recognised, refused, cancelled, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import looks
import pytest
from archive_person import Person, at_the_window, write_two_files
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from almaty_desktop.services.taking_in import Result
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE


@pytest.fixture
def person(tmp_path: Path, theme: Theme, jobs: Jobs, qtbot: QtBot) -> Iterator[Person]:
    with at_the_window(tmp_path / "office", theme, jobs, qtbot) as someone:
        yield someone


@pytest.fixture
def two_files(tmp_path: Path) -> tuple[Path, Path]:
    return write_two_files(tmp_path)


def test_an_empty_archive_teaches_the_first_step(person: Person) -> None:
    person.until(person.page.list.nothing_yet.isVisible)
    looks.find_button(person.page.list.nothing_yet, "Add files…")
    looks.assert_good(person.page, "en")
    person.in_russian()
    looks.assert_good(person.page, "ru")


def test_a_dropped_folder_is_taken_in_and_found_by_another_form_of_a_word(
    person: Person, shared_data: Path
) -> None:
    person.take_in(shared_data / "documents" / "udhr")
    answers = person.page.taken.answers
    assert len(answers) == len(list((shared_data / "documents" / "udhr").iterdir()))
    assert {answer.result for answer in answers} == {Result.ADDED}
    assert person.page.taken.summary.text() == f"{len(answers)} files added"

    person.search("человеческих")
    person.until(lambda: person.rows() and person.rows()[0].passage)
    hit = person.rows()[0]
    assert hit.chip is not None and hit.chip.word == "Russian"
    assert "[[человеческой]]" in hit.passage
    assert "человеческих" not in hit.passage
    assert person.page.list.count.text() == "Found in 1 document version"

    person.qtbot.keyClick(person.page.list.search, Qt.Key.Key_Down)
    preview = person.page.document.preview
    person.until(lambda: preview.isVisible() and preview.pdf.pages.page_count > 0)
    person.until(lambda: "place" in preview.pdf.found_label.text())
    assert "человеческой".startswith(preview.pdf.search.text())
    looks.assert_good(person.page.list, "en", frozenset({"человеческих"}))


def test_a_row_of_what_was_taken_in_leads_to_its_document_and_back(
    person: Person, two_files: tuple[Path, Path]
) -> None:
    person.take_in(*two_files)
    panel = person.page.taken
    document = panel.answers[1].document
    panel.view.setCurrentIndex(panel.model.index(1))
    person.qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    person.until(lambda: person.page.document.isVisible() and person.shown() == document)
    looks.find_button(person.page.notice, "Back to the list").click()
    assert panel.isVisible()


def test_undo_takes_everything_out_again(person: Person, two_files: tuple[Path, Path]) -> None:
    person.take_in(*two_files)
    looks.find_button(person.page.taken, "Undo").click()
    person.until(person.page.list.nothing_yet.isVisible)
    assert person.use_cases.archive.count() == 0
    assert "out again" in person.page.notice.text
    person.page.list.search.setText("border")
    person.until(person.page.list.nothing_found.isVisible)


def test_undo_is_refused_when_something_else_was_done_since(
    person: Person, two_files: tuple[Path, Path]
) -> None:
    person.take_in(*two_files)
    document = person.page.taken.answers[0].document
    assert document is not None
    person.use_cases.archive.change(document, title_en="Another title")
    looks.find_button(person.page.taken, "Undo").click()
    person.until(lambda: "Something else was done since" in person.page.notice.text)
    assert person.use_cases.archive.count() == 2


def test_a_refused_file_has_its_reason_and_the_others_go_in(
    person: Person, shared_data: Path, two_files: tuple[Path, Path]
) -> None:
    program = next((shared_data / "hostile").glob("*.exe"))
    person.take_in(program, *two_files, two_files[0])
    panel = person.page.taken
    assert [answer.result for answer in panel.answers] == [Result.REFUSED, Result.ADDED, Result.ADDED]
    assert panel.summary.text() == "2 files added, 1 refused"
    assert panel.reason.isVisible() and panel.reason.text()
    assert "\u202e" not in panel.model.index(0).data(ROW_ROLE).title
    assert not panel.show_document.isEnabled()
    person.take_in(two_files[0])
    assert panel.answers[0].result is Result.DUPLICATE
    assert not panel.undo.isVisible()


def test_a_cancelled_take_in_leaves_nothing(person: Person, shared_data: Path) -> None:
    person.drop(shared_data / "documents" / "udhr")
    row = person.shell.foot.rows[0]
    row.cancel.click()
    person.until(lambda: not person.shell.foot.rows)
    assert person.use_cases.archive.count() == 0
    assert not [path for path in person.use_cases.office.files.root.rglob("*") if path.is_file()]
    assert "cancelled" in person.shell.foot.saying.text()
    assert not person.page.taken.isVisible()


def test_files_and_folders_are_chosen_by_keys(
    person: Person, two_files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(two_files[0])], ""))
    person.qtbot.keyClick(person.page, Qt.Key.Key_O, control)
    person.until(lambda: [answer.path for answer in person.page.taken.answers] == [two_files[0]])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(two_files[0].parent))
    folder = two_files[0].parent
    expected = {path for path in folder.iterdir() if path.is_file()}
    person.qtbot.keyClick(person.page, Qt.Key.Key_O, control | shift)
    person.until(lambda: expected <= {answer.path for answer in person.page.taken.answers})
