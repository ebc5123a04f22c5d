"""The first day at a new office, from the first start to the printed papers; and the morning after.

One window lives through all of it: a chapter is a fixture that stands on the one before, so each test can
be run alone, and what it needs is then done first.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import first_day
import looks
import pytest
from at_the_desk import ALT, CONTROL, NONE, SHIFT, Person, rows_of
from desks import desk_in, desktop_of
from first_day import (
    DAYS,
    DECLARATION,
    ENTRIES,
    LAYOUTS,
    MEETING_REPORTS,
    SECRET,
    SECTIONS,
    SYMBOL,
    TEXT,
    FirstDay,
    choose_item,
    hang,
)
from prints import (
    Print,
    assert_no_other_language,
    assert_pages_are_numbered,
    contents_of,
    languages_of,
    listed_at,
    pages_of,
    plain,
    without_lines,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Language, texts_in
from almaty_desktop.services.agenda import AgendaLine
from almaty_desktop.ui.pages.archive.page import ArchivePage
from almaty_desktop.ui.pages.information.page import InformationPage
from almaty_desktop.ui.pages.meetings.page import MeetingsPage
from almaty_desktop.ui.shell import Shell
from almaty_desktop.ui.start import Start


@pytest.fixture(scope="module")
def first_start(
    qapp: QApplication, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FirstDay]:
    folder = tmp_path_factory.mktemp("first-day")
    with desktop_of(qapp, desk_in(folder)) as desktop:
        desktop.begin(None)
        yield FirstDay(Person(desktop, QtBot(request)), folder / "Наш офис", folder)


@pytest.fixture(scope="module")
def office(first_start: FirstDay) -> FirstDay:
    first_day.make_the_office(first_start)
    return first_start


@pytest.fixture(scope="module")
def archive(office: FirstDay, shared_data: Path) -> FirstDay:
    first_day.take_in_the_declaration(office, shared_data / "documents")
    return office


@pytest.fixture(scope="module")
def meeting(archive: FirstDay) -> FirstDay:
    archive.person.go("archive")
    first_day.file_the_declaration(archive)
    first_day.file_something_restricted(archive)
    first_day.make_the_meeting(archive)
    hang(archive, "declaration", "2")
    hang(archive, "quinces", "2")
    return archive


@pytest.fixture(scope="module")
def papers(meeting: FirstDay) -> FirstDay:
    meeting.person.go("meetings")
    first_day.print_the_meeting(meeting)
    return meeting


@pytest.fixture(scope="module")
def sheet(office: FirstDay) -> FirstDay:
    office.person.speak(Language.EN)
    first_day.write_the_sheet(office)
    first_day.print_the_sheet(office)
    return office


def agenda_of(day: FirstDay) -> tuple[AgendaLine, ...]:
    return tuple(day.person.page(MeetingsPage).panel.agenda.view.agenda.lines)


# The office


def test_the_first_start_asks_in_both_languages(first_start: FirstDay) -> None:
    if not isinstance(first_start.person.desktop.window, Start):
        pytest.skip("the office is made already")
    start = first_start.person.start
    for language in (Language.EN, Language.RU):
        first_start.person.click(start.languages[language])
        looks.assert_good(start, language.value)
    assert start.make_button.text() == "Создать офис"
    assert start.foot.isHidden()


def test_what_to_do_next_is_told_in_the_chosen_language(office: FirstDay) -> None:
    notice = office.person.shell.notice
    if notice.isVisible():
        assert "Офис готов" in notice.text
        assert looks.find_button(notice, "Раздел «Архив»")
    assert (office.office / "office.db").exists()
    assert office.person.desktop.settings.offices == [office.office]


# The archive


def test_every_file_of_the_folder_is_taken_in(archive: FirstDay, shared_data: Path) -> None:
    answers = archive.person.page(ArchivePage).taken.answers
    files = sorted((shared_data / "documents" / "udhr").iterdir())
    assert sorted(answer.path for answer in answers) == files
    assert {answer.result for answer in answers} == {"added"}


def test_a_russian_document_is_found_by_a_form_that_stands_nowhere_in_it(archive: FirstDay) -> None:
    person = archive.person
    person.go("archive")
    page = person.page(ArchivePage)
    page.list.search.setFocus()
    person.type(page.list.search, "человеческих")
    person.until(lambda: [row.passage for row in rows_of(page.list.hits.model)] != [])
    (hit,) = rows_of(page.list.hits.model)
    assert "[[человеческой]]" in hit.passage
    assert hit.title == f"{DECLARATION.en}"
    assert hit.chip is not None and hit.chip.word == "Russian"
    person.press(page.list.search, Qt.Key.Key_Down)
    preview = page.document.preview
    person.until(lambda: preview.isVisible() and preview.pdf.pages.page_count)
    shown = plain(" ".join(pages_of(russian_file(archive))))
    assert "человеческой семьи" in shown
    assert "человеческих" not in shown.casefold()
    person.press(page.list.search, Qt.Key.Key_Escape)
    person.until(lambda: not page.list.words)


def russian_file(day: FirstDay) -> Path:
    """The Russian PDF as it lies in the office."""
    found = [path for path in (day.office / "files").rglob("*") if path.is_file()]
    for path in found:
        if path.read_bytes()[:5] == b"%PDF-" and "Всеобщая декларация" in plain(pages_of(path)[0]):
            return path
    raise AssertionError("the Russian PDF is not among the office's files")


# The meeting and its papers


def test_the_meeting_is_there_with_both_language_versions_on_item_2(meeting: FirstDay) -> None:
    person = meeting.person
    person.go("meetings")
    page = person.page(MeetingsPage)
    (row,) = rows_of(page.list.list.model)
    assert row.title == "Senior Officials’ Meeting"
    assert "20–21 May 2015" in plain(row.subtitle) and "Almaty" in row.subtitle
    item = next(line for line in agenda_of(meeting) if line.number == "2")
    declaration, secret = item.documents
    assert (declaration.title, declaration.reference) == (DECLARATION, first_day.REFERENCE)
    assert {"en", "ru"} <= {version.language for version in declaration.versions}
    assert (secret.title, secret.access.value) == (SECRET, "restricted")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_agenda_has_every_item_with_its_time_and_what_is_needed(papers: FirstDay, layout: str) -> None:
    made = papers.prints["agenda", layout]
    assert SYMBOL in made.text
    assert made.text.count(first_day.REFERENCE) == len(languages_of(layout))
    for language in languages_of(layout):
        texts = texts_in(language)
        for line in agenda_of(papers):
            assert line.title.only(language) in without_lines(made)
            assert f"{line.start:%H:%M}" in made.text
        assert plain(texts.dates(*DAYS)) in made.text
    assert_pages_are_numbered(made, layout)
    assert_no_other_language(made, layout, [line.title for line in agenda_of(papers)])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_list_of_documents_names_each_version(papers: FirstDay, layout: str) -> None:
    made = papers.prints["documents", layout]
    says = {
        Language.EN: (DECLARATION.en, "English, original, 6 pages", "Russian, 7 pages"),
        Language.RU: (DECLARATION.ru, "Английский, оригинал, 6 страниц", "Русский, 7 страниц"),
    }
    assert made.text.count(first_day.REFERENCE) == len(languages_of(layout))
    for language in languages_of(layout):
        for words in says[language]:
            assert words in without_lines(made)
    assert_pages_are_numbered(made, layout)
    assert_no_other_language(made, layout, [DECLARATION])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_contents_of_the_compilation_are_right(papers: FirstDay, layout: str) -> None:
    made = papers.prints["compilation", layout]
    begins = {
        Language.EN: f"{DECLARATION.en} Preamble Whereas recognition",
        Language.RU: f"{DECLARATION.ru} ПРЕАМБУЛА Принимая во внимание",
    }
    for language in languages_of(layout):
        contents = plain(contents_of(made, language))
        number = listed_at(contents, DECLARATION.only(language))
        page = made.labels.index(str(number))
        assert begins[language] in plain(made.pages[page])
        assert plain(made.pages[page]).endswith(f"{first_day.REFERENCE} · {number}")
        assert ("Contents" if language is Language.EN else "Содержание") in contents
        assert DECLARATION.only(language) in [spoken for _, spoken, to in made.links if to == page]
        for line in agenda_of(papers):
            if line.is_break:
                continue
            title = f"{line.number} {line.title.only(language)}"
            divider = made.labels.index(str(listed_at(contents, title)))
            assert line.title.only(language) in plain(made.pages[divider])
            assert title in [spoken for _, spoken, to in made.links if to == divider]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_page_of_the_compilation_has_its_number(papers: FirstDay, layout: str) -> None:
    made = papers.prints["compilation", layout]
    front = [label for label in made.labels if not label.isdecimal()]
    numbered = [label for label in made.labels if label.isdecimal()]
    assert front == ["i", "ii", "iii", "iv"][: len(front)]
    assert numbered == [str(number) for number in range(1, len(numbered) + 1)]
    own = 0
    for label, page in zip(made.labels, made.pages, strict=True):
        if not label.isdecimal():
            continue
        text = plain(page)
        stamped = text.endswith(f"{first_day.REFERENCE} · {label}")
        told = f"page {label} of {len(numbered)}" in text or f"стр. {label} из {len(numbered)}" in text
        assert stamped != told, f"page {label}: {text[-80:]}"
        own += stamped
    assert own == {"en": 6, "ru": 7}.get(layout, 13)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_compilation_speaks_its_language(papers: FirstDay, layout: str) -> None:
    made = papers.prints["compilation", layout]
    language = languages_of(layout)[0]
    assert made.language == {"en": "en-GB", "ru": "ru-RU"}[language.value]
    assert (
        made.title
        == {
            Language.EN: "Senior Officials’ Meeting: compilation of materials",
            Language.RU: "Совещание старших должностных лиц: сборник материалов",
        }[language]
    )
    assert_bookmarks_speak(made, language, agenda_of(papers))


def assert_bookmarks_speak(made: Print, language: Language, agenda: tuple[AgendaLine, ...]) -> None:
    titles = [one.title for one in made.outline]
    assert f"{first_day.REFERENCE} · {DECLARATION.only(language)}" in titles
    for line in agenda:
        assert line.is_break or f"{line.number} {line.title.only(language)}" in titles
    assert all(one.page is not None for one in made.outline)


@pytest.mark.parametrize("report", MEETING_REPORTS)
def test_what_is_restricted_is_on_no_page_and_in_no_bookmark(papers: FirstDay, report: str) -> None:
    for layout in LAYOUTS:
        made = papers.prints[report, layout]
        hidden = " ".join([*(one.title for one in made.outline), *(spoken for _, spoken, _ in made.links)])
        everything = f"{made.text} {hidden} {made.title}".casefold()
        assert "quince" not in everything and "айве" not in everything


def test_a_bilingual_compilation_has_its_bookmarks_in_the_language_of_the_window(papers: FirstDay) -> None:
    papers.person.go("meetings")
    papers.person.speak(Language.RU)
    made = first_day.print_one(papers, "compilation", "one-after-the-other")
    assert made.language == "ru-RU"
    assert made.title == "Совещание старших должностных лиц: сборник материалов"
    assert_bookmarks_speak(made, Language.RU, agenda_of(papers))
    papers.person.speak(Language.EN)


# The information sheet


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_information_sheet_has_all_entries_in_their_order(sheet: FirstDay, layout: str) -> None:
    made = sheet.prints["information-sheet", layout]
    text = without_lines(made)
    for language in languages_of(layout):
        at = [
            text.index(one.only(language))
            for one in (SECTIONS[0], ENTRIES[0], ENTRIES[1], SECTIONS[1], ENTRIES[2])
        ]
        assert at == sorted(at)
        assert text.count(TEXT.only(language)) == 3
        assert plain(texts_in(language).date(first_day.ENTRY_DAY)) in text
        assert any(ENTRIES[2].only(language) in one.title for one in made.outline)
    assert_pages_are_numbered(made, layout)
    assert_no_other_language(made, layout, [*ENTRIES, *SECTIONS])


def test_the_same_print_again_has_the_same_bytes(sheet: FirstDay) -> None:
    before = {key: made.data for key, made in sheet.prints.items() if key[0] == "information-sheet"}
    first_day.print_the_sheet(sheet)
    assert {key: sheet.prints[key].data for key in before} == before


# Undo, and what remains


def test_steps_are_undone_and_done_again_by_keys(meeting: FirstDay) -> None:
    person = meeting.person
    person.go("meetings")
    view = person.page(MeetingsPage).panel.agenda.view
    states = [seen(meeting)]
    choose_item(meeting, "3")
    for key, modifiers in ((Qt.Key.Key_Up, ALT), (Qt.Key.Key_Delete, NONE), (Qt.Key.Key_Return, SHIFT)):
        person.press(view, key, modifiers)
        person.until(lambda: seen(meeting) != states[-1])
        states.append(seen(meeting))
    done = person.shell.context.use_cases.history.can_undo().title
    # The foot is told a moment later than the agenda.
    person.until(lambda: done.en in person.shell.foot.undo.accessibleName())
    for before in reversed(states[:-1]):
        title = person.shell.foot.undo.accessibleName()
        person.press(view, Qt.Key.Key_Z, CONTROL)
        person.until(lambda before=before: seen(meeting) == before)
        person.until(lambda title=title: person.shell.foot.undo.accessibleName() != title)
    assert person.shell.foot.redo.isVisible()
    for after in states[1:]:
        person.press(view, Qt.Key.Key_Y, CONTROL)
        person.until(lambda after=after: seen(meeting) == after)
    for before in reversed(states[:-1]):
        person.press(view, Qt.Key.Key_Z, CONTROL)
        person.until(lambda before=before: seen(meeting) == before)


def seen(day: FirstDay) -> list[tuple[str, str, str, int]]:
    """The agenda as its cards show it."""
    return [
        (line.number, line.title.en, f"{line.start:%H:%M}", len(line.documents)) for line in agenda_of(day)
    ]


def test_a_second_window_is_told_and_may_only_read(
    papers: FirstDay, sheet: FirstDay, qapp: QApplication, qtbot: QtBot
) -> None:
    with desktop_of(qapp, desk_in(papers.folder), Language.EN) as desktop:
        other = Person(desktop, qtbot)
        desktop.begin(None)
        assert "open in another window" in other.start.notice.text
        other.click(looks.find_button(other.start.notice, "Open for reading"))
        other.until(lambda: isinstance(desktop.window, Shell))
        assert "for reading only" in other.shell.read_only_notice.text
        assert_reads_only(other)
    papers.person.go("meetings")
    assert agenda_of(papers)


def assert_reads_only(person: Person) -> None:
    person.go("archive")
    archive = person.page(ArchivePage)
    person.until(lambda: archive.document.isVisible() and archive.document.page)
    assert not archive.acceptDrops() and not archive.list.add_files.isVisible()
    assert archive.document.details.title.editor(Language.EN).isReadOnly()
    person.go("meetings")
    meetings = person.page(MeetingsPage)
    person.until(lambda: meetings.panel.agenda.view.agenda.lines)
    view = meetings.panel.agenda.view
    view.setFocus()
    lines = list(view.agenda.lines)
    for key, modifiers in ((Qt.Key.Key_Delete, NONE), (Qt.Key.Key_Return, NONE), (Qt.Key.Key_Down, ALT)):
        person.press(view, key, modifiers)
    person.press(view, Qt.Key.Key_Z, CONTROL)
    person.press(view, Qt.Key.Key_N, CONTROL)
    person.qtbot.wait(200)
    assert list(view.agenda.lines) == lines and not meetings.new.isVisible()
    person.go("information")
    information = person.page(InformationPage)
    person.until(lambda: information.panel.view.isVisible() and information.panel.page)
    information.panel.view.setFocus()
    person.press(information.panel.view, Qt.Key.Key_Delete)
    person.qtbot.wait(100)
    assert sum(len(section.entries) for section in information.panel.page.sections) == 3
    looks.assert_good(information.panel.foot, "en")


def test_the_next_morning_all_of_it_is_there(
    papers: FirstDay, sheet: FirstDay, qapp: QApplication, qtbot: QtBot
) -> None:
    """The first window is closed for good: this chapter is the last."""
    person = papers.person
    person.go("meetings")
    before = seen(papers)
    person.speak(Language.RU)
    person.go("information")
    person.shell.close()
    person.desktop.end()
    with desktop_of(qapp, desk_in(papers.folder)) as desktop:
        next_day = FirstDay(Person(desktop, qtbot), papers.office, papers.folder)
        desktop.begin(None)
        person = next_day.person
        assert desktop.language is Language.RU and person.shell.area == "information"
        information = person.page(InformationPage)
        person.until(lambda: information.panel.page)
        assert [one.heading for part in information.panel.page.sections for one in part.entries] == [*ENTRIES]
        person.go("meetings")
        person.until(lambda: agenda_of(next_day))
        assert seen(next_day) == before
        person.go("archive")
        archive = person.page(ArchivePage)
        person.until(lambda: archive.list.all.model.total == 2)
        assert {row.title for row in rows_of(archive.list.all.model)} == {DECLARATION.ru, SECRET.ru}
