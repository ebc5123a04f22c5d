"""Titles, places and other short texts stand on one line, however they were pasted; long ones are refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.use_cases import UseCases
from almaty_desktop.services.wanted import LONGEST_LINE, one_line

DAY = date(2016, 2, 3)
PASTED = "  Border\tmanagement\r\n and \u2028 refugees\n"
FOLDED = "Border management and refugees"


@given(st.text(max_size=LONGEST_LINE))
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len((line + "x").splitlines()) == 1 and "\t" not in line and "  " not in line
    assert one_line(line) == line
    assert [letter for letter in line if letter.isalnum()] == [letter for letter in text if letter.isalnum()]


def test_a_space_that_holds_words_together_is_left() -> None:
    assert one_line("10\u00a0 May, №\u202f5") == "10\u00a0 May, №\u202f5"


def write_meeting(office: UseCases, text: str) -> list[str]:
    made = office.meetings.create(
        MeetingKind.SOM, DAY, DAY, title=Bilingual(text), place=Bilingual("", text), skeleton=False
    )
    shown = [made.title.en, made.place.ru]
    changed = office.meetings.change(made.id, title_ru=text, place_en=text)
    return [*shown, changed.title.ru, changed.place.en]


def write_agenda(office: UseCases, text: str) -> list[str]:
    meeting = office.meetings.create(MeetingKind.SOM, DAY, DAY, skeleton=False)
    item = office.agenda.add(meeting.id, title_en=text, presenter_ru=text)
    office.agenda.change(item, title_ru=text, presenter_en=text)
    office.agenda.add_all(meeting.id, [{"title_en": text, "title_ru": text, "presenter_en": text}])
    return [
        one.only(language)
        for line in office.agenda.show(meeting.id)
        for one in (line.title, line.presenter)
        for language in Language
        if one.only(language)
    ]


def write_sheet(office: UseCases, text: str) -> list[str]:
    sheet = office.information.create(DAY, DAY, Bilingual(text))
    office.information.change(sheet, title_ru=text)
    section = office.information.add_section(sheet, title_en=text)
    office.information.change_section(section, title_ru=text)
    entry = office.information.add_entry(section, heading_en=text, source_ru=text)
    office.information.change_entry(entry, heading_ru=text, source_en=text)
    page = office.information.show(sheet)
    found = page.sections[0].entries[0]
    pairs = (page.title, page.sections[0].title, found.heading, found.source)
    return [pair.only(language) for pair in pairs for language in Language]


def write_document(office: UseCases, text: str) -> list[str]:
    paper = office.office.folder.parent / "paper.txt"
    paper.write_text("Report\n\nThe delegations met.\n", "utf-8")
    document = office.taking_in.add([paper])[0].document
    assert document is not None
    office.archive.change(document, title_en=text, title_ru=text, reference=text)
    line = office.archive.show(document).line
    return [line.title.en, line.title.ru, line.reference]


WRITERS = {
    "meeting": write_meeting,
    "agenda": write_agenda,
    "sheet": write_sheet,
    "document": write_document,
}


@pytest.fixture(params=WRITERS)
def write(request: pytest.FixtureRequest) -> Callable[[UseCases, str], list[str]]:
    return WRITERS[request.param]


def test_what_is_pasted_stands_on_one_line(
    write: Callable[[UseCases, str], list[str]], fresh_office: UseCases
) -> None:
    written = write(fresh_office, PASTED)
    assert len(written) > 2
    assert set(written) == {FOLDED}


def test_thousands_of_letters_are_refused(
    write: Callable[[UseCases, str], list[str]], fresh_office: UseCases
) -> None:
    assert set(write(fresh_office, "x" * LONGEST_LINE)) == {"x" * LONGEST_LINE}
    with pytest.raises(Refused) as refused:
        write(fresh_office, "x" * (LONGEST_LINE + 1))
    assert refused.value.code == "too-long"
    assert "300" in str(refused.value) and "301" in str(refused.value)


def test_a_text_of_paragraphs_is_left_as_it_is(fresh_office: UseCases) -> None:
    text = "First paragraph.\n\n" + "The second is long. " * 40
    sheet = fresh_office.information.create(DAY, DAY)
    section = fresh_office.information.add_section(sheet, title_en="News")
    fresh_office.information.add_entry(section, text_en=text)
    assert fresh_office.information.show(sheet).sections[0].entries[0].text.en == text


@pytest.mark.parametrize("nothing", ["", " \n\t "])
def test_what_has_no_title_bears_its_usual_one(fresh_office: UseCases, nothing: str) -> None:
    meetings, information = fresh_office.meetings, fresh_office.information
    usual = meetings.create(MeetingKind.SOM, DAY, DAY).title
    assert usual.en and usual.ru
    made = meetings.create(MeetingKind.SOM, DAY, DAY, title=Bilingual(nothing, nothing))
    assert made.title == usual
    meetings.change(made.id, title_en="Border management", title_ru=nothing)
    assert meetings.show(made.id).title == Bilingual("Border management")
    assert meetings.change(made.id, title_en=nothing, title_ru=nothing).title == usual
    sheet = information.create(DAY, DAY, Bilingual(nothing, nothing))
    assert information.show(sheet).title
    information.change(sheet, title_en=nothing, title_ru=nothing)
    assert information.show(sheet).title


def test_no_act_ends_in_an_empty_title(fresh_office: UseCases, tmp_path: Path) -> None:
    for write in WRITERS.values():
        write(fresh_office, FOLDED)
    paper = tmp_path / "untitled.txt"
    paper.write_text("The delegations met in May.\n", "utf-8")
    document = fresh_office.taking_in.add([paper])[0].document
    assert document is not None
    fresh_office.archive.change(document, title_en="", title_ru="", reference="")
    fresh_office.archive.change(document, dated=DAY)
    fresh_office.archive.withdraw(document, "Taken in by mistake")
    meeting = fresh_office.meetings.create(MeetingKind.SOM, DAY, DAY, title=Bilingual(" ", "\n"))
    fresh_office.meetings.change(meeting.id, title_en="", title_ru="", place_en="Almaty")
    fresh_office.agenda.add(meeting.id)
    titles = [title for done in fresh_office.history.recent() for title in (done.title.en, done.title.ru)]
    assert not [title for title in titles if title.rstrip().endswith((":", "“”", "«»"))]
    assert any(f"Untitled document {document}" in title for title in titles)
