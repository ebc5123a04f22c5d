"""How a name sounds, roughly and in either alphabet, so that spellings of one name come out alike.

Жээнбеков, Zheenbekov and Jeenbekov have one sound; so have Юрий, Yury and Iurii.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from almaty_desktop.rules.transliteration import is_cyrillic, to_latin

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ə": "a", "ı": "i", "ş": "sh", "ç": "ch", "ğ": "g", "ø": "o", "ß": "ss", "æ": "e"})
_SAME: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch", "sh"),
        (r"dzh|dj|zh", "j"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|q", "k"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"ou|oo", "u"),
        (r"i?ye|iie|yo|(?<=[^aeou])ie", "e"),
        (r"[iy]+", "i"),
        (r"(?<=[bcdfghjklmnprstvz])iu", "u"),
        (r"(?<=[ae])ie", "e"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[ae])h$", ""),
    )
)


@lru_cache(maxsize=50_000)
def sound_of(word: str) -> str:
    """The sound of one word: small Latin letters and digits, empty where it has neither."""
    small = word.casefold().translate(_LETTERS)
    if is_cyrillic(small):
        small = to_latin(small)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", small) if letter.isalnum())
    for pattern, sound in _SAME:
        bare = pattern.sub(sound, bare)
    return bare


def sounds_of(text: str) -> tuple[str, ...]:
    """The sounds of all words of a text, in their order; an apostrophe does not part a word."""
    whole = re.sub("['’ʼ‘`ʹ]", "", text)
    return tuple(sound for sound in map(sound_of, _WORD.findall(whole)) if sound)
