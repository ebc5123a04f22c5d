"""The main job without a window, for a machine that has no display: prints and pictures in one folder.

The sample office is made, everything that can be printed is printed in every layout, and
every page of the window is drawn in both languages, light and dark.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from almaty_desktop.i18n import Language, Message, Texts, message, plural_message, texts_in
from almaty_desktop.rules.decisions import DecisionState
from almaty_desktop.services.printing import Layout
from almaty_desktop.services.report_names import ReportName, Wanted
from almaty_desktop.services.sample import make_sample
from almaty_desktop.services.use_cases import UseCases

Made = TypeVar("Made")

OFFICE = "sample-office"
PRINTS = "prints"
PICTURES = "pictures"


def main(arguments: Sequence[str]) -> int:
    """``tour FOLDER``: makes everything there and says what it made; 0 when all of it was made."""
    if len(arguments) != 1:
        sys.stderr.write("tour FOLDER\n")
        return 2
    folder = Path(arguments[0]).resolve()
    texts = texts_in(Language.RU if os.environ.get("LANG", "").startswith("ru") else Language.EN)
    folder.mkdir(parents=True, exist_ok=True)
    office = _fresh(folder / OFFICE)
    use_cases = _timed(texts, message("Creating the sample office"), lambda: make_sample(office))
    prints = _timed(texts, message("Printing"), lambda: _print_all(use_cases, _fresh(folder / PRINTS)))
    sights, board = _sights(use_cases), _first(_open_decisions(use_cases))
    use_cases.office.close()
    for file, pages in prints:
        shown = message("nothing to print in the sample office") if pages is None else _pages(pages)
        _say(texts, message("{file}: {pages}", file=file.name, pages=shown), indent=True)
    pictures = _timed(
        texts, message("Drawing the window"), lambda: _draw(office, _fresh(folder / PICTURES), sights, board)
    )
    saying = plural_message(
        "{count} picture of the window in {folder}",
        "{count} pictures of the window in {folder}",
        len(pictures),
        folder=str(folder / PICTURES),
    )
    _say(texts, saying, indent=True)
    return 0


def _fresh(folder: Path) -> Path:
    """An empty folder; what an earlier tour left there goes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _timed(texts: Texts, saying: Message, work: Callable[[], Made]) -> Made:
    """Does a part of the tour and says how long it took."""
    began = time.monotonic()
    made = work()
    seconds = round(time.monotonic() - began, 1)
    _say(texts, message("{what}: {seconds} s", what=saying, seconds=seconds))
    return made


def _print_all(use_cases: UseCases, folder: Path) -> list[tuple[Path, int | None]]:
    """Every print for the newest thing of its kind, in every layout; no pages where there is nothing."""
    made: list[tuple[Path, int | None]] = []
    for report in use_cases.printing.names():
        wanted = _newest(use_cases, report)
        if report.lacks(wanted):
            made.append((folder / f"{report.name}.pdf", None))
            continue
        for layout in Layout:
            target = folder / f"{report.name}.{layout}.pdf"
            saved = use_cases.printing.save(report.name, target, layout, wanted=wanted)
            made.append((target, saved.pages))
    return made


def _newest(use_cases: UseCases, report: ReportName) -> Wanted:
    """For what a report is printed: the newest of what it needs that the sample office has."""
    needs, about_silence = report.needs, report.name.startswith("silence")
    wanted = Wanted()
    if "meeting" in needs:
        wanted = replace(wanted, meeting=_first(one.id for one in use_cases.meetings.list(limit=1)))
    if "sheet" in needs:
        wanted = replace(wanted, sheet=_first(one.id for one in use_cases.information.list(limit=1)))
    if "decision" in needs:
        ended = DecisionState.CONFIRMED if report.name == "silence-result" else None
        found = use_cases.decisions.list(silence=about_silence or None, state=ended, limit=1)
        wanted = replace(wanted, decision=_first(one.id for one in found))
    if "term" in needs:
        wanted = replace(wanted, term=_first(one.start for one in reversed(use_cases.chair.terms())))
    if "edition" in needs or "editions" in needs:
        numbers = sorted((one.number for one in use_cases.modalities.editions()), reverse=True)
        wanted = replace(wanted, edition=_first(numbers), compared_with=_first(numbers[1:]))
    return wanted


def _first(found: Iterable[Made]) -> Made | None:
    return next(iter(found), None)


def _open_decisions(use_cases: UseCases) -> list[int]:
    """The decisions that a meeting still has before it."""
    found = use_cases.decisions.list(state=DecisionState.OPEN, silence=False)
    return [one.id for one in found]


def _sights(use_cases: UseCases) -> dict[str, tuple[str, str]]:
    """What is worth a picture besides the first page of each area: area and key, by the picture's name.

    Of each sort the one on which most is to be seen.
    """
    decisions, people = use_cases.decisions, use_cases.people
    procedures = [decisions.show(one.id) for one in decisions.list(silence=True)]
    longest = max(procedures, key=lambda one: len(one.deadlines), default=None)
    everybody = [people.show(one.id) for one in people.list(limit=500)]
    busiest = max(everybody, key=lambda one: len(one.terms), default=None)
    first_term = _first(one.key for one in reversed(use_cases.chair.terms()))
    meetings = use_cases.meetings.list(limit=500)
    decided = max((one.id for one in meetings), key=lambda one: len(decisions.list(meeting=one)), default="")
    attended = max((one.id for one in meetings), key=lambda one: _listed(use_cases, one), default="")
    found = {
        "people": ("participants", f"person/{busiest.line.id}" if busiest else ""),
        "chair": ("participants", "chair"),
        "chair-term": ("participants", f"chair/{first_term}" if first_term else ""),
        "meeting-decisions": ("meetings", f"{decided}/decisions" if decided else ""),
        "meeting-delegations": ("meetings", f"{attended}/delegations" if attended else ""),
        "decision": ("decisions", str(_first(_open_decisions(use_cases)) or "")),
        "silence": ("decisions", str(longest.line.id) if longest else ""),
        "modalities": ("decisions", "modalities"),
    }
    return {name: (area, key) for name, (area, key) in found.items() if key}


def _listed(use_cases: UseCases, meeting: int) -> int:
    """How many delegations a meeting has."""
    return sum(line.listed for line in use_cases.delegations.show(meeting).lines)


def _draw(office: Path, folder: Path, sights: Mapping[str, tuple[str, str]], board: int | None) -> list[Path]:
    # Qt is only needed for this part, and must be told beforehand that there is no display.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # That a picture has no window manager to give hints to is nothing to warn a person of.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    from almaty_desktop.opening import build_desk
    from almaty_desktop.ui.pictures import Sight, draw_window

    wanted = [Sight(name, area, key) for name, (area, key) in sights.items()]
    return draw_window(build_desk(), office, folder, wanted, board)


def _pages(count: int) -> Message:
    return plural_message("{count} page", "{count} pages", count)


def _say(texts: Texts, saying: Message, *, indent: bool = False) -> None:
    sys.stdout.write(("  " if indent else "") + texts.say(saying) + "\n")
    sys.stdout.flush()
