"""What the archive proposes for a file that was taken in: title, date, symbol or reference.

A person confirms or corrects it. Nothing is proposed where nothing stands there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from almaty_desktop.archive.titles import title_of
from almaty_desktop.archive.written_dates import date_in_name, document_date
from almaty_desktop.rules import symbols

_LOOKED_AT = 8000  # characters; neither title, date nor symbol is looked for further down
_HEAD = 2000  # characters; a symbol further down is that of another document
_BESIDE = 30  # characters that may stand in the line beside a symbol without making it a mere mention

_SYMBOL = re.compile(
    r"(?:Almaty\s+Process|Алматинский\s+процесс)\s*/\s*\d{2}\s*/\s*\d{2,4}\s*/\s*\d{4}", re.I
)
_SYMBOL_IN_NAME = re.compile(
    r"(?:almaty[\W_]*process|алматинский[\W_]*процесс)[\W_]+(\d{2})[\W_]+(\d{2,4})[\W_]+(\d{4})(?!\d)", re.I
)
_REFERENCE_LABEL = re.compile(
    r"^[^\w\n]*(?:(?:our\s+)?ref(?:erence)?(?:\.|\b)(?:\s*(?:no|nr|№)\.?)?|исх(?:одящий)?\.?(?:\s*№|"
    r"\s*номер|:)|"
    r"рег(?:истрационный)?\.?\s*№|document\s+(?:no|symbol)\.?|номер\s+документа|№)\s*[:.№-]?\s*"
    r"(?P<value>[^\s:;,][^\n;,]{0,60})",
    re.I | re.M,
)
_REFERENCE_END = re.compile(r"\s+(?:от|dated?|of|дата)\b.*|\s{2,}.*|\s+(?=\d{1,2}[ ./])\d.*$", re.I)
_UNITED_NATIONS = re.compile(
    r"(?<![\w/])(?:A|S|E|ST|CAT|CERD|CCPR|CEDAW|CRC|CMW|HCR|UNHCR|IOM|HRC|TD|UNEP|EC|MC|C)"
    r"(?:/[A-Z0-9][A-Za-z0-9.]*(?:\s?\([IVXLC\d]+\))?(?:-[A-Z0-9]+)?)+"
)


@dataclass(frozen=True)
class Proposal:
    """What a file seems to be. ``symbol`` is in the Process's form (A1), ``reference`` any foreign one."""

    title: str
    date: date | None
    symbol: str
    reference: str


def propose(text: str, file_name: str, stated_title: str = "", stated_date: date | None = None) -> Proposal:
    """Proposes for a file: from its text, its name, and the title and day that its properties state.

    ``text`` may be empty (a scan); form feeds part its pages. The day stated by the properties comes last:
    it is often that of the last copy.
    """
    head = text[:_LOOKED_AT].replace("\f", "\n")
    symbol = symbol_of(head, file_name)
    written = document_date(_SYMBOL.sub(_blank, head))
    return Proposal(
        title=title_of(head, file_name, stated_title),
        date=written or date_in_name(_SYMBOL_IN_NAME.sub("", file_name)) or stated_date,
        symbol=symbol,
        reference="" if symbol else reference_of(head),
    )


def symbol_of(text: str, file_name: str = "") -> str:
    """The document's own symbol of the Process (A1), ``Almaty Process/02/01/2013``; "" if it has none.

    It stands in the head of the text, nearly alone in its line (else it is another document's, mentioned),
    or in the file's name.
    """
    head = text[:_HEAD]
    for found in _SYMBOL.finditer(head):
        start = head.rfind("\n", 0, found.start()) + 1
        end = head.find("\n", found.end())
        beside = head[start : found.start()] + head[found.end() : end if end >= 0 else len(head)]
        if len(beside.strip()) <= _BESIDE and (symbol := symbols.parse(found.group())):
            return str(symbol)
    if named := _SYMBOL_IN_NAME.search(file_name):
        symbol = symbols.parse(f"Almaty Process/{'/'.join(named.groups())}")
        return str(symbol) if symbol else ""
    return ""


def reference_of(text: str) -> str:
    """The reference that a document from elsewhere bears (Ref: …, Исх. № …, A/RES/…); "" if none."""
    head = text[:_HEAD]
    for found in _REFERENCE_LABEL.finditer(head):
        value = _REFERENCE_END.sub("", found["value"]).strip(" .№")
        if any(letter.isdigit() for letter in value) and not _SYMBOL.search(value):
            return value
    for found in _UNITED_NATIONS.finditer(head):
        if any(letter.isdigit() for letter in found.group()):
            return found.group()
    return ""


def _blank(found: re.Match[str]) -> str:
    """As many spaces: the figures of a symbol look like a date, and places must not move."""
    return " " * len(found.group())
