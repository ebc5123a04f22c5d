"""Formats in and out, from and to plain frozen dataclasses: no database, no window, no network."""
