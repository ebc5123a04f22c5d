"""Two people become one: what will stand is shown first, then it happens in one act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual, Message, message
from almaty_desktop.models.people import ContactKind, Person, ServiceTermRecord
from almaty_desktop.rules.service_terms import ServiceRole, ServiceTerm
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.people_acts import checked_note, elsewhere, write_contacts
from almaty_desktop.services.people_reading import (
    TEXT_FIELDS,
    PersonView,
    Reading,
    contacts_of,
    name_of,
)

KEEP, OTHER = "keep", "other"
Choices = Mapping[str, str]
"""Field to whose text stays: KEEP or OTHER."""

FIELDS = (*(f"{part}_{language}" for part in TEXT_FIELDS for language in ("en", "ru")), "participant", "note")


@dataclass(frozen=True)
class MergedField:
    """One field: what stands with each of the two and what will stand (``participant``: short names)."""

    name: str
    keep: Bilingual
    other: Bilingual
    result: Bilingual

    @property
    def differs(self) -> bool:
        """Whether there is something to choose."""
        return bool(self.keep) and bool(self.other) and self.keep != self.other


@dataclass(frozen=True)
class MergedTerm:
    """A term of service as it will stand; ``joined`` where it is made of several."""

    role: ServiceRole
    represents: Bilingual
    span: ServiceTerm
    joined: bool


@dataclass(frozen=True)
class MergePreview:
    """What will stand; ``refusal`` says why the two can't be merged as they are."""

    keep: PersonView
    other: PersonView
    fields: tuple[MergedField, ...]
    emails: tuple[str, ...]
    telephones: tuple[str, ...]
    languages: tuple[str, ...]
    terms: tuple[MergedTerm, ...]
    chairs: int
    refusal: Message | None


@dataclass(frozen=True)
class _Span:
    """Terms of one role for one participant that become one; the first row is the one that stays."""

    rows: tuple[ServiceTermRecord, ...]
    span: ServiceTerm


def preview_of(
    session: Session, reading: Reading, keep: Person, other: Person, choices: Choices
) -> MergePreview:
    """What merging ``other`` into ``keep`` would come to."""
    joined = _joined_terms(keep, other)
    chairs = elsewhere(session, other.id, ("person_contacts", "service_terms"))
    return MergePreview(
        keep=reading.view(keep),
        other=reading.view(other),
        fields=tuple(_field(reading, keep, other, name, choices) for name in FIELDS),
        emails=_united(keep, other, ContactKind.EMAIL),
        telephones=_united(keep, other, ContactKind.TELEPHONE),
        languages=_languages(keep, other),
        terms=tuple(
            MergedTerm(
                ServiceRole(one.rows[0].role),
                reading.short(one.rows[0].participant),
                one.span,
                len(one.rows) > 1,
            )
            for one in sorted(joined, key=lambda one: one.span.start, reverse=True)
        ),
        chairs=len(chairs),
        refusal=_refusal(reading, keep, other, joined),
    )


def merge_people(session: Session, reading: Reading, keep: Person, other: Person, choices: Choices) -> None:
    """Merges within an act; see :meth:`~almaty_desktop.services.people.People.merge`."""
    joined = _joined_terms(keep, other)
    refusal = _refusal(reading, keep, other, joined)
    if refusal is not None:
        raise Refused("S4" if keep is not other else "same", refusal)
    for name in FIELDS:
        if name == "participant":
            if _takes_other(name, bool(keep.participant_id), choices):
                keep.participant_id = other.participant_id
        elif name == "note":
            keep.note = checked_note(_note(keep, other, choices))
        elif _takes_other(name, bool(getattr(keep, name)), choices):
            setattr(keep, name, getattr(other, name))
    keep.languages = " ".join(_languages(keep, other))
    for kind in ContactKind:
        write_contacts(keep, kind, _united(keep, other, kind))
    _move_terms(session, keep, joined)
    for row, attribute in elsewhere(session, other.id, ("person_contacts", "service_terms")):
        setattr(row, attribute, keep.id)
    session.flush()
    session.expire(other)
    session.delete(other)


def _move_terms(session: Session, keep: Person, joined: Sequence[_Span]) -> None:
    """What is swallowed goes first: one coordinator at a time holds at every step (S4)."""
    for one in joined:
        for row in one.rows[1:]:
            session.delete(row)
    session.flush()
    for one in joined:
        row = one.rows[0]
        row.person_id, row.start, row.end = keep.id, one.span.start, one.span.end
    session.flush()


def _takes_other(name: str, filled: bool, choices: Choices) -> bool:
    """What ``keep`` lacks is taken from the other; else a person chooses, and by default it stays."""
    return choices.get(name, KEEP if filled else OTHER) == OTHER


def _note(keep: Person, other: Person, choices: Choices) -> str:
    """Both notes, unless one of them is chosen."""
    if choices.get("note") in (KEEP, OTHER):
        return keep.note if choices["note"] == KEEP else other.note
    return "\n".join(dict.fromkeys(note for note in (keep.note, other.note) if note))


def _field(reading: Reading, keep: Person, other: Person, name: str, choices: Choices) -> MergedField:
    if name == "participant":
        mine, theirs = reading.short(keep.participant), reading.short(other.participant)
    else:
        mine, theirs = (Bilingual(getattr(one, name), getattr(one, name)) for one in (keep, other))
    if name == "note":
        note = _note(keep, other, choices)
        return MergedField(name, mine, theirs, Bilingual(note, note))
    return MergedField(name, mine, theirs, theirs if _takes_other(name, bool(mine), choices) else mine)


def _united(keep: Person, other: Person, kind: ContactKind) -> tuple[str, ...]:
    """The contacts of both; the same one in other capitals is not repeated."""
    united: dict[str, str] = {}
    for one in (*contacts_of(keep, kind), *contacts_of(other, kind)):
        united.setdefault(one.casefold(), one)
    return tuple(united.values())


def _languages(keep: Person, other: Person) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*keep.languages.split(), *other.languages.split())))


def _joined_terms(keep: Person, other: Person) -> tuple[_Span, ...]:
    """The terms of both; those of one role for one participant that meet or overlap become one."""
    groups: dict[tuple[int, str], list[ServiceTermRecord]] = defaultdict(list)
    for row in (*keep.service_terms, *other.service_terms):
        groups[row.participant_id, row.role].append(row)
    joined: list[_Span] = []
    for rows in groups.values():
        for row in sorted(rows, key=lambda one: (one.start, one.id)):
            last = joined[-1] if joined and joined[-1].rows[0] in rows else None
            if last is not None and _meet(last.span, row):
                ends = (last.span.end, row.end)
                end = None if None in ends else max(one for one in ends if one is not None)
                joined[-1] = _Span((*last.rows, row), ServiceTerm(last.span.start, end))
            else:
                joined.append(_Span((row,), ServiceTerm(row.start, row.end)))
    return tuple(joined)


def _meet(span: ServiceTerm, row: ServiceTermRecord) -> bool:
    return span.end is None or row.start <= span.end + timedelta(days=1)


def _refusal(reading: Reading, keep: Person, other: Person, joined: Sequence[_Span]) -> Message | None:
    if keep is other:
        return message("A person can’t be merged with themselves.")
    coordinating = [one for one in joined if one.rows[0].role == ServiceRole.NATIONAL_COORDINATOR.value]
    for one, another in combinations(coordinating, 2):
        states = [each.rows[0].participant for each in (one, another)]
        if states[0].id != states[1].id and one.span.overlaps(another.span):
            return message(
                "Merged, {name} would be National Coordinator of {one} and of {other} at the same time. "
                "Correct the dates of service first.",
                name=name_of(keep),
                one=reading.short(states[0]),
                other=reading.short(states[1]),
            )
    return None
