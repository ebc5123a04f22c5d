"""The letters of a plain text whose encoding nobody stated.

Short Russian texts fool general detectors, so the Cyrillic encodings are told apart by how often
Russian uses each letter and by where capitals stand; only what is no Cyrillic goes to the detector.
"""

from __future__ import annotations

import codecs
import math
import re

from almaty_desktop.archive.formats import wide_encoding

_SAMPLE = 16_384
_CYRILLIC = ("cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic", "kz1048")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# How often each letter stands in Russian prose, per hundred letters.
_FREQUENCIES = {
    "о": 10.97, "е": 8.45, "а": 8.01, "и": 7.35, "н": 6.70, "т": 6.26, "с": 5.47, "р": 4.73, "в": 4.54,
    "л": 4.40, "к": 3.49, "м": 3.21, "д": 2.98, "п": 2.81, "у": 2.62, "я": 2.01, "ы": 1.90, "ь": 1.74,
    "г": 1.70, "з": 1.65, "б": 1.59, "ч": 1.44, "й": 1.21, "х": 0.97, "ж": 0.94, "ш": 0.73, "ю": 0.64,
    "ц": 0.48, "щ": 0.36, "э": 0.32, "ф": 0.26, "ъ": 0.04, "ё": 0.04,
}  # fmt: skip
_SCORES = {letter: math.log(often) for letter, often in _FREQUENCIES.items()}
_OTHER_CYRILLIC = -3.0
_PUNCTUATION = frozenset("«»—–№“”„…’ \u00a0°§•")
_FOREIGN = -6.0
_CAPITAL_WITHIN = -4.0
_RUN = re.compile(rb"[\x80-\xff]{2,}")


def decoded(data: bytes, stated: str = "") -> str:
    """``data`` as text. The encoding the document has ``stated`` is believed if the bytes allow it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if wide := wide_encoding(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _only_its_end_is_broken(data, error):
            return data.decode("utf-8", "replace")
    if stated and (text := _as_stated(data, stated)) is not None:
        return text
    return data.decode(eight_bit_encoding(data), "replace")


def _only_its_end_is_broken(data: bytes, error: UnicodeDecodeError) -> bool:
    """A text cut off within a letter, or one with a rare slip, is still UTF-8."""
    if error.start >= len(data) - 4:
        return error.start > 0 and any(byte > 0x7F for byte in data[: error.start])
    sample = data[:_SAMPLE]
    many = len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", sample))
    slips = sample.decode("utf-8", "replace").count("\ufffd")
    return many > 20 * max(slips, 1)


def _as_stated(data: bytes, stated: str) -> str | None:
    try:
        name = codecs.lookup(stated).name
        return data.decode(name) if name != "utf-8" else None
    except (LookupError, UnicodeError, ValueError):
        return None


def eight_bit_encoding(data: bytes) -> str:
    """The likeliest encoding of a text with one byte a letter."""
    sample = data[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)
    if not high:
        return "ascii"
    # Cyrillic words are runs of high bytes; accented letters of Latin ones stand alone.
    if sum(map(len, _RUN.findall(sample))) < 0.6 * high:
        return _detected(sample)
    scored = [(score(sample.decode(encoding, "replace")), encoding) for encoding in _CYRILLIC]
    best, encoding = max(scored, key=lambda pair: pair[0])
    return encoding if best > _OTHER_CYRILLIC else _detected(sample)


def score(text: str) -> float:
    """How Russian ``text`` looks: the mean over its letters beyond ASCII, higher is likelier."""
    total, counted, before = 0.0, 0, " "
    for letter in text:
        if letter > "\x7f":
            counted += 1
            total += _letter_score(letter, before)
        before = letter
    return total / counted if counted else _FOREIGN


def _letter_score(letter: str, before: str) -> float:
    lower = letter.lower()
    if lower in _SCORES:
        # KOI8-R and Windows-1251 read as each other turn all small letters into capitals.
        capital_within = letter != lower and before.islower()
        return _SCORES[lower] + (_CAPITAL_WITHIN if capital_within else 0.0)
    if letter in _PUNCTUATION:
        return 0.0
    return _OTHER_CYRILLIC if "\u0400" <= letter <= "\u052f" else _FOREIGN


def _detected(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # lazily: few texts come so far, and it is slow to load

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"
