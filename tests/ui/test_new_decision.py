"""Something put to a decision in the page: each kind with its fields, and what is refused (D1 to D4, S5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import looks
import pytest
from decision_person import DecisionPerson, at_decisions, shown
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from sample_window import CONTROL, write_into

from almaty_desktop.i18n import ALMATY, Bilingual, Language
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.ui.pages.decisions.new_decision import NewDecision
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme


@pytest.fixture
def person(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[DecisionPerson]:
    with at_decisions(tmp_path / "office", theme, qtbot) as made:
        yield made


def form_of(person: DecisionPerson, key: str = "new") -> NewDecision:
    person.shell.visit("decisions", key)
    form = person.tab.new
    person.until(lambda: form.isVisible() and form.place.meeting.count())
    return form


def pick(combo: QComboBox, data: object) -> None:
    """Chooses an entry as a person does: the widget announces it as activated."""
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def made(person: DecisionPerson) -> DecisionView:
    person.until(lambda: len(person.rows) == 7)
    person.until(lambda: person.panel.acts.view is not None and person.panel.isVisible())
    view = person.panel.acts.view
    assert view is not None
    return view


def test_a_general_decision_is_put_to_the_meeting_that_is_under_way(person: DecisionPerson) -> None:
    person.press(person.tab.list.list.view, Qt.Key.Key_N, CONTROL)
    form = person.tab.new
    person.until(lambda: form.place.meeting.count() == 2)
    assert form.place.chosen_meeting == person.made.som
    write_into(form.title.editor(Language.EN), "Next venue")
    write_into(form.title.editor(Language.RU), "Следующее место")
    write_into(form.text.editor(Language.EN), "The next meeting is held in Bishkek.")
    person.press(form.text.editor(Language.EN), Qt.Key.Key_Return, CONTROL)
    view = made(person)
    assert view.line.title == Bilingual("Next venue", "Следующее место")
    assert view.line.meeting == person.made.som and view.text.en == "The next meeting is held in Bishkek."
    assert person.tab.list.list.key == str(view.line.id)


def test_without_a_title_it_is_refused_at_the_button(person: DecisionPerson) -> None:
    form = form_of(person)
    looks.find_button(form, "Open the decision").click()
    person.until(form.notice.isVisible)
    assert "A decision has a title. Enter one." in form.notice.text
    person.press(form, Qt.Key.Key_Escape)
    assert not form.isVisible() and len(person.rows) == 6


def test_a_silence_procedure_has_a_deadline_in_almatys_time(person: DecisionPerson) -> None:
    form = form_of(person)
    looks.find_button(form.place, "Silence procedure").click()
    assert form.place.deadline.value is not None and form.place.deadline.clock.value.hour == 18
    write_into(form.title.editor(Language.EN), "By silence")
    write_into(form.place.deadline.day.editor, "5 March 2014")
    write_into(form.place.start.day.editor, "6 March 2014")
    write_into(form.place.start.clock.editor, "9:00")
    looks.find_button(form, "Open the decision").click()
    person.until(form.notice.isVisible)
    assert "The deadline of a silence procedure lies after its start" in form.notice.text
    assert "Rule D2." in form.notice.text
    write_into(form.place.start.day.editor, "3 February 2014")
    looks.find_button(form, "Open the decision").click()
    line = made(person).line
    assert line.silence and line.deadline == datetime(2014, 3, 5, 18, tzinfo=ALMATY)
    assert line.opened_at == datetime(2014, 2, 3, 9, tzinfo=ALMATY)


def test_an_amendment_begins_with_the_edition_in_force_and_needs_ministers(person: DecisionPerson) -> None:
    form = form_of(person, "new/amend-modalities")
    assert form.chosen_kind is DecisionKind.AMEND_MODALITIES
    person.until(lambda: form.place.chosen_meeting == person.made.conference)
    person.until(lambda: "Almaty Process" in form.text.value.en and form.text.value.ru)
    assert form.title.value.en == "Amendment of the Operating Modalities"
    pick(form.place.meeting, person.made.som)
    looks.find_button(form, "Open the decision").click()
    person.until(form.notice.isVisible)
    assert "Rule D4." in form.notice.text
    looks.find_button(form.place, "Silence procedure").click()
    looks.find_button(form, "Open the decision").click()
    person.until(form.notice.isVisible)
    assert "Rule D4." in form.notice.text
    looks.find_button(form.place, "In a meeting").click()
    pick(form.place.meeting, person.made.conference)
    looks.find_button(form, "Open the decision").click()
    assert made(person).line.kind is DecisionKind.AMEND_MODALITIES


def test_only_those_are_offered_for_whom_it_is_possible(person: DecisionPerson) -> None:
    form = form_of(person, "new/formalise-participation")
    person.until(form.subject.who.count)
    codes = [form.subject.who.itemData(number) for number in range(form.subject.who.count())]
    assert codes == ["PK"]
    assert form.subject.who.itemText(0) == "[Islamic Republic of Pakistan]"
    pick(form.kind, DecisionKind.ADMIT_OBSERVER.value)
    codes = [form.subject.who.itemData(number) for number in range(form.subject.who.count())]
    assert "EU" in codes and not {"KZ", "IR", "PK", "RSN"} & set(codes)


def test_a_new_organisation_comes_in_with_the_decision_that_invites_it(person: DecisionPerson) -> None:
    form = form_of(person, "new/invite-civil-society")
    person.until(lambda: form.subject.who.count() == 2)  # the guest of the conference, and a new one
    pick(form.subject.who, form.subject.who.itemData(1))
    pick(form.invited_to, person.made.som)
    write_into(form.subject.name.editor(Language.EN), "Migrants’ Rights Forum")
    write_into(form.subject.name.editor(Language.RU), "Форум прав мигрантов")
    write_into(form.subject.code, "a code")
    looks.find_button(form, "Open the decision").click()
    person.until(form.notice.isVisible)
    assert "can’t be a participant’s code" in form.notice.text
    write_into(form.subject.code, "MRF")
    looks.find_button(form, "Open the decision").click()
    view = made(person)
    assert view.for_meeting == person.made.som
    assert view.line.title.ru and "Форум прав мигрантов" in view.line.title.ru
    entered = next(one for one in person.use_cases.participants.standings() if one.code == "MRF")
    assert entered.kind is ParticipantKind.CIVIL and entered.standing == "none"


def test_a_proposed_title_follows_the_subject_until_a_person_writes_one(person: DecisionPerson) -> None:
    form = form_of(person, "new/admit-observer")
    pick(form.subject.who, "EU")
    person.until(lambda: form.title.value.en == "Admission as an observer: European Union")
    pick(form.subject.who, "OSCE")
    person.until(lambda: "Organization for Security" in form.title.value.en)
    write_into(form.title.editor(Language.EN), "Observers")
    write_into(form.title.editor(Language.RU), "Наблюдатели")
    pick(form.subject.who, "EU")
    person.qtbot.wait(200)
    assert form.title.value == Bilingual("Observers", "Наблюдатели")


def test_a_second_election_is_refused_while_somebody_chairs(person: DecisionPerson) -> None:
    form = form_of(person, f"new/elect-chair/{person.made.som}")
    assert form.place.chosen_meeting == person.made.som
    looks.find_button(form, "Open the decision").click()
    person.until(form.notice.isVisible)
    assert "Rule C" in form.notice.text


def test_a_work_plan_is_agreed_for_a_year(person: DecisionPerson) -> None:
    form = form_of(person, "new/agree-work-plan")
    assert form.year.isVisible() and not form.subject.isVisible()
    form.year.setValue(2031)
    person.until(lambda: form.title.value.en == "Work plan for 2031")
    looks.find_button(form, "Open the decision").click()
    assert made(person).year == 2031


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1389, 868), (940, 520)])
def test_the_form_looks_well(
    tmp_path: Path, theme: Theme, qtbot: QtBot, language: Language, size: tuple[int, int]
) -> None:
    with at_decisions(tmp_path / "office", theme, qtbot, language=language, size=size) as person:
        names = {
            text
            for one in person.use_cases.participants.standings()
            for pair in (one.name, one.printed)
            for text in (pair.en, pair.ru)
        }
        titles = {text for row in person.rows for text in (row.title, row.subtitle)}
        for kind in DecisionKind:
            form = form_of(person, f"new/{kind.value}")
            for segment in (form.place.in_silence, form.place.in_meeting):
                segment.click()
                for scheme in (Scheme.LIGHT, Scheme.DARK):
                    theme.choose(scheme)
                    qtbot.wait(20)
                    looks.assert_good(person.page, language.value, frozenset(names | titles))
        assert shown(form)
