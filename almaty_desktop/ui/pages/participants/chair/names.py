"""The words and signs of the chair in the window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from almaty_desktop.i18n import Bilingual, Texts
from almaty_desktop.rules.chair import Passing
from almaty_desktop.services.chair_lines import Gap, PassedLine, RotationView, TermLine
from almaty_desktop.services.labels import PASSINGS
from almaty_desktop.ui.pages.participants.names import PENDING_MARK
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import Chip, State
from almaty_desktop.ui.widgets.row_delegate import Row

OVERVIEW = "overview"
"""The key of the row that shows who chairs now and who comes next."""

PASSING_STATES: dict[Passing, tuple[State, str]] = {
    Passing.DECLINED: (State.BAD, "x"),
    Passing.NOT_MEMBER: (State.PLAIN, "circle-dashed"),
}
"""The colour and the sign of each reason; the sign alone tells it too."""


def with_note(texts: Texts, name: Bilingual) -> str:
    """A printed name, with the mark of its footnote where it stands in brackets (rule S3)."""
    shown = name.shown(texts.language)
    return f"{shown}{PENDING_MARK}" if shown.startswith("[") else shown


def any_pending(view: RotationView) -> bool:
    """Whether a name in brackets is on view, so that the footnote belongs below."""
    return any(line.name.en.startswith("[") for line in view.circle)


def passed_words(texts: Texts, passed: Sequence[PassedLine]) -> str:
    """[Pakistan]¹ (not a member), Tajikistan (declined: National elections)."""
    return ", ".join(_passed(texts, one) for one in passed)


def _passed(texts: Texts, one: PassedLine) -> str:
    name, reason = with_note(texts, one.name), texts.say(PASSINGS[one.reason])
    why = marked(one.why, texts.language)
    return f"{name} ({reason}: {why})" if why else f"{name} ({reason})"


def turn_sentence(texts: Texts, line: TermLine) -> str:
    """A turn with its days and who was passed over, for those who do not see the picture."""
    turn = texts.text(
        "{name}, {dates}.", name=with_note(texts, line.name), dates=texts.dates(line.start, line.end)
    )
    if not line.passed_over:
        return turn
    passed = texts.text("Passed over: {states}.", states=passed_words(texts, line.passed_over))
    return f"{turn} {passed}"


def rotation_sentences(texts: Texts, view: RotationView) -> str:
    """Everything that the picture shows, in words."""
    parts = []
    if view.current:
        parts.append(texts.text("Chairs now: {turn}", turn=turn_sentence(texts, view.current)))
    parts += [texts.text("Next: {turn}", turn=turn_sentence(texts, turn)) for turn in view.turns]
    if view.undecided:
        parts.append(
            texts.text(
                "Every member declined the turn that begins on {start}: the members decide by consensus.",
                start=view.undecided.start,
            )
        )
    return " ".join(parts)


def rows_of(texts: Texts, view: RotationView, terms: Sequence[TermLine]) -> list[Row]:
    """The list at the left: now and next, the term ahead, then the terms and the gaps, newest first."""
    overview = Row(OVERVIEW, texts.text("Now and next"), texts.text("Who chairs, who comes next and why"))
    lines = [*view.turns[:1], *terms]
    dated = [(line.start, _row_of_term(texts, line, view)) for line in lines]
    dated += [(gap.first, _row_of_gap(texts, gap)) for gap in view.gaps]
    return [overview, *(row for _, row in sorted(dated, key=lambda pair: pair[0], reverse=True))]


def _row_of_term(texts: Texts, line: TermLine, view: RotationView) -> Row:
    title, dates = with_note(texts, line.name), texts.dates(line.start, line.end)
    return Row(line.key, title, dates, term_chip(texts, line, view.day))


def term_chip(texts: Texts, line: TermLine, day: date) -> Chip:
    """Whether a term is over, runs, or lies ahead."""
    if line.end < day:
        return Chip(texts.text("over"), State.PLAIN, "check")
    if line.start > day:
        return Chip(texts.text("next"), State.WAIT, "hourglass")
    return Chip(texts.text("chairs now"), State.GOOD, "star")


def _row_of_gap(texts: Texts, gap: Gap) -> Row:
    dates = texts.dates(gap.first, gap.last) if gap.last else texts.text("since {day}", day=gap.first)
    return Row(f"gap-{gap.first}", texts.text("Nobody chaired"), dates, Chip(texts.text("gap"), State.BAD))
