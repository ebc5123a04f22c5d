"""A database as a new office has it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from almaty_desktop.models.store import Store
from almaty_desktop.services.office import DATABASE, make_office
from tests.models.decision_data import Data, filled


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with its tables and nothing in them; to be copied, not to be written."""
    folder = tmp_path_factory.mktemp("offices") / "empty"
    make_office(folder)
    return folder


@pytest.fixture
def store(empty_office: Path, tmp_path: Path) -> Iterator[Store]:
    """The database of a new office."""
    shutil.copytree(empty_office, tmp_path / "office")
    store = Store(tmp_path / "office" / DATABASE)
    yield store
    store.close()


@pytest.fixture
def data(store: Store) -> Iterator[Data]:
    """The bare database of an office with two members, a pending State, a conference and a SOM."""
    with filled(store) as data:
        yield data
