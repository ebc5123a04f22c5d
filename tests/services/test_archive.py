"""Documents: correcting, joining, parting, withdrawing, exporting, fixity (rules A1 to A4)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.documents import Access, DocumentKind, TranslationState
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.search import Filters
from almaty_desktop.services.use_cases import UseCases
from tests.services.reading import Refusal

DAY = date(2016, 5, 18)


@pytest.fixture
def two(fresh_office: UseCases, tmp_path: Path) -> tuple[int, int]:
    """An English and a Russian paper that nothing tells to be the same document."""
    english, russian = tmp_path / "border report.txt", tmp_path / "доклад.txt"
    english.write_text(
        "Report on border management\n\nOfficers of the border service met in the spring and spoke about "
        "how people who seek asylum are referred to the authorities.\n",
        encoding="utf-8",
    )
    russian.write_text(
        "Доклад об управлении границами\n\nСотрудники пограничной службы встретились весной, чтобы обсудить, "
        "как направляют к компетентным органам лиц, ищущих убежище.\n",
        encoding="utf-8",
    )
    one, other = fresh_office.taking_in.add([english, russian])
    assert one.document
    assert other.document
    assert one.document != other.document
    return one.document, other.document


def test_corrections_are_kept_and_found(fresh_office: UseCases, two: tuple[int, int]) -> None:
    document, _ = two
    topics = [subject.id for subject in fresh_office.participants.topics()[:3]]
    fresh_office.archive.change(
        document,
        title_en="On the frontier",
        title_ru="На рубеже",
        reference="ABC-1",
        dated=DAY,
        kind=DocumentKind.REPORT,
        access=Access.PUBLIC,
        topics=topics[:2],
        symbol="Almaty Process/05/01/2016",
    )
    page = fresh_office.archive.show(document)
    assert page.line.title == Bilingual("On the frontier", "На рубеже")
    assert (page.line.symbol, page.line.reference) == ("Almaty Process/05/01/2016", "ABC-1")
    assert (page.line.dated, page.line.kind, page.line.access) == (DAY, DocumentKind.REPORT, Access.PUBLIC)
    assert page.topics == tuple(topics[:2])
    fresh_office.archive.change(document, topics=topics[1:])
    assert fresh_office.archive.show(document).topics == tuple(topics[1:])
    for words in ("рубежом", "frontiers", "Almaty Process/05/01/2016", "ABC-1"):
        assert [hit.document for hit in fresh_office.search.find(words).hits] == [document]
    fresh_office.history.undo()
    assert fresh_office.archive.show(document).topics == tuple(topics[:2])
    fresh_office.history.undo()
    assert fresh_office.search.find("рубежом").total == 0
    assert fresh_office.health.check() == ()


def test_a_symbol_is_given_once_and_kept_after_a_withdrawal(
    fresh_office: UseCases, two: tuple[int, int]
) -> None:
    archive, folder = fresh_office.archive, fresh_office.office.folder
    one, other = two
    symbol = archive.next_symbol(3, 2016)
    archive.change(one, symbol=symbol)
    with Refusal("A1", folder):
        archive.change(other, symbol=symbol)
    with Refusal("A1", folder):
        archive.change(one, symbol="Almaty Process/03/09/2016")
    archive.withdraw(one, "Sent out in error")
    with Refusal("A1", folder):
        archive.change(other, symbol=symbol)
    assert archive.next_symbol(3, 2016) == "Almaty Process/03/02/2016"
    with Refusal("A1", folder):
        fresh_office.meetings.create(MeetingKind.SOM, DAY, DAY, symbol=symbol)


def test_an_old_reading_is_refused(fresh_office: UseCases, two: tuple[int, int]) -> None:
    line = fresh_office.archive.show(two[0]).line
    fresh_office.archive.change(line.id, line.version, title_en="first")
    with Refusal("changed-meanwhile", fresh_office.office.folder):
        fresh_office.archive.change(line.id, line.version, title_en="second")


def test_joined_documents_are_one_with_both_languages(fresh_office: UseCases, two: tuple[int, int]) -> None:
    english, russian = two
    fresh_office.arranging.join(russian, english)
    page = fresh_office.archive.show(english)
    assert [version.line.language for version in page.versions] == ["en", "ru"]
    assert page.line.missing == ()
    assert page.line.title.ru == "Доклад об управлении границами"
    gone = fresh_office.archive.show(russian)
    assert gone.line.withdrawn
    assert gone.withdrawal_reason
    assert gone.versions == ()
    assert [hit.document for hit in fresh_office.search.find("пограничных служб").hits] == [english]
    assert fresh_office.health.check() == ()
    with Refusal("A2", fresh_office.office.folder):
        fresh_office.arranging.join(english, english)
    fresh_office.history.undo()
    assert fresh_office.archive.show(english).line.missing == ("ru",)
    assert not fresh_office.archive.show(russian).line.withdrawn


def test_a_joined_document_reaches_nobody_that_one_of_the_two_might_not(
    fresh_office: UseCases, two: tuple[int, int]
) -> None:
    english, russian = two
    fresh_office.archive.change(english, access=Access.PUBLIC)
    fresh_office.archive.change(russian, access=Access.RESTRICTED)
    fresh_office.arranging.join(russian, english)
    assert fresh_office.archive.show(english).line.access is Access.RESTRICTED


def test_a_joined_document_keeps_places_symbol_and_topics_of_both(
    fresh_office: UseCases, two: tuple[int, int]
) -> None:
    english, russian = two
    topics = [subject.id for subject in fresh_office.participants.topics()[:2]]
    fresh_office.archive.change(english, topics=topics[:1])
    fresh_office.archive.change(russian, topics=topics, symbol="Almaty Process/03/01/2016")
    meeting = fresh_office.meetings.create(MeetingKind.SOM, DAY, DAY)
    items = [line.id for line in fresh_office.agenda.show(meeting.id) if not line.is_break]
    first, second = items[0], items[-1]
    fresh_office.agenda.hang(first, [russian])
    fresh_office.agenda.hang(second, [russian, english])
    fresh_office.arranging.join(russian, english)
    hanging = {
        line.id: [one.id for one in line.documents]
        for line in fresh_office.agenda.show(meeting.id)
        if line.documents
    }
    assert hanging == {first: [english], second: [english]}
    page = fresh_office.archive.show(english)
    assert page.line.symbol == "Almaty Process/03/01/2016"
    assert page.topics == tuple(topics)
    assert fresh_office.archive.show(russian).hangs_on == ()
    fresh_office.history.undo()
    assert fresh_office.archive.show(russian).line.symbol == "Almaty Process/03/01/2016"
    assert len(fresh_office.archive.show(russian).hangs_on) == 2


def test_two_of_the_same_language_are_not_joined(fresh_office: UseCases, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"A note, the {name} of several, about the meeting.")
    taken = fresh_office.taking_in.add([tmp_path / "one.txt", tmp_path / "two.txt"])
    with Refusal("A2", fresh_office.office.folder):
        fresh_office.arranging.join(taken[0].document or 0, taken[1].document or 0)


def test_a_version_joined_wrongly_is_parted_again(sample_office: UseCases) -> None:
    archive = sample_office.archive
    document = next(line for line in archive.list() if line.original == "en" and len(line.versions) == 2)
    russian = next(version for version in document.versions if version.language == "ru")
    new = sample_office.arranging.part(russian.id)
    assert [version.language for version in archive.show(new).line.versions] == ["ru"]
    assert archive.show(new).line.title == Bilingual("", document.title.ru)
    assert archive.show(new).line.access is document.access
    assert archive.show(document.id).line.missing == ("ru",)
    assert sample_office.health.check() == ()
    with Refusal("A2", sample_office.office.folder):
        sample_office.arranging.part(russian.id)


def test_the_original_that_is_parted_leaves_another_original(sample_office: UseCases) -> None:
    archive = sample_office.archive
    document = next(line for line in archive.list() if line.original == "ru")
    sample_office.arranging.part(next(version.id for version in document.versions if version.is_original))
    line = archive.show(document.id).line
    assert line.original == "en"
    assert [version.is_original for version in line.versions] == [True]


def test_a_version_s_language_and_state_are_corrected(sample_office: UseCases) -> None:
    archive = sample_office.archive
    document = archive.list()[0]
    english, russian = (
        next(version for version in document.versions if version.language == code) for code in ("en", "ru")
    )
    with Refusal("A2", sample_office.office.folder):
        archive.change_version(russian.id, language="en")
    archive.change_version(english.id, language="kk", state=TranslationState.REVISION)
    line = archive.show(document.id).line
    assert {version.language: version.state for version in line.versions} == {
        "kk": TranslationState.REVISION,
        "ru": russian.state,
    }
    assert line.missing == ("en",)
    # The version that was the original still is.
    assert line.original == ("kk" if english.is_original else "ru")


def test_a_withdrawn_document_stays_with_its_reason_and_hangs_nowhere(sample_office: UseCases) -> None:
    archive, folder = sample_office.archive, sample_office.office.folder
    hung = next(line for line in archive.list() if archive.show(line.id).hangs_on)
    place = archive.show(hung.id).hangs_on[0]
    with Refusal("A3", folder):
        archive.withdraw(hung.id, "  \n ")
    count = archive.count()
    archive.withdraw(hung.id, " Replaced by a new edition ")
    page = archive.show(hung.id)
    assert (page.line.withdrawn, page.withdrawal_reason) == (True, "Replaced by a new edition")
    assert page.withdrawn == sample_office.office.now()
    assert page.hangs_on == ()
    assert all(version.files for version in page.versions)
    assert archive.count() == count - 1
    assert [line.id for line in archive.list(Filters(withdrawn=True))] == [hung.id]
    documents = {line.id: line.documents for line in sample_office.agenda.show(place.meeting)}[place.item]
    assert hung.id not in [one.id for one in documents]
    assert archive.verify().clean
    with Refusal("A3", folder):
        archive.withdraw(hung.id, "Twice")
    sample_office.history.undo()
    assert archive.show(hung.id).hangs_on[0] == place


def test_export_gives_the_files_as_received_and_overwrites_nothing(
    sample_office: UseCases, tmp_path: Path
) -> None:
    archive = sample_office.archive
    page = archive.show(archive.list()[0].id)
    target = tmp_path / "out" / "here"
    first = archive.export(page.line.id, target)
    assert sorted(path.name for path in first) == sorted(
        kept.name for version in page.versions for kept in version.files
    )
    originals = {path: path.read_bytes() for path in first}
    second = archive.export(page.line.id, target, "ru")
    (kept,) = next(version.files for version in page.versions if version.line.language == "ru")
    assert [path.name for path in second] == [f"{Path(kept.name).stem} (2){Path(kept.name).suffix}"]
    assert {path: path.read_bytes() for path in first} == originals
    version = next(version for version in page.versions if version.line.language == "ru")
    stored, name = archive.file(version.line.id)
    assert (second[0].read_bytes(), name) == (stored.read_bytes(), kept.name)
    with Refusal("not-found", sample_office.office.folder):
        archive.export(page.line.id, target, "tg")


def test_names_that_climb_out_are_exported_into_the_folder_all_the_same(
    fresh_office: UseCases, tmp_path: Path
) -> None:
    odd = tmp_path / "..\\..\\evil name.txt"
    odd.write_text("A note about the meeting of the senior officials of the States.")
    (taken,) = fresh_office.taking_in.add([odd])
    (made,) = fresh_office.archive.export(taken.document or 0, tmp_path / "out")
    assert made.parent == tmp_path / "out"
    assert "\\" not in made.name


def test_fixity_finds_what_is_missing_damaged_or_unknown(sample_office: UseCases) -> None:
    archive, files = sample_office.archive, sample_office.office.files
    pages = [archive.show(line.id) for line in archive.list(limit=2)]
    first, second = (page.versions[0].files[0].sha256 for page in pages)
    clean = archive.verify()
    assert clean.clean
    assert clean.files == sum(len(one.versions) for one in archive.list())
    files.path(first).unlink()
    files.path(second).chmod(0o600)
    files.path(second).write_bytes(b"other content")
    (files.root / "stranger.txt").write_text("x")
    found = archive.verify()
    assert (found.missing, found.damaged, found.unknown) == ((first,), (second,), ("stranger.txt",))
    assert {finding.code for finding in sample_office.health.check()} == {"missing", "damaged", "unknown"}


def test_lists_are_filtered_and_paged(sample_office: UseCases) -> None:
    archive = sample_office.archive
    everything = archive.list()
    assert len(everything) == archive.count()
    assert (
        tuple(line for offset in range(0, 20, 5) for line in archive.list(offset=offset, limit=5))
        == everything
    )
    dates = [line.dated for line in everything]
    assert dates == sorted((day for day in dates if day), reverse=True)
    meeting = sample_office.meetings.list()[0].id
    hung = {one.id for line in sample_office.agenda.show(meeting) for one in line.documents}
    chosen = [
        (Filters(kind=DocumentKind.REPORT), [one for one in everything if one.kind is DocumentKind.REPORT]),
        (Filters(year=2014), [one for one in everything if one.dated and one.dated.year == 2014]),
        (
            Filters(access=Access.RESTRICTED),
            [one for one in everything if one.access is Access.RESTRICTED],
        ),
        (Filters(language="kk"), []),
        (Filters(meeting=meeting), [one for one in everything if one.id in hung]),
    ]
    for filters, wanted in chosen:
        assert list(archive.list(filters)) == wanted
        assert archive.count(filters) == len(wanted)
    assert archive.years() == (2015, 2014, 2013)
    assert set(archive.languages()) == {"en", "ru"}


def test_an_export_that_can_not_be_written_is_refused(sample_office: UseCases, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    document = sample_office.archive.list()[0].id
    with Refusal("not-written", sample_office.office.folder):
        sample_office.archive.export(document, tmp_path / "file" / "folder")
    sample_office.office.files.path(sample_office.archive.show(document).versions[0].files[0].sha256).unlink()
    with Refusal("not-written", sample_office.office.folder):
        sample_office.archive.export(document, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
