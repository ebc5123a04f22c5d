"""The bookmarks of a compilation, in the language that was chosen for them."""

from __future__ import annotations

from collections.abc import Mapping

from almaty_desktop.i18n import Language, Texts, texts_in
from almaty_desktop.reports.compilation_plan import Half, Numbering, Plan, Printing, Section
from almaty_desktop.reports.outline import Bookmark
from almaty_desktop.reports.page_labels import Order
from almaty_desktop.rules.brackets import unmarked

Own = Mapping[Printing, tuple[Bookmark, ...]]


def bookmarks_of(planned: Plan, numbering: Numbering, order: Order, own: Own) -> tuple[Bookmark, ...]:
    """Cover, contents, items (one below the other as in the agenda), documents, and below each
    document the bookmarks that it brought along (``own``, their pages counted from its first)."""
    languages = planned.layout.languages
    texts = texts_in(planned.materials.language if len(languages) > 1 else languages[0])
    maker = _Maker(planned, numbering, order, own, texts)
    if len(planned.halves) == 1:
        return maker.half(0, planned.halves[0])
    return tuple(
        Bookmark(
            texts.text("In English") if half.languages[0] is Language.EN else texts.text("In Russian"),
            order.fronts[number].start,
            maker.half(number, half),
        )
        for number, half in enumerate(planned.halves)
    )


class _Maker:
    def __init__(self, planned: Plan, numbering: Numbering, order: Order, own: Own, texts: Texts) -> None:
        self._plan = planned
        self._numbering = numbering
        self._order = order
        self._own = own
        self._texts = texts

    def half(self, number: int, half: Half) -> tuple[Bookmark, ...]:
        front = self._order.fronts[number].start
        return (
            Bookmark(self._texts.text("Cover"), front),
            Bookmark(self._texts.text("Contents"), front + 1),
            *self._nested(half.sections, 0)[0],
        )

    def _nested(self, sections: tuple[Section, ...], start: int) -> tuple[list[Bookmark], int]:
        """The items from ``start`` on that stand on one level or deeper, and where the rest begins."""
        items = self._plan.materials.items
        level = items[sections[start].item].level if start < len(sections) else 0
        made: list[Bookmark] = []
        at = start
        while at < len(sections) and items[sections[at].item].level >= level:
            section = sections[at]
            below = self._documents(section)
            at += 1
            if at < len(sections) and items[sections[at].item].level > level:
                children, at = self._nested(sections, at)
                below += children
            item = items[section.item]
            title = unmarked(f"{item.number} {item.title.shown(self._texts.language)}".strip()) or "—"
            place = self._order.place(self._numbering.dividers[section.half, section.item])
            made.append(Bookmark(title, place, tuple(below)))
        return made, at

    def _documents(self, section: Section) -> list[Bookmark]:
        """A bookmark for each document; where it is printed in two languages, one for each below it."""
        by_document: dict[int, list[Printing]] = {}
        for one in section.printings:
            by_document.setdefault(one.document, []).append(one)
        return [self._document(printings) for printings in by_document.values()]

    def _document(self, printings: list[Printing]) -> Bookmark:
        document = self._plan.document(printings[0])
        spoken = unmarked(document.title.shown(self._texts.language))
        title = " · ".join(one for one in (document.symbol, spoken) if one) or "—"
        if len(printings) == 1:
            return Bookmark(title, self._place(printings[0]), self._brought(printings[0]))
        return Bookmark(
            title,
            self._place(printings[0]),
            tuple(Bookmark(self._named(one), self._place(one), self._brought(one)) for one in printings),
        )

    def _named(self, printing: Printing) -> str:
        english = self._plan.language_of(printing) == Language.EN.value
        return self._texts.text("In English") if english else self._texts.text("In Russian")

    def _place(self, printing: Printing) -> int:
        return self._order.place(self._numbering.printings[printing])

    def _brought(self, printing: Printing) -> tuple[Bookmark, ...]:
        place = self._place(printing)
        return tuple(one.moved(place) for one in self._own.get(printing, ()))
