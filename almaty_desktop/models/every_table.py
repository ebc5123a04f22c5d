"""All mapped classes: loaded where any table may be written, since rows are written in an order over all.

A face that only reads loads what it reads, which keeps its start short.
"""

from almaty_desktop.models import (  # noqa: F401
    chair,
    decisions,
    documents,
    information,
    meetings,
    modalities,
    participants,
    people,
    register,
    symbols,
)
