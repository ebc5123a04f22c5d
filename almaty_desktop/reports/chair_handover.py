"""The printed handover of the chair: a term told by the Chair’s tasks, and what the next one takes over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from almaty_desktop.i18n import Bilingual, Language, Message, message, said, texts_in
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.setting import Run, Text, paragraph
from almaty_desktop.reports.strips import Bookmark, Strip, set_strip
from almaty_desktop.reports.style import HEADING, ITEM, SMALL, SUBHEADING, SUBTITLE, TITLE
from almaty_desktop.reports.words import Writer, joined

_TITLE = message("Handover of the Chair")
_ELECTED = message("Elected by the members")
_IN_ORDER = message("Taken over in alphabetical order")
_NO_REPRESENTATIVE = message("No representative was designated.")
_NOTHING = message("Nothing was noted for this task.")
_NOTHING_OPEN = message("No point is left open.")
_TASKS = message("What was done, by the Chair’s terms of reference")
_OPEN = message("Open points handed over")
_NEXT = message("The next Chair")
_PASSED = message("Passed over on the way:")
_NOBODY_YET = message("The turn after this term is not settled.")
_HEADING = HEADING.but(before=18, after=6)
_DAY = SMALL.but(before=0)
_MOST_TOGETHER = 480.0  # points; with the heading and a footnote it still goes on one page
_EMPTY = ITEM.but(italic=True, after=4)


@dataclass(frozen=True)
class HandoverEntry:
    """Something that was done or is left open: its words, its days where known, and what it was.

    ``note`` says in a word or two what kind of thing it is (a meeting's kind, "Decision"), or for an open
    point under which task it stands.
    """

    title: Bilingual
    first: date | None = None
    last: date | None = None
    note: Message | None = None


@dataclass(frozen=True)
class HandoverTask:
    """A task of the terms of reference with what was done under it, in order of time (rule C5)."""

    title: Bilingual
    done: tuple[HandoverEntry, ...] = ()


@dataclass(frozen=True)
class HandoverPassed:
    """A State that was passed over for the next term; ``why`` is the reason that it gave (rules C1, C2)."""

    name: Bilingual
    reason: Message
    why: Bilingual = field(default_factory=Bilingual)


@dataclass(frozen=True)
class NextChair:
    """Who chairs next, from which day to which, and who was passed over."""

    name: Bilingual
    start: date
    end: date
    passed_over: tuple[HandoverPassed, ...] = ()


@dataclass(frozen=True)
class ChairHandoverPrint:
    """What is printed. Names bear no brackets: ``pending`` puts them (rule S3).

    ``undecided`` is the first day of the next turn where every member declined it (rule C2); ``open`` are
    the points that the next Chair takes over, each with the day it is due.
    """

    chair: Bilingual
    start: date
    end: date
    elected: bool
    representative: Bilingual
    post: Bilingual
    tasks: tuple[HandoverTask, ...]
    open: tuple[HandoverEntry, ...]
    next: NextChair | None
    undecided: date | None
    issued: date
    pending: tuple[Bilingual, ...] = ()


def _title(given: ChairHandoverPrint, writer: Writer) -> Strip:
    def texts(language: Language) -> tuple[Text, ...]:
        house = texts_in(language)
        return (
            paragraph(house.say(_TITLE), TITLE, language),
            writer.bilingual(given.chair, SUBTITLE, language),
            paragraph(house.dates(given.start, given.end), ITEM.but(before=6), language),
            paragraph(house.say(_ELECTED if given.elected else _IN_ORDER), SMALL.but(before=2), language),
        )

    return writer.row(
        texts, after=10, keep_with_next=True, splits=False, bookmark=Bookmark(writer.outline(said(_TITLE)))
    )


def _representative(given: ChairHandoverPrint, writer: Writer) -> Strip:
    """Whom the chairing government designated for its chairmanship (rule C3)."""

    def texts(language: Language) -> tuple[Text, ...]:
        house = texts_in(language)
        if not given.representative:
            return (paragraph(house.say(_NO_REPRESENTATIVE), ITEM.but(italic=True), language),)
        made = [
            paragraph(house.text("Representative of the Chair"), SMALL, language),
            writer.bilingual(given.representative, ITEM, language),
        ]
        if given.post:
            made.append(writer.bilingual(given.post, ITEM.but(size=9.5, leading=12.5), language))
        return tuple(made)

    return writer.row(texts, after=8, splits=False)


def _heading(writer: Writer, saying: Message) -> Strip:
    return writer.say(
        saying,
        _HEADING,
        keep_with_next=True,
        splits=False,
        rule_below=True,
        bookmark=Bookmark(writer.outline(said(saying)), 1),
    )


def _entry(entry: HandoverEntry, writer: Writer, *, due: bool = False) -> Strip:
    """The days and the kind in small letters above the words."""

    def texts(language: Language) -> tuple[Text, ...]:
        house = texts_in(language)
        parts = [_days(entry, language, due=due), house.say(entry.note) if entry.note else ""]
        small = " · ".join(part for part in parts if part)
        title = writer.bilingual(entry.title, ITEM, language)
        return (paragraph(small, _DAY, language), title) if small else (title,)

    return writer.row(texts, after=7, splits=False)


def _days(entry: HandoverEntry, language: Language, *, due: bool) -> str:
    house = texts_in(language)
    if entry.first is None:
        return house.text("no day set") if due else ""
    if due:
        return house.text("due {day}", day=entry.first)
    return house.dates(entry.first, entry.last or entry.first)


def _tasks(given: ChairHandoverPrint, writer: Writer) -> list[Strip]:
    made = [_heading(writer, _TASKS)]
    for task in given.tasks:
        made.append(
            writer.line(
                task.title,
                SUBHEADING,
                keep_with_next=True,
                splits=False,
                bookmark=Bookmark(writer.outline(task.title), 2),
            )
        )
        made += [_entry(entry, writer) for entry in task.done] or [writer.say(_NOTHING, _EMPTY)]
    return made


def _open(given: ChairHandoverPrint, writer: Writer) -> list[Strip]:
    entries = [_entry(entry, writer, due=True) for entry in given.open]
    return [_heading(writer, _OPEN), *(entries or [writer.say(_NOTHING_OPEN, _EMPTY)])]


def _next(given: ChairHandoverPrint, writer: Writer) -> list[Strip]:
    made = [_heading(writer, _NEXT)]
    if given.undecided:
        undecided = message(
            "Every member declined the turn that begins on {start}: the members decide by consensus.",
            start=given.undecided,
        )
        return [*made, writer.say(undecided, ITEM)]
    following = given.next
    if following is None:
        return [*made, writer.say(_NOBODY_YET, _EMPTY)]

    def texts(language: Language) -> tuple[Text, ...]:
        dates = texts_in(language).dates(following.start, following.end)
        return (
            writer.bilingual(following.name, ITEM.but(bold=True), language),
            paragraph(dates, ITEM, language),
        )

    made.append(writer.row(texts, after=8, splits=False, keep_with_next=bool(following.passed_over)))
    if following.passed_over:
        made.append(writer.say(_PASSED, SMALL.but(after=3), keep_with_next=True, splits=False))
        made += _together([_passed(one, writer) for one in following.passed_over])
    return made


def _together(strips: list[Strip]) -> list[Strip]:
    """Holds strips on one page; what is too high for that goes on wherever there is room."""
    high = sum(set_strip(strip).height + strip.before + strip.after for strip in strips)
    if high > _MOST_TOGETHER:
        return strips
    return [*(replace(strip, keep_with_next=True) for strip in strips[:-1]), *strips[-1:]]


def _passed(one: HandoverPassed, writer: Writer) -> Strip:
    """Tajikistan — declined: National elections."""

    def texts(language: Language) -> tuple[Text, ...]:
        house = texts_in(language)
        name = writer.bilingual(one.name, ITEM, language)
        reason = house.say(one.reason)
        rest = [Run(f" — {reason}")]
        if one.why:
            why = writer.bilingual(one.why, ITEM, language)
            rest = [Run(f" — {reason}: "), *why.runs]
        return (paragraph((*name.runs, *rest), ITEM, language),)

    return writer.row(texts, after=3, splits=False)


def print_chair_handover(given: ChairHandoverPrint, layout: Layout, tick: Tick | None = None) -> Printed:
    """The handover report in one of the four layouts, as PDF. ``tick`` may raise to cancel."""
    parts = []
    for languages in layout.parts:
        writer = Writer(languages, given.pending)
        strips = [_title(given, writer), _representative(given, writer)]
        strips += [*_tasks(given, writer), *_open(given, writer), *_next(given, writer)]
        parts.append(Part(tuple(strips), languages))
    title = joined(said(_TITLE), given.chair, given.pending)
    return compose(tuple(parts), Head(title, "", given.issued), layout, tick)
