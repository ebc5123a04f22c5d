"""Facts that the Operating Modalities fix from the start."""

from datetime import date

# The day of the Operating Modalities and of the ministerial conference that adopted them.
FOUNDED = date(2013, 6, 5)
# The silence procedure of the States in brackets closes on this day (§1, footnote 1; rule S2).
FORMALISATION_DEADLINE = date(2013, 8, 31)
