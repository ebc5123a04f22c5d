"""What can be on view of people, the chair, decisions and the Operating Modalities; for every_page.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.services.use_cases import UseCases
from almaty_desktop.ui.pages.decisions.decisions_tab import DecisionsTab
from almaty_desktop.ui.pages.decisions.modalities.edition_panel import COMPARISON, RECORD, TEXT
from almaty_desktop.ui.pages.decisions.modalities.tab import ModalitiesTab
from almaty_desktop.ui.pages.decisions.page import DecisionsPage
from almaty_desktop.ui.pages.participants.chair.tab import ChairTab
from almaty_desktop.ui.pages.participants.page import ParticipantsPage
from almaty_desktop.ui.pages.participants.people.people_tab import PeopleTab
from almaty_desktop.ui.shell import Shell

Step = tuple[str, Callable[[], object]]


def texts_entered(use_cases: UseCases) -> Iterator[Bilingual]:
    """What people wrote about themselves, decisions and the chair."""
    people = use_cases.people.list(limit=500)
    for person in people:
        yield from (person.family, person.given, person.honorific, person.ministry, person.post)
        yield Bilingual(person.name.en, person.name.ru)
    for number in [person.id for person in people]:
        view = use_cases.people.show(number)
        yield from (Bilingual(one, one) for one in (*view.emails, *view.telephones, view.note))
        yield from (view.proposed_family, view.proposed_given)
    for line in use_cases.decisions.list(limit=500):
        yield from (line.title, line.printed, line.meeting_title)
        decision = use_cases.decisions.show(line.id)
        yield from decision.bracketed
        for round_ in decision.rounds:
            yield from (round_.text, *(entry.name for entry in round_.entries))
            for entry in round_.entries:
                yield from (entry.text, entry.why, Bilingual(entry.author, entry.author))
    for decline in use_cases.chair.rotation().declines:
        yield decline.reason
    for term in use_cases.chair.terms():
        for task in use_cases.chair.term(term.start).tasks:
            yield from (action.title for action in task.actions)


def steps(shell: Shell) -> Iterator[Step]:
    """All of it; each step stands on the one before."""
    yield "participants", lambda: shell.visit("participants")
    yield from _steps_of_participants(shell)
    yield "decisions", lambda: shell.visit("decisions")
    yield from _steps_of_decisions(shell)


def _steps_of_participants(shell: Shell) -> Iterator[Step]:
    """The tabs of people and of the chair."""
    page = shell.page
    assert isinstance(page, ParticipantsPage)
    yield "people", lambda: page.show_tab("person")
    people = page.tab("person")
    assert isinstance(people, PeopleTab)
    if people.list.list.model.total:
        yield "people-role", people.panel.terms.begin
        yield "people-merge", lambda: people.right.begin_merge(1, 0)
        yield "people-duplicates", people.right.show_duplicates
    yield "people-new", people.begin_new
    yield "people-nobody-found", lambda: people.list.search.setText("2718281828")
    people.list.search.clear()
    yield "chair", lambda: page.show_tab("chair")
    chair = page.tab("chair")
    assert isinstance(chair, ChairTab)
    shown = chair.overview.shown
    if shown is not None and shown.view.elected:
        yield "chair-decline", chair.overview.begin_decline
        first: date = shown.terms[0].start
        yield "chair-term", lambda: shell.visit("participants", f"chair/{first.isoformat()}")
    page.tabs.setCurrentIndex(0)


def _steps_of_decisions(shell: Shell) -> Iterator[Step]:
    """Each decision, what is asked about it, the form for each kind, the editions."""
    page = shell.page
    assert isinstance(page, DecisionsPage)
    tab = page.tab("decision")
    assert isinstance(tab, DecisionsTab)
    seen: set[object] = set()
    for key in _keys(tab):
        yield f"decision-{key}", lambda key=key: shell.visit("decisions", key)
        panel = tab.panel
        assert panel.acts.view is not None
        line = panel.acts.view.line
        asking = (
            ("close", panel.closing.close_button, panel.closing.begin_close),
            ("confirm", panel.closing.confirm_button, panel.closing.begin_confirm),
            ("again", panel.text.again_button, panel.text.begin),
            ("extend", panel.silence.extend_button, panel.silence.begin),
            ("position", panel.positions.list, lambda: _take_a_position(tab)),
        )
        for name, there, act in asking:
            # What is asked of a decision hangs on where it stands and where it is taken.
            what = name, line.state, line.silence
            if what not in seen and there.isVisible():
                seen.add(what)
                yield f"decision-{key}-{name}", act
    for kind in DecisionKind:
        yield f"decision-new-{kind.value}", lambda kind=kind: shell.visit("decisions", f"new/{kind.value}")
    yield "modalities", lambda: shell.visit("decisions", "modalities")
    editions = page.tab("modalities")
    assert isinstance(editions, ModalitiesTab)
    yield "modalities-comparison", lambda: editions.panel.show_tab(COMPARISON)
    yield "modalities-record", lambda: editions.panel.show_tab(RECORD)
    editions.panel.show_tab(TEXT)
    page.tabs.setCurrentIndex(0)


def _keys(tab: DecisionsTab) -> list[str]:
    """The decisions of the list, as it is on view."""
    model = tab.list.list.model
    return [row.key for row in map(model.row_at, range(model.total)) if row is not None]


def _take_a_position(tab: DecisionsTab) -> None:
    """Chooses the first member and what can be entered, or corrected, for it."""
    positions = tab.panel.positions
    positions.list.choose_none()
    positions.list.choose_next()
    if positions.correct.isVisible():
        positions.correct.click()
    else:
        positions.list.numbered.emit(4)
