"""How a file from elsewhere is refused as a whole."""

from __future__ import annotations

from almaty_desktop.i18n import Message


class ExchangeRefusedError(Exception):
    """A file of which nothing can be taken over: ``code`` for programs, ``message`` for the person.

    Codes: ``empty``, ``too-big``, ``too-many``, ``bomb``, ``encrypted``, ``old-format``, ``damaged``,
    ``unsafe``, ``not-a-table``, ``no-cards``.
    """

    def __init__(self, code: str, saying: Message) -> None:
        super().__init__(code)
        self.code = code
        self.message = saying
