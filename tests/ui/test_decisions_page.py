"""The decisions looked up as a person does: in the list, by filters, by the search, in either language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import looks
import pytest
from decision_office import RESERVATION, REVISED, TEXT
from decision_person import DecisionPerson, at_decisions, shown
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from sample_window import window

from almaty_desktop.i18n import ALMATY, Bilingual, Language, texts_in
from almaty_desktop.opening import open_office
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.services.labels import OUTCOMES
from almaty_desktop.services.use_cases import make_use_cases
from almaty_desktop.ui.pages.decisions.decision_list import Filters
from almaty_desktop.ui.pages.decisions.names import (
    OUTCOME_SIGNS,
    POSITION_SIGNS,
    almaty_moment,
    position_chip,
)
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme
from almaty_desktop.ui.widgets.chips import SHAPES


@pytest.fixture
def person(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[DecisionPerson]:
    with at_decisions(tmp_path / "office", theme, qtbot) as made:
        yield made


def test_the_list_says_what_each_is_where_it_is_taken_and_how_it_stands(person: DecisionPerson) -> None:
    by_title = {row.title: row for row in person.rows}
    broken = by_title["Formalisation of participation: [Islamic Republic of Pakistan]"]
    assert broken.subtitle == "Formalisation of participation · silence procedure until 31 August 2013, 18:00"
    assert broken.chip is not None and broken.chip.word == "silence broken"
    chair = by_title["Election to the chair: Republic of Kazakhstan"]
    assert "Ministerial review and planning conference" in chair.subtitle
    assert chair.chip is not None and chair.chip.word == "consensus"
    assert person.rows[0].title == "Workshop on data collection"  # the newest first
    assert person.rows[0].chip is not None and person.rows[0].chip.word == "open"


def test_filters_narrow_the_list_and_can_be_taken_away(person: DecisionPerson) -> None:
    tab = person.tab
    for filters, titles in (
        (Filters(year=2013), 4),
        (Filters(kind=DecisionKind.ELECT_CHAIR), 1),
        (Filters(state=DecisionState.OPEN), 2),
        (Filters(silence=True), 3),
        (Filters(year=2013, silence=False), 2),
        (Filters(state=DecisionState.CLOSED), 0),
    ):
        tab.list.narrow(filters)
        person.until(lambda titles=titles: len(person.rows) == titles)
    assert tab.list.nothing_listed.isVisible()
    looks.find_button(tab.list, "Show all decisions").click()
    person.until(lambda: len(person.rows) == 6)


def test_a_filter_is_chosen_from_its_menu(person: DecisionPerson) -> None:
    made = person.tab.list.buttons["state"]
    menu = made.menu()
    person.until(lambda: person.tab.list._years)
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions()]
    assert words == ["All states", "open", "closed", "confirmed"]
    menu.actions()[3].trigger()
    person.until(lambda: len(person.rows) == 4)
    assert made.text() == "confirmed" and made.accessibleName() == "State of the decision: confirmed"
    years = person.tab.list.buttons["year"].menu()
    years.aboutToShow.emit()
    assert [action.text() for action in years.actions()][-1] == "2013"


def test_the_panel_shows_the_whole_of_a_decision(person: DecisionPerson) -> None:
    person.open(person.made.ordinary)
    seen = shown(person.panel)
    for text in (REVISED.en, REVISED.ru, "Workshop on data collection", "Семинар по сбору данных"):
        assert text in seen
    assert "General decision" in seen and "round 2" in seen
    assert TEXT.en not in seen  # the earlier round is closed until one asks to see it
    assert person.positions["Afghanistan"] == "reservation"
    assert person.positions["Turkey"] == "waiting"
    assert person.positions["[Islamic Republic of Pakistan]"] == "no position"
    row = next(row for row in person.panel.positions.list.rows.rows if row.key == "AF")
    assert row.passage == RESERVATION.en


def test_members_stand_in_the_alphabet_of_the_language_shown(person: DecisionPerson) -> None:
    person.open(person.made.ordinary)
    english = [title.strip("[]") for title in person.positions]
    assert english[:3] == ["Afghanistan", "Azerbaijan", "Iran"]
    person.speak(Language.RU)
    person.until(lambda: next(iter(person.positions)) == "Азербайджан")
    assert person.positions["Афганистан"] == "оговорка"


def test_nothing_on_the_page_counts_members(person: DecisionPerson) -> None:
    """There are no votes and no majorities: neither totals nor percentages (rule D1)."""
    for decision in (person.made.ordinary, person.made.chair, person.made.pakistan):
        person.open(decision)
        seen = shown(person.panel)
        assert "%" not in seen
        for number in ("6 ", "7 ", " of 6", " of 7"):
            assert f"\n{number}" not in seen and f"({number.strip()})" not in seen


def test_links_lead_to_the_meeting_and_to_the_participant(person: DecisionPerson) -> None:
    person.open(person.made.chair)
    looks.find_button(person.panel, "Republic of Kazakhstan").click()
    assert person.shell.area == "participants"
    person.open(person.made.chair)
    looks.find_button(person.panel, "Ministerial review and planning conference").click()
    assert person.shell.area == "meetings"
    person.until(lambda: person.shell.page.panel.on_view == person.made.conference)


def test_effects_lead_to_where_they_are_seen(person: DecisionPerson) -> None:
    person.open(person.made.iran)
    effect = "Islamic Republic of Iran: member from 31 August 2013"
    assert effect in shown(person.panel.effects)
    looks.find_button(person.panel.effects, f"Go there: {effect}").click()
    assert person.shell.area == "participants"
    person.open(person.made.chair)
    go = [one for one in person.panel.effects.findChildren(QPushButton) if one.isVisible()]
    go[0].click()
    assert person.shell.area == "participants" and person.shell.page._shown == "chair"


def test_the_search_finds_a_decision_by_title_and_by_kind(person: DecisionPerson) -> None:
    find = open_office(person.use_cases.office.folder, True).find
    for words in ("data collection", "сбору данных", "general decision collection"):
        found = [one for one in find(words, texts_in(Language.EN)) if one.area == "decisions"]
        assert [one.title for one in found] == ["Workshop on data collection"], words
    brackets = [one.title for one in find("formalisation pakistan", texts_in(Language.EN))]
    assert "Formalisation of participation: [Islamic Republic of Pakistan]" in brackets
    assert not [one for one in find("zzz", texts_in(Language.EN)) if one.area == "decisions"]


def test_the_rail_counts_what_waits(person: DecisionPerson) -> None:
    person.until(lambda: person.shell.rail.button("decisions").count == 1)
    person.use_cases.decisions.close(person.made.ordinary)
    person.until(lambda: person.shell.rail.button("decisions").count == 2)


def test_an_empty_office_is_offered_the_first_step(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    with window(tmp_path / "office", theme, qtbot) as made:
        made.shell.visit("decisions")
        tab = made.shell.page.tab("decision")
        made.until(tab.list.nothing_yet.isVisible)
        looks.assert_good(made.shell.page, "en")
        looks.find_button(tab.list.nothing_yet, "+ New decision").click()
        assert tab.new.isVisible() and tab.new.kind.hasFocus()


def test_two_thousand_decisions_are_paged(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    use_cases = make_use_cases(tmp_path / "office")
    many(use_cases, 2_000)
    use_cases.office.close()
    with window(tmp_path / "office", theme, qtbot) as made:
        made.shell.visit("decisions")
        tab = made.shell.page.tab("decision")
        made.until(lambda: tab.list.list.model.total == 2_000)
        assert len(tab.list.list.model._rows) <= 200
        made.press(tab.list.list.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        made.until(lambda: tab.list.list.key == "1")


def many(use_cases: object, count: int) -> None:
    """Decisions in silence procedures of 2014, written as rows: opening each by itself would take minutes."""
    from sqlalchemy import insert

    from almaty_desktop.models.decisions import Decision, DecisionRound, SilenceDeadline

    office = use_cases.office  # type: ignore[attr-defined] # the real use cases
    start, end = datetime(2014, 3, 3, 10, tzinfo=ALMATY), datetime(2014, 3, 31, 18, tzinfo=ALMATY)
    with office.store.writing() as session:
        rows = [
            {
                "kind": "ordinary",
                "title_en": f"Decision {number}",
                "title_ru": f"Решение {number}",
                "day": date(2014, 3, 3),
                "opened_at": start,
                "version": 1,
            }
            for number in range(1, count + 1)
        ]
        session.execute(insert(Decision), rows)
        texts = {"text_en": "", "text_ru": "", "number": 1, "opened_at": start}
        numbers = range(1, count + 1)
        session.execute(insert(DecisionRound), [{"decision_id": one, **texts} for one in numbers])
        deadline = {"deadline": end, "set_at": start}
        session.execute(insert(SilenceDeadline), [{"decision_id": one, **deadline} for one in numbers])


def test_who_only_reads_is_offered_no_editing(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    with at_decisions(tmp_path / "office", theme, qtbot, read_only=True) as person:
        for decision in (person.made.ordinary, person.made.running, person.made.iran):
            person.open(decision)
            person.choose("AF")
            fields = [*person.panel.findChildren(QLineEdit), *person.panel.findChildren(QPlainTextEdit)]
            assert all(one.isReadOnly() for one in fields if one.isVisible())
            words = {one.text() for one in person.panel.findChildren(QPushButton) if one.isVisible()}
            assert not words & {
                "Close the round…",
                "Confirm the outcome…",
                "Extend the deadline…",
                "Correct this position…",
                "The remaining members do not object",
                "agrees",
            }
        assert not person.tab.list.new.isVisible()
        person.press(person.tab.list.list.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert person.tab.right.currentWidget() is person.panel


def test_an_opening_that_is_undone_leaves_the_page_quietly(person: DecisionPerson) -> None:
    title = Bilingual("Undone", "Отменено")
    decision = person.use_cases.decisions.open(DecisionKind.ORDINARY, title, meeting=person.made.som).line.id
    person.until(lambda: len(person.rows) == 7)
    person.open(decision)
    person.person.undo()
    person.until(lambda: len(person.rows) == 6)
    assert not person.shell.notice.isVisible()
    person.until(lambda: person.panel.decision != decision)


def test_a_moment_bears_the_offset_that_the_clocks_had_then() -> None:
    texts = texts_in(Language.EN)
    summer = datetime(2013, 8, 31, 18, tzinfo=ALMATY)
    assert almaty_moment(texts, summer) == "31 August 2013, 18:00 (Almaty, UTC+6)"
    assert almaty_moment(texts, summer.replace(year=2026)) == "31 August 2026, 18:00 (Almaty, UTC+5)"


def test_every_position_and_outcome_has_a_shape_of_its_own() -> None:
    signs = [sign or SHAPES[state] for state, sign in POSITION_SIGNS.values()]
    assert len(set(signs)) == len(Position)
    assert set(OUTCOME_SIGNS) == set(Outcome) == set(OUTCOMES)
    chip = position_chip(texts_in(Language.EN), None, silence=True)
    assert replace(chip, word="") != replace(
        position_chip(texts_in(Language.EN), Position.SILENT, silence=True), word=""
    )


@pytest.mark.parametrize("size", [(1389, 868), (940, 520)])
@pytest.mark.parametrize("language", list(Language))
def test_it_looks_well(
    tmp_path: Path, theme: Theme, qtbot: QtBot, size: tuple[int, int], language: Language
) -> None:
    with at_decisions(tmp_path / "office", theme, qtbot, size=size, language=language) as person:
        why = Bilingual("Had left the room.", "Вышел из зала.")
        person.use_cases.decisions.correct(person.made.chair, "TR", Position.ABSENT, why=why)
        allowed = entered(person)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            theme.choose(scheme)
            made = person.made
            for decision in (made.ordinary, made.running, made.pakistan, made.iran, made.guest, made.chair):
                person.open(decision)
                person.choose("AF")
                qtbot.wait(50)
                looks.assert_good(person.page, language.value, allowed)
                assert person.panel._scroll.horizontalScrollBar().maximum() == 0


def entered(person: DecisionPerson) -> frozenset[str]:
    """The texts that people entered, in both languages, and what stands in the office's own names."""
    decisions = person.use_cases.decisions
    views = [decisions.show(line.id) for line in decisions.list()]
    texts = {
        text
        for view in views
        for pair in (view.line.title, view.line.printed, view.line.meeting_title, view.text, RESERVATION)
        for text in (pair.en, pair.ru)
    }
    return frozenset(texts)
