"""What the Support Unit's letters share: title, reference and date, who they are for, the signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from almaty_desktop.i18n import NO_BREAK_SPACE, Bilingual, Language, Message, message, said, texts_in
from almaty_desktop.reports.decision_parts import in_order, said_in
from almaty_desktop.reports.setting import Run, Text, paragraph
from almaty_desktop.reports.strips import Bookmark, Cell, Strip
from almaty_desktop.reports.style import ITEM, SMALL, SUBTITLE, TEXT_WIDTH, TITLE
from almaty_desktop.reports.words import Writer

_REFERENCE, _DATE = message("Reference:"), message("Date:")
_TO_COORDINATORS = message("To the National Coordinators")
_FOR_THE_UNIT = message("For the Support Unit of the Almaty Process")
_SIGNATURE, _NAME, _POST = message("Signature:"), message("Name:"), message("Post:")
_VACANT = message("vacant")
_BLANK = NO_BREAK_SPACE * 40
_MEMBER_WIDTH = 170.0
_INDENT = 12.0
_GAP = 10.0


@dataclass(frozen=True)
class Addressee:
    """A member (its printed name) and its National Coordinator; no ``coordinator`` where that is vacant."""

    member: Bilingual
    coordinator: Bilingual


@dataclass(frozen=True)
class Contact:
    """Somebody to write to: a name, and addresses and numbers as they are written."""

    name: Bilingual
    reached_by: tuple[str, ...]


@dataclass(frozen=True)
class LetterHead:
    """The head of a letter. Where it has no ``symbol`` or ``day`` yet, a blank is left to be filled in."""

    kind: Message
    title: Bilingual
    addressees: tuple[Addressee, ...]
    symbol: str = ""
    day: date | None = None


def letter_head(writer: Writer, head: LetterHead) -> tuple[Strip, ...]:
    """Kind and title, reference and date, then whom the letter is for."""

    def title(language: Language) -> tuple[Text, ...]:
        return (
            said_in(writer, head.kind, TITLE, language),
            writer.bilingual(head.title, SUBTITLE, language),
        )

    def particulars(language: Language) -> tuple[Text, ...]:
        day = texts_in(language).date(head.day) if head.day else ""
        return (_blank(_REFERENCE, head.symbol, language), _blank(_DATE, day, language))

    first = writer.row(
        title,
        after=12,
        keep_with_next=True,
        splits=False,
        bookmark=Bookmark(writer.outline(said(head.kind))),
    )
    second = writer.row(particulars, after=12, keep_with_next=True, splits=False)
    return (first, second, *_addressees(writer, head.addressees))


def _addressees(writer: Writer, addressees: tuple[Addressee, ...]) -> tuple[Strip, ...]:
    bold = ITEM.but(bold=True, after=3)
    made = [
        writer.row(
            lambda language: (said_in(writer, _TO_COORDINATORS, bold, language),),
            after=3,
            keep_with_next=True,
        )
    ]
    by_name = {one.member: one.coordinator for one in addressees}
    # In two columns a row holds one member; so the first language's order is that of both.
    for member in in_order(by_name, writer.languages[0]):
        made.append(_addressee(writer, member, by_name[member]))
    return (*made[:-1], replace(made[-1], after=14))


def _addressee(writer: Writer, member: Bilingual, coordinator: Bilingual) -> Strip:
    """A member and its coordinator: beside one another, or one below the other in narrow columns."""

    def person(language: Language) -> Text:
        if coordinator:
            return writer.bilingual(coordinator, ITEM, language)
        return paragraph(texts_in(language).say(_VACANT), ITEM.but(italic=True), language)

    if writer.side_by_side:
        return writer.row(
            lambda language: (writer.bilingual(member, ITEM, language), _below(person(language))),
            after=4,
            splits=False,
        )
    language = writer.languages[0]
    left = Cell((writer.bilingual(member, ITEM, language),), 0, _MEMBER_WIDTH)
    right = Cell((person(language),), _MEMBER_WIDTH + _GAP, TEXT_WIDTH - _MEMBER_WIDTH - _GAP)
    return Strip((left, right), splits=False)


def _below(person: Text) -> Text:
    return replace(person, style=person.style.but(indent=_INDENT))


def contacts(writer: Writer, given: tuple[Contact, ...]) -> tuple[Strip, ...]:
    """Whom to write to, one below the other; a blank to be filled in where the office knows nobody."""
    if not given:
        blank = message("E-mail:")
        return (writer.row(lambda language: (_blank(blank, "", language),), after=6, splits=False),)
    made = []
    for one in given:

        def texts(language: Language, one: Contact = one) -> tuple[Text, ...]:
            # A number is read in one piece.
            ways = (way.replace(" ", NO_BREAK_SPACE) for way in one.reached_by)
            reached = paragraph(" · ".join(ways), SMALL, language)
            return (writer.bilingual(one.name, ITEM, language), reached)

        made.append(writer.row(texts, after=4, splits=False))
    return tuple(made)


def signed(writer: Writer, letter: Sequence[Strip]) -> tuple[Strip, ...]:
    """A letter with its signature, which never stands alone on a page: the end of the letter goes with it."""
    return (*letter[:-1], replace(letter[-1], keep_with_next=True), _signature(writer))


def _signature(writer: Writer) -> Strip:
    """The block that a person of the Support Unit signs; never split."""

    def texts(language: Language) -> tuple[Text, ...]:
        style = ITEM.but(bold=True, hyphenated=False, after=8)
        blanks = (_blank(name, "", language, before=9) for name in (_SIGNATURE, _NAME, _POST))
        return (said_in(writer, _FOR_THE_UNIT, style, language), *blanks)

    return writer.row(texts, before=26, splits=False)


def _blank(name: Message, value: str, language: Language, before: float = 0) -> Text:
    """A name and its value, or a line on which to write it."""
    style = ITEM.but(before=before, after=2, hyphenated=False)
    label = Run(texts_in(language).say(name) + NO_BREAK_SPACE)
    return paragraph((label, Run(value) if value else Run(_BLANK, underlined=True)), style, language)
