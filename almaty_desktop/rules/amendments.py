"""Who may amend the Operating Modalities (rule D4, §3.vii)."""

from __future__ import annotations

from datetime import date

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.rules.refusals import Refusal


def refuse_amendment(kind: DecisionKind, meeting: MeetingKind | None) -> Refusal | None:
    """An amendment put to anything but a ministerial meeting is refused (rule D4).

    ``meeting`` is None for a silence procedure.
    """
    if kind is not DecisionKind.AMEND_MODALITIES or meeting is MeetingKind.MINISTERIAL:
        return None
    if meeting is None:
        return Refusal(
            "D4",
            message(
                "The Operating Modalities are amended only by a ministerial meeting (§3.vii), "
                "not by a silence procedure."
            ),
        )
    return Refusal(
        "D4", message("The Operating Modalities are amended only by a ministerial meeting (§3.vii).")
    )


def refuse_half_amendment(kind: DecisionKind, title: Bilingual, text: Bilingual) -> Refusal | None:
    """An amendment that would leave an edition in one language only (rule D4).

    Without a text the words of the title stand at the end of the edition before, so they are needed in both.
    """
    if kind is not DecisionKind.AMEND_MODALITIES:
        return None
    words = text if text.map(str.strip) else title
    if words.en.strip() and words.ru.strip():
        return None
    return Refusal(
        "D4",
        message(
            "Every edition of the Operating Modalities is kept in both languages: give the text in both."
        ),
    )


def refuse_earlier_edition(kind: DecisionKind, day: date, latest: date) -> Refusal | None:
    """Editions follow each other: none counts from a day before that of the ``latest`` one (rule D4)."""
    if kind is not DecisionKind.AMEND_MODALITIES or day >= latest:
        return None
    return Refusal(
        "D4",
        message(
            "The Operating Modalities have an edition of {latest} already; one that counts from {day} can’t "
            "be entered behind it. Nothing was changed.",
            latest=latest,
            day=day,
        ),
    )
