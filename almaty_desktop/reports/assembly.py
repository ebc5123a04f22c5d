"""Binds PDF files into one: copies their pages as they are and keeps what belongs to the pages.

Links inside a document, its form fields and its layers go on working. What acts by itself
(scripts, programs to be started, pages that react to being opened) is left out; it has no look.
Nothing here draws.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf

from almaty_desktop.reports.compilation_data import DocumentProblem
from almaty_desktop.reports.destinations import Destinations
from almaty_desktop.reports.outline import Bookmark, read_outline

# A tree of pages deeper or a document longer than this is an attack or a mistake.
MOST_PAGES = 20_000

_ACTIVE = frozenset(
    ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/Rendition", "/Movie", "/Sound")
)
# What a damaged file makes of the library's calls, beside its own error.
_DAMAGE = (
    pikepdf.PikepdfError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    RuntimeError,
    IndexError,
)


@dataclass(frozen=True)
class Taken:
    """A document whose pages were copied: how many, and its own bookmarks (pages from 0)."""

    pages: int
    bookmarks: tuple[Bookmark, ...]


class Assembly:
    """One output file while documents are copied into it.

    The sources stay open until :meth:`close`, for pages are copied when the file is saved.
    """

    def __init__(self) -> None:
        self.pdf = pikepdf.Pdf.new()
        self._sources: list[pikepdf.Pdf] = []

    def take(self, path: Path | BytesIO) -> Taken | DocumentProblem:
        """Append the pages of a PDF (a file, or one in memory); where that fails nothing is appended."""
        before = len(self.pdf.pages)
        try:
            source = pikepdf.open(path, suppress_warnings=True)
        except pikepdf.PasswordError:
            return DocumentProblem.ENCRYPTED
        except pikepdf.PdfError:
            return DocumentProblem.BROKEN
        except OSError:
            return DocumentProblem.UNREADABLE
        self._sources.append(source)
        try:
            count = len(source.pages)
            if not 0 < count <= MOST_PAGES:
                return DocumentProblem.BROKEN
            destinations = Destinations(source)
            bookmarks = read_outline(source, destinations)
            _tend([page.obj for page in source.pages], destinations)
            self._copy(source)
        except _DAMAGE:
            del self.pdf.pages[before:]
            return DocumentProblem.BROKEN
        return Taken(count, bookmarks)

    def _copy(self, source: pikepdf.Pdf) -> None:
        """The pages, with form fields and layers where the file has any."""
        if "/AcroForm" in source.Root or "/OCProperties" in source.Root:
            before = len(self.pdf.pages)
            try:
                self.pdf.add_pages_from(source, outlines="ignore")
                return
            except _DAMAGE:
                # A damaged form: the pages themselves may still be sound.
                del self.pdf.pages[before:]
        with warnings.catch_warnings():
            # It warns that names and fields don't come along: there are none, or they are seen to.
            warnings.simplefilter("ignore", pikepdf.exceptions.PageCopyWarning)
            self.pdf.pages.extend(source.pages)

    def save(self, path: Path, progress: Callable[[int], None] | None = None) -> None:
        """Write the file: streams as they were packed in their sources, the same input the same bytes."""
        self.pdf.save(
            path,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            deterministic_id=True,
            min_version="1.7",
            progress=progress,
        )

    def close(self) -> None:
        """Let go of all files."""
        for source in self._sources:
            source.close()
        self.pdf.close()


def _tend(pages: list[pikepdf.Dictionary], destinations: Destinations) -> None:
    """See to a document's pages before they are copied (in memory; the file stays as it is).

    What acts by itself goes; links by name lead to the pages themselves, for the names of several
    documents would clash in one file.
    """
    named = destinations.any_named
    for page in pages:
        if "/AA" in page:
            del page["/AA"]
        annotations = page.get("/Annots")
        if isinstance(annotations, pikepdf.Array):
            for annotation in annotations:
                if isinstance(annotation, pikepdf.Dictionary):
                    _quieten(annotation)
                    if named:
                        _lead(annotation, pages, destinations)


def _quieten(annotation: pikepdf.Dictionary) -> None:
    if "/AA" in annotation:
        del annotation["/AA"]
    action = annotation.get("/A")
    if not isinstance(action, pikepdf.Dictionary):
        return
    if str(action.get("/S")) in _ACTIVE:
        del annotation["/A"]
    elif "/Next" in action:
        del action["/Next"]


def _lead(
    annotation: pikepdf.Dictionary, pages: list[pikepdf.Dictionary], destinations: Destinations
) -> None:
    """Let a link by name lead to its page and view."""
    action = annotation.get("/A")
    owner, key = (action, "/D") if isinstance(action, pikepdf.Dictionary) else (annotation, "/Dest")
    if owner is action and action.get("/S") != "/GoTo":
        return
    name = owner.get(key)
    if isinstance(name, pikepdf.String | pikepdf.Name):
        found = destinations.of(name)
        if found:
            owner[key] = pikepdf.Array([pages[found.page], *found.view])
