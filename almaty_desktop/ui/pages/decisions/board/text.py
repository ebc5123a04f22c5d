"""The text under decision and the reservations, as paragraphs with what was changed since the last round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almaty_desktop.i18n import Bilingual, Language, Texts
from almaty_desktop.rules.compared_texts import compared
from almaty_desktop.rules.differences import Piece, PieceKind
from almaty_desktop.rules.marked_paragraphs import marked_paragraphs
from almaty_desktop.services.decision_views import DecisionView, Stand


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in pieces. ``heading`` is its level, 0 for other text; ``item`` an item of a list."""

    pieces: tuple[Piece, ...]
    heading: int = 0
    item: bool = False

    @property
    def changed(self) -> bool:
        """Whether the round changed something here."""
        return any(piece.kind is not PieceKind.SAME for piece in self.pieces)


def text_of(view: DecisionView, texts: Texts) -> tuple[Paragraph, ...]:
    """The text of the last round; from the second one on with its changes marked to the word (rule D1)."""
    language, earlier = texts.language, [round_.text for round_ in view.rounds[:-1]]
    if earlier and earlier[-1]:
        return _compared(earlier[-1], view.text, language)
    return _plain(view.text.shown(language))


def from_first_change(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The text from its first change on; all of it where nothing was changed."""
    first = next((number for number, one in enumerate(paragraphs) if one.changed), 0)
    return tuple(paragraphs[first:])


def reservations(stands: Sequence[Stand], texts: Texts) -> tuple[Paragraph, ...]:
    """Each text that members recorded, under a heading of its own; nothing where there is none."""
    given = [stand for stand in stands if stand.text]
    if not given:
        return ()
    made = [_paragraph(texts.text("Reservations"), heading=2)]
    for stand in given:
        name, said = stand.name.shown(texts.language), stand.text.shown(texts.language)
        made.append(_paragraph(texts.text("{name}: {text}", name=name, text=said)))
    return tuple(made)


def title_paragraph(title: str) -> Paragraph:
    """The title in full, at the head of what is read."""
    return _paragraph(title, heading=1)


def _compared(before: Bilingual, now: Bilingual, language: Language) -> tuple[Paragraph, ...]:
    # Never a text against its translation: where the language shown is missing, both are the other one.
    shown = language if before.only(language) and now.only(language) else language.other
    if not (before.only(shown) and now.only(shown)):
        return _plain(now.shown(language))
    found = compared(before.only(shown), now.only(shown))
    return tuple(Paragraph(one.difference.pieces, one.heading, one.item) for one in found)


def _plain(text: str) -> tuple[Paragraph, ...]:
    return tuple(_paragraph(one.text, one.heading, one.item) for one in marked_paragraphs(text))


def _paragraph(text: str, heading: int = 0, item: bool = False) -> Paragraph:
    return Paragraph((Piece(PieceKind.SAME, text),), heading, item)
