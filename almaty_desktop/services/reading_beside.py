"""Reading files in processes of their own while the next ones are being stored."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType

from almaty_desktop.archive.extraction.process import Reader
from almaty_desktop.archive.extraction.result import Extracted
from almaty_desktop.archive.files import FileStore
from almaty_desktop.archive.language import detect
from almaty_desktop.archive.proposals import Proposal, propose
from almaty_desktop.archive.words import Words
from almaty_desktop.i18n import Message
from almaty_desktop.services.progress import Progress

READERS = min(2, os.cpu_count() or 1)
_AHEAD = 2 * READERS  # files stored and not yet read; more would only make Cancel later
_PREPARED = 50_000_000  # characters of prepared words held at most; further texts are prepared when written


@dataclass(frozen=True)
class Kept:
    """A file that lies in the store."""

    path: Path
    name: str
    sha256: str
    size: int
    remark: Message | None = None


@dataclass(frozen=True)
class ReadFile:
    """A file that lies in the store and was read.

    ``language`` as the text tells it, "" if unsure. ``indexed`` are the words of the text as the search
    index takes them; None where they were not prepared.
    """

    kept: Kept
    extracted: Extracted
    language: str
    proposal: Proposal
    indexed: str | None


class ReadingBeside:
    """Reads stored files in the order in which they are asked for. A context manager, for one thread."""

    def __init__(self, files: FileStore, words: Words, progress: Progress, count: int) -> None:
        """``count`` files will be asked for at most: so many processes are worth starting, up to READERS."""
        self._files = files
        self._words = words
        self._asked: deque[tuple[Kept, Future[Extracted]]] = deque()
        wanted = max(1, min(READERS, count))
        self._readers = [Reader(cancelled=lambda: progress.cancelled) for _ in range(wanted)]
        self._idle: SimpleQueue[Reader] = SimpleQueue()
        self._threads = ThreadPoolExecutor(wanted, "reading")
        self._prepared = 0

    def __enter__(self) -> ReadingBeside:
        # They load while the first file is being stored.
        for reader in self._readers:
            self._idle.put(reader.__enter__())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for reader in self._readers:
            reader.cancel()
        self._threads.shutdown(cancel_futures=True)
        for reader in self._readers:
            reader.__exit__(kind, error, trace)

    def ask(self, kept: Kept, known: Extracted | None = None) -> None:
        """Has a file read; ``known`` is what was read out of it before, where it was here already."""
        if known is None:
            answer = self._threads.submit(self._read, kept)
        else:
            answer = Future()
            answer.set_result(known)
        self._asked.append((kept, answer))

    def arrived(self) -> Iterator[ReadFile]:
        """Files that were read by now; waits where too many are under way."""
        while self._asked and (self._asked[0][1].done() or len(self._asked) > _AHEAD):
            yield self._next()

    def rest(self) -> Iterator[ReadFile]:
        """All other files, as they come."""
        while self._asked:
            yield self._next()

    def _next(self) -> ReadFile:
        kept, answer = self._asked.popleft()
        extracted = answer.result()
        indexed = None
        if self._prepared < _PREPARED:
            indexed = self._words.indexed(extracted.text)
            self._prepared += len(indexed)
        # The day that a file states as its own is that of its last copy more often than that of the paper.
        proposal = propose(extracted.text, kept.name, extracted.title)
        return ReadFile(kept, extracted, detect(extracted.text), proposal, indexed)

    def _read(self, kept: Kept) -> Extracted:
        reader = self._idle.get()
        try:
            return reader.read(self._files.path(kept.sha256), kept.name)
        finally:
            self._idle.put(reader)
