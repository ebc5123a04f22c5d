"""The brackets around a pending State's name, wherever it stands in a text (rule S3).

Russian declines the name, so every case of it is known by the ending of each of its words; other
words of the same root (Iranian, иранский, Иранцы) name no State and stay as they are. So do names
that are part of a longer word (Ирано-, Iran-) or of an address, an e-mail address or a file's name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.rules.standing import Standing, StandingChange, standing_on

PENDING_MARK = "¹"
"""The mark of the footnote that explains the brackets on paper."""

MARKED = f"]{PENDING_MARK}"
"""How a marked name ends: by it one tells the pages that need the footnote."""

Names = tuple[Bilingual, ...]

# What a word ends with, and all endings that its cases have in its place; the first that fits counts.
_DECLENSION = (
    ("ая", "ая|ой|ую|ою"),
    ("яя", "яя|ей|юю|ею"),
    ("ое", "ое|ого|ому|ым|ом"),
    ("ые", "ые|ых|ыми|ым"),
    ("ие", "ие|ия|ию|ием|ии|их|ими|им"),
    ("ый", "ый|ого|ому|ым|ом"),
    ("ий", "ий|ого|его|ому|ему|им|ом|ем"),
    ("ия", "ия|ии|ию|ией|иею"),
    ("а", "а|ы|и|е|у|ой|ою|ей"),
    ("я", "я|и|е|ю|ей|ею"),
    ("о", "о|а|у|ом|е"),
    ("ы", "ы|ов|ам|ами|ах|"),
    ("й", "й|я|ю|ем|е"),
    ("ь", "ь|я|ю|ем|е|и|ью"),
    *(
        (letter, f"{letter}|{letter}а|{letter}у|{letter}ом|{letter}ем|{letter}е")
        for letter in "бвгджзклмнпрстфхцчшщ"
    ),
)
_SHORTEST_DECLINED = 3  # shorter words (и, в, на) have no cases
_HYPHENS = "\u2010\u2011-"
_ADDRESS = re.compile(
    r"""(?<!\S)(?:
        ["'«“(\[]*[/~]\S*                                            # a path
        | \S*?(?:
            :// | @ | \\ | \bwww\.                                   # an address, an e-mail address
            | (?<=\w)\.(?:[a-z][a-z0-9]{1,4}|[A-Z]{2,4}[0-9]?|рф)(?!\w)   # a file or the name of a site
        )\S*
    )""",
    re.VERBOSE,
)


def bracketed(text: str, language: Language, pending: Names, mark: str = "") -> str:
    """``text`` with each pending State's name in brackets, once, followed by ``mark`` (rule S3).

    ``pending`` are the names without brackets, as of the day of what is shown (:class:`PendingNames`).
    Brackets that stand around a name already are kept and get the mark; all others are left alone.
    """
    names = tuple(dict.fromkeys(name.only(language).strip("[]¹ ") for name in pending if name.only(language)))
    if not names or not text:
        return text
    addresses = [found.span() for found in _ADDRESS.finditer(text)]
    ends = [end for _, end in addresses]

    def put(found: re.Match[str]) -> str:
        following = bisect_right(ends, found.start())
        if following < len(addresses) and addresses[following][0] < found.end():
            return found.group()
        name = found["bracketed"] or f"[{found['bare']}]"
        return name + (mark or found["mark"])

    return _pattern(names, language).sub(put, text)


def bracketed_in_both(text: Bilingual, pending: Names, mark: str = "") -> Bilingual:
    """A bilingual text with the pending States' names in brackets in both languages (rule S3)."""
    if not pending:
        return text
    return Bilingual(
        bracketed(text.en, Language.EN, pending, mark), bracketed(text.ru, Language.RU, pending, mark)
    )


def unmarked(text: str) -> str:
    """A marked text for where no footnote can be: bookmarks, the names of links."""
    return text.replace(MARKED, "]")


@dataclass(frozen=True)
class PendingNames:
    """The names of States with the history of their standing: which are in brackets on a day (S1, S3)."""

    states: tuple[tuple[Names, tuple[StandingChange, ...]], ...] = ()

    def on(self, day: date | None) -> Names:
        """The names that stand in brackets in what bears this date, without brackets.

        What bears no date is shown by the last standing on record.
        """
        day = day or date.max
        return tuple(name for names, history in self.states if _is_pending(history, day) for name in names)

    def shown(self, text: Bilingual, day: date | None) -> Bilingual:
        """``text`` as a screen or list shows it when it bears this date."""
        return bracketed_in_both(text, self.on(day))


def _is_pending(history: Iterable[StandingChange], day: date) -> bool:
    now = standing_on(history, day)
    return now is not None and now.standing is Standing.PENDING


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...], language: Language) -> re.Pattern[str]:
    """Finds any of the names, the longest first, bracketed already or not, whole words only."""
    written = [form for name in sorted(names, key=len, reverse=True) for form in _written(name, language)]
    name = "(?:" + "|".join(written) + ")"
    before, after = rf"(?<![\w{_HYPHENS}])", rf"(?![^\W{PENDING_MARK}]|[{_HYPHENS}])"
    return re.compile(
        rf"(?:(?P<bracketed>\[(?:the\s+)?{name}\])|(?P<bare>{before}{name}{after}))(?P<mark>{PENDING_MARK}?)",
        re.IGNORECASE,
    )


def _written(name: str, language: Language) -> tuple[str, ...]:
    """How a name may be written: Iran (Islamic Republic of), Islamic Republic of Iran."""
    words = [_cases(word) if language is Language.RU else re.escape(word) for word in name.split()]
    straight = r"\s+".join(words)
    if len(words) == 1:
        return (straight,)
    *first, last = words
    return (last + r"\s+\(" + r"\s+".join(first) + r"\)", straight)


def _cases(word: str) -> str:
    """A Russian word in all its cases, as a pattern."""
    if len(word) >= _SHORTEST_DECLINED:
        for ending, endings in _DECLENSION:
            if word.casefold().endswith(ending):
                return re.escape(word[: -len(ending)]) + f"(?:{endings})"
    return re.escape(word)
