"""The program's own plain rendering of a foreign file's text, and the page for a file that can't be shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from almaty_desktop.i18n import Bilingual, Language, Message, message, texts_in
from almaty_desktop.reports.blocks import BlockWriter
from almaty_desktop.reports.document import title_strip
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.markup import Paragraph, Span
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.setting import Text, paragraph
from almaty_desktop.reports.strips import Strip
from almaty_desktop.reports.style import NARROW, SMALL
from almaty_desktop.reports.typography import unprintable
from almaty_desktop.reports.words import Writer

_OWN_RENDERING = message(
    "This is the program’s own rendering of the text of “{name}”; layout and pictures are not kept."
)
_NO_TEXT = message("No text was found in this file.")
OTHER_SCRIPT = message("The text of this file is in a script that the program’s fonts do not cover.")
_CANNOT_BE_SHOWN = message("This document can’t be shown here")
_KEPT = message("The file itself is kept in the archive unchanged; the other documents are not affected.")
_FILE, _REASON, _CHECKSUM = message("File"), message("Reason"), message("SHA-256")

_MOSTLY = 0.3  # of the letters; with more that can't be printed the text would be unreadable
_WRAPPED = 90  # characters; no line of a text wrapped by hand is longer
_LONGEST_HEADING = 70  # characters
_SAMPLE = 20_000  # characters


@dataclass(frozen=True)
class PlainTextPrint:
    """The extracted text of a file. ``text_language`` is None where it is neither English nor Russian.

    ``name`` is the file's name as received. ``pending`` are the States whose names stand in brackets in the
    title (S3); the file's own words stay as they are.
    """

    name: str
    text: str
    title: Bilingual = Bilingual()  # noqa: RUF009 - frozen, and so may be shared
    text_language: Language | None = None
    symbol: str = ""
    day: date | None = None
    pending: tuple[Bilingual, ...] = ()


@dataclass(frozen=True)
class FallbackPrint:
    """A file that is broken, encrypted or of no kind that can be shown, and why."""

    name: str
    sha256: str
    reason: Message
    title: Bilingual = Bilingual()  # noqa: RUF009 - frozen, and so may be shared
    symbol: str = ""
    day: date | None = None


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text from elsewhere, in which nothing is taken for a mark of the plain format.

    Empty lines part paragraphs where the lines are of one measure (a text wrapped by hand); else
    every line is a paragraph.
    """
    lines = [line.strip() for line in text.splitlines()]
    filled = [line for line in lines if line]
    wrapped = "" in lines[1:-1] and max((len(line) for line in filled), default=0) <= _WRAPPED
    made = "\n".join(lines).split("\n\n") if wrapped else filled
    joined = (" ".join(one.split()) for one in made)
    return tuple(Paragraph((Span(one),)) for one in joined if one)


def is_covered(text: str) -> bool:
    """Whether the fonts of the house have most letters of a text, so that it can be read on paper."""
    sample = text[:_SAMPLE]
    return unprintable(sample) <= _MOSTLY * len(sample)


def _looks_like_a_heading(one: Paragraph) -> bool:
    words = one.content[0].text
    return len(words) <= _LONGEST_HEADING and words[-1] not in ".,;:!?»)"


def _titled(title: Bilingual, name: str) -> Bilingual:
    return title if title else Bilingual(name, name)


def _say(writer: Writer, saying: Message) -> Strip:
    return writer.say(saying, SMALL.but(italic=True), after=10)


def print_plain_text(given: PlainTextPrint, layout: Layout, tick: Tick | None = None) -> Printed:
    """The text of a file, with a sentence that says what this is. ``tick`` may raise to cancel.

    In bilingual layouts head and sentences stand in both languages, the text once.
    """
    title = _titled(given.title, given.name)
    writer = Writer(layout.languages)
    strips = [
        title_strip(Writer(layout.languages, given.pending), title, given.symbol, given.day),
        _say(writer, message(_OWN_RENDERING.one, name=given.name)),
    ]
    if not given.text.strip():
        strips.append(writer.say(_NO_TEXT, NARROW))
    elif not is_covered(given.text):
        strips.append(writer.say(OTHER_SCRIPT, NARROW))
    else:
        blocks = BlockWriter(writer, hyphenated=given.text_language is not None)
        content = paragraphs(given.text)
        made = blocks.one(content, given.text_language or Language.EN)
        heads = [*map(_looks_like_a_heading, content)]
        # Of several short lines in a row (a list) only the last can head what follows.
        held = [one and not after for one, after in zip(heads, [*heads[1:], True], strict=True)]
        strips += [replace(strip, keep_with_next=hold) for strip, hold in zip(made, held, strict=True)]
    part = Part(tuple(strips), layout.languages)
    return compose((part,), Head(title, given.symbol, given.day), layout, tick)


def print_fallback(given: FallbackPrint, layout: Layout) -> Printed:
    """One page that stands where a document would stand that can't be shown."""
    title = _titled(given.title, given.name)
    writer = Writer(layout.languages)

    def rows(language: Language) -> tuple[Text, ...]:
        texts = texts_in(language)
        made = [paragraph(texts.say(_CANNOT_BE_SHOWN), NARROW.but(bold=True, hyphenated=False), language)]
        values = (
            (_REASON, texts.say(given.reason)),
            (_FILE, given.name),
            (_CHECKSUM, " ".join(given.sha256[at : at + 16] for at in range(0, len(given.sha256), 16))),
        )
        for label, value in values:
            made.append(paragraph(texts.say(label), SMALL, language))
            made.append(paragraph(value, NARROW.but(hyphenated=label is _REASON), language))
        made.append(paragraph(texts.say(_KEPT), SMALL.but(italic=True, before=8), language))
        return tuple(made)

    strips = (title_strip(writer, title, given.symbol, given.day), writer.row(rows))
    return compose((Part(strips, layout.languages),), Head(title, given.symbol, given.day), layout)
