"""The two ways in: the command line and the window.

This module is read at every start, also of the processes that read one file or set one
compilation, so nothing heavy is imported above; each way in imports what it needs itself.
"""

from __future__ import annotations

import sys

from almaty_desktop import __version__


def command_line() -> int:
    """``almaty``: does one command and gives its exit status."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        sys.stdout.write(f"almaty {__version__}\n")
        return 0
    own_process = _own_process(arguments)
    if own_process is not None:
        return own_process
    sys.stderr.write("almaty: this command is not known.\n")
    return 2


def window() -> int:
    """``almaty-desktop``: opens the window and gives the exit status when it is closed."""
    # The frozen program starts its own executable again for work in a process of its own.
    if sys.argv[1:]:
        return command_line()
    sys.stderr.write("almaty-desktop: the window is not part of this build.\n")
    return 1


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
        case ["--show-pages"]:
            from almaty_desktop.ui.widgets.pdf_worker import main as show_pages

            return show_pages()
    return None
