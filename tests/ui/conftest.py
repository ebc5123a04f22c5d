"""What the tests of the window share. Without a screen they run on Qt's offscreen platform."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# So that tests of the window say "import looks" and "from desk_for_tests import …".
sys.path.insert(0, str(Path(__file__).parent))

from almaty_desktop.i18n import Language, Texts, texts_in
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme


@pytest.fixture(scope="session")
def _session_theme(qapp) -> Theme:  # type: ignore[no-untyped-def] # pytest-qt's fixture
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture
def theme(_session_theme: Theme) -> Iterator[Theme]:
    """The application wearing the light tokens; whatever a test chooses is taken back."""
    yield _session_theme
    _session_theme.choose(Scheme.LIGHT)


@pytest.fixture
def jobs(qapp) -> Iterator[Jobs]:  # type: ignore[no-untyped-def] # pytest-qt's fixture
    made = Jobs()
    yield made
    made.close()


@pytest.fixture(params=list(Language), ids=lambda language: language.value)
def texts(request: pytest.FixtureRequest) -> Texts:
    """Each language in turn."""
    language: Language = request.param
    return texts_in(language)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, made once; whoever changes something works on a copy."""
    # Loaded here: most tests of the window need neither the sample nor the reports that print it.
    from almaty_desktop.services.sample import make_sample

    folder = tmp_path_factory.mktemp("sample") / "office"
    make_sample(folder).office.close()
    return folder
