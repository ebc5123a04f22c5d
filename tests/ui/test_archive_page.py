"""Documents found, corrected, joined, withdrawn and looked at in the archive's page, as a person does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import looks
import pytest
from archive_person import ENGLISH, Person, at_the_window, type_into, write_two_files
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Language, texts_in
from almaty_desktop.rules.documents import TranslationState
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.use_cases import make_use_cases
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.pages.archive.page import ArchivePage
from almaty_desktop.ui.pages.archive.text_view import lay_out
from almaty_desktop.ui.pages.archive.withdraw_dialog import WithdrawDialog
from almaty_desktop.ui.theme import Theme


@pytest.fixture
def person(tmp_path: Path, theme: Theme, jobs: Jobs, qtbot: QtBot) -> Iterator[Person]:
    with at_the_window(tmp_path / "office", theme, jobs, qtbot) as someone:
        yield someone


@pytest.fixture
def two_files(tmp_path: Path) -> tuple[Path, Path]:
    return write_two_files(tmp_path)


def test_a_title_is_corrected_in_both_languages(person: Person, two_files: tuple[Path, Path]) -> None:
    person.take_in(two_files[0])
    document = person.page.taken.answers[0].document
    assert document is not None
    person.open(document)
    title = person.page.document.details.title
    for language, words in ((Language.EN, "Borders in 2015"), (Language.RU, "Границы в 2015 году")):
        editor = title.editor(language)
        editor.setFocus()
        editor.selectAll()
        type_into(editor, words)
        person.qtbot.keyClick(editor, Qt.Key.Key_Tab)
    person.until(lambda: person.titles() == ["Borders in 2015"])
    assert person.page.document.head.title.text() == "Borders in 2015"
    person.in_russian()
    person.until(lambda: person.titles() == ["Границы в 2015 году"])
    assert person.page.document.head.title.text() == "Границы в 2015 году"
    person.shell.undo()
    person.until(lambda: person.titles() != ["Границы в 2015 году"])


def test_fields_are_saved_one_after_the_other(person: Person, two_files: tuple[Path, Path]) -> None:
    person.take_in(two_files[0])
    document = person.page.taken.answers[0].document
    assert document is not None
    person.open(document)
    details = person.page.document.details
    person.write(details.reference.editor, "SU/15/7")
    person.write(details.dated.editor, "8 May 2015")
    person.write(details.symbol.editor, "Almaty Process/02/01/2015")
    person.settled()
    line = person.use_cases.archive.show(document).line
    assert (line.reference, line.dated, line.symbol) == (
        "SU/15/7",
        date(2015, 5, 8),
        "Almaty Process/02/01/2015",
    )
    assert not person.page.notice.isVisible()
    assert details.symbol.editor.isReadOnly() and not details.next_free.isVisible()


def test_the_next_free_symbol_is_offered_and_a_used_one_refused(
    person: Person, two_files: tuple[Path, Path]
) -> None:
    person.take_in(*two_files)
    first, second = (answer.document for answer in person.page.taken.answers)
    assert first is not None and second is not None
    person.use_cases.archive.change(first, symbol="Almaty Process/02/01/2015", dated=date(2015, 5, 8))
    person.use_cases.archive.change(second, dated=date(2015, 5, 9))
    person.settled()
    person.open(second)
    details = person.page.document.details
    person.write(details.symbol.editor, "Almaty Process/02/01/2015")
    person.until(lambda: "never used twice" in person.page.notice.text)
    assert details.symbol.editor.text() == ""
    details._ask_symbols()
    person.until(lambda: len(details._symbol_menu.actions()) > 1)
    offered = [action.text() for action in details._symbol_menu.actions()]
    assert offered[:2] == ["Almaty Process/01/01/2015", "Almaty Process/02/02/2015"]
    details._symbol_menu.actions()[1].trigger()
    person.until(lambda: person.use_cases.archive.show(second).line.symbol == offered[1])


def test_what_is_typed_is_saved_when_the_window_closes(person: Person, two_files: tuple[Path, Path]) -> None:
    person.take_in(two_files[0])
    document = person.page.taken.answers[0].document
    assert document is not None
    person.open(document)
    editor = person.page.document.details.reference.editor
    editor.setFocus()
    type_into(editor, "SU/15/8")
    person.shell.close()
    assert person.use_cases.archive.show(document).line.reference == "SU/15/8"


def test_documents_are_joined_and_parted(person: Person, two_files: tuple[Path, Path]) -> None:
    person.take_in(*two_files)
    english, russian = person.page.taken.answers
    if english.language != "en":
        english, russian = russian, english
    assert english.document is not None and russian.document is not None
    person.open(english.document)
    missing = person.page.document.details.versions.missing[0]
    assert missing.isVisible() and missing.text() == "Russian"
    person.page.document.head.join.trigger()
    joining = person.page.document.join
    type_into(joining.search, "границами")
    person.until(lambda: joining.list.model.total == 1)
    joining.list.choose_first()
    person.until(joining.join.isEnabled)
    joining.join.click()
    person.until(lambda: len(person.titles()) == 1)
    page = person.use_cases.archive.show(english.document)
    assert {version.line.language for version in page.versions} == {"en", "ru"}
    person.until(lambda: not missing.isVisible())

    versions = person.page.document.details.versions
    ours = next(row for row in versions.rows if row.isVisible() and row.name.text() == "Russian")
    ours.menu.aboutToShow.emit()
    ours.menu.actions()[-1].trigger()
    person.until(lambda: len(person.titles()) == 2)
    person.until(lambda: person.shown() not in (None, english.document))
    assert [one.line.language for one in person.use_cases.archive.show(person.shown() or 0).versions] == [
        "ru"
    ]


def test_a_versions_state_and_language_are_corrected(person: Person, two_files: tuple[Path, Path]) -> None:
    person.take_in(two_files[0])
    document = person.page.taken.answers[0].document
    assert document is not None
    person.open(document)
    version = person.page.document.details.versions.rows[0]
    version.menu.aboutToShow.emit()
    states, languages = (action.menu() for action in version.menu.actions()[1:3])
    next(one for one in states.actions() if one.text() == "in revision").trigger()
    person.settled()
    assert person.use_cases.archive.show(document).versions[0].line.state is TranslationState.REVISION
    version.menu.aboutToShow.emit()
    languages = version.menu.actions()[2].menu()
    next(one for one in languages.actions() if one.text() == "French").trigger()
    person.until(lambda: version.name.text() == "French")
    assert person.rows()[0].chip is not None


def test_withdrawing_asks_for_the_reason_and_keeps_the_document(
    person: Person, two_files: tuple[Path, Path]
) -> None:
    person.take_in(*two_files)
    document = person.page.taken.answers[0].document
    assert document is not None
    person.open(document)
    person.page.document.head.withdraw.trigger()
    dialog = person.page.findChild(QDialog)
    assert isinstance(dialog, WithdrawDialog) and not dialog.withdraw.isEnabled()
    type_into(dialog.field, "Sent by mistake")
    dialog.withdraw.click()
    person.until(lambda: len(person.titles()) == 1)
    person.page.list.filter_bar.withdrawn.click()
    person.until(lambda: [row.key for row in person.rows()] == [str(document)])
    person.open(document)
    person.until(lambda: "Sent by mistake" in person.page.document.withdrawn.text)
    assert not person.page.document.head.more.isVisible()


def test_filters_narrow_the_list_and_can_be_cleared(person: Person, two_files: tuple[Path, Path]) -> None:
    person.take_in(*two_files)
    person.page.list.filter_bar.choose(language="ru")
    person.until(lambda: len(person.titles()) == 1)
    assert person.page.list.filter_bar.buttons["language"].text() == "Russian"
    person.search("nowhere")
    nothing = person.page.list.nothing_found
    person.until(nothing.isVisible)
    texts = [widget.text() for widget in nothing.findChildren(type(person.page.list.count))]
    assert "No text has “nowhere” among: Russian." in texts
    looks.find_button(nothing, "Clear search and filters").click()
    person.until(lambda: len(person.titles()) == 2)
    assert person.page.list.search.text() == ""


def test_the_text_is_shown_from_the_place_that_was_found(person: Person, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(
        ENGLISH + "An ordinary line of the report.\n" * 300 + "Refugees are protected here.\n", "utf-8"
    )
    person.take_in(long)
    person.search("refugee protection")
    person.until(lambda: person.rows() and "[[Refugees]]" in person.rows()[0].passage)
    person.qtbot.keyClick(person.page.list.search, Qt.Key.Key_Down)
    view = person.page.document.preview.text
    person.until(view.isVisible)
    assert view.marked_words == ["Refugees", "protected"]
    assert view.verticalScrollBar().value() > 0


def test_pages_are_parted_and_marks_move_along() -> None:
    body = "First 𝒜 page\fsecond page found\fthird found"
    marks = tuple((place, place + 5) for place in (body.index("found"), body.rindex("found")))
    laid = lay_out(texts_in(Language.EN), body, marks)
    units = laid.text.encode("utf-16-le")

    def cut(place: tuple[int, int]) -> str:
        return units[2 * place[0] : 2 * place[1]].decode("utf-16-le")

    assert [cut(place) for place in laid.marks] == ["found", "found"]
    assert [cut(place) for place in laid.parts] == ["Page 2", "Page 3"]


def test_both_languages_look_right_with_real_documents(person: Person, shared_data: Path) -> None:
    person.take_in(shared_data / "documents" / "udhr")
    theirs = {"Universal Declaration of Human Rights", "Всеобщая декларация прав человека"}
    looks.assert_good(person.page, "en", frozenset(theirs))
    document = person.page.taken.answers[0].document
    assert document is not None
    person.open(document)
    page = person.use_cases.archive.show(document)
    theirs |= {page.line.title.en, page.line.title.ru}
    person.qtbot.wait(300)
    for version in person.page.document.details.versions.rows:
        theirs.add(version.files.text())
    looks.assert_good(person.page, "en", frozenset(theirs))
    person.in_russian()
    person.qtbot.wait(300)
    for version in person.page.document.details.versions.rows:
        theirs.add(version.files.text())
        theirs.add(version.problem.text())
    looks.assert_good(person.page, "ru", frozenset(theirs))


def test_every_part_is_reached_by_keys(person: Person, two_files: tuple[Path, Path]) -> None:
    person.take_in(*two_files)
    person.qtbot.keyClick(person.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is person.page.list.search
    person.qtbot.keyClick(person.page.list.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is person.page.list.all.view
    first = person.page.list.all.key
    person.until(lambda: str(person.shown()) == first)
    person.qtbot.keyClick(person.page.list.all.view, Qt.Key.Key_Down)
    person.until(lambda: str(person.shown()) not in ("None", first))


def test_a_document_leads_to_the_meeting_on_whose_agenda_it_hangs(
    tmp_path: Path, theme: Theme, jobs: Jobs, qtbot: QtBot, two_files: tuple[Path, Path]
) -> None:
    use_cases = make_use_cases(tmp_path / "office")
    document = use_cases.taking_in.add(two_files)[0].document
    assert document is not None
    meeting = use_cases.meetings.create(MeetingKind.SOM, date(2015, 5, 20), date(2015, 5, 21)).id
    use_cases.agenda.hang(use_cases.agenda.show(meeting)[0].id, [document])
    went: list[tuple[str, str | None]] = []
    page = ArchivePage(
        PageContext(
            texts=texts_in(Language.EN),
            use_cases=use_cases,
            jobs=jobs,
            theme=theme,
            today=lambda: date(2015, 5, 8),
            navigate=lambda area, key: went.append((area, key)),
            announce=print,
            refuse=print,
        )
    )
    qtbot.addWidget(page)
    page.show()
    page.open_key(str(document))
    links = page.document.details.places.links
    qtbot.waitUntil(lambda: bool(links) and links[0].isVisible(), timeout=20_000)
    links[0].click()
    assert went == [("meetings", str(meeting))]
    page.list.filter_bar.choose(meeting=meeting)
    qtbot.waitUntil(lambda: page.list.all.model.total == 1, timeout=20_000)
    jobs.close()


def test_a_read_only_office_offers_no_editing(
    tmp_path: Path, theme: Theme, jobs: Jobs, qtbot: QtBot, two_files: tuple[Path, Path]
) -> None:
    folder = tmp_path / "office"
    writing = make_use_cases(folder)
    document = writing.taking_in.add(two_files[:1])[0].document
    writing.office.close()
    assert document is not None
    with at_the_window(folder, theme, jobs, qtbot, read_only=True) as person:
        person.open(document)
        page = person.page
        details = page.document.details
        assert not page.list.add_files.isVisible() and not page.list.add_folder.isVisible()
        assert not page.acceptDrops()
        assert details.title.editor(Language.EN).isReadOnly() and details.reference.editor.isReadOnly()
        assert not details.kind.editor.isEnabled() and not details.next_free.isVisible()
        assert not page.document.head.more.isVisible()


def test_a_copy_is_saved_under_its_own_name(
    person: Person, two_files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.take_in(two_files[0])
    document = person.page.taken.answers[0].document
    assert document is not None
    person.open(document)
    target = tmp_path / "copies"
    # The system's own dialog can't be answered here; this is what the person chose in it.
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    person.page.document.head.copy.click()
    person.until(lambda: "1 file saved in" in person.page.notice.text)
    assert (target / two_files[0].name).read_bytes() == two_files[0].read_bytes()
