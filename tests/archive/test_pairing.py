"""Which files are one document, and which are not joined without a person's word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.archive.pairing import Arrival, Joined, Reason, alike, join, pair_key, path_key

ENGLISH = "All human beings are born free and equal in dignity and rights."
RUSSIAN = "Все люди рождаются свободными и равными в своём достоинстве и правах."


@pytest.mark.parametrize(
    ("name", "stem", "language"),
    [
        ("udhr.en.pdf", "udhr", "en"),
        ("udhr.ru.pdf", "udhr", "ru"),
        ("agenda_EN.docx", "agenda", "en"),
        ("agenda_RU.docx", "agenda", "ru"),
        ("report-eng", "report", "en"),
        ("report-rus", "report", "ru"),
        ("Повестка дня (рус).docx", "повестка дня", "ru"),
        ("Доклад на русском языке.pdf", "доклад", "ru"),
        ("Доклад на английском.pdf", "доклад", "en"),
        ("Report in Russian.docx", "report", "ru"),
        ("EN_agenda.docx", "agenda", "en"),
        ("RU - agenda.docx", "agenda", "ru"),
        ("[ru] agenda.docx", "agenda", "ru"),
        ("agenda EN.pdf", "agenda", "en"),
        ("Отчёт_қаз.doc", "отчет", "kk"),
        ("visit tr.pdf", "visit tr", ""),
        ("en.pdf", "en", ""),
        ("russian federation.pdf", "russian federation", ""),
        ("minutes.pdf", "minutes", ""),
        ("C:\\files\\udhr.kk.html", "udhr", "kk"),
    ],
)
def test_names(name: str, stem: str, language: str) -> None:
    assert pair_key(name) == (stem, language)


def test_folders_may_name_the_language() -> None:
    assert path_key("som/en/agenda.pdf") == ("som/agenda", "en")
    assert path_key("som/ru/agenda.pdf") == ("som/agenda", "ru")
    assert path_key("2013/agenda.pdf").stem != path_key("2014/agenda.pdf").stem


@given(st.text(max_size=40))
def test_any_name_has_a_key(name: str) -> None:
    assert pair_key(name).language in {"", "en", "ru", "kk", "ky", "tg", "az", "tr", "fa", "ps", "ur"}


def shape(documents: list[Joined]) -> list[tuple[dict[str, list[str]], Reason | None]]:
    return [
        ({version.language: [file.path for file in version.files] for version in one.versions}, one.apart)
        for one in documents
    ]


def test_language_versions_become_one_document() -> None:
    files = [
        Arrival("udhr.en.pdf", "pdf", "en"),
        Arrival("udhr.ru.pdf", "pdf", "ru"),
        Arrival("b.txt", "txt"),
    ]
    assert shape(join(files)) == [
        ({"en": ["udhr.en.pdf"], "ru": ["udhr.ru.pdf"]}, None),
        ({"": ["b.txt"]}, None),
    ]


def test_further_formats_of_the_same_text_stand_behind_the_one_that_prints() -> None:
    files = [
        Arrival("udhr.en.txt", "txt", "en", text=ENGLISH),
        Arrival("udhr.ru.docx", "docx", "ru", text=RUSSIAN),
        Arrival("udhr.en.pdf", "pdf", "en", text=f"{ENGLISH} 1"),
    ]
    assert shape(join(files)) == [({"en": ["udhr.en.pdf", "udhr.en.txt"], "ru": ["udhr.ru.docx"]}, None)]


def test_what_is_not_the_same_text_stays_apart_and_says_why() -> None:
    files = [
        Arrival("note.pdf", "pdf", "en", text=ENGLISH),
        Arrival("note.docx", "docx", "en", text="Quite another text about something else."),
        Arrival("x/../note_EN.pdf", "pdf", "en", text=ENGLISH),
        Arrival("note_2.pdf", "pdf", "en", text=ENGLISH),
    ]
    assert [reason for _, reason in shape(join(files[:2]))] == [None, Reason.OTHER_TEXT]
    assert len(join([files[0], files[3]])) == 2
    twice = [Arrival("a/note.pdf", "pdf", "en"), Arrival("a/note_EN.pdf", "pdf", "en")]
    assert [reason for _, reason in shape(join(twice))] == [None, Reason.SAME_FORMAT]


def test_a_file_of_unknown_language_is_not_made_a_version() -> None:
    files = [Arrival("note.pdf", "pdf"), Arrival("note_RU.pdf", "pdf", "ru")]
    assert shape(join(files)) == [
        ({"ru": ["note_RU.pdf"]}, None),
        ({"": ["note.pdf"]}, Reason.UNKNOWN_LANGUAGE),
    ]


def test_the_text_counts_more_than_the_name() -> None:
    files = [Arrival("note_EN.pdf", "pdf", "ru"), Arrival("note_RU.pdf", "pdf", "en")]
    assert shape(join(files)) == [({"ru": ["note_EN.pdf"], "en": ["note_RU.pdf"]}, None)]


def test_the_same_symbol_joins_different_names_and_different_symbols_part_like_ones() -> None:
    first, second = "Almaty Process/02/01/2013", "Almaty Process/02/02/2013"
    files = [
        Arrival("agenda.pdf", "pdf", "en", first),
        Arrival("повестка.pdf", "pdf", "ru", first),
        Arrival("agenda_RU.pdf", "pdf", "ru", second),
    ]
    assert shape(join(files)) == [
        ({"en": ["agenda.pdf"], "ru": ["повестка.pdf"]}, None),
        ({"ru": ["agenda_RU.pdf"]}, None),
    ]


PATHS = st.builds(
    "{}/{}{}.{}".format,
    st.sampled_from("ab"),
    st.sampled_from("xy"),
    st.sampled_from(["", "_EN", ".ru"]),
    st.sampled_from(["pdf", "txt"]),
)
ARRIVALS = st.lists(
    st.builds(
        Arrival,
        path=PATHS,
        format=st.sampled_from(["pdf", "txt"]),
        language=st.sampled_from(["", "en", "ru"]),
        symbol=st.sampled_from(["", "", "Almaty Process/02/01/2013", "Almaty Process/02/02/2013"]),
        text=st.sampled_from([ENGLISH, RUSSIAN, ""]),
    ),
    max_size=12,
)


@given(ARRIVALS)
def test_no_file_is_lost_and_no_two_formats_are_alike_in_a_version(files: list[Arrival]) -> None:
    documents = join(files)
    placed = [file for one in documents for version in one.versions for file in version.files]
    assert sorted(map(repr, placed)) == sorted(map(repr, files))
    for one in documents:
        languages = [version.language for version in one.versions]
        assert len(set(languages)) == len(languages)
        symbols = {file.symbol for version in one.versions for file in version.files} - {""}
        assert len(symbols) <= 1
        for version in one.versions:
            formats = [file.format for file in version.files]
            assert len(set(formats)) == len(formats)


def test_the_declaration_in_two_formats_is_alike_and_in_two_languages_is_not(shared_data: Path) -> None:
    folder = shared_data / "documents" / "udhr"
    english = (folder / "udhr.en.txt").read_text(encoding="utf-8-sig")
    kazakh = (folder / "udhr.kk.txt").read_text(encoding="utf-8-sig")
    russian = (folder / "udhr.ru.txt").read_text(encoding="utf-8-sig")
    assert alike(english, english.replace("\n", " \n1\n"))
    assert not alike(kazakh, russian)
