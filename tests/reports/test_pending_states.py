"""Rule S3 on paper: places, presenters, titles, bookmarks; the footnote on exactly the pages that need it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.reports.agenda import AgendaDay, AgendaDocument, AgendaItem, AgendaPrint, print_agenda
from almaty_desktop.reports.compilation import make_compilation
from almaty_desktop.reports.compilation_data import CompilationDocument, CompilationItem, CompilationPrint
from almaty_desktop.reports.document import DocumentPrint, print_document
from almaty_desktop.reports.documents import (
    DocumentListPrint,
    ListedDocument,
    ListedItem,
    print_document_list,
)
from almaty_desktop.reports.information_sheet import (
    InformationSheetPrint,
    SheetEntry,
    SheetSection,
    print_information_sheet,
)
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.plain_text import PlainTextPrint, print_plain_text
from tests.reports.compilation_samples import Opened, drawn, version
from tests.reports.pdf_reading import catalogue, outline_of, pages_of, spots_of

PENDING = (
    Bilingual("Islamic Republic of Iran", "Исламская Республика Иран"),
    Bilingual("Iran", "Иран"),
)
DAY = date(2013, 7, 2)
PLACE = Bilingual("Tehran, Islamic Republic of Iran", "Тегеран, Исламская Республика Иран")
TITLE = Bilingual("Consultation with Iran", "Консультация с Ираном")
NOTES = {Language.EN: "yet to formalise", Language.RU: "предстоит оформить"}


def _agenda(*items: AgendaItem) -> AgendaPrint:
    return AgendaPrint(TITLE, Bilingual(), PLACE, DAY, DAY, (AgendaDay(DAY, items),), pending=PENDING)


ITEM = AgendaItem(
    "1",
    Bilingual("Statement by Iran", "Заявление Ирана"),
    presenter=Bilingual("Islamic Republic of Iran", "Исламская Республика Иран"),
    start=time(9),
    documents=(AgendaDocument("", Bilingual("Note by Iran", "Записка Ирана")),),
)


def _title_of(file: Path | bytes) -> str:
    return catalogue(file.read_bytes() if isinstance(file, Path) else file)[1]["/Title"]


def _flat(data: bytes) -> str:
    return " ".join(" ".join(pages_of(data)).split())


def _no_bare_name(text: str) -> bool:
    rest = text.replace("[Islamic Republic of Iran]", "").replace("[Исламская Республика Иран]", "")
    for form in ("Iran", "Иран", "Ирана", "Ираном"):
        rest = rest.replace(f"[{form}]", "")
    return "Iran" not in rest and "Иран" not in rest


@pytest.mark.parametrize("layout", Layout)
def test_agenda(layout: Layout) -> None:
    printed = print_agenda(_agenda(ITEM), layout)
    text = _flat(printed.data)
    assert _no_bare_name(text), text
    assert _no_bare_name(_title_of(printed.data))
    titles = [title for _, title in outline_of(printed.data)]
    assert titles and all(_no_bare_name(title) and "¹" not in title for title in titles)


@pytest.mark.parametrize("layout", Layout)
def test_list_of_documents(layout: Layout) -> None:
    items = (ListedItem("1", ITEM.title, (ListedDocument("", Bilingual("Note by Iran", "Записка Ирана")),)),)
    printed = print_document_list(DocumentListPrint(TITLE, PLACE, DAY, DAY, items, pending=PENDING), layout)
    assert _no_bare_name(_flat(printed.data))
    assert _no_bare_name(_title_of(printed.data))
    assert all(_no_bare_name(title) and "¹" not in title for _, title in outline_of(printed.data))


@pytest.mark.parametrize("layout", Layout)
def test_information_sheet_and_document(layout: Layout) -> None:
    entry = SheetEntry(TITLE, TITLE, Bilingual("Press of Iran", "Пресса Ирана"))
    printed = print_information_sheet(
        InformationSheetPrint(TITLE, DAY, DAY, (SheetSection(TITLE, (entry,)),), pending=PENDING), layout
    )
    words = Bilingual("## Of Iran\n\nIran", "## Ирана\n\nИран")
    document = print_document(DocumentPrint(TITLE, words, pending=PENDING), layout)
    for one in (printed, document):
        assert _no_bare_name(_flat(one.data))
        assert _no_bare_name(_title_of(one.data))
        assert all(_no_bare_name(title) and "¹" not in title for _, title in outline_of(one.data))


@pytest.mark.parametrize("layout", Layout)
def test_compilation(layout: Layout, tmp_path: Path) -> None:
    paper = CompilationDocument(
        "", Bilingual("Note", "Записка"), (version("en", drawn(tmp_path / "a", "a")),)
    )
    item = CompilationItem("1", ITEM.title, (paper,))
    materials = CompilationPrint(TITLE, (item,), DAY, DAY, PLACE, pending=PENDING)
    made = make_compilation(materials, layout, tmp_path / "c.pdf")
    with Opened(made.path) as opened:
        pages = [" ".join(text.split()) for text in opened.texts]
        assert all(map(_no_bare_name, pages))
        assert all(_no_bare_name(one.title) and "¹" not in one.title for one in opened.bookmarks)
        assert all("¹" not in one.title for one in opened.links)
        for page in pages:
            noted = any(note in page for note in NOTES.values())
            assert noted == ("]¹" in page), page
    assert _no_bare_name(_title_of(made.path))


def test_the_footnote_is_on_exactly_the_pages_with_a_marked_name() -> None:
    plain = [
        replace(
            ITEM,
            number=str(n),
            title=TITLE.map(lambda _: "Area of 5 km¹"),
            presenter=Bilingual(),
            documents=(),
        )
        for n in range(2, 120)
    ]
    pages = pages_of(print_agenda(_agenda(ITEM, *plain, replace(ITEM, number="120")), Layout.EN).data)
    noted = [NOTES[Language.EN] in page for page in pages]
    assert noted == ["]¹" in page for page in pages]
    assert noted[0] and noted[-1] and not any(noted[1:-1]) and len(pages) > 2


@pytest.mark.parametrize("layout", Layout)
def test_once_formalised_nothing_is_bracketed(layout: Layout) -> None:
    text = _flat(print_agenda(replace(_agenda(ITEM), pending=()), layout).data)
    assert "[" not in text and "¹" not in text


@pytest.mark.parametrize("layout", Layout)
def test_the_footnote_of_a_cover_stands_below_all_else(layout: Layout, tmp_path: Path) -> None:
    materials = CompilationPrint(TITLE, (), DAY, DAY, PLACE, "Almaty Process/04/01/2013", pending=PENDING)
    made = make_compilation(materials, layout, tmp_path / "c.pdf")
    spots = spots_of(made.path.read_bytes(), 0)
    symbol = min(spot.baseline for spot in spots if "Almaty Process/04" in spot.text)
    note = max(spot.baseline for spot in spots if spot.text.startswith("¹"))
    assert symbol > note + 15


def test_a_rendered_file_has_brackets_in_its_title_and_keeps_its_own_words() -> None:
    """S3 speaks of what the Process prints; what somebody else wrote is not rewritten."""
    given = PlainTextPrint(
        name="letter.txt",
        text="A letter from Pakistan to the Chair.",
        title=Bilingual("Letter of Pakistan", "Письмо Пакистана"),
        pending=(Bilingual("Pakistan", "Пакистан"),),
    )
    text = "\n".join(pages_of(print_plain_text(given, Layout.EN).data))
    assert "Letter of [Pakistan]¹" in text
    assert "A letter from Pakistan to the Chair." in text
