"""The process that makes one compilation, apart from the window: ``python -m … .compilation_process``.

A library that reads files from outside may be slow, greedy, or fall over a file made to harm it;
in a process of its own it holds up nobody's window and can be ended at any time. The job comes
as a pickled :class:`Job` on standard input; what happens goes out as pickled :class:`Event` on
standard output. Both ends are the same program under the same user.

The frozen program starts this as ``almaty-desktop --compile`` (see :func:`main`).
"""

from __future__ import annotations

import os
import pickle
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from almaty_desktop.i18n import Message
from almaty_desktop.reasons import reason_of
from almaty_desktop.reports.compilation import make_compilation
from almaty_desktop.reports.compilation_data import CompilationPrint, CompilationRefused, CompilationResult
from almaty_desktop.reports.layouts import Layout

FLAG = "--compile"

# Address space, a fence far outside: files are mapped into it. Memory itself is watched from outside.
_ADDRESS_SPACE = 6_000_000_000


@dataclass(frozen=True)
class Job:
    """What is to be made, where, and which files are not to be opened."""

    materials: CompilationPrint
    layout: Layout
    target: Path
    set_aside: frozenset[Path]


@dataclass(frozen=True)
class Opening:
    """A file is about to be opened; what goes wrong until the next event is its doing."""

    path: Path


@dataclass(frozen=True)
class Step:
    """So many steps are done."""

    done: int
    total: int


@dataclass(frozen=True)
class Finished:
    """The file is there."""

    result: CompilationResult


@dataclass(frozen=True)
class Refused:
    """It can't be made by rule."""

    reason: Message
    code: str


@dataclass(frozen=True)
class Unwritable:
    """The target can't be written, and why."""

    reason: Message


Event = Opening | Step | Finished | Refused | Unwritable


def work(job: Job, out: BinaryIO) -> None:
    """Do the job and report what happens to ``out``."""

    def tell(event: Event) -> None:
        pickle.dump(event, out)
        out.flush()

    try:
        result = make_compilation(
            job.materials,
            job.layout,
            job.target,
            progress=lambda done, total: tell(Step(done, total)),
            opening=lambda path: tell(Opening(path)),
            set_aside=job.set_aside,
        )
    except CompilationRefused as refused:
        tell(Refused(refused.message, refused.code))
    except OSError as unwritable:
        tell(Unwritable(reason_of(unwritable)))
    else:
        tell(Finished(result))


def main() -> int:
    """Read a job, do it, report; the exit status is 0 where a report could be made.

    What falls over without a report (memory at an end, a crash inside a library) leaves its
    trace on standard error and a status that is not 0; the parent draws its conclusions.
    """
    # Whatever a library may print must not get between the events.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _set_limits()
    with open(0, "rb", closefd=False) as given:
        job = pickle.load(given)
    work(job, out)
    return 0


def _set_limits() -> None:
    """A fence for memory, and as many open files as are allowed: all documents stay open at once."""
    if sys.platform == "win32":
        return
    import resource  # exists on POSIX only

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    fence = _ADDRESS_SPACE if most == resource.RLIM_INFINITY else min(most, _ADDRESS_SPACE)
    resource.setrlimit(resource.RLIMIT_AS, (fence, most))
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (65_536 if most == resource.RLIM_INFINITY else most, most))


if __name__ == "__main__":
    # Under its own name, so that the other side can read the events: "__main__" is another module there.
    from almaty_desktop.reports.compilation_process import main as under_own_name

    sys.exit(under_own_name())
