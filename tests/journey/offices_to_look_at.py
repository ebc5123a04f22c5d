"""Offices on which the pages are looked at: empty, one of each, and one whose every title is very long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import decisions_to_look_at

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.use_cases import UseCases, make_use_cases

FIRST = date(2015, 1, 12)
SHORT = Bilingual("Border management", "Управление границами")
_ENGLISH = "Regional consultation on data collection, information-sharing and the protection of refugees "
_RUSSIAN = "Региональная консультация по вопросам сбора данных, обмена информацией и защиты беженцев "
LONG = Bilingual((_ENGLISH * 3)[:200].strip(), (_RUSSIAN * 3)[:200].strip())
MANY = 40


@contextmanager
def made(folder: Path) -> Iterator[UseCases]:
    use_cases = make_use_cases(folder)
    try:
        yield use_cases
    finally:
        use_cases.office.close()


def make_empty(folder: Path) -> None:
    with made(folder):
        pass


def make_one_of_each(folder: Path) -> None:
    with made(folder) as use_cases:
        documents = take_in(use_cases, folder, SHORT, 1)
        meet(use_cases, SHORT, FIRST, items=1, documents=documents)
        write_sheet(use_cases, SHORT, FIRST, sections=1, entries=1)
        decisions_to_look_at.write_people(use_cases, SHORT, 1)
        decisions_to_look_at.decide_one(use_cases, SHORT)


def make_long(folder: Path) -> None:
    with made(folder) as use_cases:
        documents = take_in(use_cases, folder, LONG, MANY)
        for number in range(MANY):
            meet(use_cases, LONG, FIRST + timedelta(days=9 * number), items=0, documents=())
        meet(use_cases, LONG, FIRST + timedelta(days=1000), items=MANY // 2, documents=documents[:9])
        write_sheet(use_cases, LONG, FIRST, sections=3, entries=MANY // 4)
        decisions_to_look_at.write_people(use_cases, LONG, MANY)
        decisions_to_look_at.decide_all(use_cases, LONG)


def take_in(use_cases: UseCases, folder: Path, title: Bilingual, count: int) -> tuple[int, ...]:
    """So many documents with this title, and a text that says it."""
    papers = folder.with_name(f"{folder.name}-papers")
    papers.mkdir()
    for number in range(count):
        text = f"{title.en}\n\nPaper {number} was written for the delegations and their advisers.\n"
        (papers / f"paper-{number:03}.txt").write_text(text, "utf-8")
    answers = use_cases.taking_in.add([papers])
    documents = tuple(dict.fromkeys(answer.document for answer in answers if answer.document))
    for document in documents:
        use_cases.archive.change(document, title_en=title.en, title_ru=title.ru, reference=title.en[:60])
    return documents


def meet(use_cases: UseCases, title: Bilingual, day: date, *, items: int, documents: tuple[int, ...]) -> None:
    """A meeting with an agenda of so many items, all documents on the first one."""
    meeting = use_cases.meetings.create(
        MeetingKind.WORKSHOP, day, day + timedelta(days=1), title=title, place=title, skeleton=False
    )
    for number in range(items):
        item = use_cases.agenda.add(
            meeting.id,
            title_en=title.en,
            title_ru=title.ru,
            presenter_en=title.en,
            presenter_ru=title.ru,
            minutes=20,
        )
        if not number:
            use_cases.agenda.hang(item, list(documents))


def write_sheet(use_cases: UseCases, title: Bilingual, day: date, *, sections: int, entries: int) -> None:
    """An information sheet; each section has so many entries."""
    sheet = use_cases.information.create(day, day + timedelta(days=90), title)
    for _ in range(sections):
        section = use_cases.information.add_section(sheet, title_en=title.en, title_ru=title.ru)
        for _ in range(entries):
            use_cases.information.add_entry(
                section,
                heading_en=title.en,
                heading_ru=title.ru,
                text_en=title.en,
                text_ru=title.ru,
                source_en=title.en,
                source_ru=title.ru,
                dated=day,
            )
