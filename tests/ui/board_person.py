"""Someone at the board of a session room: a real office, a real decision, keys and clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from almaty_desktop.i18n import Bilingual, Language, texts_in
from almaty_desktop.rules.decisions import DecisionKind, Position
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.use_cases import UseCases, make_use_cases
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.pages.decisions.board import BoardWindow
from almaty_desktop.ui.pages.decisions.board.tile import Tile
from almaty_desktop.ui.pages.decisions.board.writing import Writing
from almaty_desktop.ui.theme import Theme

DAY = date(2013, 11, 5)
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

TITLE = Bilingual(
    "Grant the OSCE observer status in all sessions of the Process",
    "Предоставить ОБСЕ статус наблюдателя на всех заседаниях Процесса",
)
LONG_TITLE = Bilingual(
    "To extend for a further two years the mandate of the Support Unit as performed by UNHCR and IOM through "
    "their current structures in Kazakhstan, pending a further decision of the Member States",
    "Продлить ещё на два года мандат Группы поддержки, функции которой выполняют УВКБ ООН и МОМ силами своих "
    "нынешних структур в Казахстане, до принятия государствами-участниками дальнейшего решения",
)
TEXT = Bilingual(
    "The OSCE may attend all sessions.\n\nIt is seated behind the Member States.",
    "ОБСЕ может присутствовать на всех заседаниях.\n\nЕё места расположены за государствами-участниками.",
)
REMARK = Bilingual(
    "Without prejudice to national legislation.", "Без ущерба для национального законодательства."
)


def long_text(paragraphs: int = 12) -> Bilingual:
    """A text that no board shows at once."""
    return Bilingual(
        "\n\n".join(
            f"{number}. The Support Unit acts upon the directives of the Chair and reports in writing."
            for number in range(1, paragraphs + 1)
        ),
        "\n\n".join(
            f"{number}. Группа поддержки действует по указаниям Председателя и отчитывается письменно."
            for number in range(1, paragraphs + 1)
        ),
    )


@dataclass
class BoardPerson:
    """What a person does at the board, and what the office knows of it."""

    board: BoardWindow
    use_cases: UseCases
    decision: int
    qtbot: QtBot
    context: PageContext
    refused: list[Exception] = field(default_factory=list)

    def until(self, seen: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(seen()), timeout=10_000)

    def saved(self) -> DecisionView:
        """The decision as the office has it once everything is written."""
        self.until(lambda: not self.board.acts.busy)
        return self.use_cases.decisions.show(self.decision)

    def position(self, code: str) -> Position | None:
        return next(stand.position for stand in self.saved().now.stands if stand.code == code)

    def tile(self, code: str) -> Tile:
        return next(tile for tile in self.board.face.tiles if tile.stand.code == code)

    def type(self, letters: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Types letters of any alphabet; Qt's own test keyboard has no Cyrillic ones."""
        for letter in letters:
            _send(self.target, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, modifiers, letter))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.keyClick(self.target, key, modifiers)

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    @property
    def target(self) -> QWidget:
        """Whatever has the keyboard."""
        return QApplication.focusWidget() or self.board


def _send(widget: QWidget, event: QKeyEvent) -> None:
    QApplication.sendEvent(widget, event)


def office_of(folder: Path) -> UseCases:
    """An office on the day of the first SOM."""
    made = make_use_cases(folder)
    made.office.act_as_of(DAY)
    return made


def put(
    use_cases: UseCases,
    title: Bilingual = TITLE,
    text: Bilingual | None = None,
    kind: DecisionKind = DecisionKind.ORDINARY,
    subject: str = "",
) -> int:
    """Puts a decision to a meeting of the day."""
    meeting = use_cases.meetings.create(MeetingKind.SOM, DAY, DAY).id
    return use_cases.decisions.open(kind, title, meeting=meeting, text=text, subject=subject).line.id


@contextmanager
def at_board(
    use_cases: UseCases,
    decision: int,
    theme: Theme,
    qtbot: QtBot,
    *,
    language: Language = Language.EN,
    size: tuple[int, int] = (1280, 720),
    read_only: bool = False,
) -> Iterator[BoardPerson]:
    """Opens the board in a window of this size and waits until the decision stands there."""
    jobs = Jobs()
    refused: list[Exception] = []
    context = PageContext(
        texts=texts_in(language),
        use_cases=use_cases,
        jobs=jobs,
        theme=theme,
        today=use_cases.office.today,
        navigate=lambda _area, _key: None,
        announce=lambda _saying: None,
        refuse=refused.append,
        read_only=read_only,
    )
    board = BoardWindow(context, decision)
    board.resize(*size)
    board.show()
    board.activateWindow()
    person = BoardPerson(board, use_cases, decision, qtbot, context, refused)
    try:
        qtbot.waitUntil(board.isActiveWindow, timeout=5_000)
        person.until(lambda: board.face.plan is not None)
        yield person
    finally:
        if isValid(board):
            board.close()
        jobs.close()


def crowd(view: DecisionView, names: list[Bilingual]) -> DecisionView:
    """A decision like this one among other members, for looking at boards that no office has yet."""
    stands = tuple(
        replace(view.now.stands[0], code=f"X{number}", name=name, position=None)
        for number, name in enumerate(names)
    )
    return replace(view, rounds=(*view.rounds[:-1], replace(view.now, stands=stands)))


def writing(person: BoardPerson) -> Writing:
    """The text that the board asks for now."""
    overlay = person.board.overlay
    assert isinstance(overlay, Writing)
    return overlay


def editor(person: BoardPerson, language: Language = Language.EN) -> QPlainTextEdit:
    """Where it is written in one language."""
    found = writing(person).field.editor(language)
    assert isinstance(found, QPlainTextEdit)
    return found
