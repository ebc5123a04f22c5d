"""Whom a decision is about: one of those for whom it is possible, or an organisation that is new (S5)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.rules.admission import refuse_subject
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.services.decision_opening import NewSubject
from almaty_desktop.services.labels import PARTICIPANT_KINDS
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.pages.decisions.fields import named
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, label
from almaty_desktop.ui.widgets.bilingual_field import BilingualField, marked
from almaty_desktop.ui.wording import Wording

_NEW = "\n"  # no code has a line break
_NEWCOMERS: dict[DecisionKind, tuple[ParticipantKind, ...]] = {
    DecisionKind.ADMIT_OBSERVER: (
        ParticipantKind.INTERNATIONAL,
        ParticipantKind.REGIONAL,
        ParticipantKind.STATE,
    ),
    DecisionKind.INVITE_CIVIL_SOCIETY: (ParticipantKind.CIVIL,),
}
"""As what somebody can come in with a decision about it."""


class SubjectChoice(QWidget):
    """``changed`` when another one is chosen or named."""

    changed = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._kind = DecisionKind.ADMIT_OBSERVER
        self._participants: Sequence[ParticipantLine] = ()
        self.who = QuietCombo()
        self._nobody = label(
            wording, message("At present there is nobody for whom this is possible."), "muted", wraps=True
        )
        self.code = QLineEdit()
        self.code.setMaximumWidth(28 * GRID)
        self.name = BilingualField(wording, message("Long name"))
        self.short = BilingualField(wording, message("Short name (optional)"))
        self.sort = QuietCombo()
        self._new = QWidget()
        self._new.setLayout(
            column(
                self.name,
                self.short,
                named(
                    wording,
                    message("Code"),
                    self.code,
                    message("2 to 20 Latin letters, digits or hyphens."),
                ),
                named(wording, message("What it is"), self.sort),
                spacing=2 * GRID,
            )
        )
        self.setLayout(
            column(
                named(wording, message("Whom it is about"), self.who),
                self._nobody,
                self._new,
                spacing=2 * GRID,
            )
        )
        self.who.activated.connect(lambda _: self._chosen())
        self.name.saved.connect(lambda _: self.changed.emit())
        wording.follow(self._retell)

    @property
    def subject(self) -> str:
        """The code of the one that is chosen, or the code written for a new one."""
        chosen = self.who.currentData() or ""
        return self.code.text().strip() if chosen == _NEW else str(chosen)

    @property
    def new_subject(self) -> NewSubject | None:
        """What is known of a new one."""
        if self.who.currentData() != _NEW:
            return None
        kind = ParticipantKind(self.sort.currentData())
        return NewSubject(self.name.value, kind, self.short.value)

    def begin(self) -> None:
        """Empties the fields of a new one."""
        self.code.clear()
        self.name.set_value(Bilingual())
        self.short.set_value(Bilingual())
        self.who.setCurrentIndex(0)
        self._chosen()

    def offer(self, kind: DecisionKind, participants: Sequence[ParticipantLine]) -> None:
        """Offers those for whom a decision of this kind is possible."""
        self._kind, self._participants = kind, participants
        self._retell(self._wording.texts)

    def _retell(self, texts: Texts) -> None:
        chosen, sort = self.who.currentData(), self.sort.currentData()
        possible = sorted(
            (
                one
                for one in self._participants
                if refuse_subject(self._kind, one.name, one.kind, one.standing) is None
            ),
            key=lambda one: texts.order(one.short.shown(texts.language)),
        )
        newcomers = _NEWCOMERS.get(self._kind, ())
        with QSignalBlocker(self.who), QSignalBlocker(self.sort):
            self.who.clear()
            for one in possible:
                self.who.addItem(marked(one.printed, texts.language), one.code)
            if newcomers:
                civil = self._kind is DecisionKind.INVITE_CIVIL_SOCIETY
                word = texts.text("A new organisation…")
                self.who.addItem(word if civil else texts.text("A new State or organisation…"), _NEW)
            self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
            self.sort.clear()
            for kind in newcomers:
                self.sort.addItem(texts.say(PARTICIPANT_KINDS[kind]), kind.value)
            self.sort.setCurrentIndex(max(0, self.sort.findData(sort)))
        self._nobody.setVisible(not possible and not newcomers)
        self._tell_new()

    def _chosen(self) -> None:
        self._tell_new()
        self.changed.emit()

    def _tell_new(self) -> None:
        self._new.setVisible(self.who.currentData() == _NEW)
