"""The compilation opened again: its numbers, links, bookmarks and labels agree with its pages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual, Language, message, texts_in
from almaty_desktop.reports.compilation import make_compilation
from almaty_desktop.reports.compilation_data import (
    CompilationCancelled,
    CompilationDocument,
    CompilationItem,
    CompilationRefused,
    CompilationVersion,
)
from almaty_desktop.reports.compilation_plan import number_pages, plan
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.page_labels import Order, roman
from almaty_desktop.rules.documents import Access, Circle
from tests.reports.compilation_samples import (
    Opened,
    document,
    drawn,
    meeting,
    one_item,
    sample,
    version,
)


@pytest.mark.parametrize("layout", Layout)
def test_every_page_is_there_once_and_numbered_without_a_gap(layout: Layout, tmp_path: Path) -> None:
    result = make_compilation(sample(tmp_path), layout, tmp_path / "out.pdf")
    with Opened(result.path) as opened:
        arabic = [label for label in opened.labels if label.isdigit()]
        front = [label for label in opened.labels if not label.isdigit()]
        assert len(opened.pages) == result.pages
        assert arabic == [str(number) for number in range(1, len(arabic) + 1)]
        assert front == [roman(number) for number in range(1, len(front) + 1)]
        assert result.size == result.path.stat().st_size


NAMES = {"Agenda": "a", "Note by": "b", "Report on": "c", "Statement": "d"}

# What stands in each layout: the own pages of the documents in their order, dividers as "#".
ORDER = {
    Layout.EN: "# a.en:2 # # b.ru:2 c.en:4 # d.kk:2 !",
    Layout.RU: "# a.ru:3 # # b.ru:2 c.ru:1 # d.kk:2 !",
    Layout.SIDE_BY_SIDE: "# a.en:2 a.ru:3 # # b.ru:2 c.en:4 c.ru:1 # d.kk:2 !",
    Layout.ONE_AFTER_THE_OTHER: "# a.en:2 # # c.en:4 # d.kk:2 ! # a.ru:3 # # b.ru:2 c.ru:1 #",
}


@pytest.mark.parametrize("layout", Layout)
def test_documents_stand_in_the_order_of_the_layout(layout: Layout, tmp_path: Path) -> None:
    result = make_compilation(sample(tmp_path), layout, tmp_path / "out.pdf")
    expected: list[str] = []
    for part in ORDER[layout].split():
        name, _, count = part.partition(":")
        expected += [f"{name} own page {number}" for number in range(1, int(count) + 1)] if count else [name]
    with Opened(result.path) as opened:
        found = []
        for text, label in zip(opened.texts, opened.labels, strict=True):
            own = re.search(r"[a-d]\.(en|ru|kk) own page \d", text)
            if own:
                found.append(own.group())
            elif label.isdigit():
                found.append("!" if _is_notice(text) else "#")
        assert found == expected


@pytest.mark.parametrize("layout", Layout)
def test_a_documents_pages_carry_symbol_and_the_number_of_their_label(layout: Layout, tmp_path: Path) -> None:
    result = make_compilation(sample(tmp_path), layout, tmp_path / "out.pdf")
    symbols = {"a": "AP/01/01/2015", "b": "AP/02/01/2015", "c": "AP/02/02/2015", "d": "AP/03/01/2015"}
    with Opened(result.path) as opened:
        stamped = 0
        for text, label in zip(opened.texts, opened.labels, strict=True):
            own = re.search(r"([a-d])\.\w\w own page", text)
            if own:
                assert f"{symbols[own.group(1)]} · {label}" in text
                assert text.count(symbols[own.group(1)]) == 1
                stamped += 1
        assert stamped == sum(int(count) for count in re.findall(r":(\d)", ORDER[layout]))


@pytest.mark.parametrize("layout", Layout)
def test_the_contents_lead_to_the_pages_whose_numbers_they_show(layout: Layout, tmp_path: Path) -> None:
    """Each link of the contents leads to a page whose label stands on the contents' page, and which
    begins that item or document."""
    materials = sample(tmp_path)
    result = make_compilation(materials, layout, tmp_path / "out.pdf")
    with Opened(result.path) as opened:
        links = [one for one in opened.links if not opened.labels[one.page].isdigit()]
        entries = len(materials.items) + sum(len(item.documents) for item in materials.items)
        assert len(links) == entries * len(layout.languages)
        starts = _starts(opened)
        for one in links:
            assert re.search(rf"(?<!\d){opened.labels[one.target]}(?!\d)", opened.texts[one.page])
            name = next((letter for title, letter in NAMES.items() if one.title.startswith(title)), "")
            assert re.fullmatch(rf"{name}\.\w\w own page 1" if name else "[#!]", starts[one.target])


@pytest.mark.parametrize(("layout", "language"), [(Layout.EN, Language.EN), (Layout.RU, Language.RU)])
def test_each_line_of_the_contents_shows_the_page_of_its_own_document(
    layout: Layout, language: Language, tmp_path: Path
) -> None:
    result = make_compilation(sample(tmp_path), layout, tmp_path / "out.pdf")
    with Opened(result.path) as opened:
        lines = re.split(r"\r?\n", opened.texts[1])
        for item in sample(tmp_path).items:
            for one in item.documents:
                title = one.title.only(language)
                if one.versions and len(title) < 60:
                    at = next(index for index, line in enumerate(lines) if line.startswith(title))
                    shown = re.search(r"(\d+)\s*$", " ".join(lines[at : at + 2]).split(one.symbol)[0])
                    assert shown, lines[at : at + 2]
                    start = opened.labels.index(shown.group(1))
                    assert f"{one.symbol} · {shown.group(1)}" in opened.texts[start]
                    assert "own page 1" in opened.texts[start]


def _is_notice(text: str) -> bool:
    words = " ".join(text.split())
    return "The pages of this" in words or "Страницы этого" in words


def _starts(opened: Opened) -> list[str]:
    found = []
    for text in opened.texts:
        own = re.search(r"[a-d]\.\w\w own page \d", text)
        found.append(own.group() if own else "!" if _is_notice(text) else "#")
    return found


@pytest.mark.parametrize("layout", Layout)
def test_bookmarks_follow_the_agenda_and_keep_the_documents_own_below(layout: Layout, tmp_path: Path) -> None:
    materials = replace(sample(tmp_path), language=Language.RU)
    result = make_compilation(materials, layout, tmp_path / "out.pdf")
    language = layout.languages[0] if len(layout.languages) == 1 else Language.RU
    with Opened(result.path) as opened:
        marks = opened.bookmarks
        titles = [mark.title for mark in marks]
        assert texts_in(language).text("Contents") in titles
        assert f"1 {materials.items[0].title.only(language)}" in titles
        agenda = next(mark for mark in marks if mark.title.startswith("AP/01/01/2015"))
        assert "own page 1" in opened.texts[agenda.page]
        for mark in marks:
            own = re.match(r"([a-d]\.\w\w) part (\d)", mark.title)
            if own:
                assert f"{own.group(1)} own page {own.group(2)}" in opened.texts[mark.page]
        parent = next(mark for mark in marks if mark.title.startswith("2 "))
        child = next(mark for mark in marks if mark.title.startswith("2.1 "))
        assert child.depth == parent.depth + 1
        assert sum(1 for title in titles if re.match(r"[a-d]\.\w\w part", title)) == sum(
            int(count) for count in re.findall(r":(\d)", ORDER[layout])
        )


def test_a_document_in_one_language_is_shown_from_it_and_the_contents_say_so(tmp_path: Path) -> None:
    make_compilation(sample(tmp_path), Layout.EN, tmp_path / "en.pdf")
    make_compilation(sample(tmp_path), Layout.ONE_AFTER_THE_OTHER, tmp_path / "both.pdf")
    with Opened(tmp_path / "en.pdf") as opened:
        assert "in Russian only" in opened.texts[1]
        assert "in Kazakh only" in opened.texts[1]
    with Opened(tmp_path / "both.pdf") as opened:
        (note,) = [one for one in opened.links if one.page == 1 and one.title == "Note by the Chair"]
        assert "b.ru own page 1" in opened.texts[note.target]
        assert sum("b.ru own page 1" in text for text in opened.texts) == 1


@pytest.mark.parametrize("layout", Layout)
def test_the_file_says_its_title_and_language_to_assistive_readers(layout: Layout, tmp_path: Path) -> None:
    result = make_compilation(sample(tmp_path), layout, tmp_path / "out.pdf")
    language = layout.languages[0]
    title = "Совещание старших должностных лиц: сборник материалов"
    if language is Language.EN:
        title = "Senior Officials’ Meeting: compilation of materials"
    with pikepdf.open(result.path) as pdf:
        assert str(pdf.Root.Lang) == {"en": "en-GB", "ru": "ru-RU"}[language]
        assert pdf.Root.PageMode == "/UseOutlines"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == title
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == title
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize("layout", Layout)
def test_the_same_input_gives_the_same_bytes(layout: Layout, tmp_path: Path) -> None:
    materials = sample(tmp_path)
    first = make_compilation(materials, layout, tmp_path / "first.pdf").path.read_bytes()
    assert make_compilation(materials, layout, tmp_path / "second.pdf").path.read_bytes() == first


def test_all_fonts_are_embedded_and_pt_sans_only_once(tmp_path: Path) -> None:
    result = make_compilation(sample(tmp_path), Layout.RU, tmp_path / "out.pdf")
    with pikepdf.open(result.path) as pdf:
        fonts = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary)
            and one.get("/Type") == "/Font"
            and "/FontDescriptor" in one
        ]
        assert all("/FontFile2" in one.FontDescriptor for one in fonts)
        assert sum(str(one.BaseFont).endswith("+PTSans-Regular") for one in fonts) == 1


@pytest.mark.parametrize("problem", ["garbage", "truncated", "gone", "password", "empty"])
def test_a_page_stands_in_for_what_cannot_be_opened_and_the_rest_is_complete(
    problem: str, tmp_path: Path
) -> None:
    good = drawn(tmp_path / "good.pdf", "a.en", 3)
    bad = tmp_path / "bad.pdf"
    match problem:
        case "garbage":
            bad.write_bytes(b"%PDF-1.7\nnothing of the kind")
        case "truncated":
            bad.write_bytes(good.read_bytes()[:300])
        case "password":
            with pikepdf.open(good) as pdf:
                pdf.save(bad, encryption=pikepdf.Encryption(owner="owner", user="secret"))
        case "empty":
            pikepdf.Pdf.new().save(bad)
    materials = one_item(
        document("AP/1", "First", version("en", good)),
        document("AP/2", "Second", version("en", bad)),
        document("AP/3", "Third", version("en", good)),
    )
    result = make_compilation(materials, Layout.EN, tmp_path / "out.pdf")
    (skipped,) = result.skipped
    assert (skipped.symbol, skipped.page) == ("AP/2", 5)
    with Opened(result.path) as opened:
        assert opened.labels[2:] == [str(number) for number in range(1, 9)]
        notice = opened.texts[opened.labels.index("5")]
        assert "can’t be shown" in notice and "AP/2" in notice
        assert ("password" in notice) == (problem == "password")
        assert "AP/3 · 6" in opened.texts[opened.labels.index("6")]


def test_an_empty_user_password_opens_by_itself(tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(drawn(tmp_path / "open.pdf", "a.en", 2)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user=""))
    result = make_compilation(
        one_item(document("AP/1", "First", version("en", locked))), Layout.EN, tmp_path / "out.pdf"
    )
    assert result.skipped == ()
    with Opened(result.path) as opened:
        assert not opened.pdf.is_encrypted
        assert "a.en own page 2" in opened.texts[-1]


def test_a_problem_found_before_is_told_in_both_languages(tmp_path: Path) -> None:
    reason = message("The file is damaged: its pages can’t be read.")
    materials = one_item(document("AP/1", "First", CompilationVersion("en", None, reason)))
    make_compilation(materials, Layout.SIDE_BY_SIDE, tmp_path / "out.pdf")
    with Opened(tmp_path / "out.pdf") as opened:
        assert "The file is damaged" in opened.texts[-1]
        assert "Файл повреждён" in opened.texts[-1]


def test_restricted_documents_are_refused(tmp_path: Path) -> None:
    paper = document("AP/1", "Secret", version("en", drawn(tmp_path / "a.pdf", "a.en")))
    target = tmp_path / "out.pdf"
    for access, circle in ((Access.RESTRICTED, Circle.PARTICIPANTS), (Access.PARTICIPANTS, Circle.PUBLIC)):
        materials = replace(one_item(replace(paper, access=access)), circle=circle)
        with pytest.raises(CompilationRefused) as refused:
            make_compilation(materials, Layout.EN, target)
        assert refused.value.code == "A4"
        assert not target.exists()


@pytest.mark.parametrize("layout", Layout)
def test_pending_states_stand_in_brackets_with_their_footnote(layout: Layout, tmp_path: Path) -> None:
    paper = version("en", drawn(tmp_path / "a.pdf", "a.en"))
    title = Bilingual("Outcomes: Tajikistan, Iran", "Итоги: Таджикистан, Иран")
    materials = replace(
        meeting(CompilationItem("1", title, (replace(document("AP/1", "", paper), title=title),))),
        pending=(Bilingual("Iran", "Иран"),),
    )
    make_compilation(materials, layout, tmp_path / "out.pdf")
    with Opened(tmp_path / "out.pdf") as opened:
        for language in layout.languages:
            name = {"en": "[Iran]¹", "ru": "[Иран]¹"}[language]
            note = {"en": "shown in brackets", "ru": "скобках"}[language]
            own = [text for text in opened.texts if name in text]
            assert len(own) == 2  # the contents and the divider
            assert all(note in text for text in own)
        assert not any("скобках" in text or "in brackets" in text for text in opened.texts if "¹" not in text)
        assert not any("¹" in mark.title for mark in opened.bookmarks)
        assert any("[Iran]" in mark.title or "[Иран]" in mark.title for mark in opened.bookmarks)


@pytest.mark.parametrize("after", range(10))
def test_a_cancelled_job_leaves_nothing(after: int, tmp_path: Path) -> None:
    materials = sample(tmp_path)
    target = tmp_path / "out.pdf"
    target.write_bytes(b"an earlier one")
    before = sorted(tmp_path.iterdir())
    asked = iter(range(1000))
    with pytest.raises(CompilationCancelled):
        make_compilation(materials, Layout.EN, target, cancelled=lambda: next(asked) >= after)
    assert sorted(tmp_path.iterdir()) == before
    assert target.read_bytes() == b"an earlier one"


def test_progress_counts_up_to_its_total(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    make_compilation(
        sample(tmp_path), Layout.EN, tmp_path / "out.pdf", progress=lambda *step: steps.append(step)
    )
    assert [done for done, _ in steps] == list(range(1, steps[-1][1] + 1))


def test_long_contents_go_on_and_every_line_is_there(tmp_path: Path) -> None:
    """A hundred documents: several sheets of contents, no line lost, no item parted from its first."""
    paper = drawn(tmp_path / "a.pdf", "a.en")
    items = tuple(
        CompilationItem(
            str(number),
            Bilingual(f"Item {number}", f"Пункт {number}"),
            tuple(
                document(f"AP/{number}/{one}", f"Paper {number}-{one} ", version("en", paper))
                for one in range(5)
            ),
        )
        for number in range(1, 21)
    )
    make_compilation(meeting(*items), Layout.SIDE_BY_SIDE, tmp_path / "out.pdf")
    with Opened(tmp_path / "out.pdf") as opened:
        sheets = [
            text for text, label in zip(opened.texts, opened.labels, strict=True) if not label.isdigit()
        ]
        assert len(sheets) > 3
        contents = "\n".join(sheets[1:])
        assert all(f"Paper {item}-{one}" in contents for item in range(1, 21) for one in range(5))
        for sheet in sheets[1:]:
            assert not re.search(r"Item \d+\s*\d*\s*Пункт \d+\s*\d*\s*[ivx]+\s*$", sheet)


def test_a_meeting_without_items_or_titles_still_has_its_cover_and_contents(tmp_path: Path) -> None:
    bare = replace(meeting(), title=Bilingual(), place=Bilingual(), symbol="")
    assert make_compilation(bare, Layout.SIDE_BY_SIDE, tmp_path / "out.pdf").pages == 2
    nameless = CompilationItem("", Bilingual(), (CompilationDocument("", Bilingual()),))
    assert make_compilation(meeting(nameless), Layout.EN, tmp_path / "two.pdf").pages == 4


@pytest.mark.parametrize("layout", Layout)
def test_titles_of_any_kind_are_printed(layout: Layout, tmp_path: Path) -> None:
    """Broken characters, letters that no font of the house has, endless words, deep items."""
    odd = [
        "\ud800 lone",
        "漢字 😀",
        "a" * 3000,
        "word " * 400,
        "\u202eabc",
        "\x00",
        "(\\)",
        "<&>",
        "қәіңғүұқөһ",
    ]
    paper = version("en", drawn(tmp_path / "a.pdf", "a.en"))
    items = tuple(
        CompilationItem("9.9" * (1 + level), Bilingual(one, one), (document(one, one, paper),), level)
        for level, one in enumerate(odd)
    )
    result = make_compilation(replace(meeting(*items), symbol=odd[2]), layout, tmp_path / "out.pdf")
    with Opened(result.path) as opened:
        assert opened.pdf.check_pdf_syntax() == []
        assert any("қәіңғүұқөһ" in mark.title for mark in opened.bookmarks)
        assert any("қәіңғүұқөһ ·" in text for text in opened.texts)


@given(
    layout=st.sampled_from(Layout),
    items=st.lists(
        st.lists(st.tuples(st.sets(st.sampled_from(["en", "ru", "kk"])), st.integers(1, 4)), max_size=3),
        max_size=4,
    ),
    fronts=st.tuples(st.integers(2, 5), st.integers(2, 5)),
)
def test_numbers_run_through_the_file_for_any_meeting(
    layout: Layout, items: list[list[tuple[set[str], int]]], fronts: tuple[int, int]
) -> None:
    """Dividers and documents follow each other without gap or overlap; every document has a place."""
    materials = meeting(
        *(
            CompilationItem(
                str(number),
                Bilingual(),
                tuple(
                    CompilationDocument(
                        "", Bilingual(), tuple(CompilationVersion(one) for one in sorted(there))
                    )
                    for there, _ in papers
                ),
            )
            for number, papers in enumerate(items)
        )
    )
    planned = plan(materials, layout)
    lengths = {one: items[one.item][one.document][1] for one in planned.printings}
    numbering = number_pages(planned, lengths)
    taken = list(numbering.dividers.values())
    for printing, first in numbering.printings.items():
        taken += range(first, first + lengths[printing])
    assert sorted(taken) == list(range(1, numbering.last + 1))
    order = Order.of(planned, numbering, fronts[: len(planned.halves)])
    places = [order.place(number) for number in range(1, numbering.last + 1)]
    for front in order.fronts:
        places += range(front.start, front.start + front.length)
    assert sorted(places) == list(range(order.pages))
    for language in layout.languages:
        for number, papers in enumerate(items):
            for index, (there, _) in enumerate(papers):
                shown = planned.language_of(planned.shown_for(language, number, index))
                assert shown == (language.value if language.value in there else shown)
                assert bool(shown) == bool(there)
