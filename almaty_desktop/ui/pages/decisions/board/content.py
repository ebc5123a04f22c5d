"""What a decision says on the board, in the language shown. No totals and no winner: rule D1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from babel.lists import format_list

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.rules.decisions import DecisionState, Outcome, Position
from almaty_desktop.services.decision_views import DecisionView, Stand
from almaty_desktop.services.labels import OUTCOMES
from almaty_desktop.ui.pages.decisions.board.plan import Contents
from almaty_desktop.ui.pages.decisions.board.states import word
from almaty_desktop.ui.widgets.bilingual_field import marked

_STATES: dict[DecisionState, Message] = {
    DecisionState.OPEN: message("decision open · round {number}"),
    DecisionState.CLOSED: message("decision closed · round {number}"),
    DecisionState.CONFIRMED: message("decision confirmed · round {number}"),
}

OUTCOME_COLOURS = {Outcome.CONSENSUS: "on_good", Outcome.NO_CONSENSUS: "on_bad"}


def in_order(stands: Iterable[Stand], texts: Texts) -> list[Stand]:
    """The members in the alphabetical order of the language shown."""
    return sorted(stands, key=lambda stand: texts.order(stand.name.shown(texts.language)))


def listed(names: Iterable[Bilingual], texts: Texts) -> str:
    """Names in one sentence: A, B and C · А, Б и В."""
    return str(format_list([name.shown(texts.language) for name in names], locale=texts.locale))


def contents_of(view: DecisionView, stands: Sequence[Stand], texts: Texts, notice: str) -> Contents:
    """The words of the board; ``stands`` are the members as they are to be shown, in order."""
    language, line = texts.language, view.line
    title = line.printed
    other = title.only(language.other)
    place = line.meeting_title.shown(language)
    head = texts.text("{meeting} · {day}", meeting=place, day=line.day)
    return Contents(
        head=head if place else texts.value(line.day),
        state=texts.say(Message(_STATES[line.state].one, {"number": line.round})),
        title=marked(title, language),
        other_title=other if title.only(language) and other != title.only(language) else "",
        names=tuple(stand.name.shown(language) for stand in stands),
        state_words=tuple(texts.say(word(position)) for position in (*Position, None)),
        outcome=_outcome(line.outcome, texts),
        effects=_effects(view, texts),
        notice=notice,
        brackets=brackets(view, texts),
        has_text=bool(view.text),
        has_reservations=any(stand.text for stand in stands),
    )


def brackets(view: DecisionView, texts: Texts) -> str:
    """Who is pending and has no position (rule S3); empty where nobody is."""
    if not view.bracketed:
        return ""
    return texts.plural(
        "{names}: participation not yet formalised, no position",
        "{names}: participation not yet formalised, no positions",
        len(view.bracketed),
        names=listed(view.bracketed, texts),
    )


def _outcome(outcome: Outcome | None, texts: Texts) -> str:
    if outcome is None:
        return ""
    said = texts.say(OUTCOMES[outcome])
    return said[:1].upper() + said[1:]


def _effects(view: DecisionView, texts: Texts) -> str:
    """What the confirmation brought about; of an outcome that nobody confirmed, that it waits for that."""
    if view.line.state is DecisionState.CONFIRMED:
        return "; ".join(texts.say(effect.title) for effect in view.effects)
    return ""


def closing_question(view: DecisionView, stands: Sequence[Stand], texts: Texts) -> tuple[str, str]:
    """What is asked before a round is closed, and what the close fixes."""
    waiting = [stand.name for stand in in_order(stands, texts) if stand.position is None]
    question = texts.text("Close round {number}?", number=view.line.round)
    if not waiting:
        return question, texts.text("The positions then stand as they were entered. This can’t be undone.")
    return question, texts.plural(
        "No position was entered for {names}: recorded as not present. This can’t be undone.",
        "No positions were entered for {names}: recorded as not present. This can’t be undone.",
        len(waiting),
        names=listed(waiting, texts),
    )


def confirming_question(view: DecisionView, texts: Texts) -> tuple[str, str]:
    """What is asked before an outcome is confirmed, and what that brings about (rule D3)."""
    outcome = view.line.outcome
    question = texts.text("Confirm the outcome: {outcome}?", outcome=OUTCOMES[outcome] if outcome else "")
    if not view.proposed:
        return question, texts.text("Nothing else follows from it. This can’t be undone.")
    effects = "; ".join(texts.say(effect.title) for effect in view.proposed)
    return question, texts.text("This can’t be undone. It brings about: {effects}", effects=effects)


def objection_question(_view: DecisionView, texts: Texts) -> tuple[str, str]:
    """What can be done after an objection (rule D1)."""
    return texts.text("There is no consensus on this text."), texts.text(
        "A revised text can be put in a new round; this round stays on record. Or the outcome is confirmed: "
        "then the decision is over."
    )
