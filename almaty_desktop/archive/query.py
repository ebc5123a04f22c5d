"""What a person typed into the search, understood (rule A5).

Several words: all of them, each in any grammatical form. "In quotes": one after the other. -word: not
this. The last word counts as unfinished while one types: longer words that begin like it are found too.
Everything else is only punctuation: nothing that can be typed is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from almaty_desktop.archive.forms import Forms
from almaty_desktop.archive.words import WORD, Words, fold, without_possessives

_PIECE = re.compile(r"([-−]?)(?:[\"“”„«»]([^\"“”„«»]*)([\"“”„«»]?)|([^\s\"“”„«»]+))")
_PARTED = re.compile(r"[\s\d]")
_LONGEST = 64  # words of a query; a whole page may be pasted
_SHORTEST_BEGINNING = 3
_PHRASES = 128  # spelled-out variants of one phrase


@dataclass(frozen=True)
class Step:
    """One place in a phrase: any of these stems may stand there, or any stem with this beginning."""

    stems: tuple[str, ...]
    beginning: str = ""

    def accepts(self, stem: str) -> bool:
        """Whether this stem may stand here."""
        return stem in self.stems or bool(self.beginning and stem.startswith(self.beginning))


Phrase = tuple[Step, ...]


@dataclass(frozen=True)
class Term:
    """One thing that is looked for; any of its phrases will do (a single word is a phrase of one step)."""

    phrases: tuple[Phrase, ...]

    def expression(self) -> str:
        """The term in the language of the full-text index."""
        variants = [variant for phrase in self.phrases for variant in _spelled(phrase)]
        return variants[0] if len(variants) == 1 else f"({' OR '.join(variants)})"


@dataclass(frozen=True)
class Query:
    """What must stand in a document and what must not. False where nothing is looked for."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)

    def expression(self) -> str:
        """The value for ``document_words MATCH :expression``.

        Empty where nothing is looked for (also where words are only excluded): then nothing is to be
        asked, or everything is to be shown.
        """
        if not self.wanted:
            return ""
        wanted = " AND ".join(term.expression() for term in self.wanted)
        if not self.unwanted:
            return wanted
        return f"({wanted}) NOT ({' OR '.join(term.expression() for term in self.unwanted)})"


def _spelled(phrase: Phrase) -> Iterator[str]:
    """The phrase in every combination of its stems, most likely first, at most ``_PHRASES`` for long ones."""
    choices: list[list[tuple[str, bool]]] = []
    for step in phrase:
        beginning = [(step.beginning, True)] if step.beginning else []
        stems = [stem for stem in step.stems if not beginning or not stem.startswith(step.beginning)]
        choices.append(beginning + [(stem, False) for stem in stems])
    while len(choices) > 1 and _combinations(choices) > _PHRASES:
        longest = max(choices, key=len)
        del longest[-1]
    for combination in product(*choices):
        star = " *" if combination[-1][1] else ""
        yield f'"{" ".join(stem for stem, _ in combination)}"{star}'


def _combinations(choices: list[list[tuple[str, bool]]]) -> int:
    count = 1
    for choice in choices:
        count *= len(choice)
    return count


class QueryReader:
    """Reads queries. Knows the words' stems and forms; one object serves any number of threads."""

    def __init__(self, words: Words, forms: Forms) -> None:
        self._words = words
        self._forms = forms

    def read(self, typed: str, *, unfinished: bool = True) -> Query:
        """A query from what was typed. ``unfinished``: the last word may be the beginning of one."""
        wanted: dict[Term, None] = {}
        unwanted: dict[Term, None] = {}
        budget = _LONGEST
        for piece in _PIECE.finditer(typed):
            minus, quoted, closed, plain = piece.groups()
            text = plain if quoted is None else quoted
            found = [part for part in WORD.findall(without_possessives(text)) if self._words.stem(part)]
            if not found or budget <= 0:
                continue
            found = found[:budget]
            budget -= len(found)
            last = piece.end() == len(typed) and not closed and WORD.search(text[-1:]) is not None
            term = self._term(text, found, unfinished=unfinished and last and not minus)
            (unwanted if minus else wanted)[term] = None
        return Query(tuple(wanted), tuple(unwanted))

    def _term(self, text: str, found: list[str], *, unfinished: bool) -> Term:
        steps = [self._step(part, unfinished=False) for part in found[:-1]]
        in_symbol = len(found) > 1 and found[-1].isdecimal()  # 02/0: the beginning of 02/01/2013
        shortest = 1 if in_symbol else _SHORTEST_BEGINNING
        steps.append(self._step(found[-1], unfinished=unfinished, shortest=shortest))
        phrases = [tuple(steps)]
        if len(found) > 1 and not re.search(
            r"[\s\d]", text.strip()
        ):  # co-operation: cooperation, O'Brien: obrien
            phrases.append((self._step("".join(found), unfinished=unfinished),))
        return Term(tuple(phrases))

    def _step(self, word: str, *, unfinished: bool, shortest: int = _SHORTEST_BEGINNING) -> Step:
        folded = fold(word)
        if unfinished and len(folded) >= shortest:
            return Step(self._forms.stems_of_unfinished(word), folded)
        return Step(self._forms.stems(word))
