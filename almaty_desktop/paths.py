"""Where the files that travel with the program lie: texts, fonts, reference data.

Three places are possible: inside an installed wheel (``almaty_desktop/_data``), inside the
frozen bundle (likewise), and beside the package in a source checkout.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_data"
_ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent

RESOURCES = _ROOT / "resources"
TRANSLATIONS = _ROOT / "i18n"
FONTS = RESOURCES / "fonts"
