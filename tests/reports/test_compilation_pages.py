"""The documents' own pages in a compilation: untouched, stamped where a reader sees it, links alive."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from almaty_desktop.i18n import Bilingual
from almaty_desktop.reports.compilation import make_compilation
from almaty_desktop.reports.compilation_data import CompilationItem
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.page_geometry import geometry
from almaty_desktop.reports.page_state import Balance, balance
from almaty_desktop.reports.stamps import content_streams
from tests.reports.compilation_samples import Opened, document, drawn, meeting, one_item, version, written

SYMBOL = "AP/07/01/2015"
STAMP = f"{SYMBOL} · 2"
FIRST = 3  # the index of the first document's first page: cover, contents and divider come before


def bound(paths: list[Path], folder: Path) -> Path:
    materials = one_item(*(document(SYMBOL, path.stem, version("en", path)) for path in paths))
    result = make_compilation(materials, Layout.EN, folder / "bound.pdf")
    assert result.skipped == ()
    return result.path


def rendered(path: Path, page: int) -> Image.Image:
    reading = pypdfium2.PdfDocument(path)
    try:
        reading.init_forms()
        image: Image.Image = reading[page].render(scale=1.0).to_pil().convert("L")
        return image
    finally:
        reading.close()


def changed(before: Image.Image, after: Image.Image) -> tuple[int, int, int, int] | None:
    assert before.size == after.size
    return ImageChops.difference(before, after).getbbox()


CONTENT = b"q 0.9 g 100 100 200 200 re f Q BT /F 12 Tf 100 500 Td (q q q Q) Tj ET"


@pytest.mark.parametrize("turn", [0, 90, 180, 270, -90, 450])
@pytest.mark.parametrize("crop", [None, (50, 60, 545, 700)])
def test_the_stamp_stands_below_on_the_right_as_the_page_is_seen(
    turn: int, crop: tuple[int, ...] | None, tmp_path: Path
) -> None:
    boxes = {"CropBox": Array(list(crop))} if crop else {}
    path = written(tmp_path / "own.pdf", CONTENT, Rotate=turn, **boxes)
    before, after = rendered(path, 0), rendered(bound([path], tmp_path), FIRST)
    box = changed(before, after)
    assert box
    left, top, right, bottom = box
    assert right <= after.width - 30 and right > after.width - 40
    assert bottom <= after.height - 12 and top > after.height - 30
    assert left > after.width / 2


@pytest.mark.parametrize(
    ("content", "kept_on_top"),
    [
        (b"q 2 0 0 2 300 300 cm q 0.5 0 0 0.5 9 9 cm", True),
        (b"2 0 0 2 300 300 cm Q 0.5 g 0 0 10 10 re f", False),
        (b"1 0 0 RG 5 w 0 0 m 50 50 l", True),
        (b"BT /F 12 Tf 3 Tr 50 Tz 9 Tc 20 Ts (never ended) Tj", True),
        (b"0 0 5 5 re W n q", True),
        (b"", True),
    ],
)
def test_an_unbalanced_page_keeps_its_look_and_its_stamp(
    content: bytes, kept_on_top: bool, tmp_path: Path
) -> None:
    path = written(tmp_path / "own.pdf", content)
    out = bound([path], tmp_path)
    box = changed(rendered(path, 0), rendered(out, FIRST))
    assert box and box[1] > 812 and box[3] <= 830 and box[2] <= 565
    with Opened(out) as opened:
        assert (opened.streams(FIRST)[0] == b"q\n") == kept_on_top
        assert STAMP in opened.texts[FIRST]


def test_content_streams_stay_as_they_are_byte_for_byte(tmp_path: Path, shared_data: Path) -> None:
    paths = [
        shared_data / "documents" / "udhr" / "udhr.ru.pdf",
        shared_data / "documents" / "guides" / "maint-guide.en.pdf",
        shared_data / "documents" / "scans" / "udhr.ru.scan.pdf",
    ]
    out = bound(paths, tmp_path)
    with Opened(out) as opened:
        at = FIRST
        for path in paths:
            with pikepdf.open(path) as own:
                for page in own.pages:
                    streams = [one.read_raw_bytes() for one in content_streams(page.obj)]
                    assert opened.streams(at)[1:-1] == streams
                    copied = opened.pdf.pages[at]
                    assert list(copied.mediabox) == list(page.mediabox)
                    assert list(copied.cropbox) == list(page.cropbox)
                    assert geometry(copied.obj) == geometry(page.obj)
                    at += 1
        assert at == len(opened.pages)


def test_inherited_boxes_and_resources_come_along(tmp_path: Path) -> None:
    path = tmp_path / "inherited.pdf"
    with pikepdf.open(drawn(tmp_path / "own.pdf", "a.en")) as pdf:
        page, tree = pdf.pages[0].obj, pdf.Root.Pages
        tree.Resources, tree.MediaBox, tree.Rotate = page.Resources, Array([10, 20, 400, 620]), 90
        for name in ("/Resources", "/MediaBox", "/Rotate"):
            if name in page:
                del page[name]
        pdf.save(path)
    out = bound([path], tmp_path)
    assert changed(rendered(path, 0), rendered(out, FIRST)) is not None
    with Opened(out) as opened:
        assert geometry(opened.pages[FIRST]).width == 600
        assert "a.en own page 1" in opened.texts[FIRST] and STAMP in opened.texts[FIRST]


@pytest.mark.parametrize("size", [(20, 20), (72, 100), (3000, 5000), (200, 14000)])
def test_the_stamp_keeps_inside_pages_of_any_size(size: tuple[int, int], tmp_path: Path) -> None:
    path = written(tmp_path / "own.pdf", b"", MediaBox=Array([0, 0, *size]))
    out = bound([path], tmp_path)
    reading = pypdfium2.PdfDocument(out)
    page = reading[FIRST]
    text = page.get_textpage()
    assert text.get_text_range() == STAMP
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    assert min(box[0] for box in boxes) >= 0 and max(box[2] for box in boxes) <= size[0]
    assert min(box[1] for box in boxes) >= 0 and max(box[3] for box in boxes) <= size[1]
    reading.close()


def test_a_compilation_can_be_part_of_a_compilation(tmp_path: Path) -> None:
    inner = bound([drawn(tmp_path / "own.pdf", "a.en", 2)], tmp_path)
    inner = inner.rename(tmp_path / "inner.pdf")
    out = bound([inner, inner], tmp_path)
    with Opened(out) as opened:
        last = opened.texts[-1]
        assert f"{SYMBOL} · 3" in last and f"{SYMBOL} · 11" in last and "a.en own page 2" in last
        assert opened.pdf.check_pdf_syntax() == []


def test_links_inside_a_document_lead_to_its_own_pages(tmp_path: Path, shared_data: Path) -> None:
    """Two documents with the same names for their places: each link stays in its own document."""
    guide = shared_data / "documents" / "guides" / "maint-guide.en.pdf"
    out = bound([guide, guide], tmp_path)
    with pikepdf.open(guide) as own, Opened(out) as opened:
        count = len(own.pages)
        index = {page.objgen: number for number, page in enumerate(opened.pages)}
        found = []
        for number in range(FIRST, FIRST + 2 * count):
            for one in opened.pages[number].get("/Annots", []):
                if "/A" in one and one.A.get("/S") == "/GoTo":
                    target = index[one.A.D[0].objgen]
                    assert (number - FIRST) // count == (target - FIRST) // count
                    found.append((number, target))
        assert len(found) > 400
        half = len(found) // 2
        assert [(a + count, b + count) for a, b in found[:half]] == found[half:]


def test_what_acts_by_itself_is_left_out(tmp_path: Path) -> None:
    action = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    launch = Dictionary(S=Name.Launch, F="calc.exe")
    web = Dictionary(S=Name.URI, URI="https://example.org/")
    links = [
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=one)
        for one in (action, launch, web)
    ]
    path = written(tmp_path / "own.pdf", CONTENT, AA=Dictionary(O=action), Annots=Array(links))
    with Opened(bound([path], tmp_path)) as opened:
        page = opened.pages[FIRST]
        assert "/AA" not in page
        assert [("/A" in one) for one in page.Annots] == [False, False, True]


def test_form_fields_of_the_same_name_keep_apart(tmp_path: Path, shared_data: Path) -> None:
    form = shared_data / "hostile" / "pdfjs-widget_hidden_print.pdf"
    out = bound([form, form], tmp_path)
    with pikepdf.open(out) as pdf:
        names = [str(field.get("/T")) for field in pdf.Root.AcroForm.Fields]
        assert len(names) == len(set(names)) >= 2


def test_the_looks_of_every_hostile_page_that_opens_are_kept(tmp_path: Path, shared_data: Path) -> None:
    """Drawn by another program before and after, all but the stamp's own strip is the same."""
    paths = sorted((shared_data / "hostile").glob("*.pdf"))
    materials = meeting(
        *(
            CompilationItem("1", Bilingual("All"), (document(path.stem, path.stem, version("en", path)),))
            for path in paths
        )
    )
    result = make_compilation(materials, Layout.EN, tmp_path / "all.pdf")
    skipped = {one.symbol for one in result.skipped}
    assert len(skipped) < len(paths) / 3
    with Opened(result.path) as opened:
        labels = opened.labels
        starts = {one.title: one.target for one in opened.links if labels[one.page].isdigit()}
    whole = pypdfium2.PdfDocument(result.path)
    whole.init_forms()
    compared = 0
    for path in paths:
        if path.stem in skipped:
            continue
        try:
            own = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError:
            continue  # the other program is the stricter one here
        own.init_forms()
        for number in range(len(own)):
            before = own[number].render(scale=0.5).to_pil().convert("L")
            after = whole[starts[path.stem] + number].render(scale=0.5).to_pil().convert("L")
            box = changed(before, after)
            assert box, f"no stamp on {path.name}, page {number + 1}"
            assert box[1] >= before.height - 20 or box[1] >= before.height * 0.8, (path.name, number, box)
            compared += 1
        own.close()
    whole.close()
    assert compared > 100


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ((b"q Q",), Balance()),
        ((b"q", b"q Q"), Balance(1)),
        ((b"q(a Q b\\) Q)Tj",), Balance(1)),
        ((b"q % Q Q\nq Q",), Balance(1)),
        ((b"q[(x)]TJ BI /W 1 ID Q Q Q\n EI q",), Balance(2)),
        ((b"Q q",), Balance(1, below=True)),
        ((b"/Q gs q /q Do Q",), Balance()),
        ((b"<51> Tj q",), Balance(1)),
    ],
)
def test_only_operators_count(contents: tuple[bytes, ...], expected: Balance) -> None:
    pdf = pikepdf.Pdf.new()
    assert balance([pdf.make_stream(one) for one in contents]) == expected


def test_a_bomb_of_a_content_stream_is_not_unpacked_whole(tmp_path: Path) -> None:
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page()
    bomb = zlib.compress(b" " * 400_000_000)
    pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, bomb, Filter=Name.FlateDecode)
    pdf.save(tmp_path / "bomb.pdf", stream_decode_level=pikepdf.StreamDecodeLevel.none)
    out = bound([tmp_path / "bomb.pdf"], tmp_path)
    assert out.stat().st_size < 1_000_000
    with pikepdf.open(out) as opened:
        assert re.match(rb"q\n", opened.pages[FIRST].obj.Contents[0].read_bytes())
