"""Rule A3: files are kept byte for byte under their SHA-256, and nothing half done stays."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from almaty_desktop.archive.files import CHUNK, FileStore
from almaty_desktop.archive.refusal import FileRefusedError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """An empty file store."""
    return FileStore(tmp_path / "files")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@given(data=some.binary(max_size=5000))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_goes_in_comes_out(store: FileStore, tmp_path: Path, data: bytes) -> None:
    source = tmp_path / "received"
    source.write_bytes(data)
    stored = store.take_in(source)
    assert stored.sha256 == digest(data)
    assert stored.size == len(data)
    assert store.path(stored.sha256).read_bytes() == data
    assert store.take_in_bytes(data).existed


def test_layout_and_protection(store: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "протокол.txt"
    source.write_bytes(b"once")
    stored = store.take_in(source)
    path = store.path(stored.sha256)
    assert path == store.root / stored.sha256[:2] / stored.sha256
    assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    assert not stored.existed
    assert store.take_in(source).existed
    assert [each.name for each in store.root.rglob("*") if each.is_file()] == [stored.sha256]


@pytest.mark.parametrize("wrong", ["", "abc", "../../etc/passwd", "G" * 64, "A" * 64, "a" * 65])
def test_no_path_for_what_is_no_hash(store: FileStore, wrong: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.path(wrong)


def test_only_ordinary_files(store: FileStore, tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        expected = {
            "link": "link", "dangling": "link", "pipe": "not-a-file", "socket": "not-a-file",
            "files": "folder", "absent": "not-found", "nul\x00": "unreadable",
        }  # fmt: skip
        for name, code in expected.items():
            with pytest.raises(FileRefusedError) as refused:
                store.take_in(tmp_path / name)
            assert refused.value.code == code
            assert str(refused.value.message)
    assert list(store.root.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable(store: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "closed"
    source.write_bytes(b"x")
    source.chmod(0)
    with pytest.raises(FileRefusedError) as refused:
        store.take_in(source)
    assert refused.value.code == "unreadable"


def test_a_file_that_changes_while_it_is_copied(store: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "growing"
    source.write_bytes(b"a" * (3 * CHUNK))

    def write_more(_done: int, _total: int) -> None:
        with source.open("ab") as stream:
            stream.write(b"b")

    with pytest.raises(FileRefusedError) as refused:
        store.take_in(source, write_more)
    assert refused.value.code == "changing"
    assert [each for each in store.root.rglob("*") if each.is_file()] == []


def test_a_cancelled_take_in_leaves_nothing(store: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "long"
    source.write_bytes(b"a" * (3 * CHUNK))

    def cancel(done: int, total: int) -> None:
        assert total == 3 * CHUNK
        if done >= 2 * CHUNK:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.take_in(source, cancel)
    assert list(store.root.iterdir()) == []


def test_a_copy_that_went_bad_is_healed(store: FileStore) -> None:
    stored = store.take_in_bytes(b"good")
    path = store.path(stored.sha256)
    path.chmod(0o600)
    path.write_bytes(b"evil")
    assert not store.take_in_bytes(b"good").existed
    assert path.read_bytes() == b"good"


def test_verify_finds_what_is_wrong(store: FileStore) -> None:
    known = [
        (kept.sha256, kept.size) for kept in map(store.take_in_bytes, (b"one", b"two", b"three", b"four"))
    ]
    steps: list[tuple[int, int]] = []
    clean = store.verify(known, lambda done, total: steps.append((done, total)))
    assert clean.clean
    assert (clean.files, clean.bytes) == (4, 15)
    assert steps[-1] == (15, 15)

    store.path(known[0][0]).unlink()
    for bad, content in ((known[1][0], b"owt"), (known[2][0], b"thr")):
        store.path(bad).chmod(0o600)
        store.path(bad).write_bytes(content)
    (store.root / "stray.txt").write_bytes(b"?")
    (store.root / "zz").mkdir()
    (store.root / "zz" / known[3][0]).write_bytes(b"four")
    found = store.verify(known)
    assert found.missing == (known[0][0],)
    assert found.damaged == tuple(sorted((known[1][0], known[2][0])))
    assert found.unknown == ("stray.txt", f"zz/{known[3][0]}")
    assert not found.clean


def test_many_at_once(store: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "same"
    source.write_bytes(os.urandom(300_000))
    wrong: list[BaseException] = []

    def take_in() -> None:
        try:
            FileStore(store.root).take_in(source)
        except (FileRefusedError, OSError) as error:
            wrong.append(error)

    threads = [threading.Thread(target=take_in) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert [each.name for each in store.root.rglob("*") if each.is_file()] == [digest(source.read_bytes())]


KILLED = """
import sys, time
from pathlib import Path
from almaty_desktop.archive.files import FileStore

def slowly(done, total):
    print(done, flush=True)
    time.sleep(60)

FileStore(Path(sys.argv[1])).take_in(Path(sys.argv[2]), slowly)
"""


def test_a_killed_take_in_is_swept(store: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "long"
    source.write_bytes(b"a" * (3 * CHUNK))
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(store.root), str(source)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == str(CHUNK).encode()
    assert len(list(store.root.iterdir())) == 1
    # The other process is still at work: its file is not ours to remove.
    assert store.sweep() == 0
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert store.verify([]).clean
    assert store.sweep() == 1
    assert list(store.root.iterdir()) == []


def test_the_sweep_leaves_kept_files_and_other_computers_alone(store: FileStore) -> None:
    kept = store.take_in_bytes(b"kept")
    fresh = store.root / ".incoming-ffffffff-123-abc"
    old = store.root / ".incoming-ffffffff-124-abc"
    fresh.write_bytes(b"x")
    old.write_bytes(b"x")
    os.utime(old, (time.time() - 200_000,) * 2)
    assert store.sweep() == 1
    assert fresh.exists()
    assert not old.exists()
    assert store.path(kept.sha256).read_bytes() == b"kept"


def test_a_store_that_is_gone_is_a_sentence(store: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x" * 100)
    store.root.rmdir()
    with pytest.raises(FileRefusedError) as refused:
        store.take_in(source)
    assert refused.value.code == "cannot-store"
