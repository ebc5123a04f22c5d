"""The office's tables and how they are opened."""
