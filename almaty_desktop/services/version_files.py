"""The files of a version as they are put together: the first is read and printed, others are formats (A2)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from almaty_desktop.archive.pairing import ALIKE, Arrival, same_text
from almaty_desktop.models.documents import Document, FileText, StoredFile, Version, VersionFile
from almaty_desktop.rules.documents import TranslationState
from almaty_desktop.services.reading_beside import Kept, ReadFile


def arrival_of(file: ReadFile) -> Arrival:
    """A file that was read, as the rules of pairing see it."""
    return Arrival(
        path=str(file.kept.path),
        format=file.extracted.format.value,
        language=file.language,
        symbol=file.proposal.symbol,
        text=file.extracted.text,
    )


def newest_in(document: Document, language: str) -> Version | None:
    """The newest edition in a language, None where there is none."""
    there = [one for one in document.versions if one.language == language]
    return max(there, key=lambda one: one.edition, default=None)


def version_of(language: str, edition: int, files: Sequence[Kept]) -> Version:
    """A new version with these files."""
    version = Version(language=language, edition=edition, state=TranslationState.FINAL.value)
    append_files(version, files)
    return version


def append_files(version: Version, files: Sequence[Kept]) -> None:
    """Puts files behind those that a version has."""
    for kept in files:
        version.files.append(VersionFile(sha256=kept.sha256, name=kept.name, position=len(version.files)))


def are_further_formats(
    session: Session, version: Version, files: Sequence[Arrival], least: float = ALIKE
) -> bool:
    """Whether files are the text of a version in formats in which it is not there yet.

    ``least`` is the share of words that they must have in common with it.
    """
    if not version.files:
        return True
    held = [session.get_one(StoredFile, kept.sha256).format for kept in version.files]
    known = session.get(FileText, version.files[0].sha256)
    first = Arrival(version.files[0].name, held[0], version.language, text=known.body if known else "")
    return all(file.format not in held and same_text(first, file, least) for file in files)
