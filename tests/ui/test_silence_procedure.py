"""A silence procedure at the page: its countdown, what comes in, extensions, its end (rule D2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import looks
import pytest
from decision_person import DecisionPerson, at_decisions, shown
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sample_window import CONTROL, write_into

from almaty_desktop.i18n import ALMATY, NO_BREAK_SPACE, Bilingual, Language, texts_in
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.ui.pages.decisions.countdown import Countdown, time_left
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.wording import Wording

SHIFT_CONTROL = CONTROL | Qt.KeyboardModifier.ShiftModifier
DEADLINE = datetime(2013, 8, 31, 18, tzinfo=ALMATY)


@pytest.fixture
def person(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[DecisionPerson]:
    with at_decisions(tmp_path / "office", theme, qtbot) as made:
        made.open(made.made.running)
        yield made


def opened(person: DecisionPerson, **times: datetime) -> int:
    """A further procedure, on view."""
    title = Bilingual("Another procedure", "Другая процедура")
    number = person.use_cases.decisions.open(DecisionKind.ORDINARY, title, **times).line.id
    person.until(lambda: len(person.rows) == 7)
    person.open(number)
    return number


@pytest.mark.parametrize(
    ("before", "english", "russian"),
    [
        (timedelta(days=20), "in 20 days", "через 20 дней"),
        (timedelta(days=3), "in 3 days", "через 3 дня"),
        (timedelta(hours=30, minutes=5), "in 30 h 5 min", "через 30 ч 5 мин"),
        (timedelta(hours=1), "in 1 h", "через 1 ч"),
        (timedelta(minutes=12, seconds=7), "in 12 min 07 s", "через 12 мин 07 с"),
        (timedelta(seconds=0), "in 0 min 00 s", "через 0 мин 00 с"),
        (timedelta(seconds=-1), "", ""),
    ],
)
def test_what_is_left_is_told_as_near_as_it_matters(before: timedelta, english: str, russian: str) -> None:
    for language, told in ((Language.EN, english), (Language.RU, russian)):
        said = time_left(texts_in(language), DEADLINE, DEADLINE - before)
        assert said.replace(NO_BREAK_SPACE, " ") == told


def test_the_countdown_goes_by_the_second_and_tells_once_that_it_is_over(qtbot: QtBot, theme: Theme) -> None:
    begun = datetime.now(UTC)
    countdown = Countdown(Wording(texts_in(Language.EN)), lambda: datetime.now(UTC))
    qtbot.addWidget(countdown)
    heard: list[bool] = []
    countdown.passed.connect(lambda: heard.append(True))
    countdown.count_to(begun + timedelta(seconds=2))
    first = countdown.text()
    qtbot.waitUntil(lambda: countdown.text() != first, timeout=3_000)
    qtbot.waitUntil(lambda: bool(heard), timeout=6_000)
    assert datetime.now(UTC) > begun + timedelta(seconds=2)  # the very second is still in time
    qtbot.wait(1_200)
    assert heard == [True]


def test_start_and_deadline_stand_in_almatys_time(person: DecisionPerson) -> None:
    seen = shown(person.panel.silence)
    assert seen.count("(Almaty, UTC+5)") == 2 and "in 20 days" in seen
    person.open(person.made.iran)
    assert "31 August 2013, 18:00 (Almaty, UTC+6)" in shown(person.panel.silence)


def test_a_procedure_that_ended_while_nobody_looked_reads_as_of_its_deadline(person: DecisionPerson) -> None:
    number = opened(person, deadline=DEADLINE, at=DEADLINE - timedelta(days=80))
    seen = shown(person.panel.silence)
    assert "The deadline passed on 31 August 2013, 18:00 and nobody had broken silence" in seen
    assert not person.panel.silence.extend_button.isVisible()
    person.press(person.panel, Qt.Key.Key_E, SHIFT_CONTROL)
    looks.find_button(person.panel.closing.question, "Confirm").click()
    person.until(lambda: person.use_cases.decisions.show(number).line.state is DecisionState.CONFIRMED)
    assert person.use_cases.decisions.show(number).line.closed_at == DEADLINE


def test_it_closes_under_the_eyes_of_who_looks(person: DecisionPerson) -> None:
    now = datetime.now(UTC)
    opened(person, deadline=now + timedelta(seconds=4), at=now - timedelta(days=1))
    assert person.panel.silence.countdown.isVisible()
    person.until(lambda: "adopted as of the deadline" in shown(person.panel.silence))
    person.until(lambda: any(row.chip and "to be confirmed" in row.chip.word for row in person.rows))


def test_an_objection_comes_in_with_its_own_moment_and_author(person: DecisionPerson) -> None:
    start = person.panel.acts.view.line.opened_at.astimezone(ALMATY)  # type: ignore[union-attr] # on view
    when = (start + timedelta(hours=1)).replace(second=0, microsecond=0)
    person.choose("TR")
    person.press(person.panel.positions.list, Qt.Key.Key_4)
    entry = person.panel.positions.entry
    write_into(entry.text.editor(Language.EN), "Not agreed.")
    write_into(entry.at.day.editor, f"{when:%d.%m.%Y}")
    write_into(entry.at.clock.editor, f"{when:%H:%M}")
    write_into(entry.author, "Note verbale 21")
    person.press(entry.author, Qt.Key.Key_Return, CONTROL)
    person.until(lambda: person.positions["Turkey"] == "objects")
    view = person.use_cases.decisions.show(person.made.running)
    stand = next(one for one in view.now.stands if one.code == "TR")
    assert (stand.at, stand.author) == (when, "Note verbale 21")
    assert view.line.outcome is Outcome.BROKEN
    assert "Silence was broken on" in shown(person.panel.silence)


def test_left_empty_the_moment_is_now_and_the_author_is_who_sits_here(person: DecisionPerson) -> None:
    person.choose("KZ")
    person.press(person.panel.positions.list, Qt.Key.Key_1)
    assert person.panel.positions.entry.record.hasFocus()
    person.press(person.panel.positions.entry.record, Qt.Key.Key_Space)
    person.until(lambda: person.positions["Kazakhstan"] == "agrees")
    stand = next(
        one for one in person.use_cases.decisions.show(person.made.running).now.stands if one.code == "KZ"
    )
    assert stand.at and abs((datetime.now(UTC) - stand.at).total_seconds()) < 30
    assert stand.author == person.use_cases.office.who


def test_a_moment_after_the_deadline_is_refused_with_the_rule(person: DecisionPerson) -> None:
    opened(person, deadline=DEADLINE, at=DEADLINE - timedelta(days=80))
    person.choose("TR")
    looks.find_button(person.panel.positions, "Enter what was given in time…").click()
    entry = person.panel.positions.entry
    looks.find_button(entry, "objects").click()
    looks.find_button(entry, "Record").click()  # without a moment it is now
    person.until(entry.notice.isVisible)
    assert "Silence can’t be broken after it." in entry.notice.text and "Rule D2." in entry.notice.text
    # What came in at the very second of the deadline was in time, though it is entered years later.
    write_into(entry.at.day.editor, "31 August 2013")
    write_into(entry.at.clock.editor, "18:00")
    looks.find_button(entry, "Record").click()
    person.until(lambda: "Silence was broken on 31 August 2013, 18:00." in shown(person.panel.silence))


def test_half_a_moment_is_not_taken(person: DecisionPerson) -> None:
    person.choose("TR")
    person.press(person.panel.positions.list, Qt.Key.Key_4)
    entry = person.panel.positions.entry
    write_into(entry.at.day.editor, "31 August 2026")
    looks.find_button(entry, "Record").click()
    assert "Enter both the day and the time." in shown(entry)
    assert person.positions["Turkey"] == "keeps silence"


def test_nobody_is_absent_from_a_silence_procedure(person: DecisionPerson) -> None:
    person.choose("TR")
    assert not person.panel.positions.entry.positions[Position.ABSENT].isVisible()
    person.press(person.panel.positions.list, Qt.Key.Key_5)
    assert person.positions["Turkey"] == "keeps silence"


def test_the_deadline_is_extended_and_the_extension_is_on_record(person: DecisionPerson) -> None:
    before = person.panel.acts.view.line.deadline  # type: ignore[union-attr] # on view
    assert before is not None
    person.press(person.panel, Qt.Key.Key_D, SHIFT_CONTROL)
    form = person.panel.silence
    assert form.deadline.day.editor.hasFocus()
    earlier = (before - timedelta(days=3)).astimezone(ALMATY)
    write_into(form.deadline.day.editor, f"{earlier:%d.%m.%Y}")
    looks.find_button(form, "Extend").click()
    person.until(form.notice.isVisible)
    assert "Rule D2." in form.notice.text
    later = (before + timedelta(days=10)).astimezone(ALMATY)
    write_into(form.deadline.day.editor, f"{later:%d.%m.%Y}")
    write_into(form.deadline.clock.editor, "18:00")
    person.press(form.deadline.clock.editor, Qt.Key.Key_Return, CONTROL)
    person.until(lambda: "Extended" in shown(form))
    view = person.use_cases.decisions.show(person.made.running)
    assert len(view.deadlines) == 2 and view.line.deadline == later.replace(hour=18, minute=0, second=0)
    assert not form.form.isVisible()


def test_the_state_itself_may_break_its_own_silence(person: DecisionPerson) -> None:
    number = person.use_cases.decisions.open(
        DecisionKind.FORMALISE_PARTICIPATION,
        subject="PK",
        deadline=datetime.now(UTC) + timedelta(days=9),
    ).line.id
    person.until(lambda: len(person.rows) == 7)
    person.open(number)
    assert person.positions["[Pakistan]"] == "keeps silence"
    person.choose("PK")
    person.press(person.panel.positions.list, Qt.Key.Key_4)
    looks.find_button(person.panel.positions.entry, "Record").click()
    person.until(lambda: "Silence was broken" in shown(person.panel.silence))
    assert person.positions["[Pakistan]"] == "objects"
