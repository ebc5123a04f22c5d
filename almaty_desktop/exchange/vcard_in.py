"""People out of vCards 2.1, 3.0 and 4.0, whichever program wrote them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from almaty_desktop.exchange.encodings import decoded
from almaty_desktop.exchange.full_names import split_full_name
from almaty_desktop.exchange.person_record import ROLES, PersonRecord
from almaty_desktop.exchange.refusal import ExchangeRefusedError
from almaty_desktop.exchange.vcard_lines import (
    BrokenCardError,
    Property,
    RawCard,
    cards_of,
    parts_of,
    properties_of,
    unescaped,
)
from almaty_desktop.i18n import Bilingual, Language, Message, message

SIZE_LIMIT = 20_000_000
"""Bytes of a file; photographs in it count."""
CARDS_LIMIT = 10_000

_OWN = "X-ALMATY-EDITION"
_WANTED = frozenset(
    {"KIND", "N", "FN", "ORG", "TITLE", "EMAIL", "TEL", "LANG", "NOTE", "X-ALMATY-N", "X-ALMATY-ORG", _OWN}
    | {"X-ALMATY-TITLE", "X-ALMATY-LANG", "X-ALMATY-REPRESENTS", "X-ALMATY-ROLE"}
    | {"X-ALMATY-SERVES-FROM", "X-ALMATY-SERVES-UNTIL"}
)
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_FN = re.compile(r"(?:[\w-]+\.)?FN(?:;[^:]*)?:(.*)", re.IGNORECASE)
_NAME_SHOWN = 80


@dataclass(frozen=True)
class RefusedCard:
    """A card that was not taken: its place in the file from 1, its name where it shows one, and why."""

    number: int
    name: str
    reason: Message


@dataclass(frozen=True)
class CardsRead:
    """What a file of cards came to."""

    people: tuple[PersonRecord, ...]
    refused: tuple[RefusedCard, ...]


def read_cards(data: bytes) -> CardsRead:
    """The people of a file of vCards, in its order. Nothing that a card points to is fetched.

    A broken card is refused by itself. Raises :class:`ExchangeRefusedError` where the file as a whole can't
    be taken (``too-big``, ``too-many``, ``no-cards``).
    """
    if len(data) > SIZE_LIMIT:
        raise ExchangeRefusedError(
            "too-big",
            message(
                "The file is too big: {size} MB. Address files of up to {limit} MB can be read.",
                size=round(len(data) / 1_000_000, 1),
                limit=SIZE_LIMIT // 1_000_000,
            ),
        )
    people: list[PersonRecord] = []
    refused: list[RefusedCard] = []
    for card in cards_of(decoded(data)):
        if card.number > CARDS_LIMIT:
            raise ExchangeRefusedError(
                "too-many",
                message(
                    "The file holds more than {limit} cards. Split it into smaller ones.", limit=CARDS_LIMIT
                ),
            )
        try:
            people.append(_person(card))
        except BrokenCardError as broken:
            refused.append(RefusedCard(card.number, _name_of(card), broken.reason))
    if not people and not refused:
        raise ExchangeRefusedError("no-cards", message("There is no vCard in this file."))
    return CardsRead(tuple(people), tuple(refused))


def _name_of(card: RawCard) -> str:
    """What a card calls itself, for a sentence about it, as far as that can be made out at all."""
    try:
        shown = next((one.value for one in properties_of(card, frozenset({"FN"}))), "")
    except BrokenCardError:
        shown = next((found[1] for line in card.lines if (found := _FN.fullmatch(line))), "")
    return " ".join(unescaped(shown).split())[:_NAME_SHOWN]


def _person(card: RawCard) -> PersonRecord:
    if not card.closed:
        raise BrokenCardError(message("The card has no end; the file may be cut off."))
    properties = _Properties(properties_of(card, _WANTED), commas_part=card.version != "2.1")
    if properties.first("KIND").lower() not in {"", "individual"}:
        raise BrokenCardError(
            message("The card does not tell of a person but of a group or an organisation.")
        )
    role = properties.first("X-ALMATY-ROLE")
    if role and role not in ROLES:
        raise BrokenCardError(message("The role “{role}” is not known.", role=role[:_NAME_SHOWN]))
    represents = properties.first("X-ALMATY-REPRESENTS")
    person = PersonRecord(
        family=properties.texts("N", lambda value: properties.name_part(value, 0)),
        given=properties.texts("N", lambda value: properties.name_part(value, 1, 2)),
        honorific=properties.texts("N", lambda value: properties.name_part(value, 3)),
        ministry=properties.texts("ORG", lambda value: _ministry(value, represents)),
        post=properties.texts("TITLE", unescaped),
        represents=represents,
        emails=properties.all("EMAIL"),
        telephones=properties.all("TEL"),
        languages=properties.all("LANG"),
        role=role,
        serves_from=_day(properties.first("X-ALMATY-SERVES-FROM")),
        serves_until=_day(properties.first("X-ALMATY-SERVES-UNTIL")),
        note=properties.first("NOTE"),
    )
    if not properties.first(_OWN):
        person = _tidied(person, properties)
    if not person.named:
        raise BrokenCardError(message("The card names nobody."))
    return person


class _Properties:
    """The properties of one card, asked by name."""

    def __init__(self, properties: Iterable[Property], *, commas_part: bool) -> None:
        self._by_name: dict[str, list[Property]] = {}
        self._commas_part = commas_part
        for one in properties:
            self._by_name.setdefault(one.name.removeprefix("X-ALMATY-") or one.name, []).append(one)

    def _lines(self, name: str) -> list[Property]:
        return self._by_name.get(name.removeprefix("X-ALMATY-"), [])

    def first(self, name: str) -> str:
        return next((unescaped(one.value) for one in self._lines(name)), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Every value, the preferred ones first."""
        lines = sorted(self._lines(name), key=_preference)
        return tuple(unescaped(one.value) for one in lines if one.value)

    def texts(self, name: str, read: Callable[[str], str]) -> Bilingual:
        """A text in both languages; where none is stated, Cyrillic letters show the Russian one."""
        found: dict[Language, str] = {}
        for one in self._lines(name):
            stated = one.language.partition("-")[0]
            if stated in set(Language):
                language = Language(stated)
            else:
                language = Language.RU if _CYRILLIC.search(one.value) else Language.EN
            found.setdefault(language, read(one.value))
        return Bilingual(found.get(Language.EN, ""), found.get(Language.RU, ""))

    def name_part(self, value: str, *places: int) -> str:
        """Components of a name joined; but for 2.1 a comma parts several names in one component."""
        components = parts_of(value, ";")
        chosen = [components[place] for place in places if place < len(components)]
        if self._commas_part:
            chosen = [part for component in chosen for part in parts_of(component, ",")]
        return " ".join(unescaped(part) for part in chosen if part)


def _preference(one: Property) -> int:
    """What comes first: PREF=1 of 4.0, TYPE=PREF of the older versions."""
    stated = next(iter(one.parameters.get("PREF", ())), "")
    if stated.isdecimal() and len(stated) <= 3:
        return int(stated)
    return 1 if "pref" in {kind.lower() for kind in one.parameters.get("TYPE", ())} else 101


def _ministry(value: str, represents: str) -> str:
    """The organisation with its units, without the participant that our own cards name at the end."""
    parts = [unescaped(part) for part in parts_of(value, ";")]
    if represents and len(parts) > 1 and parts[-1] == represents:
        parts.pop()
    return ", ".join(part for part in parts if part)


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BrokenCardError(message("“{written}” is not a date.", written=written[:_NAME_SHOWN])) from None


def _tidied(person: PersonRecord, properties: _Properties) -> PersonRecord:
    """A card of another program: the full name where there is no other, spaces and repetitions gone."""
    if not person.named:
        full = properties.texts("FN", unescaped)
        person = replace(
            person,
            family=full.map(lambda name: split_full_name(name).family),
            given=full.map(lambda name: split_full_name(name).given),
            honorific=person.honorific or full.map(lambda name: split_full_name(name).honorific),
        )
    codes = (code.partition("-")[0].strip().lower() for code in person.languages)
    return replace(
        person,
        family=person.family.map(_one_line),
        given=person.given.map(_one_line),
        honorific=person.honorific.map(_one_line),
        ministry=person.ministry.map(_one_line),
        post=person.post.map(_one_line),
        emails=_once(re.sub(r"(?i)\Amailto:", "", address).strip() for address in person.emails),
        telephones=_once(re.sub(r"(?i)\Atel:", "", number).strip() for number in person.telephones),
        languages=_once(code for code in codes if re.fullmatch(r"[a-z]{2}", code)),
        note=person.note.strip(),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
