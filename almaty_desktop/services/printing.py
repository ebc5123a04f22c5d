"""Every printed page: what stands on it is read here, how it looks is the reports' own trade.

What can be printed is named in :mod:`~almaty_desktop.services.report_names`; how each is made, here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from almaty_desktop.i18n import Language, message
from almaty_desktop.reports.agenda import print_agenda
from almaty_desktop.reports.chair_handover import print_chair_handover
from almaty_desktop.reports.comparison import print_comparison
from almaty_desktop.reports.compilation_apart import CompilationFailed, make_compilation_apart
from almaty_desktop.reports.compilation_data import CompilationCancelled, CompilationRefused, SkippedDocument
from almaty_desktop.reports.decision_record import print_decision_record
from almaty_desktop.reports.decision_register import print_decision_register
from almaty_desktop.reports.directory import print_directory
from almaty_desktop.reports.documents import print_document_list
from almaty_desktop.reports.information_sheet import print_information_sheet
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.modalities import print_modalities
from almaty_desktop.reports.pages import Printed, Tick
from almaty_desktop.reports.silence_notice import print_silence_notice
from almaty_desktop.reports.silence_result import print_silence_result
from almaty_desktop.rules.documents import Circle
from almaty_desktop.services.decision_register import DecisionRegister
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import not_writable
from almaty_desktop.services.printed_chair import PrintedChair
from almaty_desktop.services.printed_content import PrintedContent
from almaty_desktop.services.printed_decisions import PrintedDecisions
from almaty_desktop.services.printed_modalities import PrintedModalities
from almaty_desktop.services.printed_people import PrintedPeople
from almaty_desktop.services.progress import Cancelled, Progress
from almaty_desktop.services.report_names import REPORTS, ReportName, Wanted, report_named
from almaty_desktop.services.whole_file import beside, put, write_whole

__all__ = ["REPORTS", "Layout", "Printing", "PrintsFrom", "ReportName", "Saved", "Wanted"]

Content = TypeVar("Content")


@dataclass(frozen=True)
class Saved:
    """A file that was printed; in the place of the ``skipped`` documents a page says why."""

    file: Path
    pages: int
    bytes: int
    skipped: tuple[SkippedDocument, ...] = ()


@dataclass(frozen=True)
class PrintsFrom:
    """Where the contents of prints are read."""

    meetings: PrintedContent
    decisions: PrintedDecisions
    register: DecisionRegister
    people: PrintedPeople
    chair: PrintedChair
    modalities: PrintedModalities


@dataclass(frozen=True)
class _Order:
    """One print that is asked for, with everything that was given for it."""

    content: PrintsFrom
    wanted: Wanted
    target: Path
    layout: Layout
    circle: Circle
    language: Language
    progress: Progress


def _report(
    read: Callable[[_Order], Content], draw: Callable[[Content, Layout, Tick | None], Printed]
) -> Callable[[_Order], Saved]:
    """A print that is read and drawn at once, and then written whole or not at all."""

    def make(order: _Order) -> Saved:
        printed = draw(read(order), order.layout, lambda: order.progress.step(0, 0))
        write_whole(order.target, printed.data)
        return Saved(order.target, printed.pages, len(printed.data))

    return make


def _given(value: Content | None) -> Content:
    """What was checked to be there before the print was begun."""
    assert value is not None
    return value


def _compilation(order: _Order) -> Saved:
    """Made in a process of its own, and refused where what may be shown changed meanwhile (rule A4)."""
    content, meeting = order.content.meetings, _given(order.wanted.meeting)
    promised = content.documents_for(meeting, order.circle)
    try:
        materials = content.compilation(meeting, order.circle, order.language, order.progress)
    except OSError as error:  # what is no PDF is rendered into the office's own folder
        raise not_writable(error) from error
    unfinished = beside(order.target)
    try:
        made = make_compilation_apart(
            materials,
            order.layout,
            unfinished,
            progress=lambda done, total: order.progress.report(done, total, None),
            cancelled=lambda: order.progress.cancelled,
        )
    except CompilationCancelled as cancelled:
        raise Cancelled from cancelled
    except CompilationRefused as refused:
        raise Refused(refused.code, refused.message) from refused
    except CompilationFailed as failed:
        raise Refused("failed", failed.message, {"details": failed.details}) from failed
    if promised - content.documents_for(meeting, order.circle):
        # It took its time, and somebody withdrew or restricted a document meanwhile.
        unfinished.unlink()
        raise Refused(
            "A4",
            message(
                "A document was withdrawn, restricted or taken off the agenda while this was made. "
                "Nothing was written; print it again."
            ),
        )
    put(unfinished, order.target)
    return Saved(order.target, made.pages, made.size, made.skipped)


_MAKERS: Mapping[str, Callable[[_Order], Saved]] = {
    "agenda": _report(
        lambda order: order.content.meetings.agenda(_given(order.wanted.meeting), order.circle), print_agenda
    ),
    "documents": _report(
        lambda order: order.content.meetings.document_list(_given(order.wanted.meeting), order.circle),
        print_document_list,
    ),
    "compilation": _compilation,
    "information-sheet": _report(
        lambda order: order.content.meetings.information_sheet(_given(order.wanted.sheet)),
        print_information_sheet,
    ),
    "silence-notice": _report(
        lambda order: order.content.decisions.notice(_given(order.wanted.decision)), print_silence_notice
    ),
    "silence-result": _report(
        lambda order: order.content.decisions.result(_given(order.wanted.decision)), print_silence_result
    ),
    "decision-record": _report(
        lambda order: order.content.decisions.record(_given(order.wanted.decision)), print_decision_record
    ),
    "decision-register": _report(
        lambda order: order.content.register.printed(order.wanted), print_decision_register
    ),
    "directory": _report(
        lambda order: order.content.people.directory(order.wanted.participant), print_directory
    ),
    "chair-handover": _report(
        lambda order: order.content.chair.handover(_given(order.wanted.term)), print_chair_handover
    ),
    "modalities": _report(
        lambda order: order.content.modalities.edition(_given(order.wanted.edition)), print_modalities
    ),
    "modalities-comparison": _report(
        lambda order: order.content.modalities.comparison(
            _given(order.wanted.edition), _given(order.wanted.compared_with)
        ),
        print_comparison,
    ),
}
"""How each report of :data:`~almaty_desktop.services.report_names.REPORTS` is made."""


class Printing:
    """The use case of printing into a file."""

    def __init__(self, content: PrintsFrom) -> None:
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
        wanted: Wanted | None = None,
        meeting: int | None = None,
        sheet: int | None = None,
        circle: Circle = Circle.PARTICIPANTS,
        language: Language = Language.EN,
        progress: Progress | None = None,
    ) -> Saved:
        """Prints into ``target``, which is replaced whole or not touched.

        ``wanted`` says for what; ``meeting`` and ``sheet`` alone may be said without it. ``language`` is that
        of a bilingual compilation's bookmarks; a layout in one language has its own. Raises Refused where it
        can't be printed or written, and Cancelled with nothing left behind.
        """
        report = report_named(name)
        if report is None:
            raise Refused("not-found", message("There is no printed document called “{name}”.", name=name))
        wanted = wanted or Wanted(meeting=meeting, sheet=sheet)
        if report.lacks(wanted):
            raise Refused(
                "needs", message("Say for which one “{title}” is to be printed.", title=report.title)
            )
        order = _Order(self._content, wanted, target, layout, circle, language, progress or Progress())
        return _MAKERS[name](order)

    def decisions_sheet(self, wanted: Wanted, target: Path) -> int:
        """The register of decisions as XLSX; gives the number of its rows. Refused as :meth:`save`."""
        return self._content.register.sheet(wanted, target)
