"""The words for kinds, states and languages, the same on screen, on paper and on the command line."""

from __future__ import annotations

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.rules.documents import Access, DocumentKind, TranslationState
from almaty_desktop.rules.meetings import MeetingKind, MeetingState
from almaty_desktop.rules.standing import ParticipantKind, Standing

MEETING_KINDS: dict[MeetingKind, Message] = {
    MeetingKind.MINISTERIAL: message("Ministerial conference"),
    MeetingKind.SOM: message("Senior Officials’ Meeting"),
    MeetingKind.CONSULTATION: message("National consultation"),
    MeetingKind.WORKSHOP: message("Workshop"),
    MeetingKind.BRIEFING: message("Joint briefing"),
    MeetingKind.EXTERNAL: message("External event"),
}

MEETING_STATES: dict[MeetingState, Message] = {
    MeetingState.PLANNED: message("planned"),
    MeetingState.HELD: message("held"),
    MeetingState.CANCELLED: message("cancelled"),
}

DOCUMENT_KINDS: dict[DocumentKind, Message] = {
    DocumentKind.AGENDA: message("Agenda"),
    DocumentKind.CONCEPT: message("Concept note"),
    DocumentKind.CONCLUSIONS: message("Conclusions"),
    DocumentKind.GUIDE: message("Guide"),
    DocumentKind.INFORMATION_SHEET: message("Information sheet"),
    DocumentKind.NOTE: message("Note"),
    DocumentKind.OUTCOME: message("Outcome document"),
    DocumentKind.REPORT: message("Report"),
    DocumentKind.RESEARCH_NOTE: message("Research note"),
    DocumentKind.SUMMARY_RECORD: message("Summary record"),
    DocumentKind.WORK_PLAN: message("Work plan"),
    DocumentKind.WORK_PROGRAMME: message("Work programme"),
    DocumentKind.OTHER: message("Other document"),
}

ACCESS: dict[Access, Message] = {
    Access.PUBLIC: message("Public"),
    Access.PARTICIPANTS: message("For participants"),
    Access.RESTRICTED: message("Restricted"),
}

TRANSLATION_STATES: dict[TranslationState, Message] = {
    TranslationState.NOT_STARTED: message("not started"),
    TranslationState.TRANSLATION: message("in translation"),
    TranslationState.REVISION: message("in revision"),
    TranslationState.FINAL: message("final"),
}

STANDINGS: dict[Standing, Message] = {
    Standing.MEMBER: message("member"),
    Standing.PENDING: message("pending member"),
    Standing.OBSERVER: message("observer"),
    Standing.INVITED: message("invited"),
    Standing.NONE: message("no standing"),
}

PARTICIPANT_KINDS: dict[ParticipantKind, Message] = {
    ParticipantKind.STATE: message("State"),
    ParticipantKind.INTERNATIONAL: message("International organisation"),
    ParticipantKind.REGIONAL: message("Regional organisation"),
    ParticipantKind.CIVIL: message("Civil-society organisation"),
}

# How a version's state reads behind a document's title on an agenda; a final one says nothing.
VERSION_NOTES: dict[tuple[str, TranslationState | None], Message] = {
    ("en", None): message("no English version yet"),
    ("en", TranslationState.NOT_STARTED): message("English version not started"),
    ("en", TranslationState.TRANSLATION): message("English version in translation"),
    ("en", TranslationState.REVISION): message("English version in revision"),
    ("ru", None): message("no Russian version yet"),
    ("ru", TranslationState.NOT_STARTED): message("Russian version not started"),
    ("ru", TranslationState.TRANSLATION): message("Russian version in translation"),
    ("ru", TranslationState.REVISION): message("Russian version in revision"),
}


def language_name(texts: Texts, code: str) -> str:
    """The name of a language in the language shown; its code where it has no name."""
    if code in ("", "und"):
        return texts.text("Language not determined")
    name = str(texts.locale.languages.get(code, code.upper()))
    return name[:1].upper() + name[1:]
