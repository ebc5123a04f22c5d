"""Sets a text into lines: word by word, with hyphens, no-break spaces and words of several fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics

from almaty_desktop.i18n import NO_BREAK_SPACE, Language
from almaty_desktop.reports.style import Align, Style, register_fonts
from almaty_desktop.reports.typography import RAISED, hyphen_places, no_break, printable

_MOST_HYPHENS_IN_A_ROW = 2
_LONGEST_WORD = 200  # letters
_BALANCING_STEPS = 6
_GAP_WORTH_A_HYPHEN = 0.14  # of the width, in ragged text
_STRETCH_WORTH_A_HYPHEN = 0.4  # of a space, for each gap of a justified line
_SMALLEST_HEADING = 0.75  # of its size
_RAISED_SIZE, _RISE = 0.62, 0.33  # of the letters' size
_LARGEST_STRETCH = 3.5  # of a space; beyond that a line stays ragged


@dataclass(frozen=True)
class Run:
    """A stretch of text in one shape. ``style`` replaces the text's own (a small mark, say)."""

    text: str
    bold: bool = False
    italic: bool = False
    style: Style | None = None
    underlined: bool = False
    struck: bool = False


@dataclass(frozen=True)
class Text:
    """One paragraph: runs in a style and a language. ``label`` (a bullet) stands before the first line.

    A label stands close to the text; of a ``numbered`` text it is bold and flush left.

    ``keep_with_next`` forbids a page to end between this text and the next one of its cell.
    """

    runs: tuple[Run, ...]
    style: Style
    language: Language
    label: str = ""
    numbered: bool = False
    keep_with_next: bool = False

    @property
    def plain(self) -> str:
        """The words without their shapes."""
        return "".join(run.text for run in self.runs)


def paragraph(content: str | tuple[Run, ...], style: Style, language: Language, label: str = "") -> Text:
    """A :class:`Text` from a plain string or from runs."""
    return Text((Run(content),) if isinstance(content, str) else content, style, language, label)


@dataclass(frozen=True)
class Piece:
    """Letters of one font on a line, with a line below them or through them where a run had one."""

    text: str
    style: Style
    font: str
    underlined: bool = False
    struck: bool = False

    def looks_like(self, other: Piece) -> bool:
        """Whether both can be written in one go."""
        return self.font == other.font and self.style is other.style and self.lined_like(other)

    def lined_like(self, other: Piece) -> bool:
        """Whether both have the same lines below and through their letters."""
        return (self.underlined, self.struck) == (other.underlined, other.struck)


@dataclass(frozen=True)
class Line:
    """One set line. ``width`` is the natural width; ``gaps`` counts the spaces that may stretch.

    ``number`` of ``total`` lines of its text, both from 1; ``above`` is space before the line.
    """

    pieces: tuple[Piece, ...]
    width: float
    gaps: int
    stretch: float
    offset: float
    style: Style
    language: Language
    number: int = 1
    total: int = 1
    above: float = 0
    label: str = ""
    numbered: bool = False
    keep_with_next: bool = False

    @property
    def plain(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def height(self) -> float:
        return self.style.leading

    @property
    def ascent(self) -> float:
        """From the top of the line's box down to its baseline."""
        return (self.style.leading - self.style.size) / 2 + 0.77 * self.style.size


@lru_cache(maxsize=50_000)
def _thousandths(word: str, font: str) -> float:
    register_fonts()
    return float(pdfmetrics.stringWidth(word.replace(NO_BREAK_SPACE, " "), font, 1000))


def width_of(word: str, font: str, size: float) -> float:
    """The width in points of ``word`` set in ``font`` at ``size``."""
    return _thousandths(word, font) * size / 1000


@dataclass
class _Word:
    """What stands between two places where a line may end anyway: pieces, and whether a space precedes."""

    pieces: list[Piece]
    space: float
    width: float = 0

    def measure(self) -> _Word:
        self.width = sum(width_of(piece.text, piece.font, piece.style.size) for piece in self.pieces)
        return self


# A line may end at a space, and after a dash or a hyphen inside a word («нефть-газ», "2013–2014").
_BREAKS = re.compile(r"[ \t\n\r\f]+|(?<=[^\W\d_]-)(?=[^\W\d_]{3})|(?<=/)(?=[^\W\d_]{4})")


def _portions(word: str) -> Iterator[str]:
    """``word`` itself, or portions of one that no line could hold: time stays in proportion to its length."""
    for at in range(0, len(word), _LONGEST_WORD):
        yield word[at : at + _LONGEST_WORD]


_RAISED_DIGITS = re.compile(f"([{''.join(RAISED)}]+)")


def _with_raised(runs: tuple[Run, ...], given: Text) -> Iterator[Run]:
    """The runs as they can be printed; digits that the fonts have in no raised form, set small and raised."""
    for run in runs:
        content = printable(run.text, raising=True)
        style = run.style or given.style
        for number, stretch in enumerate(_RAISED_DIGITS.split(content)):
            if number % 2:
                small = style.but(size=_RAISED_SIZE * style.size, rise=_RISE * style.size)
                yield replace(run, text="".join(map(RAISED.__getitem__, stretch)), style=small)
            elif stretch or content == stretch:
                yield replace(run, text=stretch)


def _words(given: Text) -> list[_Word]:
    words: list[_Word] = []
    joined = True  # whether the next letters continue the word before
    space = 0.0
    for run in _with_raised(given.runs, given):
        style = run.style or given.style
        font = style.family.font(style.bold or run.bold, style.italic or run.italic)
        content = no_break(run.text, given.language)
        at = 0
        for match in [*_BREAKS.finditer(content), None]:
            for order, stretch in enumerate(
                _portions(content[at : match.start() if match else len(content)])
            ):
                piece = Piece(stretch, style, font, run.underlined, run.struck)
                if joined and words and not order:
                    words[-1].pieces.append(piece)
                else:
                    words.append(_Word([piece], space if words else 0.0))
                joined, space = True, 0.0
            if match:
                joined = False
                space = width_of(" ", font, style.size) if match.group() else space
                at = match.end()
    return [word.measure() for word in words]


def _parted(word: _Word, room: float, language: Language) -> tuple[_Word, _Word] | None:
    """The longest beginning of ``word`` that fits into ``room`` with its hyphen, and the rest."""
    before: list[Piece] = []
    used = 0.0
    best: tuple[_Word, _Word] | None = None
    for index, piece in enumerate(word.pieces):
        if piece.style.hyphenated:
            for place in hyphen_places(piece.text, language):
                head = piece.text[:place] + "-"
                if used + width_of(head, piece.font, piece.style.size) > room:
                    break
                best = (
                    _Word([*before, replace(piece, text=head)], word.space).measure(),
                    _Word(
                        [replace(piece, text=piece.text[place:]), *word.pieces[index + 1 :]], 0.0
                    ).measure(),
                )
        before.append(piece)
        used += width_of(piece.text, piece.font, piece.style.size)
        if used > room:
            break
    return best


def _cut(word: _Word, room: float) -> tuple[_Word, _Word]:
    """``word`` cut where the room ends: for addresses and the like that are wider than a line."""
    used = 0.0
    for index, piece in enumerate(word.pieces):
        for place in range(len(piece.text)):
            letter = width_of(piece.text[place], piece.font, piece.style.size)
            if used + letter > room and (index or place):
                head = [*word.pieces[:index], replace(piece, text=piece.text[:place])]
                tail = [replace(piece, text=piece.text[place:]), *word.pieces[index + 1 :]]
                return (
                    _Word([one for one in head if one.text], word.space).measure(),
                    _Word(tail, 0.0).measure(),
                )
            used += letter
    return word, _Word([], 0.0)


@dataclass
class _Breaker:
    """Fills line after line with words; the state of one text while it is set."""

    given: Text
    width: float
    lines: list[list[_Word]] = field(default_factory=lambda: [[]])
    used: float = 0.0
    hyphens: int = 0

    def run(self) -> list[list[_Word]]:
        waiting = _words(self.given)[::-1]
        while waiting:
            word = waiting.pop()
            line = self.lines[-1]
            advance = (word.space if line else 0.0) + word.width
            if self.used + advance <= self.width + 0.01:
                line.append(word)
                self.used += advance
                continue
            rest = self._overflow(word, bool(waiting))
            if rest.pieces:
                waiting.append(rest)
        return self.lines

    def _overflow(self, word: _Word, more: bool) -> _Word:
        """Ends the line, with a part of ``word`` where that is worth a hyphen; gives what is left."""
        line = self.lines[-1]
        room = self.width - self.used - (word.space if line else 0.0)
        if self._worth_a_hyphen(line, more):
            parts = _parted(word, room, self.given.language)
            if parts:
                line.append(parts[0])
                self._new_line(hyphened=True)
                return parts[1]
        if line:
            self._new_line(hyphened=False)
            return word
        head, rest = _cut(word, self.width)
        line.append(head)
        self._new_line(hyphened=False)
        return rest

    def _worth_a_hyphen(self, line: list[_Word], more: bool) -> bool:
        if not line:
            return True
        if not self.given.style.hyphenated or self.hyphens >= _MOST_HYPHENS_IN_A_ROW or not more:
            return False
        gap = self.width - self.used
        if self.given.style.align is Align.JUSTIFIED:
            gaps = sum(1 for word in line[1:] if word.space) or 1
            return gap / gaps > _STRETCH_WORTH_A_HYPHEN * self.given.style.size * 0.25
        return gap > _GAP_WORTH_A_HYPHEN * self.width

    def _new_line(self, hyphened: bool) -> None:
        self.lines.append([])
        self.used = 0.0
        self.hyphens = self.hyphens + 1 if hyphened else 0


def _pieces(words: list[_Word]) -> tuple[tuple[Piece, ...], float, int]:
    """The words of a line as as few pieces as may be, the natural width, and the number of spaces."""
    pieces: list[Piece] = []
    width = 0.0
    for index, word in enumerate(words):
        if index and word.space:
            last = pieces[-1]
            if last.lined_like(word.pieces[0]):
                pieces[-1] = replace(last, text=last.text + " ")
            else:
                # A line below or through words ends with its last letter.
                pieces.append(replace(last, text=" ", underlined=False, struck=False))
        for piece in word.pieces:
            shown = piece.text.replace(NO_BREAK_SPACE, " ")
            if pieces and pieces[-1].looks_like(piece):
                pieces[-1] = replace(piece, text=pieces[-1].text + shown)
            else:
                pieces.append(replace(piece, text=shown))
    for piece in pieces:
        width += width_of(piece.text, piece.font, piece.style.size)
    return tuple(pieces), width, sum(piece.text.count(" ") for piece in pieces)


def _broken(given: Text, width: float) -> list[list[_Word]]:
    return [line for line in _Breaker(given, width).run() if line]


def _balanced(given: Text, width: float) -> list[list[_Word]]:
    """The lines of a heading: as few as may be, and of about one length."""
    best = _broken(given, width)
    if len(best) < 2:
        return best
    # No narrower than its longest word: that would be cut where it need not be.
    narrow, wide = max(width / 2, *(word.width for word in _words(given))), width
    for _ in range(_BALANCING_STEPS):
        middle = (narrow + wide) / 2
        lines = _broken(given, middle)
        if len(lines) > len(best):
            narrow = middle
        else:
            best, wide = lines, middle
    return best


def _fitted(given: Text, width: float) -> Text:
    """A heading is never hyphenated: where a word of it is wider than the column, all is set smaller."""
    style = given.style
    if not style.balanced:
        return given
    widest = max((word.width for word in _words(given)), default=0.0)
    if widest <= width:
        return given
    scale = max(width / widest, _SMALLEST_HEADING)
    return replace(given, style=style.but(size=style.size * scale, leading=style.leading * scale))


def set_text(given: Text, width: float) -> tuple[Line, ...]:
    """The lines of ``given`` in ``width`` points; no line for a text without words."""
    inner = width - given.style.indent
    given = _fitted(given, inner)
    style = given.style
    broken = _balanced(given, inner) if style.balanced else _broken(given, inner)
    lines = []
    for number, words in enumerate(broken, 1):
        pieces, natural, gaps = _pieces(words)
        stretch, offset = 0.0, style.indent
        spare = inner - natural
        if style.align is Align.JUSTIFIED and number < len(broken) and gaps:
            stretch = spare / gaps
            if stretch > _LARGEST_STRETCH * style.size * 0.25:
                stretch = 0.0
        elif style.align is Align.RIGHT:
            offset += spare
        elif style.align is Align.CENTRED:
            offset += spare / 2
        lines.append(
            Line(
                pieces,
                natural,
                gaps,
                stretch,
                offset,
                style,
                given.language,
                number,
                len(broken),
                label=given.label if number == 1 else "",
                numbered=given.numbered,
                keep_with_next=given.keep_with_next and number == len(broken),
            )
        )
    return tuple(lines)
