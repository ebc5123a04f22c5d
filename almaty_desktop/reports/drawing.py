"""Draws composed pages into a PDF: text, hairlines, head and foot, outline, links, particulars."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from almaty_desktop.i18n import NO_BREAK_SPACE, Language, texts_in
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import NOTE_RULE_SPACE, Head, Link, Page, Placed, Printed, Tick
from almaty_desktop.reports.setting import Line, Piece, width_of
from almaty_desktop.reports.strips import SetCell, SetStrip
from almaty_desktop.reports.style import (
    FOOT_LINE,
    HAIRLINE,
    HAIRLINE_COLOUR,
    HEAD_LINE,
    INK,
    MARGIN_LEFT,
    PAGE_HEIGHT,
    PAGE_MARK,
    PAGE_WIDTH,
    TEXT_BOTTOM,
    TEXT_WIDTH,
    Family,
    register_fonts,
)
from almaty_desktop.reports.typography import printable

_RULE_ABOVE = 3.0
_RULE_BELOW = 3.0
_NOTE_RULE_WIDTH = 0.3 * TEXT_WIDTH
_UNDERLINE, _STRIKE = -0.13, 0.24  # of the size, above the baseline
_LINE_WEIGHT = 0.06  # of the size
_BAR_PLACE, _BAR_WEIGHT = 9.0, 1.5  # points left of the text
_PDF_LANGUAGE = {Language.EN: "en-GB", Language.RU: "ru-RU"}


def process_name(layout: Layout) -> str:
    """The Process's name in each language of the layout."""
    return " · ".join(texts_in(language).text("The Almaty Process") for language in layout.languages)


def page_of_pages(layout: Layout, page: int, pages: int) -> str:
    """page 1 of 3 · стр. 1 из 3"""
    return " · ".join(
        texts_in(language).text("page {page} of {pages}", page=page, pages=pages)
        for language in layout.languages
    )


def head_particulars(head: Head, layout: Layout) -> str:
    """Symbol, language and date, as they stand at the right of the head."""
    days = [texts_in(language).date(head.day) for language in layout.languages] if head.day else []
    particulars = " · ".join(one for one in (head.symbol, layout.language_label, *days) if one)
    return printable(particulars).replace(NO_BREAK_SPACE, " ")


class Drawing:
    """One PDF while it is drawn."""

    def __init__(self, head: Head, layout: Layout, pages: list[Page]) -> None:
        register_fonts()
        self._head, self._layout, self._count = head, layout, len(pages)
        # Known before anything is drawn, because a link may lead forward.
        self._named = {placed.strip.strip.anchor for page in pages for placed in page.placed} - {""}
        self._out = BytesIO()
        self._anchors: dict[str, int] = {}
        self._links: list[Link] = []
        self._outline_level = -1
        # One document language has to be named; stretches in the other one are marked on the page.
        self._language = layout.languages[0]
        self._canvas = Canvas(
            self._out,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            initialFontName=Family.SERIF.font(),
            lang=_PDF_LANGUAGE[self._language],
        )
        self._particulars()

    def _particulars(self) -> None:
        canvas, layout, head = self._canvas, self._layout, self._head
        titles = dict.fromkeys(head.title.shown(language) for language in layout.languages)
        canvas.setTitle(" · ".join(title for title in titles if title))
        canvas.setAuthor(process_name(layout))
        canvas.setSubject(head_particulars(head, layout))
        canvas.setCreator(texts_in(self._language).text("Almaty Process Support Unit"))
        canvas.setProducer("almaty-desktop")
        canvas.setViewerPreference("DisplayDocTitle", "true")

    def finish(self) -> Printed:
        """The PDF; links to anchors that are not in it are handed on."""
        outside = tuple(link for link in self._links if link.target not in self._named)
        self._canvas.save()
        return Printed(self._out.getvalue(), self._count, dict(self._anchors), outside)

    def page(self, number: int, page: Page) -> None:
        """Draws one page; ``number`` counts from 1."""
        self._frame(number)
        for placed in page.placed:
            self._strip(placed, number - 1)
        if page.note:
            self._note(page.note)
        self._canvas.showPage()

    def _frame(self, number: int) -> None:
        left, right = MARGIN_LEFT, PAGE_WIDTH - MARGIN_LEFT
        canvas = self._canvas
        canvas.setFillColor(PAGE_MARK.colour)
        canvas.setFont(PAGE_MARK.font, PAGE_MARK.size)
        canvas.drawString(left, HEAD_LINE + 4, process_name(self._layout))
        canvas.drawRightString(right, HEAD_LINE + 4, head_particulars(self._head, self._layout))
        canvas.drawRightString(right, FOOT_LINE, page_of_pages(self._layout, number, self._count))
        self._hairline(left, HEAD_LINE, TEXT_WIDTH)

    def _hairline(self, left: float, height: float, width: float) -> None:
        self._canvas.setStrokeColor(HAIRLINE_COLOUR)
        self._canvas.setLineWidth(HAIRLINE)
        self._canvas.line(left, height, left + width, height)

    def _note(self, note: SetStrip) -> None:
        top = TEXT_BOTTOM + note.height
        self._hairline(MARGIN_LEFT, top + NOTE_RULE_SPACE / 2, _NOTE_RULE_WIDTH)
        self._cells(note, top)

    def _strip(self, placed: Placed, page: int) -> None:
        strip, top = placed.strip.strip, placed.top
        bottom = top - placed.strip.height
        if strip.rule_above:
            self._hairline(MARGIN_LEFT, top + _RULE_ABOVE, TEXT_WIDTH)
        if strip.rule_below:
            self._hairline(MARGIN_LEFT, bottom - _RULE_BELOW, TEXT_WIDTH)
        if strip.bar:
            self._canvas.setStrokeColor(INK)
            self._canvas.setLineWidth(_BAR_WEIGHT)
            self._canvas.line(MARGIN_LEFT - _BAR_PLACE, bottom, MARGIN_LEFT - _BAR_PLACE, top)
        if not placed.strip.continued:
            self._marks(strip.anchor, page, top)
            if strip.bookmark:
                self._bookmark(strip.bookmark.title, strip.bookmark.level, page, top)
        if strip.link:
            if strip.link in self._named:
                area = (MARGIN_LEFT, bottom, MARGIN_LEFT + TEXT_WIDTH, top)
                self._canvas.linkAbsolute("", strip.link, area, Border="[0 0 0]")
            box = (MARGIN_LEFT, bottom, MARGIN_LEFT + TEXT_WIDTH, top)
            self._links.append(Link(page, box, strip.link))
        self._cells(placed.strip, top)

    def _marks(self, anchor: str, page: int, top: float) -> None:
        if anchor:
            self._anchors.setdefault(anchor, page)
            self._canvas.bookmarkHorizontal(anchor, 0, top)

    def _bookmark(self, title: str, level: int, page: int, top: float) -> None:
        key = f"outline-{page}-{top:.1f}-{level}"
        self._canvas.bookmarkHorizontal(key, 0, top + 6)
        # An outline may go down one level at a time only.
        self._outline_level = min(level, self._outline_level + 1)
        self._canvas.addOutlineEntry(title, key, self._outline_level, closed=False)
        self._canvas.showOutline()

    def _cells(self, strip: SetStrip, top: float) -> None:
        for cell, drop in zip(strip.cells, strip.drops, strict=True):
            if cell.lines:
                self._cell(cell, top - drop)

    def _cell(self, cell: SetCell, top: float) -> None:
        """Draws the lines of a cell; each stretch in the document's other language says so."""
        height = top
        language: Language | None = None
        writing: PDFTextObject | None = None
        for line in cell.lines:
            if line.language is not language or writing is None:
                self._end(writing, language)
                language, writing = line.language, self._begin(line.language)
            height -= line.above
            self._line(writing, line, MARGIN_LEFT + cell.left, height - line.ascent)
            height -= line.height
        self._end(writing, language)
        _draw_lines_of_words(self._canvas, cell, top)

    def _begin(self, language: Language) -> PDFTextObject:
        writing = self._canvas.beginText()
        if language is not self._language:
            # ReportLab has no call for a marked stretch; the operators are written as they are.
            writing._code.insert(0, f"/Span <</Lang ({_PDF_LANGUAGE[language]})>> BDC")
        return writing

    def _end(self, writing: PDFTextObject | None, language: Language | None) -> None:
        if writing is None:
            return
        self._canvas.drawText(writing)
        if language is not self._language:
            self._canvas._code.append("EMC")

    def _line(self, writing: PDFTextObject, line: Line, left: float, baseline: float) -> None:
        if line.label:
            label_font, size = line.style.family.font(bold=line.numbered), line.style.size
            writing.setWordSpace(0)
            writing.setFillColor(line.style.colour)
            writing.setFont(label_font, size)
            label_left = left + line.style.indent - width_of(line.label, label_font, size) - 0.5 * size
            writing.setTextOrigin(left if line.numbered else max(left, label_left), baseline)
            writing.textOut(line.label)
        writing.setTextOrigin(left + line.offset, baseline)
        writing.setWordSpace(line.stretch)
        for piece in line.pieces:
            writing.setFillColor(piece.style.colour)
            writing.setFont(piece.font, piece.style.size)
            if piece.style.rise:
                writing.setRise(piece.style.rise)
            writing.textOut(piece.text)
            if piece.style.rise:
                writing.setRise(0)
        if line.stretch:
            writing.setWordSpace(0)


def _draw_lines_of_words(canvas: Canvas, cell: SetCell, top: float) -> None:
    """The lines below and through words, where a cell has any."""
    height = top
    for line in cell.lines:
        baseline = height - line.above - line.ascent
        if any(piece.underlined or piece.struck for piece in line.pieces):
            left = MARGIN_LEFT + cell.left + line.offset
            for piece in line.pieces:
                width = width_of(piece.text, piece.font, piece.style.size)
                width += line.stretch * piece.text.count(" ")
                _draw_line_of_piece(canvas, piece, left, width, baseline)
                left += width
        height -= line.above + line.height


def _draw_line_of_piece(canvas: Canvas, piece: Piece, left: float, width: float, baseline: float) -> None:
    size = piece.style.size
    baseline += piece.style.rise
    for place in [_UNDERLINE] * piece.underlined + [_STRIKE] * piece.struck:
        canvas.setStrokeColor(piece.style.colour)
        canvas.setLineWidth(_LINE_WEIGHT * size)
        canvas.line(left, baseline + place * size, left + width, baseline + place * size)


def draw(pages: list[Page], head: Head, layout: Layout, tick: Tick | None) -> Printed:
    """The PDF of ``pages``. ``tick`` is called for each."""
    drawing = Drawing(head, layout, pages)
    for number, page in enumerate(pages, 1):
        if tick:
            tick()
        drawing.page(number, page)
    return drawing.finish()
