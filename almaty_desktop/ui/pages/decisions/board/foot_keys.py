"""Which keys stand at the foot of the board: only those that do something now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.rules.decisions import DecisionState
from almaty_desktop.services.decision_views import DecisionLine
from almaty_desktop.ui.pages.decisions.board.face import Face
from almaty_desktop.ui.pages.decisions.board.foot import FootKey
from almaty_desktop.ui.pages.decisions.board.keys import DIGITS, LANGUAGE_LETTERS, LETTERS
from almaty_desktop.ui.widgets.bilingual_field import OWN_NAMES


@dataclass(frozen=True)
class FootActs:
    """What the keys at the foot do."""

    go_on: Callable[[], object]
    turn_on: Callable[[], object]
    turn_back: Callable[[], object]
    change_language: Callable[[], object]
    show_keys: Callable[[], object]
    leave: Callable[[], object]


def hint_of(line: DecisionLine, face: Face, texts: Texts, writes: bool) -> str:
    """What stands at the left: how positions are entered, or which page of the text is shown."""
    if face.reading:
        return texts.text("page {page} of {pages}", page=face.sheet.page + 1, pages=face.sheet.pages)
    if line.state is DecisionState.OPEN and writes and face.tiles:
        last = DIGITS[min(len(face.tiles), len(DIGITS)) - 1]
        letters = " ".join(LETTERS[texts.language].values())
        return texts.text("1–{last} choose · {letters}", last=last, letters=letters)
    return ""


def keys_of(line: DecisionLine, face: Face, texts: Texts, writes: bool, acts: FootActs) -> list[FootKey]:
    """The keys at the right, in the order of the work."""
    keys = [
        FootKey("Enter", texts.say(step), acts.go_on) for step in _steps(line) if writes and not face.reading
    ]
    if face.reading:
        keys.append(FootKey("PgUp", texts.text("back"), acts.turn_back))
        if face.sheet.page + 1 < face.sheet.pages:
            keys.append(FootKey("PgDn", texts.text("on"), acts.turn_on))
    elif face.sheet.text:
        keys.append(FootKey("PgDn", _what_is_read(face, texts), acts.turn_on))
    language = texts.language
    keys.append(FootKey(LANGUAGE_LETTERS[language], OWN_NAMES[language.other], acts.change_language))
    keys.append(FootKey("F1", texts.text("keys"), acts.show_keys))
    back = texts.text("to the positions") if face.reading else texts.text("leave")
    keys.append(FootKey("Esc", back, acts.leave))
    return keys


def _what_is_read(face: Face, texts: Texts) -> str:
    if not face.has_reservations:
        return texts.text("text")
    return texts.text("text and reservations") if face.has_text else texts.text("reservations")


def _steps(line: DecisionLine) -> Iterator[Message]:
    if line.state is DecisionState.OPEN:
        yield message("close the round")
    elif line.state is DecisionState.CLOSED:
        agreed = line.outcome is not None and line.outcome.favourable
        yield message("confirm") if agreed else message("put again or confirm")
