"""What a new office knows from the start: the Operating Modalities' participants, topics and objectives."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text as sql

from almaty_desktop.i18n import message
from almaty_desktop.models.participants import Objective, Participant, Setting, StandingRecord, Topic
from almaty_desktop.paths import RESOURCES
from almaty_desktop.rules.mandate import FORMALISATION_DEADLINE, FOUNDED
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.office import Office

_REASONS = {
    Standing.MEMBER: (
        "Member from the founding of the Process (Operating Modalities, §1)",
        "Участник с момента учреждения Процесса (Порядок работы, § 1)",
    ),
    Standing.PENDING: (
        f"Further internal coordination, under a silence procedure until {FORMALISATION_DEADLINE:%d/%m/%Y}",
        f"Внутреннее согласование в рамках процедуры умолчания до {FORMALISATION_DEADLINE:%d.%m.%Y}",
    ),
}


SAMPLE = "sample"  # the setting by which an office knows that it is one


def found_office(office: Office) -> None:
    """Fills a new office with the facts as of 5 June 2013 (rules S2, M4, D4)."""
    # Only a new office is filled, and a start makes none.
    from almaty_desktop.models.migrations.founding_edition import founding_edition
    from almaty_desktop.models.modalities import ModalitiesEdition

    with office.acting("office.make", message("Office created")) as session:
        for entry in _read("participants.toml")["participant"]:
            session.add(_participant(entry))
        subjects = _read("subjects.toml")
        session.add_all(Objective(**entry) for entry in subjects["objective"])
        session.add_all(Topic(**entry) for entry in subjects["topic"])
        session.add(ModalitiesEdition(**founding_edition()))


def is_founded(office: Office) -> bool:
    """Whether the office was filled; it is not where the program was killed between making and filling it."""
    with office.reading() as session:
        return session.scalar(sql("SELECT 1 FROM acts LIMIT 1")) is not None


def mark_as_sample(office: Office) -> None:
    """Says of an office that it is the sample; what made it is from then on there for good."""
    with office.acting("office.sample", message("Sample office created")) as session:
        session.add(Setting(name=SAMPLE, content="yes"))


def is_sample(office: Office) -> bool:
    """Whether this is the sample office, which says so in its window."""
    with office.reading() as session:
        # The window waits for this: a bare statement needs no mapped class to be got ready.
        found = session.scalar(sql("SELECT 1 FROM settings WHERE name = :name"), {"name": SAMPLE})
        return found is not None


def _read(name: str) -> dict[str, Any]:
    # Only a new office is filled, and a start makes none.
    import tomllib

    with (RESOURCES / "reference" / name).open("rb") as source:
        return tomllib.load(source)


def _participant(entry: dict[str, Any]) -> Participant:
    standing = Standing(entry.pop("standing"))
    participant = Participant(**{"central_asian": False, "support_unit": False, **entry})
    if standing in _REASONS:
        english, russian = _REASONS[standing]
        participant.standings.append(
            StandingRecord(since=FOUNDED, standing=standing.value, reason_en=english, reason_ru=russian)
        )
    return participant
