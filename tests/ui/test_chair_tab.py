"""The chair as a person works with it: the picture in words, declines, the terms, actions, the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import looks
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sample_window import CONTROL, Person, window, write_into

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.rules.chair import Passing
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.services.use_cases import make_use_cases
from almaty_desktop.ui.pages.participants.chair.names import OVERVIEW, PASSING_STATES
from almaty_desktop.ui.pages.participants.chair.tab import ChairTab
from almaty_desktop.ui.pages.participants.page import ParticipantsPage
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row
from tests.services.chair_history import elect_chair, person

TODAY = date(2015, 12, 1)
SECOND = "2015-06-05"
REASON = Bilingual("National elections", "Выборы в стране")
NAMES = (Bilingual("Aisuluu", "Айсулуу"), Bilingual("Toktogulova", "Токтогулова"))
MEMBERS = ("AF", "AZ", "KZ", "KG", "TJ", "TR")


def make(folder: Path, *, elected: bool = True) -> None:
    office = make_use_cases(folder)
    if elected:
        elect_chair(office, "KZ")
        person(office, "KG", *NAMES, Bilingual("Deputy Minister", "Заместитель министра"))
    office.office.close()


@pytest.fixture
def worker(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Person]:
    """Somebody at the chair of an office whose clock stands in December 2015; the Kyrgyz Republic chairs."""
    make(tmp_path / "office")
    with window(tmp_path / "office", theme, qtbot) as made:
        made.use_cases.office.act_as_of(TODAY)
        made.shell.visit("participants", "chair/")
        made.until(lambda: tab(made).overview.shown)
        yield made


def tab(worker: Person) -> ChairTab:
    page = worker.shell.page
    assert isinstance(page, ParticipantsPage)
    found = page.tab("chair")
    assert isinstance(found, ChairTab)
    return found


def rows(worker: Person) -> list[Row]:
    model = tab(worker).list.model
    return [model.index(number).data(ROW_ROLE) for number in range(model.rowCount())]


def shown(root: QWidget) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def open_term(worker: Person, key: str = SECOND) -> None:
    worker.shell.visit("participants", f"chair/{key}")
    worker.until(tab(worker).term.isVisible)


def press_in_list(worker: Person, key: Qt.Key) -> None:
    """A key of the tab, pressed where its list has the focus."""
    view = tab(worker).list.view
    worker.until(view.isVisible)
    view.setFocus()
    worker.until(view.hasFocus)
    worker.press(view, key, CONTROL)


def test_no_chair_yet_teaches_and_leads_to_the_election(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    make(tmp_path / "office", elected=False)
    with window(tmp_path / "office", theme, qtbot) as worker:
        worker.shell.visit("participants", "chair")
        nobody = tab(worker).nobody
        worker.until(nobody.isVisible)
        assert "No Chair has been elected yet" in shown(nobody)
        assert "English alphabetical order" in shown(nobody)
        went: list[tuple[str, str | None]] = []
        tab(worker).context.navigate = lambda area, key: went.append((area, key))
        assert nobody.button is not None
        worker.press(nobody.button, Qt.Key.Key_Space)
        assert went == [("decisions", "new/elect-chair")]


def test_who_chairs_the_days_left_and_the_terms(worker: Person) -> None:
    overview = tab(worker).overview
    assert overview.title.text() == "Kyrgyz Republic"
    assert "5 June 2015 – 4 June 2017 · 551 days left" in shown(overview)
    worker.until(lambda: len(rows(worker)) == 4)
    assert [(row.key, row.title, row.chip.word if row.chip else "") for row in rows(worker)] == [
        (OVERVIEW, "Now and next", ""),
        ("2017-06-05", "Tajikistan", "next"),
        (SECOND, "Kyrgyz Republic", "chairs now"),
        ("2013-06-05", "Kazakhstan", "over"),
    ]


def test_the_picture_tells_all_in_words_too(worker: Person) -> None:
    picture = tab(worker).overview.picture
    words = picture.accessibleName()
    assert words.startswith("Chairs now: Kyrgyz Republic, 5 June 2015 – 4 June 2017.")
    assert "Next: Tajikistan, 5 June 2017 – 4 June 2019. Passed over: [Pakistan]¹ (not a member)." in words
    worker.speak(Language.RU)
    assert "[Пакистан]¹ (не участник)" in picture.accessibleName()
    assert "Чтобы" not in picture.accessibleName()


def test_each_reason_has_a_word_a_shape_and_a_colour_of_its_own() -> None:
    assert set(PASSING_STATES) == set(Passing)
    assert len({state for state, _ in PASSING_STATES.values()}) == len(PASSING_STATES)
    assert len({sign for _, sign in PASSING_STATES.values()}) == len(PASSING_STATES)


def test_a_decline_moves_the_arrow_in_the_picture(worker: Person) -> None:
    picture = tab(worker).overview.picture
    before = _accents(picture)
    worker.use_cases.chair.decline("TJ")
    worker.until(lambda: "Tajikistan (declined)" in picture.accessibleName())
    assert _accents(picture) != before


def _accents(picture: QWidget) -> list[tuple[int, int]]:
    """Where the colour of what chairs stands."""
    image = picture.grab().toImage()
    wanted = QColor("#1d5aa6").rgb()
    return [
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixel(x, y) == wanted
    ]


def test_a_decline_is_recorded_by_keys_and_withdrawn(worker: Person) -> None:
    chair = tab(worker)
    press_in_list(worker, Qt.Key.Key_D)
    form = chair.overview.form
    worker.until(form.isVisible)
    assert form.state.currentData() == "TJ"
    assert "5 June 2017" in form.turn.text()
    write_into(form.reason.editor(Language.EN), REASON.en)
    write_into(form.reason.editor(Language.RU), REASON.ru)
    worker.press(form.record, Qt.Key.Key_Space)
    worker.until(lambda: worker.use_cases.chair.rotation().declines)
    (decline,) = worker.use_cases.chair.rotation().declines
    assert (decline.code, decline.reason) == ("TJ", REASON)
    worker.until(lambda: "National elections" in shown(chair.overview))
    assert "Passed over: [Pakistan]¹ (not a member), Tajikistan (declined: National elections)" in (
        chair.overview.picture.accessibleName()
    )
    worker.until(lambda: rows(worker)[1].title == "Turkey")
    worker.press(looks.find_button(chair.overview, "Withdraw the decline: Tajikistan"), Qt.Key.Key_Space)
    worker.until(lambda: not worker.use_cases.chair.rotation().declines)
    worker.until(lambda: "National elections" not in shown(chair.overview))


def test_esc_gives_a_decline_up(worker: Person) -> None:
    chair = tab(worker)
    chair.overview.begin_decline()
    worker.until(chair.overview.form.isVisible)
    worker.press(chair.overview.form.state, Qt.Key.Key_Escape)
    assert not chair.overview.form.isVisible()
    assert worker.use_cases.chair.rotation().declines == ()


def test_everybody_declined_says_what_to_do(worker: Person) -> None:
    chair = tab(worker)
    worker.use_cases.chair.decline(*MEMBERS)
    notice = chair.overview.notice
    worker.until(notice.isVisible)
    assert "Every member declined the turn that begins on 5 June 2017." in notice.text
    assert "by consensus" in notice.text
    went: list[tuple[str, str | None]] = []
    chair.context.navigate = lambda area, key: went.append((area, key))
    worker.press(looks.find_button(notice, "Open the decision"), Qt.Key.Key_Space)
    assert went == [("decisions", "new/elect-chair")]
    worker.use_cases.office.act_as_of(date(2017, 9, 1))
    chair.acts.ask()
    worker.until(lambda: chair.overview.title.text() == "Nobody chairs now")
    worker.until(lambda: rows(worker)[1].title == "Nobody chaired")
    assert rows(worker)[1].subtitle == "since 5 June 2017"
    assert not chair.overview.decline.isEnabled()


def test_a_representative_is_chosen_among_the_people_of_the_state(worker: Person) -> None:
    open_term(worker)
    field = tab(worker).term.representative
    worker.until(lambda: field.choice.count() == 2)
    assert field.choice.itemText(1) == "Aisuluu Toktogulova · Deputy Minister"
    field.choice.setFocus()
    worker.press(field.choice, Qt.Key.Key_Down)
    worker.until(lambda: worker.use_cases.chair.term(date(2015, 6, 5)).line.representative)
    worker.until(lambda: not tab(worker).term.computed.isVisible())
    worker.undo()
    worker.until(tab(worker).term.computed.isVisible)
    worker.until(lambda: field.choice.currentIndex() == 0)


def test_where_nobody_is_known_one_is_sent_to_the_people(worker: Person) -> None:
    open_term(worker, "2017-06-05")
    field = tab(worker).term.representative
    worker.until(lambda: "Nobody of Tajikistan is among the people yet." in shown(field))
    assert not field.choice.isVisible()


def test_actions_are_noted_done_changed_and_removed(worker: Person) -> None:
    open_term(worker)
    tasks = tab(worker).term.tasks
    press_in_list(worker, Qt.Key.Key_N)
    editor = tasks.editor
    worker.until(editor.isVisible)
    editor.task.setCurrentIndex(list(ChairTask).index(ChairTask.RESOURCES))
    write_into(editor.title.editor(Language.EN), "Letter to donors")
    write_into(editor.due.editor, "1 November 2015")
    worker.press(editor.note, Qt.Key.Key_Space)
    worker.until(lambda: "Letter to donors" in shown(tasks))
    assert not editor.isVisible()
    action = worker.use_cases.chair.term(date(2015, 6, 5)).tasks[-1].actions[0]
    assert (action.task, action.due) == (ChairTask.RESOURCES, date(2015, 11, 1))
    box = next(box for box in tasks.findChildren(QCheckBox) if box.isVisible())
    assert box.accessibleName() == "Done: Letter to donors"
    worker.press(box, Qt.Key.Key_Space)
    worker.until(lambda: worker.use_cases.chair.term(date(2015, 6, 5)).tasks[-1].actions[0].done == TODAY)
    change = "Change the action: Letter to donors"
    worker.until(lambda: any(one.isVisible() and one.isChecked() for one in tasks.findChildren(QCheckBox)))
    worker.press(looks.find_button(tasks, change), Qt.Key.Key_Space)
    write_into(editor.title.editor(Language.RU), "Письмо донорам")
    worker.press(editor.title.editor(Language.RU), Qt.Key.Key_S, CONTROL)
    title = Bilingual("Letter to donors", "Письмо донорам")
    worker.until(lambda: worker.use_cases.chair.term(date(2015, 6, 5)).tasks[-1].actions[0].title == title)
    worker.press(editor.remove, Qt.Key.Key_Space)
    worker.until(lambda: not worker.use_cases.chair.term(date(2015, 6, 5)).tasks[-1].actions)
    worker.until(lambda: "Letter to donors" not in shown(tasks))


def test_the_handover_report_is_shown_and_put_away(worker: Person) -> None:
    chair = tab(worker)
    open_term(worker)
    press_in_list(worker, Qt.Key.Key_P)
    worker.until(lambda: chair.whole.preview is not None and chair.whole.preview.made is not None)
    assert chair.whole.preview is not None
    worker.press(chair.whole.preview, Qt.Key.Key_Escape)
    worker.until(lambda: chair.whole.preview is None)
    assert chair.list.isVisible()


def test_a_read_only_office_offers_no_change(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    make(tmp_path / "office")
    with window(tmp_path / "office", theme, qtbot, read_only=True) as worker:
        worker.use_cases.office.act_as_of(TODAY)
        worker.shell.visit("participants", "chair/")
        chair = tab(worker)
        worker.until(lambda: chair.overview.shown)
        assert not chair.overview.decline.isVisible()
        assert not chair.overview.representative.choice.isVisible()
        assert "not designated" in shown(chair.overview)
        open_term(worker)
        assert not chair.term.tasks.add.isVisible()
        assert not chair.term.record.isVisible()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1389, 868), (940, 520)])
def test_nothing_is_cut_off_or_in_the_other_language(
    worker: Person, theme: Theme, language: Language, scheme: Scheme, size: tuple[int, int]
) -> None:
    theme.choose(scheme)
    worker.speak(language)
    worker.shell.resize(*size)
    chair = tab(worker)
    worker.use_cases.chair.decline("TJ", "AZ", reason=REASON)
    worker.use_cases.chair.actions.add(
        date(2015, 6, 5), ChairTask.FOLLOW_UP, Bilingual("Letter", "Письмо"), due=date(2015, 11, 1)
    )
    worker.until(lambda: chair.overview.shown and len(chair.overview.shown.view.declines) == 2)
    chair.overview.begin_decline()
    worker.qtbot.wait(50)
    looks.assert_good(chair.overview, language.value)
    open_term(worker)
    worker.until(lambda: any(box.isVisible() for box in chair.term.tasks.findChildren(QCheckBox)))
    chair.term.tasks.begin(ChairTask.REPRESENT)
    worker.qtbot.wait(50)
    looks.assert_good(chair.term, language.value)
