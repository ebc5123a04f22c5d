"""A name written as one taken apart into address, family name and given names."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Amb|H\.\s?E|Sir|Madam)\b\.?|His Excellency|Her Excellency|Professor|"
    r"Ambassador|г-н|г-жа|господин|госпожа|д-р|проф\.|профессор|посол|Е\.\s?П\.)(?=\s)\s*",
    re.IGNORECASE,
)
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_PATRONYMIC = re.compile(
    r"(?:[оеё]вич|ич|[оеё]вна|ична|улы|ұлы|уулу|қызы|кызы|оглы|оғлы|зода)$", re.IGNORECASE
)
_FAMILY = re.compile(r"(?:[оеё]ва?|ина?|ын|ына|ский|ская|цкий|цкая|енко|ян|швили)$", re.IGNORECASE)


@dataclass(frozen=True)
class FullName:
    """The parts of a full name; any may be empty."""

    honorific: str
    family: str
    given: str


def split_full_name(written: str) -> FullName:
    """The parts of a name as it is usually written.

    A comma or capitals show the family name (IVANOV Ivan). Else a Russian name begins with it (Иванов Иван
    Иванович), unless a patronymic or the endings show the reverse, and a Latin one ends with it.
    """
    rest = " ".join(written.split())
    honorifics: list[str] = []
    while found := _ADDRESS.match(rest):
        honorifics.append(found.group().strip())
        rest = rest[found.end() :]
    before, comma, after = rest.partition(",")
    if comma:
        family, given = before.split(), after.split()
    else:
        family, given = _parted(rest.split())
    return FullName(" ".join(honorifics), " ".join(family), " ".join(given))


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """The words of the family name and those of the given names."""
    if len(words) < 2:
        return words, []
    capitals = [word for word in words if _is_capitals(word)]
    if capitals and len(capitals) < len(words):
        return capitals, [word for word in words if not _is_capitals(word)]
    if _CYRILLIC.search("".join(words)):
        return _parted_russian(words)
    # Small words before a family name belong to it: van der Berg.
    start = next((place for place, word in enumerate(words) if place and word.islower()), len(words) - 1)
    return words[start:], words[:start]


def _parted_russian(words: list[str]) -> tuple[list[str], list[str]]:
    last_is_family = (len(words) == 2 and _FAMILY.search(words[1]) and not _FAMILY.search(words[0])) or (
        len(words) == 3 and _PATRONYMIC.search(words[1]) and not _PATRONYMIC.search(words[2])
    )
    return (words[-1:], words[:-1]) if last_is_family else (words[:1], words[1:])


def _is_capitals(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and word == word.upper()
