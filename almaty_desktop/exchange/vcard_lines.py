"""The lines of vCards 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350): cards, properties, parameters, values.

Read by ourselves, although ``vobject`` writes our cards: its expression for a line takes twice as long with
every further comma among the parameters, one broken card ends its reading, and it knows neither version 4 nor
the folding of 2.1.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from almaty_desktop.exchange.encodings import decoded
from almaty_desktop.i18n import Message, message

VALUE_LIMIT = 10_000
"""Characters that one property may hold."""

_BEGIN = re.compile(r"BEGIN[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_END = re.compile(r"END[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_AGENT = re.compile(r"AGENT(?:;[^:]*)?:[ \t]*", re.IGNORECASE)
_NAME = re.compile(r"(?:[\w-]+\.)?([\w-]+)[ \t]*(?=[;:])", re.ASCII)
_VERSION = re.compile(r"VERSION[ \t]*:[ \t]*([\d.]+)[ \t]*", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r"[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.IGNORECASE)
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})
_NO_ENCODINGS_OF_TEXTS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7"})


class BrokenCardError(Exception):
    """One card that can't be read, with the reason for the person."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True)
class RawCard:
    """The lines between BEGIN and END as they stand in the file; ``number`` counts the cards from 1."""

    number: int
    lines: tuple[str, ...]
    closed: bool

    @property
    def version(self) -> str:
        """``2.1`` (also where none is stated), ``3.0``, ``4.0`` or whatever it says."""
        return next((found[1] for line in self.lines if (found := _VERSION.fullmatch(line))), "2.1")


@dataclass(frozen=True)
class Property:
    """One property: name and parameter names in capitals; the value not yet taken apart."""

    name: str
    parameters: dict[str, tuple[str, ...]]
    value: str

    @property
    def language(self) -> str:
        """The stated language in small letters, else empty."""
        return next(iter(self.parameters.get("LANGUAGE", ())), "").lower()


def cards_of(text: str) -> Iterator[RawCard]:
    """The cards of a file in their order; what stands outside of them is passed over."""
    number, lines, opened, inner = 0, list[str](), False, 0
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if _BEGIN.fullmatch(line):
            if opened and (inner or (lines and _AGENT.fullmatch(lines[-1]))):
                inner += 1  # the card of a person's secretary within the person's own
                continue
            if opened:
                yield RawCard(number, tuple(lines), closed=False)
            number, lines, opened, inner = number + 1, [], True, 0
        elif _END.fullmatch(line) and opened:
            if inner:
                inner -= 1
                continue
            yield RawCard(number, tuple(lines), closed=True)
            opened = False
        elif opened and not inner:
            lines.append(line)
    if opened:
        yield RawCard(number, tuple(lines), closed=False)


def properties_of(card: RawCard, wanted: frozenset[str]) -> Iterator[Property]:
    """The ``wanted`` properties of a card; others are never looked at, whatever they hold.

    Raises :class:`BrokenCardError` for a line that is no property, and for a wanted one that can't be read.
    """
    for line in _unfolded(card.lines, keep_space=card.version == "2.1"):
        found = _NAME.match(line)
        if found is None:
            raise BrokenCardError(message("The line “{line}” can’t be read.", line=_shortened(line)))
        name = found[1].upper().replace("_", "-")  # Lotus Notes writes X_…
        if name in wanted:
            if len(line) > VALUE_LIMIT:
                raise BrokenCardError(message("The property {name} is too long.", name=name))
            yield _property(name, line[found.end() :])


def _unfolded(lines: Iterable[str], *, keep_space: bool) -> Iterator[str]:
    """Whole lines; in 2.1 the space at which a line was folded is a part of the text."""
    parts: list[str] = []
    soft = False  # the last line ended with the soft break of quoted-printable
    for line in lines:
        if parts and soft:
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        elif parts and line[:1] in (" ", "\t"):
            parts.append(line if keep_space else line[1:])
        else:
            if parts:
                yield "".join(parts)
            parts = [line] if line.strip() else []
        soft = bool(parts) and line.endswith("=") and _QUOTED_PRINTABLE.match(parts[0]) is not None
    if parts:
        yield "".join(parts)


def _property(name: str, rest: str) -> Property:
    """A property from what follows its name: parameters and value."""
    head, value = _parted(rest)
    parameters: dict[str, tuple[str, ...]] = {}
    for written in _split_outside_quotes(head, ";"):
        key, equals, values = written.partition("=")
        if not equals:  # 2.1 lets the names of parameters away
            key, values = ("ENCODING" if key.strip().upper() in _ENCODINGS else "TYPE"), key
        key = key.strip().upper()
        several = tuple(one.strip().strip('"') for one in _split_outside_quotes(values, ","))
        parameters[key] = parameters.get(key, ()) + several
    return Property(name, parameters, _read_value(value, parameters))


def _parted(rest: str) -> tuple[str, str]:
    quoted = False
    for place, letter in enumerate(rest):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return rest[:place], rest[place + 1 :]
    head, _, value = rest.partition(":")  # a quotation mark that nobody closed
    return head, value


def _split_outside_quotes(text: str, separator: str) -> Iterator[str]:
    start, quoted = 0, False
    for place, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif letter == separator and not quoted:
            yield text[start:place]
            start = place + 1
    if text[start:].strip():
        yield text[start:]


def _read_value(value: str, parameters: dict[str, tuple[str, ...]]) -> str:
    encoding = next(iter(parameters.get("ENCODING", ())), "").upper()
    charset = next(iter(parameters.get("CHARSET", ())), "")
    if encoding == "QUOTED-PRINTABLE":
        raw = quopri.decodestring(value.encode("utf-8"))
    elif encoding in {"B", "BASE64"}:
        try:
            raw = base64.b64decode("".join(value.split()), validate=True)
        except (binascii.Error, ValueError):
            raise BrokenCardError(message("A text in BASE64 is damaged.")) from None
    else:
        return value
    try:
        if charset and codecs.lookup(charset).name not in _NO_ENCODINGS_OF_TEXTS:
            return raw.decode(charset)
    except (LookupError, ValueError):
        raise BrokenCardError(
            message("A text is not in the encoding “{charset}”, as it says.", charset=charset[:40])
        ) from None
    return decoded(raw)


def parts_of(value: str, separator: str) -> list[str]:
    """``value`` taken apart at the separators that are not escaped; the escapes stay."""
    parts, current, escaped = [], list[str](), False
    for letter in value:
        if letter == separator and not escaped:
            parts.append("".join(current))
            current = []
            continue
        current.append(letter)
        escaped = letter == "\\" and not escaped
    return [*parts, "".join(current)]


def unescaped(value: str) -> str:
    r"""A text without its escapes: ``\n`` is a line break, ``\,`` a comma; what is no escape stays."""
    return re.sub(r"\\([\\;,:nN])", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _shortened(line: str) -> str:
    return line if len(line) <= 40 else f"{line[:40]}…"
