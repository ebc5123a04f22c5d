"""The catalogue of texts: gather them from the code, compile them, check that none is missing.

``python tools/catalogue.py update`` writes new texts of the code into ``i18n/ru/…/almaty.po`` (to be
translated there), ``compile`` makes the ``.mo`` that the program reads, ``check`` fails on any text
that is untranslated, fuzzy, gone from the code, or not in the catalogue.
"""

from __future__ import annotations

import os
import string
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "i18n" / "ru" / "LC_MESSAGES" / "almaty.po"
COMPILED = CATALOGUE.with_suffix(".mo")
PACKAGE = ROOT / "almaty_desktop"

# A migration holds SQL, whose wrapper bears the name of one of the words below, and no text for people.
METHODS = [("models/migrations/**.py", "ignore"), ("**.py", "python")]

# The words by which a text in the code is known as one (see almaty_desktop/i18n.py).
KEYWORDS = {"text": None, "plural": (1, 2), "message": None, "plural_message": (1, 2)}


def gather() -> Catalog:
    """All texts that stand in the code now, with no translation."""
    found = Catalog(locale="ru", domain="almaty")
    for name, line, text, comments, context in extract_from_dir(
        str(PACKAGE), method_map=METHODS, keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        found.add(text, locations=[(f"almaty_desktop/{name}", line)], auto_comments=comments, context=context)
    return found


def read() -> Catalog:
    """The catalogue as it is kept."""
    if not CATALOGUE.exists():
        return Catalog(locale="ru", domain="almaty")
    with CATALOGUE.open("rb") as source:
        return read_po(source, locale="ru", domain="almaty")


def write(catalogue: Catalog) -> None:
    """Keeps the catalogue, sorted, so that two people's additions seldom meet."""
    with CATALOGUE.open("wb") as target:
        write_po(
            target,
            catalogue,
            sort_output=True,
            ignore_obsolete=True,
            omit_header=False,
            include_lineno=False,
            width=110,
        )


def update() -> None:
    """Brings the code's texts into the catalogue; translations that are there stay."""
    catalogue = read()
    catalogue.update(gather(), no_fuzzy_matching=True, update_creation_date=False)
    write(catalogue)


def compile_catalogue() -> None:
    """Makes the compiled catalogue where it is older than its source.

    It appears whole or not at all, as several test processes may ask for it at once.
    """
    if COMPILED.exists() and COMPILED.stat().st_mtime >= CATALOGUE.stat().st_mtime:
        return
    unfinished = COMPILED.with_suffix(f".{os.getpid()}.unfinished.mo")
    with unfinished.open("wb") as target:
        write_mo(target, read())
    unfinished.replace(COMPILED)


def findings() -> list[str]:
    """What is wrong with the catalogue, a line each; empty when all is well."""
    kept, code = read(), gather()
    known = {entry.id for entry in kept if entry.id}
    in_code = {entry.id for entry in code if entry.id}
    wrong = [f"not in the catalogue: {text}" for text in in_code - known]
    wrong += [f"no longer in the code: {text}" for text in known - in_code]
    for entry in kept:
        if not entry.id:
            continue
        given = [entry.string] if isinstance(entry.string, str) else list(entry.string or ("",))
        strings = tuple(text or "" for text in given)
        if not all(strings):
            wrong.append(f"untranslated: {entry.id}")
        if entry.fuzzy:
            wrong.append(f"fuzzy: {entry.id}")
        ids = [entry.id] if isinstance(entry.id, str) else entry.id
        wrong += [f"{error}: {entry.id}" for error in _places_missing(tuple(ids), strings)]
    return sorted(wrong)


def _places_missing(ids: tuple[str, ...], strings: tuple[str, ...]) -> list[str]:
    """Places like ``{name}`` that the translation lost or made up."""

    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    wanted = places(ids[-1])
    return [
        f"places differ ({', '.join(sorted(wanted ^ places(text)))})"
        for text in strings
        if text and places(text) != wanted
    ]


def main(command: str) -> int:
    """Runs one command; 1 when the check found something."""
    if command == "update":
        update()
    elif command == "compile":
        compile_catalogue()
    elif command == "check":
        wrong = findings()
        print("\n".join(wrong) or "The catalogue is complete.")
        return 1 if wrong else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
