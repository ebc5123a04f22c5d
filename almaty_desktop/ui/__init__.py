"""The window: everything that knows Qt."""

from almaty_desktop.ui.constants_kept import keep_constants

keep_constants()
