"""``python -m almaty_desktop``: the window; with arguments, the command line."""

import sys

from almaty_desktop.app import command_line, window

if __name__ == "__main__":
    sys.exit(command_line() if sys.argv[1:] else window())
