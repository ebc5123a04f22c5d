"""The bare database as somebody else's program would write to it: two members, a pending State, others."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

from almaty_desktop.models.store import Store

KZ, TR, IR, UN, NGO = 1, 2, 3, 4, 5
CONFERENCE, SOM = 1, 2
OPENED, LATER, DEADLINE, AFTER = (f"2013-{month:02}-01 00:00:00.000000" for month in (6, 7, 8, 9))


class Data:
    """The bare database, as a program of somebody else would write to it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def run(self, statement: str, *values: Any) -> Any:
        return self.connection.execute(statement, values)

    def insert(self, table: str, **columns: Any) -> int:
        names = ", ".join(f'"{name}"' for name in columns)
        places = ", ".join("?" * len(columns))
        return int(self.run(f"INSERT INTO {table} ({names}) VALUES ({places})", *columns.values()).lastrowid)

    def rows(self, table: str) -> list[Any]:
        return self.run(f"SELECT * FROM {table}").fetchall()  # type: ignore[no-any-return]

    def refuses(self, rule: str, statement: str, *values: Any) -> None:
        """The statement is refused with the rule's number, and nothing happened."""
        before = self.connection.iterdump()
        kept = "\n".join(before)
        with pytest.raises(sqlite3.IntegrityError, match=re.escape(rule)):
            self.run(statement, *values)
        assert "\n".join(self.connection.iterdump()) == kept

    def refuses_insert(self, rule: str, table: str, **columns: Any) -> None:
        names = ", ".join(f'"{name}"' for name in columns)
        places = ", ".join("?" * len(columns))
        self.refuses(rule, f"INSERT INTO {table} ({names}) VALUES ({places})", *columns.values())

    def decision(self, kind: str = "ordinary", *, members: tuple[int, ...] = (KZ, TR), **columns: Any) -> int:
        """An open decision with its round (of the same number) and members; by default at the conference."""
        usual = {"title_en": "x", "title_ru": "x", "meeting_id": CONFERENCE, "day": "2013-06-05"}
        made = self.insert(
            "decisions", **{**usual, "kind": kind, "opened_at": OPENED, "version": 1, **columns}
        )
        self.insert(
            "decision_rounds",
            **{"id": made, "decision_id": made, "number": 1, "text_en": "x", "text_ru": "x"},
            opened_at=OPENED,
        )
        for member in members:
            self.insert("decision_members", decision_id=made, participant_id=member)
        return made

    def silence(self, kind: str = "ordinary", **columns: Any) -> int:
        """A silence procedure."""
        made = self.decision(kind, meeting_id=None, **columns)
        self.insert("silence_deadlines", decision_id=made, deadline=DEADLINE, set_at=OPENED)
        return made

    def close(self, decision: int, outcome: str = "consensus") -> None:
        for table, key in (("decision_rounds", "decision_id"), ("decisions", "id")):
            self.run(
                f"UPDATE {table} SET closed_at = ?, outcome = ? WHERE {key} = ? AND closed_at IS NULL",
                *(LATER, outcome, decision),
            )

    def confirm(self, decision: int) -> None:
        self.run("UPDATE decisions SET confirmed_at = ? WHERE id = ?", AFTER, decision)

    def agreed(self, kind: str = "ordinary", outcome: str = "consensus", **columns: Any) -> int:
        """A decision that was closed and confirmed."""
        made = self.decision(kind, **columns)
        self.close(made, outcome)
        self.confirm(made)
        return made

    def position(self, decision: int, member: int = KZ, **columns: Any) -> dict[str, Any]:
        """The columns of a position in the only round of a decision."""
        texts = dict.fromkeys(("text_en", "text_ru", "why_en", "why_ru", "author"), "")
        usual = {"round_id": decision, "participant_id": member, "position": "agrees", "at": LATER}
        return {**texts, **usual, **columns}


@contextmanager
def filled(store: Store) -> Iterator[Data]:
    """Two members, a pending State, an organisation and a civil-society one; a conference and a SOM."""
    connection = sqlite3.connect(store.database, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    made = Data(connection)
    kinds = {"KZ": "state", "TR": "state", "IR": "state", "UN": "international", "NGO": "civil"}
    names = ("key", "name_en", "name_ru", "short_en", "short_ru")
    for code, kind in kinds.items():
        flags = {"central_asian": 0, "support_unit": 0, "version": 1}
        made.insert("participants", code=code, kind=kind, **dict.fromkeys(names, code), **flags)
    for participant, standing in ((KZ, "member"), (TR, "member"), (IR, "pending")):
        made.insert("standings", **given(participant, standing, None, "2013-06-05"))
    for kind, start in (("ministerial", "2013-06-05"), ("som", "2014-05-06")):
        texts = dict.fromkeys(("title_en", "title_ru", "place_en", "place_ru"), "")
        days = {"start": start, "end": start, "day_begins": "09:30:00.000000"}
        made.insert("meetings", kind=kind, cancelled=0, version=1, **texts, **days)
    for family in ("A", "B"):
        columns = [row[1] for row in made.run("PRAGMA table_info(people)")]
        texts = {
            name: "" for name in columns if name.endswith(("_en", "_ru")) or name in ("languages", "note")
        }
        made.insert("people", version=1, **{**texts, "family_en": family})
    with closing(connection):
        yield made


def given(participant: int, standing: str, decision: int | None, since: str = "2013-08-31") -> dict[str, Any]:
    """The columns of a standing."""
    reasons = {"reason_en": "", "reason_ru": ""}
    return {
        "participant_id": participant,
        "standing": standing,
        "since": since,
        "decision_id": decision,
        **reasons,
    }


def served(person: int, start: str, end: str | None, role: str = "national-coordinator") -> dict[str, Any]:
    """The columns of a time of service for Kazakhstan."""
    return {
        "person_id": person,
        "participant_id": KZ,
        "role": role,
        "start": start,
        "end": end,
        "version": 1,
    }


def chaired(participant: int, start: str, end: str, decision: int | None = None) -> dict[str, Any]:
    """The columns of a term of the chair."""
    return {
        "participant_id": participant,
        "start": start,
        "end": end,
        "decision_id": decision,
        "version": 1,
    }
