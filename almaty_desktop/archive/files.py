"""Files as received, byte for byte, each under the SHA-256 of its content (rule A3)."""

from __future__ import annotations

import contextlib
import filecmp
import hashlib
import os
import platform
import secrets
import time
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from almaty_desktop.archive.refusal import FileRefusedError, open_regular
from almaty_desktop.i18n import message
from almaty_desktop.reasons import reason_of

CHUNK = 1 << 20
_TEMPORARY = ".incoming-"
_DAY = 24 * 60 * 60.0

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class StoredFile:
    """What lies in the store: its hash (64 hexadecimal digits), size in bytes, whether it lay there."""

    sha256: str
    size: int
    existed: bool


@dataclass(frozen=True)
class Fixity:
    """The outcome of a check: how many files and bytes were read, and what is not as it should be.

    ``missing`` and ``damaged`` are hashes; ``unknown`` are paths relative to the store.
    """

    files: int
    bytes: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def clean(self) -> bool:
        return not (self.missing or self.damaged or self.unknown)


def _no_progress(_done: int, _total: int) -> None:
    return


class FileStore:
    """A folder of files under their SHA-256. Safe with several processes at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        node = hashlib.sha256(platform.node().encode("utf-8", "replace")).hexdigest()[:8]
        self._own_machine = f"{_TEMPORARY}{node}-"
        self._prefix = f"{self._own_machine}{os.getpid()}-"

    def path(self, sha256: str) -> Path:
        """Where the file of this hash lies or would lie. Raises ``ValueError`` for what is no hash."""
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError(f"not a SHA-256: {sha256!r}")
        return self.root / sha256[:2] / sha256

    def take_in(self, source: Path, progress: Progress = _no_progress) -> StoredFile:
        """Copies ``source`` into the store, reading it once.

        ``progress(done, total)`` in bytes; what it raises ends the copying and nothing is left behind.
        Raises :class:`FileRefusedError` (the codes of :func:`open_regular`, and ``changing``,
        ``unreadable``, ``cannot-store``).
        """
        with open_regular(source) as stream:
            before = os.fstat(stream.fileno())
            with self._copied(stream, before.st_size, progress) as (temporary, sha256, size):
                after = os.fstat(stream.fileno())
                if before.st_mtime_ns != after.st_mtime_ns or not before.st_size == after.st_size == size:
                    raise _changing()
                return self._settle(temporary, sha256, size)

    def take_in_bytes(self, data: bytes) -> StoredFile:
        """Puts ``data`` into the store as :meth:`take_in` does with a file."""
        with self._copied(BytesIO(data), len(data), _no_progress) as (temporary, sha256, size):
            return self._settle(temporary, sha256, size)

    def verify(self, known: Iterable[tuple[str, int]], progress: Progress = _no_progress) -> Fixity:
        """Reads every file again and compares it with ``known`` pairs of hash and size (rule A3).

        ``progress(done, total)`` in bytes; what it raises ends the check.
        """
        expected = dict(known)
        total, done, files = sum(expected.values()), 0, 0
        missing: list[str] = []
        damaged: list[str] = []
        for sha256, size in sorted(expected.items()):
            try:
                found, length = _digest(self.path(sha256))
            except FileNotFoundError:
                missing.append(sha256)
            except OSError:
                damaged.append(sha256)
            else:
                files, done = files + 1, done + length
                if (found, length) != (sha256, size):
                    damaged.append(sha256)
            progress(min(done, total), total)
        unknown = tuple(sorted(self._strangers(set(expected))))
        return Fixity(files, done, tuple(missing), tuple(damaged), unknown)

    def sweep(self) -> int:
        """Removes what killed take-ins left half done; those still under way, in any process, stay.

        Gives the number of files removed.
        """
        removed = 0
        for left in self.root.glob(f"{_TEMPORARY}*"):
            with contextlib.suppress(OSError):
                if self._abandoned(left):
                    left.chmod(0o600)
                    left.unlink()
                    removed += 1
        return removed

    def remove_since(self, moment: float, known: Container[str]) -> int:
        """Removes files that came after ``moment`` (seconds of the clock), their hash not being ``known``.

        For a take-in that was cut short; the sources lie where they were. Gives the number removed.
        """
        removed = 0
        for path in list(self._stored()):
            if path.name not in known and path.stat().st_ctime >= moment:
                path.chmod(0o600)
                path.unlink()
                removed += 1
        return removed

    def _stored(self) -> Iterator[Path]:
        """The files that lie in the store under a hash."""
        return (path for path in self.root.glob("[0-9a-f][0-9a-f]/*") if path.is_file())

    @contextlib.contextmanager
    def _copied(self, stream: BinaryIO, total: int, progress: Progress) -> Iterator[tuple[Path, str, int]]:
        """The stream's bytes under a temporary name, on the disk for good; removed if nobody renamed it."""
        temporary = self.root / f"{self._prefix}{secrets.token_hex(8)}"
        try:
            digest, size = hashlib.sha256(), 0
            with _storing(), temporary.open("xb") as target:
                while chunk := _read(stream):
                    digest.update(chunk)
                    target.write(chunk)
                    size += len(chunk)
                    if size > total:  # somebody writes to it without end
                        raise _changing()
                    progress(size, total)
                target.flush()
                os.fsync(target.fileno())
            yield temporary, digest.hexdigest(), size
        finally:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()

    def _settle(self, temporary: Path, sha256: str, size: int) -> StoredFile:
        """Gives the temporary file its lasting name; a copy that went bad on the disk is replaced by it."""
        target = self.path(sha256)
        with _storing():
            if target.is_file() and filecmp.cmp(temporary, target, shallow=False):
                return StoredFile(sha256, size, existed=True)
            if not target.parent.is_dir():
                target.parent.mkdir(exist_ok=True)
                _fsync_folder(self.root)
            if target.exists():
                target.chmod(0o600)  # some systems refuse to replace what is read-only
            temporary.chmod(0o444)
            temporary.replace(target)
            _fsync_folder(target.parent)
        return StoredFile(sha256, size, existed=False)

    def _strangers(self, expected: set[str]) -> Iterable[str]:
        for folder, _folders, names in os.walk(self.root):
            for name in names:
                path = Path(folder) / name
                if path.parent == self.root and name.startswith(_TEMPORARY):
                    continue  # a take-in under way; sweep() sees to those that died
                if name not in expected or path != self.path(name):
                    yield path.relative_to(self.root).as_posix()

    def _abandoned(self, left: Path) -> bool:
        if left.name.startswith(self._prefix):
            return False
        written = left.stat().st_mtime
        if not left.name.startswith(self._own_machine):
            return time.time() - written > _DAY  # another computer's process can't be asked
        process = left.name.removeprefix(self._own_machine).partition("-")[0]
        return not (process.isdigit() and _runs_since_before(int(process), written))


def _runs_since_before(process: int, moment: float) -> bool:
    """Whether this process runs and is the one of that moment (numbers are used again)."""
    import psutil  # lazily: only a sweep needs it

    try:
        return bool(psutil.Process(process).create_time() <= moment + 1)
    except psutil.NoSuchProcess:
        return False
    except psutil.Error:
        return True  # it is there but hides itself: leave its files alone


def _changing() -> FileRefusedError:
    return FileRefusedError(
        "changing", message("The file changed while it was being read. Add it again when it is finished.")
    )


def _read(stream: BinaryIO) -> bytes:
    try:
        return stream.read(CHUNK)
    except OSError:
        raise FileRefusedError("unreadable", message("The file can’t be read to its end.")) from None


@contextlib.contextmanager
def _storing() -> Iterator[None]:
    """Turns the disk's own errors while writing into a refusal."""
    try:
        yield
    except OSError as error:
        raise FileRefusedError(
            "cannot-store",
            message(
                "The file could not be written into the archive ({reason}). Nothing was changed; "
                "check that the disk has room and may be written to.",
                reason=reason_of(error),
            ),
        ) from error


def _digest(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def _fsync_folder(folder: Path) -> None:
    """Makes a rename last through a power cut; systems without a descriptor for folders do it themselves."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
