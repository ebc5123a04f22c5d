"""The editions of the Operating Modalities: read, compared, printed (rule D4)."""

from __future__ import annotations

import re
from datetime import date

import pytest

from almaty_desktop.i18n import Bilingual
from almaty_desktop.paths import RESOURCES
from almaty_desktop.reports.comparison import print_comparison
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.modalities import print_modalities
from almaty_desktop.rules.compared_texts import compared
from almaty_desktop.rules.decisions import DecisionKind, Position
from almaty_desktop.rules.mandate import FOUNDED
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.printed_modalities import PrintedModalities
from almaty_desktop.services.use_cases import UseCases
from tests.reports.pdf_reading import pages_of
from tests.services.modalities_history import CONFERENCE, TERM, amend, lengthen_the_term, ministerial

SECOND, THIRD = date(2015, 11, 4), date(2015, 11, 25)


def flat(data: bytes) -> str:
    """The words of a print, however its lines were broken."""
    return re.sub(r"\s+", " ", " ".join(pages_of(data)))


def test_every_office_has_the_founding_edition(fresh_office: UseCases) -> None:
    (line,) = fresh_office.modalities.editions()
    assert (line.number, line.day, line.decision, line.meeting) == (1, FOUNDED, None, None)
    view = fresh_office.modalities.edition(1)
    assert view == fresh_office.modalities.newest()
    for language in ("en", "ru"):
        adopted = (RESOURCES / "reference" / f"modalities-2013.{language}.txt").read_text("utf-8")
        assert getattr(view.text, language) == adopted
    assert fresh_office.modalities.amendments() == ()


def test_the_first_edition_was_adopted_by_the_ministerial_meeting_of_its_day(sample_office: UseCases) -> None:
    line = sample_office.modalities.newest().line
    assert line.meeting is not None
    meeting = sample_office.meetings.show(line.meeting)
    assert meeting.kind is MeetingKind.MINISTERIAL and meeting.start <= FOUNDED <= meeting.end
    assert line.meeting_title == meeting.title


def test_an_amendment_of_a_ministerial_meeting_makes_the_next_edition(fresh_office: UseCases) -> None:
    decision = lengthen_the_term(fresh_office, SECOND)
    newest, first = fresh_office.modalities.editions()
    assert (newest.number, newest.day, newest.decision) == (2, SECOND, decision)
    assert (newest.decision_title, newest.meeting_title) == (TERM, CONFERENCE)
    assert first.number == 1 and first.decision is None
    assert fresh_office.modalities.amendments() == (newest,)
    assert "three years" in fresh_office.modalities.newest().text.en
    assert "office will be two years" in fresh_office.modalities.edition(1).text.en, "the first stays"


@pytest.mark.parametrize("position", [Position.OBJECTS, None])
def test_what_is_not_agreed_or_not_confirmed_makes_none(
    fresh_office: UseCases, position: Position | None
) -> None:
    meeting = ministerial(fresh_office, SECOND)
    text = Bilingual("All new.", "Всё новое.")
    opened = fresh_office.decisions.open(DecisionKind.AMEND_MODALITIES, TERM, meeting=meeting, text=text)
    if position is not None:
        fresh_office.decisions.take(opened.line.id, "KZ", position)
    fresh_office.decisions.take_rest(opened.line.id, Position.AGREES)
    fresh_office.decisions.close(opened.line.id)
    if position is not None:
        fresh_office.decisions.confirm(opened.line.id)
    assert len(fresh_office.modalities.editions()) == 1


def test_any_two_are_compared_the_earlier_first(fresh_office: UseCases) -> None:
    lengthen_the_term(fresh_office, SECOND)
    for one, other in ((1, 2), (2, 1)):
        before, after = fresh_office.modalities.pair(one, other)
        assert (before.line.number, after.line.number) == (1, 2)
        for language in ("en", "ru"):
            found = compared(getattr(before.text, language), getattr(after.text, language))
            changes = [one.difference for one in found if one.difference.changed]
            assert [change.changes for change in changes] == [1]


def test_what_is_not_there_is_refused(fresh_office: UseCases) -> None:
    for ask in (
        lambda: fresh_office.modalities.edition(2),
        lambda: fresh_office.modalities.pair(1, 2),
        lambda: fresh_office.modalities.edition(10**30),
    ):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == "not-found"
    with pytest.raises(Refused) as refused:
        fresh_office.modalities.pair(1, 1)
    assert refused.value.code == "same-edition"


def test_only_ministerial_meetings_take_amendments(fresh_office: UseCases) -> None:
    """D4: neither a meeting of another kind nor one that is cancelled."""
    create = fresh_office.meetings.create
    som = create(MeetingKind.SOM, SECOND, SECOND).id
    assert fresh_office.modalities.meetings_for_amendments() == ()
    with pytest.raises(Refused) as refused:
        fresh_office.decisions.open(
            DecisionKind.AMEND_MODALITIES, TERM, meeting=som, text=Bilingual("New.", "Новый.")
        )
    assert refused.value.code == "D4"
    held, cancelled = ministerial(fresh_office, SECOND), ministerial(fresh_office, THIRD)
    version = fresh_office.meetings.show(cancelled).version
    fresh_office.meetings.change(cancelled, version, cancelled=True)
    assert [line.id for line in fresh_office.modalities.meetings_for_amendments()] == [held]


def test_the_print_of_an_edition_has_its_text_and_the_record(fresh_office: UseCases) -> None:
    lengthen_the_term(fresh_office, SECOND)
    given = PrintedModalities(fresh_office.modalities).edition(2)
    assert [one.number for one in given.record] == [1, 2]
    said = flat(print_modalities(given, Layout.EN).data)
    for words in ("Edition 2", "4 November 2015", "office will be three years", CONFERENCE.en, TERM.en):
        assert words in said, words
    first = PrintedModalities(fresh_office.modalities).edition(1)
    assert "office will be two years" in flat(print_modalities(first, Layout.EN).data)


def test_titles_on_paper_have_brackets_as_of_the_edition_s_day(fresh_office: UseCases) -> None:
    """S3: the pending States' names in the title of the decision that made it."""
    title = Bilingual("Participation of Pakistan", "Участие Пакистана")
    same = Bilingual("office will be two years", "составляет два года")
    amend(fresh_office, ministerial(fresh_office, SECOND), title, same, same)
    line = fresh_office.modalities.newest().line
    assert line.decision_title == title
    assert line.printed_decision == Bilingual("Participation of [Pakistan]", "Участие [Пакистана]")
    given = PrintedModalities(fresh_office.modalities).edition(2)
    assert "Participation of [Pakistan]" in flat(print_modalities(given, Layout.EN).data)


def test_the_print_of_a_comparison_names_both_editions(fresh_office: UseCases) -> None:
    lengthen_the_term(fresh_office, SECOND)
    given = PrintedModalities(fresh_office.modalities).comparison(2, 1)
    assert (given.before.day, given.after.day) == (FOUNDED, SECOND)
    said = flat(print_comparison(given, Layout.RU).data)
    for words in ("Редакция 1", "Редакция 2", "4 ноября 2015"):
        assert words in said, words
