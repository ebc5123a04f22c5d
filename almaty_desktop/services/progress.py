"""How long work tells where it stands and learns that it is no longer wanted. Knows no window."""

from __future__ import annotations

from threading import Event

from almaty_desktop.i18n import Message


class Cancelled(Exception):  # noqa: N818 - it is a person's wish, not an error
    """The work was no longer wanted; whoever catches it leaves nothing half done."""


class Progress:
    """Handed to a use case that takes longer than a blink.

    The use case calls :meth:`step` between its pieces. This class itself reports to nobody, which
    serves callers that show nothing (tests, scripts); a face overrides :meth:`report`.
    Safe to use from several threads.
    """

    def __init__(self) -> None:
        self._cancelled = Event()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self._cancelled.set()

    def step(self, done: int, total: int, note: Message | None = None) -> None:
        """``done`` of ``total`` pieces are finished (``total`` 0: unknown), ``note`` says what is at hand.

        :raises Cancelled: when the work is no longer wanted.
        """
        if self.cancelled:
            raise Cancelled
        self.report(done, total, note)

    def report(self, done: int, total: int, note: Message | None) -> None:
        """Shows a step; called in the thread of the work."""
