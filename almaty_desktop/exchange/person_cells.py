"""What people write into the cells of a list of people: days, addresses, numbers, languages, roles.

Each reader gives what it read, and a message for what it could not read.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel import Locale

from almaty_desktop.i18n import Language, Message, message, texts_in

ROLE_NAMES: dict[str, Message] = {
    "national-coordinator": message("National Coordinator"),
    "alternate": message("Alternate National Coordinator"),
    "representative": message("Representative of the participant"),
}

_OTHER_ROLE_WORDS = {
    "national-coordinator": "coordinator|nc|координатор|нацкоординатор|нк",
    "alternate": "alternate|alternate coordinator|deputy national coordinator|"
    "заместитель национального координатора|"
    "заместитель координатора|дублёр|сменный координатор",
    "representative": "representative|chair’s representative|представитель|представитель председателя",
}
_OTHER_LANGUAGE_WORDS = {
    "en": "англ|eng",
    "ru": "рус|rus",
    "kk": "каз|qazaq|kaz",
    "ky": "кирг|кыргызский|kyrgyz|kirghiz",
    "tg": "тадж|taj|tajiki",
    "fa": "dari|дари|farsi|фарси",
    "tr": "тур",
    "az": "азерб|azeri",
    "uz": "узб",
}
_MONTHS = {
    Language.EN: "january february march april may june july august september october november december",
    Language.RU: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_FIGURES_FIRST_YEAR = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?", re.ASCII)
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.ASCII | re.IGNORECASE)
_IN_RUSSIAN_WORDS = re.compile(
    r"«?(\d{1,2})»?\s+([а-я]{3,8})\.?\s+(\d{4})(?:\s*(?:г\.?|года))?", re.IGNORECASE
)
_EMAIL = re.compile(r"[^\s@,;<>()\[\]\"\\:]+@[^\s@,;<>()\[\]\"\\:.]+(?:\.[^\s@,;<>()\[\]\"\\:.]+)+")
_NAMED_EMAIL = re.compile(r"[^<>]*<([^<>]+)>")
_EXTENSION = re.compile(r"\s*(?:ext|доб|вн)\.?\s*\d{1,6}", re.IGNORECASE)
_TELEPHONE = re.compile(r"\+?[\d\s()./–—-]+", re.ASCII)
_FEWEST_DIGITS = 3
_MOST_DIGITS = 20


def read_day(written: str) -> tuple[date | None, tuple[Message, ...]]:
    """2013-06-05, 05/06/2013 (the day first), 05.06.2013, 5 June 2013, 5 июня 2013 г."""
    text = " ".join(written.split())
    if not text:
        return None, ()
    found: date | None = None
    if figures := _FIGURES_FIRST_YEAR.fullmatch(text):
        found = _day(int(figures[1]), int(figures[2]), int(figures[3]))
    elif figures := _FIGURES.fullmatch(text):
        found = _day(int(figures[4]), int(figures[3]), int(figures[1]))
    elif words := _IN_WORDS.fullmatch(text) or _IN_RUSSIAN_WORDS.fullmatch(text):
        found = _day(int(words[3]), _month(words[2]), int(words[1]))
    return (
        (found, ())
        if found
        else (None, (message("“{written}” can’t be read as a date.", written=text[:80]),))
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 30 February, or a month that is none
        return None


def _month(written: str) -> int:
    """The number of a month by its name or at least three letters of it; 0 for what is none."""
    small = written.lower()
    if small in {"май", "sept"}:
        return 5 if small == "май" else 9
    for names in _MONTHS.values():
        for number, name in enumerate(names.split(), 1):
            stem = name[:-1] if name[-1] in "яа" else name
            if name.startswith(small) or small.rstrip("ьй") == stem.rstrip("ь"):
                return number
    return 0


def read_emails(written: str) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """Addresses parted by ``;``, ``,`` or line breaks; of «Name <address>» the address."""
    found, problems = [], []
    for part in _parted(written):
        named = _NAMED_EMAIL.fullmatch(part)
        address = (named[1] if named else part).strip().removeprefix("mailto:")
        if _EMAIL.fullmatch(address):
            found.append(address)
        else:
            problems.append(message("“{written}” is not an e-mail address.", written=part[:80]))
    return tuple(dict.fromkeys(found)), tuple(problems)


def read_telephones(written: str) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """Numbers parted by ``;``, ``,`` or line breaks, as written; an extension (доб. 12) may follow."""
    found, problems = [], []
    for part in _parted(written):
        number = _EXTENSION.sub("", part, count=1) if not part.startswith("+") or "+" in part else part
        digits = sum(letter.isdecimal() for letter in part)
        if _TELEPHONE.fullmatch(number) and _FEWEST_DIGITS <= digits <= _MOST_DIGITS:
            found.append(part)
        else:
            problems.append(message("“{written}” is not a telephone number.", written=part[:80]))
    return tuple(dict.fromkeys(found)), tuple(problems)


def read_languages(written: str) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """ISO 639-1 codes out of codes, English or Russian names."""
    known, found, problems = _language_words(), [], []
    for part in re.split(r"[;,/\n]|\s+(?:and|и)\s+", written.casefold()):
        word = part.strip(" .\t")
        if not word:
            continue
        if code := known.get(word.replace("ё", "е")):
            found.append(code)
        else:
            problems.append(message("“{written}” is not a language that is known here.", written=word[:80]))
    return tuple(dict.fromkeys(found)), tuple(problems)


def read_role(written: str) -> tuple[str, tuple[Message, ...]]:
    """A role out of its code or its name in either language; both, parted by a slash, do as well."""
    known = _role_words()
    for part in (written, *written.split("/")):
        if role := known.get(_folded(part)):
            return role, ()
    if not written.strip():
        return "", ()
    return "", (message("“{written}” is not a role that is known here.", written=written[:80]),)


def language_name(code: str, language: Language) -> str:
    """A language's name in another one; the code itself where it has none."""
    return str(Locale(language).languages.get(code, code))


def _parted(written: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;,\n]", written) if part.strip()]


def _folded(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", words.casefold().replace("ё", "е")))


@cache
def _language_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in Language:
        for code, name in Locale(language).languages.items():
            if len(code) == 2:
                found.setdefault(name.casefold().replace("ё", "е"), code)
                found[code] = code
    for code, words in _OTHER_LANGUAGE_WORDS.items():
        found.update(dict.fromkeys(words.split("|"), code))
    return found


@cache
def _role_words() -> dict[str, str]:
    found = {
        _folded(words): role
        for role, others in _OTHER_ROLE_WORDS.items()
        for words in (role, *others.split("|"))
    }
    for role, name in ROLE_NAMES.items():
        found.update({_folded(texts_in(language).say(name)): role for language in Language})
    return found
