"""The desktop office of the Almaty Process Support Unit."""

__version__ = "0.1.0"
