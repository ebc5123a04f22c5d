"""A fresh process asks everything at once: no thread finds the mapped classes half loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from almaty_desktop.services.use_cases import make_use_cases


@pytest.mark.parametrize("time", range(3))
def test_every_first_question_is_answered(time: int, tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    make_use_cases(tmp_path / "office", now=lambda: datetime(2015, 5, 8, tzinfo=UTC)).office.close()
    program = Path(__file__).with_name("asking_at_once.py")
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path / "office")],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
