"""The JSON of every command, field by field, as the command line promises it."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from almaty_desktop.i18n import Language, texts_in

MEETING = {"id", "kind", "symbol", "title_en", "title_ru", "start", "end", "place_en", "place_ru", "state"}
ITEM = {"number", "title_en", "title_ru", "start", "minutes", "documents"}


def is_day(text: Any) -> bool:
    return isinstance(text, str) and date.fromisoformat(text).isoformat() == text


def test_states(run, model_office: Path) -> None:
    ended = run("states", "--json", "--office", model_office, "--on", "2013-06-05")
    assert (ended.status, ended.err) == (0, "")
    wanted = {"code", "kind", "name_en", "name_ru", "printed_en", "printed_ru", "standing", "since"}
    for one in ended.json:
        assert set(one) >= wanted
        assert one["kind"] in {"state", "international", "regional", "civil"}
        assert one["since"] is None or is_day(one["since"])
    states = {one["code"]: one for one in ended.json}
    members = {code for code, one in states.items() if one["kind"] == "state"}
    assert members == {"AF", "AZ", "IR", "KZ", "KG", "PK", "TJ", "TR"}
    assert states["PK"]["standing"] == "pending"
    assert states["PK"]["printed_ru"] == f"[{states['PK']['name_ru']}]"
    assert states["KZ"]["printed_en"] == states["KZ"]["name_en"]
    assert states["KZ"]["since"] == "2013-06-05"


@pytest.mark.parametrize("language", list(Language))
def test_states_stand_in_the_alphabet_of_the_language_shown(
    run, model_office: Path, language: Language
) -> None:
    ended = run("states", "--office", model_office, "--lang", language.value)
    # A name in brackets stands where it would without them.
    shown = [line.replace("[", "").replace("]", "") for line in ended.out.splitlines()[1:]]
    told = run("states", "--json", "--office", model_office).json
    named = {kind: [one for one in told if (one["kind"] == "state") is kind] for kind in (True, False)}
    names = [
        sorted((one[f"name_{language.value}"] for one in named[kind]), key=texts_in(language).order)
        for kind in (True, False)
    ]
    wished = [*names[0], *names[1]]
    assert len(shown) == len(wished)
    assert all(name in line for name, line in zip(wished, shown, strict=True)), shown
    # Programs get an order that is the same in every language.
    assert told == run("states", "--json", "--office", model_office, "--lang", language.value).json


def test_before_the_founding_nobody_had_a_standing(run, model_office: Path) -> None:
    ended = run("--office", model_office, "--on", "2013-06-04", "--json", "states")
    assert {(one["standing"], one["since"]) for one in ended.json} == {("none", None)}


def test_meetings(run, model_office: Path) -> None:
    listed = run("--json", "meeting", "list", "--office", model_office, "--on", "2014-05-07").json
    assert [set(one) >= MEETING for one in listed] == [True]
    meeting = listed[0]
    assert (meeting["kind"], meeting["state"], meeting["symbol"]) == ("som", "planned", None)
    assert (meeting["start"], meeting["end"]) == ("2014-05-06", "2014-05-07")
    assert (meeting["place_en"], meeting["place_ru"]) == ("Almaty", "Алматы")

    shown = run("meeting", "show", str(meeting["id"]), "--json", "--office", model_office).json
    assert set(shown) >= MEETING | {"agenda", "delegations", "decisions"}
    assert (shown["state"], shown["delegations"], shown["decisions"]) == ("held", [], [])
    assert all(set(item) >= ITEM for item in shown["agenda"])
    first = shown["agenda"][0]
    begins = datetime.fromisoformat(first["start"])
    assert (first["number"], begins.isoformat()) == ("1", "2014-05-06T09:30:00+06:00")
    assert begins.utcoffset() == timedelta(hours=6)
    assert [item["documents"] for item in shown["agenda"] if item["number"] == "2"] == [[1]]


def test_a_meeting_made_and_undone(run, office: Path) -> None:
    text = ("--title-en", "Workshop on borders", "--title-ru", "Семинар о границах", "--host", "TJ")
    made = run(
        "meeting", "create", "--kind", "workshop", "--start", "2015-02-03", "--end", "2015-02-04", *text,
        "--json", "--office", office, "--on", "2014-06-01",
    )  # fmt: skip
    assert made.status == 0
    assert set(made.json) >= MEETING
    assert (made.json["title_ru"], made.json["state"]) == ("Семинар о границах", "planned")
    assert made.json["agenda"]

    history = run("history", "--json", "--limit", "1", "--office", office).json
    assert [set(one) for one in history] == [{"id", "at", "who", "kind", "title_en", "title_ru"}]
    written = datetime.fromisoformat(history[0]["at"])
    # The day acted on moves, the clock of the register does not.
    assert abs(written - datetime.now(UTC)) < timedelta(minutes=5)
    assert run("undo", "--json", "--office", office).json["id"] == history[0]["id"]
    assert len(run("meeting", "list", "--json", "--office", office).json) == 1


def test_archive_add_and_duplicate(run, office: Path, tmp_path: Path) -> None:
    new = tmp_path / "note.txt"
    new.write_text("Note on durable solutions\n\nRefugees and host communities.\n", encoding="utf-8")
    added = run("archive", "add", new, "--json", "--office", office)
    assert added.status == 0
    (file,) = added.json["files"]
    assert set(file) >= {"path", "result", "document", "sha256", "language", "code", "message"}
    assert (file["path"], file["result"], file["language"]) == (str(new), "added", "en")
    assert file["sha256"] == hashlib.sha256(new.read_bytes()).hexdigest()
    again = run("archive", "add", new, tmp_path / "gone.txt", "--json", "--lang", "ru", "--office", office)
    assert again.status == 1
    duplicate, gone = again.json["files"]
    assert (duplicate["result"], duplicate["document"]) == ("duplicate", file["document"])
    assert (gone["result"], gone["document"], gone["code"]) == ("refused", None, "not-found")


def test_archive_add_to_a_document(run, office: Path, tmp_path: Path) -> None:
    new, kazakh = tmp_path / "new.txt", tmp_path / "third.txt"
    new.write_text("Guide to the registration of asylum seekers\n\nSecond edition, with forms.\n", "utf-8")
    kazakh.write_text("12 14 17\n", "utf-8")
    added = run("archive", "add", new, kazakh, "--to", "1", "--json", "--office", office)
    assert added.status == 1
    file, refused = added.json["files"]
    assert set(file) >= {"path", "result", "document", "sha256", "language", "code", "message"}
    assert (file["result"], file["document"], file["language"]) == ("added", 1, "en")
    assert (refused["result"], refused["code"], refused["document"]) == ("refused", "language", None)
    told = run("archive", "add", kazakh, "--to", "1", "--language", "kk", "--json", "--office", office)
    assert (told.status, told.json["files"][0]["language"]) == (0, "kk")

    shown = run("archive", "show", "1", "--json", "--office", office).json
    editions = [
        (one["language"], one["edition"], one["outdated"], one["replaced"]) for one in shown["versions"]
    ]
    assert editions == [
        ("en", 2, False, False),
        ("en", 1, True, True),
        ("kk", 2, False, False),
        ("ru", 1, True, False),
    ]
    for edition, names in ((None, ["new.txt"]), ("1", ["guide.en.txt"])):
        target = tmp_path / f"out {edition}"
        which = ("--edition", edition) if edition else ()
        ended = run("archive", "export", "1", "--language", "en", "--to", target, *which, "--office", office)
        assert (ended.status, [path.name for path in target.iterdir()]) == (0, names)
    table = run("archive", "show", "1", "--office", office, "--lang", "ru").out
    assert "прежняя редакция" in table and "устарела" in table

    for wrong in (("--language", "kk"), ("--to", "1", "--access", "public")):
        assert run("archive", "add", new, *wrong, "--json", "--office", office).status == 2
    nowhere = run("archive", "add", new, "--to", "99", "--json", "--office", office)
    assert (nowhere.status, nowhere.error["code"]) == (1, "not-found")
    odd = run("archive", "add", new, "--to", "1", "--language", "xx", "--json", "--office", office)
    assert (odd.status, odd.error["code"]) == (1, "language")


def test_archive_read_again(run, office: Path) -> None:
    nothing = run("archive", "read-again", "1", "--json", "--office", office)
    assert (nothing.status, nothing.error["code"]) == (1, "nothing-to-read")
    with sqlite3.connect(office / "office.db") as database:
        database.execute("UPDATE files SET problem_code = 'timeout' WHERE pages IS NULL")
    database.close()
    again = run("archive", "read-again", "1", "--json", "--office", office)
    assert again.status == 0
    assert [set(one) for one in again.json["files"]] == [
        {"sha256", "name", "language", "code", "message"}
    ] * 2
    assert {(one["name"], one["code"]) for one in again.json["files"]} == {
        ("guide.en.txt", None),
        ("guide.ru.txt", None),
    }
    assert run("check", "--json", "--office", office).json["ok"]


def test_archive_search(run, model_office: Path) -> None:
    ended = run("archive", "search", "регистрируемый", "лицами", "--json", "--office", model_office)
    assert ended.json["total"] == len(ended.json["hits"]) == 1
    (hit,) = ended.json["hits"]
    wanted = {"document", "version", "symbol", "title_en", "title_ru", "language", "date", "passage"}
    assert set(hit) >= wanted
    assert (hit["language"], hit["document"]) == ("ru", 1)
    assert "[[" in hit["passage"] and "]]" in hit["passage"]
    assert run("archive", "search", "nowherefound", "--json", "--office", model_office).json == {
        "total": 0,
        "hits": [],
    }


def test_archive_show_and_export(run, model_office: Path, papers: Path, tmp_path: Path) -> None:
    shown = run("archive", "show", "1", "--json", "--office", model_office).json
    assert {version["language"] for version in shown["versions"]} == {"en", "ru"}
    assert [place["meeting"] for place in shown["hangs_on"]] == [1]
    for version in shown["versions"]:
        (file,) = version["files"]
        kept = papers / file["name"]
        assert (file["sha256"], file["bytes"]) == (
            hashlib.sha256(kept.read_bytes()).hexdigest(),
            kept.stat().st_size,
        )

    target = tmp_path / "here"
    target.mkdir()
    exported = run(
        "archive", "export", "1", "--language", "ru", "--json", "--office", model_office, cwd=target
    )
    assert exported.status == 0
    assert [path.name for path in target.iterdir()] == ["guide.ru.txt"]
    assert (target / "guide.ru.txt").read_bytes() == (papers / "guide.ru.txt").read_bytes()


def test_verify_and_check_tell_what_is_broken(run, office: Path) -> None:
    clean = run("archive", "verify", "--json", "--office", office)
    assert clean.status == 0
    assert set(clean.json) == {"files", "bytes", "missing", "damaged", "unknown"}
    assert (clean.json["files"], clean.json["missing"], clean.json["unknown"]) == (2, [], [])
    assert run("check", "--json", "--office", office).json == {"ok": True, "findings": []}

    kept = sorted(path for path in (office / "files").rglob("*") if path.is_file() and len(path.name) == 64)
    kept[0].chmod(0o600)
    kept[0].write_bytes(b"changed")
    kept[1].unlink()
    broken = run("archive", "verify", "--json", "--office", office)
    assert broken.status == 1
    assert (broken.json["damaged"], broken.json["missing"]) == ([kept[0].name], [kept[1].name])
    check = run("check", "--json", "--office", office, "--lang", "ru")
    assert (check.status, check.json["ok"]) == (1, False)
    assert {one["code"] for one in check.json["findings"]} == {"missing", "damaged"}
    assert all(set(one) == {"code", "message"} for one in check.json["findings"])


def test_reports(run, model_office: Path, tmp_path: Path) -> None:
    listed = run("report", "--list", "--json").json
    assert all(set(one) >= {"name", "title_en", "title_ru", "needs"} for one in listed)
    assert [one["name"] for one in listed][:4] == ["agenda", "documents", "compilation", "information-sheet"]
    target = tmp_path / "agenda.pdf"
    printed = run(
        "report", "agenda", "--meeting", "1", "--out", target, "--layout", "side-by-side", "--json",
        "--office", model_office,
    )  # fmt: skip
    assert (printed.status, printed.err) == (0, "")
    assert set(printed.json) >= {"file", "pages", "bytes"}
    assert (printed.json["file"], printed.json["bytes"]) == (str(target), target.stat().st_size)
    assert target.read_bytes().startswith(b"%PDF-")
    assert printed.json["pages"] >= 1


@pytest.mark.parametrize("name", ["documents", "compilation", "information-sheet"])
def test_every_other_report_prints(run, model_office: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / f"{name}.pdf"
    need = ("--sheet", "1") if name == "information-sheet" else ("--meeting", "1")
    printed = run("report", name, *need, "--out", target, "--lang", "ru", "--office", model_office)
    assert (printed.status, printed.err) == (0, "")
    assert target.read_bytes().startswith(b"%PDF-")


def test_init(run, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "office"
    made = run("init", "--json", ALMATY_OFFICE=str(folder))
    assert (made.status, made.err) == (0, "")
    assert made.json["office"] == str(folder)
    assert made.json["meetings"] == made.json["documents"] == 0
    assert [path.name for path in folder.parent.iterdir()] == ["office"]
    again = run("init", "--json", "--lang", "ru", "--office", folder)
    assert (again.status, again.error["code"]) == (1, "office-exists")
    assert str(folder) in again.error["message"]


def test_the_history_tells_an_undo_from_what_it_took_back(run, office: Path) -> None:
    run(
        "meeting",
        "create",
        "--kind",
        "briefing",
        "--start",
        "2015-02-03",
        "--end",
        "2015-02-03",
        "--office",
        office,
    )
    run("undo", "--office", office)
    run("redo", "--office", office)
    kinds = [one["kind"] for one in run("history", "--json", "--limit", "3", "--office", office).json]
    assert kinds == ["redo", "undo", "act"]
    shown = run("history", "--limit", "3", "--lang", "ru", "--office", office).out
    assert "Отменено: " in shown and "Возвращено: " in shown
