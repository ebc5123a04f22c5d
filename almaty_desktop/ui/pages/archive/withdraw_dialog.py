"""The one dialog: a document is withdrawn with a reason, and its symbol is never given again (A1, A3)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from almaty_desktop.i18n import Message, message
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.wording import Wording


class WithdrawDialog(QDialog):
    """Accepted only with a reason; ``reason`` is what was typed."""

    def __init__(self, context: PageContext, title: Message, parent: QWidget) -> None:
        super().__init__(parent)
        wording = Wording(context.texts)
        wording.say(self.setWindowTitle, message("Withdraw a document"))
        self.setMinimumWidth(60 * GRID)
        heading = label(wording, message("Withdraw “{title}”?", title=title), "heading", wraps=True)
        meaning = label(
            wording,
            message(
                "It leaves all agendas and is printed no more. Its files stay in the archive, and its symbol "
                "is never given to another document."
            ),
            "",
            wraps=True,
        )
        name = label(wording, message("Reason"), "strong")
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(10 * GRID)
        wording.say(self.field.setAccessibleName, message("Reason"))
        name.setBuddy(self.field)
        self.cancel = button(wording, message("Cancel"), self.reject)
        self.withdraw = button(wording, message("Withdraw"), self.accept, "primary")
        self.withdraw.setEnabled(False)
        self.field.textChanged.connect(lambda: self.withdraw.setEnabled(bool(self.reason)))
        actions = row(None, self.cancel, self.withdraw)
        self.setLayout(
            column(
                heading,
                meaning,
                column(name, self.field, spacing=GRID // 2),
                None,
                actions,
                spacing=2 * GRID,
                margins=3 * GRID,
            )
        )
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """Why the document is withdrawn."""
        return self.field.toPlainText().strip()
