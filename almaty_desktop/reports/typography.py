"""Where a line may end: hyphens by pyphen, and the spaces at which a line is never broken."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import normalize

from pyphen import Pyphen
from reportlab.pdfbase import pdfmetrics

from almaty_desktop.i18n import NO_BREAK_SPACE, Language
from almaty_desktop.reports.style import Family, register_fonts

_SHORTEST_HYPHENATED = 6
_LETTERS_BEFORE_HYPHEN = 3
_LETTERS_AFTER_HYPHEN = 3

# A preposition, conjunction or particle of one or two letters leans on the word after it.
_LEANS_FORWARD = re.compile(
    r"(?<![\w-])(а|в|во|до|за|и|из|к|ко|на|не|ни|но|о|об|от|по|с|со|у|я)[ \n]+(?=\S)", re.IGNORECASE
)
_LEANS_BACK = re.compile(r"[ \n]+(?=(?:бы|же|ли|ль)\b|[—–](?:\s|$))")
_SIGN = re.compile(r"(№|§)[ \n]+(?=\S)")
_RUSSIAN_SIGN = re.compile(r"(\b(?:ст|п|пп|гл|рис|табл|стр|с|г|гг|им|т)\.)[ \n]+(?=[\dА-ЯЁ«])")
_RUSSIAN_UNITS = "г|гг|год|года|году|годом|годы|годов|тыс|млн|млрд|руб|км|м|мин|ч|с|стр"
_RUSSIAN_UNIT = re.compile(rf"(?<=\d)[ \n]+(?=(?:{_RUSSIAN_UNITS})\b|[%°])")
_RUSSIAN_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_RUSSIAN_DAY = re.compile(rf"(?<=\d)[ \n]+(?=(?:{_RUSSIAN_MONTHS})\b)")
_INITIALS = re.compile(r"\b([A-ZА-ЯЁ]\.)[ \n]+(?=[A-ZА-ЯЁ])")
_ENGLISH_SIGN = re.compile(
    r"(\b(?:No|Nos|para|paras|art|p|pp|Mr|Mrs|Ms|Dr)\.)[ \n]+(?=[\dA-Z])", re.IGNORECASE
)
_ENGLISH_LEANS = re.compile(r"(?<![\w-])(a|A|I)[ \n]+(?=\S)")
_ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ENGLISH_DAY = re.compile(rf"(?<=\d)[ \n]+(?=(?:{_ENGLISH_MONTHS})\b)")
# A last line of one short word is a lonely word.
_LAST_SHORT_WORD = re.compile(r"(?<=\w[\w,;:])[ \n]+(?=\S{1,4}\s*$)")
_BROAD_SPACES = re.compile(r"[\u202f\u2007]")
_THIN_SPACES = re.compile(r"[\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_UNSEEN = re.compile(
    r"[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


# What the fonts of the house lack and what stands in its place.
# (The Azerbaijani ə has the shape of the Kazakh ә.)
_STAND_INS = {
    "‐": "-",
    "′": "’",
    "″": "”",
    "→": "–",
    "ə": "ә",
    "Ə": "Ә",
    **dict.fromkeys("►▪■●◦\uf0b7", "•"),
}
RAISED = dict(zip("⁰⁴⁵⁶⁷⁸⁹", "0456789", strict=True))
"""Marks of notes that the fonts of the house lack: the digit is set small and raised (¹ ² ³ they have)."""

_NO_SUCH_LETTER = "¤"
_SPACES = frozenset(" \t\n\r\u00a0")


@cache
def _letters() -> frozenset[str]:
    """Every character that the fonts of the house have; they all have the same."""
    register_fonts()
    return frozenset(chr(code) for code in pdfmetrics.getFont(Family.SERIF.font()).face.charToGlyph)


def unprintable(text: str) -> int:
    """How many characters of ``text`` the fonts of the house do not have."""
    return sum(1 for letter in printable(text) if letter == _NO_SUCH_LETTER) - text.count(_NO_SUCH_LETTER)


def printable(text: str, raising: bool = False) -> str:
    """``text`` as it can be printed.

    Without what can't be seen on paper (controls, direction marks), letters and accents joined,
    odd spaces made plain, and ¤ for a character that the fonts of the house do not have.
    Where the caller is ``raising`` digits itself, the characters of :data:`RAISED` are left to it.
    """
    text = _THIN_SPACES.sub(" ", _BROAD_SPACES.sub(NO_BREAK_SPACE, _UNSEEN.sub("", text)))
    if text.isascii():
        return text
    text = normalize("NFC", text)
    letters = _letters()
    missing = {letter for letter in set(text) if letter not in letters and letter not in _SPACES}
    if not missing:
        return text
    kept = RAISED.keys() if raising else ()
    stand_ins = {**RAISED, **_STAND_INS}
    return text.translate(
        {ord(one): stand_ins.get(one, _NO_SUCH_LETTER) for one in missing if one not in kept}
    )


def no_break(text: str, language: Language) -> str:
    """``text`` with no-break spaces where the language's typography wants no line to end.

    Russian: after short prepositions and particles, before «же», «ли», a dash and «г.», after «№»
    and between initials. English: after «a» and «I», «No.», between a day and its month.
    """
    text = _SIGN.sub(rf"\1{NO_BREAK_SPACE}", _LAST_SHORT_WORD.sub(NO_BREAK_SPACE, text))
    if language is Language.RU:
        for pattern in (_RUSSIAN_SIGN, _INITIALS):
            text = pattern.sub(rf"\1{NO_BREAK_SPACE}", text)
        for pattern in (_LEANS_BACK, _RUSSIAN_UNIT, _RUSSIAN_DAY):
            text = pattern.sub(NO_BREAK_SPACE, text)
        # Twice, because in «и в этом» the first match has eaten the place where the second begins.
        for _ in range(2):
            text = _LEANS_FORWARD.sub(rf"\1{NO_BREAK_SPACE}", text)
        return text
    for pattern in (_ENGLISH_SIGN, _INITIALS, _ENGLISH_LEANS):
        text = pattern.sub(rf"\1{NO_BREAK_SPACE}", text)
    return _ENGLISH_DAY.sub(NO_BREAK_SPACE, text)


@lru_cache(maxsize=2)
def _dictionary(language: Language) -> Pyphen:
    code = "ru_RU" if language is Language.RU else "en_GB"
    return Pyphen(lang=code, left=_LETTERS_BEFORE_HYPHEN, right=_LETTERS_AFTER_HYPHEN)


_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=20_000)
def hyphen_places(word: str, language: Language) -> tuple[int, ...]:
    """The places inside ``word`` (signs and all) at which a hyphen may be put, ascending.

    Words of fewer than six letters, abbreviations in capitals, and anything with a digit, an
    underline or a stroke (symbols, addresses) have none.
    """
    if any(sign.isdigit() or sign in "/_@\\" for sign in word):
        return ()
    places: list[int] = []
    for match in _WORD.finditer(word):
        letters = match.group()
        if len(letters) < _SHORTEST_HYPHENATED or letters.isupper():
            continue
        places += [match.start() + place for place in _dictionary(language).positions(letters)]
    return tuple(places)
