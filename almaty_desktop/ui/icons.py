"""The icons: the Phosphor family that travels in qtawesome, one weight, coloured by token.

qtawesome itself takes as long to import as the whole of Qt's widgets, so only its font file is
read, and the few signs we use are named here with their places in the font.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

FONT_FILE = "phosphor-1.3.0.ttf"

SIGNS: dict[str, int] = {
    "archive": 0xF008,
    "archive-box": 0xF009,
    "archive-tray": 0xF00A,
    "arrow-clockwise": 0xF020,
    "arrow-counter-clockwise": 0xF021,
    "arrow-down": 0xF022,
    "arrow-left": 0xF03B,
    "arrow-square-out": 0xF058,
    "arrow-up": 0xF061,
    "arrow-u-up-left": 0xF066,
    "arrows-out-line-horizontal": 0xF050,
    "article": 0xF068,
    "buildings": 0xF0A8,
    "calendar-blank": 0xF0AD,
    "caret-down": 0xF0C2,
    "caret-left": 0xF0C3,
    "caret-right": 0xF0C4,
    "caret-up": 0xF0C5,
    "chats": 0xF0E0,
    "check": 0xF0E7,
    "check-circle": 0xF0E8,
    "check-square": 0xF0EA,
    "circle": 0xF0EC,
    "circle-dashed": 0xF0ED,
    "circle-half": 0xF0EE,
    "clock": 0xF0F9,
    "coffee": 0xF10C,
    "command": 0xF10F,
    "copy": 0xF114,
    "dots-six-vertical": 0xF144,
    "dots-three": 0xF145,
    "download-simple": 0xF14C,
    "envelope": 0xF154,
    "export": 0xF15A,
    "eye": 0xF15B,
    "file": 0xF167,
    "file-pdf": 0xF16C,
    "file-text": 0xF170,
    "floppy-disk": 0xF181,
    "folder": 0xF186,
    "folder-open": 0xF18C,
    "folder-plus": 0xF18D,
    "funnel": 0xF196,
    "gear-six": 0xF19C,
    "globe": 0xF1AF,
    "handshake": 0xF1C0,
    "hourglass": 0xF1D0,
    "house": 0xF1D8,
    "info": 0xF1E0,
    "link": 0xF1F3,
    "list": 0xF1FA,
    "lock": 0xF1FF,
    "magnifying-glass": 0xF20A,
    "magnifying-glass-minus": 0xF20B,
    "magnifying-glass-plus": 0xF20C,
    "minus": 0xF21A,
    "minus-circle": 0xF21B,
    "moon": 0xF21F,
    "newspaper": 0xF228,
    "note": 0xF22A,
    "paperclip": 0xF258,
    "pencil-simple": 0xF266,
    "plus": 0xF27F,
    "printer": 0xF288,
    "prohibit": 0xF289,
    "question": 0xF293,
    "square": 0xF2ED,
    "star": 0xF2F3,
    "sun": 0xF2FE,
    "sun-horizon": 0xF300,
    "tag": 0xF305,
    "translate": 0xF333,
    "trash": 0xF334,
    "tray": 0xF336,
    "upload-simple": 0xF345,
    "user": 0xF346,
    "users-three": 0xF354,
    "warning": 0xF35C,
    "warning-circle": 0xF35D,
    "x": 0xF36D,
    "x-circle": 0xF36E,
}
"""Name in the family and place in its font; a test holds this against the family's own table."""


def font_path() -> Path:
    """Where the family's font lies, found without importing qtawesome."""
    package = find_spec("qtawesome")
    if package is None or not package.submodule_search_locations:
        raise FileNotFoundError(FONT_FILE)
    return Path(package.submodule_search_locations[0]) / "fonts" / FONT_FILE


@cache
def _family() -> str:
    """Loads the font on first use; the database of fonts is one for the whole program anyway."""
    number = QFontDatabase.addApplicationFont(str(font_path()))
    return QFontDatabase.applicationFontFamilies(number)[0]


def draw(painter: QPainter, name: str, place: QRectF, colour: str) -> None:
    """Paints one sign into ``place`` in ``colour`` (``#rrggbb``)."""
    font = QFont(_family())
    font.setPixelSize(round(place.height()))
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, chr(SIGNS[name]))
    painter.restore()


def pixmap(name: str, colour: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """One sign as a picture of ``size`` × ``size`` pixels at 100 %, sharp at the screen's ``ratio``."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    return picture


def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """One sign for a button or a menu, at 100 % and 200 %."""
    made = QIcon(pixmap(name, colour, size, 1.0))
    made.addPixmap(pixmap(name, colour, size, 2.0))
    return made
