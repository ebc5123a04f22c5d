"""The window is killed in the midst of its work, as a power cut does; the office opens as it was."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from soundness import assert_sound
from working import cut, working

from almaty_desktop.i18n import Bilingual
from almaty_desktop.services.use_cases import make_use_cases, open_use_cases

HERE = Path(__file__).parent
PAPER = "Report on the exchange of information\n\nThe delegations exchanged what they know.\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with one document."""
    folder = tmp_path / "office"
    paper = tmp_path / "report.txt"
    paper.write_text(PAPER, "utf-8")
    use_cases = make_use_cases(folder)
    use_cases.taking_in.add([paper])
    use_cases.office.close()
    return folder


def kept(office: Path) -> set[str]:
    return {path.name for path in (office / "files").rglob("*") if path.is_file()}


@pytest.mark.parametrize("percent", [1, 80])
def test_a_take_in_that_was_cut_is_there_whole_or_not_at_all(
    root: Path, office: Path, shared_data: Path, percent: int
) -> None:
    """Not at all, but where the window was quicker than the one who cuts: then it is there whole."""
    source = shared_data / "documents" / "udhr"
    before = kept(office)
    with working(root, "take-in", office, source) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == "done" or int(line) >= percent:
                break
        cut(process)
    use_cases = open_use_cases(office, alone=True)
    try:
        assert not list(office.glob(".taking-in-*"))
        assert use_cases.search.find("exchange").total == 1
        done = use_cases.archive.count() > 1
        answers = use_cases.taking_in.add([source])
        if done:
            assert {answer.result for answer in answers} == {"duplicate"}
            assert use_cases.search.find("human").total > 0
        else:
            assert {answer.result for answer in answers} == {"added"}
            use_cases.history.undo()
            assert use_cases.search.find("human").total == 0
            # What the undo leaves is what was added again just now, and nothing of the cut.
            assert len(kept(office) - before) == len({answer.sha256 for answer in answers})
    finally:
        use_cases.office.close()
    assert_sound(root, office)


@pytest.mark.parametrize("edits", [1, 12])
def test_edits_that_were_shown_as_saved_are_there_after_a_cut(
    root: Path, office: Path, tmp_path: Path, edits: int
) -> None:
    with working(root, "edit", office, tmp_path) as process:
        assert process.stdout is not None
        last = 0
        for line in process.stdout:
            last = int(line)
            if last >= edits:
                time.sleep(0.003 * edits)
                process.kill()
    use_cases = open_use_cases(office, alone=True)
    try:
        (line,) = use_cases.archive.list()
        number = int(line.title.en.removeprefix("Title "))
        assert line.title == Bilingual(f"Title {number}", f"Title {number}"), "both languages are one act"
        assert last <= number <= last + 1
        assert use_cases.history.can_undo() is not None
        use_cases.history.undo()
        (line,) = use_cases.archive.list()
        before = f"Title {number - 1}" if number > 1 else "Report on the exchange of information"
        assert line.title.en == before
    finally:
        use_cases.office.close()
    assert_sound(root, office)
