"""Rule S3 on paper: the name of a pending State stands in brackets, with the mark of its footnote."""

from __future__ import annotations

import re
from functools import lru_cache

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.reports.typography import PENDING_MARK

_BRACKETED = re.compile(r"\[([^\[\]]{3,80})\](?!¹)")
_WORD = re.compile(r"[^\W\d_]+")
_ENDING = 2  # letters that a Russian case may change at the end of a word


def _stem(word: str) -> str:
    return word.casefold() if len(word) < 5 else word.casefold()[:-_ENDING]


@lru_cache(maxsize=64)
def _pattern(name: str, language: Language) -> re.Pattern[str]:
    """Finds ``name`` (in Russian: in any case of it) where no bracket or mark stands around it yet."""
    words = []
    for word in name.split():
        if language is Language.RU and len(word) > 3:
            kept = word[:-_ENDING] if len(word) > 4 else word
            words.append(re.escape(kept) + r"[а-яё]{0,4}")
        else:
            words.append(re.escape(word))
    return re.compile(r"(?<![\w\[])" + r"[\s\u00a0]+".join(words) + r"(?![\w\]])")


def bracketed(text: str, language: Language, pending: tuple[Bilingual, ...]) -> str:
    """``text`` with each pending State's name in brackets and each such bracket marked ¹ once.

    ``pending`` are the printed names without brackets, as of the day of the document. Brackets
    around anything else (wording that is still open, say) are left as they are.
    """
    names = [name.only(language).strip("[]¹ ") for name in pending if name.only(language)]
    if not names or not text:
        return text
    for name in names:
        text = _pattern(name, language).sub(lambda found: f"[{found.group()}]", text)
    stems = [{_stem(word) for word in _WORD.findall(name)} for name in names]

    def mark(found: re.Match[str]) -> str:
        # Short words (an article, a conjunction) tell nothing about whose name it is.
        words = {_stem(word) for word in _WORD.findall(found.group(1)) if len(word) > 3}
        known = any(words and all(_known(word, own) for word in words) for own in stems)
        return found.group() + PENDING_MARK if known else found.group()

    return _BRACKETED.sub(mark, text)


def _known(word: str, stems: set[str]) -> bool:
    """Whether a word inside brackets is one of the name's words, in whatever case it stands."""
    return any(word == stem or (len(stem) > 2 and word.startswith(stem)) for stem in stems) or (
        len(word) > 2 and any(stem.startswith(word) for stem in stems)
    )
