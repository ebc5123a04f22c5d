"""Text of HTML as a stream of events: scripts and styles left out, nothing fetched, any depth."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from almaty_desktop.archive.extraction.decoding import decoded
from almaty_desktop.archive.extraction.reading import TEXT_LIMIT, Reading, day_of

_HIDDEN = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "noframes"}
)
_PARAGRAPHS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd",
    "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "legend", "li", "main", "nav", "ol",
    "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
})  # fmt: skip
_DATES = frozenset(
    {"date", "dc.date", "dcterms.date", "dcterms.created", "article:published_time", "created"}
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")


class _Paragraphs(HTMLParser):
    """Gathers the text that a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.title = ""
        self.heading = ""
        self.created: date | None = None
        self._hidden = ""
        self._naming = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden:
            return
        if tag in _HIDDEN:
            self._hidden = tag
        elif tag == "meta":
            self._stated(dict(attrs))
        elif tag in {"td", "th"}:
            self.parts.append("\t")
        elif tag in _PARAGRAPHS:
            self.parts.append("\n")
            if tag in {"title", "h1"}:
                self._naming = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _HIDDEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag == self._hidden:
                self._hidden = ""
        elif tag in _PARAGRAPHS:
            self.parts.append("\n")
            self._naming = ""

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if self._naming == "title":
            self.title += data
            return
        if self._naming == "h1" and len(self.heading) < 1000:
            self.heading += data
        self.parts.append(_SPACES.sub(" ", data))

    def _stated(self, attributes: dict[str, str | None]) -> None:
        name = attributes.get("name") or attributes.get("property") or ""
        if name.lower() in _DATES and self.created is None:
            self.created = day_of(attributes.get("content") or "")


def plain(source: str) -> Reading:
    """The text of a page of HTML, its title and its day."""
    listener = _Paragraphs()
    listener.feed(source)
    listener.close()
    lines = (" ".join(line.split(" ")).strip(" ") for line in "".join(listener.parts).split("\n"))
    text = "\n".join(re.sub(" {2,}", " ", line) for line in lines if line.strip())
    return Reading(text, title=listener.title.strip() or listener.heading.strip(), created=listener.created)


def read(path: Path) -> Reading:
    """The text of a file of HTML."""
    with path.open("rb") as stream:
        data = stream.read(4 * TEXT_LIMIT)
    found = _CHARSET.search(data[:4096])
    return plain(decoded(data, found.group(1).decode("ascii") if found else ""))
