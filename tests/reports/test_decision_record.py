"""The record of a decision, opened again and read (rules D1, D3, D5, S3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from almaty_desktop.i18n import Bilingual, Language, message
from almaty_desktop.reports.decision_record import DecisionRecordPrint, RecordedRound, print_decision_record
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.positions import Correction, Stance
from almaty_desktop.reports.put_again import leads_to_changes
from tests.reports.decision_samples import (
    AGREES,
    EFFECT,
    IRAN,
    KIND,
    KYRGYZ,
    LONG,
    MEMBERS,
    OBJECTS,
    PENDING,
    SILENT,
    TAJIKISTAN,
    TITLE,
    flat,
    moment,
    other_alphabet,
    stands_within_its_margins,
    unhyphened,
)
from tests.reports.pdf_reading import outline_of, spots_of

BEFORE = Bilingual("The Support Unit reports every month.", "Группа поддержки отчитывается каждый месяц.")
AFTER = Bilingual("The Support Unit reports every quarter.", "Группа поддержки отчитывается каждый квартал.")
RESERVATION = Bilingual("Costs are borne by the observer.", "Расходы несёт наблюдатель.")
WHY = Bilingual("Misheard in the room.", "Неверно расслышано в зале.")
AT = moment(2014, 5, 6, 11, 5)


def _all(*changed: Stance) -> tuple[Stance, ...]:
    by_name = {one.name: one for one in changed}
    return tuple(by_name.get(name, Stance(name, AGREES, at=AT)) for name in MEMBERS)


FIRST = RecordedRound(
    1,
    BEFORE,
    moment(2014, 5, 6, 11),
    moment(2014, 5, 6, 11, 30),
    message("no consensus"),
    _all(Stance(TAJIKISTAN, OBJECTS, Bilingual("Too often."), AT)),
)
SECOND = RecordedRound(
    2,
    AFTER,
    moment(2014, 5, 7, 9),
    moment(2014, 5, 7, 10),
    message("consensus"),
    _all(
        Stance(KYRGYZ, message("reservation"), RESERVATION, AT),
        Stance(TAJIKISTAN, AGREES, at=AT, correction=Correction(SILENT, WHY)),
    ),
)
RECORD = DecisionRecordPrint(
    number=3,
    title=TITLE,
    kind=KIND,
    state=message("closed"),
    day=date(2014, 5, 6),
    rounds=(FIRST, SECOND),
    meeting=Bilingual("Senior Officials’ Meeting, Almaty", "Совещание старших должностных лиц, Алматы"),
    subject=IRAN,
    bracketed=(IRAN,),
    outcome=message("consensus"),
    effects=(EFFECT,),
    pending=PENDING,
)

SAYS = {
    Language.EN: [
        "Participation of the [Islamic Republic of Iran]¹",
        "No. 3 in the register of decisions",
        "Senior Officials’ Meeting, Almaty",
        "Round 1",
        "Round 2",
        "no consensus",
        "Costs are borne by the observer.",
        "Corrected. Before: does not object.",
        "Reason: Misheard in the room.",
        "Without a position until participation is formalised: [Islamic Republic of Iran]¹.",
        "Provisional:",
        "What it brings about once confirmed",
    ],
    Language.RU: [
        "Участие [Исламской Республики Иран]¹",
        "№ 3 в реестре решений",
        "Совещание старших должностных лиц, Алматы",
        "Раунд 1",
        "Раунд 2",
        "консенсуса нет",
        "Расходы несёт наблюдатель.",
        "Исправлено. Прежде значилось: не возражает.",
        "Причина: Неверно расслышано в зале.",
        "До оформления участия позиция не учитывается: [Исламская Республика Иран]¹.",
        "Предварительно:",
        "Too often. (только на английском)",
    ],
}


@pytest.mark.parametrize("language", list(Language))
def test_the_record_says_what_was_put_and_taken(language: Language) -> None:
    text = flat(print_decision_record(RECORD, Layout(language.value)))
    for phrase in SAYS[language]:
        assert unhyphened(phrase) in text, phrase
    for phrase in SAYS[language.other][:-1]:
        assert unhyphened(phrase) not in text, phrase


@pytest.mark.parametrize("language", list(Language))
def test_positions_stand_in_the_order_of_the_language(language: Language) -> None:
    one = replace(RECORD, rounds=(SECOND,))
    printed = print_decision_record(one, Layout(language.value))
    names = [name.only(language) for name in MEMBERS]
    spots = [spot.text.strip() for page in range(printed.pages) for spot in spots_of(printed.data, page)]
    assert [text for text in spots if text in names] == sorted(names)


def test_nothing_counts_the_positions() -> None:
    """Rule D1: no totals, no percentages; the only numbers are those of rounds, dates and the register."""
    for language in Language:
        text = flat(print_decision_record(RECORD, Layout(language.value)))
        assert "%" not in text
        assert not any(word in text.casefold() for word in ("total", "in favour", "всего", "голос", "vote"))


def test_changes_between_rounds_are_marked_and_the_earlier_text_stays() -> None:
    """What was removed is printed struck through beside what was added."""
    text = flat(print_decision_record(RECORD, Layout.EN))
    assert "The Support Unit reports every month." in text
    assert "The Support Unit reports every month quarter." in text
    assert "with what changed since the round before" in text
    again = replace(SECOND, text=BEFORE)
    unchanged = flat(print_decision_record(replace(RECORD, rounds=(FIRST, again)), Layout.EN))
    assert "The text was put again unchanged." in unchanged
    assert "with what changed" not in unchanged


def test_a_text_in_one_language_only_is_never_compared_with_nothing() -> None:
    only = Bilingual("The Support Unit reports.")
    assert not leads_to_changes(BEFORE, only, (Language.RU,))
    assert leads_to_changes(BEFORE, only, (Language.EN,))
    russian = flat(
        print_decision_record(replace(RECORD, rounds=(FIRST, replace(SECOND, text=only))), Layout.RU)
    )
    assert "The Support Unit reports." in russian


def test_an_open_decision_says_so_and_has_no_outcome() -> None:
    still = replace(
        RECORD,
        outcome=None,
        effects=(),
        state=message("open"),
        rounds=(replace(FIRST, closed=None, outcome=None),),
    )
    text = flat(print_decision_record(still, Layout.EN))
    assert "This decision is still open: positions can still change." in text
    assert "Provisional" not in text
    assert "Outcome" not in text


def test_a_confirmed_decision_is_not_provisional() -> None:
    text = flat(print_decision_record(replace(RECORD, confirmed=moment(2014, 5, 8, 9)), Layout.EN))
    assert "Provisional" not in text
    assert "What it has brought about" in text
    assert "8 May 2014, 09:00, Almaty time (UTC+6)" in text


def test_brackets_follow_the_day_of_the_paper() -> None:
    """Rule S3: a record dated after the formalisation has none."""
    text = flat(print_decision_record(replace(RECORD, pending=(), bracketed=()), Layout.SIDE_BY_SIDE))
    assert "[" not in text
    assert "¹" not in text


MANY = tuple(
    replace(SECOND, number=number, text=SECOND.text.map(lambda words, number=number: f"{words} {number}"))
    for number in range(1, 21)
)


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize(
    "content",
    [
        RECORD,
        replace(RECORD, title=LONG, rounds=(replace(FIRST, text=LONG), replace(SECOND, text=AFTER))),
        replace(RECORD, rounds=MANY),
        replace(RECORD, rounds=(replace(FIRST, text=Bilingual(), stances=()),), bracketed=(), effects=()),
    ],
    ids=["usual", "long", "twenty-rounds", "empty"],
)
def test_no_letter_stands_outside(layout: Layout, content: DecisionRecordPrint) -> None:
    printed = print_decision_record(content, layout)
    assert stands_within_its_margins(printed)
    assert printed.data == print_decision_record(content, layout).data
    if len(content.rounds) > 1:
        rounds = [title for level, title in outline_of(printed.data) if level == 1 and "ound" in title]
        assert len(rounds) == (len(content.rounds) if Language.EN in layout.languages else 0)


def test_nothing_is_left_in_the_other_language() -> None:
    russian_only = replace(FIRST, stances=_all(Stance(TAJIKISTAN, OBJECTS, WHY, AT)))
    content = replace(RECORD, rounds=(russian_only, SECOND))
    for language in Language:
        assert other_alphabet(print_decision_record(content, Layout(language.value)), language) == ""
