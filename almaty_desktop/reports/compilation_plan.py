"""What is printed in a compilation, in which order, under which running numbers.

The four layouts:

- ``en``, ``ru`` – one language. Each document appears in that language's version, else in the
  other one (else in whatever version there is), and the contents say so.
- ``side-by-side`` – cover, contents and dividers show both languages beside each other. Each
  document appears in English, then in Russian; each column of the contents has its own numbers.
- ``one-after-the-other`` – the whole English compilation (cover, contents, dividers, documents),
  then the whole Russian one, so that the two can be parted and handed out. A document that exists
  in one language only is printed once, in that language's half; the contents of the other half
  lead there and say so.

Front matter has roman numbers (i, ii, …), everything else arabic ones; both run through the
whole file, so that a number means one page only, on paper, in the contents and in the page labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from almaty_desktop.i18n import Bilingual, Language, Texts
from almaty_desktop.reports.compilation_data import CompilationDocument, CompilationPrint, CompilationVersion
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.typography import printable
from almaty_desktop.reports.words import item_title
from almaty_desktop.rules.brackets import PENDING_MARK, bracketed_in_both

_LONGEST_TITLE = 500
_LONGEST_SYMBOL = 80
_LONGEST_NUMBER = 12
_UNDETERMINED = "und"
_SPACES = re.compile(r"[ \t\n\r\f\v]+")  # not the no-break space


@dataclass(frozen=True)
class Printing:
    """One version of one document where it is printed: item, document and version by their index.

    ``version`` is None where the document has no version at all: a page then says so.
    """

    item: int
    document: int
    version: int | None


@dataclass(frozen=True)
class Section:
    """A divider and what stands behind it."""

    half: int
    item: int
    printings: tuple[Printing, ...]


@dataclass(frozen=True)
class Half:
    """Front matter in ``languages`` (one, or both side by side) and the sections behind it."""

    languages: tuple[Language, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Plan:
    """The halves of a compilation (one, but for the layout one after the other) and all it prints."""

    materials: CompilationPrint
    layout: Layout
    halves: tuple[Half, ...]

    @cached_property
    def printings(self) -> tuple[Printing, ...]:
        """All that is printed, in the order of the file."""
        return tuple(one for half in self.halves for section in half.sections for one in section.printings)

    def document(self, printing: Printing) -> CompilationDocument:
        return self.materials.items[printing.item].documents[printing.document]

    def version(self, printing: Printing) -> CompilationVersion | None:
        return None if printing.version is None else self.document(printing).versions[printing.version]

    def language_of(self, printing: Printing) -> str:
        """The code of the language in which it is printed; empty where nothing is."""
        version = self.version(printing)
        return version.language if version else ""

    def shown_for(self, language: Language, item: int, document: int) -> Printing:
        """Where a reader of ``language`` is led: its version, else the first one that is printed."""
        found = self._by_document[item, document]
        own = [one for one in found if self.language_of(one) == language.value]
        return (own or found)[0]

    @cached_property
    def _by_document(self) -> Mapping[tuple[int, int], list[Printing]]:
        found: dict[tuple[int, int], list[Printing]] = {}
        for one in self.printings:
            found.setdefault((one.item, one.document), []).append(one)
        return found


@dataclass(frozen=True)
class Numbering:
    """The running number of the first page of each divider and each printing; the number of the last page."""

    dividers: Mapping[tuple[int, int], int]
    printings: Mapping[Printing, int]
    last: int


def plan(materials: CompilationPrint, layout: Layout) -> Plan:
    """What a compilation prints in this layout."""
    materials = _prepared(materials)
    halves = []
    for number, languages in enumerate(layout.parts):
        sections = tuple(
            Section(number, item, tuple(_printings(materials, layout, languages, item)))
            for item in range(len(materials.items))
        )
        halves.append(Half(languages, sections))
    return Plan(materials, layout, tuple(halves))


def number_pages(planned: Plan, lengths: Mapping[Printing, int]) -> Numbering:
    """Running numbers, given how many pages each printing has; a divider has one."""
    dividers: dict[tuple[int, int], int] = {}
    printings: dict[Printing, int] = {}
    following = 1
    for half in planned.halves:
        for section in half.sections:
            dividers[section.half, section.item] = following
            following += 1
            for printing in section.printings:
                printings[printing] = following
                following += lengths[printing]
    return Numbering(dividers, printings, following - 1)


def language_note(texts: Texts, printed: str) -> str:
    """What the contents say of a document that is printed in another language than theirs; else nothing."""
    if printed in ("", texts.language.value):
        return ""
    if printed == Language.EN.value:
        return texts.text("in English only")
    if printed == Language.RU.value:
        return texts.text("in Russian only")
    name = texts.locale.languages.get(printed) if printed != _UNDETERMINED else None
    return texts.text("in {language} only", language=name) if name else texts.text("in another language only")


def _fit(text: str, longest: int = _LONGEST_TITLE) -> str:
    """A title as it can be printed: no controls, no broken characters, no thousand words."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    shown = _SPACES.sub(" ", printable(whole)).strip()
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"


def _prepared(materials: CompilationPrint) -> CompilationPrint:
    """The same with titles fit to be printed, pending States in brackets in all of them (S3)."""

    def title(given: Bilingual) -> Bilingual:
        return bracketed_in_both(given.map(_fit), materials.pending, PENDING_MARK)

    def document(given: CompilationDocument) -> CompilationDocument:
        return replace(given, symbol=_fit(given.symbol, _LONGEST_SYMBOL), title=title(given.title))

    items = tuple(
        replace(
            item,
            number=_fit(item.number, _LONGEST_NUMBER),
            title=title(item_title(item.title)),
            documents=tuple(map(document, item.documents)),
        )
        for item in materials.items
    )
    return replace(
        materials,
        symbol=_fit(materials.symbol, _LONGEST_SYMBOL),
        place=title(materials.place),
        title=title(materials.title),
        items=items,
    )


def _printings(
    materials: CompilationPrint, layout: Layout, languages: tuple[Language, ...], item: int
) -> Iterator[Printing]:
    for number, document in enumerate(materials.items[item].documents):
        there = {version.language: index for index, version in reversed(list(enumerate(document.versions)))}
        for version in _versions(layout, languages, there):
            yield Printing(item, number, version)


def _versions(layout: Layout, languages: tuple[Language, ...], there: Mapping[str, int]) -> list[int | None]:
    """The versions to print in a half, by their index; ``there`` is what exists, by language."""
    own = [there[language.value] for language in languages if language.value in there]
    if own:
        return list(own)
    other = [there[language.value] for language in Language if language.value in there]
    if layout is Layout.ONE_AFTER_THE_OTHER and (other or languages[0] is not Language.EN):
        return []  # the other half prints it
    if other:
        return [other[0]]
    return [min(there.values())] if there else [None]
