"""What is printed is opened again: it says what must be there, and nothing that must not (A4, S3)."""

from __future__ import annotations

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from almaty_desktop.i18n import Bilingual, Language, Message, said
from almaty_desktop.rules.documents import Access, Circle
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.printing import Layout, Saved
from almaty_desktop.services.progress import Cancelled, Progress
from almaty_desktop.services.renditions import FOLDER
from almaty_desktop.services.report_names import NEEDS, Wanted, report_named
from almaty_desktop.services.use_cases import UseCases, open_use_cases
from tests.reports.pdf_reading import catalogue, outline_of, pages_of
from tests.services.formalising import formalise
from tests.services.moments import clock
from tests.services.reading import Refusal, files_of

OF_A_MEETING = ("agenda", "documents", "compilation")
EVERY = (*OF_A_MEETING, "information-sheet")

Prints = dict[tuple[str, Layout], Saved]


def _squeezed(text: str) -> str:
    """Letters and digits only: how a line was broken says nothing of what it says."""
    return re.sub(r"\W+", "", text).casefold()


def _said(file: Path) -> str:
    return _squeezed("".join(pages_of(file.read_bytes())))


def _som(office: UseCases) -> int:
    return office.meetings.list(kind=MeetingKind.SOM)[0].id


def _print(
    office: UseCases, name: str, layout: Layout, folder: Path, circle: Circle = Circle.PARTICIPANTS
) -> Saved:
    sheet = office.information.list()[0].id
    return office.printing.save(
        name,
        folder / f"{name}.{layout}.{circle}.pdf",
        layout,
        meeting=_som(office),
        sheet=sheet,
        circle=circle,
    )


def _must_say(office: UseCases, name: str, language: Language) -> list[str]:
    if name == "information-sheet":
        sheet = office.information.show(office.information.list()[0].id)
        entries = [entry for section in sheet.sections for entry in section.entries]
        texts = [
            sheet.title,
            *(section.title for section in sheet.sections),
            *(entry.heading for entry in entries),
        ]
        return [text.only(language) for text in texts]
    meeting = office.meetings.show(_som(office))
    lines = office.agenda.show(meeting.id)
    documents = [document for line in lines for document in line.documents]
    said = [meeting.title.only(language), meeting.place.only(language), meeting.symbol]
    said += [document.mark for document in documents]
    if name != "documents":
        said += [line.title.only(language) for line in lines if name == "agenda" or not line.is_break]
    if name != "agenda":
        said += [document.title.only(language) for document in documents]
    return said


@pytest.fixture(scope="module")
def printed(read_sample: UseCases, tmp_path_factory: pytest.TempPathFactory) -> Prints:
    """Every report in every layout."""
    folder = tmp_path_factory.mktemp("printed")
    return {(name, layout): _print(read_sample, name, layout, folder) for name in EVERY for layout in Layout}


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("name", EVERY)
def test_every_report_says_in_every_layout_what_must_be_there(
    read_sample: UseCases, printed: Prints, name: str, layout: Layout
) -> None:
    saved = printed[name, layout]
    data = saved.file.read_bytes()
    with pikepdf.open(saved.file) as pdf:
        assert len(pdf.pages) == saved.pages
    assert (len(pages_of(data)), len(data)) == (saved.pages, saved.bytes)
    language, facts = catalogue(data)
    assert language.startswith(layout.languages[0].value)
    assert facts["/Title"]
    said = _said(saved.file)
    for language in layout.languages:
        for text in _must_say(read_sample, name, language):
            assert text
            assert _squeezed(text) in said
    if len(layout.languages) == 1 and name in ("agenda", "information-sheet"):
        other = layout.languages[0].other
        title = _must_say(read_sample, name, other)[0]
        assert _squeezed(title) not in said


@pytest.mark.parametrize("layout", Layout)
def test_the_numbers_of_the_contents_are_those_on_the_pages(printed: Prints, layout: Layout) -> None:
    file = printed["compilation", layout].file
    document = pypdfium2.PdfDocument(file)
    labels = [document.get_page_label(number) for number in range(len(document))]
    seen = 0
    with pikepdf.open(file) as pdf:
        places: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
        for number, label in enumerate(labels):
            if label.isdigit():
                break
            text = document[number].get_textpage()
            for link in pdf.pages[number].get("/Annots", []):
                left, bottom, right, top = (float(edge) for edge in link["/Rect"])
                line = text.get_text_bounded(left, bottom, right, top)
                target = places[link["/Dest"][0].objgen]
                assert labels[target] in re.findall(r"\d+", line), line
                seen += 1
    # Cover and contents bear Roman numbers, everything else counts on from 1.
    body = [label for label in labels if label.isdigit()]
    assert body == [str(count) for count in range(1, len(body) + 1)]
    assert seen > 20
    for number, label in enumerate(labels):
        if label.isdigit():
            assert label in re.findall(r"\d+", document[number].get_textpage().get_text_range())
    document.close()


@pytest.mark.parametrize("layout", Layout)
def test_documents_hung_in_both_languages_are_bound_in_the_languages_of_the_layout(
    read_sample: UseCases, printed: Prints, layout: Layout
) -> None:
    said = _said(printed["compilation", layout].file)
    lines = read_sample.agenda.show(_som(read_sample))
    hung = next(line.documents[0] for line in lines if line.documents)
    for version in hung.versions:
        # A sentence out of the middle, the running heads being between others.
        words = re.findall(r"\w+", read_sample.archive.text(version.id))
        sentence = _squeezed("".join(words[60:68]))
        assert (sentence in said) == (version.language in layout.languages)


def test_bookmarks_are_in_the_language_of_the_layout(printed: Prints) -> None:
    titles = {
        layout: [title for level, title in outline_of(printed["compilation", layout].file.read_bytes())]
        for layout in (Layout.EN, Layout.RU)
    }
    assert "Contents" in titles[Layout.EN]
    assert "Содержание" in titles[Layout.RU]
    assert catalogue(printed["compilation", Layout.RU].file.read_bytes())[0].startswith("ru")


@pytest.mark.parametrize("name", EVERY)
def test_the_same_input_gives_the_same_bytes_even_in_another_copy_of_the_office(
    printed: Prints, sample_office: UseCases, tmp_path: Path, name: str
) -> None:
    for layout in (Layout.RU, Layout.SIDE_BY_SIDE):
        again = _print(sample_office, name, layout, tmp_path)
        assert again.file.read_bytes() == printed[name, layout].file.read_bytes()


@pytest.mark.parametrize("layout", Layout)
def test_restricted_documents_appear_nowhere(sample_office: UseCases, tmp_path: Path, layout: Layout) -> None:
    archive = sample_office.archive
    secret = next(line for line in archive.list() if line.access is Access.RESTRICTED)
    item = next(line.id for line in sample_office.agenda.show(_som(sample_office)) if not line.is_break)
    sample_office.agenda.hang(item, [secret.id])
    for circle in (Circle.PUBLIC, Circle.PARTICIPANTS):
        for name in OF_A_MEETING:
            saved = _print(sample_office, name, layout, tmp_path, circle)
            data = saved.file.read_bytes()
            said = "".join(pages_of(data)) + "".join(title for _, title in outline_of(data))
            assert secret.symbol not in said
            assert _squeezed(secret.title.en) not in _squeezed(said)
            assert _squeezed(secret.title.ru) not in _squeezed(said)
    # The Support Unit's own list has it.
    unit = _print(sample_office, "documents", layout, tmp_path, Circle.SUPPORT_UNIT)
    assert secret.symbol in "".join(pages_of(unit.file.read_bytes()))


def test_what_is_for_participants_does_not_reach_the_public(read_sample: UseCases, tmp_path: Path) -> None:
    hung = [one for line in read_sample.agenda.show(_som(read_sample)) for one in line.documents]
    saved = _print(read_sample, "compilation", Layout.EN, tmp_path, Circle.PUBLIC)
    said = _said(saved.file)
    for document in hung:
        assert (_squeezed(document.symbol) in said) == (document.access is Access.PUBLIC)


def test_a_document_that_was_joined_or_withdrawn_is_printed_no_more(
    sample_office: UseCases, tmp_path: Path
) -> None:
    hung = [one for line in sample_office.agenda.show(_som(sample_office)) for one in line.documents]
    sample_office.archive.withdraw(hung[-1].id, "Replaced")
    for name in OF_A_MEETING:
        said = "".join(pages_of(_print(sample_office, name, Layout.EN, tmp_path).file.read_bytes()))
        assert hung[-1].symbol not in said


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("name", ["agenda", "documents", "compilation", "information-sheet"])
def test_a_pending_state_stands_in_brackets_in_what_is_dated_before_its_formalisation(
    fresh_office: UseCases, tmp_path: Path, name: str, layout: Layout
) -> None:
    formalise(fresh_office, "IR", date(2013, 8, 31))
    names = Bilingual("Statement of Iran and Turkey", "Заявление: Иран и Турция")
    paper = tmp_path / "statement.txt"
    paper.write_text("A statement on the situation at the border of the States.", encoding="utf-8")
    (taken,) = fresh_office.taking_in.add([paper])
    fresh_office.archive.change(taken.document or 0, title_en=names.en, title_ru=names.ru)

    def printed(day: date) -> str:
        meeting = fresh_office.meetings.create(MeetingKind.WORKSHOP, day, day, skeleton=False)
        item = fresh_office.agenda.add(meeting.id, title_en=names.en, title_ru=names.ru)
        fresh_office.agenda.hang(item, [taken.document or 0])
        sheet = fresh_office.information.create(day, day)
        section = fresh_office.information.add_section(sheet, title_en="News", title_ru="Новости")
        fresh_office.information.add_entry(section, heading_en=names.en, heading_ru=names.ru)
        target = tmp_path / f"{day}.pdf"
        fresh_office.printing.save(name, target, layout, meeting=meeting.id, sheet=sheet)
        return re.sub(r"\s+", " ", " ".join(pages_of(target.read_bytes())))

    before, after = printed(date(2013, 8, 30)), printed(date(2013, 8, 31))
    for language in layout.languages:
        state, other = ("Iran", "Turkey") if language is Language.EN else ("Иран", "Турция")
        assert f"[{state}]" in before
        assert f"[{other}]" not in before
        assert f"[{state}]" not in after
        assert state in after


@pytest.mark.parametrize("name", ["agenda", "documents", "information-sheet"])
def test_what_was_prepared_while_a_state_was_pending_is_printed_as_of_its_own_day(
    fresh_office: UseCases, tmp_path: Path, name: str
) -> None:
    """The brackets go with the confirmation (D3), from all that is dated on its day or later."""
    names = Bilingual("Visit to Iran and Pakistan", "Поездка: Иран и Пакистан")
    prepared: dict[date, dict[str, int]] = {}
    for day in (date(2013, 8, 30), date(2013, 8, 31), date(2014, 5, 6)):
        meeting = fresh_office.meetings.create(MeetingKind.WORKSHOP, day, day, title=names, skeleton=False)
        fresh_office.agenda.add(meeting.id, title_en=names.en, title_ru=names.ru)
        prepared[day] = {"meeting": meeting.id, "sheet": fresh_office.information.create(day, day, names)}

    def bracketed(state: str) -> list[bool]:
        found = []
        for day, what in prepared.items():
            target = tmp_path / f"{day}.pdf"
            fresh_office.printing.save(name, target, Layout.SIDE_BY_SIDE, **what)
            said = re.sub(r"\s+", " ", " ".join(pages_of(target.read_bytes())))
            assert state in said
            found.append(f"[{state}]" in said)
        return found

    for state in ("Iran", "Иран"):
        assert bracketed(state) == [True, True, True]
    formalise(fresh_office, "IR", date(2013, 8, 31))
    for state in ("Iran", "Иран"):
        assert bracketed(state) == [True, False, False]
    for state in ("Pakistan", "Пакистан"):
        assert bracketed(state) == [True, True, True]


def test_broken_and_encrypted_documents_leave_a_page_that_says_so_and_the_rest_is_whole(
    fresh_office: UseCases, shared_data: Path, tmp_path: Path
) -> None:
    files = [
        shared_data / "hostile" / "made-truncated.pdf",
        shared_data / "hostile" / "pypdf-r6-user-password.pdf",
        shared_data / "hostile" / "made-truncated.docx",
        shared_data / "documents" / "udhr" / "udhr.en.pdf",
        shared_data / "documents" / "udhr" / "udhr.en.rtf",
        shared_data / "hostile" / "made-script.html",
    ]
    taken = fresh_office.taking_in.add(files)
    meeting = fresh_office.meetings.create(MeetingKind.SOM, date(2016, 5, 18), date(2016, 5, 18))
    item = next(line.id for line in fresh_office.agenda.show(meeting.id) if not line.is_break)
    documents = list(dict.fromkeys(one.document for one in taken if one.document))
    fresh_office.agenda.hang(item, documents)
    saved = fresh_office.printing.save(
        "compilation", tmp_path / "c.pdf", Layout.ONE_AFTER_THE_OTHER, meeting=meeting.id
    )
    assert saved.skipped
    pages = pages_of(saved.file.read_bytes())
    document = pypdfium2.PdfDocument(saved.file)
    labels = [document.get_page_label(number) for number in range(len(document))]
    document.close()
    for skipped in saved.skipped:
        said = _squeezed(pages[labels.index(str(skipped.page))])
        assert _squeezed(str(skipped.reason)) in said
    assert _squeezed("All human beings are born free and equal in dignity and rights") in _said(saved.file)
    assert fresh_office.health.check() == ()


def test_what_can_not_be_printed_is_refused_and_leaves_what_was_there(
    read_sample: UseCases, tmp_path: Path
) -> None:
    printing, meeting = read_sample.printing, _som(read_sample)
    target = tmp_path / "there.pdf"
    target.write_bytes(b"what was there before")
    with Refusal("not-found"):
        printing.save("binder", target, Layout.EN, meeting=meeting)
    for name in EVERY:
        with Refusal("needs"):
            printing.save(name, target, Layout.EN)
        with Refusal("not-found"):
            printing.save(name, target, Layout.EN, meeting=999, sheet=999)
        with Refusal("failed" if name == "compilation" else "not-written") as refused:
            _print(read_sample, name, Layout.EN, tmp_path / "no folder")
        assert "no folder" in str(refused.value.message)
    assert files_of(tmp_path).keys() == {"there.pdf"}
    assert target.read_bytes() == b"what was there before"


def test_where_no_rendition_can_be_laid_aside_the_compilation_is_refused(
    sample_office: UseCases, tmp_path: Path
) -> None:
    shutil.rmtree(sample_office.office.folder / FOLDER, ignore_errors=True)
    (sample_office.office.folder / FOLDER).write_text("in the way")
    with Refusal("storage", sample_office.office.folder):
        _print(sample_office, "compilation", Layout.EN, tmp_path)


def test_two_compilations_at_once_are_both_whole(sample_office: UseCases, tmp_path: Path) -> None:
    shutil.rmtree(sample_office.office.folder / FOLDER, ignore_errors=True)
    folders = [tmp_path / name for name in "abc"]
    for folder in folders:
        folder.mkdir()
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(lambda folder: _print(sample_office, "compilation", Layout.EN, folder), folders))
    assert len({saved.file.read_bytes() for saved in made}) == 1
    kept = list((sample_office.office.folder / FOLDER).iterdir())
    assert kept
    assert {path.suffix for path in kept} == {".pdf"}


class Unwanted(Progress):
    """Is cancelled at its first step."""

    def report(self, _done: int, _total: int, _note: Message | None) -> None:
        self.cancel()


@pytest.mark.parametrize("name", EVERY)
def test_a_cancelled_print_leaves_what_was_there(read_sample: UseCases, tmp_path: Path, name: str) -> None:
    target = tmp_path / "there.pdf"
    target.write_bytes(b"what was there before")
    progress = Unwanted()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_sample.printing.save(
            name,
            target,
            Layout.EN,
            meeting=_som(read_sample),
            sheet=read_sample.information.list()[0].id,
            progress=progress,
        )
    assert files_of(tmp_path).keys() == {"there.pdf"}
    assert target.read_bytes() == b"what was there before"


def test_a_compilation_cancelled_on_its_way_leaves_nothing(read_sample: UseCases, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        read_sample.printing.save(
            "compilation", tmp_path / "c.pdf", Layout.EN, meeting=_som(read_sample), progress=Unwanted()
        )
    assert list(tmp_path.iterdir()) == []


def test_every_report_is_named_in_both_languages(read_sample: UseCases) -> None:
    names = read_sample.printing.names()
    assert [one.name for one in names][: len(EVERY)] == list(EVERY)
    assert len({one.name for one in names}) == len(names)
    for one in names:
        assert said(one.title).en != said(one.title).ru
        assert all(NEEDS[need] for need in one.needs)


def test_a_report_says_what_it_lacks(read_sample: UseCases, tmp_path: Path) -> None:
    comparison = report_named("modalities-comparison")
    assert comparison is not None
    assert comparison.lacks(Wanted(edition=1)) == ("compared_with",)
    for one in read_sample.printing.names():
        if one.needs:
            with Refusal("needs"):
                read_sample.printing.save(one.name, tmp_path / "x.pdf", Layout.EN)
    assert list(tmp_path.iterdir()) == []


def test_an_office_is_printed_from_while_it_is_read_only(made_sample: Path, tmp_path: Path) -> None:
    shutil.copytree(made_sample, tmp_path / "office")
    reader = open_use_cases(tmp_path / "office", read_only=True, now=clock)
    for name in EVERY:
        assert _print(reader, name, Layout.EN, tmp_path).pages
    reader.office.close()


@pytest.mark.parametrize("deed", ["restrict", "withdraw", "take off"])
def test_what_may_no_longer_be_printed_while_it_is_printed_is_not(
    sample_office: UseCases, tmp_path: Path, deed: str
) -> None:
    """A4: the compilation takes its time, and the archive is at work meanwhile."""
    meeting = next(one for one in sample_office.meetings.list() if one.kind.value == "som")
    item = next(line for line in sample_office.agenda.show(meeting.id) if line.documents)
    document = item.documents[0]

    class Meanwhile(Progress):
        begun = False

        def report(self, *_step: object) -> None:
            if self.begun:
                return
            self.begun = True
            if deed == "restrict":
                sample_office.archive.change(document.id, access=Access.RESTRICTED)
            elif deed == "withdraw":
                sample_office.archive.withdraw(document.id, "A mistake")
            else:
                sample_office.agenda.unhang(item.id, document.id)

    target = tmp_path / "compilation.pdf"
    target.write_bytes(b"what was there")
    with pytest.raises(Refused) as refused:
        sample_office.printing.save(
            "compilation", target, Layout.EN, meeting=meeting.id, progress=Meanwhile()
        )
    assert refused.value.code == "A4"
    assert target.read_bytes() == b"what was there"
    assert list(tmp_path.glob(".*")) == []
