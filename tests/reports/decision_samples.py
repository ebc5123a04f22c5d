"""Contents of the papers about decisions, and what every page of them is held to."""

from __future__ import annotations

import ctypes
from datetime import datetime

import pypdfium2

from almaty_desktop.i18n import ALMATY, Bilingual, Language, Message, message
from almaty_desktop.reports.letters import Addressee, Contact
from almaty_desktop.reports.pages import Printed
from almaty_desktop.reports.style import MARGIN_LEFT, PAGE_WIDTH
from tests.reports.pdf_reading import pages_of

IRAN = Bilingual("Islamic Republic of Iran", "Исламская Республика Иран")
PAKISTAN = Bilingual("Islamic Republic of Pakistan", "Исламская Республика Пакистан")
PENDING = (IRAN, PAKISTAN, Bilingual("Iran", "Иран"), Bilingual("Pakistan", "Пакистан"))
MEMBERS = tuple(
    Bilingual(*names)
    for names in (
        ("Turkey", "Турция"),
        ("Afghanistan", "Афганистан"),
        ("Azerbaijan", "Азербайджан"),
        ("Kazakhstan", "Казахстан"),
        ("Kyrgyz Republic", "Кыргызстан"),
        ("Tajikistan", "Таджикистан"),
    )
)
AZERBAIJAN, KYRGYZ, TAJIKISTAN = MEMBERS[2], MEMBERS[4], MEMBERS[5]
COORDINATOR = Bilingual("Ms Aigerim Bekova", "г-жа Бекова Айгерим Сериковна")
ADDRESSEES = tuple(
    Addressee(name, COORDINATOR if name.en == "Kazakhstan" else Bilingual()) for name in MEMBERS
)
UNIT = (Contact(Bilingual("Anna Weber", "Вебер Анна"), ("weber@example.org", "+7 727 000 00 00")),)
TITLE = Bilingual("Participation of the Islamic Republic of Iran", "Участие Исламской Республики Иран")
TEXT = Bilingual(
    "The Islamic Republic of Iran formalises its participation.\n\n- in writing;\n- in time.",
    "Исламская Республика Иран оформляет своё участие.\n\n- в письменной форме;\n- в срок.",
)
LONG = Bilingual(
    "The exchange of information about mixed migration among all the participants " * 12,
    "Обмен сведениями о смешанной миграции между всеми участниками Процесса " * 12,
)
KIND = message("Formalisation of participation")
AGREES, OBJECTS, SILENT = message("agrees"), message("objects"), message("does not object")
EFFECT: Message = message("Reason:")  # any text of the house serves as one


def moment(*parts: int) -> datetime:
    """A moment in Almaty."""
    return datetime(*parts, tzinfo=ALMATY)  # type: ignore[misc, arg-type]


def flat(printed: Printed) -> str:
    """All that stands on the pages, on one line; hyphens are left out, for a line may end with one."""
    return unhyphened(" ".join(pages_of(printed.data)))


def unhyphened(text: str) -> str:
    """``text`` as :func:`flat` has it."""
    return " ".join(text.replace("-\n", "").replace("-", "").split())


def stands_within_its_margins(printed: Printed) -> bool:
    """Whether no letter of any page stands beyond the text's edges."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    document = pypdfium2.PdfDocument(printed.data)
    try:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                if not text.get_text_range(index, 1).strip():
                    continue
                pypdfium2.raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
                if left.value < MARGIN_LEFT - 2 or right.value > PAGE_WIDTH - MARGIN_LEFT + 2:
                    return False
                if bottom.value < 30 or top.value > 830:
                    return False
        return True
    finally:
        document.close()


def other_alphabet(printed: Printed, language: Language) -> str:
    """The letters of the other language's alphabet on pages of one language, but for the head's mark RU."""
    cyrillic = language is Language.EN
    return "".join(
        letter
        for letter in flat(printed).replace("RU ·", "").replace("UTC", "")
        if letter.isalpha()
        and ("а" <= letter.casefold() <= "я" or letter in "ёЁ") is cyrillic
        and (cyrillic or "a" <= letter.casefold() <= "z")
    )
