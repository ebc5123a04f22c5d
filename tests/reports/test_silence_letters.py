"""The letters of a silence procedure, opened again and read (rules D2, D3, S3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.reports.decision_parts import Extension, zone
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.positions import Correction
from almaty_desktop.reports.silence_notice import SilenceNoticePrint, print_silence_notice
from almaty_desktop.reports.silence_result import Reply, SilenceResultPrint, print_silence_result
from tests.reports.decision_samples import (
    ADDRESSEES,
    AGREES,
    AZERBAIJAN,
    EFFECT,
    IRAN,
    KIND,
    KYRGYZ,
    LONG,
    MEMBERS,
    OBJECTS,
    PAKISTAN,
    PENDING,
    TAJIKISTAN,
    TEXT,
    TITLE,
    UNIT,
    flat,
    moment,
    other_alphabet,
    stands_within_its_margins,
    unhyphened,
)
from tests.reports.pdf_reading import catalogue, outline_of, pages_of

NOTICE = SilenceNoticePrint(
    title=TITLE,
    kind=KIND,
    text=TEXT,
    opened=moment(2013, 6, 5, 12),
    deadline=moment(2013, 8, 31, 18),
    members=MEMBERS,
    addressees=ADDRESSEES,
    without_position=(IRAN, PAKISTAN),
    subject=IRAN,
    contacts=UNIT,
    issued=date(2013, 6, 5),
    pending=PENDING,
)
OBJECTION = Reply(
    TAJIKISTAN,
    OBJECTS,
    Bilingual("Consultations go on.", "Консультации продолжаются."),
    moment(2013, 7, 11, 9, 30),
)
RESULT = SilenceResultPrint(
    title=TITLE,
    kind=KIND,
    text=TEXT,
    opened=moment(2013, 6, 5, 12),
    first_deadline=moment(2013, 7, 31, 18),
    ended=moment(2013, 8, 31, 18),
    addressees=ADDRESSEES,
    extensions=(Extension(moment(2013, 8, 31, 18), moment(2013, 7, 20, 10, 5)),),
    replies=(Reply(KYRGYZ, AGREES, Bilingual(), moment(2013, 7, 1, 9)),),
    silent=(AZERBAIJAN, MEMBERS[0]),
    effects=(EFFECT,),
    issued=date(2013, 8, 31),
    pending=PENDING,
)
BROKEN = replace(RESULT, broken=OBJECTION, ended=OBJECTION.at, silent=(), effects=())

IN_A_NOTICE = {
    Language.EN: [
        "Notice of a silence procedure",
        "Participation of the [Islamic Republic of Iran]¹",
        "Date: 5 June 2013",
        "Kazakhstan Ms Aigerim Bekova",
        "Afghanistan vacant",
        "5 June 2013, 12:00, Almaty time (UTC+6)",
        "The deadline is 31 August 2013, 18:00, Almaty time (UTC+6).",
        "in writing;",
        "Afghanistan, Azerbaijan, Kazakhstan, Kyrgyz Republic, Tajikistan and Turkey.",
        "Without a position until participation is formalised: [Islamic Republic of Pakistan]¹.",
        "[Islamic Republic of Iran]¹ may break silence as well",
        "weber@example.org",
        "For the Support Unit of the Almaty Process",
        "Signature:",
    ],
    Language.RU: [
        "Уведомление о процедуре умолчания",
        "Участие [Исламской Республики Иран]¹",
        "Дата: 5 июня 2013 г.",
        "Казахстан г-жа Бекова Айгерим Сериковна",
        "Афганистан не назначен",
        "Срок истекает 31 августа 2013 г., 18:00 по времени Алматы (UTC+6).",
        "в письменной форме;",
        "Азербайджан, Афганистан, Казахстан, Кыргызстан, Таджикистан и Турция.",
        "Нарушить молчание может также [Исламская Республика Иран]¹",
        "weber@example.org",
        "От имени Группы поддержки Алматинского процесса",
        "Подпись:",
    ],
}


@pytest.mark.parametrize("language", list(Language))
def test_the_notice_says_what_is_put_by_when_and_how(language: Language) -> None:
    printed = print_silence_notice(NOTICE, Layout(language.value))
    text = flat(printed)
    for phrase in IN_A_NOTICE[language]:
        assert unhyphened(phrase) in text, phrase
    for phrase in IN_A_NOTICE[language.other]:
        assert "@" in phrase or unhyphened(phrase) not in text, phrase
    assert printed.pages == 2
    assert catalogue(printed.data)[0].startswith(language.value)


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize(
    "content",
    [NOTICE, replace(NOTICE, title=LONG, text=LONG), replace(NOTICE, text=Bilingual(), contacts=())],
)
def test_no_letter_of_a_notice_stands_outside(layout: Layout, content: SilenceNoticePrint) -> None:
    printed = print_silence_notice(content, layout)
    assert stands_within_its_margins(printed)
    assert outline_of(printed.data)[0][1]
    assert print_silence_notice(content, layout).data == printed.data


def test_the_zone_is_that_of_the_day() -> None:
    """Almaty's offset changed at the end of February 2024 (rule D2)."""
    assert zone(moment(2024, 2, 29, 12)) == "UTC+6"
    assert zone(moment(2024, 3, 1, 12)) == "UTC+5"
    later = replace(NOTICE, opened=moment(2024, 2, 1, 9), deadline=moment(2024, 3, 15, 18))
    text = flat(print_silence_notice(later, Layout.EN))
    assert "1 February 2024, 09:00, Almaty time (UTC+6)" in text
    assert "The deadline is 15 March 2024, 18:00, Almaty time (UTC+5)." in text


def test_the_deadline_that_stands_is_the_last_one() -> None:
    extended = replace(NOTICE, extensions=(Extension(moment(2013, 9, 30, 18), moment(2013, 8, 1, 9)),))
    text = flat(print_silence_notice(extended, Layout.EN))
    assert "The deadline is 30 September 2013, 18:00" in text
    assert "extended on 1 August 2013, 09:00" in text


def test_without_early_confirmation_nothing_is_said_of_it() -> None:
    assert "last confirmation" in flat(print_silence_notice(NOTICE, Layout.EN))
    assert "last confirmation" not in flat(print_silence_notice(replace(NOTICE, early=False), Layout.EN))


def test_after_the_formalisation_no_bracket_is_left() -> None:
    text = flat(print_silence_notice(replace(NOTICE, without_position=(), pending=()), Layout.SIDE_BY_SIDE))
    assert "[" not in text
    assert "¹" not in text


@pytest.mark.parametrize("language", list(Language))
def test_a_result_is_provisional_until_it_is_confirmed(language: Language) -> None:
    """Rule D3."""
    mark = {Language.EN: "Provisional:", Language.RU: "Предварительно:"}[language]
    once = {
        Language.EN: "What it brings about once confirmed",
        Language.RU: "Последствия решения после подтверждения",
    }[language]
    open_result = flat(print_silence_result(RESULT, Layout(language.value)))
    confirmed = replace(RESULT, confirmed=moment(2013, 9, 2, 10))
    settled = flat(print_silence_result(confirmed, Layout(language.value)))
    assert mark in open_result
    assert once in open_result
    assert mark not in settled
    assert once not in settled


def test_the_result_tells_how_it_went() -> None:
    text = flat(print_silence_result(RESULT, Layout.EN))
    for phrase in (
        "No member broke silence until the deadline.",
        "adopted as of 31 August 2013, 18:00, Almaty time (UTC+6).",
        "until 31 August 2013, 18:00, Almaty time (UTC+6); extended on 20 July 2013, 10:05",
        "Kyrgyz Republic: agrees",
        "Silence was kept by Azerbaijan and Turkey.",
    ):
        assert unhyphened(phrase) in text, phrase
    early = flat(print_silence_result(replace(RESULT, early=True), Layout.EN))
    assert "Every member confirmed before the deadline." in early


def test_a_broken_procedure_names_who_broke_it_and_the_text() -> None:
    text = flat(print_silence_result(BROKEN, Layout.RU))
    assert "Молчание нарушено: Таджикистан, 11 июля 2013 г., 09:30 по времени Алматы (UTC+6)." in text
    assert "Консультации продолжаются." in text
    assert "Что решение" not in text
    english = flat(print_silence_result(BROKEN, Layout.EN))
    assert "Silence was broken by Tajikistan on 11 July 2013, 09:30" in english
    assert "Silence was kept" not in english


def test_a_reply_that_was_corrected_says_so() -> None:
    """Rule D5."""
    why = Bilingual("The note verbale was misread.", "Вербальная нота была понята неверно.")
    corrected = Reply(KYRGYZ, AGREES, Bilingual(), moment(2013, 9, 3, 9), Correction(OBJECTS, why))
    content = replace(RESULT, replies=(corrected,))
    english = flat(print_silence_result(content, Layout.EN))
    assert "Corrected. Before: objects. Reason: The note verbale was misread." in english
    russian = flat(print_silence_result(content, Layout.RU))
    assert "Исправлено." in russian
    assert "Вербальная нота была понята неверно." in russian
    assert stands_within_its_margins(print_silence_result(content, Layout.SIDE_BY_SIDE))
    assert "Corrected" not in flat(print_silence_result(RESULT, Layout.EN))


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("content", [RESULT, BROKEN, replace(RESULT, title=LONG, text=LONG, replies=())])
def test_no_letter_of_a_result_stands_outside(layout: Layout, content: SilenceResultPrint) -> None:
    printed = print_silence_result(content, layout)
    assert stands_within_its_margins(printed)
    text = flat(printed)
    assert "%" not in text


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_left_in_the_other_language(language: Language) -> None:
    for printed in (
        print_silence_notice(replace(NOTICE, contacts=()), Layout(language.value)),
        print_silence_result(RESULT, Layout(language.value)),
        print_silence_result(BROKEN, Layout(language.value)),
    ):
        assert other_alphabet(printed, language) == ""


@pytest.mark.parametrize("lines", range(0, 60, 3))
def test_the_signature_never_stands_alone_on_a_page(lines: int) -> None:
    text = Bilingual("The members agree.\n\n" * lines + "The end.")
    for printed, last in (
        (print_silence_notice(replace(NOTICE, text=text), Layout.EN), "It takes effect when"),
        (print_silence_result(replace(RESULT, text=text), Layout.EN), "The end."),
    ):
        page = pages_of(printed.data)[-1]
        assert "Signature:" in page and last in page
