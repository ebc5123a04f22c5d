"""What meetings, agenda items and their documents are called in the window, in the language shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.rules.documents import Access, TranslationState
from almaty_desktop.rules.meetings import MeetingState
from almaty_desktop.services.documents import DocumentLine
from almaty_desktop.services.labels import DOCUMENT_KINDS, MEETING_STATES
from almaty_desktop.services.meetings import MeetingLine
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import Chip, State

SOON_DAYS = 60
"""A meeting nearer than this stands out in the list."""

# In the narrow column of the agenda; the tooltip and the editor say it in full.
_SHORT_NOTES: dict[tuple[str, TranslationState | None], Message] = {
    ("en", None): message("no EN yet"),
    ("en", TranslationState.NOT_STARTED): message("EN not started"),
    ("en", TranslationState.TRANSLATION): message("EN in translation"),
    ("en", TranslationState.REVISION): message("EN in revision"),
    ("ru", None): message("no RU yet"),
    ("ru", TranslationState.NOT_STARTED): message("RU not started"),
    ("ru", TranslationState.TRANSLATION): message("RU in translation"),
    ("ru", TranslationState.REVISION): message("RU in revision"),
}
_OUTDATED: dict[str, Message] = {"en": message("EN outdated"), "ru": message("RU outdated")}
_WITHDRAWN: Message = message("withdrawn")


def dotted(*parts: str) -> str:
    """Short facts on one line."""
    return " · ".join(part for part in parts if part)


def meeting_chip(texts: Texts, line: MeetingLine, today: date) -> Chip:
    """Where a meeting stands; one that is to come says how far off it is."""
    if line.state is MeetingState.CANCELLED:
        return Chip(texts.say(MEETING_STATES[line.state]), State.BAD, "prohibit")
    if line.state is MeetingState.HELD:
        return Chip(texts.say(MEETING_STATES[line.state]), State.GOOD)
    if line.start <= today:
        return Chip(texts.text("under way"), State.WAIT, "users-three")
    days = (line.start - today).days
    state = State.PLAIN if days > SOON_DAYS else State.WAIT
    return Chip(texts.distance(line.start, today), state, "clock")


def meeting_title(texts: Texts, line: MeetingLine) -> str:
    """A meeting's title, marked where it is borrowed from the other language."""
    return marked(line.printed, texts.language) if line.title else texts.text("Untitled meeting")


def meeting_facts(texts: Texts, line: MeetingLine, host: Bilingual | None = None) -> str:
    """20–21 May 2015 · Almaty · hosted by Kazakhstan."""
    hosted = texts.text("host: {name}", name=host) if host else ""
    return dotted(texts.dates(line.start, line.end), marked(line.printed_place, texts.language), hosted)


def document_title(texts: Texts, line: DocumentLine) -> str:
    """A document's title, marked where it is borrowed from the other language."""
    if line.title:
        return marked(line.printed, texts.language)
    return texts.text("Untitled document {id}", id=str(line.id))


def document_facts(texts: Texts, line: DocumentLine) -> str:
    """Symbol, date, kind and languages of a document."""
    languages = ", ".join(version.language.upper() for version in line.versions)
    return dotted(
        line.mark,
        texts.date(line.dated) if line.dated else "",
        texts.say(DOCUMENT_KINDS[line.kind]),
        languages,
    )


def document_notes(texts: Texts, line: DocumentLine) -> list[str]:
    """What is not yet well with a document's language versions, shortly (rule A2)."""
    if line.withdrawn:
        return [texts.say(_WITHDRAWN)]
    notes = [texts.say(_SHORT_NOTES[language, None]) for language in line.missing]
    for version in line.versions:
        if version.outdated and version.language in _OUTDATED:
            notes.append(texts.say(_OUTDATED[version.language]))
        elif (version.language, version.state) in _SHORT_NOTES:
            notes.append(texts.say(_SHORT_NOTES[version.language, version.state]))
    return notes


def document_chip(texts: Texts, line: DocumentLine) -> Chip | None:
    """What is most worth knowing of a document on an agenda; nothing where all is well."""
    notes = document_notes(texts, line)
    if notes:
        return Chip(notes[0], State.WAIT, "translate")
    if line.access is Access.RESTRICTED:
        return Chip(texts.text("not printed: restricted"), State.PLAIN, "lock")
    return None


def documents_counted(texts: Texts, documents: Iterable[DocumentLine]) -> str:
    """2 documents · RU in revision; empty where none hangs there."""
    lines = tuple(documents)
    if not lines:
        return ""
    notes = [note for line in lines for note in document_notes(texts, line)]
    if notes:
        return texts.text("{count} · {note}", count=len(lines), note=notes[0])
    return texts.plural("{count} document", "{count} documents", len(lines))
