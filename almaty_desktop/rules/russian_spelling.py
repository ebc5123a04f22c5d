"""How Russian writes a Latin spelling: by the letters around a letter, and by known names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from almaty_desktop.rules.known_names import RUSSIAN_OF

APOSTROPHES = "'’ʼ‘`ʹ"
_V, _C = "aeiouyəıöü", "bcdfghjklmnpqrstvwxzçşğ"
_TURKIC = frozenset("çşğıöüə")

# In this order the first one that fits at a place is taken; what stands in the alphabet below comes last.
_SPELLINGS: tuple[tuple[str, str], ...] = (
    # Endings.
    (rf"(?<=[{_C}])(?:iy|ii|yy|yi)$", "ий"),
    (r"(?<=sk)[iy]$", "ий"),
    (r"uly$", "улы"),
    (r"kyzy$", "кызы"),
    (r"ogly$", "оглы"),
    (r"(?<=...[rnlg])y$", "ий"),
    (rf"(?<=[{_C}])y$", "и"),
    (r"llah$", "лла"),
    (r"zade?h$|zadah$|zade$", "заде"),
    (r"(?<=..[^sh])ah$", "а"),
    (r"(?<=..)eh$", "е"),
    (r"off$", "ов"),
    (r"eff$", "ев"),
    (r"(?<=.)gul$|^gul(?=[bcdfghjkmnpqrstvwxz])", "гуль"),
    (r"^el(?=[bdmnvz])", "эль"),
    (r"^il(?=[dhmn])", "иль"),
    (r"^said", "саид"),
    # Groups of consonants.
    (r"shch|șch", "щ"),
    (r"sch|sh|ş|ș", "ш"),
    (r"dzh|dj", "дж"),
    (r"zh|ž", "ж"),
    (r"kh", "х"),
    (r"ts(?!h)|tz(?!h)", "ц"),
    (r"ch|ç|č", "ч"),
    (r"gh|ğ", "г"),
    (r"ph", "ф"),
    (r"th", "т"),
    (r"ck", "к"),
    # Vowels with y and i.
    (rf"(?<=[{APOSTROPHES}])(?:ia|ya)", "я"),
    (rf"(?<=[{APOSTROPHES}])(?:iu|yu)", "ю"),
    (rf"(?<=[{APOSTROPHES}])(?:ie|ye)", "е"),
    (rf"(?<=[{_C}])ye", "ье"),
    (r"ye", "е"),
    (r"i[yi]a", "ия"),
    (r"i[yi]e", "ие"),
    (r"i[yi]u", "ию"),
    (r"ya", "я"),
    (r"yu", "ю"),
    (r"yo", "ё"),
    (rf"^ia|(?<=[{_V}])ia|(?<=[lvt])ia(?=.)|(?<=r)ia(?=b)", "я"),
    (rf"^iu|(?<=[{_V}])iu|(?<=[{_C}])iu(?=.)", "ю"),
    (rf"(?<=[{_V}])ie", "е"),
    (r"ia$", "ия"),
    (r"ou|oo", "у"),
    (r"(?<=zh)ee", "ээ"),
    (r"ee", "и"),
    (r"(?<=a)i(?=m(?:ov|ova)?$)", "и"),
    (rf"(?<=[aeouə])[iy](?=[{_C}y]|$)", "й"),
    (r"yi", "и"),
    (r"y", "ы"),
    (r"^e|(?<=[aou])e(?!v)", "э"),
    (rf"(?<=[{_C}])ö", "ё"),
    (rf"(?<=[{_C}])ü", "ю"),
    # An apostrophe is a soft sign between consonants and before i and e, else it only parts vowels.
    (rf"(?<=^[od])[{APOSTROPHES}]", "’"),
    (rf"(?<=[{_C}])[{APOSTROPHES}](?=[{_C}iye]|$)", "ь"),
    (rf"[{APOSTROPHES}]", ""),
)
_AFTER_STATES: tuple[tuple[str, str], ...] = ((r"c(?=[eiy])", "с"),)
_ALPHABET = dict(zip("abcdefghijklmnopqrstuvwz", "абкдефгхижклмнопкрстувв" + "з", strict=True)) | {
    "x": "кс",
    "j": "дж",
    "ə": "а",
    "ı": "ы",
    "ö": "о",
    "ü": "у",
}
# What some States write otherwise.
_BY_STATE: dict[str, tuple[tuple[str, str], ...]] = {
    "TR": (("c", "дж"),),
    "AZ": (("c", "дж"), ("^h", "г"), ("x", "х"), ("q", "г")),
    "KZ": (("j", "ж"),),
    "KG": (("j", "ж"), ("ee", "ээ")),
}


def russian_pieces(small: str, state: str = "") -> Iterator[tuple[int, str]]:
    """One part of a name, in small Latin letters, as Russian pieces with the places they stand for.

    ``state`` is a State's code: the same letter is read otherwise in a passport of Türkiye.
    """
    known = RUSSIAN_OF.get(small)
    if known is not None:
        yield 0, known
        return
    place = 0
    while place < len(small):
        length, piece = _piece_at(small, place, state)
        yield place, piece
        place += length


def state_of(name: str, state: str) -> str:
    """Whose spelling a whole name has: Turkish and Azerbaijani letters tell it by themselves."""
    small = set(name.replace("I", "").lower())
    if state in _BY_STATE or _TURKIC.isdisjoint(small):
        return state
    return "AZ" if "ə" in small else "TR"


def _piece_at(small: str, place: int, state: str) -> tuple[int, str]:
    for pattern, piece in _compiled(state):
        match = pattern.match(small, place)
        if match is not None:
            return match.end() - place, piece
    letter = small[place]
    return 1, _ALPHABET.get(letter) or _ALPHABET.get(_bare(letter), letter)


def _bare(letter: str) -> str:
    """A letter without its marks."""
    return unicodedata.normalize("NFD", letter)[0]


@cache
def _compiled(state: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    own = _BY_STATE.get(state, ())
    # Groups such as ch and kh come before a State's own letters, and these before the rest.
    groups = [one for one in _SPELLINGS if one[0] != "ee"] if state == "KG" else list(_SPELLINGS)
    own_single = [one for one in own if one[0] != "^h"]
    own_first = [one for one in own if one[0] == "^h"]
    every = (*own_first, *groups, *own_single, *_AFTER_STATES)
    return tuple((re.compile(pattern), piece) for pattern, piece in every)
