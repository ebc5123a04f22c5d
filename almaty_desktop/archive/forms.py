"""All grammatical forms of a word that a person looks for, as stems (rule A5).

The index holds plain stems, which are quick to make but part some forms of one word (отдых and отдыху,
child and children). What parts them is mended here, on the few words of a query: Russian through a
dictionary of all forms, English through a list of odd forms.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_desktop.archive.words import Words, fold
from almaty_desktop.paths import RESOURCES

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

IRREGULAR = RESOURCES / "search" / "english_irregular.txt"

_RUSSIAN = re.compile(r"[а-я]+")
_LATIN = re.compile(r"[a-z]+")
_ABBREVIATED = frozenset({"Abbr", "Init"})  # «г.» is no form of «год», a letter none of a name
_SOMEWHAT = "Cmp2"  # поправее of правый: its stem is rather that of поправить
_LIKELY = 0.2  # how sure the dictionary must be of a word that it does not hold
_REMEMBERED = 4096  # queries repeat their words with every letter that is typed

_IZE = re.compile(r"(?<=..)(i|y)(s|z)(e[drs]?|es|ers|ing|ation|ations|able)$")

#: Endings that a stemmer cuts off only when they are whole; while one types they stand there in part.
_ENGLISH_ENDINGS = (
    "ability ibility ation ational ization isation ement ment ness fulness ousness iveness ality ivity "
    "ingly ively ously fully ally ions ies ing"
)
_RUSSIAN_ENDINGS = (
    "ость остью ать ять ить еть ами ями ого его ому ему ыми ими ающий яющий ующий ующего ающего вшийся "
    "иться аться ение ировать ивший авший ейший"
)
_SHORTEST_BEFORE_ENDING = 3


def load_irregular(path: Path) -> dict[str, tuple[str, ...]]:
    """English odd forms: a word to all forms of every word that it is a form of."""
    found: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        forms = tuple(line.lower().split()) if not line.startswith("#") else ()
        for form in forms:
            found[form] = found.get(form, ()) + forms
    return found


class Forms:
    """Widens a word to the stems of all its forms. One object serves any number of threads."""

    def __init__(self, words: Words, irregular: Path = IRREGULAR) -> None:
        self._words = words
        self._irregular_path = irregular
        self.stems = lru_cache(_REMEMBERED)(self._stems)
        self.stems_of_unfinished = lru_cache(_REMEMBERED)(self._stems_of_unfinished)

    def warm(self) -> None:
        """Loads both dictionaries (0.1 to 0.3 s); else the first query does. Not for the window's thread."""
        _ = self._irregular, self._dictionary

    @cached_property
    def _irregular(self) -> dict[str, tuple[str, ...]]:
        return load_irregular(self._irregular_path)

    @cached_property
    def _dictionary(self) -> MorphAnalyzer:
        from pymorphy3 import MorphAnalyzer  # lazy: a quarter of a second that start-up need not wait for

        return MorphAnalyzer()

    def _stems(self, word: str) -> tuple[str, ...]:
        """The stems of all forms of a word, its own stem first; only that where the word is unknown."""
        folded = fold(word)
        stems = {self._words.stem(word): None}
        if _LATIN.fullmatch(folded):
            for form in self._english_forms(folded):
                stems[self._words.stem(form)] = None
        elif _RUSSIAN.fullmatch(folded):
            for form in self._russian_forms(word.lower()):
                stems[self._words.stem(form)] = None
        return tuple(stems)

    def _stems_of_unfinished(self, beginning: str) -> tuple[str, ...]:
        """Stems of words that a person may be in the middle of typing, beside those that begin like it."""
        folded = fold(beginning)
        stems = dict.fromkeys(self._stems(beginning))
        endings = _RUSSIAN_ENDINGS if _RUSSIAN.fullmatch(folded) else _ENGLISH_ENDINGS
        for ending in endings.split():
            for typed in range(1, len(ending)):
                whole = len(folded) - typed
                if whole >= _SHORTEST_BEFORE_ENDING and folded.endswith(ending[:typed]):
                    stems[self._words.stem(folded[:whole] + ending)] = None
        return tuple(stems)

    def _english_forms(self, word: str) -> tuple[str, ...]:
        forms = self._irregular.get(word, ())
        if spelling := _IZE.search(word):  # organise, organize; analyse, analyze
            place = spelling.start(2)
            other = "z" if word[place] == "s" else "s"
            forms += (word[:place] + other + word[place + 1 :],)
        return forms

    def _russian_forms(self, word: str) -> set[str]:
        readings = [
            reading for reading in self._dictionary.parse(word) if not _ABBREVIATED & reading.tag.grammemes
        ]
        known = [reading for reading in readings if reading.is_known]
        likely = known or [reading for reading in readings if reading.score >= _LIKELY]
        return {form.word for reading in likely for form in reading.lexeme if _SOMEWHAT not in form.tag}
