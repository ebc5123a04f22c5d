"""What the office hands to the prints of a cancelled meeting and of documents that lack a language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.printing import Layout
from almaty_desktop.services.use_cases import UseCases
from tests.reports.pdf_reading import pages_of


def _printed(office: UseCases, name: str, meeting: int, folder: Path) -> str:
    saved = office.printing.save(name, folder / f"{name}.pdf", Layout.EN, meeting=meeting)
    return " ".join(" ".join(pages_of(saved.file.read_bytes())).split())


def test_papers_of_a_cancelled_meeting_say_so(fresh_office: UseCases, tmp_path: Path) -> None:
    meeting = fresh_office.meetings.create(MeetingKind.WORKSHOP, date(2015, 5, 20), date(2015, 5, 20))
    for name in ("agenda", "documents", "compilation"):
        assert "Cancelled" not in _printed(fresh_office, name, meeting.id, tmp_path)
    fresh_office.meetings.change(meeting.id, cancelled=True)
    for name in ("agenda", "documents", "compilation"):
        assert "Cancelled" in _printed(fresh_office, name, meeting.id, tmp_path)


def test_a_missing_version_is_said_once_on_the_list(fresh_office: UseCases, tmp_path: Path) -> None:
    paper = tmp_path / "statement.txt"
    paper.write_text("A statement on the situation at the border of the States.", encoding="utf-8")
    (taken,) = fresh_office.taking_in.add([paper])
    meeting = fresh_office.meetings.create(
        MeetingKind.WORKSHOP, date(2015, 5, 20), date(2015, 5, 20), skeleton=False
    )
    item = fresh_office.agenda.add(meeting.id, title_en="Opening", title_ru="Открытие")
    fresh_office.agenda.hang(item, [taken.document or 0])
    text = _printed(fresh_office, "documents", meeting.id, tmp_path)
    assert "Russian: not there yet" in text
    assert "no Russian version" not in text
