"""Puts decisions of each state on the board of the session room and looks at it, size by size."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import desks
from board_looks import problems
from every_page import PICTURES, settle
from looks import picture
from PySide6.QtWidgets import QApplication

from almaty_desktop.i18n import Language, texts_in
from almaty_desktop.services.use_cases import open_use_cases
from almaty_desktop.ui.application import Desktop
from almaty_desktop.ui.pages.decisions.board import BoardWindow
from almaty_desktop.ui.shell import Shell

Size = tuple[int, int]


def decisions_of_meetings(office: Path) -> list[int]:
    """A decision for each state and round that a meeting's decisions have here."""
    use_cases = open_use_cases(office, read_only=True)
    try:
        lines = use_cases.decisions.list(silence=False, limit=100)
        return list({(line.state, line.outcome, line.round): line.id for line in lines}.values())
    finally:
        use_cases.office.close()


def boards(application: QApplication, office: Path, folder: Path, sizes: Sequence[Size]) -> list[str]:
    """Whatever a reader in the room would miss, a line each."""
    decisions = decisions_of_meetings(office)
    found: list[str] = []
    with desks.desktop_of(application, desks.desk_in(folder), Language.EN) as desktop:
        desktop.open_office(office)
        shell = desktop.window
        assert isinstance(shell, Shell)
        for decision in decisions:
            board = BoardWindow(shell.context, decision, shell)
            board.show()
            for size in sizes:
                board.resize(*size)
                found += _looked_at(desktop, board, f"{decision} {size[0]}x{size[1]}")
            board.close()
    return found


def _looked_at(desktop: Desktop, board: BoardWindow, name: str) -> list[str]:
    """The positions, and the first page of the text, in both languages."""
    found = []
    for language in Language:
        board.retranslate(texts_in(language))
        settle(desktop)
        for part in ("positions", "text"):
            where = f"board {name} {part} {language.value}"
            found += [f"{where}: {what}" for what in problems(board)]
            if PICTURES:
                picture(board, Path(PICTURES) / f"{where}.png")
            board.turn(1)
        board.turn(-1 - board.face.sheet.page)
    return found
