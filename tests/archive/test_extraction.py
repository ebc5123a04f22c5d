"""Text comes out of every format, and no file of the hostile set does harm."""

from __future__ import annotations

import io
import socket
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as some

from almaty_desktop.archive.conversion import ConversionLimits, convert_to_pdf, find_libreoffice
from almaty_desktop.archive.extraction.decoding import decoded
from almaty_desktop.archive.extraction.html import plain
from almaty_desktop.archive.extraction.process import Reader
from almaty_desktop.archive.extraction.reading import LINE_LIMIT, Reading, tidied
from almaty_desktop.archive.formats import Format
from almaty_desktop.i18n import Language, texts_in

SENTENCES = {
    "en": "All human beings are born free and equal in dignity and rights.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах.",
    "kk": "Барлық адамдар тумысынан азат",
}
LOCKED = ("user-password", "both-passwords", "writer-password")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One reading process for all tests of this file."""
    with Reader() as opened:
        yield opened


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("ending", ["pdf", "docx", "odt", "rtf", "html", "txt"])
def test_the_declaration_in_every_format(
    reader: Reader, shared_data: Path, language: str, ending: str
) -> None:
    read = reader.read(shared_data / "documents" / "udhr" / f"udhr.{language}.{ending}")
    assert read.problem_code == ""
    assert read.problem is None
    assert SENTENCES[language] in words(read.text)
    if read.pages is not None:
        assert read.text.count("\f") == read.pages - 1
    else:
        assert "\f" not in read.text


def test_every_document_keeps_its_paragraphs_and_pages(reader: Reader, shared_data: Path) -> None:
    for path in sorted((shared_data / "documents").rglob("*.html")):
        assert reader.read(path).text.count("\n") > 50
    guide = reader.read(shared_data / "documents" / "guides" / "maint-guide.ru.pdf")
    assert (guide.pages, guide.created) == (69, date(2022, 10, 8))
    assert guide.title.startswith("Руководство")
    scan = reader.read(shared_data / "documents" / "scans" / "udhr.ru.scan.pdf")
    assert (scan.pages, scan.problem_code) == (2, "no-text")


def test_no_hostile_file_does_harm(shared_data: Path) -> None:
    with Reader() as reader:
        for path in sorted((shared_data / "hostile").iterdir()):
            started = time.monotonic()
            read = reader.read(path)
            assert time.monotonic() - started < 30, path.name
            assert read.problem_code not in {"crashed", "timeout", "cancelled"}, path.name
            read.text.encode("utf-8")
            for language in Language:
                assert read.problem is None or texts_in(language).say(read.problem)
    assert not Path("/tmp/almaty-escape.txt").exists()
    assert not (shared_data / "hostile" / ".." / "almaty-escape.txt").exists()


@pytest.mark.parametrize(
    ("name", "code", "holds"),
    [
        ("made-bomb.docx", "bomb", ""),
        ("made-bomb.xlsx", "bomb", ""),
        ("made-billion-laughs.docx", "unsafe", ""),
        ("made-external-entity.docx", "unsafe", ""),
        ("made-truncated.docx", "damaged", "Все люди рождаются свободными"),
        ("made-truncated.pdf", "damaged", ""),
        ("made-docx-named.pdf", "", "Все люди рождаются свободными"),
        ("made-pdf-named.docx", "", "Все люди рождаются свободными"),
        ("made-garbage-then-pdf.pdf", "", "Все люди рождаются свободными"),
        ("made-cp1251.txt", "", "Протокол совещания старших должностных лиц, г. Алматы"),
        ("made-koi8r.txt", "", "Протокол совещания старших должностных лиц, г. Алматы"),
        ("made-utf16.txt", "", "Протокол совещания, Ә Ғ Қ"),
        ("made-formula.csv", "", "=HYPERLINK"),
        ("made-script.html", "", "Текст"),
        ("made-deep-html.html", "", ""),
        ("made-surrogate.eml", "", "x.pdf"),
        ("pypdf-issue-297.pdf", "", "test example"),
    ],
)
def test_named_cases(reader: Reader, shared_data: Path, name: str, code: str, holds: str) -> None:
    read = reader.read(shared_data / "hostile" / name)
    assert read.problem_code == code
    assert holds in read.text
    assert "document.write" not in read.text
    assert socket.gethostname() not in read.text
    assert ".." not in read.text.replace("...", "")


def test_locked_pdfs(reader: Reader, shared_data: Path) -> None:
    for path in sorted((shared_data / "hostile").glob("pypdf-*password*.pdf")):
        read = reader.read(path)
        if any(word in path.name for word in LOCKED):
            assert (read.format, read.problem_code, read.text) == (Format.PDF, "encrypted", ""), path.name
            assert "password" in str(read.problem)
        else:
            assert (read.problem_code, read.pages) == ("", 1), path.name
            assert "pdf encryption test" in read.text


def test_docx_with_everything(reader: Reader, tmp_path: Path) -> None:
    made = docx.Document()
    made.core_properties.title = "Протокол"
    made.sections[0].header.paragraphs[0].text = "Almaty Process/02/01/2013"
    made.sections[0].footer.paragraphs[0].text = "Страница"
    made.add_paragraph("Первый\tабзац")
    made.add_table(1, 2).rows[0].cells[1].text = "Ячейка"
    made.add_paragraph("Последний")
    made.save(str(tmp_path / "made.docx"))
    read = reader.read(tmp_path / "made.docx")
    lines = read.text.split("\n")
    assert lines[:3] == ["Первый\tабзац", "Ячейка", "Последний"]
    assert sorted(lines[3:]) == ["Almaty Process/02/01/2013", "Страница"]
    assert read.title == "Протокол"
    assert read.created == date(2013, 12, 23)


def test_struck_out_text_is_no_text(reader: Reader, tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>secret'
        "</w:delText></w:r></w:del></w:p></w:body></w:document>"
    )
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", body)
    assert reader.read(tmp_path / "a.docx").text == "kept"


def test_broken_xml_gives_the_text_before_the_break(reader: Reader, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", "<d><p><r><t>before</t></r></p><p><r><t>half</t>")
    read = reader.read(tmp_path / "a.docx")
    assert (read.text, read.problem_code) == ("before", "damaged")


def test_xlsx_values_and_never_formulas(reader: Reader, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Границы"
    sheet.append(["Государство", 2013.0, date(2013, 6, 5), '=WEBSERVICE("http://127.0.0.1:9/")', True])
    sheet["XFD1048576"] = "угол"
    made.create_sheet("Второй").append([1.5])
    made.save(tmp_path / "made.xlsx")
    started = time.monotonic()
    read = reader.read(tmp_path / "made.xlsx")
    assert read.text == "Границы\nГосударство\t2013\t2013-06-05\tTrue\nугол\fВторой\n1.5"
    assert read.pages == 2
    assert time.monotonic() - started < 20


def test_pptx_slides_in_order_with_notes(reader: Reader, tmp_path: Path) -> None:
    made = pptx.Presentation()
    for number in (1, 2):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = f"Слайд {number}"
        slide.placeholders[1].text = "Первое\nВторое"
    made.slides[0].notes_slide.notes_text_frame.text = "Заметка"
    made.save(str(tmp_path / "made.pptx"))
    read = reader.read(tmp_path / "made.pptx")
    assert read.pages == 2
    first, second = read.text.split("\f")
    assert first.split("\n")[:3] == ["Слайд 1", "Первое", "Второе"]
    assert "Заметка" in first
    assert second.split("\n") == ["Слайд 2", "Первое", "Второе"]


def test_mail_with_attachments(reader: Reader, tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Повестка дня совещания"
    mail["From"] = "Алия <aliya@example.org>"
    mail["Date"] = "Wed, 05 Jun 2013 10:00:00 +0600"
    mail.set_content("Уважаемые коллеги")
    mail.add_alternative("<p>Уважаемые <b>коллеги</b></p>", subtype="html")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="../повестка.pdf")
    (tmp_path / "a.eml").write_bytes(bytes(mail))
    read = reader.read(tmp_path / "a.eml")
    assert read.text.split("\n")[0] == "Subject: Повестка дня совещания"
    assert read.text.count("Уважаемые") == 1
    assert read.text.endswith("повестка.pdf") and "../" not in read.text
    assert (read.title, read.created) == ("Повестка дня совещания", date(2013, 6, 5))


@pytest.mark.parametrize("ending", ["docx", "odt", "xlsx", "pptx"])
def test_packages_cut_off_anywhere(reader: Reader, shared_data: Path, tmp_path: Path, ending: str) -> None:
    whole = tmp_path / f"whole.{ending}"
    if ending == "xlsx":
        openpyxl.Workbook().save(whole)
    elif ending == "pptx":
        pptx.Presentation().save(str(whole))
    else:
        whole.write_bytes((shared_data / "documents" / "udhr" / f"udhr.ru.{ending}").read_bytes())
    data = whole.read_bytes()
    full = reader.read(whole).text
    cut = tmp_path / f"cut.{ending}"
    longest = 0
    for tenths in range(1, 10):
        cut.write_bytes(data[: len(data) * tenths // 10])
        read = reader.read(cut)
        assert read.problem_code in {"damaged", "unread-format"}
        assert len(read.text) <= len(full)
        longest = max(longest, len(read.text))
    assert ending in {"xlsx", "pptx"} or longest > len(full) // 2


def test_a_package_that_lies_about_its_sizes(reader: Reader, tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", b"<a>" + b" " * 50_000_000)
    told = data.getvalue().replace((50_000_003).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    (tmp_path / "liar.docx").write_bytes(told)
    assert reader.read(tmp_path / "liar.docx").problem_code == "damaged"


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866", "iso8859-5")
SHORT_TEXTS = ("Протокол", "Повестка дня", "СОВЕЩАНИЕ", "Список участников: г. Алматы, 5 июня", "Ёлка и щит")


@pytest.mark.parametrize("text", SHORT_TEXTS)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866", "iso8859-5"]
)
def test_short_russian_texts(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_other_scripts() -> None:
    assert decoded("Déclaration adoptée à Genève, où élèves et maîtres".encode("cp1252")).startswith(
        "Déclaration"
    )
    assert decoded("Текст".encode("koi8-r"), stated="koi8-r") == "Текст"
    assert decoded("Текст, обрезан".encode()[:-1]).startswith("Текст, обреза")


@given(some.text())
def test_tidied_text_is_clean(text: str) -> None:
    clean = tidied(Reading(text, text.count("\f") + 1)).text
    assert clean.count("\f") == text.count("\f")
    assert not any(letter in clean for letter in "\x00\x08\r\u202e\ufeff")
    clean.encode("utf-8")


def test_endless_lines_are_broken() -> None:
    lines = tidied(Reading("x" * (3 * LINE_LIMIT + 1) + " " * 5_000_000)).text.split("\n")
    assert [len(line) for line in lines] == [LINE_LIMIT] * 3 + [1]


@given(some.text(alphabet="<>/!-&;abdivscript \"'=\n", max_size=300))
def test_any_html_is_read(source: str) -> None:
    assert isinstance(plain(source).text, str)


def test_conversion_says_why_not_or_makes_a_pdf(shared_data: Path, tmp_path: Path) -> None:
    target = tmp_path / "made.pdf"
    source = shared_data / "documents" / "udhr" / "udhr.ru.doc"
    problem = convert_to_pdf(source, target, ConversionLimits(seconds=120))
    if find_libreoffice() is None:
        assert problem is not None and "LibreOffice" in str(problem)
        assert not target.exists()
        return
    assert problem is None
    with Reader() as reader:
        assert SENTENCES["ru"] in words(reader.read(target).text)
        assert SENTENCES["ru"] in words(reader.read(source).text)
    assert convert_to_pdf(source, tmp_path / "late.pdf", ConversionLimits(seconds=0.01)) is not None
    assert list(tmp_path.iterdir()) == [target]
