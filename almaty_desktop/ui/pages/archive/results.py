"""The rows of the list: documents page by page, or what was found with the passage."""

from __future__ import annotations

from typing import Any

from almaty_desktop.i18n import Texts
from almaty_desktop.services.documents import DocumentLine
from almaty_desktop.services.labels import DOCUMENT_KINDS, language_name
from almaty_desktop.services.search import Filters, Hit
from almaty_desktop.ui.pages.archive.names import UNDETERMINED, dotted, line_chip, title_of
from almaty_desktop.ui.widgets.chips import Chip
from almaty_desktop.ui.widgets.paged_list import Fetch, Piece, Row

_BEFORE_MARK = 24  # letters before the first word that was found


def listed(use_cases: Any, filters: Filters, texts: Texts) -> Fetch:
    """Fetches pages of the documents that pass the filters, newest first."""

    def fetch(offset: int, limit: int) -> Piece:
        lines = use_cases.archive.list(filters, offset=offset, limit=limit)
        return Piece([document_row(texts, line) for line in lines], use_cases.archive.count(filters))

    return fetch


def found(use_cases: Any, words: str, filters: Filters, texts: Texts) -> Fetch:
    """Fetches pages of the language versions in which the words stand, best first."""

    def fetch(offset: int, limit: int) -> Piece:
        answer = use_cases.search.find(words, filters, offset=offset, limit=limit, unfinished=True)
        return Piece([hit_row(texts, hit) for hit in answer.hits], answer.total)

    return fetch


def document_row(texts: Texts, line: DocumentLine) -> Row:
    """A document in the list; its key is its number."""
    languages = ", ".join(
        version.language.upper() for version in line.versions if version.language != UNDETERMINED
    )
    subtitle = dotted(
        line.mark,
        texts.date(line.dated) if line.dated else texts.text("no date"),
        languages,
        texts.say(DOCUMENT_KINDS[line.kind]),
    )
    return Row(str(line.id), title_of(texts, line.printed, line.id), subtitle, line_chip(texts, line))


def hit_row(texts: Texts, hit: Hit) -> Row:
    """A version that was found; its key is the document's number and the version's."""
    subtitle = dotted(hit.symbol, texts.date(hit.dated) if hit.dated else texts.text("no date"))
    language = Chip(language_name(texts, hit.language), shape="translate")
    title = title_of(texts, hit.printed, hit.document)
    return Row(f"{hit.document}:{hit.version}", title, subtitle, language, near_mark(hit.marked))


def near_mark(passage: str) -> str:
    """A passage that begins shortly before what was found, so that it is seen on a narrow line."""
    before, opened, rest = passage.partition("[[")
    if not opened or len(before) <= _BEFORE_MARK:
        return passage
    _, _, kept = before[-_BEFORE_MARK:].partition(" ")
    return f"… {kept}{opened}{rest}"


def read_key(key: str) -> tuple[int, int | None] | None:
    """The document and, where the row was a hit, the version; None for what is no key of a row."""
    document, _, version = key.partition(":")
    if not document.isdecimal():
        return None
    return int(document), int(version) if version.isdecimal() else None
