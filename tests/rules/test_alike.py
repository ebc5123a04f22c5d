"""Whether two people who were written down are perhaps one."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.alike import LIKELY, Alike, Compared, Likenesses, compare, likely_pairs
from almaty_desktop.rules.transliteration import to_latin

FAMILIES = ("Алиев", "Жээнбеков", "Каримова", "Назаров", "Рахмонов", "Шарипова", "Ахмадзай", "Юсупов")
GIVEN = ("Нурлан", "Айгуль", "Сергей Петрович", "Ильхам", "Зарина", "Мухаммад", "Юрий")


def person(key: int, family: str, given: str, **more: object) -> Compared:
    """Whatever alphabet the name is in, it stands in its language's field."""
    latin = family.isascii()
    names = (Bilingual(family), Bilingual(given)) if latin else (Bilingual("", family), Bilingual("", given))
    return Compared(key, *names, **more)  # type: ignore[arg-type]


def reasons(alike: Alike) -> list[str]:
    return [str(reason) for reason in alike.reasons]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Жээнбеков", "Сооронбай Шарипович"), ("Jeenbekov", "Sooronbay")),
        (("Алиев", "Ильхам"), ("Aliyev", "Ilham")),
        (("Каримова", "Зарина"), ("Zarina", "Karimova")),
        (("Назаров", "Юрий"), ("Nazarov", "Y.")),
        (("Мухаммадов", "Рустам"), ("Mukhamadov", "Rustam")),
    ],
)
def test_one_name_in_two_spellings(one: tuple[str, str], other: tuple[str, str]) -> None:
    found = compare(person(1, *one), person(2, *other))
    assert found.score >= LIKELY and found.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Алиев", "Ильхам"), ("Aliyev", "Rustam")),
        (("Иванов", "Сергей Петрович"), ("Иванов", "Сергей Ильич")),
        (("Каримова", "Зарина"), ("Каримова", "")),
        (("Назаров", "Юрий"), ("Рахмонов", "Юрий")),
    ],
)
def test_different_people(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert compare(person(1, *one), person(2, *other)).score < LIKELY


def test_the_reasons_are_given_in_words() -> None:
    ministry = Bilingual("Ministry of Interior")
    one = person(
        1, "Алиев", "Ильхам", emails=("I@mia.az",), telephones=("+994 12 555-01-02",), ministry=ministry
    )
    other = person(2, "Aliev", "Ilham", emails=("i@MIA.az ",), telephones=("012 5550102",), ministry=ministry)
    found = compare(one, other)
    assert reasons(found) == [
        "the same name",
        "the same e-mail address, i@mia.az",
        "the same telephone",
        "the same ministry",
    ]
    assert found.score == 100


def test_the_same_mailbox_alone_is_enough_and_a_telephone_alone_is_not() -> None:
    assert (
        compare(
            person(1, "Алиев", "Ильхам", emails=("a@b.kz",)),
            person(2, "Каримова", "Зарина", emails=("a@b.kz",)),
        ).score
        >= LIKELY
    )
    assert (
        compare(
            person(1, "Алиев", "Ильхам", telephones=("555 01 02 03",)),
            person(2, "Каримова", "Зарина", telephones=("555 01 02 03",)),
        ).score
        < LIKELY
    )


def test_namesakes_of_two_states_are_told_apart() -> None:
    assert (
        compare(
            person(1, "Алиев", "Ильхам", participant="AZ"), person(2, "Алиев", "Ильхам", participant="KZ")
        ).score
        < LIKELY
    )


PEOPLE = st.lists(st.tuples(st.sampled_from(FAMILIES), st.sampled_from(GIVEN), st.booleans()), max_size=14)


@given(PEOPLE)
def test_what_is_found_among_many_is_what_comparing_each_with_each_finds(
    people: list[tuple[str, str, bool]],
) -> None:
    everyone = [
        person(key, to_latin(family) if latin else family, to_latin(given) if latin else given)
        for key, (family, given, latin) in enumerate(people)
    ]
    each = {
        (one.key, other.key)
        for one in everyone
        for other in everyone
        if one.key < other.key and compare(one, other).score >= LIKELY
    }
    assert {(alike.one, alike.other) for alike in likely_pairs(everyone)} == each
    for one in everyone:
        others = Likenesses(other for other in everyone if other.key != one.key)
        found = {alike.other for alike in others.like(one)}
        assert found == {a if b == one.key else b for a, b in each if one.key in (a, b)}


@given(PEOPLE, st.randoms(use_true_random=False))
def test_order_does_not_matter(people: list[tuple[str, str, bool]], chance: random.Random) -> None:
    everyone = [person(key, family, given) for key, (family, given, _) in enumerate(people)]
    mixed = everyone.copy()
    chance.shuffle(mixed)
    assert {frozenset((a.one, a.other)) for a in likely_pairs(mixed)} == {
        frozenset((a.one, a.other)) for a in likely_pairs(everyone)
    }
