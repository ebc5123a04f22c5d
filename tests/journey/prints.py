"""Prints that a person saved, opened again: what stands on their pages, how they are numbered and linked."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2

from almaty_desktop.i18n import Bilingual, Language

READS = {"en": (Language.EN,), "ru": (Language.RU,)}

# A number as one reads it at the foot of a page: "page 3 of 12" and «стр. 3 из 12».
FOOT = {Language.EN: r"page (\d+) of (\d+)", Language.RU: r"стр\. (\d+) из (\d+)"}


@dataclass(frozen=True)
class Outlined:
    """An entry of the outline, and the page (from 0) that it leads to."""

    level: int
    title: str
    page: int | None


@dataclass(frozen=True)
class Print:
    """One saved file, read whole."""

    data: bytes
    pages: tuple[str, ...]
    labels: tuple[str, ...]
    outline: tuple[Outlined, ...]
    language: str
    title: str
    links: tuple[tuple[int, str, int], ...] = field(repr=False)
    """The page a link stands on, what an assistive reader says of it, and the page it leads to."""

    @property
    def text(self) -> str:
        """All words, pages and lines joined."""
        return plain(" ".join(self.pages))

    def feet(self, language: Language) -> list[tuple[int, int]]:
        """The number and the total that each page shows; pages without them are left out."""
        found = [re.search(FOOT[language], page) for page in self.pages]
        return [(int(one.group(1)), int(one.group(2))) for one in found if one]


def plain(text: str) -> str:
    """Words on one line, hyphens at the ends of lines undone."""
    joined = re.sub("(?:\ufffe|\u00ad|\u0002)\\s*", "", text)
    return " ".join(joined.replace("\u00a0", " ").split())


def pages_of(file: Path) -> tuple[str, ...]:
    """The text of each page of a PDF."""
    document = pypdfium2.PdfDocument(file)
    try:
        return tuple(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def read_print(file: Path) -> Print:
    data = file.read_bytes()
    pages = pages_of(file)
    document = pypdfium2.PdfDocument(data)
    try:
        labels = tuple(document.get_page_label(number) for number in range(len(document)))
        outline = tuple(
            Outlined(one.level, one.get_title(), one.get_dest().get_index() if one.get_dest() else None)
            for one in document.get_toc()
        )
    finally:
        document.close()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        links = tuple(
            (number, str(link.get("/Contents", "")), numbers[link.Dest[0].objgen])
            for number, page in enumerate(pdf.pages)
            for link in page.get("/Annots", [])
            if link.get("/Subtype") == "/Link" and "/Dest" in link
        )
        return Print(
            data, pages, labels, outline, str(pdf.Root.get("/Lang")), str(pdf.docinfo["/Title"]), links
        )


def listed_at(contents: str, words: str) -> int:
    """The page number that the contents give behind a title."""
    found = re.search(re.escape(words) + r"[ .…]*(\d+)", plain(contents))
    assert found, f"the contents do not list «{words}»: {plain(contents)[:600]}"
    return int(found.group(1))


def languages_of(layout: str) -> tuple[Language, ...]:
    return READS.get(layout, tuple(Language))


def contents_of(made: Print, language: Language) -> str:
    """The text of the sheets of contents in a language."""
    heading = "Contents" if language is Language.EN else "Содержание"
    return " ".join(
        page
        for label, page in zip(made.labels, made.pages, strict=True)
        if not label.isdecimal() and heading in page
    )


def without_lines(made: Print) -> str:
    """The words of all pages; what was hyphenated at the end of a line is whole again."""
    return re.sub(r"(?<=[^\W\d_])-\s(?=[^\W\d_])", "", made.text)


def assert_pages_are_numbered(made: Print, layout: str) -> None:
    """Page x of y is right on each page, in each language that the print speaks."""
    expected = [(number, len(made.pages)) for number in range(1, len(made.pages) + 1)]
    for language in languages_of(layout):
        assert made.feet(language) == expected


def assert_no_other_language(made: Print, layout: str, titles: list[Bilingual]) -> None:
    """A print in one language has nothing of the other one."""
    others = set(Language) - set(languages_of(layout))
    for language in others:
        assert not made.feet(language)
        assert not [title for title in titles if title.only(language) in made.text]
