"""The sample office: three years of the Process in both languages, plainly marked as a sample."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from almaty_desktop.i18n import Bilingual, Message
from almaty_desktop.models.documents import StoredFile
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.rules.documents import Access, TranslationState
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.founding import is_sample
from almaty_desktop.services.progress import Cancelled, Progress
from almaty_desktop.services.sample import make_sample
from almaty_desktop.services.use_cases import UseCases, open_use_cases
from tests.services.moments import clock


def test_at_least_sixteen_documents_in_both_languages_with_real_pages(read_sample: UseCases) -> None:
    lines = read_sample.archive.list(limit=500)
    assert len(lines) >= 16
    for line in lines:
        assert line.missing == ()
        assert line.title.en
        assert line.title.ru
        assert line.symbol
        assert line.dated
        assert line.dated.year in (2013, 2014, 2015)
        for version in read_sample.archive.show(line.id).versions:
            text = read_sample.archive.text(version.line.id)
            assert len(text.split()) > 400
            path, name = read_sample.archive.file(version.line.id)
            if name.endswith(".pdf"):
                document = pypdfium2.PdfDocument(path)
                assert len(document) >= 2
                document.close()
    assert len({line.symbol for line in lines}) == len(lines)


def test_it_says_that_it_is_a_sample_in_the_office_and_on_every_document(
    read_sample: UseCases, fresh_office: UseCases
) -> None:
    assert is_sample(read_sample.office)
    assert not is_sample(fresh_office.office)
    for line in read_sample.archive.list(limit=500):
        for version in line.versions:
            text = read_sample.archive.text(version.id).casefold()
            assert ("образ" in text) if version.language == "ru" else ("sample" in text)


def test_meetings_of_three_years_with_their_agendas(read_sample: UseCases) -> None:
    meetings = read_sample.meetings.list()
    kinds = Counter(meeting.kind for meeting in meetings)
    assert kinds[MeetingKind.MINISTERIAL] == 1
    assert kinds[MeetingKind.SOM] >= 1
    assert kinds[MeetingKind.CONSULTATION] >= 3
    (conference,) = (one for one in meetings if one.kind is MeetingKind.MINISTERIAL)
    assert conference.start == date(2013, 6, 5)
    for meeting in meetings:
        assert meeting.symbol
        assert meeting.title.en
        assert meeting.title.ru
        assert meeting.place.en
        assert meeting.place.ru
        lines = read_sample.agenda.show(meeting.id)
        assert len(lines) > 5
        assert all(line.title.en and line.title.ru for line in lines)
        assert all(meeting.start <= line.start.date() <= meeting.end for line in lines)
        assert any(line.documents for line in lines)
    assert any(line.parent for line in read_sample.agenda.show(meetings[0].id))


def test_two_information_sheets_in_both_languages(read_sample: UseCases) -> None:
    sheets = [read_sample.information.show(line.id) for line in read_sample.information.list()]
    assert len(sheets) >= 2
    for sheet in sheets:
        assert len(sheet.sections) >= 2
        for section in sheet.sections:
            for text in (
                section.title,
                *(text for one in section.entries for text in (one.heading, one.text)),
            ):
                assert text.en
                assert text.ru


def test_standing_as_of_the_founding(read_sample: UseCases) -> None:
    founded = read_sample.participants.standings(date(2013, 6, 5))
    standing = {line.code: line.standing for line in founded}
    members = {code for code, one in standing.items() if one is Standing.MEMBER}
    assert members == {"AF", "AZ", "KZ", "KG", "TJ", "TR"}
    assert {code for code, one in standing.items() if one is Standing.PENDING} == {"IR", "PK"}
    states = [line.key for line in founded if line.standing in (Standing.MEMBER, Standing.PENDING)]
    assert states == [
        "Afghanistan",
        "Azerbaijan",
        "Iran",
        "Kazakhstan",
        "Kyrgyz Republic",
        "Pakistan",
        "Tajikistan",
        "Turkey",
    ]
    assert {line.code for line in founded if line.central_asian} == {"KZ", "KG", "TJ"}
    iran = next(line for line in founded if line.code == "IR")
    assert iran.printed.en == "[Islamic Republic of Iran]"
    assert iran.printed_short.ru == "[Иран]"
    before = read_sample.participants.standings(date(2013, 6, 4))
    assert {line.standing for line in before} == {Standing.NONE}
    assert {line.since for line in before} == {None}


def test_there_is_something_of_every_sort_to_look_at(read_sample: UseCases) -> None:
    lines = read_sample.archive.list(limit=500)
    assert {line.access for line in lines} == set(Access)
    assert {line.original for line in lines} == {"en", "ru"}
    states = {version.state for line in lines for version in line.versions}
    assert {TranslationState.FINAL, TranslationState.REVISION} <= states
    with read_sample.office.reading() as session:
        formats = {file.format for file in session.query(StoredFile)}
    assert {"pdf", "docx"} <= formats
    topics = [topic for line in lines for topic in read_sample.archive.show(line.id).topics]
    assert {subject.id for subject in read_sample.participants.topics()} == set(topics)


def test_it_shows_decisions_of_every_sort(read_sample: UseCases) -> None:
    """Every kind but an amendment and a formalisation: the pending States stay pending in the sample."""
    lines = read_sample.decisions.list()
    assert Counter(line.kind for line in lines) == {
        DecisionKind.ORDINARY: 5,
        DecisionKind.AGREE_WORK_PLAN: 2,
        DecisionKind.ADMIT_OBSERVER: 2,
        DecisionKind.ELECT_CHAIR: 1,
        DecisionKind.INVITE_CIVIL_SOCIETY: 1,
    }
    assert {line.outcome for line in lines} == {Outcome.CONSENSUS, Outcome.ADOPTED, Outcome.BROKEN, None}
    assert {line.state for line in lines} == set(DecisionState)
    views = [read_sample.decisions.show(line.id) for line in lines]
    assert {one.outcome for view in views for one in view.rounds} >= {Outcome.NO_CONSENSUS}
    for view in views:
        assert view.members == ("AF", "AZ", "KZ", "KG", "TJ", "TR")
        assert [name.ru for name in view.bracketed] == [
            "[Исламская Республика Иран]",
            "[Исламская Республика Пакистан]",
        ]
        assert view.line.title.en
        assert view.line.title.ru
        for one in view.rounds:
            assert one.text.en
            assert one.text.ru
            for entry in one.entries:
                assert bool(entry.text.en) == bool(entry.text.ru)
                assert bool(entry.why.en) == bool(entry.why.ru)


def test_what_its_decisions_brought_about_is_there(read_sample: UseCases) -> None:
    standing = {line.code: line.standing for line in read_sample.participants.standings(date(2015, 5, 20))}
    assert {code for code, one in standing.items() if one is Standing.OBSERVER} == {"OSCE", "EU"}
    assert {code for code, one in standing.items() if one is Standing.INVITED} == {"Safe-Passage"}
    assert {code for code, one in standing.items() if one is Standing.PENDING} == {"IR", "PK"}
    (guest,) = [one for one in read_sample.participants.standings() if one.code == "Safe-Passage"]
    assert guest.short == Bilingual("Safe Passage", "«Безопасный путь»")
    (invitation,) = read_sample.decisions.list(kind=DecisionKind.INVITE_CIVIL_SOCIETY)
    assert invitation.silence
    after = {line.code: line.standing for line in read_sample.participants.standings(date(2015, 5, 22))}
    assert after["Safe-Passage"] is Standing.NONE
    for line in read_sample.decisions.list(state=DecisionState.CONFIRMED):
        effects = read_sample.decisions.show(line.id).effects
        assert bool(effects) == (line.kind is not DecisionKind.ORDINARY)


def test_its_silence_procedures_were_extended_broken_or_wait_for_a_person(read_sample: UseCases) -> None:
    lines = read_sample.decisions.list(silence=True)
    deadlines = {line.id: len(read_sample.decisions.show(line.id).deadlines) for line in lines}
    assert sorted(deadlines.values()) == [1, 1, 1, 2]
    (broken,) = (line for line in lines if line.outcome is Outcome.BROKEN)
    objections = [
        entry
        for entry in read_sample.decisions.show(broken.id).now.entries
        if entry.position is Position.OBJECTS
    ]
    assert [entry.code for entry in objections] == ["KG"]
    (waiting,) = (line for line in lines if line.state is DecisionState.CLOSED)
    assert waiting.outcome is Outcome.ADOPTED
    assert waiting.confirmed_at is None


def test_one_decision_is_open_on_the_board_with_every_position(read_sample: UseCases) -> None:
    (line,) = read_sample.decisions.list(state=DecisionState.OPEN)
    assert (line.round, line.meeting_title.en) == (2, "Senior Officials’ Meeting")
    stands = read_sample.decisions.show(line.id).now.stands
    assert Counter(stand.position for stand in stands) == Counter([*Position, None])


def test_a_position_was_corrected_with_a_reason(read_sample: UseCases) -> None:
    stands = [
        stand
        for line in read_sample.decisions.list()
        for one in read_sample.decisions.show(line.id).rounds
        for stand in one.stands
        if stand.was
    ]
    ((code, was, now, why),) = ((one.code, one.was, one.position, one.why) for one in stands)
    assert (code, was, now) == ("TR", Position.ABSENT, Position.AGREES)
    assert why.en
    assert why.ru


def test_its_people_serve_in_turn_and_one_post_is_vacant(read_sample: UseCases) -> None:
    assert read_sample.people.count() == 36
    for line in read_sample.people.list(limit=100):
        view = read_sample.people.show(line.id)
        assert view.emails
        assert all(one.endswith((".example.org", ".example.int")) for one in view.emails)
        assert all(one.startswith("+999 ") for one in view.telephones)
        assert view.languages
    assert [one.code for one in read_sample.coordinators.vacancies(date(2015, 12, 1))] == ["AZ"]
    assert read_sample.coordinators.vacancies(date(2014, 6, 1)) == ()
    for code in ("AF", "AZ", "KZ", "KG", "TJ", "TR"):
        served = read_sample.coordinators.of(code, date(2015, 12, 1))
        assert [one for one in served.past if one.role is ServiceRole.NATIONAL_COORDINATOR]
        contacts = read_sample.contacts.show(code)
        assert contacts.address.en
        assert contacts.address.ru
        assert ".example.org" in contacts.website
    (pair,) = read_sample.people.duplicates()
    assert {pair.one.family.ru, pair.other.family.ru} == {"Тогузова"}


def test_its_chair_passed_on_after_a_decline(read_sample: UseCases) -> None:
    second, first = read_sample.chair.terms()[-2:]
    assert (first.code, first.start, second.code) == ("KZ", date(2013, 6, 5), "TJ")
    declined = next(one for one in second.passed_over if one.code == "KG")
    assert declined.why.en
    assert declined.why.ru
    assert first.representative
    assert second.representative
    tasks = read_sample.chair.term(first.start).tasks
    actions = [action for task in tasks for action in task.actions]
    assert len(actions) == 12
    assert {task.task for task in tasks if task.actions} == set(ChairTask)
    assert any(action.done is None for action in actions)


def test_who_was_at_its_meetings_had_a_standing(read_sample: UseCases) -> None:
    for meeting in read_sample.meetings.list():
        lines = read_sample.delegations.show(meeting.id).lines
        listed = [line for line in lines if line.listed]
        assert listed
        assert all(line.refusal is None and line.standing is not Standing.NONE for line in listed)
    assert [one.start.year for one in read_sample.delegations.attended("Safe-Passage")] == [2015]


def test_it_is_sound(read_sample: UseCases) -> None:
    assert read_sample.health.check() == ()


def test_it_is_the_same_whenever_it_is_made(read_sample: UseCases, tmp_path: Path) -> None:
    again = make_sample(tmp_path / "again", now=clock)
    assert again.archive.list() == read_sample.archive.list()
    assert again.meetings.list() == read_sample.meetings.list()
    assert again.people.list() == read_sample.people.list()
    assert again.decisions.list() == read_sample.decisions.list()
    for line in again.archive.list():
        assert again.archive.show(line.id) == read_sample.archive.show(line.id)
    again.office.close()


class Unwanted(Progress):
    """Is cancelled after some steps."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.left = steps

    def report(self, _done: int, _total: int, _note: Message | None) -> None:
        self.left -= 1
        if self.left < 0:
            self.cancel()


@pytest.mark.parametrize("steps", [1, 40])
def test_one_that_is_cancelled_leaves_no_office_and_can_be_made_again(tmp_path: Path, steps: int) -> None:
    folder = tmp_path / "office"
    with pytest.raises(Cancelled):
        make_sample(folder, now=clock, alone=True, progress=Unwanted(steps))
    assert [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"] == []
    if steps == 1:
        made = make_sample(folder, now=clock, alone=True)
        assert made.health.check() == ()
        made.office.close()
        open_use_cases(folder, alone=True).office.close()
