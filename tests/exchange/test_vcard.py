"""vCards: what goes out comes back the same, foreign ones are read, and broken ones hurt nobody."""

from __future__ import annotations

import time

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as some

from almaty_desktop.exchange import vcard_in
from almaty_desktop.exchange.person_record import PersonRecord
from almaty_desktop.exchange.refusal import ExchangeRefusedError
from almaty_desktop.exchange.vcard import CardVersion, read_cards, write_cards
from almaty_desktop.i18n import Bilingual, Language, texts_in
from tests.exchange.people_for_tests import COORDINATOR, PEOPLE, odd_people


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def one(data: bytes | str) -> PersonRecord:
    read = read_cards(data.encode() if isinstance(data, str) else data)
    assert read.refused == ()
    assert len(read.people) == 1
    return read.people[0]


@pytest.mark.parametrize("version", CardVersion)
@given(people=some.lists(odd_people, min_size=1, max_size=3))
def test_everybody_comes_back_the_same(version: CardVersion, people: list[PersonRecord]) -> None:
    written = write_cards(people, version)
    assert read_cards(written).people == tuple(people)
    assert written == write_cards(people, version)


@pytest.mark.parametrize("version", CardVersion)
@given(person=odd_people)
def test_lines_are_short_and_no_letter_is_cut(version: CardVersion, person: PersonRecord) -> None:
    written = write_cards([person], version)
    assert written.endswith(b"\r\n")
    for line in written.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75
        line.decode("utf-8")
        assert b"\r" not in line and b"\n" not in line


@pytest.mark.parametrize("version", CardVersion)
def test_another_program_shows_the_name_right(version: CardVersion) -> None:
    """Read by a library that knows nothing of ours."""
    shown = list(vobject.readComponents(write_cards(PEOPLE, version).decode()))
    first = shown[0]
    assert first.fn.value == "Yerlan Akhmetov"
    assert (first.n.value.family, first.n.value.given, first.n.value.prefix) == ("Akhmetov", "Yerlan", "Mr")
    assert first.org.value == [COORDINATOR.ministry.en, "KZ"]
    assert first.title.value == COORDINATOR.post.en
    assert [line.value for line in first.email_list] == list(COORDINATOR.emails)
    assert first.tel.value == COORDINATOR.telephones[0]
    assert first.note.value == COORDINATOR.note
    assert shown[1].fn.value == "Саидзода Шоҳрух"
    assert len(first.contents["fn"]) == (2 if version is CardVersion.FOUR else 1)


def test_languages_stand_where_version_4_has_them() -> None:
    written = write_cards([COORDINATOR], CardVersion.FOUR).decode()
    assert "LANG;PREF=1:kk\r\n" in written
    assert "FN;ALTID=1;LANGUAGE=ru:Ахметов Ерлан Қайратұлы\r\n" in written


@pytest.mark.parametrize("breaking", ["\r", "\r\n"])
def test_line_breaks_become_of_one_kind(breaking: str) -> None:
    person = PersonRecord(family=Bilingual("A"), note=f"one{breaking}two\x00\x07")
    assert one(write_cards([person], CardVersion.FOUR)).note == "one\ntwo"


def test_a_card_of_version_2_1() -> None:
    """As Outlook and old telephones write: no names of parameters, quoted-printable, another charset."""
    family = "=".join(["", *(f"{byte:02X}" for byte in "Иванов".encode("cp1251"))])
    given_name = "=".join(["", *(f"{byte:02X}" for byte in "Иван".encode("cp1251"))])
    read = one(
        card(
            f"N;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:{family};=",
            given_name,
            "TEL;WORK;VOICE:+7 727 250 12 34",
            "EMAIL;PREF;INTERNET:first@example.org",
            "NOTE;encoding=quoted-printable;charset=utf-8:one=0D=0Atwo",
            "ORG:Ministry, Legal;Division",
            "PHOTO;TYPE=JPEG;ENCODING=BASE64:",
            " /9j/4AAQ",
            "",
            "AGENT:",
            "BEGIN:VCARD",
            "N:Secretary;The",
            "END:VCARD",
            version="2.1",
        )
    )
    assert read == PersonRecord(
        family=Bilingual(ru="Иванов"),
        given=Bilingual(ru="Иван"),
        ministry=Bilingual("Ministry, Legal, Division"),
        emails=("first@example.org",),
        telephones=("+7 727 250 12 34",),
        note="one\r\ntwo",
    )


def test_a_card_of_a_telephone() -> None:
    """Groups, folding, several names in one component, addresses and numbers twice, pictures elsewhere."""
    read = one(
        "\ufeff"
        + card(
            "N:Berg;Anna;Maria,Louise;Dr.;",
            "item1.EMAIL;type=INTERNET;type=pref:berg@exam",
            " ple.org",
            "item2.EMAIL:berg@example.org",
            'TEL;VALUE=uri;TYPE="voice,home":tel:+41-22-111',
            "PHOTO;VALUE=uri:http://example.org/never-fetched.jpg",
            "item1.X-ABLabel:_$!<Work>!$_",
        )
    )
    assert (read.family.en, read.given.en, read.honorific.en) == ("Berg", "Anna Maria Louise", "Dr.")
    assert (read.emails, read.telephones) == (("berg@example.org",), ("+41-22-111",))


def test_languages_of_a_foreign_card_of_version_4() -> None:
    read = one(
        card(
            "FN;ALTID=a;LANGUAGE=ru-RU:Иванов Иван Иванович",
            "FN;ALTID=a;LANGUAGE=en-GB:Mr Ivan Ivanov",
            "LANG;PREF=2:ru",
            "LANG;PREF=1:en-GB",
            "TITLE:Начальник",
            version="4.0",
        )
    )
    assert read.family == Bilingual("Ivanov", "Иванов")
    assert read.given == Bilingual("Ivan", "Иван Иванович")
    assert read.honorific == Bilingual("Mr", "")
    assert read.languages == ("en", "ru")
    assert read.post == Bilingual("", "Начальник")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "utf-8-sig", "cp866"])
def test_other_encodings(encoding: str) -> None:
    written = card(
        "N:Иванов;Иван;Иванович", "ORG:Министерство внутренних дел", "TITLE:Начальник управления по миграции"
    )
    read = one(written.encode(encoding))
    assert read.family.ru == "Иванов"
    assert read.ministry.ru == "Министерство внутренних дел"


BROKEN = {
    "The card names nobody.": card("FN:", "EMAIL:a@example.org"),
    "can’t be read": card("FN:Berg", "no property at all"),
    "is not in the encoding “no-such”": card("FN:Berg", "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=no-such:=41"),
    "is not in the encoding “utf-8”": card("FN:Berg", "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=utf-8:=FF"),
    "BASE64": card("FN:Berg", "NOTE;ENCODING=b:%%%"),
    "is not a date": card("FN:Berg", "X-ALMATY-SERVES-FROM:2013-02-30"),
    "is not known": card("FN:Berg", "X-ALMATY-ROLE:king"),
    "group or an organisation": card("FN:Berg", "KIND:org", version="4.0"),
    "is too long": card("FN:Berg", "NOTE:" + "x" * 20_000),
    "has no end": "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Berg\r\n",
}


@pytest.mark.parametrize("reason", BROKEN)
def test_a_broken_card_is_named_and_the_others_go_on(reason: str) -> None:
    read = read_cards((card("FN:Ivan First") + BROKEN[reason] + card("FN:Ivan Last")).encode())
    assert [person.family.en for person in read.people] == ["First", "Last"]
    (refused,) = read.refused
    assert refused.number == 2
    assert refused.name == ("" if "names nobody" in reason else "Berg")
    assert reason in texts_in(Language.EN).say(refused.reason)
    russian = texts_in(Language.RU).say(refused.reason)
    assert russian != texts_in(Language.EN).say(refused.reason)


@given(data=some.binary(max_size=200), cut=some.integers(0, 900))
def test_nothing_breaks_the_reading(data: bytes, cut: int) -> None:
    whole = write_cards([COORDINATOR], CardVersion.THREE)
    read = read_cards(b"BEGIN:VCARD\r\n" + whole[:cut] + data + whole[cut:])
    assert read.people or read.refused


@pytest.mark.parametrize("data", [b"", b"\x00\x01", "просто текст".encode("cp1251"), b"END:VCARD"])
def test_what_holds_no_card_is_refused_as_a_whole(data: bytes) -> None:
    with pytest.raises(ExchangeRefusedError) as refusal:
        read_cards(data)
    assert refusal.value.code == "no-cards"


def test_no_card_holds_the_program() -> None:
    """Each of these takes other readers minutes or for ever."""
    hostile = [
        card("FN:A", "N;X=" + "," * 9_000),
        card("FN:A", 'N;X="' + '";"' * 3_000),
        card("FN:A", *["NOTE;ENCODING=QUOTED-PRINTABLE:=", *["="] * 50_000]),
        card("FN:A", "PHOTO;ENCODING=b:", *[" " + "A" * 74] * 50_000),
        "BEGIN:VCARD\nAGENT:\n" * 20_000,
    ]
    started = time.monotonic()
    for text in hostile:
        read_cards(text.encode())
    assert time.monotonic() - started < 20


def test_too_much_is_refused_in_a_sentence() -> None:
    with pytest.raises(ExchangeRefusedError) as refusal:
        read_cards(card("FN:A").encode() * (vcard_in.CARDS_LIMIT + 1))
    assert refusal.value.code == "too-many"
    assert "10,000" in str(refusal.value.message)
    with pytest.raises(ExchangeRefusedError) as refusal:
        read_cards(b" " * (vcard_in.SIZE_LIMIT + 1))
    assert refusal.value.code == "too-big"
    assert "20 MB" in texts_in(Language.EN).say(refusal.value.message)
