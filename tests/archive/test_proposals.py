"""Title, date, symbol and reference proposed for real and for awkward documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.archive.extraction.process import Reader
from almaty_desktop.archive.proposals import Proposal, propose, reference_of, symbol_of
from almaty_desktop.archive.titles import LONGEST, title_of
from almaty_desktop.archive.written_dates import date_in_name, dates_in, document_date
from almaty_desktop.i18n import Language, texts_in

FIFTH_OF_JUNE = date(2013, 6, 5)


@pytest.mark.parametrize(
    "written",
    [
        "05/06/2013",
        "5.6.2013",
        "05-06-2013",
        "05.06.13",
        "2013-06-05",
        "2013/06/05",
        "5 June 2013",
        "5th June 2013",
        "5th of June, 2013",
        "June 5, 2013",
        "June 5th, 2013",
        "5 Jun 2013",
        "5-Jun-2013",
        "Wed, 05 Jun 2013 10:00:00",
        "5 июня 2013 г.",
        "5 ИЮНЯ 2013 ГОДА",
        "«5» июня 2013 года",
        "05 июня 2013",
        "5-го июня 2013",
        "5 июн. 2013",
        "5–6 June 2013",
        "5 and 6 June 2013",
        "5–6 июня 2013 г.",
        "5\u00a0июня 2013\u00a0г.",
    ],
)
def test_dates_are_read_however_they_are_written(written: str) -> None:
    assert [one.day for one in dates_in(f"Almaty, {written}")] == [FIFTH_OF_JUNE]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(list(Language)))
def test_dates_as_the_program_writes_them_are_read_again(day: date, language: Language) -> None:
    texts = texts_in(language)
    for written in (texts.date(day), texts.short_date(day), day.isoformat()):
        assert [one.day for one in dates_in(written)] == [day], written


@pytest.mark.parametrize(
    "written",
    [
        "31 June 2013",
        "30.02.2013",
        "45/13/2013",
        "0/0/2013",
        "5 June 1250",
        "1.2.3.2013",
        "12 маяков 2013",
        "№ 123-45-6789",
    ],
)
def test_impossible_dates_are_none(written: str) -> None:
    assert dates_in(written) == []


def test_american_order_only_where_nothing_else_is_possible() -> None:
    assert dates_in("06/25/2013")[0].day == date(2013, 6, 25)


def test_the_labelled_date_wins_then_the_one_by_itself_then_the_first() -> None:
    mention = "Since the conference of 15 March 2011 much was done.\n"
    assert document_date(f"{mention}Almaty, 4 May 2014\nDate: 5 June 2013") == FIFTH_OF_JUNE
    assert document_date(f"{mention}Almaty, 4 May 2014\nДата: 05.06.2013 г.") == FIFTH_OF_JUNE
    assert document_date(f"{mention}Алматы, 5 июня 2013 года\n") == FIFTH_OF_JUNE
    assert document_date(mention) == date(2011, 3, 15)
    assert document_date("слово " * 1000 + "15 March 2011") is None


@pytest.mark.parametrize(
    "name",
    [
        "2013-06-05 agenda.pdf",
        "agenda_20130605.docx",
        "Повестка 05.06.2013.pdf",
        "note 5 June 2013.txt",
        "2013_06_05_note.txt",
    ],
)
def test_dates_in_names(name: str) -> None:
    assert date_in_name(name) == FIFTH_OF_JUNE


def test_the_day_of_the_properties_comes_last() -> None:
    day = date(2020, 1, 1)
    assert propose("Nothing dated here", "note.txt", stated_date=day).date == day
    assert propose("Nothing dated here", "2013-06-05.txt", stated_date=day).date == FIFTH_OF_JUNE


LETTER = """МИНИСТЕРСТВО ИНОСТРАННЫХ ДЕЛ РЕСПУБЛИКИ КАЗАХСТАН
г. Астана
тел.: +7 717 272 00 00
Исх. № 12-34/567 от 3 марта 2014 г.

О ПРОВЕДЕНИИ НАЦИОНАЛЬНОЙ КОНСУЛЬТАЦИИ
С УЧАСТИЕМ УВКБ ООН В КАЗАХСТАНЕ

Настоящим сообщаем"""

PAPER = """UNHCR\fIOM
Page 1 of 3
Ref: Almaty Process/02/01/2013 Date: 05/06/2013

The Almaty Process

Operating Modalities

1. Background"""


def test_a_letter_of_a_ministry() -> None:
    title = "О проведении национальной консультации с участием УВКБ ООН в Казахстане"
    assert propose(LETTER, "letter.doc") == Proposal(title, date(2014, 3, 3), "", "12-34/567")


def test_a_paper_of_the_process() -> None:
    assert propose(PAPER, "scan.pdf") == Proposal(
        "Operating Modalities", FIFTH_OF_JUNE, "Almaty Process/02/01/2013", ""
    )


def test_the_symbol_is_no_date() -> None:
    assert propose("Almaty Process/02/01/2013\nList of participants", "x.pdf").date is None


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("Алматинский процесс/02/01/2013", "Almaty Process/02/01/2013"),
        ("ALMATY PROCESS / 03 / 12 / 2015", "Almaty Process/03/12/2015"),
        ("Report\nAlmaty Process/01/100/2014 (rev.)", "Almaty Process/01/100/2014"),
        ("The decision that was circulated as Almaty Process/02/01/2013 stands.", ""),
        ("Almaty Process/02/00/2013", ""),
        ("x\n" * 2000 + "Almaty Process/02/01/2013", ""),
    ],
)
def test_symbols(text: str, symbol: str) -> None:
    assert symbol_of(text) == symbol


def test_a_symbol_in_the_name() -> None:
    proposal = propose("", "Almaty_Process_02_03_2014.pdf")
    assert (proposal.symbol, proposal.date) == ("Almaty Process/02/03/2014", None)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Ref: MFA-12/2014", "MFA-12/2014"),
        ("Our ref.: UNHCR/KAZ/0123 of 4 May 2014", "UNHCR/KAZ/0123"),
        ("Исх. № 12-34/567 от 3 марта 2014 г.", "12-34/567"),
        ("исх.№ 77", "77"),
        ("General Assembly\nA/RES/217(III)", "A/RES/217(III)"),
        ("A/AC.96/1132", "A/AC.96/1132"),
        ("Reference: none", ""),
        ("and/or", ""),
        ("A/C", ""),
    ],
)
def test_references(text: str, reference: str) -> None:
    assert reference_of(text) == reference


@pytest.mark.parametrize(
    ("text", "name", "stated", "title"),
    [
        ("# Guide to the Process\n\nBody", "x.txt", "", "Guide to the Process"),
        ("1\n\n2 / 5\nСтр. 1 из 3\nУчастие наблюдателей", "x", "", "Участие наблюдателей"),
        (
            "Universal Declaration of\nHuman Rights\nPreamble",
            "x",
            "",
            "Universal Declaration of Human Rights",
        ),
        ("ВСЕОБЩАЯ ДЕКЛАРАЦИЯ\nПРАВ ЧЕЛОВЕКА\n5 июня 2013", "x", "", "Всеобщая декларация прав человека"),
        ("NOTE ON IOM AND UNHCR IN KAZAKHSTAN", "x", "", "Note on IOM and UNHCR in Kazakhstan"),
        ("UNHCR", "x.pdf", "", "X"),
        ("Subject: Re: Fwd: Travel\nDear all", "m.eml", "", "Travel"),
        ("", "scan0001.pdf", "", "scan0001"),
        ("", "agenda_of_the_SOM_RU.pdf", "", "Agenda of the SOM"),
        ("", "Проект-решения (рус).docx", "", "Проект решения"),
        ("", "scan0001.pdf", "Summary record", "Summary record"),
        ("", "list.pdf", "Microsoft Word - Document1", "List"),
        (
            "IOM\nSome heading\nSummary record of 2014",
            "x",
            "Summary Record of 2014",
            "Summary Record of 2014",
        ),
        ("слово " * 100, "note.txt", "", "Note"),
    ],
)
def test_titles(text: str, name: str, stated: str, title: str) -> None:
    assert title_of(text, name, stated) == title


BROKEN = "Universal Declaration of Human\nRights\n"
SENTENCE = "Whereas recognition of the inherent dignity of all members of the human family is the foundation"


@pytest.mark.parametrize("after", ["Preamble\nText", "\nText", SENTENCE])
def test_a_title_broken_before_its_last_word_is_whole(after: str) -> None:
    assert title_of(BROKEN + after, "x.pdf") == "Universal Declaration of Human Rights"


def test_a_broken_title_is_known_where_it_stands_unbroken() -> None:
    text = "Charter of the Regional Office\nFor Urgent Affairs\nPreamble\nThis charter"
    assert title_of(text, "x.pdf") == "Charter of the Regional Office"
    whole = f"{text} is the Charter of the\nRegional Office for Urgent Affairs."
    assert title_of(whole, "x.pdf") == "Charter of the Regional Office For Urgent Affairs"


@pytest.mark.parametrize(
    "following",
    [
        "Preamble",
        "Background\n\nThe States",
        f"Whereas\n{SENTENCE}",
        "Aliya Serikova\n\nThe States",
        "Almaty\n\nThe States",
        "Almaty, 5 June 2013\n\nThe States",
        "Thanks.\n\nThe States",
        SENTENCE,
        "1. Scope\n\nThe States",
        "UNHCR\n\nThe States",
    ],
)
def test_what_follows_a_title_is_not_swallowed(following: str) -> None:
    title = "Mixed Migration in Central Asia"
    assert title_of(f"{title}\n{following}", "x.pdf") == title


def test_turkish_and_azerbaijani_titles_keep_their_letters() -> None:
    title = title_of("İNSAN HÜQUQLARI HAQQINDA ÜMUMİ BƏYANNAMƏ\nPREAMBULA\nText", "x")
    assert title == "İnsan hüquqları haqqında ümumi bəyannamə"


@given(st.text(max_size=400), st.text(max_size=40), st.text(max_size=40))
def test_anything_gives_a_proposal_of_sensible_length(text: str, name: str, stated: str) -> None:
    proposal = propose(text, name, stated)
    assert len(proposal.title) <= LONGEST
    assert "\n" not in proposal.title and proposal.title == proposal.title.strip()


def test_the_sample_documents_give_their_own_titles(root: Path) -> None:
    for file in (root / "resources" / "sample" / "documents").glob("*.txt"):
        text = file.read_text(encoding="utf-8")
        assert propose(text, file.name).title == text.splitlines()[0].lstrip("# "), file.name


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Universal Declaration of Human Rights"), ("ru", "Всеобщая декларация прав человека")],
)
def test_the_declaration(language: str, title: str, shared_data: Path) -> None:
    file = shared_data / "documents" / "udhr" / f"udhr.{language}.txt"
    assert propose(file.read_text(encoding="utf-8-sig"), file.name).title == title


TITLES = {
    "en": "Universal Declaration of Human Rights",
    "ru": "Всеобщая декларация прав человека",
    "kk": "Адам құқықтарының жалпыға бірдей декларациясы",
    "ky": "Адам Укуктарынын Жалпы Декларациясы",
    "tg": "Эъломияи Умимии Ҳуқуқи Башар",
    "tr": "İnsan hakları evrensel beyannamesi",
    "az": "İnsan hüquqları haqqında ümumi bəyannamə",
    "fa": "اعلامیه جهانی حقوق بشر",
}


def test_the_declaration_has_its_title_in_every_format(shared_data: Path) -> None:
    with Reader() as reader:
        for file in sorted((shared_data / "documents" / "udhr").iterdir()):
            language = file.name.split(".")[1]
            if file.suffix == ".doc" or language not in TITLES:
                continue
            read = reader.read(file)
            assert propose(read.text, file.name, read.title).title == TITLES[language], file.name
