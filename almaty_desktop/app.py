"""The two ways in: the command line and the window.

This module is read at every start, also of the processes that read one file or set one
compilation, so nothing heavy is imported above; each way in imports what it needs itself.
"""

from __future__ import annotations

import os
import sys

from almaty_desktop import __version__

# The exit status of a program that was interrupted before it could do anything.
INTERRUPTED = 130


def command_line() -> int:
    """``almaty``: does one command and gives its exit status."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        sys.stdout.write(f"almaty {__version__}\n")
        return 0
    own_process = _own_process(arguments)
    if own_process is not None:
        return own_process
    try:
        # Not needed by the processes above, which have to start in a blink.
        from almaty_desktop.cli.main import main
    except KeyboardInterrupt:
        return INTERRUPTED
    return main(arguments)


def window() -> int:
    """``almaty-desktop``: opens the window and gives the exit status when it is closed."""
    # The frozen program starts its own executable again for work in a process of its own.
    if sys.argv[1:]:
        return command_line()
    if not _has_display():
        # Qt would end the process without a word that helps.
        sys.stderr.write(
            "There is no display here, so no window can be opened. «almaty» does the same work without one.\n"
            "Здесь нет экрана, и окно открыть нельзя. Команда «almaty» выполняет ту же работу без окна.\n"
        )
        return 1
    from almaty_desktop.opening import build_desk, named_office
    from almaty_desktop.ui.application import run_window

    return run_window(build_desk(), named_office())


def _has_display() -> bool:
    """Whether a window can be opened: elsewhere than on Linux always, there by what the session says."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _own_process(arguments: list[str]) -> int | None:
    """The work that the program does in a process of its own, where the arguments ask for it.

    The imports are lazy because such a process must start in a blink and load nothing else.
    """
    match arguments[:1]:
        case ["--read-files"]:
            from almaty_desktop.archive.extraction.worker import main as read_files

            return read_files()
        case ["--compile"]:
            from almaty_desktop.reports.compilation_process import main as compile_documents

            return compile_documents()
        case ["tour"]:
            from almaty_desktop.tour import main as tour

            return tour(arguments[1:])
        case ["--show-pages"]:
            from almaty_desktop.ui.widgets.pdf_worker import main as show_pages

            return show_pages()
    return None
