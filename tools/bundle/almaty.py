"""What the bundle's program ``almaty`` starts."""

import sys

from almaty_desktop.app import command_line

sys.exit(command_line())
