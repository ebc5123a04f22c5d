"""What every test may use: compiled texts, a Qt without a screen, the shared documents."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tools import catalogue

# Before anything of Qt is imported: tests open no window on the screen of whoever runs them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is not a wrong result; times are measured by benchmarks/.
settings.register_profile("almaty", deadline=None)
settings.load_profile("almaty")

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session", autouse=True)
def compiled_texts() -> None:
    """The Russian texts as the program reads them, made from the catalogue as it stands now."""
    catalogue.compile_catalogue()


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real and hostile documents beside the project; the test is skipped where they are missing."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"the shared documents are not here: {SHARED_DATA}")
    return SHARED_DATA
