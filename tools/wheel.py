"""What the wheel needs beyond what stands in ``pyproject.toml``: its dependencies and the compiled texts.

The dependencies are named once, in ``requirements.in``. The compiled texts are not kept in the
repository; they are made here, from the catalogue, before the wheel gathers ``i18n/``.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

ROOT = Path(__file__).resolve().parent.parent


def dependencies(requirements: str) -> list[str]:
    """The requirements of an ``.in`` file, markers kept; comments and options left out."""
    lines = (line.partition("#")[0].strip() for line in requirements.splitlines())
    return [line for line in lines if line and not line.startswith("-")]


class Dependencies(MetadataHookInterface):
    """Takes the wheel's dependencies from ``requirements.in``."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fills what ``pyproject.toml`` calls dynamic."""
        metadata["dependencies"] = dependencies((ROOT / "requirements.in").read_text("utf-8"))


class CompiledTexts(BuildHookInterface[Any]):
    """Makes the compiled texts; with the rest of ``i18n/`` the wheel then gathers them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - as hatchling calls
        """Before the build; ``version`` is the kind of wheel (``standard``, ``editable``)."""
        if self.target_name != "wheel":
            return
        place = ROOT / "tools" / "catalogue.py"
        # The building tool loads this file alone, so its neighbour is not importable by name.
        specification = importlib.util.spec_from_file_location("almaty_catalogue", place)
        if specification is None or specification.loader is None:
            raise FileNotFoundError(place)
        catalogue = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(catalogue)
        catalogue.compile_catalogue()
