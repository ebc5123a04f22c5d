"""Blocks of the plain format as strips of the page, in one column or in two."""

from __future__ import annotations

from dataclasses import dataclass

from almaty_desktop.i18n import Language
from almaty_desktop.reports.document_pairs import Pair, paired
from almaty_desktop.reports.markup import Block, Heading, ListItem, Spans, Table
from almaty_desktop.reports.setting import Run, Text, paragraph
from almaty_desktop.reports.strips import Bookmark, Cell, Strip, columns, wide
from almaty_desktop.reports.style import (
    BODY,
    COLUMN_GAP,
    COLUMN_WIDTH,
    HEADING,
    NARROW,
    SUBHEADING,
    TABLE_CELL,
    TABLE_HEAD,
    TITLE,
    Align,
    Style,
)
from almaty_desktop.reports.tables import cells, column_widths, strips_of_rows, table
from almaty_desktop.reports.words import Writer
from almaty_desktop.rules.brackets import PENDING_MARK, bracketed, unmarked

_HEADINGS = {1: TITLE, 2: HEADING, 3: SUBHEADING}
_LABEL_SPACE = 20.0
_NARROW_CELL = TABLE_CELL.but(size=8.5, leading=11)
_NARROW_HEAD = TABLE_HEAD.but(size=7.5, leading=10)
_EMPTY: tuple[Text, ...] = ()


@dataclass(frozen=True)
class BlockWriter:
    """Turns blocks into strips. ``level`` is the outline level of a heading of level 2."""

    writer: Writer
    level: int = 1
    hyphenated: bool = True

    def one(self, blocks: tuple[Block, ...], language: Language) -> tuple[Strip, ...]:
        """Blocks of one language across the page."""
        made: list[Strip] = []
        for block in blocks:
            if isinstance(block, Table):
                made += self._table(block, language)
            else:
                given = self._text(block, language, narrow=False)
                made.append(self._strip((wide(given),), block, given.plain))
        return tuple(made)

    def two(self, english: tuple[Block, ...], russian: tuple[Block, ...]) -> tuple[Strip, ...]:
        """Blocks of both languages, paragraph against paragraph."""
        made: list[Strip] = []
        for pair in paired(english, russian):
            if any(isinstance(block, Table) for block in pair):
                made += self._tables(pair)
            else:
                made.append(self._pair(pair))
        return tuple(made)

    def _pair(self, pair: Pair) -> Strip:
        texts = [
            (self._text(block, language, narrow=True),) if block and not isinstance(block, Table) else _EMPTY
            for block, language in zip(pair, Language, strict=True)
        ]
        titles = dict.fromkeys(one.plain for cell in texts for one in cell)
        first = next(block for block in pair if block)
        return self._strip(columns(texts[0], texts[1]), first, " · ".join(titles))

    def _strip(self, made: tuple[Cell, ...], block: Block, title: str) -> Strip:
        style = made[0].texts[0].style if made[0].texts else made[-1].texts[0].style
        if isinstance(block, Heading):
            level = max(0, self.level + block.level - 2)
            return Strip(
                made,
                style.before,
                style.after,
                keep_with_next=True,
                splits=False,
                bookmark=Bookmark(unmarked(title), level),
            )
        return Strip(made, style.before, style.after)

    def _runs(self, content: Spans, language: Language) -> tuple[Run, ...]:
        pending = self.writer.pending
        return tuple(
            Run(bracketed(one.text, language, pending, PENDING_MARK), one.bold, one.italic) for one in content
        )

    def _text(self, block: Block, language: Language, narrow: bool) -> Text:
        style = NARROW if narrow else BODY
        label = ""
        content: Spans = ()
        match block:
            case Heading(level=level, content=content):
                style = _HEADINGS[level]
                if narrow and level > 1:
                    style = style.but(size=style.size - 0.5)
            case ListItem(label=label, content=content, depth=depth):
                style = style.but(indent=_LABEL_SPACE * (depth + 1), after=4)
            case Table():
                raise TypeError("a table is not one text")
            case _:
                content = block.content
        if not self.hyphenated:
            # Justified lines without hyphens would gape.
            align = Align.RAGGED if style.align is Align.JUSTIFIED else style.align
            style = style.but(hyphenated=False, align=align)
        return paragraph(self._runs(content, language), style, language, label)

    def _row(self, row: tuple[Spans, ...], language: Language, style: Style) -> list[tuple[Text, ...]]:
        return [(paragraph(self._runs(cell, language), style, language),) for cell in row]

    def _table(self, given: Table, language: Language) -> tuple[Strip, ...]:
        head = self._row(given.head, language, TABLE_HEAD)
        return table(head, [self._row(row, language, TABLE_CELL) for row in given.rows])

    def _tables(self, pair: Pair) -> tuple[Strip, ...]:
        """A table in both languages: row beside row where the columns are wide enough, else in turn."""
        if isinstance(pair[0], Table) and isinstance(pair[1], Table):
            beside = self._beside(pair[0], pair[1])
            if beside:
                return beside
        made: tuple[Strip, ...] = ()
        for block, language in zip(pair, Language, strict=True):
            if block:
                made += self.one((block,), language)
        return made

    def _beside(self, english: Table, russian: Table) -> tuple[Strip, ...]:
        if len(english.rows) != len(russian.rows) or bool(english.head) != bool(russian.head):
            return ()
        sides = []
        for given, language, left in (
            (english, Language.EN, 0.0),
            (russian, Language.RU, COLUMN_WIDTH + COLUMN_GAP),
        ):
            head = self._row(given.head, language, _NARROW_HEAD)
            rows = [self._row(row, language, _NARROW_CELL) for row in given.rows]
            places = column_widths([row for row in (head, *rows) if row], COLUMN_WIDTH, left)
            if not places.fits:
                return ()
            sides.append((cells(head, places) if head else (), [cells(row, places) for row in rows]))
        head_cells = sides[0][0] + sides[1][0]
        rows_of_both = [one + other for one, other in zip(sides[0][1], sides[1][1], strict=True)]
        return strips_of_rows(head_cells, rows_of_both)


def starts_with_title(blocks: tuple[Block, ...]) -> bool:
    """Whether the first block is the document's own title."""
    return bool(blocks) and isinstance(blocks[0], Heading) and blocks[0].level == 1


def title_of(blocks: tuple[Block, ...]) -> str:
    """The words of the first block where it is a title, else nothing."""
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and first.level == 1:
        return "".join(one.text for one in first.content)
    return ""
