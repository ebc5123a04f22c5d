"""Puts the tokens on the application: fonts, palette, style sheet, by the system or a person's choice."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from almaty_desktop.paths import FONTS
from almaty_desktop.ui import icons
from almaty_desktop.ui.stylesheet import written
from almaty_desktop.ui.tokens import DARK, LIGHT, Scheme, Size, Tokens

SANS = "PT Sans"
SERIF = "PT Serif"
_SCREEN_FONTS = ("PTS55F.ttf", "PTS75F.ttf")
_DOCUMENT_FONTS = ("PTF55F.ttf", "PTF75F.ttf", "PTF56F.ttf", "PTF76F.ttf")


def font(size: Size = Size.BODY, bold: bool = False) -> QFont:
    """PT Sans in one of the sizes of the scale, for what is painted by hand."""
    made = QFont(SANS)
    made.setPixelSize(int(size))
    made.setBold(bold)
    return made


def document_font(size: int = 17) -> QFont:
    """PT Serif for the text of documents; loaded when first asked for, since most pages show none."""
    if SERIF not in QFontDatabase.families():
        _load(_DOCUMENT_FONTS)
    made = QFont(SERIF)
    made.setPixelSize(size)
    return made


def _load(names: tuple[str, ...]) -> None:
    for name in names:
        QFontDatabase.addApplicationFont(str(FONTS / name))


def give_role(widget: QWidget, role: str) -> None:
    """Gives a widget one of the looks of :mod:`almaty_desktop.ui.stylesheet`, also later on."""
    widget.setProperty("role", role)
    restyle(widget)


def restyle(widget: QWidget) -> None:
    """Makes the style sheet look again at a widget whose property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Theme(QObject):
    """The current tokens. ``changed`` is announced after the application wears them."""

    changed = Signal()

    def __init__(self, application: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        self._pictures = QTemporaryDir()
        _load(_SCREEN_FONTS)
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(font())
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def tokens(self) -> Tokens:
        """The colours worn now."""
        return DARK if self.dark else LIGHT

    @property
    def dark(self) -> bool:
        """Whether the dark tokens are worn."""
        if self._scheme is Scheme.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK

    @property
    def scheme(self) -> Scheme:
        """What was chosen."""
        return self._scheme

    def choose(self, scheme: Scheme) -> None:
        """Wears another scheme at once."""
        if scheme is not self._scheme:
            self._scheme = scheme
            self._apply()
            self.changed.emit()

    def icon(self, name: str, token: str = "text", size: int = 16) -> QIcon:
        """A sign of :data:`.icons.SIGNS` in the colour of a token; ask again on ``changed``."""
        return icons.icon(name, getattr(self.tokens, token), size)

    def colour(self, token: str) -> QColor:
        """A token as Qt's colour."""
        return QColor(getattr(self.tokens, token))

    def _system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._application.setPalette(_palette(self.tokens))
        self._application.setStyleSheet(written(self.tokens, self._write_pictures()))

    def _write_pictures(self) -> dict[str, str]:
        """Writes the little signs that a style sheet can only take from files; with a twin for 200 %."""
        wanted = {
            "caret": ("caret-down", self.tokens.muted),
            "caret_up": ("caret-up", self.tokens.muted),
            "caret_left": ("caret-left", self.tokens.accent),
            "caret_right": ("caret-right", self.tokens.accent),
            "caret_on_accent": ("caret-down", self.tokens.on_accent),
            "check": ("check", self.tokens.on_accent),
        }
        folder = Path(self._pictures.path())
        files = {}
        for key, (name, colour) in wanted.items():
            file = folder / f"{key}-{colour[1:]}.png"
            if not file.exists():
                icons.pixmap(name, colour, 12, 2.0).save(str(file.with_name(f"{file.stem}@2x.png")))
                icons.pixmap(name, colour, 12, 1.0).save(str(file))
            files[key] = file.as_posix()
        return files


def _palette(tokens: Tokens) -> QPalette:
    """What Qt itself paints (dialogs, selections, placeholders) in our colours."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.ground,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_bad,
        role.Highlight: tokens.accent_fill,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Mid: tokens.line,
        role.Midlight: tokens.line,
        role.Dark: tokens.edge,
        role.Light: tokens.surface,
        role.Shadow: tokens.edge,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.muted))
    return palette
