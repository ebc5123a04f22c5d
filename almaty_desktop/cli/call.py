"""One call of the command line: what was typed, the language, and the office it works on."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

from almaty_desktop.cli.bar import Bar, working
from almaty_desktop.cli.output import terminal_columns
from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.services.errors import OfficeUnusable
from almaty_desktop.services.office import default_folder
from almaty_desktop.services.use_cases import UseCases, open_use_cases

# One letter before the colon is a drive of Windows.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:[/\\]", re.IGNORECASE)


class Call:
    """What a command is given: its ``options`` as parsed, and ways to the office and to the person."""

    def __init__(self, options: argparse.Namespace, texts: Texts) -> None:
        self.options = options
        self.texts = texts

    @property
    def columns(self) -> int | None:
        """The width of the terminal that tables have to fit; None in a pipe."""
        return terminal_columns(sys.stdout)

    def folder(self) -> Path:
        """The office's folder. Raises OfficeUnusable where an address was given."""
        folder: Path = getattr(self.options, "office", None) or default_folder()
        if _ADDRESS.match(str(folder)):
            raise OfficeUnusable(
                "not-a-folder",
                message(
                    "{address} is an address. This version opens offices in folders.", address=str(folder)
                ),
            )
        return folder

    @contextmanager
    def use_cases(self) -> Iterator[UseCases]:
        """The office's use cases, let go of at the end. Raises OfficeUnusable."""
        folder = self.folder()
        try:
            opened = open_use_cases(folder)
        except OSError as error:
            raise OfficeUnusable(
                "unreachable",
                message("The office in {folder} can’t be reached or written to.", folder=str(folder)),
                {"error": str(error)},
            ) from error
        on: date | None = getattr(self.options, "on", None)
        if on is not None:
            opened.office.act_as_of(on)
        try:
            yield opened
        finally:
            opened.office.close()

    def working(self) -> AbstractContextManager[Bar]:
        """A progress for long work; see :func:`~almaty_desktop.cli.bar.working`."""
        return working(self.texts, sys.stderr)

    def agrees(self, question: Message) -> bool:
        """Whether the person agrees. With ``--yes``, and where nobody sits at a terminal, nobody is asked."""
        asked = sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
        if getattr(self.options, "yes", False) or not asked:
            return True
        choice = self.texts.text("[y/N]")
        sys.stderr.write(f"{self.texts.say(question)} {choice} ")
        sys.stderr.flush()
        return sys.stdin.readline().strip().lower() in ("y", "yes", "д", "да")
