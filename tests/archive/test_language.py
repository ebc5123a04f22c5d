"""The language of real texts in the ten languages of the region, and of short pieces."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.archive.language import detect

LANGUAGES = ("en", "ru", "kk", "ky", "tg", "az", "tr", "fa", "ps", "ur")
_MARKUP = re.compile(r"(?s)<(style|script|head).*?</\1>|<[^>]+>")


def declaration(shared_data: Path, language: str) -> str:
    written = (shared_data / "documents" / "udhr" / f"udhr.{language}.html").read_text(encoding="utf-8")
    return html.unescape(_MARKUP.sub(" ", written))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_document_is_told(language: str, shared_data: Path) -> None:
    assert detect(declaration(shared_data, language)) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_are_told_and_hardly_ever_mistaken(language: str, shared_data: Path) -> None:
    text = declaration(shared_data, language)
    paragraphs = [line.strip() for line in text.splitlines() if len(line.strip()) > 60]
    told = [detect(paragraph) for paragraph in paragraphs]
    assert len(told) > 30
    assert told.count(language) >= 0.9 * len(told)
    assert set(told) <= {language, ""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_words_are_mostly_told_and_seldom_mistaken(language: str, shared_data: Path) -> None:
    words = declaration(shared_data, language).split()
    told = [detect(" ".join(words[start : start + 4])) for start in range(0, len(words), 4)]
    assert told.count(language) >= 0.6 * len(told)
    mistaken = len(told) - told.count(language) - told.count("")
    assert mistaken <= 0.16 * len(told)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Повестка дня", "ru"),
        ("Список участников", "ru"),
        ("Алматинский процесс", "ru"),
        ("List of participants", "en"),
        ("AGENDA OF THE MEETING", "en"),
        ("Сәлем", "kk"),
        ("Адам құқықтарының жалпыға бірдей декларациясы", "kk"),
        ("İNSAN HAKLARI EVRENSEL BİLDİRGESİ VE HAKLAR", "tr"),
        (
            "Приглашение в г. Қостанай было направлено всем участникам совещания в установленном порядке "
            "и согласовано с министерствами, которые участвуют в работе",
            "ru",
        ),
        ("", ""),
        ("12 345 / 2013", ""),
        ("A1", ""),
        ("Kazakhstan", ""),
        ("Le droit de la personne et la liberté dans les pays", ""),
        ("Die Würde des Menschen ist unantastbar", ""),
        ("Україна є незалежною державою і має свою мову", ""),
        ("إن الحق في الحياة حق لكل إنسان", ""),
        ("O‘zbekiston Respublikasi va boshqa davlatlar bilan", ""),
        ("これは日本語です", ""),
    ],
)
def test_short_pieces_and_foreign_ones(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "line",
    [
        "Border management report, Almaty.",
        "Line of the document",
        "Refugees arriving through mountain passes",
        "Quarterly report: refugee registration improved during spring.",
        "The senior officials met in Almaty.",
    ],
)
def test_lines_that_repeat_themselves_are_told(line: str) -> None:
    assert detect(line) == "en"
    assert detect("\n".join([line] * 80)) == "en"
    assert detect("\n".join(f"{number}. {line}" for number in range(80))) == "en"


@pytest.mark.parametrize(
    "text",
    ["Hello world", "Note\nA short note about refugees.", "Travel notes", "Draft summary, second reading"],
)
def test_notes_without_articles_are_told(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "La protection internationale des personnes dans la situation actuelle est un enjeu pour les pays",
        "Der Bericht der Regierung an das Parlament ist in der letzten Woche verteilt worden",
        "El informe general del gobierno sobre los derechos humanos en la frontera",
        "Il governo ha inviato una nota in cui si parla di protezione internazionale per i rifugiati",
        "Het verslag van de vergadering is in de week van het overleg aan de leden gegeven",
        "Davlat chegarasida qochqinlarning huquqlari va majburiyatlari bilan tanishish uchun",
        "Türkmenistanyň raýatlarynyň hukuklary we azatlyklary bilen baglanyşykly",
        "Laporan ini dibuat untuk pertemuan dengan pemerintah dalam rangka perlindungan",
        "O relatório do governo para os membros do grupo em Lisboa",
        "Almaty Astana Bishkek Dushanbe Kabul",
    ],
)
def test_other_languages_in_latin_letters_are_left_open(text: str) -> None:
    assert detect(text) == ""
    assert detect("\n".join([text] * 80)) == ""


def test_the_head_of_a_mail_says_nothing_of_its_language() -> None:
    head = "From: Aliya Example <aliya@example.org>\nTo: unit@example.org\nDate: Wed, 05 Jun 2013 10:00:00\n"
    assert detect(f"Subject: Повестка дня\n{head}Направляем повестку дня.\nwww.example.org/agenda") == "ru"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_guide_full_of_commands_is_told(language: str, shared_data: Path, root: Path) -> None:
    sample = root / "resources" / "sample" / "documents"
    for file in sample.glob(f"*.{language}.txt"):
        assert detect(file.read_text(encoding="utf-8")) == language


def test_half_and_half_is_left_open(shared_data: Path) -> None:
    russian, english = declaration(shared_data, "ru")[:4000], declaration(shared_data, "en")[:4000]
    assert detect(f"{russian} {english}") == ""


@given(st.text())
def test_any_text_has_one_of_the_answers(text: str) -> None:
    assert detect(text) in {*LANGUAGES, ""}
