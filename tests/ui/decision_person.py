"""Someone at the page of decisions: what the tests of it share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from decision_office import Made, make_office
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sample_window import Person, window

from almaty_desktop.i18n import Language
from almaty_desktop.ui.pages.decisions.decision_panel import DecisionPanel
from almaty_desktop.ui.pages.decisions.decisions_tab import DecisionsTab
from almaty_desktop.ui.pages.decisions.page import DecisionsPage
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row


class DecisionPerson:
    """Sees the page and acts on it; ``made`` are the numbers of what the office holds."""

    def __init__(self, person: Person, made: Made) -> None:
        self.person, self.made = person, made
        self.use_cases, self.shell, self.qtbot = person.use_cases, person.shell, person.qtbot
        self.until, self.press, self.speak = person.until, person.press, person.speak

    @property
    def page(self) -> DecisionsPage:
        page = self.shell.page
        assert isinstance(page, DecisionsPage)
        return page

    @property
    def tab(self) -> DecisionsTab:
        tab = self.page.tab("decision")
        assert isinstance(tab, DecisionsTab)
        return tab

    @property
    def panel(self) -> DecisionPanel:
        return self.tab.panel

    @property
    def rows(self) -> list[Row]:
        """The list of decisions as it is on view."""
        model = self.tab.list.list.model
        return [model.index(number).data(ROW_ROLE) for number in range(model.rowCount())]

    @property
    def positions(self) -> dict[str, str]:
        """The positions as the list shows them: name and word."""
        return {row.title: row.chip.word for row in self.panel.positions.list.rows.rows if row.chip}

    def open(self, decision: int) -> None:
        self.shell.visit("decisions", str(decision))
        self.until(lambda: self.panel.acts.view and self.panel.acts.view.line.id == decision)
        self.qtbot.wait(20)

    def choose(self, code: str) -> None:
        """Chooses a member in the list of positions."""
        self.panel.positions.list.select(code)
        self.panel.positions.list.setFocus()

    def settled(self) -> None:
        self.until(lambda: not self.panel.acts.edits.busy)
        self.qtbot.wait(250)  # the window gathers what changed for a tenth of a second


def shown(root: QWidget) -> str:
    """Whatever can be read on the widget now."""
    labels = [one.text() for one in root.findChildren(QLabel) if one.isVisibleTo(root)]
    texts = [one.toPlainText() for one in root.findChildren(QPlainTextEdit) if one.isVisibleTo(root)]
    return "\n".join(labels + texts)


@contextmanager
def at_decisions(
    folder: Path,
    theme: Theme,
    qtbot: QtBot,
    *,
    read_only: bool = False,
    language: Language = Language.EN,
    size: tuple[int, int] = (1389, 868),
) -> Iterator[DecisionPerson]:
    """Opens the window at the decisions of an office that has some."""
    made = make_office(folder)
    with window(folder, theme, qtbot, read_only=read_only, language=language, size=size) as person:
        person.shell.visit("decisions")
        one = DecisionPerson(person, made)
        one.until(lambda: len(one.rows) == 6)
        yield one
