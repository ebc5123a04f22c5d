"""Every kind of document as it lies in the store, under a name without an ending, is read and told."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest

from almaty_desktop.services.taking_in import Result
from almaty_desktop.services.use_cases import UseCases

SENTENCE = "The participating States discussed the registration of asylum seekers at the border of Zhetisu."
RUSSIAN = "Государства-участники обсудили регистрацию лиц, ищущих убежища, на границе Жетысуской области."


def _xlsx(file: Path, sentence: str) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append([sentence, 2013.0, date(2013, 6, 5)])
    made.create_sheet("Second").append([sentence])
    made.save(file)


def _pptx(file: Path, sentence: str) -> None:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = sentence
    made.save(str(file))


def _docx(file: Path, sentence: str) -> None:
    made = docx.Document()
    made.add_paragraph(sentence)
    made.save(str(file))


def _eml(file: Path, sentence: str) -> None:
    mail = EmailMessage()
    mail["Subject"] = sentence[:40]
    mail["From"] = "Aliya <aliya@example.org>"
    mail["Date"] = "Wed, 05 Jun 2013 10:00:00 +0600"
    mail.set_content(sentence)
    file.write_bytes(bytes(mail))


def _html(file: Path, sentence: str) -> None:
    file.write_text(f"<!doctype html><html><body><p>{sentence}</p></body></html>", encoding="utf-8")


def _rtf(file: Path, sentence: str) -> None:
    written = "".join(
        letter if letter.isascii() else "".join(f"\\u{ord(one)}?" for one in letter) for letter in sentence
    )
    file.write_text(f"{{\\rtf1\\ansi\\ansicpg1251 {written}\\par}}", encoding="ascii")


def _text(file: Path, sentence: str) -> None:
    file.write_text(f"{sentence}\n", encoding="utf-8")


def _csv(file: Path, sentence: str) -> None:
    file.write_text(f'"{sentence}",2013\n', encoding="utf-8")


def _open_document(kind: str, before: str, after: str) -> Callable[[Path, str], None]:
    def make(file: Path, sentence: str) -> None:
        names = "urn:oasis:names:tc:opendocument:xmlns:"
        with zipfile.ZipFile(file, "w") as made:
            made.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
            made.writestr(
                "content.xml",
                f'<o:document-content xmlns:o="{names}office:1.0" xmlns:table="{names}table:1.0" '
                f'xmlns:draw="{names}drawing:1.0" xmlns:text="{names}text:1.0">'
                f"{before}<text:p>{sentence}</text:p>{after}</o:document-content>",
            )

    return make


MADE: dict[str, Callable[[Path, str], None]] = {
    "xlsx": _xlsx,
    "ods": _open_document("spreadsheet", "<table:table>", "</table:table>"),
    "odp": _open_document("presentation", "<draw:page>", "</draw:page>"),
    "pptx": _pptx,
    "docx": _docx,
    "eml": _eml,
    "html": _html,
    "rtf": _rtf,
    "txt": _text,
    "csv": _csv,
}


@pytest.mark.parametrize(("sentence", "language"), [(SENTENCE, "en"), (RUSSIAN, "ru")])
@pytest.mark.parametrize("ending", MADE)
def test_each_format_is_read_out_of_the_store(
    fresh_office: UseCases, tmp_path: Path, ending: str, sentence: str, language: str
) -> None:
    file = tmp_path / f"note.{ending}"
    MADE[ending](file, sentence)
    (taken,) = fresh_office.taking_in.add([file])
    assert (taken.result, taken.code, taken.language) == (Result.ADDED, "", language)
    assert not fresh_office.office.files.path(taken.sha256).suffix
    (version,) = fresh_office.archive.show(taken.document or 0).versions
    assert sentence in fresh_office.archive.text(version.line.id).replace("\n", " ")
    hits = fresh_office.search.find("Zhetisu" if language == "en" else "Жетысуская").hits
    assert taken.document in {hit.document for hit in hits}


@pytest.mark.parametrize("ending", ["docx", "html", "odt", "pdf", "rtf", "txt"])
def test_the_declaration_of_each_format_is_read_alone(
    fresh_office: UseCases, shared_data: Path, ending: str
) -> None:
    (taken,) = fresh_office.taking_in.add([shared_data / "documents" / "udhr" / f"udhr.en.{ending}"])
    assert (taken.result, taken.code, taken.language) == (Result.ADDED, "", "en")
    title = fresh_office.archive.show(taken.document or 0).line.title
    assert title.en == "Universal Declaration of Human Rights"
