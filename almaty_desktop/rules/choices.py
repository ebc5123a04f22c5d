"""Where the Operating Modalities are silent: the choices made, which the office can change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choices:
    """The choices of the rules on which decisions, the chair and coordinators depend.

    - ``pending_take_positions`` (S3): whether a pending State has a position in a consensus.
    - ``alternates`` (S4): whether a National Coordinator may have alternates.
    - ``early_confirmation`` (D2): whether the confirmation of every member closes a silence procedure early.
    - ``term_begins_next_day`` (C3): whether an elected Chair's term begins on the day after the decision.
    """

    pending_take_positions: bool = False
    alternates: bool = True
    early_confirmation: bool = True
    term_begins_next_day: bool = False
