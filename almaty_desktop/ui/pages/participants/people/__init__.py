"""People: the list, one person beside it, and files of people in and out."""
