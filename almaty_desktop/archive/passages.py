"""The passage of a text that answers a query best, with what was found marked (rule A5).

Texts may be long and twenty passages are wanted at once, so a text is never stemmed as a whole: places
where a looked-for stem may begin are found by plain search, and only the words there are stemmed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from almaty_desktop.archive.query import Phrase, Query
from almaty_desktop.archive.words import WORD, Words

WIDTH = 240
_PLACES = 400  # places looked at for one stem; a word found so often is well shown by the first of them
_MARKS = 600  # marked places weighed for the best window
_REACH = 160  # characters in which the next word of a phrase stands

#: Characters by which a word may be written otherwise than its stem begins.
_ODD = re.compile(
    r"[\u0300-\u036f\u0640\u064a\u0643\u0649\u064b-\u065f\u0660-\u0669\u0670\u06f0-\u06f9\u00ad\u200d"
    r"\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06\ufffe\u0002]|[-\u2010][ \t]*\r?\n"
)
_OTHER_BEGINNINGS = {"die": "dying", "lie": "lying", "tie": "tying", "vie": "vying", "sky": "skies"}
_APOSTROPHES = "'’ʼ"
_SPACE = re.compile(r"\s+")
_LINE_END = re.compile(
    r"(?:[-\u2010\u00ad](?<=[^\W\d_].)[ \t]*\r?\n[ \t]*|[\ufffe\u0002](?<=[^\W\d_].)\s*)(?=[^\W\d_])"
)
_UNSEEN = re.compile(r"[\u00ad\ufffe\u0002\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Passage:
    """A piece of a text on one line. ``marks``: (start, end) in ``text`` of what was found, in order."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    begins: bool = True  # at the beginning of the whole text
    ends: bool = True  # at its end

    def marked(self, before: str = "[[", after: str = "]]") -> str:
        """The passage with its marks written in, and an ellipsis where it was cut."""
        parts = ["" if self.begins else "… "]
        reached = 0
        for start, end in self.marks:
            parts += [self._plain(reached, start, before, after), before, self.text[start:end], after]
            reached = end
        parts += [self._plain(reached, len(self.text), before, after), "" if self.ends else " …"]
        return "".join(parts)

    def _plain(self, start: int, end: int, before: str, after: str) -> str:
        """Unmarked text; what stands there like a mark is parted, so that marks can be told from text."""
        plain = self.text[start:end]
        return plain.replace(before, " ".join(before)).replace(after, " ".join(after))


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    term: int


class PassageFinder:
    """Finds passages. Shares the words' memory of stems; one object serves any number of threads."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def best(self, text: str, query: Query, width: int = WIDTH) -> Passage:
        """The passage of about ``width`` characters in which most of the query's terms stand.

        Where none stands in the text (only in the title), its beginning, without marks.
        """
        hits = self._hits(text, query)
        if not hits:
            return _cut(text, 0, 0, [], width)
        chosen = _densest(hits, width)
        return _cut(text, chosen[0].start, chosen[-1].end, hits, width)

    def places(self, text: str, query: Query) -> tuple[tuple[int, int], ...]:
        """Where in the whole text the query's words stand: (start, end) in order, none over another."""
        return tuple(_apart(self._hits(text, query), 0, len(text)))

    def _hits(self, text: str, query: Query) -> list[_Hit]:
        lowered = text.replace("İ", "I").lower().replace("ё", "е")
        if len(lowered) != len(
            text
        ):  # some letter changes its length in small letters: look letter by letter
            lowered = "".join(letter.lower()[0] for letter in text)
        found: set[_Hit] = set()
        for number, term in enumerate(query.wanted):
            of_term = {hit for phrase in term.phrases for hit in self._plainly(text, lowered, phrase, number)}
            of_term = of_term or {hit for phrase in term.phrases for hit in self._oddly(text, phrase, number)}
            found |= of_term
        return sorted(found, key=lambda hit: (hit.start, -hit.end))[:_MARKS]

    def _plainly(self, text: str, lowered: str, phrase: Phrase, number: int) -> Iterator[_Hit]:
        """Hits at words that are written as their stem begins: nearly all."""
        first = phrase[0]
        seen: set[int] = set()
        for beginning in _beginnings(first.stems, first.beginning):
            for place in _places(lowered, beginning):
                if place in seen:
                    continue
                seen.add(place)
                if (end := self._follows(text, place, phrase)) is not None:
                    yield _Hit(place, end, number)

    def _oddly(self, text: str, phrase: Phrase, number: int) -> Iterator[_Hit]:
        """Hits at words with accents, marks, other digits, hyphens inside or at the end of a line."""
        reached = 0
        for odd in _ODD.finditer(text):
            if odd.start() < reached:
                continue
            place = odd.start()
            while place > reached and (text[place - 1].isalnum() or _ODD.match(text[place - 1])):
                place -= 1
            word = WORD.search(text, place)
            if word is None:
                return
            reached = word.end()
            if (end := self._follows(text, word.start(), phrase)) is not None:
                yield _Hit(word.start(), end, number)
        if len(phrase) == 1:
            for compound in self._words.compounds(text):
                if phrase[0].accepts(compound.stem):
                    yield _Hit(compound.start, compound.end, number)

    def _follows(self, text: str, place: int, phrase: Phrase) -> int | None:
        """Where the phrase that begins at ``place`` ends, or None if it does not stand there."""
        end = place
        for number, step in enumerate(phrase):
            found = WORD.search(text, end, end + _REACH) if number else WORD.match(text, place)
            if found and number and found.group() in "sS" and text[found.start() - 1] in _APOSTROPHES:
                found = WORD.search(text, found.end(), found.end() + _REACH)  # the possessive is no word
            if found is None or not step.accepts(self._words.stem(found.group())):
                return None
            end = found.end()
        return end


def _beginnings(stems: tuple[str, ...], beginning: str) -> set[str]:
    """What words of these stems begin with, none of them the beginning of another.

    The English stemmer may change the last letter that it leaves (happy: happi), the Russian does not.
    """
    found = {beginning} if beginning else set()
    for stem in stems:
        if not stem.isascii() or stem.isdecimal():
            found.add(stem)
        else:
            found.add(stem[:-1] if len(stem) > 2 else stem)
            if stem in _OTHER_BEGINNINGS:
                found.add(_OTHER_BEGINNINGS[stem])
    return {one for one in found if not any(one != other and one.startswith(other) for other in found)}


def _places(lowered: str, beginning: str) -> Iterator[int]:
    """Where a word begins like this, the first ``_PLACES`` of them."""
    digits = beginning[0].isdecimal()
    place = lowered.find(beginning)
    given = 0
    while place >= 0 and given < _PLACES:
        before = lowered[place - 1] if place else " "
        if not (before.isdecimal() if digits else before.isalpha()):
            given += 1
            yield place
        place = lowered.find(beginning, place + 1)


def _densest(hits: list[_Hit], width: int) -> list[_Hit]:
    """The run of hits within ``width`` that holds most different terms, then most hits, then stands first."""
    best: list[_Hit] = hits[:1]
    best_worth = (0, 0)
    counted: Counter[int] = Counter()
    first = 0
    for last, hit in enumerate(hits):
        counted[hit.term] += 1
        while first < last and hit.end - hits[first].start > width:
            counted[hits[first].term] -= 1
            first += 1
        worth = (sum(1 for count in counted.values() if count), last - first + 1)
        if worth > best_worth:
            best_worth, best = worth, hits[first : last + 1]
    return best


def _cut(text: str, start: int, end: int, hits: list[_Hit], width: int) -> Passage:
    """The piece of the text around ``start`` to ``end``, cut between words, white space made single."""
    spare = max(0, width - (end - start))
    left = max(0, min(start - spare // 2, len(text) - width))
    right = min(len(text), max(left + width, end))
    left = _between_words(text, left, start)
    if right < len(text):
        space = max(text.rfind(" ", end, right), text.rfind("\n", end, right))
        right = space if space > end else right
    parts: list[str] = []
    marks: list[tuple[int, int]] = []
    length = 0
    reached = left
    for begin, finish in _apart(hits, left, right):
        for piece, is_mark in ((text[reached:begin], False), (text[begin:finish], True)):
            clean = _clean(piece)
            if clean[:1] == " " and (not parts or parts[-1][-1:] == " "):
                clean = clean[1:]
            if is_mark:
                marks.append((length, length + len(clean)))
            if clean:
                parts.append(clean)
                length += len(clean)
        reached = finish
    tail = _clean(text[reached:right]).rstrip()
    parts.append(tail[1:] if tail[:1] == " " and not parts else tail)
    return Passage(
        "".join(parts), tuple(marks), not text[:left].strip(), not text[right : right + width].strip()
    )


def _between_words(text: str, place: int, latest: int) -> int:
    """The first place from ``place`` on, not after ``latest``, at which a word begins."""
    if place == 0 or text[place - 1].isspace():
        return place
    space = _SPACE.search(text, place, latest)
    return space.end() if space else latest


def _apart(hits: list[_Hit], left: int, right: int) -> Iterator[tuple[int, int]]:
    """Places of the hits inside the cut that do not overlap, in order."""
    reached = left
    for hit in hits:
        if hit.start >= reached and hit.end <= right:
            reached = hit.end
            yield hit.start, hit.end


def _clean(piece: str) -> str:
    """A piece of text on one line: broken words joined, white space single, nothing unseen."""
    return _SPACE.sub(" ", _UNSEEN.sub("", _LINE_END.sub("", piece)))
