"""Proposals for a name in the other alphabet, as passports of the region write it (choice).

Cyrillic letters become Latin ones by the table of travel documents (ICAO 9303) with the letters of Kazakh,
Kyrgyz and Tajik; Latin ones become Russian by the spellings that are common in the region, Turkish and
Azerbaijani letters among them. What comes out is a proposal: nothing is ever overwritten with it.
Words, hyphens and capitals stay as they are, and letters of other alphabets too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.russian_spelling import APOSTROPHES, russian_pieces, state_of

# A word, or a part of a double name, with the apostrophes inside it.
_PART = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*[{APOSTROPHES}]?")
_CYRILLIC = re.compile("[\u0400-\u052f]")

_ICAO: dict[str, str] = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True)),
    **dict(
        zip("ёжхцчшщъьюя", ("e", "zh", "kh", "ts", "ch", "sh", "shch", "ie", "", "iu", "ia"), strict=True)
    ),
    **dict(zip("әғқңөұүһі", "agknouuhi", strict=True)),
    **dict(zip("ӣӯҳҷў", "iuhju", strict=True)),
    **dict(zip("їґѝѐ", "igie", strict=True)),
    "є": "ie",
}
_TAJIK = {"ғ": "gh", "қ": "q"}
_ONLY_TAJIK = frozenset("ӣӯҳҷ")


def is_cyrillic(text: str) -> bool:
    """Whether a text has a Cyrillic letter."""
    return _CYRILLIC.search(text) is not None


def to_latin(name: str, state: str = "") -> str:
    """A Cyrillic name in Latin letters; ``state`` is the code of the State whose passport it stands in."""
    tajik = state == "TJ" or not _ONLY_TAJIK.isdisjoint(name.casefold())
    table = {**_ICAO, **_TAJIK} if tajik else _ICAO

    def pieces(small: str) -> Iterable[tuple[int, str]]:
        return ((place, table.get(letter, letter)) for place, letter in enumerate(small))

    return _each_part(name, pieces)


def to_cyrillic(name: str, state: str = "") -> str:
    """A Latin name in Russian letters; ``state`` is the code of the State whose passport it stands in."""
    spelling = state_of(name, state)
    return _each_part(name, lambda small: russian_pieces(small, spelling))


def proposed(name: Bilingual, state: str = "") -> Bilingual:
    """What is proposed for the language in which a name is missing; empty where it is there."""
    english, russian = name.en.strip(), name.ru.strip()
    return Bilingual(
        to_latin(russian, state) if not english else "",
        to_cyrillic(english, state) if not russian else "",
    )


def _each_part(name: str, pieces: Callable[[str], Iterable[tuple[int, str]]]) -> str:
    def written(match: re.Match[str]) -> str:
        part = match.group()
        return _with_capitals(part, pieces("".join(map(_small, part)))) or part

    return _PART.sub(written, unicodedata.normalize("NFC", name))


def _small(letter: str) -> str:
    """The small letter; always one, so that places stay where they are."""
    if letter == "İ":
        return "i"
    small = letter.lower()
    return small if len(small) == 1 else letter


def _with_capitals(part: str, pieces: Iterable[tuple[int, str]]) -> str:
    """The pieces put together, each with a capital where its place in ``part`` has one."""
    letters = [letter for letter in part if letter.isalpha()]
    all_capitals = len(letters) > 1 and all(letter.isupper() for letter in letters)
    made, waiting = [], False
    for place, piece in pieces:
        capital = waiting or part[place].isupper()
        # A capital whose letter falls away (a hard sign) is that of the next one.
        waiting = capital and not piece
        made.append(piece[:1].upper() + piece[1:] if capital else piece)
    written = "".join(made)
    return written.upper() if all_capitals else written
