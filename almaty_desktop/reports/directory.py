"""The directory of the Process: participants, their coordinators and other people, how to reach them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from almaty_desktop.i18n import Bilingual, Language, Message, message, said, texts_in
from almaty_desktop.reports.decision_parts import said_in
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.setting import Text, paragraph
from almaty_desktop.reports.strips import Bookmark, Cell, Strip
from almaty_desktop.reports.style import HEADING, ITEM, SMALL, SUBHEADING, TEXT_WIDTH, TITLE
from almaty_desktop.reports.words import Writer

DIRECTORY = message("Directory of the Almaty Process")

_STATES, _ORGANISATIONS = message("States"), message("Organisations")
_OTHERS, _CONTINUED = message("Other people"), message("(continued)")
_COORDINATOR = message("National Coordinator")
_VACANT, _NOBODY = message("vacant"), message("Nobody is named yet.")
_EMPTY = message("There is nobody to list yet.")
_PERSON = ITEM.but(bold=True, hyphenated=False)
_ROLE = SMALL.but(bold=True)
_REACHED = SMALL.but(size=9, leading=12.5)
_REACHED_WIDTH = 176.0
_GAP = 14.0


@dataclass(frozen=True)
class DirectoryPerson:
    """A person: what it is to the participant (in words, None: nothing in particular), and how to reach it.

    ``languages`` are two-letter codes.
    """

    name: Bilingual
    role: Message | None
    ministry: Bilingual
    post: Bilingual
    emails: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class DirectoryParticipant:
    """A participant: its name, its standing in words (where it has one), its people in their order.

    Participants stand in the alphabetical order of ``key``, their short name.

    ``coordinated`` says that it has a National Coordinator or should have one: then no ``coordinator`` is a
    vacancy (rule S4). ``people`` are all others. ``state`` parts States from organisations.
    """

    name: Bilingual
    key: Bilingual
    state: bool
    standing: Message | None
    coordinated: bool = False
    coordinator: DirectoryPerson | None = None
    people: tuple[DirectoryPerson, ...] = ()


@dataclass(frozen=True)
class DirectoryPrint:
    """What is printed, as of a day. ``pending`` are the names in brackets (rule S3).

    ``others`` are the people that belong to no participant.
    """

    participants: tuple[DirectoryParticipant, ...]
    issued: date
    symbol: str = ""
    pending: tuple[Bilingual, ...] = ()
    others: tuple[DirectoryPerson, ...] = ()


def _title(given: DirectoryPrint, writer: Writer) -> Strip:
    day = message("As of {day}", day=given.issued)
    return writer.row(
        lambda language: (
            said_in(writer, DIRECTORY, TITLE, language),
            said_in(writer, day, ITEM.but(before=4), language),
        ),
        after=8,
        keep_with_next=True,
        splits=False,
        bookmark=Bookmark(writer.outline(said(DIRECTORY))),
    )


def _sorted(participants: tuple[DirectoryParticipant, ...], language: Language) -> list[DirectoryParticipant]:
    """The alphabetical order of a language; in two columns that of the first one."""
    house = texts_in(language)
    return sorted(participants, key=lambda one: house.order(one.key.shown(language)))


def _participant(one: DirectoryParticipant, writer: Writer) -> list[Strip]:
    """The participant's name with its standing, its coordinator or the vacancy, then everybody else."""

    def texts(language: Language) -> tuple[Text, ...]:
        standing = (said_in(writer, one.standing, SMALL, language),) if one.standing else ()
        return (writer.bilingual(one.name, SUBHEADING, language), *standing)

    def head(continued: bool = False) -> Strip:
        return writer.row(
            texts if not continued else _again,
            before=18,
            after=10,
            keep_with_next=True,
            splits=False,
            rule_below=True,
            bookmark=None if continued else Bookmark(writer.outline(one.name), 2),
        )

    def _again(language: Language) -> tuple[Text, ...]:
        name = writer.bilingual(one.name, SUBHEADING, language)
        return (name, said_in(writer, _CONTINUED, SMALL, language))

    repeated = head(continued=True)
    made = [head()]
    if one.coordinated and one.coordinator is None:
        made.append(_vacancy(writer, repeated))
    people = ((one.coordinator,) if one.coordinator else ()) + one.people
    made += [_person(person, writer, repeated) for person in people]
    if not people and not one.coordinated:
        made.append(writer.say(_NOBODY, ITEM.but(italic=True), splits=False))
    return made


def _vacancy(writer: Writer, repeated: Strip) -> Strip:
    return writer.row(
        lambda language: (
            said_in(writer, _COORDINATOR, _ROLE, language),
            said_in(writer, _VACANT, ITEM.but(italic=True), language),
        ),
        after=9,
        splits=False,
        repeat=repeated,
    )


def _person(person: DirectoryPerson, writer: Writer, repeated: Strip) -> Strip:
    """One entry, never split across pages."""
    if writer.side_by_side:
        return writer.row(
            lambda language: (*_who(person, writer, language), *_reached(person, language)),
            after=11,
            splits=False,
            repeat=repeated,
        )
    language = writer.languages[0]
    width = TEXT_WIDTH - _REACHED_WIDTH - _GAP
    cells = (
        Cell(_who(person, writer, language), 0, width),
        Cell(_reached(person, language), width + _GAP, _REACHED_WIDTH),
    )
    return Strip(cells, after=11, splits=False, repeat=repeated)


def _who(person: DirectoryPerson, writer: Writer, language: Language) -> tuple[Text, ...]:
    made = [said_in(writer, person.role, _ROLE, language)] if person.role else []
    made.append(writer.bilingual(person.name, _PERSON, language))
    made += [writer.bilingual(one, ITEM, language) for one in (person.post, person.ministry) if one]
    return tuple(made)


def _reached(person: DirectoryPerson, language: Language) -> tuple[Text, ...]:
    """Addresses and numbers, each on a line of its own, and the languages spoken."""
    made = [paragraph(one, _REACHED, language) for one in (*person.emails, *person.telephones)]
    if person.languages:
        house = texts_in(language)
        names = ", ".join(str(house.locale.languages.get(code, code.upper())) for code in person.languages)
        line = house.text("Languages: {languages}", languages=names)
        made.append(paragraph(line, _REACHED, language))
    return tuple(made)


def _section(name: Message, writer: Writer) -> Strip:
    return writer.say(
        name,
        HEADING.but(before=20, after=2),
        keep_with_next=True,
        splits=False,
        bookmark=Bookmark(writer.outline(said(name)), 1),
    )


def _others(people: tuple[DirectoryPerson, ...], writer: Writer) -> list[Strip]:
    """Those that belong to no participant, so that nobody is lost."""
    if not people:
        return []
    repeated = writer.row(
        lambda language: (
            said_in(writer, _OTHERS, SUBHEADING, language),
            said_in(writer, _CONTINUED, SMALL, language),
        ),
        after=10,
        keep_with_next=True,
        splits=False,
        rule_below=True,
    )
    head = replace(_section(_OTHERS, writer), after=10)
    return [head, *(_person(person, writer, repeated) for person in people)]


def _strips(given: DirectoryPrint, writer: Writer) -> tuple[Strip, ...]:
    made: list[Strip] = [_title(given, writer)]
    if not given.participants and not given.others:
        return (*made, writer.say(_EMPTY, ITEM.but(before=20, italic=True)))
    for state, name in ((True, _STATES), (False, _ORGANISATIONS)):
        chosen = tuple(one for one in given.participants if one.state is state)
        if not chosen:
            continue
        made.append(_section(name, writer))
        for one in _sorted(chosen, writer.languages[0]):
            made += _participant(one, writer)
    return (*made, *_others(given.others, writer))


def print_directory(given: DirectoryPrint, layout: Layout, tick: Tick | None = None) -> Printed:
    """The directory in one of the four layouts, as PDF. ``tick`` may raise to cancel."""
    parts = tuple(
        Part(_strips(given, Writer(languages, given.pending)), languages) for languages in layout.parts
    )
    return compose(parts, Head(said(DIRECTORY), given.symbol, given.issued), layout, tick)
