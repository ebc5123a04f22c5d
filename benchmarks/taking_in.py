"""Taking in the PDFs of the shared documents against only reading their text with pdfium.

Each measurement is a fresh process, the two kinds by turns, the best of each. All clocks begin after
the interpreter has started:

* bare: from there on. pypdfium2 is imported, every file is opened, and the text of every page is taken;
* ours: from the moment at which the office is open, as it is in the window, to the end of the use case.
  Its own modules are imported, the reading processes are started, the files are hashed, stored, synced
  to the disk and read, their language and properties are proposed, documents are made, their words are
  put into the search index, all is committed, and the reading processes are ended. This is what the limit
  is held against;
* ours, whole: from the first line on, importing the database library and opening the office with it.

``main`` prints one line.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 2.0
_ROUNDS = 10
_DOCUMENTS = ROOT.parent / "shared" / "data" / "documents"

_BARE = """
import time
began = time.perf_counter()
import sys
from pathlib import Path
import pypdfium2
letters = 0
for path in sorted(Path(sys.argv[1]).iterdir()):
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        letters += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
print(time.perf_counter() - began, 0, letters)
"""

_OURS = """
import time
began = time.perf_counter()
import sys
from pathlib import Path
from almaty_desktop.services.use_cases import open_use_cases
use_cases = open_use_cases(Path(sys.argv[2]), alone=True)
opened = time.perf_counter()
taken = use_cases.taking_in.add([Path(sys.argv[1])])
ended = time.perf_counter()
assert all(one.result == "added" for one in taken), taken
print(ended - began, ended - opened, len(taken))
"""


def main() -> int:
    """Prints the ratio; 1 where the limit is missed."""
    files = sorted(_DOCUMENTS.rglob("*.pdf"))
    if not files:
        print("taking in: not measured, because the shared documents do not lie beside this folder.")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = folder / "given"
        given.mkdir()
        for file in files:
            shutil.copyfile(file, given / file.name)
        bare, ours = _measured(folder, given)
    whole, alone = (min(column) for column in zip(*ours, strict=True))
    only = min(spent for spent, _ in bare)
    size = sum(file.stat().st_size for file in files) / 1e6
    print(
        f"taking in / reading with pdfium: {alone / only:.2f} (limit {LIMIT}) · {alone:.3f} s against "
        f"{only:.3f} s, {len(files)} PDFs of {size:.1f} MB · whole process with opening the office: "
        f"{whole / only:.2f}, {whole:.3f} s"
    )
    return 0 if alone / only <= LIMIT else 1


def _measured(folder: Path, given: Path) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """(whole, use case alone) in seconds of every round, bare and ours; the first round only warms up."""
    from almaty_desktop.services.use_cases import make_use_cases

    bare, ours = [], []
    for number in range(_ROUNDS + 1):
        office = folder / f"office {number}"
        make_use_cases(office).office.close()
        bare.append(_once(_BARE, folder / "bytecode", given))
        ours.append(_once(_OURS, folder / "bytecode", given, office))
        shutil.rmtree(office)
    return bare[1:], ours[1:]


def _once(program: str, bytecode: Path, *arguments: Path) -> tuple[float, float]:
    # Both find their modules compiled, as an installed program does.
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    whole, part, _ = done.stdout.split()
    return float(whole), float(part)


if __name__ == "__main__":
    sys.exit(main())
