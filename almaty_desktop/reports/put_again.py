"""A text that was put again after an objection, with what changed marked to the word (rule D1)."""

from __future__ import annotations

from collections.abc import Iterable

from almaty_desktop.i18n import Bilingual, Language, message, texts_in
from almaty_desktop.reports.compared_paragraphs import Side, legend, paired, side_of, style_of
from almaty_desktop.reports.decision_parts import between_rules
from almaty_desktop.reports.setting import Text, paragraph
from almaty_desktop.reports.strips import Strip, columns, wide
from almaty_desktop.reports.style import SMALL
from almaty_desktop.reports.words import Writer
from almaty_desktop.rules.brackets import PENDING_MARK, bracketed
from almaty_desktop.rules.compared_texts import ComparedParagraph, compared

_CHANGED = message("The text put in this round, with what changed since the round before:")


def leads_to_changes(before: Bilingual, after: Bilingual, languages: Iterable[Language]) -> bool:
    """Whether both rounds have a text in each of the languages, and any of these texts was changed."""
    languages = tuple(languages)
    both = all(before.only(language) and after.only(language) for language in languages)
    return both and any(before.only(language) != after.only(language) for language in languages)


def changed_text(writer: Writer, before: Bilingual, after: Bilingual) -> tuple[Strip, ...]:
    """The later text with what was added and what was removed, and a legend that says which is which."""
    found = {
        language: compared(*(_bracketed(writer, one, language) for one in (before, after)))
        for language in writer.languages
    }
    if writer.side_by_side:
        strips = [_two(one, other) for one, other in paired(*(found[language] for language in Language))]
    else:
        language = writer.languages[0]
        strips = [_one(one, language) for one in found[language]]
    return (_legend(writer), *between_rules(strips))


def _bracketed(writer: Writer, text: Bilingual, language: Language) -> str:
    return bracketed(text.only(language), language, writer.pending, PENDING_MARK)


def _legend(writer: Writer) -> Strip:
    def texts(language: Language) -> tuple[Text, ...]:
        house = texts_in(language)
        explained = paragraph(legend(language), SMALL, language)
        return (paragraph(house.say(_CHANGED), SMALL, language), explained)

    return writer.row(texts, before=4, after=6, keep_with_next=True, splits=False)


def _one(one: ComparedParagraph, language: Language) -> Strip:
    style = style_of(one)
    return Strip((wide(*side_of(one, Side.BOTH, language)),), style.before, style.after)


def _two(one: ComparedParagraph | None, other: ComparedParagraph | None) -> Strip:
    shape = one or other
    style = style_of(shape) if shape else SMALL
    left = side_of(one, Side.BOTH, Language.EN) if one else ()
    right = side_of(other, Side.BOTH, Language.RU) if other else ()
    return Strip(columns(left, right), style.before, style.after)
