"""The board for the session room: a decision of a meeting before everybody's eyes (rules D1, D3, D5, S3)."""

from almaty_desktop.ui.pages.decisions.board.window import BoardWindow, come_forward, open_board

__all__ = ["BoardWindow", "come_forward", "open_board"]
