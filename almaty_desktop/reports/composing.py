"""Stacks strips into pages: no heading parted from its text, no lonely line, footnotes where marked."""

from __future__ import annotations

from almaty_desktop.i18n import NO_BREAK_SPACE, Language, message, texts_in
from almaty_desktop.reports.pages import NOTE_RULE_SPACE, Page, Part, Placed, Tick
from almaty_desktop.reports.setting import Run, paragraph
from almaty_desktop.reports.strips import Cell, SetStrip, Strip, set_strip
from almaty_desktop.reports.style import COLUMN_GAP, NOTE, TEXT_BOTTOM, TEXT_WIDTH
from almaty_desktop.rules.brackets import PENDING_MARK

_PENDING = message("A State shown in brackets has yet to formalise its participation in the Process.")


def pending_note(languages: tuple[Language, ...], second_column: float) -> Strip:
    """The footnote that explains the brackets (S3), in one language or in both, side by side."""
    lefts = (0.0, second_column)[: len(languages)]
    ends = (*(left - COLUMN_GAP for left in lefts[1:]), TEXT_WIDTH)
    cells = []
    for language, left, end in zip(languages, lefts, ends, strict=True):
        runs = (Run(PENDING_MARK, bold=True), Run(NO_BREAK_SPACE + texts_in(language).say(_PENDING)))
        cells.append(Cell((paragraph(runs, NOTE, language),), left, end - left))
    return Strip(tuple(cells))


class Composer:
    """Fills pages with the strips of a part. One for each part."""

    def __init__(self, part: Part, tick: Tick | None) -> None:
        self._part = part
        self._tick = tick
        self._note = set_strip(pending_note(part.languages, part.second_column))
        self.pages = [Page(part.languages)]

    def compose(self) -> list[Page]:
        """The pages of the part; at least one."""
        strips = self._part.strips
        at = 0
        while at < len(strips):
            end = at
            while end < len(strips) - 1 and strips[end].keep_with_next:
                end += 1
            self._place_group([set_strip(strip) for strip in strips[at : end + 1]])
            at = end + 1
        return self.pages

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    def _floor(self, marked: bool) -> float:
        """The lowest point to which text may come on this page, footnotes considered."""
        if self._page.note or marked:
            return TEXT_BOTTOM + self._note.height + NOTE_RULE_SPACE
        return TEXT_BOTTOM

    def _white(self, strip: SetStrip) -> float:
        """Points of white above a strip if it came next on this page."""
        page = self._page
        before: float = strip.strip.before if page.placed and not strip.continued else 0.0
        return max(page.gap, before)

    def _place_group(self, group: list[SetStrip]) -> None:
        """Places headings together with the beginning of what they head."""
        if group[0].strip.new_page and self._page.placed:
            self._new_page(group[0])
        room = self._page.bottom - self._floor(any(strip.marked for strip in group))
        if self._needed(group) > room + 0.01 and self._page.placed:
            self._new_page(group[0])
        for index, strip in enumerate(group):
            self._place(strip, self._needed(group[index + 1 :], strip))

    def _needed(self, group: list[SetStrip], above: SetStrip | None = None) -> float:
        """Points that a group needs at the least: up to the first strip in which a page may end.

        ``above`` is the strip that it follows, else what the page holds.
        """
        needed = 0.0
        for index, strip in enumerate(group):
            white = self._white(strip) if above is None else max(above.strip.after, strip.strip.before)
            if strip.strip.splits or index == len(group) - 1:
                return needed + white + strip.smallest_start
            needed += white + strip.height
            above = strip
        return needed

    def _place(self, strip: SetStrip, below: float) -> None:
        """Places one strip, on as many pages as it needs; its end has ``below`` points of room under it."""
        while True:
            room = self._page.bottom - self._white(strip) - self._floor(False)
            noted_room = self._page.bottom - self._white(strip) - self._floor(True)
            limit = (noted_room if strip.marked else room) + 0.01
            if strip.height + below <= limit or (strip.height <= limit and not self._page.placed):
                self._put(strip)
                return
            # Where only what follows has no room, some lines go over to it.
            shorter = strip.height - 1
            parts = self._parted(strip, min(room, shorter), min(noted_room, shorter))
            if parts:
                self._put(parts[0])
                strip = parts[1]
            elif not self._page.placed or self._only_repeated():
                parts = strip.cut(noted_room if strip.marked else room, force=True)
                if parts is None:
                    self._put(strip)
                    return
                self._put(parts[0])
                strip = parts[1]
            self._new_page(strip)

    def _parted(self, strip: SetStrip, room: float, noted_room: float) -> tuple[SetStrip, SetStrip] | None:
        """``strip`` parted for this page; a footnote takes room only where the first part has its mark."""
        if not strip.strip.splits:
            return None
        parts = strip.cut(room, force=False)
        if parts and parts[0].marked:
            parts = strip.cut(noted_room, force=False)
        return parts

    def _only_repeated(self) -> bool:
        return all(placed.strip.strip.anchor == "" and placed.strip.continued for placed in self._page.placed)

    def _put(self, strip: SetStrip) -> None:
        page = self._page
        top = page.bottom - self._white(strip)
        page.placed.append(Placed(strip, top))
        page.bottom = top - strip.height
        page.gap = strip.strip.after
        if strip.marked:
            page.note = self._note

    def _new_page(self, first: SetStrip) -> None:
        """Begins a page, with the head that its first strip wants repeated, and what stands above it."""
        if self._tick:
            self._tick()
        self.pages.append(Page(self._part.languages))
        above, repeat = [], first.strip.repeat
        while repeat:
            above.append(set_strip(repeat))
            repeat = repeat.repeat
        for repeated in reversed(above):
            self._put(SetStrip(repeated.strip, repeated.cells, continued=True))
