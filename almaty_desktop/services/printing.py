"""Every printed page: what stands on it is read here, how it looks is the reports' own trade."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from almaty_desktop.i18n import Language, Message, message
from almaty_desktop.reasons import reason_of
from almaty_desktop.reports.agenda import print_agenda
from almaty_desktop.reports.compilation_apart import CompilationFailed, make_compilation_apart
from almaty_desktop.reports.compilation_data import CompilationCancelled, CompilationRefused, SkippedDocument
from almaty_desktop.reports.documents import print_document_list
from almaty_desktop.reports.information_sheet import print_information_sheet
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import Printed
from almaty_desktop.rules.documents import Circle
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import not_writable
from almaty_desktop.services.printed_content import PrintedContent
from almaty_desktop.services.progress import Cancelled, Progress

__all__ = ["Layout", "Printing", "ReportName", "Saved"]


@dataclass(frozen=True)
class ReportName:
    """A printed document: its name on the command line, its title, and what it is made for."""

    name: str
    title: Message
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Saved:
    """A file that was printed; in the place of the ``skipped`` documents a page says why."""

    file: Path
    pages: int
    bytes: int
    skipped: tuple[SkippedDocument, ...] = ()


MEETING = "meeting"
SHEET = "sheet"

REPORTS = (
    ReportName("agenda", message("Agenda"), (MEETING,)),
    ReportName("documents", message("List of documents"), (MEETING,)),
    ReportName("compilation", message("Compilation of materials"), (MEETING,)),
    ReportName("information-sheet", message("Joint information sheet"), (SHEET,)),
)


class Printing:
    """The use case of printing into a file."""

    def __init__(self, content: PrintedContent) -> None:
        self._content = content

    def names(self) -> tuple[ReportName, ...]:
        """All that can be printed."""
        return REPORTS

    def save(
        self,
        name: str,
        target: Path,
        layout: Layout,
        *,
        meeting: int | None = None,
        sheet: int | None = None,
        circle: Circle = Circle.PARTICIPANTS,
        language: Language = Language.EN,
        progress: Progress | None = None,
    ) -> Saved:
        """Prints into ``target``, which is replaced whole or not touched.

        ``language`` is that of a bilingual compilation's bookmarks; a layout in one language has its own.
        Raises Refused where it can't be printed or written, and Cancelled with nothing left behind.
        """
        report = next((one for one in REPORTS if one.name == name), None)
        if report is None:
            raise Refused("not-found", message("There is no printed document called “{name}”.", name=name))
        progress = progress or Progress()
        for need, given in ((MEETING, meeting), (SHEET, sheet)):
            if need in report.needs and given is None:
                raise Refused(
                    "needs", message("Say for which one “{title}” is to be printed.", title=report.title)
                )
        if name == "information-sheet":
            content = self._content.information_sheet(sheet or 0)
            return _write(target, lambda: print_information_sheet(content, layout, _ticking(progress)))
        if name == "compilation":
            return self._compilation(meeting or 0, target, layout, circle, language, progress)
        if name == "documents":
            listed = self._content.document_list(meeting or 0, circle)
            return _write(target, lambda: print_document_list(listed, layout, _ticking(progress)))
        agenda = self._content.agenda(meeting or 0, circle)
        return _write(target, lambda: print_agenda(agenda, layout, _ticking(progress)))

    def _compilation(
        self,
        meeting: int,
        target: Path,
        layout: Layout,
        circle: Circle,
        language: Language,
        progress: Progress,
    ) -> Saved:
        promised = self._content.documents_for(meeting, circle)
        try:
            materials = self._content.compilation(meeting, circle, language, progress)
        except OSError as error:  # what is no PDF is rendered into the office's own folder
            raise not_writable(error) from error
        unfinished = _beside(target)
        try:
            made = make_compilation_apart(
                materials,
                layout,
                unfinished,
                progress=lambda done, total: progress.report(done, total, None),
                cancelled=lambda: progress.cancelled,
            )
        except CompilationCancelled as cancelled:
            raise Cancelled from cancelled
        except CompilationRefused as refused:
            raise Refused(refused.code, refused.message) from refused
        except CompilationFailed as failed:
            raise Refused("failed", failed.message, {"details": failed.details}) from failed
        if promised - self._content.documents_for(meeting, circle):
            # It took its time, and somebody withdrew or restricted a document meanwhile.
            unfinished.unlink()
            raise Refused(
                "A4",
                message(
                    "A document was withdrawn, restricted or taken off the agenda while this was made. "
                    "Nothing was written; print it again."
                ),
            )
        _put(unfinished, target)
        return Saved(target, made.pages, made.size, made.skipped)


def _ticking(progress: Progress) -> Callable[[], None]:
    return lambda: progress.step(0, 0)


def _beside(target: Path) -> Path:
    """Where a print is made before it takes its place, so that a reader never sees half a file."""
    return target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}")


def _write(target: Path, make: Callable[[], Printed]) -> Saved:
    printed = make()
    unfinished = _beside(target)
    with _writing(unfinished, target):
        unfinished.write_bytes(printed.data)
        unfinished.replace(target)
    return Saved(target, printed.pages, len(printed.data))


def _put(unfinished: Path, target: Path) -> None:
    with _writing(unfinished, target):
        unfinished.replace(target)


@contextmanager
def _writing(unfinished: Path, target: Path) -> Iterator[None]:
    """Refuses in a sentence where ``target`` can't be written, and leaves nothing beside it."""
    try:
        yield
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise Refused(
            "not-written",
            message(
                "{file} could not be written: {reason}. What was there before is unchanged.",
                file=str(target),
                reason=reason_of(error),
            ),
        ) from error
