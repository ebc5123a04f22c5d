"""Both languages write dates, numbers, plural forms, distances and orders of names as they do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta

import pytest

from almaty_desktop.i18n import Bilingual, Language, Message, Texts, message, plural_message, texts_in

DAY = date(2013, 6, 5)
NBSP = "\u00a0"


@pytest.fixture
def english() -> Texts:
    return texts_in(Language.EN)


@pytest.fixture
def russian() -> Texts:
    return texts_in(Language.RU)


def test_dates(english: Texts, russian: Texts) -> None:
    assert english.date(DAY) == "5 June 2013"
    assert russian.date(DAY) == f"5 июня 2013{NBSP}г."
    assert english.short_date(DAY) == "05/06/2013"
    assert russian.short_date(DAY) == "05.06.2013"
    assert english.day_of_week(DAY) == "Wednesday, 5 June"
    assert russian.day_of_week(DAY) == "Среда, 5 июня"
    assert english.month(DAY) == "June 2013"
    assert russian.month(DAY) == f"июнь 2013{NBSP}г."


@pytest.mark.parametrize(
    ("last", "en", "ru"),
    [
        (DAY, "5 June 2013", "5 июня 2013 г."),
        (date(2013, 6, 6), "5–6 June 2013", "5–6 июня 2013 г."),
        (date(2013, 7, 1), "5 June – 1 July 2013", "5 июня – 1 июля 2013 г."),
        (date(2014, 6, 5), "5 June 2013 – 5 June 2014", "5 июня 2013 г. – 5 июня 2014 г."),
    ],
)
def test_ranges_repeat_only_what_differs(
    last: date, en: str, ru: str, english: Texts, russian: Texts
) -> None:
    assert english.dates(DAY, last) == en
    assert russian.dates(DAY, last).replace(NBSP, " ") == ru


def test_moments_are_told_in_almatys_time(english: Texts, russian: Texts) -> None:
    noon = datetime(2013, 6, 5, 12, 0, tzinfo=UTC)
    assert english.moment(noon) == "5 June 2013, 18:00"
    assert russian.moment(noon).replace(NBSP, " ") == "5 июня 2013 г., 18:00"
    # The offset of Almaty changed from six to five hours on 1 March 2024.
    assert english.moment(datetime(2024, 6, 5, 12, 0, tzinfo=UTC)) == "5 June 2024, 17:00"
    assert english.time(time(9, 5)) == russian.time(time(9, 5)) == "09:05"


@pytest.mark.parametrize(
    ("count", "ru"),
    [
        (0, "0 документов"),
        (1, "1 документ"),
        (2, "2 документа"),
        (4, "4 документа"),
        (5, "5 документов"),
        (11, "11 документов"),
        (12, "12 документов"),
        (21, "21 документ"),
        (22, "22 документа"),
        (111, "111 документов"),
        (1001, f"1{NBSP}001 документ"),
    ],
)
def test_plural_forms(count: int, ru: str, english: Texts, russian: Texts) -> None:
    assert russian.plural("{count} document", "{count} documents", count) == ru
    noun = "document" if count == 1 else "documents"
    assert english.plural("{count} document", "{count} documents", count) == f"{count:,} {noun}"


def test_distances_tell_days_exactly_up_to_four_weeks(english: Texts, russian: Texts) -> None:
    assert english.distance(DAY, DAY) == "today"
    assert russian.distance(DAY, DAY) == "сегодня"
    for days in range(2, 28):
        assert english.distance(DAY + timedelta(days), DAY) == f"in {days} days"
        assert english.distance(DAY - timedelta(days), DAY) == f"{days} days ago"
    assert english.distance(DAY + timedelta(1), DAY) == "in 1 day"
    assert russian.distance(DAY + timedelta(1), DAY) == "через 1 день"
    assert russian.distance(DAY + timedelta(3), DAY) == "через 3 дня"
    assert russian.distance(DAY + timedelta(6), DAY) == "через 6 дней"
    assert russian.distance(DAY - timedelta(21), DAY) == "21 день назад"


def test_durations_numbers_and_sizes(english: Texts, russian: Texts) -> None:
    assert [english.duration(minutes).replace(NBSP, " ") for minutes in (0, 30, 60, 75)] == [
        "0 min",
        "30 min",
        "1 h",
        "1 h 15 min",
    ]
    assert russian.duration(75).replace(NBSP, " ") == "1 ч 15 мин"
    assert (english.number(12500), russian.number(12500)) == ("12,500", f"12{NBSP}500")
    assert english.size(12_500) == "12.5 kB"
    assert russian.size(12_500).replace(NBSP, " ") == "12,5 кБ"
    assert (english.size(1), english.size(999)) == ("1 byte", "999 bytes")


def test_names_stand_in_each_languages_order(english: Texts, russian: Texts) -> None:
    names = ["Жанна", "Ёлкин", "Елена", "Емельян", "елена", "Ерёма", "Еремей"]
    assert sorted(names, key=russian.order) == [
        "Елена",
        "елена",
        "Емельян",
        "Еремей",
        "Ерёма",
        "Ёлкин",
        "Жанна",
    ]
    states = [
        Bilingual("Kyrgyz Republic", "Кыргызская Республика"),
        Bilingual("Kazakhstan", "Казахстан"),
        Bilingual("[Iran]", "[Иран]"),
        Bilingual("Turkey", "Турция"),
        Bilingual("Azerbaijan", "Азербайджан"),
    ]
    in_english = sorted((state.en for state in states), key=english.order)
    in_russian = sorted((state.ru for state in states), key=russian.order)
    # Brackets are no letters: a pending State keeps its place.
    assert in_english == ["Azerbaijan", "[Iran]", "Kazakhstan", "Kyrgyz Republic", "Turkey"]
    assert in_russian == ["Азербайджан", "[Иран]", "Казахстан", "Кыргызская Республика", "Турция"]


def test_messages_within_messages_are_put_into_the_language_shown(russian: Texts) -> None:
    inner = plural_message("{count} document", "{count} documents", 2)
    outer = message("{what} is not in this office.", what=inner)
    assert str(outer) == "2 documents is not in this office."
    assert "2 документа" in russian.say(outer)


def test_values_are_written_as_the_language_writes_them(english: Texts, russian: Texts) -> None:
    saying = Message("{day} {count} {title} {flag}", {"day": DAY, "count": 1500, "flag": True})
    values = {**saying.values, "title": Bilingual("Agenda", "")}
    saying = Message(saying.one, values)
    assert english.say(saying) == "5 June 2013 1,500 Agenda True"
    # What is missing in one language is shown from the other.
    assert russian.say(saying).replace(NBSP, " ") == "5 июня 2013 г. 1 500 Agenda True"


def test_braces_in_what_people_wrote_are_theirs(english: Texts) -> None:
    assert (
        english.text("Meeting created: {title}", title="{0.__class__} {x")
        == "Meeting created: {0.__class__} {x"
    )


def test_what_is_borrowed_from_the_other_language_is_known() -> None:
    text = Bilingual("Agenda", "")
    assert text.shown(Language.RU) == "Agenda"
    assert text.borrowed(Language.RU)
    assert not text.borrowed(Language.EN)
    assert not Bilingual().borrowed(Language.RU)
    assert not Bilingual()
    assert text.map(str.upper) == Bilingual("AGENDA", "")
    assert Language.EN.other is Language.RU


def test_both_languages_are_written_at_once_in_many_threads() -> None:
    def say(number: int) -> str:
        language = Language.EN if number % 2 else Language.RU
        return texts_in(language).plural("{count} document", "{count} documents", 5) + texts_in(
            language
        ).date(DAY)

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(say, range(400)))
    assert set(said[1::2]) == {"5 documents5 June 2013"}
    assert set(said[0::2]) == {f"5 документов5 июня 2013{NBSP}г."}
