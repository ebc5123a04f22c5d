"""The history of the founding document, played through the command line (rules S1 to S5, C1, D1 to D5)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import pytest

from almaty_desktop.services.use_cases import make_use_cases


class Ended(Protocol):
    """How a run of the program ended."""

    status: int
    out: str
    err: str
    json: Any
    error: dict[str, Any]


MEMBERS = ["AF", "AZ", "KZ", "KG", "TJ", "TR"]


class Office:
    """An office on the command line, acted on as of a day."""

    def __init__(self, run: Any, folder: Path) -> None:
        self._run = run
        self.folder = folder

    def ask(self, *arguments: str | Path, on: str = "", **more: str) -> Ended:
        """Runs one command with ``--json``."""
        day = ["--on", on] if on else []
        ended: Ended = self._run("--office", self.folder, "--json", *day, *arguments, **more)
        return ended

    def done(self, *arguments: str | Path, on: str = "") -> Any:
        """Runs a command that has to succeed and gives its document."""
        ended = self.ask(*arguments, on=on)
        assert ended.status == 0, ended.out + ended.err
        return ended.json

    def refused(self, *arguments: str | Path, on: str = "") -> str:
        """Runs a command that has to be refused and gives the refusal's code."""
        ended = self.ask(*arguments, on=on)
        assert ended.status == 1, ended.out + ended.err
        assert "Traceback" not in ended.err
        code: str = ended.error["code"]
        return code

    def meeting(self, kind: str, start: str, end: str = "") -> str:
        made = self.done("meeting", "create", "--kind", kind, "--start", start, "--end", end or start)
        return str(made["id"])

    def standing(self, code: str, on: str) -> dict[str, Any]:
        """A participant as ``states`` gives it on a day."""
        found: dict[str, Any] = next(one for one in self.done("states", on=on) if one["code"] == code)
        return found

    def taken(self, decision: int, on: str, **positions: str) -> None:
        """Records positions: ``KZ="agrees"``."""
        for code, position in positions.items():
            self.done("decision", "position", str(decision), code, position, on=on)


@pytest.fixture
def office(run: Any, tmp_path: Path) -> Office:
    # Made here and not by ``init``, which costs a process a test and is tried elsewhere.
    make_use_cases(tmp_path / "office").office.close()
    return Office(run, tmp_path / "office")


@pytest.mark.parametrize(("silent", "objecting"), [("IR", "PK"), ("PK", "IR")])
def test_the_bracketed_states_formalise_their_participation_or_not(
    office: Office, silent: str, objecting: str
) -> None:
    """S2, D2: until 31 August 2013 one keeps silent, the other objects; and the other way round."""
    deadline = "2013-08-31T18:00:00+06:00"
    opened = {
        code: office.done(
            *("decision", "open", "--kind", "formalise-participation", "--subject", code),
            *("--silence", "--deadline", deadline),
            on="2013-06-05",
        )
        for code in (silent, objecting)
    }
    kept, broken = (str(opened[code]["id"]) for code in (silent, objecting))
    assert opened[silent]["members"] == MEMBERS
    assert opened[silent]["state"] == "open"
    assert opened[silent]["deadline"] == deadline
    # S3: the other bracketed State has no position in it.
    assert office.refused("decision", "position", kept, objecting, "objects", on="2013-07-01") == "S3"
    # D2: before the deadline nothing can be closed; at that very second silence can still be broken.
    assert office.refused("decision", "close", kept, on="2013-08-30") == "D2"
    late = ("decision", "position", kept, "TR", "objects", "--at", "2013-08-31T18:00:01+06:00")
    assert office.refused(*late) == "D2"
    office.done("decision", "position", broken, objecting, "objects", "--at", deadline)
    done = office.done("decision", "show", broken, "--at", deadline)
    assert (done["state"], done["outcome"]) == ("closed", "broken")
    # D2: the program did not run at the deadline; what is opened next knows it, as of the deadline.
    done = office.done("decision", "show", kept, on="2013-09-01")
    assert (done["state"], done["outcome"], done["closed_at"]) == ("closed", "adopted", deadline)
    # D3: nothing takes effect before a person confirms.
    assert office.standing(silent, "2013-09-02")["standing"] == "pending"
    for decision in (kept, broken):
        assert office.done("decision", "confirm", decision, on="2013-09-02")["state"] == "confirmed"
    member = office.standing(silent, "2013-09-02")
    assert (member["standing"], member["since"]) == ("member", "2013-08-31")
    assert "[" not in member["printed_en"] + member["printed_ru"]
    still = office.standing(objecting, "2013-09-02")
    assert still["standing"] == "pending"
    assert still["printed_ru"] == f"[{still['name_ru']}]"
    # S1: any past date can be asked.
    assert office.standing(silent, "2013-08-30")["printed_en"].startswith("[")


def test_a_procedure_can_be_extended_before_its_deadline_and_confirmed_early(office: Office) -> None:
    """D2: extensions stand on record; the confirmation of every member closes it early (choice)."""
    opening = ("decision", "open", "--kind", "ordinary", "--title-en", "Rules", "--silence", "--deadline")
    first = str(office.done(*opening, "2014-03-31T18:00", on="2014-03-01")["id"])
    later = "2024-03-10T18:00"
    assert office.refused("decision", "extend", first, "--deadline", later, on="2014-04-01") == "D2"
    extended = office.done("decision", "extend", first, "--deadline", later, on="2014-03-30")
    # Almaty's offset changed on 1 March 2024.
    assert extended["deadline"] == "2024-03-10T18:00:00+05:00"
    for code in MEMBERS:
        office.done("decision", "position", first, code, "agrees", "--at", "2014-04-02T10:00")
    ended = office.done("decision", "show", first, on="2014-04-03")
    assert (ended["state"], ended["outcome"]) == ("closed", "adopted")
    assert ended["closed_at"] == "2014-04-02T10:00:00+06:00"
    assert office.refused("decision", "position", first, "KZ", "objects", "--at", "2014-04-02T11:00") == "D5"


def test_the_first_chair_is_elected_and_two_turns_pass_with_a_decline(office: Office) -> None:
    """C1 to C3: Kazakhstan is elected in 2013; the Kyrgyz Republic declines; Tajikistan chairs."""
    assert office.done("chair", on="2013-06-05") == {"current": None, "turns": [], "undecided": False}
    ministerial = office.meeting("ministerial", "2013-06-05")
    observer = ("decision", "open", "--kind", "elect-chair", "--meeting", ministerial, "--subject")
    assert office.refused(*observer, "OSCE") == "C1"
    election = str(office.done(*observer, "KZ")["id"])
    office.taken(int(election), "2013-06-05", KZ="agrees", TJ="silent", TR="absent")
    office.done("decision", "close", election)
    confirmed = office.done("decision", "confirm", election)
    assert [one["kind"] for one in confirmed["effects"]] == ["chair"]
    assert office.refused(*observer, "TJ") == "C1"
    chair = office.done("chair", "--decline", "KG", on="2015-01-15")
    assert chair["current"] == {"code": "KZ", "start": "2013-06-05", "end": "2015-06-04"}
    first, second = chair["turns"][:2]
    assert (first["code"], first["start"], first["end"]) == ("TJ", "2015-06-05", "2017-06-04")
    assert first["passed_over"] == [
        {"code": "KG", "reason": "declined"},
        {"code": "PK", "reason": "not-member"},
    ]
    assert second["code"] == "TR"
    assert office.done("chair", on="2017-06-05")["current"]["code"] == "TR"
    # C2: who declined is asked again in its next turn.
    assert [one["code"] for one in office.done("chair", on="2017-06-05")["turns"]][:4] == [
        *("AF", "AZ", "KZ", "KG")
    ]


def test_an_observer_is_admitted_and_one_refused(office: Office) -> None:
    """S5, D1: one objection, no consensus; the text is put again and then agreed."""
    som = office.meeting("som", "2014-05-20", "2014-05-21")
    opening = ("decision", "open", "--kind", "admit-observer", "--meeting", som, "--subject")
    osce, union = (int(office.done(*opening, code)["id"]) for code in ("OSCE", "EU"))
    office.taken(osce, "2014-05-20", KZ="agrees", AZ="silent", TR="objects")
    closed = office.done("decision", "close", str(osce))
    assert (closed["state"], closed["outcome"]) == ("closed", "no-consensus")
    assert office.done("decision", "confirm", str(osce))["effects"] == []
    assert office.standing("OSCE", "2014-05-22")["standing"] == "none"
    office.taken(union, "2014-05-20", KZ="objects")
    office.done("decision", "close", str(union))
    again = office.done("decision", "put", str(union))
    assert (again["state"], again["round"], again["positions"]) == ("open", 2, [])
    office.taken(union, "2014-05-21", KZ="agrees")
    assert office.refused("decision", "position", str(union), "KG", "reservation") == "D1"
    office.done(
        "decision", "position", str(union), "KG", "reservation", "--text", "Только открытые заседания"
    )
    assert office.refused("decision", "confirm", str(union)) == "D3"
    assert office.done("decision", "close", str(union))["outcome"] == "consensus"
    office.done("decision", "confirm", str(union))
    admitted = office.standing("EU", "2014-05-22")
    assert (admitted["standing"], admitted["since"][:7]) == ("observer", "2014-05")
    shown = office.done("decision", "show", str(union))
    assert [one["outcome"] for one in shown["rounds"]] == ["no-consensus", "consensus"]
    assert "percent" not in str(shown)
    # D5: nothing in a closed decision is edited; a correction is a further entry that says why.
    assert office.refused("decision", "position", str(union), "KZ", "objects") == "D5"
    office.done("decision", "correct", str(union), "KG", "agrees", "--why", "Misheard in the room")
    kyrgyz = next(
        one for one in office.done("decision", "show", str(union))["positions"] if one["code"] == "KG"
    )
    assert (kyrgyz["position"], kyrgyz["corrected_from"]) == ("agrees", "reservation")
    assert kyrgyz["why"] == "Misheard in the room"


def test_civil_society_is_invited_to_one_meeting_only(office: Office) -> None:
    """S5: one consensus, one meeting."""
    first, following = office.meeting("som", "2014-05-20"), office.meeting("som", "2015-05-20")
    wrong = ("decision", "open", "--meeting", first, "--subject", "OSCE", "--kind", "invite-civil-society")
    assert office.refused(*wrong) == "S5"
    invited = office.done(
        *("decision", "open", "--kind", "invite-civil-society", "--meeting", first, "--subject", "SAFE"),
        *("--subject-en", "Safe Passage", "--subject-ru", "Безопасный путь"),
        *("--subject-short-en", "Passage", "--subject-short-ru", "Путь"),
    )
    number = str(invited["id"])
    assert office.refused("meeting", "delegation", first, "SAFE") == "S5"
    office.taken(int(number), "2014-05-20", KZ="agrees", TJ="agrees")
    office.done("decision", "close", number)
    office.done("decision", "confirm", number)
    shown = office.done("meeting", "delegation", first, "SAFE")
    assert shown["delegations"] == [
        {"code": "SAFE", "name_en": "Safe Passage", "name_ru": "Безопасный путь", "standing": "invited"}
    ]
    assert [one["id"] for one in shown["decisions"]] == [int(number)]
    assert office.refused("meeting", "delegation", following, "SAFE") == "S5"
    known = ("--kind", "invite-civil-society", "--meeting", following, "--subject", "passage")
    assert office.done("decision", "open", *known)["subject"] == invited["subject"]
    assert office.standing("SAFE", "2014-05-20")["standing"] == "invited"
    assert office.standing("SAFE", "2014-05-21")["standing"] == "none"
    admitting = ("decision", "open", "--kind", "admit-observer", "--meeting", following, "--subject", "SAFE")
    assert office.refused(*admitting) == "S5"


def test_the_modalities_are_amended_by_ministers_only(office: Office, tmp_path: Path) -> None:
    """D4: refused at a SOM and in a silence procedure; adopted at a ministerial meeting."""
    som, ministerial = office.meeting("som", "2014-05-20"), office.meeting("ministerial", "2015-06-05")
    english, russian = tmp_path / "text.en.txt", tmp_path / "text.ru.txt"
    english.write_text("A term of three years.", encoding="utf-8")
    russian.write_text("Срок полномочий — три года.", encoding="utf-8")
    opening = ("decision", "open", "--kind", "amend-modalities", "--title-en", "Term of office")
    texts = ("--text-en", english, "--text-ru", russian)
    assert office.refused(*opening, *texts, "--meeting", som) == "D4"
    by_silence = ("--silence", "--deadline", "2015-08-31T18:00")
    assert office.refused(*opening, *texts, *by_silence, on="2015-06-01") == "D4"
    assert office.refused(*opening, "--text-en", english, "--meeting", ministerial) == "D4"
    number = str(office.done(*opening, *texts, "--meeting", ministerial)["id"])
    office.taken(int(number), "2015-06-05", KZ="agrees")
    office.done("decision", "close", number)
    (effect,) = office.done("decision", "confirm", number)["effects"]
    assert effect["kind"] == "modalities"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("decision", "open", "--kind", "ordinary", "--title-en", "x"), 2),
        (("decision", "open", "--kind", "ordinary", "--title-en", "x", "--silence"), 2),
        (("decision", "open", "--kind", "vote", "--title-en", "x", "--meeting", "1"), 2),
        (("decision", "position", "1", "KZ", "abstains"), 2),
        (("decision", "extend", "1", "--deadline", "tomorrow"), 2),
        (("decision", "show", "99"), 1),
        (("decision", "position", "99", "KZ", "agrees"), 1),
        (("meeting", "delegation", "99", "KZ"), 1),
    ],
)
def test_what_is_typed_wrongly_or_not_there(office: Office, arguments: tuple[str, ...], status: int) -> None:
    """Status 2 for a command typed wrongly, 1 for what is not there; never a traceback."""
    ended = office.ask(*arguments)
    assert ended.status == status
    assert ended.error["message"]
    assert "Traceback" not in ended.err


def test_people_read_it_in_their_language(run: Any, office: Office) -> None:
    """The same without ``--json``, in Russian."""
    som = office.meeting("som", "2014-05-20")
    opening = ("decision", "open", "--kind", "ordinary", "--title-ru", "Доклад", "--meeting", som)
    number = str(office.done(*opening)["id"])
    office.taken(int(number), "2014-05-20", KZ="agrees")
    shown = run("--office", office.folder, "--lang", "ru", "decision", "show", number)
    assert shown.status == 0
    assert "Доклад" in shown.out
    assert "Казахстан" in shown.out
    listed = run("--office", office.folder, "--lang", "ru", "decision", "list")
    assert "Доклад" in listed.out
