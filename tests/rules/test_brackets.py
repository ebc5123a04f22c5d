"""Rule S3: a pending State's name stands in brackets, in every case of it, and nothing else does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.rules.brackets import PENDING_MARK, PendingNames, bracketed, bracketed_in_both
from almaty_desktop.rules.standing import Standing, StandingChange

PENDING = (
    Bilingual("Islamic Republic of Iran", "Исламская Республика Иран"),
    Bilingual("Iran", "Иран"),
    Bilingual("Islamic Republic of Pakistan", "Исламская Республика Пакистан"),
    Bilingual("Pakistan", "Пакистан"),
)
EN, RU = Language.EN, Language.RU


@pytest.mark.parametrize(
    ("typed", "language", "shown"),
    [
        ("Islamic Republic of Iran", EN, "[Islamic Republic of Iran]"),
        ("ISLAMIC REPUBLIC OF IRAN", EN, "[ISLAMIC REPUBLIC OF IRAN]"),
        ("Tehran, Islamic Republic of Iran", EN, "Tehran, [Islamic Republic of Iran]"),
        ("the Islamic\u00a0Republic of Iran", EN, "the [Islamic\u00a0Republic of Iran]"),
        ("Iran’s and Pakistan's borders", EN, "[Iran]’s and [Pakistan]'s borders"),
        ("Iran (Islamic Republic of), Turkey", EN, "[Iran (Islamic Republic of)], Turkey"),
        ("Iran/Pakistan; Iran–Pakistan", EN, "[Iran]/[Pakistan]; [Iran]–[Pakistan]"),
        ("Visit to Iran.", EN, "Visit to [Iran]."),
        ("Iran.Then", EN, "[Iran].Then"),
        ("Тегеран, Иран", RU, "Тегеран, [Иран]"),
        ("ИРАН и ПАКИСТАН", RU, "[ИРАН] и [ПАКИСТАН]"),
        ("Ирана, Ирану, Ираном, Иране", RU, "[Ирана], [Ирану], [Ираном], [Иране]"),
        ("Исламской Республики Иран", RU, "[Исламской Республики Иран]"),
        ("Исламской Республикой Пакистан", RU, "[Исламской Республикой Пакистан]"),
        ("Исламскую Республику Иран", RU, "[Исламскую Республику Иран]"),
        ("Иран (Исламская Республика)", RU, "[Иран (Исламская Республика)]"),
    ],
)
def test_a_pending_name_is_bracketed(typed: str, language: Language, shown: str) -> None:
    assert bracketed(typed, language, PENDING) == shown


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("Iranian and Pakistani delegations", EN),
        ("Islamic Republic of Afghanistan", EN),
        ("Iran-Pakistan border", EN),
        ("see https://example.org/Iran/news and www.iran.example", EN),
        ("iran@example.org, Iran.pdf, report_Iran.docx, C:\\Iran, /srv/Iran/list", EN),
        ("(iran.gov.example)", EN),
        ("[Iran]", EN),
        ("[the Islamic Republic of Iran], [shall] agree", EN),
        ("Иранская делегация, Иранцы, Ирано-пакистанская граница, иранский", RU),
        ("Исламская Республика Афганистан", RU),
        ("[Исламской Республики Иран]", RU),
        ("отчёт Иран.docx, почта Иран@пример.рф", RU),
    ],
)
def test_what_is_no_bare_name_stays(typed: str, language: Language) -> None:
    assert bracketed(typed, language, PENDING) == typed


@pytest.mark.parametrize(
    ("typed", "language", "shown"),
    [
        ("Iran and [Pakistan]", EN, "[Iran]¹ and [Pakistan]¹"),
        ("[Иран]¹", RU, "[Иран]¹"),
        ("[shall] agree", EN, "[shall] agree"),
        ("[Iran and Turkey shall]", EN, "[[Iran]¹ and Turkey shall]"),
    ],
)
def test_the_mark_of_the_footnote_stands_once(typed: str, language: Language, shown: str) -> None:
    assert bracketed(typed, language, PENDING, PENDING_MARK) == shown


SPOKEN = "Iran Pakistan Islamic Republic of the Turkey Iranian Иран Ирана Исламской Исламская Республики"
SIGNS = "Республика Пакистане Иранцы и . , - – / ( ) .pdf @ http:// www. \\ x ’s ¹"
WORDS = st.sampled_from((*SPOKEN.split(), *SIGNS.split(), "\n"))
PIECES = st.lists(st.tuples(WORDS, st.sampled_from(("", " ", "\u00a0"))), max_size=14).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
WITH_BRACKETS = st.lists(st.one_of(PIECES, st.sampled_from("[]"), st.text(max_size=6)), max_size=6).map(
    "".join
)


@given(WITH_BRACKETS, st.sampled_from(Language), st.sampled_from(("", PENDING_MARK)))
def test_twice_is_as_once(text: str, language: Language, mark: str) -> None:
    once = bracketed(text, language, PENDING, mark)
    assert bracketed(once, language, PENDING, mark) == once


@given(PIECES, st.sampled_from(Language))
def test_without_its_brackets_it_is_the_text_again(text: str, language: Language) -> None:
    assert bracketed(text, language, PENDING).replace("[", "").replace("]", "") == text


@given(st.text(), st.sampled_from(Language))
def test_texts_without_the_names_stay(text: str, language: Language) -> None:
    assert bracketed(text, language, PENDING, PENDING_MARK) == text


def test_the_names_are_those_of_the_day() -> None:
    changes = (
        StandingChange(date(2013, 6, 5), Standing.PENDING),
        StandingChange(date(2013, 8, 31), Standing.MEMBER),
    )
    names = PendingNames(((PENDING[:2], changes), (PENDING[2:], ())))
    title = Bilingual("Visit to Iran and Pakistan", "Поездка в Иран и Пакистан")
    assert names.on(date(2013, 6, 4)) == ()
    assert names.shown(title, date(2013, 8, 30)) == Bilingual(
        "Visit to [Iran] and Pakistan", "Поездка в [Иран] и Пакистан"
    )
    assert names.shown(title, date(2013, 8, 31)) == title
    assert bracketed_in_both(title, ()) == title
