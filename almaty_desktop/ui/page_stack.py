"""The pages of the areas, one on view; each is made at its first visit and asks again when it is seen."""

from __future__ import annotations

from collections.abc import Sequence, Set

from PySide6.QtWidgets import QStackedWidget

from almaty_desktop.i18n import Texts
from almaty_desktop.ui.areas import Area
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.page import Page


class PageStack(QStackedWidget):
    """``area`` is the key of the area on view; "" before the first visit."""

    def __init__(self, areas: Sequence[Area], context: PageContext) -> None:
        super().__init__()
        self.areas = {area.key: area for area in areas}
        self._context = context
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, set[str]] = {}
        self.area = ""

    @property
    def page(self) -> Page | None:
        """The page on view."""
        return self._pages.get(self.area)

    def made(self, key: str) -> Page:
        """The page of an area, which is made now if nobody was there yet."""
        page = self._pages.get(key)
        if page is None:
            page = self.areas[key].factory(self._context)
            self._pages[key] = page
            self.addWidget(page)
        return page

    def show_area(self, key: str) -> None:
        """Puts another area's page on view; what is edited on the one before is saved."""
        self.leave()
        self.area = key
        self.setCurrentWidget(self.made(key))

    def leave(self) -> None:
        """Saves what is being edited on the page on view."""
        if self.page is not None:
            self.page.leave()

    def freshen(self) -> None:
        """Lets the page on view ask again for what changed while it was not seen."""
        stale = self._stale.pop(self.area, None)
        if stale and self.page is not None:
            self.page.refresh(stale)

    def spread(self, news: Set[str]) -> None:
        """These areas changed: the page on view asks again at once, the others when they are seen."""
        for key, page in self._pages.items():
            if key == self.area:
                page.refresh(news)
            else:
                self._stale.setdefault(key, set()).update(news)

    def retranslate(self, texts: Texts) -> None:
        """Says everything in another language."""
        for page in self._pages.values():
            page.retranslate(texts)
