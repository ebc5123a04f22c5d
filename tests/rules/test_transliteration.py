"""Names in the other alphabet, as they stand in passports and on lists of delegations of the region."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.sounds import sounds_of
from almaty_desktop.rules.transliteration import proposed, to_cyrillic, to_latin

LATIN = "abcdefghijklmnopqrstuvwxyzçşğıöüə"
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіӣӯҳҷ"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Щербаков Юрий Игоревич", "Shcherbakov Iurii Igorevich"),
        ("Соловьёва Наталья Андреевна", "Soloveva Natalia Andreevna"),
        ("Нұрсұлтан Әбішев", "Nursultan Abishev"),
        ("Шыңғыс Өмірбекұлы", "Shyngys Omirbekuly"),
        ("Қасым-Жомарт Тоқаев", "Kasym-Zhomart Tokaev"),
        ("Үмүт Жээнбекова", "Umut Zheenbekova"),
        ("Сироҷиддин Раҳмонзода", "Sirojiddin Rahmonzoda"),
        ("Ҳоким Қосимов", "Hokim Qosimov"),
        ("ДЖУМАБАЕВ", "DZHUMABAEV"),
    ],
)
def test_cyrillic_names_in_latin_letters(written: str, expected: str) -> None:
    assert to_latin(written) == expected


def test_the_same_letter_is_written_as_the_passport_of_the_state_has_it() -> None:
    assert to_latin("Қодиров", "TJ") == "Qodirov"
    assert to_latin("Қадыров", "KZ") == "Kadyrov"
    assert to_latin("Ғафуров", "TJ") == "Ghafurov"
    assert to_cyrillic("Japarov", "KG") == "Жапаров"
    assert to_cyrillic("Javadov", "AZ") == "Джавадов"
    assert to_cyrillic("Cemal", "TR") == "Джемал"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Nazarbayev", "Назарбаев"),
        ("Shcherbakov Yury", "Щербаков Юрий"),
        ("Iurii", "Юрий"),
        ("Bakytzhan", "Бакытжан"),
        ("Dzhumabekov", "Джумабеков"),
        ("Zheenbekov", "Жээнбеков"),
        ("Khudoyberdiyev", "Худойбердиев"),
        ("Vasilyev", "Васильев"),
        ("Aigul", "Айгуль"),
        ("Nurlan Bekbolat-uly", "Нурлан Бекболат-улы"),
        ("Asel Marat-kyzy", "Асель Марат-кызы"),
        ("Recep Tayyip Erdoğan", "Реджеп Тайип Эрдоган"),
        ("Mevlüt Çavuşoğlu", "Мевлют Чавушоглу"),
        ("İlham Əliyev", "Ильхам Алиев"),
        ("Mohammad Ashraf", "Мохаммад Ашраф"),
        ("Abdullah", "Абдулла"),
        ("Fatemeh Mohammadzadeh", "Фатеме Мохаммадзаде"),
        ("Sa'id al-Hasan", "Саид аль-Хасан"),
        ("Ol'ga", "Ольга"),
        ("O’Connor", "О’Коннор"),
        ("ERLAN IDRISOV", "ЕРЛАН ИДРИСОВ"),
        ("Dmitry Chaykovskiy", "Дмитрий Чайковский"),
    ],
)
def test_latin_names_in_russian_letters(written: str, expected: str) -> None:
    assert to_cyrillic(written) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Алиев",
        "Назарбаев",
        "Щербаков",
        "Жумабеков",
        "Хакимов",
        "Мухаммадов",
        "Бердыбеков",
        "Чингизов",
        "Юсупова",
        "Каримова",
        "Тулебаев",
        "Орозбаев",
        "Марат-кызы",
        "Нурлан",
        "Айбек",
        "Сергей",
        "Дмитрий",
        "Юрий",
        "Наталья",
        "Ольга",
        "Зарина",
    ],
)
def test_what_a_passport_wrote_reads_back(name: str) -> None:
    """Through the table of travel documents and back, for names that lose nothing on the way."""
    assert to_cyrillic(to_latin(name)) == name


def test_only_what_is_missing_is_proposed() -> None:
    assert proposed(Bilingual("Aliyev", "")) == Bilingual("", "Алиев")
    assert proposed(Bilingual("", "Алиев")) == Bilingual("Aliev", "")
    assert proposed(Bilingual("Aliyeff", "Алиев")) == Bilingual()
    assert proposed(Bilingual()) == Bilingual()


@given(st.text())
def test_any_text_is_taken_and_its_words_stay(text: str) -> None:
    for written in (to_latin(text), to_cyrillic(text)):
        assert len(written.split()) == len(text.split())
        assert written.count("-") == text.count("-")


NAMES = st.lists(
    st.tuples(
        st.text(LATIN, min_size=1, max_size=9) | st.text(CYRILLIC, min_size=1, max_size=9), st.integers(0, 2)
    ),
    min_size=1,
    max_size=4,
)


def _cased(part: tuple[str, int]) -> str:
    word, how = part
    return (word, word[:1].replace("ı", "i").upper() + word[1:], word.upper())[how]


@given(NAMES, st.sampled_from((" ", "-", " - ")))
def test_capitals_and_hyphens_stay(parts: list[tuple[str, int]], between: str) -> None:
    words = [_cased(part) for part in parts]
    for turn in (to_latin, to_cyrillic):
        turned = turn(between.join(words)).split(between)
        assert len(turned) == len(words)
        for before, after in zip(words, turned, strict=True):
            assert after
            if before == before.lower():
                assert after == after.lower()
            if before[:1].isupper() and after != before:
                assert after[:1].isupper()


@pytest.mark.parametrize(
    "spellings",
    [
        "Жээнбеков Zheenbekov Jeenbekov",
        "Юрий Yury Iurii Yuri Yuriy",
        "Назарбаев Nazarbayev Nazarbaev",
        "Людмила Liudmila Lyudmila",
        "Васильев Vasilyev Vasil'ev",
        "Алиев Aliyev Əliyev Aliev",
        "Мухаммад Muhammad Mukhammad",
        "Раҳмон Rahmon Рахмон Rakhmon",
    ],
)
def test_spellings_of_one_name_have_one_sound(spellings: str) -> None:
    assert len({sounds_of(one) for one in spellings.split()}) == 1


@given(st.text())
def test_every_text_has_a_sound_or_none(text: str) -> None:
    assert all(sound and sound == sound.strip() for sound in sounds_of(text))
