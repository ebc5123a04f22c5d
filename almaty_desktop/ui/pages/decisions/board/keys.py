"""The keys of the board: one set of letters for each language shown, on any layout of the keyboard.

Whoever sits at the board looks at it and not at the layout that is switched on. So a key means the same
whether it types С or C: what counts is the key that bears the letter shown on the board.
"""

from __future__ import annotations

from almaty_desktop.i18n import Language
from almaty_desktop.rules.decisions import Position

LETTERS: dict[Language, dict[Position, str]] = {
    Language.EN: {
        Position.AGREES: "A",
        Position.SILENT: "S",
        Position.RESERVATION: "R",
        Position.OBJECTS: "O",
        Position.ABSENT: "N",
    },
    Language.RU: {
        Position.AGREES: "С",
        Position.SILENT: "Н",
        Position.RESERVATION: "О",
        Position.OBJECTS: "В",
        Position.ABSENT: "Т",
    },
}
"""The letter of each position; in Russian Т, since О and В already stand for others («отсутствует»)."""

LANGUAGE_LETTERS = {Language.EN: "L", Language.RU: "Я"}
"""The letter that shows the board in the other language."""

FOR_THE_REST = frozenset({Position.AGREES, Position.SILENT, Position.ABSENT})
"""With Shift, for all that are still waiting; nobody objects or makes a reservation in a crowd."""

DIGITS = "1234567890"
"""The keys of the first ten tiles."""

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
_SAME_KEY = dict(zip(_LATIN + _CYRILLIC, _CYRILLIC + _LATIN, strict=True))


def same_key(typed: str, letter: str) -> bool:
    """Whether the key that typed ``typed`` is the one that bears ``letter``, on either layout."""
    typed, letter = typed.casefold(), letter.casefold()
    return typed in (letter, _SAME_KEY.get(letter))


def position_of(typed: str, language: Language) -> Position | None:
    """The position that a typed letter stands for on a board in ``language``; None for any other key."""
    letters = LETTERS[language].items()
    return next((position for position, letter in letters if same_key(typed, letter)), None)


def changes_language(typed: str, language: Language) -> bool:
    """Whether a typed letter asks for the board in the other language."""
    return same_key(typed, LANGUAGE_LETTERS[language])
