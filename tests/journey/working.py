"""A window at work in a process of its own, and the power cut that ends it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import psutil

HERE = Path(__file__).parent
LONGEST = 120.0  # seconds


@contextmanager
def working(root: Path, work: str, office: Path, documents: Path) -> Iterator[subprocess.Popen[str]]:
    """The window at work; whatever happens, neither it nor what it started is left behind."""
    arguments = [str(HERE / "window_that_works.py"), work, str(office.parent), str(office), str(documents)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)}
    process = subprocess.Popen(
        [sys.executable, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    # A window that says nothing more must not hold the tests up.
    watchdog = Timer(LONGEST, process.kill)
    watchdog.start()
    try:
        yield process
    finally:
        watchdog.cancel()
        process.kill()
        process.communicate()


def cut(process: subprocess.Popen[str]) -> None:
    """Kills the window; the processes that read files for it end by themselves."""
    readers = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait()
    _, alive = psutil.wait_procs(readers, timeout=20)
    assert not alive
