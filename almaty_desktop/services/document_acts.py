"""Acts on one document: named by its title in the register, and followed by the search index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import Message, message
from almaty_desktop.models.documents import Document, DocumentTopic, Version
from almaty_desktop.models.meetings import AgendaDocument, AgendaItem
from almaty_desktop.services.documents import find_document, named
from almaty_desktop.services.office import Office
from almaty_desktop.services.search_upkeep import SearchUpkeep
from almaty_desktop.services.wanted import number, wanted


class DocumentActs:
    """Begins acts on documents and versions."""

    def __init__(self, office: Office, upkeep: SearchUpkeep) -> None:
        self._office = office
        self._upkeep = upkeep

    @contextmanager
    def on(self, code: str, saying: Message, document_id: int) -> Iterator[tuple[Session, Document]]:
        """An act on one document; ``saying`` has a place for its title."""
        with self._office.reading() as session:
            title = named(find_document(session, document_id))
        with self._office.acting(code, replace(saying, values={"title": title})) as session:
            yield session, find_document(session, document_id)
            self._upkeep.sync_documents(session, [document_id])

    @contextmanager
    def on_version(self, code: str, saying: Message, version_id: int) -> Iterator[tuple[Session, Version]]:
        """An act on one version of a document."""
        with self._office.reading() as session:
            document_id = find_version(session, version_id).document_id
        with self.on(code, saying, document_id) as (session, _):
            yield session, find_version(session, version_id)


def find_version(session: Session, version_id: int) -> Version:
    """The version, or the refusal that it is not there."""
    return wanted(session, Version, version_id, message("This version"))


def set_topics(document: Document, topics: Iterable[int]) -> None:
    """Changes only what differs: a link that stays is the same row."""
    wished = dict.fromkeys(topics)
    for link in list(document.topics):
        if link.topic_id not in wished:
            document.topics.remove(link)
    there = {link.topic_id for link in document.topics}
    document.topics.extend(DocumentTopic(topic_id=topic) for topic in wished if topic not in there)


def links_of(session: Session, document_id: int) -> list[AgendaDocument]:
    """The places of a document on agendas."""
    return list(session.scalars(select(AgendaDocument).where(AgendaDocument.document_id == document_id)))


def take_off(session: Session, link: AgendaDocument) -> None:
    """Takes a document off an agenda item; those that stay are numbered anew."""
    others = [one for one in session.get_one(AgendaItem, link.item_id).documents if one is not link]
    session.delete(link)
    number(others)


def mark_withdrawn(document: Document, moment: datetime, reason: str) -> None:
    """Withdraws a document; it stays with the reason (rule A3)."""
    document.withdrawn = moment
    document.withdrawal_reason = reason
