"""The house fonts embedded once in a file that is written object by object, not drawn by ReportLab.

ReportLab makes the font subsets; everything that is written with them (sheets, stamps) are plain
content streams, which for a thousand pages is many times faster than a canvas.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from almaty_desktop.reports.style import register_fonts

_CHARACTERS_AT_ONCE = 200


class EmbeddedFonts:
    """Fonts of one file, with exactly the characters that it needs.

    ``objects`` are the font objects by name ("PTS55F.0"; one more for every 200 or so characters).
    """

    def __init__(self, pdf: pikepdf.Pdf, texts: Mapping[str, Iterable[str]]) -> None:
        """Embed, for every font of the house named in ``texts``, the characters of its texts."""
        register_fonts()
        drawn = io.BytesIO()
        canvas = Canvas(drawn, invariant=True, pageCompression=0)
        subsets: dict[str, str] = {}
        self._codes: dict[str, dict[str, tuple[str, str]]] = {}
        for name in sorted(texts):
            alphabet = sorted(set().union(*texts[name]))
            canvas.setFont(name, 10)
            for start in range(0, len(alphabet), _CHARACTERS_AT_ONCE):
                canvas.drawString(0, 0, "".join(alphabet[start : start + _CHARACTERS_AT_ONCE]))
            font = pdfmetrics.getFont(name)
            codes = self._codes[name] = {}
            for character in alphabet:
                ((subset, code),) = font.splitString(character, canvas._doc)
                codes[character] = (f"{name}.{subset}", code.hex())
                subsets[f"{name}.{subset}"] = str(font.getSubsetInternalName(subset, canvas._doc))
        canvas.save()
        with pikepdf.open(drawn) as small:
            embedded = small.pages[0].obj.Resources.Font
            self.objects = {name: pdf.copy_foreign(embedded[there]) for name, there in subsets.items()}

    def stretches(self, font: str, text: str) -> list[tuple[str, str]]:
        """``text`` as stretches of one font object each: its name, and the codes in hexadecimal."""
        table = self._codes[font]
        found: list[tuple[str, list[str]]] = []
        for character in text:
            name, code = table[character]
            if found and found[-1][0] == name:
                found[-1][1].append(code)
            else:
                found.append((name, [code]))
        return [(name, "".join(codes)) for name, codes in found]
