"""Which versions make up one document, put right by a person: joining and parting (rules A1 to A3)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from almaty_desktop.i18n import message
from almaty_desktop.models.documents import Document, Version
from almaty_desktop.models.meetings import AgendaDocument, AgendaItem
from almaty_desktop.rules.documents import (
    REQUIRED_LANGUAGES,
    Access,
    narrower,
    newest_by_language,
)
from almaty_desktop.services.document_acts import (
    DocumentActs,
    links_of,
    mark_withdrawn,
    set_topics,
    take_off,
)
from almaty_desktop.services.documents import find_document, rule_versions
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import Office
from almaty_desktop.services.search_upkeep import SearchUpkeep
from almaty_desktop.services.wanted import move_within


class Arranging:
    """The use cases of joining documents and of parting versions from them."""

    def __init__(self, office: Office, upkeep: SearchUpkeep) -> None:
        self._office = office
        self._upkeep = upkeep
        self._acts = DocumentActs(office, upkeep)

    def join(self, document_id: int, into: int) -> None:
        """Makes two documents one: the versions of the first become versions of the second (rule A2).

        Refused where both have the same language. The first stays, withdrawn, with the reason; the second
        takes over its places on agendas, its topics, its symbol where it has none, and the narrower access.
        """
        with self._acts.on("document.join", message("Documents joined: {title}"), into) as (session, target):
            source = find_document(session, document_id)
            languages = {version.language for version in target.versions}
            if source is target or any(version.language in languages for version in source.versions):
                raise Refused(
                    "A2",
                    message("Both documents have a version in the same language, so they can’t be joined."),
                )
            target.title_en = target.title_en or source.title_en
            target.title_ru = target.title_ru or source.title_ru
            target.dated = target.dated or source.dated
            target.access = narrower(Access(target.access), Access(source.access)).value
            set_topics(target, [link.topic_id for link in (*target.topics, *source.topics)])
            if source.symbol_record and not target.symbol_record:
                source.symbol_record.document_id = target.id
            _move_versions(source, target)
            _rehang(session, source.id, target.id)
            session.flush()
            reason = f"Joined into document {target.id} · Объединён с документом {target.id}"
            mark_withdrawn(source, self._office.now(), reason)
            self._upkeep.sync_documents(session, [source.id, target.id])

    def part(self, version_id: int) -> int:
        """Makes a version a document of its own, where it was joined wrongly; the new document's id.

        Of several editions in a language only this one goes; it is the first edition of the new document.
        """
        parting = message("Version made a document of its own: {title}")
        with self._acts.on_version("document.part", parting, version_id) as (session, row):
            old = row.document
            if len(old.versions) < 2:
                raise Refused("A2", message("This is the document’s only version. Nothing was changed."))
            new = Document(
                reference=old.reference,
                title_en=old.title_en if row.language != "ru" else "",
                title_ru=old.title_ru if row.language == "ru" else "",
                dated=old.dated,
                kind=old.kind,
                access=old.access,
                original=row.language,
                withdrawal_reason="",
            )
            session.add(new)
            session.flush()
            left = [one for one in old.versions if one is not row]
            row.document = new
            row.edition = 1
            old.original = _original_of(left, old.original)
            session.flush()
            self._upkeep.sync_documents(session, [old.id, new.id])
            return new.id


def _move_versions(source: Document, target: Document) -> None:
    """Gives all versions to ``target``; the newest count as rendering its original's newest edition.

    Whatever else is added does so too; the editions of one language keep their order.
    """
    newest = newest_by_language(rule_versions(target))
    current = newest[target.original].edition if target.original in newest else 1
    later = max(0, current - max((one.edition for one in source.versions), default=current))
    for version in tuple(source.versions):
        version.document = target
        version.edition += later


def _original_of(versions: list[Version], before: str) -> str:
    """The original among the versions that are left: as before, else English, Russian, any."""
    languages = {one.language for one in versions}
    return next(code for code in (before, *REQUIRED_LANGUAGES, *sorted(languages)) if code in languages)


def _rehang(session: Session, source: int, target: int) -> None:
    """Hangs ``target`` where ``source`` hung, in its place; once where both hung."""
    there = {link.item_id for link in links_of(session, target)}
    for link in links_of(session, source):
        take_off(session, link)
        if link.item_id not in there:
            place = AgendaDocument(item_id=link.item_id, document_id=target, position=link.position)
            fellows = [one for one in session.get_one(AgendaItem, link.item_id).documents if one is not link]
            session.add(place)
            move_within(fellows, place, link.position)
