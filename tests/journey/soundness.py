"""An office looked over by the program's own check, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def assert_sound(root: Path, office: Path) -> None:
    """``almaty check`` finds nothing wrong."""
    done = subprocess.run(
        [sys.executable, "-m", "almaty_desktop", "check", "--office", str(office), "--json"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout) == {"ok": True, "findings": []}
