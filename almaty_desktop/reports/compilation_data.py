"""What a compilation of materials is made from and what comes of it: plain frozen dataclasses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from almaty_desktop.i18n import Bilingual, Language, Message, message
from almaty_desktop.rules.documents import Access, Circle

Progress = Callable[[int, int], None]
"""Called with (steps done, steps in all)."""

Cancelled = Callable[[], bool]
"""Asked between any two steps; True ends the job, which then leaves nothing."""


Opening = Callable[[Path], None]
"""Told of each file before it is opened."""


def unheard(_done: int, _total: int) -> None:
    """The progress of a job at which nobody looks."""


def never() -> bool:
    """A job that nobody cancels."""
    return False


def unseen(_path: Path) -> None:
    """The files of a job at which nobody looks."""


NO_TEXT = Bilingual()


class DocumentProblem(StrEnum):
    """Why a document's own pages could not be taken into a compilation."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    HEAVY = "heavy"

    @property
    def message(self) -> Message:
        """What happened, for the page that stands in for the document."""
        match self:
            case DocumentProblem.MISSING:
                return message("No file of this document had been received when the compilation was made.")
            case DocumentProblem.UNREADABLE:
                return message("The file could not be opened on this computer.")
            case DocumentProblem.ENCRYPTED:
                return message("The file is protected by a password and can’t be opened without it.")
            case DocumentProblem.BROKEN:
                return message("The file is damaged: its pages can’t be read.")
            case DocumentProblem.HEAVY:
                return message("The file could not be processed within the limits of time and memory.")


@dataclass(frozen=True)
class PictureHead:
    """What stands above a picture: its file's name as received, and its document's title, symbol and date."""

    name: str
    title: Bilingual = NO_TEXT
    symbol: str = ""
    day: date | None = None


@dataclass(frozen=True)
class CompilationVersion:
    """A language version: the PDF file of its pages, or the problem that there is none.

    ``language`` is a code such as ``en``, ``ru``, ``kk``. What was no PDF has been rendered
    before; ``path`` is then the rendering. Only a picture (PNG, JPEG, TIFF, GIF) comes as it is, with
    its ``picture`` head, for only the process that makes the compilation may decode it.
    """

    language: str
    path: Path | None = None
    problem: Message | None = None
    picture: PictureHead | None = None


@dataclass(frozen=True)
class CompilationDocument:
    """A document under an agenda item. ``symbol`` is its symbol or its own reference (A1)."""

    symbol: str
    title: Bilingual
    versions: tuple[CompilationVersion, ...] = ()
    day: date | None = None
    access: Access = Access.PARTICIPANTS


@dataclass(frozen=True)
class CompilationItem:
    """An agenda item. ``number`` as printed ("2.1"), ``level`` from 0."""

    number: str
    title: Bilingual
    documents: tuple[CompilationDocument, ...] = ()
    level: int = 0


@dataclass(frozen=True)
class CompilationPrint:
    """A compilation of the materials of a meeting (A6).

    ``circle`` is for whom it is made: a document that must not reach it is refused (A4).
    ``pending`` are the names of the States whose participation was pending on that day, without
    brackets: they get their brackets and footnote in every title (S3). ``language`` is that of the
    bookmarks and of the file itself where the layout shows both.
    """

    title: Bilingual
    items: tuple[CompilationItem, ...]
    first: date
    last: date
    place: Bilingual = NO_TEXT
    symbol: str = ""
    circle: Circle = Circle.PARTICIPANTS
    language: Language = Language.EN
    pending: tuple[Bilingual, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True)
class SkippedDocument:
    """A document in whose place a page says why it isn't there, and the running number of that page."""

    symbol: str
    title: Bilingual
    language: str
    reason: Message
    page: int


@dataclass(frozen=True)
class CompilationResult:
    """What was made: the file, its pages and bytes, and what could not be taken in."""

    path: Path
    pages: int
    size: int
    skipped: tuple[SkippedDocument, ...] = ()


class CompilationCancelled(Exception):  # noqa: N818 (a cancelled job is no error)
    """The job was cancelled; nothing was left behind."""


class CompilationRefused(Exception):  # noqa: N818 (nor is a refusal by rule)
    """The compilation can't be made at all. ``message`` says why, in both languages."""

    def __init__(self, reason: Message, code: str) -> None:
        super().__init__(str(reason))
        self.message = reason
        self.code = code
