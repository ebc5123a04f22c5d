"""Keeps None, True and False alive while Qt is used under Python 3.11.

PySide6 6.12 is built against Python 3.12's stable interface, in which these three are never
counted: every method that returns nothing, and every ``emit``, gives one reference away that it
never took. Under Python 3.11 they are counted, so after some thousand calls the interpreter ends
with "deallocating None". (6.11 does not do this; measured by ``sys.getrefcount`` around the calls.)
"""

from __future__ import annotations

import sys

_AS_GOOD_AS_FOREVER = 1 << 60


def keep_constants() -> None:
    """Gives each constant more references than a program can ever lose; nothing from Python 3.12 on."""
    if sys.version_info >= (3, 12):
        return
    # Only needed on the older interpreter, so not read at every start.
    import ctypes

    for constant in (None, True, False, NotImplemented):
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _AS_GOOD_AS_FOREVER:
            count.value += _AS_GOOD_AS_FOREVER
