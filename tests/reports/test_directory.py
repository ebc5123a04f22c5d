"""The directory, opened again and read (rules S3, S4)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from almaty_desktop.i18n import Bilingual, Language, message
from almaty_desktop.reports.directory import (
    DirectoryParticipant,
    DirectoryPerson,
    DirectoryPrint,
    print_directory,
)
from almaty_desktop.reports.layouts import Layout
from tests.reports.decision_samples import (
    IRAN,
    LONG,
    PENDING,
    flat,
    other_alphabet,
    stands_within_its_margins,
    unhyphened,
)
from tests.reports.pdf_reading import outline_of, pages_of

MEMBER, PENDING_MEMBER = message("member"), message("pending member")
COORDINATOR, ALTERNATE = message("National Coordinator"), message("Alternate Coordinator")


def person(number: int, role: object = None) -> DirectoryPerson:
    return DirectoryPerson(
        Bilingual(f"Ms Person{number:03}", f"г-жа Лицо{number:03}"),
        role,  # type: ignore[arg-type]
        Bilingual("Ministry of Internal Affairs", "Министерство внутренних дел"),
        Bilingual("Head of the Service", "Начальник службы"),
        (f"person{number:03}@example.org", f"second{number:03}@example.org"),
        (f"+7 700 {number:03}",),
        ("ru", "en"),
    )


def state(english: str, russian: str, short: tuple[str, str], **more: object) -> DirectoryParticipant:
    return DirectoryParticipant(
        Bilingual(english, russian),
        Bilingual(*short),
        True,
        MEMBER,
        coordinated=True,
        **more,  # type: ignore[arg-type]
    )


KAZAKHSTAN = state(
    "Republic of Kazakhstan",
    "Республика Казахстан",
    ("Kazakhstan", "Казахстан"),
    coordinator=person(1, COORDINATOR),
    people=(person(2, ALTERNATE), person(3)),
)
KYRGYZ = state(
    "Kyrgyz Republic", "Кыргызская Республика", ("Kyrgyz Republic", "Кыргызстан"), people=(person(4),)
)
TURKEY = state("Republic of Turkey", "Турецкая Республика", ("Turkey", "Турция"))
PENDING_STATE = DirectoryParticipant(IRAN, Bilingual("Iran", "Иран"), True, PENDING_MEMBER)
UNIT = DirectoryParticipant(
    Bilingual("International Organization for Migration", "Международная организация по миграции"),
    Bilingual("IOM", "МОМ"),
    False,
    None,
    people=(person(5),),
)
DIRECTORY = DirectoryPrint(
    (UNIT, TURKEY, KYRGYZ, PENDING_STATE, KAZAKHSTAN), date(2015, 12, 1), pending=PENDING
)


@pytest.mark.parametrize("language", list(Language))
def test_every_entry_stands_there_whole(language: Language) -> None:
    text = flat(print_directory(DIRECTORY, Layout(language.value)))
    phrases = {
        Language.EN: [
            "Directory of the Almaty Process",
            "As of 1 December 2015",
            "National Coordinator Ms Person001 Head of the Service Ministry of Internal Affairs",
            "Languages: Russian, English",
            "[Islamic Republic of Iran]¹ pending member Nobody is named yet.",
        ],
        Language.RU: [
            "Справочник Алматинского процесса",
            "Национальный координатор г-жа Лицо001 Начальник службы Министерство внутренних дел",
            "Языки: русский, английский",
            "[Исламская Республика Иран]¹",
            "не назначен",
        ],
    }
    for phrase in phrases[language]:
        assert unhyphened(phrase) in text, phrase
    for number in range(1, 6):
        assert f"person{number:03}@example.org" in text
        assert f"+7 700 {number:03}" in text


@pytest.mark.parametrize("language", list(Language))
def test_states_come_first_each_in_the_order_of_the_language(language: Language) -> None:
    """Order follows the short names: Iran, Kazakhstan, Kyrgyz Republic, Turkey."""
    printed = print_directory(DIRECTORY, Layout(language.value))
    titles = [title for level, title in outline_of(printed.data) if level == 2]
    expected = (PENDING_STATE, KAZAKHSTAN, KYRGYZ, TURKEY, UNIT)
    assert [title.strip("[]") for title in titles] == [one.name.only(language) for one in expected]


def test_the_coordinator_comes_first_and_a_vacancy_is_shown() -> None:
    """Rule S4."""
    text = flat(print_directory(DIRECTORY, Layout.EN))
    assert text.index("Person001") < text.index("Person002") < text.index("Person003")
    assert "Republic of Turkey member National Coordinator vacant" in text
    assert "Kyrgyz Republic member National Coordinator vacant Ms Person004" in text
    assert text.count("vacant") == 2


CROWD = replace(
    DIRECTORY,
    participants=(replace(KAZAKHSTAN, people=tuple(person(number) for number in range(2, 62))), TURKEY),
)


@pytest.mark.parametrize("layout", Layout)
def test_no_entry_is_parted_by_a_page(layout: Layout) -> None:
    """Sixty people in a State: name, both addresses and telephone of each stand on one page."""
    printed = print_directory(CROWD, layout)
    assert stands_within_its_margins(printed)
    pages = [" ".join(page.split()) for page in pages_of(printed.data)]
    assert len(pages) >= 6
    for number in range(1, 62):
        holding = [page for page in pages if f"person{number:03}@" in page]
        assert holding
        for page in holding:
            assert re.search(rf"(Person|Лицо){number:03}", page)
            assert f"second{number:03}@" in page
            assert f"+7 700 {number:03}" in page
    continued = [page for page in pages[1:] if "continued" in page or "продолжение" in page]
    assert len(continued) >= len(pages) // 2


@pytest.mark.parametrize("layout", Layout)
def test_whoever_belongs_to_no_participant_stands_at_the_end(layout: Layout) -> None:
    others = tuple(person(number) for number in range(70, 90))
    printed = print_directory(replace(DIRECTORY, others=others), layout)
    assert stands_within_its_margins(printed)
    pages = [" ".join(page.split()) for page in pages_of(printed.data)]
    names = {Language.EN: "Other people", Language.RU: "Другие лица"}
    again = {Language.EN: "Other people (continued)", Language.RU: "Другие лица (продолжение)"}
    text = " ".join(pages)
    for language in layout.languages:
        word = {Language.EN: "Person", Language.RU: "Лицо"}[language]
        assert all(f"{word}{number:03}" in text for number in range(70, 90))
        if layout in (Layout.EN, Layout.RU):
            assert text.index("person005@") < text.index(names[language]) < text.index("person070@")
            assert again[language] in pages[-1]
    only = print_directory(replace(DIRECTORY, participants=(), others=others[:1]), layout)
    assert "person070@" in flat(only)
    titles = [title for level, title in outline_of(printed.data) if level == 1]
    assert any(names[language] in title for title in titles for language in layout.languages)


@pytest.mark.parametrize("layout", Layout)
def test_an_empty_directory_says_so(layout: Layout) -> None:
    text = flat(print_directory(replace(DIRECTORY, participants=()), layout))
    assert ("There is nobody to list yet." in text) == (Language.EN in layout.languages)
    assert ("Вносить в справочник пока некого." in text) == (Language.RU in layout.languages)


@pytest.mark.parametrize("layout", Layout)
def test_long_names_and_addresses_stay_within_their_columns(layout: Layout) -> None:
    long = replace(
        person(1), name=LONG, ministry=LONG, post=LONG, emails=("a" * 90 + "@" + "b" * 90 + ".example.org",)
    )
    content = replace(DIRECTORY, participants=(replace(KAZAKHSTAN, name=LONG, people=(long,)),))
    assert stands_within_its_margins(print_directory(content, layout))


def test_what_is_there_in_one_language_only_is_marked() -> None:
    content = replace(
        DIRECTORY, participants=(replace(TURKEY, people=(replace(person(9), post=Bilingual("Adviser")),)),)
    )
    assert "Adviser (только на английском)" in flat(print_directory(content, Layout.RU))


def test_nothing_is_left_in_the_other_language() -> None:
    nobody = replace(DIRECTORY, participants=(TURKEY, PENDING_STATE))
    for language in Language:
        assert other_alphabet(print_directory(nobody, Layout(language.value)), language) == ""
