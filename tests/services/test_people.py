"""People: written down, found in either alphabet, listed in the order of the language, removed, merged."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual, Language, message
from almaty_desktop.models.chair import ChairTerm
from almaty_desktop.rules.service_terms import ServiceRole, ServiceTerm
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.participants import find_participant
from almaty_desktop.services.people import PeopleFilter
from almaty_desktop.services.people_reading import PersonView
from almaty_desktop.services.use_cases import UseCases

MAIN, ALTERNATE = ServiceRole.NATIONAL_COORDINATOR, ServiceRole.ALTERNATE


def add(office: UseCases, english: str = "", russian: str = "", **more: object) -> PersonView:
    """A person by «Family Given» in either language."""
    family_en, _, given_en = english.partition(" ")
    family_ru, _, given_ru = russian.partition(" ")
    names = {"family_en": family_en, "given_en": given_en, "family_ru": family_ru, "given_ru": given_ru}
    return office.people.create(**names, **more)  # type: ignore[arg-type]


def listed(office: UseCases, language: Language = Language.EN, **filters: object) -> list[str]:
    lines = office.people.list(PeopleFilter(**filters), language=language)  # type: ignore[arg-type]
    assert office.people.count(PeopleFilter(**filters)) == len(lines)  # type: ignore[arg-type]
    return [line.family.shown(language) for line in lines]


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.code


def test_a_person_is_written_down_and_shown(fresh_office: UseCases) -> None:
    made = add(
        fresh_office,
        russian="Алиев Ильхам Рустамович",
        ministry_en="Ministry of Interior",
        participant="AZ",
        languages=("az", "RU", "az"),
        emails=(" i.aliev@mia.az ", ""),
        telephones=("+994 12 555-01-02 доб. 14",),
        note="Prefers calls",
    )
    view = fresh_office.people.show(made.line.id)
    assert view == made
    assert view.line.name == Bilingual("", "Алиев Ильхам Рустамович")
    assert view.proposed_family == Bilingual("Aliev", "")
    assert view.proposed_given == Bilingual("Ilkham Rustamovich", "")
    assert view.line.represents == Bilingual("Azerbaijan", "Азербайджан")
    assert (view.languages, view.emails) == (("az", "ru"), ("i.aliev@mia.az",))
    fresh_office.history.undo()
    assert fresh_office.people.count() == 0


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "name"),
        ({"family_en": "  "}, "name"),
        ({"family_en": "A", "emails": ("no address",)}, "email"),
        ({"family_en": "A", "telephones": ("call me",)}, "telephone"),
        ({"family_en": "A", "languages": ("xx1",)}, "language"),
        ({"family_en": "A", "participant": "XX"}, "not-found"),
        ({"family_en": "A" * 301}, "too-long"),
        ({"family_en": "A", "note": "a" * 4001}, "too-long"),
    ],
)
def test_what_can_not_be_is_refused(fresh_office: UseCases, fields: dict[str, object], expected: str) -> None:
    with pytest.raises(Refused) as refused:
        fresh_office.people.create(**fields)  # type: ignore[arg-type]
    assert code(refused) == expected
    assert fresh_office.people.count() == 0


def test_contacts_keep_their_order_and_an_old_reading_overwrites_nothing(fresh_office: UseCases) -> None:
    made = add(fresh_office, "Aliyev Ilham", emails=("a@b.az", "c@d.az"))
    turned = fresh_office.people.change(
        made.line.id, made.line.version, emails=("c@d.az", "e@f.az", "a@b.az")
    )
    assert turned.emails == ("c@d.az", "e@f.az", "a@b.az")
    changed = fresh_office.people.change(made.line.id, family_ru="Алиев")
    with pytest.raises(Refused) as refused:
        fresh_office.people.change(made.line.id, made.line.version, family_ru="Алиевъ")
    assert code(refused) == "changed-meanwhile"
    assert fresh_office.people.show(made.line.id) == changed
    fresh_office.history.undo()
    fresh_office.history.undo()
    assert fresh_office.people.show(made.line.id).emails == ("a@b.az", "c@d.az")


def test_the_list_stands_in_the_alphabet_of_the_language_shown(fresh_office: UseCases) -> None:
    for english, russian in (
        ("Yusupov A", "Юсупов А"),
        ("Özal T", "Озал Т"),
        ("", "Ёлкин П"),
        ("", "Елагин П"),
        ("abdulov R", "абдулов Р"),
        ("Zhukov S", ""),
        ("", "Әбішев Н"),
    ):
        add(fresh_office, english, russian)
    russian = ["абдулов", "Әбішев", "Елагин", "Ёлкин", "Озал", "Юсупов"]
    assert [name for name in listed(fresh_office, Language.RU) if name != "Zhukov"] == russian
    # A name that is there in Russian only stands where it would stand in Latin letters.
    english = ["abdulov", "Әбішев", "Елагин", "Ёлкин", "Yusupov", "Zhukov", "Özal"]
    assert listed(fresh_office) == english
    pages = [fresh_office.people.list(offset=offset, limit=3) for offset in (0, 3, 6)]
    assert [line.family.shown(Language.EN) for page in pages for line in page] == english


def test_people_are_found_by_words_of_either_alphabet(fresh_office: UseCases) -> None:
    add(
        fresh_office,
        "Jeenbekov Sooronbai",
        ministry_en="Migration Service",
        participant="KG",
        languages=("ky",),
    )
    add(fresh_office, russian="Назарбаев Нурлан", post_ru="Советник", emails=("n@mfa.kz",), participant="KZ")
    assert listed(fresh_office, words="Жээн") == ["Jeenbekov"]
    assert listed(fresh_office, words="Сооронбай") == ["Jeenbekov"]
    assert listed(fresh_office, words="nazarbayev nurl") == ["Назарбаев"]
    assert listed(fresh_office, words="migr zheenbekov") == ["Jeenbekov"]
    assert listed(fresh_office, words="n@mfa") == ["Назарбаев"]
    assert listed(fresh_office, words="совет") == ["Назарбаев"]
    assert listed(fresh_office, words="nobody") == []
    assert listed(fresh_office, participant="KG") == ["Jeenbekov"]
    assert listed(fresh_office, speaks="ky") == ["Jeenbekov"]
    assert listed(fresh_office, speaks="k") == []


def test_a_list_is_narrowed_to_those_who_serve_today(fresh_office: UseCases) -> None:
    one, other = add(fresh_office, "Aliyev I"), add(fresh_office, "Karimov J")
    today = fresh_office.office.today()
    fresh_office.coordinators.start_service(one.line.id, "KZ", MAIN, date(2013, 6, 5), date(2013, 12, 31))
    fresh_office.coordinators.start_service(other.line.id, "KZ", MAIN, date(2014, 1, 1))
    assert today > date(2014, 1, 1)
    assert listed(fresh_office, role=MAIN) == ["Karimov"]
    assert listed(fresh_office, participant="KZ") == ["Karimov"]


def test_who_is_on_record_is_not_removed(fresh_office: UseCases) -> None:
    made = add(fresh_office, "Aliyev Ilham")
    term = fresh_office.coordinators.start_service(made.line.id, "AZ", MAIN, date(2014, 1, 1))
    with pytest.raises(Refused) as refused:
        fresh_office.people.remove(made.line.id)
    assert code(refused) == "referenced"
    fresh_office.coordinators.remove_service(term.id, term.version)
    fresh_office.people.remove(made.line.id)
    assert fresh_office.people.count() == 0
    fresh_office.history.undo()
    fresh_office.history.undo()
    assert fresh_office.coordinators.of("AZ").current == term


def test_people_written_down_twice_are_found_with_the_reasons(fresh_office: UseCases) -> None:
    one = add(fresh_office, "Jeenbekov Sooronbay", emails=("s@gov.kg",))
    other = add(fresh_office, russian="Жээнбеков Сооронбай Шарипович", emails=("S@gov.kg",))
    add(fresh_office, russian="Жээнбеков Рустам")
    (found,) = fresh_office.people.duplicates()
    assert {found.one.id, found.other.id} == {one.line.id, other.line.id}
    assert "the same e-mail address, s@gov.kg" in map(str, found.reasons)
    assert [one.other.id for one in fresh_office.people.like(one.line.id)] == [other.line.id]


class TestMerging:
    """Two people become one in one act."""

    @pytest.fixture
    def two(self, fresh_office: UseCases) -> tuple[int, int]:
        keep = add(
            fresh_office, "Aliyev Ilham", post_en="Head", emails=("a@b.az",), note="one", languages=("az",)
        )
        other = add(
            fresh_office,
            "Aliev Ilham",
            "Алиев Ильхам",
            post_en="Deputy",
            participant="AZ",
            emails=("A@b.az", "c@d.az"),
            telephones=("+994 12 555",),
            languages=("ru",),
            note="two",
        )
        return keep.line.id, other.line.id

    def test_field_by_field(self, fresh_office: UseCases, two: tuple[int, int]) -> None:
        preview = fresh_office.people.merge_preview(*two, {"post_en": "other"})
        results = {field.name: field.result.en for field in preview.fields}
        assert results["family_en"] == "Aliyev" and results["family_ru"] == "Алиев"
        assert results["post_en"] == "Deputy" and results["participant"] == "Azerbaijan"
        assert {field.name for field in preview.fields if field.differs} == {"family_en", "post_en", "note"}
        assert preview.refusal is None
        before = [fresh_office.people.show(one) for one in two]
        merged = fresh_office.people.merge(*two, {"post_en": "other"})
        assert merged.line.family == Bilingual("Aliyev", "Алиев") and merged.line.post.en == "Deputy"
        assert merged.emails == preview.emails == ("a@b.az", "c@d.az")
        assert merged.telephones == preview.telephones and merged.languages == ("az", "ru")
        assert merged.note == "one\ntwo" and merged.line.participant == "AZ"
        assert fresh_office.people.count() == 1
        fresh_office.history.undo()
        again = [fresh_office.people.show(one) for one in two]
        assert [one.emails for one in again] == [one.emails for one in before]
        assert [one.line.name for one in again] == [one.line.name for one in before]
        fresh_office.history.redo()
        assert fresh_office.people.show(two[0]).emails == ("a@b.az", "c@d.az")

    def test_terms_that_meet_become_one(self, fresh_office: UseCases, two: tuple[int, int]) -> None:
        keep, other = two
        start = fresh_office.coordinators.start_service
        start(keep, "AZ", MAIN, date(2014, 1, 1), date(2014, 6, 30))
        start(other, "AZ", MAIN, date(2014, 7, 1))
        start(keep, "AZ", ALTERNATE, date(2013, 7, 1), date(2013, 9, 30))
        start(other, "AZ", ALTERNATE, date(2013, 8, 1), date(2013, 8, 31))
        merged = fresh_office.people.merge(keep, other)
        assert [(term.role, term.start, term.end) for term in merged.terms] == [
            (MAIN, date(2014, 1, 1), None),
            (ALTERNATE, date(2013, 7, 1), date(2013, 9, 30)),
        ]
        fresh_office.history.undo()
        assert [len(fresh_office.people.show(one).terms) for one in two] == [2, 2]

    def test_a_coordinator_of_two_states_at_a_time_is_refused(
        self, fresh_office: UseCases, two: tuple[int, int]
    ) -> None:
        keep, other = two
        fresh_office.coordinators.start_service(keep, "AZ", MAIN, date(2014, 1, 1))
        fresh_office.coordinators.start_service(other, "KZ", MAIN, date(2015, 1, 1))
        assert fresh_office.people.merge_preview(keep, other).refusal is not None
        with pytest.raises(Refused) as refused:
            fresh_office.people.merge(keep, other)
        assert code(refused) == "S4"
        assert fresh_office.people.count() == 2

    def test_the_chair_names_the_one_who_stays(self, fresh_office: UseCases, two: tuple[int, int]) -> None:
        keep, other = two
        with fresh_office.office.acting("test", message("Contacts")) as session:
            session.connection().exec_driver_sql("DROP TRIGGER chair_terms_first")
            term = ChairTerm(start=date(2014, 1, 1), end=date(2016, 1, 1), decision_id=None)
            term.participant_id = find_participant(session, "AZ").id
            term.representative_id = other
            session.add(term)
        assert fresh_office.people.merge_preview(keep, other).chairs == 1
        with pytest.raises(Refused) as refused:
            fresh_office.people.remove(other)
        assert code(refused) == "referenced"
        fresh_office.people.merge(keep, other)
        with fresh_office.office.reading() as session:
            kept = session.get(ChairTerm, term.id)
            assert kept is not None and kept.representative_id == keep

    def test_nobody_is_merged_with_themselves(self, fresh_office: UseCases, two: tuple[int, int]) -> None:
        with pytest.raises(Refused):
            fresh_office.people.merge(two[0], two[0])
        assert fresh_office.people.count() == 2


SPANS = st.lists(st.tuples(st.booleans(), st.integers(0, 40), st.integers(0, 20), st.booleans()), max_size=5)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SPANS)
def test_on_each_day_who_served_before_merging_serves_after_it(
    fresh_office: UseCases, wanted: list[tuple[bool, int, int, bool]]
) -> None:
    office = fresh_office
    people = [add(office, f"A{number} B").line.id for number in range(2)]
    for first, begin, length, alternate in wanted:
        start = date(2014, 1, 1 + begin % 28)
        end = date.fromordinal(start.toordinal() + length)
        try:
            office.coordinators.start_service(
                people[0 if first else 1], "TJ", ALTERNATE if alternate else MAIN, start, end
            )
        except Refused as refused:
            assert refused.code == "S4"

    def served(role: ServiceRole) -> set[int]:
        of = office.coordinators.of("TJ", date(2020, 1, 1))
        days = [ServiceTerm(term.start, term.end) for term in of.past if term.role is role]
        return {
            number
            for span in days
            for number in range(span.start.toordinal(), (span.end or span.start).toordinal() + 1)
        }

    before = {role: served(role) for role in (MAIN, ALTERNATE)}
    merged = office.people.merge(people[0], people[1])
    assert {role: served(role) for role in (MAIN, ALTERNATE)} == before
    for term in merged.terms:
        office.coordinators.remove_service(term.id)
    office.people.remove(people[0])


def test_people_are_found_from_the_one_field(fresh_office: UseCases) -> None:
    made = add(fresh_office, russian="Жээнбеков Сооронбай", participant="KG")
    (found,) = (thing for thing in fresh_office.finding.find("Jeenb") if thing.kind == "person")
    assert (found.key, found.belongs.en) == (made.line.id, "Kyrgyz Republic")
    assert not [thing for thing in fresh_office.finding.find("Jeenbx") if thing.kind == "person"]
