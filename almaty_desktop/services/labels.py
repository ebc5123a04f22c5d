"""The words for kinds, states and languages, the same on screen, on paper and on the command line."""

from __future__ import annotations

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.rules.chair import Passing
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.rules.documents import Access, DocumentKind, TranslationState
from almaty_desktop.rules.meetings import MeetingKind, MeetingState
from almaty_desktop.rules.service_terms import ServiceRole
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

DECISION_KINDS: dict[DecisionKind, Message] = {
    DecisionKind.ORDINARY: message("General decision"),
    DecisionKind.ELECT_CHAIR: message("Election of the Chair"),
    DecisionKind.ADMIT_OBSERVER: message("Admission of an observer"),
    DecisionKind.INVITE_CIVIL_SOCIETY: message("Invitation of a civil-society organisation"),
    DecisionKind.FORMALISE_PARTICIPATION: message("Formalisation of participation"),
    DecisionKind.AMEND_MODALITIES: message("Amendment of the Operating Modalities"),
    DecisionKind.AGREE_WORK_PLAN: message("Agreement on a work plan"),
}

# In Russian no word has a gender: one set serves every State.
POSITIONS: dict[Position, Message] = {
    Position.AGREES: message("agrees"),
    Position.SILENT: message("does not object"),
    Position.RESERVATION: message("reservation"),
    Position.OBJECTS: message("objects"),
    Position.ABSENT: message("not present"),
}

WAITING = message("waiting")
"""A member of whom nothing has been entered yet, in the room."""

OUTCOMES: dict[Outcome, Message] = {
    Outcome.CONSENSUS: message("consensus"),
    Outcome.NO_CONSENSUS: message("no consensus"),
    Outcome.ADOPTED: message("adopted by silence"),
    Outcome.BROKEN: message("silence broken"),
}

DECISION_STATES: dict[DecisionState, Message] = {
    DecisionState.OPEN: message("open"),
    DecisionState.CLOSED: message("closed"),
    DecisionState.CONFIRMED: message("confirmed"),
}

SERVICE_ROLES: dict[ServiceRole, Message] = {
    ServiceRole.NATIONAL_COORDINATOR: message("National Coordinator"),
    ServiceRole.ALTERNATE: message("Alternate Coordinator"),
    ServiceRole.REPRESENTATIVE: message("Representative"),
}

# Why a State does not take a turn of the chair; in Russian without gender too.
PASSINGS: dict[Passing, Message] = {
    Passing.DECLINED: message("declined"),
    Passing.NOT_MEMBER: message("not a member"),
}

# In the words of the terms of reference (§3.ii).
CHAIR_TASKS: dict[ChairTask, Message] = {
    ChairTask.CHAIR_MEETINGS: message("Chairing the meetings of the Process"),
    ChairTask.HOST_MINISTERIAL: message("Hosting the ministerial review and planning conference"),
    ChairTask.FOLLOW_UP: message("Following up initiatives and their implementation"),
    ChairTask.ORGANISE: message("Organising workshops, consultations and conferences"),
    ChairTask.REPRESENT: message("Representing the Process at external events"),
    ChairTask.VISIBILITY: message("Promoting the visibility of the Process"),
    ChairTask.RESOURCES: message("Mobilising resources for the Process"),
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
