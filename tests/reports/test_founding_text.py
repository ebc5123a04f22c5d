"""The first edition of the Operating Modalities, as it travels with the program in both languages."""

from __future__ import annotations

import re

from almaty_desktop.paths import RESOURCES
from almaty_desktop.reports.markup import Heading, ListItem, Paragraph, parse

ENGLISH = (RESOURCES / "reference" / "modalities-2013.en.txt").read_text("utf-8")
RUSSIAN = (RESOURCES / "reference" / "modalities-2013.ru.txt").read_text("utf-8")
NOTES = "¹²³⁴"


def test_both_languages_stand_side_by_side() -> None:
    english, russian = parse(ENGLISH), parse(RUSSIAN)
    assert len(english) == len(russian) == 55
    for one, other in zip(english, russian, strict=True):
        assert type(one) is type(other)
        if isinstance(one, Heading) and isinstance(other, Heading):
            assert one.level == other.level
        if isinstance(one, ListItem) and isinstance(other, ListItem):
            assert (one.label, one.depth) == (other.label, other.depth)


def test_each_paragraph_is_a_line() -> None:
    """So that differences are taken paragraph by paragraph."""
    for text in (ENGLISH, RUSSIAN):
        assert len([line for line in text.splitlines() if line.strip()]) == len(parse(text))


def test_both_have_the_same_brackets_and_marks_in_each_paragraph() -> None:
    for one, other in zip(parse(ENGLISH), parse(RUSSIAN), strict=True):
        assert isinstance(one, Heading | Paragraph | ListItem)
        assert isinstance(other, Heading | Paragraph | ListItem)
        shown = ["".join(span.text for span in block.content) for block in (one, other)]
        for sign in "[]" + NOTES:
            assert shown[0].count(sign) == shown[1].count(sign), shown
        figures = [re.findall(r"\d+(?:/\d+)+|20\d\d", text.replace(".", "/")) for text in shown]
        assert figures[0] == figures[1]


def test_every_mark_has_its_note() -> None:
    for text in (ENGLISH, RUSSIAN):
        body, notes = re.split(r"\n## (?:Notes|Примечания)\n", text)
        assert [mark for mark in body if mark in NOTES] == list(NOTES)
        assert [line[0] for line in notes.splitlines() if line] == list(NOTES)


def test_the_pending_states_stand_in_brackets_in_their_case() -> None:
    """S2, S3: bracketed in §1 and §3.i and nowhere else."""
    assert (
        re.findall(r"\[[^]]*\]", RUSSIAN)
        == [
            "[Исламскую Республику Иран]",
            "[Исламскую Республику Пакистан]",
        ]
        * 2
    )
    assert (
        re.findall(r"\[(?:the )?([^]]*)\]", ENGLISH)
        == [
            "Islamic Republic of Iran",
            "Islamic Republic of Pakistan",
        ]
        * 2
    )


def test_nothing_of_the_layout_is_left() -> None:
    for text in (ENGLISH, RUSSIAN):
        assert not re.search(r"<|>|^_+$|\f|  | $", text, re.MULTILINE)
    assert not re.search(r"[A-Za-z]{4,}", RUSSIAN.replace("Almaty Process/02/01/2013", ""))
