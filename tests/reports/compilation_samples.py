"""Documents and a meeting for the tests of the compilation, and a look into what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from almaty_desktop.i18n import Bilingual
from almaty_desktop.reports.compilation_data import (
    CompilationDocument,
    CompilationItem,
    CompilationPrint,
    CompilationVersion,
)


def drawn(path: Path, mark: str, pages: int = 1, outline: bool = False) -> Path:
    """A PDF whose every page says ``mark`` and its own number."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for page in range(1, pages + 1):
        canvas.bookmarkPage(f"p{page}")
        if outline:
            canvas.addOutlineEntry(f"{mark} part {page}", f"p{page}", level=min(page - 1, 1))
        canvas.drawString(100, 500, f"{mark} own page {page}")
        canvas.showPage()
    canvas.save()
    return path


def written(path: Path, content: bytes, **page: object) -> Path:
    """A PDF of one page with exactly this content stream and these entries of the page."""
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    own = pdf.pages[0].obj
    own.Contents = pdf.make_stream(content)
    for name, value in page.items():
        own[f"/{name}"] = value
    pdf.save(path, compress_streams=False)
    return path


def document(symbol: str, title: str, *versions: CompilationVersion) -> CompilationDocument:
    return CompilationDocument(
        symbol, Bilingual(title, f"{title} по-русски"), tuple(versions), date(2015, 4, 3)
    )


def version(language: str, path: Path) -> CompilationVersion:
    return CompilationVersion(language, path)


def meeting(*items: CompilationItem) -> CompilationPrint:
    return CompilationPrint(
        Bilingual("Senior Officials’ Meeting", "Совещание старших должностных лиц"),
        items,
        date(2015, 5, 20),
        date(2015, 5, 21),
        Bilingual("Almaty", "Алматы"),
        "Almaty Process/03/09/2015",
    )


def one_item(*documents: CompilationDocument) -> CompilationPrint:
    return meeting(CompilationItem("1", Bilingual("Opening", "Открытие"), documents))


def sample(folder: Path) -> CompilationPrint:
    """Five items, one below another, with documents in both languages, in one, in a third, in none."""
    files = {
        name: version(name[-2:], drawn(folder / f"{name}.pdf", name, pages, outline=True))
        for name, pages in (("a.en", 2), ("a.ru", 3), ("b.ru", 2), ("c.en", 4), ("c.ru", 1), ("d.kk", 2))
    }
    long = "Report on the results of the previous year’s work, with annexes on the consultations " * 3
    return meeting(
        CompilationItem(
            "1",
            Bilingual("Opening of the meeting", "Открытие совещания"),
            (document("AP/01/01/2015", "Agenda", files["a.en"], files["a.ru"]),),
        ),
        CompilationItem("2", Bilingual("Review of the results", "Обзор результатов")),
        CompilationItem(
            "2.1",
            Bilingual("Reports", "Доклады"),
            (
                document("AP/02/01/2015", "Note by the Chair", files["b.ru"]),
                document("AP/02/02/2015", long.strip(), files["c.en"], files["c.ru"]),
            ),
            level=1,
        ),
        CompilationItem(
            "3",
            Bilingual("Other business", "Разное"),
            (
                document("AP/03/01/2015", "Statement", files["d.kk"]),
                document("AP/03/02/2015", "Paper to follow"),
            ),
        ),
    )


@dataclass(frozen=True)
class Led:
    """A link: the index of the page it is on and of the page it leads to, what is read out for it."""

    page: int
    target: int
    title: str


@dataclass(frozen=True)
class Marked:
    """A bookmark, its depth from 0, and the index of the page it leads to."""

    title: str
    depth: int
    page: int


class Opened:
    """A compilation opened again."""

    def __init__(self, path: Path) -> None:
        self.pdf = pikepdf.open(path)
        self.pages = [page.obj for page in self.pdf.pages]
        self._index = {page.objgen: index for index, page in enumerate(self.pages)}
        reading = pypdfium2.PdfDocument(path)
        self.texts = [page.get_textpage().get_text_range() for page in reading]
        self.labels = [reading.get_page_label(index) for index in range(len(reading))]
        reading.close()

    @property
    def links(self) -> list[Led]:
        return [
            Led(index, self._index[one.Dest[0].objgen], str(one.Contents))
            for index, page in enumerate(self.pages)
            for one in page.get("/Annots", [])
            if one.get("/Dest") is not None and "/Contents" in one
        ]

    @property
    def bookmarks(self) -> list[Marked]:
        return list(self._below(self.pdf.Root.Outlines, 0))

    def _below(self, parent: pikepdf.Object, depth: int) -> list[Marked]:
        found: list[Marked] = []
        entry = parent.get("/First")
        while entry is not None:
            found.append(Marked(str(entry.Title), depth, self._index[entry.Dest[0].objgen]))
            found += self._below(entry, depth + 1)
            entry = entry.get("/Next")
        return found

    def streams(self, page: int) -> list[bytes]:
        """The content streams of a page as they are packed in the file."""
        return [one.read_raw_bytes() for one in self.pages[page].Contents]

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self.pdf.close()
