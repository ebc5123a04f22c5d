"""Whole days at the program as it is delivered: the real desk, with its settings in a folder of the test.

What journeys import stands in modules whose names no other folder has: every folder has a ``conftest``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# So that journeys say "import looks" and "from at_the_desk import …".
sys.path.insert(0, str(Path(__file__).parents[1] / "ui"))
sys.path.insert(0, str(Path(__file__).parent))

from almaty_desktop.services.sample import make_sample


@pytest.fixture(scope="session")
def sample_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, made once; whoever changes something works on a copy."""
    folder = tmp_path_factory.mktemp("journey") / "sample"
    make_sample(folder).office.close()
    return folder
