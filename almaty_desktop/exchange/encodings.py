"""The letters of an address book or a table whose encoding nobody stated."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536  # bytes
#: Those that programs of the region write; among all the detector knows, a short text may look Chinese.
_LIKELY = ["cp1251", "koi8_r", "cp866", "kz1048", "iso8859_5", "cp1252", "cp1254", "cp1250"]
_OTHER_CYRILLIC = "ЂЃѓЉЊЌЋЏђљњќћџЅѕЈјЎў"  # what Windows-1251 shows of Kazakh letters


def decoded(data: bytes) -> str:
    """``data`` as text: by its mark, as UTF-8 where that is possible, else in the likeliest encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_likeliest(data[:_SAMPLE]), "replace")


def _likeliest(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # lazily: few files come so far, and it is slow to load

    best = from_bytes(sample, cp_isolation=_LIKELY).best()
    encoding = best.encoding if best is not None else "cp1252"
    if encoding == "cp1251" and any(
        letter in _OTHER_CYRILLIC for letter in sample.decode("cp1251", "replace")
    ):
        return "kz1048"  # Windows-1251 with the letters of Kazakh in those places
    return encoding
