"""A file is what its content says, not what its name says."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from almaty_desktop.archive.formats import format_of, named_format
from almaty_desktop.archive.recognition import Format, display_name, recognise


def test_every_real_document(shared_data: Path) -> None:
    for path in sorted((shared_data / "documents").rglob("*.*")):
        found = recognise(path)
        assert found.format.value == path.suffix[1:]
        assert found.refusal is None
        assert found.remark is None
        # … and the same without its name.
        with path.open("rb") as stream:
            assert format_of(stream) is found.format


@pytest.mark.parametrize(
    ("name", "found", "code"),
    [
        ("made-bidi-\u202efdp.exe", Format.EXECUTABLE, "executable"),
        ("made-path-traversal.zip", Format.ZIP, "packed"),
        ("made-zero-bytes.pdf", Format.EMPTY, "empty"),
        ("made-zero-bytes.docx", Format.EMPTY, "empty"),
        ("made-bomb.docx", Format.DOCX, ""),
        ("made-bomb.xlsx", Format.XLSX, ""),
        ("made-truncated.docx", Format.DOCX, ""),
        ("made-truncated.pdf", Format.PDF, ""),
        ("made-garbage-then-pdf.pdf", Format.PDF, ""),
        ("made-surrogate.eml", Format.EML, ""),
        ("made-deep-html.html", Format.HTML, ""),
        ("made-formula.csv", Format.CSV, ""),
        ("made-utf16.txt", Format.TEXT, ""),
        ("made-koi8r.txt", Format.TEXT, ""),
    ],
)
def test_hostile_files(shared_data: Path, name: str, found: Format, code: str) -> None:
    recognised = recognise(shared_data / "hostile" / name)
    assert recognised.format is found
    assert (recognised.refusal.code if recognised.refusal else "") == code


def test_lying_names_get_a_remark(shared_data: Path) -> None:
    docx = recognise(shared_data / "hostile" / "made-docx-named.pdf")
    pdf = recognise(shared_data / "hostile" / "made-pdf-named.docx")
    assert (docx.format, pdf.format) == (Format.DOCX, Format.PDF)
    assert "PDF" in str(docx.remark) and "DOCX" in str(docx.remark)
    assert docx.refusal is None and pdf.refusal is None and pdf.remark is not None


def test_every_pdf_of_the_hostile_set_is_kept(shared_data: Path) -> None:
    for path in (shared_data / "hostile").glob("p*.pdf"):
        assert recognise(path).format is Format.PDF
        assert recognise(path).refusal is None


def package(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return data.getvalue()


def tape() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as made:
        made.addfile(tarfile.TarInfo("x"))
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (package("[Content_Types].xml", "ppt/presentation.xml"), Format.PPTX),
        (package("word/document.xml"), Format.ZIP),
        (package("a.txt", "b.txt"), Format.ZIP),
        (tape(), Format.ZIP),
        (b"\x7fELF\x02\x01" + bytes(60), Format.EXECUTABLE),
        (b"#!/bin/sh\nrm -rf /\n", Format.EXECUTABLE),
        (b"MZ is how a letter may begin.", Format.TEXT),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), Format.PNG),
        (b"\xff\xd8\xff\xe0" + bytes(20), Format.JPEG),
        (b"II*\x00" + bytes(20), Format.TIFF),
        (os.urandom(5) + bytes(3000), Format.UNKNOWN),
        (b"{\\rtf1\\ansi x}", Format.RTF),
        (b"<!DOCTYPE html><title>x</title>", Format.HTML),
        (b"<?xml version='1.0'?>\n<!-- a --> <!-- b -->\n<p>x", Format.HTML),
        (b"<!---->" * 5000 + b"text", Format.TEXT),
        (b"Remarks on <b>bold</b> letters", Format.TEXT),
        (b"Subject: x\r\nFrom: a@example.org\r\n\r\nText", Format.EML),
        (b"Note: a letter\nthat is none", Format.TEXT),
        ("Протокол".encode("utf-16-le"), Format.TEXT),
        (b"\n\n%PDF-1.4\n1 0 obj", Format.PDF),
        (b"The header %PDF-1.4 is explained here.", Format.TEXT),
    ],
)
def test_by_content(data: bytes, expected: Format) -> None:
    assert format_of(io.BytesIO(data)) is expected


def test_scripts_are_programs_by_the_name_that_runs_them(tmp_path: Path) -> None:
    script = tmp_path / "minutes.vbs"
    script.write_text("MsgBox 1")
    refusal = recognise(script).refusal
    assert refusal is not None and refusal.code == "executable"


def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    for name, code in (("pipe.pdf", "not-a-file"), ("absent.pdf", "not-found"), (".", "folder")):
        refusal = recognise(tmp_path / name).refusal
        assert refusal is not None and refusal.code == code


@given(
    data=some.binary(max_size=400),
    head=some.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_anything_is_something(data: bytes, head: bytes) -> None:
    assert isinstance(format_of(io.BytesIO(head + data)), Format)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("made-bidi-\u202efdp.exe", "made-bidi-fdp.exe"),
        ("/etc/../passwd.txt", "passwd.txt"),
        ("C:\\Users\\x\\note.doc", "note.doc"),
        ("a\r\nb\tc.pdf", "a b c.pdf"),
        ("Протокол\u200b № 5.pdf", "Протокол № 5.pdf"),
        ("и\u0306.txt", "й.txt"),
        ("\u202e", "—"),
        ("bad\udcff.txt", "bad\ufffd.txt"),
    ],
)
def test_names_are_safe_to_show(name: str, shown: str) -> None:
    assert display_name(name) == shown


@given(some.text())
def test_any_name_can_be_shown(name: str) -> None:
    shown = display_name(name)
    assert 0 < len(shown) <= 200
    shown.encode("utf-8")
    assert display_name(shown) == shown


def test_named_formats() -> None:
    assert named_format("a.DOCM") is Format.DOCX
    assert named_format("a.jpeg") is Format.JPEG
    assert named_format("readme") is None
    assert named_format("a.xyz") is None
