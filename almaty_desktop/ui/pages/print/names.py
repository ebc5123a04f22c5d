"""The words of the preview: layouts, what is printed, and the names that files are proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from almaty_desktop.i18n import Bilingual, Message, Texts, message

EN, RU, SIDE_BY_SIDE, ONE_AFTER_THE_OTHER = "en", "ru", "side-by-side", "one-after-the-other"
"""The values of the layouts, so that the window needs nothing of the reports to name them."""

SHEET = "information-sheet"

LAYOUTS: dict[str, Message] = {
    EN: message("English only"),
    RU: message("Russian only"),
    SIDE_BY_SIDE: message("Side by side"),
    ONE_AFTER_THE_OTHER: message("One after the other"),
}

_LANGUAGES_IN_NAMES = {EN: "EN", RU: "RU", SIDE_BY_SIDE: "EN-RU", ONE_AFTER_THE_OTHER: "EN+RU"}

_TITLES: dict[str, Message] = {
    "agenda": message("Agenda"),
    "documents": message("List of documents"),
    "compilation": message("Compilation of materials"),
    SHEET: message("Joint information sheet"),
}

_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys('<>:"|?*\\', "") | {"/": "-", "\n": " ", "\t": " "})


@dataclass(frozen=True)
class Subject:
    """What the print is about: a meeting with its symbol (which may be missing) and days, or a sheet."""

    title: Bilingual
    first: date
    last: date
    symbol: str = ""


def subject_of(use_cases: Any, meeting: int | None, sheet: int | None) -> Subject:
    """Asks the office what the print is about; called in a worker thread. Raises Refused."""
    if meeting is not None:
        line = use_cases.meetings.show(meeting)
        return Subject(line.printed, line.start, line.end, line.symbol or "")
    page = use_cases.information.show(sheet)
    return Subject(page.printed, page.period_start, page.period_end)


def title_of(report: str) -> Message:
    """The name of a printed document; its name on the command line where it has no other."""
    return _TITLES.get(report, Message(report))


def file_name(texts: Texts, report: str, subject: Subject, layout: str) -> str:
    """The name proposed for the file: ``Almaty-Process-03-02-2015 agenda EN.pdf``.

    Without a symbol the first day stands in its place. Holds no sign that a file system refuses.
    """
    mark = subject.symbol.replace("/", "-").replace(" ", "-") or subject.first.isoformat()
    values = {"mark": mark, "languages": _LANGUAGES_IN_NAMES[layout]}
    match report:
        case "agenda":
            name = texts.text("{mark} agenda {languages}.pdf", **values)
        case "documents":
            name = texts.text("{mark} list of documents {languages}.pdf", **values)
        case "compilation":
            name = texts.text("{mark} compilation {languages}.pdf", **values)
        case _:
            values["mark"] = f"{subject.first.isoformat()}–{subject.last.isoformat()}"
            name = texts.text("{mark} information sheet {languages}.pdf", **values)
    return name.translate(_FORBIDDEN_IN_NAMES)
