"""Agenda, list of documents, information sheet, plain rendering: what must stand on their pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from almaty_desktop.i18n import Bilingual, Language, message
from almaty_desktop.reports.agenda import AgendaDay, AgendaDocument, AgendaItem, AgendaPrint, print_agenda
from almaty_desktop.reports.document import DocumentPrint, print_document
from almaty_desktop.reports.documents import (
    DocumentListPrint,
    ListedDocument,
    ListedItem,
    ListedVersion,
    print_document_list,
)
from almaty_desktop.reports.information_sheet import (
    InformationSheetPrint,
    SheetEntry,
    SheetSection,
    print_information_sheet,
)
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import Printed
from almaty_desktop.reports.plain_text import FallbackPrint, PlainTextPrint, print_fallback, print_plain_text
from tests.reports.pdf_reading import fonts_of, outline_of, pages_of, spots_of

PENDING = (Bilingual("Islamic Republic of Iran", "Исламская Республика Иран"),)
TITLE = Bilingual("Senior Officials’ Meeting", "Совещание старших должностных лиц")
ALMATY = Bilingual("Almaty", "Алматы")
FIRST, LAST = date(2015, 5, 20), date(2015, 5, 21)


def item(number: str, english: str, russian: str, start: time | None = None) -> AgendaItem:
    return AgendaItem(number, Bilingual(english, russian), number.count(".") + 1, start=start, minutes=30)


ITEMS = (
    item("1", "Opening", "Открытие", time(9, 30)),
    item("2", "Review", "Обзор", time(10)),
    replace(
        item(
            "2.1", "Outcomes: [Islamic Republic of Iran]", "Итоги: [Исламская Республика Иран]", time(10, 40)
        ),
        documents=(
            AgendaDocument("Almaty Process/03/03/2015", Bilingual(), message("original")),
            AgendaDocument("", Bilingual("Note by the host", "Записка принимающей стороны")),
        ),
        presenter=Bilingual("Support Unit", "Группа поддержки"),
    ),
    AgendaItem("", Bilingual("Break", "Перерыв"), start=time(11), is_break=True),
    item("3", "Only in English", "", time(11, 15)),
)


def agenda(*days: AgendaDay) -> AgendaPrint:
    subtitle = Bilingual("Provisional agenda", "Предварительная повестка дня")
    return AgendaPrint(TITLE, subtitle, ALMATY, FIRST, LAST, days, "Almaty Process/03/02/2015", None, PENDING)


def document_list(*items: ListedItem) -> DocumentListPrint:
    return DocumentListPrint(TITLE, ALMATY, FIRST, LAST, items, "Almaty Process/03/05/2015")


def listed(number: int) -> ListedDocument:
    return ListedDocument(
        f"Almaty Process/03/{number:02}/2015",
        Bilingual(f"Report {number}", f"Доклад {number}"),
        date(2015, 4, 3),
        (ListedVersion("en", None, 12, original=True), ListedVersion("ru", message("original"), 1)),
    )


def sheet(*sections: SheetSection) -> InformationSheetPrint:
    return InformationSheetPrint(
        Bilingual("Mixed migration", "Смешанная миграция"), date(2015, 3, 1), date(2015, 5, 31), sections
    )


ENTRY = SheetEntry(
    Bilingual("A new centre", "Новый центр"),
    Bilingual("It was *opened* in spring.\n\n- one", "Он *открыт* весной.\n\n- один"),
    Bilingual("Press service", "Пресс-служба"),
    date(2015, 4, 2),
)


def flat(printed: Printed) -> str:
    return " ".join(" ".join(pages_of(printed.data)).split())


@pytest.mark.parametrize("layout", Layout)
def test_agenda(layout: Layout) -> None:
    printed = print_agenda(agenda(AgendaDay(FIRST, ITEMS), AgendaDay(LAST)), layout)
    text = flat(printed)
    expected = {
        Language.EN: [
            "Provisional agenda",
            "Almaty, 20–21 May 2015",
            "Wednesday, 20 May",
            "[Islamic Republic of Iran]¹",
            "Break",
            "Note by the host",
            "Support Unit",
            "Nothing is scheduled for this day yet.",
            "(original)",
        ],
        Language.RU: [
            "Предварительная повестка дня",
            "Алматы, 20–21 мая 2015 г.",
            "Среда, 20 мая",
            "[Исламская Республика Иран]¹",
            "Перерыв",
            "Записка принимающей стороны",
            "На этот день пока ничего не запланировано.",
            "(оригинал)",
            "(только на английском)",
        ],
    }
    for language, phrases in expected.items():
        for phrase in phrases:
            found = phrase in text or phrase in text.replace("- ", "").replace("-", "")
            assert found == (language in layout.languages), phrase
    for clock in ("09:30", "10:00", "10:40", "11:00", "11:15"):
        assert text.count(clock) == (2 if layout is Layout.ONE_AFTER_THE_OTHER else 1)


def test_items_of_an_agenda_begin_at_one_height() -> None:
    """Time, English and Russian of an item stand on one baseline, on every page."""
    many = tuple(
        item(
            f"{n}",
            f"Item{n} " + "of the agenda " * (n % 9),
            f"Пункт{n} " + "повестки дня " * (n % 7),
            time(9, n % 60),
        )
        for n in range(1, 60)
    )
    printed = print_agenda(agenda(AgendaDay(FIRST, many)), Layout.SIDE_BY_SIDE)
    seen = 0
    assert printed.pages > 2
    for page in range(printed.pages):
        spots = spots_of(printed.data, page)
        russian = {
            match.group(1): spot.baseline
            for spot in spots
            if (match := re.search(r"Пункт(\d+)\b", spot.text))
        }
        for spot in spots:
            match = re.search(r"Item(\d+)\b", spot.text)
            if match:
                seen += 1
                assert russian[match.group(1)] == pytest.approx(spot.baseline, abs=0.01)
                clock = f"09:{int(match.group(1)):02}"
                assert any(
                    one.text.startswith(clock) and abs(one.baseline - spot.baseline) < 0.01 for one in spots
                )
    assert seen == 59


def test_a_day_that_goes_on_says_so() -> None:
    many = tuple(item(f"{n}", f"Item {n}", f"Пункт {n}", time(9)) for n in range(1, 80))
    pages = pages_of(print_agenda(agenda(AgendaDay(FIRST, many)), Layout.RU).data)
    assert "(продолжение)" not in pages[0]
    assert all("Среда, 20 мая (продолжение)" in page for page in pages[1:])


@pytest.mark.parametrize("layout", Layout)
def test_list_of_documents(layout: Layout) -> None:
    given = document_list(
        ListedItem("1", Bilingual("Opening", "Открытие"), (listed(1),)),
        ListedItem("2", Bilingual("Without papers", "Без бумаг")),
        ListedItem("", Bilingual(), tuple(listed(n) for n in range(2, 30))),
    )
    printed = print_document_list(given, layout)
    text = flat(printed)
    assert "Without papers" not in text
    for number in range(1, 30):
        assert f"Almaty Process/03/{number:02}/2015" in text
    if Language.EN in layout.languages:
        assert "English, original, 12 pages" in text and "Documents not assigned to an agenda item" in text
    if Language.RU in layout.languages:
        assert "Английский, оригинал, 12 страниц" in text and "Русский, 1 страница" in text
    if layout in (Layout.EN, Layout.RU):
        head = "Symbol" if layout is Layout.EN else "Условное обозначение"
        assert all(head in page for page in pages_of(printed.data))


@pytest.mark.parametrize("layout", Layout)
def test_information_sheet(layout: Layout) -> None:
    one_language = SheetEntry(Bilingual("", "Только по-русски"), Bilingual("", "Русский текст."))
    given = sheet(SheetSection(Bilingual("News", "Новости"), (ENTRY, one_language) * 8))
    printed = print_information_sheet(given, layout)
    text = flat(printed)
    if Language.EN in layout.languages:
        for phrase in (
            "Joint information sheet",
            "1 March – 31 May 2015",
            "It was opened in spring.",
            "in Russian only",
        ):
            assert phrase in text
        assert "Source: Press service, 2 April 2015" in text
    if Language.RU in layout.languages:
        for phrase in (
            "Совместный информационный листок",
            "Он открыт весной.",
            "Источник: Пресс-служба, 2 апреля 2015 г.",
        ):
            assert phrase in text
    for page in pages_of(printed.data)[1:]:
        body = page.split("\n")
        assert not any(line.startswith(("Source", "Источник")) for line in body[2:3])
    assert any(level == 2 for level, _ in outline_of(printed.data))


EMPTY: list[tuple[Callable[[Layout], Printed], str, str]] = [
    (lambda layout: print_agenda(agenda(), layout), "No items have been put", "не включено ни одного пункта"),
    (lambda layout: print_document_list(document_list(), layout), "No documents have been", "документы пока"),
    (lambda layout: print_information_sheet(sheet(), layout), "has no entries yet", "пока нет сообщений"),
    (
        lambda layout: print_document(DocumentPrint(TITLE, Bilingual()), layout),
        "This document has no text yet",
        "пока нет текста",
    ),
]


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize(("make", "english", "russian"), EMPTY)
def test_what_is_empty_says_so(
    make: Callable[[Layout], Printed], english: str, russian: str, layout: Layout
) -> None:
    printed = make(layout)
    text = flat(printed)
    assert printed.pages == len(layout.parts)
    assert (english in text) == (Language.EN in layout.languages)
    assert (russian in text) == (Language.RU in layout.languages)


def test_a_document_in_one_language_only() -> None:
    given = DocumentPrint(Bilingual("Note"), Bilingual("The only text there is."))
    text = flat(print_document(given, Layout.RU))
    assert "The only text there is." in text
    assert "Текст на русском языке отсутствует" in text and "(только на английском)" in text
    both = flat(print_document(given, Layout.SIDE_BY_SIDE))
    assert both.count("The only text there is.") == 1


@pytest.mark.parametrize("layout", Layout)
def test_plain_rendering_says_what_it_is(layout: Layout) -> None:
    words = "First paragraph\n# not a heading\n\x00| a |"
    printed = print_plain_text(PlainTextPrint("report.docx", words, text_language=Language.EN), layout)
    text = flat(printed)
    assert ("own rendering of the text of “report.docx”" in text) == (Language.EN in layout.languages)
    assert ("Текст файла «report.docx»" in text) == (Language.RU in layout.languages)
    assert "# not a heading" in text and "| a |" in text
    assert all(fonts_of(printed.data).values())


@pytest.mark.parametrize("language", ["kk", "tg", "ky", "tr", "az"])
def test_languages_of_the_region_print(language: str, shared_data: Path) -> None:
    text = (shared_data / "documents" / "udhr" / f"udhr.{language}.html").read_text("utf-8")
    words = re.sub(r"<[^>]*>|&\w+;", " ", text)
    shown = flat(print_plain_text(PlainTextPrint("udhr", words), Layout.RU))
    assert "¤" not in shown
    assert len(shown) > 8_000


def test_a_script_that_the_fonts_lack_is_named_instead_of_printed() -> None:
    text = flat(
        print_plain_text(PlainTextPrint("udhr.fa", "تمام افراد بشر آزاد زاده می‌شوند " * 50), Layout.EN)
    )
    assert "in a script that the program’s fonts do not cover" in text
    assert "¤" not in text


@pytest.mark.parametrize("layout", Layout)
def test_fallback_page(layout: Layout) -> None:
    digest = "0123456789abcdef" * 4
    printed = print_fallback(FallbackPrint("тайна.pdf", digest, message("original")), layout)
    text = flat(printed)
    assert printed.pages == 1
    assert "тайна.pdf" in text and digest in text.replace(" ", "")
    assert ("This document can’t be shown here" in text) == (Language.EN in layout.languages)
    assert ("оригинал" in text) == (Language.RU in layout.languages)


@pytest.mark.parametrize("layout", Layout)
def test_prints_are_the_same_bytes_twice(layout: Layout) -> None:
    given = agenda(AgendaDay(FIRST, ITEMS))
    assert print_agenda(given, layout).data == print_agenda(given, layout).data
    papers = document_list(ListedItem("1", TITLE, (listed(1),)))
    assert print_document_list(papers, layout).data == print_document_list(papers, layout).data
    news = sheet(SheetSection(TITLE, (ENTRY,)))
    assert print_information_sheet(news, layout).data == print_information_sheet(news, layout).data
