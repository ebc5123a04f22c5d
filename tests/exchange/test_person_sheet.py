"""Lists of people: columns are guessed, rows are read or refused with every reason, all of it comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from almaty_desktop.exchange.full_names import split_full_name
from almaty_desktop.exchange.person_cells import (
    read_day,
    read_emails,
    read_languages,
    read_role,
    read_telephones,
)
from almaty_desktop.exchange.person_record import ROLES, PersonRecord
from almaty_desktop.exchange.person_sheet import (
    CELL_LIMIT,
    FIELD_NAMES,
    PersonField,
    both_languages,
    propose_mapping,
    read_rows,
    write_people,
)
from almaty_desktop.exchange.sheet import Sheet, SheetRow
from almaty_desktop.exchange.tables import read_sheets
from almaty_desktop.i18n import Bilingual, Language, texts_in
from tests.exchange.people_for_tests import COORDINATOR, PEOPLE

HEADS = {
    "Surname": "family_en",
    "LAST NAME:": "family_en",
    "Фамилия": "family_ru",
    "фамилия (англ.)": "family_en",
    "Surname (Russian)": "family_ru",
    "First name": "given_en",
    "Имя": "given_ru",
    "Имя, отчество": "given_ru",
    "ФИО": "full_name_ru",
    "Ф. И. О.": "full_name_ru",
    "Full name": "full_name_en",
    "Full name (in Russian)": "full_name_ru",
    "Полное имя на английском": "full_name_en",
    "Обращение": "honorific_ru",
    "Ministry": "ministry_en",
    "Ministery": "ministry_en",
    "Министерство / Ведомство": "ministry_ru",
    "Ведомство": "ministry_ru",
    "Organisation": "ministry_en",
    "Position": "post_en",
    "Job-title": "post_en",
    "Должность": "post_ru",
    "Долность": "post_ru",
    "Country": "represents",
    "Страна": "represents",
    "E-mail": "emails",
    "E-Mail 2": "emails",
    "Электронная почта": "emails",
    "Эл. почта": "emails",
    "Tel.": "telephones",
    "Телефон": "telephones",
    "Моб.": "telephones",
    "Phone / Телефон": "telephones",
    "Languages": "languages",
    "Языки": "languages",
    "Role": "role",
    "from": "serves_from",
    "с": "serves_from",
    "until": "serves_until",
    "по": "serves_until",
    "Примечание": "note",
}


@pytest.mark.parametrize("head", HEADS)
def test_what_a_column_holds(head: str) -> None:
    assert propose_mapping([head]) == {0: PersonField(HEADS[head])}


@pytest.mark.parametrize("head", ["", "№", "No.", "Shoe size", "Размер обуви", "x" * 1000, "/"])
def test_what_means_nothing_is_left_out(head: str) -> None:
    assert propose_mapping([head]) == {}


def test_columns_of_a_real_list() -> None:
    mapping = propose_mapping(
        [
            "№",
            "Фамилия",
            "Имя",
            "Отчество",
            "Surname",
            "Name",
            "Ministry",
            "Organisation",
            "Тел.",
            "Моб. тел.",
            "по",
        ]
    )
    assert mapping == {
        1: PersonField.FAMILY_RU,
        2: PersonField.GIVEN_RU,
        3: PersonField.GIVEN_RU,
        4: PersonField.FAMILY_EN,
        5: PersonField.GIVEN_EN,
        6: PersonField.MINISTRY_EN,
        7: PersonField.REPRESENTS,
        8: PersonField.TELEPHONES,
        9: PersonField.TELEPHONES,
        10: PersonField.SERVES_UNTIL,
    }
    assert propose_mapping(["Ministry", "Ministry"]) == {
        0: PersonField.MINISTRY_EN,
        1: PersonField.MINISTRY_RU,
    }


NAMES = {
    "IVANOV Ivan": ("", "IVANOV", "Ivan"),
    "Ivan IVANOV": ("", "IVANOV", "Ivan"),
    "Ivan Ivanov": ("", "Ivanov", "Ivan"),
    "Ivanov, Ivan": ("", "Ivanov", "Ivan"),
    "Mr. Ludwig van der Berg": ("Mr.", "van der Berg", "Ludwig"),
    "H.E. Mr Ivan Ivanov": ("H.E. Mr", "Ivanov", "Ivan"),
    "Иванов Иван Иванович": ("", "Иванов", "Иван Иванович"),
    "Иван Иванович Иванов": ("", "Иванов", "Иван Иванович"),
    "Иван Иванов": ("", "Иванов", "Иван"),
    "Саидзода Шоҳрух": ("", "Саидзода", "Шоҳрух"),
    "АЛИЕВ Ильхам Гейдар оглы": ("", "АЛИЕВ", "Ильхам Гейдар оглы"),
    "г-жа Иванова Анна": ("г-жа", "Иванова", "Анна"),
    "Cher": ("", "Cher", ""),
    "": ("", "", ""),
}


@pytest.mark.parametrize("written", NAMES)
def test_full_names(written: str) -> None:
    name = split_full_name(written)
    assert (name.honorific, name.family, name.given) == NAMES[written]


@pytest.mark.parametrize(
    "written",
    [
        "2013-06-05",
        "05/06/2013",
        "5/6/2013",
        "05.06.2013",
        "5 June 2013",
        "5 июня 2013",
        "5 июня 2013 г.",
        "5 Jun. 2013",
    ],
)
def test_days(written: str) -> None:
    assert read_day(written) == (date(2013, 6, 5), ())


@given(day=some.dates())
def test_every_day_is_read_in_both_languages(day: date) -> None:
    for language in Language:
        texts = texts_in(language)
        for written in (texts.date(day), texts.short_date(day)):
            if day.year >= 1000:
                assert read_day(written) == (day, ())


@pytest.mark.parametrize(
    "written", ["soon", "31.02.2013", "06/13/2013", "41430", "5 Foo 2013", "5 а 2013", "2013"]
)
def test_what_is_no_day(written: str) -> None:
    day, problems = read_day(written)
    assert day is None
    assert written in str(problems[0])


def test_addresses_and_numbers() -> None:
    assert read_emails("a@example.org; B <b@пример.рф>,\nc@x")[0] == ("a@example.org", "b@пример.рф")
    assert [str(one) for one in read_emails("c@x; no")[1]] == [
        "“c@x” is not an e-mail address.",
        "“no” is not an e-mail address.",
    ]
    numbers = ("+7 (727) 250-12-34", "250-12-35 доб. 12", "77272501234")
    assert read_telephones("; ".join(numbers)) == (numbers, ())
    for wrong in ("call me", "12", "+7 abc 250", "1" * 21):
        assert read_telephones(wrong)[0] == ()
        assert len(read_telephones(wrong)[1]) == 1


def test_languages_and_roles() -> None:
    assert read_languages("en, Русский; казахский и tajik / англ.") == (("en", "ru", "kk", "tg"), ())
    assert "клингонский" in str(read_languages("русский, клингонский")[1][0])
    assert read_role("National Coordinator / Национальный координатор") == ("national-coordinator", ())
    assert read_role("координатор")[0] == "national-coordinator"
    assert read_role("alternate")[0] == "alternate"
    assert read_role("king")[1] != ()


def test_every_reason_of_a_row_is_named() -> None:
    fields = [
        PersonField.FULL_NAME_EN,
        PersonField.EMAILS,
        PersonField.TELEPHONES,
        PersonField.LANGUAGES,
        PersonField.ROLE,
        PersonField.SERVES_FROM,
        PersonField.SERVES_UNTIL,
        PersonField.POST_EN,
    ]
    sheet = Sheet(
        "x",
        tuple(fields),
        (
            SheetRow(2, ("Ivan Ivanov", "a@example.org", "", "", "", "2013-06-05", "5 июня 2015", "")),
            SheetRow(3, ("",) * 8),
            SheetRow(4, ("", "none", "call", "Klingon", "king", "soon", "later", "x" * (CELL_LIMIT + 1))),
            SheetRow(7, ("Ivan Ivanov", "", "", "", "", "2013-06-05", "2013-06-04", "")),
            SheetRow(8, ("Short row",)),
        ),
    )
    read = read_rows(sheet, dict(enumerate(fields)))
    assert [number for number, _ in read.people] == [2, 8]
    assert read.people[0][1] == PersonRecord(
        family=Bilingual("Ivanov"),
        given=Bilingual("Ivan"),
        emails=("a@example.org",),
        serves_from=date(2013, 6, 5),
        serves_until=date(2015, 6, 5),
    )
    assert [(row.number, len(row.reasons)) for row in read.refused] == [(4, 8), (7, 1)]
    assert (
        str(read.refused[1].reasons[0]) == "The service ends on 4 June 2013, before it begins on 5 June 2013."
    )
    for reason in read.refused[0].reasons:
        assert texts_in(Language.RU).say(reason) != str(reason)


def test_names_of_all_fields_are_read_back_in_any_order() -> None:
    for heads in (list(PersonField), [*PersonField][::-1]):
        assert propose_mapping([both_languages(FIELD_NAMES[field]) for field in heads]) == dict(
            enumerate(heads)
        )
        for language in Language:
            alone = [texts_in(language).say(FIELD_NAMES[field]) for field in heads]
            assert propose_mapping(alone) == dict(enumerate(heads))


def back(people: tuple[PersonRecord, ...], language: Language) -> tuple[PersonRecord, ...]:
    data = write_people(people, language)
    assert data == write_people(people, language)
    (sheet,) = read_sheets(data)
    read = read_rows(sheet, propose_mapping(sheet.heads))
    assert read.refused == ()
    assert [number for number, _ in read.people] == list(range(2, len(people) + 2))
    return tuple(person for _, person in read.people)


_line = some.text(
    some.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=30
).map(lambda text: " ".join(text.split()))
_pair = some.builds(Bilingual, _line, _line)
_people = some.builds(
    PersonRecord,
    family=_pair,
    given=_pair,
    honorific=_pair,
    ministry=_pair,
    post=_pair,
    represents=_line,
    emails=some.lists(
        some.sampled_from(["a@example.org", "б@пример.рф", "o'neill+x@example.org"]), unique=True
    ).map(tuple),
    telephones=some.lists(
        some.sampled_from(["+7 727 250-12-34", "250-12-35 доб. 12", "77272501234"]), unique=True
    ).map(tuple),
    languages=some.lists(
        some.sampled_from(["en", "ru", "kk", "ky", "tg", "fa", "tr", "az", "uz"]), unique=True
    ).map(tuple),
    role=some.sampled_from(["", *ROLES]),
    serves_from=some.none() | some.dates(max_value=date(2014, 1, 1), min_value=date(1000, 1, 1)),
    serves_until=some.none() | some.dates(min_value=date(2014, 1, 2)),
    note=_line,
).filter(lambda person: person.named)


@pytest.mark.parametrize("language", Language)
@settings(max_examples=30)  # each makes two workbooks
@given(people=some.lists(_people, min_size=1, max_size=3).map(tuple))
def test_everybody_comes_back_the_same(language: Language, people: tuple[PersonRecord, ...]) -> None:
    assert back(people, language) == people


@pytest.mark.parametrize("language", Language)
def test_a_list_comes_back_the_same(language: Language) -> None:
    people = (*PEOPLE, replace(COORDINATOR, role="alternate", note="=1+1"))
    assert back(people, language) == people
