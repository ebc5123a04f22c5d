"""The paragraphs of a text in the plain format as a reader sees them: without the marks of their shape.

Comparing texts and showing what differs asks for words, not for ``##`` and ``*``. What a mark said
(a heading, an item of a list) is kept beside the words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from almaty_desktop.rules.plain_format import BULLET, HEADING, NUMBERED, SHAPED, TABLE_ROW, TABLE_RULE

_BEGINNINGS = (BULLET, NUMBERED, TABLE_ROW)


@dataclass(frozen=True)
class MarkedParagraph:
    """One paragraph. ``heading`` is its level (1 to 3), 0 for other text; ``item`` an item of a list.

    The bullet or number of an item stands at the beginning of ``text``, as a reader sees it. ``shaped`` are
    the same words with the stars that make them bold or italic.
    """

    text: str
    heading: int = 0
    item: bool = False
    shaped: str = field(default="", compare=False)


def marked_paragraphs(text: str) -> tuple[MarkedParagraph, ...]:
    """The paragraphs of ``text`` as they are printed; any text can be read.

    An empty line, a heading, an item of a list and a row of a table begin a new one; a line that
    is none of these goes on with the paragraph before it.
    """
    made: list[list[str]] = []
    open_ended = False  # whether a plain line would go on with the paragraph before it
    for line in text.splitlines():
        heading, begins = HEADING.fullmatch(line.strip()), any(one.fullmatch(line) for one in _BEGINNINGS)
        if not line.strip() or TABLE_RULE.fullmatch(line):
            open_ended = False
        elif open_ended and not heading and not begins:
            made[-1].append(line)
        else:
            made.append([line])
            open_ended = not heading and not TABLE_ROW.fullmatch(line)
    return tuple(_read(first, others) for first, *others in made)


def _read(first: str, others: list[str]) -> MarkedParagraph:
    """A paragraph from its lines; the first one says what it is."""

    def made(beginning: str, bullet: str = "", heading: int = 0, item: bool = False) -> MarkedParagraph:
        # One space where there were several.
        shaped = " ".join(" ".join([beginning, *others]).split())
        return MarkedParagraph(f"{bullet}{_unshaped(shaped)}", heading, item, f"{bullet}{shaped}")

    if heading := HEADING.fullmatch(first.strip()):
        return made(heading.group(2), heading=len(heading.group(1)))
    if bullet := BULLET.fullmatch(first):
        return made(bullet.group(2), "• ", item=True)
    if numbered := NUMBERED.fullmatch(first):
        return made(f"{numbered.group(2)} {numbered.group(3)}", item=True)
    if TABLE_ROW.fullmatch(first):
        return made(first.strip().strip("|"))
    return made(first)


def _unshaped(words: str) -> str:
    """``words`` without their stars."""
    return SHAPED.sub(lambda found: found.group(1) or found.group(2), words)
