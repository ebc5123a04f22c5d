"""A text broken into a few lines, for what is painted by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_LONGEST = 2000  # letters that are looked at: more never fit into a few lines


def broken(text: str, used: QFont, width: int, most: int) -> tuple[str, ...]:
    """``text`` broken into at most ``most`` lines of ``width`` pixels; the last one ends in … if cut."""
    flat = " ".join(text[:_LONGEST].split())
    layout = QTextLayout(flat, used)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        last = len(lines) == most - 1 and start + length < len(flat)
        piece = flat[start:] if last else flat[start : start + length]
        if last:
            piece = QFontMetrics(used).elidedText(piece, Qt.TextElideMode.ElideRight, width)
        lines.append(piece.rstrip())
    layout.endLayout()
    return tuple(lines)
