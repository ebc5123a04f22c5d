"""The sample office: three years of the Process, made by the program's own use cases.

Its texts lie in ``resources/sample`` and are marked as a sample. They are printed to real files, which are
then taken in, corrected, and hung on agendas as a person would do it.
"""

from __future__ import annotations

import tempfile
import time
import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from almaty_desktop.i18n import Bilingual, Language, message
from almaty_desktop.paths import RESOURCES
from almaty_desktop.reports.document import DocumentPrint, print_document
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.word_file import word_file
from almaty_desktop.rules.documents import Access, DocumentKind, TranslationState
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.rules.symbols import Symbol
from almaty_desktop.services.founding import mark_as_sample
from almaty_desktop.services.office import unmake_office
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.sample_decisions import fill_chair, list_delegations, take_decisions
from almaty_desktop.services.sample_people import serve, write_contacts, write_people
from almaty_desktop.services.use_cases import UseCases, make_use_cases

_FOLDER = RESOURCES / "sample"
_LANGUAGES = (Language.EN, Language.RU)

# Who keeps the sample office: "desk" in people.toml. What was entered in three years, she entered.
_KEPT_BY = "a.tekesova"

# A few papers came as word-processor files, as they do in life: the compilation has to lay them out.
_AS_WORD_FILES = frozenset({"note-participation-of-observers", "consultation-kazakhstan-2015"})


def make_sample(
    folder: Path,
    *,
    now: Callable[[], datetime] | None = None,
    alone: bool = False,
    progress: Progress | None = None,
) -> UseCases:
    """Makes the sample office in ``folder`` and opens it. Raises Cancelled with no office left behind."""
    begun = time.time()
    use_cases = make_use_cases(folder, now=now, alone=alone)
    who, use_cases.office.who = use_cases.office.who, _KEPT_BY
    try:
        _fill(use_cases, progress or Progress())
    except BaseException:
        unmake_office(use_cases.office, begun)
        raise
    use_cases.office.who = who
    return use_cases


def _fill(use_cases: UseCases, progress: Progress) -> None:
    documents = [entry for name in ("documents1", "documents2") for entry in _read(name)["document"]]
    topics = {subject.number: subject.id for subject in use_cases.participants.topics()}
    with tempfile.TemporaryDirectory() as workshop:
        _write_files(use_cases, documents, Path(workshop), progress)
        taken = use_cases.taking_in.add([Path(workshop)])
    by_slug = {one.path.name.split(".")[0]: one.document for one in taken}
    for done, entry in enumerate(documents):
        progress.step(len(documents) + done, 4 * len(documents), message("Filing the sample documents"))
        _correct(use_cases, by_slug[entry["slug"]] or 0, entry, topics)
    meetings = _meetings(use_cases, by_slug, progress)
    _sheets(use_cases)
    _process(use_cases, meetings, progress)
    mark_as_sample(use_cases.office)
    progress.step(1, 1)


def _read(name: str) -> dict[str, Any]:
    with (_FOLDER / f"{name}.toml").open("rb") as source:
        return tomllib.load(source)


def _write_files(
    use_cases: UseCases, documents: list[dict[str, Any]], folder: Path, progress: Progress
) -> None:
    for done, entry in enumerate(documents):
        progress.step(done, 4 * len(documents), message("Writing the sample documents"))
        for language in _LANGUAGES:
            text = (_FOLDER / "documents" / f"{entry['slug']}.{language}.txt").read_text(encoding="utf-8")
            if entry["slug"] in _AS_WORD_FILES:
                written = word_file(text, str(_symbol(entry)))
                (folder / f"{entry['slug']}.{language}.docx").write_bytes(written)
            else:
                printed = print_document(_print(use_cases, entry, text, language), Layout(language.value))
                (folder / f"{entry['slug']}.{language}.pdf").write_bytes(printed.data)


def _symbol(entry: dict[str, Any]) -> Symbol:
    return Symbol(entry["series"], entry["year"], entry["number"])


def _print(use_cases: UseCases, entry: dict[str, Any], text: str, language: Language) -> DocumentPrint:
    english = language is Language.EN
    return DocumentPrint(
        title=Bilingual(entry["title_en"] if english else "", "" if english else entry["title_ru"]),
        text=Bilingual(text if english else "", "" if english else text),
        symbol=str(_symbol(entry)),
        day=entry["date"],
        pending=use_cases.participants.pending_on(entry["date"]),
    )


def _correct(use_cases: UseCases, document: int, entry: dict[str, Any], topics: dict[int, int]) -> None:
    """What the program proposed is confirmed or corrected, as a person at the desk would."""
    use_cases.archive.change(
        document,
        title_en=entry["title_en"],
        title_ru=entry["title_ru"],
        dated=entry["date"],
        kind=DocumentKind(entry["kind"]),
        access=Access(entry["access"]),
        original=entry["original"],
        symbol=str(_symbol(entry)),
        topics=[topics[number] for number in entry["topics"]],
    )
    state = TranslationState(entry["translation_state"])
    if state is TranslationState.FINAL:
        return
    for version in use_cases.archive.show(document).versions:
        if version.line.language != entry["original"]:
            use_cases.archive.change_version(version.line.id, state=state)


def _process(use_cases: UseCases, meetings: dict[str, int], progress: Progress) -> None:
    """Decisions, people, delegations and the chair: each rests on what stands before it."""
    people, decisions = _read("people"), _read("decisions")
    progress.step(6, 8, message("Entering the sample decisions"))
    take_decisions(use_cases, decisions["decision"], meetings)
    progress.step(7, 8, message("Entering the sample people"))
    numbers = write_people(use_cases, people["person"])
    serve(use_cases, people["person"], numbers)
    write_contacts(use_cases, people["contacts"])
    list_delegations(use_cases, _read("meetings")["meeting"], meetings)
    fill_chair(use_cases, decisions, numbers)


def _meetings(use_cases: UseCases, documents: dict[str, int | None], progress: Progress) -> dict[str, int]:
    """Prepares the meetings with their agendas; their numbers in the office by their symbols."""
    made: dict[str, int] = {}
    agendas = {
        agenda["meeting"]: agenda["items"]
        for name in ("agendas", "agendas2")
        for agenda in _read(name)["agenda"]
    }
    meetings = _read("meetings")["meeting"]
    for done, entry in enumerate(meetings):
        progress.step(2 * len(meetings) + done, 4 * len(meetings), message("Preparing the sample meetings"))
        items = agendas.get(entry.get("agenda", ""))
        meeting = use_cases.meetings.create(
            MeetingKind(entry["kind"]),
            entry["start"],
            entry["end"],
            title=Bilingual(entry["title_en"], entry["title_ru"]),
            place=Bilingual(entry["place_en"], entry["place_ru"]),
            host=entry["host"],
            symbol=entry["symbol"],
            begins=entry["begins"],
            skeleton=items is None,
        )
        made[entry["symbol"]] = meeting.id
        if items is not None:
            _agenda(use_cases, meeting.id, items, documents)
        elif "outcome" in entry:
            outcomes = [line for line in use_cases.agenda.show(meeting.id) if not line.is_break][-2]
            use_cases.agenda.hang(outcomes.id, [documents[entry["outcome"]] or 0])
    return made


def _agenda(
    use_cases: UseCases, meeting: int, items: list[dict[str, Any]], documents: dict[str, int | None]
) -> None:
    for key, entry in zip(use_cases.agenda.add_all(meeting, items), items, strict=True):
        hung = [documents[slug] or 0 for slug in entry.get("documents", ())]
        if hung:
            use_cases.agenda.hang(key, hung)


def _sheets(use_cases: UseCases) -> None:
    information = use_cases.information
    for entry in _read("information_sheets")["sheet"]:
        title = Bilingual(entry["title_en"], entry["title_ru"])
        sheet = information.create(entry["period_start"], entry["period_end"], title)
        for part in entry["sections"]:
            section = information.add_section(sheet, title_en=part["title_en"], title_ru=part["title_ru"])
            for given in part["entries"]:
                fields = dict(given)
                fields["dated"] = fields.pop("date", None)
                information.add_entry(section, **fields)
