"""Further versions of a document at its panel: added, dropped on it, folded, read again (A2, A3)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import looks
import pytest
from archive_person import ENGLISH, RUSSIAN, Person, at_the_window, write_two_files
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from almaty_desktop.models.documents import FileText, StoredFile
from almaty_desktop.services.use_cases import make_use_cases
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.pages.archive.version_row import VersionRow
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.widgets.chips import ChipLabel


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    write_two_files(folder)
    (folder / "second.txt").write_text(ENGLISH + "Training was added to it in the second edition.\n", "utf-8")
    (folder / "vtoroe.txt").write_text(RUSSIAN + "Во второй редакции добавлено обучение.\n", "utf-8")
    (folder / "numbers.txt").write_text("12 14 17\n", "utf-8")
    return folder


@pytest.fixture
def person(tmp_path: Path, papers: Path, theme: Theme, jobs: Jobs, qtbot: QtBot) -> Iterator[Person]:
    """Someone who looks at an English report to which nothing was added yet."""
    made = make_use_cases(tmp_path / "office")
    (taken,) = made.taking_in.add([papers / "border-report.txt"])
    made.office.close()
    with at_the_window(tmp_path / "office", theme, jobs, qtbot) as someone:
        someone.open(taken.document or 0)
        yield someone


def _rows(person: Person) -> list[VersionRow]:
    return [row for row in person.page.document.details.versions.rows if row.isVisible()]


def _names(person: Person) -> list[str]:
    return [row.name.text() for row in _rows(person)]


def _word(chip: ChipLabel) -> str:
    return chip.accessibleName()


def _choosing(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], ""))


def _middle(person: Person) -> QPoint:
    panel = person.page.document
    return panel.mapTo(person.page, panel.rect().center())


def test_a_new_edition_is_added_by_a_key_and_the_old_one_is_folded_under_it(
    person: Person, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.use_cases.taking_in.add_to(person.shown() or 0, [papers / "doklad-granicy.txt"])
    person.until(lambda: _names(person) == ["English", "Russian"])
    _choosing(monkeypatch, papers / "second.txt")
    person.qtbot.keyClick(person.page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    person.until(lambda: _names(person) == ["English, edition 2", "Russian"])
    assert "1 file added" in person.page.notice.text and "edition 2" in person.page.notice.text
    english, russian = _rows(person)
    assert (_word(english.chip), _word(russian.chip)) == ("final", "outdated")
    person.until(lambda: person.rows()[0].chip is not None)
    chip = person.rows()[0].chip
    assert chip is not None and chip.word == "outdated"

    assert english.earlier.text() == "Show 1 earlier edition"
    english.earlier.click()
    assert _names(person) == ["English, edition 2", "English, edition 1", "Russian"]
    older = _rows(person)[1]
    assert _word(older.chip) == "earlier edition"
    theirs = {row.files.text() for row in _rows(person)} | {ENGLISH.splitlines()[0], RUSSIAN.splitlines()[0]}
    looks.assert_good(person.page.document, "en", frozenset(theirs))
    older.preview.click()
    preview = person.page.document.preview
    person.until(lambda: preview.text.isVisible() and "border management" in preview.text.toPlainText())
    assert "second edition" not in preview.text.toPlainText()
    tabs = [preview.tabs.tabText(number) for number in range(preview.tabs.count())]
    assert tabs == ["English, edition 2", "English, edition 1", "Russian"]
    preview.tabs.setCurrentIndex(0)
    person.until(lambda: "second edition" in preview.text.toPlainText())
    assert preview.tabs.count() == 2

    folding = person.page.document.details.versions.rows[0].earlier
    person.page.document.tabs.setCurrentIndex(0)
    assert folding.text() == "Hide earlier editions"
    person.in_russian()
    person.until(lambda: _names(person)[1] == "Английский, редакция 1")
    person.qtbot.wait(300)
    assert folding.text() == "Скрыть прежние редакции"
    looks.assert_good(
        person.page.document,
        "ru",
        frozenset(row.files.text() for row in _rows(person))
        | {"Report of the Support Unit on border management"},
    )
    folding.click()
    assert _names(person) == ["Английский, редакция 2", "Русский"]


def test_an_earlier_edition_is_saved_as_a_copy(
    person: Person, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.use_cases.taking_in.add_to(person.shown() or 0, [papers / "second.txt"])
    person.until(lambda: _names(person) == ["English, edition 2"])
    _rows(person)[0].earlier.click()
    target = tmp_path / "copies"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    older = _rows(person)[1]
    older.menu.aboutToShow.emit()
    older.menu.actions()[0].trigger()
    person.until((target / "border-report.txt").exists)
    assert [path.name for path in target.iterdir()] == ["border-report.txt"]


def test_a_missing_language_is_added_beside_its_line(
    person: Person, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = person.page.document.details.versions
    assert versions.missing[0].isVisible() and versions.add_missing[0].isVisible()
    assert versions.add_missing[0].accessibleName() == "Add…: Russian"
    _choosing(monkeypatch, papers / "numbers.txt")
    versions.add_missing[0].click()
    person.until(lambda: _names(person) == ["English", "Russian"])
    assert not versions.missing[0].isVisible()
    assert "1 file added" in person.page.notice.text


def test_a_file_that_tells_no_language_is_listed_with_the_reason(
    person: Person, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choosing(monkeypatch, papers / "numbers.txt", papers / "doklad-granicy.txt")
    person.page.document.details.versions.add.click()
    person.until(person.page.taken.isVisible)
    assert [answer.code for answer in person.page.taken.answers] == ["language", ""]
    assert "can’t be told" in person.page.taken.reason.text()
    assert person.use_cases.archive.count() == 1
    looks.find_button(person.page.taken, "Undo").click()
    person.until(lambda: _names(person) == ["English"])
    assert person.page.document.isVisible() and "out again" in person.page.notice.text


def test_files_dropped_on_the_document_are_asked_about_in_the_page(person: Person, papers: Path) -> None:
    question = person.page.adding.question
    person.drop(papers / "doklad-granicy.txt", on=_middle(person))
    assert question.isVisible() and "Report of the Support Unit" in question.text
    add = looks.find_button(question, "Add as a version")
    assert QApplication.focusWidget() is add
    looks.assert_good(question, "en")
    assert person.use_cases.archive.count() == 1
    person.qtbot.keyClick(add, Qt.Key.Key_Space)
    assert not question.isVisible()
    person.until(lambda: _names(person) == ["English", "Russian"])
    assert person.use_cases.archive.count() == 1

    person.drop(papers / "vtoroe.txt", papers / "second.txt", on=_middle(person))
    looks.find_button(question, "Take in as new").click()
    person.until(lambda: person.use_cases.archive.count() == 3)
    person.until(person.page.taken.isVisible)
    assert not question.isVisible()


def test_a_question_that_is_put_away_takes_nothing_in(person: Person, papers: Path) -> None:
    question = person.page.adding.question
    person.drop(papers / "doklad-granicy.txt", on=_middle(person))
    person.qtbot.keyClick(looks.find_button(question, "Add as a version"), Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert not person.shell.foot.rows
    assert person.use_cases.archive.count() == 1


def test_files_dropped_beside_the_document_are_taken_in_at_once(person: Person, papers: Path) -> None:
    person.drop(papers / "doklad-granicy.txt")
    assert not person.page.adding.question.isVisible()
    person.until(lambda: person.use_cases.archive.count() == 2)


def test_a_text_that_could_not_be_read_is_read_again(person: Person) -> None:
    use_cases = person.use_cases
    assert not _rows(person)[0].again.isVisible()
    sha256 = use_cases.archive.show(person.shown() or 0).versions[0].files[0].sha256
    with use_cases.office.deriving("archive") as session, use_cases.upkeep.replacing_texts(session, [sha256]):
        session.execute(update(StoredFile).where(StoredFile.sha256 == sha256).values(problem_code="timeout"))
        session.execute(update(FileText).where(FileText.sha256 == sha256).values(body=""))
    row = _rows(person)[0]
    person.until(lambda: row.again.isVisible() and row.problem.isVisible())
    row.preview.click()
    preview = person.page.document.preview
    person.until(preview.nothing.isVisible)
    person.page.document.tabs.setCurrentIndex(0)
    row.again.click()
    person.until(lambda: not row.again.isVisible() and not row.problem.isVisible())
    person.until(lambda: "can be searched now" in person.page.notice.text)
    row.preview.click()
    person.until(lambda: preview.text.isVisible() and "border management" in preview.text.toPlainText())
    person.search("management")
    person.until(lambda: person.rows() and person.rows()[0].passage)


def test_nothing_is_added_to_what_is_withdrawn_or_only_read(
    person: Person, tmp_path: Path, papers: Path, theme: Theme, qtbot: QtBot
) -> None:
    document = person.shown() or 0
    person.use_cases.archive.withdraw(document, "Sent by mistake")
    versions = person.page.document.details.versions
    person.until(lambda: not versions.add.isVisible())
    assert not versions.add_missing[0].isVisible() and versions.missing[0].isVisible()
    _rows(person)[0].menu.aboutToShow.emit()
    assert "Add a new edition…" not in [action.text() for action in _rows(person)[0].menu.actions()]
    assert not person.page.adding.possible
    person.use_cases.history.undo()
    person.until(versions.add.isVisible)
    reading = Jobs()
    with at_the_window(tmp_path / "office", theme, reading, qtbot, read_only=True) as reader:
        reader.open(document)
        assert not reader.page.document.details.versions.add.isVisible()
        assert not reader.page.adding.possible
