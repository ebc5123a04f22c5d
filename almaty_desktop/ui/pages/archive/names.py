"""What the archive's kinds, circles, states and languages are called in the window."""

from __future__ import annotations

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.rules.documents import Access, TranslationState
from almaty_desktop.services.documents import DocumentLine, VersionLine
from almaty_desktop.services.labels import TRANSLATION_STATES, language_name
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import Chip, State

_STATE_KINDS = {
    TranslationState.NOT_STARTED: (State.PLAIN, "circle-dashed"),
    TranslationState.TRANSLATION: (State.WAIT, "translate"),
    TranslationState.REVISION: (State.WAIT, "pencil-simple"),
    TranslationState.FINAL: (State.GOOD, ""),
}

_MISSING = {
    ("en",): message("no English"),
    ("ru",): message("no Russian"),
    ("en", "ru"): message("no English or Russian"),
}

UNDETERMINED = "und"
OFFERED_LANGUAGES = ("en", "ru", "kk", "ky", "tg", "uz", "tk", "az", "tr", "fa", "ps", "ur", "fr", "ar", "zh")
"""The languages that a version may be said to be in: those of the region and of the organisations."""


def title_of(texts: Texts, title: Bilingual, document_id: int) -> str:
    """A document's title, with the mark of the other language where it is borrowed."""
    return (
        marked(title, texts.language) if title else texts.text("Untitled document {id}", id=str(document_id))
    )


def dotted(*parts: str) -> str:
    """Short facts on one line."""
    return " · ".join(part for part in parts if part)


def version_name(texts: Texts, version: VersionLine) -> str:
    """A version by its language, and by its edition where it is not the first."""
    language = language_name(texts, version.language)
    if version.edition == 1 and not version.replaced:
        return language
    return texts.text("{language}, edition {number}", language=language, number=version.edition)


def version_chip(texts: Texts, version: VersionLine) -> Chip:
    """How far a language version is."""
    if version.replaced:
        return Chip(texts.text("earlier edition"), State.PLAIN, "clock")
    if version.outdated:
        return Chip(texts.text("outdated"), State.BAD)
    state, shape = _STATE_KINDS[version.state]
    return Chip(texts.say(TRANSLATION_STATES[version.state]), state, shape)


def missing_chip(texts: Texts, missing: tuple[str, ...]) -> Chip | None:
    """Which of the two languages there is no version in (rule A2)."""
    saying: Message | None = _MISSING.get(missing)
    return Chip(texts.say(saying), State.WAIT, "circle-dashed") if saying else None


def line_chip(texts: Texts, line: DocumentLine) -> Chip | None:
    """What is most worth knowing of a document in a list; nothing where all is well."""
    if line.withdrawn:
        return Chip(texts.text("withdrawn"), State.BAD, "prohibit")
    if any(version.outdated for version in line.versions):
        return Chip(texts.text("outdated"), State.BAD)
    missing = missing_chip(texts, line.missing)
    if missing:
        return missing
    if line.access is Access.RESTRICTED:
        return Chip(texts.text("restricted"), State.PLAIN, "lock")
    unfinished = [version for version in line.versions if version.state is not TranslationState.FINAL]
    return version_chip(texts, unfinished[0]) if unfinished else None
