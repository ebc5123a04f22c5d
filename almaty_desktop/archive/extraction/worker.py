"""The process that reads documents: told files over its standard input, answers over its standard output.

One request is one line of JSON ``{"path", "format", "seconds"}``; one answer is a line of JSON with the
length in bytes of the UTF-8 text that follows it. The process limits itself before it meets the
first file: memory, no file written, no process started, no connection made. Whatever a parser
prints goes nowhere.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from almaty_desktop.archive.extraction.reading import Reading, UnreadableError, tidied
from almaty_desktop.archive.formats import Format

MEMORY_VARIABLE = "ALMATY_READER_MEMORY"
"""The environment variable with the limit of memory in bytes."""
DEFAULT_MEMORY = 1_500_000_000

_MODULES = {
    Format.PDF: "pdf",
    Format.DOCX: "docx",
    Format.ODT: "opendocument",
    Format.ODS: "opendocument",
    Format.ODP: "opendocument",
    Format.RTF: "rtf",
    Format.HTML: "html",
    Format.TEXT: "text",
    Format.CSV: "text",
    Format.EML: "eml",
    Format.XLSX: "xlsx",
    Format.PPTX: "pptx",
}
_FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.remove",
    "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "shutil.", "webbrowser.",
    "urllib.", "smtplib.", "ftplib.", "winreg.",
)  # fmt: skip


def readable(kind: Format) -> bool:
    """Whether this process can take the text out of the format."""
    return kind in _MODULES


def main() -> int:
    """Answers requests until the input ends."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = _private_output()
    # The commonest format is loaded while the first file is still on its way; the rest when they come.
    importlib.import_module("almaty_desktop.archive.extraction.pdf")
    memory = os.environ.get(MEMORY_VARIABLE, "")
    _confine(int(memory) if memory.isdigit() else DEFAULT_MEMORY)
    for line in requests:
        request = json.loads(line)
        _bound_time(request["seconds"])
        _answer(answers, answered(Path(request["path"]), Format(request["format"])))
    return 0


def answered(path: Path, kind: Format) -> Reading:
    """Reads one file; whatever is wrong with it becomes a problem's code, with the text so far."""
    try:
        return tidied(_reader(kind)(path))
    except UnreadableError as problem:
        partial = problem.so_far or Reading("")
        return tidied(
            Reading(partial.text, partial.pages, partial.title, partial.created, problem_code=problem.code)
        )
    except MemoryError:
        return Reading("", problem_code="memory")
    # The border of this process: parsers of a dozen libraries meet files made to break them, and
    # whatever they raise means that this one file could not be read.
    except Exception:  # noqa: BLE001
        return Reading("", problem_code="damaged")


def _reader(kind: Format) -> Callable[[Path], Reading]:
    # Loaded when the first file of its kind comes: most libraries are slow to load.
    module = importlib.import_module(f"almaty_desktop.archive.extraction.{_MODULES[kind]}")
    read: Callable[..., Reading] = module.read
    if _MODULES[kind] == "opendocument":
        return lambda path: read(path, f".{kind.value}")
    return read


def _private_output() -> BinaryIO:
    """The pipe to whoever asks, for answers only; everything printed afterwards goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    return answers


def _answer(answers: BinaryIO, reading: Reading) -> None:
    text = reading.text.encode("utf-8", "replace")
    head = {
        "pages": reading.pages,
        "title": reading.title,
        "created": reading.created.isoformat() if reading.created else None,
        "problem": reading.problem_code,
        "bytes": len(text),
    }
    answers.write(json.dumps(head).encode("ascii") + b"\n")
    answers.write(text)
    answers.flush()


def _confine(memory: int) -> None:
    """Takes from this process what it never needs; what the system can't limit, its starter watches."""
    sys.dont_write_bytecode = True
    if sys.platform != "win32":
        import resource  # only where it exists

        limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}
        if sys.platform != "darwin":  # macOS counts shared libraries in and kills at once
            limits[resource.RLIMIT_AS] = memory
        for limit, most in limits.items():
            resource.setrlimit(limit, (most, most))
    sys.addaudithook(_forbid)


def _bound_time(seconds: float) -> None:
    """Ends this process when one file takes too long, even if whoever asked is dead and can't end it."""
    if sys.platform != "win32":
        import resource  # only where it exists

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + 2 * seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def _forbid(event: str, details: tuple[Any, ...]) -> None:
    if event == "open":
        mode = details[1]
        if isinstance(mode, str) and any(letter in mode for letter in "wax+"):
            raise PermissionError(event)
    elif event.startswith(_FORBIDDEN):
        raise PermissionError(event)


if __name__ == "__main__":
    sys.exit(main())
