"""Reads pictures from outside, frame by frame, into what a PDF page can show.

A picture may be made to harm: its sizes are judged by its head before anything is decoded, only the four
kinds that an office receives are opened, and a JPEG is passed on as it is, undecoded. Libraries may still
fall over it, so this runs only in the process that makes a compilation, which is watched and can be ended.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from almaty_desktop.reports.compilation_data import DocumentProblem

MOST_PIXELS = 80_000_000
"""Of one frame; A3 at 600 dots an inch has 70 million."""
MOST_FRAMES = 200
_MOST_BYTES = 200_000_000  # of the file
_MOST_DECODED = 4_000_000_000  # bytes of all frames together
_KINDS = ("PNG", "JPEG", "TIFF", "GIF")

NATURAL = 150.0
"""Dots an inch of a picture that states none; none is shown larger than it is at this measure."""
_FINEST = 300.0  # dots an inch on paper; more only makes the file heavy
_STATED = range(50, 2401)  # dots an inch that can be meant
_PAPER = (8.27, 11.69)  # inches
_JPEG_QUALITY = 90
_ORIENTATION = 0x0112

# What the library raises for a broken picture.
_BROKEN = (SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, AttributeError, RuntimeError,
           OverflowError, ZeroDivisionError, struct.error, zlib.error)  # fmt: skip


class PictureError(Exception):
    """The picture can't be shown; ``problem`` says why."""

    def __init__(self, problem: DocumentProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True)
class Frame:
    """One picture as a PDF takes it.

    ``packing`` is the name of the filter, ``colours`` of the colour space; ``inverted`` is set where black
    and white are exchanged (CMYK of some programs). ``inches`` are its natural width and height,
    ``orientation`` the number (1 to 8) by which cameras say how they were held.
    """

    width: int
    height: int
    data: bytes
    packing: str
    colours: str
    bits: int
    inches: tuple[float, float]
    inverted: bool = False
    orientation: int = 1


def read_frames(path: Path) -> Iterator[Frame | None]:
    """The frames of a picture's file, up to MOST_FRAMES; then None where there are more.

    Of a moving picture only the first. Raises :class:`PictureError` (unreadable, broken, heavy).
    """
    with _guarded():
        if path.stat().st_size > _MOST_BYTES:
            raise PictureError(DocumentProblem.HEAVY)
        with Image.open(path, formats=_KINDS) as picture:
            if picture.format in ("JPEG", "MPO"):  # several pictures of one camera; the first is the picture
                _check_size(picture)
                yield _as_it_is(picture, path.read_bytes())
                return
            yield from _decoded_frames(picture)


@contextmanager
def _guarded() -> Iterator[None]:
    """Whatever is wrong with a picture comes out as a :class:`PictureError`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise PictureError(DocumentProblem.HEAVY) from None
    except OSError as error:
        # What the system refuses has a number; what the library does not understand has none.
        broken = error.errno is None
        raise PictureError(DocumentProblem.BROKEN if broken else DocumentProblem.UNREADABLE) from None
    except _BROKEN:
        raise PictureError(DocumentProblem.BROKEN) from None


def _check_size(picture: Image.Image) -> int:
    """The bytes that the frame decodes to."""
    pixels = picture.width * picture.height
    if pixels > MOST_PIXELS:
        raise PictureError(DocumentProblem.HEAVY)
    if pixels < 1:
        raise PictureError(DocumentProblem.BROKEN)
    return pixels * (1 if picture.mode in ("1", "L", "P") else 4)


def _decoded_frames(picture: Image.Image) -> Iterator[Frame | None]:
    left = _MOST_DECODED
    for number in range(MOST_FRAMES + 1):
        try:
            picture.seek(number)
        except EOFError:
            return
        if number == MOST_FRAMES:
            yield None
            return
        left -= _check_size(picture)
        if left < 0:
            yield None
            return
        yield _decoded(picture)
        if picture.format != "TIFF":
            return


def _as_it_is(picture: Image.Image, data: bytes) -> Frame:
    """A JPEG, not decoded: what its head says is all that a page must know."""
    colours = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}[picture.mode]
    return Frame(
        picture.width,
        picture.height,
        data,
        "/DCTDecode",
        colours,
        8,
        _natural(picture),
        inverted=picture.mode == "CMYK" and "adobe" in picture.info,
        orientation=_orientation(picture),
    )


def _decoded(picture: Image.Image) -> Frame:
    inches = _natural(picture)
    # The library has turned a TIFF already when it is loaded; nothing is to be done twice.
    scanned = picture.format == "TIFF"
    orientation = 1 if scanned else _orientation(picture)
    picture.load()
    shown = _reduced(_plain(picture), inches)
    colours = "/DeviceRGB" if shown.mode == "RGB" else "/DeviceGray"
    if scanned and shown.mode != "1":
        return Frame(*shown.size, _jpeg(shown), "/DCTDecode", colours, 8, inches)
    packed, bits = zlib.compress(shown.tobytes(), 6), 1 if shown.mode == "1" else 8
    return Frame(*shown.size, packed, "/FlateDecode", colours, bits, inches, orientation=orientation)


def _jpeg(shown: Image.Image) -> bytes:
    """A scanned page in colour is a photograph of paper; unpacked it would be ten times as heavy."""
    out = BytesIO()
    shown.save(out, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    return out.getvalue()


def _plain(picture: Image.Image) -> Image.Image:
    """In black and white, grey, or colours, on white paper where it lets through."""
    if picture.mode in ("1", "L", "RGB"):
        has_hole = "transparency" in picture.info and picture.mode != "1"
        return _on_white(picture.convert("RGBA")) if has_hole else picture
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in picture.info:
        return _on_white(picture.convert("RGBA"))
    return picture.convert("L" if picture.mode in ("I", "F") else "RGB")


def _on_white(picture: Image.Image) -> Image.Image:
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _reduced(picture: Image.Image, inches: tuple[float, float]) -> Image.Image:
    """The same in no more dots than paper shows."""
    scale = min(1.0, _PAPER[0] / inches[0], _PAPER[1] / inches[1])
    finest = 2 * _FINEST if picture.mode == "1" else _FINEST
    wide, high = (max(1, round(side * scale * finest)) for side in inches)
    if picture.width <= 1.2 * wide and picture.height <= 1.2 * high:
        return picture
    if picture.mode == "1":  # thin strokes stay only in grey
        picture, wide, high = picture.convert("L"), max(1, wide // 2), max(1, high // 2)
    return picture.resize((min(wide, picture.width), min(high, picture.height)), Image.Resampling.BOX)


def _natural(picture: Image.Image) -> tuple[float, float]:
    """Inches of a frame's width and height, as stated where that can be meant."""
    across, down = _dots(picture)
    # Screens state fewer dots than paper bears; a fax has more across than down.
    coarse = max(across, down) / NATURAL if max(across, down) < NATURAL else 1.0
    return picture.width / across * coarse, picture.height / down * coarse


def _dots(picture: Image.Image) -> tuple[float, float]:
    stated = picture.info.get("dpi")
    if not (isinstance(stated, tuple) and len(stated) == 2):
        return NATURAL, NATURAL
    across, down = float(stated[0]), float(stated[1])
    sensible = all(_STATED.start <= one < _STATED.stop for one in (across, down))
    return (across, down) if sensible and 0.25 <= across / down <= 4 else (NATURAL, NATURAL)


def _orientation(picture: Image.Image) -> int:
    found = picture.getexif().get(_ORIENTATION, 1)
    return found if isinstance(found, int) and 1 <= found <= 8 else 1
