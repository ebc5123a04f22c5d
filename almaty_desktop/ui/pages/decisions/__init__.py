"""Decisions by consensus and silence procedures: the list, the chosen one, a new one (rules D1 to D5)."""
