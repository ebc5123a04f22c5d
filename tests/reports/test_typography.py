"""Where lines may end and what is hyphenated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.i18n import Language
from almaty_desktop.reports.setting import Run, Text, paragraph, set_text
from almaty_desktop.reports.style import BODY, NARROW, TITLE
from almaty_desktop.reports.typography import hyphen_places, no_break, printable, unprintable

PHRASES = (
    "государства",
    "и в консультации",
    "с участниками",
    "о документе № 5",
    "не были бы",
    "к г. Алматы",
    "у них",
)
HANGING = {"и", "в", "с", "о", "не", "№", "к", "г.", "у"}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("в Алматы", "в\u00a0Алматы"),
        ("и в этом", "и\u00a0в\u00a0этом"),
        ("20 мая 2015 г.", "20\u00a0мая 2015\u00a0г."),
        ("документ № 5 принят", "документ №\u00a05 принят"),
        ("он же и принял бы", "он\u00a0же и\u00a0принял\u00a0бы"),
        ("слово — дело", "слово\u00a0— дело"),
        ("А. Б. Иванов", "А.\u00a0Б.\u00a0Иванов"),
    ],
)
def test_russian_spaces_that_hold(typed: str, printed: str) -> None:
    assert no_break(typed, Language.RU) == printed


def test_english_spaces_that_hold() -> None:
    assert (
        no_break("a State, on 5 June, in No. 7", Language.EN) == "a\u00a0State, on 5\u00a0June, in No.\u00a07"
    )


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=60), st.integers(150, 480))
def test_no_line_ends_with_a_short_preposition(phrases: list[str], width: int) -> None:
    lines = set_text(paragraph(" ".join(phrases), NARROW, Language.RU), width)
    for line in lines[:-1]:
        assert line.plain.split()[-1] not in HANGING


@given(st.text(max_size=300), st.integers(60, 480), st.sampled_from([BODY, NARROW, TITLE]))
def test_setting_loses_no_letter(content: str, width: int, style: object) -> None:
    given_text = Text((Run(content),), style, Language.RU)  # type: ignore[arg-type]
    shown = "".join(line.plain for line in set_text(given_text, width))
    assert [one for one in shown if one not in " -"] == [
        one for one in printable(content) if not one.isspace() and one not in " -"
    ]


@given(st.text(alphabet="абвгдежзиклмнопрстуфхцчшщыьэюя ", max_size=400), st.integers(120, 480))
def test_every_line_fits_its_width(content: str, width: int) -> None:
    for line in set_text(paragraph(content, BODY, Language.RU), width):
        assert line.width + line.stretch * line.gaps <= width + 0.5


def test_headings_are_never_hyphenated() -> None:
    long = "Совещание старших должностных лиц государств-участников Процесса" * 2
    lines = set_text(paragraph(long, TITLE, Language.RU), 220)
    assert len(lines) > 3
    assert not [line for line in lines if line.plain.endswith("-") and "государств-" not in line.plain]


@pytest.mark.parametrize("width", range(140, 320, 9))
def test_a_balanced_heading_cuts_no_word_that_fits(width: int) -> None:
    lines = set_text(paragraph("Консультация с Ираном", TITLE, Language.RU), width)
    assert " ".join(line.plain.strip() for line in lines) == "Консультация с Ираном"


def test_hyphens_in_both_languages() -> None:
    assert hyphen_places("консультаций", Language.RU)
    assert hyphen_places("consultations", Language.EN)
    for kept in ("УВКБ", "Almaty_Process", "03/02/2015", "миг"):
        assert hyphen_places(kept, Language.RU) == ()


def test_letters_of_the_region_can_be_printed() -> None:
    region = "ӘәҒғҚқҢңӨөҰұҮүҺһІі ҶҷӢӣӮӯҲҳ ҢңӨөҮү ğışçöüəĞİŞ"
    assert unprintable(region) == 0
    assert printable(region) == region.replace("ə", "ә")  # one shape, the one that the fonts have


def test_what_no_font_has_is_shown_as_such() -> None:
    assert printable("خ→и\u202e") == "¤–и"
    assert unprintable("خط") == 2
