"""Small things that a reader of the prints must not be left to guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.reports.agenda import AgendaDay, AgendaItem, AgendaPrint, print_agenda
from almaty_desktop.reports.compilation import make_compilation
from almaty_desktop.reports.compilation_data import CompilationItem, CompilationPrint
from almaty_desktop.reports.documents import (
    DocumentListPrint,
    ListedDocument,
    ListedItem,
    ListedVersion,
    print_document_list,
)
from almaty_desktop.reports.layouts import Layout
from tests.reports.compilation_samples import Opened, drawn, one_item, version
from tests.reports.compilation_samples import document as document_of
from tests.reports.pdf_reading import outline_of, pages_of

TITLE = Bilingual("Senior Officials’ Meeting", "Совещание старших должностных лиц")
DAY = date(2015, 5, 20)
UNTITLED = {Language.EN: "Untitled item", Language.RU: "Пункт без названия"}
CANCELLED = {Language.EN: "Cancelled", Language.RU: "Отменено"}


def _flat(data: bytes) -> str:
    return " ".join(" ".join(pages_of(data)).split())


def _agenda(*items: AgendaItem) -> AgendaPrint:
    return AgendaPrint(TITLE, Bilingual(), Bilingual(), DAY, DAY, (AgendaDay(DAY, items),))


def _list(*documents: ListedDocument) -> DocumentListPrint:
    return DocumentListPrint(TITLE, Bilingual(), DAY, DAY, (ListedItem("7", Bilingual(), documents),))


PAPER = ListedDocument(
    "", Bilingual("Note", "Записка"), versions=(ListedVersion("ru"), ListedVersion("en", missing=True))
)


@pytest.mark.parametrize("layout", Layout)
def test_an_item_without_a_title_has_its_number_and_says_so(layout: Layout, tmp_path: Path) -> None:
    items = AgendaItem("7", Bilingual(), start=time(9)), AgendaItem("", Bilingual(), is_break=True)
    agenda, listed = print_agenda(_agenda(*items), layout), print_document_list(_list(PAPER), layout)
    made = make_compilation(
        CompilationPrint(TITLE, (CompilationItem("7", Bilingual()),), DAY, DAY), layout, tmp_path / "c.pdf"
    )
    for data in (agenda.data, listed.data, made.path.read_bytes()):
        for language in layout.languages:
            assert f"7 {UNTITLED[language]}" in _flat(data)
        assert any(UNTITLED[layout.languages[0]] in title for _, title in outline_of(data))


@pytest.mark.parametrize("layout", Layout)
def test_a_compilation_of_nothing_says_so(layout: Layout, tmp_path: Path) -> None:
    made = make_compilation(CompilationPrint(TITLE, (), DAY, DAY), layout, tmp_path / "c.pdf")
    text = _flat(made.path.read_bytes())
    assert ("No items have been put on the agenda yet." in text) == (Language.EN in layout.languages)
    assert ("пока не включено ни одного пункта" in text) == (Language.RU in layout.languages)


@pytest.mark.parametrize("layout", Layout)
def test_a_version_that_is_not_there_is_named_once(layout: Layout) -> None:
    text = _flat(print_document_list(_list(PAPER), layout).data)
    if Language.EN in layout.languages:
        assert "English: not there yet" in text and "no English version" not in text
    if Language.RU in layout.languages:
        assert "Английский: пока нет" in text


def test_another_language_is_named_where_it_has_a_name(tmp_path: Path) -> None:
    versions = [version(code, drawn(tmp_path / f"{code}.pdf", code)) for code in ("kk", "und")]
    papers = one_item(*(document_of("", one.language, one) for one in versions))
    for layout, known, unknown in (
        (Layout.EN, "in Kazakh only", "in another language only"),
        (Layout.RU, "только на языке: казахский", "только на другом языке"),
    ):
        made = make_compilation(papers, layout, tmp_path / "c.pdf")
        with Opened(made.path) as opened:
            assert known in opened.texts[1] and unknown in opened.texts[1]


@pytest.mark.parametrize("layout", Layout)
def test_what_is_printed_of_a_cancelled_meeting_says_so(layout: Layout, tmp_path: Path) -> None:
    for cancelled in (True, False):
        agenda = print_agenda(replace(_agenda(), cancelled=cancelled), layout)
        listed = print_document_list(replace(_list(PAPER), cancelled=cancelled), layout)
        materials = CompilationPrint(TITLE, (), DAY, DAY, cancelled=cancelled)
        made = make_compilation(materials, layout, tmp_path / "c.pdf")
        for data in (agenda.data, listed.data, made.path.read_bytes()):
            for language, word in CANCELLED.items():
                assert (word in pages_of(data)[0]) == (cancelled and language in (layout.parts[0]))
