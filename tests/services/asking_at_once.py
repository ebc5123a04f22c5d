"""A program of its own that asks everything which loads mapped classes at once, none being loaded yet."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from almaty_desktop.services.use_cases import open_use_cases

# A use case and what is asked of it, soon after a window's start. The use case itself is made in the thread.
QUESTIONS = (
    ("participants", "standings"),
    ("people", "count"),
    ("information", "list"),
    ("decisions", "count"),
    ("history", "can_undo"),
    ("meetings", "list"),
    ("archive", "count"),
    ("chair", "rotation"),
    ("office", "changed_elsewhere"),
    ("participants", "topics"),
)


def main(folder: Path) -> int:
    """1 where any question failed; what went wrong is on standard error."""
    office = open_use_cases(folder)
    together = threading.Barrier(len(QUESTIONS))
    failed: list[str] = []

    def ask(use_case: str, question: str) -> None:
        together.wait()
        try:
            getattr(getattr(office, use_case), question)()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test is told
            failed.append(repr(error))

    threads = [threading.Thread(target=ask, args=question) for question in QUESTIONS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    office.office.close()
    sys.stderr.write("\n".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
