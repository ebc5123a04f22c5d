"""A clock that is put to the day on which something happened, and a desk whose offices go by it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desks import desk_in

from almaty_desktop.services.progress import Progress
from almaty_desktop.services.use_cases import make_use_cases
from almaty_desktop.ui.desk import Desk, OpenOffice


class Clock:
    """Goes on from the moment to which it was put last, by the second."""

    def __init__(self, moment: datetime) -> None:
        self.put(moment)

    def put(self, moment: datetime) -> None:
        """Says that it is this moment now."""
        self._moment, self._since = moment.astimezone(UTC), time.monotonic()

    def __call__(self) -> datetime:
        return self._moment + timedelta(seconds=time.monotonic() - self._since)


def desk_by(clock: Clock, folder: Path) -> Desk:
    """The desk as the program builds it; the offices that it makes and opens go by ``clock``."""
    desk = desk_in(folder)

    def open_office(office: Path, read_only: bool) -> OpenOffice:
        opened = desk.open_office(office, read_only)
        opened.use_cases.office.now = clock
        return opened

    def make_office(office: Path, _sample: bool, _progress: Progress) -> None:
        make_use_cases(office, now=clock).office.close()

    return replace(desk, open_office=open_office, make_office=make_office)
