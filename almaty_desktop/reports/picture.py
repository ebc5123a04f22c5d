"""Lays a picture (a scanned letter, a photograph) on A4 pages under the head of the house."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf

from almaty_desktop.i18n import Bilingual, Message, message
from almaty_desktop.reports.compilation_data import PictureHead
from almaty_desktop.reports.composing import Composer
from almaty_desktop.reports.document import title_strip
from almaty_desktop.reports.drawing import draw
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import NOTE_RULE_SPACE, Head, Page, Part, Tick
from almaty_desktop.reports.picture_reading import Frame, read_frames
from almaty_desktop.reports.strips import Strip
from almaty_desktop.reports.style import MARGIN_LEFT, SMALL, TEXT_BOTTOM, TEXT_WIDTH
from almaty_desktop.reports.words import Writer
from almaty_desktop.rules.brackets import Names, bracketed_in_both

_WITHOUT_TEXT = message("“{name}” is a picture without text.")
_NUMBERED = message("“{name}”: picture {number} of {count}")
_FIRST_ONLY = message("“{name}” holds more pictures than the {count} that are shown here.")

_POINTS = 72.0  # an inch
_GAP = 10.0  # points between words and picture

# How a picture lies on the unit square, by the number with which cameras say how they were held.
_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


def print_picture(
    path: Path, head: PictureHead, layout: Layout, pending: Names = (), tick: Tick | None = None
) -> bytes:
    """The PDF of a picture's file: a page a frame, reduced to the page where it must be, never enlarged.

    ``pending`` are the names of the pending States, which stand in brackets in the title (S3). ``tick`` is
    called for each frame and may raise to cancel. The same file gives the same bytes. Raises
    :class:`~almaty_desktop.reports.picture_reading.PictureError`.
    """
    frames: list[Frame] = []
    further = False
    for frame in read_frames(path):
        if tick:
            tick()
        if frame is None:
            further = True
        else:
            frames.append(frame)
    pages = [
        page
        for number in range(len(frames))
        for page in _words(head, Writer(layout.languages, pending), number, len(frames), further)
    ]
    title = bracketed_in_both(_title(head), pending)
    printed = draw(pages, Head(title, head.symbol, head.day), layout, tick)
    with pikepdf.open(BytesIO(printed.data)) as pdf:
        for number, (frame, page) in enumerate(zip(frames, pdf.pages, strict=True)):
            _lay(pdf, page, frame, _room(pages[number]), pikepdf.Name(f"/Picture{number}"))
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _words(head: PictureHead, writer: Writer, number: int, count: int, further: bool) -> list[Page]:
    """The page of a frame as it is before the picture lies on it."""
    strips: list[Strip] = []
    if number == 0:
        strips.append(title_strip(writer, _title(head), head.symbol, head.day))
        strips.append(_say(writer, message(_WITHOUT_TEXT.one, name=head.name)))
        if further:
            strips.append(_say(writer, message(_FIRST_ONLY.one, name=head.name, count=count)))
    else:
        saying = message(_NUMBERED.one, name=head.name, number=number + 1, count=count)
        strips.append(_say(writer, saying))
    return Composer(Part(tuple(strips), writer.languages), None).compose()[:1]


def _title(head: PictureHead) -> Bilingual:
    return head.title if head.title else Bilingual(head.name, head.name)


def _say(writer: Writer, saying: Message) -> Strip:
    return writer.say(saying, SMALL.but(italic=True))


def _room(page: Page) -> tuple[float, float]:
    """The heights between which a page has room: its words are above, a footnote may be below."""
    return page.bottom - _GAP, TEXT_BOTTOM + (page.note.height + NOTE_RULE_SPACE if page.note else 0.0)


def _lay(
    pdf: pikepdf.Pdf, page: pikepdf.Page, frame: Frame, room: tuple[float, float], name: pikepdf.Name
) -> None:
    """Puts the picture under the words, in the middle of the width."""
    top, floor = room
    wide, high = (_POINTS * side for side in frame.inches)
    turn = _TURNS[frame.orientation]
    if turn[0] == 0:
        wide, high = high, wide
    scale = min(1.0, TEXT_WIDTH / wide, (top - floor) / high)
    wide, high = wide * scale, high * scale
    left, bottom = MARGIN_LEFT + (TEXT_WIDTH - wide) / 2, top - high
    across, slant, lean, down, right, up = turn
    matrix = (across * wide, slant * high, lean * wide, down * high, left + right * wide, bottom + up * high)
    page.add_resource(_stream(pdf, frame), pikepdf.Name.XObject, name)
    numbers = " ".join(f"{one:.3f}" for one in matrix)
    page.contents_add(f"q {numbers} cm {name} Do Q".encode("ascii"))


def _stream(pdf: pikepdf.Pdf, frame: Frame) -> pikepdf.Stream:
    stream = pikepdf.Stream(
        pdf,
        frame.data,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=frame.width,
        Height=frame.height,
        ColorSpace=pikepdf.Name(frame.colours),
        BitsPerComponent=frame.bits,
        Filter=pikepdf.Name(frame.packing),
    )
    if frame.inverted:
        stream.Decode = pikepdf.Array([1, 0] * 4)
    return stream
