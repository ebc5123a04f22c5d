"""The words of the preview: layouts, what is printed, and the names that files are proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.services.report_names import Wanted, report_named

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

_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys('<>:"|?*\\', "") | {"/": "-", "\n": " ", "\t": " "})


@dataclass(frozen=True)
class Subject:
    """What the print is about: a title (empty where the print's own says it all), its days, its symbol.

    ``number`` tells the files of two prints apart that bear the same date.
    """

    title: Bilingual
    first: date
    last: date
    symbol: str = ""
    number: str = ""


def subject_of(use_cases: Any, wanted: Wanted) -> Subject:
    """Asks the office what the print is about; called in a worker thread. Raises Refused."""
    if wanted.decision is not None:
        decision = use_cases.decisions.show(wanted.decision).line
        return Subject(decision.printed, decision.day, decision.day, number=str(decision.id))
    if wanted.term is not None:
        term = use_cases.chair.term(wanted.term).line
        return Subject(term.name, term.start, term.end)
    if wanted.edition is not None:
        numbers = [one for one in (wanted.edition, wanted.compared_with) if one is not None]
        days = [use_cases.modalities.edition(one).line.day for one in numbers]
        return Subject(Bilingual(), min(days), max(days), number="-".join(map(str, sorted(numbers))))
    if wanted.sheet is not None:
        page = use_cases.information.show(wanted.sheet)
        return Subject(page.printed, page.period_start, page.period_end)
    if wanted.meeting is not None:
        line = use_cases.meetings.show(wanted.meeting)
        return Subject(line.printed, line.start, line.end, line.symbol or "")
    today = use_cases.office.today()
    return Subject(Bilingual(), today, today)


def title_of(report: str) -> Message:
    """The name of a printed document; its name on the command line where it has no other."""
    known = report_named(report)
    return known.title if known else Message(report)


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
        case _ if report != SHEET:
            values["mark"] = "-".join(one for one in (mark, subject.number) if one)
            title = texts.say(title_of(report))
            name = texts.text("{mark} {title} {languages}.pdf", **values, title=title)
        case _:
            values["mark"] = f"{subject.first.isoformat()}–{subject.last.isoformat()}"
            name = texts.text("{mark} information sheet {languages}.pdf", **values)
    return name.translate(_FORBIDDEN_IN_NAMES)
