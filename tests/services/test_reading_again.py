"""Files whose text could not be read for a passing reason are read again, and found then (A3, A5)."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from almaty_desktop.i18n import Bilingual
from almaty_desktop.models.documents import FileText, StoredFile
from almaty_desktop.services.progress import Cancelled, Progress
from almaty_desktop.services.search_upkeep import SearchUpkeep
from almaty_desktop.services.use_cases import UseCases
from tests.services.reading import NEVER_TAKEN_BACK, Refusal, tables_of

TEXT = "Report on training\n\nOfficers of the border service were trained in the spring of the year.\n"


def _unread(office: UseCases, sha256: str, code: str, body: str = "") -> None:
    """Leaves a file as a reading left it that was ended by ``code``; the words of the index are in step."""
    upkeep: SearchUpkeep = office.upkeep
    with office.office.deriving("archive") as session, upkeep.replacing_texts(session, [sha256]):
        facts = {"problem_code": code, "pages": None, "title": ""}
        session.execute(update(StoredFile).where(StoredFile.sha256 == sha256).values(facts))
        session.execute(update(FileText).where(FileText.sha256 == sha256).values(body=body))


@pytest.fixture
def document(fresh_office: UseCases, tmp_path: Path) -> int:
    (tmp_path / "training.txt").write_text(TEXT, "utf-8")
    (taken,) = fresh_office.taking_in.add([tmp_path / "training.txt"])
    assert taken.document
    fresh_office.archive.change(taken.document, title_en="A paper")
    return taken.document


def _sha256(office: UseCases, document: int) -> str:
    return office.archive.show(document).versions[0].files[0].sha256


@pytest.mark.parametrize("code", ["timeout", "memory", "crashed", "no-converter"])
def test_a_file_is_read_again_and_found(fresh_office: UseCases, document: int, code: str) -> None:
    sha256 = _sha256(fresh_office, document)
    _unread(fresh_office, sha256, code, "scraps of what was read")
    assert fresh_office.search.find("spring").total == 0
    assert fresh_office.search.find("scraps").total == 1
    page = fresh_office.archive.show(document)
    assert page.versions[0].files[0].may_be_read_again
    heard: list[frozenset[str]] = []
    fresh_office.office.on_change(heard.append)
    (again,) = fresh_office.archive.read_again(document)
    assert (again.sha256, again.name, again.language, again.code) == (sha256, "training.txt", "en", "")
    (kept,) = fresh_office.archive.show(document).versions[0].files
    assert (kept.problem, kept.may_be_read_again) == (None, False)
    assert "trained in the spring" in fresh_office.archive.text(page.versions[0].line.id)
    assert [hit.document for hit in fresh_office.search.find("springs").hits] == [document]
    assert fresh_office.search.find("scraps").total == 0
    assert heard == [frozenset({"archive"})]
    assert fresh_office.health.check() == ()


def test_an_undo_goes_on_as_if_it_had_always_been_read(fresh_office: UseCases, document: int) -> None:
    folder = fresh_office.office.folder
    _unread(fresh_office, _sha256(fresh_office, document), "timeout")
    before = tables_of(folder, leaving_out=NEVER_TAKEN_BACK)
    fresh_office.archive.read_again(document)
    assert tables_of(folder, leaving_out=NEVER_TAKEN_BACK) == before
    for _ in range(2):
        fresh_office.history.undo()
    assert fresh_office.search.find("spring").total == 0
    assert fresh_office.health.check() == ()
    for _ in range(2):
        fresh_office.history.redo()
    assert fresh_office.archive.show(document).line.title == Bilingual("A paper", "")
    assert fresh_office.search.find("spring").total == 1
    assert fresh_office.health.check() == ()


def test_every_document_that_has_the_file_is_found_by_it(
    fresh_office: UseCases, document: int, tmp_path: Path
) -> None:
    """A withdrawn document keeps its file, which then comes again as another document's."""
    fresh_office.archive.withdraw(document, "Sent out in error")
    (taken,) = fresh_office.taking_in.add([tmp_path / "training.txt"])
    assert taken.document not in (None, document)
    _unread(fresh_office, _sha256(fresh_office, document), "crashed")
    fresh_office.archive.read_again(taken.document or 0)
    assert [hit.document for hit in fresh_office.search.find("spring").hits] == [taken.document]
    assert fresh_office.health.check() == ()


@pytest.mark.parametrize("code", ["", "damaged", "encrypted", "no-text"])
def test_what_was_read_or_never_will_be_is_refused(fresh_office: UseCases, document: int, code: str) -> None:
    _unread(fresh_office, _sha256(fresh_office, document), code, TEXT)
    with Refusal("nothing-to-read", fresh_office.office.folder):
        fresh_office.archive.read_again(document)
    with Refusal("not-found", fresh_office.office.folder):
        fresh_office.archive.read_again(999)


def test_a_cancelled_reading_changes_nothing(fresh_office: UseCases, document: int) -> None:
    _unread(fresh_office, _sha256(fresh_office, document), "timeout")
    progress = Progress()
    progress.cancel()
    before = tables_of(fresh_office.office.folder)
    with pytest.raises(Cancelled):
        fresh_office.archive.read_again(document, progress)
    assert tables_of(fresh_office.office.folder) == before


def test_a_file_that_is_gone_keeps_what_is_known_of_it(fresh_office: UseCases, document: int) -> None:
    sha256 = _sha256(fresh_office, document)
    _unread(fresh_office, sha256, "timeout", "scraps")
    fresh_office.office.files.path(sha256).unlink()
    (again,) = fresh_office.archive.read_again(document)
    assert again.code == "unreadable"
    assert fresh_office.search.find("scraps").total == 1
    assert fresh_office.archive.show(document).versions[0].files[0].may_be_read_again
