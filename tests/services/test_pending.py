"""Rule S3 on screens: titles, places and presenters bear the brackets of the day that they belong to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.use_cases import UseCases
from tests.services.formalising import formalise

BARE = Bilingual("Visit to Iran", "Поездка в Иран")
BRACKETED = Bilingual("Visit to [Iran]", "Поездка в [Иран]")
LAST_PENDING, FORMALISED = date(2013, 8, 30), date(2013, 8, 31)


@pytest.fixture
def office(fresh_office: UseCases) -> UseCases:
    """An office in which Iran's participation was formalised."""
    formalise(fresh_office, "IR", FORMALISED)
    return fresh_office


@pytest.mark.parametrize(("day", "shown"), [(LAST_PENDING, BRACKETED), (FORMALISED, BARE)])
def test_meetings_and_agendas(office: UseCases, day: date, shown: Bilingual) -> None:
    made = office.meetings.create(MeetingKind.WORKSHOP, day, day, title=BARE, place=BARE, skeleton=False)
    office.agenda.add(made.id, title_en=BARE.en, title_ru=BARE.ru, presenter_en=BARE.en, presenter_ru=BARE.ru)
    for line in (made, office.meetings.show(made.id), *office.meetings.list()):
        assert (line.title, line.place) == (BARE, BARE), "what people edit stays as they wrote it"
        assert (line.printed, line.printed_place) == (shown, shown)
    (item,) = office.agenda.show(made.id)
    assert (item.title, item.presenter) == (BARE, BARE)
    assert (item.printed, item.printed_presenter) == (shown, shown)
    assert shown in [thing.title for thing in office.finding.find("Visit")]


@pytest.mark.parametrize(
    ("day", "shown"), [(LAST_PENDING, BRACKETED), (FORMALISED, BARE), (None, BARE)], ids=str
)
def test_documents(office: UseCases, tmp_path: Path, day: date | None, shown: Bilingual) -> None:
    paper = tmp_path / "statement.txt"
    paper.write_text("A statement on the situation at the border of the States.", encoding="utf-8")
    (taken,) = office.taking_in.add([paper])
    document = taken.document or 0
    office.archive.change(document, title_en=BARE.en, title_ru=BARE.ru, dated=day)
    meeting = office.meetings.create(
        MeetingKind.WORKSHOP, LAST_PENDING, LAST_PENDING, title=BARE, skeleton=False
    )
    item = office.agenda.add(meeting.id, title_en=BARE.en, title_ru=BARE.ru)
    office.agenda.hang(item, [document])
    page = office.archive.show(document)
    (hung,) = office.agenda.show(meeting.id)[0].documents
    (hit,) = office.search.find("statement").hits
    for line in (page.line, office.archive.list()[0], hung, hit):
        assert line.title == BARE
        assert line.printed == shown
    assert (page.hangs_on[0].printed_meeting, page.hangs_on[0].printed_item) == (BRACKETED, BRACKETED)


@pytest.mark.parametrize(("day", "shown"), [(LAST_PENDING, BRACKETED), (FORMALISED, BARE)])
def test_information_sheets(office: UseCases, day: date, shown: Bilingual) -> None:
    sheet = office.information.create(day, day, BARE)
    section = office.information.add_section(sheet, title_en=BARE.en, title_ru=BARE.ru)
    both = {f"{name}_{code}": BARE.only(code) for name in ("heading", "text", "source") for code in Language}
    office.information.add_entry(section, **both)  # type: ignore[arg-type] # only texts
    page = office.information.show(sheet)
    (entry,) = page.sections[0].entries
    assert (page.title, page.sections[0].title, entry.heading, entry.text, entry.source) == (BARE,) * 5
    assert (page.printed, page.sections[0].printed) == (shown, shown)
    assert (entry.printed, entry.printed_text, entry.printed_source) == (shown, shown, shown)
    assert office.information.list()[0].printed == shown
