"""Pages for what is no PDF: laid out once by LibreOffice where it is installed, else by the program itself.

A rendition is kept in the office under the SHA-256 of its source, so that the same compilation gives the
same bytes again, and the second one is quick. It can be thrown away at any time and is made anew.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from almaty_desktop.archive.conversion import convert_to_pdf, find_libreoffice
from almaty_desktop.archive.formats import Format
from almaty_desktop.i18n import Bilingual, Language, Message
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.plain_text import OTHER_SCRIPT, PlainTextPrint, is_covered, print_plain_text
from almaty_desktop.services.office import Office
from almaty_desktop.services.progress import Cancelled, Progress

FOLDER = "renditions"

# What LibreOffice lays out as its authors saw it. HTML and mail are not among them: they may point at
# pictures elsewhere, and are set by the program itself, which fetches nothing.
_LAID_OUT = frozenset(
    {
        Format.DOCX,
        Format.DOC,
        Format.ODT,
        Format.RTF,
        Format.XLSX,
        Format.XLS,
        Format.ODS,
        Format.PPTX,
        Format.PPT,
        Format.ODP,
    }
)


@dataclass(frozen=True)
class Source:
    """A kept file to be rendered, with what is printed in the head of its pages."""

    sha256: str
    name: str
    format: Format
    text: str
    language: str
    title: Bilingual
    symbol: str = ""
    dated: date | None = None
    pending: tuple[Bilingual, ...] = ()


class Renditions:
    """Makes and keeps the pages of files that are no PDF."""

    def __init__(self, office: Office) -> None:
        self._office = office
        # Where the office is only read, its pages are made beside it and go with the program.
        self._passing = TemporaryDirectory(prefix="almaty-") if office.read_only else None
        self._folder = Path(self._passing.name) if self._passing else office.folder / FOLDER

    def pages(self, source: Source, progress: Progress) -> Path | Message:
        """A PDF of the file's pages, or why there can be none. Raises Cancelled."""
        original = self._office.files.path(source.sha256)
        if source.format is Format.PDF:
            return original
        self._folder.mkdir(exist_ok=True)
        if source.format in _LAID_OUT and find_libreoffice() is not None:
            laid_out = self._folder / f"{source.sha256}-laid-out.pdf"
            if laid_out.exists() or self._lay_out(original, source, laid_out, progress):
                return laid_out
        # The program's own fonts have no Arabic letters: a page of nothing would pass for the document.
        return self._plain(source) if is_covered(source.text) else OTHER_SCRIPT

    def _lay_out(self, original: Path, source: Source, target: Path, progress: Progress) -> bool:
        """Whether LibreOffice could lay the file out; what it can't falls back to the plain rendering."""
        # The store's file bears no ending, by which LibreOffice tells what it reads.
        named = self._folder / f"{source.sha256}-{_own_name()}.{source.format.value}"
        named.write_bytes(original.read_bytes())
        try:
            problem = convert_to_pdf(named, target, cancelled=lambda: progress.cancelled)
        finally:
            named.unlink()
        if progress.cancelled:
            raise Cancelled
        return problem is None

    def _plain(self, source: Source) -> Path:
        """The program's own rendering of the text; cheap, and so made anew each time its head may differ."""
        language = Language(source.language) if source.language in ("en", "ru") else None
        printed = print_plain_text(
            PlainTextPrint(
                name=source.name,
                text=source.text,
                title=source.title,
                text_language=language,
                symbol=source.symbol,
                day=source.dated,
                pending=source.pending,
            ),
            Layout.RU if source.language == "ru" else Layout.EN,
        )
        # Two prints at once may want other heads on the pages of one file: each has a file of its own.
        target = self._folder / f"{source.sha256}-plain-{sha256(printed.data).hexdigest()[:16]}.pdf"
        unfinished = target.with_suffix(f".{_own_name()}")
        unfinished.write_bytes(printed.data)
        unfinished.replace(target)
        return target


def _own_name() -> str:
    """A part of a name that no print under way beside this one uses."""
    return f"{os.getpid()}-{secrets.token_hex(4)}"
