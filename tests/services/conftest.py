"""Offices made by the real use cases, once for all tests; each test works on a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from almaty_desktop.services.sample import make_sample
from almaty_desktop.services.use_cases import UseCases, make_use_cases, open_use_cases
from tests.services.moments import clock

Opening = Callable[[], UseCases]


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office; to be copied or read, not to be written."""
    folder = tmp_path_factory.mktemp("offices") / "sample"
    make_sample(folder, now=clock).office.close()
    return folder


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new office; to be copied, not to be written."""
    folder = tmp_path_factory.mktemp("offices") / "new"
    make_use_cases(folder, now=clock).office.close()
    return folder


@pytest.fixture(scope="session")
def read_sample(made_sample: Path) -> Iterator[UseCases]:
    """The sample office, open for reading: quick for tests that change nothing."""
    use_cases = open_use_cases(made_sample, read_only=True, now=clock)
    yield use_cases
    use_cases.office.close()


@pytest.fixture
def sample_office(made_sample: Path, tmp_path: Path) -> Iterator[UseCases]:
    """A sample office of this test's own."""
    shutil.copytree(made_sample, tmp_path / "sample")
    use_cases = open_use_cases(tmp_path / "sample", now=clock)
    yield use_cases
    use_cases.office.close()


@pytest.fixture
def fresh_folder(made_office: Path, tmp_path: Path) -> Path:
    """The folder of a new office of this test's own."""
    shutil.copytree(made_office, tmp_path / "office")
    return tmp_path / "office"


@pytest.fixture
def fresh_office(fresh_folder: Path) -> Iterator[UseCases]:
    """A new office of this test's own."""
    use_cases = open_use_cases(fresh_folder, now=clock)
    yield use_cases
    use_cases.office.close()
