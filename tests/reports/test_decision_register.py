"""The register of decisions, opened again and read (rules D1, D3, S3)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from almaty_desktop.i18n import Bilingual, Language, message
from almaty_desktop.reports.decision_register import (
    DecisionRegisterPrint,
    RegisteredDecision,
    RegisterGroup,
    print_decision_register,
)
from almaty_desktop.reports.layouts import Layout
from tests.reports.decision_samples import (
    KIND,
    LONG,
    PENDING,
    TITLE,
    flat,
    other_alphabet,
    stands_within_its_margins,
    unhyphened,
)
from tests.reports.pdf_reading import outline_of, pages_of, spots_of

TODAY = date(2015, 12, 1)
SOM = Bilingual("Senior Officials’ Meeting", "Совещание старших должностных лиц")


def registered(number: int) -> RegisteredDecision:
    effects = (message("Extension"),) if number % 3 == 0 else ()
    return RegisteredDecision(
        number,
        date(2013, 6, 5) + timedelta(days=number),
        Bilingual(f"Decision {number} on exchange", f"Решение {number} об обмене"),
        KIND,
        message("consensus"),
        SOM,
        effects,
    )


def group(title: Bilingual, *numbers: int) -> RegisterGroup:
    return RegisterGroup(title, tuple(registered(number) for number in numbers))


FEW = DecisionRegisterPrint(
    (
        group(Bilingual("Decisions of 2013", "Решения 2013 года"), 1, 2, 3),
        group(Bilingual("Nothing", "Ничего")),
    ),
    TODAY,
    pending=PENDING,
)
MANY = replace(FEW, groups=(group(Bilingual("All", "Все"), *range(1, 201)),))


@pytest.mark.parametrize("language", list(Language))
def test_a_line_has_number_day_title_kind_outcome_and_effects(language: Language) -> None:
    text = flat(print_decision_register(FEW, Layout(language.value)))
    phrases = {
        Language.EN: [
            "Register of decisions",
            "As of 1 December 2015",
            "Decisions of 2013",
            "06/06/2013",
            "Decision 1 on exchange",
            "Formalisation of participation",
            "consensus",
            "Extension",
            "Senior Officials’ Meeting",
        ],
        Language.RU: [
            "Реестр решений",
            "По состоянию на 1 декабря 2015 г.",
            "06.06.2013",
            "Решение 1 об обмене",
            "Оформление участия",
            "консенсус достигнут",
            "Продление",
        ],
    }
    for phrase in phrases[language]:
        assert unhyphened(phrase) in text, phrase
    assert "Nothing" not in text
    assert "Ничего" not in text


@pytest.mark.parametrize("layout", Layout)
def test_two_hundred_decisions_all_stand_there_below_repeated_heads(layout: Layout) -> None:
    printed = print_decision_register(MANY, layout)
    assert stands_within_its_margins(printed)
    text = flat(printed)
    for language in layout.languages:
        title = {Language.EN: "Decision {} on exchange", Language.RU: "Решение {} об обмене"}[language]
        assert all(title.format(number) in text for number in range(1, 201))
    head = "№" if layout in (Layout.RU, Layout.SIDE_BY_SIDE) else "No."
    pages = pages_of(printed.data)
    assert len(pages) > 5
    assert all(head in page or "№" in page for page in pages)


@pytest.mark.parametrize("layout", Layout)
def test_each_further_page_says_of_which_group_it_is(layout: Layout) -> None:
    named = group(Bilingual("Decisions of 2013", "Решения 2013 года"), *range(1, 60))
    content = replace(FEW, groups=(named, group(Bilingual("Decisions of 2014", "Решения 2014 года"), 60)))
    printed = print_decision_register(content, layout)
    pages = [" ".join(page.split()) for page in pages_of(printed.data)]
    again = r"Decisions of 2013 .*\(continued\)|Решения 2013 года .*\(продолжение\)"
    numbered = r"Decision [1-5]?\d on|Решение [1-5]?\d об"
    for page in pages:
        begins = re.search(r"Decision 1 on|Решение 1 об", page) is not None
        assert begins or not re.search(numbered, page) or re.search(again, page)
        assert not (begins and re.search(again, page))
    assert any(re.search(again, page) for page in pages)
    of_2013 = [title for level, title in outline_of(printed.data) if level == 1 and "2013" in title]
    assert len(of_2013) == len(layout.parts)


def test_a_row_is_never_parted_by_a_page() -> None:
    printed = print_decision_register(MANY, Layout.EN)
    found = []
    for page in range(printed.pages):
        text = " ".join(spot.text.strip() for spot in spots_of(printed.data, page))
        titles = re.findall(r"Decision \d+ on exchange", text)
        found.append((len(titles), text.count("Formalisation of participation")))
    assert all(titles == kinds for titles, kinds in found)
    assert sum(titles for titles, _ in found) == 200


@pytest.mark.parametrize("layout", Layout)
def test_an_empty_register_says_so(layout: Layout) -> None:
    printed = print_decision_register(replace(FEW, groups=()), layout)
    text = flat(printed)
    assert ("No decision has been taken yet." in text) == (Language.EN in layout.languages)
    assert ("Решения пока не принимались." in text) == (Language.RU in layout.languages)
    chosen = replace(FEW, groups=(), chosen=(Bilingual("Year: 1999", "Год: 1999"),))
    narrowed = flat(print_decision_register(chosen, Layout.EN))
    assert "Year: 1999" in narrowed
    assert "No decision answers to this choice." in narrowed


def test_brackets_and_bookmarks() -> None:
    one = RegisteredDecision(7, TODAY, TITLE, KIND, message("open"))
    content = replace(FEW, groups=(RegisterGroup(Bilingual("Kind", "Вид"), (one,)),))
    printed = print_decision_register(content, Layout.SIDE_BY_SIDE)
    text = flat(printed)
    assert "[Islamic Republic of Iran]¹" in text
    assert "[Исламской Республики Иран]¹" in text
    assert text.count("has yet to formalise") == 1
    assert outline_of(printed.data) == [(0, "Register of decisions · Реестр решений"), (1, "Kind · Вид")]
    assert "[" not in flat(print_decision_register(replace(content, pending=()), Layout.SIDE_BY_SIDE))


@pytest.mark.parametrize("layout", Layout)
def test_a_very_long_title_stays_within_its_column(layout: Layout) -> None:
    one = replace(registered(1), title=LONG, where=LONG, effects=(message("Extension"),) * 12)
    printed = print_decision_register(replace(FEW, groups=(RegisterGroup(LONG, (one,)),)), layout)
    assert stands_within_its_margins(printed)


def test_nothing_is_left_in_the_other_language_or_counted() -> None:
    for language in Language:
        printed = print_decision_register(FEW, Layout(language.value))
        assert other_alphabet(printed, language) == ""
        assert "%" not in flat(printed)
