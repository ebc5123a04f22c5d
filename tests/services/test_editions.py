"""Files added to a document that is there: languages, editions, formats; the old ones stay (A2, A3)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from almaty_desktop.i18n import Bilingual, Language, texts_in
from almaty_desktop.rules.documents import Circle, TranslationState
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.printed_content import PrintedContent
from almaty_desktop.services.progress import Cancelled, Progress
from almaty_desktop.services.taking_in import Result, TakenIn
from almaty_desktop.services.taking_in_marker import MARKER
from almaty_desktop.services.use_cases import UseCases
from tests.services.reading import NEVER_TAKEN_BACK, Refusal, tables_of

ENGLISH = "Guide to referral\n\nOfficers at the crossing points refer people who seek asylum to the {}.\n"
RUSSIAN = "Руководство по направлению\n\nСотрудники пунктов пропуска направляют лиц, ищущих убежище, в {}.\n"
KAZAKH = "Нұсқаулық\n\nӨткізу пункттерінің қызметкерлері баспана іздеген адамдарды {} жібереді.\n"


class Desk:
    """Papers written by a person, and the document that they are added to."""

    def __init__(self, office: UseCases, folder: Path) -> None:
        self.office = office
        self.folder = folder
        (taken,) = office.taking_in.add([self.paper("guide.txt", ENGLISH.format("police"))])
        assert taken.document
        self.document = taken.document

    def paper(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def add(self, *papers: Path, language: str = "") -> tuple[TakenIn, ...]:
        return self.office.taking_in.add_to(self.document, papers, language=language)

    def editions(self) -> list[tuple[str, int]]:
        page = self.office.archive.show(self.document)
        return [(version.line.language, version.line.edition) for version in page.versions]

    def outdated(self) -> set[str]:
        return {one.language for one in self.office.archive.show(self.document).line.versions if one.outdated}


@pytest.fixture
def desk(fresh_office: UseCases, tmp_path: Path) -> Desk:
    return Desk(fresh_office, tmp_path)


def test_a_new_language_is_a_version_of_the_original_s_newest_edition(desk: Desk) -> None:
    (added,) = desk.add(desk.paper("a.txt", RUSSIAN.format("полицию")))
    assert (added.result, added.document, added.language) == (Result.ADDED, desk.document, "ru")
    assert desk.editions() == [("en", 1), ("ru", 1)]
    line = desk.office.archive.show(desk.document).line
    assert line.title == Bilingual("Guide to referral", "Руководство по направлению")
    assert (line.missing, desk.outdated()) == ((), set())
    desk.add(desk.paper("b.txt", ENGLISH.format("migration service within three days, and tell them why")))
    desk.add(desk.paper("c.txt", KAZAKH.format("полицияға")), language="kk")
    assert desk.editions() == [("en", 2), ("en", 1), ("kk", 2), ("ru", 1)]
    assert desk.outdated() == {"ru"}


def test_a_new_edition_outdates_its_translations_until_they_follow(desk: Desk) -> None:
    desk.add(desk.paper("a.txt", RUSSIAN.format("полицию")))
    (added,) = desk.add(desk.paper("b.txt", ENGLISH.format("migration service")))
    assert "2" in texts_in(Language.EN).say(added.message or pytest.fail("nothing was said"))
    assert desk.outdated() == {"ru"}
    desk.add(desk.paper("c.txt", RUSSIAN.format("миграционную службу")))
    assert desk.editions() == [("en", 2), ("en", 1), ("ru", 2), ("ru", 1)]
    assert desk.outdated() == set()
    # A better translation of the same edition replaces none and outdates nothing …
    desk.add(desk.paper("d.txt", RUSSIAN.format("орган миграционной службы без промедления")))
    assert desk.editions() == [("en", 2), ("en", 1), ("ru", 3), ("ru", 2), ("ru", 1)]
    assert desk.outdated() == set()
    # … and the next original still comes after it.
    desk.add(desk.paper("e.txt", ENGLISH.format("court")))
    assert desk.editions()[0] == ("en", 4)
    assert desk.outdated() == {"ru"}
    assert desk.office.health.check() == ()


def test_what_arrives_together_belongs_together(desk: Desk) -> None:
    body = ENGLISH.format("migration service, which hears them within three days")
    taken = desk.add(
        desk.paper("ru.txt", RUSSIAN.format("миграционную службу")),
        desk.paper("new.txt", body),
        desk.paper("new.html", f"<html><body><p>{body}</p></body></html>"),
    )
    assert {one.result for one in taken} == {Result.ADDED}
    assert [one.path.name for one in taken] == ["ru.txt", "new.txt", "new.html"]
    assert desk.editions() == [("en", 2), ("en", 1), ("ru", 2)]
    newest = desk.office.archive.show(desk.document).versions[0]
    assert [kept.name for kept in newest.files] == ["new.html", "new.txt"]
    assert desk.outdated() == set()


def test_the_same_text_in_another_format_is_no_new_edition(desk: Desk) -> None:
    body = ENGLISH.format("police")
    (added,) = desk.add(desk.paper("guide.html", f"<html><body><p>{body}</p></body></html>"))
    assert added.result is Result.ADDED
    assert desk.editions() == [("en", 1)]
    (version,) = desk.office.archive.show(desk.document).versions
    assert [kept.name for kept in version.files] == ["guide.txt", "guide.html"]


def test_a_few_other_words_in_another_format_are_a_new_edition(desk: Desk) -> None:
    body = ENGLISH.format("migration service")
    desk.add(desk.paper("guide.html", f"<html><body><p>{body}</p></body></html>"))
    assert desk.editions() == [("en", 2), ("en", 1)]


def test_real_formats_of_one_text_are_one_edition(fresh_office: UseCases, shared_data: Path) -> None:
    udhr = shared_data / "documents" / "udhr"
    (first,) = fresh_office.taking_in.add([udhr / "udhr.ru.pdf"])
    others = [udhr / f"udhr.ru.{ending}" for ending in ("docx", "html", "odt", "rtf", "txt")]
    for path in others:
        (added,) = fresh_office.taking_in.add_to(first.document or 0, [path])
        assert (added.result, added.language) == (Result.ADDED, "ru")
    (version,) = fresh_office.archive.show(first.document or 0).versions
    assert {kept.format for kept in version.files} == {"pdf", "docx", "html", "odt", "rtf", "txt"}


def test_bad_files_are_kept_or_refused_and_undone_together(fresh_office: UseCases, shared_data: Path) -> None:
    (first,) = fresh_office.taking_in.add([shared_data / "documents" / "udhr" / "udhr.en.html"])
    hostile = sorted(path for path in (shared_data / "hostile").iterdir() if path.is_file())
    taken = fresh_office.taking_in.add_to(first.document or 0, hostile, language="ru")
    assert [one.path for one in taken] == hostile
    assert {one.result for one in taken} >= {Result.ADDED, Result.REFUSED}
    editions = [one.line.edition for one in fresh_office.archive.show(first.document or 0).versions]
    assert editions == [1, *range(len(editions) - 1, 0, -1)]
    assert fresh_office.archive.verify().clean
    assert fresh_office.health.check() == ()
    fresh_office.history.undo()
    assert len(fresh_office.archive.show(first.document or 0).versions) == 1
    assert fresh_office.health.check() == ()


def test_the_newest_edition_is_found_and_the_old_one_stays(desk: Desk, tmp_path: Path) -> None:
    old = ENGLISH.format("police")
    desk.add(desk.paper("b.txt", ENGLISH.format("migration service")))
    search, archive = desk.office.search, desk.office.archive
    assert search.find("police").total == 0
    assert [hit.document for hit in search.find("migration").hits] == [desk.document]
    assert search.find("referral").total == 1
    newest, older = archive.show(desk.document).versions
    assert (newest.line.replaced, older.line.replaced) == (False, True)
    assert "police" in archive.text(older.line.id)
    assert archive.file(older.line.id)[0].read_text("utf-8") == old
    assert [path.name for path in archive.export(desk.document, tmp_path / "new")] == ["b.txt"]
    (copy,) = archive.export(desk.document, tmp_path / "old", "en", 1)
    assert copy.read_text("utf-8") == old
    with Refusal("not-found", desk.office.office.folder):
        archive.export(desk.document, tmp_path / "none", "en", 3)
    assert archive.verify().clean
    assert desk.office.health.check() == ()


def test_undo_and_redo_are_exact_and_the_index_follows(desk: Desk) -> None:
    folder = desk.office.office.folder
    before = tables_of(folder, leaving_out=NEVER_TAKEN_BACK)
    desk.add(desk.paper("b.txt", ENGLISH.format("migration service")))
    after = tables_of(folder, leaving_out=NEVER_TAKEN_BACK)
    assert "Guide to referral" in desk.office.history.undo().title.en
    assert tables_of(folder, leaving_out=NEVER_TAKEN_BACK) == before
    assert desk.office.search.find("police").total == 1
    assert desk.office.health.check() == ()
    desk.office.history.redo()
    assert tables_of(folder, leaving_out=NEVER_TAKEN_BACK) == after
    assert desk.office.search.find("police").total == 0
    assert desk.office.health.check() == ()


def test_a_duplicate_is_recognised_and_a_bad_file_refused_while_the_rest_goes_on(desk: Desk) -> None:
    (desk.folder / "empty.pdf").write_bytes(b"")
    taken = desk.add(
        desk.folder / "guide.txt", desk.folder / "empty.pdf", desk.paper("r.txt", RUSSIAN.format("полицию"))
    )
    assert [one.result for one in taken] == [Result.DUPLICATE, Result.REFUSED, Result.ADDED]
    assert taken[0].document == desk.document
    assert desk.editions() == [("en", 1), ("ru", 1)]


def test_a_file_that_tells_no_language_is_refused_and_leaves_nothing(desk: Desk) -> None:
    numbers = desk.paper("numbers.txt", "12 14 17 22\n")
    (refused,) = desk.add(numbers)
    assert (refused.result, refused.code, refused.document) == (Result.REFUSED, "language", None)
    assert desk.office.archive.verify().clean
    assert desk.office.health.check() == ()
    assert not list(desk.office.office.folder.glob(f"{MARKER}*"))
    (added,) = desk.add(numbers, language="ru")
    assert (added.result, added.language) == (Result.ADDED, "ru")
    assert desk.editions() == [("en", 1), ("ru", 1)]


def test_a_name_tells_the_language_of_a_file_without_text(desk: Desk) -> None:
    (added,) = desk.add(desk.paper("numbers_ru.txt", "12 14 17 22\n"))
    assert (added.result, added.language) == (Result.ADDED, "ru")


@pytest.mark.parametrize("code", ["english", "e", "xx", "../", "12", "en-GB"])
def test_what_is_no_language_is_refused(desk: Desk, code: str) -> None:
    new = desk.paper("n.txt", ENGLISH.format("court"))
    with Refusal("language", desk.office.office.folder):
        desk.add(new, language=code)
    version = desk.office.archive.show(desk.document).versions[0].line.id
    with Refusal("language", desk.office.office.folder):
        desk.office.archive.change_version(version, language=code)


def test_nothing_is_added_to_what_is_not_there_or_was_withdrawn(desk: Desk) -> None:
    new = desk.paper("n.txt", ENGLISH.format("court"))
    folder = desk.office.office.folder
    with Refusal("not-found", folder):
        desk.office.taking_in.add_to(999, [new])
    desk.office.archive.withdraw(desk.document, "Sent out in error")
    with Refusal("A3", folder):
        desk.add(new)


def test_a_cancelled_adding_leaves_no_trace(desk: Desk) -> None:
    impatient = Progress()
    impatient.cancel()
    before = tables_of(desk.office.office.folder)
    with pytest.raises(Cancelled):
        desk.office.taking_in.add_to(desk.document, [desk.paper("n.txt", ENGLISH.format("court"))], impatient)
    assert tables_of(desk.office.office.folder) == before
    assert desk.office.archive.verify().clean


def test_the_original_is_one_of_the_languages_that_are_there(desk: Desk) -> None:
    with Refusal("A2", desk.office.office.folder):
        desk.office.archive.change(desk.document, original="ru")
    desk.add(desk.paper("a.txt", RUSSIAN.format("полицию")))
    desk.office.archive.change(desk.document, original="ru")
    desk.add(desk.paper("b.txt", RUSSIAN.format("миграционную службу")))
    assert desk.editions() == [("ru", 2), ("ru", 1), ("en", 1)]
    assert desk.outdated() == {"en"}


def test_a_new_edition_that_was_added_wrongly_is_parted_again(desk: Desk) -> None:
    desk.add(desk.paper("b.txt", ENGLISH.format("migration service")))
    newest = desk.office.archive.show(desk.document).versions[0].line
    new = desk.office.arranging.part(newest.id)
    assert desk.editions() == [("en", 1)]
    page = desk.office.archive.show(new)
    assert [(one.line.language, one.line.edition) for one in page.versions] == [("en", 1)]
    assert [hit.document for hit in desk.office.search.find("police").hits] == [desk.document]
    assert desk.office.archive.show(desk.document).line.original == "en"
    assert desk.office.health.check() == ()
    desk.office.history.undo()
    assert desk.editions() == [("en", 2), ("en", 1)]
    assert desk.office.health.check() == ()


def test_an_edition_that_was_in_another_language_leaves_the_original(desk: Desk) -> None:
    desk.add(desk.paper("b.txt", ENGLISH.format("migration service")))
    newest = desk.office.archive.show(desk.document).versions[0].line
    desk.office.archive.change_version(newest.id, language="KK")
    assert desk.office.archive.show(desk.document).line.original == "en"
    assert desk.editions() == [("en", 1), ("kk", 2)]
    assert desk.office.search.find("police").total == 1
    assert desk.office.health.check() == ()


def test_what_is_joined_renders_the_newest_original(desk: Desk) -> None:
    desk.add(desk.paper("b.txt", ENGLISH.format("migration service")))
    (russian,) = desk.office.taking_in.add([desk.paper("чужое.txt", RUSSIAN.format("полицию"))])
    assert russian.document
    desk.office.arranging.join(russian.document, desk.document)
    assert desk.editions() == [("en", 2), ("en", 1), ("ru", 2)]
    assert desk.outdated() == set()
    desk.office.history.undo()
    assert desk.editions() == [("en", 2), ("en", 1)]
    assert desk.office.health.check() == ()


def test_meetings_lists_and_prints_have_the_newest_edition(desk: Desk) -> None:
    office, day = desk.office, date(2016, 5, 18)
    desk.add(desk.paper("a.txt", RUSSIAN.format("полицию")))
    meeting = office.meetings.create(MeetingKind.SOM, day, day)
    item = next(line for line in office.agenda.show(meeting.id) if not line.is_break)
    office.agenda.hang(item.id, [desk.document])
    desk.add(desk.paper("b.txt", ENGLISH.format("migration service")))
    newest = office.archive.show(desk.document).versions[0].line.id
    office.archive.change_version(newest, state=TranslationState.REVISION)
    (hung,) = next(line for line in office.agenda.show(meeting.id) if line.id == item.id).documents
    assert [(one.id, one.edition) for one in hung.versions if one.language == "en"] == [(newest, 2)]
    content = PrintedContent(office.office, office.meetings, office.information, office.participants)
    (document,) = content.document_list(meeting.id, Circle.PARTICIPANTS).items[0].documents
    assert [version.language for version in document.versions] == ["en", "ru"]
    assert "revision" in texts_in(Language.EN).say(document.versions[0].state or pytest.fail("no state"))
    printed = content.compilation(meeting.id, Circle.PARTICIPANTS, Language.EN, Progress())
    (item_printed,) = [one for one in printed.items if one.documents]
    english, russian = item_printed.documents[0].versions
    assert (english.language, russian.language) == ("en", "ru")
    with pypdfium2.PdfDocument(english.path) as pages:
        text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert "migration service" in " ".join(text.split())
    assert "police" not in text
