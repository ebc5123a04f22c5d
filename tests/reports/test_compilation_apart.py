"""The compilation in a process of its own: harmful files, limits, Cancel."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from almaty_desktop.i18n import Language, texts_in
from almaty_desktop.reports import compilation_apart
from almaty_desktop.reports.compilation import make_compilation
from almaty_desktop.reports.compilation_apart import (
    CompilationFailed,
    Limits,
    command,
    make_compilation_apart,
)
from almaty_desktop.reports.compilation_data import CompilationCancelled, CompilationPrint, CompilationRefused
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.typography import printable
from almaty_desktop.rules.documents import Access
from tests.reports.compilation_samples import Opened, document, drawn, one_item, sample, version


def test_it_makes_the_same_file_as_in_this_process(tmp_path: Path) -> None:
    materials = sample(tmp_path)
    steps: list[tuple[int, int]] = []
    here = make_compilation(materials, Layout.SIDE_BY_SIDE, tmp_path / "here.pdf")
    apart = make_compilation_apart(
        materials, Layout.SIDE_BY_SIDE, tmp_path / "apart.pdf", progress=lambda *step: steps.append(step)
    )
    assert apart.path.read_bytes() == here.path.read_bytes()
    assert replace(apart, path=here.path) == here
    assert steps[-1][0] == steps[-1][1] == len(steps)


def test_every_hostile_file_goes_into_one_compilation(tmp_path: Path, shared_data: Path) -> None:
    paths = sorted(path for path in (shared_data / "hostile").iterdir() if path.is_file())
    good = drawn(tmp_path / "good.pdf", "the last document", 2)
    materials = one_item(
        *(document(path.name, path.name, version("en", path)) for path in paths),
        document("AP/99/01/2015", "The last document", version("en", good)),
    )
    began = time.monotonic()
    result = make_compilation_apart(materials, Layout.EN, tmp_path / "all.pdf")
    assert time.monotonic() - began < 60
    named = {printable(path.name) for path in paths if path.suffix != ".pdf"}
    no_pdf = named - {"made-pdf-named.docx"}
    assert no_pdf <= {one.symbol for one in result.skipped}
    with Opened(result.path) as opened:
        assert "the last document own page 2" in opened.texts[-1]
        assert opened.pdf.check_pdf_syntax() == [] or all(
            "error" not in one.lower() for one in opened.pdf.check_pdf_syntax()
        )
        for one in result.skipped:
            assert str(one.page) in opened.labels
            assert "can’t be shown" in opened.texts[opened.labels.index(str(one.page))]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.pdf", "good.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe in the place of a file is for POSIX")
def test_a_document_that_holds_the_process_up_is_set_aside(tmp_path: Path) -> None:
    """A named pipe is a file that never ends to open: what an endless loop in a library looks like."""
    good = drawn(tmp_path / "good.pdf", "a.en", 2)
    os.mkfifo(tmp_path / "endless.pdf")
    materials = one_item(
        document("AP/1", "First", version("en", good)),
        document("AP/2", "Second", version("en", tmp_path / "endless.pdf")),
        document("AP/3", "Third", version("en", good)),
    )
    result = make_compilation_apart(materials, Layout.EN, tmp_path / "out.pdf", limits=Limits(silence=2.0))
    (skipped,) = result.skipped
    assert skipped.symbol == "AP/2"
    said = texts_in(Language.EN).say(skipped.reason)
    assert said == "The file could not be processed within the limits of time and memory."
    with Opened(result.path) as opened:
        assert "a.en own page 2" in opened.texts[-1] and "AP/3 · 6" in opened.texts[-1]


def test_too_much_memory_ends_it_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CompilationFailed) as failed:
        make_compilation_apart(
            _long(tmp_path), Layout.EN, tmp_path / "out.pdf", limits=Limits(memory=1_000_000, restarts=2)
        )
    assert "more time or memory" in texts_in(Language.EN).say(failed.value.message)
    assert "больше времени или памяти" in texts_in(Language.RU).say(failed.value.message)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf"]


def test_a_process_that_dies_at_once_fails_with_what_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying = [sys.executable, "-c", "import sys; sys.exit('nothing works here')"]
    monkeypatch.setattr(compilation_apart, "command", lambda: dying)
    with pytest.raises(CompilationFailed) as failed:
        make_compilation_apart(sample(tmp_path), Layout.EN, tmp_path / "out.pdf")
    assert "nothing works here" in failed.value.details
    assert not (tmp_path / "out.pdf").exists()


def _long(folder: Path) -> CompilationPrint:
    paper = drawn(folder / "a.pdf", "a.en", 40)
    return one_item(*(document(f"AP/{one}", "Paper", version("en", paper)) for one in range(60)))


def test_cancel_ends_the_process_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    materials = _long(tmp_path)
    target = tmp_path / "out.pdf"
    target.write_bytes(b"an earlier one")
    started = threading.Event()
    own = psutil.Process()
    before = {child.pid for child in own.children()}
    asked: list[float] = []

    def cancelled() -> bool:
        if started.is_set():
            asked.append(time.monotonic())
        return started.is_set()

    with pytest.raises(CompilationCancelled):
        make_compilation_apart(
            materials, Layout.EN, target, progress=lambda done, _: started.set() if done > 3 else None,
            cancelled=cancelled,
        )  # fmt: skip
    assert time.monotonic() - asked[0] < 2
    assert {child.pid for child in own.children()} == before
    assert target.read_bytes() == b"an earlier one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "out.pdf"]


def test_restricted_documents_do_not_even_reach_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compilation_apart, "command", lambda: ["/nowhere"])
    paper = document("AP/1", "Secret", version("en", drawn(tmp_path / "a.pdf", "a.en")))
    with pytest.raises(CompilationRefused) as refused:
        make_compilation_apart(
            one_item(replace(paper, access=Access.RESTRICTED)), Layout.EN, tmp_path / "out.pdf"
        )
    assert refused.value.code == "A4"


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(CompilationFailed) as failed:
        make_compilation_apart(sample(tmp_path), Layout.EN, tmp_path / "no folder" / "out.pdf")
    assert "could not be written" in texts_in(Language.EN).say(failed.value.message)


def test_the_callers_thread_stays_free(tmp_path: Path) -> None:
    """While it is made, another thread of this process is never held for long: the GIL stays free."""
    gaps: list[float] = []
    done = threading.Event()

    def beat() -> None:
        last = time.perf_counter()
        while not done.wait(0.005):
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    heart = threading.Thread(target=beat)
    heart.start()
    try:
        make_compilation_apart(_long(tmp_path), Layout.EN, tmp_path / "out.pdf")
    finally:
        done.set()
        heart.join()
    # A busy machine may hold a thread up now and then; a library that keeps the GIL would always.
    assert sorted(gaps)[int(len(gaps) * 0.98)] < 0.05


def test_the_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, "--compile"]


def test_what_is_sent_survives_the_journey(tmp_path: Path) -> None:
    materials = sample(tmp_path)
    assert pickle.loads(pickle.dumps(materials)) == materials
