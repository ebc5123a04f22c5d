"""The compilation of materials of a meeting (A6) as one PDF.

Cover, contents with running numbers and links, a divider for each agenda item, and the
documents' own pages: untouched in size and content, stamped in the margin with their symbol and
the running number. What the four layouts mean is told in :mod:`compilation_plan`.

The documents are copied first, for only then is it known how many pages each has; then numbers
are given, the compilation's own sheets are drawn, and everything is put in order. The file is
written beside its target under a temporary name and renamed when it is complete. Restricted
documents never appear (A4): whoever calls this leaves them out, and they are refused here once
more. The same input gives the same bytes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf

from almaty_desktop.i18n import Language, Message, message, texts_in
from almaty_desktop.reports.assembly import Assembly, Taken
from almaty_desktop.reports.compilation_bookmarks import bookmarks_of
from almaty_desktop.reports.compilation_contents import Contents
from almaty_desktop.reports.compilation_data import (
    Cancelled,
    CompilationCancelled,
    CompilationPrint,
    CompilationRefused,
    CompilationResult,
    CompilationVersion,
    DocumentProblem,
    Opening,
    Progress,
    SkippedDocument,
    never,
    unheard,
    unseen,
)
from almaty_desktop.reports.compilation_plan import Numbering, Plan, Printing, number_pages, plan
from almaty_desktop.reports.compilation_sheets import draw_cover, draw_divider, draw_notice
from almaty_desktop.reports.embedded_fonts import EmbeddedFonts
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.outline import write_outline
from almaty_desktop.reports.page_labels import Order, describe, roman, write_labels
from almaty_desktop.reports.picture import print_picture
from almaty_desktop.reports.picture_reading import PictureError
from almaty_desktop.reports.sheets import Link, Sheets
from almaty_desktop.reports.stamps import FONT, Stamp, Stamper
from almaty_desktop.rules.brackets import unmarked
from almaty_desktop.rules.documents import may_reach

# Steps after the documents: the compilation's own sheets, the stamps, the file.
_STEPS_AFTER = 3


def make_compilation(
    materials: CompilationPrint,
    layout: Layout,
    target: Path,
    *,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
    opening: Opening = unseen,
    set_aside: frozenset[Path] = frozenset(),
) -> CompilationResult:
    """Make the compilation and put it at ``target``, in place of what may be there.

    ``opening`` is told of each file before it is opened. ``set_aside`` are files that are not to
    be opened because they broke a limit before; a page says so. Raises :class:`CompilationRefused`
    for a document that must not appear (A4), :class:`CompilationCancelled` when ``cancelled``
    says so, and OSError where the target can't be written; none of them leaves anything behind.
    """
    refuse_restricted(materials)
    hooks = _Hooks(progress, cancelled, opening)
    return _Compilation(plan(materials, layout), hooks, set_aside).make(target)


def refuse_restricted(materials: CompilationPrint) -> None:
    """Raise :class:`CompilationRefused` if any document must not reach the circle it is made for (A4)."""
    for item in materials.items:
        for document in item.documents:
            if not may_reach(document.access, materials.circle):
                raise CompilationRefused(
                    message(
                        "“{document}” is not open to those for whom the compilation is made; "
                        "it can’t be part of it.",
                        document=document.symbol or document.title,
                    ),
                    "A4",
                )


@dataclass(frozen=True)
class _Hooks:
    """Who listens to the job, and may end it."""

    progress: Progress
    cancelled: Cancelled
    opening: Opening


class _Compilation:
    """One compilation while it is made."""

    def __init__(self, planned: Plan, hooks: _Hooks, set_aside: frozenset[Path]) -> None:
        self._plan = planned
        self._set_aside = set_aside
        self._hooks = hooks
        self._done = 0
        self._total = len(planned.printings) + _STEPS_AFTER
        self._assembly = Assembly()
        self._taken: dict[Printing, Taken] = {}
        self._problems: dict[Printing, Message] = {}

    def make(self, target: Path) -> CompilationResult:
        try:
            self._check()
            for printing in self._plan.printings:
                self._take(printing)
                self._step()
            numbering = number_pages(
                self._plan,
                {one: self._taken[one].pages if one in self._taken else 1 for one in self._plan.printings},
            )
            contents = [Contents(self._plan, half) for half in range(len(self._plan.halves))]
            order = Order.of(self._plan, numbering, [1 + one.sheets for one in contents])
            sheets, places = self._draw(contents, numbering, order)
            self._step()
            self._bind(sheets, places, numbering, order)
            self._step()
            size = self._save(target)
            self._step()
        finally:
            self._assembly.close()
        skipped = tuple(
            self._skipped(one, numbering) for one in self._plan.printings if one in self._problems
        )
        return CompilationResult(target, order.pages, size, skipped)

    def _check(self) -> None:
        if self._hooks.cancelled():
            raise CompilationCancelled

    def _step(self) -> None:
        self._done += 1
        self._hooks.progress(self._done, self._total)
        self._check()

    def _take(self, printing: Printing) -> None:
        """Copy the pages of one printing, or note why that can't be done."""
        version = self._plan.version(printing)
        if version is None or (version.path is None and version.problem is None):
            self._problems[printing] = DocumentProblem.MISSING.message
        elif version.path is None or version.problem is not None:
            self._problems[printing] = version.problem or DocumentProblem.MISSING.message
        elif version.path in self._set_aside:
            self._problems[printing] = DocumentProblem.HEAVY.message
        else:
            taken = self._pages_of(version.path, version)
            if isinstance(taken, Taken):
                self._taken[printing] = taken
            else:
                self._problems[printing] = taken.message

    def _pages_of(self, path: Path, version: CompilationVersion) -> Taken | DocumentProblem:
        """Copy the pages of a PDF, or those that a picture is laid on."""
        self._hooks.opening(path)
        if version.picture is None:
            return self._assembly.take(path)
        layout = Layout.RU if version.language == Language.RU.value else Layout.EN
        try:
            laid = print_picture(
                path,
                version.picture,
                layout,
                self._plan.materials.pending,
                # Each frame is a sign of life: a long fax is no silence.
                tick=lambda: self._hooks.opening(path),
            )
        except PictureError as error:
            return error.problem
        return self._assembly.take(BytesIO(laid))

    def _draw(self, contents: list[Contents], numbering: Numbering, order: Order) -> tuple[Sheets, list[int]]:
        """The compilation's own sheets, and for each the index at which it is to stand in the file."""
        materials = self._plan.materials
        sheets = Sheets(materials.symbol, materials.first, materials.last)
        places: list[int] = []
        for half, (shown, front) in enumerate(zip(contents, order.fronts, strict=True)):
            draw_cover(sheets, self._plan, self._plan.halves[half].languages)
            labels = [roman(front.number + index) for index in range(1, front.length)]
            shown.draw(sheets, numbering, labels)
            places += range(front.start, front.start + front.length)
        for half, found in enumerate(self._plan.halves):
            for section in found.sections:
                draw_divider(sheets, self._plan, section, numbering)
                places.append(order.place(numbering.dividers[section.half, section.item]))
                for printing in section.printings:
                    if printing in self._problems:
                        reason = self._problems[printing]
                        draw_notice(sheets, self._plan, half, printing, reason, numbering)
                        places.append(order.place(numbering.printings[printing]))
        sheets.end()
        return sheets, places

    def _bind(self, sheets: Sheets, places: list[int], numbering: Numbering, order: Order) -> None:
        """Stamp the documents' pages, put the sheets between them, and describe the file."""
        pdf = self._assembly.pdf
        stamps = self._stamps(numbering)
        texts = {name: set(found) for name, found in sheets.texts().items()}
        texts.setdefault(FONT, set()).update(stamp.text for stamp in stamps)
        fonts = EmbeddedFonts(pdf, texts)
        stamper = Stamper(pdf, fonts)
        for number, (page, stamp) in enumerate(zip(pdf.pages, stamps, strict=True)):
            stamper.put(page.obj, stamp)
            if number % 100 == 0:
                self._check()
        made = sheets.pages(pdf, fonts)
        for place, index in sorted(zip(places, range(len(made)), strict=True)):
            pdf.pages.insert(place, pikepdf.Page(made[index][0]))
        pages = [page.obj for page in pdf.pages]
        for sheet, links in made:
            if links:
                sheet.Annots = pikepdf.Array(
                    [_link(one, pages[order.place(one.number)], pdf) for one in links]
                )
        own = {printing: taken.bookmarks for printing, taken in self._taken.items()}
        bookmarks = bookmarks_of(self._plan, numbering, order, own)
        write_outline(pdf, pages, bookmarks, open_levels=2 if len(self._plan.halves) > 1 else 1)
        write_labels(pdf, order)
        describe(pdf, *self._particulars())

    def _stamps(self, numbering: Numbering) -> list[Stamp]:
        """The stamp of each page that was taken in, in their order."""
        stamps = []
        for printing in self._plan.printings:
            if printing in self._taken:
                symbol = self._plan.document(printing).symbol or self._plan.materials.symbol
                first = numbering.printings[printing]
                stamps += [Stamp(symbol, first + index) for index in range(self._taken[printing].pages)]
        return stamps

    def _save(self, target: Path) -> int:
        """Write the file beside its target and rename it; the number of its bytes."""
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.stem[:40]}-", suffix=".part", delete=False
        ) as reserved:
            part = Path(reserved.name)
        try:
            self._assembly.save(part, self._watch())
            self._check()
            size = part.stat().st_size
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        return size

    def _watch(self) -> Callable[[int], None]:
        """Lets a cancelled job end while the file is written."""

        def watch(_percent: int) -> None:
            self._check()

        return watch

    def _particulars(self) -> tuple[str, Language]:
        """The file's title and its language."""
        materials = self._plan.materials
        languages = self._plan.layout.languages
        language = materials.language if len(languages) > 1 else languages[0]
        title = texts_in(language).text("{meeting}: compilation of materials", meeting=materials.title)
        return unmarked(title), language

    def _skipped(self, printing: Printing, numbering: Numbering) -> SkippedDocument:
        document = self._plan.document(printing)
        return SkippedDocument(
            document.symbol,
            document.title.map(unmarked),
            self._plan.language_of(printing),
            self._problems[printing],
            numbering.printings[printing],
        )


def _link(link: Link, target: pikepdf.Dictionary, pdf: pikepdf.Pdf) -> pikepdf.Object:
    """An invisible box on a sheet that leads to a page; its text is what assistive readers say."""
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=pikepdf.Array([round(edge, 2) for edge in link.box]),
            Border=pikepdf.Array([0, 0, 0]),
            Contents=pikepdf.String(link.title),
            Dest=pikepdf.Array([target, pikepdf.Name.XYZ, None, None, None]),
        )
    )
