"""Every hostile file through ``archive add``: each gets an answer, and the archive is clean afterwards."""

from __future__ import annotations

import csv
from pathlib import Path

REFUSED = {
    "made-zero-bytes.docx": "empty",
    "made-zero-bytes.pdf": "empty",
    "made-path-traversal.zip": "packed",
}


def test_all_hostile_files(run, office: Path, shared_data: Path, tmp_path: Path) -> None:
    folder = shared_data / "hostile"
    with (folder / "MANIFEST.tsv").open(encoding="utf-8") as manifest:
        names = {row["file"] for row in csv.DictReader(manifest, delimiter="\t")}
    ended = run("archive", "add", folder, "--json", "--office", office, "--lang", "ru", cwd=tmp_path)
    assert ended.status == 1
    answers = {Path(file["path"]).name: file for file in ended.json["files"]}
    assert names <= set(answers)
    for file in answers.values():
        assert file["result"] in {"added", "duplicate", "refused"}
        if file["result"] == "refused":
            assert file["code"] and file["message"] and file["document"] is None
        else:
            assert file["document"] and len(file["sha256"]) == 64
    refused = {name: file["code"] for name, file in answers.items() if file["result"] == "refused"}
    assert REFUSED.items() <= refused.items()
    assert any(code == "executable" for code in refused.values())
    assert list(tmp_path.iterdir()) == [office], "nothing outside the office was written"

    verified = run("archive", "verify", "--json", "--office", office)
    assert verified.status == 0, verified.out
    taken = {file["sha256"] for file in answers.values() if file["result"] != "refused"}
    assert verified.json["files"] == 2 + len(taken)
