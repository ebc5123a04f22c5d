"""Reading what was typed: dates, numbers, texts and folders, each refusal in the person's language."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from almaty_desktop.i18n import ALMATY, Texts

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}")
_YEARS = range(1900, 2200)
_LARGEST = 2**63 - 1  # what the database can count to


def day(texts: Texts) -> Callable[[str], date]:
    """Reads ``YYYY-MM-DD``."""

    def read(typed: str) -> date:
        try:
            found = date.fromisoformat(typed) if _DAY.fullmatch(typed) else None
        except ValueError:
            found = None
        if found is None or found.year not in _YEARS:
            raise ArgumentTypeError(
                texts.text("“{typed}” is not a date. Dates are written like this: 2013-06-05.", typed=typed)
            )
        return found

    return read


def moment(texts: Texts) -> Callable[[str], datetime]:
    """Reads a moment in ISO 8601; without an offset it is Almaty's time."""

    def read(typed: str) -> datetime:
        try:
            found = datetime.fromisoformat(typed) if _MOMENT.match(typed) else None
        except ValueError:
            found = None
        if found is None or found.year not in _YEARS:
            raise ArgumentTypeError(
                texts.text(
                    "“{typed}” is not a moment. Moments are written like this: 2013-08-31T18:00.", typed=typed
                )
            )
        return found if found.tzinfo else found.replace(tzinfo=ALMATY)

    return read


def number(texts: Texts, least: int = 1, most: int = _LARGEST) -> Callable[[str], int]:
    """Reads a whole number."""

    def read(typed: str) -> int:
        found = int(typed) if re.fullmatch(r"[0-9]{1,19}", typed) else -1
        if not least <= found <= most:
            raise ArgumentTypeError(texts.text("“{typed}” is not a number that fits here.", typed=typed))
        return found

    return read


def year(texts: Texts) -> Callable[[str], int]:
    """Reads a year."""
    return number(texts, _YEARS.start, _YEARS.stop - 1)


def words(texts: Texts) -> Callable[[str], str]:
    """Reads a text; bytes that are no text in the terminal's encoding are refused."""

    def read(typed: str) -> str:
        try:
            typed.encode()
        except UnicodeEncodeError as error:
            raise ArgumentTypeError(texts.text("This is not readable text.")) from error
        return typed

    return read


def office(texts: Texts) -> Callable[[str], Path]:
    """Reads the folder of an office."""

    def read(typed: str) -> Path:
        if not typed.strip():
            raise ArgumentTypeError(texts.text("Say in which folder the office is."))
        return Path(typed)

    return read
