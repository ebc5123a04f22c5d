"""A long text is taken apart in pieces; no word may be lost or broken where they meet."""

from __future__ import annotations

import random

import pytest

from almaty_desktop.archive.words import Words

_WORDS = (
    "migration",
    "человеческих",
    "co-operation",
    "Ministry’s",
    "қазақ",
    "2013",
    "é́tat",
    "go-\nvern",
    "под-\r\nпись",
)
_BETWEEN = (" ", "\n", "-\n", "- \r\n", "\n\n", "\ufffe\n", "\u00ad\n", ".\n", "")


@pytest.mark.parametrize("seed", range(6))
def test_a_long_text_has_the_words_of_the_whole(seed: int) -> None:
    chance = random.Random(seed)
    between = _BETWEEN if seed % 2 else _BETWEEN[1:8]
    text = "".join(chance.choice(_WORDS) + chance.choice(between) for _ in range(20_000))
    words = Words()
    assert words.stems(text) == [word.stem for word in words.words(text)]
    together = [*words.stems(text), *(word.stem for word in words.compounds(text))]
    assert words.indexed(text).split(" ") == together


def test_a_text_of_one_line_stays_whole() -> None:
    words = Words()
    assert words.indexed("слово " * 20_000) == " ".join(["слов"] * 20_000)
