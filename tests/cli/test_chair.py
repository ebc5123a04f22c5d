"""``almaty chair``: its JSON field by field, declines, refusals and what a person reads (C1 to C4)."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from almaty_desktop.services.use_cases import make_use_cases, open_use_cases
from tests.services.chair_history import elect_chair

MEMBERS = ("AF", "AZ", "KZ", "KG", "TJ", "TR")


@pytest.fixture(scope="session")
def new_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new office in which no Chair was elected; never written to."""
    folder = tmp_path_factory.mktemp("new") / "office"
    make_use_cases(folder, now=lambda: datetime(2014, 3, 1, 9, tzinfo=UTC)).office.close()
    return folder


@pytest.fixture
def chaired(new_office: Path, tmp_path: Path) -> Path:
    """A copy of it in which Kazakhstan was elected on 5 June 2013."""
    folder = Path(shutil.copytree(new_office, tmp_path / "chaired"))
    opened = open_use_cases(folder)
    elect_chair(opened, "KZ")
    opened.office.close()
    return folder


def test_before_the_election_current_is_null_and_turns_are_empty(run, new_office: Path) -> None:
    ended = run("chair", "--json", "--office", new_office, "--on", "2013-07-01")
    assert (ended.status, ended.json) == (0, {"current": None, "turns": [], "undecided": False})
    assert "No Chair has been elected yet." in run("chair", "--office", new_office, "--lang", "en").out
    refused = run("chair", "--decline", "KZ", "--json", "--yes", "--office", new_office)
    assert (refused.status, refused.error["code"]) == (1, "C2")


def test_the_shape_and_the_five_turns(run, chaired: Path) -> None:
    told = run("chair", "--json", "--office", chaired, "--on", "2014-01-01").json
    assert told == {
        "current": {"code": "KZ", "start": "2013-06-05", "end": "2015-06-04"},
        "turns": [
            {"code": "KG", "start": "2015-06-05", "end": "2017-06-04", "passed_over": []},
            {
                "code": "TJ",
                "start": "2017-06-05",
                "end": "2019-06-04",
                "passed_over": [{"code": "PK", "reason": "not-member"}],
            },
            {"code": "TR", "start": "2019-06-05", "end": "2021-06-04", "passed_over": []},
            {"code": "AF", "start": "2021-06-05", "end": "2023-06-04", "passed_over": []},
            {"code": "AZ", "start": "2023-06-05", "end": "2025-06-04", "passed_over": []},
        ],
        "undecided": False,
    }


def test_a_decline_is_recorded_as_of_the_day_and_the_same_one_says_so(run, chaired: Path) -> None:
    arguments = ("chair", "--decline", "KG", "--yes", "--office", chaired, "--on", "2014-01-01")
    told = run(*arguments, "--json").json
    assert told["turns"][0]["code"] == "TJ"
    assert told["turns"][0]["passed_over"] == [
        {"code": "KG", "reason": "declined"},
        {"code": "PK", "reason": "not-member"},
    ]
    again = run(*arguments, "--lang", "en")
    assert again.status == 0
    assert "On record already: KG. Nothing was changed there." in again.out
    assert "Kyrgyz Republic (declined), [Pakistan] (not a member)" in again.out
    opened = open_use_cases(chaired)
    (decline,) = opened.chair.rotation().declines
    assert decline.declined_on.isoformat() == "2014-01-01"
    opened.office.close()


def test_everybody_declines_in_one_act(run, chaired: Path) -> None:
    declines = [part for code in MEMBERS for part in ("--decline", code)]
    told = run("chair", *declines, "--json", "--yes", "--office", chaired, "--on", "2014-01-01").json
    assert told["current"] == {"code": "KZ", "start": "2013-06-05", "end": "2015-06-04"}
    assert (told["turns"], told["undecided"]) == ([], True)
    after = run("chair", "--json", "--office", chaired, "--on", "2016-01-01").json
    assert after == {"current": None, "turns": [], "undecided": True}
    undone = run("undo", "--json", "--office", chaired)
    assert "Turn of the chair declined" in undone.json["title_en"]
    assert run("chair", "--json", "--office", chaired, "--on", "2014-01-01").json["undecided"] is False


def test_a_refused_decline_records_none_of_them(run, chaired: Path) -> None:
    ended = run(
        "chair", "--decline", "KG", "--decline", "PK", "--json", "--yes", "--office", chaired,
        "--on", "2014-01-01",
    )  # fmt: skip
    assert (ended.status, ended.error["code"]) == (1, "C2")
    told = run("chair", "--json", "--office", chaired, "--on", "2014-01-01").json
    assert told["turns"][0]["code"] == "KG"


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ("Chair: Kazakhstan, 5 June 2013 – 4 June 2015", "[Pakistan] (not a member)")),
        ("ru", ("Председатель: Казахстан, 5 июня 2013", "[Пакистан] (не участник)", "Кыргызстан")),
    ],
)
def test_a_person_reads_a_table_in_either_language(
    run, chaired: Path, language: str, sentences: tuple[str, ...]
) -> None:
    ended = run("chair", "--office", chaired, "--on", "2014-01-01", "--lang", language)
    assert ended.status == 0
    for sentence in sentences:
        assert sentence in ended.out
