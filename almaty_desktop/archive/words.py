"""Words of a text and their stems: what the search index holds (rule A5).

A word is a run of letters or a run of digits. It is folded (case, ё, accents, ligatures, marks of the
Arabic script, a hyphen at the end of a line) and then stemmed: English for Latin letters, Russian for the
Russian alphabet. Words with any other letter (Kazakh, Tajik, Persian …) are kept folded but whole. The
stem depends on nothing but the word itself, so a word that was indexed is always found by that same word.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import Stemmer

EDITION = "1"  # of the folding below: an index made by another edition must be made anew

_MARKS = "\u0300-\u036f\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200d"
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*"
_SMALL = "a-zß-öø-ÿа-џәғқңөұүһіӣҷҳӯğışə"
_LINE_END = r"(?:[-\u2010\u00ad][ \t]*\r?\n[ \t]*|[\ufffe\u0002]\s*)"

#: Letters (also across a hyphen at the end of a line) or digits.
WORD = re.compile(rf"{_LETTERS}(?:{_LINE_END}(?=[{_SMALL}]){_LETTERS})*|\d+")

# The rare character stands first and what is before it is looked at last: many times faster than the reverse.
_TIES = re.compile(r"[-\u2010\u2011'’ʼ](?<=[A-Za-zÀ-ɏ].)(?=[A-Za-zÀ-ɏ])")
_TIED_ON = re.compile(r"(?:[-\u2010\u2011'’ʼ][A-Za-zÀ-ɏ]+)+")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_RUN = re.compile(r"\w+")
_MARKED = re.compile(rf"[{_MARKS}\ufffe]")
_BROKEN = re.compile(r"[-\u2010][ \t]*\r?\n|\u0002")
_POSSESSIVE = re.compile(r"['’ʼ](?<=[^\W\d_].)[sS](?![^\W_])")
_NOT_PART = re.compile(rf"[{_MARKS}\-\u2010\ufffe\u0002\s]")
_LATIN = re.compile(r"[a-z]+")
_RUSSIAN = re.compile(r"[а-я]+")
_FOLDED = str.maketrans({"ё": "е", "ı": "i", "ʼ": None, "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه"})
_KEEPS_MARKS = re.compile(r"[\u0400-\u052f]")

_GOES_ON = re.compile(r"[-\u2010\u00ad\ufffe\u0002]\s*\Z")
_PIECE = 1 << 13  # characters
_REACH = 256  # characters of white space after which a hyphen ties nothing

_REMEMBERED = 1 << 16  # words whose stems are kept at hand; a text repeats most of its words


@dataclass(frozen=True)
class Word:
    """A word of a text: where it stands (``text[start:end]``) and its stem."""

    start: int
    end: int
    stem: str


def fold(word: str) -> str:
    """A word without what does not tell words apart: case, ё, accents, marks, a hyphen at a line's end."""
    if word.isascii():
        lowered = word.lower()
        return lowered if lowered.isalnum() else _NOT_PART.sub("", lowered)
    if word.isdecimal():
        return "".join(str(unicodedata.decimal(digit)) for digit in word)
    composed = unicodedata.normalize("NFC", word).casefold()
    if not _KEEPS_MARKS.search(composed):  # й and ӣ are letters of their own, é is an e with an accent
        composed = unicodedata.normalize("NFKD", composed)
    return _NOT_PART.sub("", composed).translate(_FOLDED)


def without_possessives(text: str) -> str:
    """The text with the English «'s» blanked; every other character keeps its place."""
    if "'" in text or "’" in text or "ʼ" in text:
        return _POSSESSIVE.sub("  ", text)
    return text


class Words:
    """Takes texts apart into stems. One object serves any number of threads."""

    def __init__(self) -> None:
        self._english = Stemmer.Stemmer("english", 0)
        self._russian = Stemmer.Stemmer("russian", 0)
        self._one_at_a_time = threading.Lock()  # Snowball's objects are not safe in several threads
        self.stem = lru_cache(_REMEMBERED)(self._stem)
        self.stems_of_run = lru_cache(_REMEMBERED)(self._stems_of_run)

    @property
    def edition(self) -> str:
        """Changes whenever a text could give other stems than before; the index is then made anew."""
        return f"{EDITION}:{Stemmer.version()}"

    def _stem(self, word: str) -> str:
        folded = fold(word)
        with self._one_at_a_time:
            if _LATIN.fullmatch(folded):
                return str(self._english.stemWord(folded))
            if _RUSSIAN.fullmatch(folded):
                return str(self._russian.stemWord(folded))
        return folded

    def _stems_of_run(self, run: str) -> tuple[str, ...]:
        """The stems of what ``\\w+`` takes for one word: several where letters, digits and _ meet."""
        return tuple(filter(None, map(self.stem, WORD.findall(run))))

    def stems(self, text: str) -> list[str]:
        """The stems of a text in their order."""
        return [*chain.from_iterable(map(self._stems_of_piece, _pieces(text)))]

    def _stems_of_piece(self, piece: str) -> list[str]:
        blanked = without_possessives(piece)
        if _BROKEN.search(blanked) or not (blanked.isascii() or _MARKED.search(blanked) is None):
            return [*filter(None, map(self.stem, WORD.findall(blanked)))]
        # No mark and no broken word in it, as in most texts: the same result twice as fast.
        return [*chain.from_iterable(map(self.stems_of_run, _RUN.findall(blanked)))]

    def words(self, text: str, start: int = 0) -> Iterator[Word]:
        """The words of a text from ``start`` on, with their places. The possessive «'s» is no word."""
        for found in WORD.finditer(without_possessives(text), start):
            if stem := self.stem(found.group()):
                yield Word(found.start(), found.end(), stem)

    def compounds(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
        """Latin words tied by hyphens or apostrophes, as one (co-operation: cooper), in ``text[start:end]``.

        For whoever looks for such a word in its other spelling.
        """
        blanked = without_possessives(text)
        reached = start
        for tie in _TIES.finditer(blanked, start, len(text) if end is None else end):
            if tie.start() < reached:
                continue  # inside the compound that was just given
            begin = tie.start()
            while begin > reached and blanked[begin - 1].isalpha():
                begin -= 1
            rest = _TIED_ON.match(blanked, tie.start())
            reached = rest.end() if rest else tie.end()
            yield Word(begin, reached, self.compound(blanked[begin:reached]))

    def compound(self, written: str) -> str:
        """The stem of a tied word written as one."""
        return self.stem(_NOT_LETTERS.sub("", written))

    def indexed(self, text: str) -> str:
        """A text as the index holds it: its stems in order, then its compounds written as one.

        The compounds stand at the end so that phrases stay unbroken.
        """
        compounds = (word.stem for piece in _pieces(text) for word in self.compounds(piece))
        return " ".join([*self.stems(text), *compounds])


def _pieces(text: str) -> Iterator[str]:
    """The text cut between lines where no word goes on: taken whole, a long one would hold all threads up."""
    start = 0
    while len(text) - start > _PIECE:
        end = start + _PIECE
        while (end := text.find("\n", end) + 1) and _GOES_ON.search(text, max(start, end - _REACH), end):
            pass
        if not end:
            break
        yield text[start:end]
        start = end
    yield text[start:]
