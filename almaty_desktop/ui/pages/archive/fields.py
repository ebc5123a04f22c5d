"""The small fields of a document: a line that saves as one leaves it, a choice, a choice of several."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QWidget

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, label, menu_button, row
from almaty_desktop.ui.wording import Wording

Choices = Callable[[Texts], Sequence[tuple[Hashable, str]]]
_LONGEST = 60  # letters of the topics on their button


class LineField(QWidget):
    """A named line; Enter, Ctrl+S and leaving it save, Esc takes back what was typed."""

    saved = Signal(str)

    def __init__(self, wording: Wording, name: Message) -> None:
        super().__init__()
        self._value = ""
        self.name_label = label(wording, name, "strong")
        self.editor = QLineEdit()
        self.name_label.setBuddy(self.editor)
        wording.say(self.editor.setAccessibleName, name)
        self.setLayout(column(self.name_label, self.editor, spacing=GRID // 2))
        self.editor.installEventFilter(self)
        self.editor.returnPressed.connect(self.save)
        self.setFocusProxy(self.editor)

    @property
    def changed(self) -> bool:
        """Whether something is typed that was not saved."""
        return self.editor.text().strip() != self._value

    def set_value(self, value: str) -> None:
        """Shows a text that is saved."""
        self._value = value
        if self.editor.text() != value:
            self.editor.setText(value)
            self.editor.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the text can only be read and copied."""
        self.editor.setReadOnly(read_only)

    def save(self) -> None:
        """Announces the text if it differs from what was saved."""
        if self.changed:
            self._value = self.editor.text().strip()
            self.saved.emit(self._value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Save) or (
                event.key() == Qt.Key.Key_Escape and self.changed
            ):
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Save):
                self.save()
                return True
            if event.key() == Qt.Key.Key_Escape and self.changed:
                self.editor.setText(self._value)
                return True
        return super().eventFilter(watched, event)


class _Choice(QComboBox):
    """A choice that the wheel does not change while one scrolls the page over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(QWidget):
    """One of several values, named in the language shown."""

    saved = Signal(object)

    def __init__(self, wording: Wording, name: Message, choices: Choices) -> None:
        super().__init__()
        self._wording, self._choices = wording, choices
        self._value: Hashable = None
        self.name_label = label(wording, name, "strong")
        self.editor = _Choice()
        self.editor.setMinimumContentsLength(8)
        self.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.name_label.setBuddy(self.editor)
        wording.say(self.editor.setAccessibleName, name)
        self.setLayout(column(self.name_label, self.editor, spacing=GRID // 2))
        self.editor.activated.connect(self._activated)
        self.setFocusProxy(self.editor)
        wording.follow(self._tell)

    def set_value(self, value: Hashable) -> None:
        """Shows what is saved."""
        self._value = value
        self._tell(self._wording.texts)

    def set_read_only(self, read_only: bool) -> None:
        """Whether another value can be chosen."""
        self.editor.setEnabled(not read_only)

    def _activated(self, place: int) -> None:
        # Not the item's own data: Qt gives an enum's member back as a plain word.
        value = self._choices(self._wording.texts)[place][0]
        if value != self._value:
            self._value = value
            self.saved.emit(value)

    def _tell(self, texts: Texts) -> None:
        choices = list(self._choices(texts))
        words = [word for _, word in choices]
        if words != [self.editor.itemText(place) for place in range(self.editor.count())]:
            self.editor.clear()
            for value, word in choices:
                self.editor.addItem(word, value)
        places = [place for place, (value, _) in enumerate(choices) if value == self._value]
        self.editor.setCurrentIndex(places[0] if places else -1)


class TopicsField(QWidget):
    """Any number of the Process's topics, chosen in a menu that stays open while one ticks."""

    saved = Signal(object)
    """The numbers of the chosen topics, in their order."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._topics: Sequence[tuple[int, Bilingual]] = ()
        self._value: tuple[int, ...] = ()
        self._shown: tuple[int, ...] = ()
        self.name_label = label(wording, message("Topics"), "strong")
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.menu.installEventFilter(self)
        self.button = menu_button(wording, message("None chosen"), self.menu)
        self.name_label.setBuddy(self.button)
        self.setLayout(column(self.name_label, row(self.button, None), spacing=GRID // 2))
        self.menu.aboutToHide.connect(self._save)
        self.setFocusProxy(self.button)
        wording.follow(self._tell)

    def offer(self, topics: Sequence[tuple[int, Bilingual]]) -> None:
        """Gives the topics to choose from."""
        self._topics = topics
        self._tell(self._wording.texts)

    def set_value(self, value: tuple[int, ...]) -> None:
        """Shows what is saved."""
        self._value = value
        if not self.menu.isVisible():
            self._shown = value
            self._tell(self._wording.texts)

    def set_read_only(self, read_only: bool) -> None:
        """Whether topics can be chosen."""
        self.button.setEnabled(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ticking does not close the menu: several are chosen at once."""
        pressed = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return)
        if event.type() == QEvent.Type.MouseButtonRelease or (
            event.type() == QEvent.Type.KeyPress and pressed
        ):
            action = self.menu.activeAction()
            if action is not None:
                action.trigger()
                return True
        return super().eventFilter(watched, event)

    def _tick(self, number: int, ticked: bool) -> None:
        chosen = set(self._shown) | {number} if ticked else set(self._shown) - {number}
        self._shown = tuple(topic for topic, _ in self._topics if topic in chosen)
        self._name(self._wording.texts)

    def _save(self) -> None:
        if set(self._shown) != set(self._value):
            self._value = self._shown
            self.saved.emit(self._shown)

    def _tell(self, texts: Texts) -> None:
        self.menu.clear()
        for number, title in self._topics:
            action = self.menu.addAction(title.shown(texts.language).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(number in self._shown)
            action.toggled.connect(lambda ticked, number=number: self._tick(number, ticked))
        self._name(texts)

    def _name(self, texts: Texts) -> None:
        names = [title.shown(texts.language) for number, title in self._topics if number in self._shown]
        words = "; ".join(names) if names else texts.text("None chosen")
        short = words
        if len(words) > _LONGEST and len(names) > 1:
            short = texts.plural("{count} topic", "{count} topics", len(names))
        self.button.setText(short.replace("&", "&&"))
        self.button.setToolTip(words)
        self.button.setAccessibleName(texts.text("{field}: {value}", field=message("Topics"), value=words))
