"""The words, signs and order of participants in the window."""

from __future__ import annotations

from collections.abc import Iterable

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.rules.standing import ParticipantKind, Standing
from almaty_desktop.services.labels import PARTICIPANT_KINDS, STANDINGS
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import Chip, State
from almaty_desktop.ui.widgets.row_delegate import Row

PENDING_MARK = "¹"
PENDING_NOTE = message("A State shown in brackets has yet to formalise its participation in the Process.")
"""The footnote of rule S3, as it stands on paper too."""

STANDING_STATES: dict[Standing, tuple[State, str]] = {
    Standing.MEMBER: (State.GOOD, "check-circle"),
    Standing.PENDING: (State.WAIT, "hourglass"),
    Standing.OBSERVER: (State.PLAIN, "eye"),
    Standing.INVITED: (State.PLAIN, "envelope"),
    Standing.NONE: (State.PLAIN, "circle-dashed"),
}
"""The colour and the sign of each standing; the sign alone tells it too."""


def standing_chip(texts: Texts, standing: Standing) -> Chip:
    """A standing by word, shape and colour."""
    state, sign = STANDING_STATES[standing]
    return Chip(texts.say(STANDINGS[standing]), state, sign)


def kind_of(line: ParticipantLine) -> Message:
    """What a participant is."""
    if line.kind is ParticipantKind.STATE and line.central_asian:
        return message("Central Asian State")
    return PARTICIPANT_KINDS[line.kind]


def with_mark(printed: str, line: ParticipantLine) -> str:
    """A printed name with the mark of its footnote where the State is pending (rule S3)."""
    return f"{printed}{PENDING_MARK}" if line.standing is Standing.PENDING else printed


def in_order(lines: Iterable[ParticipantLine], texts: Texts) -> list[ParticipantLine]:
    """States first, each group in the alphabetical order of the language shown."""
    return sorted(
        lines,
        key=lambda line: (
            line.kind is not ParticipantKind.STATE,
            texts.order(line.short.shown(texts.language) or line.name.shown(texts.language)),
        ),
    )


def row_of(texts: Texts, line: ParticipantLine) -> Row:
    """A participant as a row of the list."""
    title = marked(line.printed_short, texts.language) or line.code
    subtitle = " · ".join((texts.say(kind_of(line)), marked(line.printed, texts.language)))
    return Row(line.code, with_mark(title, line), subtitle, standing_chip(texts, line.standing))
