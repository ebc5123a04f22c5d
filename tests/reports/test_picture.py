"""Pictures on A4 pages: whole, never enlarged, the right way up; broken and monstrous ones are refused."""

from __future__ import annotations

import struct
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image, ImageDraw

from almaty_desktop.i18n import Bilingual
from almaty_desktop.reports.compilation_data import DocumentProblem, PictureHead
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.picture import print_picture
from almaty_desktop.reports.picture_reading import MOST_FRAMES, PictureError
from tests.reports.pdf_reading import pages_of

A4 = (596, 842)  # points, rounded up
HEAD = PictureHead(
    "letter.png", Bilingual("Letter of the Ministry", "Письмо министерства"), "12-34/567", date(2014, 3, 3)
)


def _letter(mode: str = "RGB", size: tuple[int, int] = (1240, 1754)) -> Image.Image:
    """A page with a red corner at its top left and a black bar below; grey in other modes."""
    made = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(made)
    pen.rectangle((0, 0, size[0] // 4, size[1] // 4), fill="red")
    pen.rectangle((0, size[1] - 40, size[0], size[1]), fill="black")
    return made.convert(mode)


def _shown(data: bytes, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        rendered: Image.Image = document[page].render(scale=1).to_pil().convert("RGB")
        return rendered
    finally:
        document.close()


def _box(shown: Image.Image) -> tuple[int, int, int, int]:
    """Where red stands on a page (left, top, right, bottom)."""
    red, green, blue = shown.split()
    found = Image.eval(red, lambda one: 255 if one > 200 else 0)
    for other in (green, blue):
        found = Image.composite(
            found, Image.new("L", shown.size), Image.eval(other, lambda one: 255 * (one < 90))
        )
    box = found.getbbox()
    assert box is not None
    return box


def _print(path: Path, head: PictureHead = HEAD, layout: Layout = Layout.EN) -> bytes:
    return print_picture(path, head, layout)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("1", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("RGB", "PNG"), ("RGBA", "PNG"),
        ("I;16", "PNG"),
        ("L", "JPEG"), ("RGB", "JPEG"), ("CMYK", "JPEG"),
        ("1", "TIFF"), ("L", "TIFF"), ("RGB", "TIFF"), ("RGBA", "TIFF"), ("CMYK", "TIFF"),
        ("P", "GIF"),
    ],
)  # fmt: skip
def test_every_kind_of_picture_is_laid_on_one_page_under_the_head(
    tmp_path: Path, mode: str, kind: str
) -> None:
    file = tmp_path / "picture"
    letter = _letter("L").convert("I").convert("I;16") if mode == "I;16" else _letter(mode)
    letter.save(file, kind)
    for layout in (Layout.EN, Layout.RU):
        data = _print(file, layout=layout)
        (said,) = pages_of(data)
        assert "12-34/567" in said
        assert ("is a picture without text" if layout is Layout.EN else "изображение без текста") in said
        assert ("Letter of the Ministry" if layout is Layout.EN else "Письмо министерства") in said
        assert _shown(data).size == A4
        if mode not in ("1", "L", "LA", "I;16"):
            left, top, right, bottom = _box(_shown(data))
            assert 50 < left < right < 300 and 150 < top < bottom < 420
        assert data == _print(file, layout=layout)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_as_the_camera_was_held(tmp_path: Path, orientation: int) -> None:
    undone = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    upright = _letter(size=(600, 400))
    held = upright.transpose(undone[orientation]) if orientation > 1 else upright
    marks = Image.Exif()
    marks[0x0112] = orientation
    boxes = []
    for name, kind in (("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.tif", "TIFF")):
        held.save(tmp_path / name, kind, exif=marks)
        boxes.append(_box(_shown(_print(tmp_path / name))))
    upright.save(tmp_path / "plain.png")
    wanted = _box(_shown(_print(tmp_path / "plain.png")))
    for box in boxes:
        assert all(abs(one - other) <= 2 for one, other in zip(box, wanted, strict=True)), boxes


def test_a_jpeg_is_embedded_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a"
    _letter().save(file, "JPEG", quality=71)
    with pikepdf.open(BytesIO(_print(file))) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert image.read_raw_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("dots", "inches"),
    [(None, 2.0), ((72, 72), 2.0), ((300, 300), 1.0), ((200, 100), 1.5), ((1, 1), 2.0), ((90000, 3), 2.0)],
)
def test_nothing_is_enlarged(tmp_path: Path, dots: tuple[int, int] | None, inches: float) -> None:
    file = tmp_path / "a.png"
    Image.new("RGB", (300, 300), "red").save(file, dpi=dots) if dots else Image.new(
        "RGB", (300, 300), "red"
    ).save(file)
    left, top, right, bottom = _box(_shown(_print(file)))
    assert abs((right - left) - 72 * inches) <= 2
    assert abs((bottom - top) - 72 * (3.0 if dots == (200, 100) else inches)) <= 2


def test_large_pictures_fit_and_are_reduced(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    for size in ((9000, 1000), (1000, 9000), (5000, 7000)):
        Image.effect_noise(size, 90).convert("RGB").save(file, compress_level=1)
        data = _print(file)
        with pikepdf.open(BytesIO(data)) as pdf:
            (image,) = pdf.pages[0].get_images().values()
            assert int(image.Width) <= 2600 and int(image.Height) <= 3600
        shown = _shown(data)
        assert shown.crop((0, 780, *A4)).getextrema() != ((255, 255),) * 3  # the foot is there
        assert shown.crop((0, 100, 50, 760)).getextrema() == ((255, 255),) * 3


def _fax(file: Path, pages: int) -> None:
    made = [_letter("1", (400, 500)) for _ in range(pages)]
    made[0].save(file, "TIFF", save_all=True, append_images=made[1:], compression="group4")


def test_each_page_of_a_fax_has_a_page(tmp_path: Path) -> None:
    file = tmp_path / "fax"
    _fax(file, 3)
    told: list[int] = []
    data = print_picture(file, HEAD, Layout.EN, tick=lambda: told.append(1))
    said = pages_of(data)
    assert len(said) == 3 and len(told) >= 3
    assert "picture 2 of 3" in said[1] and "page 2 of 3" in said[1]
    assert "holds more" not in said[0]


def test_a_pending_state_stands_in_brackets_above_its_letter(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    _letter().save(file)
    head = PictureHead("a.png", Bilingual("Letter of Iran", "Письмо Ирана"))
    (said,) = pages_of(print_picture(file, head, Layout.EN, (Bilingual("Iran", "Иран"),)))
    assert "Letter of [Iran]" in said and "yet to formalise" in said


def test_an_endless_fax_is_cut_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "fax"
    _fax(file, MOST_FRAMES + 5)
    said = pages_of(_print(file))
    assert len(said) == MOST_FRAMES
    assert f"more pictures than the {MOST_FRAMES} that are shown" in " ".join(said[0].split())


def _png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(60_000, 60_000), (10_000, 9000), (2_000_000_000, 2_000_000_000)])
def test_a_bomb_is_refused_by_its_head(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "a").write_bytes(_png_that_claims(*size))
    with pytest.raises(PictureError) as refused:
        _print(tmp_path / "a")
    assert refused.value.problem in (DocumentProblem.HEAVY, DocumentProblem.BROKEN)


def test_a_jpeg_that_claims_a_monstrous_size_is_refused(tmp_path: Path) -> None:
    out = BytesIO()
    _letter(size=(64, 64)).save(out, "JPEG")
    data = out.getvalue()
    at = data.index(b"\xff\xc0") + 5
    (tmp_path / "a").write_bytes(data[:at] + struct.pack(">HH", 65_000, 65_000) + data[at + 4 :])
    with pytest.raises(PictureError) as refused:
        _print(tmp_path / "a")
    assert refused.value.problem is DocumentProblem.HEAVY


@pytest.mark.parametrize("content", [b"", b"no picture at all", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_broken(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(PictureError) as refused:
        _print(tmp_path / "a")
    assert refused.value.problem is DocumentProblem.BROKEN


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(PictureError) as refused:
        _print(tmp_path / "nothing")
    assert refused.value.problem is DocumentProblem.UNREADABLE


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF"])
@settings(max_examples=40)
@given(spots=some.lists(some.tuples(some.integers(0, 10_000), some.integers(0, 255)), max_size=12))
def test_damage_anywhere_gives_a_page_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, kind: str, spots: list[tuple[int, int]]
) -> None:
    out = BytesIO()
    _letter("P" if kind == "GIF" else "RGB", (90, 120)).save(out, kind)
    data = bytearray(out.getvalue())
    for place, value in spots:
        data[place % len(data)] = value
    file = tmp_path_factory.mktemp("damaged") / "a"
    file.write_bytes(bytes(data[: len(data) - len(spots)]))
    try:
        assert pages_of(_print(file))
    except PictureError as refused:
        assert refused.problem in DocumentProblem
