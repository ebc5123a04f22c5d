"""Rule S3 at the command line: tables for people carry the brackets, JSON what was written."""

from __future__ import annotations

from pathlib import Path


def test_meetings_and_documents_of_the_pending_time(run, office: Path, tmp_path: Path) -> None:
    words = ["--title-en", "Visit to Iran", "--title-ru", "Поездка в Иран", "--place-en", "Tehran, Iran"]
    days = ["--kind", "workshop", "--start", "2013-07-02", "--end", "2013-07-02"]
    made = run("meeting", "create", *days, *words, "--json", "--office", office).json
    assert (made["title_en"], made["place_en"]) == ("Visit to Iran", "Tehran, Iran")
    listed = run("meeting", "list", "--office", office, "--lang", "en").out
    shown = run("meeting", "show", str(made["id"]), "--office", office, "--lang", "en").out
    russian = run("meeting", "list", "--office", office, "--lang", "ru").out
    assert "Visit to [Iran]" in listed and "Visit to [Iran]" in shown and "Tehran, [Iran]" in shown
    assert "Поездка в [Иран]" in russian
    paper = tmp_path / "paper.txt"
    paper.write_text("Statement by Iran\n\n2 July 2013\n\nA word on the borders and the migrants.\n", "utf-8")
    assert run("archive", "add", paper, "--office", office).status == 0
    found = run("archive", "search", "borders", "--json", "--office", office).json["hits"][0]
    assert found["title_en"] == "Statement by Iran"
    for_people = run("archive", "search", "borders", "--office", office, "--lang", "en").out
    of_one = run("archive", "show", str(found["document"]), "--office", office, "--lang", "en").out
    assert "Statement by [Iran]" in for_people
    assert "Statement by [Iran]" in of_one
