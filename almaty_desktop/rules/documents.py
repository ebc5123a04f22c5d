"""Documents: access (rule A4), language versions and their states (rule A2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Access(StrEnum):
    """Who may have a document (rule A4); the default is participants."""

    PUBLIC = "public"
    PARTICIPANTS = "participants"
    RESTRICTED = "restricted"


class Circle(StrEnum):
    """For whom something is made: the public, the participants, or the Support Unit and the Chair."""

    PUBLIC = "public"
    PARTICIPANTS = "participants"
    SUPPORT_UNIT = "support-unit"


class TranslationState(StrEnum):
    """How far a language version is (rule A2)."""

    NOT_STARTED = "not-started"
    TRANSLATION = "translation"
    REVISION = "revision"
    FINAL = "final"


class DocumentKind(StrEnum):
    """What a document is, for filters and lists."""

    AGENDA = "agenda"
    CONCEPT = "concept"
    CONCLUSIONS = "conclusions"
    GUIDE = "guide"
    INFORMATION_SHEET = "information-sheet"
    NOTE = "note"
    OUTCOME = "outcome"
    REPORT = "report"
    RESEARCH_NOTE = "research-note"
    SUMMARY_RECORD = "summary-record"
    WORK_PLAN = "work-plan"
    WORK_PROGRAMME = "work-programme"
    OTHER = "other"


# English and Russian always; a missing one is shown as missing (rule A2).
REQUIRED_LANGUAGES = ("en", "ru")

_REACH = {
    Access.PUBLIC: frozenset(Circle),
    Access.PARTICIPANTS: frozenset({Circle.PARTICIPANTS, Circle.SUPPORT_UNIT}),
    Access.RESTRICTED: frozenset({Circle.SUPPORT_UNIT}),
}


def may_reach(access: Access, circle: Circle) -> bool:
    """Whether a document of this access may go into what is made for ``circle`` (rule A4)."""
    return circle in _REACH[access]


def narrower(one: Access, other: Access) -> Access:
    """The access of the two that fewer may have: what is made of both must not reach more (rule A4)."""
    return min(one, other, key=lambda access: len(_REACH[access]))


@dataclass(frozen=True)
class LanguageVersion:
    """One language version: which edition of the original it renders, and how far it is."""

    language: str
    edition: int
    state: TranslationState


def newest_by_language(versions: Iterable[LanguageVersion]) -> dict[str, LanguageVersion]:
    """The newest edition in each language."""
    newest: dict[str, LanguageVersion] = {}
    for version in sorted(versions, key=lambda one: one.edition):
        newest[version.language] = version
    return newest


def missing_languages(versions: Iterable[LanguageVersion]) -> tuple[str, ...]:
    """The required languages in which there is no version (rule A2)."""
    there = {version.language for version in versions}
    return tuple(language for language in REQUIRED_LANGUAGES if language not in there)


def outdated_languages(versions: Iterable[LanguageVersion], original: str) -> frozenset[str]:
    """The languages whose newest version renders an older edition than the original's newest (rule A2)."""
    newest = newest_by_language(versions)
    if original not in newest:
        return frozenset()
    current = newest[original].edition
    return frozenset(
        language for language, version in newest.items() if language != original and version.edition < current
    )


def next_edition(versions: Iterable[LanguageVersion], original: str, language: str) -> int:
    """Which edition a new text in ``language`` becomes (rule A2).

    A new text of the original comes after every edition there is, so that all translations are outdated by
    it. A translation renders the original's newest edition and bears its number; a further text of a
    translation that renders it already comes after that one, and neither replaces nor outdates anything.
    """
    newest = newest_by_language(versions)
    there = newest.get(language)
    if language == original:
        return max((one.edition for one in newest.values()), default=0) + 1 if there else _current(newest)
    current = newest[original].edition if original in newest else _current(newest)
    return current if there is None else max(current, there.edition + 1)


def _current(newest: dict[str, LanguageVersion]) -> int:
    """The edition that a document without its original is in: what comes later renders that one too."""
    return max((one.edition for one in newest.values()), default=1)
