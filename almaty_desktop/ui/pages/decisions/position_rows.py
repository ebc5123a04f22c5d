"""The members of a decision's day with their positions, in the order of the language shown (D1, S3)."""

from __future__ import annotations

from dataclasses import dataclass

from almaty_desktop.i18n import Bilingual, Texts
from almaty_desktop.rules.admission import may_break_own_silence
from almaty_desktop.rules.decisions import Position
from almaty_desktop.rules.standing import Standing, printed
from almaty_desktop.services.decision_views import DecisionView, RoundView, Stand
from almaty_desktop.services.labels import POSITIONS
from almaty_desktop.ui.pages.decisions.names import no_position_chip, position_chip
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.row_delegate import Row


@dataclass(frozen=True)
class Place:
    """A line of the list; ``stand`` is None for a pending State without a position."""

    name: Bilingual
    stand: Stand | None


def places(view: DecisionView, round_: RoundView) -> list[Place]:
    """Everyone who has a line in a round: the members, who may break its own silence, the pending."""
    made = [Place(stand.name, stand) for stand in round_.stands]
    bracketed = list(view.bracketed)
    subject = view.subject
    if subject is not None and view.line.silence and may_break_own_silence(view.line.kind):
        long_name = printed(subject.name, Standing.PENDING)
        if long_name in bracketed:
            bracketed.remove(long_name)
        if subject.code not in {stand.code for stand in round_.stands}:
            short = printed(subject.short, Standing.PENDING)
            made.append(Place(short, Stand(subject.code, short)))
    return made + [Place(name, None) for name in bracketed]


def rows_of(texts: Texts, view: DecisionView, round_: RoundView) -> list[Row]:
    """The lines in the alphabetical order of the language shown; a row without a key can't be chosen."""
    ordered = sorted(places(view, round_), key=lambda place: texts.order(place.name.shown(texts.language)))
    return [_row(texts, place, silence=view.line.silence) for place in ordered]


def _row(texts: Texts, place: Place, *, silence: bool) -> Row:
    title, stand = marked(place.name, texts.language), place.stand
    if stand is None:
        return Row("", title, texts.text("participation not formalised yet"), no_position_chip(texts))
    return Row(
        stand.code,
        title,
        _facts(texts, stand),
        position_chip(texts, stand.position, silence=silence),
        " ".join(marked(stand.text, texts.language).split()),
    )


def _facts(texts: Texts, stand: Stand) -> str:
    """When and by whom it was given; of a corrected position also what stood there (rule D5)."""
    if stand.at is None:
        return ""
    parts = [texts.moment(stand.at), stand.author]
    if stand.was is not None:
        parts.append(texts.text("corrected; before: {position}", position=POSITIONS[stand.was]))
    return " · ".join(part for part in parts if part)


def waits(stand: Stand) -> bool:
    """Whether nothing was entered for a member."""
    return stand.position is None


OFFERED = (Position.AGREES, Position.SILENT, Position.RESERVATION, Position.OBJECTS, Position.ABSENT)
"""The positions in the order of their keys 1 to 5."""


def offered(*, silence: bool) -> tuple[Position, ...]:
    """Which positions can be entered: nobody is absent from a silence procedure (rule D2)."""
    return tuple(one for one in OFFERED if not silence or one is not Position.ABSENT)
