"""Which files that arrive together are one document: its language versions and their formats (rule A2).

The rule, in this order:

1. Files that bear the same symbol in their text are one document; with different symbols they never are.
2. Files of one folder (or of sibling folders that are named after languages, ``en/`` and ``ru/``) whose names
   differ only by a mark of language or by their ending are one document.
3. Within it there is one version a language. What the text says of its language counts more than the name.
4. Several files of one language are the same text in other formats only if the formats differ and the
   texts are alike (:func:`same_text`): then the first by :data:`PREFERRED` is read and printed and the others
   are kept beside it. Everything else stays apart as a document of its own, with the reason; so two
   versions of one language are never joined unseen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import NamedTuple

#: Formats in the order in which one of them is read and printed: fixed pages first.
PREFERRED = ("pdf", "docx", "odt", "doc", "rtf", "pptx", "xlsx", "html", "htm", "eml", "txt")

_NAMED: dict[str, str] = {
    "en": "en eng english англ английский en-gb en-us",
    "ru": "ru rus russian рус русск русский ru-ru",
    "kk": "kk kaz kazakh каз казахский қаз қазақша kk-kz",
    "ky": "ky kyr kir kyrgyz кырг киргизский кыргызский кыргызча",
    "tg": "tg tgk taj tajik тадж таджикский тоҷикӣ",
    "az": "az aze azerbaijani азерб азербайджанский",
    "tr": "tr tur turkish тур турецкий türkçe",
    "fa": "fa fas far farsi persian dari prs фарси персидский дари",
    "ps": "ps pus pashto пушту",
    "ur": "ur urd urdu урду",
}
_LANGUAGE_OF = {mark: code for code, marks in _NAMED.items() for mark in marks.split()}
_PHRASES = {
    "английском": "en",
    "русском": "ru",
    "казахском": "kk",
    "киргизском": "ky",
    "кыргызском": "ky",
    "таджикском": "tg",
    "азербайджанском": "az",
    "турецком": "tr",
    "персидском": "fa",
}
_PHRASE = re.compile(rf"[\s_(.-]*\bна[\s_]+({'|'.join(_PHRASES)})(?:[\s_]+языке)?\b[\s_).-]*")
_IN_PHRASE = re.compile(
    r"[\s_(.-]*\bin[\s_]+(english|russian|kazakh|kyrgyz|tajik|azerbaijani|turkish|persian|urdu|"
    r"pashto)\b[\s_).-]*"
)
_MARKS = "|".join(sorted((re.escape(mark) for mark in _LANGUAGE_OF), key=len, reverse=True))
_AT_END = re.compile(rf"(?:[._\-–—]\s*|\s*[(\[])({_MARKS})[)\]]?$|\s({_MARKS})$")
_AT_START = re.compile(rf"^(?:[(\[]({_MARKS})[)\]]\s*|({_MARKS})(?:\s*[_\-–—]\s*|\.\s*))(?=\w)")
_FORMS = ((_PHRASE, _PHRASES), (_IN_PHRASE, _LANGUAGE_OF), (_AT_END, _LANGUAGE_OF), (_AT_START, _LANGUAGE_OF))
_ENDING = re.compile(r"\.([a-z0-9]{1,5})$", re.IGNORECASE)
_PARTING = re.compile(r"[\s._\-–—]+")
_LONE_MARK_AFTER_SPACE = frozenset({"en", "ru", "kk"})  # «visit tr» names no language, «agenda en» does

#: Share of words that two readings of one text have in common; formats differ in heads and feet.
ALIKE = 0.75
#: The share where a new edition, too, is to be expected: the formats of real papers have 0.98 and more.
CERTAINLY_ALIKE = 0.95
_COMPARED = 200_000  # characters


class PairKey(NamedTuple):
    """What a name says: the same ``stem`` is the same document; ``language`` is a code or ""."""

    stem: str
    language: str


class Reason(StrEnum):
    """Why a file stays a document of its own although its name or symbol would join it to others."""

    SAME_FORMAT = "same-format"  # a second file of the same language and format
    OTHER_TEXT = "other-text"  # the same language in another format, but not the same text
    UNKNOWN_LANGUAGE = "unknown-language"  # neither text nor name tells its language


@dataclass(frozen=True)
class Arrival:
    """A file that was taken in. ``path`` as given; ``language`` as read from the text, "" if unsure."""

    path: str
    format: str
    language: str = ""
    symbol: str = ""
    text: str = ""


@dataclass(frozen=True)
class JoinedVersion:
    """The files of one language: the first is read and printed, others are the same in other formats."""

    language: str
    files: tuple[Arrival, ...]


@dataclass(frozen=True)
class Joined:
    """One document to be. ``apart`` tells why it was not joined to the one that its name suggests."""

    versions: tuple[JoinedVersion, ...]
    apart: Reason | None = None


def pair_key(name: str) -> PairKey:
    """The stem and the language of a file's name: ``agenda_RU.docx`` gives ``("agenda", "ru")``.

    Stems are folded (case, ё, signs between words) and only meant for comparing.
    """
    base = name.replace("\\", "/").rsplit("/", 1)[-1].casefold().replace("ё", "е")
    ending = _ENDING.search(base)
    if ending and ending.group(1) not in _LANGUAGE_OF:
        base = base[: ending.start()]
    language = ""
    for form, codes in (
        (_PHRASE, _PHRASES),
        (_IN_PHRASE, _LANGUAGE_OF),
        (_AT_END, _LANGUAGE_OF),
        (_AT_START, _LANGUAGE_OF),
    ):
        found = form.search(base)
        if found is None:
            continue
        mark = next(part for part in found.groups() if part)
        after_space = form is _AT_END and found.group(2)
        rest = f"{base[: found.start()]} {base[found.end() :]}"
        if _folded(rest) and not (after_space and len(mark) == 2 and mark not in _LONE_MARK_AFTER_SPACE):
            base, language = rest, codes[mark]
            break
    return PairKey(_folded(base), language)


def path_key(path: str) -> PairKey:
    """Like :func:`pair_key` for a path: the stem tells the folder too, and a folder may name a language."""
    whole = PurePath(path.replace("\\", "/"))
    stem, language = pair_key(whole.name)
    folder = whole.parent
    if named := _LANGUAGE_OF.get(folder.name.casefold()):
        folder, language = folder.parent, language or named
    return PairKey(f"{folder.as_posix()}/{stem}", language)


def alike(first: str, second: str, least: float = ALIKE) -> bool:
    """Whether two texts are one text read from two formats: most words in common, each as often."""
    words = [Counter(re.findall(r"\w+", text[:_COMPARED].casefold())) for text in (first, second)]
    larger = max(words[0].total(), words[1].total())
    return not larger or (words[0] & words[1]).total() >= least * larger


def join(files: Iterable[Arrival]) -> list[Joined]:
    """Joins files into documents by the rule above; in the order in which the first file of each came.

    Every file is in exactly one document.
    """
    by_name: dict[str, list[Arrival]] = {}
    for file in files:
        by_name.setdefault(path_key(file.path).stem, []).append(file)
    groups: dict[str, list[Arrival]] = {}
    for stem, named_alike in by_name.items():
        first = _symbol_of(named_alike)
        for file in named_alike:
            symbol = file.symbol or first
            groups.setdefault(f"symbol {symbol}" if symbol else stem, []).append(file)
    return [document for group in groups.values() for document in _documents(group)]


def _symbol_of(group: list[Arrival]) -> str:
    return next((file.symbol for file in group if file.symbol), "")


def _documents(group: list[Arrival]) -> list[Joined]:
    """The document of a group, and after it those that must stay apart from it."""
    versions: dict[str, list[Arrival]] = {}
    apart: list[Joined] = []
    # Files that can't be read come last: they are only further formats of one that can.
    ordered = sorted(group, key=lambda file: (not file.text.strip(), _preference(file)))
    for file in ordered:
        language = language_of(file)
        reason = _why_apart(file, language, versions, alone=len(group) == 1)
        if reason is None:
            versions.setdefault(language, []).append(file)
        else:
            apart.append(Joined((JoinedVersion(language, (file,)),), reason))
    document = Joined(tuple(JoinedVersion(language, tuple(same)) for language, same in versions.items()))
    return [document, *apart] if versions else apart


def language_of(file: Arrival) -> str:
    """The language of a file: as read from its text, else as its name or folder says, else ""."""
    return file.language or path_key(file.path).language


def _preference(file: Arrival) -> int:
    return PREFERRED.index(file.format) if file.format in PREFERRED else len(PREFERRED)


def _why_apart(
    file: Arrival, language: str, versions: dict[str, list[Arrival]], *, alone: bool
) -> Reason | None:
    if not language and not alone:
        return Reason.UNKNOWN_LANGUAGE
    same = versions.get(language, [])
    if any(other.format == file.format for other in same):
        return Reason.SAME_FORMAT
    if same and not same_text(same[0], file):
        return Reason.OTHER_TEXT
    return None


def same_text(first: Arrival, second: Arrival, least: float = ALIKE) -> bool:
    """Whether two files of one language are one text; where one can't be read, their names must say so."""
    if first.text.strip() and second.text.strip():
        return alike(first.text, second.text, least)
    named = path_key(first.path).language
    return named != "" and named == path_key(second.path).language


def _folded(name: str) -> str:
    return _PARTING.sub(" ", name).strip(" ()[]")
