"""The printed Operating Modalities and the comparison of two texts, opened again and read."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.reports.comparison import print_comparison
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.markup import Heading, ListItem, Paragraph, parse
from almaty_desktop.reports.modalities import print_modalities
from almaty_desktop.reports.pages import Printed
from almaty_desktop.reports.setting import Run, paragraph, set_text
from almaty_desktop.reports.style import BODY, INK
from almaty_desktop.reports.typography import unprintable
from almaty_desktop.rules.marked_paragraphs import MarkedParagraph, marked_paragraphs
from tests.reports.modalities_samples import FIRST, SECOND, comparison, edition
from tests.reports.pdf_reading import catalogue, fonts_of, outline_of, pages_of, spots_of

PENDING = (Bilingual("Islamic Republic of Iran", "Исламская Республика Иран"),)
NOTE_OF_THE_HOUSE = {Language.EN: "yet to formalise", Language.RU: "предстоит оформить"}
BOLD = "PTSerif-Bold"


def flat(printed: Printed) -> str:
    return " ".join(" ".join(pages_of(printed.data)).split())


def words_only(text: str) -> str:
    """Letters and figures, so that hyphens, line ends and marks of shape say nothing."""
    return re.sub(r"[\W_]", "", text.replace("⁴", "4"))


def body(text: str) -> list[str]:
    shown = []
    for block in parse(text):
        content = getattr(block, "content", ())
        shown.append(words_only(getattr(block, "label", "") + "".join(span.text for span in content)))
    return shown


def marked_words(printed: Printed, weight: float, colour: tuple[float, ...] | None = None) -> int:
    """How many lines of this weight (in hundredths of a point) are drawn, in a colour if one is given."""
    found = 0
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        for page in pdf.pages:
            width, stroke = 0.0, ()
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "w":
                        width = float(operands[0])
                    case "RG":
                        stroke = tuple(round(float(one), 2) for one in operands)
                    case "l" if round(width, 2) == weight and colour in (None, stroke):
                        found += 1
    return found


@pytest.mark.parametrize("layout", Layout)
def test_an_edition_is_printed_whole_and_as_adopted(layout: Layout) -> None:
    printed = print_modalities(edition(), layout)
    text = flat(printed)
    for language in layout.languages:
        if layout is not Layout.SIDE_BY_SIDE:
            own = words_only("".join(page.split("\n", 2)[2] for page in pages_of(printed.data)))
            assert [block for block in body(SECOND.only(language)) if block not in own] == []
        assert NOTE_OF_THE_HOUSE[language] not in text
    expected = {
        Language.EN: [
            "Edition 2 · 4 November 2015",
            "Adopted at: Ministerial review",
            "Record of amendments",
        ],
        Language.RU: ["Редакция 2 · 4 ноября 2015 г.", "Принята на мероприятии:", "Сведения о поправках"],
    }
    for language in layout.languages:
        assert [one for one in expected[language] if one not in text] == []
    assert "¤" not in text
    assert all(fonts_of(printed.data).values())


def test_brackets_stay_as_adopted() -> None:
    """What the ministers adopted has brackets of its own; S3 puts none in and adds no note."""
    own = "Agreed with [Islamic Republic of Iran]¹ and Islamic Republic of Iran.\n\n¹ See the decision."
    printed = print_modalities(replace(edition(Bilingual(own, own)), pending=PENDING), Layout.EN)
    text = flat(printed)
    assert "[Islamic Republic of Iran]¹ and Islamic Republic of Iran." in text
    assert NOTE_OF_THE_HOUSE[Language.EN] not in text
    assert NOTE_OF_THE_HOUSE[Language.EN] not in flat(
        print_comparison(comparison(Bilingual(own, own), Bilingual(own + " x", own)), Layout.EN)
    )


def test_titles_of_meetings_have_the_brackets_of_their_day() -> None:
    """S3 holds for what the house itself says of an edition."""
    given = replace(
        edition(),
        adopted_by=Bilingual("Conference in Islamic Republic of Iran", "Конференция"),
        pending=PENDING,
    )
    assert "Adopted at: Conference in [Islamic Republic of Iran]" in flat(print_modalities(given, Layout.EN))


def test_the_outline_has_the_texts_own_headings() -> None:
    outline = outline_of(print_modalities(edition(), Layout.EN).data)
    assert outline[:3] == [(0, "The Almaty Process"), (0, "Operating Modalities"), (1, "1. Background")]
    assert (2, "iv. Observers and guests") in outline
    assert outline[-1] == (0, "Record of amendments")


def test_a_text_without_a_title_gets_that_of_the_edition() -> None:
    printed = print_modalities(edition(Bilingual("Only one article.", "Одна статья.")), Layout.SIDE_BY_SIDE)
    assert outline_of(printed.data)[0] == (0, "Operating Modalities · Порядок работы")
    assert catalogue(printed.data)[1]["/Title"] == "Operating Modalities · Порядок работы"


@pytest.mark.parametrize("layout", [Layout.RU, Layout.SIDE_BY_SIDE])
def test_a_missing_language_is_said(layout: Layout) -> None:
    text = flat(print_modalities(edition(Bilingual(FIRST.en, "")), layout))
    assert "Текст на русском языке отсутствует" in text
    assert "The first Regional Conference" in text
    compared = flat(print_comparison(comparison(Bilingual(FIRST.en, "")), layout))
    assert "Текст на русском языке отсутствует" in compared
    assert "until the members decide otherwise" in compared


def test_the_record_names_each_edition() -> None:
    text = flat(print_modalities(edition(), Layout.RU))
    assert "Редакция Дата Мероприятие Решение" in text
    assert "Поправки к разделам 1 и 3" in text
    assert "Поправок не вносилось." in flat(print_modalities(replace(edition(), record=()), Layout.RU))


@pytest.mark.parametrize("layout", Layout)
def test_the_same_input_gives_the_same_bytes(layout: Layout) -> None:
    assert print_modalities(edition(), layout).data == print_modalities(edition(), layout).data
    assert print_comparison(comparison(), layout).data == print_comparison(comparison(), layout).data


@pytest.mark.parametrize("layout", Layout)
def test_a_comparison_shows_both_texts_whole(layout: Layout) -> None:
    text = flat(print_comparison(comparison(), layout))
    expected = {
        Language.EN: ["Comparison of two texts", "What was added · What was removed",
                      "until the members", "for two years,", "Edition 1 · 5 June 2013"],
        Language.RU: ["Сравнение двух текстов", "Добавлено · Исключено", "до иного решения",
                      "в течение двух лет", "Редакция 1 · 5 июня 2013 г."],
    }  # fmt: skip
    for language in layout.languages:
        assert [one for one in expected[language] if one not in text] == []
        assert {Language.EN: "9 changes", Language.RU: "9 изменений"}[language] in text
    assert "¤" not in text


def test_before_and_after_stand_at_one_height() -> None:
    printed = print_comparison(comparison(), Layout.EN)
    assert printed.pages > 3
    for page in range(printed.pages):
        spots = spots_of(printed.data, page)
        for begin in ("ii. Chairmanship", "vi. Decision-Making", "The Terms of Reference", "Edition "):
            heights = {round(spot.baseline, 1) for spot in spots if spot.text.startswith(begin)}
            assert len(heights) <= 1, begin
        assert any(spot.text.startswith("Edition 1") for spot in spots), "the columns say which text they are"


def test_changes_are_seen_without_colour() -> None:
    """Underlined and struck words: lines of their own; changed paragraphs have a bar in the margin."""
    printed = print_comparison(comparison(), Layout.EN)
    weight = round(0.06 * 10.5, 2)
    black = tuple(round(one, 2) for one in (INK.red, INK.green, INK.blue))
    assert marked_words(printed, weight, black) >= 4, "added words are underlined in black"
    struck = marked_words(printed, weight) - marked_words(printed, weight, black)
    assert struck >= 7, "removed words are struck through"
    assert marked_words(printed, 1.5) == 7, "one bar for each paragraph that changed"
    assert BOLD in " ".join(fonts_of(printed.data))


def test_texts_that_do_not_differ_say_so() -> None:
    printed = print_comparison(comparison(FIRST, FIRST), Layout.SIDE_BY_SIDE)
    text = flat(printed)
    assert "The two texts do not differ." in text
    assert "Тексты не различаются." in text
    assert "What was added" not in text
    assert marked_words(printed, 1.5) == 0


def test_an_edition_with_more_paragraphs_in_one_language_keeps_its_pairs() -> None:
    after = Bilingual(SECOND.en.replace("### iv", "One more in English.\n\n### iv"), SECOND.ru)
    printed = print_comparison(comparison(FIRST, after), Layout.SIDE_BY_SIDE)
    for page in range(printed.pages):
        heights = {
            round(spot.baseline, 1)
            for spot in spots_of(printed.data, page)
            if spot.text.startswith(("vi. Decision", "vi. Порядок"))
        }
        assert len(heights) <= 1


def test_lines_end_with_their_words() -> None:
    """The space after an underlined word is not underlined, and hyphenated parts are lined, too."""
    runs = (Run("kept "), Run("responsibilities and representatives", underlined=True), Run(" kept"))
    lines = set_text(paragraph(runs, BODY, Language.EN), 90)
    assert len(lines) > 2
    pieces = [piece for line in lines for piece in line.pieces]
    lined = "".join(piece.text for piece in pieces if piece.underlined)
    assert lined.replace("-", "").replace(" ", "") == "responsibilitiesandrepresentatives"
    assert not any(piece.underlined for piece in pieces if "kept" in piece.text or not piece.text.strip())


def test_marks_of_notes_that_the_fonts_lack_are_raised_digits() -> None:
    (line,) = set_text(paragraph("participants⁴.", BODY, Language.EN), 400)
    assert [(piece.text, piece.style.rise > 0) for piece in line.pieces] == [
        ("participants", False),
        ("4", True),
        (".", False),
    ]
    assert line.pieces[1].style.size < line.pieces[0].style.size
    assert unprintable("⁴ ⁵") == 0


LINES = st.lists(
    st.sampled_from(
        ["# Title", "## Head *in* two", "#none", "- item", "  - **deep** item", "• point", "1) one", "2. two",
         "(a) letter", "а) буква", "plain words", "*whole* line", "** open", "a * b * c", "", "  ", "*",
         "-", "\u00a0x  y"]
    ),
    max_size=12,
)  # fmt: skip


@given(LINES)
def test_paragraphs_are_compared_as_they_are_printed(lines: list[str]) -> None:
    """The two readers of the plain format, one for rules and one for paper, see the same paragraphs."""
    expected = []
    for block in parse("\n".join(lines)):
        assert isinstance(block, Heading | Paragraph | ListItem)
        words = "".join(span.text for span in block.content)
        match block:
            case Heading(level=level):
                expected.append(MarkedParagraph(words, heading=level))
            case ListItem(label=label):
                expected.append(MarkedParagraph(f"{label} {words}", item=True))
            case _:
                expected.append(MarkedParagraph(words))
    assert marked_paragraphs("\n".join(lines)) == tuple(expected)
