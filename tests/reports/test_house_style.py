"""The house style: page breaks, columns that never drift, head and foot, footnotes, the PDF's particulars."""

from __future__ import annotations

import io
import re
from datetime import date

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.reports.blocks import BlockWriter
from almaty_desktop.reports.composing import Composer, pending_note
from almaty_desktop.reports.document import DocumentPrint, print_document
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import BOTH, Layout
from almaty_desktop.reports.markup import parse
from almaty_desktop.reports.pages import Head, Page, Part, Printed
from almaty_desktop.reports.setting import paragraph
from almaty_desktop.reports.strips import Strip, wide
from almaty_desktop.reports.style import BODY, TEXT_BOTTOM
from almaty_desktop.reports.words import Writer
from tests.reports.pdf_reading import catalogue, fonts_of, outline_of, pages_of, spots_of

ENGLISH = "The participants reviewed national consultations on mixed movements and border management. "
RUSSIAN = "Участники рассмотрели итоги национальных консультаций по вопросам смешанных потоков и границ. "
PENDING = (Bilingual("Islamic Republic of Iran", "Исламская Республика Иран"),)
DAY = date(2015, 5, 20)


def long_document(pairs: int = 130) -> DocumentPrint:
    """A text in both languages whose paragraphs carry their number: E001 … and Я001 …, unequally long."""
    english = [f"E{n:03} " + ENGLISH * (1 + n * 7 % 5) for n in range(pairs)]
    russian = [f"Я{n:03} " + RUSSIAN * (1 + n * 5 % 6) for n in range(pairs)]
    return DocumentPrint(
        Bilingual("A long document", "Длинный документ"),
        Bilingual("\n\n".join(english), "\n\n".join(russian)),
        "Almaty Process/02/01/2013",
        DAY,
    )


def composed(text: Bilingual, pending: tuple[Bilingual, ...] = ()) -> list[Page]:
    """The pages of a side-by-side text before they are drawn."""
    writer = Writer(BOTH, pending)
    return Composer(Part(BlockWriter(writer).two(parse(text.en), parse(text.ru)), BOTH), None).compose()


def test_pairs_begin_at_one_height_over_many_pages() -> None:
    printed = print_document(long_document(), Layout.SIDE_BY_SIDE)
    assert printed.pages >= 20
    places: dict[str, tuple[int, float, float]] = {}
    for page in range(printed.pages):
        for spot in spots_of(printed.data, page):
            begun = re.match(r"([EЯ]\d{3}) ", spot.text)
            if begun:
                places[begun.group(1)] = (page, round(spot.baseline, 2), spot.left)
    assert len(places) == 260
    for number in range(130):
        page, height, left = places[f"E{number:03}"]
        other_page, other_height, other_left = places[f"Я{number:03}"]
        assert (page, height) == (other_page, other_height)
        assert other_left > left + 200


BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(["p", "p", "p", "## ", "### ", "- ", "| "]), st.integers(1, 14), st.integers(1, 14)
    ),
    min_size=1,
    max_size=40,
)


def written(blocks: list[tuple[str, int, int]], column: int) -> str:
    sentence = (ENGLISH, RUSSIAN)[column - 1]
    made = []
    for block in blocks:
        kind, length = block[0], block[1] if column == 1 else block[2]
        match kind:
            case "p":
                made.append(sentence * length)
            case "| ":
                made.append("| a | b |\n|---|---|\n" + "| x | y |\n" * length)
            case _:
                made.append(kind + sentence)
    return "\n\n".join(made)


@settings(max_examples=40, deadline=None)
@given(BLOCKS)
def test_no_heading_parts_from_its_text_and_no_line_is_lonely(blocks: list[tuple[str, int, int]]) -> None:
    pages = composed(Bilingual(written(blocks, 1), written(blocks, 2)))
    for page in pages[:-1]:
        assert not page.placed[-1].strip.strip.keep_with_next
    for page in pages:
        assert page.placed
        assert page.bottom >= TEXT_BOTTOM - 0.1
        for placed in page.placed:
            for cell in placed.strip.cells:
                for at, line in enumerate(cell.lines):
                    of_its_text = [
                        one.number
                        for one in cell.lines[max(0, at - line.number + 1) :]
                        if one.total == line.total
                    ]
                    assert line.total == 1 or len(of_its_text) >= 2


@settings(max_examples=25, deadline=None)
@given(BLOCKS)
def test_nothing_is_lost_between_pages(blocks: list[tuple[str, int, int]]) -> None:
    text = Bilingual(written([one for one in blocks if one[0] != "| "], 1), "")
    pages = Composer(
        Part(BlockWriter(Writer((Language.EN,))).one(parse(text.en), Language.EN), (Language.EN,)), None
    ).compose()
    shown = "".join(
        line.plain
        for page in pages
        for placed in page.placed
        for cell in placed.strip.cells
        for line in cell.lines
    )
    letters = [one for one in re.sub(r"^(#+|-) ", "", text.en, flags=re.MULTILINE) if one.isalpha()]
    assert [one for one in shown if one.isalpha()] == letters


def test_heads_of_tables_repeat_and_rows_stay_whole() -> None:
    rows = "\n".join(f"| R{n:03} start | {ENGLISH * 2} end{n:03} |" for n in range(60))
    text = f"| Number | Activity |\n|---|---|\n{rows}\n"
    printed = print_document(DocumentPrint(Bilingual("Plan"), Bilingual(text)), Layout.EN)
    pages = pages_of(printed.data)
    assert len(pages) > 3
    for page in pages:
        assert page.count("Number") == 1 and page.count("Activity") == 1
        assert re.findall(r"R(\d{3})", page) == re.findall(r"end(\d{3})", page)


@pytest.mark.parametrize("layout", Layout)
def test_footnote_stands_exactly_where_a_bracket_is_marked(layout: Layout) -> None:
    english = [ENGLISH * 4 + (" [Islamic Republic of Iran]" if n % 17 == 3 else "") for n in range(60)]
    russian = [RUSSIAN * 4 + (" [Исламской Республики Иран]" if n % 17 == 3 else "") for n in range(60)]
    given = DocumentPrint(
        Bilingual("Brackets", "Скобки"),
        Bilingual("\n\n".join(english), "\n\n".join(russian)),
        pending=PENDING,
    )
    noted = 0
    pages = pages_of(print_document(given, layout).data)
    for page in pages:
        flat = " ".join(page.split())
        marked = bool(re.search(r"(?:Iran|Иран)\]¹", flat))
        assert ("formalise its" in flat or "оформить" in flat) == marked
        noted += marked
        if layout is Layout.SIDE_BY_SIDE:
            assert ("formalise its" in flat) == ("оформить" in flat)
    assert 0 < noted < len(pages)


@pytest.mark.parametrize("layout", Layout)
def test_head_foot_and_particulars(layout: Layout) -> None:
    printed = print_document(long_document(30), layout)
    pages = pages_of(printed.data)
    assert len(pages) == printed.pages
    for number, page in enumerate(pages, 1):
        english, russian = f"page {number} of {len(pages)}", f"стр. {number} из {len(pages)}"
        assert (english in page) == (Language.EN in layout.languages)
        assert (russian in page) == (Language.RU in layout.languages)
        assert ("The Almaty Process" in page) == (Language.EN in layout.languages)
        assert ("Алматинский процесс" in page) == (Language.RU in layout.languages)
        assert "Almaty Process/02/01/2013" in page and f"· {layout.language_label} ·" in page
        assert ("20 мая 2015 г." in page) == (Language.RU in layout.languages)
    language, particulars = catalogue(printed.data)
    assert language == ("ru-RU" if layout is Layout.RU else "en-GB")
    assert ("A long document" in particulars["/Title"]) == (Language.EN in layout.languages)
    assert ("Длинный документ" in particulars["/Title"]) == (Language.RU in layout.languages)
    assert particulars["/Author"]
    fonts = fonts_of(printed.data)
    assert fonts and all(fonts.values()), fonts
    assert any("PTSerif" in name for name in fonts) and any("PTSans" in name for name in fonts)


@pytest.mark.parametrize("layout", Layout)
def test_same_input_same_bytes(layout: Layout) -> None:
    assert print_document(long_document(12), layout) == print_document(long_document(12), layout)


def test_russian_is_hyphenated_and_justified() -> None:
    text = "\n".join(pages_of(print_document(long_document(20), Layout.RU).data))
    assert len(re.findall(r"консульта-\s?ций|[а-яё]-\s?[а-яё]", text)) > 5


def test_outline_follows_the_headings() -> None:
    given = DocumentPrint(
        Bilingual("Title"), Bilingual("## One\n\ntext\n\n### Deep\n\ntext\n\n## Two\n\ntext")
    )
    outline = outline_of(print_document(given, Layout.EN).data)
    assert outline == [(0, "Title"), (1, "One"), (2, "Deep"), (1, "Two")]


def test_a_print_can_be_cancelled() -> None:
    class CancelledError(Exception):
        """What the caller raises."""

    calls = 0

    def tick() -> None:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise CancelledError

    with pytest.raises(CancelledError):
        print_document(long_document(), Layout.EN, tick)
    assert calls == 5


def test_an_empty_part_is_one_page() -> None:
    printed = compose((Part((), (Language.EN,)),), Head(Bilingual("Nothing")), Layout.EN)
    assert isinstance(printed, Printed)
    assert printed.pages == 1 == len(pages_of(printed.data))


def test_links_lead_to_their_anchors_and_others_are_handed_on() -> None:
    def strip(words: str, **where: str) -> Strip:
        return Strip((wide(paragraph(words, BODY, Language.EN)),), **where)  # type: ignore[arg-type]

    filler = tuple(strip(ENGLISH * 9) for _ in range(30))
    strips = (strip("to the end", link="end"), strip("elsewhere", link="another file"), *filler)
    printed = compose(
        (Part((*strips, strip("the end", anchor="end")), (Language.EN,)),),
        Head(Bilingual("Links")),
        Layout.EN,
    )
    assert printed.anchors == {"end": printed.pages - 1}
    assert [(link.page, link.target) for link in printed.links] == [(0, "another file")]
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        assert len(pdf.pages[0].Annots) == 1


def test_footnotes_stand_below_their_columns() -> None:
    note = pending_note(BOTH, 300.0)
    assert [cell.left for cell in note.cells] == [0.0, 300.0]
    assert note.cells[0].left + note.cells[0].width <= 300.0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 12), st.booleans()), min_size=5, max_size=40))
def test_text_never_comes_down_to_the_footnote(paragraphs: list[tuple[int, bool]]) -> None:
    english = [ENGLISH * length + " [Islamic Republic of Iran]" * marked for length, marked in paragraphs]
    russian = [RUSSIAN * length for length, _ in paragraphs]
    pages = composed(Bilingual("\n\n".join(english), "\n\n".join(russian)), PENDING)
    for page in pages:
        assert (page.note is not None) == any(placed.strip.marked for placed in page.placed)
        if page.note:
            assert page.bottom >= TEXT_BOTTOM + page.note.height + 6
