"""Two texts compared: exact, aligned, in marks that read well, and never slow."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from almaty_desktop.paths import RESOURCES
from almaty_desktop.rules.common_order import common_order
from almaty_desktop.rules.differences import (
    ParagraphDifference,
    PieceKind,
    changed,
    count_of_changes,
    differences,
    differences_between,
    paragraphs,
)
from almaty_desktop.rules.marked_paragraphs import MarkedParagraph, marked_paragraphs
from almaty_desktop.rules.word_differences import word_differences

SLOWEST = 1.5  # seconds; measured 0.1 to 0.4, and the machine may be busy
FOUNDING = {
    language: (RESOURCES / "reference" / f"modalities-2013.{language}.txt").read_text("utf-8")
    for language in ("en", "ru")
}

WORDS = st.sampled_from(
    ["a", "the", "of", "States", "Chair", "и", "в", "Стороны", "сторонами", ",", ".", "[", "]", " ", "  ",
     "\t", "\n", "\n\n", "officials’", "15-16", "¹", "й", "\u00a0", "🙂"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(WORDS, max_size=40).map("".join), st.lists(WORDS).map(" ".join)
)


def marks(before: str, after: str) -> str:
    """The pieces of one paragraph: -removed-, +added+, the rest as it is."""
    signs = {PieceKind.SAME: "", PieceKind.REMOVED: "-", PieceKind.ADDED: "+"}
    return "".join(
        f"{signs[piece.kind]}{piece.text}{signs[piece.kind]}" for piece in word_differences(before, after)
    )


def places(found: tuple[ParagraphDifference, ...]) -> list[tuple[int | None, int | None]]:
    return [(one.before, one.after) for one in found]


@given(TEXTS, TEXTS)
@example("", "")
@example("one", "")
@example("", "one\ntwo")
def test_the_pieces_are_exactly_the_two_texts(before: str, after: str) -> None:
    found = differences(before, after)
    assert tuple(one.before_text for one in found if one.before) == paragraphs(before)
    assert tuple(one.after_text for one in found if one.after) == paragraphs(after)
    assert [one.before for one in found if one.before] == [*range(1, len(paragraphs(before)) + 1)]
    assert [one.after for one in found if one.after] == [*range(1, len(paragraphs(after)) + 1)]
    assert all(piece.text for one in found for piece in one.pieces)
    assert all(not (one.before is None and one.after is None) for one in found)


@given(TEXTS, TEXTS)
def test_they_differ_where_the_paragraphs_differ(before: str, after: str) -> None:
    found = differences(before, after)
    assert changed(found) == (paragraphs(before) != paragraphs(after))
    assert (count_of_changes(found) > 0) == changed(found)
    assert all(one.kind is PieceKind.SAME for one in word_differences(before, before))


@given(TEXTS, TEXTS)
def test_two_pieces_of_one_kind_never_follow_each_other(before: str, after: str) -> None:
    for one in differences(before, after):
        kinds = [piece.kind for piece in one.pieces]
        assert all(earlier is not later for earlier, later in pairwise(kinds))
        assert (PieceKind.ADDED, PieceKind.REMOVED) not in pairwise(kinds), "what was comes first"


@given(st.lists(st.sampled_from("abc"), max_size=9), st.lists(st.sampled_from("abc"), max_size=9))
def test_the_longest_common_order_is_found(left: list[str], right: list[str]) -> None:
    pairs = common_order(left, right)
    assert all(left[one] == right[other] for one, other in pairs)
    assert all(one < two and other < second for (one, other), (two, second) in pairwise(pairs))
    longest = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for one, element in enumerate(left, 1):
        for other, match in enumerate(right, 1):
            longest[one][other] = (
                longest[one - 1][other - 1] + 1
                if element == match
                else max(longest[one - 1][other], longest[one][other - 1])
            )
    assert len(pairs) == longest[-1][-1]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("The term is two years.", "The term is three years.", "The term is -two-+three+ years."),
        ("equal participants", "equal participants, and", "equal participants+, and+"),
        (
            "[Islamic Republic of Iran], and Turkey",
            "Islamic Republic of Iran, and Turkey",
            "-[-Islamic Republic of Iran-]-, and Turkey",
        ),
        ("Срок составляет два года", "Срок составляет четыре года", "Срок составляет -два-+четыре+ года"),
        ("с государством", "с государствами", "с -государством-+государствами+"),
        ("Turkey¹.", "Turkey².", "Turkey-¹-+²+."),
        ("The Chair hosts", "The Chair  hosts", "The Chair + +hosts"),
        (
            "will be opened by the host",
            "shall be chaired by the host",
            "-will be opened-+shall be chaired+ by the host",
        ),
        ("data and policy", "good data and sound policy", "+good +data and +sound +policy"),
        ("in region", "both in this region", "+both +in +this +region"),
    ],
)  # fmt: skip
def test_marks_read_well(before: str, after: str, shown: str) -> None:
    assert marks(before, after) == shown


def test_a_paragraph_written_anew_is_one_change() -> None:
    before = "The Chair of the Process, in consultation with the States, convenes the meeting of the year."
    after = "Each of the members sends, in the month of May, the names of its delegates to the Support Unit."
    assert marks(before, after) == f"-{before}-+{after}+"


def test_paragraphs_inserted_and_removed_move_no_other() -> None:
    one, two, three = (
        f"Paragraph about {subject} and what follows." for subject in ("fees", "topics", "visas")
    )
    new = "Observers may speak once all members have spoken."
    assert places(differences_between((one, two, three), (one, new, two, three))) == [
        (1, 1), (None, 2), (2, 3), (3, 4),
    ]  # fmt: skip
    assert places(differences_between((one, new, two, three), (one, two, three))) == [
        (1, 1), (2, None), (3, 2), (4, 3),
    ]  # fmt: skip


def test_a_changed_paragraph_finds_its_own_among_new_ones() -> None:
    old = "The Support Unit keeps the archive of the Process in English and Russian."
    changed_one = "The Support Unit keeps the archives of the Process, in English and in Russian."
    others = ["Observers take part upon consensus.", "Civil society is invited case by case."]
    found = differences_between(["Opening.", old, "End."], ["Opening.", *others, changed_one, "End."])
    assert places(found) == [(1, 1), (None, 2), (None, 3), (2, 4), (3, 5)]
    assert found[3].changes == 3


def test_a_split_paragraph_stays_beside_its_larger_part() -> None:
    first = "The Chairmanship will be open to all participating States on a voluntary basis."
    second = "The term of office will be two years."
    found = differences_between([f"{first} {second}", "End."], [first, second, "End."])
    assert places(found) == [(1, 1), (None, 2), (2, 3)]


def test_repeated_paragraphs_stay_in_order() -> None:
    found = differences("A line.\n" * 3 + "Other.", "A line.\n" * 5 + "Other.")
    assert [one.changed for one in found] == [False, False, False, True, True, False]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_amended_edition_shows_its_amendments_only(language: str) -> None:
    """D4: the brackets of a State that formalised its participation go, one paragraph comes."""
    amendments = {
        "en": ("[Islamic Republic of Pakistan], and", "Islamic Republic of Pakistan, and",
               "two years", "three years"),
        "ru": ("[Исламскую Республику Пакистан] и", "Исламскую Республику Пакистан и",
               "два года", "три года"),
    }  # fmt: skip
    bracket, plain, term, longer = amendments[language]
    before = FOUNDING[language]
    after = (
        before.replace(bracket, plain, 1)
        .replace(term, longer, 1)
        .replace("### iv", "New paragraph.\n\n### iv")
    )
    found = differences(before, after)
    assert [one.after for one in found if one.before is None] == [41]
    assert [piece.text for one in found for piece in one.pieces if piece.kind is PieceKind.REMOVED] == [
        "[", "]", term.split()[0],
    ]  # fmt: skip
    assert count_of_changes(found) == 4


def test_marks_of_the_plain_format_are_read_as_their_reader_sees_them() -> None:
    text = (
        "## 2. *Aims*\n\n- The **Chair**,\n  again\n1) To *act* * now\n\n"
        "Plain, 2 * 3 * 4\n| a | *b* |\n|---|---|\nEnd\n"
    )
    assert marked_paragraphs(text) == (
        MarkedParagraph("2. Aims", heading=2),
        MarkedParagraph("• The Chair, again", item=True),
        MarkedParagraph("1) To act * now", item=True),
        MarkedParagraph("Plain, 2 * 3 * 4"),
        MarkedParagraph("a | b"),
        MarkedParagraph("End"),
    )


@pytest.mark.parametrize("hostile", ["**a ", "*a ", "**", "**a*", "1.", " ", "|", "- ", "- \n", "#", "a\n"])
def test_no_marks_blow_the_reading_up(hostile: str) -> None:
    began = time.process_time()
    marked_paragraphs(hostile * 100_000 + "x")
    assert time.process_time() - began < SLOWEST


def _ten_thousand_words(seed: int) -> list[str]:
    chance = random.Random(seed)
    vocabulary = [f"word{number}" for number in range(1500)] + ["the", "of", "and"] * 300
    return [" ".join(chance.choices(vocabulary, k=50)) + "." for _ in range(200)]


def _amended(texts: list[str], every: int) -> list[str]:
    words = " ".join(texts).split(" ")
    words[::every] = [f"new{number}" for number in range(len(words[::every]))]
    return [" ".join(words[place : place + 50]) for place in range(0, len(words), 50)]


_HOSTILE = {
    "two different texts": (_ten_thousand_words(1), _ten_thousand_words(2)),
    "each paragraph changed": (_ten_thousand_words(1), _amended(_ten_thousand_words(1), 9)),
    "one word in one paragraph": (["the " * 10_000], ["the " * 9_000 + "end"]),
    "two words in turn": (["a b " * 5_000 + "x"], ["y" + "b a a " * 3_300]),
    "one paragraph": ([" ".join(_ten_thousand_words(1))], [" ".join(_ten_thousand_words(2))]),
    "one word a paragraph": (["a", "b"] * 5_000, ["x", *["b", "a", "a"] * 3_300, "z"]),
    "alike short paragraphs": (
        [f"point {number % 7} of the plan" for number in range(2_000)],
        ["x", *(f"point {number % 5} of a plan" for number in range(2_000)), "y"],
    ),
    "signs": (["[" * 100_000 + "a"], ["b" + "]" * 100_000]),
    "signs in turn": (["[(" * 60_000 + "a"], ["b" + "([[" * 40_000]),
    "spaces": ([" x" * 10_000 + " " * 50_000 + "a"], ["  x" * 10_000 + "\t" * 50_000 + "b"]),
    "one long word": (["ab" * 100_000], ["ba" * 100_000]),
}  # fmt: skip


@pytest.mark.parametrize("name", _HOSTILE)
def test_no_repetition_blows_it_up(name: str) -> None:
    before, after = _HOSTILE[name]
    began = time.process_time()
    found = differences_between(before, after)
    taken = time.process_time() - began
    assert taken < SLOWEST, f"{taken:.2f} s"
    assert [one.before_text for one in found if one.before] == before
    assert [one.after_text for one in found if one.after] == after


@settings(max_examples=20)
@given(
    st.lists(st.sampled_from(["a b", "b", "c"]), max_size=60),
    st.lists(st.sampled_from(["a b", "b"]), max_size=60),
)
def test_many_equal_paragraphs_lose_none(before: list[str], after: list[str]) -> None:
    found = differences_between(before, after)
    assert [one.before_text for one in found if one.before] == before
    assert [one.after_text for one in found if one.after] == after
