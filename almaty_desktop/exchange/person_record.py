"""A person as files of other programs tell of one: what vCards and tables are read into and made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almaty_desktop.i18n import Bilingual

NO_TEXT = Bilingual()
ROLES = ("national-coordinator", "alternate", "representative")
"""What a person may serve as (S4)."""


@dataclass(frozen=True)
class PersonRecord:
    """One person; whatever is not known is empty.

    ``given`` holds the patronymic too where there is one. ``represents`` is a participant's code or name as
    it was written. ``languages`` are ISO 639-1 codes. ``role`` is one of :data:`ROLES`, or empty; the days
    are the first and the last of that service.
    """

    family: Bilingual = NO_TEXT
    given: Bilingual = NO_TEXT
    honorific: Bilingual = NO_TEXT
    ministry: Bilingual = NO_TEXT
    post: Bilingual = NO_TEXT
    represents: str = ""
    emails: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    role: str = ""
    serves_from: date | None = None
    serves_until: date | None = None
    note: str = ""

    @property
    def named(self) -> bool:
        """Whether there is a name in either language."""
        return any(text.strip() for name in (self.family, self.given) for text in (name.en, name.ru))
