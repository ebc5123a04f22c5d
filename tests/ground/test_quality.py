"""The form of the code: style, types, floors, texts. Each check says itself what is wrong."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import catalogue

CHECKS = {
    "style": ("ruff", "check", "."),
    "layout": ("ruff", "format", "--check", "."),
    "types of the program": ("mypy",),
    "types of the tools": ("mypy", "--strict", "dev.py", "tools/catalogue.py", "tools/wheel.py"),
    "floors": ("lint-imports",),
}


@pytest.mark.parametrize("check", CHECKS)
def test_check_finds_nothing(check: str, root: Path) -> None:
    """Runs the tool of this environment in the project's folder, as one does by hand."""
    name, *arguments = CHECKS[check]
    tool = shutil.which(name, path=str(Path(sys.executable).parent))
    assert tool, f"{name} is not in this environment; python3 dev.py test installs it"
    done = subprocess.run(
        [tool, *arguments], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_every_text_exists_in_russian() -> None:
    """Nothing untranslated, fuzzy, gone from the code or missing from the catalogue."""
    assert catalogue.findings() == []
