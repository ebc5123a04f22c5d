"""A program of its own that asks everything which loads mapped classes at once, none being loaded yet."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from almaty_desktop.services.use_cases import UseCases, open_use_cases


def questions(office: UseCases) -> tuple[Callable[[], object], ...]:
    """One question to each use case that a window asks soon after its start."""
    return (
        lambda: office.participants.standings(),
        lambda: office.people.count(),
        lambda: office.information.list(),
        lambda: office.decisions.count(),
        lambda: office.history.can_undo(),
        lambda: office.meetings.list(),
        lambda: office.archive.count(),
        lambda: office.chair.rotation(),
        lambda: office.office.changed_elsewhere(),
        lambda: office.participants.topics(),
    )


def main(folder: Path) -> int:
    """1 where any question failed; what went wrong is on standard error."""
    office = open_use_cases(folder)
    together = threading.Barrier(len(questions(office)))
    failed: list[str] = []

    def ask(question: Callable[[], object]) -> None:
        together.wait()
        try:
            question()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test is told
            failed.append(repr(error))

    threads = [threading.Thread(target=ask, args=(question,)) for question in questions(office)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    office.office.close()
    sys.stderr.write("\n".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
