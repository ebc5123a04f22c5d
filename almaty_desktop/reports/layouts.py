"""The four ways in which one content is laid out on paper, and the languages that each one shows."""

from __future__ import annotations

from enum import StrEnum

from almaty_desktop.i18n import Language

BOTH = (Language.EN, Language.RU)


class Layout(StrEnum):
    """How the two languages stand on the pages of a print; the organiser chooses."""

    EN = "en"
    RU = "ru"
    SIDE_BY_SIDE = "side-by-side"
    ONE_AFTER_THE_OTHER = "one-after-the-other"

    @property
    def languages(self) -> tuple[Language, ...]:
        """Every language that is printed, in the order in which it stands on the paper."""
        match self:
            case Layout.EN:
                return (Language.EN,)
            case Layout.RU:
                return (Language.RU,)
        return BOTH

    @property
    def parts(self) -> tuple[tuple[Language, ...], ...]:
        """The languages of each part: one part with one or two columns, or two parts in turn."""
        if self is Layout.ONE_AFTER_THE_OTHER:
            return tuple((language,) for language in BOTH)
        return (self.languages,)

    @property
    def language_label(self) -> str:
        """What the head of the page says of the language: EN, RU or EN/RU."""
        return "/".join(language.value.upper() for language in self.languages)
