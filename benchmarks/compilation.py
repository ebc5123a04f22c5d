"""A compilation of 300 PDFs, about 1,000 pages, against a plain merge of the same files by pikepdf.

Both run in a process of their own, one after the other, several times in turn; what is compared
is the time from the first file opened to the last byte written, the best of each. The compilation
draws its cover, contents and dividers, stamps every page, and writes bookmarks and labels.
``main`` prints one line.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import psutil
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from almaty_desktop.i18n import Bilingual
from almaty_desktop.reports.compilation import make_compilation
from almaty_desktop.reports.compilation_data import (
    CompilationDocument,
    CompilationItem,
    CompilationPrint,
    CompilationVersion,
)
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.style import Family, register_fonts

DOCUMENTS = 300
LIMIT = 3.0
MEMORY_LIMIT = 500
_ROUNDS = 5
_DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "documents"
_SENTENCES = (
    "The members exchange information on mixed migration in Central Asia and beyond. ",
    "Члены обмениваются сведениями о смешанной миграции в Центральной Азии и за её пределами. ",
)


def documents(folder: Path) -> list[Path]:
    """300 files: real ones where they are at hand, the others drawn here, 1 to 5 pages, text and outline."""
    register_fonts()
    real = [*sorted((_DATA / "udhr").glob("*.pdf")), *sorted((_DATA / "guides").glob("*.pdf"))]
    made = [_document(folder / f"{number:03}.pdf", number) for number in range(DOCUMENTS - len(real))]
    return [*real, *made]


def _document(path: Path, number: int) -> Path:
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=A4, invariant=True, pageCompression=1)
    for page in range(1 + number % 5):
        canvas.bookmarkPage(f"p{page}")
        canvas.addOutlineEntry(f"Part {page + 1}", f"p{page}")
        canvas.setFont(Family.SERIF.font(), 10.5)
        text = canvas.beginText(57, 760)
        for line in range(44):
            text.textLine(f"{number}.{page}.{line} " + _SENTENCES[(number + line) % 2])
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    # Saved once more, for streams packed as most programs pack them: else only the merge, which
    # packs anew what ReportLab wrote as letters, would have that work, and the ratio would flatter.
    with pikepdf.open(drawn) as document:
        document.save(path)
    return path


def materials(files: list[Path]) -> CompilationPrint:
    """A meeting of 30 items with ten documents each."""
    papers = [
        CompilationDocument(
            f"Almaty Process/{number:02}/01/2015",
            Bilingual(f"Paper {number}", f"Документ {number}"),
            (CompilationVersion("en", path),),
            date(2015, 1, 1) + timedelta(days=number),
        )
        for number, path in enumerate(files, 1)
    ]
    items = tuple(
        CompilationItem(
            str(number + 1),
            Bilingual(f"Item {number + 1}", f"Пункт {number + 1}"),
            tuple(papers[number * 10 : number * 10 + 10]),
        )
        for number in range((len(papers) + 9) // 10)
    )
    title = Bilingual("Senior Officials’ Meeting", "Совещание старших должностных лиц")
    return CompilationPrint(title, items, date(2015, 5, 20), date(2015, 5, 21))


def merge(files: list[Path], target: Path) -> int:
    """The plain merge: every file opened, its pages appended, saved. The number of pages."""
    merged = pikepdf.Pdf.new()
    sources = []
    for path in files:
        source = pikepdf.open(path)
        sources.append(source)
        merged.pages.extend(source.pages)
    merged.save(target)
    return len(merged.pages)


def once(kind: str, files: list[Path], target: Path) -> dict[str, float]:
    """One measurement in this process: seconds, pages, peak memory in MB."""
    began = time.perf_counter()
    if kind == "merge":
        pages = merge(files, target)
    else:
        pages = make_compilation(materials(files), Layout.EN, target).pages
    return {"seconds": time.perf_counter() - began, "pages": pages, "memory": _peak()}


def _peak() -> float:
    """The most memory that this process ever held, in MB."""
    memory = psutil.Process().memory_info()
    if sys.platform == "win32":
        return float(memory.peak_wset) / 1e6
    import resource  # exists on POSIX only

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _apart(kind: str, files: list[Path], target: Path) -> dict[str, float]:
    given = json.dumps([kind, [str(path) for path in files], str(target)])
    done = subprocess.run(
        [sys.executable, __file__, "--once"], input=given, capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> bool:
    """Measure and print one line; whether both limits are kept."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = documents(folder)
        plain, whole = [], []
        for _ in range(_ROUNDS):
            plain.append(_apart("merge", files, folder / "plain.pdf"))
            whole.append(_apart("compilation", files, folder / "whole.pdf"))
    ratio = min(one["seconds"] for one in whole) / min(one["seconds"] for one in plain)
    memory = max(one["memory"] for one in whole)
    print(
        f"compilation / plain merge: {ratio:.1f} (limit {LIMIT}) · "
        f"peak memory {memory:.0f} MB (limit {MEMORY_LIMIT}) · "
        f"{len(files)} files, {whole[0]['pages']:.0f} pages, "
        f"{min(one['seconds'] for one in whole):.2f} s / {min(one['seconds'] for one in plain):.2f} s"
    )
    return ratio <= LIMIT and memory <= MEMORY_LIMIT


if __name__ == "__main__":
    if sys.argv[1:] == ["--once"]:
        kind, paths, target = json.load(sys.stdin)
        json.dump(once(kind, [Path(one) for one in paths], Path(target)), sys.stdout)
    else:
        sys.exit(0 if main() else 1)
