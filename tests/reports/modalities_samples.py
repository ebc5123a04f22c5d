"""The first edition of the Operating Modalities and a second one that amends it, for the tests of prints."""

from __future__ import annotations

from datetime import date

from almaty_desktop.i18n import Bilingual
from almaty_desktop.paths import RESOURCES
from almaty_desktop.reports.comparison import ComparedText, ComparisonPrint
from almaty_desktop.reports.modalities import EditionRecord, ModalitiesPrint

TITLE = Bilingual("Operating Modalities", "Порядок работы")
FIRST_DAY, SECOND_DAY = date(2013, 6, 5), date(2015, 11, 4)
SYMBOL = "Almaty Process/02/01/2013"
CONFERENCE = Bilingual("Ministerial Conference", "Конференция министров")
REVIEW = Bilingual(
    "Ministerial review and planning conference", "Конференция министров по обзору и планированию"
)
FIRST = Bilingual(
    *((RESOURCES / "reference" / f"modalities-2013.{one}.txt").read_text("utf-8") for one in ("en", "ru"))
)

_AMENDMENTS = (
    (
        ("[Islamic Republic of Pakistan]", "Islamic Republic of Pakistan"),
        ("[Исламскую Республику Пакистан]", "Исламскую Республику Пакистан"),
    ),
    (
        ("[the Islamic Republic of Pakistan]", "the Islamic Republic of Pakistan"),
        ("[Исламскую Республику Пакистан]", "Исламскую Республику Пакистан"),
    ),
    (
        ("office will be two years.", "office will be two years and may be extended once."),
        ("составляет два года.", "составляет два года и может быть продлён один раз."),
    ),
    (
        ("- Promote the visibility of the *Almaty Process*;\n\n", ""),
        ("- содействие повышению известности *Алматинского процесса*;\n\n", ""),
    ),
    (
        (
            "for two years, pending further decision on its composition.",
            "until the members decide otherwise.",
        ),
        (
            "в течение двух лет, до принятия дальнейшего решения о её составе, будут",
            "до иного решения участников",
        ),
    ),
    (
        ("### iv. Observers", "Working languages: English and Russian.\n\n### iv. Observers and guests"),
        ("### iv. Наблюдатели", "Рабочие языки: английский и русский.\n\n### iv. Наблюдатели и приглашённые"),
    ),
)  # fmt: skip


def _amended() -> Bilingual:
    english, russian = FIRST.en, FIRST.ru
    for (old, new), (was, now) in _AMENDMENTS:
        assert old in english, old
        assert was in russian, was
        english, russian = english.replace(old, new, 1), russian.replace(was, now, 1)
    return Bilingual(english, russian)


SECOND = _amended()
RECORD = (
    EditionRecord(1, FIRST_DAY, CONFERENCE, Bilingual("Adoption of the text", "Принятие документа")),
    EditionRecord(
        2,
        SECOND_DAY,
        REVIEW,
        Bilingual("Amendments to sections 1 and 3", "Поправки к разделам 1 и 3"),
    ),
)


def edition(text: Bilingual = SECOND) -> ModalitiesPrint:
    return ModalitiesPrint(TITLE, 2, SECOND_DAY, text, REVIEW, SYMBOL, RECORD)


def comparison(before: Bilingual = FIRST, after: Bilingual = SECOND) -> ComparisonPrint:
    return ComparisonPrint(
        TITLE,
        ComparedText(Bilingual("Edition 1", "Редакция 1"), before, FIRST_DAY, SYMBOL),
        ComparedText(Bilingual("Edition 2", "Редакция 2"), after, SECOND_DAY),
    )
