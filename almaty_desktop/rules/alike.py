"""How alike two people are: perhaps one person who was written down twice (choice)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from rapidfuzz import fuzz

from almaty_desktop.i18n import Bilingual, Message, message
from almaty_desktop.rules.sounds import sounds_of

LIKELY = 60
"""From this score on (of 100) two people are shown as perhaps one."""

_SAME_WORD = 80  # of 100: spellings of one word
_SAME_NAME = 86  # of 100, over all words: spellings of one name
_LARGEST_BLOCK = 400  # a mailbox or a telephone that more people share tells nothing
_DIGITS = 9  # of a telephone: its country's code is written or not


@dataclass(frozen=True)
class Compared:
    """What of a person is compared; ``key`` is the caller's own, ``participant`` whom they represent."""

    key: int
    family: Bilingual
    given: Bilingual
    ministry: Bilingual = field(default_factory=Bilingual)
    participant: str = ""
    emails: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """How the name sounds, word by word, in each language in which it is there."""
        variants = (
            sounds_of(f"{self.family.en} {self.given.en}"),
            sounds_of(f"{self.family.ru} {self.given.ru}"),
        )
        return tuple(dict.fromkeys(variant for variant in variants if variant))

    @cached_property
    def mailboxes(self) -> frozenset[str]:
        """The e-mail addresses, as they are compared."""
        return frozenset(email.strip().casefold() for email in self.emails if email.strip())

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The telephones by their last digits."""
        digits = ("".join(sign for sign in one if sign.isdigit()) for one in self.telephones)
        return frozenset(one[-_DIGITS:] for one in digits if len(one) >= 6)


@dataclass(frozen=True)
class Alike:
    """Two people who may be one: ``score`` of 100, and why.

    ``named``: their names are alike; ``exact``: they are the same, perhaps but for a patronymic.
    """

    one: int
    other: int
    score: int
    reasons: tuple[Message, ...]
    named: bool = False
    exact: bool = False


def compare(one: Compared, other: Compared) -> Alike:
    """How alike two people are."""
    name, same_words = _names_alike(one, other)
    alike = name >= _SAME_NAME
    score, reasons = 0, []
    if name == 100:
        score = 75 if same_words else 72
        reasons = [
            message("the same name") if same_words else message("the same name but for the patronymic")
        ]
    elif alike:
        score = 60 + round((name - _SAME_NAME) / 2)
        reasons = [message("names that sound alike")]
    mailbox = min(one.mailboxes & other.mailboxes, default="")
    if mailbox:
        score += 25 if alike else LIKELY
        reasons.append(message("the same e-mail address, {email}", email=mailbox))
    if one.numbers & other.numbers:
        score += 20
        reasons.append(message("the same telephone"))
    if _same_ministry(one.ministry, other.ministry):
        score += 10
        reasons.append(message("the same ministry"))
    if one.participant and other.participant and one.participant != other.participant:
        score -= 25
    return Alike(one.key, other.key, max(0, min(100, score)), tuple(reasons), alike, name == 100)


def likely_pairs(people: Iterable[Compared]) -> tuple[Alike, ...]:
    """All pairs that are likely one person, the likeliest first; only those with something in common."""
    everyone = {person.key: person for person in people}
    blocks: dict[object, list[int]] = defaultdict(list)
    for person in everyone.values():
        for block in _blocks(person):
            blocks[block].append(person.key)
    tried: set[tuple[int, int]] = set()
    for keys in blocks.values():
        if 1 < len(keys) <= _LARGEST_BLOCK:
            tried.update(combinations(keys, 2))
    found = (compare(everyone[one], everyone[other]) for one, other in tried)
    likely = (alike for alike in found if alike.score >= LIKELY)
    return tuple(sorted(likely, key=lambda alike: (-alike.score, alike.one, alike.other)))


class Likenesses:
    """Many people who are asked, one after the other, whether somebody among them is alike."""

    def __init__(self, people: Iterable[Compared] = ()) -> None:
        self._blocks: dict[object, list[Compared]] = defaultdict(list)
        for person in people:
            self.add(person)

    def add(self, person: Compared) -> None:
        """One more person to be found."""
        for block in _blocks(person):
            self._blocks[block].append(person)

    def like(self, person: Compared) -> tuple[Alike, ...]:
        """Those who are likely this person, the likeliest first (each as ``other``)."""
        near: dict[int, Compared] = {}
        for block in _blocks(person):
            found = self._blocks.get(block, ())
            if len(found) <= _LARGEST_BLOCK:
                near.update((one.key, one) for one in found)
        alike = (compare(person, one) for one in near.values())
        likely = (one for one in alike if one.score >= LIKELY)
        return tuple(sorted(likely, key=lambda one: (-one.score, one.other)))


def _blocks(person: Compared) -> Iterator[object]:
    """Where a person is looked for: by mailbox, by telephone, and by each two words of the name."""
    seen: set[object] = set()
    seen.update(person.mailboxes)
    seen.update(("telephone", number) for number in person.numbers)
    for words in person.names:
        for place, word in enumerate(words):
            firsts = {other[0] for number, other in enumerate(words) if number != place} or {""}
            seen.update((_skeleton(word), first) for first in firsts)
    yield from seen


def _skeleton(word: str) -> str:
    """A word's first letter and the consonants after it: vowels are what spellings differ in."""
    return word[0] + "".join(letter for letter in word[1:] if letter not in "aeiou")


def _names_alike(one: Compared, other: Compared) -> tuple[float, bool]:
    """How alike the names are where they are most so (0 to 100), and whether they have as many words."""
    return max(
        (
            (_words_alike(mine, theirs), len(mine) == len(theirs))
            for mine in one.names
            for theirs in other.names
        ),
        default=(0.0, False),
    )


def _words_alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """In whichever order; a word that only one of them has (the patronymic) does not count."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    if len(fewer) < 2 <= len(more):
        return 0.0  # one word of several says too little
    left = list(more)
    unlike = []
    for word in fewer:
        if word in left:
            left.remove(word)
        else:
            unlike.append(word)
    total = 100.0 * (len(fewer) - len(unlike))
    for word in unlike:
        likeness, found = max((_word_alike(word, candidate), candidate) for candidate in left)
        if likeness < _SAME_WORD:
            return 0.0
        left.remove(found)
        total += likeness
    return total / len(fewer)


def _word_alike(one: str, other: str) -> float:
    if one == other:
        return 100.0
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return 90.0 if long.startswith(short) else 0.0  # an initial
    return fuzz.ratio(one, other, score_cutoff=_SAME_WORD)


def _same_ministry(one: Bilingual, other: Bilingual) -> bool:
    return any(
        mine and mine.casefold().split() == theirs.casefold().split()
        for mine, theirs in ((one.en, other.en), (one.ru, other.ru))
    )
