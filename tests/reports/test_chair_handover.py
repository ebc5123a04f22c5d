"""The handover report: by task and in order, the open points, the next Chair and who was passed over (C5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from almaty_desktop.i18n import Bilingual, Language, message, texts_in
from almaty_desktop.reports.chair_handover import (
    ChairHandoverPrint,
    HandoverEntry,
    HandoverPassed,
    HandoverTask,
    NextChair,
    print_chair_handover,
)
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import Printed
from tests.reports.pdf_reading import catalogue, outline_of, pages_of

TASKS = ("Chairing the meetings of the Process", "Promoting the visibility of the Process")

GIVEN = ChairHandoverPrint(
    chair=Bilingual("Kyrgyz Republic", "Кыргызстан"),
    start=date(2015, 6, 5),
    end=date(2017, 6, 4),
    elected=False,
    representative=Bilingual("Aisuluu Toktogulova", "Айсулуу Токтогулова"),
    post=Bilingual("Deputy Minister", "Заместитель министра"),
    tasks=(
        HandoverTask(
            Bilingual(TASKS[0], "Ведение мероприятий Процесса"),
            (
                HandoverEntry(
                    Bilingual("Senior Officials’ Meeting", "Совещание старших должностных лиц"),
                    date(2016, 5, 10),
                    date(2016, 5, 11),
                    message("Senior Officials’ Meeting"),
                ),
            ),
        ),
        HandoverTask(Bilingual(TASKS[1], "Повышение известности Процесса")),
    ),
    open=(
        HandoverEntry(Bilingual("Letter to donors", "Письмо донорам"), date(2017, 9, 1)),
        HandoverEntry(Bilingual("Only in English")),
    ),
    next=NextChair(
        Bilingual("Turkey", "Турция"),
        date(2017, 6, 5),
        date(2019, 6, 4),
        (
            HandoverPassed(Bilingual("Pakistan", "Пакистан"), message("not a member")),
            HandoverPassed(
                Bilingual("Tajikistan", "Таджикистан"),
                message("declined"),
                Bilingual("National elections", "Выборы в стране"),
            ),
        ),
    ),
    undecided=None,
    issued=date(2017, 6, 4),
    pending=(Bilingual("Pakistan", "Пакистан"),),
)


def flat(printed: Printed) -> str:
    return " ".join(" ".join(pages_of(printed.data)).split())


def test_the_term_is_told_by_task_then_what_is_open_then_who_is_next() -> None:
    text = flat(print_chair_handover(GIVEN, Layout.EN))
    order = [
        "Handover of the Chair",
        "Kyrgyz Republic",
        "5 June 2015 – 4 June 2017",
        "Aisuluu Toktogulova",
        TASKS[0],
        "10–11 May 2016 · Senior Officials’ Meeting",
        TASKS[1],
        "Nothing was noted for this task.",
        "Open points handed over",
        "due 1 September 2017",
        "Letter to donors",
        "no day set",
        "The next Chair",
        "5 June 2017 – 4 June 2019",
        "— not a member",
        "Tajikistan — declined: National elections",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places), list(zip(order, places, strict=True))


@pytest.mark.parametrize("layout", list(Layout))
def test_every_layout_says_all_in_its_languages_and_is_the_same_twice(layout: Layout) -> None:
    printed = print_chair_handover(GIVEN, layout)
    assert printed.data == print_chair_handover(GIVEN, layout).data
    text = flat(printed)
    wanted = {"Handover of the Chair": Language.EN, "Передача председательства": Language.RU}
    shown = {language for languages in layout.parts for language in languages}
    assert {language for words, language in wanted.items() if words in text} == shown
    assert [level for level, _ in outline_of(printed.data)][:3] == [0, 1, 2]


def test_a_pending_state_stands_in_brackets_with_its_footnote() -> None:
    english = flat(print_chair_handover(GIVEN, Layout.EN))
    assert "[Pakistan]" in english
    assert "yet to formalise" in english
    later = flat(print_chair_handover(replace(GIVEN, pending=()), Layout.EN))
    assert "[" not in later
    assert "yet to formalise" not in later


def test_a_text_of_one_language_is_borrowed_and_marked() -> None:
    russian = flat(print_chair_handover(GIVEN, Layout.RU))
    assert "Only in English (только на английском)" in russian.replace("\u00a0", " ")


def test_nobody_is_willing_and_no_point_is_open() -> None:
    given = replace(GIVEN, open=(), next=None, undecided=date(2017, 6, 5), representative=Bilingual())
    text = flat(print_chair_handover(given, Layout.EN))
    assert "No point is left open." in text
    assert "No representative was designated." in text
    assert "Every member declined the turn that begins on 5 June 2017" in text


def test_the_file_bears_its_title() -> None:
    information = catalogue(print_chair_handover(GIVEN, Layout.RU).data)[1]
    assert information["/Title"] == f"{texts_in(Language.RU).text('Handover of the Chair')} — Кыргызстан"


def _long_before(lines: int) -> ChairHandoverPrint:
    entry = HandoverEntry(Bilingual("Letter to donors", "Письмо донорам"), date(2017, 9, 1))
    return replace(GIVEN, open=(entry,) * lines)


@pytest.mark.parametrize("lines", range(8, 24))
def test_the_next_chair_stands_with_all_who_were_passed_over(lines: int) -> None:
    pages = pages_of(print_chair_handover(_long_before(lines), Layout.EN).data)
    (page,) = [page for page in pages if "The next Chair" in page]
    assert "Turkey" in page and "not a member" in page and "National elections" in page


def test_passed_over_by_the_dozen_with_long_reasons_they_fill_one_page_after_the_other() -> None:
    assert GIVEN.next is not None
    why = Bilingual("National elections and a new government. " * 12)
    passed = tuple(HandoverPassed(Bilingual(f"State {n}"), message("declined"), why) for n in range(12))
    given = replace(GIVEN, next=replace(GIVEN.next, passed_over=passed))
    pages = pages_of(print_chair_handover(given, Layout.EN).data)
    assert len(pages) <= 4 and "State 11" in pages[-1]
