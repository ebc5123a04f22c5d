"""What the columns of a list of people are for, guessed from their heads in English and in Russian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from almaty_desktop.i18n import Language, Message, message


class PersonField(StrEnum):
    """What a column can hold. E-mails, telephones, languages and given names may stand in several columns."""

    FAMILY_EN = "family_en"
    FAMILY_RU = "family_ru"
    GIVEN_EN = "given_en"
    GIVEN_RU = "given_ru"
    FULL_NAME_EN = "full_name_en"
    FULL_NAME_RU = "full_name_ru"
    HONORIFIC_EN = "honorific_en"
    HONORIFIC_RU = "honorific_ru"
    MINISTRY_EN = "ministry_en"
    MINISTRY_RU = "ministry_ru"
    POST_EN = "post_en"
    POST_RU = "post_ru"
    REPRESENTS = "represents"
    EMAILS = "emails"
    TELEPHONES = "telephones"
    LANGUAGES = "languages"
    ROLE = "role"
    SERVES_FROM = "serves_from"
    SERVES_UNTIL = "serves_until"
    NOTE = "note"


FIELD_NAMES: dict[PersonField, Message] = {
    PersonField.FAMILY_EN: message("Family name (English)"),
    PersonField.FAMILY_RU: message("Family name (Russian)"),
    PersonField.GIVEN_EN: message("Given name (English)"),
    PersonField.GIVEN_RU: message("Given name and patronymic (Russian)"),
    PersonField.FULL_NAME_EN: message("Full name (English)"),
    PersonField.FULL_NAME_RU: message("Full name (Russian)"),
    PersonField.HONORIFIC_EN: message("Form of address (English)"),
    PersonField.HONORIFIC_RU: message("Form of address (Russian)"),
    PersonField.MINISTRY_EN: message("Ministry (English)"),
    PersonField.MINISTRY_RU: message("Ministry (Russian)"),
    PersonField.POST_EN: message("Post (English)"),
    PersonField.POST_RU: message("Post (Russian)"),
    PersonField.REPRESENTS: message("Participant represented"),
    PersonField.EMAILS: message("E-mail addresses"),
    PersonField.TELEPHONES: message("Telephone numbers"),
    PersonField.LANGUAGES: message("Languages spoken"),
    PersonField.ROLE: message("Role in the Process"),
    PersonField.SERVES_FROM: message("Serves from"),
    PersonField.SERVES_UNTIL: message("Serves until"),
    PersonField.NOTE: message("Note on the person"),
}
"""The name of each field, for the choice of columns and for the heads of our own tables."""

#: Words of a head (small letters, ё as е, no signs) to what they mean; `_` is for a language still to come.
_WORDS = {
    "family_": "family name|surname|last name|family|фамилия|фамилия участника",
    "given_": "given name|given names|first name|forename|name and patronymic|given name and patronymic|имя|"
    "имя отчество|имя и отчество",
    "patronymic_": "patronymic|middle name|отчество",
    "name_": "name",
    "full_name_": "full name|name surname|name and surname|first and last name|participant name|contact|"
    "contact person|фио|ф и о|фамилия имя отчество|фамилия имя|фамилия и имя|имя фамилия|полное имя|"
    "контактное лицо",
    "honorific_": "form of address|honorific|salutation|prefix|mr ms|mr mrs|title mr ms|обращение|"
    "форма обращения|г н г жа",
    "ministry_": "ministry|ministry agency|ministry or agency|agency|institution|government body|authority|"
    "министерство|ведомство|министерство ведомство|госорган|государственный орган|учреждение|место работы",
    "organisation": "organisation|organization|company|employer|организация|название организации",
    "post_": "post|position|job title|title|function|occupation|designation|должность|"
    "занимаемая должность|пост",
    "represents": "participant represented|participant|country|state|delegation|represents|representing|"
    "nationality|представляемый участник|участник|страна|государство|делегация|представляет",
    "emails": "e mail|email|mail|e mails|emails|e mail address|e mail addresses|email address|"
    "электронная почта|эл почта|почта|адрес электронной почты|электронный адрес|"
    "адреса электронной почты|эл адрес|имейл|емейл",
    "telephones": "telephone|telephones|tel|phone|phones|phone number|telephone number|"
    "telephone numbers|mobile|"
    "mob|mob tel|моб тел|mobile phone|"
    "cell|cell phone|work phone|contact number|телефон|телефоны|тел|моб|мобильный|"
    "мобильный телефон|моб телефон|сотовый|сот|рабочий телефон|раб тел|номер телефона|номера телефонов|"
    "контактный телефон",
    "languages": "languages|language|languages spoken|working languages|spoken languages|языки|язык|"
    "владение языками|рабочие языки|знание языков",
    "role": "role|role in the process|status|capacity|роль|роль в процессе|статус|качество",
    "serves_from": "from|serves from|since|start|start date|date from|appointed|date of appointment|"
    "term from|valid from|с|с какого числа|начало|дата начала|дата назначения|назначен|начало срока|"
    "служит с|полномочия с",
    "serves_until": "until|serves until|to|till|end|end date|date to|term until|valid until|по|до|"
    "по какое число|конец|окончание|дата окончания|окончание срока|конец срока|служит по|полномочия по",
    "note": "note|notes|note on the person|remark|remarks|comment|comments|примечание|примечания|заметка|"
    "комментарий|заметка о человеке",
}
_MEANINGS = {phrase: meaning for meaning, phrases in _WORDS.items() for phrase in phrases.split("|")}
_LANGUAGE_WORDS = {
    Language.EN: "en eng english англ английский английском английски lat latin лат латиница латиницей",
    Language.RU: "ru rus russian рус русский русском русски cyrillic кир кириллица кириллицей",
}
_STATED = {word: language for language, words in _LANGUAGE_WORDS.items() for word in words.split()}
_BY_THE_WAY = frozenset({"in", "на", "по"})  # «на русском», “in English”: only beside a language
_REPEATED = frozenset(
    {
        PersonField.EMAILS,
        PersonField.TELEPHONES,
        PersonField.LANGUAGES,
        PersonField.GIVEN_EN,
        PersonField.GIVEN_RU,
    }
)
_ALIKE = 0.84
_SHORTEST_GUESSED = 5  # letters: «тел» and «тех» are alike too
_LONGEST = 80


def propose_mapping(heads: Sequence[str]) -> dict[int, PersonField]:
    """For each column (from 0) that can be told, what it holds; a person confirms or changes it.

    Case, signs and slips of spelling do not matter. A text's language is the one that the head states, else
    the one that the head is written in; a second column of the same meaning takes the other.
    """
    read = {column: found for column, head in enumerate(heads) if (found := _read(head))}
    mapping: dict[int, PersonField] = {}
    taken: set[PersonField] = set()
    for sure in (True, False):  # what states its language or means one thing only chooses first
        for column, (meaning, language, stated) in read.items():
            if (stated or not meaning.endswith("_")) != sure:
                continue
            field = _field(meaning, language, stated, taken, {meaning for meaning, *_ in read.values()})
            if field is not None:
                mapping[column] = field
                if not (field in _REPEATED and (meaning == "patronymic_" or not meaning.endswith("_"))):
                    taken.add(field)
    return dict(sorted(mapping.items()))


def _field(
    meaning: str, language: Language, stated: bool, taken: set[PersonField], others: set[str]
) -> PersonField | None:
    if meaning == "organisation":
        meaning = "represents" if "ministry_" in others and "represents" not in others else "ministry_"
    if meaning == "name_":  # beside a family name it is the other one
        meaning = "given_" if "family_" in others else "full_name_"
    if meaning == "patronymic_":
        return PersonField(f"given_{language}")
    if not meaning.endswith("_"):
        field = PersonField(meaning)
        return None if field in taken else field
    choices = [language] if stated else [language, language.other]
    fields = (PersonField(f"{meaning}{choice}") for choice in choices)
    return next((field for field in fields if field not in taken), None)


def _read(head: str) -> tuple[str, Language, bool] | None:
    """Meaning, language, and whether the head states the language; ``None`` where it means nothing known."""
    parts = [head, *re.split(r"\s*[/\n|(]\s*", head)] if len(head) <= _LONGEST * 2 else []
    language = next((one for part in parts[:1] for word in _plain(part) if (one := _STATED.get(word))), None)
    for part in parts:
        words = [word for word in _plain(part) if word not in _STATED]
        if language and len(words) > 1 and words[-1] in _BY_THE_WAY:
            words.pop()
        if meaning := _meaning(" ".join(words)):
            written = Language.RU if re.search(r"[\u0400-\u04ff]", part) else Language.EN
            return meaning, language or written, language is not None
    return None


def _plain(text: str) -> list[str]:
    """The words of a head without case and signs; a number (E-mail 2) tells nothing."""
    folded = text.casefold().replace("ё", "е")
    return [word for word in re.findall(r"[^\W_]+", folded) if not word.isdecimal()]


def _meaning(words: str) -> str | None:
    if not words or len(words) > _LONGEST:
        return None
    if known := _MEANINGS.get(words):
        return known
    if len(words) < _SHORTEST_GUESSED:
        return None
    likeness, phrase = max(
        (SequenceMatcher(None, words, phrase).ratio(), phrase)
        for phrase in _MEANINGS
        if len(phrase) >= _SHORTEST_GUESSED
    )
    return _MEANINGS[phrase] if likeness >= _ALIKE else None
