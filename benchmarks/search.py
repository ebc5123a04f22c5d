"""Searching 20,000 documents against the raw full-text query for the same expression.

The office is made by the program's own models and index, in bulk: each document has one version of
about 300 words, put together from runs of words of the Universal Declaration in English or Russian
(of the sample office's documents where those are missing), always the same ones. Each of some 200
queries is asked once: first bare (``count(*)`` and the twenty best numbers by bm25 on a connection
of its own), then as the program asks (the words understood, total, twenty hits with their titles and
passages). Compared is the time within which 95 of 100 were answered. The dictionary of Russian forms
is loaded beforehand, as the window does once the office is open. As one types, the field in the
window's head asks for documents and everything else at once; that is measured apart, on the beginnings
of words. ``main`` prints one line.
"""

from __future__ import annotations

import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session

from almaty_desktop.archive.forms import Forms
from almaty_desktop.archive.query import QueryReader
from almaty_desktop.archive.search_index import MATCHES, RANK, TABLE, SearchIndex
from almaty_desktop.archive.words import Words
from almaty_desktop.models.documents import (
    Document,
    FileText,
    IndexedVersion,
    StoredFile,
    Version,
    VersionFile,
)
from almaty_desktop.models.store import sqlite_connection
from almaty_desktop.services.sample import make_sample
from almaty_desktop.services.use_cases import UseCases, make_use_cases

DOCUMENTS = 20_000
WORDS = 300
PAGE = 20
LIMIT = 2.0
LIMIT_TYPING_MS = 50.0
_SEED = 20130605
_AT_ONCE = 1000
_LANGUAGES = ("en", "ru")
_TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "documents" / "udhr"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Asked:
    """A query; ``typing``: its last word is not finished."""

    words: str
    typing: bool = False


def main() -> int:
    """Prints the ratio and the time as one types; 1 where either limit is missed."""
    chance = random.Random(_SEED)
    with tempfile.TemporaryDirectory() as folder:
        source = {language: _words_of(language, Path(folder) / "sample") for language in _LANGUAGES}
        use_cases = make_use_cases(Path(folder) / "office")
        began = time.perf_counter()
        _fill(use_cases, source, chance)
        filled = time.perf_counter() - began
        asked = _queries(source, chance)
        bare, ours = _measured(use_cases, Path(folder) / "office" / "office.db", asked)
        typing = _p95([_typed(use_cases, one) for one in asked if one.typing]) * 1000
        use_cases.office.close()
    ratio = _p95(ours) / _p95(bare)
    print(
        f"search / raw full-text query: {ratio:.2f} (limit {LIMIT}) · p95 {_p95(ours) * 1000:.1f} ms against "
        f"{_p95(bare) * 1000:.1f} ms, median {statistics.median(ours) * 1000:.1f} ms against "
        f"{statistics.median(bare) * 1000:.1f} ms, {len(asked)} queries, {DOCUMENTS:,} documents "
        f"(put in within {filled:.0f} s) · as one types: p95 {typing:.1f} ms (limit {LIMIT_TYPING_MS:.0f} ms)"
    )
    return 0 if ratio <= LIMIT and typing <= LIMIT_TYPING_MS else 1


def _p95(spent: Sequence[float]) -> float:
    return statistics.quantiles(spent, n=20, method="inclusive")[-1]


def _words_of(language: str, sample: Path) -> list[str]:
    """The words of the Declaration in their order; of the sample office's documents where it is missing."""
    file = _TEXTS / f"udhr.{language}.txt"
    if file.is_file():
        return _WORD.findall(file.read_text(encoding="utf-8"))
    if not sample.exists():
        make_sample(sample).office.close()
    connection = sqlite3.connect(sample / "office.db")
    texts = connection.execute(
        "SELECT body FROM file_texts JOIN version_files USING (sha256) "
        "JOIN versions ON versions.id = version_id WHERE language = ? AND position = 0 ORDER BY sha256",
        (language,),
    ).fetchall()
    connection.close()
    return _WORD.findall("\n".join(body for (body,) in texts))


def _fill(use_cases: UseCases, source: dict[str, list[str]], chance: random.Random) -> None:
    """Puts the documents in, a thousand at once."""
    words = Words()
    made = _documents(source, chance)
    with use_cases.office.store.writing() as session:
        while batch := list(islice(made, _AT_ONCE)):
            _put_in(session, words, batch)


def _documents(source: dict[str, list[str]], chance: random.Random) -> Iterator[tuple[int, str, str, str]]:
    """(number, language, title, text) of each."""
    for number in range(1, DOCUMENTS + 1):
        language = _LANGUAGES[number % 2]
        words = source[language]
        runs: list[str] = []
        while len(runs) < WORDS:
            start = chance.randrange(len(words))
            runs += words[start : start + chance.randint(3, 12)]
        lines = [" ".join(runs[start : start + 12]) for start in range(0, len(runs), 12)]
        yield number, language, " ".join(chance.sample(words, 5)), ".\n".join(lines)


def _put_in(session: Session, words: Words, batch: list[tuple[int, str, str, str]]) -> None:
    moment = datetime(2015, 5, 20, tzinfo=UTC)
    documents, files, texts, versions, version_files, indexed = [], [], [], [], [], []
    for number, language, title, body in batch:
        digest = sha256(f"{number}".encode()).hexdigest()
        dated = date(2013, 1, 1) + timedelta(days=number % 1000)
        documents.append(
            {
                "id": number, "reference": "", "title_en": "", "title_ru": "", f"title_{language}": title,
                "dated": dated, "kind": "other", "access": "participants", "original": language,
                "withdrawal_reason": "", "version": 1,
            }
        )  # fmt: skip
        files.append({"sha256": digest, "size": len(body), "format": "txt", "received": moment})
        texts.append({"sha256": digest, "body": body})
        versions.append(
            {
                "id": number,
                "document_id": number,
                "language": language,
                "edition": 1,
                "state": "final",
                "version": 1,
            }
        )
        version_files.append({"version_id": number, "position": 0, "sha256": digest, "name": f"{number}.txt"})
        indexed.append({"version_id": number, "sha256": digest, "title": title})
    for kind, rows in (
        (StoredFile, files),
        (FileText, texts),
        (Document, documents),
        (Version, versions),
        (VersionFile, version_files),
        (IndexedVersion, indexed),
    ):
        session.execute(insert(kind), rows)
    index = SearchIndex(sqlite_connection(session), words)
    index.add_all((number, title, body) for number, _, title, body in batch)


def _queries(source: dict[str, list[str]], chance: random.Random) -> list[Asked]:
    """Frequent and rare words, two words, phrases, other forms, and beginnings as they are typed."""
    asked: list[Asked] = []
    for language in _LANGUAGES:
        words = source[language]
        counted = [word for word, _ in Counter(word.lower() for word in words).most_common()]
        long = [word for word in counted if len(word) >= 5]
        asked += [Asked(word) for word in counted[:10]]
        asked += [Asked(word) for word in chance.sample(long, 15)]
        asked += [Asked(word) for word in chance.sample(counted[-len(counted) // 2 :], 15)]
        asked += [Asked(" ".join(chance.sample(long, 2))) for _ in range(15)]
        for _ in range(15):
            start = chance.randrange(len(words) - 3)
            asked.append(Asked(f'"{" ".join(words[start : start + chance.randint(2, 3)])}"'))
        for word in chance.sample(long, 8):
            asked += [Asked(word[:length], typing=True) for length in range(2, min(len(word), 7) + 1)]
    # None of these forms stands in the Declaration.
    inflected = "человеческому свободою правам государству законом обществами достоинством гражданину"
    asked += [Asked(form) for form in inflected.split()]
    chance.shuffle(asked)
    return asked


def _measured(use_cases: UseCases, database: Path, asked: Sequence[Asked]) -> tuple[list[float], list[float]]:
    """Seconds of each query, bare and ours."""
    words = Words()
    # A reader of its own, so that our search meets every word for the first time.
    reader = QueryReader(words, Forms(words))
    connection = sqlite3.connect(database)
    use_cases.search.warm()
    bare: list[float] = []
    ours: list[float] = []
    for turn, one in enumerate(asked):
        expression = reader.read(one.words, unfinished=one.typing).expression()
        # By turns first and second, so that neither always finds the other's pages in the system's memory.
        if turn % 2:
            ours.append(_ask(use_cases, one))
            bare.append(_ask_bare(connection, expression))
        else:
            bare.append(_ask_bare(connection, expression))
            ours.append(_ask(use_cases, one))
    connection.close()
    return bare, ours


def _ask(use_cases: UseCases, one: Asked) -> float:
    began = time.perf_counter()
    use_cases.search.find(one.words, limit=PAGE, unfinished=one.typing)
    return time.perf_counter() - began


def _typed(use_cases: UseCases, one: Asked) -> float:
    """What the field in the head of the window asks with every letter: documents and all else."""
    began = time.perf_counter()
    use_cases.finding.find(one.words)
    return time.perf_counter() - began


def _ask_bare(connection: sqlite3.Connection, expression: str) -> float:
    began = time.perf_counter()
    connection.execute(f"SELECT count(*) FROM {TABLE} WHERE {MATCHES}", {"expression": expression}).fetchone()
    connection.execute(
        f"SELECT rowid FROM {TABLE} WHERE {MATCHES} ORDER BY {RANK}, rowid DESC LIMIT {PAGE}",
        {"expression": expression},
    ).fetchall()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
