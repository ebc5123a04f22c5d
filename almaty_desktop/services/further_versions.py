"""Puts files that were read into one document: new languages, new editions, further formats (rules A2, A3).

A person has said which document they belong to. Nothing that is there is replaced: an older edition stays
with its files below the newer one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from almaty_desktop.archive.pairing import CERTAINLY_ALIKE, PREFERRED, language_of, same_text
from almaty_desktop.i18n import Message, message
from almaty_desktop.models.documents import Document
from almaty_desktop.rules.documents import next_edition
from almaty_desktop.services.documents import rule_versions
from almaty_desktop.services.joining import Placed, name_document, title_in
from almaty_desktop.services.reading_beside import ReadFile
from almaty_desktop.services.version_files import (
    append_files,
    are_further_formats,
    arrival_of,
    newest_in,
    version_of,
)


def language_told(file: ReadFile, said: str) -> str:
    """A file's language: as a person said, else as its text or its name tells; "" where none does."""
    return said or language_of(arrival_of(file))


class FurtherVersions:
    """Puts files into one document, within one session."""

    def __init__(self, session: Session, document: Document, language: str) -> None:
        """``language`` is that of all the files where a person said so, "" where each tells its own."""
        self._session = session
        self._document = document
        self._language = language

    def place(self, files: Iterable[ReadFile]) -> Iterator[Placed]:
        """Each file with its language and what it became; every file must tell its language.

        The original comes first: what arrives with it renders it.
        """
        by_language: dict[str, list[ReadFile]] = {}
        for file in files:
            by_language.setdefault(language_told(file, self._language), []).append(file)
        original = self._document.original
        for language in sorted(by_language, key=lambda code: (code != original, code)):
            for group in _groups(by_language[language]):
                remark = self._put(language, group)
                yield from (Placed(file, self._document, language, remark) for file in group)

    def _put(self, language: str, files: Sequence[ReadFile]) -> Message | None:
        """Puts the files of one text where they belong; a remark on what they became."""
        kept = [file.kept for file in files]
        newest = newest_in(self._document, language)
        arrivals = [arrival_of(file) for file in files]
        # Taken for a format, a new edition would never be read; the other way round nothing is lost.
        if newest is not None and are_further_formats(self._session, newest, arrivals, CERTAINLY_ALIKE):
            append_files(newest, kept)
            self._session.flush()
            return message("The same text in a further format.")
        edition = next_edition(rule_versions(self._document), self._document.original, language)
        self._document.versions.append(version_of(language, edition, kept))
        name_document(self._document, language, title_in(files))
        self._session.flush()
        return message("This is edition {number} now.", number=edition) if newest is not None else None


def _groups(files: Sequence[ReadFile]) -> list[list[ReadFile]]:
    """Files of one language by their text: the formats of one text together, the preferred one first."""
    groups: list[list[ReadFile]] = []
    for file in sorted(files, key=_preference):
        arrival = arrival_of(file)
        for group in groups:
            held = [arrival_of(one) for one in group]
            if arrival.format not in [one.format for one in held] and same_text(held[0], arrival):
                group.append(file)
                break
        else:
            groups.append([file])
    return groups


def _preference(file: ReadFile) -> tuple[bool, int]:
    """What can be read comes first, of that the format that is read and printed."""
    kind = file.extracted.format.value
    place = PREFERRED.index(kind) if kind in PREFERRED else len(PREFERRED)
    return not file.extracted.text.strip(), place
