"""Compared paragraphs as texts of the page: one side of the comparison, or both marked in one text."""

from __future__ import annotations

import re
from enum import Enum

from almaty_desktop.i18n import Language, message, texts_in
from almaty_desktop.reports.setting import Run, Text, paragraph
from almaty_desktop.reports.style import GREY, HEADING, NARROW, SMALL, SUBHEADING, TITLE, Style
from almaty_desktop.rules.compared_texts import ComparedParagraph
from almaty_desktop.rules.differences import Piece, PieceKind
from almaty_desktop.rules.side_by_side import side_by_side

_HEADINGS = {1: TITLE.but(size=15, leading=19), 2: HEADING.but(size=12.5), 3: SUBHEADING.but(size=10.5)}
_LABEL = re.compile(r"(\S{1,8})\s+(?=\S)")
_LABEL_SPACE = 20.0
_ADDED, _REMOVED = message("What was added"), message("What was removed")

Comparison = tuple[ComparedParagraph, ...]
Both = tuple[ComparedParagraph | None, ComparedParagraph | None]


class Side(Enum):
    """Which pieces of a comparison a text shows."""

    BEFORE = frozenset({PieceKind.SAME, PieceKind.REMOVED})
    AFTER = frozenset({PieceKind.SAME, PieceKind.ADDED})
    BOTH = frozenset(PieceKind)


def style_of(one: ComparedParagraph) -> Style:
    """How a compared paragraph is set in a column."""
    if one.heading:
        return _HEADINGS[one.heading]
    return NARROW.but(indent=_LABEL_SPACE, after=4) if one.item else NARROW


def marked_run(piece: Piece, style: Style) -> Run:
    """A piece in its look: added words bold and underlined, removed ones grey and struck through.

    ``style`` is that of the text; a colour alone would say nothing in black and white.
    """
    match piece.kind:
        case PieceKind.ADDED:
            return Run(piece.text, bold=True, underlined=True)
        case PieceKind.REMOVED:
            # A bracket or a comma alone would be hard to see.
            slight = not any(letter.isalnum() for letter in piece.text)
            return Run(piece.text, bold=slight, style=style.but(colour=GREY), struck=True)
    return Run(piece.text)


def side_of(one: ComparedParagraph, side: Side, language: Language) -> tuple[Text, ...]:
    """The text that one side of the comparison has here; none where it has none."""
    pieces = [piece for piece in one.difference.pieces if piece.kind in side.value]
    if not pieces:
        return ()
    style = style_of(one)
    label, pieces = _labelled(pieces) if one.item else ("", pieces)
    runs: list[Run] = []
    for earlier, piece in zip([None, *pieces], pieces, strict=False):
        if earlier and _would_run_together(earlier, piece):
            runs.append(Run(" "))
        runs.append(marked_run(piece, style))
    return (paragraph(tuple(runs), style, language, label),)


def _would_run_together(removed: Piece, added: Piece) -> bool:
    """Whether a word that was removed and the one in its place would look like one word."""
    if removed.kind is not PieceKind.REMOVED or added.kind is not PieceKind.ADDED:
        return False
    return not removed.text[-1].isspace() and not added.text[0].isspace() and added.text[0] not in ",.;:"


def _labelled(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """The bullet or number of an item, and the pieces without it; it stays where it was changed itself."""
    label = _LABEL.match(pieces[0].text)
    if label is None:
        return "", pieces
    rest = Piece(pieces[0].kind, pieces[0].text[label.end() :])
    return label.group(1), [rest, *pieces[1:]]


def legend(language: Language) -> tuple[Run, ...]:
    """Which look says what, in that look: What was added · What was removed."""
    house = texts_in(language)
    return (
        marked_run(Piece(PieceKind.ADDED, house.say(_ADDED)), SMALL),
        Run(" · "),
        marked_run(Piece(PieceKind.REMOVED, house.say(_REMOVED)), SMALL),
    )


def _kind(one: ComparedParagraph) -> tuple[int, bool, bool, bool]:
    """What compared paragraphs of two languages have in common where they are the same place."""
    return one.heading, one.item, one.difference.before is None, one.difference.after is None


def paired(english: Comparison, russian: Comparison) -> list[Both]:
    """Compared paragraphs of both languages, section by section, paragraph against paragraph."""
    return side_by_side(english, russian, _kind, lambda one: bool(one.heading))
