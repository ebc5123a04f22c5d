"""The passage shown for a hit: the right place, whole words, true marks."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.archive.forms import Forms
from almaty_desktop.archive.passages import Passage, PassageFinder
from almaty_desktop.archive.query import QueryReader
from almaty_desktop.archive.words import Words

WORDS = Words()
READER = QueryReader(WORDS, Forms(WORDS))
FINDER = PassageFinder(WORDS)
FILLING = "Здесь стоит нечто постороннее about other matters. " * 40


def found(text: str, typed: str, width: int = 240) -> Passage:
    return FINDER.best(text, READER.read(typed, unfinished=False), width)


def test_another_form_is_marked() -> None:
    passage = found(f"{FILLING}достоинства всем членам человеческой семьи{FILLING}", "человеческих")
    assert "[[человеческой]] семьи" in passage.marked()
    assert passage.marked().startswith("… ") and passage.marked().endswith(" …")
    assert len(passage.text) <= 260


def test_the_place_with_most_of_the_words_is_chosen() -> None:
    text = f"права {FILLING} дети {FILLING} права детей {FILLING} права"
    assert "[[права]] [[детей]]" in found(text, "право ребёнок").marked()


def test_a_phrase_is_marked_as_one() -> None:
    passage = found("право; о правах\nребёнка", '"права детей"')
    assert passage.marked() == "право; о [[правах ребёнка]]"


def test_all_ways_of_writing_are_marked() -> None:
    text = "Türkiye'nin сотруд-\nничество, co‐operation; reſ ﬁnance; сло\u0301во Шёл dying"
    assert "[[Türkiye]]'nin" in found(text, "turkiye").marked()
    assert "[[сотрудничество]]" in found(text, "сотрудничеством").marked()
    assert "[[co‐operation]]" in found(text, "cooperation").marked()
    assert "[[ﬁnance]]" in found(text, "financing").marked()
    assert "[[Шёл]]" in found(text, "идти").marked()
    assert "[[dying]]" in found(text, "die").marked()
    assert found(text, "слова").marks


def test_the_beginning_is_shown_where_nothing_is_found() -> None:
    passage = found(f"Начало текста. {FILLING}", "отсутствует")
    assert passage.text.startswith("Начало текста.") and passage.marks == () and passage.begins
    assert found("", "право") == Passage("")


def test_marks_can_be_told_from_text() -> None:
    assert found("list[[0]] право", "право").marked() == "list[ [0] ] [[право]]"


def test_a_long_text_is_quick() -> None:
    text = ("Всеобщая декларация прав человека. The common understanding of these rights. " * 3000)[:200_000]
    query = READER.read("право человека понимание", unfinished=False)
    FINDER.best(text, query)
    start = time.perf_counter()
    FINDER.best(text, query)
    assert time.perf_counter() - start < 0.25  # seen: 0.006 s; a bound that only whole stemming breaks


ALPHABET = "право дети child's co-op ё\n\t.,[]É-1\u00ad"


@given(
    st.text(alphabet=ALPHABET, max_size=600),
    st.text(alphabet="праводетиchild 1-", max_size=20),
    st.integers(20, 120),
)
def test_marks_stand_in_order_on_whole_words(text: str, typed: str, width: int) -> None:
    query = READER.read(typed)
    passage = FINDER.best(text, query, width)
    reached = 0
    for start, end in passage.marks:
        assert reached <= start < end <= len(passage.text)
        reached = end
        steps = {step for term in query.wanted for phrase in term.phrases for step in phrase}
        marked = passage.text[start:end]
        stems = {*WORDS.stems(marked), WORDS.compound(marked)}
        assert any(step.accepts(stem) for step in steps for stem in stems)
    assert "\n" not in passage.text and "  " not in passage.text
    assert passage.marked().count("[[") == len(passage.marks)


@given(
    st.lists(
        st.sampled_from(
            ["children", "child's", "going", "organisations", "happy", "happiest", "studies", "possibly"]
        )
    )
)
def test_every_word_that_is_indexed_is_marked(parts: list[str]) -> None:
    text = " ".join(parts)
    for word in parts:
        assert found(text, word, width=10_000).marks
