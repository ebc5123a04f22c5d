"""What the bundle's program ``almaty-desktop`` starts."""

import sys

from almaty_desktop.app import window

sys.exit(window())
