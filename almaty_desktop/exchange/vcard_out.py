"""People as vCards 3.0 (RFC 2426) and 4.0 (RFC 6350).

What an address book shows stands in the common properties. The second language of a text goes as a further
property with the same ALTID in 4.0; 3.0 knows nothing of the kind, and programs would show the last or the
first of two names, so there it goes as X-ALMATY-N, X-ALMATY-ORG and X-ALMATY-TITLE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from almaty_desktop.exchange.person_record import PersonRecord
from almaty_desktop.i18n import Language

PRODUCT = "-//Almaty Process Support Unit//Almaty Desktop//EN"
LINE_LENGTH = 75
"""Octets of a line, its line break not counted."""

_UNFOLDED = 1 << 40
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class CardVersion(StrEnum):
    """The versions that are written."""

    THREE = "3.0"
    FOUR = "4.0"


def write_cards(people: Iterable[PersonRecord], version: CardVersion) -> bytes:
    """One vCard a person, one after the other, in UTF-8. The same people give the same bytes."""
    return "".join(_folded(_card(person, version)) for person in people).encode("utf-8")


def _folded(card: str) -> str:
    return "".join(f"{_fold(line)}\r\n" for line in card.removesuffix("\r\n").split("\r\n"))


def _fold(line: str) -> str:
    """A line broken after at most 75 octets, never within a letter (``vobject`` counts letters)."""
    if len(line.encode("utf-8")) <= LINE_LENGTH:
        return line
    folded, length = [], 0
    for letter in line:
        size = len(letter.encode("utf-8"))
        if length + size > LINE_LENGTH:
            folded.append("\r\n ")
            length = 1
        folded.append(letter)
        length += size
    return "".join(folded)


def _card(person: PersonRecord, version: CardVersion) -> str:
    from vobject import vCard  # lazily: a start-up that writes no card need not wait for it

    card = vCard()
    _add(card, "version", version)
    _add(card, "prodid", PRODUCT)
    if version is CardVersion.FOUR:
        _add(card, "kind", "individual")
    _add_name(card, person, version)
    _add_both(card, "org", version, _organisations(person))
    _add_both(
        card, "title", version, {one: person.post.only(one) for one in Language if person.post.only(one)}
    )
    for address in person.emails:
        _add(card, "email", address, **({"TYPE": "INTERNET"} if version is CardVersion.THREE else {}))
    for telephone in person.telephones:
        _add(card, "tel", telephone, TYPE="VOICE" if version is CardVersion.THREE else "voice")
    for place, language in enumerate(person.languages, 1):
        if version is CardVersion.FOUR:
            _add(card, "lang", language, PREF=str(min(place, 100)))
        else:
            _add(card, "x-almaty-lang", language)
    _add_service(card, person)
    return str(card.serialize(lineLength=_UNFOLDED, validate=False))


def _add_service(card: Any, person: PersonRecord) -> None:
    """What only this program understands: whom a person represents, as what, and since when (S4)."""
    _add(card, "x-almaty-edition", "1")
    for name, value in (
        ("note", person.note),
        ("x-almaty-represents", person.represents),
        ("x-almaty-role", person.role),
        ("x-almaty-serves-from", person.serves_from.isoformat() if person.serves_from else ""),
        ("x-almaty-serves-until", person.serves_until.isoformat() if person.serves_until else ""),
    ):
        if value:
            _add(card, name, value)


def _organisations(person: PersonRecord) -> dict[Language, list[str]]:
    """Ministry and participant, in each language that the ministry has."""
    found = {one: [_clean(person.ministry.only(one))] for one in Language if person.ministry.only(one)}
    if person.represents:
        found = found or {Language.EN: [""]}
        for parts in found.values():
            parts.append(_clean(person.represents))
    return found


def _add_name(card: Any, person: PersonRecord, version: CardVersion) -> None:
    from vobject.vcard import Name  # lazily, as above

    parts = {
        one: [_clean(text.only(one)) for text in (person.family, person.given, person.honorific)]
        for one in Language
    }
    names = {
        one: Name(family=family, given=given, prefix=honorific)
        for one, (family, given, honorific) in parts.items()
        if family or given or honorific
    }
    _add_both(card, "n", version, names or {Language.EN: Name()})
    shown = {
        one: " ".join(filter(None, (given, family) if one is Language.EN else (family, given)))
        for one, (family, given, _honorific) in parts.items()
        if family or given
    }
    if version is CardVersion.THREE:
        shown = dict(list(shown.items())[:1])
    substitute = next(iter(person.emails), "") or person.ministry.shown(Language.EN)
    _add_both(card, "fn", version, shown or {Language.EN: substitute})


def _add_both(card: Any, name: str, version: CardVersion, texts: dict[Language, Any]) -> None:
    """A property in each of its languages."""
    for place, (language, value) in enumerate(texts.items()):
        if version is CardVersion.FOUR:
            alternative = {"ALTID": "1"} if len(texts) > 1 else {}
            _add(card, name, value, LANGUAGE=language, **alternative)
        elif not place:
            _add(card, name, value, LANGUAGE=language)
        else:
            _add(card, f"x-almaty-{name}", value, LANGUAGE=language, like=name)


def _add(card: Any, name: str, value: Any, *, like: str = "", **parameters: str) -> None:
    """A line of the card; ``like`` names the property whose structure it has."""
    from vobject.base import getBehavior  # lazily, as above

    line = card.add(name)
    if like and (structure := getBehavior(like)):  # a title has none and is a text as any other
        line.setBehavior(structure)
    line.value = _clean(value) if isinstance(value, str) else value
    line.isNative = not isinstance(value, str)
    line.params = {key: [str(one)] for key, one in parameters.items()}


def _clean(text: str) -> str:
    """A text with line breaks of one kind and without characters that no vCard may hold."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
