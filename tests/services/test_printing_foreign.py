"""What is no text that can be set: pictures are laid on pages; other scripts are told, not passed over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from almaty_desktop.i18n import Language, texts_in
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.printing import Layout, Saved
from almaty_desktop.services.use_cases import UseCases
from tests.reports.pdf_reading import pages_of


def _compiled(office: UseCases, files: list[Path], target: Path, layout: Layout = Layout.EN) -> Saved:
    taken = office.taking_in.add(files)
    meeting = office.meetings.create(MeetingKind.SOM, date(2016, 5, 18), date(2016, 5, 18))
    item = next(line.id for line in office.agenda.show(meeting.id) if not line.is_break)
    office.agenda.hang(item, list(dict.fromkeys(one.document for one in taken if one.document)))
    return office.printing.save("compilation", target, layout, meeting=meeting.id)


@pytest.mark.parametrize("language", ["fa", "ps", "ur"])
def test_a_document_in_a_script_that_can_not_be_printed_is_told_of(
    fresh_office: UseCases, shared_data: Path, tmp_path: Path, language: str
) -> None:
    udhr = shared_data / "documents" / "udhr"
    saved = _compiled(fresh_office, [udhr / f"udhr.{language}.html"], tmp_path / "c.pdf")
    (skipped,) = saved.skipped
    assert skipped.language == language
    for spoken, word in ((Language.EN, "script"), (Language.RU, "шрифт")):
        assert word in texts_in(spoken).say(skipped.reason)
    said = " ".join(" ".join(pages_of(saved.file.read_bytes())).split())
    assert str(skipped.reason) in said
    assert "¤¤" not in said.partition("The pages of this document")[2]


@pytest.mark.parametrize("language", ["kk", "ky", "tg", "az", "tr"])
def test_documents_in_letters_that_can_be_printed_are_there(
    fresh_office: UseCases, shared_data: Path, tmp_path: Path, language: str
) -> None:
    file = shared_data / "documents" / "udhr" / f"udhr.{language}.html"
    assert _compiled(fresh_office, [file], tmp_path / "c.pdf").skipped == ()


def _scan(file: Path, kind: str, word: str) -> Path:
    made = Image.new("L", (827, 1169), "white")
    ImageDraw.Draw(made).text((100, 100), word, fill="black")
    if kind == "TIFF":
        made.save(file, kind, save_all=True, append_images=[made, made])
    else:
        made.save(file, kind)
    return file


def test_pictures_are_laid_on_pages(fresh_office: UseCases, tmp_path: Path) -> None:
    files = [_scan(tmp_path / f"letter.{one}", kind, one) for one, kind in
             (("png", "PNG"), ("jpg", "JPEG"), ("tif", "TIFF"), ("gif", "GIF"))]  # fmt: skip
    saved = _compiled(fresh_office, files, tmp_path / "c.pdf")
    assert saved.skipped == ()
    said = [" ".join(page.split()) for page in pages_of(saved.file.read_bytes())]
    for file in files:
        assert sum(f"“{file.name}” is a picture without text" in page for page in said) == 1
    assert sum("“letter.tif”: picture" in page for page in said) == 2
    assert fresh_office.health.check() == ()
    (meeting,) = fresh_office.meetings.list(kind=MeetingKind.SOM)
    again = fresh_office.printing.save("compilation", tmp_path / "d.pdf", Layout.EN, meeting=meeting.id)
    assert again.file.read_bytes() == saved.file.read_bytes()
    both = fresh_office.printing.save(
        "compilation", tmp_path / "e.pdf", Layout.SIDE_BY_SIDE, meeting=meeting.id
    )
    assert both.skipped == ()


def test_a_picture_that_is_broken_or_monstrous_is_told_of(fresh_office: UseCases, tmp_path: Path) -> None:
    whole = _scan(tmp_path / "whole.png", "PNG", "whole")
    broken = tmp_path / "broken.png"
    broken.write_bytes(whole.read_bytes()[:300])
    monstrous = tmp_path / "monstrous.png"
    Image.new("1", (20_000, 20_000)).save(monstrous)
    saved = _compiled(fresh_office, [whole, broken, monstrous], tmp_path / "c.pdf")
    reasons = {str(one.reason) for one in saved.skipped}
    assert reasons == {
        "The file is damaged: its pages can’t be read.",
        "The file could not be processed within the limits of time and memory.",
    }
