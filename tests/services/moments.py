"""The moment at which the offices of these tests live."""

from __future__ import annotations

from datetime import datetime

from almaty_desktop.i18n import ALMATY

# The sample's last meeting is over. The clock runs in Almaty's zone, as that of the command line does.
NOW = datetime(2015, 12, 1, 10, 0, tzinfo=ALMATY)


def clock() -> datetime:
    """The moment of every test."""
    return NOW
