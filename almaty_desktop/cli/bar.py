"""Long work on the command line: a bar on a terminal, none in a pipe, and an end by Ctrl+C."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from almaty_desktop.cli.output import clean, shortened, terminal_columns
from almaty_desktop.i18n import Message, Texts
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.progress import Cancelled, Progress

_BAR = 24
# A terminal that is written to more often only flickers.
_SECONDS_BETWEEN = 0.1
_CLEAR_LINE = "\r\x1b[K"


class Bar(Progress):
    """Shows each step on ``stream`` where that is a terminal."""

    def __init__(self, texts: Texts, stream: TextIO) -> None:
        super().__init__()
        self._texts = texts
        self._stream = stream
        self._columns = terminal_columns(stream)
        self._shown = 0.0

    def report(self, done: int, total: int, note: Message | None) -> None:
        """Draws the bar anew; without a total only what is at hand is shown."""
        now = time.monotonic()
        if self._columns is None or not (total or note) or now - self._shown < _SECONDS_BETWEEN:
            return
        self._shown = now
        words = clean(self._texts.say(note)) if note else ""
        if total:
            filled = min(_BAR, _BAR * done // total)
            share = self._texts.text("{done} of {total}", done=done, total=total)
            words = f"[{'█' * filled}{'·' * (_BAR - filled)}] {share}  {words}"
        self._stream.write(_CLEAR_LINE + shortened(words, self._columns - 1))
        self._stream.flush()

    def clear(self) -> None:
        """Takes the bar off the terminal again."""
        if self._shown:
            self._stream.write(_CLEAR_LINE)
            self._stream.flush()


@contextmanager
def working(texts: Texts, stream: TextIO) -> Iterator[Bar]:
    """A progress to hand to a use case; Ctrl+C meanwhile asks the work to stop, a second one insists.

    Raises Cancelled also where the work failed because it was being stopped.
    """
    bar = Bar(texts, stream)

    def stop(_number: int, _frame: Any) -> None:
        if bar.cancelled:
            raise KeyboardInterrupt
        bar.cancel()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield bar
    except Refused as refused:
        if bar.cancelled:
            raise Cancelled from refused
        raise
    finally:
        signal.signal(signal.SIGINT, before)
        bar.clear()
